//! The tags of HTML, read one by one where no parser is needed or none may be let in yet.

/// Longest name of an element.
const NAME: usize = 16;

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'h> {
    /// Its name, as it is written.
    pub name: &'h str,
    /// Whether it closes an element.
    pub closes: bool,
    /// What stands behind the name: attributes, a stroke, or nothing.
    pub rest: &'h str,
    /// Where its `<` stands.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Whether a name stands behind the `<` of a place, or behind its stroke.
pub(super) fn begins(html: &str, start: usize) -> bool {
    let behind = &html.as_bytes()[start + 1..];
    behind.strip_prefix(b"/").unwrap_or(behind).first().is_some_and(u8::is_ascii_alphabetic)
}

/// The tag whose `<` stands at a place; none where no name follows, or no `>` in `reach` bytes behind that and before another `<`.
pub(super) fn tag(html: &str, start: usize, reach: usize) -> Option<Tag<'_>> {
    if !begins(html, start) {
        return None;
    }
    let bytes = html.as_bytes();
    let closes = bytes[start + 1] == b'/';
    let name = start + 1 + usize::from(closes);
    let length = bytes[name..].iter().take(NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let behind = name + length;
    let end = behind + bytes[behind..].iter().take(reach).position(|&byte| matches!(byte, b'<' | b'>'))?;
    if bytes[end] != b'>' {
        return None;
    }
    Some(Tag { name: &html[name..behind], closes, rest: &html[behind..end], start, end: end + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_name_between_brackets() {
        let read = |html| tag(html, 0, 64).map(|tag| (tag.name, tag.closes, tag.rest, tag.end));
        assert_eq!(read("<p>One"), Some(("p", false, "", 3)));
        assert_eq!(read("</DIV >"), Some(("DIV", true, " ", 7)));
        assert_eq!(read("<a href=\"x\">"), Some(("a", false, " href=\"x\"", 12)));
        assert_eq!(read("<br/>"), Some(("br", false, "/", 5)));
        for plain in ["<", "< p>", "<3", "</ p>", "<é>", "<p", "<p <b>", "<!-- x -->"] {
            assert_eq!(read(plain), None, "{plain}");
        }
        assert_eq!(tag("<a title=\"long\">", 0, 5), None);
    }
}
