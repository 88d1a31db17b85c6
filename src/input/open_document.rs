//! OpenDocument workbooks (ODS): the rows of the first sheet, with what is repeated written out within limits.

use std::collections::VecDeque;
use std::io::BufReader;
use std::path::Path;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::input::archive::{Archive, Store};
use crate::input::settings::RECORD_LIMIT;
use crate::input::trouble::{Reason, Trouble};
use crate::input::workbook::{MEND, Row, weigh};

/// Most columns of a row; those of LibreOffice.
const COLUMNS: usize = 16_384;

fn damaged(what: impl std::fmt::Display) -> Trouble {
    Trouble::file(Reason::Unreadable, format!("no whole workbook ({what})"), MEND)
}

/// The rows of the first sheet of a file that hold anything.
///
/// A row that is repeated counts its repetitions and is taken once for each; empty cells at the end of a row are left
/// out, as every sheet is filled up with them.
pub(super) fn first_sheet(path: &Path) -> Result<VecDeque<Row>, Trouble> {
    let archive = Archive::open(Store::File(path.to_owned()))?;
    weigh(&archive)?;
    let place = archive.place("content.xml").ok_or_else(|| damaged("it holds no content.xml"))?;
    let content = archive.read(place).map_err(|error| Trouble::io(&error))?;
    let mut sheet = Sheet { left: RECORD_LIMIT, ..Sheet::default() };
    let mut reader = Reader::from_reader(BufReader::new(content));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let done = match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) => sheet.open(&tag)?,
            Event::Empty(tag) => {
                sheet.open(&tag)?;
                sheet.close(tag.local_name().as_ref())?
            }
            Event::End(tag) => sheet.close(tag.local_name().as_ref())?,
            Event::Text(text) => sheet.text(&text)?,
            Event::GeneralRef(name) => sheet.entity(&name)?,
            Event::Eof => return Err(damaged("it holds no whole sheet")),
            _ => false,
        };
        if done {
            return Ok(sheet.rows);
        }
    }
}

/// The sheet as far as it is read.
#[derive(Default)]
struct Sheet {
    rows: VecDeque<Row>,
    /// Rows before the one that is read, empty ones too.
    number: u64,
    row: Vec<String>,
    /// How often the row and the cell stand there.
    repeats: [u64; 2],
    /// Empty cells that count only if one that holds something follows.
    empty: usize,
    cell: Option<String>,
    /// A value that stands in an attribute, where the cell shows it another way.
    value: Option<String>,
    /// Depth inside of what is no text of the cell: a comment.
    aside: usize,
    paragraph: bool,
    /// Bytes that may still be held.
    left: u64,
}

impl Sheet {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<bool, Trouble> {
        match tag.local_name().as_ref() {
            "table-row" => {
                self.row.clear();
                self.empty = 0;
                self.repeats[0] = repeated(tag, "table:number-rows-repeated")?;
            }
            "table-cell" | "covered-table-cell" => {
                self.repeats[1] = repeated(tag, "table:number-columns-repeated")?;
                self.cell = Some(String::new());
                self.value = value(tag)?;
                self.paragraph = false;
            }
            "annotation" => self.aside += 1,
            "p" if self.aside == 0 => {
                if self.paragraph {
                    self.text("\n")?;
                }
                self.paragraph = true;
            }
            "line-break" => drop(self.text("\n")?),
            "tab" => drop(self.text("\t")?),
            "s" => {
                let spaces = repeated(tag, "text:c")?.min(1024);
                self.text(&" ".repeat(usize::try_from(spaces).unwrap_or(1)))?;
            }
            _ => {}
        }
        Ok(false)
    }

    fn close(&mut self, name: &str) -> Result<bool, Trouble> {
        match name {
            "annotation" => self.aside = self.aside.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.end_cell()?,
            "table-row" => self.end_row()?,
            "table" => return Ok(true),
            _ => {}
        }
        Ok(false)
    }

    fn end_cell(&mut self) -> Result<(), Trouble> {
        let shown = self.cell.take().unwrap_or_default();
        let text = self.value.take().unwrap_or(shown);
        let repeats = usize::try_from(self.repeats[1]).unwrap_or(COLUMNS).min(COLUMNS);
        if text.is_empty() {
            self.empty = (self.empty + repeats).min(COLUMNS);
            return Ok(());
        }
        for _ in 0..std::mem::take(&mut self.empty) {
            self.push(String::new())?;
        }
        for _ in 0..repeats {
            self.push(text.clone())?;
        }
        Ok(())
    }

    fn push(&mut self, text: String) -> Result<(), Trouble> {
        if self.row.len() < COLUMNS {
            self.take(text.len())?;
            self.row.push(text);
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Trouble> {
        let repeats = self.repeats[0];
        if !self.row.is_empty() {
            for number in 1..=repeats {
                self.take(self.row.iter().map(|cell| cell.len() + size_of::<String>()).sum())?;
                self.rows.push_back((self.number.saturating_add(number), self.row.clone()));
            }
        }
        self.number = self.number.saturating_add(repeats);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<bool, Trouble> {
        if self.aside == 0 && (self.paragraph || text == "\n") {
            let length = text.len();
            if self.cell.is_some() {
                self.take(length)?;
            }
            if let Some(cell) = &mut self.cell {
                cell.push_str(text);
            }
        }
        Ok(false)
    }

    fn entity(&mut self, name: &quick_xml::events::BytesRef<'_>) -> Result<bool, Trouble> {
        let letter = match name.resolve_char_ref().map_err(damaged)? {
            Some(letter) => letter.to_string(),
            None => {
                let known = quick_xml::escape::resolve_predefined_entity(name);
                known.ok_or_else(|| damaged(format!("the entity &{};", &**name)))?.to_owned()
            }
        };
        self.text(&letter)
    }

    fn take(&mut self, bytes: usize) -> Result<(), Trouble> {
        self.left = self
            .left
            .checked_sub(bytes as u64)
            .ok_or_else(|| Trouble::file(Reason::TooLong, "the sheet is too long for memory", "save it as .csv"))?;
        Ok(())
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Trouble> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    found
        .map(|found| found.normalized_value(XmlVersion::Implicit1_0).map(|value| value.into_owned()).map_err(damaged))
        .transpose()
}

/// How often a row or a cell stands there.
fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<u64, Trouble> {
    let times = attribute(tag, name)?;
    times.map_or(Ok(1), |times| times.trim().parse().map_err(|_| damaged(format!("{times:?} repetitions"))))
}

/// A number, day or truth value as it is, however the cell shows it.
fn value(tag: &BytesStart<'_>) -> Result<Option<String>, Trouble> {
    match attribute(tag, "office:value-type")?.as_deref() {
        Some("float" | "percentage" | "currency") => attribute(tag, "office:value"),
        Some("date") => attribute(tag, "office:date-value"),
        Some("boolean") => {
            let value = attribute(tag, "office:boolean-value")?;
            Ok(value.map(|value| if value == "true" { "1".to_owned() } else { "0".to_owned() }))
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::write::SimpleFileOptions;

    use super::*;

    fn read(sheet: &str) -> Result<VecDeque<Row>, String> {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let mut archive = zip::ZipWriter::new(file.reopen().expect("a file"));
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file("content.xml", options).expect("a member");
        let head = "<?xml version=\"1.0\"?><office:document-content><office:body><table:table>";
        write!(archive, "{head}{sheet}</table:table></office:body></office:document-content>").expect("written");
        archive.finish().expect("an archive");
        first_sheet(file.path()).map_err(|trouble| trouble.at("x.ods").to_string())
    }

    #[test]
    fn what_is_repeated_is_written_out_and_what_is_shown_is_read() {
        let rows = read(
            "<table:table-row><table:table-cell><text:p>id</text:p></table:table-cell>\
             <table:table-cell><text:p>R&amp;D <text:s text:c=\"2\"/>x</text:p><text:p>two</text:p></table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"9\"/></table:table-row>\
             <table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>\
             <table:table-cell office:value-type=\"float\" office:value=\"0.25\" table:number-columns-repeated=\"2\"><text:p>25 %</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p>\
             <office:annotation><text:p>seen</text:p></office:annotation></table:table-cell>\
             <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>",
        );
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let twice = cells(&["", "0.25", "0.25", "1"]);
        assert_eq!(rows.expect("a sheet"), [(1, cells(&["id", "R&D   x\ntwo"])), (5, twice.clone()), (6, twice)]);
    }

    #[test]
    fn a_sheet_that_swells_and_one_that_is_broken_are_told() {
        let cell =
            "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>swollen</text:p></table:table-cell>";
        let swollen = format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
        assert!(read(&swollen).expect_err("too long").contains("the sheet is too long for memory"));
        for broken in ["<table:table-row>", "<table:table-row table:number-rows-repeated=\"-1\"/>", "&nosuch;<p>&lol;"]
        {
            assert!(read(broken).is_err(), "{broken}");
        }
    }
}
