//! The same text twice in one outlet, as from its site and its paper: known by a hash and the id of the first.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

use crate::input::seen::{Number, Spill, Table, Texts};
use crate::skim;

/// Every text seen so far, as eight bytes of hash and the place of the article's id.
#[derive(Debug)]
pub(super) struct Copies {
    /// Places of ids, counted from 1.
    first: Table,
    ids: Texts,
    spill: Spill,
    lost: Option<io::Error>,
}

impl Copies {
    /// No text.
    pub fn new(spill: Spill) -> Self {
        Self { first: Table::new(spill), ids: Texts::new(spill), spill, lost: None }
    }

    /// The id of the first article of the outlet with this text; none if this is the first.
    pub fn first(&mut self, outlet: &str, text: &str, id: &str) -> Option<String> {
        let key = key(outlet, text);
        if let Some(place) = self.first.put_new(key, Number::MIN.saturating_add(self.ids.end())) {
            match self.ids.at(place.get() - 1) {
                Ok(first) => return Some(first),
                Err(error) => {
                    *self = Self { lost: Some(error), ..Self::new(self.spill.stopped()) };
                    self.first.put_new(key, Number::MIN);
                }
            }
        }
        self.ids.push(id);
        None
    }

    /// Why all texts until then were forgotten, once, if they were: what had left the memory could not be read.
    pub fn lost(&mut self) -> Option<io::Error> {
        self.lost.take().or_else(|| self.first.lost())
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

/// Letters that are hashed at once.
const BUFFER: usize = 256;
const ROOM: usize = 2 * BUFFER + 8;

/// Letters and digits on their way to a hash.
struct Bare {
    hasher: DefaultHasher,
    /// Room for what is to be hashed, and for one more piece of the text.
    letters: [u8; ROOM],
    kept: usize,
}

impl Bare {
    /// Keeps the letters and digits of a block of ASCII.
    #[inline(always)]
    fn keep(&mut self, block: &[u8; 8]) {
        let Some(room) = self.letters[self.kept..].first_chunk_mut::<8>() else { return };
        let mut kept = 0;
        for byte in block {
            // Written in any case, kept by moving on: what stands between words comes too often to be guessed.
            let letter = BARE[usize::from(*byte)];
            room[kept] = letter;
            kept += usize::from(letter != 0);
        }
        self.kept += kept;
    }

    /// Hashes what has come together. It is always cut at the same letters, however the text was.
    fn pass(&mut self) {
        if self.kept >= BUFFER {
            self.hasher.write(&self.letters[..BUFFER]);
            self.letters.copy_within(BUFFER..self.kept, 0);
            self.kept -= BUFFER;
        }
    }
}

/// Letters and digits only, in small letters: spacing, quotation marks and line breaks differ from site to paper.
fn key(outlet: &str, text: &str) -> u64 {
    let mut bare = Bare { hasher: DefaultHasher::new(), letters: [0; ROOM], kept: 0 };
    outlet.hash(&mut bare.hasher);
    let mut rest = text;
    while !rest.is_empty() {
        let run = skim::first(rest.as_bytes(), |byte| byte >= 0x80).unwrap_or(rest.len());
        let (plain, after) = rest.split_at(run);
        for piece in plain.as_bytes().chunks(BUFFER) {
            let (blocks, few) = piece.as_chunks();
            blocks.iter().for_each(|block| bare.keep(block));
            // Of the last block what lies beyond the piece is no letter.
            let mut last = [0; 8];
            last[..few.len()].copy_from_slice(few);
            bare.keep(&last);
            bare.pass();
        }
        // `’`, `“` and most other marks of print lie in one block of Unicode that has no letters.
        if let [0xE2, 0x80, _, ..] = after.as_bytes() {
            rest = &after[3..];
            continue;
        }
        let mut letters = after.chars();
        for small in letters.next().filter(|letter| letter.is_alphanumeric()).into_iter().flat_map(char::to_lowercase) {
            let length = small.encode_utf8(&mut bare.letters[bare.kept..]).len();
            bare.kept += length;
            bare.pass();
        }
        rest = letters.as_str();
    }
    bare.hasher.write(&bare.letters[..bare.kept]);
    bare.hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use proptest::prelude::*;

    use super::*;

    fn ask(copies: &mut Copies) {
        let mut first = |outlet: &str, text: &str, id: &str| copies.first(outlet, text, id).unwrap_or_default();
        assert_eq!(first("Harbour Post", "“The pier is shut.”\n\nIt will stay so.", "web-1\nof two lines"), "");
        assert_eq!(first("Daily Lantern", "“The pier is shut.”\n\nIt will stay so.", "b"), "");
        let copy = first("Harbour Post", "\"The pier is SHUT.\" It will stay so.", "print-1");
        assert_eq!(copy, "web-1\nof two lines");
        assert_eq!(first("Harbour Post", "The pier is shut. It may stay so.", "c"), "");
        assert_eq!(first("Daily Lantern", "The pier is shut. It will stay so.", "d"), "b");
    }

    #[test]
    fn a_copy_is_known_by_its_words_inside_its_outlet() {
        for spill in [Spill::default(), Spill { border: 0, ..Spill::default() }] {
            let mut copies = Copies::new(spill);
            ask(&mut copies);
            assert!(copies.lost().is_none());
        }
    }

    #[test]
    fn an_id_that_cannot_be_read_again_is_said_once_and_it_goes_on() {
        // What is written to it cannot be read.
        let make = || Ok(Box::new(File::create(tempfile::NamedTempFile::new()?.path())?) as Box<_>);
        let mut copies = Copies::new(Spill::default());
        copies.ids = Texts::new(Spill { border: 0, make });
        assert_eq!(copies.first("Harbour Post", "The pier is shut.", "a"), None);
        assert_eq!(copies.first("Harbour Post", "The pier is shut.", "b"), None);
        assert!(copies.lost().is_some() && copies.lost().is_none());
        assert_eq!(copies.first("Harbour Post", "The pier is shut.", "c").as_deref(), Some("b"));
        ask(&mut copies);
        assert!(copies.lost().is_none());
    }

    proptest! {
        #[test]
        fn nothing_but_letters_and_digits_tells_texts_apart(text in "([ -~]|[äÖȺß’“中]|[a-z]{60}){0,60}") {
            let bare = || text.chars().filter(|letter| letter.is_alphanumeric());
            let small: String = bare().flat_map(char::to_lowercase).collect();
            prop_assert_eq!(key("a", &text), key("a", &small));
            let spaced: String = bare().flat_map(|letter| ['“', letter, '\n']).collect();
            prop_assert_eq!(key("a", &text), key("a", &spaced));
            prop_assert_ne!(key("a", &text), key("a", &(small.clone() + "x")));
            prop_assert_ne!(key("a", &text), key("a", &format!("x{small}")));
            prop_assert_ne!(key("a", &text), key("b", &text));
        }
    }
}
