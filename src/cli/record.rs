//! A command as records keep it: the words that bear on the result, as a shell reads them.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::cli::args::{Reading, Writing};

/// The command of `score` that reads these paths, the same on every machine.
pub fn score(paths: &[PathBuf], reading: &Reading, writing: &Writing) -> String {
    let mut words = vec!["reportedly score".to_owned()];
    words.extend(paths.iter().map(|path| word(&path.to_string_lossy()).into_owned()));
    let lexicons = reading.lexicons.as_ref().map(|folder| folder.display().to_string());
    let or_none = |value: &Option<String>| value.clone().unwrap_or_default();
    let unless = |usual: &str, value: &str| if value == usual { String::new() } else { value.to_owned() };
    let mut options: Vec<(&str, String)> = reading.maps.iter().map(|map| ("--map", map.clone())).collect();
    options.extend([
        ("--input", or_none(&reading.input)),
        ("--encoding", or_none(&reading.encoding)),
        ("--lexicons", or_none(&lexicons)),
        ("--dates", or_none(&reading.dates)),
    ]);
    let with = |(name, value): (&str, String)| (!value.is_empty()).then(|| format!("{name} {}", word(&value)));
    words.extend(options.into_iter().filter_map(with));
    words.extend(reading.fix_mojibake.then(|| "--fix-mojibake".to_owned()));
    words.extend(reading.any_language.then(|| "--any-language".to_owned()));
    words.extend(reading.keep_truncated.then(|| "--keep-truncated".to_owned()));
    words.extend(with(("--format", unless("csv", &writing.format))));
    words.extend(with(("--tables", writing.tables.join(","))));
    words.extend(with(("--columns", writing.columns.join(","))));
    words.extend(writing.wide.then(|| "--wide".to_owned()));
    words.extend(writing.excel.then(|| "--excel".to_owned()));
    words.extend(with(("--delimiter", unless(",", &writing.delimiter))));
    words.join(" ")
}

/// A word as a shell takes it for one, in quotes only where it must be.
pub fn word(word: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ',' | ':' | '=' | '+' | '@' | '%');
    if !word.is_empty() && word.chars().all(plain) {
        return word.into();
    }
    format!("'{}'", word.replace('\'', "'\\''")).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_can_be_given_to_a_shell_as_it_stands() {
        let reading = Reading {
            maps: vec!["text=Full Text".to_owned(), "id=key".to_owned()],
            lexicons: Some("my words".into()),
            ..Reading::default()
        };
        let writing = Writing { format: "csv".to_owned(), delimiter: ";".to_owned(), ..Writing::default() };
        let paths = ["data/été.csv", "my data/*.csv", "it's"].map(PathBuf::from);
        let command = score(&paths, &reading, &writing);
        let told = "reportedly score data/été.csv 'my data/*.csv' 'it'\\''s' --map 'text=Full Text' --map id=key \
                    --lexicons 'my words' --delimiter ';'";
        assert_eq!(command, told);
        assert_eq!(word(""), "''");
    }
}
