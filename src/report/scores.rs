//! Reads back what the program gave to the sentences that people coded, and how often it gave each value in the collection.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::column::number;
use crate::error::{Fault, Place, Result};
use crate::input::grid::Grid;
use crate::lexicon::table::sha256;
use crate::report::dialect::{Dialect, untamed};
use crate::report::{rows, run};
use crate::validate::correction::Collection;
use crate::validate::methods::{Program, Sample};
use crate::validate::returned::Dealt;
use crate::validate::variable::Coded;

/// A sentence that people coded, as the program has it.
#[derive(Clone, Debug)]
pub struct Score {
    /// Outlet of its article.
    pub outlet: String,
    /// Number of its article.
    pub article: usize,
    /// Its words.
    pub text: String,
    /// Its value of each variable; `None` where the cell holds none of them.
    pub values: Vec<Option<usize>>,
}

/// The program's scores of a collection.
#[derive(Debug, Default)]
pub struct Scores {
    /// Sentences that people coded, by `sentence_id`.
    pub sentences: HashMap<String, Score>,
    /// For each variable how often it gave each value, article by article.
    pub collections: Vec<Collection>,
}

/// Reads the sentences.csv of a folder; only sentences for which `wanted` says so are kept.
///
/// # Errors
/// The file cannot be read, or has no column of one of the variables.
pub fn scores(folder: &Path, variables: &[&'static Coded], wanted: impl Fn(&str) -> bool) -> Result<Scores> {
    let needed = ["article_id", "sentence_id", "outlet", "text"];
    let needed: Vec<&str> = needed.into_iter().chain(variables.iter().map(|variable| variable.name)).collect();
    let mut rows = open(folder, &needed)?;
    let mut scores = Scores { collections: vec![Collection::new(); variables.len()], ..Scores::default() };
    let (mut last, mut number) = (String::new(), 0);
    while let Some(row) = rows.read()? {
        let outlet = rows.text(&row, "outlet");
        let begins = rows.text(&row, "article_id") != last;
        if begins {
            rows.text(&row, "article_id").clone_into(&mut last);
            number += 1;
        }
        let values: Vec<Option<usize>> =
            variables.iter().map(|variable| variable.scored(rows.text(&row, variable.name))).collect();
        for ((variable, value), collection) in variables.iter().zip(&values).zip(&mut scores.collections) {
            let articles = collection.entry(outlet.to_owned()).or_default();
            if begins || articles.is_empty() {
                articles.push(vec![0; variable.values.len()]);
            }
            if let (Some(value), Some(article)) = (value, articles.last_mut()) {
                article[*value] += 1;
            }
        }
        let sentence = rows.text(&row, "sentence_id");
        if wanted(sentence) {
            let text = rows.text(&row, "text").to_owned();
            let score = Score { outlet: outlet.to_owned(), article: number, text, values };
            scores.sentences.insert(sentence.to_owned(), score);
        }
    }
    Ok(scores)
}

/// The sentences.csv of a folder.
///
/// # Errors
/// It is not there, or lacks a column.
pub fn open(folder: &Path, needed: &[&str]) -> Result<rows::Rows<fs::File>> {
    let absent = || {
        let place = Place::file(folder.join("sentences.csv").display().to_string());
        Fault::new(place, "there is no such file", "`reportedly score --out DIR` makes it")
    };
    Ok(rows::open(folder, "sentences", needed)?.ok_or_else(absent)?)
}

/// What the key of a sample says of each unit.
#[derive(Debug, Default)]
pub struct SampleKey {
    /// By unit: its sentence and how many sentences it stands for.
    pub units: HashMap<String, (String, f64)>,
    /// By unit the coder it was dealt to.
    pub dealt: Dealt,
    /// The sample in figures.
    pub sample: Sample,
}

/// Reads a sample-key.csv.
///
/// # Errors
/// It cannot be read, lacks a column, or a weight is no number.
pub fn key(path: &Path) -> Result<SampleKey> {
    let grid = Grid::open(path)?;
    let file = grid.file.clone();
    let column = |name: &str| {
        let place = Place::line(&file, 1).column(name);
        grid.column(name)
            .ok_or_else(|| Fault::new(place, "there is no such column", "give the sample-key.csv that `sample` wrote"))
    };
    let [unit, sentence, stratum, weight, coder] = ["unit_id", "sentence_id", "stratum", "weight", "coder"].map(column);
    let (unit, sentence, stratum, weight, coder) = (unit?, sentence?, stratum?, weight?, coder?);
    let excel = Dialect::for_excel(path)?;
    let plain = |cell: &str| untamed(cell).filter(|_| excel).unwrap_or(cell).trim().to_owned();
    let mut key = SampleKey::default();
    let mut strata = Vec::new();
    for row in grid {
        let (line, cells) = row?;
        let number = number(&cells[weight]).filter(|weight| *weight > 0.0);
        let Some(number) = number else {
            let what = format!("\"{}\" is no weight", cells[weight]);
            return Err(Fault::new(
                Place::line(file, line).column("weight"),
                what,
                "give the file as `sample` wrote it",
            )
            .into());
        };
        key.sample.units += 1;
        key.sample.overlap += usize::from(cells[coder].trim().is_empty());
        strata.push(cells[stratum].clone());
        key.dealt.add(&plain(&cells[unit]), cells[coder].trim());
        key.units.insert(plain(&cells[unit]), (plain(&cells[sentence]), number));
    }
    strata.sort();
    strata.dedup();
    key.sample.strata = strata.len();
    Ok(key)
}

/// How the program stood when the collection was scored, from the run.json of its folder.
///
/// # Errors
/// The file cannot be read or is no JSON.
pub fn program(folder: &Path) -> Result<Program> {
    let run = run::read(folder)?;
    if run.is_null() {
        let place = Place::file(folder.join("run.json").display().to_string());
        return Err(Fault::new(place, "there is no such file", "score the collection again").into());
    }
    let word = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let lexicons: Vec<&Value> = run["lexicons"].as_array().into_iter().flatten().collect();
    let list: String =
        lexicons.iter().map(|file| format!("{} {}\n", word(file, "path"), word(file, "sha256"))).collect();
    let changed = lexicons.iter().filter(|file| word(file, "version").contains('+'));
    Ok(Program {
        version: word(&run, "version"),
        lexicons: sha256(&list),
        changed: changed.map(|file| word(file, "path")).collect(),
        articles: run["counts"]["articles"].as_u64().unwrap_or(0),
        sentences: run["counts"]["rows"]["sentences"].as_u64().unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::face::Face;
    use crate::report::sample_key::{Key, SAMPLE_KEY};

    #[test]
    fn a_key_gives_ids_as_the_reports_have_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sample-key.csv");
        let ids = ["=1+1-s0000", "'=x-s0001", "-a-s0002", "'tis-s0003"];
        for excel in [false, true] {
            let keys = ids.map(|id| Key {
                unit_id: format!("u-{id}"),
                sentence_id: id.to_owned(),
                weight: 1.0,
                ..Key::default()
            });
            fs::write(&path, SAMPLE_KEY.file(Face { excel, ..Face::default() }, &keys)).unwrap();
            let key = key(&path).unwrap();
            // What looks tamed in a file for Excel cannot be told from what is.
            for id in ids.into_iter().filter(|id| !(excel && id.starts_with("'="))) {
                assert_eq!(key.units[&format!("u-{id}")].0, id, "{excel}");
            }
        }
    }
}
