//! `compare` on the sample and on folders that allow no comparison, run as a user runs it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// A row by the names of its columns.
type Row = HashMap<String, String>;

fn reportedly(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let done = Command::cargo_bin("reportedly").expect("the binary").current_dir(folder).args(words).output();
    let done = done.expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (done.status.code().expect("a code"), text(done.stdout), text(done.stderr))
}

fn rows(path: PathBuf) -> Vec<Row> {
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let delimiter = if text.starts_with('\u{feff}') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn sample() -> String {
    format!("{}/data/sample.csv", env!("CARGO_MANIFEST_DIR"))
}

/// The sample, scored and compared.
fn compared(words: &[&str]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(reportedly(folder.path(), &["score", "-q", &sample()]).0, 0);
    let (code, out, err) = reportedly(folder.path(), &[&["compare"], words].concat());
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    (folder, out)
}

/// Scores articles `(id, outlet, text)` and compares them: code, standard output and error.
fn of(articles: &[(&str, &str, &str)]) -> (i32, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = String::from("id,outlet,date,title,text\n");
    for (id, outlet, words) in articles {
        text += &format!("{id},{outlet},2031-05-04,,\"{words}\"\n");
    }
    fs::write(folder.path().join("articles.csv"), text).expect("a file");
    assert!(reportedly(folder.path(), &["score", "-q", "articles.csv"]).0 < 2);
    reportedly(folder.path(), &["compare"])
}

#[test]
fn the_sample_tells_its_outlets_habits() {
    let (folder, out) = compared(&[]);
    let reports = folder.path().join("reports");
    let estimate = |outlet: &str, measure: &str| -> f64 {
        let rows = rows(reports.join("outlets.csv"));
        let row = rows
            .iter()
            .find(|row| row["outlet"] == outlet && row["measure"] == measure && row["method"] == "mean_of_articles");
        row.expect("a row")["estimate"].parse().expect("a number")
    };
    let others = ["Meridian Wire", "Daily Beacon", "The Free Standard"];
    // The Courant hedges, the Beacon does not, and it presses its claims where the agency presses none.
    for other in others {
        assert!(estimate("The Harrow Courant", "hedges_per_1000") > 2.0 * estimate(other, "hedges_per_1000"));
    }
    for other in ["The Harrow Courant", "Meridian Wire", "The Free Standard"] {
        assert!(estimate("Daily Beacon", "hedges_per_1000") < estimate(other, "hedges_per_1000"), "{other}");
        assert!(estimate("Daily Beacon", "boosters_per_1000") > estimate(other, "boosters_per_1000"), "{other}");
    }
    assert!(estimate("Meridian Wire", "boosters_per_1000") < 1.5);
    assert!(out.contains("\nDaily Beacon (5)") && out.contains("\nThe Harrow Courant (6)"), "{out}");
    let told = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let corrected =
        " find a difference larger than chance explains, after correction for all of their kind (between outlets, ";
    assert!(told.contains(corrected), "{out}");
    assert!(
        told.contains("2 articles repeat the text of another, or of an agency that is credited, and are left out"),
        "{out}"
    );
    assert!(out.contains("- Hedges per 1000 words: ") && out.contains("6 events, "), "{out}");
}

#[test]
fn the_sample_has_its_events_copies_and_claims() {
    let (folder, _) = compared(&[]);
    let reports = folder.path().join("reports");
    let events = rows(reports.join("events.csv"));
    let copies: Vec<(&str, &str)> = events
        .iter()
        .filter(|row| !row["copy_of"].is_empty())
        .map(|row| (row["article_id"].as_str(), row["copy_of"].as_str()))
        .collect();
    assert_eq!(copies, [("db-2026-03-rates", "mw-2026-03-rates"), ("fs-2026-06-cyber", "mw-2026-06-cyber")]);
    let mut of_event: HashMap<&str, Vec<&str>> = HashMap::new();
    for row in &events {
        // The second part of an id names the event it was written for.
        of_event.entry(&row["event_id"]).or_default().push(&row["article_id"][3..]);
    }
    assert_eq!(of_event.len(), 6);
    assert!(of_event.values().all(|ids| ids.len() == 4 && ids.iter().all(|id| *id == ids[0])), "{of_event:?}");
    let claims = rows(reports.join("claims.csv"));
    let told = |claim: &Row, words: &str| claim["text"].contains(words);
    let mut together = 0;
    // The same content in different words, read side by side by a person.
    for (one, other) in [
        ("had likely transferred guidance components", "Kasdova has transferred guidance components"),
        ("unloaded 14 sealed containers at the Orzhani port", "unloaded 14 sealed containers of missile parts"),
        ("Brannock Chemicals said there was no evidence", "Drinking water has not been affected"),
        ("an overflow was likely", "an overflow was a matter of time"),
        ("was likely to return to its 2 percent target", "would return to its 2 percent target"),
        ("could cost up to 40,000 jobs", "the increase will cost 40,000 jobs"),
        ("had presented no evidence of organised abuse", "There was no organised abuse"),
        ("could delay results by several days", "alleged that counting late ballots would delay"),
        ("had likely entered through the remote-access account", "had entered through the remote-access account"),
        ("handles about 44 percent", "handles 44 per cent"),
    ] {
        let first = claims.iter().find(|row| row["aligned"] == "outlets" && told(row, one));
        let second = claims.iter().find(|row| row["aligned"] == "outlets" && told(row, other));
        if let (Some(first), Some(second)) = (first, second) {
            assert_eq!(first["claim_id"], second["claim_id"], "{one} | {other}");
            together += 1;
        }
    }
    assert!(together >= 8, "{together}");
    // Told as a fact by one outlet; credited, though without a hedge, by another (`as he made clear`).
    for (words, want) in [
        ("There was no organised abuse", ("1", "writer")),
        ("Drinking water has not been affected", ("0", "Daniel Voss")),
    ] {
        let claim = claims.iter().find(|row| told(row, words)).expect("the claim");
        assert_eq!((claim["hedge_loss"].as_str(), claim["holder"].as_str()), want, "{words}");
    }
    for aligned in ["outlets", "headline_body"] {
        assert!(claims.iter().any(|row| row["aligned"] == aligned), "{aligned}");
    }
}

#[test]
fn every_file_of_the_folder_is_described_and_keys_hold() {
    let (folder, _) = compared(&[]);
    let reports = folder.path().join("reports");
    let codebook = rows(reports.join("codebook.csv"));
    let package = fs::read_to_string(reports.join("datapackage.json")).expect("a package");
    for entry in fs::read_dir(&reports).expect("reports").flatten() {
        let name = entry.file_name().into_string().expect("UTF-8");
        let Some(report) = name.strip_suffix(".csv").filter(|report| *report != "codebook") else { continue };
        let header = fs::read_to_string(entry.path()).expect("a file").lines().next().unwrap_or_default().to_owned();
        let told: Vec<&str> =
            codebook.iter().filter(|row| row["file"] == name).map(|row| row["variable"].as_str()).collect();
        assert_eq!(told.join(","), header, "{name}");
        assert!(package.contains(&format!("\"path\": \"{report}.csv\"")), "{name}");
    }
    let run = fs::read_to_string(reports.join("run.json")).expect("a run");
    for part in ["\"counts\"", "\"compare\"", "\"seed\": 0", "\"draws\": 2000", "\"copies\": 2"] {
        assert!(run.contains(part), "{part}");
    }
    let sentences = rows(reports.join("sentences.csv"));
    let known: Vec<&str> = sentences.iter().map(|row| row["sentence_id"].as_str()).collect();
    let claims = rows(reports.join("claims.csv"));
    assert!(claims.iter().all(|row| known.contains(&row["sentence_id"].as_str())));
}

#[test]
fn articles_add_up_from_sentences_and_cues() {
    let (folder, _) = compared(&[]);
    let reports = folder.path().join("reports");
    let number = |row: &Row, column: &str| row[column].parse::<f64>().unwrap_or_default();
    let (sentences, cues) = (rows(reports.join("sentences.csv")), rows(reports.join("cues.csv")));
    let attributions = rows(reports.join("attributions.csv"));
    for article in rows(reports.join("articles.csv")) {
        let own: Vec<&Row> = sentences.iter().filter(|row| row["article_id"] == article["article_id"]).collect();
        let sum = |column: &str| own.iter().map(|row| number(row, column)).sum::<f64>();
        assert_eq!(number(&article, "n_sentences"), own.len() as f64);
        assert_eq!(number(&article, "n_words"), sum("n_words"));
        assert_eq!(number(&article, "n_hedges_writer"), sum("hedges_writer"));
        assert_eq!(number(&article, "n_boosters"), sum("boosters_writer") + sum("boosters_quoted"));
        assert_eq!(number(&article, "n_attributed_sentences"), sum("attributed"));
        assert!((number(&article, "certainty") - sum("certainty") / own.len() as f64).abs() < 1e-4);
        let rate = 1000.0 * number(&article, "n_hedges") / number(&article, "n_words");
        assert!((number(&article, "hedges_per_1000") - rate).abs() < 1e-4);
        let active = |category: &str| {
            let of = |row: &&Row| {
                row["article_id"] == article["article_id"] && row["active"] == "1" && row["category"] == category
            };
            cues.iter().filter(of).count() as f64
        };
        for category in ["modal", "probability", "vague", "disclaimer"] {
            assert_eq!(number(&article, &format!("n_{category}")), active(category), "{category}");
        }
        let own: Vec<&Row> = attributions.iter().filter(|row| row["article_id"] == article["article_id"]).collect();
        assert_eq!(number(&article, "n_attributions"), own.len() as f64);
        for label in ["official_statement", "intelligence_assessment", "unnamed_source", "unsourced"] {
            let count = own.iter().filter(|row| row["sourcing"] == label).count() as f64;
            assert_eq!(number(&article, &format!("n_{label}")), count, "{label}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
    let (one, _) = compared(&["--seed", "7", "--threads", "1"]);
    let (three, _) = compared(&["--seed", "7", "--threads", "3"]);
    for name in ["outlets.csv", "comparisons.csv", "events.csv", "claims.csv", "run.json", "codebook.csv"] {
        let read = |folder: &tempfile::TempDir| fs::read(folder.path().join("reports").join(name)).expect("a file");
        assert!(read(&one) == read(&three), "{name}");
    }
}

#[test]
fn an_article_with_two_events_and_an_empty_stratum_are_refused_and_told() {
    let (folder, _) = compared(&[]);
    let events = "\u{feff}article_id;event_id\r\nmw-2026-01-missile;mine\r\nnobody;x\r\nmw-2026-01-missile;other\r\n";
    fs::write(folder.path().join("mine.csv"), events).expect("a file");
    let (code, _, err) = reportedly(folder.path(), &["compare", "--events", "mine.csv"]);
    let told = "mine.csv:4: mw-2026-01-missile has two rows; the first stands on line 2; delete one of the rows";
    assert!(code == 2 && err.contains(told), "{err}");
    fs::write(folder.path().join("mine.csv"), "article,event\na,mine\n").expect("a file");
    let (code, _, err) = reportedly(folder.path(), &["compare", "--events", "mine.csv"]);
    let told = "mine.csv:1: column `article_id`: there is no such column; name the columns article_id,event_id";
    assert!(code == 2 && err.contains(told), "{err}");
    let events = fs::read_to_string(folder.path().join("reports/events.csv")).expect("a file");
    fs::write(folder.path().join("mine.csv"), &events).expect("a file");
    assert_eq!(reportedly(folder.path(), &["compare", "--events", "mine.csv"]).0, 0);
    let other = events.replacen("Arden publishes intelligence assessment on suspected missile", "Bakers mourn", 1);
    assert!(other != events);
    fs::write(folder.path().join("mine.csv"), other).expect("a file");
    let (code, _, err) = reportedly(folder.path(), &["compare", "--events", "mine.csv"]);
    assert!(code == 2 && err.contains("mine.csv:2: column `title`: mw-2026-01-missile is \"Arden publishes"), "{err}");
    let articles = folder.path().join("reports/articles.csv");
    let dates = fs::read_to_string(&articles).expect("a file").replace(",2026-0", ",May 0");
    fs::write(&articles, dates).expect("a file");
    let (code, _, err) = reportedly(folder.path(), &["compare", "--stratify", "month"]);
    assert!(code == 2 && err.contains("column `month`: it is empty in every article"), "{err}");
}

#[test]
fn options_choose_groups_measures_strata_and_events() {
    let (folder, out) = compared(&["--by", "section", "--measure", "certainty", "--keep-copies"]);
    assert!(out.contains("section (articles)") && out.contains("No test of all sections together: "), "{out}");
    assert_eq!(reportedly(folder.path(), &["report", "-q"]).0, 0);
    let page = fs::read_to_string(folder.path().join("reports/report.html")).expect("a page");
    assert!(page.contains("Sections side by side"));
    let outlets = rows(folder.path().join("reports/outlets.csv"));
    assert!(outlets.iter().any(|row| row["outlet"] == "Environment"));
    assert!(outlets.iter().all(|row| row["measure"] == "certainty"));
    let (folder, _) = compared(&["--by", "month", "--measure", "certainty"]);
    let outlets = rows(folder.path().join("reports/outlets.csv"));
    assert!(
        outlets.iter().any(|row| row["outlet"] == "2026-01") && outlets.iter().all(|row| !row["outlet"].is_empty())
    );
    let (folder, _) = compared(&["--stratify", "month", "--measure", "hedges_per_1000"]);
    let comparisons = rows(folder.path().join("reports/comparisons.csv"));
    assert!(comparisons.iter().any(|row| row["test"] == "van_elteren"));
    let events = "article_id,event_id\nmw-2026-01-missile,mine\ndb-2026-02-river,mine\nnobody,mine\n";
    fs::write(folder.path().join("mine.csv"), events).expect("a file");
    let (code, out, _) = reportedly(folder.path(), &["compare", "--events", "mine.csv"]);
    assert!(code == 0 && out.contains("mine.csv: 1 rows name an article that articles.csv does not hold."), "{out}");
    let events = rows(folder.path().join("reports/events.csv"));
    let mine: Vec<&str> =
        events.iter().filter(|row| row["event_id"] == "mine").map(|row| row["article_id"].as_str()).collect();
    assert_eq!(mine, ["mw-2026-01-missile", "db-2026-02-river"]);
}

#[test]
fn reports_for_excel_are_compared_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(reportedly(folder.path(), &["score", "-q", &sample(), "--excel", "--delimiter", ";"]).0, 0);
    assert_eq!(reportedly(folder.path(), &["compare", "-q"]).0, 0);
    let (plain, _) = compared(&[]);
    for name in ["outlets.csv", "comparisons.csv", "events.csv"] {
        let theirs = rows(folder.path().join("reports").join(name));
        assert_eq!(theirs, rows(plain.path().join("reports").join(name)), "{name}");
    }
    let theirs = rows(folder.path().join("reports/claims.csv"));
    assert_eq!(theirs.len(), rows(plain.path().join("reports/claims.csv")).len());
}

#[test]
fn what_allows_no_comparison_is_told_in_a_sentence() {
    let text = "The bridge may close. It is old.";
    let five = ["a", "b", "c", "d", "e", "f"];
    let (code, out, _) = of(&five.map(|id| (id, "Harbour Post", text)));
    assert!(code == 0 && out.contains("No comparison: all articles are of Harbour Post"), "{out}");
    let (code, out, _) = of(&five.map(|id| (id, "", text)));
    assert!(code == 0 && out.contains("No comparison: no article names its outlet."), "{out}");
    let (code, out, _) = of(&[("a", "Harbour Post", text), ("b", "Valley Star", "Trams may run late. Rain fell.")]);
    assert!(code == 0 && out.contains("No test: Harbour Post has 1 article"), "{out}");
}

#[test]
fn identical_texts_are_no_comparison() {
    let five = ["a", "b", "c", "d", "e", "f"];
    let same = |outlet: &'static str| five.map(|id| (id, outlet, "Ferries ran on time today. Nobody complained."));
    let mut twins = same("Harbour Post").to_vec();
    twins.extend(["g", "h", "i", "j", "k", "l"].map(|id| (id, "Valley Star", same("")[0].2)));
    let (code, out, _) = of(&twins);
    assert!(code == 0 && !out.contains("larger than chance explains ("), "{out}");
    assert!(out.contains("11 articles repeat the text of another") && out.contains("No comparison: "), "{out}");
}

#[test]
fn what_is_no_folder_of_reports_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    let told = |words: &[&str]| {
        let (code, out, err) = reportedly(folder.path(), words);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        err
    };
    assert!(told(&["compare"]).contains("reports: there is no such folder; "));
    assert!(told(&["compare", "empty"]).contains("empty: it holds no articles.csv, so it is no folder of reports; "));
    assert_eq!(reportedly(folder.path(), &["score", "-q", &sample()]).0, 0);
    assert!(told(&["compare", "--by", "desk"]).contains("column `desk`: there is no such column; near it are "));
    assert!(
        told(&["compare", "--measure", "truth"]).contains("\"truth\" is no measure; write one of hedges_per_1000,")
    );
    assert!(told(&["compare", "--events", "none.csv"]).contains("none.csv: reading: "));
    let articles = folder.path().join("reports/articles.csv");
    let text = fs::read_to_string(&articles).expect("a file");
    fs::write(&articles, text.lines().next().expect("a header")).expect("a file");
    assert!(told(&["compare"]).contains("articles.csv: it holds no article; score some articles first"));
    fs::write(&articles, text + "cut,off\n").expect("a file");
    assert!(told(&["compare"]).contains("the row has 2 cells and the header "));
    assert!(!folder.path().join("reports/outlets.csv").exists(), "nothing is written by a comparison that failed");
}

#[test]
fn a_column_of_the_file_is_led_to_where_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = "id,desk,lean,text\na,City,left,The pier may close.\nb,City,right,\"It is old, officials said.\"\n";
    fs::write(folder.path().join("mine.csv"), table).expect("a file");
    assert_eq!(reportedly(folder.path(), &["score", "-q", "mine.csv"]).0, 0);
    for (column, mend) in [
        ("desk", "there is no such column; `desk` of the file was read as section; write section"),
        (
            "lean",
            "`lean` of the file is no field and was not read; join it to articles.csv by article_id, then ask again",
        ),
        ("leaning", "there is no such column; near it are "),
    ] {
        let (code, _, err) = reportedly(folder.path(), &["compare", "--by", column]);
        assert!(code == 2 && err.contains(mend), "{err}");
    }
    let (code, out, _) = reportedly(folder.path(), &["compare"]);
    assert!(code == 0 && out.starts_with("\nNo comparison: no article names its outlet."), "{out}");
    assert!(
        out.contains("2 of 2 articles have no outlet and are left out. `reportedly score --map outlet=NAME`"),
        "{out}"
    );
    // A column that was joined is one to compare by.
    let articles = folder.path().join("reports/articles.csv");
    let rows = fs::read_to_string(&articles).expect("a file");
    let joined = rows.lines().zip(["lean", "left", "right"]).map(|(row, lean)| format!("{row},{lean}\n"));
    fs::write(&articles, joined.collect::<String>()).expect("a file");
    let (code, out, _) = reportedly(folder.path(), &["compare", "--by", "lean"]);
    assert!(code == 0 && out.contains("left (1)") && out.contains("right (1)"), "{out}");
}

#[test]
fn no_verb_scores_and_compares() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(reportedly(folder.path(), &["init"]).0, 0);
    let (code, out, _) = reportedly(folder.path(), &[]);
    assert!(code == 0 && out.contains("24 articles") && out.contains("6 events"), "{out}");
    assert!(folder.path().join("reports/claims.csv").exists());
    let (code, _, err) = reportedly(folder.path(), &["score"]);
    assert!(
        code == 0 && err.contains("claims.csv in reports are of an earlier run; `reportedly compare reports`"),
        "{err}"
    );
    assert!(
        err.contains("report.html in reports is of an earlier run; `reportedly report reports` makes it anew"),
        "{err}"
    );
    assert_eq!(reportedly(folder.path(), &["report", "--xlsx"]).0, 0);
    let (_, _, err) = reportedly(folder.path(), &["score"]);
    let told =
        "report.html, reports.xlsx in reports are of an earlier run; `reportedly report reports --xlsx` makes them";
    assert!(err.contains(told), "{err}");
    // The plain command makes the page itself.
    let (_, _, err) = reportedly(folder.path(), &[]);
    assert!(err.contains("reports.xlsx in reports is of an earlier run") && !err.contains("report.html"), "{err}");
}

#[test]
fn events_that_people_have_worked_on_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let reports = folder.path().join("reports");
    assert_eq!(reportedly(folder.path(), &["init"]).0, 0);
    assert_eq!(reportedly(folder.path(), &["-q"]).0, 0);
    let (events, kept) = (reports.join("events.csv"), reports.join("events-edited.csv"));
    let machine = fs::read_to_string(&events).expect("a file");
    let work = |events: &Path, mark: &str| {
        let mine = machine.replacen(',', &format!(",{mark}"), 20);
        fs::write(events, &mine).expect("a file");
        let file = fs::File::options().write(true).open(events).expect("a file");
        file.set_modified(std::time::SystemTime::now() + std::time::Duration::from_secs(60)).expect("a time");
        mine
    };
    let (_, _, err) = reportedly(folder.path(), &["compare", "-q"]);
    assert!(err.is_empty() && !kept.exists(), "{err}");
    let mine = work(&events, "mine");
    let (code, _, err) = reportedly(folder.path(), &["compare", "-q"]);
    let told =
        "events.csv was changed since the last comparison; it is kept as events-edited.csv, and --events reports";
    assert!(code == 0 && err.contains(told), "{err}");
    assert_eq!([&events, &kept].map(|file| fs::read_to_string(file).expect("a file")), [machine.clone(), mine.clone()]);
    // The plain command scores before it compares, and more work takes the place of none before it.
    let more = work(&events, "more");
    assert!(reportedly(folder.path(), &["-q"]).2.contains("it is kept as events-edited-2.csv"));
    assert_eq!(fs::read_to_string(reports.join("events-edited-2.csv")).expect("a file"), more);
    assert_eq!(fs::read_to_string(&kept).expect("a file"), mine);
}

#[test]
fn articles_of_no_event_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = "id,outlet,date,title,text\n\
        a,Harbour Post,2031-03-01,Ferry Aldis runs aground off Skarn,\"The ferry Aldis ran aground off Skarn with 120 passengers, officials said.\"\n\
        b,Valley Star,2031-03-01,Ferry Aldis aground near Skarn,\"The ferry Aldis ran aground near Skarn, and lifeboats took 120 passengers off.\"\n\
        c,Valley Star,2031-03-02,Bakers mourn a hard winter,\"Flour has never cost so much, bakers complain.\"\n";
    fs::write(folder.path().join("mine.csv"), table).expect("a file");
    assert_eq!(reportedly(folder.path(), &["score", "-q", "mine.csv"]).0, 0);
    let (_, out, _) = reportedly(folder.path(), &["compare"]);
    assert!(out.contains("\n1 of 3 articles is of no event; where it should be, events.csv"), "{out}");
    assert!(out.contains("officials, in"), "{out}");
    assert_eq!(reportedly(folder.path(), &["report"]).0, 0);
    let page = fs::read_to_string(folder.path().join("reports/report.html")).expect("a page");
    assert!(page.contains("1 of 3 articles is of no event"), "the page says so too");
}
