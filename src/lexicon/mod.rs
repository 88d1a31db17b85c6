//! The lexicons: CSV files, built in and overlaid by a workspace's own, read into a checked library.

pub mod builtin;
pub mod check;
pub mod day;
pub mod entry;
pub mod forms;
pub mod inflect;
pub mod laid;
pub mod near;
pub mod schema;
pub mod source;
pub mod spelling;
pub mod table;
pub mod words;

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::fs;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::error::{Error, Fault, Place, Result};
use crate::input::outlet::Outlets;
use crate::text::token::folded_words;
use entry::{Case, Dimension, Entry, Facts, Told};
use forms::{Forms, Gathered};
use inflect::Irregular;
use spelling::spellings;
use table::{Row, Table};

/// All lexicons, checked.
#[derive(Clone, Debug)]
pub struct Library {
    /// Files by path below `lexicons/`.
    pub tables: BTreeMap<String, Table>,
    /// Every phrase entry, in order of file and row.
    pub entries: Vec<Entry>,
}

impl Library {
    /// The built-in lexicons.
    ///
    /// # Errors
    /// None in a released program: a test holds the built-in files.
    pub fn builtin() -> Result<Self> {
        Self::load(None)
    }

    /// The built-in lexicons with the files of a folder laid over them.
    ///
    /// # Errors
    /// Every fault of every file, with file, line, column and mend.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        match folder {
            None => Self::overlaid(&[], Path::new("lexicons")),
            Some(folder) => Self::overlaid(&files(folder)?, folder),
        }
    }

    /// The built-in lexicons with files laid over them that are in memory, as [`files`] read them from `folder`.
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn overlaid(files: &[(String, String)], folder: &Path) -> Result<Self> {
        let mut faults = Vec::new();
        let mut tables = BTreeMap::new();
        for file in builtin::FILES {
            match Table::builtin(file) {
                Ok(table) => drop(tables.insert(file.path.to_owned(), table)),
                Err(found) => faults.extend(found),
            }
        }
        overlay(files, folder, &mut tables, &mut faults);
        if !faults.is_empty() {
            return Err(Error::Faults(faults));
        }
        Self { tables, entries: Vec::new() }.filled()
    }

    /// The library with one more file laid over it, which stands for the lexicon of that path; `shown` is how the user
    /// names the file.
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn with(&self, path: &str, shown: &str, text: &str) -> Result<Self> {
        let mut tables = self.tables.clone();
        lay(path, shown, text, &mut tables).map_err(Error::Faults)?;
        Self { tables, entries: Vec::new() }.filled()
    }

    /// The library with its tables checked and its entries read from them; the rows of the program were checked when it
    /// was made.
    ///
    /// # Errors
    /// Every fault, with place and mend.
    pub fn filled(mut self) -> Result<Self> {
        let mut faults = Vec::new();
        self.check(|row| !row.builtin(), &mut faults);
        self.fill(&mut faults);
        if faults.is_empty() { Ok(self) } else { Err(Error::Faults(faults)) }
    }

    /// The rows of a file, each with its cells of these columns; nothing where the file is missing.
    pub fn rows<const N: usize>(&self, path: &str, columns: [&str; N]) -> impl Iterator<Item = ([&str; N], &Row)> {
        self.tables.get(path).into_iter().flat_map(move |table| {
            // A column that is missing is one beyond the last: empty.
            let at = columns.map(|name| table.column(name).unwrap_or(usize::MAX));
            table.rows.iter().map(move |row| (at.map(|at| row.cell(at)), row))
        })
    }

    /// Path, version and SHA-256 of each file, for `run.json`.
    #[must_use]
    pub fn versions(&self) -> Vec<(String, String, String)> {
        self.tables.values().map(|table| (table.path.clone(), table.version.clone(), table.sha256.clone())).collect()
    }

    /// Entries whose phrase or one of whose forms is `phrase`, folded.
    pub fn find<'a>(&'a self, phrase: &str) -> impl Iterator<Item = &'a Entry> {
        let words = folded_words(phrase);
        self.entries.iter().filter(move |entry| entry.forms.iter().any(|form| folded_words(form) == words))
    }

    /// Every fault of every row, those of the program among them: for whoever changes its lexicons.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.check(|_| true, &mut faults);
        doubtful(&self.entries, &mut faults);
        faults
    }

    /// Holds the cells of the `wanted` rows against what their columns may hold.
    fn check(&self, wanted: impl Fn(&Row) -> bool, faults: &mut Vec<Fault>) {
        for table in self.tables.values() {
            let Some(schema) = schema::schema(&table.path) else {
                let what = "no such kind of lexicon";
                let mend = "put the file under certainty/, attribution/, sourcing/, input/, text/, words/ or rules/";
                faults.push(Fault::new(Place::file(&table.path), what, mend));
                continue;
            };
            if table.rows.first().is_none_or(|row| !row.builtin())
                && let Some(fault) = near::unread(table)
            {
                faults.push(fault);
                continue;
            }
            if schema.fields.is_empty() {
                continue;
            }
            for (at, name) in table.header.iter().enumerate() {
                let Some(field) = schema.fields.iter().find(|field| field.name == name) else {
                    let names: Vec<&str> = schema.fields.iter().map(|field| field.name).collect();
                    let place = table.head.clone().column(name);
                    faults.push(Fault::new(place, "unknown column", format!("columns are {}", names.join(", "))));
                    continue;
                };
                // A row that is switched off needs no more than its name.
                let off = table.column(schema.off()).filter(|_| at > 0 && field.check.filled() && name != schema.off());
                let off = |row: &&Row| off.is_some_and(|off| row.cell(off) == schema::NEVER);
                for row in table.rows.iter().filter(|row| wanted(row) && !off(row)) {
                    if let Some((what, mend)) = field.check.fault(row.cell(at)) {
                        faults.push(Fault::new(row.place().column(name), what, mend));
                    }
                }
            }
            let missing = schema.fields.iter().find(|field| field.check.filled() && table.column(field.name).is_none());
            if let Some(field) = missing {
                let what = format!("the header has no column `{}`", field.name);
                let mend = near::doubt(table)
                    .map_or_else(|| "add it".to_owned(), |doubt| format!("add it, or {}", doubt.mend));
                faults.push(Fault::new(table.head.clone(), what, mend));
            }
        }
    }

    fn fill(&mut self, faults: &mut Vec<Fault>) {
        self.entries = self.read();
        // The program's rows are sound alone.
        if self.entries.iter().any(|entry| !entry.row.builtin()) {
            doubtful(&self.entries, faults);
        }
    }

    fn read(&self) -> Vec<Entry> {
        let rows = self.tables.values().map(|table| table.rows.len()).sum();
        let mut entries = Vec::with_capacity(rows);
        // The forms of the program's rows were worked out when it was built, from its own list of irregular words.
        let built = self.tables.get("words/irregular.csv").is_some_and(|table| table.rows.iter().all(Row::builtin));
        let irregular = LazyCell::new(|| self.irregular());
        for dimension in Dimension::ALL {
            for table in self.tables.values() {
                if let Some(category) = category_of(&table.path, dimension) {
                    Columns::of(table, category).read(dimension, category, built, &irregular, &mut entries);
                }
            }
        }
        entries
    }

    fn irregular(&self) -> Irregular {
        let mut irregular = Irregular::default();
        for (cells, _) in self.rows("words/irregular.csv", ["lemma", "forms", "inflected"]) {
            irregular.add(cells[0], cells[1], cells[2]);
        }
        irregular
    }
}

/// The category of a file that holds phrases of `dimension`.
fn category_of(path: &str, dimension: Dimension) -> Option<&str> {
    let name = path.strip_prefix(dimension.name())?.strip_prefix('/')?.strip_suffix(".csv")?;
    schema::schema(path)?.phrases.then_some(name)
}

/// Reads the phrase entries of a file.
struct Columns<'a> {
    table: &'a Table,
    phrase: usize,
    forms: usize,
    case: usize,
    frames: usize,
    cells: [usize; Facts::COLUMNS.len()],
    told: Told,
    /// What all its rows have in common.
    facts: Facts,
}

impl<'a> Columns<'a> {
    fn of(table: &'a Table, category: &str) -> Self {
        let place = |name: &str| table.column(name).unwrap_or(usize::MAX);
        let [phrase, forms, case, frames] = ["phrase", "forms", "case", "frames"].map(place);
        // No file has as many columns; one beyond the last is empty.
        let [icd203, ipcc, source] =
            ["icd203", "ipcc", "source"].map(|name| u8::try_from(place(name)).unwrap_or(u8::MAX));
        let (cells, facts) = (Facts::COLUMNS.map(place), Facts::of(category));
        Self { table, phrase, forms, case, frames, cells, told: Told { icd203, ipcc, source }, facts }
    }

    /// Adds the entries of all rows; whether the forms of the program's rows are `built`.
    fn read(
        &self,
        dimension: Dimension,
        category: &str,
        built: bool,
        irregular: &impl Deref<Target = Irregular>,
        entries: &mut Vec<Entry>,
    ) {
        let file = builtin::FILES.iter().find(|file| built && file.path == self.table.path);
        let entries_built = file.map_or(&[][..], |file| file.entries.as_chunks().0);
        let built = file.map_or_else(Gathered::default, |file| Gathered::built(file.forms, file.ends));
        let mut own = Gathered::default();
        let forms = |row: &Row| {
            if let Some(place) = entries_built.get(row.number()).filter(|_| row.builtin()) {
                return (true, forms::Place::read(place));
            }
            own.open(category);
            for spelling in spellings(row.cell(self.phrase)) {
                irregular.phrase(spelling, row.cell(self.forms), &mut own);
            }
            (false, own.close())
        };
        let places: Vec<(bool, forms::Place)> = self.table.rows.iter().map(forms).collect();
        let (built, own) = (Arc::new(built), Arc::new(own));
        entries.extend(self.table.rows.iter().zip(places).map(|(row, (from_built, place))| Entry {
            dimension,
            forms: Forms::new(Arc::clone(if from_built { &built } else { &own }), place),
            case: case(row.cell(self.case)),
            frames: frames(row.cell(self.frames)),
            facts: self.facts.read(self.cells.map(|at| row.cell(at))).or_usual(dimension),
            told: self.told,
            row: row.clone(),
        }));
    }
}

fn case(cell: &str) -> Case {
    match cell {
        "lower" => Case::Lower,
        "capital" => Case::Capital,
        "exact" => Case::Exact,
        "never" => Case::Never,
        _ => Case::Any,
    }
}

/// A bit for each frame.
fn frames(cell: &str) -> u32 {
    let known = |frame: &str| schema::FRAMES.iter().position(|known| *known == frame);
    cell.split_whitespace().filter_map(known).fold(0, |bits, at| bits | (1 << at))
}

/// What is wrong with a sign inside a phrase that articles do not hold there, and the mend.
fn sign(form: &str) -> Option<(&'static str, &'static str)> {
    let behind = |sign: char| form.match_indices(sign).any(|(at, _)| form[..at].ends_with(char::is_alphanumeric));
    if form.contains('|') && behind('|') {
        return Some((
            "holds a bar without blanks and is one phrase",
            "part spellings by a bar with a blank on both sides",
        ));
    }
    let mend = "write each spelling, or let the column `forms` make the inflections";
    (form.contains('*') && behind('*')).then_some(("ends in `*`, but there are no wildcards", mend))
}

/// Tells entries without a word, those that hold signs of another language, and those that stand twice.
fn doubtful(entries: &[Entry], faults: &mut Vec<Fault>) {
    let mut seen: FxHashMap<(Dimension, &str, Case), &Entry> = FxHashMap::default();
    for entry in entries {
        if let Some(form) = entry.forms.iter().find(|form| form.trim().is_empty()) {
            let what = format!("{form:?} holds no word and can never match");
            faults.push(Fault::new(entry.place(), what, "write a phrase"));
        }
        if let Some((form, what, mend)) = entry.forms.iter().find_map(|form| sign(form).map(|(a, b)| (form, a, b))) {
            faults.push(Fault::new(entry.place().column("phrase"), format!("{form:?} {what}"), mend));
        }
        if let Some(first) = seen.insert((entry.dimension, entry.id(), entry.case), entry) {
            let what = format!("`{}` stands twice; first at {}", entry.id(), first.place());
            faults.push(Fault::new(entry.place(), what, "keep one row"));
        }
    }
}

/// The lexicons of a folder: each file's path below it, with `/`, and its text; sorted by path.
///
/// # Errors
/// The folder or a file cannot be read.
pub fn files(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut names = Vec::new();
    walk(folder, folder, &near::is_csv, &mut names)?;
    names.sort();
    let text = |name: String| {
        let path = folder.join(&name);
        let bytes = fs::read(&path).map_err(Error::io("reading", &path))?;
        let place = || Place::file(path.display().to_string());
        let text = String::from_utf8(bytes)
            .map_err(|_| Fault::new(place(), "the file is not UTF-8", "save it as CSV UTF-8"))?;
        Ok((name, text))
    };
    names.into_iter().map(text).collect()
}

fn overlay(files: &[(String, String)], folder: &Path, tables: &mut BTreeMap<String, Table>, faults: &mut Vec<Fault>) {
    for (named, text) in files {
        let path = near::plain(named);
        if builtin::FILES.iter().any(|file| file.path == path && file.text == text) {
            continue;
        }
        let shown = folder.join(named).display().to_string();
        faults.extend(lay(&path, &shown, text, tables).err().unwrap_or_default());
    }
}

/// Lays a file over the lexicon of that path, or puts it beside the others where there is none.
fn lay(path: &str, shown: &str, text: &str, tables: &mut BTreeMap<String, Table>) -> Result<(), Vec<Fault>> {
    let table = Table::read(path, shown, text)?;
    match tables.get_mut(path) {
        Some(base) => base.overlay(table)?,
        None => drop(tables.insert(path.to_owned(), table)),
    }
    if path == "input/outlets.csv" {
        // As articles are read by it.
        Outlets::with(text, &Place::file(shown)).map_err(|fault| vec![fault])?;
    }
    Ok(())
}

/// Files of a folder of lexicons that are passed over, as they do not end in `.csv`; those that are hidden, have no ending
/// or tell of the folder are not meant for lexicons.
///
/// # Errors
/// The folder cannot be read.
pub fn passed_over(folder: &Path) -> Result<Vec<Fault>> {
    let mut names = Vec::new();
    walk(folder, folder, &|path| near::passed_over(path), &mut names)?;
    names.sort();
    let told = |name: String| {
        let place = Place::file(folder.join(&name).display().to_string());
        let what = "the file does not end in .csv and is passed over";
        Fault::new(place, what, format!("save it as CSV UTF-8, under the name {}", near::as_csv(&name)))
    };
    Ok(names.into_iter().map(told).collect())
}

fn walk(root: &Path, folder: &Path, wanted: &dyn Fn(&Path) -> bool, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(Error::io("reading", folder))? {
        let path = entry.map_err(Error::io("reading", folder))?.path();
        if path.is_dir() {
            // Files stand one folder deep; links in a circle end soon.
            if path.strip_prefix(root).is_ok_and(|inside| inside.components().count() < 4) {
                walk(root, &path, wanted, files)?;
            }
        } else if wanted(&path) {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_the_program_are_sound() {
        let faults = Library::builtin().expect("lexicons").faults();
        assert!(faults.is_empty(), "{}", faults[0]);
    }

    #[test]
    fn forms_worked_out_at_build_time_are_those_of_the_rows() {
        let library = Library::builtin().expect("lexicons");
        let (irregular, mut entries) = (library.irregular(), Vec::new());
        for dimension in Dimension::ALL {
            for table in library.tables.values() {
                if let Some(category) = category_of(&table.path, dimension) {
                    Columns::of(table, category).read(dimension, category, false, &&irregular, &mut entries);
                }
            }
        }
        assert_eq!(library.entries.len(), entries.len());
        for (built, read) in library.entries.iter().zip(&entries) {
            assert!(built.id() == read.id() && built.forms.iter().eq(read.forms.iter()), "{}", read.place());
        }
    }

    #[test]
    fn every_list_that_rules_ask_for_has_rows() {
        let library = Library::builtin().expect("lexicons");
        for (name, list) in entry::List::NAMED {
            assert!(library.entries.iter().any(|entry| entry.facts.list == list && entry.category() == name), "{name}");
        }
    }
}
