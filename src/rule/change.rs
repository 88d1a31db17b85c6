//! Rules that mend a part of speech: which tag becomes which other one, beside which neighbours, and which of the rules a
//! sentence has a word for at all.

use std::ops::Range;

use crate::rule::places::Places;
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
    /// Sets of tags of each of which a sentence must have one: those of two neighbours that ask for nothing but a tag.
    needs: [u64; 2],
}

/// The tags of a sentence, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// All of them.
    all: u64,
    /// Those of words that can have another one.
    movable: u64,
    /// What these can have besides.
    possible: u64,
}

impl Seen {
    /// Takes in a word; whether it can have another tag.
    pub(super) fn add(&mut self, tag: Tag, allowed: u64) -> bool {
        let others = allowed & !tag.bit();
        self.all |= tag.bit();
        self.movable |= if others == 0 { 0 } else { tag.bit() };
        self.possible |= others;
        others != 0
    }
}

impl Change {
    pub(super) fn new(from: Tag, to: Tag, mut near: Vec<Near>) -> Self {
        // What few words meet is asked first.
        near.sort_by_key(|near| (near.not, near.words.len() + near.tags.count_ones() as usize));
        let mut needs = [u64::MAX; 2];
        let plain = near.iter().filter(|near| near.asks() && near.words.is_empty());
        needs.iter_mut().zip(plain).for_each(|(need, near)| *need = near.tags);
        Self { from, to, near, needs }
    }

    /// Whether a sentence has the tags of two neighbours.
    pub(super) fn fits(&self, seen: Seen) -> bool {
        self.needs.iter().all(|tags| tags & seen.all != 0)
    }

    /// The words of the neighbour that asks for the fewest and for nothing else; none where no neighbour does.
    fn words(&self) -> Option<&[WordId]> {
        let worded = self.near.iter().filter(|near| near.asks() && near.tags == 0);
        worded.map(|near| &near.words[..]).min_by_key(|words| words.len())
    }

    /// Makes the change wherever its neighbours ask for it; whether it is made anywhere.
    pub(super) fn make(
        &self,
        ids: &[WordId],
        range: &Range<usize>,
        allowed: &[u64],
        tags: &mut [Tag],
        places: &mut Places,
        seen: &mut Seen,
    ) -> bool {
        let mut made = false;
        for block in 0..places.blocks {
            // A rule takes away only what it has looked at, so that a copy of the bits serves for all of it.
            let mut left = places.of(self.from, block);
            while left != 0 {
                let step = block * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                let at = range.start + step;
                if allowed[at] & self.to.bit() != 0 && self.near.iter().all(|near| near.holds(ids, tags, range, at)) {
                    tags[at] = self.to;
                    places.set(self.from, step, false);
                    places.set(self.to, step, true);
                    seen.add(self.to, allowed[at]);
                    made = true;
                }
            }
        }
        made
    }
}

/// The changes, a bit for each, for which a sentence has the words.
#[derive(Clone, Debug, Default)]
pub(super) struct Openers {
    /// By word id, the place in `rows` where what it opens begins; 0 for most.
    places: Vec<u32>,
    /// Rows of `width` blocks of 64 changes; the first has those that ask for no word.
    rows: Vec<u64>,
    width: usize,
}

impl Openers {
    pub(super) fn new(changes: &[Change]) -> Self {
        let width = changes.len().div_ceil(64);
        let mut openers = Self { places: Vec::new(), rows: vec![0; width], width };
        for (at, change) in changes.iter().enumerate() {
            let Some(words) = change.words() else {
                openers.rows[at / 64] |= 1 << (at % 64);
                continue;
            };
            for &word in words {
                let place = openers.place(word);
                openers.rows[place + at / 64] |= 1 << (at % 64);
            }
        }
        openers
    }

    /// The place of the row of a word, new if need be.
    fn place(&mut self, word: WordId) -> usize {
        let word = word as usize;
        if self.places.len() <= word {
            self.places.resize(word + 1, 0);
        }
        if self.places[word] == 0 {
            self.places[word] = u32::try_from(self.rows.len()).unwrap_or(0);
            self.rows.resize(self.rows.len() + self.width, 0);
        }
        self.places[word] as usize
    }

    /// Sets the changes that some words open, and those that ask for none.
    pub(super) fn open(&self, words: &[WordId], open: &mut Vec<u64>) {
        open.clear();
        open.extend_from_slice(&self.rows[..self.width]);
        for &word in words {
            let place = self.places.get(word as usize).copied().unwrap_or(0);
            if place > 0 {
                open.iter_mut().zip(&self.rows[place as usize..]).for_each(|(open, row)| *open |= row);
            }
        }
    }
}

/// Of 64 changes a bit for each: by tag those that take it away, and those that give it.
#[derive(Clone, Debug)]
pub(super) struct Gates {
    from: [u64; 64],
    to: [u64; 64],
}

impl Gates {
    pub(super) fn new(changes: &[Change]) -> Self {
        let mut gates = Self { from: [0; 64], to: [0; 64] };
        for (at, change) in changes.iter().enumerate() {
            gates.from[change.from.0 as usize] |= 1 << at;
            gates.to[change.to.0 as usize] |= 1 << at;
        }
        gates
    }

    /// The changes for which a sentence has a word.
    pub(super) fn open(&self, seen: Seen) -> u64 {
        any(&self.from, seen.movable) & any(&self.to, seen.possible)
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
    /// Whether a word must stand there.
    fn asks(&self) -> bool {
        !self.not && !self.edge
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
                None => test.words.push(vocabulary.intern(part)),
            }
        }
        test.edge = test.words.is_empty() && test.tags == 0;
        near.push(test);
    }
    Ok(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neighbour_is_one_word_or_an_edge() {
        let mut vocabulary = Vocabulary::default();
        for refused in ["( well )? @", "_{0,2} @", "<RB>* @", "the"] {
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
}
