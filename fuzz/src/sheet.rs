//! Coded sheets and lists of pairs as they come back from people: the first byte picks the ending.

use reportedly::input::grid::Grid;

/// Reads a sheet; every row has as many cells as the header, and no line comes before the one above it.
pub fn run(bytes: &[u8]) {
    let Some((choice, bytes)) = super::choice(bytes) else { return };
    let ending = ["csv", "xlsx", "ods", "tsv"][choice % 4];
    let path = super::scratch("sheet").join(format!("x.{ending}"));
    std::fs::write(&path, bytes).expect("written");
    if let Ok(grid) = Grid::open(&path) {
        let width = grid.header.len();
        let mut last = 0;
        for (line, cells) in grid.flatten() {
            assert_eq!(cells.len(), width);
            // A lone carriage return ends a row and no line.
            assert!(line >= last, "line {line} after {last}");
            last = line;
        }
    }
    std::fs::remove_file(&path).expect("removed");
}
