//! JSON files: one article, a list of them, or the answer of a service that holds such a list.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use serde_json::Value;

use crate::input::account::Account;
use crate::input::decode::Decode;
use crate::input::lenient::parse;
use crate::input::object::Objects;
use crate::input::opened::Opened;
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

struct Values {
    text: Decode,
    objects: Objects,
    value: Vec<u8>,
    /// Articles of the value not yet handed on: one, or those of a list that it wraps.
    inside: VecDeque<Value>,
    row: u64,
    /// Whether the list, if it is one, still waits for its `]`.
    unclosed: bool,
    done: bool,
}

/// Whether it begins as a list or an object.
pub(super) fn looks(head: &str) -> bool {
    head.trim_start().starts_with(['[', '{'])
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let mut text = opened.text(settings)?;
    let list = text.head().map_err(|error| Trouble::io(&error))?.trim_start().starts_with('[');
    let mut values = Values {
        text,
        objects: Objects::new(&settings.map),
        value: Vec::new(),
        inside: VecDeque::new(),
        row: 0,
        unclosed: list,
        done: false,
    };
    if list {
        // Its values are cut out one by one, so that the list may be longer than memory.
        while values.bite().map_err(|error| Trouble::io(&error))? != Some(b'[') {}
    }
    Ok(Box::new(values))
}

impl Values {
    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.text.fill_buf()?.first().copied())
    }

    fn bite(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        self.text.consume(usize::from(byte.is_some()));
        Ok(byte)
    }

    /// Cuts out the next value, however it is spread over lines; false at the end.
    fn advance(&mut self) -> io::Result<bool> {
        self.value.clear();
        self.text.renew();
        while let Some(byte) = self.peek()?.filter(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b']')) {
            self.unclosed &= byte != b']';
            self.bite()?;
        }
        let (mut depth, mut quoted, mut escaped) = (0_u64, false, false);
        loop {
            let piece = self.text.fill_buf()?;
            let (mut used, mut ended) = (0, piece.is_empty());
            for &byte in piece {
                let outside = depth == 0 && !quoted;
                if outside && (byte.is_ascii_whitespace() || matches!(byte, b',' | b']')) {
                    ended = true;
                    break;
                }
                used += 1;
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if quoted => escaped = true,
                    b'"' => quoted = !quoted,
                    b'{' | b'[' if !quoted => depth += 1,
                    b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth == 0 && !quoted && matches!(byte, b'}' | b']') {
                    ended = true;
                    break;
                }
            }
            self.value.extend_from_slice(&piece[..used]);
            self.text.consume(used);
            if ended {
                return Ok(!self.value.is_empty());
            }
        }
    }

    /// Takes the value apart.
    fn parse(&mut self) -> Result<(), Trouble> {
        match parse(&self.value) {
            Ok(value) => {
                self.inside = self.objects.unwrapped(value);
                Ok(())
            }
            Err(error) => {
                self.row += 1;
                // A record that was cut off has said that the file was.
                self.unclosed &= !error.is_eof();
                let what = format!("not valid JSON ({error}, counted from the beginning of the record); skipped");
                Err(Trouble::row(Reason::NotJson, self.row, what, ""))
            }
        }
    }

    fn read(&mut self, value: &Value, account: &mut Account) -> Result<Record, Trouble> {
        self.row += 1;
        let article = self.objects.article(value, self.row, account)?;
        Ok(Record { article, row: Some(self.row), end: self.text.place() })
    }
}

impl Records for Values {
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
                Ok(true) => {
                    if let Err(trouble) = self.parse() {
                        return Some(Err(trouble));
                    }
                }
                Ok(false) => {
                    self.done = true;
                    if self.unclosed {
                        let what = "the list ends without its ]: it is damaged, or cut off on the way";
                        let mend = "fetch it again; what stands before was read";
                        return Some(Err(Trouble::row(Reason::NotJson, self.row + 1, what, mend)));
                    }
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(Trouble { row: Some(self.row + 1), ..Trouble::io(&error) }));
                }
            }
        }
    }
}
