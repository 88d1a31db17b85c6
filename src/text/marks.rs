//! The words that the text floor needs to know, handed in by the floor above as plain data.

use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};

/// How an abbreviation behaves at its full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name follows: never ends a sentence (`Mr.`).
    Title,
    /// Goes on unless a clear new sentence begins (`vs.`).
    Inner,
    /// Joins only before a number (`No. 5`).
    Number,
    /// May stand inside a sentence or end it (`U.S.`).
    End,
}

/// Which part of a line a boilerplate marker must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The whole line.
    Line,
    /// Its beginning.
    Start,
    /// Its end.
    End,
    /// Any part of it.
    Anywhere,
}

/// A wording that shows a line to be no article text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Folded words, joined by one space.
    pub phrase: String,
    /// Which part of the line it must be.
    pub place: Where,
    /// Kind of line, such as `cookie`.
    pub kind: String,
}

/// Boilerplate markers, all looked for at once.
#[derive(Clone, Debug, Default)]
pub struct Markers {
    list: Vec<Marker>,
    all: Option<AhoCorasick>,
}

impl Markers {
    /// Compiles markers; where several fit a line, the first of them tells its kind.
    #[must_use]
    pub fn new(list: Vec<Marker>) -> Self {
        let all = AhoCorasick::new(list.iter().map(|marker| &marker.phrase)).ok();
        Self { list, all }
    }

    /// The first marker for which `fits` says yes to a place where its phrase stands in the text.
    pub(crate) fn first(&self, text: &str, fits: impl Fn(&Marker, usize) -> bool) -> Option<&Marker> {
        let found = self.all.iter().flat_map(|all| all.find_overlapping_iter(text));
        let fitting = found.filter(|hit| fits(&self.list[hit.pattern().as_usize()], hit.start()));
        fitting.map(|hit| hit.pattern().as_usize()).min().map(|index| &self.list[index])
    }
}

/// The word lists of the text floor; see `lexicons/text/`.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Abbreviation as written, without its last full stop.
    pub abbreviations: FxHashMap<String, Abbreviation>,
    /// Words that open a new sentence after an abbreviation, folded.
    pub starters: FxHashSet<String>,
    /// Past and present forms of verbs of speech, folded.
    pub speech: FxHashSet<String>,
    /// Boilerplate markers of the kinds `Start`, `End` and `Anywhere`.
    pub markers: Markers,
    /// Whole lines, folded, to their kind.
    pub lines: FxHashMap<String, String>,
    /// Section labels, folded.
    pub sections: FxHashSet<String>,
    /// News agencies as credited in datelines, folded.
    pub agencies: FxHashSet<String>,
    /// Places of datelines, folded.
    pub places: FxHashSet<String>,
}
