//! run.json: what was run on what, with which lexicons, and what came of it; no clock, so that the same run gives the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use crate::error::{Error, Fault, Place, Result};
use crate::input::account::Account;
use crate::lexicon::Library;

/// A lexicon file of the run.
#[derive(Clone, Debug, Serialize)]
pub struct LexiconVersion {
    /// Path below `lexicons/`.
    pub path: String,
    /// Its version, an overlay's after a `+`.
    pub version: String,
    /// SHA-256 of its bytes, an overlay's after a `+`.
    pub sha256: String,
}

/// What the run counted.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Counts {
    /// Articles scored.
    pub articles: u64,
    /// Articles read but left out because their text was cut off.
    pub truncated_left_out: u64,
    /// Articles read but left out because they are not in English.
    pub other_language_left_out: u64,
    /// Articles read but left out because the program failed on them.
    pub failed_left_out: u64,
    /// Words of their sentences.
    pub words: u64,
    /// Lines and datelines set aside.
    pub set_aside: u64,
    /// Rows of each report.
    pub rows: BTreeMap<&'static str, u64>,
}

impl Counts {
    /// Adds rows of a report.
    pub fn add_rows(&mut self, report: &'static str, rows: u64) {
        *self.rows.entry(report).or_default() += rows;
    }

    /// Rows of a report.
    #[must_use]
    pub fn rows(&self, report: &str) -> u64 {
        self.rows.get(report).copied().unwrap_or_default()
    }

    /// Adds the counts of more articles.
    pub fn add(&mut self, more: &Self) {
        self.articles += more.articles;
        self.truncated_left_out += more.truncated_left_out;
        self.other_language_left_out += more.other_language_left_out;
        self.failed_left_out += more.failed_left_out;
        self.words += more.words;
        self.set_aside += more.set_aside;
        more.rows.iter().for_each(|(report, rows)| self.add_rows(report, *rows));
    }
}

/// The record in a folder of reports; `Null` where there is none.
///
/// # Errors
/// It cannot be read, or is no JSON object.
pub fn read(folder: &Path) -> Result<Value> {
    let path = folder.join("run.json");
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Value::Null),
        Err(error) => return Err(Error::io("reading", path)(error)),
    };
    let fault = |line: u64, what: &str| {
        Fault::new(Place::line(path.display().to_string(), line), what, "score the collection again").into()
    };
    match serde_json::from_slice(&bytes) {
        Ok(run @ Value::Object(_)) => Ok(run),
        Ok(_) => Err(fault(1, "it is no record of a run")),
        Err(error) => Err(fault(error.line() as u64, &error.to_string())),
    }
}

/// Where a column of the files that were scored stands now, if it does under another name of `columns`, those of articles.csv;
/// or that it was not read.
#[must_use]
pub fn column(run: &Value, name: &str, columns: &[&str]) -> Option<String> {
    let same = |other: &Value| other.as_str().is_some_and(|other| other.trim().eq_ignore_ascii_case(name));
    let inputs = || run["inputs"].as_array().into_iter().flatten();
    let mut read = inputs().filter_map(|input| input["mapping"].as_array()).flatten();
    if let Some(mapped) = read.find(|mapped| same(&mapped["column"])) {
        let field = match mapped["field"].as_str()? {
            "id" => "article_id",
            field => field,
        };
        let stands = field != name && columns.contains(&field);
        return stands.then(|| format!("`{name}` of the file was read as {field}; write {field}"));
    }
    let mut unread = inputs().filter_map(|input| input["unused"].as_array()).flatten();
    unread.any(same).then(|| {
        format!(
            "`{name}` of the file is no field and was not read; join it to articles.csv by article_id, then ask again"
        )
    })
}

/// Whether the tables of `compare` beside a record are of an earlier run: `score` wrote the record anew, and `compare` has
/// not noted itself in it.
#[must_use]
pub fn outdated(run: &Value) -> bool {
    run.is_object() && run.get("compare").is_none()
}

/// The record of a run.
#[derive(Clone, Debug, Serialize)]
pub struct Run {
    /// `reportedly`.
    pub tool: &'static str,
    /// Version of the program.
    pub version: &'static str,
    /// Verb and options that bear on the result.
    pub command: String,
    /// Seed of what is drawn at random; none, as `score` draws nothing. `compare` notes its own.
    pub seed: Option<u64>,
    /// Every lexicon file.
    pub lexicons: Vec<LexiconVersion>,
    /// Every input file.
    pub inputs: Vec<Account>,
    /// What was counted.
    pub counts: Counts,
    /// What was skipped and what is to be known of the inputs, in words.
    pub warnings: Vec<String>,
}

impl Run {
    /// A record with the versions of a library and how the inputs were read.
    #[must_use]
    pub fn new(command: String, library: &Library, inputs: Vec<Account>) -> Self {
        let lexicons =
            library.versions().into_iter().map(|(path, version, sha256)| LexiconVersion { path, version, sha256 });
        Self {
            tool: "reportedly",
            version: env!("CARGO_PKG_VERSION"),
            command,
            seed: None,
            lexicons: lexicons.collect(),
            warnings: inputs.iter().flat_map(Account::notes).collect(),
            inputs,
            counts: Counts::default(),
        }
    }

    /// The record as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("values of our own") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_the_file_is_told_where_it_stands_under_another_name() {
        let mapping = [("id", "Key"), ("outlet", "Medium"), ("text", "Body")];
        let mapping = mapping.map(|(field, column)| serde_json::json!({"field": field, "column": column}));
        let run = serde_json::json!({"inputs": [{"mapping": mapping, "unused": ["Desk"]}]});
        let told = |name, columns: &[&str]| column(&run, name, columns);
        let columns = ["article_id", "outlet"];
        assert_eq!(
            told("key", &columns).as_deref(),
            Some("`key` of the file was read as article_id; write article_id")
        );
        assert_eq!(told("Medium", &columns).as_deref(), Some("`Medium` of the file was read as outlet; write outlet"));
        assert_eq!(told("Medium", &["article_id"]), None);
        assert_eq!(told("Body", &columns), None);
        assert_eq!(told("article_id", &columns), None);
        assert!(told("desk", &columns).is_some_and(|mend| mend.contains("join it to articles.csv")));
        let own = serde_json::json!({"inputs": [{"mapping": [{"field": "outlet", "column": "outlet"}]}]});
        assert_eq!(column(&own, "outlet", &["article_id"]), None);
        assert_eq!(column(&own, "outlet", &columns), None);
    }
}
