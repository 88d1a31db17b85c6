//! `agree`: reads coded sheets, says how far their coders agree, and holds the program against them.

use std::collections::{HashMap, HashSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::cli::args::Agree;
use crate::cli::terminal::harmless;
use crate::cli::{Ended, Shared};
use crate::compare::reading::count;
use crate::error::{Error, Fault, Place};
use crate::input::grid::Grid;
use crate::report::adjudicated::{ADJUDICATED, DISAGREEMENTS, disagreements};
use crate::report::corrected::{CORRECTED, OUTLET_ERRORS};
use crate::report::face::Face;
use crate::report::precision::PRECISION;
use crate::report::reliability::RELIABILITY;
use crate::report::scores::{SampleKey, key, program, scores};
use crate::report::staging::Staging;
use crate::report::table::Report;
use crate::text::wording::alike;
use crate::validate::adjudication::{Adjudicated, Settled, adjudicate};
use crate::validate::codes::{Codes, Variable};
use crate::validate::correction::{Corrected, correct};
use crate::validate::methods::{Stand, Study, methods};
use crate::validate::outlet_errors::OutletErrors;
use crate::validate::precision::{Judged, Precision, Scope, precision};
use crate::validate::reliability::{Reliability, of_coders, reliability};
use crate::validate::returned::{coded_twice, doubts};
use crate::validate::sheet::Sheet;
use crate::validate::variable::{Coded, coded, folded};

/// What holding the program against the codes gives.
#[derive(Default)]
struct Held {
    reliability: Vec<Reliability>,
    precision: Vec<Precision>,
    corrected: Vec<Corrected>,
    errors: Vec<OutletErrors>,
}

/// Reads, works out, writes.
pub fn run(agree: &Agree, shared: Shared) -> anyhow::Result<Ended> {
    let paths = paths(&agree.sheets)?;
    let mut sheets = paths.iter().map(|path| sheet(path)).collect::<anyhow::Result<Vec<_>>>()?;
    let key = sample_key(agree.key.as_deref(), &paths[0])?;
    let dealt = key.as_ref().map(|key| &key.dealt);
    if let Some(dealt) = dealt {
        sheets.iter_mut().for_each(|sheet| sheet.respell(|unit| dealt.spelled(unit)));
    }
    let wanted: Vec<String> = agree.variables.iter().map(|name| folded(name)).collect();
    let codes = Codes::new(&sheets, &wanted)?;
    if codes.coders.len() < 2 && agree.against.is_none() {
        bail!(
            "all codes are by {}; agreement needs two coders, or the program with --against DIR",
            codes.coders.join(", ")
        );
    }
    let settled = agree.adjudicated.as_deref().map(settled).transpose()?.unwrap_or_default();
    let adjudicated = adjudicate(&codes, &settled)?;
    let mut rows = reliability(&codes, agree.seed);
    let doubts = doubts(&codes, dealt);
    let held = agree.against.as_deref().map(|folder| against(folder, &codes, &adjudicated, key.as_ref(), agree.seed));
    let held = held.transpose()?;
    let study = Study {
        version: env!("CARGO_PKG_VERSION"),
        seed: agree.seed,
        coders: &codes.coders,
        units: codes.units.len(),
        shared: coded_twice(&codes),
        open: open(&adjudicated).count(),
        open_held: open_held(&adjudicated),
        stand: stand(&adjudicated),
        sample: key.as_ref().map(|key| key.sample.clone()),
        lost: dealt.map_or(0, |dealt| dealt.lost(&codes).len()),
        doubts: &doubts,
        reliability: &rows.clone(),
        program: agree.against.as_deref().map(program).transpose()?,
        precision: held.as_ref().map_or(&[][..], |held| &held.precision),
        errors: held.as_ref().map_or(&[][..], |held| &held.errors),
    };
    let text = methods(&study);
    rows.extend(held.iter().flat_map(|held| held.reliability.clone()));
    let mut files = Files { staging: Staging::new(&agree.out)?, face: Face { excel: agree.excel, ..Face::default() } };
    files.table(&RELIABILITY, &rows)?;
    files.table(&DISAGREEMENTS, &disagreements(&adjudicated))?;
    files.table(&ADJUDICATED, &adjudicated)?;
    if let Some(held) = &held {
        files.table(&PRECISION, &held.precision)?;
        files.table(&CORRECTED, &held.corrected)?;
        files.table(&OUTLET_ERRORS, &held.errors)?;
    }
    files.staging.whole("methods.md", text.as_bytes())?;
    files.staging.finish()?;
    let columns: Vec<&str> = sheets.iter().flat_map(|sheet| sheet.header.iter().map(String::as_str)).collect();
    for notice in codes.notices.iter().chain(&settled.unmet(&adjudicated, &columns)).chain(&doubts) {
        tell!("reportedly: {}", harmless(notice));
    }
    if !shared.quiet {
        tell(&rows, &adjudicated, held.as_ref())?;
        say!("-> {}", agree.out.display());
    }
    Ok(Ended::Done)
}

/// The sheets; in place of a folder those in it that are called `coder-*`.
fn paths(given: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut sheets = Vec::new();
    for path in given {
        if path.is_dir() { sheets.extend(inside(path)?) } else { sheets.push(path.clone()) }
    }
    let mut met = HashSet::new();
    if let Some(twice) = sheets.iter().find(|path| !met.insert(path.canonicalize().unwrap_or((*path).clone()))) {
        bail!("{}: the sheet is given twice; name the sheet of each coder once", twice.display());
    }
    Ok(sheets)
}

/// Codes on which coders differ and that are not settled.
fn open(adjudicated: &[Adjudicated]) -> impl Iterator<Item = &Adjudicated> {
    adjudicated.iter().filter(|row| row.how == "open")
}

/// Codes that stand of variables that the program codes too, by how they came about.
fn stand(adjudicated: &[Adjudicated]) -> Stand {
    let held = |how: &str| {
        let of = |row: &&Adjudicated| row.how == how && coded(&row.variable).is_some();
        adjudicated.iter().filter(of).count()
    };
    Stand { agreed: held("agreed"), majority: held("majority"), settled: held("settled"), single: held("single") }
}

/// Open codes of variables that the program codes too.
fn open_held(adjudicated: &[Adjudicated]) -> usize {
    open(adjudicated).filter(|row| coded(&row.variable).is_some()).count()
}

fn inside(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(Error::io("reading", folder))?;
    let mut sheets: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    let ending = |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("coder-"));
    sheets.retain(|path| named(path) && matches!(ending(path).as_deref(), Some("csv" | "xlsx" | "ods")));
    sheets.sort();
    if sheets.is_empty() {
        bail!("{}: there is no sheet coder-*.csv or coder-*.xlsx in it; name the coded sheets", folder.display());
    }
    sheets.chunk_by(|a, b| a.file_stem() == b.file_stem()).map(filled).collect()
}

/// Of the sheets of one coder, which `sample` writes as a table and as a workbook, the one that holds codes.
fn filled(sheets: &[PathBuf]) -> anyhow::Result<PathBuf> {
    let mut coded = Vec::new();
    for path in sheets.iter().filter(|_| sheets.len() > 1) {
        if sheet(path)?.holds_codes() {
            coded.push(path);
        }
    }
    if let [one, other, ..] = coded[..] {
        bail!("{} and {} both hold codes of one coder; delete one, or name the sheets", one.display(), other.display());
    }
    Ok(coded.first().copied().unwrap_or(&sheets[0]).clone())
}

fn sheet(path: &Path) -> anyhow::Result<Sheet> {
    let grid = Grid::open(path)?;
    let (file, header) = (grid.file.clone(), grid.header.clone());
    let rows = grid.collect::<Result<Vec<_>, _>>()?;
    Ok(Sheet::new(&file, &header, rows)?)
}

/// The codes that were settled by hand in an adjudicated.csv.
pub(super) fn settled(path: &Path) -> anyhow::Result<Settled> {
    let grid = Grid::open(path)?;
    let (file, header) = (grid.file.clone(), grid.header.clone());
    let rows = grid.collect::<Result<Vec<_>, _>>()?;
    Ok(Settled::new(&file, &header, rows)?)
}

/// The key that is named, else the one beside a file, if there is one.
pub(super) fn sample_key(named: Option<&Path>, beside: &Path) -> anyhow::Result<Option<SampleKey>> {
    let own: PathBuf = beside.with_file_name("sample-key.csv");
    let path = named.or_else(|| own.exists().then_some(own.as_path()));
    Ok(path.map(key).transpose()?)
}

/// Holds the program's scores against the codes that stand.
fn against(
    folder: &Path,
    codes: &Codes,
    adjudicated: &[Adjudicated],
    key: Option<&SampleKey>,
    seed: u64,
) -> anyhow::Result<Held> {
    let known: Vec<(&Variable, &'static Coded)> =
        codes.variables.iter().filter_map(|variable| Some((variable, variable.coded?))).collect();
    let variables: Vec<&'static Coded> = known.iter().map(|(_, coded)| *coded).collect();
    // Without a key a unit is a sentence and stands for itself.
    let sentence = |unit: &str| match key {
        None => Some((unit.to_owned(), 1.0)),
        Some(key) => key.units.get(unit).cloned(),
    };
    let placed: Vec<Option<(String, f64)>> = codes.units.iter().map(|unit| sentence(unit)).collect();
    let wanted: HashSet<&str> = placed.iter().flatten().map(|(id, _)| id.as_str()).collect();
    let scores = scores(folder, &variables, |id| wanted.contains(id))?;
    strangers(codes, &placed, key.is_some(), |id| scores.sentences.contains_key(id))?;
    renumbered(codes, &placed, |id| scores.sentences.get(id).map(|score| score.text.as_str()))?;
    let mut held = Held::default();
    for (place, (variable, _)) in known.iter().enumerate() {
        let own = adjudicated.iter().filter(|row| row.variable == variable.name);
        let stands: HashMap<&str, usize> = own.filter_map(|row| Some((row.unit_id.as_str(), row.value?))).collect();
        let mut judged = Vec::new();
        let mut both = (*variable).clone();
        both.units.clear();
        for (unit, placed) in codes.units.iter().zip(&placed) {
            let (Some(&people), Some((id, weight))) = (stands.get(unit.as_str()), placed) else { continue };
            let Some(score) = scores.sentences.get(id) else { continue };
            both.units.push(vec![Some(people), score.values[place]]);
            if let Some(program) = score.values[place] {
                let (outlet, article) = (score.outlet.clone(), score.article);
                judged.push(Judged { outlet, article, weight: *weight, people, program });
            }
        }
        let names = ["people".to_owned(), "program".to_owned()];
        held.reliability.extend(of_coders(&both, &names, &[0, 1], true, seed));
        held.precision.extend(precision(&variable.name, &variable.values, &judged, seed));
        let (corrected, errors) = correct(&variable.name, &variable.values, &scores.collections[place], &judged, seed);
        held.corrected.extend(corrected);
        held.errors.extend(errors);
    }
    Ok(held)
}

/// Refuses units that are not of this sample or collection.
fn strangers(
    codes: &Codes,
    placed: &[Option<(String, f64)>],
    keyed: bool,
    scored: impl Fn(&str) -> bool,
) -> anyhow::Result<()> {
    let units = codes.units.iter().zip(&codes.places).zip(placed);
    let unknown = units.filter(|(_, placed)| placed.as_ref().is_none_or(|(id, _)| !scored(id)));
    let (unknown, places): (Vec<&str>, Vec<&Place>) = unknown.map(|((unit, place), _)| (unit.as_str(), place)).unzip();
    let Some(place) = places.first() else { return Ok(()) };
    let shown = unknown[..unknown.len().min(5)].join(", ");
    let what = format!(
        "{} of {} units are not among the sentences that were scored: {shown}",
        unknown.len(),
        codes.units.len()
    );
    let mend = if keyed {
        "write units as the key has them, and give the reports the sample was drawn from, scored from the same articles"
    } else {
        "give the key of the sample with --key, or name units by their sentence_id"
    };
    Err(Error::from(Fault::new((*place).clone().column("unit_id"), what, mend)).into())
}

/// Refuses units whose sentence is another one than that which was scored under its id.
fn renumbered<'s>(
    codes: &Codes,
    placed: &[Option<(String, f64)>],
    scored: impl Fn(&str) -> Option<&'s str>,
) -> anyhow::Result<()> {
    let mut other = Vec::new();
    for (unit, (coded, placed)) in codes.sentences.iter().zip(placed).enumerate() {
        let Some((id, _)) = placed else { continue };
        other.extend(scored(id).filter(|scored| !alike(coded, scored)).map(|scored| (unit, coded, id, scored)));
    }
    let Some((place, coded, id, scored)) = other.first() else { return Ok(()) };
    let unit = &codes.units[*place];
    let what = format!(
        "{} of {} units hold another sentence than was scored under their id; first {unit}: \"{coded}\" was coded, {id} is \"{scored}\"",
        other.len(),
        codes.units.len()
    );
    let mend = "give the reports the sample was drawn from, and the key of the same sample; where one column of the sheet was sorted alone, give it as it was before";
    Err(Error::from(Fault::new(codes.places[*place].clone().column("unit_id"), what, mend)).into())
}

struct Files {
    staging: Staging,
    face: Face,
}

impl Files {
    fn table<R>(&mut self, report: &Report<R>, rows: &[R]) -> Result<(), Error> {
        let out = report.file(self.face, rows);
        self.staging.whole(&format!("{}.csv", report.name), &out)
    }
}

/// Prints what matters most.
fn tell(rows: &[Reliability], adjudicated: &[Adjudicated], held: Option<&Held>) -> anyhow::Result<()> {
    for row in rows.iter().filter(|row| row.value.is_empty()) {
        say!("{} ({}; {} units): {}", row.variable, harmless(&row.coders), row.n_units, row.reading);
    }
    let differ = adjudicated.iter().filter(|row| row.differs).count();
    say!("{differ} codes to discuss, {} of them open: disagreements.csv, adjudicated.csv", open(adjudicated).count());
    let Some(held) = held else { return Ok(()) };
    let share = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{share:.2}"));
    say!("\n{:42} {:>9} {:>9} {:>9}", "the program against people", "precision", "recall", "F1");
    for row in held.precision.iter().filter(|row| row.outlet == Scope::All) {
        let name = if row.value.is_empty() { row.variable.clone() } else { format!("  {}", row.value) };
        say!("{name:42} {:>9} {:>9} {:>9}", share(row.precision.value), share(row.recall.value), share(row.f1.value));
    }
    let left_out = open_held(adjudicated);
    if left_out > 0 {
        say!(
            "without the {}, on which people differ: the figures are higher than those of all sentences; settle them in a copy of adjudicated.csv and give it with --adjudicated",
            count(left_out, "open code")
        );
    }
    for row in held.errors.iter().filter(|row| row.warning && row.reading.contains("more than chance")) {
        say!("warning: {}, {}: {}", row.variable, row.value, harmless(&row.reading));
    }
    Ok(())
}
