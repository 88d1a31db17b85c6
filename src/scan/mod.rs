//! Finds every entry of every lexicon in a document, in one pass over its words.

pub mod automaton;
pub mod vocabulary;

use std::ops::Range;

use crate::lexicon::Library;
use crate::lexicon::entry::{Case, Dimension, List};
use crate::skim;
use crate::text::Document;
use crate::text::token::{self, Token};
use automaton::Automaton;
use vocabulary::{Vocabulary, WordId};

/// An entry found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index into [`Library::entries`].
    pub entry: u32,
    /// Its dimension.
    pub dimension: Dimension,
    /// Whether it is a verb that credits a content.
    pub verb: bool,
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// What scanning a document gives.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// A word id per token; 0 for a word that no lexicon knows.
    pub ids: Vec<WordId>,
    /// What was found, by start; inside one dimension no two overlap, but that a word of attribution that is noun and
    /// verb (`claims`) is found as both.
    pub hits: Vec<Hit>,
    /// For each token, and once more for the end, how many hits begin before it.
    pub starts: Vec<u32>,
    /// For each sentence the [`mark`]s of its words: a sentence without the mark of a word has not the word.
    pub has: Vec<u128>,
}

/// A bit for a word, which it shares with others.
#[must_use]
pub fn mark(word: WordId) -> u128 {
    1 << (word % 128)
}

/// The [`mark`]s of some words together.
fn marks(words: &[WordId]) -> u128 {
    // In two halves, so that no word takes more than one shift.
    let mut halves = [0_u64; 2];
    words.iter().for_each(|&word| halves[(word / 64 % 2) as usize] |= 1 << (word % 64));
    u128::from(halves[0]) | u128::from(halves[1]) << 64
}

impl Scan {
    /// The hits of one dimension.
    pub fn of(&self, dimension: Dimension) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| hit.dimension == dimension)
    }

    /// The hits whose first token lies in `tokens`.
    #[must_use]
    pub fn within(&self, tokens: &Range<usize>) -> &[Hit] {
        &self.hits[between(&self.starts, tokens)]
    }
}

/// For each token, and once more for the end, how many of the findings begin before it; `begins` ascends.
#[must_use]
pub fn starts(tokens: usize, begins: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut starts = Vec::with_capacity(tokens + 1);
    let mut before = 0;
    for begin in begins {
        starts.resize(starts.len().max(begin + 1), before);
        before += 1;
    }
    starts.resize(tokens + 1, before);
    starts
}

/// The findings that begin inside `tokens`, by the [`starts`] of all.
#[must_use]
pub fn between(starts: &[u32], tokens: &Range<usize>) -> Range<usize> {
    let at = |token: usize| starts.get(token).or(starts.last()).map_or(0, |&before| before as usize);
    let from = at(tokens.start);
    from..at(tokens.end).max(from)
}

/// Looks a document's words up and finds the phrases of the lexicons.
#[derive(Clone, Debug)]
pub struct Scanner {
    automaton: Automaton<Found>,
}

/// What the scan asks of an entry, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Found {
    entry: u32,
    dimension: Dimension,
    /// Its condition on capitals.
    case: Case,
    /// Whether it is a verb that credits a content.
    verb: bool,
}

impl Scanner {
    /// Compiles the library's phrases; new words go into `vocabulary`.
    #[must_use]
    pub fn new(library: &Library, vocabulary: &mut Vocabulary) -> Self {
        let forms: usize = library.entries.iter().map(|entry| entry.forms.len()).sum();
        let none = Found { entry: u32::MAX, dimension: Dimension::Certainty, case: Case::Any, verb: false };
        let mut automaton = Automaton::with_room(forms, none);
        let (mut tokens, mut ids): (Vec<Token>, Vec<WordId>) = Default::default();
        for (index, entry) in library.entries.iter().enumerate() {
            let found = Found {
                entry: u32::try_from(index).unwrap_or(u32::MAX),
                dimension: entry.dimension,
                case: entry.case,
                verb: entry.dimension == Dimension::Attribution && entry.facts.list == List::Verbs,
            };
            for form in entry.forms.iter() {
                ids.clear();
                if !blanks(form, |word| ids.push(vocabulary.intern_at(form, word))) {
                    ids.clear();
                    tokens.clear();
                    token::cut(form, &mut tokens);
                    ids.extend(tokens.iter().map(|token| vocabulary.intern(token.span.of(form))));
                }
                automaton.add(&ids, found);
            }
        }
        Self { automaton }
    }

    /// Scans a document: the longest entry wins inside a dimension, then the earlier in the library.
    #[must_use]
    pub fn scan(&self, document: &Document<'_>, library: &Library, vocabulary: &Vocabulary) -> Scan {
        let ids = vocabulary.ids(document.text, &document.tokens);
        let roots = self.automaton.roots(&ids);
        let mut hits = Vec::with_capacity(ids.len() / 2);
        let mut starts = Vec::with_capacity(ids.len() + 1);
        for (index, sentence) in document.sentences.iter().enumerate() {
            let mut free = [sentence.tokens.start; Dimension::ALL.len()];
            let (own, roots) = (&ids[sentence.tokens.clone()], &roots[sentence.tokens.clone()]);
            for (step, root) in roots.iter().enumerate() {
                starts.push(hits.len() as u32);
                if !root.leads(own.get(step + 1)) {
                    continue;
                }
                let (start, words) = (sentence.tokens.start + step, &own[step..]);
                let mut best: [Option<(usize, Found)>; Dimension::ALL.len()] = [None; Dimension::ALL.len()];
                let mut twin: Option<(usize, Found)> = None;
                self.automaton.walk(root, words, |length, found| {
                    let slot = found.dimension as usize;
                    let longer = best[slot].is_none_or(|(known, _)| length > known);
                    let equal = found.dimension == Dimension::Attribution
                        && best[slot].is_some_and(|(known, _)| length == known);
                    let allows = || {
                        let text = || document.span(&(start..start + length)).of(document.text);
                        match found.case {
                            Case::Any => true,
                            Case::Exact => library.entries[found.entry as usize].allows(text()),
                            case => case.opens(text()),
                        }
                    };
                    if (longer || equal) && start >= free[slot] && allows() {
                        if equal {
                            twin = Some((length, found));
                        } else {
                            best[slot] = Some((length, found));
                        }
                    }
                });
                for dimension in Dimension::ALL {
                    if let Some((length, found)) = best[dimension as usize] {
                        free[dimension as usize] = start + length;
                        let hit = |found: Found| Hit {
                            entry: found.entry,
                            dimension,
                            verb: found.verb,
                            tokens: start..start + length,
                            sentence: index,
                        };
                        hits.push(hit(found));
                        if let Some((_, found)) =
                            twin.filter(|&(known, _)| known == length && dimension == Dimension::Attribution)
                        {
                            hits.push(hit(found));
                        }
                    }
                }
            }
        }
        starts.push(hits.len() as u32);
        let has = document.sentences.iter().map(|sentence| marks(&ids[sentence.tokens.clone()])).collect();
        Scan { ids, hits, starts, has }
    }
}

/// Calls `word` for each word of a form; whether nothing but letters and single blanks stands in it, a possessive ending
/// behind. What stands between blanks is a word then, as nearly everywhere in the lexicons.
fn blanks(form: &str, mut word: impl FnMut(Range<usize>)) -> bool {
    let bytes = form.strip_suffix("'s").unwrap_or(form).as_bytes();
    let mut start = 0;
    loop {
        let end = start + skim::letters(&bytes[start..]);
        match bytes.get(end) {
            None => {
                word(start..form.len());
                return end > start;
            }
            Some(b' ') if end > start => word(start..end),
            Some(_) => return false,
        }
        start = end + 1;
    }
}
