//! What printing does to words, as it stands in texts copied out of pages and PDF files: soft hyphens, letters in one
//! sign, words parted at the ends of lines.

use crate::article::Article;
use crate::input::embedded::COMPOUNDS;
use crate::input::trouble::{Reason, Trouble};
use crate::skim::holds;

/// Reads the words of an article as they are; what is to be said of its text.
pub(super) fn unset(article: &mut Article) -> Option<Trouble> {
    for field in [&mut article.title, &mut article.author] {
        if let Some(plain) = plain(field) {
            *field = plain;
        }
    }
    article.text = plain(&article.text)?;
    let what = "soft hyphens, signs of several letters, characters without width or words parted at line ends are read as the \
                words they are";
    let mend = "the account counts the texts of the file; places count in what is left of the text";
    Some(Trouble::file(Reason::Typeset, what, mend))
}

/// The words as they are; none where printing did nothing to them.
fn plain(text: &str) -> Option<String> {
    let letters = if holds(text.as_bytes(), is_suspect) { letters(text) } else { None };
    joined(letters.as_deref().unwrap_or(text)).or(letters)
}

/// A byte that stands in each of the letters in question, and in few others.
fn is_suspect(byte: u8) -> bool {
    (byte == 0) | (byte == 0x8B) | (byte == 0xA0) | (byte == 0xAD) | (byte == 0xAF) | (byte == 0xEF)
}

/// The text without what is not seen in it, and with each letter for itself.
fn letters(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match meant(letter) {
            Some(meant) => out.push_str(meant),
            None => out.push(letter),
        }
    }
    (out != text).then_some(out)
}

/// What a letter stands for, where that is another.
fn meant(letter: char) -> Option<&'static str> {
    Some(match letter {
        // NUL, the soft hyphen, spaces and joiners without width, the mark of the byte order.
        '\0' | '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => "",
        // A narrow space that keeps numbers together joins words for those who cut a text into them.
        '\u{202F}' => "\u{A0}",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// The text with its words that were parted at the end of a line: `over-` and `sees`. The line ends behind the word.
fn joined(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut from = 0;
    for (mark, _) in text.match_indices('-') {
        let Some((head, tail)) = parted(text, mark).filter(|_| mark >= from) else { continue };
        out.push_str(&text[from..mark]);
        if is_compound(head, tail) {
            out.push('-');
        }
        out.push_str(tail);
        from = mark + 1;
        // What ended the line stands behind the word now.
        let end = text[from..].find(tail).map_or(from, |at| from + at);
        out.push_str(&text[from..end]);
        from = end + tail.len();
        from += usize::from(text[from..].starts_with(' '));
    }
    if from == 0 {
        return None;
    }
    out.push_str(&text[from..]);
    Some(out)
}

/// The halves of a word that is parted at a hyphen; none where a dash or a number stands there.
fn parted(text: &str, mark: usize) -> Option<(&str, &str)> {
    let below = text[mark + 1..].trim_start_matches('\r').strip_prefix('\n')?;
    let head = text[..mark].rsplit(char::is_whitespace).next()?;
    let tail = below.split(char::is_whitespace).next()?;
    let word = head.ends_with(char::is_alphabetic) && tail.starts_with(char::is_lowercase);
    (word && !is_listed("on", tail)).then_some((head, tail))
}

/// Whether a hyphen belongs to a word that was parted at it, as in `well-known` and `five-year-old`.
fn is_compound(head: &str, tail: &str) -> bool {
    let first = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    let acronym = first.chars().count() > 1 && first.chars().all(char::is_uppercase);
    let lower = first.to_lowercase();
    let parts = lower.contains('-') || tail.trim_end_matches('-').contains('-');
    parts || acronym || is_listed("first", &lower) || is_listed("last", tail)
}

/// Whether a word, without the marks behind it, is one of those that stand at a place.
fn is_listed(place: &str, word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    COMPOUNDS.iter().any(|row| row[0] == place && row[1] == word)
}

#[cfg(test)]
mod tests {
    use super::plain as read;

    #[test]
    fn words_are_read_as_they_are() {
        for (set, plain) in [
            ("The har\u{AD}bour author\u{AD}ity", "The harbour authority"),
            ("The oﬃcial’s ﬁrst oﬀer, ﬂat", "The official’s first offer, flat"),
            ("He said\0 it\u{200B} may\u{FEFF} shut.", "He said it may shut."),
            ("10\u{202F}000 tonnes", "10\u{A0}000 tonnes"),
            ("who over-\nsees the work", "who oversees\nthe work"),
            ("who over-\r\nsees, they say, the work", "who oversees,\r\nthey say, the work"),
            ("a well-\nknown twenty-\nfive-year-old", "a well-known\ntwenty-five-year-old\n"),
            ("a state-of-the-\nart “self-\nmade” boat", "a state-of-the-art\n“self-made”\nboat"),
            ("sum-\nmer", "summer\n"),
            ("a London-\nbased, US-\nrun firm", "a London-based,\nUS-run\nfirm"),
            ("Presi-\ndent Roe", "President\nRoe"),
        ] {
            assert_eq!(read(set).as_deref(), Some(plain), "{set}");
        }
    }

    #[test]
    fn a_plain_text_stays_as_it_is() {
        for plain in [
            "",
            "It may shut.\nIt is old – he said – and wet.",
            "It may shut -\nor not",
            "Rome-\nBerlin",
            "pre-\nand post-war",
            "12-\nyear",
            "“à la carte” í Ö\u{A0}é",
            "-\n",
            "a-\n\nb",
            "👨\u{200D}👩",
        ] {
            assert_eq!(read(plain), None, "{plain}");
        }
    }
}
