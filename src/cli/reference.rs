//! The full references of the short names that lexicons give as their sources, from docs/sources.md.

/// The page, whose tables hold a short name and what it stands for in each row.
const PAGE: &str = include_str!("../../docs/sources.md");

/// Short names with what they stand for.
fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let cells = PAGE.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    cells.filter(|(name, _)| *name != "name")
}

/// What the short names in a cell `source` stand for, in the order of the page.
pub(super) fn of(source: &str) -> impl Iterator<Item = &'static str> {
    names().filter(move |(name, _)| stands_in(name, source)).map(|(_, whole)| whole)
}

/// Whether a name stands in a text, and is no part of a longer word.
fn stands_in(name: &str, text: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
        let after = text[at + name.len()..].chars().next().is_none_or(|letter| !letter.is_alphanumeric());
        before && after
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lexicon::Library;

    /// The different cells of the columns `source` of all built-in lexicons.
    fn sources() -> BTreeSet<String> {
        let library = Library::load(None).unwrap();
        let mut all = BTreeSet::new();
        for table in library.tables.values() {
            let Some(column) = table.column("source") else { continue };
            all.extend(table.rows.iter().map(|row| row.cell(column).to_owned()));
        }
        all
    }

    #[test]
    fn every_source_of_a_row_is_told_on_the_page() {
        let sources = sources();
        assert!(sources.len() > 1000, "{}", sources.len());
        let plain = |name: &str| {
            name.split(|letter: char| !letter.is_alphanumeric()).collect::<Vec<_>>().join(" ").replace("  ", " ")
        };
        // A work by its year: `Hooper 1975`, `Quirk et al. 1985`.
        let year =
            |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit());
        let mut unknown = BTreeSet::new();
        for source in &sources {
            for piece in source.split("; ").filter(|piece| !piece.is_empty()) {
                if !names().any(|(name, _)| stands_in(name, piece)) {
                    unknown.insert(piece.to_owned());
                }
                let words: Vec<&str> =
                    piece.split(|letter: char| !letter.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
                if piece.ends_with("public record") {
                    continue;
                }
                for pair in words.windows(2).filter(|pair| year(pair[1]) && pair[0].starts_with(char::is_uppercase)) {
                    let work = format!("{} {}", pair[0], pair[1]);
                    if !names().any(|(name, _)| plain(name).contains(&work)) {
                        unknown.insert(work);
                    }
                }
            }
        }
        assert!(unknown.is_empty(), "docs/sources.md lacks {unknown:#?}");
    }

    #[test]
    fn the_page_names_nothing_that_no_row_has() {
        let all = sources().into_iter().collect::<Vec<_>>().join("\n");
        let idle: Vec<&str> = names().map(|(name, _)| name).filter(|name| !stands_in(name, &all)).collect();
        assert!(idle.is_empty(), "no row has {idle:?}");
    }

    #[test]
    fn a_short_name_leads_to_its_work() {
        let of = |source: &str| of(source).collect::<Vec<_>>();
        assert!(of("Hooper 1975")[0].starts_with("Hooper, J. B. (1975). On assertive predicates."));
        assert_eq!(of("Kent 1964; Hyland 2005").len(), 2);
        assert!(of("nothing of the kind").is_empty());
    }
}
