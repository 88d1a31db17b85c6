//! Documents of a word processor, whatever its format: the articles of a Nexis Uni download, those of another database,
//! stories pasted one below the other, or one article in a file of one's own.

use crate::article::Article;
use crate::input::account::Account;
use crate::input::date::iso;
use crate::input::decode::size;
use crate::input::head::Heads;
use crate::input::labels::{Label, label};
use crate::input::lines::{each, labelled};
use crate::input::nexis::copyright;
use crate::input::opened::Preview;
use crate::input::settings::Settings;
use crate::input::text::{ready, several};
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Record, Records};
use crate::input::{nexis, pasted, proquest, tagged};

/// The line that closes an article of Nexis Uni.
const END: &str = "End of Document";
/// A rest with fewer characters than this is no article.
const REST: usize = 200;

/// The paragraphs of a document, one by one, cut at line breaks inside them.
pub(super) trait Paragraphs: Send {
    /// The next; none at the end.
    fn next(&mut self) -> Result<Option<String>, Trouble>;

    /// The text that some of them make.
    fn joined(&self, lines: &[String]) -> String {
        each(lines)
    }

    /// What is to be said behind the last, such as that the file ends in the middle.
    fn doubt(&mut self) -> Option<Trouble> {
        None
    }

    /// Place in the decoded text of a file where the last one ends.
    fn place(&self) -> u64 {
        u64::MAX
    }
}

struct Documents {
    lines: Box<dyn Paragraphs>,
    /// The whole as an article, should it be none of Nexis.
    plain: Article,
    row: u64,
    limit: u64,
    heads: Heads,
    /// The articles of a text that was put into a document as it came.
    inside: Option<Box<dyn Records>>,
    done: bool,
}

/// Begins to read; `plain` is what the name of the file says.
pub(super) fn begun(lines: Box<dyn Paragraphs>, plain: Article, settings: &Settings) -> Box<dyn Records> {
    let (limit, heads) = (settings.record_limit, Heads::new(settings));
    Box::new(Documents { lines, plain, row: 0, limit, heads, inside: None, done: false })
}

impl Documents {
    /// Lines up to the end of an article; whether that end is marked.
    fn chunk(&mut self) -> Result<(Vec<String>, bool), Trouble> {
        let (mut chunk, mut length) = (Vec::new(), 0);
        while let Some(line) = self.lines.next()? {
            if line.trim() == END {
                return Ok((chunk, true));
            }
            length += line.len() as u64 + 1;
            if length > self.limit {
                let what = format!("an article is longer than {}", size(self.limit));
                return Err(Trouble::file(Reason::TooLong, what, "split the file"));
            }
            chunk.push(line);
        }
        self.done = true;
        Ok((chunk, false))
    }

    fn read(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        let (chunk, marked) = match self.chunk() {
            Ok(found) => found,
            Err(trouble) => {
                self.done = true;
                return Some(Err(Trouble { row: Some(self.row + 1), ..trouble }));
            }
        };
        if self.row == 0 {
            account.announced = chunk.iter().find_map(|line| announced(line));
        }
        if chunk.iter().any(|line| is_body(line)) {
            self.row += 1;
            let article = self.article(&chunk);
            return Some(Ok(Record { article, row: Some(self.row), end: self.lines.place() }));
        }
        let rest: usize = chunk.iter().map(|line| line.trim().chars().count()).sum();
        if self.row == 0 && !marked {
            return self.whole(self.lines.joined(&chunk), account);
        }
        if marked || rest > REST {
            self.row += 1;
            let what = "no line `Body` before the end of the document; skipped";
            return Some(Err(Trouble::row(Reason::NoArticle, self.row, what, "")));
        }
        None
    }
}

impl Documents {
    /// A document that is none of Nexis Uni: a download of an older kind or of another database, stories with lines
    /// between them, or one article.
    fn whole(&mut self, text: String, account: &mut Account) -> Option<Result<Record, Trouble>> {
        let preview = Preview { bytes: &[], text: &text };
        let mut article = std::mem::take(&mut self.plain);
        let inside = if nexis::counts(&preview) {
            nexis::of_text(text, account)
        } else if proquest::looks(&preview) {
            proquest::of_text(text)
        } else if tagged::looks(&preview) {
            tagged::of_text(text)
        } else if pasted::looks(&preview) {
            pasted::of_text(text, article, self.heads.clone())
        } else {
            let told = several(&text);
            article.text = text;
            self.heads.take(&mut article);
            let record = Record { article, row: None, end: u64::MAX };
            let Some(told) = told else { return Some(Ok(record)) };
            self.inside = Some(ready(record));
            return Some(Err(told));
        };
        match inside {
            Ok(mut inside) => {
                let first = inside.next(account);
                self.inside = Some(inside);
                first
            }
            Err(trouble) => Some(Err(trouble)),
        }
    }
}

impl Records for Documents {
    fn next(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        if let Some(found) = self.inside.as_mut().and_then(|inside| inside.next(account)) {
            return Some(found);
        }
        while !self.done {
            if let Some(found) = self.read(account) {
                return Some(found);
            }
        }
        self.lines.doubt().map(Err)
    }
}

fn is_body(line: &str) -> bool {
    line.trim() == "Body"
}

/// `Documents (112)` on the cover.
fn announced(line: &str) -> Option<u64> {
    line.trim().strip_prefix("Documents (")?.strip_suffix(')')?.parse().ok()
}

/// A label of Nexis Uni: no-break space behind the colon, as no sentence has it.
fn marked(line: &str) -> Option<(Label, &str)> {
    let line = line.trim();
    let (name, _) = line.split_once(":\u{A0}")?;
    let (_, value) = labelled(line)?;
    Some((label("nexis", name)?, value))
}

impl Documents {
    /// The article between two ends: headline, outlet, date, rights, labels, `Body`, text, labels.
    fn article(&self, lines: &[String]) -> Article {
        let mut article = Article::default();
        let body = lines.iter().position(|line| is_body(line)).unwrap_or(lines.len());
        let (head, text) = lines.split_at(body);
        let text = text.get(1..).unwrap_or_default();
        let end = text.iter().position(|line| ends(line)).unwrap_or(text.len());
        article.text = self.lines.joined(&text[..end]);
        let mut above: Vec<&str> = Vec::new();
        for line in head.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
            match marked(line) {
                Some((Label::Field(field), value)) => field.put(&mut article, value),
                Some(_) => {}
                None if copyright(line) => {}
                None => above.push(line),
            }
        }
        // On the first article's page the cover stands above; the date is the last line that is one.
        let date = above.iter().rposition(|line| iso(line, None).is_some());
        let place = date.unwrap_or(above.len().min(2));
        if let Some(date) = date {
            article.date = above[date].to_owned();
            // Where no-break spaces became spaces on the way, labels are sure below the date only.
            for (label, value) in above[date..].iter().filter_map(|line| plainly_marked(line)) {
                if let Label::Field(field) = label {
                    field.put(&mut article, value);
                }
            }
        }
        if let Some(outlet) = place.checked_sub(1) {
            article.outlet = above[outlet].to_owned();
        }
        if let Some(title) = place.checked_sub(2) {
            article.title = above[title].to_owned();
        }
        article
    }
}

/// Whether a plain text is a download of Nexis Uni that was saved as one: `Body` and the end of an article stand in it.
pub(super) fn looks(text: &str) -> bool {
    let (mut body, mut end) = (false, false);
    for line in text.lines() {
        body |= is_body(line);
        end |= body && (line.trim() == END || loaded(line));
    }
    end
}

/// A label with whatever blank behind its colon.
fn plainly_marked(line: &str) -> Option<(Label, &str)> {
    let (name, value) = labelled(line)?;
    Some((label("nexis", &name)?, value))
}

/// Whether a line stands behind the text.
fn ends(line: &str) -> bool {
    matches!(line.trim(), "Classification" | "Graphic") || matches!(marked(line), Some((Label::End, _))) || loaded(line)
}

/// Whether a line says when an article came into the database.
fn loaded(line: &str) -> bool {
    line.trim().starts_with("Load-Date:")
}
