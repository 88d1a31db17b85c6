//! Lines of pages around a story: words alone above its headline (`Advertisement`, `POLITICS`), and what leads away from it.

use crate::input::embedded::PAPERS;

/// Whether a line is such a word; within, the name of a section.
pub(super) fn above(line: &str) -> Option<Option<&str>> {
    let lower = line.to_lowercase();
    let is = |place: &str| PAPERS.iter().any(|row| row[0] == place && row[1] == lower);
    if is("above") { Some(None) } else { is("section").then_some(Some(line)) }
}

/// Whether a line opens as those do that lead to another story or another place: `More on this story`, `Share this`.
pub(super) fn leads_away(line: &str) -> bool {
    let lower = line.to_lowercase();
    PAPERS.iter().any(|row| row[0] == "opening" && lower.starts_with(&row[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_page_is_known() {
        for (line, told) in [
            ("Advertisement", Some(None)),
            ("MENU", Some(None)),
            ("World", Some(Some("World"))),
            ("POLITICS", Some(Some("POLITICS"))),
            ("DROWNED", None),
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
