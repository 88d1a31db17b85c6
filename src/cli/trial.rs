//! `lexicon trial`: what an edited lexicon file would change in a folder of reports.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Write as _;
use std::iter;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::article::Article;
use crate::cli::agree::{sample_key, settled};
use crate::cli::args::Trial as Asked;
use crate::cli::terminal::harmless;
use crate::cli::{Ended, Shared};
use crate::error::Error;
use crate::lexicon::Library;
use crate::lexicon::entry::Dimension;
use crate::lexicon::spelling::key;
use crate::lexicon::table::Table;
use crate::pipeline::{Scorer, stream};
use crate::report::scores::{open, scores};
use crate::report::sentences::{Row, SENTENCES};
use crate::report::table::OfArticle as _;
use crate::rule::reader::Reader;
use crate::validate::precision::{Judged, Scope, precision};
use crate::validate::trial::{Outcome, Trial};
use crate::validate::variable::{CODED, coded};

/// Sentences that travel together from thread to thread.
const BATCH: usize = 500;

/// Entries that are shown; the rest are counted.
const SHOWN: usize = 40;

/// Reads every sentence with both lexicons and prints what differs.
pub fn run(asked: &Asked, library: Library, shared: Shared) -> anyhow::Result<Ended> {
    let path = lexicon(asked, &library)?;
    let edited = edited(asked, &library, &path)?;
    let [present, edited] = [library, edited].map(|library| Reader::new(library).map(Scorer::new));
    let (present, edited) = (present?, edited?);
    let codes = asked.coded.as_deref().map(|coded| codes(coded, asked)).transpose()?.unwrap_or_default();
    let mut rows = open(&asked.reports, &["sentence_id", "text"])?;
    let sentences = iter::from_fn(|| {
        let row = rows.read().transpose()?;
        Some(row.map(|row| ["sentence_id", "text"].map(|name| rows.text(&row, name).to_owned()).into()))
    });
    let mut broken = None;
    let batches = stream::batches(BATCH, sentences, &mut broken);
    let wanted: HashSet<&str> = codes.iter().map(|coded| coded.sentence_id.as_str()).collect();
    let mut trial = Trial::default();
    let mut judged: HashMap<String, [Outcome; 2]> = HashMap::new();
    let work = |batch: Vec<(String, String)>| -> Vec<(String, String, [Outcome; 2])> {
        let read = |(id, text): (String, String)| {
            let outcomes = [outcome(&present, &text), outcome(&edited, &text)];
            (id, text, outcomes)
        };
        batch.into_iter().map(read).collect()
    };
    stream::ordered(batches, shared.threads, work, |batch| -> Result<(), Error> {
        for (id, text, outcomes) in batch {
            trial.add(&text, &outcomes[0], &outcomes[1]);
            if wanted.contains(id.as_str()) {
                judged.insert(id, outcomes);
            }
        }
        Ok(())
    })?;
    if let Some(error) = broken {
        return Err(error.into());
    }
    tell(&path, &trial)?;
    if !codes.is_empty() {
        told_precision(&codes, &judged, &asked.reports)?;
    }
    Ok(Ended::Done)
}

/// Which lexicon the file is meant to be.
fn lexicon(asked: &Asked, library: &Library) -> anyhow::Result<String> {
    if let Some(path) = &asked.of {
        let path = path.trim_start_matches("lexicons/").to_owned();
        if !library.tables.contains_key(&path) {
            let paths: Vec<&str> = library.tables.keys().map(String::as_str).collect();
            bail!("--as {path}: there is no such lexicon; there are {}", paths.join(", "));
        }
        return Ok(path);
    }
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = asked.file.parent().and_then(Path::file_name).map(|folder| folder.to_string_lossy().into_owned());
    let full = folder.map(|folder| format!("{folder}/{name}")).unwrap_or_default();
    if library.tables.contains_key(&full) {
        return Ok(full);
    }
    let alike: Vec<&String> = library.tables.keys().filter(|path| path.ends_with(&format!("/{name}"))).collect();
    match alike[..] {
        [one] => Ok(one.clone()),
        [] => bail!(
            "{}: no lexicon is called {name}; say which one it is, such as --as certainty/modal.csv",
            asked.file.display()
        ),
        _ => bail!(
            "{}: it could be {}; say which with --as",
            asked.file.display(),
            alike.iter().map(|path| path.as_str()).collect::<Vec<_>>().join(" or ")
        ),
    }
}

/// The library with the file laid over it.
fn edited(asked: &Asked, library: &Library, path: &str) -> anyhow::Result<Library> {
    let shown = asked.file.display().to_string();
    let text = fs::read_to_string(&asked.file).with_context(|| format!("reading {shown}"))?;
    let table = Table::read(path, &shown, &text).map_err(Error::Faults)?;
    let mut library = library.clone();
    let Some(base) = library.tables.get_mut(path) else { bail!("{path}: there is no such lexicon") };
    let keys: Vec<String> = table.rows.iter().map(|row| key(row.cell(0))).collect();
    let left: Vec<&str> = base.rows.iter().map(|row| row.cell(0)).filter(|cell| !keys.contains(&key(cell))).collect();
    // A copy of the whole file in which rows were deleted: they stay in force, which the user may not expect.
    if keys.len() > left.len() && !left.is_empty() {
        let first = left[..left.len().min(5)].join("; ");
        eprintln!(
            "reportedly: {shown} lacks {} rows of {path} ({first}); they stay in force, as in a workspace: `case` never switches a row off",
            left.len()
        );
    }
    base.overlay(table).map_err(Error::Faults)?;
    Ok(library.filled()?)
}

/// What a lexicon makes of a sentence that stands by itself.
fn outcome(scorer: &Scorer, text: &str) -> Outcome {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let scored = scorer.score(&article);
    let mut entries = Vec::new();
    for part in &scored.parts {
        for dimension in Dimension::ALL {
            let active = part.reading.of(dimension).iter().filter(|cue| cue.active);
            entries.extend(active.map(|cue| format!("{}/{}", dimension.name(), scorer.reader.entry(cue).id())));
        }
    }
    entries.sort();
    entries.dedup();
    let rows = Row::rows(scorer, &scored);
    let mut scores = Vec::new();
    for variable in CODED {
        let place = SENTENCES.header().position(|name| name == variable.name);
        let cell = rows.first().zip(place).and_then(|(row, place)| SENTENCES.cells(row).nth(place));
        let value = variable.scored(&cell.map(|cell| cell.written()).unwrap_or_default());
        scores.push((variable.name, value.map_or("", |value| variable.values[value].name).to_owned()));
    }
    Outcome { entries, scores }
}

/// A sentence and the codes people gave it.
struct CodedSentence {
    sentence_id: String,
    weight: f64,
    values: Vec<(&'static str, usize)>,
}

fn codes(path: &Path, asked: &Asked) -> anyhow::Result<Vec<CodedSentence>> {
    let settled = settled(path)?;
    let key = sample_key(asked.key.as_deref(), path)?;
    let mut found: HashMap<String, CodedSentence> = HashMap::new();
    for variable in CODED {
        for (unit, value) in settled.of(variable.name)? {
            let (sentence_id, weight) = match &key {
                None => (unit.to_owned(), 1.0),
                Some(key) => match key.units.get(unit) {
                    Some(placed) => placed.clone(),
                    None => bail!("{}: the key of the sample has no unit {unit}", path.display()),
                },
            };
            let entry = found.entry(unit.to_owned());
            let coded = entry.or_insert(CodedSentence { sentence_id, weight, values: Vec::new() });
            coded.values.push((variable.name, value));
        }
    }
    let mut codes: Vec<CodedSentence> = found.into_values().collect();
    codes.sort_by(|a, b| a.sentence_id.cmp(&b.sentence_id));
    Ok(codes)
}

fn tell(path: &str, trial: &Trial) -> anyhow::Result<()> {
    let mut changed: Vec<_> = trial.changed().collect();
    changed.sort_by_key(|(entry, change)| (std::cmp::Reverse(change.gained + change.lost), *entry));
    say!("{path}, edited, on {} sentences, each read by itself: {} entries change", trial.sentences, changed.len());
    if !changed.is_empty() {
        say!("\n{:48} {:>7} {:>7} {:>7}", "entry", "gained", "lost", "kept");
    }
    for (entry, change) in changed.iter().take(SHOWN) {
        say!("{entry:48} {:>7} {:>7} {:>7}", change.gained, change.lost, change.kept);
        for (sign, sentences) in [('+', &change.gained_in), ('-', &change.lost_in)] {
            for sentence in sentences {
                say!("    {sign} {}", harmless(sentence));
            }
        }
    }
    if changed.len() > SHOWN {
        say!("and {} more", changed.len() - SHOWN);
    }
    for ((variable, before, after), count) in &trial.scores {
        say!("{variable}: {count} from {before} to {after}");
    }
    Ok(())
}

/// Precision and recall of the values that people coded, before and after.
fn told_precision(
    codes: &[CodedSentence],
    judged: &HashMap<String, [Outcome; 2]>,
    reports: &Path,
) -> anyhow::Result<()> {
    let placed = scores(reports, &[], |id| judged.contains_key(id))?;
    say!("\n{:42} {:>20} {:>20}", "coded sentences, each read by itself", "precision", "recall");
    for variable in CODED {
        let of = |which: usize| -> Vec<Judged> {
            let judge = |row: &CodedSentence| {
                let people = row.values.iter().find(|(name, _)| *name == variable.name)?.1;
                let outcome = &judged.get(&row.sentence_id)?[which];
                let score = &outcome.scores.iter().find(|(name, _)| *name == variable.name)?.1;
                let program = coded(variable.name)?.names().position(|name| name == score)?;
                let article = placed.sentences.get(&row.sentence_id)?.article;
                Some(Judged { outlet: String::new(), article, weight: row.weight, people, program })
            };
            codes.iter().filter_map(judge).collect()
        };
        let values: Vec<String> = variable.names().map(str::to_owned).collect();
        let [before, after] = [0, 1].map(|which| precision(variable.name, &values, &of(which), 0));
        for row in after.iter().filter(|row| row.outlet == Scope::All && row.n_units > 0) {
            let old = before.iter().find(|old| old.outlet == Scope::All && old.value == row.value);
            let name = if row.value.is_empty() {
                format!("{} ({} units)", variable.name, row.n_units)
            } else {
                format!("  {}", row.value)
            };
            let share = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{share:.3}"));
            let turn = |old: Option<f64>, new: Option<f64>| format!("{} -> {}", share(old), share(new));
            say!(
                "{name:42} {:>20} {:>20}",
                turn(old.and_then(|old| old.precision.value), row.precision.value),
                turn(old.and_then(|old| old.recall.value), row.recall.value)
            );
        }
    }
    Ok(())
}
