//! Gives each token its part of speech: a word list has the usual one, and ordered rules mend it where its neighbours say
//! so (Brill 1995).

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::error::{Error, Fault, Result};
use crate::lexicon::Library;
use crate::rule::capitals::{acronym, opens_afresh, title_case};
use crate::rule::places::Places;
use crate::rule::tag::{NAMES, Tag};
use crate::scan::vocabulary::{UNKNOWN, Vocabulary, WordId};
use crate::text::Document;
use crate::text::fold::folded;
use crate::text::token::TokenKind;

/// The tags a word can have, the usual one first, and all of them as bits.
#[derive(Clone, Copy, Debug, Default)]
struct Choice {
    first: Tag,
    /// The usual one in lower case: no name, where the word can be anything else.
    low: Tag,
    all: u64,
}

impl Choice {
    const fn only(tag: Tag) -> Self {
        Self { first: tag, low: tag, all: tag.bit() }
    }
}

/// One neighbour of a rule: how far off, and what it must be.
#[derive(Clone, Debug)]
struct Near {
    step: isize,
    not: bool,
    words: Vec<WordId>,
    tags: u64,
    /// Whether it is the edge of the sentence that is asked for.
    edge: bool,
}

#[derive(Clone, Debug)]
struct Change {
    from: Tag,
    to: Tag,
    near: Vec<Near>,
}

/// What a sentence must have for a change to be tried; most are passed over by this alone.
#[derive(Clone, Copy, Debug)]
struct Gate {
    /// The tag of a word that can have another one.
    from: u64,
    /// The other one.
    to: u64,
    /// The tags of two neighbours that ask for nothing but a tag.
    near: [u64; 2],
}

/// The tags of a sentence, as bits.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// All of them.
    all: u64,
    /// Those of words that can have another one.
    movable: u64,
    /// What these can have besides.
    possible: u64,
}

impl Seen {
    /// Takes in a word; whether it can have another tag.
    fn add(&mut self, tag: Tag, allowed: u64) -> bool {
        let others = allowed & !tag.bit();
        self.all |= tag.bit();
        self.movable |= if others == 0 { 0 } else { tag.bit() };
        self.possible |= others;
        others != 0
    }
}

impl Change {
    fn gate(&self) -> Gate {
        let mut near = [u64::MAX; 2];
        let plain = self.near.iter().filter(|near| !near.not && !near.edge && near.words.is_empty());
        near.iter_mut().zip(plain).for_each(|(need, near)| *need = near.tags);
        Gate { from: self.from.bit(), to: self.to.bit(), near }
    }
}

impl Gate {
    fn opens(&self, seen: Seen) -> bool {
        self.from & seen.movable != 0
            && self.to & seen.possible != 0
            && self.near.iter().all(|tags| tags & seen.all != 0)
    }
}

/// The tagger, compiled from `words/tags.csv`, `words/suffixes.csv` and `rules/tags.csv`.
#[derive(Clone, Debug, Default)]
pub(super) struct Tagger {
    /// By word id, an index into `choices`.
    words: Vec<u16>,
    /// The choices that some word has, few beside the words; the first is that of unknown words.
    choices: Vec<Choice>,
    suffixes: Vec<(String, Choice)>,
    changes: Vec<Change>,
    /// The gate of each change.
    gates: Vec<Gate>,
}

impl Tagger {
    /// Compiles the three files; new words go into `vocabulary`.
    ///
    /// # Errors
    /// An unknown tag or a pattern that is none, with file, line and column.
    pub fn new(library: &Library, vocabulary: &mut Vocabulary) -> Result<Self> {
        let mut tagger = Self { choices: vec![Choice::default()], ..Self::default() };
        let mut faults = Vec::new();
        let unknown = |name: &str| (format!("unknown tag {name:?}"), format!("use {}", NAMES.join(" ")));
        let mut read: FxHashMap<String, Choice> = FxHashMap::default();
        let mut choice = |cell: &str| {
            if let Some(&known) = read.get(cell) {
                return Ok(known);
            }
            let mut choice = Choice::default();
            for (at, name) in cell.split_whitespace().enumerate() {
                let tag = Tag::parse(name).ok_or_else(|| unknown(name))?;
                if at == 0 {
                    choice.first = tag;
                }
                if at == 0 || (choice.low.is_name() && !tag.is_name()) {
                    choice.low = tag;
                }
                choice.all |= tag.bit();
            }
            read.insert(cell.to_owned(), choice);
            Ok(choice)
        };
        let mut places: FxHashMap<&str, u16> = FxHashMap::default();
        for (cells, row) in library.rows("words/tags.csv", ["word", "tags"]) {
            match choice(cells[1]) {
                Ok(choice) => {
                    let id = vocabulary.intern(&folded(cells[0])) as usize;
                    if tagger.words.len() <= id {
                        tagger.words.resize(id + 1, 0);
                    }
                    tagger.words[id] = *places.entry(cells[1]).or_insert_with(|| {
                        tagger.choices.push(choice);
                        u16::try_from(tagger.choices.len() - 1).unwrap_or(0)
                    });
                }
                Err((what, mend)) => faults.push(Fault::new(row.place().column("tags"), what, mend)),
            }
        }
        for (cells, row) in library.rows("words/suffixes.csv", ["suffix", "tags"]) {
            match choice(cells[1]) {
                Ok(choice) => tagger.suffixes.push((cells[0].trim_start_matches('-').to_owned(), choice)),
                Err((what, mend)) => faults.push(Fault::new(row.place().column("tags"), what, mend)),
            }
        }
        tagger.suffixes.sort_by_key(|(suffix, _)| std::cmp::Reverse(suffix.len()));
        for (cells, row) in library.rows("rules/tags.csv", ["from", "to", "when"]) {
            let (from, to) = (Tag::parse(cells[0]), Tag::parse(cells[1]));
            match (from, to, near(cells[2], vocabulary)) {
                (Some(from), Some(to), Ok(near)) => tagger.changes.push(Change { from, to, near }),
                (_, _, Err((what, mend))) => faults.push(Fault::new(row.place().column("when"), what, mend)),
                _ => {
                    let (what, mend) = unknown(&format!("{} {}", cells[0], cells[1]));
                    faults.push(Fault::new(row.place(), what, mend));
                }
            }
        }
        tagger.gates = tagger.changes.iter().map(Change::gate).collect();
        if faults.is_empty() { Ok(tagger) } else { Err(Error::Faults(faults)) }
    }

    /// Whether the word list lets a word be of that part of speech.
    #[must_use]
    pub fn can(&self, word: WordId, tag: Tag) -> bool {
        self.choices[self.place(word) as usize].all & tag.bit() != 0
    }

    /// Which of the choices a word has, the first where the word list does not have it.
    fn place(&self, word: WordId) -> u16 {
        self.words.get(word as usize).copied().unwrap_or(0)
    }

    /// A tag for every token of a document.
    #[must_use]
    pub fn tag(&self, document: &Document<'_>, ids: &[WordId]) -> Vec<Tag> {
        let mut tags = vec![Tag::PUNCT; document.tokens.len()];
        let mut allowed = vec![0; document.tokens.len()];
        let headlines: Vec<bool> =
            document.sentences.iter().map(|sentence| title_case(document, sentence.tokens.clone())).collect();
        let choices: Vec<u16> = ids.iter().map(|&id| self.place(id)).collect();
        let names = self.names(document, ids, &choices, &headlines);
        let mut places = Places::default();
        for (sentence, &headline) in document.sentences.iter().zip(&headlines) {
            let range = sentence.tokens.clone();
            let mut opens = true;
            for at in range.clone() {
                let mut choice = self.usual(document, ids, &choices, at, opens, headline);
                // `Waters said`, where the article writes of `Jane Waters`.
                if opens && choice.all & Tag::NNP.bit() != 0 && names.binary_search(&ids[at]).is_ok() {
                    choice = Choice::only(Tag::NNP);
                }
                tags[at] = choice.first;
                allowed[at] = choice.all;
                opens = document.tokens[at].kind == TokenKind::Mark && (opens || opens_afresh(document.word(at)));
            }
            self.mend(ids, range, &allowed, &mut tags, &mut places);
        }
        tags
    }

    /// Words that can be a name and stand with a capital inside sentences of the document, never without one; sorted.
    fn names(&self, document: &Document<'_>, ids: &[WordId], choices: &[u16], headlines: &[bool]) -> Vec<WordId> {
        let mut names = Vec::new();
        let mut plain = Vec::new();
        for (sentence, &headline) in document.sentences.iter().zip(headlines) {
            let range = sentence.tokens.clone();
            for at in range.clone() {
                let choice = self.choices[choices[at] as usize];
                if choice.all & Tag::NNP.bit() == 0 || choice.all == Tag::NNP.bit() {
                    continue;
                }
                if !document.tokens[at].capital {
                    plain.push(ids[at]);
                } else if !headline && at > range.start && document.tokens[at - 1].kind != TokenKind::Mark {
                    names.push(ids[at]);
                }
            }
        }
        plain.sort_unstable();
        names.retain(|id| plain.binary_search(id).is_err());
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The tag a word has before its neighbours are asked.
    fn usual(
        &self,
        document: &Document<'_>,
        ids: &[WordId],
        choices: &[u16],
        at: usize,
        opens: bool,
        headline: bool,
    ) -> Choice {
        let only = Choice::only;
        match document.tokens[at].kind {
            TokenKind::Mark => return only(Tag::PUNCT),
            TokenKind::Number => return only(Tag::CD),
            TokenKind::Word => {}
        }
        let capital = document.tokens[at].capital;
        let known = Some(self.choices[choices[at] as usize]).filter(|choice| choice.all != 0);
        match known {
            // `US`, `WHO`, `IT` among words in lower case are names, not pronouns.
            Some(choice) if capital && choice.first.is_closed() && acronym(document, at) => only(Tag::NNP),
            Some(choice) if !capital => Choice { first: choice.low, ..choice },
            Some(choice) if opens || headline => choice,
            Some(choice) if choice.first.is_name() || choice.first.is_closed() => choice,
            // Capitals inside a sentence are names, whatever the word means in lower case.
            Some(choice) => Choice { first: Tag::NNP, all: choice.all | Tag::NNP.bit(), ..choice },
            None if capital && (!headline || ids[at] == UNKNOWN) => only(Tag::NNP),
            None => self.guess(document.word(at)),
        }
    }

    /// The tag of a word that the list does not have, by its ending.
    fn guess(&self, word: &str) -> Choice {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Choice { first: Tag::CD, low: Tag::CD, all: Tag::CD.bit() | Tag::JJ.bit() | Tag::NN.bit() };
        }
        // `the tank's report`: a possessor is no plural.
        if word.ends_with("'s") || word.ends_with("’s") {
            return Choice { first: Tag::NN, low: Tag::NN, all: Tag::NN.bit() | Tag::NNP.bit() };
        }
        let low = folded(word);
        let by_ending =
            self.suffixes.iter().find(|(suffix, _)| low.len() > suffix.len() + 1 && low.ends_with(suffix.as_str()));
        by_ending.map_or(
            Choice { first: Tag::NN, low: Tag::NN, all: Tag::NN.bit() | Tag::JJ.bit() | Tag::VB.bit() },
            |(_, choice)| *choice,
        )
    }

    fn mend(&self, ids: &[WordId], range: Range<usize>, allowed: &[u64], tags: &mut [Tag], places: &mut Places) {
        let mut seen = Seen::default();
        places.clear(range.len());
        for (step, at) in range.clone().enumerate() {
            if seen.add(tags[at], allowed[at]) {
                places.set(tags[at], step, true);
            }
        }
        for (change, gate) in self.changes.iter().zip(&self.gates) {
            if !gate.opens(seen) {
                continue;
            }
            for block in 0..places.blocks {
                // A rule takes away only what it has looked at, so that a copy of the bits serves for all of it.
                let mut left = places.of(change.from, block);
                while left != 0 {
                    let step = block * 64 + left.trailing_zeros() as usize;
                    left &= left - 1;
                    let at = range.start + step;
                    if allowed[at] & change.to.bit() != 0
                        && change.near.iter().all(|near| near.holds(ids, tags, &range, at))
                    {
                        tags[at] = change.to;
                        places.set(change.from, step, false);
                        places.set(change.to, step, true);
                        seen.add(change.to, allowed[at]);
                    }
                }
            }
        }
    }
}

impl Near {
    fn holds(&self, ids: &[WordId], tags: &[Tag], range: &Range<usize>, at: usize) -> bool {
        // A step left of the beginning of the text wraps round, and is beyond the end.
        let place = at.wrapping_add_signed(self.step);
        if place < range.start || place >= range.end {
            return self.not || self.edge;
        }
        if self.edge {
            return false;
        }
        let is = self.tags & tags[place].bit() != 0
            || (!self.words.is_empty() && ids[place] != UNKNOWN && self.words.contains(&ids[place]));
        is != self.not
    }
}

/// Reads the neighbours out of a pattern such as `<MD> !not @ <DT>|the`; `^` and `$` are the edges, `@=that` the word itself.
fn near(written: &str, vocabulary: &mut Vocabulary) -> std::result::Result<Vec<Near>, (String, String)> {
    let items: Vec<&str> = written.split_whitespace().collect();
    let mend = || "write neighbours left and right of one `@`, such as `<MD> @` or `to @ <DT>`".to_owned();
    let cue = items
        .iter()
        .position(|item| *item == "@" || item.starts_with("@="))
        .ok_or_else(|| (format!("{written:?} has no `@`"), mend()))?;
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
                None => test.words.push(vocabulary.intern(&folded(part))),
            }
        }
        test.edge = test.words.is_empty() && test.tags == 0;
        near.push(test);
    }
    Ok(near)
}
