//! `sample`: draws sentences from a folder of reports and writes a blind sheet for each coder.

use std::collections::HashMap;
use std::io::Write as _;

use anyhow::{Context as _, bail};

use crate::cli::args::Sample;
use crate::cli::record::word;
use crate::cli::{Ended, Shared};
use crate::column::Cell;
use crate::error::{Error, Fault, Place};
use crate::report::coding_sheet::{CodingSheet, GUIDE, Task};
use crate::report::face::Face;
use crate::report::sample_key::{Key, SAMPLE_KEY};
use crate::report::scores::open;
use crate::report::staging::Staging;
use crate::validate::draw::{Drawing, Plan, TooFew};
use crate::validate::variable::{CODED, Coded, coded};

/// Fewest units for every coder, unless told otherwise.
const OVERLAP: usize = 50;

/// Draws and writes.
pub fn run(sample: &Sample, shared: Shared) -> anyhow::Result<Ended> {
    let mut variables: Vec<&'static Coded> = Vec::new();
    for name in &sample.variables {
        let variable = variable(name)?;
        // One that is named twice would be a column twice, which nobody could read back.
        if !variables.iter().any(|known| known.name == variable.name) {
            variables.push(variable);
        }
    }
    if sample.out.join("sample-key.csv").exists() {
        bail!(
            "{} holds a sample already, perhaps with codes in its sheets; name another folder with --out",
            sample.out.display()
        );
    }
    let coders = usize::from(sample.coders);
    let overlap = if coders == 1 { 0 } else { sample.overlap.unwrap_or((sample.n / 3).max(OVERLAP)) };
    let plan = Plan { n: sample.n, coders, overlap, seed: sample.seed };
    let drawing = draw(sample, plan)?;
    let (tasks, keys) = tasks(sample, &drawing)?;
    let face = Face { excel: sample.excel, ..Face::default() };
    let mut staging = Staging::new(&sample.out)?;
    for coder in 0..coders {
        let own = drawing.order(coder).into_iter().map(|place| &tasks[place]).collect();
        let sheet = CodingSheet { tasks: own, variables: &variables };
        staging.whole(&format!("coder-{}.csv", coder + 1), &sheet.csv(face))?;
        let workbook = sheet.xlsx().context("making the workbook")?;
        staging.whole(&format!("coder-{}.xlsx", coder + 1), &workbook)?;
    }
    let key = SAMPLE_KEY.file(face, &keys);
    staging.whole("sample-key.csv", &key)?;
    staging.whole("coding-codebook.csv", &codebook(&variables, face))?;
    staging.whole("sample.md", record(sample, &drawing).as_bytes())?;
    staging.finish()?;
    if !shared.quiet {
        say!(
            "{} sentences from {} strata, {} of them for every coder -> {}",
            drawing.units.len(),
            drawing.strata.len(),
            drawing.overlap(),
            sample.out.display()
        );
        say!(
            "Each coder gets one of the sheets coder-1 to coder-{coders}, as CSV or XLSX; keep sample-key.csv to yourself until they are coded."
        );
    }
    Ok(Ended::Done)
}

fn variable(name: &str) -> anyhow::Result<&'static Coded> {
    let names: Vec<&str> = CODED.iter().map(|variable| variable.name).collect();
    coded(name)
        .with_context(|| format!("--variables {name}: there is no such variable; there are {}", names.join(", ")))
}

/// Draws from the strata of sentences.csv.
fn draw(sample: &Sample, plan: Plan) -> anyhow::Result<Drawing> {
    let mut rows = open(&sample.folder, &["article_id", "sentence_id", "outlet", "text"])?;
    let columns: Vec<String> = rows.header().map(str::to_owned).collect();
    if let Some(unknown) = sample.by.iter().find(|name| !columns.contains(name)) {
        let what = format!("sentences.csv has no column `{unknown}`");
        let fault = Fault::new(Place::file("--by"), what, format!("its columns are {}", columns.join(", ")));
        return Err(Error::from(fault).into());
    }
    let (mut names, mut numbers, mut strata) = (Vec::new(), HashMap::new(), Vec::new());
    while let Some(row) = rows.read()? {
        let cell = |name: &String| match rows.text(&row, name) {
            "" => "(none)".to_owned(),
            text => text.to_owned(),
        };
        let name = sample.by.iter().map(cell).collect::<Vec<_>>().join(" / ");
        let number = *numbers.entry(name).or_insert_with_key(|name| {
            names.push(name.clone());
            names.len() - 1
        });
        strata.push(number);
    }
    Drawing::new(strata.iter().map(|&number| names[number].as_str()), plan).map_err(|few| match few {
        TooFew::NoSentences => anyhow::anyhow!("there is no sentence to draw: sentences.csv is empty, or --n is 0"),
        TooFew::Strata(strata) => anyhow::anyhow!(
            "--by {} makes {strata} strata, more than the {} sentences to draw; raise --n to {} or more, or name fewer columns",
            sample.by.join(","),
            sample.n,
            2 * strata
        ),
    })
}

/// Reads the sentences that were drawn, and their neighbours.
fn tasks(sample: &Sample, drawing: &Drawing) -> anyhow::Result<(Vec<Task>, Vec<Key>)> {
    let mut rows = open(&sample.folder, &[])?;
    let (mut tasks, mut keys): (Vec<Task>, Vec<Key>) = (Vec::new(), Vec::new());
    let (mut last, mut article, mut waiting) = (String::new(), String::new(), false);
    let numbers = drawing.numbers();
    let mut sentence = 0;
    while let Some(row) = rows.read()? {
        let text = rows.text(&row, "text");
        let same = rows.text(&row, "article_id") == article;
        if let (true, true, Some(task)) = (waiting, same, tasks.last_mut()) {
            text.clone_into(&mut task.after);
        }
        let unit = drawing.units.get(tasks.len()).filter(|unit| unit.sentence == sentence);
        waiting = unit.is_some();
        if let Some(unit) = unit {
            let cell = |name: &str| rows.text(&row, name).to_owned();
            let stratum = &drawing.strata[unit.stratum];
            let unit_id = format!("u{:04}", numbers[tasks.len()]);
            keys.push(Key {
                unit_id: unit_id.clone(),
                sentence_id: cell("sentence_id"),
                article_id: cell("article_id"),
                outlet: cell("outlet"),
                stratum: stratum.name.clone(),
                stratum_sentences: stratum.sentences,
                stratum_units: stratum.drawn,
                weight: drawing.weight(unit),
                coder: unit.coder.map(|coder| format!("coder-{}", coder + 1)).unwrap_or_default(),
            });
            let before = if same { last.clone() } else { String::new() };
            tasks.push(Task { unit_id, before, sentence: text.to_owned(), after: String::new() });
        }
        text.clone_into(&mut last);
        rows.text(&row, "article_id").clone_into(&mut article);
        sentence += 1;
    }
    keys.sort_by(|a, b| a.unit_id.cmp(&b.unit_id));
    Ok((tasks, keys))
}

/// What each code means, for those who code in CSV.
fn codebook(variables: &[&'static Coded], face: Face) -> Vec<u8> {
    let text = |text: &'static str| Cell::text(text);
    let mut lines = Vec::new();
    for variable in variables {
        lines.push(vec![text(variable.name), Cell::Empty, Cell::Empty, text(variable.question)]);
        for (place, value) in variable.values.iter().enumerate() {
            let number = Cell::count(Some(place + variable.first));
            lines.push(vec![text(variable.name), text(value.name), number, text(value.about)]);
        }
    }
    let names = ["variable", "value", "number", "when_to_give_it"];
    let mut out = face.opening(&names);
    lines.into_iter().for_each(|cells| face.line(&names, cells.into_iter(), &mut out));
    out
}

/// How the sample was drawn, for the study's own record.
fn record(sample: &Sample, drawing: &Drawing) -> String {
    let mut text = format!(
        "# Sample\n\n    reportedly sample {} --n {} --by {} --coders {} --overlap {} --variables {} --seed {}\n\n",
        word(&sample.folder.to_string_lossy()),
        sample.n,
        word(&sample.by.join(",")),
        sample.coders,
        drawing.overlap(),
        sample.variables.join(","),
        sample.seed
    );
    text += "| stratum | sentences | drawn |\n|---|---:|---:|\n";
    for stratum in &drawing.strata {
        text += &format!("| {} | {} | {} |\n", stratum.name.replace('|', "\\|"), stratum.sentences, stratum.drawn);
    }
    text += "\n## For the coders\n\n";
    for line in GUIDE {
        text += &format!("- {line}\n");
    }
    text
}
