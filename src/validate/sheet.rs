//! Coded sheets as they come back: whose they are, and what their columns are.

use crate::error::{Error, Fault, Place, Result};
use crate::validate::variable::{coded, folded};

/// The column that names the unit.
pub const UNIT: &str = "unit_id";

/// The column that names the coder, where one file holds several.
pub const CODER: &str = "coder";

/// Columns of a sheet that hold no codes.
pub const CONTEXT: &[&str] = &[UNIT, CODER, "before", "sentence", "after", "comment"];

/// A sheet, its columns found by name.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The file, as the user named it.
    pub file: String,
    /// The coder, where no column names one: the file's name without its ending.
    pub coder: String,
    /// Names of the columns, folded.
    pub header: Vec<String>,
    /// Rows with the lines they stand on.
    pub rows: Vec<(u64, Vec<String>)>,
}

impl Sheet {
    /// A sheet from the cells of a file; `known` columns are offered where a name is near.
    ///
    /// # Errors
    /// There is no column `unit_id`, or a column stands twice.
    pub fn new(file: &str, header: &[String], rows: Vec<(u64, Vec<String>)>) -> Result<Self> {
        let header: Vec<String> = header.iter().map(|name| folded(name)).collect();
        let twice = header.iter().enumerate().find(|(place, name)| !name.is_empty() && header[..*place].contains(name));
        if let Some((_, name)) = twice {
            let place = Place::line(file, 1).column(name);
            return Err(Fault::new(place, "the column stands twice", "rename or delete one").into());
        }
        if !header.iter().any(|name| name == UNIT) {
            let what = format!("there is no such column; the file has {}", listed(&header));
            let mend = format!("the column that names the sentence must be called {UNIT}, as `sample` wrote it");
            return Err(Fault::new(Place::line(file, 1).column(UNIT), what, mend).into());
        }
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let coder = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        Ok(Self { file: file.to_owned(), coder, header, rows })
    }

    /// Writes units as `spelled` has them, where it knows them: `U0001` is `u0001`.
    pub fn respell<'k>(&mut self, spelled: impl Fn(&str) -> Option<&'k str>) {
        let Some(place) = self.column(UNIT) else { return };
        for cell in self.rows.iter_mut().filter_map(|(_, row)| row.get_mut(place)) {
            if let Some(known) = spelled(cell.trim()) {
                known.clone_into(cell);
            }
        }
    }

    /// Place of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Whether any cell holds a code.
    #[must_use]
    pub fn holds_codes(&self) -> bool {
        let code = |place: usize| !CONTEXT.contains(&self.header[place].as_str());
        let filled =
            |row: &Vec<String>| row.iter().enumerate().any(|(place, cell)| code(place) && !cell.trim().is_empty());
        self.rows.iter().any(|(_, row)| filled(row))
    }

    /// A cell of a row, trimmed; empty where there is no such column.
    #[must_use]
    pub fn cell<'s>(&self, row: &'s [String], name: &str) -> &'s str {
        self.column(name).and_then(|place| row.get(place)).map_or("", |cell| cell.trim())
    }
}

/// Columns that stand in one sheet while another lacks one: renamed, most likely.
///
/// # Errors
/// The two columns and their sheets, all at once.
pub fn renamed(sheets: &[Sheet]) -> Result<()> {
    let codes = |sheet: &Sheet| -> Vec<String> {
        let own = |name: &&String| !name.is_empty() && !CONTEXT.contains(&name.as_str());
        sheet.header.iter().filter(own).cloned().collect()
    };
    let columns: Vec<Vec<String>> = sheets.iter().map(codes).collect();
    let mut faults = Vec::new();
    for (sheet, own) in sheets.iter().zip(&columns) {
        let alone: Vec<&String> = own
            .iter()
            .filter(|name| columns.iter().filter(|other| other.contains(name)).count() == 1 && sheets.len() > 1)
            .filter(|name| coded(name).is_none())
            .collect();
        let lacking: Vec<&String> = columns
            .iter()
            .flatten()
            .filter(|name| {
                !own.contains(name) && columns.iter().filter(|other| other.contains(name)).count() + 1 == sheets.len()
            })
            .collect();
        if let (Some(odd), Some(wanted)) = (alone.first(), lacking.first()) {
            let what = format!("no other sheet has this column, and `{wanted}`, which the others have, is not here");
            let mend =
                format!("if it was renamed, call it `{wanted}` again; else name the columns to read with --variables");
            faults.push(Fault::new(Place::line(&sheet.file, 1).column(*odd), what, mend));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Faults(faults)) }
}

/// Names in a row, for a message.
pub(super) fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().filter(|name| !name.is_empty()).map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(file: &str, header: &str) -> Result<Sheet> {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        Sheet::new(file, &header, Vec::new())
    }

    #[test]
    fn a_renamed_column_is_told() {
        let sheets = [
            sheet("out/anna.csv", "unit_id,sentence,Certainty Level,attributed").unwrap(),
            sheet("ben.xlsx", "unit_id,certainty,attributed,comment").unwrap(),
        ];
        assert_eq!((sheets[0].coder.as_str(), sheets[1].coder.as_str()), ("anna", "ben"));
        let fault = renamed(&sheets).err().unwrap().to_string();
        assert!(
            fault.contains("ben.xlsx:1: column `certainty`: no other sheet has this column, and `certainty_level`"),
            "{fault}"
        );
        assert!(renamed(&sheets[..1]).is_ok());
    }

    #[test]
    fn a_sheet_without_units_is_refused() {
        let fault = sheet("a.csv", "unit,certainty_level").err().unwrap().to_string();
        assert_eq!(
            fault,
            "a.csv:1: column `unit_id`: there is no such column; the file has `unit`, `certainty_level`; \
             the column that names the sentence must be called unit_id, as `sample` wrote it"
        );
        assert!(sheet("a.csv", "unit_id,a,A").is_err());
    }
}
