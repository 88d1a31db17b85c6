//! The parser of rules, and rules at work: a pattern, then, after a line break, a text that it is tried on.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use reportedly::lexicon::Library;
use reportedly::lexicon::entry::Dimension;
use reportedly::lexicon::table::{Row, Table};
use reportedly::rule::reader::Reader;

const CUES: &str = "phrase,forms,case,strength,active,like,unlike,source\n\
    may,,,.5,,a,b,c\nmay well,,,.6,,a,b,c\nsaid,,,.6,0,a,b,c\nnot,,,.5,,a,b,c\n";

/// Compiles a pattern and decides with it.
pub fn run(bytes: &[u8]) {
    let written = String::from_utf8_lossy(bytes);
    let (pattern, text) = written.split_once('\n').unwrap_or((&written, "The dam may well not hold, she said."));
    let mut library = base().clone();
    let rules = library.tables.get_mut("rules/certainty.csv").expect("the rules");
    let (when, then) = pattern.split_once('\t').unwrap_or((pattern, "mute"));
    rules.rows =
        vec![Row::alone(&rules.header, &["one", "<modal>", when, then, "a", "b", "c"], "rules/certainty.csv", 1)];
    match Reader::new(library) {
        Ok(reader) => {
            let reading = reader.read(text, "-");
            for cue in reading.of(Dimension::Certainty) {
                assert!(cue.hit.tokens.end <= reading.document.tokens.len());
                assert!(cue.strength.is_none_or(|strength| (0.0..=1.0).contains(&strength)), "{cue:?}");
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn base() -> &'static Library {
    static BASE: OnceLock<Library> = OnceLock::new();
    BASE.get_or_init(|| {
        let files = [
            ("certainty/modal.csv", CUES),
            ("words/negators.csv", "word,source\nnot,own\nno,own\n"),
            ("rules/certainty.csv", "rule,entry,when,then,like,unlike,about\none,<modal>,@,keep,a,b,c\n"),
        ];
        let table = |(path, text): (&str, &str)| {
            let text = format!("# about: a\n# version: 1\n# licence: CC0-1.0\n{text}");
            (path.to_owned(), Table::read(path, path, &text).expect("a table"))
        };
        let library = Library { tables: BTreeMap::from(files.map(table)), entries: Vec::new() };
        library.filled().expect("a library")
    })
}
