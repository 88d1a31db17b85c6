//! Rows as JSON Lines: an object for each row, every column in it, missing values as `null`.

use crate::column::Cell;

/// Appends a row of cells, in the order of the columns' `names`, which are plain words.
pub fn append<'r>(names: &[&str], cells: impl Iterator<Item = Cell<'r>>, out: &mut Vec<u8>) {
    let mut before = "{\"";
    for (name, cell) in names.iter().zip(cells) {
        [before, name, "\":"].iter().for_each(|piece| out.extend_from_slice(piece.as_bytes()));
        before = ",\"";
        match &cell {
            Cell::Empty => out.extend_from_slice(b"null"),
            Cell::Flag(flag) => out.extend_from_slice(if *flag { b"true" } else { b"false" }),
            Cell::Text(text) => serde_json::to_writer(&mut *out, text).expect("a string is JSON"),
            Cell::Count(_) | Cell::Number(_) => cell.write(out),
        }
    }
    out.extend_from_slice(b"}\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_an_object_on_one_line() {
        let cells =
            [Cell::text("a \"b\"\n\u{2028}"), Cell::Empty, Cell::Count(3), Cell::Number(0.25), Cell::Flag(true)];
        let mut out = Vec::new();
        append(&["text", "gone", "n", "share", "flag"], cells.into_iter(), &mut out);
        let line = String::from_utf8(out).expect("UTF-8");
        assert_eq!(line.matches('\n').count(), 1);
        let row: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(
            row,
            serde_json::json!({"text": "a \"b\"\n\u{2028}", "gone": null, "n": 3, "share": 0.25, "flag": true})
        );
    }
}
