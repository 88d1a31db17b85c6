//! A lexicon file as rows with places: head comments, header, cells, and the overlay of one file by another.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::error::{Fault, Place};
use crate::lexicon::builtin;

/// The cells of a file, one after the other in one text: reading tens of thousands of rows allocates for none of them.
#[derive(Debug)]
struct Sheet {
    /// The file, as the user named it.
    shown: String,
    /// The columns.
    header: Arc<[String]>,
    text: Cow<'static, str>,
    /// Where each cell ends in `text`, row after row.
    ends: Vec<u32>,
    /// The line of each row.
    lines: Vec<u64>,
    /// Whether it is part of the program.
    builtin: bool,
}

impl Sheet {
    fn new(shown: &str, header: &Arc<[String]>, room: usize) -> Self {
        let (header, text) = (Arc::clone(header), String::with_capacity(room).into());
        Self { shown: shown.to_owned(), header, text, ends: Vec::new(), lines: Vec::new(), builtin: false }
    }

    /// A file of the program, whose rows were cut when it was built.
    fn builtin(shown: &str, header: &Arc<[String]>, file: &builtin::File) -> Self {
        let mut sheet = Self { text: file.cells.into(), builtin: true, ..Self::new(shown, header, 0) };
        let (numbers, _) = file.places.as_chunks();
        let rows = numbers.chunks_exact(header.len() + 1);
        sheet.lines.reserve(rows.len());
        sheet.ends.reserve(rows.len() * header.len());
        for row in rows {
            sheet.lines.push(u32::from_le_bytes(row[0]).into());
            sheet.ends.extend(row[1..].iter().map(|end| u32::from_le_bytes(*end)));
        }
        sheet
    }

    fn push<'a>(&mut self, cells: impl Iterator<Item = &'a str>, line: u64) {
        for cell in cells {
            self.text.to_mut().push_str(cell);
            self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        }
        self.lines.push(line);
    }

    fn rows(self) -> Vec<Row> {
        let sheet = Arc::new(self);
        (0..sheet.lines.len()).map(|at| Row { sheet: Arc::clone(&sheet), at }).collect()
    }
}

/// A row and the line it stands on; a copy is cheap.
#[derive(Clone, Debug)]
pub struct Row {
    sheet: Arc<Sheet>,
    at: usize,
}

impl Row {
    /// A row that stands alone, such as one that is tried out; as many cells as columns.
    #[must_use]
    pub fn alone(header: &Arc<[String]>, cells: &[&str], shown: &str, line: u64) -> Self {
        let mut sheet = Sheet::new(shown, header, 0);
        sheet.push(cells.iter().copied(), line);
        Self { sheet: Arc::new(sheet), at: 0 }
    }

    /// The cell of a column, by index into the table's header; empty beyond the last.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        let sheet = &*self.sheet;
        let width = sheet.header.len();
        if column >= width {
            return "";
        }
        let at = self.at * width + column;
        let start = if at == 0 { 0 } else { sheet.ends[at - 1] as usize };
        &sheet.text[start..sheet.ends[at] as usize]
    }

    /// Its cells, in the order of the header.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.sheet.header.len()).map(|column| self.cell(column))
    }

    /// The names of its columns.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.sheet.header
    }

    /// File and line.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::line(&self.sheet.shown, self.sheet.lines[self.at])
    }

    /// Whether the row is part of the program.
    #[must_use]
    pub fn builtin(&self) -> bool {
        self.sheet.builtin
    }

    /// Whether both rows were read from the same file.
    #[must_use]
    pub fn beside(&self, other: &Self) -> bool {
        self.sheet.shown == other.sheet.shown
    }
}

/// One lexicon file.
#[derive(Clone, Debug)]
pub struct Table {
    /// Path below `lexicons/`, such as `certainty/modal.csv`.
    pub path: String,
    /// `# about:` of the head.
    pub about: String,
    /// `# version:` of the head.
    pub version: String,
    /// `# licence:` of the head.
    pub licence: String,
    /// Column names.
    pub header: Arc<[String]>,
    /// Rows in file order.
    pub rows: Vec<Row>,
    /// SHA-256 of the bytes read, an overlay's after the built-in's.
    pub sha256: String,
}

impl Table {
    /// Reads a file's text; `shown` is how the user names the file.
    ///
    /// # Errors
    /// Faults name the line: a missing head comment, no header, a row with
    /// another number of cells than the header.
    pub fn read(path: &str, shown: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut faults = Vec::new();
        let mut table = Self::headed(path, shown, text, &mut faults);
        table.sha256 = sha256(text);
        if let Some((header, rows)) = cut(shown, text, &mut faults) {
            (table.header, table.rows) = (header, rows);
        }
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    /// A file of the program, whose rows were cut when the program was built.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn builtin(file: &builtin::File) -> Result<Self, Vec<Fault>> {
        let shown = format!("lexicons/{}", file.path);
        if file.places.is_empty() {
            return Self::read(file.path, &shown, file.text);
        }
        let mut faults = Vec::new();
        let mut table = Self::headed(file.path, &shown, file.text, &mut faults);
        file.sha256.clone_into(&mut table.sha256);
        // The header is the first line that is no comment.
        let header = file.text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
        table.header = header.split(',').map(|name| name.trim().to_owned()).collect();
        table.rows = Sheet::builtin(&shown, &table.header, file).rows();
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    /// A table with what the head of the text says, and no rows yet.
    fn headed(path: &str, shown: &str, text: &str, faults: &mut Vec<Fault>) -> Self {
        let head = |key: &str| {
            let line = text
                .lines()
                .take_while(|line| line.starts_with('#'))
                .find_map(|line| line[1..].trim_start().strip_prefix(key)?.trim_start().strip_prefix(':'));
            line.map(|value| value.trim().to_owned())
        };
        let mut required = |key: &str| {
            head(key).unwrap_or_else(|| {
                let what = format!("the head has no `# {key}:` line");
                faults.push(Fault::new(Place::line(shown, 1), what, format!("write `# {key}: ...` above the header")));
                String::new()
            })
        };
        let (about, version, licence) = (required("about"), required("version"), required("licence"));
        let (header, rows, sha256) = (Arc::default(), Vec::new(), String::new());
        Self { path: path.to_owned(), about, version, licence, header, rows, sha256 }
    }

    /// Index of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Lays `over` on top: a row with the same key takes the place of the old one, others are added at the end.
    ///
    /// The key is the first column's first spelling (before ` | `), the way entries are named.
    ///
    /// # Errors
    /// A column of the overlay that the built-in file does not have.
    pub fn overlay(&mut self, over: Self) -> Result<(), Vec<Fault>> {
        let mut faults = Vec::new();
        let map: Vec<Option<usize>> = over.header.iter().map(|name| self.column(name)).collect();
        for (name, found) in over.header.iter().zip(&map) {
            if found.is_none() {
                let place = over.rows.first().map_or_else(|| Place::file(&over.path), Row::place);
                let mend = format!("columns of {} are {}", self.path, self.header.join(", "));
                faults.push(Fault::new(place, format!("unknown column `{name}`"), mend));
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let shown = over.rows.first().map_or("", |row| &row.sheet.shown);
        let mut sheet = Sheet::new(shown, &self.header, 0);
        for row in &over.rows {
            let cell =
                |column: usize| map.iter().position(|place| *place == Some(column)).map_or("", |at| row.cell(at));
            sheet.push((0..self.header.len()).map(cell), row.sheet.lines[row.at]);
        }
        let known: FxHashMap<String, usize> =
            self.rows.iter().enumerate().map(|(index, row)| (key(row.cell(0)), index)).collect();
        for row in sheet.rows() {
            match known.get(&key(row.cell(0))) {
                Some(&index) => self.rows[index] = row,
                None => self.rows.push(row),
            }
        }
        self.version = format!("{}+{}", self.version, over.version);
        self.sha256 = format!("{}+{}", self.sha256, over.sha256);
        Ok(())
    }
}

/// Header and rows of a text; nothing where it has no header that can be read.
fn cut(shown: &str, text: &str, faults: &mut Vec<Fault>) -> Option<(Arc<[String]>, Vec<Row>)> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text.as_bytes());
    let header: Arc<[String]> = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => {
            faults.push(Fault::new(Place::file(shown), error.to_string(), "write a header line"));
            return None;
        }
    };
    if header.is_empty() {
        faults.push(Fault::new(Place::file(shown), "there is no header", "write the names of the columns in a line"));
    }
    let mut sheet = Sheet::new(shown, &header, text.len());
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                faults.push(Fault::new(Place::line(shown, line), error.to_string(), "mend the row"));
                continue;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != header.len() {
            let what = format!("{} cells, but the header has {} columns", record.len(), header.len());
            let mend = "put cells that hold a comma in double quotes";
            faults.push(Fault::new(Place::line(shown, line), what, mend));
            continue;
        }
        sheet.push(record.iter().map(str::trim), line);
    }
    Some((header, sheet.rows()))
}

/// The SHA-256 of a text, in hexadecimal.
#[must_use]
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The spellings of a phrase cell, which ` | ` parts.
pub fn spellings(cell: &str) -> impl Iterator<Item = &str> {
    // Most cells hold one; looking for a letter is cheaper than for three.
    let (one, several) = if cell.contains('|') { (None, Some(cell.split(" | "))) } else { (Some(cell), None) };
    one.into_iter().chain(several.into_iter().flatten()).map(str::trim)
}

/// The first spelling of a phrase cell, folded.
#[must_use]
pub fn key(cell: &str) -> String {
    spellings(cell).next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_cut_at_build_time_are_those_of_the_text() {
        for file in builtin::FILES {
            assert!(!file.places.is_empty(), "{} has faults", file.path);
            let cut = Table::builtin(file).expect(file.path);
            let read = Table::read(file.path, &format!("lexicons/{}", file.path), file.text).expect(file.path);
            assert_eq!((&cut.header, &cut.sha256), (&read.header, &read.sha256), "{}", file.path);
            assert_eq!(cut.rows.len(), read.rows.len(), "{}", file.path);
            for (cut, read) in cut.rows.iter().zip(&read.rows) {
                assert!(cut.cells().eq(read.cells()) && cut.place() == read.place(), "{}", read.place());
            }
        }
    }
}
