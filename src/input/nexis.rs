//! Nexis in plain text, by its old layout: `1 of 112 DOCUMENTS`, outlet, date, headline, labels in capitals, text, `LOAD-DATE:`.

use crate::article::Article;
use crate::input::account::Account;
use crate::input::date::iso;
use crate::input::labels::{Label, label};
use crate::input::lines::{Lines, labelled, paragraphs};
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::trouble::Trouble;
use crate::input::{Begun, Record, Records, document};

struct Documents {
    lines: Lines,
    row: u64,
    done: bool,
}

/// Whether it is a download of the old layout or of Nexis Uni.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    counts(preview) || document::looks(preview.text)
}

/// Whether a line counts the documents, as in the old layout.
pub(super) fn counts(preview: &Preview<'_>) -> bool {
    preview.text.lines().any(|line| counter(line).is_some())
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, account: &mut Account) -> Begun {
    let text = opened.preview(settings);
    if !counts(&Preview { bytes: &[], text: &text }) && document::looks(&text) {
        let named = opened.article();
        return Ok(document::begun(Box::new(Lines::new(opened.text(settings)?)), named, settings));
    }
    begun(Lines::new(opened.text(settings)?), account)
}

/// Begins to read a text that stood in a file of another format.
pub(super) fn of_text(text: String, account: &mut Account) -> Begun {
    begun(Lines::of(text)?, account)
}

fn begun(lines: Lines, account: &mut Account) -> Begun {
    let mut documents = Documents { lines, row: 0, done: false };
    // What stands before the first document is the cover sheet.
    documents.chunk(account).map_err(|error| Trouble::io(&error))?;
    Ok(Box::new(documents))
}

/// Number of the document and of all, in `1 of 112 DOCUMENTS`, in whatever language the last word is.
fn counter(line: &str) -> Option<(u64, u64)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (number, of, all, last) = match words[..] {
        // In English that would be ProQuest's.
        ["Document" | "Dokument", number, of, all] if of != "of" => (number, of, all, "DOCUMENTS"),
        [number, of, all, last] => (number, of, all, last),
        _ => return None,
    };
    let joins = matches!(of, "of" | "von" | "de" | "van" | "di");
    let last = last.starts_with("DO") && last.chars().all(char::is_uppercase);
    (joins && last).then_some((number.parse().ok()?, all.parse().ok()?))
}

impl Documents {
    /// Lines up to the next counter; an empty list at the end.
    fn chunk(&mut self, account: &mut Account) -> std::io::Result<Vec<String>> {
        let mut chunk = Vec::new();
        self.lines.renew();
        while let Some(line) = self.lines.next()? {
            if let Some((_, all)) = counter(&line) {
                account.announced = Some(account.announced.unwrap_or_default().max(all));
                return Ok(chunk);
            }
            chunk.push(line);
        }
        self.done = true;
        Ok(chunk)
    }
}

impl Records for Documents {
    fn next(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        if self.done {
            return None;
        }
        self.row += 1;
        match self.chunk(account) {
            Ok(chunk) => Some(Ok(Record { article: article(&chunk), row: Some(self.row), end: self.lines.place() })),
            Err(error) => {
                self.done = true;
                Some(Err(Trouble { row: Some(self.row), ..Trouble::io(&error) }))
            }
        }
    }
}

/// The article that a document holds.
fn article(lines: &[String]) -> Article {
    let mut article = Article::default();
    let mut blocks = lines.split(|line| line.trim().is_empty()).filter(|block| !block.is_empty());
    let (mut outlet, mut measured) = (String::new(), false);
    // Outlet and date, in the middle of the page.
    for block in blocks.by_ref() {
        let joined = paragraphs(block);
        if iso(&joined, None).is_some() {
            article.date = joined;
            article.outlet = outlet;
            break;
        }
        let own = block.iter().rev().find(|line| !copyright(line));
        outlet = own.map_or(outlet, |line| line.trim().to_owned());
    }
    // Headline and labels, until the text begins.
    let mut text: Vec<String> = Vec::new();
    for block in blocks.by_ref() {
        match capitals(&block[0]) {
            Some(("body", value)) => {
                text.push(value.to_owned());
                text.extend(block[1..].iter().cloned());
                break;
            }
            Some((name, value)) if label("nexis", name).is_some() => {
                measured |= matches!(name, "length" | "länge" | "lengte" | "longueur");
                if let Some(Label::Field(field)) = label("nexis", name) {
                    let rest = paragraphs(&block[1..]);
                    field.put(&mut article, &format!("{value} {rest}"));
                }
            }
            _ if article.title.is_empty() && !measured => article.title = paragraphs(block),
            _ => {
                text.extend(block.iter().cloned());
                break;
            }
        }
    }
    for block in blocks {
        let ends = |line: &String| {
            capitals(line).is_some_and(|(name, _)| matches!(label("nexis", name), Some(Label::End))) || copyright(line)
        };
        if ends(&block[0]) {
            break;
        }
        text.push(String::new());
        text.extend(block.iter().cloned());
    }
    article.text = paragraphs(&text);
    article
}

/// A label in capitals, in small letters, and what it labels.
fn capitals(line: &str) -> Option<(&str, &str)> {
    let (name, value) = labelled(line)?;
    let written = line.trim().split(':').next()?;
    let known = if name == "body" { "body" } else { super::labels::known("nexis", &name)? };
    (written.to_uppercase() == written).then_some((known, value))
}

/// Whether a line claims the rights.
pub(super) fn copyright(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("Copyright ") || line.starts_with("Copyright\u{A0}") || line == "All Rights Reserved"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Article {
        article(&text.lines().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn counters_are_told_from_sentences() {
        assert_eq!(counter("          1 of 112 DOCUMENTS"), Some((1, 112)));
        assert_eq!(counter("Dokument 3 von 10"), Some((3, 10)));
        for line in [
            "Document 1 of 3",
            "1 of 112 documents",
            "DOCUMENTS",
            "one of 112 DOCUMENTS",
            "",
            "1 of 112 DOCUMENTS were lost",
        ] {
            assert_eq!(counter(line), None, "{line}");
        }
    }

    #[test]
    fn older_layouts_with_labels_and_rights_first() {
        let read = read(
            "   Copyright 1996 The Harbour Company\n          Harbour Post\n\n  March 3, 1996, Sunday, Late Edition\n\n\
             SECTION: Section 1; Page 3;\nColumn 1\n\nLENGTH: 12 words\n\nHEADLINE: Pier\nshut\n\nBYLINE: Ana Lim\n\n\
             DATELINE: PORTMOUTH\n\nBODY:\nThe pier is\nshut.\n\nSUBJECT TO: change.\n\nUPDATE: It stays so.\n\n\
             GRAPHIC: A photo\n\nLOAD-DATE: March 4, 1996\n\nleft over\n",
        );
        assert_eq!((read.outlet.as_str(), read.title.as_str()), ("Harbour Post", "Pier shut"));
        assert_eq!((read.section.as_str(), read.author.as_str()), ("Section 1; Page 3; Column 1", "Ana Lim"));
        assert_eq!(read.date, "March 3, 1996, Sunday, Late Edition");
        assert_eq!(read.text, "The pier is shut.\n\nSUBJECT TO: change.\n\nUPDATE: It stays so.");
    }

    #[test]
    fn what_is_not_there_is_empty() {
        assert_eq!(read(""), Article::default());
        assert_eq!(read("a line\n\nanother").text, "");
    }
}
