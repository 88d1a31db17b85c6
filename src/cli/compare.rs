//! `compare`: reads a folder of reports, compares its outlets, writes what comes of it and prints a short table.

use std::num::NonZero;
use std::thread;

use crate::cli::args::Compare;
use crate::cli::terminal::harmless;
use crate::cli::{Ended, Shared, lexicons, print};
use crate::compare::comparison::{ALL, Comparison};
use crate::compare::measure::Measure;
use crate::compare::sample::OutletMeasure;
use crate::compare::terms::Stopwords;
use crate::lexicon::{Library, words};
use crate::report::compared::{Asked, Outcome, compare};
use crate::stats::power::ALPHA;

/// Measures of the table where none is asked for.
const SHOWN: &[&str] =
    &["hedges_per_1000", "boosters_per_1000", "attributed_share", "unnamed_share", "distancing_share"];

/// Most measures that fit side by side.
const ACROSS: usize = 5;

/// Most readings that are printed; the rest stand in comparisons.csv.
const READINGS: usize = 8;

/// Columns of the table's first column, and of each other.
const NAME: usize = 22;
const CELL: usize = 14;

/// Columns of the terminal that readings are wrapped at.
const WIDTH: usize = 96;

/// Compares the outlets of a folder of reports.
pub fn run(asked: &Compare, shared: Shared) -> anyhow::Result<Ended> {
    let threads = shared.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get));
    let options = Asked {
        by: asked.by.clone(),
        measures: asked.measures.clone(),
        stratify: asked.stratify.clone().unwrap_or_default(),
        events: asked.events.clone(),
        keep_copies: asked.keep_copies,
        seed: asked.seed,
        threads,
    };
    let outcome = compare(&asked.folder, &options, &stopwords()?)?;
    if !shared.quiet {
        print(&text(&outcome, asked))?;
    }
    Ok(Ended::Done)
}

/// The words that tell nothing of a subject, the workspace's own rows laid over the built-in ones.
fn stopwords() -> anyhow::Result<Stopwords> {
    let library = Library::load(lexicons(None).as_deref())?;
    let list = words::classes(&library).find(|(name, _)| *name == "stopwords");
    Ok(list.map(|(_, words)| words.into_iter().collect()).unwrap_or_default())
}

/// What the terminal shows of a comparison.
fn text(outcome: &Outcome, asked: &Compare) -> String {
    let mut out = table(outcome, |measure| !asked.measures.is_empty() || SHOWN.contains(&measure.name));
    let comparisons = &outcome.compared.comparisons;
    let differing: Vec<&Comparison> = comparisons
        .rows
        .iter()
        .filter(|row| row.outlet_a != ALL && row.p_adjusted.is_some_and(|p| p < ALPHA))
        .collect();
    match comparisons.rows.first() {
        Some(only) if comparisons.tests == 0 => out += &format!("\n{}\n", wrapped(&only.refused, "")),
        _ => {
            out += &format!(
                "\n{} of {} tests find a difference larger than chance explains, after correction for all of them.\n",
                differing.len(),
                comparisons.tests
            );
        }
    }
    let mut strongest = differing.clone();
    strongest.sort_by(|a, b| {
        let size = |row: &Comparison| row.effect_size.unwrap_or_default().abs();
        size(b).total_cmp(&size(a))
    });
    for row in strongest.iter().take(READINGS) {
        out += &format!("{}\n", wrapped(&row.reading, "- "));
    }
    if differing.len() > READINGS {
        out += &format!("{} more stand in comparisons.csv.\n", differing.len() - READINGS);
    }
    for notice in &outcome.compared.notices {
        out += &format!("\n{}\n", wrapped(notice, ""));
    }
    out += &format!(
        "\n{} events, {} claims told by several outlets, {} of them as plain fact by one and not by another -> {}\n",
        outcome.events,
        outcome.claims,
        outcome.hedge_losses,
        asked.folder.display()
    );
    out
}

/// Outlets by measures: the mean of the articles' rates, below it the 95 % interval.
fn table(outcome: &Outcome, shown: impl Fn(&Measure) -> bool) -> String {
    let measures: Vec<&&Measure> = outcome.measures.iter().filter(|measure| shown(measure)).take(ACROSS).collect();
    let rows: Vec<&OutletMeasure> =
        outcome.compared.outlets.iter().filter(|row| row.method == "mean_of_articles").collect();
    let mut out = String::from("Means of the articles' rates, with 95 % intervals\n\n");
    let heads: Vec<Vec<String>> = measures.iter().map(|measure| head(measure.label)).collect();
    for line in 0..heads.iter().map(Vec::len).max().unwrap_or_default() {
        let name = if line == 0 { "outlet (articles)" } else { "" };
        let cells: String =
            heads.iter().map(|head| format!("{:>CELL$}", head.get(line).map_or("", String::as_str))).collect();
        out += format!("{name:NAME$}{cells}").trim_end();
        out.push('\n');
    }
    for outlet in rows.chunk_by(|a, b| a.outlet == b.outlet) {
        let of = |measure: &&Measure| outlet.iter().find(|row| row.measure == measure.name);
        let articles = outlet.iter().map(|row| row.n_articles).max().unwrap_or_default();
        let number = format!(" ({articles})");
        let name: String = harmless(&outlet[0].outlet).chars().take(NAME - 1 - number.len()).collect();
        let estimate = |measure: &&&Measure| {
            let estimate = of(measure).and_then(|row| row.estimate);
            format!("{:>CELL$}", estimate.map_or("-".to_owned(), figure))
        };
        let interval = |measure: &&&Measure| {
            let ends = of(measure).and_then(|row| row.ci_low.zip(row.ci_high));
            format!(
                "{:>CELL$}",
                ends.map_or(String::new(), |(low, high)| format!("[{}, {}]", figure(low), figure(high)))
            )
        };
        let (estimates, intervals): (String, String) =
            (measures.iter().map(estimate).collect(), measures.iter().map(interval).collect());
        out += &format!("{:NAME$}{estimates}\n", name + &number);
        if !intervals.trim().is_empty() {
            out += &format!("{:NAME$}{intervals}\n", "");
        }
    }
    out
}

/// A label in lines that fit a cell.
fn head(label: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() + 2 <= CELL => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn figure(value: f64) -> String {
    let text = format!("{value:.0$}", if value.abs() >= 10.0 { 1 } else { 2 });
    if text.trim_start_matches(['-', '0', '.']).is_empty() { "0".to_owned() } else { text }
}

/// A sentence in lines of [`WIDTH`], the first after `mark`, the others below it.
fn wrapped(sentence: &str, mark: &str) -> String {
    let indent = " ".repeat(mark.len());
    let (mut out, mut used) = (mark.to_owned(), mark.len());
    for (place, word) in harmless(sentence).split(' ').enumerate() {
        let wide = word.chars().count();
        if place > 0 && used + 1 + wide > WIDTH {
            out += &format!("\n{indent}");
            used = indent.len();
        } else if place > 0 {
            out.push(' ');
            used += 1;
        }
        out += word;
        used += wide;
    }
    out
}
