//! Whether a page is built so deep or so carelessly that reading it would take memory or time without end.

use crate::input::elements::{ENDLESS, FOREIGN, FORMATS, RAW};
use crate::input::tags::{Tag, begins, tag};

/// Elements inside one another.
const DEEP: usize = 1000;
/// Copies of unclosed formatting that a browser would have to make.
const COPIES: usize = 2_000_000;

/// Why the page is not read; none if it can be.
pub(super) fn crowded(html: &str) -> Option<String> {
    let (mut depth, mut formats, mut copies, mut foreign) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut at = 0;
    while let Some((tag, behind)) = next(html, at) {
        at = behind;
        let count = |open: usize| if tag.closes { open.saturating_sub(1) } else { open + 1 };
        let name = &*tag.name.to_ascii_lowercase();
        if FOREIGN.contains(&name) {
            foreign = count(foreign);
        }
        if ENDLESS.contains(&name) {
            copies += formats;
        } else if !(tag.rest.ends_with('/') && foreign > 0) {
            depth = count(depth);
            if FORMATS.contains(&name) {
                formats = count(formats);
            } else {
                copies += formats;
            }
        }
        if depth > DEEP {
            return Some(format!("elements lie more than {DEEP} deep inside one another"));
        }
        if copies > COPIES {
            return Some("formatting is opened over and over and never closed".to_owned());
        }
    }
    None
}

/// The next tag from a place on, and where reading goes on behind it: behind all of an element that holds no markup.
fn next(html: &str, from: usize) -> Option<(Tag<'_>, usize)> {
    let mut at = from;
    loop {
        at += html[at..].find('<')?;
        if html[at..].starts_with("<!--") {
            at += html[at..].find("-->")?;
            continue;
        }
        if !begins(html, at) {
            at += 1;
            continue;
        }
        // Where one has no end, there is none for those behind it.
        let tag = tag(html, at, usize::MAX)?;
        let raw = !tag.closes && RAW.iter().any(|name| name.eq_ignore_ascii_case(tag.name));
        let behind = if raw { closing(html, tag.end, tag.name)? } else { tag.end };
        return Some((tag, behind));
    }
}

/// Where the closing tag of an element begins.
fn closing(html: &str, from: usize, name: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let closes = |at: &usize| {
        bytes.get(at + 2..at + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    html[from..].match_indices("</").map(|(at, _)| from + at).find(closes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_and_copies_have_limits_and_sloppy_pages_are_read() {
        assert_eq!(crowded(&"<p>One.<li>Two.<br>".repeat(100_000)), None);
        assert_eq!(crowded(&"<div><b>One.</b></div>".repeat(100_000)), None);
        let chart = format!("<svg>{}</svg>", "<path d=\"M 0 0\"/>".repeat(5000));
        assert_eq!(crowded(&chart), None);
        let script = format!("<SCRIPT>{}</Script><p>One.", "if (a<b) c = '<a href=x>d<\\/a>';".repeat(50_000));
        assert_eq!(crowded(&script), None);
        assert_eq!(crowded(&format!("<!-- {} --><p>One.", "<div>".repeat(5000))), None);
        assert_eq!(crowded(&"<div/>".repeat(900)), None);
        assert!(crowded(&"<div/>".repeat(2000)).is_some());
        assert_eq!(crowded("a < b <3 </ <é <"), None);
        assert!(crowded(&"<div>".repeat(2000)).is_some_and(|why| why.contains("1000 deep")));
        let font = format!("{}{}", "<font>".repeat(900), "<p>x".repeat(10_000));
        assert!(crowded(&font).is_some_and(|why| why.contains("over and over")));
    }
}
