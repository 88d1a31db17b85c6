//! What a common noun can stand for once the article has named it: `the bank` for a firm, and for what has a bank in its name.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lexicon::Library;
use crate::sourcing::found::View;
use crate::sourcing::label::bits;
use crate::sourcing::namesake::bare;
use crate::sourcing::{KINDS, SourceKind};

/// File of the table.
const PATH: &str = "sourcing/stand_ins.csv";

/// What each noun of a body can stand for; one that is not listed stands for bodies of its own kind.
#[derive(Clone, Debug)]
pub(super) struct StandIns(FxHashMap<String, StandIn>);

/// What one noun can stand for.
#[derive(Clone, Debug)]
struct StandIn {
    /// A bit for each kind whose bodies are called so.
    kinds: u32,
    /// A bit for each kind whose bodies are called so where the article names none of those.
    rarely: u32,
    /// Words in the name of any other body that can be called so.
    names: Vec<String>,
}

impl StandIns {
    pub(super) fn new(library: &Library) -> Self {
        let rows = library.rows(PATH, ["noun", "kinds", "rarely", "names"]).map(|([noun, kinds, rarely, names], _)| {
            let names = names.split_whitespace().chain([noun]).map(str::to_lowercase).collect();
            (noun.to_lowercase(), StandIn { kinds: bits(KINDS, kinds), rarely: bits(KINDS, rarely), names })
        });
        Self(rows.collect())
    }
}

/// A common noun that stands for a body: its words, and the kind that it has by itself.
#[derive(Clone, Debug)]
pub(super) struct Noun<'a> {
    pub tokens: &'a Range<usize>,
    pub kind: Option<SourceKind>,
}

impl<'a> Noun<'a> {
    fn row(&self, view: View<'a>) -> Option<&'a StandIn> {
        let called = bare(view.word(self.tokens.end - 1)).to_lowercase();
        view.tables.stand_ins.0.get(&called)
    }

    /// Whether the table lists what it can stand for.
    pub(super) fn listed(&self, view: View<'a>) -> bool {
        self.row(view).is_some()
    }

    /// Whether a body of that kind, whose name those words are, is called so.
    pub(super) fn calls(&self, view: View<'a>, body: &Range<usize>, kind: Option<SourceKind>) -> bool {
        let (alone, own) = (self.tokens.len() == 1, kind == self.kind);
        let Some(row) = self.row(view) else { return alone && own };
        let named = |at: usize| row.names.iter().any(|name| name.eq_ignore_ascii_case(bare(view.word(at))));
        // `the aid group` is no firm, `the transport department` no White House.
        (alone || own) && (row.kinds & bit(kind) != 0 || body.clone().any(named))
    }

    /// Whether a body of that kind is called so where none is named that mostly is.
    pub(super) fn rarely(&self, view: View<'a>, kind: Option<SourceKind>) -> bool {
        self.tokens.len() == 1 && self.row(view).is_some_and(|row| row.rarely & bit(kind) != 0)
    }
}

/// The bit of a kind; none where a wording names none.
fn bit(kind: Option<SourceKind>) -> u32 {
    kind.map_or(0, |kind| 1 << kind as u32)
}
