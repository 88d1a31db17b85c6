//! reports.xlsx: the reports of a folder as one workbook, a sheet for each table.
//!
//! Rows go through to a temporary file as they are read, so that memory does
//! not grow with the collection.

use std::io::Read;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use serde_json::Value;

use crate::column::{Kind, number};
use crate::error::{Error, Fault, Place, Result};
use crate::report::codebook::CODEBOOK;
use crate::report::rows::{Row, Rows, open};
use crate::report::table::{About, Tabular};
use crate::report::{compared_too, run, scored, whole};

/// Name of the workbook in the folder of reports.
pub const WORKBOOK: &str = "reports.xlsx";

/// What a sheet holds, by the limits of Excel.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Rows, the header among them.
    rows: u32,
    /// Characters of a cell, in units of UTF-16.
    characters: usize,
}

/// The limits of Excel.
const EXCEL: Limits = Limits { rows: 1_048_576, characters: 32_767 };

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The workbook.
    pub path: PathBuf,
    /// Sheets of tables.
    pub sheets: usize,
    /// Cells whose text did not fit and was cut.
    pub cut: usize,
}

/// Makes the workbook of a folder of reports.
///
/// # Errors
/// The folder holds no report, one cannot be read, or the workbook cannot be written.
pub fn write(folder: &Path) -> Result<Written> {
    let path = folder.join(WORKBOOK);
    let failed =
        |error: XlsxError| Error::from(Fault::new(Place::file(path.display().to_string()), error.to_string(), ""));
    let mut maker = Maker::new(EXCEL);
    maker.book.add_worksheet().set_name("about").map_err(failed)?;
    let mut tables = 0;
    let record = run::read(folder)?;
    let compared = if run::outdated(&record) { scored() } else { compared_too() };
    for report in compared.into_iter().chain([&CODEBOOK as &dyn Tabular]) {
        if let Some(rows) = open(folder, report.name(), &[])? {
            tables += usize::from(report.name() != CODEBOOK.name());
            maker.table(report, rows, failed)?;
        }
    }
    if tables == 0 {
        let place = Place::file(folder.display().to_string());
        return Err(Fault::new(place, "there is no report in this folder", "run `reportedly score` first").into());
    }
    maker.run(&record, failed)?;
    maker.cuts().map_err(failed)?;
    maker.about().map_err(failed)?;
    let written = Written { path: path.clone(), sheets: maker.sheets.len(), cut: maker.cut.len() };
    whole::make(&path, |beside| maker.book.save(beside).map_err(failed))?;
    Ok(written)
}

/// A sheet as the first one lists it.
struct Sheet {
    name: String,
    row: &'static str,
    rows: u32,
    cut: usize,
}

/// A cell whose text did not fit.
struct Cut {
    sheet: String,
    row: u32,
    column: String,
    key: String,
    characters: usize,
}

/// Puts the workbook together.
struct Maker {
    book: Workbook,
    limits: Limits,
    head: Format,
    text: Format,
    count: Format,
    number: Format,
    sheets: Vec<Sheet>,
    cut: Vec<Cut>,
}

impl Maker {
    fn new(limits: Limits) -> Self {
        let mut book = Workbook::new();
        // No clock in a report: the same tables give the same bytes.
        let made = ExcelDateTime::from_ymd(2000, 1, 1).unwrap_or_default();
        book.set_properties(&DocProperties::new().set_author("reportedly").set_creation_datetime(&made));
        let top = Format::new().set_align(FormatAlign::Top);
        Self {
            book,
            limits,
            head: top.clone().set_bold().set_text_wrap(),
            text: top.clone(),
            count: top.clone().set_num_format("0"),
            number: top.set_num_format("0.00##"),
            sheets: Vec::new(),
            cut: Vec::new(),
        }
    }

    /// A table on as many sheets as it needs.
    fn table<R: Read>(
        &mut self,
        report: &dyn Tabular,
        mut rows: Rows<R>,
        failed: impl Fn(XlsxError) -> Error,
    ) -> Result<()> {
        let known = report.columns();
        let header: Vec<String> = rows.header().map(str::to_owned).collect();
        let columns: Vec<Option<&About>> =
            header.iter().map(|name| known.iter().find(|column| column.name == name)).collect();
        let mut part = 0;
        let mut ahead = rows.read()?;
        loop {
            part += 1;
            let name = if part == 1 { report.name().to_owned() } else { format!("{} ({part})", report.name()) };
            let before = self.cut.len();
            let sheet = self.book.add_worksheet_with_constant_memory().map_err(&failed)?;
            open_sheet(sheet, &name, &header, &columns, &self.head).map_err(&failed)?;
            let mut line = 0;
            while line + 1 < self.limits.rows
                && let Some(row) = ahead.take()
            {
                line += 1;
                for (place, column) in columns.iter().enumerate() {
                    let cell = rows.cell(&row, place);
                    let kind = column.map_or(Kind::Text, |column| column.kind);
                    let format = match kind {
                        Kind::Text => &self.text,
                        Kind::Count | Kind::Flag => &self.count,
                        Kind::Number => &self.number,
                    };
                    let at = (line, place as u16);
                    match number(cell) {
                        _ if cell.is_empty() => {}
                        Some(number) if kind != Kind::Text => {
                            sheet.write_number_with_format(at.0, at.1, number, format).map_err(&failed)?;
                        }
                        _ => {
                            let kept = fitting(cell, self.limits.characters);
                            sheet.write_string_with_format(at.0, at.1, kept, format).map_err(&failed)?;
                            if kept.len() < cell.len() {
                                self.cut.push(Cut {
                                    sheet: name.clone(),
                                    row: line + 1,
                                    column: header[place].clone(),
                                    key: key(report, &rows, &row),
                                    characters: cell.chars().count(),
                                });
                            }
                        }
                    }
                }
                ahead = rows.read()?;
            }
            if let Some(last) = (header.len() as u16).checked_sub(1) {
                sheet.autofilter(0, 0, line, last).map_err(&failed)?;
            }
            self.sheets.push(Sheet { name, row: report.row(), rows: line, cut: self.cut.len() - before });
            if ahead.is_none() {
                return Ok(());
            }
        }
    }

    /// run.json, a value a line.
    fn run(&mut self, run: &Value, failed: impl Fn(XlsxError) -> Error) -> Result<()> {
        if run.is_null() {
            return Ok(());
        }
        let mut lines = Vec::new();
        flatten("", run, &mut lines);
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(&failed)?;
        let names = ["name".to_owned(), "value".to_owned()];
        open_sheet(sheet, "run", &names, &[None, None], &self.head).map_err(&failed)?;
        for (line, (name, value)) in lines.iter().enumerate() {
            let line = line as u32 + 1;
            sheet.write_string_with_format(line, 0, name, &self.text).map_err(&failed)?;
            match value {
                Value::Number(number) => {
                    sheet.write_number(line, 1, number.as_f64().unwrap_or_default()).map_err(&failed)?
                }
                Value::String(text) => {
                    sheet.write_string(line, 1, fitting(text, self.limits.characters)).map_err(&failed)?
                }
                other => sheet.write_string(line, 1, other.to_string()).map_err(&failed)?,
            };
        }
        sheet.autofilter(0, 0, lines.len() as u32, 1).map_err(&failed)?;
        self.sheets.push(Sheet {
            name: "run".to_owned(),
            row: "a value of run.json",
            rows: lines.len() as u32,
            cut: 0,
        });
        Ok(())
    }

    /// The cells that were cut, if any were.
    fn cuts(&mut self) -> Result<(), XlsxError> {
        if self.cut.is_empty() {
            return Ok(());
        }
        let sheet = self.book.add_worksheet();
        let names = ["sheet", "row", "column", "key", "characters", "file that has all of it"].map(str::to_owned);
        open_sheet(sheet, "cut text", &names, &[None; 6], &self.head)?;
        for (line, cut) in self.cut.iter().take(self.limits.rows as usize - 1).enumerate() {
            let line = line as u32 + 1;
            sheet.write_string(line, 0, &cut.sheet)?;
            sheet.write_number(line, 1, cut.row)?;
            sheet.write_string(line, 2, &cut.column)?;
            sheet.write_string(line, 3, fitting(&cut.key, self.limits.characters))?;
            sheet.write_number(line, 4, cut.characters as f64)?;
            let table = cut.sheet.split(' ').next().unwrap_or_default();
            sheet.write_string(line, 5, format!("{table}.csv"))?;
        }
        Ok(())
    }

    /// The first sheet: what the others are.
    fn about(&mut self) -> Result<(), XlsxError> {
        let characters = self.limits.characters;
        let sheet = self.book.worksheet_from_index(0)?;
        let notes = [
            format!(
                "Made by reportedly {} from the CSV reports beside it; they are the record.",
                env!("CARGO_PKG_VERSION")
            ),
            "The sheet codebook says what each column means. Certainty is wording, not truth and not quality."
                .to_owned(),
            format!(
                "A cell holds {characters} characters, a sheet {} rows: longer text is cut and listed on `cut text`, longer tables go on on a further sheet.",
                self.limits.rows
            ),
        ];
        for (line, note) in notes.iter().enumerate() {
            sheet.write_string(line as u32, 0, note)?;
        }
        for (place, name) in ["sheet", "a row is", "rows", "cells cut"].iter().enumerate() {
            sheet.write_string_with_format(4, place as u16, *name, &self.head)?;
        }
        for (line, table) in self.sheets.iter().enumerate() {
            let line = line as u32 + 5;
            sheet.write_string(line, 0, &table.name)?;
            sheet.write_string(line, 1, table.row)?;
            sheet.write_number(line, 2, table.rows)?;
            sheet.write_number(line, 3, table.cut as f64)?;
        }
        sheet.set_column_width(0, 22)?.set_column_width(1, 60)?;
        Ok(())
    }
}

/// Names a sheet and gives it its frozen header.
fn open_sheet(
    sheet: &mut Worksheet,
    name: &str,
    header: &[String],
    columns: &[Option<&About>],
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (place, (title, column)) in header.iter().zip(columns).enumerate() {
        let width = match (title.as_str(), column.map(|column| column.kind)) {
            ("text" | "reading" | "refused" | "label" | "formula" | "value", _) => 70,
            (_, Some(Kind::Count | Kind::Number | Kind::Flag)) => 12,
            _ => 22,
        };
        sheet.set_column_width(place as u16, width)?;
    }
    for (place, title) in header.iter().enumerate() {
        sheet.write_string_with_format(0, place as u16, title, format)?;
    }
    Ok(())
}

/// The key of a row, to find it again in the CSV.
fn key<R: Read>(report: &dyn Tabular, rows: &Rows<R>, row: &Row) -> String {
    let columns = if report.key().is_empty() { &["article_id", "sentence_id"] } else { report.key() };
    columns.iter().map(|column| rows.text(row, column)).collect::<Vec<_>>().join(" ")
}

/// As much of a text as has so many units of UTF-16.
fn fitting(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > most {
            return &text[..at];
        }
    }
    text
}

/// Every value of a JSON value with the way to it, such as `inputs.1.file`.
fn flatten<'v>(way: &str, value: &'v Value, lines: &mut Vec<(String, &'v Value)>) {
    let below = |name: &str| if way.is_empty() { name.to_owned() } else { format!("{way}.{name}") };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| flatten(&below(name), value, lines)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| flatten(&below(&(place + 1).to_string()), item, lines));
        }
        Value::Null => {}
        value => lines.push((way.to_owned(), value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sentences::SENTENCES;

    #[test]
    fn text_is_cut_between_letters_by_units_of_utf_16() {
        let cases =
            [("abc", 3, "abc"), ("abcd", 3, "abc"), ("éé", 2, "éé"), ("a𝄞b", 2, "a"), ("a𝄞b", 3, "a𝄞"), ("", 3, "")];
        for (text, most, kept) in cases {
            assert_eq!(fitting(text, most), kept, "{text:?} {most}");
        }
    }

    #[test]
    fn a_long_table_goes_on_on_another_sheet_and_cuts_are_kept() {
        let csv = "sentence_id,text,n_words\na-s1,short,1\na-s2,far too long,3\na-s3,=1+1,1\n";
        let mut maker = Maker::new(Limits { rows: 3, characters: 6 });
        let rows = Rows::new("sentences.csv", csv.as_bytes(), &[]).unwrap();
        maker.table(&SENTENCES, rows, |error| panic!("{error}")).unwrap();
        let sheets: Vec<(&str, u32, usize)> =
            maker.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.rows, sheet.cut)).collect();
        assert_eq!(sheets, [("sentences", 2, 1), ("sentences (2)", 1, 0)]);
        let cut = &maker.cut[0];
        assert_eq!(
            (&*cut.sheet, cut.row, &*cut.column, &*cut.key, cut.characters),
            ("sentences", 3, "text", "a-s2", 12)
        );
    }

    #[test]
    fn values_of_json_have_a_way() {
        let value = serde_json::json!({"a": 1, "b": [{"c": "x"}, null]});
        let mut lines = Vec::new();
        flatten("", &value, &mut lines);
        let ways: Vec<&str> = lines.iter().map(|(way, _)| way.as_str()).collect();
        assert_eq!(ways, ["a", "b.1.c"]);
    }
}
