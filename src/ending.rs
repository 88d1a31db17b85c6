//! The mark at the end of a text that says the rest was cut off, such as `[+2219 chars]`.

/// How long a title behind a link to the rest may be, in bytes.
const LONGEST_TITLE: usize = 200;

/// Where a mark begins that the text ends in, white space aside; `#` in the pattern stands for a number, `*` at its end for a
/// title.
///
/// A mark of bare words (`Read More`) counts only behind a sentence that breaks off, in the same line: behind a whole one it
/// is a link.
#[must_use]
pub fn ending(text: &str, pattern: &str) -> Option<usize> {
    let text = text.trim_end();
    if let Some(head) = pattern.strip_suffix('*') {
        // The end alone is looked through: the text may be long.
        let least = text.len().saturating_sub(head.len() + LONGEST_TITLE);
        let from = (least..text.len()).find(|&at| text.is_char_boundary(at))?;
        let at = from + text[from..].rfind(head)?;
        let title = &text[at + head.len()..];
        return (!title.is_empty() && !title.contains('\n')).then_some(at);
    }
    let (head, tail) = pattern.split_once('#').unwrap_or((pattern, ""));
    let body = text.strip_suffix(tail)?;
    if !pattern.contains('#') {
        let before = body.strip_suffix(head)?;
        return (!head.starts_with(char::is_alphabetic) || breaks_off(before)).then_some(before.len());
    }
    let before = body.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let number = body.len() > before.len();
    before.strip_suffix(head).filter(|_| number).map(str::len)
}

/// Whether a text ends inside a sentence, in its last line.
fn breaks_off(text: &str) -> bool {
    let line = text.trim_end_matches([' ', '\t', '\u{a0}']);
    line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '…' | '-')) || line.ends_with("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_counts_at_the_end_only() {
        for (text, pattern, found) in [
            ("It met… [+2219 chars]", "[+# chars]", Some("[+2219 chars]")),
            ("It met… [+12,219 chars]\n ", "[+# chars]", Some("[+12,219 chars]\n ")),
            ("It met [3 chars]", "[# chars]", Some("[3 chars]")),
            ("It met […]", "[…]", Some("[…]")),
            ("A limit of [+20 chars] was set.", "[+# chars]", None),
            ("It met [+ chars]", "[+# chars]", None),
            ("It met [again]", "[...]", None),
            ("]", "[# chars]", None),
            ("", "[…]", None),
            ("It met on theRead More", "Read More", Some("Read More")),
            ("It met... Read More\n", "Read More", Some("Read More\n")),
            ("It met. Read More", "Read More", None),
            ("It met\nRead More", "Read More", None),
            ("Read More", "Read More", None),
            ("It met … Continue reading Dunn Sails", "… Continue reading *", Some("… Continue reading Dunn Sails")),
            ("It met … Continue reading\nIt was late.", "… Continue reading *", None),
            ("He may … Continue reading ", "… Continue reading *", None),
        ] {
            assert_eq!(ending(text, pattern).map(|at| &text[at..]), found, "{text}");
        }
    }
}
