//! The words that the text floor needs to know, handed in by the floor above as plain data.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// How an abbreviation behaves at its full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name follows: never ends a sentence (`Mr.`).
    Title,
    /// Goes on unless a clear new sentence begins (`vs.`, `U.S.`).
    Inner,
    /// Joins only before a number (`No. 5`).
    Number,
}

/// Which part of a line a boilerplate marker must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The whole line.
    Line,
    /// Its beginning.
    Start,
    /// The beginning of a line that is short and no sentence.
    Label,
    /// The beginning of a line, or of what stands behind an end mark in it, with names alone behind it.
    Credit,
    /// The beginning of a short line that heads links; those below it go with it.
    Heading,
    /// A line that has names alone around it.
    Names,
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
    /// Places in the list of those that open a line, by the first two bytes of the phrase.
    starts: FxHashMap<[u8; 2], Vec<usize>>,
    /// Places of those of the kind `End`, by the last two.
    ends: FxHashMap<[u8; 2], Vec<usize>>,
    /// Places of those that may stand inside a line.
    anywhere: Vec<usize>,
    /// Tells whether a line holds one of these, which nearly none does.
    somewhere: Option<AhoCorasick>,
}

impl Markers {
    /// Compiles markers; where several fit a line, the first of them tells its kind.
    #[must_use]
    pub fn new(list: Vec<Marker>) -> Self {
        let of = |places: &dyn Fn(&Marker) -> bool| -> Vec<usize> {
            (0..list.len()).filter(|&at| places(&list[at])).collect()
        };
        let by = |places: &dyn Fn(&Marker) -> bool, edge: fn(&[u8]) -> Option<[u8; 2]>| {
            let of_them = of(places);
            let mut places: FxHashMap<[u8; 2], Vec<usize>> = FxHashMap::default();
            for at in of_them {
                // One letter is no wording.
                if let Some(edge) = edge(list[at].phrase.as_bytes()) {
                    places.entry(edge).or_default().push(at);
                }
            }
            places
        };
        let (starts, ends, anywhere) = (
            by(
                &|marker| matches!(marker.place, Where::Start | Where::Label | Where::Credit | Where::Heading),
                first_two,
            ),
            by(&|marker| marker.place == Where::End, last_two),
            // Behind a caption stands who took the picture; any other credit opens its line.
            of(&|marker| match marker.place {
                Where::Credit | Where::Label => marker.kind == "caption",
                place => matches!(place, Where::Anywhere | Where::Names),
            }),
        );
        let phrases = anywhere.iter().map(|&at| &list[at].phrase);
        // A search for the first of them is one that looks at many bytes at a time.
        let somewhere = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(phrases).ok();
        Self { list, starts, ends, anywhere, somewhere }
    }

    /// The first marker for which `fits` says yes to a place where its phrase stands: those of beginnings in `line`,
    /// the others in `plain`, which is the line without its end marks.
    pub(crate) fn first<'a>(
        &'a self,
        line: &str,
        plain: &str,
        fits: impl Fn(&Marker, usize) -> bool,
    ) -> Option<&'a Marker> {
        let of = |places: &'a FxHashMap<[u8; 2], Vec<usize>>, edge: Option<[u8; 2]>| {
            edge.and_then(|edge| places.get(&edge)).into_iter().flatten()
        };
        let opens = |from: usize| {
            let rest = &line[from..];
            of(&self.starts, first_two(rest.as_bytes())).filter(move |&&index| {
                let marker = &self.list[index];
                // `(Reporting by Ana Lim)`
                (from == 0 || marker.place == Where::Credit) && rest.starts_with(marker.phrase.as_str())
            })
        };
        let bracket = line.find(char::is_alphanumeric).filter(|&at| at > 0);
        let mut starts = [Some(0), bracket].into_iter().flatten();
        let start = starts.find_map(|at| opens(at).filter(|&&index| fits(&self.list[index], at)).min());
        let end = of(&self.ends, last_two(plain.as_bytes())).filter(|&&index| {
            let marker = &self.list[index];
            plain.ends_with(marker.phrase.as_str()) && fits(marker, plain.len() - marker.phrase.len())
        });
        let none = self.somewhere.as_ref().is_some_and(|somewhere| !somewhere.is_match(plain));
        let anywhere = if none { &[][..] } else { &self.anywhere }.iter().filter(|&&index| {
            let marker = &self.list[index];
            plain.match_indices(marker.phrase.as_str()).any(|(at, _)| fits(marker, at))
        });
        let firsts = [start, end.min(), anywhere.min()];
        firsts.into_iter().flatten().min().map(|&index| &self.list[index])
    }
}

fn first_two(bytes: &[u8]) -> Option<[u8; 2]> {
    bytes.first_chunk().copied()
}

fn last_two(bytes: &[u8]) -> Option<[u8; 2]> {
    bytes.last_chunk().copied()
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
    /// Boilerplate markers of all kinds but whole lines.
    pub markers: Markers,
    /// Whole lines, folded, to their kind.
    pub lines: FxHashMap<String, String>,
    /// Section labels, folded.
    pub sections: FxHashSet<String>,
    /// News agencies as credited in datelines, folded.
    pub agencies: FxHashSet<String>,
    /// Places of datelines, folded.
    pub places: FxHashSet<String>,
    /// Marks at the end of a text that say the rest was cut off; `#` stands for a number.
    pub cuts: Vec<String>,
}
