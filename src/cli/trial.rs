//! `lexicon trial`: what an edited lexicon file would change in a folder of reports.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Write as _;
use std::iter;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::article::Article;
use crate::cli::agree::{sample_key, settled};
use crate::cli::args::Trial as Asked;
use crate::cli::terminal::harmless;
use crate::cli::{DOUBTS_TOLD, Ended, Shared, tell_doubts};
use crate::error::Error;
use crate::lexicon::entry::Dimension;
use crate::lexicon::spelling::key;
use crate::lexicon::table::Table;
use crate::lexicon::{self, Library, builtin, near, schema};
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
pub fn run(asked: &Asked, folder: Option<&Path>, shared: Shared) -> anyhow::Result<Ended> {
    let own = Own::read(asked, folder)?;
    let path = meant(asked, &own)?;
    let library = own.present()?;
    let edited = edited(asked, &own, &path)?;
    tell_doubts(&edited, DOUBTS_TOLD);
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
    tell(&path, &own.compared(asked, &path), &trial)?;
    if !codes.is_empty() {
        told_precision(&codes, &judged, &asked.reports)?;
    }
    Ok(Ended::Done)
}

/// The files of a workspace, but for the one that is tried.
struct Own {
    folder: PathBuf,
    files: Vec<(String, String)>,
    /// The path below the folder of the file that is tried, where it lies there.
    tried: Option<String>,
}

impl Own {
    fn read(asked: &Asked, folder: Option<&Path>) -> anyhow::Result<Self> {
        let mut files = folder.map(lexicon::files).transpose()?.unwrap_or_default();
        let folder = folder.unwrap_or(Path::new("lexicons")).to_owned();
        let wanted = fs::canonicalize(&asked.file).with_context(|| format!("reading {}", asked.file.display()))?;
        let same = |(name, _): &(String, String)| fs::canonicalize(folder.join(name)).is_ok_and(|path| path == wanted);
        let tried = files.iter().position(same).map(|at| near::plain(&files.remove(at).0));
        Ok(Self { folder, files, tried })
    }

    /// The lexicons without the file that is tried.
    fn present(&self) -> anyhow::Result<Library> {
        Ok(Library::overlaid(&self.files, &self.folder)?)
    }

    /// Whether a file of the workspace stands where the one that is tried would stand.
    fn other(&self, path: &str) -> bool {
        self.files.iter().any(|(name, _)| near::plain(name) == path)
    }

    /// Says what is compared with what.
    fn compared(&self, asked: &Asked, path: &str) -> String {
        let (file, folder) = (asked.file.display(), self.folder.display());
        let present = match &self.files[..] {
            [] => "the built-in lexicons".to_owned(),
            _ if self.tried.is_some() => format!("the built-in lexicons and the other files of {folder}"),
            _ => format!("the built-in lexicons and {folder}"),
        };
        let edited =
            if self.other(path) { format!("{file} in the place of {path} there") } else { format!("{file} too") };
        format!("before: {present}; after: with {edited}")
    }
}

/// Which lexicon the file is meant to be: one that is built in, one of the workspace, or a new one where new ones are read.
fn meant(asked: &Asked, own: &Own) -> anyhow::Result<String> {
    let mut paths: Vec<String> = builtin::FILES.iter().map(|file| file.path.to_owned()).collect();
    paths.extend(own.files.iter().map(|(name, _)| near::plain(name)));
    paths.sort();
    paths.dedup();
    let known = |path: &str| paths.iter().any(|known| known == path);
    let open = |path: &str| {
        path.split_once('/').is_some_and(|(folder, name)| schema::OPEN.contains(&folder) && !name.contains('/'))
    };
    if let Some(path) = &asked.of {
        let path = path.trim_start_matches("lexicons/").to_owned();
        if !known(&path) && !(open(&path) && near::is_csv(Path::new(&path))) {
            bail!("--as {path}: there is no such lexicon; there are {}", paths.join(", "));
        }
        return Ok(path);
    }
    if let Some(tried) = &own.tried {
        return Ok(tried.clone());
    }
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = asked.file.parent().and_then(Path::file_name).map(|folder| folder.to_string_lossy().into_owned());
    let full = folder.map(|folder| format!("{folder}/{name}")).unwrap_or_default();
    if known(&full) || open(&full) {
        return Ok(full);
    }
    let alike: Vec<&String> = paths.iter().filter(|path| path.ends_with(&format!("/{name}"))).collect();
    match alike[..] {
        [one] => Ok(one.clone()),
        [] => bail!(
            "{}: no lexicon is called {name}; say which one it is, such as --as certainty/modal.csv, or --as certainty/{name} for a category of its own",
            asked.file.display()
        ),
        _ => bail!(
            "{}: it could be {}; say which with --as",
            asked.file.display(),
            alike.iter().map(|path| path.as_str()).collect::<Vec<_>>().join(" or ")
        ),
    }
}

/// The library with the file laid over it, in the place of the workspace's own of that path where it has one.
fn edited(asked: &Asked, own: &Own, path: &str) -> anyhow::Result<Library> {
    let shown = asked.file.display().to_string();
    let text = fs::read_to_string(&asked.file).with_context(|| format!("reading {shown}"))?;
    let others: Vec<(String, String)> =
        own.files.iter().filter(|(name, _)| near::plain(name) != path).cloned().collect();
    let library = Library::overlaid(&others, &own.folder)?;
    if let Some(base) = library.tables.get(path) {
        let table = Table::read(path, &shown, &text).map_err(Error::Faults)?;
        let keys: HashSet<String> = table.rows.iter().map(|row| key(row.cell(0))).collect();
        let left: Vec<&str> =
            base.rows.iter().map(|row| row.cell(0)).filter(|cell| !keys.contains(&key(cell))).collect();
        // A copy of the whole file in which rows were deleted: they stay in force, which the user may not expect.
        if keys.len() > left.len() && !left.is_empty() {
            let first = left[..left.len().min(5)].join("; ");
            tell!(
                "reportedly: {shown} lacks {} rows of {path} ({first}); they stay in force, as in a workspace: `case` never switches a row off",
                left.len()
            );
        }
    }
    Ok(library.with(path, &shown, &text)?)
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

fn tell(path: &str, compared: &str, trial: &Trial) -> anyhow::Result<()> {
    let mut changed: Vec<_> = trial.changed().collect();
    changed.sort_by_key(|(entry, change)| (std::cmp::Reverse(change.gained + change.lost), *entry));
    let entries = if changed.len() == 1 { "entry changes" } else { "entries change" };
    say!("{path}, edited, on {} sentences, each read by itself: {} {entries}", trial.sentences, changed.len());
    say!("{compared}");
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
