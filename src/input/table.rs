//! CSV and its kin: a header, then one article in a row.

use std::collections::VecDeque;
use std::io::{BufRead, Chain, Read};

use csv::StringRecord;

use crate::article::Article;
use crate::input::account::Account;
use crate::input::decode::Decode;
use crate::input::delimiter::shape;
use crate::input::mapping::{Mapping, known};
use crate::input::opened::Opened;
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// A last row of our own: if it comes out as a row, every quotation mark before it is closed.
const LAST: &str = "\u{1}\u{2}end of table\u{2}\u{1}";
const LAST_LINE: &[u8] = "\n\u{1}\u{2}end of table\u{2}\u{1}".as_bytes();

/// The columns of trafilatura's tables, which have no header.
const TRAFILATURA: [&str; 11] =
    ["url", "id", "fingerprint", "hostname", "title", "image", "date", "text", "comments", "license", "pagetype"];

/// Whether a first row is no header but an article of trafilatura's.
fn headless(first: &[String]) -> bool {
    let missing = |cell: &str| cell == "null";
    let [url, _, _, host, _, _, date, _, _, _, _] = first else { return false };
    (url.starts_with("http") || missing(url))
        && (host.contains('.') || missing(host))
        && (date.starts_with(|c: char| c.is_ascii_digit()) || missing(date))
}

struct Rows {
    reader: csv::Reader<Chain<Decode, &'static [u8]>>,
    record: StringRecord,
    mapping: Mapping,
    doubts: VecDeque<Trouble>,
    /// Cells a row must have, and those it may have.
    needed: usize,
    columns: usize,
    row: u64,
    /// Where the table begins in the decoded text, and how many lines stand before it.
    base: u64,
    lines: u64,
    done: bool,
}

/// Whether the first line is a header with a column for the text.
pub(super) fn looks(head: &str) -> bool {
    let line = head.trim_start_matches('\u{FEFF}');
    let shape = shape(line, false);
    if shape.delimiter == b'\t' && headless(&shape.columns) {
        return true;
    }
    let (count, text) = known(&shape.columns);
    // A headline such as "Body, found in lake" has a space after its comma.
    let tight = shape.columns.iter().all(|name| name.trim() == name);
    text && shape.columns.len() > 1 && (count > 1 || tight)
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, account: &mut Account) -> Begun {
    let mut text = opened.text(settings)?;
    text.head().map_err(|error| Trouble::io(&error))?;
    let whole = text.at_end();
    let shape = shape(text.head().map_err(|error| Trouble::io(&error))?, whole);
    text.consume(shape.skip);
    let base = text.place();
    let mut columns: Vec<String> = shape.columns.iter().map(|name| name.trim().to_owned()).collect();
    let headless = shape.delimiter == b'\t' && headless(&columns);
    if headless {
        columns = TRAFILATURA.map(str::to_owned).into();
    } else if shape.index {
        columns.insert(0, String::new());
    }
    account.delimiter = Some(shape.name);
    let mut mapping = Mapping::new(&columns, &settings.map)?;
    account.mapping.clone_from(&mapping.used);
    account.unused.clone_from(&mapping.unused);
    let doubts = std::mem::take(&mut mapping.doubts).into();
    let mut builder = csv::ReaderBuilder::new();
    let builder = builder.delimiter(shape.delimiter).has_headers(false).flexible(true);
    let mut rows = Rows {
        reader: builder.from_reader(text.chain(LAST_LINE)),
        record: StringRecord::new(),
        mapping,
        doubts,
        needed: columns.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1),
        columns: columns.len(),
        row: 0,
        base,
        lines: u64::from(shape.skip > 0),
        done: false,
    };
    if !headless {
        rows.advance()?;
    }
    Ok(Box::new(rows))
}

impl Rows {
    /// Reads the next row that holds anything; false at the end.
    fn advance(&mut self) -> Result<bool, Trouble> {
        loop {
            self.reader.get_mut().get_mut().0.renew();
            let more = self.reader.read_record(&mut self.record).map_err(|error| self.broken(error))?;
            let last = self.record.get(self.record.len().saturating_sub(1)).unwrap_or_default();
            if !more || last == LAST && self.record.len() == 1 {
                return Ok(false);
            }
            self.row += 1;
            if last.ends_with(LAST) {
                return Err(self.unclosed());
            }
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(true);
            }
        }
    }

    fn broken(&mut self, error: csv::Error) -> Trouble {
        self.done = true;
        let row = self.row + 1;
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Trouble { row: Some(row), ..Trouble::io(&error) },
            kind => Trouble::row(Reason::Unreadable, row, format!("not a table: {kind:?}"), ""),
        }
    }

    fn unclosed(&mut self) -> Trouble {
        self.done = true;
        let lines = self.reader.position().line().saturating_sub(self.line() + 2);
        let what = match lines {
            0 => format!("a quotation mark is opened and never closed{}", self.at_line()),
            lines => format!(
                "a quotation mark is opened and never closed{}; it swallows the {lines} lines that follow",
                self.at_line()
            ),
        };
        Trouble::row(Reason::OpenQuote, self.row, what, "close it, or double it if it belongs to the text")
    }

    /// Line of the file the row begins in.
    fn line(&self) -> u64 {
        self.record.position().map_or(0, csv::Position::line) + self.lines
    }

    /// The line, where it is not the number of the row.
    fn at_line(&self) -> String {
        let line = self.line();
        if line == self.row { String::new() } else { format!(" (line {line})") }
    }

    fn misshapen(&self) -> Option<Trouble> {
        let (found, wanted) = (self.record.len(), self.columns);
        let surplus = self.record.iter().skip(wanted).any(|cell| !cell.trim().is_empty());
        let line = self.at_line();
        if found < self.needed {
            let what = format!("{found} of {wanted} fields{line}; row skipped");
            Some(Trouble::row(Reason::TooFewFields, self.row, what, "complete it, or look for a line break in the row"))
        } else if surplus {
            let what = format!("{found} fields where the header has {wanted}{line}; row skipped");
            let mend = "put cells that hold the delimiter in quotation marks";
            Some(Trouble::row(Reason::TooManyFields, self.row, what, mend))
        } else {
            None
        }
    }

    fn article(&self) -> Article {
        self.mapping.article(|place| self.record.get(place).unwrap_or_default().to_owned())
    }
}

impl Records for Rows {
    fn next(&mut self, _: &mut Account) -> Option<Result<Record, Trouble>> {
        if let Some(doubt) = self.doubts.pop_front() {
            return Some(Err(doubt));
        }
        if self.done {
            return None;
        }
        match self.advance() {
            Ok(false) => {
                self.done = true;
                None
            }
            Ok(true) => Some(match self.misshapen() {
                Some(trouble) => Err(trouble),
                None => {
                    let end = self.base + self.reader.position().byte();
                    Ok(Record { article: self.article(), row: Some(self.row), end })
                }
            }),
            Err(trouble) => Some(Err(trouble)),
        }
    }
}
