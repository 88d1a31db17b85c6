//! A table of a workspace's own as spreadsheets save it: what parts its cells, and the empty cells, empty rows and padded
//! notes that they leave in it.

use std::ops::Range;

use csv::StringRecord;

use crate::input::places::Lines;

/// What may part cells, with its name.
const DELIMITERS: [(u8, &str); 3] = [(b',', "comma"), (b';', "semicolon"), (b'\t', "tab")];

/// The rows of such a table, each with its place.
#[derive(Debug)]
pub struct Saved<'t> {
    text: &'t str,
    reader: csv::Reader<&'t [u8]>,
    lines: Lines<'t>,
    /// How many cells the header has, the empty ones behind the last name among them.
    width: usize,
    /// What parts the cells.
    pub delimiter: u8,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The line of the header.
    pub head: u64,
    /// The first line that is passed over as a comment and looks like a row, and how many such lines there are.
    pub hidden: Option<(u64, u64)>,
}

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// Its line.
    pub line: u64,
    /// Its bytes.
    pub bytes: Range<usize>,
}

impl<'t> Saved<'t> {
    /// Reads a text up to its header: notes stand above it, each in a line that begins with `#`, in quotation marks or
    /// not.
    ///
    /// # Errors
    /// What the reader of CSV says.
    pub fn new(text: &'t str) -> Result<Self, csv::Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let delimiter = delimiter(text);
        let reader = reader(text, delimiter);
        let (lines, header) = (Lines::of(text), Vec::new());
        let mut saved = Self { text, reader, lines, width: 0, delimiter, header, head: 1, hidden: None };
        let mut record = StringRecord::new();
        loop {
            let from = saved.place();
            if !saved.reader.read_record(&mut record)? {
                return Ok(saved);
            }
            if filled(&record) > 0 && !record[0].starts_with('#') {
                saved.head = saved.lines.row(from);
                saved.width = record.len();
                saved.header = record.iter().take(filled(&record)).map(|name| name.trim().to_owned()).collect();
                return Ok(saved);
            }
        }
    }

    /// The name of what parts the cells.
    #[must_use]
    pub fn part(&self) -> &'static str {
        DELIMITERS.iter().find(|(byte, _)| *byte == self.delimiter).map_or("comma", |(_, name)| name)
    }

    /// Reads the next row that holds anything, without the empty cells behind the last column; none at the end.
    ///
    /// # Errors
    /// What the reader of CSV says, and where.
    pub fn row(&mut self, record: &mut StringRecord) -> Result<Option<At>, (At, csv::Error)> {
        loop {
            let from = self.place();
            self.pass(from);
            let read = self.reader.read_record(record);
            if matches!(read, Ok(false)) {
                return Ok(None);
            }
            let at = At { line: self.lines.row(from), bytes: from..self.place() };
            if let Err(error) = read {
                return Err((at, error));
            }
            let last = filled(record);
            if last > 0 {
                if last <= self.header.len() {
                    record.truncate(self.header.len());
                }
                return Ok(Some(at));
            }
        }
    }

    /// What is wrong with a row that has another number of cells than the header, and the mend.
    #[must_use]
    pub fn uneven(&self, cells: usize) -> Option<(String, String)> {
        let columns = self.header.len();
        let part = self.part();
        let mend = if cells > columns {
            format!("put cells that hold a {part} in double quotes")
        } else {
            format!("write a {part} for each cell that is empty, too")
        };
        (cells != columns).then(|| (format!("{cells} cells, but the header has {columns} columns"), mend))
    }

    fn place(&self) -> usize {
        usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX).min(self.text.len())
    }

    /// Looks at the comments before the next row: one with as many cells as the header may be meant for a row.
    fn pass(&mut self, from: usize) {
        let mut rest = &self.text[from..];
        loop {
            rest = rest.trim_start_matches(['\r', '\n']);
            if !rest.starts_with('#') {
                return;
            }
            let (line, behind) = rest.split_at(rest.find('\n').unwrap_or(rest.len()));
            let mut record = StringRecord::new();
            // The sign is no comment to this reader, as blanks stand before it.
            let cut = reader(&format!(" {line}"), self.delimiter).read_record(&mut record).unwrap_or_default();
            let several = record.iter().filter(|cell| !cell.trim().is_empty()).count() > 1;
            if cut && several && [self.width, self.header.len()].contains(&record.len()) {
                match &mut self.hidden {
                    Some((_, count)) => *count += 1,
                    None => {
                        let before = &self.text[..self.text.len() - rest.len()];
                        self.hidden = Some((Lines::of(before).row(before.len()), 1));
                    }
                }
            }
            rest = behind;
        }
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).comment(Some(b'#')).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// How many cells there are up to the last that holds anything.
fn filled(record: &StringRecord) -> usize {
    (0..record.len()).rev().find(|&at| !record[at].trim().is_empty()).map_or(0, |last| last + 1)
}

/// What parts the names of the columns: none of them holds a comma, a semicolon or a tab.
fn delimiter(text: &str) -> u8 {
    let is_header = |line: &&str| {
        !line.trim_start_matches('"').starts_with('#') && line.contains(|letter: char| letter.is_alphanumeric())
    };
    let header = text.split(['\r', '\n']).find(is_header).unwrap_or_default();
    let parts = |(byte, _): &&(u8, &str)| header.as_bytes().contains(byte);
    DELIMITERS.iter().find(parts).map_or(b',', |(byte, _)| *byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Vec<String>, Vec<(u64, Vec<String>)>, Option<(u64, u64)>) {
        let mut saved = Saved::new(text).expect("a table");
        let (mut rows, mut record) = (Vec::new(), StringRecord::new());
        while let Some(at) = saved.row(&mut record).expect("a row") {
            rows.push((at.line, record.iter().map(str::to_owned).collect()));
        }
        (saved.header, rows, saved.hidden)
    }

    #[test]
    fn what_a_spreadsheet_adds_is_no_part_of_a_table() {
        let plain = rows("# note: a, b and c\nword,source\nbee,own\n\nwasp,\n");
        assert_eq!(plain.0, ["word", "source"]);
        assert_eq!(
            plain.1,
            [(3, vec!["bee".to_owned(), "own".to_owned()]), (5, vec!["wasp".to_owned(), String::new()])]
        );
        for text in [
            "# note: a, b and c,,\nword,source,,\nbee,own,,\n,,,\nwasp,,,\n",
            "\"# note: a, b and c\",,\r\n\"word\",\"source\",,\r\n\"bee\",\"own\",,\r\n,,,\r\n\"wasp\",,,\r\n,,,\r\n",
            "\u{feff}# note: a, b and c;;\nword;source;;\nbee;own;;\n;;;\nwasp;;;\n",
            "# note\nword\tsource\nbee\town\n\t\nwasp\t\n",
            ",,\nword,source\nbee,own\n\nwasp,\n",
        ] {
            assert_eq!(rows(text), plain, "{text}");
        }
        // A cell in a column without a name stays, so that it can be told.
        assert_eq!(rows("word,source,\nbee,own,more\n").1[0].1.len(), 3);
        assert_eq!(rows("word,source\nbee\n").1[0].1.len(), 1);
    }

    #[test]
    fn comments_that_look_like_rows_are_seen() {
        let hidden = |text: &str| rows(text).2;
        assert_eq!(hidden("# a,b\nword,source\nbee,own\n#wasp,own\nfly,own\n#ant,own\n"), Some((4, 2)));
        assert_eq!(hidden("word;source\r\n#wasp;own\r\n"), Some((2, 1)));
        assert_eq!(hidden("word,source,,\n#wasp,own,,\n"), Some((2, 1)));
        assert_eq!(hidden("word,source\n# insects\n# these,\n#,\nbee,own\n\"#bee\",own\n"), None);
    }
}
