//! Any table of a spreadsheet as it comes back from people: header and rows, whatever encoding, delimiter or quoting.

use std::collections::VecDeque;
use std::path::Path;

use crate::error::Result;
use crate::input::decode::{Decode, Shared, size};
use crate::input::delimiter::shape;
use crate::input::files::File;
use crate::input::opened::{Opened, Tap};
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};

/// Longest row, in bytes of decoded text.
const ROW_LIMIT: u64 = 16 * 1024 * 1024;
/// Longest table, in bytes of decoded text: whoever reads one holds it in memory.
const TABLE_LIMIT: u64 = 512 * 1024 * 1024;

/// A table: its header, and its rows as an iterator over line and cells.
pub struct Grid {
    /// The file, as the user named it.
    pub file: String,
    /// Names of the columns, trimmed.
    pub header: Vec<String>,
    rows: Rows,
}

/// A row: the line it begins in, and its cells, as many as the header has.
pub type Row = (u64, Vec<String>);

enum Rows {
    Text { reader: Box<csv::Reader<Decode>>, lines: u64 },
    Sheet(std::collections::vec_deque::IntoIter<Row>),
}

impl Grid {
    /// Opens a CSV, TSV or, by its ending, an XLSX or ODS file; of a workbook the first sheet.
    ///
    /// # Errors
    /// The file cannot be read or is no table.
    pub fn open(path: &Path) -> Result<Self> {
        let file = path.display().to_string();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let opened = match ending.as_str() {
            "xlsx" | "xlsm" => sheet(path),
            "ods" => open_document(path),
            "xls" | "xlsb" => Err(unreadable("a workbook of another kind")),
            _ => text(path),
        };
        let (header, rows) = opened.map_err(|trouble| trouble.at(&file))?;
        Ok(Self { file, header, rows })
    }

    /// Place of a column in the rows.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }
}

impl Iterator for Grid {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let width = self.header.len();
        match &mut self.rows {
            Rows::Sheet(rows) => {
                let (line, cells) = rows.next()?;
                Some(fitted(line, cells, width).map_err(|trouble| trouble.at(&self.file).into()))
            }
            Rows::Text { reader, lines } => loop {
                if reader.get_ref().place() > TABLE_LIMIT {
                    let what = format!("the table is longer than {}", size(TABLE_LIMIT));
                    let trouble = Trouble::file(Reason::TooLong, what, "split it; nothing after that is read");
                    self.rows = Rows::Sheet(VecDeque::new().into_iter());
                    return Some(Err(trouble.at(&self.file).into()));
                }
                reader.get_mut().renew();
                let mut record = csv::StringRecord::new();
                match reader.read_record(&mut record) {
                    Ok(false) => return None,
                    Ok(true) if record.iter().all(|cell| cell.trim().is_empty()) => {}
                    Ok(true) => {
                        let line = record.position().map_or(0, csv::Position::line) + *lines;
                        let cells = record.iter().map(str::to_owned).collect();
                        return Some(fitted(line, cells, width).map_err(|trouble| trouble.at(&self.file).into()));
                    }
                    Err(error) => {
                        let trouble = match error.into_kind() {
                            csv::ErrorKind::Io(error) => Trouble::io(&error),
                            kind => unreadable(&format!("{kind:?}")),
                        };
                        return Some(Err(trouble.at(&self.file).into()));
                    }
                }
            },
        }
    }
}

/// The row with as many cells as the header has.
fn fitted(line: u64, mut cells: Vec<String>, width: usize) -> Result<Row, Trouble> {
    if cells.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
        let what = format!("{} fields where the header has {width}", cells.len());
        let mend = "give the column a name, or put cells that hold the delimiter in quotation marks";
        return Err(Trouble::row(Reason::TooManyFields, line, what, mend));
    }
    cells.resize(width, String::new());
    Ok((line, cells))
}

fn unreadable(what: &str) -> Trouble {
    Trouble::file(Reason::Unreadable, format!("not a table: {what}"), "save it as CSV or XLSX")
}

fn text(path: &Path) -> Result<(Vec<String>, Rows), Trouble> {
    let settings = Settings { record_limit: ROW_LIMIT, ..Settings::default() };
    let file = File::named(path);
    let tap = Tap::open(&file).map_err(|error| Trouble::io(&error))?;
    let mut text = Opened::new(tap, &file, Shared::default())?.text(&settings)?;
    text.head().map_err(|error| Trouble::io(&error))?;
    let whole = text.at_end();
    let head = text.head().map_err(|error| Trouble::io(&error))?;
    let shape = shape(head, whole, &|_| false);
    // A record that ends in CRLF is read up to its CR: the next one counts its line from there.
    let first = head[shape.skip..].split_inclusive('\n').next().unwrap_or_default();
    let lines = u64::from(shape.skip > 0) + u64::from(first.ends_with("\r\n"));
    std::io::BufRead::consume(&mut text, shape.skip);
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.delimiter(shape.delimiter).has_headers(false).flexible(true).from_reader(text);
    let mut header = csv::StringRecord::new();
    reader.read_record(&mut header).map_err(|error| unreadable(&error.to_string()))?;
    if header.iter().all(|name| name.trim().is_empty()) {
        return Err(unreadable("there is no header"));
    }
    let header = header.iter().map(|name| name.trim().to_owned()).collect();
    Ok((header, Rows::Text { reader: Box::new(reader), lines }))
}

/// The first sheet of an XLSX workbook.
#[cfg(feature = "workbooks")]
fn sheet(path: &Path) -> Result<(Vec<String>, Rows), Trouble> {
    headed(crate::input::workbook::first_sheet(path)?)
}

/// The first sheet of an OpenDocument workbook.
#[cfg(feature = "workbooks")]
fn open_document(path: &Path) -> Result<(Vec<String>, Rows), Trouble> {
    headed(crate::input::open_document::first_sheet(path)?)
}

/// Takes the header off rows that hold anything.
#[cfg(feature = "workbooks")]
fn headed(mut rows: VecDeque<Row>) -> Result<(Vec<String>, Rows), Trouble> {
    let header: Vec<String> =
        rows.pop_front().unwrap_or_default().1.iter().map(|name| name.trim().to_owned()).collect();
    if header.iter().all(String::is_empty) {
        return Err(unreadable("there is no header"));
    }
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok((header, Rows::Sheet(rows.into_iter())))
}

#[cfg(not(feature = "workbooks"))]
fn sheet(_: &Path) -> Result<(Vec<String>, Rows), Trouble> {
    Err(Trouble::file(Reason::Unreadable, "this build reads no workbooks", "save it as CSV"))
}

#[cfg(not(feature = "workbooks"))]
fn open_document(path: &Path) -> Result<(Vec<String>, Rows), Trouble> {
    sheet(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Vec<String>, Vec<Row>) {
        let file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
        std::fs::write(file.path(), bytes).expect("written");
        let grid = Grid::open(file.path()).expect("a table");
        (grid.header.clone(), grid.map(|row| row.expect("a row")).collect())
    }

    #[test]
    fn what_a_spreadsheet_makes_of_a_table_reads_alike() {
        let plain = read(b"unit_id,sentence,attributed\nu0001,\"Rain, or snow\",1\nu0002,Sun,\n");
        assert_eq!(plain.0, ["unit_id", "sentence", "attributed"]);
        assert_eq!(plain.1[1], (3, vec!["u0002".to_owned(), "Sun".to_owned(), String::new()]));
        for saved in [
            &b"\xEF\xBB\xBFunit_id;sentence;attributed\r\nu0001;Rain, or snow;1\r\nu0002;Sun;\r\n"[..],
            b"\"unit_id\"\t\"sentence\"\t\"attributed\"\n\"u0001\"\t\"Rain, or snow\"\t1\n\"u0002\"\t\"Sun\"\n",
            b"unit_id|sentence|attributed\nu0001|Rain, or snow|1\nu0002|Sun|\n\n",
        ] {
            assert_eq!(read(saved), plain, "{}", saved.escape_ascii());
        }
        let excel = read(b"sep=;\r\nunit_id;sentence;attributed\r\nu0001;Caf\xE9, or tea;1\r\n");
        assert_eq!(excel.1[0], (3, vec!["u0001".to_owned(), "Café, or tea".to_owned(), "1".to_owned()]));
    }

    #[test]
    fn cells_beyond_the_header_are_told_and_not_cut() {
        let file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
        std::fs::write(file.path(), "unit_id,sentence,attributed\nu1,Rain,1,\nu2,Rain, or snow,1\n").expect("written");
        let mut grid = Grid::open(file.path()).expect("a header");
        assert_eq!(grid.next().expect("a row").expect("whole").1, ["u1", "Rain", "1"]);
        let fault = grid.next().expect("a row").expect_err("too many").to_string();
        assert!(fault.contains(":3: 4 fields where the header has 3; give"), "{fault}");
    }

    #[test]
    #[cfg(feature = "workbooks")]
    fn cells_of_a_sheet_beyond_its_header_are_told_too() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let rows =
            VecDeque::from([(1, row(&["unit_id", ""])), (2, row(&["u1", "", ""])), (3, row(&["u2", "", "lost"]))]);
        let (header, rows) = headed(rows).expect("a header");
        let mut grid = Grid { file: "codes.xlsx".into(), header, rows };
        assert_eq!(grid.next().expect("a row").expect("whole").1, ["u1", ""]);
        assert!(grid.next().expect("a row").is_err());
    }

    #[test]
    fn a_row_beyond_the_limit_is_told() {
        let file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
        let long = format!("a,b\n1,\"{}\"\n", "x".repeat(17 * 1024 * 1024));
        std::fs::write(file.path(), long).expect("written");
        let mut grid = Grid::open(file.path()).expect("a header");
        let fault = grid.next().expect("a row").expect_err("too long").to_string();
        assert!(fault.contains("a record is longer than 16 MiB"), "{fault}");
    }

    #[test]
    fn what_is_no_table_is_told() {
        let file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
        let fault = Grid::open(file.path()).err().expect("a fault").to_string();
        assert!(fault.ends_with("not a table: there is no header; save it as CSV or XLSX"), "{fault}");
        assert!(Grid::open(Path::new("nowhere.csv")).is_err());
    }
}
