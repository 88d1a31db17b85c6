//! ProQuest in plain text: records between lines of underscores, each field behind its label.

use crate::article::Article;
use crate::input::account::Account;
use crate::input::field::Field;
use crate::input::labels::{Label, label};
use crate::input::lines::{Lines, body, labelled, paragraphs};
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::trouble::Trouble;
use crate::input::{Begun, Record, Records};

/// The base of its labels.
const BASE: &str = "proquest";
/// Underscores that part two records.
const RULE: usize = 50;

struct Documents {
    lines: Lines,
    row: u64,
    done: bool,
}

/// Whether it has the rule between two records, and a label that only ProQuest writes.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    let own = |line: &str| {
        let line = line.to_lowercase();
        line.starts_with("proquest document id:") || line.starts_with("full text:") || counter(&line).is_some()
    };
    preview.text.lines().take(50).any(rule) && preview.text.lines().any(own)
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    Ok(begun(Lines::new(opened.text(settings)?)))
}

/// Begins to read a text that stood in a file of another format.
pub(super) fn of_text(text: String) -> Begun {
    Lines::of(text).map(begun)
}

fn begun(lines: Lines) -> Box<dyn Records> {
    Box::new(Documents { lines, row: 0, done: false })
}

fn rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= RULE && line.bytes().all(|byte| byte == b'_')
}

/// `Document 3 of 112`.
fn counter(line: &str) -> Option<u64> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words[..] {
        ["Document" | "document", number, "of", all] => number.parse::<u64>().ok().and(all.parse().ok()),
        _ => None,
    }
}

impl Documents {
    /// Lines up to the next rule; an empty list at the end.
    fn chunk(&mut self, account: &mut Account) -> std::io::Result<Vec<String>> {
        let mut chunk = Vec::new();
        self.lines.renew();
        while let Some(line) = self.lines.next()? {
            if rule(&line) {
                return Ok(chunk);
            }
            match counter(&line) {
                Some(all) => account.announced = Some(account.announced.unwrap_or_default().max(all)),
                None => chunk.push(line),
            }
        }
        self.done = true;
        Ok(chunk)
    }
}

impl Records for Documents {
    fn next(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        while !self.done {
            match self.chunk(account) {
                Ok(chunk) => {
                    // The cover and the imprint at the end are no records.
                    if let Some(article) = article(&chunk) {
                        self.row += 1;
                        return Some(Ok(Record { article, row: Some(self.row), end: self.lines.place() }));
                    }
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(Trouble { row: Some(self.row + 1), ..Trouble::io(&error) }));
                }
            }
        }
        None
    }
}

/// The article that a record holds; none if it is no record.
fn article(lines: &[String]) -> Option<Article> {
    let mut article = Article::default();
    let mut first = String::new();
    let (mut field, mut value): (Option<Field>, Vec<String>) = (None, Vec::new());
    let (mut fields, mut after_gap) = (0, true);
    for line in lines {
        let found = labelled(line).filter(|_| after_gap).and_then(|(name, rest)| Some((label(BASE, &name)?, rest)));
        after_gap = line.trim().is_empty() || found.is_some();
        match found {
            Some((label, rest)) => {
                close(&mut article, field, &value);
                fields += 1;
                field = match label {
                    Label::Field(field) => Some(field),
                    Label::End | Label::None => None,
                };
                value = vec![rest.to_owned()];
            }
            None if fields == 0 && first.is_empty() => line.trim().clone_into(&mut first),
            None => value.push(line.clone()),
        }
    }
    close(&mut article, field, &value);
    if article.title.is_empty() {
        article.title = first;
    }
    (fields > 2).then_some(article)
}

/// Puts what stood behind a label into its field.
fn close(article: &mut Article, field: Option<Field>, value: &[String]) {
    match field {
        Some(Field::Text) => Field::Text.put(article, &body(value)),
        Some(field) => field.put(article, &paragraphs(value)),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_needs_fields_and_its_text_ends_at_the_next_label() {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(article(&lines("Contact us at: help.example\n\nDatabase copyright")), None);
        let read = article(&lines(
            "Pier shut\n\nAuthor: Lim, Ana; Roy, Ben\n\nFull Text: The pier is\nshut. He said: \"Why?\"\n\
             Subject: no label here.\n\nIt stays so.\n\nSubject: Piers\n\nPublication title: Harbour Post\n\
             Publication date: Mar 1, 2026",
        ))
        .unwrap();
        assert_eq!(read.text, "The pier is shut. He said: \"Why?\" Subject: no label here.\n\nIt stays so.");
        assert_eq!((read.title.as_str(), read.author.as_str()), ("Pier shut", "Lim, Ana; Roy, Ben"));
        assert_eq!((read.outlet.as_str(), read.date.as_str()), ("Harbour Post", "Mar 1, 2026"));
    }
}
