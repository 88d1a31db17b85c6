//! Word documents (DOCX): the paragraphs of the one part that holds the text.

use std::collections::VecDeque;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::input::Begun;
use crate::input::account::Account;
use crate::input::archive::Archive;
use crate::input::decode::size;
use crate::input::document::{Paragraphs, begun};
use crate::input::entities::referred;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};

/// The part of a document that holds its text.
const TEXT: &str = "word/document.xml";

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
    Ok(begun(Box::new(DocumentLines::new(xml, settings.record_limit)), plain, settings))
}

/// The lines of a document: its paragraphs, cut at line breaks inside them.
struct DocumentLines {
    reader: Reader<BufReader<Metered>>,
    buffer: Vec<u8>,
    /// Since the last event.
    used: Arc<AtomicU64>,
    /// The paragraph so far.
    line: String,
    ready: VecDeque<String>,
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
            ready: VecDeque::new(),
            in_text: false,
            fallback: 0,
            ended: false,
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

impl Paragraphs for DocumentLines {
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
