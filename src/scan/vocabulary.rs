//! Every word that any lexicon or rule knows, as a small number; 0 is every other word.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::packed::{WIDTH, lower, packed};
use crate::text::fold::{fold_into, folded};
use crate::text::token::Token;

/// Number of a folded word.
pub type WordId = u32;

/// A word that no lexicon knows.
pub const UNKNOWN: WordId = 0;

/// The numbers of the words.
///
/// Words of up to 16 ASCII letters, nearly all of a text, are packed into one number and stand in a table of slots, each
/// with the number of a word; the slot after is taken where two meet.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Word ids by hash, [`UNKNOWN`] where a slot is free; a power of two, twice the words or more.
    slots: Vec<WordId>,
    /// By word id the packed word; 0 for a longer one.
    packed: Vec<u128>,
    /// All others.
    long: FxHashMap<Box<str>, WordId>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::with_room(0)
    }
}

impl Vocabulary {
    /// An empty one for about as many words; it grows when half of its slots are taken.
    #[must_use]
    pub fn with_room(words: usize) -> Self {
        let slots = vec![UNKNOWN; words.next_power_of_two()];
        let mut packed = Vec::with_capacity(words + 1);
        packed.push(0);
        Self { slots, packed, long: FxHashMap::default() }
    }

    /// The number of a word in any case, new if need be.
    pub fn intern(&mut self, word: &str) -> WordId {
        self.intern_at(word, 0..word.len())
    }

    /// The number of the word at a place of a text, in any case, new if need be.
    pub fn intern_at(&mut self, text: &str, place: Range<usize>) -> WordId {
        match lower(packed(text, place.clone())) {
            0 => self.intern_folded(&folded(&text[place])),
            key => self.intern_packed(key),
        }
    }

    fn intern_folded(&mut self, word: &str) -> WordId {
        match packed(word, 0..word.len()) {
            0 => {
                if let Some(&known) = self.long.get(word) {
                    return known;
                }
                let new = self.next();
                self.long.insert(word.into(), new);
                self.packed.push(0);
                new
            }
            key => self.intern_packed(key),
        }
    }

    fn intern_packed(&mut self, key: u128) -> WordId {
        let slot = self.find(key);
        if self.slots[slot] != UNKNOWN {
            return self.slots[slot];
        }
        let new = self.next();
        self.slots[slot] = new;
        self.packed.push(key);
        if self.packed.len() * 2 > self.slots.len() {
            self.slots = vec![UNKNOWN; self.slots.len() * 2];
            for id in 1..=new {
                let key = self.packed[id as usize];
                if key != 0 {
                    let slot = self.find(key);
                    self.slots[slot] = id;
                }
            }
        }
        new
    }

    /// The number that the next new word gets.
    fn next(&self) -> WordId {
        WordId::try_from(self.packed.len()).unwrap_or(WordId::MAX)
    }

    /// The slot of a key: where it stands, or the free one where it would.
    fn find(&self, key: u128) -> usize {
        let mut slot = self.slot(key);
        while self.slots[slot] != UNKNOWN && self.packed[self.slots[slot] as usize] != key {
            slot = self.after(slot);
        }
        slot
    }

    /// The number of a folded word; [`UNKNOWN`] if no lexicon has it.
    #[must_use]
    pub fn get(&self, folded: &str) -> WordId {
        match packed(folded, 0..folded.len()) {
            0 => self.long.get(folded).copied().unwrap_or(UNKNOWN),
            key => self.slots[self.find(key)],
        }
    }

    /// The numbers of the tokens of an article.
    ///
    /// Most words lie too far away in memory to be waited for one by one, so some are asked for together.
    #[must_use]
    pub fn ids(&self, text: &str, tokens: &[Token]) -> Vec<WordId> {
        let mut ids = Vec::with_capacity(tokens.len());
        let mut folded = String::new();
        let (mut words, mut found, mut same) = ([[0; WIDTH]; CHUNK], [UNKNOWN; CHUNK], [false; CHUNK]);
        for chunk in tokens.chunks(CHUNK) {
            for (word, token) in words.iter_mut().zip(chunk) {
                *word = packed(text, token.span.start..token.span.end).to_le_bytes();
            }
            words.as_flattened_mut().make_ascii_lowercase();
            let keys = || words.iter().map(|word| u128::from_le_bytes(*word));
            found.iter_mut().zip(keys()).for_each(|(id, key)| *id = self.slots[self.slot(key)]);
            let own = same.iter_mut().zip(&found).zip(keys());
            own.for_each(|((same, &id), key)| *same = key != 0 && self.packed[id as usize] == key);
            for (at, token) in chunk.iter().enumerate().filter(|&(at, _)| !same[at]) {
                found[at] = match u128::from_le_bytes(words[at]) {
                    0 => {
                        fold_into(token.span.of(text), &mut folded);
                        self.get(&folded)
                    }
                    key => self.slots[self.find(key)],
                };
            }
            ids.extend_from_slice(&found[..chunk.len()]);
        }
        ids
    }

    fn slot(&self, key: u128) -> usize {
        let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize & (self.slots.len() - 1)
    }

    fn after(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }

    /// How many words there are, the unknown one not counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed.len() - 1
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// How many words are asked for together.
const CHUNK: usize = 32;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::span::Span;
    use crate::text::token::TokenKind;

    proptest! {
        #[test]
        fn a_word_is_known_in_any_case(words in proptest::collection::vec("[\\PC]{1,20}|[a-zA-Z'.0-9]{1,20}", 1..20)) {
            let mut vocabulary = Vocabulary::default();
            let ids: Vec<WordId> = words.iter().map(|word| vocabulary.intern(word)).collect();
            let id_of = |word: &str, after: &str| {
                let span = Span::new(2, 2 + word.len());
                let token = Token { span, kind: TokenKind::Word, capital: false };
                vocabulary.ids(&format!("- {word}{after}"), &[token])[0]
            };
            for (word, id) in words.iter().zip(ids) {
                prop_assert_eq!(vocabulary.get(&folded(word)), id);
                let capitals = word.to_ascii_uppercase();
                for after in ["", " and whatever follows"] {
                    prop_assert_eq!(id_of(word, after), id);
                    prop_assert_eq!(id_of(&capitals, after), vocabulary.get(&folded(&capitals)));
                }
            }
            let distinct: std::collections::BTreeSet<_> = words.iter().map(|word| folded(word)).collect();
            prop_assert_eq!(distinct.len(), vocabulary.len());
        }
    }
}
