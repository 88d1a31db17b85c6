//! What a newcomer meets in the first hour, run as a user runs it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// A row by the names of its columns.
type Row = HashMap<String, String>;

fn reportedly(folder: &Path, words: &[&str]) -> (i32, String, String) {
    given(folder, words, "")
}

fn given(folder: &Path, words: &[&str], input: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("reportedly").expect("the binary");
    let done = command.current_dir(folder).args(words).write_stdin(input).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (done.status.code().expect("a code"), text(done.stdout), text(done.stderr))
}

fn rows(folder: &Path, file: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn column<'r>(rows: &'r [Row], name: &str) -> Vec<&'r str> {
    rows.iter().map(|row| row[name].as_str()).collect()
}

fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(reportedly(folder.path(), &["init"]).0, 0);
    folder
}

fn fixture(name: &str) -> String {
    format!("{}/tests/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_invented_articles_are_never_counted_among_a_users_own_unsaid() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::create_dir(path.join("data")).expect("a folder");
    let own = "outlet,text\nHarbour Post,The pier may close this week and officials said that it is old and leaks.\n";
    fs::write(path.join("data/mine.csv"), own).expect("a file");
    let (code, _, err) = reportedly(path, &["init"]);
    assert!(code == 0 && err.contains("holds files of yours"), "{err}");
    assert!(!path.join("data/sample.csv").exists());
    let (_, out, err) = reportedly(path, &["score"]);
    assert!(out.starts_with("1 article, ") && !err.contains("invented"), "{out}{err}");

    let begun = workspace();
    let (code, _, err) = reportedly(begun.path(), &["score"]);
    assert!(code == 0 && !err.contains("invented"), "{err}");
    fs::write(begun.path().join("data/mine.csv"), own).expect("a file");
    let (code, _, err) = reportedly(begun.path(), &["score"]);
    assert!(code == 0 && err.contains("data/sample.csv: these are the invented articles"), "{err}");
    let (code, _, err) = reportedly(begun.path(), &["explain"]);
    assert!(code == 0 && !err.contains("invented"), "{err}");
    let (code, _, err) = reportedly(begun.path(), &["init"]);
    assert!(code == 0 && err.contains("sample.csv is there already") && !err.contains("files of yours"), "{err}");

    // What `score` does not read is no article.
    let bare = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(bare.path().join("data/sub")).expect("a folder");
    fs::write(bare.path().join("data/README.md"), "My study\n").expect("a file");
    let (code, _, err) = reportedly(bare.path(), &["init"]);
    assert!(code == 0 && bare.path().join("data/sample.csv").exists(), "{err}");
}

#[test]
fn what_a_spreadsheet_did_to_a_table_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let full: String = "The pier may close, officials said. ".chars().cycle().take(32_767).collect();
    let table = format!(
        "id,outlet,date,text\nwhole,Harbour Post,2026-03-01,\"{full}ys.\"\ncut,Harbour Post,March 2026,\"{full}\"\nname,Harbour Post,soon,#NAME?\n"
    );
    fs::write(path.join("mine.csv"), table).expect("a file");
    let (code, out, err) = reportedly(path, &["score", "mine.csv"]);
    assert!(code == 1 && out.contains("1 article, ") && out.contains("; 1 left out, cut off -> "), "{out}{err}");
    for told in [
        "mine.csv:3: the text fills a cell of a spreadsheet (32,767 characters): the rest was cut off",
        "mine.csv:3: `March 2026` is a month without a day, read as 2026-03",
        "mine.csv:4: column `text`: there is no text; skipped",
    ] {
        assert!(err.contains(told), "not told: {told}\n{err}");
    }
    assert_eq!(column(&rows(path, "reports/articles.csv"), "article_id"), ["whole"]);
    let codebook = rows(path, "reports/codebook.csv");
    for (variable, told) in [("truncated", "or fills a spreadsheet's cell"), ("date", "or its month: `2026-03`")] {
        let row =
            codebook.iter().find(|row| row["file"] == "articles.csv" && row["variable"] == variable).expect("a row");
        assert!(row.values().any(|cell| cell.contains(told)), "{row:?}");
    }
}

#[test]
fn an_export_with_names_of_its_own_is_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let spanish = "Los funcionarios dijeron el martes que el muelle podría cerrar esta semana y que la empresa, según un \
        portavoz, no quiso hacer comentarios sobre el asunto.";
    let table = format!(
        "Newspaper,Printed,Full Text\nHarbour Post,2026-03-01,The pier may close.\nHarbour Post,2026-03-02,\"{spanish}\"\n"
    );
    fs::write(path.join("mine.csv"), table).expect("a file");
    let (code, out, err) = reportedly(path, &["score", "mine.csv"]);
    let told =
        "mine.csv: no column is known to hold the date; not read: `Printed`; if one does, name it with --map date=NAME";
    assert!(code == 1 && err.contains(told), "{err}");
    assert!(err.contains("1 with another language than English"), "{err}");
    assert!(out.contains("1 cue; 1 left out, not in English -> "), "{out}");
    let (_, _, err) = reportedly(path, &["score", "mine.csv", "--map", "date=Printed"]);
    assert!(!err.contains("no column"), "{err}");

    // What a newspaper's own system writes: the text under a name of its own, the authors as objects.
    let line = r#"{"headline": "Pier", "desk": "City", "authors": [{"name": "A"}, {"name": "B"}], "html": "<p>It may close.</p>"}"#;
    fs::write(path.join("cms.jsonl"), line).expect("a file");
    let (code, _, err) = reportedly(path, &["score", "cms.jsonl"]);
    assert!(code == 2 && err.contains("1 skipped"), "{err}");
    assert!(err.contains("found: `headline`, `desk`, `authors`, `html`; name it with --map text=NAME"), "{err}");
    let (code, _, err) =
        reportedly(path, &["score", "cms.jsonl", "--map", "text=html", "--map", "outlet=", "--map", "date="]);
    assert!(code == 0 && !err.contains("no column"), "{err}");
}

#[cfg(feature = "workbooks")]
#[test]
fn what_all_sheets_of_a_workbook_lack_is_asked_for_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut book = rust_xlsxwriter::Workbook::new();
    for text in ["The pier may close.", "The dam leaks."] {
        let sheet = book.add_worksheet();
        for (row, cells) in [["text", "mood"], [text, "grim"]].into_iter().enumerate() {
            sheet.write_row(u32::try_from(row).expect("a row"), 0, cells).expect("written");
        }
    }
    book.save(folder.path().join("mine.xlsx")).expect("a workbook");
    let (_, out, err) = reportedly(folder.path(), &["score", "mine.xlsx"]);
    assert!(out.starts_with("2 articles, "), "{out}{err}");
    assert_eq!(err.matches("no column is known to hold the outlet or the date").count(), 1, "{err}");
}

#[test]
fn a_cell_in_html_is_scored_as_what_it_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let html = "<p>The pier &ldquo;may&rdquo; close, <em>officials</em> said.</p>\n<p>It&#39;s old.<br/>It leaks.</p>";
    let plain = "The pier \u{201C}may\u{201D} close, officials said.\n\nIt's old. It leaks.";
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let table = format!(
        "id,title,text\nh,Pier &amp; tide,{}\np,Pier & tide,{}\ne,,{}\nm,,{}\n",
        quoted(html),
        quoted(plain),
        quoted("Rain &amp; wind&#8217;s toll may grow."),
        quoted("It costs <3 coins, and 4 < 5.")
    );
    fs::write(path.join("table.csv"), table).expect("a file");
    fs::write(path.join("page.txt"), html).expect("a file");
    let line = serde_json::json!({"id": "j", "text": html}).to_string();
    fs::write(path.join("lines.jsonl"), line + "\n").expect("a file");
    let (code, _, err) = reportedly(path, &["score", "table.csv", "page.txt", "lines.jsonl"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(err.matches("the text is in HTML and read as such").count(), 3, "{err}");
    assert!(err.contains("table.csv:2: the text is in HTML"), "{err}");
    assert!(err.contains("4 read, 1 with text in HTML, read as such, "), "{err}");
    assert!(err.contains(", 1 with entities, decoded"), "{err}");
    let sentences = rows(&path.join("reports"), "sentences.csv");
    let of = |id: &str| -> Vec<Vec<String>> {
        let own = sentences.iter().filter(|row| row["article_id"] == id);
        own.map(|row| ["text", "start", "end", "position"].map(|name| row[name].clone()).to_vec()).collect()
    };
    assert_eq!(of("h"), of("p"));
    assert_eq!(of("page"), of("p")[1..], "without the title");
    assert_eq!(of("j"), of("page"));
    assert_eq!(of("h")[0][0], "Pier & tide");
    assert_eq!(of("e")[0][0], "Rain & wind\u{2019}s toll may grow.");
    assert_eq!(of("m")[0][0], "It costs <3 coins, and 4 < 5.");
    let run = fs::read_to_string(path.join("reports/run.json")).expect("a record");
    assert!(run.contains("\"reason\": \"html\"") && run.contains("\"reason\": \"entities\""), "{run}");
}

#[test]
fn a_pasted_text_has_its_headline_and_its_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let text =
        "Pier may stay shut\nBy Ana Lim\n12 March 2026\n\nThe pier may stay shut, officials said.\n\nIt is old.\n";
    fs::write(path.join("pier.txt"), text).expect("a file");
    assert_eq!(reportedly(path, &["score", "-q", "pier.txt"]).0, 0);
    let sentences = rows(&path.join("reports"), "sentences.csv");
    assert_eq!(column(&sentences, "text")[0], "Pier may stay shut");
    assert_eq!(column(&sentences, "position")[..2], ["headline", "lead"]);
    assert_eq!(column(&sentences, "text").iter().filter(|text| text.starts_with("Pier may")).count(), 1);
    assert_eq!((sentences[0]["start"].as_str(), sentences[0]["end"].as_str()), ("0", "18"));
    assert_eq!(column(&rows(&path.join("reports"), "articles.csv"), "date"), ["2026-03-12"]);
}

#[test]
fn a_workspace_scored_as_a_whole_leaves_its_reports_out() {
    let folder = workspace();
    let path = folder.path();
    assert_eq!(reportedly(path, &["score", "-q", "--out", "old"]).0, 0);
    for round in 0..2 {
        let (code, out, err) = reportedly(path, &["score", "."]);
        assert_eq!(code, 0, "{err}");
        assert!(out.starts_with("24 articles,"), "round {round}: {out}\n{err}");
        assert_eq!(err.matches("left out, since reports and lexicons are no articles").count(), 1, "{err}");
        assert!(err.contains("lexicons, ") && err.contains("old, ") && err.contains("reports"), "{err}");
    }
}

#[test]
fn a_folder_without_a_workspace_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    for words in [&[][..], &["score"], &["explain"]] {
        let (code, _, err) = reportedly(folder.path(), words);
        assert_eq!(code, 2);
        assert!(err.contains("there is no folder data/ here") && err.contains("`reportedly init`"), "{err}");
    }
    fs::create_dir(folder.path().join("data")).expect("a folder");
    let (code, _, err) = reportedly(folder.path(), &[]);
    assert_eq!(code, 2);
    assert!(err.contains("data: there is no article in it; put CSV") && !err.contains("messages above"), "{err}");
    assert!(!folder.path().join("reports/articles.csv").exists());
}

/// Scores and compares a file of the fixtures.
fn events_of(name: &str) -> (tempfile::TempDir, Vec<Row>) {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(reportedly(folder.path(), &["score", "-q", &fixture(name)]).0, 0);
    assert_eq!(reportedly(folder.path(), &["compare", "-q"]).0, 0);
    let events = rows(&folder.path().join("reports"), "events.csv");
    (folder, events)
}

#[test]
fn one_event_alone_is_an_event_and_six_events_are_none() {
    let (folder, events) = events_of("events/one.csv");
    assert_eq!(column(&events, "event_id"), ["e00001"; 6]);
    let (_, apart) = events_of("events/six.csv");
    assert_eq!(column(&apart, "event_id"), [""; 6]);
    // The same articles beside others are the same event.
    let both = folder.path().join("both.csv");
    let six = fs::read_to_string(fixture("events/six.csv")).expect("a file").replace("\na", "\nb");
    let rest = six.split_once("\nb2,").expect("a second article").1;
    fs::write(&both, fs::read_to_string(fixture("events/one.csv")).expect("a file") + "b2," + rest).expect("a file");
    assert_eq!(reportedly(folder.path(), &["score", "-q", "both.csv"]).0, 0);
    assert_eq!(reportedly(folder.path(), &["compare", "-q"]).0, 0);
    let events = rows(&folder.path().join("reports"), "events.csv");
    assert_eq!(column(&events, "event_id"), [["e00001"; 6].as_slice(), &[""; 5]].concat());
}

#[test]
fn events_that_were_found_can_be_changed_and_given_back() {
    let (folder, events) = events_of("events/one.csv");
    let path = folder.path();
    let mut mine = String::from("article_id,event_id\n");
    for (place, row) in events.iter().enumerate().take(4) {
        mine += &format!("{},{}\n", row["article_id"], ["e00001", "e00001", "", "e00001"][place]);
    }
    fs::write(path.join("mine.csv"), mine).expect("a file");
    assert_eq!(reportedly(path, &["compare", "-q", "--events", "mine.csv"]).0, 0);
    let events = rows(&path.join("reports"), "events.csv");
    assert_eq!(column(&events, "event_id"), ["e00001", "e00001", "", "e00001", "e00002", "e00002"]);
}

#[test]
fn groups_are_told_by_a_column_of_words_that_is_there() {
    let folder = workspace();
    let path = folder.path();
    assert_eq!(reportedly(path, &["score", "-q"]).0, 0);
    assert_eq!(reportedly(path, &["compare", "-q"]).0, 0);
    let outlets = fs::read(path.join("reports/outlets.csv")).expect("outlets");
    let articles = path.join("reports/articles.csv");
    let told = |words: &[&str], what: &[&str]| {
        let (code, _, err) = reportedly(path, words);
        assert_eq!(code, 2, "{err}");
        what.iter().for_each(|what| assert!(err.contains(what), "{err}"));
        assert!(err.len() < 300, "{err}");
        assert_eq!(fs::read(path.join("reports/outlets.csv")).expect("outlets"), outlets);
    };
    told(&["compare", "--by", "outlett"], &["there is no such column; near it are outlet,"]);
    told(&["compare", "--by", "n_words"], &["--by: n_words is a number of each article and makes no groups"]);
    told(&["compare", "--by", "genre_of"], &["near it are genre,"]);
    let mut table = csv::Reader::from_path(&articles).expect("articles");
    let header = table.headers().expect("a header").clone();
    let section = header.iter().position(|name| name == "section").expect("a column");
    let mut emptied = csv::Writer::from_path(path.join("emptied.csv")).expect("a file");
    emptied.write_record(&header).expect("written");
    for row in table.records().map(|row| row.expect("a row")) {
        let cells = row.iter().enumerate().map(|(place, cell)| if place == section { "" } else { cell });
        emptied.write_record(cells).expect("written");
    }
    emptied.flush().expect("written");
    fs::rename(path.join("emptied.csv"), &articles).expect("it moves");
    told(&["compare", "--by", "section"], &["column `section`: it is empty in every article"]);
}

#[test]
fn a_folder_of_coded_sheets_is_taken_as_its_sheets() {
    let folder = workspace();
    let path = folder.path();
    assert_eq!(reportedly(path, &["score", "-q"]).0, 0);
    assert_eq!(reportedly(path, &["sample", "-q", "--n", "20", "--overlap", "20", "--variables", "attributed"]).0, 0);
    let coding = path.join("coding");
    for name in ["coder-1.csv", "coder-2.csv"] {
        let mut table = csv::Reader::from_path(coding.join(name)).expect("a sheet");
        let header = table.headers().expect("a header").clone();
        let code = header.iter().position(|name| name == "attributed").expect("a column");
        let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
        let mut coded = csv::Writer::from_path(coding.join(name)).expect("a file");
        coded.write_record(&header).expect("written");
        for (number, row) in rows.iter().enumerate() {
            let one = if number % 2 == 0 { "1" } else { "0" };
            let cells = row.iter().enumerate().map(|(place, cell)| if place == code { one } else { cell });
            coded.write_record(cells).expect("written");
        }
        coded.flush().expect("written");
    }
    // The workbooks that `sample` wrote beside them are blank.
    assert!(cfg!(not(feature = "workbooks")) || coding.join("coder-1.xlsx").exists());
    let (code, out, err) = reportedly(path, &["agree", "coding", "--against", "reports"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("the program against people") && out.contains("coder-1, coder-2"), "{out}");
    if cfg!(feature = "workbooks") {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in [["unit_id", "attributed"], ["u0001", "1"]].into_iter().enumerate() {
            sheet.write_row(u32::try_from(row).expect("a row"), 0, cells).expect("written");
        }
        book.save(coding.join("coder-1.xlsx")).expect("a workbook");
        let (code, _, err) = reportedly(path, &["agree", "coding"]);
        assert!(code == 2 && err.contains("both hold codes of one coder; delete one, or name the sheets"), "{err}");
    }
    fs::create_dir(path.join("bare")).expect("a folder");
    let (code, _, err) = reportedly(path, &["agree", "bare"]);
    assert!(code == 2 && err.contains("bare: there is no sheet coder-*.csv"), "{err}");
}

#[test]
fn a_double_is_told_with_what_compare_does_about_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = "id,outlet,text\na,Post,The pier may close.\nb,Post,The pier may close.\n";
    fs::write(folder.path().join("a.csv"), table).expect("a file");
    let (_, _, err) = reportedly(folder.path(), &["score", "a.csv"]);
    assert!(
        err.contains("`b` has the same text as `a`; it is marked in duplicate_of; `compare` leaves it out"),
        "{err}"
    );
    assert_eq!(reportedly(folder.path(), &["compare", "-q"]).0, 0);
    assert_eq!(column(&rows(&folder.path().join("reports"), "events.csv"), "copy_of"), ["", "a"]);
}

#[test]
fn reports_are_separated_by_what_can_be_read_back() {
    let folder = workspace();
    for odd in ["|", "_", " ", "\r", ":", "'"] {
        let (code, _, err) = reportedly(folder.path(), &["score", "-q", "--delimiter", odd]);
        assert!(code == 2 && err.contains("write , or ; or tab"), "{odd:?}: {err}");
    }
    for fine in [",", ";", "tab"] {
        assert_eq!(reportedly(folder.path(), &["score", "-q", "--delimiter", fine]).0, 0, "{fine}");
        for verb in ["compare", "report"] {
            assert_eq!(reportedly(folder.path(), &[verb, "-q"]).0, 0, "{verb} {fine}");
        }
    }
}

#[test]
fn a_document_from_standard_input_has_no_dash_for_an_id() {
    let folder = tempfile::tempdir().expect("a folder");
    let has_an_id = |format: &str, text: &str| {
        let (code, out, err) =
            given(folder.path(), &["score", "-", "--input", format, "--out", "-", "--columns", "article_id"], text);
        assert_eq!((code, out.as_str()), (0, "article_id\na000001\n"), "{format}: {err}");
    };
    has_an_id("txt", "The pier may close.");
    #[cfg(feature = "pages")]
    has_an_id("mhtml", "From: Post\nMIME-Version: 1.0\nContent-Type: text/plain\n\nThe pier may close.\n");
    let mut docx = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut docx);
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("word/document.xml", stored).expect("a file");
    let xml = b"<w:document xmlns:w=\"w\"><w:p><w:r><w:t>The pier may close.</w:t></w:r></w:p></w:document>";
    std::io::Write::write_all(&mut archive, xml).expect("written");
    archive.finish().expect("an archive");
    let mut command = Command::cargo_bin("reportedly").expect("the binary");
    let words = ["score", "-", "--input", "docx", "--out", "-", "--columns", "article_id"];
    let done = command.current_dir(folder.path()).args(words).write_stdin(docx.into_inner()).output().expect("it runs");
    assert_eq!(String::from_utf8_lossy(&done.stdout), "article_id\na000001\n");
}

#[cfg(not(feature = "serve"))]
#[test]
fn a_build_without_the_page_says_how_to_have_it() {
    let folder = tempfile::tempdir().expect("a folder");
    for words in [&["serve"][..], &["serve", "--port", "0"]] {
        let (code, _, err) = reportedly(folder.path(), words);
        assert!(code == 2 && err.contains("cargo install --path . --features serve"), "{err}");
    }
    assert!(!reportedly(folder.path(), &["--help"]).1.contains("serve"));
}
