//! Word documents: the articles of a Nexis Uni download, or one article in a file of one's own.

use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::article::Article;
use crate::input::account::Account;
use crate::input::archive::Archive;
use crate::input::date::{Order, iso};
use crate::input::decode::size;
use crate::input::entities::referred;
use crate::input::head::Heads;
use crate::input::labels::{Label, label};
use crate::input::lines::labelled;
use crate::input::nexis::copyright;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::text::{ready, several};
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};
use crate::input::{pasted, tagged};

/// The part of a document that holds its text.
const TEXT: &str = "word/document.xml";
/// The line that closes an article of Nexis Uni.
const END: &str = "End of Document";
/// A rest with fewer characters than this is no article.
const REST: usize = 200;

struct Documents {
    lines: DocumentLines,
    /// The whole as an article, should it be none of Nexis.
    plain: Article,
    row: u64,
    limit: u64,
    dates: Option<Order>,
    heads: Heads,
    /// The articles of a text that was put into a Word document as it came.
    inside: Option<Box<dyn Records>>,
    done: bool,
}

/// Whether it begins as a ZIP file with a text in it.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    let holds = |name: &[u8]| preview.bytes.windows(name.len()).any(|part| part == name);
    preview.bytes.starts_with(b"PK\x03\x04") && holds(b"word/") && holds(b"[Content_Types].xml")
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let plain = opened.article();
    let archive = Archive::open(opened.store()?)?;
    let place = archive.place(TEXT).ok_or_else(|| {
        Trouble::file(Reason::Unreadable, format!("no Word document: there is no {TEXT} in it"), "save it as .docx")
    })?;
    let xml = archive.read(place).map_err(|error| Trouble::io(&error))?;
    let limit = settings.record_limit;
    let (lines, dates, heads) = (DocumentLines::new(xml, limit), settings.dates, Heads::new(settings));
    Ok(Box::new(Documents { lines, plain, row: 0, limit, dates, heads, inside: None, done: false }))
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
        let record = |article, row| Some(Ok(Record { article, row, end: u64::MAX }));
        if chunk.iter().any(|line| is_body(line)) {
            self.row += 1;
            return record(article(&chunk), Some(self.row));
        }
        let rest: usize = chunk.iter().map(|line| line.trim().chars().count()).sum();
        if self.row == 0 && !marked {
            return self.whole(joined(&chunk), account);
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
    /// A document that is none of Nexis: the documents of Factiva, stories with lines between them, or one article.
    fn whole(&mut self, text: String, account: &mut Account) -> Option<Result<Record, Trouble>> {
        let preview = Preview { bytes: &[], text: &text };
        let mut article = std::mem::take(&mut self.plain);
        let inside = if tagged::looks(&preview) {
            tagged::of_text(text)
        } else if pasted::looks(&preview) {
            pasted::of_text(text, article, (self.dates, self.heads.clone()))
        } else {
            let told = several(&text);
            article.text = text;
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
        if let Some(inside) = &mut self.inside {
            return inside.next(account);
        }
        while !self.done {
            if let Some(found) = self.read(account) {
                return Some(found);
            }
        }
        None
    }
}

fn is_body(line: &str) -> bool {
    line.trim() == "Body"
}

/// `Documents (112)` on the cover.
fn announced(line: &str) -> Option<u64> {
    line.trim().strip_prefix("Documents (")?.strip_suffix(')')?.parse().ok()
}

/// Paragraphs, one to a line of the document.
fn joined(lines: &[String]) -> String {
    let lines = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}

/// A label of Nexis Uni: no-break space behind the colon, as no sentence has it.
fn marked(line: &str) -> Option<(Label, &str)> {
    let line = line.trim();
    let (name, _) = line.split_once(":\u{A0}")?;
    let (_, value) = labelled(line)?;
    Some((label("nexis", name)?, value))
}

/// The article between two ends: headline, outlet, date, rights, labels, `Body`, text, labels.
fn article(lines: &[String]) -> Article {
    let mut article = Article::default();
    let body = lines.iter().position(|line| is_body(line)).unwrap_or(lines.len());
    let (head, text) = lines.split_at(body);
    let text = text.get(1..).unwrap_or_default();
    let end = text.iter().position(|line| ends(line)).unwrap_or(text.len());
    article.text = joined(&text[..end]);
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
    let place = match date {
        Some(date) => {
            article.date = above[date].to_owned();
            date
        }
        None => above.len().min(2),
    };
    if let Some(outlet) = place.checked_sub(1) {
        article.outlet = above[outlet].to_owned();
    }
    if let Some(title) = place.checked_sub(2) {
        article.title = above[title].to_owned();
    }
    article
}

/// Whether a line stands behind the text.
fn ends(line: &str) -> bool {
    matches!(line.trim(), "Classification" | "Graphic") || matches!(marked(line), Some((Label::End, _)))
}

/// The lines of a document: its paragraphs, cut at line breaks inside them.
struct DocumentLines {
    reader: Reader<BufReader<Metered>>,
    buffer: Vec<u8>,
    /// Since the last event.
    used: Arc<AtomicU64>,
    /// The paragraph so far.
    line: String,
    ready: std::collections::VecDeque<String>,
    in_text: bool,
    /// Depth inside a fallback, which repeats what stands beside it.
    fallback: u64,
    ended: bool,
}

impl DocumentLines {
    fn new(xml: Box<dyn Read + Send>, limit: u64) -> Self {
        let used = Arc::new(AtomicU64::new(0));
        let mut reader = Reader::from_reader(BufReader::new(Metered { xml, used: Arc::clone(&used), limit }));
        reader.config_mut().check_end_names = false;
        Self {
            reader,
            buffer: Vec::new(),
            used,
            line: String::new(),
            ready: std::collections::VecDeque::new(),
            in_text: false,
            fallback: 0,
            ended: false,
        }
    }

    fn next(&mut self) -> Result<Option<String>, Trouble> {
        loop {
            if let Some(line) = self.ready.pop_front() {
                return Ok(Some(line));
            }
            if self.ended {
                return Ok(None);
            }
            self.step()?;
        }
    }

    fn step(&mut self) -> Result<(), Trouble> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) => Trouble::io(&error),
            error => {
                let what = format!("damaged inside ({error}); what stands after this place is lost");
                Trouble::file(Reason::Unreadable, what, "open it in Word and save it again")
            }
        })?;
        self.used.store(0, Ordering::Relaxed);
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "Fallback" => self.fallback += 1,
                "t" => self.in_text = true,
                _ => {}
            },
            Event::Empty(tag) if self.fallback == 0 => match tag.local_name().as_ref() {
                "br" | "cr" => self.ready.push_back(std::mem::take(&mut self.line)),
                "tab" => self.line.push(' '),
                "noBreakHyphen" => self.line.push('-'),
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "Fallback" => self.fallback = self.fallback.saturating_sub(1),
                "t" => self.in_text = false,
                "p" if self.fallback == 0 => self.ready.push_back(std::mem::take(&mut self.line)),
                _ => {}
            },
            Event::Text(text) if self.in_text && self.fallback == 0 => self.line.push_str(&text),
            Event::CData(text) if self.in_text && self.fallback == 0 => self.line.push_str(&text),
            Event::GeneralRef(name) if self.in_text && self.fallback == 0 => {
                self.line.push_str(&referred(&name).unwrap_or_default());
            }
            Event::Eof => {
                self.ended = true;
                if !self.line.is_empty() {
                    self.ready.push_back(std::mem::take(&mut self.line));
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// A source that ends in an error where one piece of XML is longer than the limit.
struct Metered {
    xml: Box<dyn Read + Send>,
    used: Arc<AtomicU64>,
    limit: u64,
}

impl Read for Metered {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.xml.read(into)?;
        if self.used.fetch_add(got as u64, Ordering::Relaxed) > self.limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, size(self.limit)));
        }
        Ok(got)
    }
}
