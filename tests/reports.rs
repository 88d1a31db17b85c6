//! The reports of the sample: current in the repository, the same on any number of threads, and each score its causes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// A folder's files by name; folders in it by `folder/name`.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder of reports").flatten() {
        let name = entry.file_name().into_string().expect("UTF-8 names");
        if entry.path().is_dir() {
            all.extend(files(&entry.path()).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            all.insert(name, fs::read(entry.path()).expect("a report"));
        }
    }
    all
}

/// What the plain command makes of the sample in a workspace of its own.
fn made(options: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("data")).expect("data/");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample.csv");
    fs::copy(sample, folder.path().join("data/sample.csv")).expect("the sample");
    let mut command = Command::cargo_bin("reportedly").expect("the binary");
    command.args(options).current_dir(folder.path()).assert().success();
    files(&folder.path().join("reports"))
}

#[test]
fn the_reports_in_the_repository_are_current() {
    let kept = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("reports"));
    let made = made(&["--quiet"]);
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&kept), names(&made), "run `cargo run --release` and commit reports/");
    for (name, bytes) in &made {
        assert!(kept[name] == *bytes, "reports/{name} is not current: run `cargo run --release` and commit it");
    }
}

#[test]
fn the_bytes_are_the_same_on_any_number_of_threads() {
    let one = made(&["--quiet", "--threads", "1"]);
    for threads in ["2", "8"] {
        let other = made(&["--quiet", "--threads", threads]);
        for (name, bytes) in &one {
            assert!(other[name] == *bytes, "{name} differs on {threads} threads");
        }
    }
}

/// The rows of a report as cells by column name.
fn rows(reports: &BTreeMap<String, Vec<u8>>, name: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(&reports[name][..]).deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn every_certainty_follows_from_its_cues() {
    let reports = made(&["--quiet"]);
    let mut causes: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let cues = rows(&reports, "cues.csv");
    for cue in cues.iter().filter(|cue| cue["active"] == "0") {
        assert!(!cue["rule"].is_empty(), "{}: no reason why {} does not count", cue["sentence_id"], cue["entry"]);
    }
    for cue in cues.iter().filter(|cue| cue["active"] == "1") {
        let effect: f64 = cue["effect"].parse().expect("an effect");
        let (held, open) = causes.entry(cue["sentence_id"].clone()).or_insert((1.0, 1.0));
        if cue["direction"] == "booster" {
            *open *= 1.0 - effect;
        } else {
            *held *= effect;
        }
    }
    let sentences = rows(&reports, "sentences.csv");
    assert!(sentences.len() > 500);
    for sentence in &sentences {
        let (held, open) = causes.get(&sentence["sentence_id"]).copied().unwrap_or((1.0, 1.0));
        let score: f64 = sentence["certainty"].parse().expect("a score");
        let want = 1.0 - (1.0 - held) * open;
        assert!((score - want).abs() < 6e-4, "{}: {score}, but its cues give {want}", sentence["sentence_id"]);
    }
}

/// Levels and unnamed sources of articles.csv follow from the rows of the other tables, by the words of the codebook.
#[test]
fn articles_sum_up_sentences_and_attributions() {
    let reports = made(&["--quiet"]);
    let (sentences, attributions) = (rows(&reports, "sentences.csv"), rows(&reports, "attributions.csv"));
    let official = ["government", "intelligence"];
    let mut unnamed_officials = 0;
    for article in rows(&reports, "articles.csv") {
        let own = |row: &&BTreeMap<String, String>| row["article_id"] == article["article_id"];
        let unnamed = || attributions.iter().filter(own).filter(|row| matches!(&*row["transparency"], "1" | "2"));
        let people = unnamed().filter(|row| row["source_people"] == "1");
        let officials = people.filter(|row| official.contains(&&*row["source_kind"])).count();
        assert_eq!(article["n_attributions_unnamed"], unnamed().count().to_string(), "{}", article["article_id"]);
        assert_eq!(article["n_unnamed_officials"], officials.to_string(), "{}", article["article_id"]);
        unnamed_officials += officials;
        // A title that stands apart has the sentence `-s0000`, and is in the attributions but not in what a source has of them.
        let given = |row: &&BTreeMap<String, String>| !row["source_spans"].is_empty();
        let apart = |row: &&BTreeMap<String, String>| row["sentence_id"].ends_with("-s0000");
        let given = attributions.iter().filter(own).filter(given).filter(|row| !apart(row)).count();
        let share: f64 = article["top_source_share"].parse().unwrap_or_default();
        let top = share * given as f64;
        assert!((top - top.round()).abs() < 0.01, "{}: {share} of {given}", article["article_id"]);
    }
    assert!(unnamed_officials > 10, "{unnamed_officials}");
    for sentence in &sentences {
        let score: f64 = sentence["certainty"].parse().expect("a score");
        let level = &*sentence["certainty_level"];
        let want = match score {
            _ if level == "absolute" => "absolute",
            _ if score >= 0.8 => "high",
            _ if score >= 0.6 => "moderate",
            _ if score >= 0.35 => "low",
            _ => "uncertain",
        };
        assert_eq!(level, want, "{}", sentence["sentence_id"]);
    }
}
