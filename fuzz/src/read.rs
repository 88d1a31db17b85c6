//! Every reader of articles: the first byte picks the ending of the file name, the rest is the file.

use std::collections::HashSet;

use reportedly::input::articles::Articles;
use reportedly::input::files::find;
use reportedly::input::settings::Settings;

/// Endings of file names, in an order that stays, since the stored corpora are read by it.
const ENDINGS: &[&str] = &[
    "txt", "csv", "tsv", "jsonl", "json", "html", "docx", "xlsx", "zip", "warc", "mhtml", "eml", "unknown", "parquet",
];

/// Reads a file; every article has a text and an id of its own, and every record is accounted for.
pub fn run(bytes: &[u8]) {
    let Some((choice, bytes)) = super::choice(bytes) else { return };
    let path = super::scratch("read").join(format!("x.{}", ENDINGS[choice % ENDINGS.len()]));
    std::fs::write(&path, bytes).expect("written");
    let mut articles = Articles::new(find(&[&path]), Settings::default());
    let mut ids = HashSet::new();
    let mut read = 0;
    for item in &mut articles {
        match item {
            Ok(one) => {
                read += 1;
                assert!(!one.article.text.trim().is_empty(), "an article without text");
                assert!(ids.insert(one.article.id.clone()), "the id {:?} twice", one.article.id);
            }
            Err(fault) => assert!(!fault.to_string().is_empty()),
        }
    }
    let accounts = articles.accounts();
    assert_eq!(accounts.iter().map(|account| account.read).sum::<u64>(), read);
    for account in accounts {
        assert!(account.read <= account.found, "{account:?}");
    }
    std::fs::remove_file(&path).expect("removed");
}
