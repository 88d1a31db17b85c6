//! Cuts text into tokens: UAX #29 words and marks, with white space as the gaps between them.
//!
//! `unicode-segmentation` is the reference. Stretches of ASCII and of the
//! quotation marks and dashes of print between white space, nearly all of
//! English news, take a byte path that gives the same cuts; `tests` hold the
//! two against each other on random text.
//!
//! In one thing both differ from UAX #29, which takes `Monday.The` and
//! `said:It` for one word each: where a page lost its line breaks, such a
//! stop or colon parts two words (see `parts`). `Ph.D`, `U.S` and
//! `Example.Com` stay whole.

use unicode_segmentation::UnicodeSegmentation;

use crate::skim;
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
    // Where the stretch between white space began, and how many tokens stood before it.
    let (mut stretch, mut before) = (0, tokens.len());
    while at < bytes.len() {
        let class = CLASSES[bytes[at] as usize];
        if class & SPACE != 0 {
            at += 1;
            (stretch, before) = (at, tokens.len());
            continue;
        }
        let end = match class & WORD {
            0 => mark(bytes, at).map(|length| (at + length, TokenKind::Mark)),
            _ => word(bytes, at),
        };
        let Some((end, kind)) = end else {
            // Letters beyond ASCII: the crate decides on the whole stretch.
            tokens.truncate(before);
            let rest = &bytes[at..];
            let end = at + rest.iter().position(|&byte| CLASSES[byte as usize] & SPACE != 0).unwrap_or(rest.len());
            cut_unicode(&text[stretch..end], base + stretch, tokens);
            at = end;
            continue;
        };
        tokens.push(Token { span: Span::new(base + at, base + end), kind, capital: class & CAPITAL != 0 });
        at = end;
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
const SPACE: u8 = 1;
const LETTER: u8 = 2;
const DIGIT: u8 = 4;
/// The underscore.
const EXTEND: u8 = 8;
const CAPITAL: u8 = 16;
/// Not ASCII.
const BEYOND: u8 = 32;
/// ALetter, Numeric and ExtendNumLet of ASCII.
const WORD: u8 = LETTER | DIGIT | EXTEND;

/// What each byte is.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut at = 0;
    while at < 256 {
        classes[at] = match at as u8 {
            b' ' | b'\n' | b'\r' | b'\t' | 0x0B | 0x0C => SPACE,
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | CAPITAL,
            b'0'..=b'9' => DIGIT,
            b'_' => EXTEND,
            0x80.. => BEYOND,
            _ => 0,
        };
        at += 1;
    }
    classes
};

/// The length of the mark at `at`; `None` for letters beyond ASCII and marks that are not known here.
fn mark(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes[at..] {
        [0..0x80, ..] => Some(1),
        // `– — ‘ ’ “ ” …`
        [0xE2, 0x80, 0x93 | 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6, ..] => Some(3),
        _ => None,
    }
}

/// The end and the kind of the word that begins at `at`, by rules WB5 to WB13 of UAX #29 as they read for ASCII and the
/// marks of print; `None` where anything else touches it.
fn word(bytes: &[u8], mut at: usize) -> Option<(usize, TokenKind)> {
    let run = skim::letters(&bytes[at..]);
    at += run;
    let mut seen = if run > 0 { LETTER } else { 0 };
    loop {
        let class = bytes.get(at).map_or(SPACE, |&byte| CLASSES[byte as usize]);
        if class & WORD != 0 {
            seen |= class;
            at += 1;
            continue;
        }
        if class & SPACE != 0 {
            break;
        }
        // `‘` and `’` join as `'` does, and are three bytes long.
        let (mark, length) = match bytes[at..] {
            [0xE2, 0x80, 0x98 | 0x99, ..] => (b'\'', 3),
            [byte @ 0..0x80, ..] => (byte, 1),
            _ => {
                self::mark(bytes, at)?;
                break;
            }
        };
        let Some(&after) = bytes.get(at + length) else { break };
        if after >= 0x80 {
            // What follows decides whether the mark joins: a letter beyond ASCII may.
            self::mark(bytes, at + length)?;
            break;
        }
        if !joins(bytes[at - 1], mark, after) {
            break;
        }
        match parts(bytes, at) {
            Some(false) => {}
            Some(true) => break,
            None => return None,
        }
        at += length;
    }
    let kind = match seen {
        seen if seen & LETTER != 0 => TokenKind::Word,
        seen if seen & DIGIT != 0 => TokenKind::Number,
        _ => TokenKind::Mark,
    };
    Some((at, kind))
}

/// The UAX #29 path: the crate decides.
fn cut_unicode(piece: &str, base: usize, tokens: &mut Vec<Token>) {
    let mut push = |at: usize, word: &str| {
        let capital = word.starts_with(char::is_uppercase);
        let start = base + at;
        tokens.push(Token { span: Span::new(start, start + word.len()), kind: kind_of(word), capital });
    };
    for (at, segment) in piece.split_word_bound_indices() {
        let word = segment.trim();
        let mut start = at + (segment.len() - segment.trim_start().len());
        let end = start + word.len();
        while let Some(stop) = (start + 1..end).find(|&stop| parted(piece, stop)) {
            push(start, &piece[start..stop]);
            push(stop, &piece[stop..=stop]);
            start = stop + 1;
        }
        if start < end {
            push(start, &piece[start..end]);
        }
    }
}

/// Whether a stop or colon at byte `at`, which joins two letters by UAX #29, parts two words all the same: a colon does, and
/// a stop behind a small letter and before a capital that small letters follow (`Monday.The`) or that is a word (`late.I`), and
/// one before the address of a page.
/// `None` where letters beyond ASCII decide.
fn parts(bytes: &[u8], at: usize) -> Option<bool> {
    match (bytes[at], bytes[at + 1]) {
        (b':', _) => Some(true),
        (b'.', b'h') => Some(is_address(&bytes[at + 1..])),
        (b'.', b'A'..=b'Z') if bytes[at - 1].is_ascii_lowercase() => {
            let after = bytes.get(at + 2).copied().unwrap_or(b' ');
            match after {
                0x80.. => None,
                b'a'..=b'z' => Some(!is_domain(&bytes[at + 1..])),
                b'\'' => Some(bytes[at + 1] == b'I'),
                _ => Some(matches!(bytes[at + 1], b'A' | b'I') && CLASSES[after as usize] & SPACE != 0),
            }
        }
        _ => Some(false),
    }
}

/// As [`parts`], for letters of any script; a word stands on either side.
fn parted(text: &str, at: usize) -> bool {
    let mark = text.as_bytes()[at];
    if mark != b'.' && mark != b':' {
        return false;
    }
    let (before, mut after) = (text[..at].chars().next_back(), text[at + 1..].chars());
    let (first, second) = (after.next(), after.next());
    if !before.is_some_and(char::is_alphabetic) || !first.is_some_and(char::is_alphabetic) {
        return false;
    }
    let word = match second {
        Some('\'' | '‘' | '’') => first == Some('I'),
        Some(letter) if letter.is_lowercase() => !is_domain(&text.as_bytes()[at + 1..]),
        second => matches!(first, Some('A' | 'I')) && second.is_none_or(char::is_whitespace),
    };
    mark == b':'
        || is_address(&text.as_bytes()[at + 1..])
        || (word && before.is_some_and(char::is_lowercase) && first.is_some_and(char::is_uppercase))
}

/// Whether a text begins with the address of a page, glued to the sentence before it: `he said.https://`.
fn is_address(text: &[u8]) -> bool {
    text.starts_with(b"http://") || text.starts_with(b"https://")
}

/// Whether a text begins with what ends the name of a site: `Com` of `Ferry.Com`, `Ferry.Org` of `Moss.Ferry.Org`.
fn is_domain(text: &[u8]) -> bool {
    let end = text.iter().position(|&byte| !byte.is_ascii_alphabetic() && byte != b'.').unwrap_or(text.len());
    let last = text[..end].split(|&byte| byte == b'.').rfind(|label| !label.is_empty());
    text.get(end).is_none_or(|&byte| byte < 0x80)
        && matches!(last, Some(b"Com" | b"Org" | b"Net" | b"Gov" | b"Edu" | b"Co" | b"Cymru"))
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
        let mut tokens = Vec::new();
        cut_unicode(text, 0, &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn a_lost_line_break_parts_words() {
        for (text, want) in [
            ("on Monday.The crew", vec!["on", "Monday", ".", "The", "crew"]),
            ("was late.I slept", vec!["was", "late", ".", "I", "slept"]),
            ("so late.I’m up", vec!["so", "late", ".", "I’m", "up"]),
            ("he said.http://ferry.example", vec!["he", "said", ".", "http", ":", "/", "/", "ferry.example"]),
            ("said:We sank", vec!["said", ":", "We", "sank"]),
            ("Zoë.Été.Olé", vec!["Zoë", ".", "Été", ".", "Olé"]),
            ("Ida.Émile", vec!["Ida", ".", "Émile"]),
            ("Ida.Zoë", vec!["Ida", ".", "Zoë"]),
            ("a Ph.D from Ferry.Com", vec!["a", "Ph.D", "from", "Ferry.Com"]),
            ("of Moss.Ferry.Org", vec!["of", "Moss.Ferry.Org"]),
            ("Ferry.Com. Go", vec!["Ferry.Com", ".", "Go"]),
            ("U.S.A ferry.org", vec!["U.S.A", "ferry.org"]),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    /// Without stops and colons, which may part words here, nothing differs from the crate.
    #[test]
    fn otherwise_words_are_those_of_the_crate() {
        for text in ["Zoë's 3.5 km—U.S", "naïve ’tis 1,200 it’s a_b"] {
            let crate_words: Vec<&str> =
                text.split_word_bounds().map(str::trim).filter(|word| !word.is_empty()).collect();
            assert_eq!(words(text), crate_words);
        }
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
        fn the_byte_path_is_uax_29(text in "([ -~\n\t]|[a-zA-Z0-9_.'‘’“”–—… ]){0,60}") {
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
