//! Proves the lexicons: every row's `like` sentence fires, its `unlike` sentence does not.

use crate::attribution::{Grammar, attribute};
use crate::error::{Fault, Place};
use crate::lexicon::entry::Dimension;
use crate::lexicon::spelling::key;
use crate::rule::reader::{Reader, Reading};
use crate::text::Document;
use crate::text::line;

/// Proves every row of every lexicon that has proofs; the faults name file, line and column.
#[must_use]
pub fn prove(reader: &Reader) -> Vec<Fault> {
    let mut faults = reader.library.faults();
    entries(reader, &mut faults);
    rules(reader, &mut faults);
    abbreviations(reader, &mut faults);
    set_aside(reader, "text/boilerplate.csv", Some("kind"), &mut faults);
    set_aside(reader, "text/sections.csv", None, &mut faults);
    canonical(reader, &mut faults);
    faults.sort_by(|a, b| (&a.place.file, a.place.line).cmp(&(&b.place.file, b.place.line)));
    faults
}

fn fault(place: Place, column: &str, sentence: &str, what: &str) -> Fault {
    Fault::new(place.column(column), format!("{sentence:?} {what}"), "mend the sentence or the row")
}

/// The entries that count in a reading: cues that the rules left active; of attribution, those that credit a content.
fn fired(grammar: &Grammar, reader: &Reader, reading: &Reading<'_>, dimension: Dimension) -> Vec<u32> {
    if dimension == Dimension::Attribution {
        return attribute(grammar, reader, reading).attributions.iter().filter_map(|found| found.entry).collect();
    }
    reading.of(dimension).iter().filter(|cue| cue.active).map(|cue| cue.hit.entry).collect()
}

fn entries(reader: &Reader, faults: &mut Vec<Fault>) {
    let grammar = Grammar::new(reader);
    for (index, entry) in reader.library.entries.iter().enumerate() {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        for (column, wanted) in [("like", true), ("unlike", false)] {
            let sentence = entry.cell(column);
            let reading = reader.read(sentence, "-");
            // An entry that is off unless a rule keeps it proves that it is found; its rules prove when it counts.
            let off = wanted && entry.facts.idle;
            let found = if off {
                reading.of(entry.dimension).iter().any(|cue| cue.hit.entry == index)
            } else {
                fired(&grammar, reader, &reading, entry.dimension).contains(&index)
            };
            if found != wanted {
                let id = entry.id();
                let what = if wanted { format!("does not fire `{id}`") } else { format!("fires `{id}`, and must not") };
                faults.push(fault(entry.place(), column, sentence, &what));
            }
        }
    }
}

fn rules(reader: &Reader, faults: &mut Vec<Fault>) {
    for dimension in Dimension::ALL {
        let rules = &reader.rules(dimension).rules;
        let path = format!("rules/{}.csv", dimension.name());
        for (cells, row) in reader.library.rows(&path, ["rule", "like", "unlike"]) {
            let Some(number) = rules.iter().position(|rule| rule.place == row.place()) else { continue };
            for (column, sentence, wanted) in [("like", cells[1], true), ("unlike", cells[2], false)] {
                let reading = reader.read(sentence, "-");
                let decided = reading
                    .of(dimension)
                    .iter()
                    .any(|cue| [cue.rule, cue.negation].iter().flatten().any(|&rule| rule as usize == number));
                if decided != wanted {
                    let what =
                        if wanted { "is not decided by the rule" } else { "is decided by the rule, and must not be" };
                    faults.push(fault(row.place(), column, sentence, what));
                }
            }
        }
    }
}

fn abbreviations(reader: &Reader, faults: &mut Vec<Fault>) {
    for (cells, row) in reader.library.rows("text/abbreviations.csv", ["like", "unlike"]) {
        for (column, text, wanted) in [("like", cells[0], 1), ("unlike", cells[1], 2)] {
            let count = Document::new(text, "-", &reader.marks).sentences.len();
            if count != wanted {
                faults.push(fault(row.place(), column, text, &format!("is cut into {count} sentences, not {wanted}")));
            }
        }
    }
}

fn set_aside(reader: &Reader, path: &str, kind: Option<&str>, faults: &mut Vec<Fault>) {
    for (cells, row) in reader.library.rows(path, ["like", "unlike", kind.unwrap_or("like")]) {
        for (column, text, wanted) in [("like", cells[0], true), ("unlike", cells[1], false)] {
            let found = line::boilerplate(text, &reader.marks);
            let right =
                if wanted { kind.map_or(found.is_some(), |_| found == Some(cells[2])) } else { found.is_none() };
            if !right {
                faults.push(fault(
                    row.place(),
                    column,
                    text,
                    &format!("is taken for {}", found.unwrap_or("article text")),
                ));
            }
        }
    }
}

/// Rows stand sorted by their first cell, so that two people who add a row do not collide.
fn canonical(reader: &Reader, faults: &mut Vec<Fault>) {
    let free = |path: &str| path.starts_with("rules/") || path.starts_with("input/") || path == "sourcing/labels.csv";
    for table in reader.library.tables.values().filter(|table| !free(&table.path)) {
        for pair in table.rows.windows(2) {
            let (first, second) = (key(pair[0].cell(0)), key(pair[1].cell(0)));
            if pair[0].beside(&pair[1]) && second < first {
                let what = format!("`{second}` stands after `{first}`");
                faults.push(Fault::new(pair[1].place(), what, "sort the rows by their first column"));
            }
        }
    }
}
