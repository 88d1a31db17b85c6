//! A JSON object becomes an article: its keys are columns, those of an object inside it `outer.inner`.

use std::collections::{HashSet, VecDeque};

use serde_json::{Map, Value};

use crate::article::Article;
use crate::input::account::Account;
use crate::input::field::Field;
use crate::input::mapping::{Choice, Mapping};
use crate::input::trouble::{Reason, Trouble};

/// How deep in an answer a list of articles is looked for.
const DEPTH: usize = 3;

/// Turns objects into articles; the keys are mapped anew only where they change.
pub(super) struct Objects {
    choices: Vec<Choice>,
    columns: Vec<String>,
    mapping: Option<Mapping>,
    said: HashSet<String>,
    /// What the user should look at, not yet handed on.
    pub doubts: VecDeque<Trouble>,
}

impl Objects {
    /// Begins, with the user's word on the keys.
    pub fn new(choices: &[Choice]) -> Self {
        Self {
            choices: choices.to_vec(),
            columns: Vec::new(),
            mapping: None,
            said: HashSet::new(),
            doubts: VecDeque::new(),
        }
    }

    /// The values of a record: itself, or the articles of the list that it wraps.
    pub fn unwrapped(&self, mut record: Value) -> VecDeque<Value> {
        let textless = |object| Mapping::new(&flat(object).0, &self.choices).is_err();
        let wraps = holds_list(&record, DEPTH) && record.as_object().is_some_and(textless);
        let inside = if wraps { articles(&mut record, DEPTH) } else { None };
        inside.map_or_else(|| VecDeque::from([record]), VecDeque::from)
    }

    /// The article that a value holds.
    ///
    /// # Errors
    /// It is no object, or no key holds the text.
    pub fn article(&mut self, value: &Value, row: u64, account: &mut Account) -> Result<Article, Trouble> {
        match value {
            Value::Object(object) => self.of_object(object, account).map_err(|t| Trouble { row: Some(row), ..t }),
            _ => Err(Trouble::row(Reason::NotJson, row, "not an object; skipped", "an article is an object with keys")),
        }
    }

    fn of_object(&mut self, object: &Map<String, Value>, account: &mut Account) -> Result<Article, Trouble> {
        let (columns, values) = flat(object);
        if self.mapping.is_none() || self.columns != columns {
            let mut mapping = Mapping::new(&columns, &self.choices)?;
            let doubts = std::mem::take(&mut mapping.doubts);
            self.doubts.extend(doubts.into_iter().filter(|doubt| self.said.insert(doubt.what.clone())));
            for used in &mapping.used {
                if !account.mapping.contains(used) {
                    account.mapping.push(used.clone());
                }
            }
            if account.unused.is_empty() {
                account.unused.clone_from(&mapping.unused);
            }
            (self.columns, self.mapping) = (columns, Some(mapping));
        }
        let place = |field| self.mapping.as_ref().and_then(|mapping| mapping.place(field));
        let cell = |field| place(field).map(|place| written(values[place], joint(field))).unwrap_or_default();
        Ok(Field::article(cell))
    }
}

/// What stands between the members of a list in a field.
const fn joint(field: Field) -> &'static str {
    match field {
        Field::Id | Field::Outlet | Field::Date | Field::Author => ", ",
        Field::Section | Field::Genre => "; ",
        Field::Title | Field::Url => " ",
        Field::Text => "\n\n",
    }
}

/// Whether a list of objects stands inside a value.
fn holds_list(value: &Value, depth: usize) -> bool {
    match value {
        Value::Array(list) => list.iter().any(Value::is_object),
        Value::Object(object) => depth > 0 && object.values().any(|value| holds_list(value, depth - 1)),
        _ => false,
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

/// The keys of an object and of the objects right inside it, with their values.
fn flat(object: &Map<String, Value>) -> (Vec<String>, Vec<&Value>) {
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for (key, value) in object {
        match value {
            Value::Object(inner) => {
                for (name, value) in inner {
                    columns.push(format!("{key}.{name}"));
                    values.push(value);
                }
            }
            value => {
                columns.push(key.clone());
                values.push(value);
            }
        }
    }
    (columns, values)
}

/// A value as a cell; a list is joined, of an object in a list its `name` is taken.
pub(super) fn written(value: &Value, joint: &str) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let parts = list.iter().map(|value| written(value, joint)).filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(joint)
        }
        Value::Object(object) => object.get("name").map(|name| written(name, joint)).unwrap_or_default(),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(json: &str) -> Article {
        Objects::new(&[]).article(&serde_json::from_str(json).unwrap(), 1, &mut Account::default()).unwrap()
    }

    #[test]
    fn the_answer_of_a_service_is_unwrapped() {
        for (json, count) in [
            (r#"{"status": "ok", "articles": [{"content": "A."}, {"content": "B."}]}"#, 2),
            (r#"{"response": {"page": 1, "results": [{"body": "A."}]}}"#, 1),
            (r#"{"text": "A.", "related": [{"text": "B."}, {"text": "C."}]}"#, 1),
            (r#"{"lede": "A.", "tags": ["a", "b"]}"#, 1),
            (r#"{"a": {"b": {"c": {"d": [{}, {}]}}}}"#, 1),
            ("7", 1),
        ] {
            assert_eq!(Objects::new(&[]).unwrapped(serde_json::from_str(json).unwrap()).len(), count, "{json}");
        }
    }

    #[test]
    fn values_become_cells() {
        let read = article(
            r#"{"id": 12, "author": ["A. Lim", {"name": "B. Roy"}], "source": {"id": null, "name": "Harbour Post"},
                "publishedAt": "2026-03-01T08:00:00Z", "content": "The pier is shut.", "title": null}"#,
        );
        assert_eq!(read.id, "12");
        assert_eq!(read.author, "A. Lim, B. Roy");
        assert_eq!(read.outlet, "Harbour Post");
        assert_eq!(read.title, "");
        assert_eq!(read.text, "The pier is shut.");
        assert_eq!(article(r#"{"body": ["One.", "Two."]}"#).text, "One.\n\nTwo.");
    }
}
