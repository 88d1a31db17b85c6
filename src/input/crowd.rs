//! Whether a page is built so deep or so carelessly that reading it would take memory or time without end.

/// Elements inside one another.
const DEEP: usize = 1000;
/// Copies of unclosed formatting that a browser would have to make.
const COPIES: usize = 2_000_000;
/// Elements without an end, and those whose end may be left out.
const ENDLESS: &[&str] = &[
    "area", "base", "basefont", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "hr", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
    "tr", "track", "wbr",
];
/// Elements that are opened again in each paragraph until they are closed.
const FORMATS: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Why the page is not read; none if it can be.
pub(super) fn crowded(html: &str) -> Option<String> {
    let (mut depth, mut formats, mut copies) = (0_usize, 0_usize, 0_usize);
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|&byte| byte == b'<') {
        at += next + 1;
        let closes = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(closes);
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).take(16).count();
        let name = html[start..start + length].to_ascii_lowercase();
        if !bytes.get(start).is_some_and(u8::is_ascii_alphabetic) || ENDLESS.contains(&name.as_str()) {
            copies += formats;
        } else {
            let count = |open: usize| if closes { open.saturating_sub(1) } else { open + 1 };
            depth = count(depth);
            if FORMATS.contains(&name.as_str()) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_and_copies_have_limits_and_sloppy_pages_are_read() {
        assert_eq!(crowded(&"<p>One.<li>Two.<br>".repeat(100_000)), None);
        assert_eq!(crowded(&"<div><b>One.</b></div>".repeat(100_000)), None);
        assert_eq!(crowded("a < b <3 </ <é <"), None);
        assert!(crowded(&"<div>".repeat(2000)).is_some_and(|why| why.contains("1000 deep")));
        let font = format!("{}{}", "<font>".repeat(900), "<p>x".repeat(10_000));
        assert!(crowded(&font).is_some_and(|why| why.contains("over and over")));
    }
}
