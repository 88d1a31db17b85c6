//! Cuts text into tokens: UAX #29 words and marks, with white space as the gaps between them.
//!
//! `unicode-segmentation` is the reference. Stretches of ASCII and of the
//! quotation marks and dashes of print between white space, nearly all of
//! English news, take a byte path that gives the same cuts; `tests` hold the
//! two against each other on random text.

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
    /// Whether it begins with a capital letter.
    pub capital: bool,
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
        let mut known = true;
        while at < bytes.len() && !is_space(bytes[at]) {
            if bytes[at] < 0x80 {
                at += 1;
            } else if print_mark(&bytes[at..]) {
                at += 3;
            } else {
                known = false;
                at += 1;
            }
        }
        if known {
            cut_known(&bytes[start..at], base + start, tokens);
        } else {
            cut_unicode(&text[start..at], base + start, tokens);
        }
    }
}

/// Whether `bytes` begin with one of `– — ‘ ’ “ ” …`, each of three bytes.
fn print_mark(bytes: &[u8]) -> bool {
    matches!(bytes, [0xE2, 0x80, 0x93 | 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6, ..])
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
            let capital = word.starts_with(char::is_uppercase);
            tokens.push(Token { span: Span::new(start, start + word.len()), kind: kind_of(word), capital });
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

/// The byte path: rules WB5 to WB13 of UAX #29 as they read for ASCII and the marks of print.
fn cut_known(piece: &[u8], base: usize, tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < piece.len() {
        let start = at;
        let kind = if is_word(piece[at]) {
            let (mut letters, mut digits) = (false, false);
            let mut see = |byte: u8| {
                letters |= byte.is_ascii_alphabetic();
                digits |= byte.is_ascii_digit();
            };
            see(piece[at]);
            at += 1;
            while at < piece.len() {
                let byte = piece[at];
                if is_word(byte) {
                    see(byte);
                    at += 1;
                    continue;
                }
                // `‘` and `’` join as `'` does, and are three bytes long.
                let (mark, length) = match piece[at..] {
                    [0xE2, 0x80, 0x98 | 0x99, ..] => (b'\'', 3),
                    _ => (byte, 1),
                };
                match piece.get(at + length) {
                    Some(&after) if joins(piece[at - 1], mark, after) => {
                        see(after);
                        at += length + 1;
                    }
                    _ => break,
                }
            }
            match (letters, digits) {
                (true, _) => TokenKind::Word,
                (false, true) => TokenKind::Number,
                (false, false) => TokenKind::Mark,
            }
        } else {
            at += if piece[at] < 0x80 { 1 } else { 3 };
            TokenKind::Mark
        };
        let span = Span::new(base + start, base + at);
        tokens.push(Token { span, kind, capital: piece[start].is_ascii_uppercase() });
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
        #[test]
        fn the_byte_path_is_uax_29(text in "([ -~\n\t]|[a-zA-Z0-9_.'‘’“”–—… ]){0,60}") {
            prop_assert_eq!(words(&text), reference(&text));
        }

        #[test]
        fn any_text_is_uax_29(text in "([a-zA-Z0-9'.,:;_ \n“”‘’—é日к\u{300}\u{200d}🙂]|\\PC){0,40}") {
            prop_assert_eq!(words(&text), reference(&text));
        }
    }
}
