//! Offices held for a time: who is of a government on one day is a politician on another.

use rustc_hash::FxHashMap;

use crate::lexicon::Library;
use crate::lexicon::day::is_day;
use crate::lexicon::entry::{Dimension, Entry, What};
use crate::lexicon::source::SourceKind;

/// File of the table.
const PATH: &str = "sourcing/terms.csv";

/// The terms of the persons in the lists, by the number of their entry.
#[derive(Clone, Debug)]
pub(super) struct Terms(FxHashMap<u32, Vec<Term>>);

/// Since when articles without a day are mostly written.
const LATELY: &str = "2007-01-01";

/// From one day to another, as `YYYY-MM-DD`.
#[derive(Clone, Debug)]
struct Term {
    kind: SourceKind,
    from: String,
    /// Empty while the term runs.
    until: String,
    /// Whether it was at the head of a state or government.
    first: bool,
}

/// Offices at the head of a state or government, as the table writes them.
const FIRST: [&str; 5] = ["president", "prime minister", "chancellor", "premier", "leader"];

impl Terms {
    pub(super) fn new(library: &Library) -> Self {
        let mut by_name: FxHashMap<String, Vec<Term>> = FxHashMap::default();
        for ([name, kind, from, until, office], _) in library.rows(PATH, ["name", "kind", "from", "until", "office"]) {
            if let Some(kind) = SourceKind::of(kind) {
                let first = office.split(" and ").any(|office| FIRST.contains(&office));
                let term = Term { kind, from: from.to_owned(), until: until.to_owned(), first };
                by_name.entry(name.to_lowercase()).or_default().push(term);
            }
        }
        let mut terms = FxHashMap::default();
        let person = |entry: &Entry| entry.dimension == Dimension::Sourcing && entry.facts.what == What::Person;
        for (number, entry) in library.entries.iter().enumerate().filter(|(_, entry)| person(entry)) {
            let first = entry.forms.iter().next().map(str::to_lowercase);
            if let Some(own) = first.and_then(|name| by_name.get(&name)) {
                terms.insert(u32::try_from(number).unwrap_or(u32::MAX), own.clone());
            }
        }
        Self(terms)
    }

    /// The kind on that day of the person of an entry; none where no term of his is known. Whoever has been at the head of a state
    /// is taken to be in office where an article has no day, that is when most is written about him, but not if she has left it and come back.
    pub(super) fn kind(&self, entry: u32, date: &str) -> Option<SourceKind> {
        let terms = self.0.get(&entry)?;
        let Some(day) = date.get(..10).filter(|day| is_day(day)) else {
            let lately = |term: &&Term| term.first && (term.until.is_empty() || *term.until >= *LATELY);
            let mut first = terms.iter().filter(lately);
            let term = first.next()?;
            // Whoever has come back may as well be running.
            let follows = |next: &Term| terms.iter().any(|last| last.from < next.from && last.until >= next.from);
            return first.all(follows).then_some(term.kind);
        };
        let held = terms.iter().find(|term| *term.from <= *day && (term.until.is_empty() || *day < *term.until));
        Some(held.map_or(SourceKind::Political, |term| term.kind))
    }
}
