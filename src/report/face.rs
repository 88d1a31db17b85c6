//! How a table is written: plain CSV, or CSV for Excel.

use crate::column::Cell;
use crate::report::table::Report;

/// The dialect of the CSV files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// BOM, CRLF, no line breaks in cells, and `'` before text that a spreadsheet would take for a formula.
    pub excel: bool,
    /// Field separator.
    pub delimiter: u8,
}

impl Default for Face {
    fn default() -> Self {
        Self { excel: false, delimiter: b',' }
    }
}

impl Face {
    /// The bytes that open a file: the BOM, if the dialect has one, and the header.
    #[must_use]
    pub fn opening<R>(self, report: &Report<R>) -> Vec<u8> {
        let mut out = if self.excel { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        self.records([report.header().map(|name| Cell::Text(name.to_owned()))], &mut out);
        out
    }

    /// Appends the lines of `rows`.
    pub fn rows<R: 'static>(self, report: &Report<R>, rows: &[R], out: &mut Vec<u8>) {
        self.records(rows.iter().map(|row| report.cells(row)), out);
    }

    /// Appends lines of cells.
    pub fn records(self, lines: impl IntoIterator<Item = impl Iterator<Item = Cell>>, out: &mut Vec<u8>) {
        let terminator = if self.excel { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .terminator(terminator)
            .from_writer(out);
        for cells in lines {
            for cell in cells {
                let text = match cell {
                    Cell::Text(text) if self.excel => tamed(&text),
                    other => other.written(),
                };
                writer.write_field(text).expect("writing to memory");
            }
            writer.write_record(None::<&[u8]>).expect("writing to memory");
        }
        writer.flush().expect("writing to memory");
    }
}

/// Text as it is safe in a spreadsheet (OWASP, CSV injection): no line breaks, no formula.
fn tamed(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let mut out = String::with_capacity(text.len() + 1);
    if risky {
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
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(face: Face, cells: &[Cell]) -> String {
        let mut out = Vec::new();
        face.records([cells.iter().cloned()], &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn plain_keeps_everything_and_excel_tames_text_only() {
        let cells = [Cell::Text("=1+1".into()), Cell::Number(-0.5), Cell::Text("a\r\nb \"c\"".into()), Cell::Empty];
        assert_eq!(line(Face::default(), &cells), "=1+1,-0.5,\"a\r\nb \"\"c\"\"\",\n");
        assert_eq!(line(Face { excel: true, delimiter: b';' }, &cells), "'=1+1;-0.5;\"a b \"\"c\"\"\";\r\n");
    }
}
