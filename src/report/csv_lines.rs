//! Rows as lines of CSV: plain, or tamed for a spreadsheet.

use std::borrow::Cow;

use crate::column::Cell;
use crate::report::face::Face;
use crate::skim::{first, holds};

/// The bytes that open a file: the BOM, if the dialect has one, and the header.
pub fn opening(face: Face, names: &[&str]) -> Vec<u8> {
    let mut out = if face.excel { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    append(face, names.iter().map(|name| Cell::text(*name)), &mut out);
    out
}

/// Appends a line of cells.
///
/// Half of the bytes that the tool handles are written here, so the lines are put together by hand; `tests` hold them
/// against the `csv` crate on random cells.
pub fn append<'r>(face: Face, cells: impl Iterator<Item = Cell<'r>>, out: &mut Vec<u8>) {
    let start = out.len();
    cells.for_each(|cell| {
        match &cell {
            Cell::Text(text) if face.excel => field(&tamed(text), face.delimiter, out),
            Cell::Text(text) => field(text, face.delimiter, out),
            other => other.write(out),
        }
        out.push(face.delimiter);
    });
    // The last cell has none behind it.
    out.truncate(start.max(out.len().saturating_sub(1)));
    // A line of one empty cell would read as no line at all.
    if out.len() == start {
        out.extend_from_slice(b"\"\"");
    }
    out.extend_from_slice(if face.excel { b"\r\n" } else { b"\n" });
}

/// Appends a cell, in double quotes where it holds a mark of the format.
#[inline]
fn field(text: &str, delimiter: u8, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    if holds(bytes, |byte| (byte == delimiter) | (byte == b'"') | (byte == b'\n') | (byte == b'\r')) {
        quoted(bytes, out);
    } else {
        out.extend_from_slice(bytes);
    }
}

/// Appends a cell in double quotes.
#[inline(never)]
fn quoted(mut rest: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    while let Some(at) = first(rest, |byte| byte == b'"') {
        out.extend_from_slice(&rest[..=at]);
        out.push(b'"');
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Whether a spreadsheet would take a text for a formula, or may.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// Whether a text gets a `'` in front in a file for Excel: a formula does, and one that stands behind a `'` already, so that
/// the two stay different.
pub fn is_behind_a_mark(text: &str) -> bool {
    is_formula(text.trim_start_matches('\''))
}

/// Text as it is safe in a spreadsheet (OWASP, CSV injection): no line breaks, no formula.
fn tamed(text: &str) -> Cow<'_, str> {
    let formula = is_behind_a_mark(text);
    // Line breaks are controls, or begin with the byte that begins the separators of Unicode.
    if !formula && !holds(text.as_bytes(), |byte| (byte < b' ') | (byte == 0xE2)) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 1);
    if formula {
        out.push('\'');
    }
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\0' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::dialect::untamed;

    proptest! {
        #[test]
        fn texts_without_line_breaks_stay_different_for_excel(text in "['=+@\t a-]{0,6}") {
            let tamed = tamed(&text);
            prop_assert!(!is_formula(&tamed), "{tamed:?}");
            prop_assert_eq!(untamed(&tamed).unwrap_or(&tamed), &*text);
        }

        #[test]
        fn lines_are_those_of_the_csv_crate(
            lines in proptest::collection::vec(proptest::collection::vec("[a\",;\t\r\n#é ]{0,6}", 1..5), 0..5),
            excel in any::<bool>(),
            delimiter in prop::sample::select(vec![b',', b';', b'\t']),
        ) {
            let face = Face { excel, delimiter, ..Face::default() };
            let terminator = if excel { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
            let mut writer = csv::WriterBuilder::new()
                .flexible(true)
                .delimiter(delimiter)
                .terminator(terminator)
                .from_writer(Vec::new());
            for line in &lines {
                let cells = line.iter().map(|text| if excel { tamed(text) } else { text.as_str().into() });
                writer.write_record(cells.map(Cow::into_owned)).expect("memory");
            }
            let mut out = Vec::new();
            lines.iter().for_each(|line| append(face, line.iter().map(|text| Cell::text(&**text)), &mut out));
            prop_assert_eq!(out, writer.into_inner().expect("memory"));
        }
    }

    fn line(face: Face, cells: &[Cell<'static>]) -> String {
        let mut out = Vec::new();
        append(face, cells.iter().cloned(), &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn plain_keeps_everything_and_excel_tames_text_only() {
        let cells = [Cell::Text("=1+1".into()), Cell::Number(-0.5), Cell::Text("a\r\nb \"c\"".into()), Cell::Empty];
        assert_eq!(line(Face::default(), &cells), "=1+1,-0.5,\"a\r\nb \"\"c\"\"\",\n");
        let excel = Face { excel: true, delimiter: b';', ..Face::default() };
        assert_eq!(line(excel, &cells), "'=1+1;-0.5;\"a b \"\"c\"\"\";\r\n");
    }
}
