//! What an edited lexicon would change: for each entry the sentences it gains and loses.

use std::collections::BTreeMap;

/// Sentences kept for each entry, to look at.
const SHOWN: usize = 3;

/// What happens to one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Sentences in which it counts with both lexicons.
    pub kept: usize,
    /// Sentences in which it counts only with the edited lexicon.
    pub gained: usize,
    /// Sentences in which it counts only with the present one.
    pub lost: usize,
    /// The first sentences gained.
    pub gained_in: Vec<String>,
    /// The first sentences lost.
    pub lost_in: Vec<String>,
}

/// What happens to a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// Sentences read.
    pub sentences: usize,
    /// Entries by `dimension/category:spelling`; all that count anywhere.
    pub entries: BTreeMap<String, Change>,
    /// Sentences whose score of a variable changes: by variable, the value before and after.
    pub scores: BTreeMap<(&'static str, String, String), usize>,
}

/// What one reading of a sentence gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The entries that count, each once, sorted.
    pub entries: Vec<String>,
    /// The score of each variable.
    pub scores: Vec<(&'static str, String)>,
}

impl Trial {
    /// Adds a sentence with what the present and the edited lexicon make of it.
    pub fn add(&mut self, sentence: &str, present: &Outcome, edited: &Outcome) {
        self.sentences += 1;
        for entry in &present.entries {
            let change = self.entries.entry(entry.clone()).or_default();
            if edited.entries.binary_search(entry).is_ok() {
                change.kept += 1;
            } else {
                change.lost += 1;
                keep(&mut change.lost_in, sentence);
            }
        }
        for entry in edited.entries.iter().filter(|entry| present.entries.binary_search(entry).is_err()) {
            let change = self.entries.entry(entry.clone()).or_default();
            change.gained += 1;
            keep(&mut change.gained_in, sentence);
        }
        for ((name, before), (_, after)) in present.scores.iter().zip(&edited.scores) {
            if before != after {
                *self.scores.entry((name, before.clone(), after.clone())).or_default() += 1;
            }
        }
    }

    /// The entries that change anything.
    pub fn changed(&self) -> impl Iterator<Item = (&String, &Change)> {
        self.entries.iter().filter(|(_, change)| change.gained + change.lost > 0)
    }
}

fn keep(sentences: &mut Vec<String>, sentence: &str) {
    if sentences.len() < SHOWN {
        sentences.push(sentence.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(entries: &[&str], level: &str) -> Outcome {
        Outcome {
            entries: entries.iter().map(|entry| (*entry).to_owned()).collect(),
            scores: vec![("certainty_level", level.to_owned())],
        }
    }

    #[test]
    fn gains_and_losses_are_counted_by_entry() {
        let mut trial = Trial::default();
        trial.add("It may rain.", &outcome(&["modal:may"], "low"), &outcome(&["modal:may"], "low"));
        trial.add("It may well rain.", &outcome(&["modal:may"], "low"), &outcome(&["modal:may well"], "moderate"));
        let changes: Vec<(&str, usize, usize, usize)> =
            trial.changed().map(|(entry, change)| (entry.as_str(), change.kept, change.gained, change.lost)).collect();
        assert_eq!(changes, [("modal:may", 1, 0, 1), ("modal:may well", 0, 1, 0)]);
        assert_eq!(trial.scores[&("certainty_level", "low".to_owned(), "moderate".to_owned())], 1);
    }
}
