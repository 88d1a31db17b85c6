//! Article collections as they lie on disk become articles: a format is one file and one line of [`FORMATS`].
//!
//! ```no_run
//! use reportedly::input::articles::Articles;
//! use reportedly::input::files::find;
//! use reportedly::input::settings::Settings;
//!
//! let mut articles = Articles::new(find(&["data"]), Settings::default());
//! for item in &mut articles {
//!     match item {
//!         Ok(read) => println!("{}: {} bytes", read.article.id, read.article.text.len()),
//!         Err(fault) => eprintln!("{fault}"),
//!     }
//! }
//! let skipped: u64 = articles.accounts().iter().map(|account| account.skipped()).sum();
//! println!("{skipped} skipped");
//! ```
//!
//! The way of the bytes: `files` finds, `opened` hashes and unpacks, `decode`
//! turns any encoding into UTF-8, a format cuts records, `mapping` names their
//! columns, `articles` finishes each article and keeps the accounts.

mod above;
pub mod account;
mod archive;
pub mod articles;
#[cfg(feature = "parquet")]
mod columnar;
mod copies;
mod crowd;
pub mod date;
mod decode;
mod delimiter;
mod document;
mod docx;
mod elements;
mod embedded;
pub mod encoding;
mod entities;
#[cfg(feature = "pages")]
mod europresse;
#[cfg(feature = "pages")]
mod factiva;
mod feed;
pub mod field;
pub mod files;
mod flow;
mod front_matter;
mod genre;
pub mod given;
pub mod grid;
mod guard;
mod head;
mod headline;
#[cfg(feature = "pages")]
mod html;
mod json;
#[cfg(feature = "pages")]
mod json_ld;
mod jsonl;
mod labels;
mod language;
mod ledger;
mod lenient;
mod lines;
mod lost;
#[cfg(feature = "pages")]
mod mail;
pub mod mapping;
mod markup;
mod mojibake;
mod nexis;
mod object;
#[cfg(feature = "workbooks")]
mod open_document;
mod opened;
pub mod outlet;
#[cfg(feature = "pages")]
mod page;
mod pasted;
pub mod places;
mod proquest;
mod rtf;
pub mod saved;
mod seen;
pub mod settings;
mod table;
mod tagged;
mod tags;
mod tape;
mod text;
mod tidy;
pub mod trouble;
mod truncation;
mod typeset;
#[cfg(feature = "pages")]
mod warc;
#[cfg(feature = "workbooks")]
mod workbook;
mod zipped;

use std::path::Path;

use crate::article::Article;
use crate::input::account::Account;
use crate::input::files::File;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::trouble::Trouble;

/// A format that articles come in.
#[derive(Debug)]
pub struct Format {
    /// Its name, as in `--input csv`.
    pub name: &'static str,
    /// File name extensions, without the dot; each may be followed by `.gz` or `.zst`.
    pub extensions: &'static [&'static str],
    /// What it is, in one sentence.
    pub about: &'static str,
    /// Formats that take a file of this extension over if its content looks like theirs.
    yields: &'static [&'static str],
    /// Whether a file that begins like this is of the format.
    looks: fn(&Preview<'_>) -> bool,
    /// Begins to read.
    open: fn(Opened, &Settings, &mut Account) -> Begun,
}

impl Format {
    /// Whether the user means this format by a name or an extension.
    pub(crate) fn answers_to(&self, name: &str) -> bool {
        let name = name.trim_start_matches('.').to_lowercase();
        self.name == name || self.extensions.contains(&name.as_str())
    }
}

/// Every format, in the order in which a file without extension is looked at.
pub static FORMATS: &[Format] = &[
    Format {
        name: "docx",
        extensions: &["docx"],
        about: "a Word document: the articles of a Nexis Uni download, or one article",
        yields: &[],
        looks: docx::looks,
        open: docx::open,
    },
    Format {
        name: "rtf",
        extensions: &["rtf"],
        about: "a document in Rich Text Format: the articles of a download from a press database, or one article",
        yields: &[],
        looks: rtf::looks,
        open: rtf::open,
    },
    #[cfg(feature = "workbooks")]
    Format {
        name: "xlsx",
        extensions: &["xlsx", "xlsm"],
        about: "an Excel workbook: sheets with a header, one article in a row",
        yields: &[],
        looks: workbook::looks,
        open: workbook::open,
    },
    Format {
        name: "zip",
        extensions: &["zip"],
        about: "an archive of files of the other formats",
        yields: &[],
        looks: zipped::looks,
        open: zipped::open,
    },
    #[cfg(feature = "parquet")]
    Format {
        name: "parquet",
        extensions: &["parquet"],
        about: "a Parquet table, one article in a row",
        yields: &[],
        looks: columnar::looks,
        open: columnar::open,
    },
    #[cfg(feature = "pages")]
    Format {
        name: "warc",
        extensions: &["warc"],
        about: "a web archive such as Common Crawl's CC-NEWS",
        yields: &[],
        looks: warc::looks,
        open: warc::open,
    },
    #[cfg(feature = "pages")]
    Format {
        name: "mhtml",
        extensions: &["mhtml", "mht", "eml"],
        about: "a page saved as one file, or a message",
        yields: &[],
        looks: mail::looks,
        open: mail::open,
    },
    #[cfg(feature = "pages")]
    Format {
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        about: "a saved web page, or a download of Factiva or Europresse",
        yields: &[],
        looks: html::looks,
        open: html::open,
    },
    Format {
        name: "feed",
        extensions: &["rss", "atom", "xml"],
        about: "a feed, RSS or Atom, whose entries bring their texts",
        yields: &["html"],
        looks: feed::looks,
        open: feed::open,
    },
    Format {
        name: "nexis",
        extensions: &[],
        about: "a text download from Nexis (1 of 112 DOCUMENTS), or one from Nexis Uni saved as text",
        yields: &[],
        looks: nexis::looks,
        open: nexis::open,
    },
    Format {
        name: "proquest",
        extensions: &[],
        about: "a text download from ProQuest: records between lines of underscores",
        yields: &[],
        looks: proquest::looks,
        open: proquest::open,
    },
    Format {
        name: "factiva",
        extensions: &[],
        about: "a text download from Factiva: fields behind HD, BY, PD, LP, TD",
        yields: &[],
        looks: tagged::looks,
        open: tagged::open,
    },
    Format {
        name: "jsonl",
        extensions: &["jsonl", "ndjson"],
        about: "one JSON object on each line",
        yields: &["json"],
        looks: |preview| jsonl::looks(preview.text),
        open: jsonl::open,
    },
    Format {
        name: "json",
        extensions: &["json"],
        about: "one JSON object, a list of them, or an answer that holds such a list",
        yields: &["jsonl"],
        looks: |preview| json::looks(preview.text),
        open: json::open,
    },
    Format {
        name: "csv",
        extensions: &["csv", "tsv", "tab"],
        about: "a table with a header; the delimiter is found out",
        yields: &[],
        looks: |preview| table::looks(preview.text),
        open: table::open,
    },
    Format {
        name: "pasted",
        extensions: &[],
        about: "several plain texts in one file, each below its headline and outlet, or between lines of -----",
        yields: &[],
        looks: pasted::looks,
        open: pasted::open,
    },
    Format {
        name: "txt",
        extensions: &["txt", "text"],
        about: "plain text, one article in a file",
        yields: &["rtf", "csv", "nexis", "proquest", "factiva", "feed", "html", "pasted"],
        looks: |_| true,
        open: text::open,
    },
];

/// The format of a file, by its extension and by the beginning of its text.
fn choose(path: &Path, preview: &Preview<'_>) -> &'static Format {
    let looks = FORMATS.iter().find(|format| (format.looks)(preview)).unwrap_or(&FORMATS[FORMATS.len() - 1]);
    match files::format_of(path) {
        Some(named) if !named.yields.contains(&looks.name) => named,
        _ => looks,
    }
}

/// Whether a text that was pasted is more than one story: a table, a page, several stories, or one that says above itself
/// where it stood. A file of such a text is read so.
#[must_use]
pub fn is_more_than_a_story(text: &str) -> bool {
    let end = crate::span::border(text, decode::WINDOW);
    let preview = Preview { bytes: &text.as_bytes()[..end], text: &text[..end] };
    let plain = choose(Path::new("pasted.txt"), &preview).name == "txt";
    !plain || head::Heads::default().of(text).is_some_and(|head| head.credits.place_it())
}

/// One record of a file: an article whose fields are as they stood.
#[derive(Debug)]
struct Record {
    /// The fields as they stood.
    article: Article,
    /// Row, from 1; none where the file is the record.
    row: Option<u64>,
    /// Place in the decoded text where the record ends.
    end: u64,
}

/// A file whose reading has begun, or why it cannot.
type Begun = Result<Box<dyn Records>, Trouble>;

/// A file being read, record by record.
trait Records: Send {
    /// The next record, or what is wrong with it; none at the end.
    fn next(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>>;

    /// Files that lie inside this one, to be read after it.
    fn inside(&mut self) -> Vec<File> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extension_and_content_tell_the_format() {
        for (path, preview, name) in [
            ("a.txt", "The council met.\n", "txt"),
            ("a.txt", "title\ttext\nA\tB\n", "csv"),
            ("a.txt", "Body, believed to be that of a diver, found\n", "txt"),
            ("a.txt", "{\"text\": \"a\"}\n", "txt"),
            #[cfg(feature = "pages")]
            ("a.txt", "<!DOCTYPE html><p>A ferry sank.", "html"),
            ("a.csv", "{", "csv"),
            ("a.csv.gz", "a,b\n", "csv"),
            ("a.jsonl", "[{}]", "json"),
            ("a.jsonl", "{broken\n{}", "jsonl"),
            ("a.json", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n", "jsonl"),
            ("a.json", "{\n  \"text\": \"a\"\n}", "json"),
            ("a.json", "[\n{}", "json"),
            ("-", "{\"text\": \"a\"}", "jsonl"),
            ("-", "{\n\"text\": \"a\"}", "json"),
            ("-", "id;outlet;content\n", "csv"),
            ("-", "text,label\n", "csv"),
            ("-", "Body, found in the lake\n", "txt"),
            ("-", "", "txt"),
        ] {
            let preview = Preview { bytes: preview.as_bytes(), text: preview };
            assert_eq!(choose(Path::new(path), &preview).name, name, "{path}: {}", preview.text);
        }
    }

    #[test]
    fn names_and_extensions_are_unique() {
        let mut names: Vec<&str> = FORMATS.iter().flat_map(|format| format.extensions).copied().collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
