//! Cuts text into tokens: UAX #29 words and marks, with white space as the gaps between them.
//!
//! `unicode-segmentation` is the reference. Stretches of ASCII between white
//! space, nearly all of English news, take a byte path that gives the same
//! cuts; `tests` hold the two against each other on random text.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Holds at least one letter.
    Word,
    /// Holds a digit and no letter.
    Number,
    /// Anything else: punctuation, symbols, emoji.
    Mark,
}

/// A token and its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// Cuts `text` into tokens and appends them to `tokens`; white space is left out.
///
/// White space that UAX #29 binds to a combining mark after it stays in the gap.
/// Tokens come in order and never overlap, so tokens and the gaps between
/// them rebuild the text byte for byte.
pub fn cut(text: &str, tokens: &mut Vec<Token>) {
    cut_at(text, 0, tokens);
}

/// As [`cut`], for a piece of a longer text that begins at byte `base`.
pub fn cut_at(text: &str, base: usize, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if is_space(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        let mut ascii = true;
        while at < bytes.len() && !is_space(bytes[at]) {
            ascii &= bytes[at] < 0x80;
            at += 1;
        }
        if ascii {
            cut_ascii(&bytes[start..at], base + start, tokens);
        } else {
            cut_unicode(&text[start..at], base + start, tokens);
        }
    }
}

/// The tokens of a phrase as text, folded for comparison.
#[must_use]
pub fn folded_words(phrase: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    cut(phrase, &mut tokens);
    tokens.iter().map(|token| super::fold::folded(token.span.of(phrase)).into_owned()).collect()
}

/// ASCII white space as UAX #29 and the reader see it.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 0x0B | 0x0C)
}

/// The UAX #29 path: the crate decides.
fn cut_unicode(piece: &str, base: usize, tokens: &mut Vec<Token>) {
    for (at, segment) in piece.split_word_bound_indices() {
        let word = segment.trim();
        if !word.is_empty() {
            let start = base + at + (segment.len() - segment.trim_start().len());
            tokens.push(Token { span: Span::new(start, start + word.len()), kind: kind_of(word) });
        }
    }
}

fn kind_of(word: &str) -> TokenKind {
    let mut kind = TokenKind::Mark;
    for letter in word.chars() {
        if letter.is_alphabetic() {
            return TokenKind::Word;
        }
        if letter.is_numeric() {
            kind = TokenKind::Number;
        }
    }
    kind
}

/// The ASCII path: rules WB5 to WB13 of UAX #29 as they read for ASCII.
fn cut_ascii(piece: &[u8], base: usize, tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < piece.len() {
        let start = at;
        let mut letters = piece[at].is_ascii_alphabetic();
        let kind = if is_word(piece[at]) {
            at += 1;
            while at < piece.len() {
                let byte = piece[at];
                if is_word(byte) {
                    letters |= byte.is_ascii_alphabetic();
                    at += 1;
                } else if at + 1 < piece.len() && joins(piece[at - 1], byte, piece[at + 1]) {
                    letters |= piece[at + 1].is_ascii_alphabetic();
                    at += 2;
                } else {
                    break;
                }
            }
            let digits = piece[start..at].iter().any(u8::is_ascii_digit);
            if letters {
                TokenKind::Word
            } else if digits {
                TokenKind::Number
            } else {
                TokenKind::Mark
            }
        } else {
            at += 1;
            TokenKind::Mark
        };
        tokens.push(Token { span: Span::new(base + start, base + at), kind });
    }
}

/// ALetter, Numeric and ExtendNumLet of ASCII.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether `mark` joins its neighbours: WB6/7 between letters, WB11/12 between digits.
const fn joins(before: u8, mark: u8, after: u8) -> bool {
    match mark {
        b'.' | b'\'' => {
            (before.is_ascii_alphabetic() && after.is_ascii_alphabetic())
                || (before.is_ascii_digit() && after.is_ascii_digit())
        }
        b':' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
        b',' | b';' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        cut(text, &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    fn reference(text: &str) -> Vec<&str> {
        text.split_word_bounds().map(str::trim).filter(|word| !word.is_empty()).collect()
    }

    #[test]
    fn words_of_news() {
        for (text, want) in [
            ("don't stop", vec!["don't", "stop"]),
            ("U.S. aid", vec!["U.S", ".", "aid"]),
            ("3.5 per cent, 1,200", vec!["3.5", "per", "cent", ",", "1,200"]),
            ("well-known", vec!["well", "-", "known"]),
            ("“It’s”", vec!["“", "It’s", "”"]),
            ("£4m—up", vec!["£", "4m", "—", "up"]),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn the_ascii_path_is_uax_29(text in "[ -~\n\t]{0,60}") {
            prop_assert_eq!(words(&text), reference(&text));
        }

        /// Controls, breaks, joiners, flags, modifiers, and letters with rules of their own.
        #[test]
        fn rare_characters_are_uax_29(text in "([a1_'.\"\\r\\n\\t\u{b}\u{85}\u{a0}\u{2028}\u{2060}\u{feff}\u{ad}\u{5d0}\u{5f4}\u{5f3}\u{30a2}\u{3042}\u{e01}\u{1f1e9}\u{1f1ea}\u{1f469}\u{1f52c}\u{1f3fd}\u{200d}\u{200c}\u{fe0f}\u{301}\u{93e}]|(?s:.)){0,40}") {
            prop_assert_eq!(words(&text), reference(&text));
        }

        #[test]
        fn any_text_is_uax_29(text in "([a-zA-Z0-9'.,:;_ \n“”‘’—é日к\u{300}\u{200d}🙂]|\\PC){0,40}") {
            prop_assert_eq!(words(&text), reference(&text));
        }
    }
}
