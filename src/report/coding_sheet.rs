//! A coder's sheet, blind to every score: CSV, and a workbook with closed lists and the codebook.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::column::Cell;
use crate::report::face::Face;
use crate::validate::sheet::UNIT;
use crate::validate::variable::Coded;

/// A sentence to code, with its neighbours.
#[derive(Clone, Debug, Default)]
pub struct Task {
    /// Name of the unit.
    pub unit_id: String,
    /// The sentence before it in the article.
    pub before: String,
    /// The sentence.
    pub sentence: String,
    /// The sentence after it.
    pub after: String,
}

/// The sheet of one coder.
pub struct CodingSheet<'t> {
    /// Its sentences, in the coder's order.
    pub tasks: Vec<&'t Task>,
    /// What is to be coded.
    pub variables: &'t [&'static Coded],
}

/// Most characters of a cell of a workbook.
const LONGEST: usize = 32_767;

impl CodingSheet<'_> {
    /// The names of the columns.
    fn header(&self) -> impl Iterator<Item = &'static str> {
        let variables = self.variables.iter().map(|variable| variable.name);
        [UNIT, "before", "sentence", "after"].into_iter().chain(variables).chain(["comment"])
    }

    /// The sheet as CSV.
    #[must_use]
    pub fn csv(&self, face: Face) -> Vec<u8> {
        let names: Vec<&str> = self.header().collect();
        let mut out = face.opening(&names);
        for task in &self.tasks {
            let context = [&task.unit_id, &task.before, &task.sentence, &task.after];
            let blank = std::iter::repeat_n(Cell::Empty, self.variables.len() + 1);
            face.line(&names, context.into_iter().map(|text| Cell::text(&**text)).chain(blank), &mut out);
        }
        out
    }

    /// The sheet as a workbook: the codes, the codebook, how to go about it.
    ///
    /// # Errors
    /// The workbook cannot be made, as with more rows than it can hold.
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // The same sample gives the same bytes: no clock.
        book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        self.codes(book.add_worksheet().set_name("codes")?, &head, &text)?;
        self.codebook(book.add_worksheet().set_name("codebook")?, &head, &text)?;
        let guide = book.add_worksheet().set_name("how to")?;
        guide.set_column_width(0, 100)?;
        for (row, line) in GUIDE.iter().enumerate() {
            guide.write_string_with_format(row as u32, 0, *line, &text)?;
        }
        book.save_to_buffer()
    }

    fn codes(&self, sheet: &mut Worksheet, head: &Format, text: &Format) -> Result<(), XlsxError> {
        let last = u32::try_from(self.tasks.len()).unwrap_or(u32::MAX);
        let faint = text.clone().set_font_color("606060");
        sheet.set_freeze_panes(1, 1)?;
        for (column, name) in (0..).zip(self.header()) {
            sheet.write_string_with_format(0, column, name, head)?;
            let wide = match name {
                "sentence" => 60.0,
                "before" | "after" | "comment" => 35.0,
                UNIT => 9.0,
                _ => 18.0,
            };
            sheet.set_column_width(column, wide)?;
        }
        for (row, task) in (1..).zip(&self.tasks) {
            sheet.write_string_with_format(row, 0, &task.unit_id, text)?;
            sheet.write_string_with_format(row, 1, fitting(&task.before), &faint)?;
            sheet.write_string_with_format(row, 2, fitting(&task.sentence), text)?;
            sheet.write_string_with_format(row, 3, fitting(&task.after), &faint)?;
        }
        for (column, variable) in (4..).zip(self.variables) {
            let names: Vec<&str> = variable.names().collect();
            let list = DataValidation::new()
                .allow_list_strings(&names)?
                .set_error_title("Not a value")?
                .set_error_message("Choose a value of the list; the sheet `codebook` says what each means.")?;
            sheet.add_data_validation(1, column, last.max(1), column, &list)?;
        }
        Ok(())
    }

    fn codebook(&self, sheet: &mut Worksheet, head: &Format, text: &Format) -> Result<(), XlsxError> {
        for (column, (name, wide)) in
            (0..).zip([("variable", 18.0), ("value", 24.0), ("number", 9.0), ("when to give it", 90.0)])
        {
            sheet.set_column_width(column, wide)?;
            sheet.write_string_with_format(0, column, name, head)?;
        }
        let mut row = 1;
        for variable in self.variables {
            sheet.write_string_with_format(row, 0, variable.name, head)?;
            sheet.write_string_with_format(row, 3, variable.question, head)?;
            row += 1;
            for (place, value) in variable.values.iter().enumerate() {
                sheet.write_string_with_format(row, 1, value.name, text)?;
                sheet.write_number_with_format(row, 2, (place + variable.first) as f64, text)?;
                sheet.write_string_with_format(row, 3, value.about, text)?;
                row += 1;
            }
        }
        Ok(())
    }
}

/// What a coder should know.
pub const GUIDE: &[&str] = &[
    "Each row of the sheet `codes` is one sentence of a news article; the sentences before and after it are there to help.",
    "Code the sentence in the column `sentence` only. Judge it as a reader would, from these words and what you know of no other article.",
    "For each variable choose a value of the list, or write its number from the sheet `codebook`. Leave a cell empty only if you cannot decide.",
    "Work alone, in the order of the rows, and do not sort out doubts with another coder before both are done; write them under `comment`.",
    "Do not rename columns and do not change `unit_id`. Rows may be sorted, and columns moved.",
];

/// The text, cut to what a cell can hold.
fn fitting(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST / 2).map_or(text.len(), |(end, _)| end);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::variable::CODED;

    #[test]
    fn the_same_sheet_gives_the_same_bytes_and_every_list_fits() {
        let task = Task { unit_id: "u0001".into(), sentence: "A dam may break.".into(), ..Task::default() };
        let variables: Vec<&'static Coded> = CODED.iter().collect();
        let sheet = CodingSheet { tasks: vec![&task], variables: &variables };
        assert_eq!(sheet.xlsx().expect("a workbook"), sheet.xlsx().expect("a workbook"));
        let csv = String::from_utf8(sheet.csv(Face::default())).expect("UTF-8");
        let header =
            "unit_id,before,sentence,after,certainty_level,attributed,source_kind,sourcing,transparency,comment";
        assert_eq!(csv, format!("{header}\nu0001,,A dam may break.,,,,,,,\n"));
    }
}
