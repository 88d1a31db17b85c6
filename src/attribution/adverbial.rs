//! Phrases that stand like one adverb: `at first denied`, `will no doubt insist`.

use std::ops::Range;

use crate::rule::reader::Reader;
use crate::scan::automaton::Automaton;
use crate::scan::vocabulary::{UNKNOWN, WordId};

/// The phrases of `words/adverbials.csv`.
#[derive(Clone, Debug)]
pub struct Adverbials {
    phrases: Automaton<bool>,
    /// Their first words, by phrase.
    pub firsts: Vec<WordId>,
}

impl Adverbials {
    /// Compiles the list. A phrase with a word that no lexicon knows is never found.
    #[must_use]
    pub fn new(reader: &Reader) -> Self {
        let rows: Vec<[&str; 1]> =
            reader.library.rows("words/adverbials.csv", ["word"]).map(|(cells, _)| cells).collect();
        let mut phrases = Automaton::with_room(rows.len(), false);
        let mut firsts = Vec::with_capacity(rows.len());
        for [phrase] in rows {
            let words: Vec<WordId> = phrase.split(' ').map(|word| reader.vocabulary.get(word)).collect();
            if !words.contains(&UNKNOWN) {
                phrases.add(&words, true);
                firsts.push(words[0]);
            }
        }
        Self { phrases, firsts }
    }

    /// The tokens of the longest phrase that begins at `at`, if one does.
    pub fn at(&self, words: &[WordId], at: usize) -> Option<Range<usize>> {
        let mut length = 0;
        self.phrases.walk(&self.phrases.root(words[at]), &words[at..], |longer, _| length = longer);
        (length > 0).then_some(at..at + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_of_the_list_can_be_found() {
        let reader = Reader::builtin().expect("built in");
        let rows = reader.library.rows("words/adverbials.csv", ["word"]).count();
        assert_eq!(Adverbials::new(&reader).firsts.len(), rows);
    }
}
