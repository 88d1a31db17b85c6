//! CSV and its kin: a header, then one article in a row.

use std::collections::VecDeque;
use std::io::BufRead;

use csv::{Position, StringRecord};

use crate::article::Article;
use crate::input::account::Account;
use crate::input::delimiter::{escape, shape};
use crate::input::field::Field;
use crate::input::mapping::{Mapping, known};
use crate::input::opened::Opened;
use crate::input::settings::Settings;
use crate::input::tape::{Kind, LAST, Layout, Tape, has_stray_mark};
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

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

/// What to do about a quotation mark that is not closed.
const CLOSE: &str = "close it, or double it if it belongs to the text";

struct Rows {
    reader: csv::Reader<Tape>,
    record: StringRecord,
    mapping: Mapping,
    doubts: VecDeque<Trouble>,
    /// The header, which stands among the rows again where tables were put behind one another.
    header: Vec<String>,
    /// Cells a row must have, those it may have, and those that the last whole one had.
    needed: usize,
    columns: usize,
    layout: Layout,
    row: u64,
    /// Where the table begins in the decoded text, and how many lines stand before it.
    base: u64,
    lines: u64,
    done: bool,
}

/// Whether the first line is a header with a column for the text.
pub(super) fn looks(head: &str) -> bool {
    let line = head.trim_start_matches('\u{FEFF}');
    let shape = shape(line, false, &|_| false);
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
    let is_header = |row: &[String]| {
        let columns: Vec<String> = row.iter().map(|name| name.trim().to_owned()).collect();
        // One word in a line of notes may be the name of a column too.
        Mapping::new(&columns, &settings.map).is_ok_and(|mapping| mapping.used.len() > 1)
    };
    let shape = shape(text.head().map_err(|error| Trouble::io(&error))?, whole, &is_header);
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
    let unmet = mapping.unmet(&settings.map);
    let escape = escape(text.head().map_err(|error| Trouble::io(&error))?, shape.delimiter);
    let doubts = std::mem::take(&mut mapping.doubts).into_iter().chain(unmet).chain(escape.map(escaped)).collect();
    let mut builder = csv::ReaderBuilder::new();
    let builder = builder.delimiter(shape.delimiter).escape(escape).has_headers(false).flexible(true);
    let mut rows = Rows {
        reader: builder.from_reader(Tape::new(text)),
        record: StringRecord::new(),
        mapping,
        doubts,
        needed: columns.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1),
        columns: columns.len(),
        layout: Layout { delimiter: shape.delimiter, escape, width: columns.len(), first: None },
        row: shape.rows,
        base,
        lines: shape.lines,
        done: false,
        header: if headless { Vec::new() } else { columns },
    };
    if !headless {
        rows.advance()?;
    }
    Ok(Box::new(rows))
}

/// What is said of a table whose quotation marks are escaped and not doubled.
fn escaped(_: u8) -> Trouble {
    let what =
        "quotation marks inside cells stand behind a backslash and are read so, not doubled as RFC 4180 has them";
    Trouble::file(Reason::EscapedMarks, what, "")
}

impl Rows {
    /// Reads the next row that holds anything; false at the end.
    fn advance(&mut self) -> Result<bool, Trouble> {
        loop {
            let start = self.reader.position().byte();
            self.reader.get_mut().renew(start);
            let more = self.reader.read_record(&mut self.record).map_err(|error| self.broken(error))?;
            let last = self.record.get(self.record.len().saturating_sub(1)).unwrap_or_default();
            if !more || last == LAST && self.record.len() == 1 {
                return Ok(false);
            }
            self.row += 1;
            if last.ends_with(LAST) {
                let trouble = self.resumed()?;
                return Err(trouble.unwrap_or_else(|| self.unclosed()));
            }
            if self.is_swallowing()
                && let Some(trouble) = self.resumed()?
            {
                return Err(trouble);
            }
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(true);
            }
        }
    }

    /// Where the row that was read begins and ends in the text; a record that ends in CRLF is read up to its CR, and the
    /// next begins behind that.
    fn ends(&self) -> (u64, u64) {
        let start = self.record.position().map_or(0, Position::byte);
        let end = self.reader.position().byte();
        let raw = self.reader.get_ref().between(start, end);
        let before = raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        (start + before as u64, end)
    }

    /// Whether the row may have swallowed others: it has several lines, and other cells than the header or a mark that
    /// closes none of them.
    fn is_swallowing(&self) -> bool {
        let lines = self.reader.position().line() - self.record.position().map_or(0, Position::line);
        if lines < 2 {
            return false;
        }
        let (start, end) = self.ends();
        let raw = self.reader.get_ref().between(start, end);
        self.misshapen().is_some() || has_stray_mark(raw, self.layout)
    }

    /// Winds back to the first row that the one which was read has swallowed, and tells of that; none where it has none.
    fn resumed(&mut self) -> Result<Option<Trouble>, Trouble> {
        let (start, end) = self.ends();
        let (row, line) = (self.row, self.line());
        let found = self.reader.get_mut().whole_again(start, end, self.layout);
        let Some(place) = found.map_err(|error| Trouble { row: Some(row), ..Trouble::io(&error) })? else {
            return Ok(None);
        };
        let raw = self.reader.get_ref().between(start, place);
        let on = line + raw.iter().filter(|&&byte| byte == b'\n').count() as u64;
        let mut position = Position::new();
        position.set_byte(place).set_line(on - self.lines);
        self.reader.seek(position).map_err(|error| self.broken(error))?;
        let what = format!(
            "a quotation mark is opened and never closed{}; row skipped, reading goes on in line {on}",
            self.at_line()
        );
        Ok(Some(Trouble::row(Reason::OpenQuote, row, what, CLOSE)))
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
        Trouble::row(Reason::OpenQuote, self.row, what, CLOSE)
    }

    /// Line of the file the row begins in.
    fn line(&self) -> u64 {
        let start = self.record.position().map_or(0, Position::byte);
        let before = self.reader.get_ref().between(start, self.ends().0);
        let before = before.iter().filter(|&&byte| byte == b'\n').count() as u64;
        self.record.position().map_or(0, Position::line) + before + self.lines
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
        if found < self.needed && !self.is_short() {
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

    /// Whether the row is the header again, as where tables were put behind one another, a byte order mark before it or not.
    fn is_header(&self) -> bool {
        let cells = self.record.iter().map(|cell| cell.trim_start_matches('\u{FEFF}').trim());
        self.header.len() > 1 && cells.eq(self.header.iter().map(String::as_str))
    }

    /// What is to be said of a row that is read although cells lack at its end.
    fn lacking(&self) -> Option<Trouble> {
        let (found, wanted) = (self.record.len(), self.columns);
        let what = format!("{found} of {wanted} fields{}; those that lack are not read anyway", self.at_line());
        (found < self.needed).then(|| Trouble::row(Reason::ShortRow, self.row, what, ""))
    }

    /// Whether only cells that are not read lack at the end of a row, as spreadsheets leave them out where many rows have
    /// none, and its text is surely whole and in its place.
    fn is_short(&self) -> bool {
        let read = Field::ALL.into_iter().filter_map(|field| self.mapping.place(field)).max().unwrap_or(0);
        let text = self.mapping.place(Field::Text);
        let lengths = || self.record.iter().map(str::len);
        // Where a delimiter lacks before it, it is in another place.
        let moved = text.and_then(|place| lengths().nth(place)) != lengths().max();
        let (start, end) = self.ends();
        let raw = self.reader.get_ref().between(start, end).trim_ascii_end();
        // A line break may have cut it.
        let cut = text == Some(self.record.len() - 1) && !raw.ends_with(b"\"");
        read < self.record.len() && !cut && !moved
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
            Ok(true) if self.is_header() => {
                let what = format!("the header again{}; not read as an article", self.at_line());
                Some(Err(Trouble::row(Reason::Header, self.row, what, "")))
            }
            Ok(true) => Some(match self.misshapen() {
                Some(trouble) => Err(trouble),
                None => {
                    let lacking = self.lacking();
                    // A row that lacks cells says nothing of the others.
                    let width = if lacking.is_none() { self.record.len() } else { self.layout.width };
                    self.doubts.extend(lacking);
                    let first = Some(Kind::of(self.record.get(0).unwrap_or_default().as_bytes()));
                    self.layout = Layout { width, first, ..self.layout };
                    let end = self.base + self.reader.position().byte();
                    Ok(Record { article: self.article(), row: Some(self.row), end })
                }
            }),
            Err(trouble) => Some(Err(trouble)),
        }
    }
}
