//! Pages saved as one file (MHTML) and messages (EML): the first part that is a page or a text.

use std::collections::VecDeque;

use encoding_rs::Encoding as Label;

use crate::article::Article;
use crate::input::account::Account;
use crate::input::archive::whole;
use crate::input::flow::paragraphs;
use crate::input::html::{Ready, decoded};
use crate::input::opened::{Opened, Preview};
use crate::input::page::article;
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record};

/// Largest message that is read; pictures count.
const MESSAGE_LIMIT: u64 = 128 * 1024 * 1024;
/// Parts inside parts.
const DEPTH: usize = 8;

/// Whether it begins with the head of a message.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    let named = |line: &str| {
        let name = line.split_once(':').map(|(name, _)| name).unwrap_or_default();
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let head: Vec<&str> = preview.text.lines().take_while(|line| !line.is_empty()).collect();
    let says = |wanted: &str| head.iter().any(|line| line.to_ascii_lowercase().starts_with(wanted));
    head.first().is_some_and(|line| named(line)) && says("mime-version:") && says("content-type:")
}

/// Reads the message.
pub(super) fn open(opened: Opened, settings: &Settings, account: &mut Account) -> Begun {
    let named = opened.article();
    let bytes = whole(opened.bytes(), MESSAGE_LIMIT)?;
    let message = Part::new(&bytes);
    let none = || Trouble::file(Reason::NoArticle, "no page and no text in the message", "save it as .html or .txt");
    let (page, html) = message
        .find("text/html", DEPTH)
        .map(|part| (part, true))
        .map_or_else(|| message.find("text/plain", DEPTH).map(|part| (part, false)).ok_or_else(none), Ok)?;
    let (text, encoding) = decoded(page.body(), page.charset().as_deref(), settings)?;
    account.pages.insert(encoding.label, 1);
    let saved = message.get("snapshot-content-location");
    let location = page.get("content-location").or_else(|| saved.clone()).unwrap_or_default();
    let mut found = if html {
        article(&text, &location).or_else(|why| {
            // A newsletter is built of tables that hide its text from the extraction.
            let text = paragraphs(&dom_query::Document::from(text.as_str()).root());
            if saved.is_some() || text.is_empty() { Err(why) } else { Ok(Article { text, ..Article::default() }) }
        })
    } else {
        Ok(Article { text: text.replace("\r\n", "\n").trim().to_owned(), ..Article::default() })
    }
    .map_err(|why| Trouble::file(Reason::NoArticle, why, ""))?;
    if saved.is_none() {
        // Of a saved page the date is the day it was saved, and the sender the browser.
        let from = message.get("from").unwrap_or_default();
        let name = from.split('<').next().unwrap_or_default().trim().trim_matches('"').to_owned();
        fill(&mut found.date, message.get("date"));
        fill(&mut found.outlet, Some(name));
    }
    fill(&mut found.title, message.get("subject"));
    fill(&mut found.outlet, Some(named.outlet));
    fill(&mut found.date, Some(named.date));
    fill(&mut found.id, Some(named.id));
    Ok(Box::new(Ready(VecDeque::from([Ok(Record { article: found, row: None, end: u64::MAX })]))))
}

fn fill(field: &mut String, value: Option<String>) {
    if field.is_empty() {
        *field = value.unwrap_or_default();
    }
}

/// A part of a message: its head and what follows.
struct Part<'a> {
    head: Vec<(String, String)>,
    content: &'a [u8],
}

impl<'a> Part<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut head: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        while let Some(length) = bytes[at..].iter().position(|&byte| byte == b'\n') {
            let line = String::from_utf8_lossy(bytes[at..at + length].trim_ascii_end()).into_owned();
            at += length + 1;
            if line.is_empty() {
                break;
            }
            match (line.starts_with([' ', '\t']), head.last_mut(), line.split_once(':')) {
                (true, Some((_, value)), _) => {
                    // A long value goes on in lines that are indented.
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (_, _, Some((name, value))) => head.push((name.to_ascii_lowercase(), value.trim().to_owned())),
                _ => {}
            }
        }
        Self { head, content: &bytes[at..] }
    }

    fn get(&self, name: &str) -> Option<String> {
        self.head.iter().find(|(known, _)| known == name).map(|(_, value)| words(value))
    }

    fn kind(&self) -> String {
        let kind = self.get("content-type").unwrap_or_else(|| "text/plain".to_owned());
        kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A value behind the type: `boundary=...`.
    fn parameter(&self, name: &str) -> Option<String> {
        let kind = self.get("content-type")?;
        let at = kind.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
        let rest = kind.get(at..)?;
        Some(match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next()?.to_owned(),
            None => rest.split([';', ' ']).next()?.to_owned(),
        })
    }

    fn charset(&self) -> Option<String> {
        self.parameter("charset")
    }

    /// The first part of a type, however deep.
    fn find(&self, wanted: &str, depth: usize) -> Option<Part<'a>> {
        let kind = self.kind();
        if kind == wanted {
            let attached = self.get("content-disposition").is_some_and(|how| how.starts_with("attachment"));
            return (!attached).then(|| Part { head: self.head.clone(), content: self.content });
        }
        let boundary = self.parameter("boundary").filter(|_| kind.starts_with("multipart/") && depth > 0)?;
        self.parts(&boundary).into_iter().find_map(|part| part.find(wanted, depth - 1))
    }

    fn parts(&self, boundary: &str) -> Vec<Part<'a>> {
        let mark = format!("--{boundary}").into_bytes();
        let (mut parts, mut start, mut at) = (Vec::new(), None, 0);
        while at < self.content.len() {
            let length =
                self.content[at..].iter().position(|&byte| byte == b'\n').map_or(self.content.len() - at, |n| n + 1);
            let line = self.content[at..at + length].trim_ascii_end();
            if line.starts_with(&mark) && matches!(&line[mark.len()..], b"" | b"--") {
                if let Some(start) = start {
                    parts.push(Part::new(&self.content[start..at]));
                }
                start = (line.len() == mark.len()).then_some(at + length);
            }
            at += length;
        }
        // The end may be cut off.
        parts.extend(start.map(|start| Part::new(&self.content[start..])));
        parts
    }

    /// The content as it was before it was written in letters for the way.
    fn body(&self) -> Vec<u8> {
        match self.get("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
            "quoted-printable" => quoted_printable(self.content, false),
            "base64" => base64(self.content),
            _ => self.content.to_vec(),
        }
    }
}

/// `=E2=80=99` and soft line breaks; in a head `_` is a space.
fn quoted_printable(bytes: &[u8], head: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let hex = rest.get(1..3).and_then(|hex| std::str::from_utf8(hex).ok());
        match (rest[0], hex.and_then(|hex| u8::from_str_radix(hex, 16).ok())) {
            (b'=', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (b'=', None) if rest.starts_with(b"=\r\n") => at += 3,
            (b'=', None) if rest.starts_with(b"=\n") => at += 2,
            (b'_', _) if head => {
                out.push(b' ');
                at += 1;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let (mut out, mut bits, mut held) = (Vec::with_capacity(bytes.len() / 4 * 3), 0_u32, 0);
    for six in bytes.iter().take_while(|&&byte| byte != b'=').filter_map(|&byte| value(byte)) {
        bits = (bits << 6 | u32::from(six)) & 0xFF_FFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held & 0xFF).unwrap_or_default());
        }
    }
    out
}

/// A value of a head with its encoded words read: `=?utf-8?Q?Caf=C3=A9?=`.
fn words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("=?") {
        let mut parts = after.splitn(4, '?');
        let (Some(label), Some(how), Some(text), Some(tail)) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            break;
        };
        let (Some(label), Some(tail)) = (Label::for_label(label.as_bytes()), tail.strip_prefix('=')) else { break };
        let bytes = if how.eq_ignore_ascii_case("b") {
            base64(text.as_bytes())
        } else {
            quoted_printable(text.as_bytes(), true)
        };
        // The space between two encoded words belongs to neither.
        if !(before.trim().is_empty() && out.len() > value.len() - rest.len()) {
            out.push_str(before);
        }
        out.push_str(&label.decode_without_bom_handling(&bytes).0);
        rest = tail.strip_prefix(' ').filter(|tail| tail.starts_with("=?")).unwrap_or(tail);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_for_the_way_are_read() {
        assert_eq!(quoted_printable(b"It=E2=80=99s =\r\nshut=\n=", false), "It’s shut=".as_bytes());
        assert_eq!(base64(b"Q2Fm\r\nw6k="), "Café".as_bytes());
        assert_eq!(words("=?utf-8?Q?Caf=C3=A9_owners?= =?UTF-8?B?IGZlYXI=?= it"), "Café owners fear it");
        for odd in ["=?", "=?x?", "=?utf-8?Q?a?", "=?klingon?Q?a?= b", "plain"] {
            assert_eq!(words(odd), odd);
        }
    }

    #[test]
    fn the_first_page_is_found_in_its_parts() {
        let message =
            b"Subject: Pier\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"out er\"\r\n\r\n\
            --out er\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n\r\nplain\r\n--in\r\n\
            Content-Type: Text/HTML; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+\r\n--in--\r\n\
            --out er\r\nContent-Type: text/html\r\n\r\nother\r\n--out er--\r\n";
        let message = Part::new(message);
        assert_eq!(message.find("text/html", DEPTH).unwrap().body(), b"<b>");
        assert_eq!(message.find("text/plain", DEPTH).unwrap().content.trim_ascii(), b"plain");
        assert!(message.find("image/png", DEPTH).is_none());
        assert_eq!(message.get("subject").as_deref(), Some("Pier"));
    }
}
