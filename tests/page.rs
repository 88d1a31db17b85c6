//! The page, the worksheet and the workbook of the sample, made by the binary from a folder of reports.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

fn reportedly(arguments: &[&str]) -> String {
    let done = Command::cargo_bin("reportedly").expect("built").args(arguments).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8")
}

fn scored(folder: &Path, collection: &str) -> String {
    let reports = folder.join("reports").display().to_string();
    reportedly(&["score", collection, "--out", &reports, "--quiet"]);
    reports
}

#[test]
fn the_sample_has_a_page_a_worksheet_and_a_workbook() {
    let folder = tempfile::tempdir().expect("a folder");
    let reports = scored(folder.path(), "data/sample.csv");
    reportedly(&["compare", &reports, "--quiet"]);
    let said = reportedly(&["report", &reports, "--xlsx", "--worksheet"]);
    assert!(said.contains("24 articles -> ") && said.contains("sheets -> "), "{said}");
    let page = fs::read_to_string(Path::new(&reports).join("report.html")).expect("the page");
    assert!(page.len() < 2 << 20, "{} bytes", page.len());
    assert_eq!(page.matches("<details class=\"article\"").count(), 24);
    for part in ["outlets", "certainty", "sourcing", "stance", "events", "articles", "reading", "record"] {
        assert!(page.contains(&format!("<section id=\"{part}\"")), "no part {part}");
    }
    assert!(page.contains("95\u{a0}% interval") && page.contains("class=\"chart\""));
    assert!(!page.contains("http://") && !page.contains(" src="), "asks the network");
    // Every mark leads to a reason that is there.
    for id in page.split("href=\"#a").skip(1).filter_map(|rest| rest.split('"').next()).filter(|id| id.contains('-')) {
        assert!(page.contains(&format!("id=\"a{id}\"")), "#a{id} leads nowhere");
    }
    let before = fs::read(Path::new(&reports).join("reports.xlsx")).expect("the workbook");
    reportedly(&["report", &reports, "--xlsx", "--quiet"]);
    assert_eq!(fs::read_to_string(Path::new(&reports).join("report.html")).expect("the page"), page);
    assert!(fs::read(Path::new(&reports).join("reports.xlsx")).expect("the workbook") == before, "other bytes");
    assert!(Path::new(&reports).join("worksheet-key.html").exists());
}

#[test]
fn hostile_articles_stay_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let evil = "<script>alert(1)</script> \"\" ]]> <img src=x> \u{202e}\u{2067}\u{1b}[31m";
    let collection = folder.path().join("evil.csv");
    // Words in tags would be read as HTML; escaped they are words of the text.
    let words = format!("On {}", evil.replace('<', "&lt;").replace('>', "&gt;"));
    let csv = format!(
        "article_id,outlet,title,text\n\"../../{evil}\",\"{words}\",\"{words} may rise\",\"{words} may fall, the {words} said.\"\n"
    );
    fs::write(&collection, csv).expect("written");
    let reports = scored(folder.path(), &collection.display().to_string());
    reportedly(&["report", &reports, "--worksheet", "--quiet"]);
    for name in ["report.html", "worksheet.html", "worksheet-key.html"] {
        let page = fs::read_to_string(Path::new(&reports).join(name)).expect("the page");
        let bodies = page.matches("<script>").count();
        assert_eq!(bodies, 1, "{name}: only its own script");
        assert!(!page.contains("<script>alert") && !page.contains("<img"), "{name}");
        assert!(page.contains("&lt;img src=x&gt; \u{fffd}\u{fffd}\u{fffd}[31m"), "{name}");
        assert!(!page.contains(['\u{202e}', '\u{2067}', '\u{1b}']), "{name}: what is not seen");
    }
}

#[test]
fn the_head_says_what_is_counted_and_what_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let body = "The pier may close this week, officials said, and nobody on the council knows who will pay for its repair \
        after the storm of last winter.";
    let other =
        "Two boats from the north came in at dawn with their nets full of herring, to the joy of every cook in town.";
    let german = "Die Mole wird wohl noch in dieser Woche gesperrt, teilte die Behörde am Montag mit, und wer die Reparatur \
        bezahlt, ist nach Angaben der Stadt offen.";
    let csv = format!(
        "id,outlet,date,text\na,Harbour Post,2026-03-01,\"{body}\"\nb,The Harbour Post,2026-03-02,\"{body}\"\nc,,2026-03-03,\"{other}\"\nd,Valley Star,2026-03-03,\"{german}\"\n"
    );
    let collection = folder.path().join("mine.csv");
    fs::write(&collection, csv).expect("written");
    let reports = folder.path().join("reports").display().to_string();
    let score = ["score", &collection.display().to_string(), "--out", &reports, "--quiet"];
    Command::cargo_bin("reportedly").expect("built").args(score).assert().code(1);
    reportedly(&["compare", &reports, "--quiet"]);
    reportedly(&["report", &reports, "--quiet"]);
    let page = fs::read_to_string(Path::new(&reports).join("report.html")).expect("the page");
    for told in [
        "How 3 articles from 2 outlets hedge",
        "<b>2</b> outlets",
        "1 more article was left out: not in English.",
        "1 article repeating another's text, or crediting an agency, is counted here, but not where outlets are compared.",
        "1 article names no outlet.",
        "1 article repeats the text of another",
    ] {
        assert!(page.contains(told), "not told: {told}");
    }
}

#[test]
fn a_folder_without_reports_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let failed = Command::cargo_bin("reportedly").expect("built").arg("report").arg(folder.path()).assert().code(2);
    let said = String::from_utf8_lossy(&failed.get_output().stderr).into_owned();
    assert!(said.contains("there is no sentences.csv in this folder; run `reportedly score` first"), "{said}");
}

#[test]
fn a_comparison_of_an_earlier_run_is_left_out_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let reports = scored(folder.path(), "data/sample.csv");
    reportedly(&["compare", &reports, "--quiet"]);
    scored(folder.path(), "data/sample.csv");
    let page = || fs::read_to_string(Path::new(&reports).join("report.html")).expect("the page");
    let report = || {
        Command::cargo_bin("reportedly").expect("built").args(["report", &reports, "--xlsx"]).output().expect("it runs")
    };
    let told = report();
    assert!(told.status.success());
    assert!(String::from_utf8_lossy(&told.stderr).contains("is of an earlier run and left out; `reportedly compare"));
    assert!(page().contains("outlets.csv in this folder is of an earlier run"));
    assert!(Path::new(&reports).join("outlets.csv").exists(), "a list of events may hold the user's own work");
    reportedly(&["compare", &reports, "--quiet"]);
    assert!(report().stderr.is_empty());
    assert!(!page().contains("of an earlier run"));
    // A record that is none is told, by whoever reads it.
    fs::write(Path::new(&reports).join("run.json"), "[1]").expect("written");
    for verb in ["report", "compare"] {
        let told = Command::cargo_bin("reportedly").expect("built").args([verb, &reports]).output().expect("it runs");
        assert!(String::from_utf8_lossy(&told.stderr).contains("run.json:1: it is no record of a run"), "{told:?}");
    }
}
