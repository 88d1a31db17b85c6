//! What a text is about: its content words, names and numbers.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::{Library, words};
use crate::text::fold::folded;
use crate::text::token::{Token, TokenKind, cut};

/// Words that say nothing of the subject (`words/stopwords.csv`), folded, by their [`number`].
#[derive(Clone, Debug, Default)]
pub struct Stopwords(FxHashSet<u64>);

impl FromIterator<String> for Stopwords {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        Self(words.into_iter().map(|word| number(&word)).collect())
    }
}

/// The stopwords of some lexicons.
#[must_use]
pub fn stopwords(library: &Library) -> Stopwords {
    let list = words::classes(library).find(|(name, _)| *name == "stopwords");
    list.map(|(_, words)| words.map(|word| folded(word).into_owned()).collect()).unwrap_or_default()
}

/// What kind of term a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Written with a capital.
    Name,
    /// Holds a digit.
    Number,
    /// Any other content word.
    Word,
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'w> {
    /// It, folded.
    pub text: &'w str,
    /// Its [`number`].
    pub number: u64,
    /// What kind of term it would be.
    pub sort: Sort,
}

impl Word<'_> {
    /// The word as a term, in its stem; none for stopwords and single letters.
    #[must_use]
    pub fn term(self, stopwords: &Stopwords) -> Option<Self> {
        let text = stem(self.text);
        let whole = text.len() == self.text.len();
        if (self.sort != Sort::Number && text.len() < 2) || stopwords.0.contains(&self.number) {
            return None;
        }
        let number = if whole { self.number } else { number(text) };
        (whole || !stopwords.0.contains(&number)).then_some(Self { text, number, ..self })
    }
}

/// Calls `found` with each word and number of a text; `tokens` is room to work in.
pub fn each_word(text: &str, tokens: &mut Vec<Token>, mut found: impl FnMut(Word<'_>)) {
    tokens.clear();
    cut(text, tokens);
    for token in tokens.iter() {
        let sort = match token.kind {
            TokenKind::Mark => continue,
            TokenKind::Number => Sort::Number,
            TokenKind::Word if token.capital => Sort::Name,
            TokenKind::Word => Sort::Word,
        };
        let word = folded(token.span.of(text));
        found(Word { text: &word, number: number(&word), sort });
    }
}

/// Calls `found` with each term of a text; stopwords and single letters are left out. `tokens` is room to work in.
pub fn each_term(text: &str, stopwords: &Stopwords, tokens: &mut Vec<Token>, mut found: impl FnMut(Word<'_>)) {
    each_word(text, tokens, |word| word.term(stopwords).into_iter().for_each(&mut found));
}

/// A number for a word, the same in every run; that two words share one is too rare to matter.
#[must_use]
pub fn number(word: &str) -> u64 {
    mixed(word.bytes().map(u64::from))
}

/// FNV-1a over numbers instead of bytes, with a last mix so that every bit counts.
pub(super) fn mixed(parts: impl Iterator<Item = u64>) -> u64 {
    let hash = parts.fold(0xcbf2_9ce4_8422_2325_u64, |hash, part| {
        (hash ^ part).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
    });
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// A folded word without the mark of possession and without a plain plural's `s`.
///
/// Only to compare words of two texts; reports show what stands in the text.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    match word.strip_suffix('s') {
        Some(one) if one.len() > 3 && !one.ends_with(['s', 'u', 'i']) => one,
        _ => word,
    }
}

/// Terms numbered from 0, and in how many texts each stands.
#[derive(Default)]
pub struct Vocabulary {
    ids: FxHashMap<u64, u32>,
    texts: Vec<u32>,
}

impl Vocabulary {
    /// Takes down that a term, by its [`number`], stands in one more text; gives its place.
    pub fn seen(&mut self, term: u64) -> u32 {
        let id = *self.ids.entry(term).or_insert_with(|| {
            self.texts.push(0);
            self.texts.len() as u32 - 1
        });
        self.texts[id as usize] += 1;
        id
    }

    /// Texts in which the term stands.
    #[must_use]
    pub fn texts(&self, id: u32) -> u32 {
        self.texts[id as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_content_words_names_and_numbers() {
        let stopwords = ["the", "of", "said"].map(str::to_owned).into_iter().collect();
        let mut terms = Vec::new();
        each_term("The Orrel council's 14 buses said of glass, a crisis.", &stopwords, &mut Vec::new(), |term| {
            assert_eq!(term.number, number(term.text));
            terms.push((term.text.to_owned(), term.sort));
        });
        let expected = [
            ("orrel", Sort::Name),
            ("council", Sort::Word),
            ("14", Sort::Number),
            ("buse", Sort::Word),
            ("glass", Sort::Word),
            ("crisis", Sort::Word),
        ];
        assert_eq!(terms, expected.map(|(term, sort)| (term.to_owned(), sort)));
    }
}
