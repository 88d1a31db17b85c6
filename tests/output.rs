//! What `score` writes when it is asked for less, for more, or for another format: the same values in every one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample.csv")
}

fn score(folder: &Path, options: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reportedly"));
    command.current_dir(folder).arg("score").arg(sample()).args(options).output().expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

type Rows = Vec<BTreeMap<String, String>>;

fn csv_rows(bytes: &[u8]) -> Rows {
    csv::Reader::from_reader(bytes).deserialize().collect::<Result<_, _>>().expect("CSV")
}

/// The objects as a CSV would hold them.
fn json_rows(bytes: &[u8]) -> Rows {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let cell = |value: Value| match value {
        Value::Null => String::new(),
        Value::Bool(flag) => u8::from(flag).to_string(),
        Value::String(text) => text,
        other => other.to_string(),
    };
    let row = |line: &str| {
        let object: BTreeMap<String, Value> = serde_json::from_str(line).expect("an object a line");
        object.into_iter().map(|(name, value)| (name, cell(value))).collect()
    };
    text.lines().map(row).collect()
}

#[test]
fn json_lines_hold_what_the_csv_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    assert!(score(path, &["--out", "csv", "--wide"]).status.success());
    assert!(score(path, &["--out", "json", "--wide", "--format", "jsonl"]).status.success());
    for table in ["sentences", "cues", "attributions", "articles", "stances", "wide"] {
        let csv = csv_rows(&fs::read(path.join(format!("csv/{table}.csv"))).expect("a CSV"));
        let json = json_rows(&fs::read(path.join(format!("json/{table}.jsonl"))).expect("JSON Lines"));
        assert!(!csv.is_empty() && csv == json, "{table}");
    }
    let package = fs::read_to_string(path.join("json/datapackage.json")).expect("a data package");
    assert!(package.contains("\"path\": \"cues.jsonl\"") && !package.contains(".csv"), "{package}");
}

#[test]
fn a_wide_row_is_a_sentence_with_its_article_and_its_source() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    assert!(score(path, &["--out", ".", "--wide"]).status.success());
    let read = |name: &str| csv_rows(&fs::read(path.join(name)).expect("a CSV"));
    let (wide, sentences) = (read("wide.csv"), read("sentences.csv"));
    let by = |rows: Rows, key: &str| -> BTreeMap<String, BTreeMap<String, String>> {
        rows.into_iter().map(|row| (row[key].clone(), row)).collect()
    };
    let articles = by(read("articles.csv"), "article_id");
    let attributions = by(read("attributions.csv"), "attribution_id");
    assert_eq!(wide.len(), sentences.len());
    for (wide, sentence) in wide.iter().zip(&sentences) {
        for (column, value) in sentence {
            assert_eq!(&wide[column], value, "{column}");
        }
        assert_eq!(wide["date"], articles[&wide["article_id"]]["date"]);
        let source = attributions.get(&wide["attribution_id"]).map_or("", |row| &row["source_name"]);
        assert_eq!(wide["source_name"], source);
    }
    assert!(wide.iter().any(|row| !row["source_name"].is_empty()));
}

#[test]
fn one_table_goes_to_standard_output_with_the_bytes_of_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    assert!(
        score(path, &["--out", ".", "--columns", "certainty,sentence_id", "--tables", "sentences"]).status.success()
    );
    let piped = score(path, &["--out", "-", "--columns", "certainty,sentence_id"]);
    assert!(piped.status.success() && piped.stdout.starts_with(b"certainty,sentence_id\n"));
    assert_eq!(piped.stdout, fs::read(path.join("sentences.csv")).expect("a file"));
    assert_eq!(files(path), ["codebook.csv", "datapackage.json", "run.json", "sentences.csv"]);
    let json = score(path, &["--out", "-", "--tables", "articles", "--format", "jsonl", "--quiet"]);
    assert_eq!(json_rows(&json.stdout).len(), 24);
    assert!(json.stderr.is_empty(), "{}", said(&json));
}

#[test]
fn tables_of_an_earlier_run_do_not_stay_beside_new_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    assert!(score(path, &["--out", "."]).status.success());
    fs::write(path.join("notes.csv"), "mine").expect("a file of the user's");
    let told = said(&score(path, &["--out", ".", "--tables", "cues", "--format", "jsonl"]));
    assert!(
        told.contains("sentences.csv, cues.csv, attributions.csv, articles.csv, stances.csv in . were of"),
        "{told}"
    );
    assert!(told.contains("rows of cues.jsonl"), "{told}");
    assert_eq!(files(path), ["codebook.csv", "cues.jsonl", "datapackage.json", "notes.csv", "run.json"]);
}

#[test]
fn a_file_that_is_read_is_never_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let table = "id,text\n1,Officials said the dam may break.\n";
    for name in ["articles.csv", "wide.jsonl", "codebook.csv"] {
        fs::create_dir(path.join(name.split_once('.').expect("an ending").0)).expect("a folder");
        let folder = path.join(name.split_once('.').expect("an ending").0);
        fs::write(folder.join(name), table).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_reportedly"));
        let output = command.current_dir(&folder).args(["score", name, "--out", "."]).output().expect("it runs");
        assert!(output.status.code() == Some(2) && said(&output).contains("it is to be read"), "{}", said(&output));
        assert!(said(&output).contains("name another folder with --out"), "{}", said(&output));
        assert_eq!((files(&folder), fs::read(folder.join(name)).expect("it")), (vec![name.to_owned()], table.into()));
    }
}

#[test]
fn files_that_no_run_wrote_are_neither_written_over_nor_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::write(path.join("wide.csv"), "mine").expect("a file");
    fs::write(path.join("articles.jsonl"), "{\"mine\": 1}\n").expect("a file");
    // Their names are those of reports that are not asked for.
    let first = score(path, &["--out", ".", "--tables", "cues"]);
    assert!(first.status.success() && !said(&first).contains("are gone"), "{}", said(&first));
    let mine = || ["wide.csv", "articles.jsonl"].map(|name| fs::read_to_string(path.join(name)).expect("it stays"));
    assert_eq!(mine(), ["mine", "{\"mine\": 1}\n"]);
    let wide = score(path, &["--out", ".", "--wide", "--tables", "cues"]);
    assert_eq!(wide.status.code(), Some(2), "{}", said(&wide));
    assert!(
        said(&wide).contains("wide.csv stands there, and no run.json says that `score` wrote it"),
        "{}",
        said(&wide)
    );
    assert_eq!(mine()[0], "mine");
    // What this program wrote in another format goes as ever.
    let json = score(path, &["--out", ".", "--tables", "stances", "--format", "jsonl"]);
    assert!(said(&json).contains("cues.csv in . were of an earlier run and are gone"), "{}", said(&json));
    assert!(score(path, &["--out", ".", "--tables", "cues"]).status.success());
    let mine = ["articles.jsonl", "codebook.csv", "cues.csv", "datapackage.json", "run.json", "wide.csv"];
    assert_eq!(files(path), mine);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_not_utf_8_is_read_where_it_is_named() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.csv");
    fs::write(folder.path().join(name), "id,text\n1,The dam may break.\n").expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_reportedly"));
    let output = command.current_dir(folder.path()).arg("score").arg(name).output().expect("it runs");
    assert!(output.status.success() && said(&output).contains("1 article, "), "{}", said(&output));
}

#[test]
fn what_cannot_be_written_is_told_and_nothing_is() {
    let folder = tempfile::tempdir().expect("a folder");
    for (options, told) in [
        (&["--format", "ods"][..], "\"ods\" is no format of reports; write one of csv, jsonl"),
        (&["--format", "jsonl", "--excel"], "--excel and --delimiter are dialects of CSV"),
        (&["--tables", "sentence"], "there is no table \"sentence\"; the tables are sentences, cues"),
        (&["--columns", "certanty"], "has a column \"certanty\"; near it are certainty,"),
        (&["--tables", "sentences,stances", "--columns", "text"], "stances has none of these columns"),
        (&["--out", "-", "--tables", "sentences,cues"], "--out - sends one table"),
        (&["--out", "-", "--tables", "cues", "--wide"], "--out - sends one table"),
    ] {
        let output = score(folder.path(), options);
        assert_eq!(output.status.code(), Some(2), "{options:?}");
        assert!(said(&output).contains(told), "{options:?}: {}", said(&output));
    }
    assert!(files(folder.path()).is_empty());
}

#[test]
fn a_warning_alone_is_no_failure_and_a_lost_row_is_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::write(path.join("twice.csv"), "id,text\na,The minister said it may rain.\na,Rain fell.\n").expect("a file");
    fs::write(path.join("lost.csv"), "id,text\na,The minister said it may rain.\nb,\n").expect("a file");
    for (file, status) in [("twice.csv", 0), ("lost.csv", 1)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reportedly"));
        let output = command.current_dir(path).args(["score", file, "--out", "out"]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(status), "{}", said(&output));
        assert!(said(&output).contains(&format!("{file}:3")), "{}", said(&output));
    }
}
