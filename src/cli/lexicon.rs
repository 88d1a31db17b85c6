//! `lexicon`: check, list, explain and try the lexicons.

use crate::cli::args::{Lexicon, LexiconDeed};
use crate::cli::init::SAMPLE;
use crate::cli::reference;
use crate::cli::terminal::harmless;
use crate::cli::{DOUBTS_TOLD, Ended, Shared, lexicons, tell_doubts, tell_passed_over, trial};
use crate::error::Error;
use crate::lexicon::entry::Entry;
use crate::lexicon::table::Table;
use crate::lexicon::{Library, laid};
use crate::proof::{Proof, prove};
use crate::rule::reader::Reader;
use crate::text::fold::folded;
use std::io::Write as _;

/// So many forms of an entry are shown.
const FORMS_SHOWN: usize = 24;

/// Does what was asked with the lexicons.
pub fn run(lexicon: &Lexicon, shared: Shared) -> anyhow::Result<Ended> {
    let folder = lexicons(lexicon.lexicons.as_deref());
    let library = |most: usize| -> anyhow::Result<Library> {
        tell_passed_over(folder.as_deref())?;
        let library = Library::load(folder.as_deref())?;
        tell_doubts(&library, most);
        Ok(library)
    };
    match &lexicon.deed {
        LexiconDeed::Check => check(&Reader::new(library(usize::MAX)?)?),
        LexiconDeed::List => list(&library(DOUBTS_TOLD)?),
        LexiconDeed::Explain { phrase } => explain(Reader::new(library(DOUBTS_TOLD)?)?, &phrase.join(" ")),
        LexiconDeed::Trial(asked) => trial::run(asked, folder.as_deref(), shared),
    }
}

fn check(reader: &Reader) -> anyhow::Result<Ended> {
    let Proof { faults, resting } = prove(reader);
    for fault in &faults {
        tell!("{}", harmless(&fault.to_string()));
    }
    for category in laid::categories(&reader.library) {
        tell!("note: {}", harmless(&category.to_string()));
    }
    if let Some(first) = resting.first() {
        let (proofs, rest) = if resting.len() == 1 { ("proof", "rests") } else { ("proofs", "rest") };
        tell!(
            "note: {} built-in {proofs} {rest} on what your own rows change, such as {}; that is no fault where the change is meant",
            resting.len(),
            harmless(&format!("{}: {}", first.place, first.what))
        );
    }
    let rows: usize = reader.library.tables.values().map(|table| table.rows.len()).sum();
    say!("{} lexicons, {rows} rows, {} faults", reader.library.tables.len(), faults.len());
    Ok(if faults.is_empty() { Ended::Done } else { Ended::Partly })
}

fn list(library: &Library) -> anyhow::Result<Ended> {
    say!("{:32} {:>7} {:>7}  {:8} {:10} about", "lexicon", "rows", "forms", "version", "licence");
    let (mut rows, mut forms) = (0, 0);
    for table in library.tables.values() {
        let of_table = |entry: &&Entry| table.path == format!("{}/{}.csv", entry.dimension.name(), entry.category());
        let count: usize = library.entries.iter().filter(of_table).map(|entry| entry.forms.len()).sum();
        let shown = if count == 0 { table.rows.len() } else { count };
        rows += table.rows.len();
        forms += shown;
        let licence = table.licence.split(',').next().unwrap_or_default();
        say!(
            "{:32} {:>7} {:>7}  {:8} {:10} {}",
            table.path,
            table.rows.len(),
            shown,
            table.version,
            licence,
            table.about
        );
    }
    say!("{:32} {rows:>7} {forms:>7}", "in all");
    Ok(Ended::Done)
}

fn explain(reader: Reader, phrase: &str) -> anyhow::Result<Ended> {
    let found: Vec<&Entry> = reader.library.find(phrase).collect();
    if found.is_empty() {
        say!("No lexicon has {phrase:?}.");
        return Ok(Ended::Partly);
    }
    let sample = sample()?;
    for entry in found {
        say!("{}/{}", entry.dimension.name(), entry.id());
        say!("  stands in  {}", entry.place());
        say!("  category   {}: {}", entry.category(), about(&reader.library, entry));
        say!("  forms      {}", forms(entry, phrase));
        for (name, cell) in entry.cells() {
            if !cell.is_empty() && !matches!(name, "phrase" | "forms") {
                say!("  {name:10} {}", if name == "active" { "only where a rule keeps it" } else { cell });
            }
        }
        for whole in reference::of(entry.source()) {
            say!("  reference  {whole}");
        }
        let rules = reader.rules(entry.dimension);
        for rule in rules.of(&reader.library, entry) {
            say!("  rule       {}: {} ({})", rule.name, rule.about, rule.written);
        }
        let (found, active) = times(&reader, entry, &sample);
        say!("  sample     found {found} times in the {} articles of the sample, counts {active} times", sample.len());
        say!();
    }
    Ok(Ended::Done)
}

/// The forms of an entry, those that are the phrase first, and of a long row the first ones.
fn forms(entry: &Entry, phrase: &str) -> String {
    let asked = folded(phrase);
    let (same, others): (Vec<&str>, Vec<&str>) = entry.forms.iter().partition(|form| folded(form) == asked);
    let mut shown: Vec<&str> = same.into_iter().chain(others).collect();
    let more = shown.len().saturating_sub(FORMS_SHOWN);
    shown.truncate(FORMS_SHOWN);
    let shown = shown.join(", ");
    if more > 0 { format!("{shown}, and {more} more in the row") } else { shown }
}

/// What the file of an entry is for.
fn about<'a>(library: &'a Library, entry: &Entry) -> &'a str {
    let path = format!("{}/{}.csv", entry.dimension.name(), entry.category());
    library.tables.get(&path).map_or("", |table| &table.about)
}

/// Titles and texts of the sample collection: a CSV table as the lexicons are, and read by the same reader.
fn sample() -> anyhow::Result<Vec<(String, String)>> {
    let text = format!("# about: sample\n# version: 1\n# licence: own\n{SAMPLE}");
    let table = Table::read("sample.csv", "data/sample.csv", &text).map_err(Error::Faults)?;
    let (Some(title), Some(text)) = (table.column("title"), table.column("text")) else { return Ok(Vec::new()) };
    Ok(table.rows.iter().map(|row| (row.cell(title).to_owned(), row.cell(text).to_owned())).collect())
}

/// How often an entry is found in articles, and how often it counts.
fn times(reader: &Reader, entry: &Entry, articles: &[(String, String)]) -> (usize, usize) {
    let (mut found, mut active) = (0, 0);
    for (title, text) in articles {
        let reading = reader.read(text, title);
        for cue in reading.of(entry.dimension).iter().filter(|cue| std::ptr::eq(reader.entry(cue), entry)) {
            found += 1;
            active += usize::from(cue.active);
        }
    }
    (found, active)
}
