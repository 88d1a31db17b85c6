//! The text of a table as its rows are read off it, which can be wound back to where rows are whole again.

use std::io::{self, Chain, Read, Seek, SeekFrom};

use csv::ByteRecord;

use crate::input::decode::{Decode, WINDOW};
use crate::skim::first;

/// A last row of our own: if it comes out as a row, every quotation mark before it is closed.
pub(super) const LAST: &str = "\u{1}\u{2}end of table\u{2}\u{1}";
const LAST_LINE: &[u8] = "\n\u{1}\u{2}end of table\u{2}\u{1}".as_bytes();

/// Whole rows that must follow one another where reading goes on behind a broken one.
const ROWS: usize = 3;
/// Bytes behind a place that are looked at for such rows.
const AHEAD: usize = 512 * 1024;
/// Bytes that a look at a row reads ahead.
const BUFFER: usize = 1024;
/// Bytes of a file that are looked at again in all: a file of nothing but broken rows comes to an end too.
const AGAIN: usize = 256 * 1024 * 1024;

/// The text, and what was read of it since the last row.
pub(super) struct Tape {
    text: Chain<Decode, &'static [u8]>,
    kept: Vec<u8>,
    /// Place in the text of the first byte that is kept.
    base: u64,
    /// How much of what is kept was handed on.
    served: usize,
    /// Bytes that may still be looked at again.
    again: usize,
    ended: bool,
}

/// What the rows of a table look like.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    /// What parts their cells.
    pub delimiter: u8,
    /// What stands before a quotation mark inside a quoted cell, where it is not doubled.
    pub escape: Option<u8>,
    /// How many cells they have.
    pub width: usize,
    /// What stands in the first of them, once a row was seen.
    pub first: Option<Kind>,
}

/// What a cell holds, as far as rows can be told from lines of a text by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It begins with a digit.
    Number,
    /// It is an address of a page.
    Address,
    /// Anything else.
    Words,
}

impl Kind {
    /// What a cell holds.
    pub fn of(cell: &[u8]) -> Self {
        match cell.first() {
            Some(b'0'..=b'9') => Self::Number,
            Some(b'h') if cell.windows(3).any(|part| part == b"://") => Self::Address,
            _ => Self::Words,
        }
    }
}

impl Tape {
    /// Begins with a text.
    pub fn new(text: Decode) -> Self {
        Self { text: text.chain(LAST_LINE), kept: Vec::new(), base: 0, served: 0, again: AGAIN, ended: false }
    }

    /// Starts a new record at a place: the limit counts from here, and what stands before it may go.
    pub fn renew(&mut self, place: u64) {
        self.text.get_mut().0.renew();
        let done = self.at(place);
        if done >= WINDOW {
            self.kept.drain(..done);
            self.base += done as u64;
            self.served -= done;
        }
    }

    /// What is kept between two places.
    pub fn between(&self, start: u64, end: u64) -> &[u8] {
        &self.kept[self.at(start)..self.at(end)]
    }

    fn at(&self, place: u64) -> usize {
        usize::try_from(place.saturating_sub(self.base)).map_or(self.served, |at| at.min(self.served))
    }

    /// Keeps more of the text, unless it ends.
    fn grow(&mut self) -> io::Result<()> {
        let have = self.kept.len();
        self.kept.resize(have + WINDOW, 0);
        let got = self.text.read(&mut self.kept[have..]);
        self.kept.truncate(have + got.as_ref().map_or(0, |got| *got));
        self.ended = got? == 0;
        Ok(())
    }

    /// The first line inside a broken row at which whole rows begin; the row stands between two places.
    ///
    /// # Errors
    /// The text cannot be read.
    pub fn whole_again(&mut self, start: u64, end: u64, layout: Layout) -> io::Result<Option<u64>> {
        let (mut line, end) = (self.at(start), self.at(end));
        while let Some(length) = self.kept[line..end].iter().position(|&byte| byte == b'\n') {
            line += length + 1;
            while !self.ended && self.kept.len() < line + AHEAD {
                self.grow()?;
            }
            let ahead = &self.kept[line..self.kept.len().min(line + AHEAD)];
            let (whole, read) = whole(ahead, layout);
            if whole {
                return Ok(Some(self.base + line as u64));
            }
            self.again = self.again.saturating_sub(length + read);
            if self.again == 0 {
                break;
            }
        }
        Ok(None)
    }
}

impl Read for Tape {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.served == self.kept.len() {
            self.grow()?;
        }
        let got = (&self.kept[self.served..]).read(into)?;
        self.served += got;
        Ok(got)
    }
}

impl Seek for Tape {
    /// Winds back to a place that is kept.
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        let SeekFrom::Start(place) = place else { return Err(io::ErrorKind::Unsupported.into()) };
        self.served = self.at(place);
        Ok(self.base + self.served as u64)
    }
}

/// Whether a record is the last row of our own.
fn is_last(row: &ByteRecord) -> bool {
    row.len() == 1 && &row[0] == LAST.as_bytes()
}

/// Whether a text begins with whole rows, and how much of it was looked at to say so.
fn whole(text: &[u8], layout: Layout) -> (bool, usize) {
    let end = text.iter().position(|&byte| byte == b'\n').unwrap_or(text.len());
    let holds = |wanted: u8| text[..end].iter().filter(|&&byte| byte == wanted).count();
    // A row without quotation marks ends with its line.
    if holds(b'"') == 0 && holds(layout.delimiter) + 1 != layout.width {
        return (false, end);
    }
    let mut builder = csv::ReaderBuilder::new();
    let builder = builder.buffer_capacity(BUFFER).escape(layout.escape);
    let mut reader = builder.delimiter(layout.delimiter).has_headers(false).flexible(true).from_reader(text);
    let (mut row, mut start) = (ByteRecord::new(), 0);
    for count in 0..ROWS {
        if !reader.read_byte_record(&mut row).unwrap_or(false) {
            return (false, start + BUFFER);
        }
        let end = usize::try_from(reader.position().byte()).map_or(text.len(), |end| end.min(text.len()));
        if is_last(&row) {
            return (count > 0, end);
        }
        // The last paragraph of a cell has the mark that closes it, and none that opens it.
        let marks = marks(&text[start..end], layout.escape);
        // What stands behind a comma of a sentence begins with a blank.
        let prose = row.iter().any(|cell| cell.starts_with(b" "));
        if row.len() != layout.width
            || marks % 2 == 1
            || prose
            || layout.first.is_some_and(|first| first != Kind::of(&row[0]))
        {
            return (false, end + BUFFER);
        }
        start = end;
    }
    (true, start)
}

/// How many quotation marks open or close something, those that are doubled among them.
fn marks(text: &[u8], escape: Option<u8>) -> usize {
    let mut escaped = false;
    let mut counts = |&byte: &u8| {
        let mark = byte == b'"' && !escaped;
        escaped = !escaped && escape == Some(byte);
        mark
    };
    text.iter().filter(|byte| counts(byte)).count()
}

/// Whether a mark that closes a cell of a row stands before something else than the next: it was meant to open one.
pub(super) fn has_stray_mark(row: &[u8], layout: Layout) -> bool {
    let delimiter = layout.delimiter;
    let ends = |byte: u8| byte == delimiter || matches!(byte, b'\r' | b'\n');
    let mut rest = row;
    loop {
        rest = match rest.strip_prefix(b"\"") {
            Some(cell) => {
                let Some(length) = quoted(cell, layout.escape) else { return false };
                if cell.get(length).is_some_and(|byte| !ends(*byte)) {
                    return true;
                }
                &cell[length..]
            }
            None => &rest[rest.iter().position(|byte| ends(*byte)).unwrap_or(rest.len())..],
        };
        match rest.split_first() {
            Some((byte, behind)) if *byte == delimiter => rest = behind,
            _ => return false,
        }
    }
}

/// How long a quoted cell is, its closing mark included; none where it has none.
fn quoted(cell: &[u8], escape: Option<u8>) -> Option<usize> {
    let mut at = 0;
    loop {
        at += first(cell.get(at..)?, |byte| byte == b'"' || Some(byte) == escape)? + 1;
        if Some(cell[at - 1]) == escape {
            at += 1;
            continue;
        }
        if cell.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_whole_where_they_have_all_cells_and_both_marks() {
        let layout = Layout { delimiter: b',', escape: None, width: 2, first: Some(Kind::Number) };
        for (text, expected) in [
            ("1,a\n2,\"b, c\"\n3,\"d\ne\"\n", true),
            ("1,a\n2,b", false),
            ("He said, it may.\"\n1,a\n2,b\n", false),
            ("One.\n1,a\n2,b\n", false),
            ("The firm,which may fall\n1,a\n2,b\n", false),
            ("9 may fall, he said\n1,a\n2,b\n", false),
            ("1,a\n2,b,c\n3,d\n", false),
            ("", false),
        ] {
            assert_eq!(whole(text.as_bytes(), layout).0, expected, "{text}");
        }
        let closed = [b"1,a", LAST_LINE].concat();
        assert!(whole(&closed, layout).0 && !whole(LAST_LINE, layout).0);
    }

    #[test]
    fn cells_are_told_by_their_beginning() {
        for (cell, kind) in [
            ("2026-03-01", Kind::Number),
            ("https://harbour.example/a", Kind::Address),
            ("harbour: a history", Kind::Words),
            ("", Kind::Words),
        ] {
            assert_eq!(Kind::of(cell.as_bytes()), kind, "{cell}");
        }
    }

    #[test]
    fn a_mark_between_words_closes_no_cell() {
        for (row, stray) in [
            ("1,\"a\",b\n", false),
            ("1,\"a \"\"b\"\" c\",d\r\n", false),
            ("1,a \"b\" c\n", false),
            ("1,\"a,b\n2,\"c\",d\n", true),
            ("\"a\"b,c\n", true),
            ("1,\"a", false),
            ("", false),
        ] {
            let layout = Layout { delimiter: b',', escape: None, width: 2, first: None };
            assert_eq!(has_stray_mark(row.as_bytes(), layout), stray, "{row}");
        }
        for (row, stray) in [(r#""a \"b\" c",d"#, false), (r#""a \"b" c",d"#, true), (r#""a\"#, false)] {
            let layout = Layout { delimiter: b',', escape: Some(b'\\'), width: 2, first: None };
            assert_eq!(has_stray_mark(row.as_bytes(), layout), stray, "{row}");
        }
        assert_eq!(marks(br#""a \"b\" \\""#, Some(b'\\')), 2);
    }
}
