//! The codes of all coders, put together unit by unit, each checked against its variable's values.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use crate::column;
use crate::error::{Error, Fault, Place, Result};
use crate::stats::agreement::{Metric, Unit};
use crate::text::wording::alike;
use crate::validate::sheet::{CODER, CONTEXT, Sheet, UNIT, listed, renamed};
use crate::validate::variable::{CODED, Coded, coded, folded};

/// Most values of a column that is read as a variable unasked; a column of free text has more.
const MOST_VALUES: usize = 30;

/// Words that stand for a missing code.
const MISSING: &[&str] = &["", ".", "-", "na", "n/a", "nan", "null", "missing"];

/// A variable as it was coded.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Name of its column.
    pub name: String,
    /// Names of its values, lowest first where they have an order.
    pub values: Vec<String>,
    /// What each value is worth; empty where the values are only names. Of a variable of the user's own, numbers that
    /// are written differently, such as `1` and `1.0`, are one value.
    pub points: Vec<f64>,
    /// Level at which its agreement is judged.
    pub metric: Metric,
    /// The program's own variable of this name.
    pub coded: Option<&'static Coded>,
    /// The codes: a unit's, then a coder's; in the order of [`Codes`].
    pub units: Vec<Unit>,
}

/// Everything that was coded.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    /// The coders, in the order of their names.
    pub coders: Vec<String>,
    /// The units, in the order of their names: what is drawn of them does not hang on how a sheet is sorted.
    pub units: Vec<String>,
    /// Where each unit stands first.
    pub places: Vec<Place>,
    /// Whether a sheet of a coder holds a unit, coded or not: a unit's, then a coder's.
    pub held: Vec<Vec<bool>>,
    /// The variables.
    pub variables: Vec<Variable>,
    /// The sentence of each unit, where a sheet holds it.
    pub sentences: Vec<String>,
    /// The comments on each unit, with their coders.
    pub comments: Vec<String>,
    /// What the user should know, a sentence each.
    pub notices: Vec<String>,
}

/// A row of a sheet, its unit and coder known.
struct Met<'s> {
    unit: usize,
    coder: usize,
    line: u64,
    sheet: &'s Sheet,
    cells: &'s [String],
}

impl Codes {
    /// Puts sheets together; `wanted` names the variables, else every column is one that holds codes.
    ///
    /// # Errors
    /// Every code that its variable does not have, every unit that a coder has
    /// twice, every renamed column, each with its place.
    pub fn new(sheets: &[Sheet], wanted: &[String]) -> Result<Self> {
        let mut codes = Self::default();
        let mut faults = Vec::new();
        let mut met = codes.meet(sheets, &mut faults);
        codes.sort(&mut met);
        moved(&met, &codes.units, &mut faults);
        let names = names(sheets, wanted)?;
        for name in &names {
            if let Some(variable) = codes.variable(name, &met, wanted.contains(name), &mut faults) {
                codes.variables.push(variable);
            }
        }
        if !faults.is_empty() {
            return Err(Error::Faults(faults));
        }
        if codes.variables.is_empty() {
            let files: Vec<&str> = sheets.iter().map(|sheet| sheet.file.as_str()).collect();
            let what = "no column holds codes".to_owned();
            let known: Vec<&str> = CODED.iter().map(|variable| variable.name).collect();
            let mend = format!("name one with --variables, or fill a column such as {}", known.join(", "));
            return Err(Fault::new(Place::file(files.join(", ")), what, mend).into());
        }
        Ok(codes)
    }

    /// Finds the units and coders of all rows.
    fn meet<'s>(&mut self, sheets: &'s [Sheet], faults: &mut Vec<Fault>) -> Vec<Met<'s>> {
        let mut units: HashMap<String, usize> = HashMap::new();
        let mut seen: HashMap<(usize, usize), Place> = HashMap::new();
        let mut met = Vec::new();
        for sheet in sheets {
            let twice = sheets.iter().filter(|other| other.coder == sheet.coder).count() > 1;
            let own = if twice { &sheet.file } else { &sheet.coder };
            for (line, cells) in &sheet.rows {
                let name = sheet.cell(cells, UNIT);
                if name.is_empty() {
                    let place = Place::line(&sheet.file, *line).column(UNIT);
                    faults.push(Fault::new(place, "the row names no unit", "fill it, or delete the row"));
                    continue;
                }
                let unit = *units.entry(name.to_owned()).or_insert_with(|| {
                    self.units.push(name.to_owned());
                    self.units.len() - 1
                });
                let coder = Some(sheet.cell(cells, CODER)).filter(|coder| !coder.is_empty()).unwrap_or(own);
                let coder = self.coders.iter().position(|known| known == coder).unwrap_or_else(|| {
                    self.coders.push(coder.to_owned());
                    self.coders.len() - 1
                });
                let place = Place::line(&sheet.file, *line);
                if let Some(first) = seen.insert((unit, coder), place.clone()) {
                    let what = format!("`{name}` is coded twice by {}; first at {first}", self.coders[coder]);
                    faults.push(Fault::new(place.column(UNIT), what, "delete one of the rows"));
                }
                met.push(Met { unit, coder, line: *line, sheet, cells });
            }
        }
        met
    }

    /// Brings units and coders into the order of their names, with the sentence and the comments of each unit.
    fn sort(&mut self, met: &mut [Met<'_>]) {
        let (units, coders) = (sorted(&mut self.units), sorted(&mut self.coders));
        for row in &mut *met {
            (row.unit, row.coder) = (units[row.unit], coders[row.coder]);
        }
        self.sentences = vec![String::new(); self.units.len()];
        self.comments = vec![String::new(); self.units.len()];
        let mut rows: Vec<&Met<'_>> = met.iter().collect();
        rows.sort_by_key(|row| (row.unit, row.coder));
        self.held = vec![vec![false; self.coders.len()]; self.units.len()];
        for Met { unit, coder, sheet, cells, line } in rows {
            self.held[*unit][*coder] = true;
            if self.places.len() == *unit {
                self.places.push(Place::line(&sheet.file, *line));
            }
            if self.sentences[*unit].is_empty() {
                sheet.cell(cells, "sentence").clone_into(&mut self.sentences[*unit]);
            }
            let comment = sheet.cell(cells, "comment");
            if !comment.is_empty() {
                let comments = &mut self.comments[*unit];
                let bar = if comments.is_empty() { "" } else { " | " };
                *comments += &format!("{bar}{}: {comment}", self.coders[*coder]);
            }
        }
    }

    /// Reads one column of all sheets; `None` where it holds no codes, which is told.
    fn variable(&mut self, name: &str, met: &[Met<'_>], asked: bool, faults: &mut Vec<Fault>) -> Option<Variable> {
        let cells = || met.iter().map(|row| (row, row.sheet.cell(row.cells, name)));
        let filled = || cells().filter(|(_, cell)| !MISSING.contains(&cell.to_lowercase().as_str()));
        let known = coded(name);
        let coders: BTreeMap<usize, usize> = filled().fold(BTreeMap::new(), |mut counts, (row, _)| {
            *counts.entry(row.coder).or_default() += 1;
            counts
        });
        if coders.is_empty() {
            self.notices.push(format!("`{name}` holds no code in any sheet and is left out."));
            return None;
        }
        let (values, points) = match known {
            Some(known) => (known.names().map(str::to_owned).collect(), known_points(known)),
            None => found_values(filled().map(|(_, cell)| cell)),
        };
        if known.is_none() && !asked && values.len() > MOST_VALUES {
            let what = format!(
                "`{name}` holds {} different values and is read as text; --variables {name} has it read as a variable.",
                values.len()
            );
            self.notices.push(what);
            return None;
        }
        let mut units = vec![vec![None; self.coders.len()]; self.units.len()];
        let mut numbered = false;
        for (row, cell) in filled() {
            let code = match known {
                Some(known) => known.written(cell),
                None => place_of(cell, &values, &points),
            };
            numbered |=
                known.is_some_and(|known| cell.parse::<f64>().is_ok() && known.values[0].name.parse::<f64>().is_err());
            units[row.unit][row.coder] = code;
            if let (None, Some(known)) = (code, known) {
                let place = Place::line(&row.sheet.file, row.line).column(name);
                let names: Vec<&str> = known.names().collect();
                let what = format!("\"{cell}\" is none of its values");
                faults.push(Fault::new(
                    place,
                    what,
                    format!("write one of {}, or a number: {}", names.join(", "), known.numbers()),
                ));
            }
        }
        if let (true, Some(known)) = (numbered, known) {
            self.notices.push(format!("`{name}` is coded in numbers, read as {}.", known.numbers()));
        }
        self.told_missing(name, met, &coders);
        let metric = known.map_or(Metric::Nominal, |known| known.metric);
        Some(Variable { name: name.to_owned(), values, points, metric, coded: known, units })
    }

    /// Tells which coders left units uncoded.
    fn told_missing(&mut self, name: &str, met: &[Met<'_>], coders: &BTreeMap<usize, usize>) {
        for (coder, coder_name) in self.coders.iter().enumerate() {
            let given = met.iter().filter(|row| row.coder == coder).count();
            let filled = coders.get(&coder).copied().unwrap_or(0);
            if filled < given {
                let lacking = given - filled;
                self.notices.push(format!(
                    "{coder_name} gave no code of `{name}` to {lacking} of {given} units; they count as missing."
                ));
            }
        }
    }
}

/// Tells sheets in which units stand beside another sentence than in a sheet before: where one column was sorted alone,
/// the codes are those of other sentences.
fn moved(met: &[Met<'_>], units: &[String], faults: &mut Vec<Fault>) {
    let mut first: HashMap<usize, &Met<'_>> = HashMap::new();
    // By the two files: the rows that differ, and how many were held against each other.
    let mut pairs: BTreeMap<(&str, &str), (Vec<(&Met<'_>, &Met<'_>)>, usize)> = BTreeMap::new();
    let sentence = |row: &Met<'_>| row.sheet.cell(row.cells, "sentence").to_owned();
    for row in met.iter().filter(|row| !sentence(row).is_empty()) {
        match first.entry(row.unit) {
            Entry::Vacant(free) => drop(free.insert(row)),
            Entry::Occupied(taken) => {
                let one = *taken.get();
                let (other, of) = pairs.entry((&one.sheet.file, &row.sheet.file)).or_default();
                *of += 1;
                if !alike(&sentence(one), &sentence(row)) {
                    other.push((one, row));
                }
            }
        }
    }
    for ((file, here), (other, of)) in pairs {
        let Some((one, row)) = other.first() else { continue };
        let what = format!(
            "{} of {of} units that {file} holds too stand beside another sentence here; first {}: \"{}\" here, \"{}\" in line {} there",
            other.len(),
            units[row.unit],
            sentence(row),
            sentence(one),
            one.line
        );
        let mend = "give the sheets as they were before one column was sorted alone, and sort whole rows";
        faults.push(Fault::new(Place::line(here, row.line).column("sentence"), what, mend));
    }
}

/// Sorts names; the new place of each old one.
fn sorted(names: &mut [String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| names[*a].cmp(&names[*b]));
    let mut places = vec![0; names.len()];
    order.iter().enumerate().for_each(|(new, old)| places[*old] = new);
    names.sort();
    places
}

/// The columns to read.
fn names(sheets: &[Sheet], wanted: &[String]) -> Result<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    for name in sheets.iter().flat_map(|sheet| &sheet.header) {
        if !name.is_empty() && !CONTEXT.contains(&name.as_str()) && !all.contains(name) {
            all.push(name.clone());
        }
    }
    if wanted.is_empty() {
        renamed(sheets)?;
        return Ok(all);
    }
    if let Some(missing) = wanted.iter().find(|name| !all.contains(name)) {
        let what = format!("no sheet has the column `{missing}`; there are {}", listed(&all));
        return Err(Fault::new(Place::file("--variables"), what, "name columns that are there").into());
    }
    Ok(wanted.to_vec())
}

fn known_points(known: &Coded) -> Vec<f64> {
    match known.metric {
        Metric::Nominal => Vec::new(),
        _ => (0..known.values.len()).map(|place| (place + known.first) as f64).collect(),
    }
}

/// The values of a column that the program does not know: in the order of their numbers, or of their letters.
fn found_values<'c>(cells: impl Iterator<Item = &'c str> + Clone) -> (Vec<String>, Vec<f64>) {
    let Some(mut numbers) = cells.clone().map(|cell| Some((number(cell)?, cell))).collect::<Option<Vec<_>>>() else {
        let mut values: Vec<String> = cells.map(folded).collect();
        values.sort();
        values.dedup();
        return (values, Vec::new());
    };
    // A number goes by the shortest of its spellings.
    numbers.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| (a.1.len(), a.1).cmp(&(b.1.len(), b.1))));
    numbers.dedup_by_key(|(number, _)| *number);
    numbers.into_iter().map(|(number, cell)| (cell.trim().trim_start_matches('\'').to_owned(), number)).unzip()
}

/// The number in a cell, with a minus of any kind.
fn number(cell: &str) -> Option<f64> {
    let number = column::number(&cell.trim().trim_start_matches('\'').replace('\u{2212}', "-"))?;
    // There is one nought.
    Some(if number == 0.0 { 0.0 } else { number })
}

/// The value that a cell holds, of a column that the program does not know.
fn place_of(cell: &str, values: &[String], points: &[f64]) -> Option<usize> {
    if points.is_empty() {
        let plain = folded(cell);
        return values.iter().position(|value| *value == plain);
    }
    let number = number(cell)?;
    points.iter().position(|point| *point == number)
}

impl Variable {
    /// The value that a cell holds, however it is written; `None` where it holds none of the variable's.
    #[must_use]
    pub fn written(&self, cell: &str) -> Option<usize> {
        match self.coded {
            Some(known) => known.written(cell),
            None => place_of(cell, &self.values, &self.points),
        }
    }

    /// The codes of a unit with their coders: `anna: low | ben: high`.
    #[must_use]
    pub fn told(&self, unit: usize, coders: &[String]) -> String {
        let given = coders.iter().zip(&self.units[unit]);
        let told = given.filter_map(|(coder, code)| Some(format!("{coder}: {}", self.values[(*code)?])));
        told.collect::<Vec<_>>().join(" | ")
    }
}
