//! Reading collections from disk: every format gives the same articles, every kind of bad input its own message.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use reportedly::article::Article;
use reportedly::input::FORMATS;
use reportedly::input::account::{Account, Reason};
use reportedly::input::articles::{Articles, Read};
use reportedly::input::files::find;
use reportedly::input::settings::Settings;

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
    // What a fixture does not carry is marked: i = id, s = section (and so genre), a = author.
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
            assert!(read.article.file.ends_with(name));
            (expected.file, expected.row) = (read.article.file.clone(), read.article.row);
            assert_eq!(read.article, expected, "{name}");
            assert!(!read.truncated);
        }
        let account = &all.accounts[0];
        assert_eq!((account.found, account.read, account.skipped()), (3, 3, 0), "{name}");
        assert_eq!(account.encoding.as_ref().unwrap().label, encoding, "{name}");
        assert_eq!(account.bytes, fs::metadata(fixture(name)).unwrap().len(), "{name}");
        assert!(account.sha256.as_ref().is_some_and(|hash| hash.len() == 64), "{name}");
        assert!(all.faults.iter().all(|fault| fault.contains("windows-1252")), "{name}: {:?}", all.faults);
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
fn a_fixture_is_there_for_every_format() {
    let mut read: Vec<&str> = Vec::new();
    for entry in fs::read_dir(fixture("")).unwrap() {
        let all = self::read(&[entry.unwrap().path()]);
        read.extend(all.accounts.iter().map(|account| account.format));
    }
    for format in FORMATS {
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
            &["quote.csv:3: a quotation mark is opened and never closed; it swallows the 2 lines"],
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
        ("ids.csv", "id,text\n7,One.\n7,Two.\n".into(), &["ids.csv:3: the id `7` is taken; this article is `7-2`"], 2),
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
        ("b.csv", format!("id,text\nb,{line}\n")),
        ("c.jsonl", format!("{{\"id\":\"c\",\"text\":\"{line}\"}}\n")),
        ("d.json", format!("[{{\"id\":\"d\",\"text\":\"{line}\"}}]")),
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
    assert_eq!(articles.accounts().len(), files);
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

    #[test]
    fn a_fixture_with_bytes_changed_ends(which in 0_usize..20, changes in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..20)) {
        let found = find(&[fixture("")]);
        let mut bytes = fs::read(&found.files[which % found.files.len()].path).unwrap();
        for (at, byte) in changes {
            let at = at as usize % bytes.len();
            bytes[at] = byte;
        }
        survives(&bytes);
    }
}
