//! Which files of a folder an earlier run wrote: a new one writes over these and no others, and over none that it reads.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::{Fault, Place, Result};
use crate::report::face::Format;
use crate::report::layout::Layout;
use crate::report::run;

/// What an events.csv that people have worked on is kept as.
const KEPT: &str = "events-edited";
/// Within how much time the files of one comparison are written.
const TOGETHER: Duration = Duration::from_secs(2);

/// What `score` writes beside the tables.
pub const BESIDE_TABLES: [&str; 3] = ["codebook.csv", "datapackage.json", "run.json"];

/// Names of the files in a folder that the last run of `score` wrote, as its run.json tells; none where that is not ours.
#[must_use]
pub fn earlier(folder: &Path) -> Vec<String> {
    let Ok(record) = run::read(folder) else { return Vec::new() };
    if record["tool"] != "reportedly" {
        return Vec::new();
    }
    let command = record["command"].as_str().unwrap_or_default();
    let mut words = command.split(' ').skip_while(|word| *word != "--format").skip(1);
    let format = words.next().and_then(|name| Format::named(name).ok()).unwrap_or_default();
    let tables = record["counts"]["rows"].as_object().into_iter().flatten().map(|(table, _)| format.file(table));
    tables.chain(BESIDE_TABLES.map(str::to_owned)).collect()
}

/// Refuses a folder where files stand that a run would write over and that are not among the `earlier` ones.
///
/// # Errors
/// There are such files: they are the user's own.
pub fn spare_others(folder: &Path, layout: &Layout, earlier: &[String]) -> Result<()> {
    let others = written(layout).filter(|name| !earlier.contains(name) && folder.join(name).exists());
    let others: Vec<String> = others.collect();
    if others.is_empty() {
        return Ok(());
    }
    let (verb, them) = if others.len() == 1 { ("stands", "it") } else { ("stand", "them") };
    let what = format!("{} {verb} there, and no run.json says that `score` wrote {them}", others.join(", "));
    let mend = format!("name another folder with --out, or move {them} elsewhere");
    Err(Fault::new(Place::file(folder.display().to_string()), what, mend).into())
}

/// Refuses a folder whose reports would take the place of a file that is read.
///
/// # Errors
/// There is such a file.
pub fn spare_inputs<'p>(folder: &Path, layout: &Layout, inputs: impl Iterator<Item = &'p Path>) -> Result<()> {
    let tables = Layout::everything().flat_map(|table| Format::ALL.iter().map(|format| format.file(table.name())));
    let there = written(layout).chain(tables).filter_map(|name| fs::canonicalize(folder.join(name)).ok());
    let there: Vec<PathBuf> = there.collect();
    for input in inputs {
        if !there.is_empty() && fs::canonicalize(input).is_ok_and(|path| there.contains(&path)) {
            let what = "it is to be read, and a report of that name would take its place";
            let place = Place::file(input.display().to_string());
            return Err(Fault::new(place, what, "name another folder with --out").into());
        }
    }
    Ok(())
}

/// The events of a folder, and a free name to keep them under, if they are other than the `new` ones and were written to
/// after the comparison that they lay beside: then people have worked on them.
#[must_use]
pub fn edited_events(folder: &Path, new: &[u8]) -> Option<(String, Vec<u8>)> {
    let written = |name: &str| fs::metadata(folder.join(name)).and_then(|about| about.modified()).ok();
    let (events, beside) = (written("events.csv")?, written("comparisons.csv"));
    let old = fs::read(folder.join("events.csv")).ok()?;
    if old == new || beside.is_some_and(|beside| events <= beside + TOGETHER) {
        return None;
    }
    let mut names = (1..).map(|count| if count == 1 { format!("{KEPT}.csv") } else { format!("{KEPT}-{count}.csv") });
    // The same work need not be kept twice.
    let free = |name: &String| fs::read(folder.join(name)).map_or(true, |kept| kept == old);
    Some((names.find(free)?, old))
}

/// Whether a file is called as one that [`edited_events`] keeps: `events-edited-2.csv`.
pub fn is_kept(name: &str) -> bool {
    let count = name.strip_prefix(KEPT).and_then(|rest| rest.strip_suffix(".csv"));
    count.is_some_and(|count| {
        count.is_empty() || count.strip_prefix('-').is_some_and(|count| count.parse::<usize>().is_ok())
    })
}

/// Names of the files that a run writes.
fn written(layout: &Layout) -> impl Iterator<Item = String> {
    layout.tables.iter().map(|table| table.file()).chain(BESIDE_TABLES.map(str::to_owned))
}
