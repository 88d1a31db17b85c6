//! A JSON object becomes an article: its keys are columns, those of an object inside it `outer.inner`.

use std::collections::{HashSet, VecDeque};

use serde_json::{Map, Value};

use crate::article::Article;
use crate::input::account::Account;
use crate::input::embedded::BLOCKS;
use crate::input::field::Field;
use crate::input::mapping::{Choice, Mapping, known, unmet};
use crate::input::trouble::{Reason, Trouble};

/// How deep in an answer a list of articles is looked for.
const DEPTH: usize = 3;
/// Keys that are no field, of which a file's account keeps the names.
const UNUSED: usize = 100;

/// Turns objects into articles; the keys are mapped anew only where they change.
pub(super) struct Objects {
    choices: Vec<Choice>,
    columns: Vec<String>,
    mapping: Option<Mapping>,
    /// The keys that were looked at last for a text, and where it stands.
    looked: (Vec<String>, Option<usize>),
    said: HashSet<String>,
    /// Whether what no object has was asked for.
    asked: bool,
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
            looked: (Vec::new(), None),
            said: HashSet::new(),
            asked: false,
            doubts: VecDeque::new(),
        }
    }

    /// The values of a record: itself, the article that it wraps, or those of the list that it wraps.
    pub fn unwrapped(&mut self, mut record: Value) -> VecDeque<Value> {
        if record.as_object().is_some_and(|object| self.is_article(object)) {
            return VecDeque::from([record]);
        }
        if let Some(all) = self.keyed(&mut record) {
            return all;
        }
        // What stands beside a list of articles, such as what was asked for, is none.
        let mut own = |list: &[Value]| list.iter().any(|value| self.is_own(value));
        if let Some(list) = taken(&mut record, DEPTH, &mut own) {
            return self.each(list);
        }
        if let Some(one) = self.one(&record).flatten() {
            return VecDeque::from([one]);
        }
        let mut with_text = |list: &[Value]| list.iter().any(|value| self.one(value).is_some());
        let own = known_keys(&record);
        let list = taken(&mut record, DEPTH, &mut with_text).or_else(|| {
            // An article whose text has an unknown name is told with its own keys, not with those of its authors.
            let mut richer =
                |list: &[Value]| list.iter().any(|value| value.is_object() && (own == 0 || known_keys(value) > own));
            taken(&mut record, DEPTH, &mut richer)
        });
        let Some(list) = list else { return VecDeque::from([record]) };
        self.each(list)
    }

    /// The articles of a record that has them under keys, such as their ids, or a list of them under each of some outlets or
    /// pages; none where it has less than two of either. They stand equally deep and have keys in common. An article without
    /// an id takes the key that it stands under.
    fn keyed(&mut self, record: &mut Value) -> Option<VecDeque<Value>> {
        let mut found = Vec::new();
        self.under_keys(record, "", DEPTH, &mut found);
        let (_, first, depth) = found.first()?;
        let (is_list, depth, keys) = (first.is_array(), *depth, keys(first));
        found.retain(|(_, value, at)| {
            *at == depth && value.is_array() == is_list && in_common(&keys, &self::keys(value))
        });
        if found.len() < 2 {
            return None;
        }
        let mut all = VecDeque::new();
        for (key, value, _) in found {
            match value.take() {
                Value::Array(list) => all.extend(self.each(list)),
                mut one => {
                    if let Value::Object(object) = &mut one
                        && !has_id(object)
                    {
                        object.insert("id".to_owned(), Value::String(key));
                    }
                    all.push_back(one);
                }
            }
        }
        Some(all)
    }

    /// Finds articles and lists of them below a value, each with its key and how deep it stands.
    fn under_keys<'v>(
        &mut self,
        value: &'v mut Value,
        key: &str,
        depth: usize,
        found: &mut Vec<(String, &'v mut Value, usize)>,
    ) {
        let fits = match &*value {
            Value::Array(list) => list.iter().any(|value| self.is_own(value)),
            Value::Object(object) => self.is_article(object) && is_headed(object),
            _ => false,
        };
        if fits {
            found.push((key.to_owned(), value, depth));
        } else if let Value::Object(object) = value
            && depth > 0
        {
            object.iter_mut().for_each(|(key, value)| self.under_keys(value, key, depth - 1, found));
        }
    }

    fn each(&mut self, list: Vec<Value>) -> VecDeque<Value> {
        list.into_iter().map(|value| self.one(&value).flatten().unwrap_or(value)).collect()
    }

    /// Whether a value of a list is an article by more than its text, or wraps one.
    fn is_own(&mut self, value: &Value) -> bool {
        let Some(object) = value.as_object() else { return false };
        if self.is_article(object) { is_headed(object) } else { self.wrapped(object, DEPTH).is_some() }
    }

    /// Whether a value is an article, or wraps one: then that, with the keys that stand around it.
    fn one(&mut self, value: &Value) -> Option<Option<Value>> {
        let object = value.as_object()?;
        if self.is_article(object) { Some(None) } else { self.wrapped(object, DEPTH).map(Some) }
    }

    /// Whether an object holds a text, which is no list of articles.
    fn is_article(&mut self, object: &Map<String, Value>) -> bool {
        let (columns, values) = flat(object);
        if self.looked.0 != columns {
            let mapping = Mapping::new(&columns, &self.choices).ok();
            self.looked = (columns, mapping.and_then(|mapping| mapping.place(Field::Text)));
        }
        self.looked.1.is_some_and(|place| !holds_articles(values[place]))
    }

    /// The first article among the objects inside another, such as the `_source` of a search engine's hit: under a key
    /// that is known to hold one, or with a title or day of its own.
    fn wrapped(&mut self, object: &Map<String, Value>, depth: usize) -> Option<Value> {
        for (key, value) in object.iter().filter(|_| depth > 0) {
            let Value::Object(inner) = value else { continue };
            let wraps =
                || BLOCKS.iter().any(|row| row[0] == "wrap" && row[1] == key.to_lowercase()) || is_headed(inner);
            let found =
                if self.is_article(inner) && wraps() { Some(value.clone()) } else { self.wrapped(inner, depth - 1) };
            if let Some(Value::Object(mut found)) = found {
                for (name, value) in object.iter().filter(|(name, _)| *name != key) {
                    found.entry(name.clone()).or_insert_with(|| value.clone());
                }
                return Some(Value::Object(found));
            }
        }
        None
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

    /// The outlet or the day that no object of the file has, once, at its end: keys come and go from object to object.
    pub fn unmet(&mut self, account: &Account) -> Option<Trouble> {
        if std::mem::replace(&mut self.asked, true) || self.mapping.is_none() {
            return None;
        }
        let holds = |field| account.mapping.iter().any(|used| used.field == field);
        // What one object leaves over another may have been read by.
        let read = |name: &&String| !account.mapping.iter().any(|used| used.column == **name);
        let unused: Vec<String> = account.unused.iter().filter(read).cloned().collect();
        unmet(holds, &unused, &self.choices)
    }

    fn of_object(&mut self, object: &Map<String, Value>, account: &mut Account) -> Result<Article, Trouble> {
        let (columns, values) = flat(object);
        if self.mapping.is_none() || self.columns != columns {
            let mut mapping = Mapping::new(&columns, &self.choices)?;
            let doubts = std::mem::take(&mut mapping.doubts).into_iter();
            self.doubts.extend(doubts.filter(|doubt| self.said.insert(doubt.what.clone())));
            for used in &mapping.used {
                if !account.mapping.contains(used) {
                    account.mapping.push(used.clone());
                }
            }
            for unused in &mapping.unused {
                if account.unused.len() < UNUSED && !account.unused.contains(unused) {
                    account.unused.push(unused.clone());
                }
            }
            (self.columns, self.mapping) = (columns, Some(mapping));
        }
        let place = |field| self.mapping.as_ref().and_then(|mapping| mapping.place(field));
        let cell = |field| match (field, place(field).map(|place| values[place])) {
            (_, None) => String::new(),
            (Field::Text, Some(Value::Array(blocks))) => in_blocks(blocks),
            (_, Some(value)) => written(value, joint(field)),
        };
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

/// The first list inside a value that fits.
fn taken(value: &mut Value, depth: usize, fits: &mut dyn FnMut(&[Value]) -> bool) -> Option<Vec<Value>> {
    match value {
        Value::Array(list) if fits(list) => Some(std::mem::take(list)),
        Value::Object(object) if depth > 0 => object.values_mut().find_map(|value| taken(value, depth - 1, fits)),
        _ => None,
    }
}

/// The keys of an object, or of the first of a list.
fn keys(value: &Value) -> Vec<String> {
    let value = value.as_array().map_or(Some(value), |list| list.first());
    value.and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned().collect()
}

/// Whether half of the keys of two objects are the same.
fn in_common(one: &[String], other: &[String]) -> bool {
    one.iter().filter(|key| other.contains(key)).count() * 2 >= one.len().max(other.len())
}

/// Whether a key of an object is known to hold an id.
fn has_id(object: &Map<String, Value>) -> bool {
    Mapping::new(&flat(object).0, &[]).is_ok_and(|mapping| mapping.place(Field::Id).is_some())
}

/// How many keys of an object are known to hold a field of an article.
fn known_keys(value: &Value) -> usize {
    value.as_object().map_or(0, |object| known(&flat(object).0).0)
}

/// Whether an object has a title or a day.
fn is_headed(object: &Map<String, Value>) -> bool {
    let mapping = Mapping::new(&flat(object).0, &[]);
    mapping.is_ok_and(|mapping| [Field::Title, Field::Date].into_iter().any(|field| mapping.place(field).is_some()))
}

/// Whether a value is a list of articles, and not of the blocks of one text: they have fields of their own.
fn holds_articles(value: &Value) -> bool {
    const OWN: [Field; 5] = [Field::Outlet, Field::Date, Field::Title, Field::Author, Field::Url];
    let is_article = |value: &Value| {
        let mapping = value.as_object().and_then(|object| Mapping::new(&flat(object).0, &[]).ok());
        mapping.is_some_and(|mapping| OWN.into_iter().filter(|field| mapping.place(*field).is_some()).count() > 1)
    };
    value.as_array().and_then(|list| list.first()).is_some_and(is_article)
}

/// A text in blocks, such as `{"type": "paragraph", "text": "…"}`; those that are no part of it are left out.
fn in_blocks(blocks: &[Value]) -> String {
    let named = |place: &str, name: &str| BLOCKS.iter().any(|row| row[0] == place && row[1] == name);
    let part = |block: &Value| {
        let Value::Object(object) = block else { return written(block, "\n\n") };
        if object.get("type").and_then(Value::as_str).is_some_and(|kind| named("kind", &kind.to_lowercase())) {
            return String::new();
        }
        let text = object.iter().find(|(key, value)| named("key", &key.to_lowercase()) && !value.is_null());
        let text = match text {
            Some((_, Value::Array(inner))) => in_blocks(inner),
            Some((_, value)) => written(value, "\n\n"),
            None => String::new(),
        };
        // A single link in a paragraph is no sign of HTML, a paragraph in a text is.
        if text.contains("</") && !text.starts_with('<') { format!("<p>{text}</p>") } else { text }
    };
    let parts: Vec<String> = blocks.iter().map(part).filter(|part| !part.is_empty()).collect();
    // Pieces of one paragraph have their blanks in them.
    let pieces = parts.iter().any(|part| part.starts_with(' ') || part.ends_with(' '));
    parts.join(if pieces { "" } else { "\n\n" })
}

/// What a value of MongoDB stands for: `{"$oid": "…"}`, `{"$date": {"$numberLong": "…"}}`.
fn bare(value: &Value) -> &Value {
    match value.as_object().filter(|object| object.len() == 1).and_then(|object| object.iter().next()) {
        Some((key, inner)) if key.starts_with('$') => bare(inner),
        _ => value,
    }
}

/// The keys of an object and of the objects right inside it, with their values.
fn flat(object: &Map<String, Value>) -> (Vec<String>, Vec<&Value>) {
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for (key, value) in object {
        match bare(value) {
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
            (r#"{"facets": [{"name": "x"}], "results": [{"text": "B."}, {"text": "C."}]}"#, 2),
            (r#"{"hits": {"hits": [{"_source": {"text": "A."}}, {"_source": {"text": "B."}}]}}"#, 2),
            (r#"{"content": [{"title": "T", "url": "u", "text": "A."}, {"title": "T", "text": "B."}]}"#, 2),
            (r#"{"article": {"headline": "T", "body": [{"type": "p", "text": "A."}, {"text": "B."}]}}"#, 1),
            (
                r#"{"query": {"text": "dam"}, "articles": [{"title": "T", "text": "A."}, {"title": "U", "text": "B."}]}"#,
                2,
            ),
            (r#"{"query": {"text": "dam"}, "articles": [{"text": "A."}, {"text": "B."}]}"#, 2),
            (r#"{"headline": "T", "authors": [{"name": "A"}, {"name": "B"}], "story_html": "A."}"#, 1),
            (r#"{"title": "Feed", "items": [{"url": "u", "title": "T"}, {"url": "v", "title": "U"}]}"#, 2),
            (r#"{"lede": "A.", "tags": ["a", "b"]}"#, 1),
            (r#"{"a": {"b": {"c": {"d": [{}, {}]}}}}"#, 1),
            (r#"{"a1": {"title": "T", "text": "A."}, "a2": {"title": "U", "text": "B."}}"#, 2),
            (r#"{"n": 2, "articles": {"a1": {"title": "T", "text": "A."}, "a2": {"title": "U", "text": "B."}}}"#, 2),
            (
                r#"{"post": [{"title": "T", "text": "A."}], "star": [{"title": "U", "text": "B."}, {"title": "V", "text": "C."}]}"#,
                3,
            ),
            (
                r#"{"p1": {"articles": [{"title": "T", "text": "A."}]}, "p2": {"articles": [{"title": "U", "text": "B."}]}}"#,
                2,
            ),
            // Comments on an article are none.
            (
                r#"{"articles": [{"title": "T", "url": "u", "text": "A."}], "comments": [{"user": "u", "date": "d", "text": "B."}]}"#,
                1,
            ),
            ("7", 1),
        ] {
            assert_eq!(Objects::new(&[]).unwrapped(serde_json::from_str(json).unwrap()).len(), count, "{json}");
        }
    }

    #[test]
    fn an_article_takes_the_key_that_it_stands_under_unless_it_has_an_id() {
        let json = r#"{"a": {"title": "T", "text": "A."}, "b": {"id": "own", "title": "U", "text": "B."}}"#;
        let mut objects = Objects::new(&[]);
        let all = objects.unwrapped(serde_json::from_str(json).unwrap());
        let mut id = |value| objects.article(value, 1, &mut Account::default()).unwrap().id;
        assert_eq!(all.iter().map(&mut id).collect::<Vec<_>>(), ["a", "own"]);
    }

    #[test]
    fn what_no_object_has_is_asked_for_at_the_end() {
        let told = |lines: &[&str]| {
            let (mut objects, mut account) = (Objects::new(&[]), Account::default());
            for (row, line) in (1..).zip(lines) {
                let _ = objects.article(&serde_json::from_str(line).unwrap(), row, &mut account);
            }
            assert!(objects.doubts.is_empty());
            let told = objects.unmet(&account).map(|trouble| trouble.what);
            assert!(objects.unmet(&account).is_none());
            told
        };
        let bare = r#"{"text": "It is shut.", "mood": "City"}"#;
        let dated = r#"{"text": "It is old.", "date": "2026-03-01", "tone": 1}"#;
        let named = r#"{"text": "It leaks.", "outlet": "Harbour Post"}"#;
        assert_eq!(told(&[bare, dated, named]), None);
        assert_eq!(
            told(&[bare, dated]).as_deref(),
            Some("no column is known to hold the outlet; not read: `mood`, `tone`")
        );
        assert_eq!(told(&[r#"{"mood": "City"}"#]), None);
        let two = r#"{"text": "It is shut.", "body": "It is."}"#;
        assert_eq!(told(&[two, r#"{"body": "It leaks."}"#]), None);
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
        let dumped =
            article(r#"{"_id": {"$oid": "5f"}, "date": {"$date": {"$numberLong": "1741082400000"}}, "text": "A."}"#);
        assert_eq!((dumped.id.as_str(), dumped.date.as_str()), ("5f", "1741082400000"));
    }

    #[test]
    fn a_text_in_blocks_is_its_paragraphs() {
        let read = article(
            r#"{"title": "Pier", "contents": null, "content": [{"type": "kicker", "content": "City"}, {"type": "byline", "content": "By Ana Lim"},
                {"type": "sanitized_html", "content": "<p>It is shut.</p>"}, {"type": "image", "text": "A boat"}, {"type": "text",
                "text": null, "value": "It is old."}, {"type": "list", "content": ["One.", "Two."]}, null, 7, {"text": "A <a href='x'>link</a>."}]}"#,
        );
        assert_eq!(
            read.text,
            "<p>It is shut.</p>\n\nIt is old.\n\nOne.\n\nTwo.\n\n7\n\n<p>A <a href='x'>link</a>.</p>"
        );
    }

    #[test]
    fn blocks_inside_blocks_are_read() {
        let read = article(
            r#"{"body": [{"type": "p", "content": [{"text": "It is "}, {"text": "shut."}]}, {"type": "list", "items": [{"text": "One."}, {"children": [{"text": "Two."}]}]}]}"#,
        );
        assert_eq!(read.text, "It is shut.\n\nOne.\n\nTwo.");
    }

    #[test]
    fn a_caption_is_no_article() {
        let json = r#"{"id": "1", "image": {"text": "A boat"}, "paragraphs": ["It is shut.", "It is old."]}"#;
        let mut objects = Objects::new(&[]);
        let values = objects.unwrapped(serde_json::from_str(json).unwrap());
        assert_eq!(values.len(), 1);
        assert!(values[0].get("image").is_some());
    }

    #[test]
    fn an_article_inside_another_object_has_the_keys_around_it() {
        let json = r#"{"_index": "news", "_id": "a7", "_source": {"title": "Pier", "content": "It is shut.", "_index": "own"}}"#;
        let mut objects = Objects::new(&[]);
        let values = objects.unwrapped(serde_json::from_str(json).unwrap());
        let read = objects.article(&values[0], 1, &mut Account::default()).unwrap();
        assert_eq!((read.id.as_str(), read.title.as_str(), read.text.as_str()), ("a7", "Pier", "It is shut."));
    }
}
