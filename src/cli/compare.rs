//! `compare`: reads a folder of reports, compares its outlets, writes what comes of it and prints a short table.

use std::path::Path;

use crate::cli::args::Compare;
use crate::cli::terminal::{self, harmless};
use crate::cli::{Ended, Shared, lexicons, print};
use crate::compare::comparison::Comparison;
use crate::compare::groups::Groups;
use crate::compare::measure::Measure;
use crate::compare::reading::count;
use crate::compare::sample::OutletMeasure;
use crate::compare::terms::{self, Stopwords};
use crate::lexicon::Library;
use crate::report::COMPARE_REPORTS;
use crate::report::compared::{Asked, Outcome, compare};
use crate::report::page::PAGE;
use crate::report::workbook::WORKBOOK;
use crate::stats::power::ALPHA;

/// Measures of the table where none is asked for.
const SHOWN: &[&str] = &[
    "hedges_per_1000",
    "boosters_per_1000",
    "attributed_share",
    "unnamed_share",
    "unnamed_official_share",
    "distancing_share",
];

/// Most measures that fit side by side.
const ACROSS: usize = 6;

/// The test of two outlets whose readings are printed.
const PAIR: &str = "mann_whitney";

/// Columns of the table's first column, and of each other.
const NAME: usize = 24;
const CELL: usize = 14;

/// Columns of the terminal that readings are wrapped at.
const WIDTH: usize = 96;

/// Compares the outlets of a folder of reports.
pub fn run(asked: &Compare, shared: Shared) -> anyhow::Result<Ended> {
    let options = Asked {
        by: asked.by.clone(),
        measures: asked.measures.clone(),
        stratify: asked.stratify.clone().unwrap_or_default(),
        events: asked.events.clone(),
        keep_copies: asked.keep_copies,
        seed: asked.seed,
        threads: shared.threads,
    };
    let outcome = compare(&asked.folder, &options, &stopwords()?)?;
    if let Some(name) = &outcome.kept {
        let folder = asked.folder.join(name);
        tell!(
            "reportedly compare: events.csv was changed since the last comparison; it is kept as {name}, and --events {} compares by it",
            folder.display()
        );
    }
    if !shared.quiet {
        print(&text(&outcome, asked))?;
    }
    Ok(Ended::Done)
}

/// The words that tell nothing of a subject, the workspace's own rows laid over the built-in ones.
fn stopwords() -> anyhow::Result<Stopwords> {
    Ok(terms::stopwords(&Library::load(lexicons(None).as_deref())?))
}

/// Tells of files in a folder that an earlier comparison made of other articles.
pub fn tell_stale(folder: &Path) {
    let names: Vec<String> = COMPARE_REPORTS.iter().map(|report| format!("{}.csv", report.name())).collect();
    let stale: Vec<&str> = names.iter().map(String::as_str).filter(|name| folder.join(name).exists()).collect();
    if !stale.is_empty() {
        tell!(
            "reportedly score: {} in {} are of an earlier run; `reportedly compare {}` makes them anew",
            stale.join(", "),
            folder.display(),
            folder.display()
        );
    }
    tell_stale_pages(folder, &[PAGE, WORKBOOK]);
}

/// Tells of the page and the workbook in a folder that are of earlier tables.
pub fn tell_stale_pages(folder: &Path, names: &[&str]) {
    let stale: Vec<&str> = names.iter().copied().filter(|name| folder.join(name).exists()).collect();
    if !stale.is_empty() {
        let (named, folder) = (stale.join(", "), folder.display());
        let option = if stale.contains(&WORKBOOK) { " --xlsx" } else { "" };
        let (verb, them) = if stale.len() == 1 { ("is", "it") } else { ("are", "them") };
        tell!(
            "reportedly score: {named} in {folder} {verb} of an earlier run; `reportedly report {folder}{option}` makes {them} anew"
        );
    }
}

/// What the terminal shows of a comparison.
fn text(outcome: &Outcome, asked: &Compare) -> String {
    let shown = |measure: &&&Measure| !asked.measures.is_empty() || SHOWN.contains(&measure.name);
    let measures: Vec<&Measure> = outcome.measures.iter().filter(shown).take(ACROSS).copied().collect();
    let (mut out, tellers) = if outcome.compared.outlets.is_empty() {
        (String::new(), "articles")
    } else {
        (table(outcome, &measures, Groups::of(&asked.by), terminal::columns()), "outlets")
    };
    out += &differences(outcome, &measures, Groups::of(&asked.by));
    for notice in &outcome.compared.notices {
        out += &format!("\n{}\n", wrapped(notice, ""));
    }
    out += &format!(
        "\n{}, {} told by several {tellers}, {} of them as plain fact by one and not by another -> {}\n",
        count(outcome.events, "event"),
        count(outcome.claims, "claim"),
        outcome.hedge_losses,
        asked.folder.display()
    );
    if outcome.events > 0 && outcome.apart > 0 {
        let (verb, one) = if outcome.apart == 1 { ("is", "it") } else { ("are", "they") };
        out += &format!(
            "{} of {} {verb} of no event; where {one} should be, events.csv can be mended and given back with --events.\n",
            outcome.apart,
            count(outcome.articles, "article")
        );
    }
    out
}

/// How many tests were made and what they found: of each measure shown the clearest difference of two outlets.
fn differences(outcome: &Outcome, measures: &[&Measure], groups: Groups) -> String {
    let comparisons = &outcome.compared.comparisons;
    if comparisons.tests == 0 {
        let refused = comparisons.rows.first().map_or("", |row| &row.refused);
        return format!("\n{}\n", wrapped(refused, ""));
    }
    let differs = |row: &&Comparison| row.p_adjusted.is_some_and(|p| p < ALPHA);
    let found = comparisons.rows.iter().filter(differs).count();
    let corrected = if comparisons.kinds() > 1 {
        format!("after correction for all of their kind (between {}, inside strata, within events)", groups.many)
    } else {
        "after correction for all of them".to_owned()
    };
    let told = count(comparisons.tests, "test");
    let found = format!("{found} of {told} find a difference larger than chance explains, {corrected}.");
    let mut out = format!("\n{}\n", wrapped(&found, ""));
    for measure in measures {
        let pairs = comparisons.rows.iter().filter(differs);
        let pairs = pairs.filter(|row| row.measure == measure.name && row.test == PAIR);
        let size = |row: &Comparison| row.difference.unwrap_or_default().abs();
        if let Some(clearest) =
            pairs.max_by(|a, b| size(a).total_cmp(&size(b)).then_with(|| b.outlet_b.cmp(&a.outlet_b)))
        {
            out += &format!("{}\n", wrapped(&clearest.reading, "- "));
        }
    }
    out += "Every pair and measure stands in comparisons.csv, with its reading.\n";
    out
}

/// Outlets by measures: the mean of the articles' rates, below it the 95 % interval; as many measures side by side as so many
/// columns hold.
fn table(outcome: &Outcome, measures: &[&Measure], groups: Groups, columns: Option<usize>) -> String {
    let abreast = columns.map_or(ACROSS, |columns| columns.saturating_sub(NAME) / CELL).max(1);
    let parts: Vec<String> = measures.chunks(abreast).map(|measures| block(outcome, measures, groups)).collect();
    format!("Means of the articles' rates, with 95 % intervals\n\n{}", parts.join("\n"))
}

/// The part of the table for measures that stand side by side.
fn block(outcome: &Outcome, measures: &[&Measure], groups: Groups) -> String {
    let rows: Vec<&OutletMeasure> =
        outcome.compared.outlets.iter().filter(|row| row.method == "mean_of_articles").collect();
    let mut out = String::new();
    let heads: Vec<Vec<String>> = measures.iter().map(|measure| head(measure.label)).collect();
    for line in 0..heads.iter().map(Vec::len).max().unwrap_or_default() {
        let name = if line == 0 { format!("{} (articles)", groups.one) } else { String::new() };
        let cells: String =
            heads.iter().map(|head| format!("{:>CELL$}", head.get(line).map_or("", String::as_str))).collect();
        out += format!("{name:NAME$}{cells}").trim_end();
        out.push('\n');
    }
    for outlet in rows.chunk_by(|a, b| a.outlet == b.outlet) {
        let of = |measure: &Measure| outlet.iter().find(|row| row.measure == measure.name);
        let articles = outlet.iter().map(|row| row.n_articles).max().unwrap_or_default();
        let number = format!(" ({articles})");
        let name = short(&harmless(&outlet[0].outlet), NAME - 1 - number.len());
        let estimate = |measure: &&Measure| {
            let estimate = of(measure).and_then(|row| row.estimate);
            format!("{:>CELL$}", estimate.map_or("-".to_owned(), figure))
        };
        let interval = |measure: &&Measure| {
            let ends = of(measure).and_then(|row| row.ci_low.zip(row.ci_high));
            format!(
                " {:>1$}",
                ends.map_or(String::new(), |(low, high)| format!("[{}, {}]", figure(low), figure(high))),
                CELL - 1
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

/// A name in so many letters; one that was cut ends in `…`.
fn short(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    name.chars().take(most - 1).chain(['…']).collect()
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

/// A figure in few enough letters for two of them to fit a cell.
fn figure(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    let text = format!("{value:.decimals$}");
    if text.trim_start_matches(['-', '0', '.']).is_empty() { "0".to_owned() } else { text }
}

/// A sentence in lines of [`WIDTH`], of the terminal if that is narrower, the first after `mark`, the others below it.
fn wrapped(sentence: &str, mark: &str) -> String {
    let width = terminal::columns().map_or(WIDTH, |columns| columns.min(WIDTH));
    terminal::wrapped(&harmless(sentence), mark, width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_of_tests_are_told_of_what_is_compared() {
        let row = |test| Comparison { test, p: Some(0.5), p_adjusted: Some(0.5), ..Comparison::default() };
        let mut outcome = Outcome::default();
        outcome.compared.comparisons.rows = vec![row("mann_whitney"), row("van_elteren")];
        outcome.compared.comparisons.tests = 2;
        let told = differences(&outcome, &[], Groups::of("section")).replace('\n', " ");
        assert!(told.contains("(between sections, inside strata, within events)"), "{told}");
    }

    #[test]
    fn intervals_do_not_run_together() {
        let row = |measure: &'static str, ends: (f64, f64)| OutletMeasure {
            outlet: "Post".to_owned(),
            measure,
            n_articles: 9,
            estimate: Some(ends.1),
            ci_low: Some(ends.0),
            ci_high: Some(ends.1),
            method: "mean_of_articles",
        };
        let mut outcome = Outcome::default();
        outcome.compared.outlets = vec![
            row("hedges_per_1000", (8.18, 18.6)),
            row("attributed_share", (100.0, 100.0)),
            row("words_per_article", (812.4, 1530.2)),
        ];
        let names = ["hedges_per_1000", "attributed_share", "words_per_article"].map(str::to_owned);
        let measures = crate::compare::measure::named(&names).unwrap();
        let told = table(&outcome, &measures, Groups::default(), None);
        assert!(
            told.contains(" [8.18, 18.6]") && told.contains(" [100, 100]") && told.contains(" [812, 1530]"),
            "{told}"
        );
        // A narrow terminal has what does not fit below.
        let narrow = table(&outcome, &measures, Groups::default(), Some(60));
        assert!(
            narrow.lines().all(|line| line.chars().count() <= 60) && narrow.matches("outlet (articles)").count() == 2,
            "{narrow}"
        );
    }
}
