//! The words that the text floor needs to know, handed in by the floor above as plain data.

use aho_corasick::automaton::OverlappingState;
use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
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

/// Boilerplate markers, each looked for where it can stand.
#[derive(Clone, Debug, Default)]
pub struct Markers {
    list: Vec<Marker>,
    /// Those of the kind `Start`, sought at the beginning only, with their places in the list.
    starts: Option<(AhoCorasick, Vec<usize>)>,
    /// Those of the kind `Anywhere`.
    anywhere: Option<(AhoCorasick, Vec<usize>)>,
    /// Whether a line holds one of these, told many bytes at a time.
    somewhere: Option<AhoCorasick>,
    /// Places of those of the kind `End`.
    ends: Vec<usize>,
}

impl Markers {
    /// Compiles markers; where several fit a line, the first of them tells its kind.
    #[must_use]
    pub fn new(list: Vec<Marker>) -> Self {
        let of = |place: Where| -> Vec<usize> { (0..list.len()).filter(|&at| list[at].place == place).collect() };
        let compiled = |places: Vec<usize>, start: StartKind| {
            let phrases = places.iter().map(|&at| &list[at].phrase);
            let found = AhoCorasick::builder().start_kind(start).build(phrases).ok();
            found.map(|found| (found, places))
        };
        let starts = compiled(of(Where::Start), StartKind::Anchored);
        let anywhere = compiled(of(Where::Anywhere), StartKind::Unanchored);
        let phrases = list.iter().filter(|marker| marker.place == Where::Anywhere).map(|marker| &marker.phrase);
        let somewhere = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(phrases).ok();
        let ends = of(Where::End);
        Self { list, starts, anywhere, somewhere, ends }
    }

    /// The first marker for which `fits` says yes to a place where its phrase stands: those of beginnings in `line`,
    /// the others in `plain`, which is the line without its end marks.
    pub(crate) fn first(&self, line: &str, plain: &str, fits: impl Fn(&Marker, usize) -> bool) -> Option<&Marker> {
        let mut first: Option<usize> = None;
        let mut offer = |index: usize, at: usize| {
            if first.is_none_or(|known| index < known) && fits(&self.list[index], at) {
                first = Some(index);
            }
        };
        if let Some((starts, places)) = &self.starts {
            let input = Input::new(line).anchored(Anchored::Yes);
            let mut state = OverlappingState::start();
            while starts.try_find_overlapping(input.clone(), &mut state).is_ok() {
                let Some(hit) = state.get_match() else { break };
                // A phrase that ends another one is told with it, though it begins later.
                if hit.start() == 0 {
                    offer(places[hit.pattern().as_usize()], 0);
                }
            }
        }
        for &index in &self.ends {
            let phrase = &self.list[index].phrase;
            if plain.ends_with(phrase.as_str()) {
                offer(index, plain.len() - phrase.len());
            }
        }
        if let Some((anywhere, places)) = &self.anywhere
            && self.somewhere.as_ref().is_none_or(|somewhere| somewhere.is_match(plain))
        {
            for hit in anywhere.find_overlapping_iter(plain) {
                offer(places[hit.pattern().as_usize()], hit.start());
            }
        }
        first.map(|index| &self.list[index])
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
