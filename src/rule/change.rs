//! Rules that mend a part of speech: which tag becomes which other one, beside which neighbours, and which of the rules a
//! word and its neighbours leave open at all.

use std::ops::Range;

use crate::rule::pattern::plain_word;
use crate::rule::tag::Tag;
use crate::scan::vocabulary::{UNKNOWN, Vocabulary, WordId};

/// One neighbour of a rule: how far off, and what it must be.
#[derive(Clone, Debug)]
pub(super) struct Near {
    step: isize,
    not: bool,
    words: Vec<WordId>,
    tags: u64,
    /// Whether it is the edge of the sentence that is asked for.
    edge: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Change {
    from: Tag,
    to: Tag,
    near: Vec<Near>,
}

/// A word that can have another tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Movable {
    pub(super) at: usize,
    /// A bit for each tag that it can have.
    pub(super) allowed: u64,
    /// Which of 64 changes it and its neighbours leave open.
    pub(super) open: u64,
}

impl Change {
    pub(super) fn new(from: Tag, to: Tag, mut near: Vec<Near>) -> Self {
        // What few words meet is asked first.
        near.sort_by_key(|near| (near.not, near.words.len() + near.tags.count_ones() as usize));
        Self { from, to, near }
    }

    /// Makes the change at a word that leaves it open, if its neighbours ask for it.
    pub(super) fn make(&self, ids: &[WordId], range: &Range<usize>, tags: &mut [Tag], at: usize) -> bool {
        let made = self.near.iter().all(|near| near.holds(ids, tags, range, at));
        if made {
            tags[at] = self.to;
        }
        made
    }
}

/// Of 64 changes a bit for each that a word and the two beside it leave open: by the tag it has, by those that it can
/// have, and by the tags before and behind it.
#[derive(Clone, Debug)]
pub(super) struct Gates {
    from: [u64; 64],
    to: [u64; 64],
    before: [u64; 64],
    behind: [u64; 64],
}

/// What stands in place of a tag beyond the edge of a sentence.
const BEYOND: usize = 63;

impl Gates {
    /// `tags` says which tags a word can have.
    pub(super) fn new(changes: &[Change], tags: impl Fn(WordId) -> u64) -> Self {
        let mut gates = Self { from: [0; 64], to: [0; 64], before: [0; 64], behind: [0; 64] };
        for (at, change) in changes.iter().enumerate() {
            gates.from[change.from.0 as usize] |= 1 << at;
            gates.to[change.to.0 as usize] |= 1 << at;
            for (step, beside) in [(-1, &mut gates.before), (1, &mut gates.behind)] {
                let near = || change.near.iter().filter(|near| near.step == step);
                for (tag, open) in beside.iter_mut().enumerate() {
                    *open |= u64::from(near().all(|near| near.may_hold(tag, &tags))) << at;
                }
            }
        }
        gates
    }

    /// The changes that may be made of a word.
    pub(super) fn open(&self, range: &Range<usize>, tags: &[Tag], word: &Movable) -> u64 {
        let at = word.at;
        let tag = |near: bool, at: usize| if near { tags[at].0 as usize } else { BEYOND };
        let open = self.from[tags[at].0 as usize]
            & self.before[tag(at > range.start, at.wrapping_sub(1))]
            & self.behind[tag(at + 1 < range.end, at + 1)];
        if open == 0 { 0 } else { open & any(&self.to, word.allowed) }
    }
}

/// The bits of all the tags together.
fn any(of: &[u64; 64], mut tags: u64) -> u64 {
    let mut bits = 0;
    while tags != 0 {
        bits |= of[tags.trailing_zeros() as usize];
        tags &= tags - 1;
    }
    bits
}

impl Near {
    /// Whether it may hold beside a word with that tag, or at the edge; `tags` says which tags a word can have.
    fn may_hold(&self, tag: usize, tags: impl Fn(WordId) -> u64) -> bool {
        if self.edge || tag == BEYOND {
            return (self.edge && tag == BEYOND) != self.not;
        }
        let is = self.tags >> tag & 1 != 0;
        let word = self.words.iter().any(|&word| tags(word) >> tag & 1 != 0);
        if self.not { !is } else { is || word }
    }

    fn holds(&self, ids: &[WordId], tags: &[Tag], range: &Range<usize>, at: usize) -> bool {
        // A step left of the beginning of the text wraps round, and is beyond the end.
        let place = at.wrapping_add_signed(self.step);
        let beyond = place < range.start || place >= range.end;
        if self.edge || beyond {
            return (self.edge && beyond) != self.not;
        }
        let is = self.tags & tags[place].bit() != 0
            || (!self.words.is_empty() && ids[place] != UNKNOWN && self.words.contains(&ids[place]));
        is != self.not
    }
}

/// Reads the neighbours out of a pattern such as `<MD> !not @ <DT>|the`; `^` and `$` are the edges, `@=that` the word itself.
pub(super) fn near(written: &str, vocabulary: &mut Vocabulary) -> std::result::Result<Vec<Near>, (String, String)> {
    let items: Vec<&str> = written.split_whitespace().collect();
    let mend = || "write neighbours left and right of one `@`, such as `<MD> @` or `to @ <DT>`".to_owned();
    let cue = items
        .iter()
        .position(|item| *item == "@" || item.starts_with("@="))
        .ok_or_else(|| (format!("{written:?} has no `@`"), mend()))?;
    // Patterns of other rules have groups, runs and gaps.
    let wide =
        |item: &&&str| item.starts_with(['(', ')']) || item.starts_with("_{") || item.len() > 1 && item.ends_with('*');
    if let Some(wide) = items.iter().find(wide) {
        return Err((
            format!("{wide:?} may stand for several words"),
            "each neighbour has its place; write a row for each length".to_owned(),
        ));
    }
    let mut near = Vec::new();
    for (at, item) in items.iter().enumerate().filter(|&(_, item)| *item != "@" && *item != "_") {
        let item = item.strip_prefix("@=").unwrap_or(item);
        let step = at as isize - cue as isize;
        let (not, body) =
            item.strip_prefix('!').filter(|rest| !rest.is_empty()).map_or((false, item), |rest| (true, rest));
        let mut test = Near { step, not, words: Vec::new(), tags: 0, edge: false };
        for part in body.split('|').filter(|part| !part.is_empty() && *part != "^" && *part != "$") {
            match part.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
                Some(name) => match Tag::parse(name) {
                    Some(tag) => test.tags |= tag.bit(),
                    None => return Err((format!("unknown tag <{name}>"), mend())),
                },
                None => test.words.push(vocabulary.intern(plain_word(part)?)),
            }
        }
        test.edge = test.words.is_empty() && test.tags == 0;
        near.push(test);
    }
    Ok(near)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rule::tag::NAMES;

    #[test]
    fn a_neighbour_is_one_word_or_an_edge() {
        let mut vocabulary = Vocabulary::default();
        for refused in ["( well )? @", "_{0,2} @", "<RB>* @", "the", "=the @"] {
            assert!(near(refused, &mut vocabulary).is_err(), "{refused}");
        }
        let ids = [vocabulary.intern("the"), vocabulary.intern("dam")];
        let tags = [Tag::DT, Tag::NN];
        for (pattern, at, holds) in [
            ("^ @", 0, true),
            ("^ @", 1, false),
            ("!^ @", 0, false),
            ("!^ @", 1, true),
            ("the @", 1, true),
            ("!the @", 0, true),
        ] {
            let near = near(pattern, &mut vocabulary).expect("a pattern");
            assert_eq!(near.iter().all(|near| near.holds(&ids, &tags, &(0..2), at)), holds, "{pattern} at {at}");
        }
    }

    proptest! {
        #[test]
        fn a_change_is_made_nowhere_but_where_it_is_open(
            tags in proptest::collection::vec(0..NAMES.len() as u8, 1..6),
            words in proptest::collection::vec(0..4_u32, 6),
        ) {
            let mut vocabulary = Vocabulary::default();
            let patterns =
                ["<MD> @", "to @", "!to @", "@ !<DT>|dam", "^ @", "!^ @", "@=dam <NN>|the", "<DT> _ @", "the @ <CD> $", "@"];
            let mut change = |pattern| Change::new(Tag::NN, Tag::VB, near(pattern, &mut vocabulary).expect("a pattern"));
            let changes = patterns.map(&mut change);
            let gates = Gates::new(&changes, |_| u64::MAX);
            let range = 0..tags.len();
            let tags: Vec<Tag> = tags.into_iter().map(Tag).collect();
            for at in range.clone() {
                let open = gates.open(&range, &tags, &Movable { at, allowed: Tag::VB.bit(), open: 0 });
                for (number, change) in changes.iter().enumerate() {
                    let holds = tags[at] == Tag::NN && change.near.iter().all(|near| near.holds(&words, &tags, &range, at));
                    prop_assert!(!holds || open >> number & 1 == 1, "{} at {at}", patterns[number]);
                }
            }
        }
    }
}
