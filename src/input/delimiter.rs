//! The shape of a table: which character parts its columns, and whether its rows carry an unnamed index.

use crate::input::mapping::known;

/// Delimiters that are tried, the likelier first, with their names.
const DELIMITERS: [(u8, &str); 4] = [(b',', ","), (b';', ";"), (b'\t', "TAB"), (b'|', "|")];
/// A character that no text holds, for tables of one column.
const UNIT_SEPARATOR: u8 = 0x1F;
/// Rows among which the header stands, below notes or not.
const NOTES: usize = 20;
/// Records looked at.
const LOOKED_AT: usize = 50;

/// The shape of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Bytes before the header: a first line such as `sep=;`, which Excel writes, and notes above the table.
    pub skip: usize,
    /// Lines that these are, and rows among them.
    pub lines: u64,
    pub rows: u64,
    /// The delimiter.
    pub delimiter: u8,
    /// Its name.
    pub name: &'static str,
    /// Whether each row has one cell more than the header, in front, as R writes it.
    pub index: bool,
    /// The header.
    pub columns: Vec<String>,
}

/// What stands before the quotation marks inside quoted cells, where they are not doubled as in most tables: a backslash,
/// as Spark, Hive and MySQL write it.
pub(super) fn escape(head: &str, delimiter: u8) -> Option<u8> {
    let bytes = head.as_bytes();
    let border = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == delimiter || matches!(byte, b'\r' | b'\n'));
    let (mut escaped, mut doubled) = (0, 0);
    for at in (1..bytes.len()).filter(|&at| bytes[at] == b'"') {
        let next = bytes.get(at + 1);
        if bytes[at - 1] == b'\\' {
            // Before another mark or the end of a cell it says nothing.
            escaped += usize::from(!border(next) && next != Some(&b'"'));
        } else if next == Some(&b'"')
            && !border(bytes.get(at - 1))
            && bytes[at - 1] != b'"'
            && !border(bytes.get(at + 2))
        {
            doubled += 1;
        }
    }
    (escaped > 0 && doubled == 0).then_some(b'\\')
}

/// A beginning of a table, cut at a delimiter.
struct Cut {
    delimiter: u8,
    name: &'static str,
    /// Bytes and rows above the header.
    skip: usize,
    rows: usize,
    records: Vec<Vec<String>>,
}

/// Finds the shape from the beginning of the text; `whole` if that is all there is. A header may stand below notes: it is
/// the first row that is one, else the first of all.
pub(super) fn shape(head: &str, whole: bool, is_header: &dyn Fn(&[String]) -> bool) -> Shape {
    let (skip, said) = separator_line(head);
    let cut = |&(delimiter, name): &(u8, &'static str)| {
        let (starts, mut records) = records(&head[skip..], delimiter, whole);
        let rows = records.iter().take(NOTES).position(|row| is_header(row)).unwrap_or(0);
        records.drain(..rows);
        Cut { delimiter, name, skip: starts.get(rows).map_or(skip, |start| skip + start), rows, records }
    };
    let tries = DELIMITERS.iter().filter(|(delimiter, _)| said.is_none_or(|said| said == *delimiter));
    let best =
        tries.map(cut).reduce(|best, next| if worth(&next.records) > worth(&best.records) { next } else { best });
    let none = (UNIT_SEPARATOR, "none");
    // A single column: what looks like a delimiter below is punctuation of the texts.
    let best = best.filter(|best| best.records.first().is_none_or(|header| header.len() != 1));
    let Cut { delimiter, name, skip, rows, mut records } = best.unwrap_or_else(|| cut(&none));
    let index = indexed(&records);
    let columns = if records.is_empty() { Vec::new() } else { records.swap_remove(0) };
    let lines = head[..skip].matches('\n').count() as u64;
    Shape { skip, lines, rows: rows as u64, delimiter, name, index, columns }
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

/// The first records, and where each begins.
fn records(head: &str, delimiter: u8, whole: bool) -> (Vec<usize>, Vec<Vec<String>>) {
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.delimiter(delimiter).has_headers(false).flexible(true).from_reader(head.as_bytes());
    let (mut starts, mut records): (Vec<usize>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    let mut record = csv::StringRecord::new();
    while records.len() < LOOKED_AT && reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().and_then(|start| usize::try_from(start.byte()).ok()).unwrap_or(0);
        // A record that ends in CRLF is read up to its CR.
        let before = head[start..].len() - head[start..].trim_start_matches(['\r', '\n']).len();
        starts.push(start + before);
        records.push(record.iter().map(str::to_owned).collect());
    }
    // The last record may be cut by the end of what is looked at.
    if !whole && records.len() > 1 && records.len() < LOOKED_AT {
        records.pop();
    }
    (starts, records)
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
            let shape = shape(head, true, &|_| false);
            assert_eq!((shape.name, shape.columns.len(), shape.index), (delimiter, columns, false), "{head}");
        }
    }

    #[test]
    fn excels_line_is_skipped() {
        for (head, skip, delimiter) in
            [("sep=;\r\nid;text\r\n", 7, ";"), ("SEP=|\nid|text\n", 6, "|"), ("sep=;;\nid,text\n", 0, ";")]
        {
            let shape = shape(head, true, &|_| false);
            assert_eq!((shape.skip, shape.name), (skip, delimiter), "{head}");
        }
    }

    #[test]
    fn a_header_below_notes_is_found() {
        let is_header = |row: &[String]| row.iter().any(|name| name == "text") && row.len() > 1;
        for (head, skip, rows, lines) in [
            ("id,text\n1,Rain\n", 0, 0, 0),
            ("Search: rain\r\n\r\nid;text\r\n1;Rain, snow\r\n", 16, 1, 2),
            ("Hits,2,,\n\"a\nb\",,,\nid,text,,\n1,Rain,,\n", 18, 2, 3),
            ("sep=;\nHits;2\nid;text\n1;Rain\n", 13, 1, 2),
            ("text\nRain, text\n", 0, 0, 0),
        ] {
            let shape = shape(head, true, &is_header);
            assert_eq!((shape.skip, shape.rows, shape.lines), (skip, rows, lines), "{head}");
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
            assert_eq!(shape(head, true, &|_| false).index, index, "{head}");
        }
    }
}
