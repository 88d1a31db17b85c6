//! The loader of lexicons: the first byte picks the file that the rest is.

use std::collections::BTreeMap;

use reportedly::lexicon::Library;
use reportedly::lexicon::table::Table;
use reportedly::rule::reader::Reader;
use reportedly::text::token::folded_words;

/// The files that take strangers' rows, each kind once.
const PATHS: &[&str] = &[
    "certainty/modal.csv",
    "attribution/verbs.csv",
    "sourcing/expert.csv",
    "sourcing/labels.csv",
    "rules/certainty.csv",
    "rules/tags.csv",
    "words/tags.csv",
    "words/irregular.csv",
    "text/abbreviations.csv",
    "text/boilerplate.csv",
    "input/columns.csv",
    "input/dates.csv",
    "words/negators.csv",
    "nowhere/none.csv",
];

/// Loads a file of a lexicon; it is refused with a place, or reads a text.
pub fn run(bytes: &[u8]) {
    let Some((choice, bytes)) = super::choice(bytes) else { return };
    let path = PATHS[choice % PATHS.len()];
    let written = String::from_utf8_lossy(bytes);
    let head = "# about: a\n# version: 1\n# licence: CC0-1.0\n";
    let (first, second) = written.split_once('\0').unwrap_or((&written, ""));
    let Ok(mut table) = Table::read(path, path, &format!("{head}{first}")) else { return };
    if !second.is_empty()
        && let Ok(over) = Table::read(path, path, &format!("{head}{second}"))
    {
        drop(table.overlay(over));
    }
    let library = Library { tables: BTreeMap::from([(path.to_owned(), table)]), entries: Vec::new() };
    let library = match library.filled() {
        Ok(library) => library,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    for entry in &library.entries {
        assert!(entry.forms.iter().all(|form| !folded_words(form).is_empty()), "{} can never match", entry.id());
    }
    if let Ok(reader) = Reader::new(library) {
        let text = "The dam may not hold, “it was” said. Mr. Hale told the Harbour Post on May 3.";
        super::cut::whole(&reader.read(text, "").document);
        super::cut::whole(&reader.read(&written, "").document);
    }
}
