//! In what encoding a file is written, and on what grounds that is said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding as Label, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::Serialize;

use crate::input::embedded::SIGNATURES;
use crate::input::trouble::{Reason, Trouble};

/// The encoding a file was read in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Encoding {
    /// Its name by the WHATWG standard, such as `windows-1252`.
    pub label: &'static str,
    /// What it was told by.
    pub grounds: String,
    /// Whether it is a guess that another reader could make differently.
    pub guessed: bool,
    /// Byte sequences that mean nothing in it and were read as U+FFFD.
    pub invalid: u64,
    /// Bytes of a UTF-8 file that are not UTF-8 but make a word or a mark in Windows-1252, and were read as that.
    pub mixed: u64,
}

impl Encoding {
    /// An encoding that is certain.
    pub(super) fn sure(label: &'static Label, grounds: impl Into<String>) -> Self {
        Self { label: label.name(), grounds: grounds.into(), guessed: false, invalid: 0, mixed: 0 }
    }
}

/// What a byte that is not UTF-8 means in Windows-1252, if it plainly means something between its neighbours.
pub(super) fn western(before: u8, byte: u8, after: u8) -> Option<char> {
    let text = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte)).0.chars().next()?;
    let letter = |neighbour: u8| neighbour.is_ascii_alphabetic() || neighbour >= 0xC0;
    let stands = match byte {
        // Quotation marks, dashes and dots.
        0x85 | 0x91..=0x97 => true,
        // Euro and pound before a number.
        0x80 | 0xA3 => after.is_ascii_digit(),
        // A letter inside a word or at its edge; the last is too rare to be meant.
        0x8A | 0x8C | 0x8E | 0x9A | 0x9C | 0x9E | 0x9F | 0xC0..=0xFE => letter(before) || letter(after),
        _ => false,
    };
    stands.then_some(text)
}

/// Bytes that must speak against Western text before another guess is believed.
const SPEAKING: usize = 6;

/// How many odd characters in Western text one in Mac text outweighs: in damaged text they are odd in both.
const DAMAGED: usize = 8;
/// Fewest odd characters by which another encoding is tried.
const ODD: usize = 2;
/// How many quotation marks of a Mac one of Western text outweighs: a name that ends in `ó` looks like one.
const MARKS: usize = 3;

/// What the first bytes of a file tell.
#[derive(Debug)]
pub(super) enum Look {
    /// The encoding is certain.
    Known(&'static Label, Encoding),
    /// ASCII so far, or beyond ASCII without a mark: the first byte beyond decides.
    Open,
}

/// Reads the byte order mark, the signature of a binary file, or the zero bytes of UTF-16.
///
/// # Errors
/// The file is no text.
pub(super) fn look(head: &[u8]) -> Result<Look, Trouble> {
    if let Some((name, mend)) = signature(head) {
        return Err(Trouble::file(Reason::Binary, format!("this is {name}, not text"), mend));
    }
    if let Some((label, _)) = Label::for_bom(head) {
        return Ok(Look::Known(label, Encoding::sure(label, "byte order mark")));
    }
    if let Some(label) = utf16(head) {
        let place = if label == UTF_16LE { "second" } else { "first" };
        let grounds = format!("no byte order mark, but the {place} byte of most pairs is zero");
        return Ok(Look::Known(label, Encoding::sure(label, grounds)));
    }
    let controls = head.iter().filter(|&&byte| byte < 0x09 || (0x0E..0x1B).contains(&byte)).count();
    if head.contains(&0) && controls * 500 >= head.len() {
        let what = format!("not text: {controls} control bytes in the first {}", head.len());
        return Err(Trouble::file(Reason::Binary, what, "leave it out, or save it as .txt or .csv"));
    }
    Ok(Look::Open)
}

/// Name and mend of a binary format that begins like this.
fn signature(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let begins = |hex: &str| {
        let mut bytes = head.iter().map(|byte| format!("{byte:02x}"));
        hex.as_bytes().chunks(2).all(|pair| bytes.next().is_some_and(|byte| byte.as_bytes() == pair))
    };
    SIGNATURES.iter().find(|row| begins(&row[0])).map(|row| (row[1].as_str(), row[2].as_str()))
}

/// UTF-16 without a mark: English text in it has a zero in nearly every pair, always on the same side.
fn utf16(head: &[u8]) -> Option<&'static Label> {
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let mostly = |many: usize, few: usize| many * 10 >= pairs * 6 && few * 20 <= pairs;
    match (mostly(second, first), mostly(first, second)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Decides at the first byte beyond ASCII; `before` is the little that stands right before `window`.
///
/// Everything so far was ASCII and reads alike in every candidate, so that
/// putting the decision off until here costs nothing and needs no second pass.
pub(super) fn judge(before: &[u8], window: &[u8], whole: bool) -> (&'static Label, Encoding) {
    let (valid, invalid) = sequences(window, whole);
    if invalid == 0 {
        return (UTF_8, Encoding::sure(UTF_8, "valid UTF-8"));
    }
    if valid >= invalid {
        let grounds = format!("{valid} valid UTF-8 sequences against {invalid} invalid ones where it was judged");
        return (UTF_8, Encoding { guessed: true, ..Encoding::sure(UTF_8, grounds) });
    }
    let window = without_pounds(window);
    let guess = |home: Option<&[u8]>| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(before, false);
        detector.feed(&window, whole);
        detector.guess(home, Utf8Detection::Deny)
    };
    // The texts are English: unless enough bytes speak for it, another guess is a Western
    // text with a foreign name in it, and a Western home page is what tips the balance.
    let label = Some(guess(None)).filter(|label| speaking(&window, label) >= SPEAKING);
    let label = label.unwrap_or_else(|| guess(Some(b"us")));
    // The detector does not know it, and Excel on a Mac still writes it.
    let odd = |label| odd(&[before, &window].concat(), label);
    // Quotation marks and dashes of the one are rare letters of the other.
    let quotes = window.iter().filter(|byte| (0xD2..=0xD5).contains(*byte)).count();
    let is_mac = quotes > MARKS * western_marks(before, &window);
    let mac = |odds: usize| is_mac && odds >= ODD && odds > DAMAGED * odd(MACINTOSH);
    let label = if label == WINDOWS_1252 && mac(odd(label)) { MACINTOSH } else { label };
    let grounds = "not valid UTF-8; guessed from the bytes beyond ASCII";
    (label, Encoding { guessed: true, ..Encoding::sure(label, grounds) })
}

/// How many characters stand where none is written in this encoding: a capital behind a small letter or inside a word, or
/// before one as a quotation mark does, and a sign between two letters.
fn odd(window: &[u8], label: &'static Label) -> usize {
    let text: Vec<char> = label.decode_without_bom_handling(window).0.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| text.get(place)).copied().unwrap_or(' ');
    let is_odd = |place: usize| {
        let (before, after, behind) = (at(place.checked_sub(1)), at(Some(place + 1)), at(Some(place + 2)));
        let letter = text[place];
        let capital = letter.is_uppercase()
            && (before.is_lowercase()
                || before.is_alphabetic() && after.is_lowercase()
                || !before.is_alphabetic() && after.is_uppercase() && behind.is_lowercase());
        let joins = matches!(letter, '“' | '”' | '’' | '‘' | '–' | '—' | '…' | '·' | '\u{A0}' | '\u{AD}');
        let sign = !letter.is_alphanumeric() && !joins && before.is_alphabetic() && after.is_alphabetic();
        !letter.is_ascii() && (capital || sign)
    };
    (0..text.len()).filter(|&place| is_odd(place)).count()
}

/// Quotation marks and dashes of Western text: bytes that stand at the border of a word or before the `s` of one. Inside
/// words they are the letters ë, í, ì, î, ï, ñ and ó of a Mac.
fn western_marks(before: &[u8], window: &[u8]) -> usize {
    let text = [before, window].concat();
    let at = |place: usize| text.get(place).copied().unwrap_or(b' ');
    let letter = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, 0x80..=0x9F);
    let is_mark = |place: usize| {
        let (left, right) = (place.checked_sub(1).map_or(b' ', at), at(place + 1));
        let short = at(place) == 0x92 && matches!(right, b's' | b't') && !letter(at(place + 2));
        matches!(at(place), 0x91..=0x97) && (short || !letter(left) || !letter(right))
    };
    (0..text.len()).filter(|&place| is_mark(place)).count()
}

/// How many bytes read differently in this encoding than in the Western one.
fn speaking(window: &[u8], label: &'static Label) -> usize {
    let reads = |label: &'static Label, byte: u8| label.decode_without_bom_handling(&[byte]).0.into_owned();
    let differs: Vec<bool> = (0..=255).map(|byte| reads(label, byte) != reads(WINDOWS_1252, byte)).collect();
    window.iter().filter(|&&byte| differs[byte as usize]).count()
}

/// A pound sign before a digit is money; the detector would take it for the Polish letter in its place.
fn without_pounds(window: &[u8]) -> Vec<u8> {
    let next = window.iter().skip(1).chain([&0]);
    let pound = |(&byte, next): (&u8, &u8)| if byte == 0xA3 && next.is_ascii_digit() { b'$' } else { byte };
    window.iter().zip(next).map(pound).collect()
}

/// Sequences beyond ASCII that are valid UTF-8, and those that are not.
fn sequences(bytes: &[u8], whole: bool) -> (usize, usize) {
    let (mut valid, mut invalid) = (0, 0);
    let mut rest = bytes.utf8_chunks().peekable();
    while let Some(chunk) = rest.next() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        // A sequence that the end of the window cuts is no evidence.
        if !chunk.invalid().is_empty() && (whole || rest.peek().is_some()) {
            invalid += 1;
        }
    }
    (valid, invalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_of(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn a_western_byte_in_a_utf_8_file_means_something_between_letters() {
        for (before, byte, after, meant) in [
            (b'f', 0xE9, b' ', Some('é')),
            (b' ', 0xC9, b't', Some('É')),
            (b't', 0x92, b's', Some('’')),
            (b' ', 0x93, b'Y', Some('“')),
            (b' ', 0xA3, b'5', Some('£')),
            (b' ', 0xA3, b' ', None),
            (b' ', 0xE9, b' ', None),
            (b'a', 0xFF, b'b', None),
            (b'a', 0x81, b'b', None),
        ] {
            assert_eq!(western(before, byte, after), meant, "{byte:x}");
        }
    }

    #[test]
    fn marks_and_zeros_tell() {
        let text = "The mayor said the bridge – all of it – would close.";
        let marked = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
        for (head, label) in [
            (marked(b"\xEF\xBB\xBF", text.into()), "UTF-8"),
            (marked(b"\xFF\xFE", utf16_of(text, true)), "UTF-16LE"),
            (marked(b"\xFE\xFF", utf16_of(text, false)), "UTF-16BE"),
            (utf16_of(text, true), "UTF-16LE"),
            (utf16_of(text, false), "UTF-16BE"),
        ] {
            match look(&head) {
                Ok(Look::Known(_, encoding)) => assert_eq!(encoding.label, label),
                other => panic!("{label}: {other:?}"),
            }
        }
        assert!(matches!(look(text.as_bytes()), Ok(Look::Open)));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (head, word) in [
            (b"%PDF-1.7\n".as_slice(), "PDF"),
            (b"PK\x03\x04\x14\x00", "Word or Excel"),
            (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0", "control bytes"),
            (b"\xFF\xFE\0\0T\0\0\0", "UTF-32"),
        ] {
            let trouble = look(head).unwrap_err();
            assert!(trouble.what.contains(word), "{}", trouble.what);
        }
    }

    #[test]
    fn the_first_byte_beyond_ascii_decides() {
        for (window, label, guessed) in [
            (b"\x93We are open,\x94 the mayor\x92s office said.".as_slice(), "windows-1252", true),
            (b"\xE9 in the old town, the caf\xE9 said.", "windows-1252", true),
            (b"\xFF", "windows-1252", true),
            (b"\xEFve r\xF4les", "windows-1252", true),
            (b"\x8E, said the caf\x8E\xD5s owner, at the caf\x8E.", "macintosh", true),
            (b"\x93It may,\x94 said the mayor\x92s \x99 aide in \xC9VIAN. A\x95b", "windows-1252", true),
            (b"\xD2We are open,\xD3 the mayor\xD5s office said \xD1 and shut.", "macintosh", true),
            (b"\x8E", "windows-1252", true),
            (
                b"\xD2It may be,\xD3 said Jos\x8E Mu\x96oz and Rodr\x92guez \xD1 the caf\x8E\xD5s owner.",
                "macintosh",
                true,
            ),
            (b"\x93It may be,\x94 said Chlo\xD2 \xD2Bo\xD3 O\x92Neil, the mayor\x92s aide.", "windows-1252", true),
            (
                b"\x95 McDonald\x92s\x99 and \x93\xC9tat\x94 in C\xD4TE D\x92IVOIRE \x96 \xBD caf\xE9\x85",
                "windows-1252",
                true,
            ),
            (&b"\xA35m for Mr Gonz\xE1lez, \xA310m for the rest. ".repeat(9), "windows-1252", true),
            (b"\xDEim\xFEek and \xC7avu\xFEo\xF0lu met Erdo\xF0an in \xDDstanbul", "windows-1254", true),
            (
                b"\xB3, \xBFe rz\xB9d b\xEAdzie dzia\xB3a\xE6; Wa\xB3\xEAsa, Ko\x9Cci\xF3\xB3, \xB3\xF3d\x9F",
                "windows-1250",
                true,
            ),
            ("é in the old town".as_bytes(), "UTF-8", false),
            (b"\xC3\xA9 and \xC3\xA9, then a stray \xFF byte", "UTF-8", true),
        ] {
            let (found, encoding) = judge(b"af", window, true);
            assert_eq!((found.name(), encoding.guessed), (label, guessed), "{}", window.escape_ascii());
        }
    }
}
