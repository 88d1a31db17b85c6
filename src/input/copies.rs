//! The same text twice in one outlet, as from its site and its paper: known by a hash and the id of the first.

use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::FxHashMap;

use crate::skim;

/// Every text seen so far, as eight bytes of hash and the place of the article's id.
#[derive(Debug, Default)]
pub(super) struct Copies {
    first: FxHashMap<u64, usize>,
    /// All ids, each ended by a line break.
    ids: String,
}

impl Copies {
    /// The id of the first article of the outlet with this text; none if this is the first.
    pub fn first(&mut self, outlet: &str, text: &str, id: &str) -> Option<&str> {
        let next = self.ids.len();
        let place = *self.first.entry(key(outlet, text)).or_insert(next);
        if place == next {
            self.ids.extend([id, "\n"]);
            return None;
        }
        self.ids[place..].lines().next()
    }
}

/// For each byte of ASCII the small letter or digit that is kept of it, or 0.
const BARE: [u8; 256] = {
    let mut kept = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            kept[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    kept
};

/// Letters and digits only, in small letters: spacing, quotation marks and line breaks differ from site to paper.
fn key(outlet: &str, text: &str) -> u64 {
    let mut bare = vec![0; text.len()];
    let mut kept = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let run = skim::first(rest.as_bytes(), |byte| byte >= 0x80).unwrap_or(rest.len());
        let (plain, after) = rest.split_at(run);
        for byte in plain.bytes() {
            // Written in any case, kept by moving on: what stands between words comes too often to be guessed.
            bare[kept] = BARE[usize::from(byte)];
            kept += usize::from(bare[kept] != 0);
        }
        let mut letters = after.chars();
        for small in letters.next().filter(|letter| letter.is_alphanumeric()).into_iter().flat_map(char::to_lowercase) {
            let mut buffer = [0; 4];
            let small = small.encode_utf8(&mut buffer).as_bytes();
            // A small letter can be longer than the capital.
            bare.resize(bare.len().max(kept + small.len() + letters.as_str().len()), 0);
            bare[kept..kept + small.len()].copy_from_slice(small);
            kept += small.len();
        }
        rest = letters.as_str();
    }
    let mut hasher = DefaultHasher::new();
    (outlet, &bare[..kept]).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_its_words_inside_its_outlet() {
        let mut copies = Copies::default();
        assert_eq!(copies.first("Harbour Post", "“The pier is shut.”\n\nIt will stay so.", "web-1"), None);
        assert_eq!(copies.first("Daily Lantern", "“The pier is shut.”\n\nIt will stay so.", "b"), None);
        assert_eq!(copies.first("Harbour Post", "\"The pier is SHUT.\" It will stay so.", "print-1"), Some("web-1"));
        assert_eq!(copies.first("Harbour Post", "The pier is shut. It may stay so.", "c"), None);
        assert_eq!(copies.first("Daily Lantern", "The pier is shut. It will stay so.", "d"), Some("b"));
    }
}
