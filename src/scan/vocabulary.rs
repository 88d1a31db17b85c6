//! Every word that any lexicon or rule knows, as a small number; 0 is every other word.

use rustc_hash::FxHashMap;

use crate::text::fold::fold_into;

/// Number of a folded word.
pub type WordId = u32;

/// A word that no lexicon knows.
pub const UNKNOWN: WordId = 0;

/// The numbers of the words.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Words of up to 8 ASCII letters, packed into one number: most words of a text.
    short: FxHashMap<u64, WordId>,
    /// Words of 9 to 16 ASCII letters.
    middle: FxHashMap<u128, WordId>,
    /// All others.
    long: FxHashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// An empty one with room for as many words.
    #[must_use]
    pub fn with_room(words: usize) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.short.reserve(words / 2);
        vocabulary.middle.reserve(words / 2);
        vocabulary
    }

    /// The number of a folded word, new if need be.
    pub fn intern(&mut self, word: &str) -> WordId {
        let next = WordId::try_from(self.len() + 1).unwrap_or(WordId::MAX);
        match Packed::of(word.as_bytes()) {
            Some(Packed::Short(key)) => *self.short.entry(key).or_insert(next),
            Some(Packed::Middle(key)) => *self.middle.entry(key).or_insert(next),
            None => match self.long.get(word) {
                Some(&id) => id,
                None => {
                    self.long.insert(word.into(), next);
                    next
                }
            },
        }
    }

    /// The number of a folded word; [`UNKNOWN`] if no lexicon has it.
    #[must_use]
    pub fn get(&self, folded: &str) -> WordId {
        let known = match Packed::of(folded.as_bytes()) {
            Some(Packed::Short(key)) => self.short.get(&key),
            Some(Packed::Middle(key)) => self.middle.get(&key),
            None => self.long.get(folded),
        };
        known.copied().unwrap_or(UNKNOWN)
    }

    /// The number of a word as it stands in an article; `buffer` is reused.
    #[must_use]
    pub fn id(&self, word: &str, buffer: &mut String) -> WordId {
        let known = match Packed::of(word.as_bytes()) {
            Some(Packed::Short(key)) => self.short.get(&(lower(key.into()) as u64)),
            Some(Packed::Middle(key)) => self.middle.get(&lower(key)),
            None => {
                fold_into(word, buffer);
                return self.get(buffer);
            }
        };
        known.copied().unwrap_or(UNKNOWN)
    }

    /// How many words there are, the unknown one not counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.short.len() + self.middle.len() + self.long.len()
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A word of ASCII as one number, the first byte lowest.
enum Packed {
    /// 1 to 8 bytes.
    Short(u64),
    /// 9 to 16 bytes.
    Middle(u128),
}

impl Packed {
    /// `None` for a word that is longer, or not ASCII.
    fn of(word: &[u8]) -> Option<Self> {
        // Two loads that overlap cover any length between a power of two and the next.
        let eight = |start: usize| word[start..].first_chunk().map_or(0, |chunk| u64::from_le_bytes(*chunk));
        let four = |start: usize| u64::from(word[start..].first_chunk().map_or(0, |chunk| u32::from_le_bytes(*chunk)));
        let length = word.len();
        let short = match length {
            9..=16 => {
                let key = u128::from(eight(0)) | (u128::from(eight(length - 8)) << (8 * (length - 8)));
                return (key & (EACH * 0x80) == 0).then_some(Self::Middle(key));
            }
            8 => eight(0),
            4..=7 => four(0) | (four(length - 4) << (8 * (length - 4))),
            1..=3 => {
                let byte = |at: usize| u64::from(word[at]) << (8 * at);
                byte(0) | byte(length / 2) | byte(length - 1)
            }
            _ => return None,
        };
        (short & (EACH as u64 * 0x80) == 0).then_some(Self::Short(short))
    }
}

/// A packed word with its capitals made small.
const fn lower(key: u128) -> u128 {
    // All bytes are below 0x80, so that no sum carries into the next byte.
    let from_a = key + EACH * (0x80 - b'A' as u128);
    let past_z = key + EACH * (0x7f - b'Z' as u128);
    key | (((from_a & !past_z) & (EACH * 0x80)) >> 2)
}

/// One in every byte.
const EACH: u128 = u128::MAX / 255;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::folded;

    proptest! {
        #[test]
        fn a_word_is_known_in_any_case(words in proptest::collection::vec("[\\PC]{1,20}|[a-zA-Z'.0-9]{1,20}", 1..20)) {
            let mut vocabulary = Vocabulary::default();
            let ids: Vec<WordId> = words.iter().map(|word| vocabulary.intern(&folded(word))).collect();
            for (word, id) in words.iter().zip(ids) {
                prop_assert_eq!(vocabulary.id(word, &mut String::new()), id);
                prop_assert_eq!(vocabulary.get(&folded(word)), id);
                prop_assert_eq!(vocabulary.id(&word.to_ascii_uppercase(), &mut String::new()),
                    vocabulary.get(&folded(&word.to_ascii_uppercase())));
            }
            let distinct: std::collections::BTreeSet<_> = words.iter().map(|word| folded(word)).collect();
            prop_assert_eq!(distinct.len(), vocabulary.len());
        }
    }
}
