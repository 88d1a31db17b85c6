//! The word lists of this room, embedded from `lexicons/input/`.

use std::sync::LazyLock;

/// The rows of a list, without comments and header.
pub(super) fn rows(list: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(list.as_bytes());
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().filter_map(Result::ok).map(row).collect()
}

macro_rules! lists {
    ($($(#[$about:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$about])*
        pub(super) static $name: LazyLock<Vec<Vec<String>>> =
            LazyLock::new(|| rows(include_str!(concat!("../../lexicons/input/", $file))));)*

        #[cfg(test)]
        const LISTS: &[(&str, &str)] =
            &[$(($file, include_str!(concat!("../../lexicons/input/", $file)))),*];
    };
}

lists! {
    /// where, name, source
    BLOCKS = "blocks.csv";
    /// field, rank, column, beside, ask, only, source
    COLUMNS = "columns.csv";
    /// base, label, field, source
    DATABASES = "databases.csv";
    /// pattern, where, like, iso, source
    DATES = "dates.csv";
    /// word, source
    ENGLISH = "english.csv";
    /// element, field, source
    FEEDS = "feeds.csv";
    /// name, genre, source
    GENRES = "genres.csv";
    /// letters, code, name, source
    LANGUAGES = "languages.csv";
    /// word, source
    MISSING = "missing.csv";
    /// outlet, domains, aliases, source
    OUTLETS = "outlets.csv";
    /// field, where, name, source
    #[cfg_attr(not(feature = "pages"), expect(dead_code, reason = "only pages are looked up in it"))]
    PAGES = "pages.csv";
    /// place, word, source
    PAPERS = "papers.csv";
    /// use, word, means, source
    RTF = "rtf.csv";
    /// bytes, name, mend, source
    SIGNATURES = "signatures.csv";
    /// mark, like, source
    TRUNCATION = "truncation.csv";
    /// line, like, source
    WALLS = "walls.csv";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_list_is_whole_and_names_its_source() {
        for (file, list) in LISTS {
            let lines = list.lines().filter(|line| !line.starts_with('#')).count();
            let rows = rows(list);
            assert_eq!(rows.len() + 1, lines, "{file}");
            for row in &rows {
                assert!(row.last().is_some_and(|source| !source.is_empty()), "{file}: {row:?}");
            }
            assert!(list.starts_with("# about:") && list.contains("\n# licence: CC0-1.0\n"), "{file}");
        }
    }
}
