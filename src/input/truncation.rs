//! The mark at the end of a text that says the rest was cut off.

use crate::input::embedded::TRUNCATION;

/// The mark that the text ends in, as it stands there.
pub(super) fn mark(text: &str) -> Option<&str> {
    let text = text.trim_end();
    TRUNCATION.iter().find_map(|row| {
        let (head, tail) = row[0].split_once('#').unwrap_or((&row[0], ""));
        let number = row[0].contains('#');
        let body = text.strip_suffix(tail)?;
        let digits = if number { body.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',') } else { body };
        let fits = digits.ends_with(head) && (!number || digits.len() < body.len());
        fits.then(|| &text[digits.len() - head.len()..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_mark_is_seen_in_its_sentence() {
        for row in TRUNCATION.iter() {
            assert!(mark(&row[1]).is_some(), "{row:?}");
        }
    }

    #[test]
    fn a_mark_counts_at_the_end_only() {
        for (text, found) in [
            ("The council met… [+2219 chars]", Some("[+2219 chars]")),
            ("The council met… [+12,219 chars]\n ", Some("[+12,219 chars]")),
            ("The council met [3 chars]", Some("[3 chars]")),
            ("The council met […]", Some("[…]")),
            ("A limit of [+20 chars] was set.", None),
            ("The council met [+ chars]", None),
            ("It met [again]", None),
            ("]", None),
            ("", None),
        ] {
            assert_eq!(mark(text), found, "{text}");
        }
    }
}
