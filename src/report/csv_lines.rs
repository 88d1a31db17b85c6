//! Rows as lines of CSV: plain, or tamed for a spreadsheet.

use crate::column::Cell;
use crate::report::face::Face;

/// The bytes that open a file: the BOM, if the dialect has one, and the header.
pub fn opening(face: Face, names: &[&str]) -> Vec<u8> {
    let mut out = if face.excel { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    append(face, [names.iter().map(|name| Cell::text(*name))], &mut out);
    out
}

/// Appends lines of cells.
pub fn append<'r>(face: Face, lines: impl IntoIterator<Item = impl Iterator<Item = Cell<'r>>>, out: &mut Vec<u8>) {
    let terminator = if face.excel { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let mut writer = csv::WriterBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(face.delimiter)
        .terminator(terminator)
        .from_writer(out);
    let mut written = String::new();
    for cells in lines {
        for cell in cells {
            let field = match &cell {
                Cell::Text(text) if !face.excel => &**text,
                other => {
                    written.clear();
                    match other {
                        Cell::Text(text) => tame(text, &mut written),
                        other => other.write(&mut written),
                    }
                    &*written
                }
            };
            writer.write_field(field).expect("writing to memory");
        }
        writer.write_record(None::<&[u8]>).expect("writing to memory");
    }
    writer.flush().expect("writing to memory");
}

/// Appends text as it is safe in a spreadsheet (OWASP, CSV injection): no line breaks, no formula.
fn tame(text: &str, out: &mut String) {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(face: Face, cells: &[Cell<'static>]) -> String {
        let mut out = Vec::new();
        append(face, [cells.iter().cloned()], &mut out);
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
