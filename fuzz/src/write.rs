//! CSV and JSON Lines: cells between zero characters, a row between bytes 1, read back as they were.

use reportedly::column::Cell;
use reportedly::report::face::{Face, Format};

/// Writes cells in every face and reads them back.
pub fn run(bytes: &[u8]) {
    let Some((choice, bytes)) = super::choice(bytes) else { return };
    let written = String::from_utf8_lossy(bytes);
    let rows: Vec<Vec<&str>> = written.split('\u{1}').map(|row| row.split('\0').collect()).collect();
    let delimiter = [b',', b';', b'\t', b'|'][choice % 4];
    assert_eq!(back(Face { delimiter, ..Face::default() }, &rows), rows, "CSV reads back otherwise");
    for (cells, row) in back(Face { delimiter, excel: true, ..Face::default() }, &rows).iter().zip(&rows) {
        assert_eq!(cells.len(), row.len());
        for cell in cells {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} is a formula");
            assert!(!cell.contains(['\n', '\r', '\0']), "{cell:?} breaks its line");
        }
    }
    let names: Vec<String> = (0..rows.iter().map(Vec::len).max().unwrap_or(0)).map(|at| format!("c{at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut out = Vec::new();
    let face = Face { format: Format::JsonLines, ..Face::default() };
    rows.iter().for_each(|row| face.line(&names, row.iter().map(|cell| Cell::text(*cell)), &mut out));
    let lines = String::from_utf8(out).expect("UTF-8");
    assert_eq!(lines.matches('\n').count(), rows.len());
    for (line, row) in lines.lines().zip(&rows) {
        let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).expect("JSON");
        let back: Vec<&str> = object.values().filter_map(serde_json::Value::as_str).collect();
        let mut told = back;
        // Empty text is missing, and so null; keys may come back sorted as text, c10 before c2.
        let mut wanted: Vec<&str> = row.iter().copied().filter(|cell| !cell.is_empty()).collect();
        told.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(told, wanted, "JSON Lines read back otherwise");
    }
}

/// The rows that a file of them, with its header, gives when it is read.
fn back(face: Face, rows: &[Vec<&str>]) -> Vec<Vec<String>> {
    let mut out = face.opening(&["first", "second"]);
    rows.iter().for_each(|row| face.line(&[], row.iter().map(|cell| Cell::text(*cell)), &mut out));
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.flexible(true).delimiter(face.delimiter).from_reader(out.as_slice());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}
