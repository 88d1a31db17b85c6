//! Excel workbooks (XLSX): in each sheet that has a text column, a row is an article.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{DataRef, Reader, SheetVisible, Xlsx};

use crate::input::account::Account;
use crate::input::archive::{Archive, Store};
use crate::input::date::since_1904;
use crate::input::decode::size;
use crate::input::mapping::Mapping;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::{RECORD_LIMIT, Settings};
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// Largest workbook, unpacked.
const UNPACKED: u64 = 1024 * 1024 * 1024;
/// Columns of Excel.
const COLUMNS: u32 = 16_384;
/// Rows in which the header is looked for.
const HEADER_ROWS: usize = 20;

/// A row of a sheet and its number in it, from 1.
pub(super) type Row = (u64, Vec<String>);

struct Sheets {
    /// Whether days are counted from 1904, as Excel on a Mac did.
    since_1904: bool,
    /// Whether it was told that a number was taken for a day.
    told: bool,
    doubts: VecDeque<Trouble>,
    sheets: VecDeque<Sheet>,
}

/// A sheet with articles in it.
struct Sheet {
    /// Its name, where the workbook has others.
    name: Option<String>,
    mapping: Mapping,
    rows: VecDeque<Row>,
}

/// Whether it begins as a ZIP file with sheets in it.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    let holds = |name: &[u8]| preview.bytes.windows(name.len()).any(|part| part == name);
    preview.bytes.starts_with(b"PK\x03\x04") && holds(b"xl/") && holds(b"[Content_Types].xml")
}

/// Reads the sheets.
pub(super) fn open(opened: Opened, settings: &Settings, account: &mut Account) -> Begun {
    let (mut book, since_1904) = book(opened.store()?)?;
    let mut sheets = Sheets { since_1904, told: false, doubts: VecDeque::new(), sheets: VecDeque::new() };
    // Sheets of one workbook mostly have the same columns: what they lack is asked for once.
    let (mut textless, mut unmet) = (None, None);
    // Of a workbook the texts are held in memory; a text that many cells share could be any size.
    let mut left = settings.record_limit.saturating_mul(4);
    let names: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let several = names.len() > 1;
    for (name, hidden) in names {
        let rows = rows(&mut book, &name, &mut left)?;
        match table(rows, settings) {
            Ok((mut mapping, rows)) => {
                unmet = unmet.or_else(|| mapping.unmet(&settings.map));
                sheets.doubts.extend(std::mem::take(&mut mapping.doubts));
                for used in &mapping.used {
                    if !account.mapping.contains(used) {
                        account.mapping.push(used.clone());
                    }
                }
                account.unused.extend(mapping.unused.iter().cloned());
                if hidden && !rows.is_empty() {
                    let what = format!(
                        "the sheet `{name}` is hidden, and read too: rows {} to {}",
                        rows[0].0,
                        rows[rows.len() - 1].0
                    );
                    let mend = "delete it from a copy of the workbook if they are no part of the collection";
                    sheets.doubts.push_back(Trouble::file(Reason::HiddenSheet, what, mend));
                }
                sheets.sheets.push_back(Sheet { name: several.then_some(name), mapping, rows });
            }
            Err(trouble) => textless = textless.or(trouble),
        }
    }
    sheets.doubts.extend(unmet);
    match textless.filter(|_| sheets.sheets.is_empty()) {
        Some(trouble) => Err(trouble),
        None => Ok(Box::new(sheets)),
    }
}

/// The rows of the first sheet of a file that hold anything.
pub(super) fn first_sheet(path: &Path) -> Result<VecDeque<Row>, Trouble> {
    let (mut book, _) = book(Store::File(path.to_owned()))?;
    let name = book.sheet_names().into_iter().next().unwrap_or_default();
    rows(&mut book, &name, &mut RECORD_LIMIT.saturating_mul(4))
}

/// The workbook, and whether it counts days from 1904.
fn book(store: Store) -> Result<(Xlsx<Box<dyn Source>>, bool), Trouble> {
    let source: Box<dyn Source> = match &store {
        Store::File(path) => Box::new(BufReader::new(File::open(path).map_err(|error| Trouble::io(&error))?)),
        Store::Memory(bytes) => Box::new(Cursor::new(bytes.clone())),
    };
    let archive = Archive::open(store)?;
    weigh(&archive)?;
    Ok((Xlsx::new(source).map_err(|error| damaged(&error))?, counts_from_1904(&archive)))
}

/// Whether a workbook says that its days are counted from 1904; of cells that are dates the library knows it, a number in
/// another cell does not tell.
fn counts_from_1904(archive: &Archive) -> bool {
    const ABOUT: u64 = 1 << 20;
    let reader = archive.place("xl/workbook.xml").and_then(|index| archive.read(index).ok());
    let mut about = Vec::new();
    let read = reader.is_some_and(|reader| reader.take(ABOUT).read_to_end(&mut about).is_ok());
    let about = String::from_utf8_lossy(&about);
    let said = about.split("date1904=").nth(1).and_then(|said| said.get(1..));
    read && said.is_some_and(|said| said.starts_with('1') || said.starts_with("true"))
}

trait Source: Read + Seek {}
impl<T: Read + Seek> Source for T {}

/// Unpacks everything once into nothing, so that a bomb is found before it is held in memory.
pub(super) fn weigh(archive: &Archive) -> Result<(), Trouble> {
    let mut left = UNPACKED;
    for index in 0..archive.members.len() {
        let reader = archive.read(index).map_err(|error| Trouble::io(&error))?;
        left -= io::copy(&mut reader.take(left), &mut io::sink()).map_err(|error| Trouble::io(&error))?;
        if left == 0 {
            let what = format!("the workbook unpacks to more than {}", size(UNPACKED));
            return Err(Trouble::file(Reason::Swollen, what, "save its sheet as .csv"));
        }
    }
    Ok(())
}

/// What to do about a workbook that cannot be read.
pub(super) const MEND: &str = "open it in Excel and save it again";

fn damaged(error: &calamine::XlsxError) -> Trouble {
    Trouble::file(Reason::Unreadable, format!("no whole workbook ({error})"), MEND)
}

/// The rows of a sheet that hold anything.
fn rows(book: &mut Xlsx<Box<dyn Source>>, name: &str, left: &mut u64) -> Result<VecDeque<Row>, Trouble> {
    let mut rows: VecDeque<Row> = VecDeque::new();
    // A sheet that is a chart has no cells.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(rows) };
    // A place such as row 99999999999 is more than the library counts with; where it notices, that is a fault of the file.
    let mut next = || {
        catch_unwind(AssertUnwindSafe(|| {
            cells.next_cell().map(|cell| cell.map(|cell| (cell.get_position(), written(cell.get_value()))))
        }))
    };
    loop {
        let Ok(read) = next() else {
            return Err(Trouble::file(Reason::Unreadable, "no whole workbook (a cell has no place)", MEND));
        };
        let Some(((row, column), text)) = read.map_err(|error| damaged(&error))? else { break };
        if text.is_empty() || column >= COLUMNS {
            continue;
        }
        let number = u64::from(row) + 1;
        if rows.back().is_none_or(|(last, _)| *last != number) {
            rows.push_back((number, Vec::new()));
        }
        if let Some((_, cells)) = rows.back_mut() {
            let place = column as usize;
            // A text in the last column of many rows is little in the file, and all the cells before it in memory.
            let new = (place + 1).saturating_sub(cells.len());
            *left = left.checked_sub((text.len() + new * size_of::<String>()) as u64).ok_or_else(|| {
                let what = "the texts of the workbook are too long for memory";
                Trouble::file(Reason::TooLong, what, "save its sheet as .csv")
            })?;
            if new > 0 {
                cells.resize(place + 1, String::new());
            }
            cells[place] = text;
        }
    }
    Ok(rows)
}

/// A cell as text; a day as ISO 8601.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => u8::from(*value).to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::DateTime(day) if day.is_datetime() && (0.0..3_000_000.0).contains(&day.as_f64()) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(day) => day.as_f64().to_string(),
    }
}

/// The header and the rows below it; or why there is none, where the sheet holds anything.
fn table(mut rows: VecDeque<Row>, settings: &Settings) -> Result<(Mapping, VecDeque<Row>), Option<Trouble>> {
    let mut trouble = None;
    let trimmed = |cells: &[String]| cells.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let mut best: Option<(usize, Mapping)> = None;
    for place in 0..rows.len().min(HEADER_ROWS) {
        match Mapping::new(&trimmed(&rows[place].1), &settings.map) {
            // A title above the columns, such as `Article`, may be the name of one.
            Ok(mapping) if best.as_ref().is_none_or(|(_, best)| best.used.len() < mapping.used.len()) => {
                best = Some((place, mapping));
            }
            Ok(_) => {}
            // The row with most cells is the likeliest header to be shown.
            Err(other) if trouble.as_ref().is_none_or(|(cells, _)| *cells < rows[place].1.len()) => {
                trouble = Some((rows[place].1.len(), other));
            }
            Err(_) => {}
        }
    }
    let (place, mapping) = best.ok_or(trouble.map(|(_, trouble)| trouble))?;
    rows.drain(..=place);
    Ok((mapping, rows))
}

impl Records for Sheets {
    fn next(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        if let Some(doubt) = self.doubts.pop_front() {
            return Some(Err(doubt));
        }
        while let Some(Sheet { name, mapping, rows }) = self.sheets.front_mut() {
            account.sheet.clone_from(name);
            if let Some((row, cells)) = rows.pop_front() {
                let mut article = mapping.article(|place| cells.get(place).cloned().unwrap_or_default());
                if let Some(day) = since_1904(&article.date).filter(|_| self.since_1904) {
                    let what = format!(
                        "`{}` is taken for a day number of this workbook, which counts from 1904: {day}",
                        article.date
                    );
                    let mend = "show the column as dates and save it again if not";
                    // One stands for all.
                    if !std::mem::replace(&mut self.told, true) {
                        self.doubts.push_back(Trouble::row(Reason::SerialDate, row, what, mend));
                    }
                    article.date = day;
                }
                return Some(Ok(Record { article, row: Some(row), end: u64::MAX }));
            }
            self.sheets.pop_front();
            account.sheet = None;
        }
        None
    }
}
