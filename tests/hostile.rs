//! Hostile input: every row of tests/hostile/ ends in the message, the status and the articles that stand in it.
//!
//! `files.csv` holds files for the readers, `lexicons.csv` lexicons, `fields.csv` what articles may hold. Content is
//! written with `\n`, `\r`, `\t`, `\\`, `\xHH` for a byte, `\u{...}` for a character and `{{N*...}}` for so many
//! copies; `@formats/NAME` is a file of tests/formats. `packing` says what is done with it, one step after the other.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

const BIN: &str = env!("CARGO_BIN_EXE_reportedly");
const GOOD: &str =
    "id,outlet,title,text\ngood,Harbour Post,Dam holds,The dam may fail. The mayor said the river rose.\n";

/// The rows of a table of tests/hostile/, each by the names of its columns.
fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile").join(name);
    let mut reader = csv::Reader::from_path(path).expect("the table");
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(|row| row.expect("a row")).collect();
    assert!(!rows.is_empty());
    rows
}

/// The bytes that a cell of content means.
fn bytes(cell: &str) -> Vec<u8> {
    if let Some(name) = cell.strip_prefix("@formats/") {
        return fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name)).expect("a fixture");
    }
    let mut out = Vec::new();
    let mut rest = cell;
    while !rest.is_empty() {
        if let Some((times, after)) = rest.strip_prefix("{{").and_then(|more| more.split_once('*')) {
            let (piece, after) = after.split_once("}}").expect("}} closes a repetition");
            out.extend(bytes(piece).repeat(times.parse().expect("a number of copies")));
            rest = after;
        } else if let Some(more) = rest.strip_prefix('\\') {
            let kind = more.chars().next().expect("a letter after \\");
            let mut used = 1;
            match kind {
                'n' => out.push(b'\n'),
                'r' => out.push(b'\r'),
                't' => out.push(b'\t'),
                'x' => {
                    out.push(u8::from_str_radix(&more[1..3], 16).expect("a byte"));
                    used = 3;
                }
                'u' if more[1..].starts_with('{') => {
                    let close = more.find('}').expect("}");
                    let code = u32::from_str_radix(&more[2..close], 16).expect("a code point");
                    let letter = char::from_u32(code).expect("a character");
                    out.extend(letter.encode_utf8(&mut [0; 4]).as_bytes());
                    used = close + 1;
                }
                '\\' => out.push(b'\\'),
                other => out.extend([b'\\', other as u8]),
            }
            rest = &more[used..];
        } else {
            let letter = rest.chars().next().expect("a letter");
            out.extend(letter.encode_utf8(&mut [0; 4]).as_bytes());
            rest = &rest[letter.len_utf8()..];
        }
    }
    out
}

/// A ZIP file of these members, packed; written by hand, since no honest writer takes such names.
fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(content).expect("memory");
        let packed = packer.finish().expect("memory");
        let mut sum = flate2::Crc::new();
        sum.update(content);
        let size = |length: usize| u32::try_from(length).expect("small").to_le_bytes();
        let mut head = vec![20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0x5A];
        head.extend(sum.sum().to_le_bytes());
        head.extend(size(packed.len()));
        head.extend(size(content.len()));
        head.extend(&size(name.len())[..2]);
        head.extend([0, 0]);
        let place = size(out.len());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x03");
        directory.extend(&head);
        // No comment; a symbolic link by its attributes, if its name says so.
        directory.extend([0; 6]);
        directory.extend(if name.starts_with("link") { 0xA1FF_0000_u32 } else { 0x81A4_0000 }.to_le_bytes());
        directory.extend(place);
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(members.len()).expect("few").to_le_bytes();
    let start = u32::try_from(out.len()).expect("small").to_le_bytes();
    let length = u32::try_from(directory.len()).expect("small").to_le_bytes();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(length);
    out.extend(start);
    out.extend([0, 0]);
    out
}

const SHEET: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// One step of packing: `gzip`, `zstd`, `zip:NAME`, `docx`, `xlsx`, `cut:N`, `half`, `flip:N`, `before:BYTES`, `swap:A=B`.
fn packed(content: &[u8], step: &str) -> Vec<u8> {
    let (verb, word) = step.split_once(':').unwrap_or((step, ""));
    match verb {
        "gzip" => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            packer.write_all(content).expect("memory");
            packer.finish().expect("memory")
        }
        "zstd" => zstd::encode_all(content, 3).expect("memory"),
        "zip" => zip(&[(&String::from_utf8(bytes(word)).expect("a name"), content)]),
        "docx" => zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", content)]),
        "xlsx" => zip(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("_rels/.rels", ROOT.as_bytes()),
            ("xl/workbook.xml", SHEET.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
            ("xl/worksheets/sheet1.xml", content),
        ]),
        "cut" => content[..content.len().min(word.parse().expect("a length"))].to_vec(),
        "half" => content[..content.len() / 2].to_vec(),
        "flip" => {
            let every: usize = word.parse().expect("a distance");
            content.iter().enumerate().map(|(at, byte)| if at % every == every - 1 { !byte } else { *byte }).collect()
        }
        "before" => [bytes(word).as_slice(), content].concat(),
        "swap" => {
            let (from, to) = word.split_once('=').expect("A=B");
            let (from, to) = (bytes(from), bytes(to));
            let mut out = Vec::new();
            let mut at = 0;
            while at < content.len() {
                if content[at..].starts_with(&from) {
                    out.extend(&to);
                    at += from.len();
                } else {
                    out.push(content[at]);
                    at += 1;
                }
            }
            out
        }
        other => panic!("no such packing: {other}"),
    }
}

/// Runs the program; it must end without a panic, and nothing that moves a cursor or turns a line may reach the terminal.
fn run(folder: &Path, words: &[&str]) -> (Output, String) {
    let begun = Instant::now();
    let output = Command::new(BIN).current_dir(folder).args(words).output().expect("it runs");
    let said = String::from_utf8(output.stdout.clone()).expect("UTF-8 on standard output")
        + &String::from_utf8(output.stderr.clone()).expect("UTF-8 on standard error");
    let risky =
        |c: &char| (c.is_control() && *c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    assert!(!said.contains("panicked"), "{words:?}: {said}");
    assert_eq!(said.chars().find(risky), None, "{words:?}: {said:?}");
    assert!(begun.elapsed() < Duration::from_secs(300), "{words:?}: {:?}", begun.elapsed());
    (output, said)
}

/// Rows of a report by its columns.
fn report(folder: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(folder.join(name)).expect("the report");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn hostile_files_end_in_their_messages_and_harm_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("in");
    fs::create_dir(&input).expect("a folder");
    let cases = table("files.csv");
    for case in &cases {
        let content = case["packing"]
            .split(' ')
            .filter(|step| !step.is_empty())
            .fold(bytes(&case["content"]), |content, step| packed(&content, step));
        let name = String::from_utf8(bytes(&case["file"])).expect("a name");
        assert!(!input.join(&name).exists(), "{name} stands there twice");
        fs::write(input.join(name), content).expect("a file");
    }
    fs::write(input.join("~good.csv"), GOOD).expect("a file");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(".", input.join("loop")).expect("a link");
        std::os::unix::fs::symlink("nowhere", input.join("gone.csv")).expect("a link");
    }
    let (output, said) = run(folder.path(), &["score", "in", "--out", "out", "--any-language"]);
    assert_eq!(output.status.code(), Some(1), "{said}");
    let articles = report(&folder.path().join("out"), "articles.csv");
    assert!(articles.iter().any(|row| row["article_id"] == "good"), "the good article is scored");
    let run: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("out/run.json")).expect("run.json")).expect("JSON");
    let inputs = run["inputs"].as_array().expect("accounts");
    let mut wrong = Vec::new();
    for case in &cases {
        // As the terminal shows it.
        let name = String::from_utf8(bytes(&case["file"])).expect("a name");
        let of_case = |file: &str| file == format!("in/{name}") || file.starts_with(&format!("in/{name}/"));
        let shown: String =
            name.chars().map(|c| if c.is_control() || c == '\u{202E}' { '\u{FFFD}' } else { c }).collect();
        let own = inputs.iter().filter(|account| of_case(account["file"].as_str().unwrap_or_default()));
        let read: u64 = own.clone().filter_map(|account| account["read"].as_u64()).sum();
        let read = read.to_string();
        let told: Vec<&str> =
            said.lines().filter_map(|line| line.split_once(&format!("in/{shown}")).map(|(_, rest)| rest)).collect();
        let account = |line: &str| line.contains(" read, ") || line.ends_with(" read");
        let faults: Vec<&str> = told.iter().copied().filter(|line| !account(line)).collect();
        let lost = own.clone().any(|account| account["skipped"].as_array().is_some_and(|list| !list.is_empty()));
        let status = u8::from(lost).to_string();
        let fits = if case["said"].is_empty() { !lost } else { told.iter().any(|line| line.contains(&case["said"])) };
        if read != case["articles"] || status != case["status"] || !fits || own.count() == 0 {
            wrong.push(format!(
                "{},{status},{read}: {}",
                case["case"],
                faults.join(" / ").chars().take(300).collect::<String>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{} cases end otherwise:\n{}", wrong.len(), wrong.join("\n"));
    let outside: Vec<_> =
        fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(outside.len(), 2, "nothing is written beside the reports: {outside:?}");
    let (_, told) = self::run(folder.path(), &["compare", "out"]);
    assert!(!told.is_empty());
}

#[test]
fn hostile_lexicons_are_refused_with_their_place_or_stay_text() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("good.csv"), GOOD).expect("a file");
    let mut wrong = Vec::new();
    for case in table("lexicons.csv") {
        let lexicons = folder.path().join("lex");
        let path = lexicons.join(&case["path"]);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, bytes(&case["content"])).expect("a file");
        let (output, said) = run(folder.path(), &["score", "good.csv", "--lexicons", "lex", "--out", "out", "--quiet"]);
        let status = output.status.code().map_or(String::new(), |code| code.to_string());
        if status != case["status"] || !said.contains(&case["said"]) {
            wrong.push(format!("{},{status}: {}", case["case"], said.chars().take(300).collect::<String>()));
        }
        fs::remove_dir_all(&lexicons).expect("it goes away");
    }
    assert!(wrong.is_empty(), "{} cases end otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// No page holds a script that is not its own, an address that runs, or a tag that an article brought.
fn pages_are_harmless(reports: &Path) {
    for name in ["report.html", "worksheet.html", "worksheet-key.html"] {
        let page = fs::read_to_string(reports.join(name)).expect("the page");
        assert_eq!(page.matches("<script>").count(), 1, "{name}: only its own script");
        let lower = page.to_lowercase();
        for evil in [
            "<script src",
            "<img",
            "<svg onload",
            "<iframe",
            "<base",
            "<object",
            "<a onclick",
            "<meta http-equiv=\"refresh",
            "href=\"javascript:",
            "href='javascript:",
            "href=\"data:",
            "\" onmouseover=",
            "<style>*",
        ] {
            assert!(!lower.contains(evil), "{name}: {evil}");
        }
        assert_eq!(page.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')), None, "{name}");
    }
}

#[test]
fn hostile_fields_stay_text_in_every_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("evil.csv");
    let fields = ["id", "outlet", "title", "author", "section", "url", "date", "text"];
    let cases = table("fields.csv");
    let mut writer = csv::Writer::from_path(&path).expect("a file");
    writer.write_record(fields).expect("a row");
    let mut rows = 0;
    for (number, case) in cases.iter().enumerate() {
        let evil = String::from_utf8(bytes(&case["content"])).expect("text");
        let row = fields.map(|field| {
            let plain = match field {
                "id" => format!("e{number}"),
                "url" => format!("https://harbour.example/{number}"),
                "date" => "2026-03-01".to_owned(),
                "text" => format!("The dam number {number} may fail, the mayor of town {number} said on Friday."),
                other => format!("Some {other}"),
            };
            match (case["field"] == field, field) {
                (false, _) => plain,
                (true, "text") => format!("{evil} may fail, the {evil} said. {plain}"),
                (true, _) => evil.clone(),
            }
        });
        writer.write_record(row).expect("a row");
        rows += 1;
    }
    writer.flush().expect("a file");
    let (output, said) = run(folder.path(), &["score", "evil.csv", "--out", "out", "--any-language"]);
    assert!(output.status.code().is_some_and(|code| code < 2), "{said}");
    let out = folder.path().join("out");
    let articles = report(&out, "articles.csv");
    assert_eq!(articles.len(), rows, "{said}");
    let mut ids: Vec<&String> = articles.iter().map(|row| &row["article_id"]).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), rows, "ids stay different");
    run(folder.path(), &["compare", "out"]);
    let (output, said) = run(folder.path(), &["report", "out", "--xlsx", "--worksheet"]);
    assert_eq!(output.status.code(), Some(0), "{said}");
    pages_are_harmless(&out);
    run(folder.path(), &["explain", "evil.csv"]);
    let (output, said) =
        run(folder.path(), &["score", "evil.csv", "--out", "excel", "--excel", "--any-language", "--quiet"]);
    assert!(output.status.code().is_some_and(|code| code < 2), "{said}");
    for name in ["articles.csv", "sentences.csv", "cues.csv", "attributions.csv"] {
        for row in report(&folder.path().join("excel"), name) {
            for (column, cell) in row {
                let formula = cell.starts_with(['=', '+', '@', '\t', '\r'])
                    || (cell.starts_with('-') && cell.parse::<f64>().is_err());
                assert!(!formula, "{name}, {column}: {cell:?} is a formula to a spreadsheet");
            }
        }
    }
    let beside = fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(beside, 3, "no id or name became a path");
}

#[test]
fn every_marker_of_furniture_may_stand_bare_in_a_line() {
    let reader = reportedly::rule::reader::Reader::builtin().expect("lexicons");
    let rows =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/text/boilerplate.csv")).expect("rows");
    let mut markers = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(rows.as_bytes());
    for row in markers.records() {
        let phrase = &row.expect("a row")[0];
        let bare = phrase.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        for line in [phrase, bare, &format!("{bare}:"), &format!("Jane Roe. {phrase}"), &format!("{phrase} …")] {
            for text in [format!("{line}\n\nThe dam may fail."), format!("The dam may fail.\n\n{line}\n\nIt rained.")] {
                // No place beyond the line is asked for, whatever mark the marker ends in.
                let _ = reader.read(&text, "-");
            }
        }
    }
}
