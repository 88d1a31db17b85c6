//! JSON Lines: one object on each line, so that a broken line harms no other.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use serde_json::Value;

use crate::input::account::Account;
use crate::input::decode::{Decode, size};
use crate::input::lenient::parse;
use crate::input::object::Objects;
use crate::input::opened::Opened;
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

struct Lines {
    text: Decode,
    objects: Objects,
    line: Vec<u8>,
    /// Articles of the line not yet handed on: one, or those of a list that it wraps.
    inside: VecDeque<Value>,
    row: u64,
    limit: u64,
    done: bool,
}

/// Whether the first line is an object that ends where the line ends.
pub(super) fn looks(head: &str) -> bool {
    let line = head.trim_start().lines().next().unwrap_or_default().trim_end();
    line.starts_with('{') && !line.ends_with(['{', ',', '['])
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    Ok(Box::new(Lines {
        text: opened.text(settings)?,
        objects: Objects::new(&settings.map),
        line: Vec::new(),
        inside: VecDeque::new(),
        row: 0,
        limit: settings.record_limit,
        done: false,
    }))
}

/// What a line turned out to be.
enum Line {
    Whole,
    TooLong,
    End,
}

impl Lines {
    /// Reads a line; of one that is too long nothing is kept, but its end is found.
    fn advance(&mut self) -> io::Result<Line> {
        self.line.clear();
        let (mut long, mut any) = (false, false);
        loop {
            self.text.renew();
            let piece = self.text.fill_buf()?;
            if piece.is_empty() && !any {
                return Ok(Line::End);
            }
            let end = piece.iter().position(|&byte| byte == b'\n');
            let last = end.is_some() || piece.is_empty();
            let piece = &piece[..end.unwrap_or(piece.len())];
            long |= (self.line.len() + piece.len()) as u64 > self.limit;
            if long {
                self.line = Vec::new();
            } else {
                self.line.extend_from_slice(piece);
            }
            let used = piece.len() + usize::from(end.is_some());
            self.text.consume(used);
            any = true;
            if last {
                self.row += 1;
                return Ok(if long { Line::TooLong } else { Line::Whole });
            }
        }
    }

    /// Takes the line apart.
    fn parse(&mut self) -> Result<(), Trouble> {
        match parse(&self.line) {
            Ok(value) => {
                self.inside = self.objects.unwrapped(value);
                Ok(())
            }
            Err(error) => {
                let what = format!("not valid JSON ({}); line skipped", said(&error));
                Err(Trouble::row(Reason::NotJson, self.row, what, "each line must be one JSON object"))
            }
        }
    }

    fn read(&mut self, value: &Value, account: &mut Account) -> Result<Record, Trouble> {
        let article = self.objects.article(value, self.row, account)?;
        Ok(Record { article, row: Some(self.row), end: self.text.place() })
    }
}

/// The parser's word, with the column but without the line, which is always 1 here.
fn said(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

impl Records for Lines {
    fn next(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        loop {
            if let Some(doubt) = self.objects.doubts.pop_front() {
                return Some(Err(doubt));
            }
            if let Some(value) = self.inside.pop_front() {
                return Some(self.read(&value, account));
            }
            if self.done {
                return self.objects.unmet(account).map(Err);
            }
            match self.advance() {
                Ok(Line::Whole) if self.line.trim_ascii().is_empty() => {}
                Ok(Line::Whole) => {
                    if let Err(trouble) = self.parse() {
                        return Some(Err(trouble));
                    }
                }
                Ok(Line::TooLong) => {
                    let what = format!("the line is longer than {}; skipped", size(self.limit));
                    return Some(Err(Trouble::row(Reason::TooLong, self.row, what, "")));
                }
                Ok(Line::End) => self.done = true,
                Err(error) => {
                    self.done = true;
                    return Some(Err(Trouble { row: Some(self.row + 1), ..Trouble::io(&error) }));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_tells_lines_from_a_spread_out_object() {
        for (head, expected) in [
            ("{\"text\": \"a\"}\n{\"text\": \"b\"}\n", true),
            ("\u{20}\n{\"text\": \"a\"}", true),
            ("{\"text\": \"cut in the mid", true),
            ("{\n", false),
            ("{\"text\": \"a\",\n", false),
            ("{\"articles\": [\n", false),
            ("[{}]", false),
            ("", false),
        ] {
            assert_eq!(looks(head), expected, "{head}");
        }
    }
}
