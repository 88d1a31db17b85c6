//! Reading collections from disk: every format gives the same articles, every kind of bad input its own message.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use reportedly::article::Article;
use reportedly::input::FORMATS;
use reportedly::input::account::Account;
use reportedly::input::articles::{Articles, Read};
use reportedly::input::files::find;
use reportedly::input::settings::Settings;
use reportedly::input::trouble::Reason;
use reportedly::stats::random::Random;

struct All {
    read: Vec<Read>,
    faults: Vec<String>,
    accounts: Vec<Account>,
}

fn read_as(paths: &[PathBuf], settings: Settings) -> All {
    let mut articles = Articles::new(find(paths), settings);
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    for item in &mut articles {
        match item {
            Ok(article) => read.push(article),
            Err(fault) => faults.push(fault.to_string()),
        }
    }
    All { read, faults, accounts: articles.accounts().to_vec() }
}

fn read(paths: &[PathBuf]) -> All {
    read_as(paths, Settings::default())
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name)
}

/// The three articles as plain.csv holds them; the other fixtures are measured against these.
fn three() -> Vec<Article> {
    let all = read(&[fixture("plain.csv")]);
    assert!(all.faults.is_empty(), "{:?}", all.faults);
    let articles: Vec<Article> = all.read.into_iter().map(|read| read.article).collect();
    let genres: Vec<&str> = articles.iter().map(|article| article.genre.as_str()).collect();
    assert_eq!(genres, ["news", "news", "opinion"]);
    articles
}

#[test]
fn all_formats_of_the_same_three_articles_give_the_same_three_articles() {
    // What a fixture does not carry is marked: i = id, s = section (and so genre), a = author, u = url,
    // o = the outlet's name, for which its site stands in.
    for (name, lacks, encoding) in [
        ("plain.csv", "", "UTF-8"),
        ("packed.csv.gz", "", "UTF-8"),
        ("packed.csv.zst", "", "UTF-8"),
        ("excel-windows-1252.csv", "", "windows-1252"),
        ("excel-unicode-text.txt", "", "UTF-16LE"),
        ("utf-16-without-mark.tsv", "", "UTF-16BE"),
        ("all-the-news-1.csv", "su", "UTF-8"),
        ("all-the-news-2.csv", "i", "UTF-8"),
        ("media-cloud.csv", "sa", "UTF-8"),
        ("allsides.jsonl", "s", "UTF-8"),
        ("plain.ndjson", "", "UTF-8"),
        ("newsapi.json", "is", "UTF-8"),
        ("news-please.json", "is", "UTF-8"),
        ("trafilatura.jsonl", "i", "UTF-8"),
        ("trafilatura.tsv", "sao", "UTF-8"),
        ("nexis.txt", "iu", "UTF-8"),
        ("proquest.txt", "", "UTF-8"),
        ("nexis.docx", "iu", ""),
        ("nexis.rtf", "iu", ""),
        ("nexis-uni.txt", "iu", "UTF-8"),
        ("factiva.txt", "u", "UTF-8"),
        #[cfg(feature = "pages")]
        ("factiva.html", "u", "UTF-8"),
        #[cfg(feature = "pages")]
        ("cc-news.warc", "i", ""),
        #[cfg(feature = "pages")]
        ("cc-news.warc.gz", "i", ""),
        #[cfg(feature = "workbooks")]
        ("workbook.xlsx", "", ""),
    ] {
        let all = read(&[fixture(name)]);
        assert_eq!(all.read.len(), 3, "{name}: {:?}", all.faults);
        for (order, (read, whole)) in all.read.into_iter().zip(three()).enumerate() {
            let mut expected = whole;
            if lacks.contains('i') {
                expected.id = format!("a{:06}", order + 1);
            }
            if lacks.contains('s') {
                (expected.section, expected.genre) = (String::new(), String::new());
            }
            if lacks.contains('a') {
                expected.author = String::new();
            }
            if lacks.contains('u') {
                expected.url = String::new();
            }
            if lacks.contains('o') {
                expected.outlet = expected.url.split('/').nth(2).unwrap().to_owned();
            }
            assert!(read.article.file.ends_with(name));
            assert!(!read.article.date_source.is_empty(), "{name}");
            (expected.file, expected.row) = (read.article.file.clone(), read.article.row);
            expected.date_source.clone_from(&read.article.date_source);
            assert_eq!(read.article, expected, "{name}");
            assert!(!read.truncated);
        }
        let account = &all.accounts[0];
        // The archive holds a redirection too, which is no page.
        let other = u64::from(name.starts_with("cc-news"));
        assert_eq!((account.found, account.read, account.skipped()), (3 + other, 3, other), "{name}");
        assert_eq!(account.encoding.as_ref().map_or("", |found| found.label), encoding, "{name}");
        assert_eq!(account.bytes, fs::metadata(fixture(name)).unwrap().len(), "{name}");
        assert!(account.sha256.as_ref().is_some_and(|hash| hash.len() == 64), "{name}");
        let expected = |fault: &String| fault.contains("windows-1252") || fault.contains("301 Moved Permanently");
        assert!(all.faults.iter().all(expected), "{name}: {:?}", all.faults);
        let announces = ["nexis.txt", "nexis.docx", "nexis.rtf", "nexis-uni.txt", "proquest.txt"].contains(&name);
        assert_eq!(account.announced, announces.then_some(3), "{name}");
    }
}

#[test]
fn a_folder_of_texts_gives_outlet_day_and_id_by_its_names() {
    let all = read(&[fixture("txt")]);
    assert!(all.faults.is_empty(), "{:?}", all.faults);
    let mut articles: Vec<Article> = all.read.into_iter().map(|read| read.article).collect();
    articles.sort_by(|a, b| a.date.cmp(&b.date));
    for (article, whole) in articles.iter().zip(three()) {
        assert_eq!(article.text, whole.text);
        assert_eq!((&article.outlet, &article.date, article.title.as_str()), (&whole.outlet, &whole.date, ""));
        assert_eq!(article.id, format!("{}-{}", whole.date, whole.id));
    }
}

#[test]
fn a_feed_gives_the_entries_that_bring_their_text() {
    let all = read(&[fixture("feed.rss")]);
    assert_eq!(all.read.len(), 1, "{:?}", all.faults);
    let (article, whole) = (&all.read[0].article, &three()[0]);
    assert_eq!((&article.text, &article.title, &article.outlet), (&whole.text, &whole.title, &whole.outlet));
    assert_eq!((&article.date, &article.author, &article.url), (&whole.date, &whole.author, &whole.url));
    assert!(all.faults.iter().any(|fault| fault.contains("a summary of this entry at most")), "{:?}", all.faults);
}

#[test]
fn stories_pasted_into_one_text_are_articles() {
    let all = read(&[fixture("pasted.txt")]);
    let told: Vec<String> = all
        .read
        .iter()
        .map(|read| format!("{}|{}|{}", read.article.id, read.article.title, read.article.date))
        .collect();
    assert_eq!(
        told,
        [
            "pasted-1|Pier to stay shut, officials say|2026-03-01",
            "pasted-2|Café owners fear a lost summer|",
            "pasted-3|The council must answer|2026-03-03",
        ]
    );
    assert!(all.faults.len() == 1 && all.faults[0].contains("--input txt reads the file as one"), "{:?}", all.faults);
    let format = FORMATS.iter().find(|format| format.name == "txt");
    let settings = Settings { format, ..Settings::default() };
    assert_eq!(read_as(&[fixture("pasted.txt")], settings).read.len(), 1);
}

/// A Word document with a paragraph for each line of a text.
fn word(text: &str) -> Vec<u8> {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: String = escaped.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("word/document.xml", stored).unwrap();
    std::io::Write::write_all(&mut archive, format!("<w:document>{paragraphs}</w:document>").as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn downloads_and_pasted_stories_saved_by_a_word_processor_are_articles_too() {
    let folder = tempfile::tempdir().unwrap();
    for (name, ids) in [("factiva.txt", ["hp-001", "dl-002", "hp-003"]), ("pasted.txt", ["w-1", "w-2", "w-3"])] {
        let path = folder.path().join("w.docx");
        fs::write(&path, word(&fs::read_to_string(fixture(name)).unwrap())).unwrap();
        let all = read(&[path]);
        let read: Vec<&str> = all.read.iter().map(|read| read.article.id.as_str()).collect();
        assert_eq!(read, ids, "{:?}", all.faults);
        assert!(all.read.iter().all(|read| !read.article.title.is_empty() && read.article.text.contains("\n\n")));
    }
}

#[test]
fn stories_that_a_word_document_may_hold_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.docx");
    let story = "The pier may stay shut until May, the port authority said, and the ferry could be late.\nIt is old.";
    fs::write(&path, word(&format!("Pier may shut\n{story}\n***\nFerry may be late\n{story}\n"))).unwrap();
    let all = read(&[path]);
    assert_eq!(all.read.len(), 1);
    assert!(all.faults.len() == 1 && all.faults[0].contains("read as one article"), "{:?}", all.faults);
}

/// The three articles from several files, in the order of their days.
fn assert_three(path: &str, lacks: &str) -> All {
    let mut all = read(&[fixture(path)]);
    assert_eq!(all.read.len(), 3, "{path}: {:?}", all.faults);
    all.read.sort_by(|a, b| a.article.date.cmp(&b.article.date));
    for (read, mut expected) in all.read.iter().zip(three()) {
        let article = read.article.clone();
        assert!(!article.date_source.is_empty(), "{path}");
        (expected.file, expected.row) = (article.file.clone(), article.row);
        expected.date_source.clone_from(&article.date_source);
        if lacks.contains('i') {
            expected.id.clone_from(&article.id);
        }
        assert_eq!(article, expected, "{path}");
    }
    all
}

#[cfg(feature = "pages")]
#[test]
fn saved_pages_give_the_same_three_articles() {
    let all = assert_three("pages", "");
    assert!(all.faults.is_empty(), "{:?}", all.faults);
    let labels: Vec<&str> = all.accounts.iter().map(|a| a.encoding.as_ref().unwrap().label).collect();
    assert_eq!(labels, ["UTF-8", "UTF-8", "windows-1252"]);
    assert_eq!(all.accounts[2].encoding.as_ref().unwrap().grounds, "named in the page");
}

#[cfg(feature = "pages")]
#[test]
fn pages_and_messages_in_one_file_give_the_same_three_articles() {
    let all = assert_three("saved", "");
    assert!(all.faults.is_empty(), "{:?}", all.faults);
    let pages: Vec<&str> = all.accounts.iter().flat_map(|account| account.pages.keys().copied()).collect();
    assert_eq!(pages, ["UTF-8", "UTF-8", "windows-1252"]);
}

#[test]
fn an_archive_gives_the_articles_of_its_files_each_with_an_account() {
    let all = assert_three("packed.zip", "");
    let files: Vec<&str> = all.accounts.iter().map(|a| a.file.split("formats/").last().unwrap()).collect();
    assert_eq!(
        files,
        [
            "packed.zip",
            "packed.zip/collection/0.csv",
            "packed.zip/inner.zip",
            "packed.zip/inner.zip/collection/1.csv",
            "packed.zip/2.csv"
        ]
    );
    assert_eq!((all.accounts[0].files, all.accounts[0].format), (3, "zip"));
    assert_eq!(all.faults.len(), 1, "{:?}", all.faults);
    assert!(all.faults[0].contains("not read, of no known format: 1 .jpg"), "{}", all.faults[0]);
}

#[test]
fn a_fixture_is_there_for_every_format() {
    let mut read: Vec<&str> = Vec::new();
    for entry in fs::read_dir(fixture("")).unwrap() {
        let all = self::read(&[entry.unwrap().path()]);
        read.extend(all.accounts.iter().map(|account| account.format));
    }
    // The Parquet table is made in its own test: no tool of the scripts writes one.
    for format in FORMATS.iter().filter(|format| format.name != "parquet") {
        assert!(read.contains(&format.name), "{}", format.name);
    }
}

/// Name, content, what the message must hold, and how many articles are read all the same.
type Bad = (&'static str, Vec<u8>, &'static [&'static str], usize);

fn bad_input() -> Vec<Bad> {
    let gz = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packer, bytes).unwrap();
        packer.finish().unwrap()
    };
    let long =
        |rows: usize| (0..rows).fold("text\n".to_owned(), |all, row| all + &format!("Row {row} of the table.\n"));
    let mut torn = gz(long(40_000).as_bytes());
    torn.truncate(torn.len() - 20);
    vec![
        ("no-text.csv", "url,lede\nx,y\n".into(), &["no-text.csv: ", "found: `url`, `lede`", "--map text=NAME"], 0),
        ("few.csv", "id,text\n1,One.\n2\n3,Three.\n".into(), &["few.csv:3: 1 of 2 fields; row skipped"], 2),
        (
            "many.csv",
            "id,text\n1,One.\n2,Two, too.\n3,T.\n".into(),
            &["many.csv:3: 3 fields where the header has 2"],
            2,
        ),
        ("no-cell.csv", "id,content\n1,\n2,Two.\n".into(), &["no-cell.csv:2: column `content`: there is no text"], 1),
        ("null.csv", "id,text\n1,null\n2,Two.\n".into(), &["null.csv:2: column `text`: there is no text"], 1),
        (
            "quote.csv",
            "id,text\n1,One.\n2,\"Two.\n3,Three.\n4,Four.\n".into(),
            &["quote.csv:3: a quotation mark is opened and never closed; row skipped, reading goes on in line 4"],
            3,
        ),
        (
            "quoted.csv",
            "id,text\n1,One.\n2,\"Two.\nIt may shut.\nIt is old.\n".into(),
            &["quoted.csv:3: a quotation mark is opened and never closed; it swallows the 2 lines"],
            1,
        ),
        ("header.csv", "id,text\n".into(), &["header.csv: there is no article in the file"], 0),
        (
            "utf8.txt",
            b"A caf\xC3\xA9, \xC3\xA9tude, stray \xFF byte.".into(),
            &["utf8.txt: a byte sequence means nothing"],
            1,
        ),
        (
            "utf8.csv",
            b"id,text\n1,Caf\xC3\xA9 \xC3\xA9tude.\n2,Stray \xFF byte.\n".into(),
            &["utf8.csv:3: a byte sequence means nothing"],
            2,
        ),
        (
            "latin.txt",
            b"The caf\xE9 said \x93yes\x94.".into(),
            &["latin.txt: read as windows-1252: not valid UTF-8"],
            1,
        ),
        ("empty.txt", Vec::new(), &["empty.txt: the file is empty"], 0),
        ("blank.txt", " \n\u{A0}\n".into(), &["blank.txt: there is no text in the file"], 0),
        ("empty.csv", Vec::new(), &["empty.csv: the file is empty"], 0),
        ("empty.csv.gz", gz(b""), &["empty.csv.gz: the file is empty"], 0),
        ("binary.txt", (0..=255).cycle().take(5000).collect(), &["binary.txt: not text: "], 0),
        (
            "word.txt",
            b"PK\x03\x04\x14\x00\x06\x00".into(),
            &["word.txt: this is a ZIP, Word or Excel file", "save it"],
            0,
        ),
        (
            "line.jsonl",
            "{\"text\": \"One.\"}\n{\"text\": \n\n[]\n{\"text\": \"Four.\"}".into(),
            &[
                "line.jsonl:2: not valid JSON (EOF while parsing a value at column 9); line skipped",
                "line.jsonl:4: not an object",
            ],
            2,
        ),
        (
            "keys.jsonl",
            "{\"lede\": \"One.\"}\n{\"text\": \"Two.\"}\n".into(),
            &["keys.jsonl:1: no column", "`lede`"],
            1,
        ),
        ("cut.json", "[{\"text\": \"One.\"}, {\"text\": \"Tw".into(), &["cut.json:2: not valid JSON"], 1),
        ("torn.csv.gz", torn, &["damaged, or cut off"], 30_000),
        ("not.csv.gz", b"\x1F\x8B\x08nonsense".into(), &["not.csv.gz: damaged, or cut off"], 0),
        (
            "cut-off.csv",
            "id,text\ncut,It met… [+2219 chars]\n".into(),
            &["cut-off.csv:2: the text ends in `[+2219 chars]`"],
            1,
        ),
        ("ids.csv", "id,text\n7,One.\n7,Two.\n".into(), &["ids.csv:3: the id `7` is taken; this article is `7~2`"], 2),
        (
            "again.csv",
            "id,text\n7-a,One.\n\u{FEFF}id,text\n7-b,Two.\n".into(),
            &["again.csv:3: the header again; not read as an article"],
            2,
        ),
        ("two.csv", "publication,source,text\nA,B,One.\n".into(), &["two.csv: columns `publication` and `source`"], 1),
    ]
}

#[test]
fn bad_input_is_named_and_the_rest_of_the_run_is_unharmed() {
    let folder = tempfile::tempdir().unwrap();
    let bad = bad_input();
    for (name, content, _, _) in &bad {
        fs::write(folder.path().join(name), content).unwrap();
    }
    fs::write(folder.path().join("good.txt"), "The bridge is open.").unwrap();
    let all = read(&[folder.path().to_owned()]);
    for (name, _, messages, count) in &bad {
        let ours: Vec<&String> = all.faults.iter().filter(|fault| fault.contains(&format!("/{name}"))).collect();
        for message in *messages {
            assert!(ours.iter().any(|fault| fault.contains(message)), "{name}: {message}: {ours:?}");
        }
        let read = all.read.iter().filter(|read| read.article.file.ends_with(&format!("/{name}"))).count();
        assert!(read == *count || *count == 30_000 && read > *count, "{name}: {read} read: {ours:?}");
    }
    assert!(all.read.iter().any(|read| read.article.id == "good"));
    assert_eq!(all.accounts.len(), bad.len() + 1);
    for account in &all.accounts {
        assert_eq!(account.found, account.read + row_faults(account), "{account:?}");
        assert!(account.sha256.is_some(), "{}", account.file);
    }
    let flagged: Vec<&str> =
        all.read.iter().filter(|read| read.truncated).map(|read| read.article.id.as_str()).collect();
    assert_eq!(flagged, ["cut"]);
}

#[test]
fn quotation_marks_behind_a_backslash_are_read_as_those_that_are_doubled() {
    let folder = tempfile::tempdir().unwrap();
    let texts = |mark: &str| {
        let rows = "id,outlet,text\n1,Post,\"The mayor met. #We may, perhaps, close it,# she said\nafter #a#.\"\n\
            2,Post,\"#It rained.#\"\n3,,\"\"\n4,Post,\"One.\"\n";
        let path = folder.path().join("table.csv");
        fs::write(&path, rows.replace('#', mark)).unwrap();
        let all = read(&[path]);
        (all.read.into_iter().map(|read| read.article.text).collect::<Vec<_>>(), all.faults)
    };
    let (doubled, faults) = texts("\"\"");
    let told =
        |faults: &[String]| faults.iter().any(|fault| fault.contains("stand behind a backslash and are read so"));
    assert!(doubled.len() == 3 && !told(&faults), "{doubled:?} {faults:?}");
    let (escaped, faults) = texts("\\\"");
    assert_eq!(escaped, doubled);
    assert!(told(&faults), "{faults:?}");
    assert_eq!(escaped[0], "The mayor met. \"We may, perhaps, close it,\" she said\nafter \"a\".");
}

#[cfg(feature = "workbooks")]
#[test]
fn rows_of_a_workbook_are_told_with_their_sheet_and_hidden_sheets_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheets.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, texts) in [("2024", ["One.", "Two."]), ("2025", ["", "Four."]), ("left out", ["Five.", "Six."])] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(name == "left out");
        sheet.write_row(0, 0, ["id", "text"]).unwrap();
        for (row, text) in (1..).zip(texts) {
            sheet.write_row(row, 0, [&*format!("{name}-{row}"), text]).unwrap();
        }
    }
    book.save(&path).unwrap();
    let all = read(&[path]);
    assert_eq!(all.read.len(), 5);
    for told in [
        "sheets.xlsx, sheet `2025`:2: column `text`: there is no text",
        "the sheet `left out` is hidden, and read too: rows 2 to 3",
    ] {
        assert!(all.faults.iter().any(|fault| fault.contains(told)), "{told}: {:?}", all.faults);
    }
}

#[test]
fn what_is_to_be_known_of_articles_that_were_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &[u8]| fs::write(folder.path().join(name), content).unwrap();
    let english = "The port authority said on Sunday that the old pier would stay shut, and that it did not know why.";
    let german = "Die Hafenbehörde teilte am Sonntag mit, dass der alte Pier bis Mai geschlossen bleibt, weil niemand \
        weiß, wie tief die Risse in den Pfählen sind und wer für die Arbeiten aufkommen soll.";
    write(
        "copies.csv",
        format!("id,outlet,text\nweb,nytimes.com,\"{english}\"\nprint,New York Times,\"“{english}”\"\n").as_bytes(),
    );
    write("german.txt", german.as_bytes());
    write("dates.csv", b"id,date,text\nd1,03/04/2026,One.\nd2,13/04/2026,Two.\nd3,soon,Three.\n");
    write("wrong.csv", "id,text\nw1,It’s shut.\nw2,Itâ€™s a cafÃ©.\n".as_bytes());
    write("mixed.csv", b"id,text\nm1,Caf\xC3\xA9 \xC3\xA9t\xC3\xA9 d\xC3\xA9j\xC3\xA0 r\xC3\xA9gl\xC3\xA9.\nm2,Caf\xE9 \x93open\x94.\n");
    write("short.txt", b"Cover\n\n 1 of 3 DOCUMENTS\n\n Harbour Post\n\n March 1, 2026 Sunday\n\nPier shut\n\nLENGTH: 2 words\n\nIt rots.\n");
    write("site.csv", b"url,text\nhttps://www.harbour.example/pier,It rots away.\n");
    let all = read(&[folder.path().to_owned()]);
    let told = |file: &str, message: &str| {
        assert!(
            all.faults.iter().any(|fault| fault.contains(file) && fault.contains(message)),
            "{message}: {:#?}",
            all.faults
        );
    };
    told("copies.csv:3", "`print` has the same text as `web`");
    told("german.txt", "the text is German");
    told("dates.csv:2", "`03/04/2026` could be two days; left as it stands; --dates dmy");
    told("dates.csv:4", "`soon` is no date; left as it stands; write it as 2026-03-01");
    told("wrong.csv:3", "2 wrongly decoded characters, such as `â€™` for `’`; --fix-mojibake mends them");
    told("mixed.csv", "3 bytes of Windows-1252 in a UTF-8 file");
    told("short.txt", "the file announces 3 articles; 1 were read");
    let of = |id: &str| &all.read.iter().find(|read| read.article.id == id).unwrap().article;
    assert_eq!((of("print").outlet.as_str(), of("print").duplicate_of.as_str()), ("The New York Times", "web"));
    assert_eq!((of("web").duplicate_of.as_str(), of("web").language.as_str()), ("", "en"));
    assert_eq!((of("d1").date.as_str(), of("d2").date.as_str()), ("03/04/2026", "2026-04-13"));
    assert_eq!((of("d2").date_source.as_str(), of("d3").date.as_str()), ("13/04/2026", "soon"));
    assert_eq!(of("m2").text, "Café “open”.");
    assert_eq!(of("german").language, "de");
    assert_eq!(all.read.iter().filter(|read| read.foreign).count(), 1);
    assert!(all.read.iter().any(|read| read.article.outlet == "harbour.example"));
    let account = |name: &str| all.accounts.iter().find(|account| account.file.ends_with(name)).unwrap();
    assert_eq!(account("copies.csv").outlets["nytimes.com"], "The New York Times");
    assert_eq!((account("copies.csv").duplicates, account("german.txt").languages["de"]), (1, 1));
    assert_eq!(account("mixed.csv").encoding.as_ref().unwrap().mixed, 3);

    let settings = Settings::default().with_dates("dmy").unwrap().with_mended_mojibake(true);
    let all = read_as(&[folder.path().join("dates.csv"), folder.path().join("wrong.csv")], settings);
    assert_eq!(all.read[0].article.date, "2026-04-03");
    assert_eq!(all.read[4].article.text, "It’s a café.");
    assert!(Settings::default().with_dates("ymd").is_err());
}

#[test]
fn what_is_packed_too_well_or_too_deep_ends_in_a_message() {
    use std::io::{Cursor, Write};
    let folder = tempfile::tempdir().unwrap();
    let gz = fs::File::create(folder.path().join("bomb.csv.gz")).unwrap();
    let mut gz = flate2::write::GzEncoder::new(gz, flate2::Compression::best());
    gz.write_all(b"id,text\n").unwrap();
    let spaces = vec![b' '; 1 << 20];
    (0..80).for_each(|_| gz.write_all(&spaces).unwrap());
    gz.finish().unwrap();
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut inner = b"The end.".to_vec();
    for depth in 0..5 {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(if depth == 0 { "end.txt" } else { "in.zip" }, stored).unwrap();
        archive.write_all(&inner).unwrap();
        inner = archive.finish().unwrap().into_inner();
    }
    fs::write(folder.path().join("deep.zip"), inner).unwrap();
    fs::write(folder.path().join("deep.json"), "[".repeat(100_000)).unwrap();
    let html = format!("<html><body>{}", "<div>".repeat(100_000));
    fs::write(folder.path().join("deep.html"), html).unwrap();
    let all = read(&[folder.path().to_owned()]);
    assert!(all.read.is_empty());
    for (file, message) in [
        ("bomb.csv.gz", "more than 250 times its size"),
        ("deep.zip/in.zip/in.zip/in.zip", "an archive inside 3 archives; not opened"),
        ("deep.json", "recursion limit"),
        #[cfg(feature = "pages")]
        ("deep.html", "more than 1000 deep"),
    ] {
        assert!(all.faults.iter().any(|fault| fault.contains(file) && fault.contains(message)), "{:#?}", all.faults);
    }
}

#[cfg(feature = "parquet")]
#[test]
fn a_parquet_table_gives_the_same_three_articles() {
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::writer::SerializedFileWriter;
    let names = ["id", "outlet", "date", "title", "author", "section", "url", "text"];
    let fields: String = names.map(|name| format!("REQUIRED BYTE_ARRAY {name} (UTF8); ")).concat();
    let schema = parquet::schema::parser::parse_message_type(&format!("message articles {{ {fields} }}")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.parquet");
    let file = fs::File::create(&path).unwrap();
    let mut writer = SerializedFileWriter::new(file, schema.into(), std::sync::Arc::default()).unwrap();
    let mut group = writer.next_row_group().unwrap();
    for name in names {
        let cell = |a: &Article| match name {
            "id" => a.id.clone(),
            "outlet" => a.outlet.clone(),
            "date" => a.date.clone(),
            "title" => a.title.clone(),
            "author" => a.author.clone(),
            "section" => a.section.clone(),
            "url" => a.url.clone(),
            _ => a.text.clone(),
        };
        let values: Vec<ByteArray> = three().iter().map(|article| cell(article).into_bytes().into()).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
    let all = read(std::slice::from_ref(&path));
    assert_eq!(all.read.len(), 3, "{:?}", all.faults);
    for (read, mut expected) in all.read.into_iter().zip(three()) {
        (expected.file, expected.row) = (read.article.file.clone(), read.article.row);
        assert_eq!(read.article, expected);
    }
    let bytes = fs::read(&path).unwrap();
    for round in 0..mutations() {
        fs::write(&path, changed(&bytes, &mut Random::new(round))).unwrap();
        let all = read(std::slice::from_ref(&path));
        assert!(!all.faults.is_empty() || !all.read.is_empty(), "round {round}");
    }
}

fn row_faults(account: &Account) -> u64 {
    account.skipped.iter().filter(|tally| !tally.rows.is_empty()).map(|tally| tally.count).sum()
}

#[test]
fn a_folder_without_rights_is_named_and_the_others_go_on() {
    let root = tempfile::tempdir().unwrap();
    let (closed, open) = (root.path().join("closed"), root.path().join("open.txt"));
    fs::create_dir(&closed).unwrap();
    fs::write(closed.join("inside.txt"), "Closed.").unwrap();
    fs::write(&open, "Open.").unwrap();
    let mode = |mode| {
        #[cfg(unix)]
        fs::set_permissions(&closed, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    };
    mode(0o000);
    // The administrator may read everything; then there is nothing to be said.
    let barred = fs::read_dir(&closed).is_err();
    let all = read(&[root.path().to_owned()]);
    mode(0o700);
    assert!(all.read.iter().any(|read| read.article.id == "open"));
    let told = all.faults.iter().any(|fault| fault.contains("closed: no right to read it"));
    assert_eq!(told, barred, "{:?}", all.faults);
}

#[test]
fn an_article_of_one_line_of_five_megabytes_is_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let line = "The mayor said the “bridge” would open. ".repeat(130_000);
    assert!(line.len() > 5_000_000);
    for (name, content) in [
        ("a.txt", line.clone()),
        ("b.csv", format!("id,outlet,text\nb,B,{line}\n")),
        ("c.jsonl", format!("{{\"id\":\"c\",\"outlet\":\"C\",\"text\":\"{line}\"}}\n")),
        ("d.json", format!("[{{\"id\":\"d\",\"outlet\":\"D\",\"text\":\"{line}\"}}]")),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let all = read(&[folder.path().to_owned()]);
    assert!(all.faults.is_empty(), "{:?}", all.faults);
    assert_eq!(all.read.len(), 4);
    assert!(all.read.iter().all(|read| read.article.text == line));
}

#[test]
fn a_record_beyond_the_limit_is_said_and_lines_after_it_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let long = "x".repeat(400_000);
    let write = |name: &str, content: String| fs::write(folder.path().join(name), content).unwrap();
    write("a.jsonl", format!("{{\"text\":\"One.\"}}\n{{\"text\":\"{long}\"}}\n{{\"text\":\"Three.\"}}\n"));
    write("b.csv", format!("id,text\n1,One.\n2,\"{long}\n3,Three.\n"));
    write("c.json", format!("[{{\"text\":\"One.\"}},{{\"text\":\"{long}\"}}]"));
    write("d.txt", long.clone());
    write("e.txt", "The end.".into());
    let settings = Settings { record_limit: 100_000, ..Settings::default() };
    let all = read_as(&[folder.path().to_owned()], settings);
    let texts: Vec<&str> = all.read.iter().map(|read| read.article.text.as_str()).collect();
    assert_eq!(texts, ["One.", "Three.", "One.", "One.", "The end."]);
    for name in ["a.jsonl:2", "b.csv:3", "c.json:2", "d.txt"] {
        let told = |fault: &&String| fault.contains(name) && fault.contains("longer than 100000 bytes");
        assert_eq!(all.faults.iter().filter(told).count(), 1, "{name}: {:?}", all.faults);
    }
}

#[test]
fn what_the_user_says_wins() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, b"lede;body\nKr\xF3tko;D\xB3ugo\n").unwrap();
    let settings = Settings::default().with_format("csv").unwrap().with_encoding("windows-1250").unwrap();
    let all = read_as(&[path], settings.with_map("text=Lede").unwrap().with_map("title=body").unwrap());
    assert!(all.faults.is_empty(), "{:?}", all.faults);
    assert_eq!((all.read[0].article.text.as_str(), all.read[0].article.title.as_str()), ("Krótko", "Długo"));
    let line = all.accounts[0].to_string();
    assert!(line.ends_with("a.txt: csv, windows-1250, delimiter ;, columns title=body text=lede; 1 read"), "{line}");
    let account = serde_json::to_value(&all.accounts[0]).unwrap();
    assert_eq!(account["encoding"]["grounds"], "named by the user");
    assert_eq!(account["delimiter"], ";");
    assert_eq!(account["mapping"][1]["column"], "lede");
}

#[test]
fn progress_ends_at_the_size_that_was_announced() {
    let found = find(&[fixture("")]);
    let (bytes, files) = (found.bytes, found.files.len());
    let mut articles = Articles::new(found, Settings::default());
    for _ in &mut articles {}
    assert_eq!(articles.bytes(), bytes);
    // The files of an archive have accounts too.
    let on_disk = articles.accounts().iter().filter(|account| Path::new(&account.file).is_file());
    assert_eq!(on_disk.count(), files);
    let doubles = articles.accounts().iter().flat_map(|account| &account.warnings);
    assert!(doubles.filter(|tally| tally.reason == Reason::DuplicateId).count() > 0);
}

/// Reads the bytes as every format, and as what they look like; the end is all that is asked for.
fn survives(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any");
    fs::write(&path, bytes).unwrap();
    for format in FORMATS.iter().map(Some).chain([None]) {
        let settings = Settings { format, record_limit: 4096, ..Settings::default() };
        let all = read_as(std::slice::from_ref(&path), settings);
        let read: u64 = all.accounts.iter().map(|account| account.read).sum();
        assert_eq!(read as usize, all.read.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        survives(&bytes);
    }

    #[test]
    fn a_table_or_json_of_odd_characters_ends(text in "(id,text\n|\\{\"text\":|\\[\\{)?[\"',;\\[\\]{}:\\\\a\n\r\t\u{0}\u{1}\u{FEFF}é]{0,200}") {
        survives(text.as_bytes());
    }
}

/// How many changed copies of each fixture are read; more with `MUTATIONS=5000 cargo test`.
fn mutations() -> u64 {
    std::env::var("MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(12)
}

/// A place below `end`, the same on every machine.
fn below(random: &mut Random, end: usize) -> usize {
    random.below(u32::try_from(end).expect("a small fixture")) as usize
}

/// The bytes with something changed, cut out, doubled, put elsewhere or put in.
fn changed(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    const ODD: &[&[u8]] = &[
        b"\0",
        b"\xFF\xFE",
        b"\"",
        b"<",
        b">",
        b"</div>",
        b"<div><b><table>",
        b"\r\n\r\n",
        b"99999999999999999999",
        b"-1",
        b"{[",
        b"]}",
        b"&#x10FFFF;",
        b"&#0;",
        b"WARC/1.0\r\n",
        b"Content-Length: 4294967296\r\n",
        b"PK\x03\x04",
        b"\xE2\x80",
        b"\xC3\xA9",
        b"Body",
        b"End of Document",
        b"=?utf-8?B?",
        b"--",
        b"\t\t\t",
        b"________________",
    ];
    let mut bytes = bytes.to_vec();
    for _ in 0..=below(random, 6) {
        let at = below(random, bytes.len());
        let end = (at + 1 + below(random, 200)).min(bytes.len());
        match below(random, 7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = below(random, bytes.len());
                bytes.splice(to..to, piece);
            }
            3 => {
                let odd = ODD[below(random, ODD.len())];
                bytes.splice(at..at, odd.iter().copied());
            }
            4 => {
                let odd = ODD[below(random, ODD.len())].repeat(1 + below(random, 300));
                bytes.splice(at..at, odd);
            }
            _ if bytes.is_empty() => {}
            _ => bytes[at] = u8::try_from(below(random, 256)).unwrap_or_default(),
        }
    }
    bytes
}

/// A copy of a ZIP file with one of its parts changed; what is changed outside is mostly found by its checksums.
fn changed_inside(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let chosen = below(random, archive.len());
    for index in 0..archive.len() {
        let mut part = Vec::new();
        let file = archive.by_index_raw(index).unwrap();
        let name = file.name().unwrap().into_owned();
        match file.compression() {
            zip::CompressionMethod::Deflated => {
                flate2::read::DeflateDecoder::new(file).read_to_end(&mut part).unwrap();
            }
            _ => drop({ file }.read_to_end(&mut part).unwrap()),
        }
        if index == chosen {
            part = changed(&part, random);
        }
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        out.start_file(name, stored).unwrap();
        out.write_all(&part).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn changed_copies_of_every_fixture_end_in_articles_or_messages() {
    let folder = tempfile::tempdir().unwrap();
    for file in find(&[fixture("")]).files {
        let bytes = fs::read(&file.path).unwrap();
        let path = folder.path().join(file.path.file_name().unwrap());
        for round in 0..mutations() {
            let mut random = Random::new(round);
            let inside = bytes.starts_with(b"PK") && round % 2 == 0;
            let changed = if inside { changed_inside(&bytes, &mut random) } else { changed(&bytes, &mut random) };
            fs::write(&path, changed).unwrap();
            let started = std::time::Instant::now();
            let all = read(std::slice::from_ref(&path));
            let read: u64 = all.accounts.iter().map(|account| account.read).sum();
            assert_eq!(read as usize, all.read.len(), "{} round {round}", file.name());
            assert!(started.elapsed().as_secs() < 10, "{} round {round} takes too long", file.name());
            assert!(!all.faults.is_empty() || !all.read.is_empty(), "{} round {round}", file.name());
        }
        fs::remove_file(&path).unwrap();
    }
}
