//! What printing does to words, as it stands in what is copied out of pages and PDF files: soft hyphens, letters in one sign.
//!
//! The text of an article stays as it was read, so that places in it are those of the file.

use crate::article::Article;
use crate::skim::holds;

/// Reads the words of headline and author as they are.
pub(super) fn unset(article: &mut Article) {
    for field in [&mut article.title, &mut article.author] {
        if let Some(plain) = plain(field) {
            *field = plain;
        }
    }
}

/// The words as they are; none where printing did nothing to them.
fn plain(text: &str) -> Option<String> {
    holds(text.as_bytes(), is_suspect).then(|| letters(text)).flatten()
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
