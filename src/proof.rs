//! Proves the lexicons: every row's `like` sentence fires, its `unlike` sentence does not.

use std::collections::HashSet;

use crate::attribution::{Grammar, attribute};
use crate::error::{Fault, Place};
use crate::lexicon::Library;
use crate::lexicon::entry::{Case, Dimension};
use crate::lexicon::spelling::key;
use crate::rule::reader::{Reader, Reading};
use crate::text::Document;
use crate::text::line;
use crate::text::token::folded_words;

/// What the proofs of the lexicons came to.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// What does not hold, by file and line.
    pub faults: Vec<Fault>,
    /// Proofs of the program's own rows that fail only because a workspace switches off or changes others: nothing that
    /// its files could mend.
    pub resting: Vec<Fault>,
}

/// Proves every row of every lexicon that has proofs; the faults name file, line and column.
///
/// An entry that is switched off (`never` in the column `case`) has nothing to prove.
#[must_use]
pub fn prove(reader: &Reader) -> Proof {
    let mut failed = Vec::new();
    entries(reader, &mut failed);
    rules(reader, &mut failed);
    abbreviations(reader, &mut failed);
    set_aside(reader, "text/boilerplate.csv", Some("kind"), &mut failed);
    set_aside(reader, "text/sections.csv", None, &mut failed);
    let kept = if failed.is_empty() { HashSet::new() } else { kept(&reader.library) };
    let resting = |fault: &Fault| place(&fault.place).is_some_and(|place| kept.contains(&place));
    let (mut resting, mut faults): (Vec<Fault>, Vec<Fault>) = failed.into_iter().partition(resting);
    faults.extend(reader.library.faults());
    canonical(reader, &mut faults);
    for told in [&mut faults, &mut resting] {
        told.sort_by(|a, b| (&a.place.file, a.place.line).cmp(&(&b.place.file, b.place.line)));
    }
    Proof { faults, resting }
}

/// File and line of the rows that a workspace leaves as the program has them, copies in its files among them; none where
/// it changes no row, so that every proof is the program's own.
fn kept(library: &Library) -> HashSet<(String, u64)> {
    let Ok(program) = Library::builtin() else { return HashSet::new() };
    let (mut kept, mut changed) = (HashSet::new(), false);
    for (path, table) in &library.tables {
        let own = program.tables.get(path).into_iter().flat_map(|table| &table.rows);
        let own: HashSet<Vec<&str>> = own.map(|row| row.cells().collect()).collect();
        for row in &table.rows {
            if row.builtin() || own.contains(&row.cells().collect::<Vec<_>>()) {
                kept.extend(place(&row.place()));
            } else {
                changed = true;
            }
        }
    }
    if changed { kept } else { HashSet::new() }
}

/// File and line of a place, whatever the column.
fn place(place: &Place) -> Option<(String, u64)> {
    Some((place.file.clone(), place.line?))
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
        if entry.case == Case::Never {
            continue;
        }
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
                let what = if wanted {
                    format!("does not fire `{id}`{}", instead(reader, &reading, index))
                } else {
                    format!("fires `{id}`, and must not")
                };
                faults.push(fault(entry.place(), column, sentence, &what));
            }
        }
    }
}

/// Why an entry does not count in a sentence in which it should: a rule, another row, a spelling that is not there.
fn instead(reader: &Reader, reading: &Reading<'_>, index: u32) -> String {
    let entry = &reader.library.entries[index as usize];
    let cues = || reading.of(entry.dimension).iter();
    if let Some(cue) = cues().find(|cue| cue.hit.entry == index) {
        let rule = cue.rule.and_then(|rule| reader.rules(entry.dimension).rules.get(rule as usize));
        return match rule.filter(|_| !cue.active) {
            Some(rule) => format!(": the rule `{}` of {} switches it off there", rule.name, rule.place),
            None => ": it is found there, but credits nobody with anything".to_owned(),
        };
    }
    let spaced = |words: Vec<String>| format!(" {} ", words.join(" "));
    let forms: Vec<String> = entry.forms.iter().map(|form| spaced(folded_words(form))).collect();
    let taken = cues().find_map(|cue| {
        let text = spaced(folded_words(reading.document.span(&cue.hit.tokens).of(reading.document.text)));
        forms.iter().any(|form| text.contains(form.as_str())).then(|| reader.entry(cue))
    });
    let text = spaced(folded_words(reading.document.text));
    match taken {
        Some(other) => format!(": `{}` of {} is found in its place", other.id(), other.place()),
        None if forms.iter().any(|form| text.contains(form.as_str())) => String::new(),
        None => ": none of its spellings stands in it".to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The proof of the program's lexicons with files laid over them.
    fn laid(files: &[(&str, &str)]) -> Proof {
        let files: Vec<(String, String)> =
            files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
        let library = Library::overlaid(&files, Path::new("lexicons")).unwrap_or_else(|error| panic!("{error}"));
        prove(&Reader::new(library).expect("rules"))
    }

    #[test]
    fn an_entry_that_is_switched_off_proves_nothing() {
        let full = "phrase,case,strength,like,unlike,source\ncould,never,.6,The dam could break.,He could swim.,own\n";
        for own in ["phrase,case\ncould,never\n", full] {
            let proof = laid(&[("certainty/modal.csv", own)]);
            assert!(proof.faults.is_empty(), "{}", proof.faults[0]);
            assert!(
                proof.resting.iter().all(|fault| fault.place.file.starts_with("built-in")) && !proof.resting.is_empty()
            );
        }
        let lacking = [("certainty/modal.csv".to_owned(), "phrase,case\ncould,\n".to_owned())];
        assert!(Library::overlaid(&lacking, Path::new("lexicons")).is_err());
    }

    #[test]
    fn a_fault_of_a_row_of_the_workspace_stays_one() {
        let own = "phrase,strength,like,unlike,source\ncould,.6,The dam broke.,The dam held.,own\n";
        let proof = laid(&[("certainty/modal.csv", own)]);
        assert_eq!(proof.faults.len(), 1);
        assert!(proof.faults[0].to_string().contains("modal.csv:2: column `like`"), "{}", proof.faults[0]);
        assert!(proof.resting.is_empty());
    }
}
