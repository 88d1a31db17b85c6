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
    ids: FxHashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// The number of a folded word, new if need be.
    pub fn intern(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = WordId::try_from(self.ids.len() + 1).unwrap_or(WordId::MAX);
        self.ids.insert(word.into(), id);
        id
    }

    /// The number of a folded word; [`UNKNOWN`] if no lexicon has it.
    #[must_use]
    pub fn get(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or(UNKNOWN)
    }

    /// The number of a word as it stands in an article; `buffer` is reused.
    #[must_use]
    pub fn id(&self, word: &str, buffer: &mut String) -> WordId {
        if word.bytes().all(|byte| byte < 0x80 && !byte.is_ascii_uppercase()) {
            return self.get(word);
        }
        fold_into(word, buffer);
        self.get(buffer)
    }

    /// How many words there are, the unknown one not counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}
