//! How the CSV files are read that the program itself wrote, or a user for it: one dialect for all who read them, every row as long as its header.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use csv::{Position, Reader, ReaderBuilder, StringRecord};

use crate::error::{Error, Fault, Place, Result};
use crate::report::csv_lines::is_behind_a_mark;
use crate::report::face::Face;

/// What a file for Excel opens with.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// The dialect of a CSV file, as its first line tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    excel: bool,
    delimiter: u8,
    /// Whether lines end in CR and LF.
    crlf: bool,
}

impl Dialect {
    /// The dialect of a file that begins with these bytes: for Excel where it opens with a BOM; separated by what stands
    /// most often in the header outside of quotes.
    #[must_use]
    pub fn of(head: &[u8]) -> Self {
        let line = head.split(|&byte| byte == b'\n' || byte == b'\r').next().unwrap_or_default();
        let (mut quoted, mut counts) = (false, [(b'\t', 0), (b';', 0), (b',', 0)]);
        for &byte in line {
            quoted ^= byte == b'"';
            counts.iter_mut().filter(|(mark, _)| !quoted && *mark == byte).for_each(|(_, count)| *count += 1);
        }
        let delimiter = counts.into_iter().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| mark);
        Self { excel: head.starts_with(BOM), delimiter, crlf: head[line.len()..].starts_with(b"\r\n") }
    }

    /// Whether a file was written for Excel, so that its cells may stand behind a `'`.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn for_excel(path: &Path) -> Result<bool> {
        let mut head = Vec::new();
        let file = File::open(path).map_err(Error::io("reading", path))?;
        file.take(BOM.len() as u64).read_to_end(&mut head).map_err(Error::io("reading", path))?;
        Ok(head == BOM)
    }

    /// The same to write in.
    #[must_use]
    pub fn face(self) -> Face {
        Face { excel: self.excel, delimiter: self.delimiter, ..Face::default() }
    }

    /// Reads a file, header first.
    pub fn reader<R: Read>(self, bytes: R) -> Reader<R> {
        self.builder().from_reader(bytes)
    }

    /// Reads rows out of the middle of a file.
    #[must_use]
    pub fn part(self, bytes: &[u8]) -> Reader<&[u8]> {
        self.builder().has_headers(false).from_reader(bytes)
    }

    fn builder(self) -> ReaderBuilder {
        let mut builder = ReaderBuilder::new();
        builder.delimiter(self.delimiter).buffer_capacity(1 << 16);
        builder
    }

    /// Reads the next row, its cells as they were before they were written; false at the end. `file` is its name in faults.
    ///
    /// # Errors
    /// The row is longer or shorter than the header, or not in UTF-8.
    pub fn read<R: Read>(self, file: &str, reader: &mut Reader<R>, row: &mut StringRecord) -> Result<bool> {
        let more = reader.read_record(row).map_err(|error| self.fault(file, &error))?;
        if self.excel && row.iter().any(|cell| untamed(cell).is_some()) {
            let mut plain: StringRecord = row.iter().map(|cell| untamed(cell).unwrap_or(cell)).collect();
            plain.set_position(row.position().cloned());
            *row = plain;
        }
        Ok(more)
    }

    /// The line that a row begins on: of lines that end in CR and LF the reader counts the break with the row behind it.
    #[must_use]
    pub fn line(self, at: &Position) -> u64 {
        at.line() + u64::from(self.crlf && at.record() > 0)
    }

    /// What is wrong with a file, in the words of a user.
    #[must_use]
    pub fn fault(self, file: &str, error: &csv::Error) -> Error {
        let line = error.position().map(|at| self.line(at));
        let place = Place { file: file.to_owned(), line, column: None };
        let again = "score the collection again";
        let (what, mend) = match error.kind() {
            csv::ErrorKind::Utf8 { .. } => ("it is not in UTF-8".to_owned(), "save it as CSV UTF-8, or score again"),
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                (format!("the row has {len} cells and the header {expected_len}"), again)
            }
            csv::ErrorKind::Io(error) if error.kind() != ErrorKind::InvalidData => (error.to_string(), ""),
            _ => (error.to_string(), again),
        };
        Fault::new(place, what, mend).into()
    }
}

/// A text without the `'` that a file for Excel puts before what a spreadsheet would take for a formula, and before such a `'`
/// that stands in the text itself.
pub(super) fn untamed(cell: &str) -> Option<&str> {
    cell.strip_prefix('\'').filter(|rest| is_behind_a_mark(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::rows;
    use crate::report::source::{Run, Source};

    /// The rows of a file by every way in which a report is read, or what is wrong with it.
    fn read(text: &str) -> [Result<Vec<Vec<String>>, String>; 3] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("sentences.csv"), text).unwrap();
        let told = |error: Error| error.to_string().rsplit("sentences.csv").next().unwrap_or_default().to_owned();
        let cells = |row: &StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
        let by_names = || {
            let mut rows = rows::open(folder.path(), "sentences", &["article_id"])?.expect("it is there");
            let (names, mut found): (Vec<String>, _) = (rows.header().map(str::to_owned).collect(), Vec::new());
            while let Some(row) = rows.read()? {
                found.push(names.iter().map(|name| rows.text(&row, name).to_owned()).collect());
            }
            Ok(found)
        };
        let one_by_one = || {
            let mut found = Vec::new();
            Source::report(folder.path(), "sentences")?.each(|row| found.push(cells(row)))?;
            Ok(found)
        };
        let by_articles = || {
            let source = Source::report(folder.path(), "sentences")?;
            let runs = source.runs(|_| ())?.collect::<Result<Vec<Run<()>>>>()?;
            source.rows(runs.iter().map(|run| &run.bytes), cells)
        };
        [by_names().map_err(told), one_by_one().map_err(told), by_articles().map_err(told)]
    }

    #[test]
    fn whoever_reads_a_report_reads_the_same_cells() {
        for (text, rows) in [
            ("article_id,text\na,\"x, y\"\nb,'=x\n", [["a", "x, y"], ["b", "'=x"]]),
            ("\u{feff}article_id;text\r\na;'=x\r\nb;\"'tis; so\"\r\n", [["a", "=x"], ["b", "'tis; so"]]),
            ("\u{feff}article_id\ttext\r\n'@a\t1,5; 2,5\r\n'@b\t", [["@a", "1,5; 2,5"], ["@b", ""]]),
            ("\u{feff}\"article_id\",\"text; of; it\"\n'-a,\"two\nlines\"\nb,'\n", [["-a", "two\nlines"], ["b", "'"]]),
            ("\u{feff}article_id;text\r\n'=a;'\r\n''=a;''b\r\n", [["=a", "'"], ["'=a", "''b"]]),
            ("text of it;article_id\r\na;'=x\r\nb;,\r\n", [["a", "'=x"], ["b", ","]]),
        ] {
            for found in read(text) {
                assert_eq!(found.unwrap(), rows, "{text:?}");
            }
        }
    }

    #[test]
    fn a_row_that_was_cut_is_told_by_whoever_reads_it() {
        for text in ["article_id,outlet,text\na,b,c\nd,e", "\u{feff}article_id;outlet;text\r\na;b;c\r\nd;e\r\n"] {
            for found in read(text) {
                let told = found.unwrap_err();
                assert_eq!(told, ":3: the row has 2 cells and the header 3; score the collection again");
            }
        }
    }
}
