//! Words that pages have alone on a line above a headline: `Advertisement`, `POLITICS`.

use crate::input::embedded::PAPERS;

/// Whether a line is such a word; within, the name of a section.
pub(super) fn above(line: &str) -> Option<Option<&str>> {
    let lower = line.to_lowercase();
    let is = |place: &str| PAPERS.iter().any(|row| row[0] == place && row[1] == lower);
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    let capitals = !line.contains(' ') && letters().count() > 1 && letters().all(char::is_uppercase);
    if is("above") { Some(None) } else { (is("section") || capitals).then_some(Some(line)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_page_is_known_or_in_capitals() {
        for (line, told) in [
            ("Advertisement", Some(None)),
            ("MENU", Some(None)),
            ("World", Some(Some("World"))),
            ("NORDICS", Some(Some("NORDICS"))),
            ("Drowned", None),
            ("Gone", None),
            ("A", None),
            ("2026", None),
            ("HARBOUR POST", None),
            ("", None),
        ] {
            assert_eq!(above(line), told, "{line}");
        }
    }
}
