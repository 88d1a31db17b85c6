//! Which cues and attributions concern which sentence of an article, found once for all sentences.

use std::collections::HashMap;

use super::article::{Article, Sentence};

/// The places of a sentence, its cues and its attributions in their article's lists.
#[derive(Debug, Default)]
pub struct Index<'a> {
    sentences: HashMap<&'a str, Entry>,
    holders: HashMap<&'a str, usize>,
}

/// What concerns one sentence.
#[derive(Debug, Default)]
struct Entry {
    place: usize,
    cues: Vec<usize>,
    attributions: Vec<usize>,
}

impl<'a> Index<'a> {
    /// Goes through an article once.
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        let mut sentences: HashMap<&str, Entry> = HashMap::new();
        for (place, sentence) in article.sentences.iter().enumerate() {
            sentences.entry(&sentence.id).or_insert_with(|| Entry { place, ..Entry::default() });
        }
        for (index, cue) in article.cues.iter().enumerate() {
            if let Some(entry) = sentences.get_mut(&*cue.sentence_id) {
                entry.cues.push(index);
            }
        }
        let mut standing: Vec<(usize, usize, &str)> =
            article.sentences.iter().filter_map(|one| Some((one.start?, one.end?, &*one.id))).collect();
        standing.sort_unstable();
        for (index, attribution) in article.attributions.iter().enumerate() {
            let mut touched = vec![&*attribution.sentence_id];
            for &(start, end) in attribution.spans.iter().flatten() {
                let first = standing.partition_point(|one| one.1 <= start);
                touched.extend(standing[first..].iter().take_while(|one| one.0 < end).map(|one| one.2));
            }
            touched.sort_unstable();
            touched.dedup();
            for id in touched {
                if let Some(entry) = sentences.get_mut(id) {
                    entry.attributions.push(index);
                }
            }
        }
        let holders = article.attributions.iter().enumerate().rev().map(|(index, one)| (&*one.id, index)).collect();
        Self { sentences, holders }
    }

    /// Place of a sentence in its article.
    #[must_use]
    pub fn place(&self, sentence: &Sentence) -> Option<usize> {
        self.sentences.get(&*sentence.id).map(|entry| entry.place)
    }

    /// Cues of a sentence, in order.
    #[must_use]
    pub fn cues(&self, sentence: &Sentence) -> &[usize] {
        self.sentences.get(&*sentence.id).map_or(&[], |entry| &entry.cues)
    }

    /// Attributions whose cue, source or content has a word in a sentence, in order.
    #[must_use]
    pub fn attributions(&self, sentence: &Sentence) -> &[usize] {
        self.sentences.get(&*sentence.id).map_or(&[], |entry| &entry.attributions)
    }

    /// Place of the attribution of a key.
    #[must_use]
    pub fn attribution(&self, id: &str) -> Option<usize> {
        self.holders.get(id).copied()
    }
}
