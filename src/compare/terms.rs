//! What a text is about: its content words, names and numbers.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::fold::folded;
use crate::text::token::{Token, TokenKind, cut};

/// Words that say nothing of the subject, folded (`words/stopwords.csv`).
pub type Stopwords = FxHashSet<String>;

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
        if (sort == Sort::Number || term.len() > 1) && !stopwords.contains(term) && !stopwords.contains(&*word) {
            found(term, sort);
        }
    }
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

/// Terms as numbers, and in how many texts each stands.
#[derive(Default)]
pub struct Vocabulary {
    ids: FxHashMap<String, u32>,
    texts: Vec<u32>,
}

impl Vocabulary {
    /// The number of a term; a new one where it is unknown.
    pub fn id(&mut self, term: &str) -> u32 {
        if let Some(&id) = self.ids.get(term) {
            return id;
        }
        let id = self.texts.len() as u32;
        self.ids.insert(term.to_owned(), id);
        self.texts.push(0);
        id
    }

    /// Takes down that a term stands in one more text.
    pub fn seen(&mut self, id: u32) {
        self.texts[id as usize] += 1;
    }

    /// Texts in which the term stands.
    #[must_use]
    pub fn texts(&self, id: u32) -> u32 {
        self.texts[id as usize]
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is no term.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
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
