//! JSON files: one article, a list of them, or the answer of a service that holds such a list.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use serde_json::{Map, Value};

use crate::input::account::{Account, Reason, Trouble};
use crate::input::decode::Decode;
use crate::input::mapping::{Choice, Mapping};
use crate::input::object::Objects;
use crate::input::opened::Opened;
use crate::input::settings::Settings;
use crate::input::{Begun, Record, Records};

/// How deep in an answer a list of articles is looked for.
const DEPTH: usize = 3;

struct Values {
    text: Decode,
    objects: Objects,
    choices: Vec<Choice>,
    value: Vec<u8>,
    /// Articles of a list found inside an object.
    inside: VecDeque<Value>,
    row: u64,
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
        choices: settings.map.clone(),
        value: Vec::new(),
        inside: VecDeque::new(),
        row: 0,
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
        while self.peek()?.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b']')) {
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

    fn read(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        let value = match self.inside.pop_front() {
            Some(value) => value,
            None => match serde_json::from_slice(&self.value) {
                Ok(Value::Object(object)) => self.unwrapped(object)?,
                Ok(value) => value,
                Err(error) => {
                    self.row += 1;
                    let what = format!("not valid JSON ({error}, counted from the beginning of the record); skipped");
                    return Some(Err(Trouble::row(Reason::NotJson, self.row, what, "")));
                }
            },
        };
        self.row += 1;
        let row = self.row;
        let Value::Object(object) = value else {
            return Some(Err(Trouble::row(Reason::NotJson, row, "not an object; skipped", "")));
        };
        let end = self.text.place();
        let article = self.objects.article(&object, account).map_err(|trouble| Trouble { row: Some(row), ..trouble });
        Some(article.map(|article| Record { article, row: Some(row), end }))
    }

    /// The object, or none if it is the wrapping of a list of articles, which is kept.
    fn unwrapped(&mut self, object: Map<String, Value>) -> Option<Value> {
        let columns: Vec<String> = object.keys().cloned().collect();
        if Mapping::new(&columns, &self.choices).is_ok() {
            return Some(Value::Object(object));
        }
        let mut object = Value::Object(object);
        match articles(&mut object, DEPTH) {
            Some(list) => {
                self.inside = list.into();
                None
            }
            None => Some(object),
        }
    }
}

/// The first list of objects inside a value.
fn articles(value: &mut Value, depth: usize) -> Option<Vec<Value>> {
    match value {
        Value::Array(list) if list.iter().any(Value::is_object) => Some(std::mem::take(list)),
        Value::Object(object) if depth > 0 => object.values_mut().find_map(|value| articles(value, depth - 1)),
        _ => None,
    }
}

impl Records for Values {
    fn next(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        loop {
            if let Some(doubt) = self.objects.doubts.pop_front() {
                return Some(Err(doubt));
            }
            if self.done {
                return None;
            }
            if self.inside.is_empty() {
                match self.advance() {
                    Ok(true) => {}
                    Ok(false) => {
                        self.done = true;
                        continue;
                    }
                    Err(error) => {
                        self.done = true;
                        return Some(Err(Trouble { row: Some(self.row + 1), ..Trouble::io(&error) }));
                    }
                }
            }
            if let Some(read) = self.read(account) {
                return Some(read);
            }
        }
    }
}
