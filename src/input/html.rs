//! Saved web pages: one article in a page, or the articles of a Factiva download.

use std::collections::VecDeque;
use std::io::Read;

use encoding_rs::Encoding as Label;

use crate::article::Article;
use crate::input::account::Account;
use crate::input::archive::whole;
use crate::input::decode::{Decode, Shared};
use crate::input::encoding::Encoding;
use crate::input::europresse;
use crate::input::factiva;
use crate::input::opened::{Opened, Preview};
use crate::input::page::article;
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// Largest page that is read.
pub(super) const PAGE_LIMIT: u64 = 32 * 1024 * 1024;
/// How far into a page its encoding is looked for, by the HTML standard.
const DECLARED: usize = 1024;

/// Articles that were all read at once.
pub(super) struct Ready(pub VecDeque<Result<Record, Trouble>>);

impl Records for Ready {
    fn next(&mut self, _: &mut Account) -> Option<Result<Record, Trouble>> {
        self.0.pop_front()
    }
}

/// Whether it begins as a page.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    let head = preview.text.trim_start_matches('\u{FEFF}').trim_start();
    let begins = |tag: &str| head.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    ["<!doctype html", "<html", "<head", "<!-- saved from url"].into_iter().any(begins)
}

/// Reads the page.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let named = opened.article();
    let declared = declared(&opened.head, None);
    let mut text = opened.text_in(settings, declared)?;
    let mut html = String::new();
    let limit = PAGE_LIMIT.min(settings.record_limit);
    (&mut text).take(limit + 1).read_to_string(&mut html).map_err(|error| Trouble::io(&error))?;
    if html.len() as u64 > limit {
        return Err(Trouble::file(Reason::TooLong, too_long(limit), "save the text as .txt"));
    }
    let articles = if factiva::looks(&html) {
        factiva::articles(&html)
    } else if europresse::looks(&html) {
        europresse::articles(&html)
    } else {
        let saved = saved_from(&html);
        let page = article(&html, saved).map_err(|why| Trouble::file(Reason::NoArticle, why, "save the text as .txt"));
        let page = page.map(|article| Article {
            id: named.id,
            outlet: if article.outlet.is_empty() { named.outlet } else { article.outlet },
            date: if article.date.is_empty() { named.date } else { article.date },
            ..article
        });
        VecDeque::from([page.map(|article| Record { article, row: None, end: u64::MAX })])
    };
    Ok(Box::new(Ready(articles)))
}

pub(super) fn too_long(limit: u64) -> String {
    format!("the page is longer than {}", super::decode::size(limit))
}

/// The address in the note that browsers leave: `<!-- saved from url=(0033)https://... -->`.
fn saved_from(html: &str) -> &str {
    let note = html.split_once("saved from url=(").and_then(|(_, rest)| rest.split_once(')'));
    note.and_then(|(_, rest)| rest.split([' ', '\n']).next()).unwrap_or_default()
}

/// The encoding that a page declares, with the grounds; bytes that are valid UTF-8 overrule it.
pub(super) fn declared(head: &[u8], said: Option<&str>) -> Option<(&'static Label, &'static str)> {
    if Label::for_bom(head).is_some() || head.iter().skip(1).step_by(2).filter(|&&byte| byte == 0).count() > 8 {
        return None;
    }
    if let Err(error) = std::str::from_utf8(head)
        && error.error_len().is_some()
    {
        let label = |name: &str| Label::for_label_no_replacement(name.as_bytes());
        let by_server = said.and_then(label).map(|label| (label, "named by the server"));
        return by_server.or_else(|| Some((label(&meta(head)?)?, "named in the page"))).filter(|(label, _)| {
            // UTF-8 that is not valid is better guessed.
            *label != encoding_rs::UTF_8
        });
    }
    None
}

/// The name behind `charset=` near the beginning.
fn meta(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&head[..head.len().min(DECLARED)]).to_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let name = rest.trim_start_matches(['"', '\'', ' ']);
    Some(name.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next()?.to_owned())
}

/// A page from a web archive or a message, decoded.
///
/// # Errors
/// It is longer than the limit, or no text.
pub(super) fn decoded(bytes: Vec<u8>, said: Option<&str>, settings: &Settings) -> Result<(String, Encoding), Trouble> {
    let declared = declared(&bytes, said);
    let named = settings.encoding.map(|label| (label, "named by the user"));
    let notes = Shared::default();
    let source = Box::new(std::io::Cursor::new(bytes));
    let text = Decode::new(source, named.or(declared), u64::MAX, notes.clone())?;
    let html = String::from_utf8(whole(text, PAGE_LIMIT * 3)?).unwrap_or_default();
    let encoding = notes.with(|notes| notes.encoding.clone());
    Ok((html, encoding.unwrap_or_else(|| Encoding::sure(encoding_rs::UTF_8, "ASCII only"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declared_encoding_counts_where_the_bytes_do_not_speak() {
        let page = |meta: &str, body: &[u8]| [b"<html><head>", meta.as_bytes(), b"</head><p>", body].concat();
        let name = |bytes: &[u8], said| declared(bytes, said).map(|(label, _)| label.name());
        let meta = r#"<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">"#;
        assert_eq!(name(&page(meta, b"Wa\xB3\xEAsa"), None), Some("ISO-8859-2"));
        assert_eq!(name(&page("<META CHARSET='windows-1252'>", b"\x93Yes\x94"), None), Some("windows-1252"));
        assert_eq!(name(&page(meta, b"\x93Yes\x94"), Some("windows-1252")), Some("windows-1252"));
        assert_eq!(name(&page(meta, "Wałęsa".as_bytes()), None), None);
        assert_eq!(name(&page("<meta charset=utf-8>", b"\x93Yes\x94"), None), None);
        assert_eq!(name(&page("", b"\x93Yes\x94"), None), None);
    }

    #[test]
    fn pages_are_told_by_their_first_tag() {
        let looks = |text: &str| looks(&Preview { bytes: text.as_bytes(), text });
        for text in ["<!DOCTYPE html>\n<html>", "\u{FEFF} <HTML lang=en>", "<!-- saved from url=(0033)https://a.b/ -->"]
        {
            assert!(looks(text), "{text}");
        }
        assert!(!looks("<rss><channel>") && !looks("The <html> tag"));
        assert_eq!(saved_from("<!-- saved from url=(0026)https://harbour.example/x -->"), "https://harbour.example/x");
    }
}
