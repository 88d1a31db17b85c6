//! A text read line by line, for formats whose records are told by their lines.

use std::io::{self, BufRead};

use crate::input::decode::{Decode, Shared};
use crate::input::document::Paragraphs;
use crate::input::trouble::Trouble;

/// A text with a line longer than this has one line for each paragraph; else its lines are broken to a width.
const WIDTH: usize = 120;

/// The lines of a text.
pub(super) struct Lines {
    text: Decode,
}

impl Lines {
    /// Begins at the first line.
    pub fn new(text: Decode) -> Self {
        Self { text }
    }

    /// The lines of a text that is in memory already.
    ///
    /// # Errors
    /// It is no text.
    pub fn of(text: String) -> Result<Self, Trouble> {
        let source = Box::new(io::Cursor::new(text.into_bytes()));
        let declared = Some((encoding_rs::UTF_8, "read before"));
        Decode::new(source, declared, u64::MAX, Shared::default()).map(Self::new)
    }

    /// The next line without its end; none at the end of the text.
    ///
    /// # Errors
    /// The file cannot be read, or the record is longer than the limit.
    pub fn next(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        if self.text.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8(line).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
    }

    /// Starts a new record: the limit counts from here.
    pub fn renew(&mut self) {
        self.text.renew();
    }

    /// Place of the next byte in the decoded text.
    pub fn place(&self) -> u64 {
        self.text.place()
    }
}

impl Paragraphs for Lines {
    fn next(&mut self) -> Result<Option<String>, Trouble> {
        self.next().map_err(|error| Trouble::io(&error))
    }

    fn joined(&self, lines: &[String]) -> String {
        // A word processor that saves a text writes a paragraph in a line; one that breaks lines goes on with small letters.
        let goes_on = |pair: &[String]| !pair[0].trim().is_empty() && pair[1].trim().starts_with(char::is_lowercase);
        if lines.windows(2).any(goes_on) { body(lines) } else { each(lines) }
    }

    fn place(&self) -> u64 {
        self.place()
    }
}

/// Paragraphs from lines that were broken to a width: an empty line parts two, a line break inside one is a space.
pub(super) fn paragraphs(lines: &[String]) -> String {
    let mut text = String::new();
    let mut inside = false;
    for line in lines.iter().map(|line| line.trim()) {
        if line.is_empty() {
            inside = false;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if inside { " " } else { "\n\n" });
        }
        text.push_str(line);
        inside = true;
    }
    text
}

/// A text of a download: paragraphs where its lines were broken to a width, else a paragraph a line.
pub(super) fn body(lines: &[String]) -> String {
    if lines.iter().all(|line| line.chars().count() <= WIDTH) {
        return paragraphs(lines);
    }
    each(lines)
}

/// A paragraph a line.
pub(super) fn each(lines: &[String]) -> String {
    let lines = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}

/// A label before a colon, and what it labels: `BYLINE: Ana Lim`, `Length:\u{a0}937 words`.
pub(super) fn labelled(line: &str) -> Option<(String, &str)> {
    let (label, value) = line.trim().split_once(':')?;
    let fits = !label.is_empty() && label.len() <= 40 && label.chars().all(|c| c.is_alphabetic() || " -/&".contains(c));
    fits.then(|| (label.to_lowercase(), value.trim()))
}

/// Whether a line is a web address and nothing else.
pub(super) fn is_address(line: &str) -> bool {
    let known = ["http://", "https://", "www."].iter().any(|start| line.starts_with(start));
    known && line.contains('.') && !line.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_become_paragraphs_again() {
        let lines: Vec<String> = ["", "The pier", "  is shut.", "", "", "It stays so.", ""].map(String::from).into();
        assert_eq!(paragraphs(&lines), "The pier is shut.\n\nIt stays so.");
        assert_eq!(labelled("Length:\u{A0}937 words"), Some(("length".into(), "937 words")));
        assert_eq!(labelled("LOAD-DATE: March 1, 2026").map(|found| found.0), Some("load-date".into()));
        assert_eq!(labelled("He said at 5: nothing"), None);
        assert_eq!(labelled("no label"), None);
    }
}
