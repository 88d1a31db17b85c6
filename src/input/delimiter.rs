//! The shape of a table: which character parts its columns, and whether its rows carry an unnamed index.

use crate::input::mapping::known;

/// Delimiters that are tried, the likelier first, with their names.
const DELIMITERS: [(u8, &str); 4] = [(b',', ","), (b';', ";"), (b'\t', "TAB"), (b'|', "|")];
/// A character that no text holds, for tables of one column.
const UNIT_SEPARATOR: u8 = 0x1F;
/// Records looked at.
const LOOKED_AT: usize = 50;

/// The shape of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Bytes of a first line such as `sep=;`, which Excel writes.
    pub skip: usize,
    /// The delimiter.
    pub delimiter: u8,
    /// Its name.
    pub name: &'static str,
    /// Whether each row has one cell more than the header, in front, as R writes it.
    pub index: bool,
    /// The header.
    pub columns: Vec<String>,
}

/// Finds the shape from the beginning of the text; `whole` if that is all there is.
pub(super) fn shape(head: &str, whole: bool) -> Shape {
    let (skip, said) = separator_line(head);
    let tries = DELIMITERS.iter().filter(|(delimiter, _)| said.is_none_or(|said| said == *delimiter));
    let tables = tries.map(|&(delimiter, name)| (delimiter, name, records(&head[skip..], delimiter, whole)));
    let best = tables.reduce(|best, next| if worth(&next.2) > worth(&best.2) { next } else { best });
    let (mut delimiter, mut name, mut records) = best.unwrap_or((b',', ",", Vec::new()));
    if records.first().is_some_and(|header| header.len() == 1) {
        // A single column: what looks like a delimiter below is punctuation of the texts.
        (delimiter, name, records) = (UNIT_SEPARATOR, "none", self::records(&head[skip..], UNIT_SEPARATOR, whole));
    }
    let index = indexed(&records);
    let columns = if records.is_empty() { Vec::new() } else { records.swap_remove(0) };
    Shape { skip, delimiter, name, index, columns }
}

/// The line `sep=;` and the delimiter it names.
fn separator_line(head: &str) -> (usize, Option<u8>) {
    let line = head.split_inclusive('\n').next().unwrap_or_default();
    let said = line.trim_end_matches(['\r', '\n']).trim_matches('"');
    match said.get(..4).zip(said.as_bytes().get(4)) {
        Some((sep, &byte)) if sep.eq_ignore_ascii_case("sep=") && said.len() == 5 => (line.len(), Some(byte)),
        _ => (0, None),
    }
}

fn records(head: &str, delimiter: u8, whole: bool) -> Vec<Vec<String>> {
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.delimiter(delimiter).has_headers(false).flexible(true).from_reader(head.as_bytes());
    let mut records: Vec<Vec<String>> = Vec::new();
    let mut record = csv::StringRecord::new();
    while records.len() < LOOKED_AT && reader.read_record(&mut record).unwrap_or(false) {
        records.push(record.iter().map(str::to_owned).collect());
    }
    // The last record may be cut by the end of what is looked at.
    if !whole && records.len() > 1 && records.len() < LOOKED_AT {
        records.pop();
    }
    records
}

/// What speaks for a delimiter: the text column, names that are known, rows as long as the header, columns.
fn worth(records: &[Vec<String>]) -> (bool, usize, usize, usize) {
    let Some((header, rows)) = records.split_first() else { return (false, 0, 0, 0) };
    let (known, text) = known(header);
    let alike = rows.iter().filter(|row| row.len() == header.len()).count();
    let columns = header.len();
    (text, known, if columns > 1 { alike * 100 / rows.len().max(1) + 1 } else { 0 }, columns)
}

fn indexed(records: &[Vec<String>]) -> bool {
    let Some((header, rows)) = records.split_first() else { return false };
    let one_more = !rows.is_empty() && rows.iter().all(|row| row.len() == header.len() + 1);
    // A delimiter at the end of each row makes one cell more as well, but an empty one.
    let filled = rows.iter().any(|row| row.last().is_some_and(|cell| !cell.trim().is_empty()));
    one_more && filled && header.iter().all(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_found_out() {
        for (head, delimiter, columns) in [
            ("id,text\n1,\"Rain; snow; wind\"\n", ",", 2),
            ("id;text\n1;Rain, snow, wind\n2;Sun, wind\n", ";", 2),
            ("id\ttext\n1\tRain, snow; wind\n", "TAB", 2),
            ("id|text\n1|Rain, snow\n", "|", 2),
            ("id,\"a;b;c;d\",content\n1,2,3\n", ",", 3),
            ("lede;kicker\nOne, two;three\nOne;two\n", ";", 2),
            ("text\nRain, snow\n", "none", 1),
            ("", ",", 0),
        ] {
            let shape = shape(head, true);
            assert_eq!((shape.name, shape.columns.len(), shape.index), (delimiter, columns, false), "{head}");
        }
    }

    #[test]
    fn excels_line_is_skipped() {
        for (head, skip, delimiter) in
            [("sep=;\r\nid;text\r\n", 7, ";"), ("SEP=|\nid|text\n", 6, "|"), ("sep=;;\nid,text\n", 0, ";")]
        {
            let shape = shape(head, true);
            assert_eq!((shape.skip, shape.name), (skip, delimiter), "{head}");
        }
    }

    #[test]
    fn the_index_of_r_is_told_from_a_trailing_delimiter() {
        for (head, index) in [
            ("id,text\n1,7,Rain\n2,8,Sun\n", true),
            ("id,text\n7,Rain,\n8,Sun,\n", false),
            (",id,text\n1,7,Rain\n", false),
            ("id,text\n1,7,Rain\n8,Sun\n", false),
            ("id,text\n", false),
        ] {
            assert_eq!(shape(head, true).index, index, "{head}");
        }
    }
}
