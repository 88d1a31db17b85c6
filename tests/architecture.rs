//! Imports go down only; each dependency has its rooms; files stay small and say what they are for.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors of `ARCHITECTURE.md`, lowest first; rooms of one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["skim", "packed", "span", "byline", "calendar", "ending", "error", "article", "column", "stats"],
    &["text", "input"],
    &["lexicon"],
    &["scan"],
    &["rule"],
    &["certainty", "attribution", "sourcing"],
    &["scored"],
    &["profile", "explain", "proof"],
    &["pipeline", "compare", "validate"],
    &["report"],
    &["serve"],
    &["cli"],
    &["main"],
];

/// The rooms that may use each dependency; one door each where the dependency is a format or a medium.
const DOORS: &[(&str, &[&str])] = &[
    ("aho_corasick", &["text"]),
    ("anyhow", &["cli"]),
    ("arrow_array", &["report"]),
    ("arrow_schema", &["report"]),
    ("axum", &["serve"]),
    ("bytes", &["input"]),
    ("calamine", &["input"]),
    ("chardetng", &["input"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("ctrlc", &["cli"]),
    ("csv", &["input", "lexicon", "report"]),
    ("dom_query", &["input"]),
    ("dom_smoothie", &["input"]),
    ("encoding_rs", &["input"]),
    ("flate2", &["input"]),
    ("globset", &["input"]),
    ("indicatif", &["cli"]),
    ("itoa", &["column", "span", "report"]),
    ("jiff", &["input", "compare"]),
    ("maud", &["report", "serve"]),
    ("parquet", &["input", "report"]),
    ("quick_xml", &["input"]),
    ("rayon", &["pipeline", "compare", "stats", "validate"]),
    ("regex", &["text", "input", "cli"]),
    (
        "rustc_hash",
        &[
            "calendar",
            "text",
            "lexicon",
            "scan",
            "rule",
            "certainty",
            "attribution",
            "sourcing",
            "profile",
            "compare",
            "input",
        ],
    ),
    ("rust_xlsxwriter", &["report"]),
    ("serde", &["input", "report", "serve"]),
    ("serde_json", &["input", "report"]),
    ("sha2", &["input", "lexicon", "report"]),
    ("statrs", &["stats"]),
    ("strsim", &["lexicon", "rule", "report", "compare"]),
    ("tempfile", &["serve", "report", "input"]),
    ("terminal_size", &["cli"]),
    ("thiserror", &["error"]),
    ("tokio", &["serve"]),
    ("unicode_segmentation", &["text"]),
    ("unicode_width", &["explain"]),
    ("walkdir", &["input"]),
    ("whatlang", &["input"]),
    ("zip", &["input"]),
    ("zstd", &["input"]),
];

struct File {
    path: PathBuf,
    room: String,
    text: String,
}

fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &root, &mut files);
    files
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("src").flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let first = path.strip_prefix(root).expect("under src").components().next().expect("a name");
            let room = first.as_os_str().to_str().expect("UTF-8").trim_end_matches(".rs").to_owned();
            files.push(File { text: fs::read_to_string(&path).expect("source"), room, path });
        }
    }
}

/// The code of a file without its comments.
fn code(text: &str) -> String {
    let strip = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    text.lines().map(strip).collect::<Vec<_>>().join("\n")
}

fn floor(room: &str) -> usize {
    FLOORS
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or_else(|| panic!("`{room}` stands on no floor; add it to FLOORS"))
}

/// Every `prefix::name` in the code.
fn names_after<'a>(code: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(prefix).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            return None;
        }
        let rest = &code[at + prefix.len()..];
        rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next()
    })
}

#[test]
fn imports_go_down_only() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|file| file.room != "lib") {
        let own = floor(&file.room);
        let code = code(&file.text);
        let prefix = if file.room == "main" { "reportedly::" } else { "crate::" };
        for name in names_after(&code, prefix) {
            if name == file.room {
                continue;
            }
            if name.is_empty() {
                wrong.push(format!("{}: imports a group from `{prefix}`; a line for each room", file.path.display()));
            } else if !FLOORS.iter().any(|rooms| rooms.contains(&name)) {
                wrong.push(format!(
                    "{}: imports `{name}` through lib.rs; import from the room that owns it",
                    file.path.display()
                ));
            } else if floor(name) >= own {
                wrong.push(format!("{}: imports `{name}`, which stands no lower", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dependencies_have_their_rooms() {
    let mut wrong = Vec::new();
    for file in sources() {
        let code = code(&file.text);
        for (dependency, rooms) in DOORS {
            let uses = names_after(&code, &format!("{dependency}::")).next().is_some();
            if uses && !rooms.contains(&file.room.as_str()) {
                wrong.push(format!("{}: uses `{dependency}`; its rooms are {}", file.path.display(), rooms.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dependency_is_listed() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("Cargo.toml");
    let section =
        manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).expect("dependencies");
    for line in section.lines().filter(|line| line.contains('=') && !line.trim_start().starts_with('#')) {
        let name = line.split('=').next().unwrap_or_default().trim().replace('-', "_");
        assert!(DOORS.iter().any(|(known, _)| *known == name), "`{name}` has no rooms; add it to DOORS");
    }
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for file in sources() {
        if !file.text.starts_with("//!") {
            wrong.push(format!("{}: does not open with `//!` and a sentence of purpose", file.path.display()));
        }
        let lines = file.text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
        if lines > 420 {
            wrong.push(format!("{}: {lines} lines; cut it", file.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_stands_twice() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/rules");
    for file in fs::read_dir(folder).expect("rules").map(|file| file.expect("a file").path()) {
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(&file).expect("a table");
        let header = reader.headers().expect("a header").clone();
        let tells = |column: &str| ["like", "unlike", "about"].contains(&column);
        let mut met = HashSet::new();
        for row in reader.records().map(|row| row.expect("a row")) {
            let rule: Vec<String> =
                header.iter().zip(&row).filter(|(column, _)| !tells(column)).map(|(_, cell)| cell.to_owned()).collect();
            assert!(met.insert(rule.clone()), "{}: {rule:?} stands twice", file.display());
        }
    }
}
