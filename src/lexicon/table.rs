//! A lexicon file as rows with places: head comments, header, cells, and the overlay of one file by another.

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::error::{Fault, Place};

/// A row and the line it stands on.
#[derive(Clone, Debug)]
pub struct Row {
    /// Cells, one per column of the header.
    pub cells: Vec<String>,
    /// File and line.
    pub place: Place,
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
    pub header: Vec<String>,
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
        let mut faults = Vec::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
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
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text.as_bytes());
        let header: Vec<String> = match reader.headers() {
            Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
            Err(error) => {
                faults.push(Fault::new(Place::file(shown), error.to_string(), "write a header line"));
                return Err(faults);
            }
        };
        if header.is_empty() {
            faults.push(Fault::new(
                Place::file(shown),
                "there is no header",
                "write the names of the columns in a line",
            ));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    faults.push(Fault::new(Place::line(shown, line), error.to_string(), "mend the row"));
                    continue;
                }
            };
            let place = Place::line(shown, record.position().map_or(0, csv::Position::line));
            if record.len() != header.len() {
                let what = format!("{} cells, but the header has {} columns", record.len(), header.len());
                faults.push(Fault::new(place, what, "put cells that hold a comma in double quotes"));
                continue;
            }
            rows.push(Row { cells: record.iter().map(|cell| cell.trim().to_owned()).collect(), place });
        }
        let sha256 = sha256(text);
        let table = Self { path: path.to_owned(), about, version, licence, header, rows, sha256 };
        if faults.is_empty() { Ok(table) } else { Err(faults) }
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
                let place = over.rows.first().map_or_else(|| Place::file(&over.path), |row| row.place.clone());
                let mend = format!("columns of {} are {}", self.path, self.header.join(", "));
                faults.push(Fault::new(place, format!("unknown column `{name}`"), mend));
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let known: FxHashMap<String, usize> =
            self.rows.iter().enumerate().map(|(index, row)| (key(&row.cells[0]), index)).collect();
        for row in over.rows {
            let mut cells = vec![String::new(); self.header.len()];
            for (cell, place) in row.cells.into_iter().zip(&map) {
                if let Some(place) = place {
                    cells[*place] = cell;
                }
            }
            let merged = Row { cells, place: row.place };
            match known.get(&key(&merged.cells[0])) {
                Some(&index) => self.rows[index] = merged,
                None => self.rows.push(merged),
            }
        }
        self.version = format!("{}+{}", self.version, over.version);
        self.sha256 = format!("{}+{}", self.sha256, over.sha256);
        Ok(())
    }
}

/// The SHA-256 of a text, in hexadecimal.
#[must_use]
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first spelling of a phrase cell, folded.
#[must_use]
pub fn key(cell: &str) -> String {
    cell.split(" | ").next().unwrap_or_default().trim().to_lowercase()
}
