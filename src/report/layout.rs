//! What is written of the reports: which tables, which of their columns, and in which format.

use crate::error::{Fault, Place};
use crate::report::SCORE_REPORTS;
use crate::report::face::Face;
use crate::report::table::{About, ByArticle, Tabular};
use crate::report::wide::WIDE;

/// A table as it is written: some of its columns, in their order.
#[derive(Clone)]
pub struct TableLayout {
    report: &'static dyn ByArticle,
    /// The format.
    pub face: Face,
    /// Places of the columns in the report's own.
    pub places: Vec<usize>,
    /// Their headers.
    pub names: Vec<&'static str>,
}

impl TableLayout {
    /// A table with all its columns.
    #[must_use]
    pub fn whole(report: &'static dyn ByArticle, face: Face) -> Self {
        let names: Vec<&'static str> = report.columns().iter().map(|column| column.name).collect();
        Self { report, face, places: (0..names.len()).collect(), names }
    }

    /// The same table with those of its columns that have one of the `wanted` names, in the order of these, each once.
    fn only(mut self, wanted: &[String]) -> Self {
        self.places.clear();
        for place in wanted.iter().filter_map(|name| self.names.iter().position(|column| column == name)) {
            if !self.places.contains(&place) {
                self.places.push(place);
            }
        }
        self.names = self.places.iter().map(|place| self.names[*place]).collect();
        self
    }

    /// The report that the table is of.
    #[must_use]
    pub fn report(&self) -> &'static dyn ByArticle {
        self.report
    }

    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        self.face.format.file(self.report.name())
    }

    /// The bytes that open its file.
    #[must_use]
    pub fn opening(&self) -> Vec<u8> {
        self.face.opening(&self.names)
    }
}

impl Tabular for TableLayout {
    fn name(&self) -> &'static str {
        self.report.name()
    }

    fn row(&self) -> &'static str {
        self.report.row()
    }

    fn key(&self) -> &'static [&'static str] {
        let key = self.report.key();
        if key.iter().all(|column| self.names.contains(column)) { key } else { &[] }
    }

    fn columns(&self) -> Vec<About> {
        let columns = self.report.columns();
        self.places.iter().map(|place| columns[*place]).collect()
    }
}

/// The tables that a run writes.
#[derive(Clone)]
pub struct Layout {
    /// How they are written.
    pub face: Face,
    /// The tables, in the order of the codebook.
    pub tables: Vec<TableLayout>,
}

impl Layout {
    /// Every report of `score` with all its columns.
    #[must_use]
    pub fn new(face: Face) -> Self {
        Self { face, tables: SCORE_REPORTS.iter().map(|report| TableLayout::whole(*report, face)).collect() }
    }

    /// Every table that can be asked for.
    pub fn everything() -> impl Iterator<Item = &'static dyn ByArticle> {
        SCORE_REPORTS.iter().copied().chain([&WIDE as &'static dyn ByArticle])
    }

    /// What a user asks for: the `tables` by name, or all where none is named; the `wide` one too; of each only the
    /// `columns` named, or all where none is.
    ///
    /// # Errors
    /// There is no such table, no table has such a column, or a table would be left without any.
    pub fn asked(face: Face, tables: &[String], columns: &[String], wide: bool) -> Result<Self, Fault> {
        if let Some(name) = tables.iter().find(|name| Self::everything().all(|report| report.name() != *name)) {
            let names: Vec<&str> = Self::everything().map(Tabular::name).collect();
            let what = format!("there is no table \"{name}\"");
            return Err(Fault::new(Place::file("--tables"), what, format!("the tables are {}", names.join(", "))));
        }
        let chosen = |report: &&'static dyn ByArticle| {
            let extra = report.name() == WIDE.name();
            (extra && wide) || if tables.is_empty() { !extra } else { tables.iter().any(|name| name == report.name()) }
        };
        let mut tables: Vec<TableLayout> =
            Self::everything().filter(chosen).map(|report| TableLayout::whole(report, face)).collect();
        if !columns.is_empty() {
            if let Some(name) = columns.iter().find(|name| tables.iter().all(|table| !table.names.contains(&&***name)))
            {
                let mut names: Vec<&str> = tables.iter().flat_map(|table| table.names.iter().copied()).collect();
                names.sort_by_key(|other| (strsim::levenshtein(name, other), *other));
                names.dedup();
                names.truncate(5);
                let what = format!("no table that is written has a column \"{name}\"");
                let mend = format!("near it are {}; `reportedly codebook` lists all", names.join(", "));
                return Err(Fault::new(Place::file("--columns"), what, mend));
            }
            tables = tables.into_iter().map(|table| table.only(columns)).collect();
            if let Some(table) = tables.iter().find(|table| table.names.is_empty()) {
                let what = format!("{} has none of these columns", table.name());
                return Err(Fault::new(Place::file("--columns"), what, "name the tables that have them with --tables"));
            }
        }
        Ok(Self { face, tables })
    }

    /// The tables as the codebook and the data package walk over them.
    #[must_use]
    pub fn tabular(&self) -> Vec<&dyn Tabular> {
        self.tables.iter().map(|table| table as &dyn Tabular).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn asked(tables: &[&str], columns: &[&str], wide: bool) -> Result<Vec<(String, usize)>, String> {
        let layout =
            Layout::asked(Face::default(), &names(tables), &names(columns), wide).map_err(|f| f.to_string())?;
        Ok(layout.tables.iter().map(|table| (table.file(), table.names.len())).collect())
    }

    #[test]
    fn tables_and_columns_are_what_was_asked_for() {
        let all = asked(&[], &[], false).expect("all");
        assert_eq!(all.len(), SCORE_REPORTS.len());
        assert_eq!(asked(&[], &[], true).expect("wide too").len(), SCORE_REPORTS.len() + 1);
        assert_eq!(asked(&["wide"], &[], false).expect("wide only").len(), 1);
        let two = asked(&["cues", "sentences"], &["text", "sentence_id", "certainty"], false);
        let same = asked(&["cues", "sentences"], &["text", "sentence_id", "text", "certainty", "sentence_id"], false);
        assert_eq!(same, two);
        assert_eq!(two, Ok(vec![("sentences.csv".to_owned(), 3), ("cues.csv".to_owned(), 2)]));
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is() {
        let fault = asked(&["sentence"], &[], false).expect_err("no such table");
        assert!(fault.contains("no table \"sentence\"") && fault.contains("sentences, cues"), "{fault}");
        let fault = asked(&["sentences"], &["certanty"], false).expect_err("no such column");
        assert!(fault.contains("near it are certainty,"), "{fault}");
        let fault = asked(&["cues", "stances"], &["strength"], false).expect_err("none of its columns");
        assert!(fault.contains("stances has none of these columns"), "{fault}");
    }
}
