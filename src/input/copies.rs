//! The same text twice in one outlet, as from its site and its paper: known by a hash and the id of the first.

use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::FxHashMap;

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

/// Letters and digits only, in small letters: spacing, quotation marks and line breaks differ from site to paper.
fn key(outlet: &str, text: &str) -> u64 {
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            bare.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            bare.extend(c.to_lowercase());
        }
    }
    let mut hasher = DefaultHasher::new();
    (outlet, bare).hash(&mut hasher);
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
