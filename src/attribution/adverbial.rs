//! Phrases that stand like one adverb: `at first denied`, `will no doubt insist`.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::rule::reader::Reader;
use crate::scan::vocabulary::{UNKNOWN, WordId};

/// The phrases of `words/adverbials.csv`, by their first word.
#[derive(Clone, Debug, Default)]
pub struct Adverbials {
    /// What follows the first word, the longest first.
    rests: FxHashMap<WordId, Vec<Vec<WordId>>>,
}

impl Adverbials {
    /// Compiles the list; every word of it is one that the lexicons know.
    #[must_use]
    pub fn new(reader: &Reader) -> Self {
        let mut rests: FxHashMap<WordId, Vec<Vec<WordId>>> = FxHashMap::default();
        for (cells, _) in reader.library.rows("words/adverbials.csv", ["word"]) {
            let mut ids = cells[0].split(' ').map(|word| reader.vocabulary.get(word));
            let first = ids.next().unwrap_or(UNKNOWN);
            let rest: Vec<WordId> = ids.collect();
            if first != UNKNOWN && !rest.contains(&UNKNOWN) {
                rests.entry(first).or_default().push(rest);
            }
        }
        rests.values_mut().for_each(|rests| rests.sort_by_key(|rest| std::cmp::Reverse(rest.len())));
        Self { rests }
    }

    /// The first words of the phrases.
    pub fn firsts(&self) -> impl Iterator<Item = WordId> {
        self.rests.keys().copied()
    }

    /// The tokens of the phrase that begins at `at`, if one does.
    pub fn at(&self, words: &[WordId], at: usize) -> Option<Range<usize>> {
        let rests = self.rests.get(words.get(at)?)?;
        let rest = rests.iter().find(|rest| words[at + 1..].starts_with(rest))?;
        Some(at..at + 1 + rest.len())
    }
}
