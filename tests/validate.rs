//! From the sample collection to coded sheets and back: two scripted coders of known error, held against the program.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use reportedly::stats::random::Random;
use reportedly::validate::variable::coded;

/// The chance with which a scripted coder gives another value than the program's.
const ERROR: f64 = 0.1;

fn reportedly(folder: &Path, words: &[&str]) -> Output {
    let output = Command::cargo_bin("reportedly").expect("the binary").current_dir(folder).args(words).output();
    output.expect("it runs")
}

fn done(folder: &Path, words: &[&str]) -> String {
    let output = reportedly(folder, words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn refused(folder: &Path, words: &[&str]) -> String {
    let output = reportedly(folder, words);
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

/// A table as rows by column name.
fn table(path: PathBuf) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn number(row: &HashMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column}: {:?}", row[column]))
}

/// A workspace with the sample collection scored and a sample drawn from it.
fn drawn() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    done(path, &["init"]);
    let scored = reportedly(path, &["score", "-q"]);
    assert!(scored.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&scored.stderr));
    done(
        path,
        &["sample", "--n", "240", "--overlap", "240", "--variables", "certainty_level,attributed", "--seed", "7"],
    );
    folder
}

/// Codes a sheet as the program scored it, each code exchanged for the next value with the chance of [`ERROR`].
///
/// The people's agreement is then known: with two values both are right, or
/// both wrong, in `(1 - e)^2 + e^2` of the units.
fn code(folder: &Path, sheet: &str, seed: u64) {
    let key: HashMap<String, String> = table(folder.join("coding/sample-key.csv"))
        .into_iter()
        .map(|row| (row["unit_id"].clone(), row["sentence_id"].clone()))
        .collect();
    let scores: HashMap<String, HashMap<String, String>> =
        table(folder.join("reports/sentences.csv")).into_iter().map(|row| (row["sentence_id"].clone(), row)).collect();
    let mut random = Random::new(seed);
    let levels = ["uncertain", "low", "moderate", "high", "absolute"];
    let mut out = csv::Writer::from_path(folder.join(sheet)).expect("a sheet");
    out.write_record(["unit_id", "certainty_level", "attributed"]).expect("written");
    let mut rows = table(folder.join("coding/coder-1.csv"));
    rows.sort_by(|a, b| a["unit_id"].cmp(&b["unit_id"]));
    for row in rows {
        let score = &scores[&key[&row["unit_id"]]];
        let level = levels.iter().position(|level| *level == score["certainty_level"]).expect("a level");
        let level = if random.share() < ERROR { (level + 1) % levels.len() } else { level };
        let flip = random.share() < ERROR;
        let attributed = (score["attributed"] == "1") != flip;
        out.write_record([row["unit_id"].as_str(), levels[level], if attributed { "1" } else { "0" }])
            .expect("written");
    }
    out.flush().expect("written");
}

#[test]
fn two_coders_of_known_error_come_out_as_they_are() {
    let folder = drawn();
    let path = folder.path();
    code(path, "anna.csv", 11);
    code(path, "ben.csv", 12);
    let said = done(path, &["agree", "anna.csv", "ben.csv", "--against", "reports", "--key", "coding/sample-key.csv"]);
    assert!(said.contains("the program against people"), "{said}");
    let reliability = table(path.join("agreement/reliability.csv"));
    let of = |variable: &str, coders: &str| {
        let mut rows = reliability.iter();
        rows.find(|row| row["variable"] == variable && row["coders"] == coders && row["value"].is_empty())
            .expect("a row")
    };
    // Agreement: both keep the program's value, or, of two values, both exchange it.
    let row = of("certainty_level", "anna, ben");
    let units = number(row, "n_units");
    let within = |share: f64, truth: f64| (share - truth).abs() < 3.0 * (truth * (1.0 - truth) / units).sqrt();
    assert!(within(number(row, "percent_agreement") / 100.0, 0.82), "{row:?}");
    let level = table(path.join("coding/sample-key.csv")).len() as f64;
    assert_eq!(units, level);
    // Alpha lies in its own interval's reach of the value that errors of .1 give: 1 - .18 / expected disagreement.
    let nominal = number(row, "alpha_nominal");
    assert!(number(row, "alpha_nominal_low") < nominal && nominal < number(row, "alpha_nominal_high"));
    let shares = marginals(&table(path.join("anna.csv")), &table(path.join("ben.csv")), "certainty_level");
    let expected = 1.0 - 0.18 / (1.0 - shares.iter().map(|share| share * share).sum::<f64>());
    assert!(
        number(row, "alpha_nominal_low") <= expected && expected <= number(row, "alpha_nominal_high"),
        "{expected} {row:?}"
    );
    // The adjudicated code is the program's in .81 of units and another in .01; the rest is open. So it is right in .81 of .82.
    let precision = table(path.join("agreement/precision.csv"));
    let whole = precision
        .iter()
        .find(|row| row["variable"] == "certainty_level" && row["value"].is_empty() && row["outlet"] == "all")
        .expect("a row");
    let truth = 0.81 / 0.82;
    assert!(number(whole, "precision_low") <= truth && truth <= number(whole, "precision_high"), "{whole:?}");
    let adjudicated = table(path.join("agreement/adjudicated.csv"));
    let open = adjudicated.iter().filter(|row| row["how"] == "open").count();
    assert_eq!(open, adjudicated.iter().filter(|row| row["code"].is_empty()).count());
    assert_eq!(open, table(path.join("agreement/disagreements.csv")).len());
    assert!(!table(path.join("agreement/corrected.csv")).is_empty());
    // What is open is the hard part, and is not passed over.
    assert!(
        said.contains("open codes, on which people differ: the figures are higher than those of all sentences"),
        "{said}"
    );
    let methods = fs::read_to_string(path.join("agreement/methods.md")).expect("methods");
    assert!(!methods.contains("the figures are those of the collection"), "{methods}");
    let scored = format!("The {} sentences of 24 articles", table(path.join("reports/sentences.csv")).len());
    assert!(methods.contains(&scored), "{methods}");
    assert!(
        methods.contains("2 coders coded") && methods.contains("Tenenbein") && methods.contains("lexicons "),
        "{methods}"
    );
    // The same seed gives the same bytes, in whatever order the sheets are named.
    done(
        path,
        &["agree", "ben.csv", "anna.csv", "--against", "reports", "--key", "coding/sample-key.csv", "--out", "again"],
    );
    for file in ["reliability.csv", "precision.csv", "corrected.csv", "outlet_errors.csv", "methods.md"] {
        let read = |folder: &str| fs::read(path.join(folder).join(file)).expect("a report");
        assert_eq!(read("agreement"), read("again"), "{file}");
    }
}

/// How often each value stands in the two sheets together, as shares.
fn marginals(a: &[HashMap<String, String>], b: &[HashMap<String, String>], column: &str) -> Vec<f64> {
    let mut counts: HashMap<&str, f64> = HashMap::new();
    for row in a.iter().chain(b) {
        *counts.entry(&row[column]).or_default() += 1.0;
    }
    let all: f64 = counts.values().sum();
    counts.into_values().map(|count| count / all).collect()
}

#[test]
fn sheets_are_blind_shuffled_and_weighted() {
    let folder = drawn();
    let path = folder.path();
    let key = table(path.join("coding/sample-key.csv"));
    let sheets = [1, 2].map(|coder| table(path.join(format!("coding/coder-{coder}.csv"))));
    let columns: Vec<&str> = vec!["after", "attributed", "before", "certainty_level", "comment", "sentence", "unit_id"];
    for sheet in &sheets {
        let mut own: Vec<&str> = sheet[0].keys().map(String::as_str).collect();
        own.sort_unstable();
        assert_eq!(own, columns);
        assert!(sheet.iter().all(|row| row["certainty_level"].is_empty() && row["attributed"].is_empty()));
    }
    let order = |sheet: &[HashMap<String, String>]| sheet.iter().map(|row| row["unit_id"].clone()).collect::<Vec<_>>();
    assert_ne!(order(&sheets[0]), order(&sheets[1]));
    let sentences = table(path.join("reports/sentences.csv"));
    let weights: f64 = key.iter().map(|row| number(row, "weight")).sum();
    assert!((weights - sentences.len() as f64).abs() < 0.5, "{weights} {}", sentences.len());
    let text: HashMap<&str, &str> =
        sentences.iter().map(|row| (row["sentence_id"].as_str(), row["text"].as_str())).collect();
    for row in &key {
        let sheet = sheets[0].iter().find(|unit| unit["unit_id"] == row["unit_id"]).expect("the unit");
        assert_eq!(sheet["sentence"], text[row["sentence_id"].as_str()]);
    }
    assert!(fs::metadata(path.join("coding/coder-1.xlsx")).expect("a workbook").len() > 5_000);
    let again = refused(path, &["sample", "--n", "10"]);
    assert!(again.contains("holds a sample already"), "{again}");
}

#[test]
fn a_variable_that_is_named_twice_is_a_column_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    done(path, &["init"]);
    reportedly(path, &["score", "-q"]);
    done(path, &["sample", "--n", "20", "--coders", "1", "--variables", "attributed,attributed"]);
    let sheet = fs::read_to_string(path.join("coding/coder-1.csv")).expect("a sheet");
    assert_eq!(sheet.lines().next().map(|header| header.matches("attributed").count()), Some(1), "{sheet}");
    let codebook = fs::read_to_string(path.join("coding/coding-codebook.csv")).expect("a codebook");
    assert_eq!(codebook.lines().filter(|line| line.starts_with("attributed,,")).count(), 1, "{codebook}");
}

#[test]
fn what_cannot_be_done_is_told_with_its_mend() {
    let folder = drawn();
    let path = folder.path();
    code(path, "anna.csv", 11);
    for (words, told) in [
        (
            &["sample", "--out", "x", "--by", "outlet,mood"][..],
            "no column `mood`; its columns are article_id, sentence_id",
        ),
        (&["sample", "--out", "x", "--n", "3"], "raise --n to"),
        (&["sample", "--out", "x", "--variables", "tone"], "there is no such variable; there are certainty_level"),
        (&["sample", "nowhere", "--out", "x"], "`reportedly score --out DIR` makes it"),
        (&["agree", "anna.csv"], "agreement needs two coders"),
        (&["agree", "anna.csv", "--against", "reports"], "give the key of the sample with --key"),
        (&["agree", "nowhere.csv"], "there is no such file"),
        (&["agree", "anna.csv", "./anna.csv"], "anna.csv: the sheet is given twice; name the sheet of each coder once"),
    ] {
        let message = refused(path, words);
        assert!(message.contains(told), "{words:?}: {message}");
    }
    assert!(!path.join("x").exists() && !path.join("agreement").exists());
}

#[test]
fn the_sheet_defines_levels_by_meaning_and_hands_out_none_of_the_words_that_make_them() {
    let named = [
        ("uncertain", "might", "The dam might break."),
        ("uncertain", "may or may not", "The dam may or may not break."),
        ("low", "may", "The dam may break."),
        ("low", "possibly", "The dam will possibly break."),
        ("low", "perhaps", "Perhaps the dam will break."),
        ("low", "it is unclear whether", "It is unclear whether the dam will break."),
        ("low", "cannot be ruled out", "A break cannot be ruled out."),
        ("moderate", "could", "The dam could break."),
        ("moderate", "probably", "The dam will probably break."),
        ("moderate", "likely", "The dam is likely to break."),
        ("moderate", "appears", "The dam appears to leak."),
        ("moderate", "suggests", "The crack suggests that the dam leaks."),
        ("moderate", "reportedly", "The dam reportedly leaks."),
        ("moderate", "allegedly", "The dam allegedly leaks."),
        ("high", "leaks", "The dam leaks."),
        ("high", "about", "The dam holds about 40 tonnes."),
        ("high", "often", "The dam often leaks."),
        ("high", "is believed", "The dam is believed to leak."),
        ("absolute", "clearly", "The dam clearly leaks."),
        ("absolute", "without doubt", "The dam will break without doubt."),
        ("absolute", "certainly", "The dam will certainly break."),
        ("absolute", "confirmed", "It is confirmed that the dam leaks."),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let rows = named.iter().enumerate().map(|(place, (.., sentence))| format!("a{place:02},{sentence}\n"));
    fs::write(folder.path().join("levels.csv"), format!("id,text\n{}", rows.collect::<String>())).expect("a file");
    reportedly(folder.path(), &["score", "-q", "levels.csv"]);
    let scored = table(folder.path().join("reports/sentences.csv"));
    let sheet = coded("certainty_level").expect("the variable");
    for ((level, words, sentence), row) in named.iter().zip(&scored) {
        assert_eq!((&row["text"], &*row["certainty_level"]), (&(*sentence).to_owned(), *level));
        // A coder who was given the words would agree with the program by looking them up.
        for value in sheet.values {
            let told = format!(" {} ", value.about.replace(|letter: char| !letter.is_alphanumeric(), " "));
            assert!(!told.contains(&format!(" {words} ")), "{}: {words}", value.name);
        }
    }
}

#[test]
fn sheets_of_another_collection_are_refused_though_their_ids_are_known() {
    let folder = drawn();
    let path = folder.path();
    let key = "coding/sample-key.csv";
    let drawn = table(path.join("coding/coder-1.csv"));
    let coded = |unit: usize, sentence: usize| {
        let mut out = csv::Writer::from_path(path.join("anna.csv")).expect("a sheet");
        out.write_record(["unit_id", "sentence", "attributed"]).expect("written");
        out.write_record([&*drawn[unit]["unit_id"], &*drawn[sentence]["sentence"].to_uppercase(), "1"])
            .expect("written");
    };
    coded(0, 0);
    done(path, &["agree", "anna.csv", "--key", key, "--against", "reports"]);
    coded(0, 1);
    let told = refused(path, &["agree", "anna.csv", "--key", key, "--against", "reports"]);
    assert!(told.contains("1 of 1 units hold another sentence than was scored under their id; first u"), "{told}");
}

/// A sample of two coders with their sheets filled, every unit coded alike by both.
fn shared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    done(path, &["init"]);
    reportedly(path, &["score", "-q"]);
    done(path, &["sample", "--n", "120", "--coders", "2", "--seed", "7"]);
    for coder in ["coder-1", "coder-2"] {
        rewritten(path, coder, coder, |_, _| true);
    }
    folder
}

/// Writes the sheet of one coder under the name of another, each unit coded by its number; `keep` changes a row and keeps it.
fn rewritten(folder: &Path, from: &str, to: &str, mut keep: impl FnMut(usize, &mut HashMap<String, String>) -> bool) {
    let rows = table(folder.join(format!("coding/{from}.csv")));
    let columns =
        ["unit_id", "sentence", "certainty_level", "attributed", "source_kind", "sourcing", "transparency", "comment"];
    let mut out = csv::Writer::from_path(folder.join(format!("coding/{to}.csv"))).expect("a sheet");
    out.write_record(columns).expect("written");
    for (place, mut row) in rows.into_iter().enumerate() {
        let number: usize = row["unit_id"][1..].parse().expect("a number");
        let codes = if number.is_multiple_of(2) {
            ["low", "1", "law", "official_statement", "2"]
        } else {
            ["high", "0", "none", "unsourced", "0"]
        };
        for (column, code) in columns[2..7].iter().zip(codes) {
            row.insert((*column).to_owned(), code.to_owned());
        }
        if keep(place, &mut row) {
            out.write_record(columns.map(|column| row[column].as_str())).expect("written");
        }
    }
    out.flush().expect("written");
}

/// What `agree` says on the error stream about the sheets of the folder, and its methods.md.
fn agreed(folder: &Path, words: &[&str]) -> (String, String) {
    let words: Vec<&str> = ["agree", "coding"].into_iter().chain(words.iter().copied()).collect();
    let output = reportedly(folder, &words);
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(output.status.success(), "{told}");
    (told, fs::read_to_string(folder.join("agreement/methods.md")).expect("methods"))
}

#[test]
fn a_sheet_under_two_names_is_told() {
    let folder = shared();
    let path = folder.path();
    let (_, methods) = agreed(path, &["--against", "reports"]);
    assert!(methods.contains("2 coders coded 120 units, 50 of them coded by more than one."), "{methods}");
    // What one coder coded alone is no agreement: 50 units and 70, of five variables.
    assert!(methods.contains("250 on which the coders agreed; 350 by one coder alone"), "{methods}");
    rewritten(path, "coder-1", "coder-2", |_, _| true);
    let (told, methods) = agreed(path, &[]);
    for doubt in [
        "coder-1 and coder-2 hold the same codes in all 85 units that both have, in every variable",
        "35 of the 120 units of the sample stand in no sheet, such as u",
        "35 units that the key gives to one coder alone stand in the sheets of several, such as u",
    ] {
        assert!(told.contains(doubt) && methods.contains(doubt), "{doubt}: {told}\n{methods}");
    }
    assert!(methods.contains("2 coders coded 85 units, 85 of them coded by more than one."), "{methods}");
}

#[test]
fn a_column_that_was_sorted_alone_is_refused() {
    let folder = shared();
    let path = folder.path();
    let mut sentences: Vec<String> =
        table(path.join("coding/coder-2.csv")).into_iter().map(|row| row["sentence"].clone()).collect();
    sentences.sort();
    rewritten(path, "coder-2", "coder-2", |place, row| {
        row.insert("sentence".to_owned(), sentences[place].clone());
        true
    });
    let told = refused(path, &["agree", "coding"]);
    assert!(told.contains("coder-2.csv:") && told.contains(" of 50 units that "), "{told}");
    assert!(told.contains("stand beside another sentence here; first u") && told.contains("sort whole rows"), "{told}");
}

#[test]
fn rows_that_are_gone_or_of_no_sample_are_told() {
    let folder = shared();
    let path = folder.path();
    let key = table(path.join("coding/sample-key.csv"));
    let everyones: Vec<&str> =
        key.iter().filter(|row| row["coder"].is_empty()).map(|row| row["unit_id"].as_str()).collect();
    rewritten(path, "coder-2", "coder-2", |_, row| {
        let unit = row["unit_id"].clone();
        let place = everyones.iter().position(|other| *other == unit);
        // The first is gone, the second mistyped, the third in capitals with a blank behind it.
        let mut set = |column: &str, cell: &str| drop(row.insert(column.to_owned(), cell.to_owned()));
        match place {
            Some(1) => set("unit_id", "u9999"),
            Some(2) => set("unit_id", &format!("{} ", unit.to_uppercase())),
            Some(3) => {
                set("attributed", "0");
                set("source_kind", "law");
                set("sourcing", "unsourced");
                set("transparency", "0");
            }
            _ => {}
        }
        place != Some(0)
    });
    let (told, methods) = agreed(path, &[]);
    for doubt in [
        format!("The sheet of coder-2 lacks 2 of the 50 units that go to every coder, such as {}.", everyones[0]),
        "1 unit is not of the sample, by its key, such as u9999 (".to_owned(),
        format!(
            "coder-2 gave `attributed` 0 and a source all the same to 1 unit, such as {} (`source_kind` law).",
            everyones[3]
        ),
    ] {
        assert!(told.contains(&doubt) && methods.contains(&doubt), "{doubt}: {told}\n{methods}");
    }
    let told = refused(path, &["agree", "coding", "--against", "reports"]);
    assert!(told.contains("coder-2.csv:") && told.contains("were scored: u9999"), "{told}");
}

#[test]
fn the_name_of_a_unit_tells_nothing_of_its_outlet() {
    let folder = drawn();
    let key = table(folder.path().join("coding/sample-key.csv"));
    let names: Vec<&str> = key.iter().map(|row| row["unit_id"].as_str()).collect();
    assert!(names.is_sorted());
    let changes = |column: &str| key.windows(2).filter(|pair| pair[0][column] != pair[1][column]).count();
    let outlets: std::collections::HashSet<&str> = key.iter().map(|row| row["outlet"].as_str()).collect();
    assert!(changes("outlet") > 10 * outlets.len(), "{} changes of {} outlets", changes("outlet"), outlets.len());
    let neighbours = key.windows(2).filter(|pair| pair[0]["article_id"] == pair[1]["article_id"]).count();
    assert!(neighbours < key.len() / 5, "{neighbours} of {}", key.len());
}

#[test]
fn an_edited_lexicon_is_tried_before_it_is_used() {
    let folder = drawn();
    let path = folder.path();
    code(path, "anna.csv", 11);
    code(path, "ben.csv", 12);
    done(path, &["agree", "anna.csv", "ben.csv"]);
    let head = "# about:   Modal verbs, edited\n# version: 1.1.0\n# licence: CC0-1.0\nphrase,case,strength,like,unlike,source\n";
    let row = "may,never,0.55,The bank may raise rates in the spring.,The vote was held on May 4.,own\n";
    fs::write(path.join("modal.csv"), format!("{head}{row}")).expect("written");
    let said = done(
        path,
        &[
            "lexicon",
            "trial",
            "modal.csv",
            "reports",
            "--coded",
            "agreement/adjudicated.csv",
            "--key",
            "coding/sample-key.csv",
        ],
    );
    assert!(said.starts_with("certainty/modal.csv, edited, on "), "{said}");
    let line = said.lines().find(|line| line.starts_with("certainty/modal:may ")).expect("the entry");
    let counts: Vec<usize> = line.split_whitespace().skip(1).map(|count| count.parse().expect("a count")).collect();
    assert!(counts[0] == 0 && counts[1] > 0 && counts[2] == 0, "{line}");
    assert!(said.contains("certainty_level: ") && said.contains(" -> "), "{said}");
    fs::rename(path.join("modal.csv"), path.join("mine.csv")).expect("renamed");
    let told = refused(path, &["lexicon", "trial", "mine.csv"]);
    assert!(
        told.contains("no lexicon is called mine.csv; say which one it is, such as --as certainty/modal.csv"),
        "{told}"
    );
    let named = done(path, &["lexicon", "trial", "mine.csv", "--as", "certainty/modal.csv"]);
    assert!(named.starts_with("certainty/modal.csv, edited"), "{named}");
}
