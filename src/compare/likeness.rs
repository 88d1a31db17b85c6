//! How much two sentences say the same: the weight of the terms they share.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::terms::{Sort, Stopwords, Word, each_term, number};
use crate::text::token::Token;

/// Least likeness, 0 to 1, of two sentences that are taken for the same claim.
pub(super) const LEAST: f64 = 0.38;

/// Least share of the shorter of two sentences of one article that the other must hold to be the same claim.
pub(super) const HELD: f64 = 0.4;

/// Fewest terms two such sentences share.
pub(super) const TERMS: usize = 3;

/// Least likeness of the terms that are no names, or two remarks of one person would be one claim.
const SAID: f64 = 0.25;

/// Factor on the weight of a name and of a number; other words have 1.
const NAME: f64 = 1.2;
const NUMBER: f64 = 1.5;

/// Letters of a word that are compared, so that `transferred` meets `transfer`.
const ROOT: usize = 6;

/// A term of a sentence, without what it weighs.
type Found = (u32, Sort);

/// The roots of a text; those seen without a capital are no names.
#[derive(Clone, Debug, Default)]
pub struct Roots {
    counts: FxHashMap<u64, Count>,
    sentences: u32,
}

/// How often a root was met.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// Sentences it stands in.
    sentences: u32,
    /// The last of them, from 1.
    last: u32,
    /// Whether it was seen without a capital.
    word: bool,
}

impl Roots {
    /// Begins a sentence.
    pub fn begin(&mut self) {
        self.sentences += 1;
    }

    /// Adds a term of the sentence.
    pub fn add(&mut self, term: Word<'_>) {
        let count = self.counts.entry(root(term)).or_default();
        count.sentences += u32::from(count.last != self.sentences);
        count.last = self.sentences;
        count.word |= term.sort == Sort::Word;
    }
}

/// In how many sentences of a collection each root stands.
#[derive(Default)]
pub struct Frequencies {
    ids: FxHashMap<u64, u32>,
    counts: Vec<Count>,
    sentences: usize,
}

impl Frequencies {
    /// Adds the roots of an article.
    pub fn add(&mut self, roots: Roots) {
        self.sentences += roots.sentences as usize;
        let mut counts: Vec<(u64, Count)> = roots.counts.into_iter().collect();
        counts.sort_unstable_by_key(|&(root, _)| root);
        for (root, own) in counts {
            let id = *self.ids.entry(root).or_insert_with(|| {
                self.counts.push(Count::default());
                self.counts.len() as u32 - 1
            });
            let count = &mut self.counts[id as usize];
            count.sentences += own.sentences;
            count.word |= own.word;
        }
    }

    /// The terms of a sentence that was added before, each once, in order.
    fn terms(&self, sentence: &str, stopwords: &Stopwords, tokens: &mut Vec<Token>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        each_term(sentence, stopwords, tokens, |term| {
            found.extend(self.ids.get(&root(term)).map(|&id| (id, term.sort)));
        });
        found.sort_by_key(|&(id, _)| id);
        found.dedup_by_key(|&mut (id, _)| id);
        found
    }
}

/// The number of the first [`ROOT`] letters of a term.
fn root(term: Word<'_>) -> u64 {
    term.text.char_indices().nth(ROOT).map_or(term.number, |(end, _)| number(&term.text[..end]))
}

/// The weighed terms of the sentences of one event or article.
pub(super) struct Likeness {
    terms: Vec<Vec<Term>>,
    /// Sums of the weights of each sentence.
    sums: Vec<Sums>,
}

/// A term of a sentence with its weight.
#[derive(Clone, Copy)]
struct Term {
    id: u32,
    weight: f64,
    name: bool,
}

/// Weights of the terms of a sentence or of those two sentences share.
#[derive(Clone, Copy, Default)]
struct Sums {
    all: f64,
    /// Those that are no names.
    said: f64,
    count: usize,
}

impl Sums {
    fn add(&mut self, weight: f64, name: bool) {
        self.all += weight;
        self.said += if name { 0.0 } else { weight };
        self.count += 1;
    }
}

impl Likeness {
    /// Weighs the terms of some sentences.
    pub fn new<'t>(sentences: impl Iterator<Item = &'t str>, all: &Frequencies, stopwords: &Stopwords) -> Self {
        let mut tokens = Vec::new();
        let found: Vec<Vec<Found>> = sentences.map(|sentence| all.terms(sentence, stopwords, &mut tokens)).collect();
        let mut here: FxHashMap<u32, u32> = FxHashMap::default();
        for (id, _) in found.iter().flatten() {
            *here.entry(*id).or_default() += 1;
        }
        let rarity = |n: usize, df: u32| ((n + 1) as f64 / f64::from(df)).ln();
        let weighed = |&(id, sort): &Found| {
            let count = all.counts[id as usize];
            let name = sort != Sort::Number && !count.word;
            let of_sort = match sort {
                Sort::Number => NUMBER,
                _ if name => NAME,
                _ => 1.0,
            };
            let everywhere = rarity(all.sentences, count.sentences);
            Term { id, weight: of_sort * (everywhere + rarity(found.len(), here[&id])), name }
        };
        let terms: Vec<Vec<Term>> = found.iter().map(|found| found.iter().map(weighed).collect()).collect();
        let sum = |terms: &Vec<Term>| {
            let mut sums = Sums::default();
            terms.iter().for_each(|term| sums.add(term.weight, term.name));
            sums
        };
        let sums = terms.iter().map(sum).collect();
        Self { terms, sums }
    }

    /// The terms of a sentence.
    pub fn terms(&self, here: usize) -> impl Iterator<Item = u32> {
        self.terms[here].iter().map(|term| term.id)
    }

    /// Likeness of two sentences, 0 to 1, and whether they may be one claim.
    ///
    /// # Formula
    ///
    /// `sum of w(shared) / sqrt(sum of w(a) * sum of w(b))` over their terms,
    /// `w = ln((n + 1) / df)` over all sentences plus the same over those at
    /// hand, times 1.2 for a name (a word never seen without its capital) and
    /// 1.5 for a number (tf-idf: Spärck Jones 1972). One claim: three shared
    /// terms, [`LEAST`] or more of all and a quarter or more without the names.
    pub fn of(&self, a: usize, b: usize) -> (f64, bool) {
        let shared = self.shared(a, b);
        let share = |shared: f64, a: f64, b: f64| if a * b > 0.0 { shared / (a * b).sqrt() } else { 0.0 };
        let all = share(shared.all, self.sums[a].all, self.sums[b].all);
        let said = share(shared.said, self.sums[a].said, self.sums[b].said);
        (all, shared.count >= TERMS && all >= LEAST && said >= SAID)
    }

    /// How much of the shorter of two sentences of one article the other holds, 0 to 1, and whether they may be one claim.
    ///
    /// A headline is short and the sentence it comes from long, so that the
    /// measure of [`Likeness::of`] would part them.
    ///
    /// # Formula
    ///
    /// `sum of w(shared) / min(sum of w(a), sum of w(b))` (overlap coefficient:
    /// Szymkiewicz 1934). One claim: three shared terms, [`HELD`] or more of
    /// all and a quarter or more without the names.
    pub fn held(&self, a: usize, b: usize) -> (f64, bool) {
        let shared = self.shared(a, b);
        let share = |shared: f64, a: f64, b: f64| if a.min(b) > 0.0 { shared / a.min(b) } else { 0.0 };
        let all = share(shared.all, self.sums[a].all, self.sums[b].all);
        let said = share(shared.said, self.sums[a].said, self.sums[b].said);
        (all, shared.count >= TERMS && all >= HELD && said >= SAID)
    }

    /// Weights of the terms that two sentences share.
    fn shared(&self, a: usize, b: usize) -> Sums {
        let mut shared = Sums::default();
        let (mut own, mut others) = (self.terms[a].iter(), self.terms[b].iter());
        let mut pair = own.next().zip(others.next());
        while let Some((term, other)) = pair {
            pair = match term.id.cmp(&other.id) {
                Ordering::Less => own.next().map(|term| (term, other)),
                Ordering::Greater => others.next().map(|other| (term, other)),
                Ordering::Equal => {
                    shared.add((term.weight * other.weight).sqrt(), term.name && other.name);
                    own.next().zip(others.next())
                }
            };
        }
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_remarks_of_one_person_are_not_one_claim() {
        let sentences = [
            "Mayor Ada Quill of Orrel promised 40 new buses by autumn.",
            "Forty buses, or 40 by autumn, are what Ada Quill promised.",
            "Mayor Ada Quill of Orrel opened a swimming pool.",
            "The mayor of a town nearby objected to the buses.",
        ];
        let stopwords = ["of", "by", "a", "or", "are", "what", "the", "to"].map(str::to_owned).into_iter().collect();
        let mut roots = Roots::default();
        for sentence in sentences {
            roots.begin();
            each_term(sentence, &stopwords, &mut Vec::new(), |term| roots.add(term));
        }
        let mut frequencies = Frequencies::default();
        frequencies.add(roots);
        let likeness = Likeness::new(sentences.into_iter(), &frequencies, &stopwords);
        assert!(likeness.of(0, 1).1);
        assert!(!likeness.of(0, 2).1);
        assert!(!likeness.of(0, 3).1);
        let (same, _) = likeness.of(2, 2);
        assert!((same - 1.0).abs() < 1e-12);
    }
}
