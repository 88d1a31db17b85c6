//! Rows as JSON Lines: an object for each row, every column in it, missing values as `null`.

use crate::column::Cell;

/// Appends rows of cells, in the order of the columns' `names`.
pub fn append<'r>(names: &[&str], rows: impl IntoIterator<Item = impl Iterator<Item = Cell<'r>>>, out: &mut Vec<u8>) {
    let keys: Vec<String> = names.iter().map(|name| format!("{}:", quoted(name))).collect();
    let mut written = String::new();
    for cells in rows {
        let mut before = b'{';
        for (key, cell) in keys.iter().zip(cells) {
            out.push(before);
            before = b',';
            out.extend_from_slice(key.as_bytes());
            match &cell {
                Cell::Empty => out.extend_from_slice(b"null"),
                Cell::Flag(flag) => out.extend_from_slice(if *flag { b"true" } else { b"false" }),
                Cell::Text(text) => out.extend_from_slice(quoted(text).as_bytes()),
                Cell::Count(_) | Cell::Number(_) => {
                    written.clear();
                    cell.write(&mut written);
                    out.extend_from_slice(written.as_bytes());
                }
            }
        }
        out.extend_from_slice(b"}\n");
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string is JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_an_object_on_one_line() {
        let cells =
            [Cell::text("a \"b\"\n\u{2028}"), Cell::Empty, Cell::Count(3), Cell::Number(0.25), Cell::Flag(true)];
        let mut out = Vec::new();
        append(&["text", "gone", "n", "share", "flag"], [cells.into_iter()], &mut out);
        let line = String::from_utf8(out).expect("UTF-8");
        assert_eq!(line.matches('\n').count(), 1);
        let row: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(
            row,
            serde_json::json!({"text": "a \"b\"\n\u{2028}", "gone": null, "n": 3, "share": 0.25, "flag": true})
        );
    }
}
