//! What a text is about: its content words, names and numbers.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::{Library, words};
use crate::text::fold::folded;
use crate::text::token::{Token, TokenKind, cut};

/// Words that say nothing of the subject, folded (`words/stopwords.csv`).
pub type Stopwords = FxHashSet<String>;

/// The stopwords of some lexicons.
#[must_use]
pub fn stopwords(library: &Library) -> Stopwords {
    let list = words::classes(library).find(|(name, _)| *name == "stopwords");
    list.map(|(_, words)| words.into_iter().collect()).unwrap_or_default()
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

/// Calls `found` with each term of a text and its sort; stopwords and single letters are left out.
///
/// `tokens` is room to work in, and holds the tokens of the text afterwards.
pub fn each_term(text: &str, stopwords: &Stopwords, tokens: &mut Vec<Token>, mut found: impl FnMut(&str, Sort)) {
    tokens.clear();
    cut(text, tokens);
    for token in tokens.iter() {
        let word = token.span.of(text);
        let sort = match token.kind {
            TokenKind::Mark => continue,
            TokenKind::Number => Sort::Number,
            TokenKind::Word if word.starts_with(char::is_uppercase) => Sort::Name,
            TokenKind::Word => Sort::Word,
        };
        let word = folded(word);
        let term = stem(&word);
        let content = (sort == Sort::Number || term.len() > 1) && !stopwords.contains(&*word);
        if content && (term.len() == word.len() || !stopwords.contains(term)) {
            found(term, sort);
        }
    }
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
        each_term(
            "The Orrel council's 14 buses said of glass, a crisis.",
            &stopwords,
            &mut Vec::new(),
            |term, sort| {
                terms.push((term.to_owned(), sort));
            },
        );
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
