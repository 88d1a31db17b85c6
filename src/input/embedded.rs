//! The word lists of this room, embedded from `lexicons/input/`.

use std::sync::LazyLock;

/// The rows of an embedded list, without comments and header.
fn rows(list: &'static str) -> Vec<Vec<String>> {
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
    /// field, rank, column, beside, ask, source
    COLUMNS = "columns.csv";
    /// pattern, where, like, iso, source
    DATES = "dates.csv";
    /// name, genre, source
    GENRES = "genres.csv";
    /// word, source
    MISSING = "missing.csv";
    /// bytes, name, mend, source
    SIGNATURES = "signatures.csv";
    /// mark, like, source
    TRUNCATION = "truncation.csv";
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
