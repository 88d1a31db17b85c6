//! What a page says of itself in JSON-LD: the object that is a news article.

use dom_query::Document;
use serde_json::Value;

use crate::input::embedded::PAGES;
use crate::input::object::written;

/// How deep in a description the article is looked for.
const DEPTH: usize = 8;

/// The description of an article.
pub(super) struct Described(Value);

impl Described {
    /// The likeliest article that the page describes.
    pub fn new(page: &Document) -> Option<Self> {
        let scripts = page.try_select("script[type=\"application/ld+json\" i]")?;
        let mut best: Option<(usize, Value)> = None;
        for script in scripts.nodes() {
            let text = script.text();
            let bare = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
            let bare = bare.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim_end_matches(';');
            // Line breaks inside strings are common, and wrong.
            let bare = bare.replace(['\n', '\r', '\t'], " ");
            if let Ok(value) = serde_json::from_str(&bare) {
                find(&value, DEPTH, &mut best);
            }
        }
        best.map(|(_, value)| Self(value))
    }

    /// What stands under a key.
    pub fn value(&self, name: &str) -> Option<String> {
        let value = self.0.get(name)?;
        // An address stands under `@id` where it is an object.
        let value = value.get("@id").filter(|_| value.get("name").is_none()).unwrap_or(value);
        let text = written(value, if name == "articleBody" { "\n\n" } else { ", " });
        if !text.contains('&') || name == "articleBody" {
            return Some(text);
        }
        Some(Document::fragment(text).text().to_string())
    }
}

/// Looks for an article whose type stands higher in the list than the best so far.
fn find(value: &Value, depth: usize, best: &mut Option<(usize, Value)>) {
    match value {
        Value::Array(list) if depth > 0 => list.iter().for_each(|value| find(value, depth - 1, best)),
        Value::Object(object) => {
            let rank = object.get("@type").and_then(rank);
            if let Some(rank) = rank
                && best.as_ref().is_none_or(|(other, _)| rank < *other)
            {
                *best = Some((rank, value.clone()));
            }
            if depth > 0 {
                object.values().for_each(|value| find(value, depth - 1, best));
            }
        }
        _ => {}
    }
}

/// Place of a type in the list of those that are articles.
fn rank(kind: &Value) -> Option<usize> {
    match kind {
        Value::String(kind) => {
            let kind = kind.rsplit(['/', ':']).next().unwrap_or_default();
            let mut types = PAGES.iter().filter(|row| row[0] == "type");
            // Any kind of news article is better than a plain article.
            types.position(|row| row[2] == kind).map(|place| if kind.ends_with("NewsArticle") { 0 } else { place })
        }
        Value::Array(kinds) => kinds.iter().filter_map(rank).min(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(json: &str) -> Option<Described> {
        let page = format!("<script type=\"application/ld+json\">{json}</script>");
        Described::new(&Document::from(page.as_str()))
    }

    #[test]
    fn the_article_is_found_wherever_it_stands() {
        for json in [
            r#"{"@type": "NewsArticle", "headline": "A"}"#,
            r#"[{"@type": "WebSite"}, {"@type": ["Article", "ReportageNewsArticle"], "headline": "A"}]"#,
            r#"{"@graph": [{"@type": "BlogPosting", "headline": "B"}, {"@type": "NewsArticle", "headline": "A"}]}"#,
            r#"{"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/NewsArticle", "headline": "A"}};"#,
        ] {
            assert_eq!(described(json).unwrap().value("headline").as_deref(), Some("A"), "{json}");
        }
        for json in ["{", "[]", "7", r#"{"@type": "WebSite", "headline": "A"}"#] {
            assert!(described(json).is_none(), "{json}");
        }
    }

    #[test]
    fn values_are_names_and_addresses() {
        let read = described(
            r#"{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Ana Lim"}, {"name": "Ben Roy"}],
                "publisher": {"@type": "Organization", "@id": "x", "name": "Harbour Post"},
                "mainEntityOfPage": {"@type": "WebPage", "@id": "https://harbour.example/pier"},
                "articleSection": ["City", "Port"], "headline": "Caf&#233;s &amp; piers"}"#,
        )
        .unwrap();
        for (name, value) in [
            ("author", Some("Ana Lim, Ben Roy")),
            ("publisher", Some("Harbour Post")),
            ("mainEntityOfPage", Some("https://harbour.example/pier")),
            ("articleSection", Some("City, Port")),
            ("headline", Some("Cafés & piers")),
            ("articleBody", None),
        ] {
            assert_eq!(read.value(name).as_deref(), value, "{name}");
        }
    }
}
