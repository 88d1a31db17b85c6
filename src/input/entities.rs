//! Characters that HTML writes as entities, such as `&amp;`.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use quick_xml::escape::{resolve_html5_entity, resolve_predefined_entity};
use quick_xml::events::BytesRef;

/// Longest name of an entity.
const ENTITY: usize = 32;

/// Whether characters are those that news is written with: letters, quotation marks, dashes, currencies. A sign of
/// mathematics behind its name, as in a plain text about `&infin;`, is left to it.
pub(super) fn written(meant: &str) -> bool {
    let mark = |c| matches!(c, '\u{2002}'..='\u{2027}' | '\u{2039}' | '\u{203A}' | '\u{20AC}' | '\u{2122}');
    meant.chars().all(|c| c <= '\u{24F}' || mark(c))
}

/// What a reference of XML stands for, such as `&#233;` or `&amp;`; none where that is nothing XML knows.
pub(super) fn referred(name: &BytesRef<'_>) -> Option<Cow<'static, str>> {
    match name.resolve_char_ref() {
        Ok(Some(letter)) => Some(letter.to_string().into()),
        _ => resolve_predefined_entity(name).map(Cow::Borrowed),
    }
}

/// The text with its entities as the characters they stand for; of those with names only what is `wanted`.
pub(super) fn unescaped(text: &str, wanted: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut at, mut from) = (0, 0);
    while let Some(next) = text[at..].find('&') {
        let start = at + next;
        at = start + 1;
        let name = text.as_bytes()[at..].iter().take(ENTITY).position(|&byte| byte == b';');
        let Some(name) = name.and_then(|length| text.get(at..at + length)) else { continue };
        let Some(meant) = character(name).filter(|meant| name.starts_with('#') || wanted(meant)) else { continue };
        out.push_str(&text[from..start]);
        out.push_str(&meant);
        at += name.len() + 1;
        from = at;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// What stands between `&` and `;` as a character; none where it means nothing, or nothing that is written.
fn character(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else { return resolve_html5_entity(name).map(Cow::Borrowed) };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let number = number.ok()?;
    if let Some(byte) = u8::try_from(number).ok().filter(|byte| (0x80..0xA0).contains(byte)) {
        // By the HTML standard these are characters of Windows-1252.
        return Some(Cow::Owned(WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned()));
    }
    let meant = char::from_u32(number)?;
    (!meant.is_control() || matches!(meant, '\n' | '\t')).then(|| Cow::Owned(meant.to_string()))
}
