//! Gives each token its part of speech: a word list has the usual one, and ordered rules mend it where its neighbours say
//! so (Brill 1995).

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::error::{Error, Fault, Result};
use crate::lexicon::Library;
use crate::rule::capitals::{acronym, opens_afresh, title_case};
use crate::rule::change::{Change, Gates, Movable, near};
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

/// The tagger, compiled from `words/tags.csv`, `words/suffixes.csv` and `rules/tags.csv`.
#[derive(Clone, Debug, Default)]
pub(super) struct Tagger {
    /// By word id, an index into `choices`.
    words: Vec<u16>,
    /// The choices that some word or ending has, few beside the words; the first is that of unknown words.
    choices: Vec<Choice>,
    /// Which of them can be a name, and something else besides.
    ambiguous: Vec<bool>,
    /// The longest first, each with an index into `choices`.
    suffixes: Vec<(String, u16)>,
    changes: Vec<Change>,
    /// What opens the way to each 64 of them.
    gates: Vec<Gates>,
}

impl Tagger {
    /// Compiles the three files; new words go into `vocabulary`.
    ///
    /// # Errors
    /// An unknown tag or a pattern that is none, with file, line and column.
    pub fn new(library: &Library, vocabulary: &mut Vocabulary) -> Result<Self> {
        let mut tagger = Self::default();
        let mut faults = Vec::new();
        let unknown = |name: &str| (format!("unknown tag {name:?}"), format!("use {}", NAMES.join(" ")));
        let mut choices = vec![Choice::default()];
        let mut places: FxHashMap<String, u16> = FxHashMap::default();
        let mut place = |cell: &str| {
            if let Some(&known) = places.get(cell) {
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
            let place = u16::try_from(choices.len()).unwrap_or(0);
            choices.push(choice);
            places.insert(cell.to_owned(), place);
            Ok(place)
        };
        for (cells, row) in library.rows("words/tags.csv", ["word", "tags"]) {
            match place(cells[1]) {
                Ok(place) => {
                    let id = vocabulary.intern(cells[0]) as usize;
                    if tagger.words.len() <= id {
                        tagger.words.resize(id + 1, 0);
                    }
                    tagger.words[id] = place;
                }
                Err((what, mend)) => faults.push(Fault::new(row.place().column("tags"), what, mend)),
            }
        }
        for (cells, row) in library.rows("words/suffixes.csv", ["suffix", "tags"]) {
            match place(cells[1]) {
                Ok(place) => tagger.suffixes.push((cells[0].trim_start_matches('-').to_owned(), place)),
                Err((what, mend)) => faults.push(Fault::new(row.place().column("tags"), what, mend)),
            }
        }
        let name = Tag::NNP.bit();
        tagger.ambiguous = choices.iter().map(|choice| choice.all & name != 0 && choice.all != name).collect();
        tagger.choices = choices;
        tagger.suffixes.sort_by_key(|(suffix, _)| std::cmp::Reverse(suffix.len()));
        for (cells, row) in library.rows("rules/tags.csv", ["from", "to", "when"]) {
            let (from, to) = (Tag::parse(cells[0]), Tag::parse(cells[1]));
            match (from, to, near(cells[2], vocabulary)) {
                (Some(from), Some(to), Ok(near)) => tagger.changes.push(Change::new(from, to, near)),
                (_, _, Err((what, mend))) => faults.push(Fault::new(row.place().column("when"), what, mend)),
                _ => {
                    let (what, mend) = unknown(&format!("{} {}", cells[0], cells[1]));
                    faults.push(Fault::new(row.place(), what, mend));
                }
            }
        }
        let gates = |changes| Gates::new(changes, |word| tagger.possible(word));
        tagger.gates = tagger.changes.chunks(64).map(gates).collect();
        if faults.is_empty() { Ok(tagger) } else { Err(Error::Faults(faults)) }
    }

    /// A bit for each tag that a word can have: by the list, by its capital, or by what it is made of; without a row it can
    /// be anything.
    pub(super) fn possible(&self, word: WordId) -> u64 {
        match self.choices[self.place(word) as usize].all {
            0 => u64::MAX,
            all => all | Tag::NNP.bit() | Tag::PUNCT.bit() | Tag::CD.bit(),
        }
    }

    /// The usual part of speech of a word; none where the word list does not have it.
    #[must_use]
    pub fn mostly(&self, word: WordId) -> Option<Tag> {
        let place = self.place(word);
        (place > 0).then(|| self.choices[place as usize].first)
    }

    /// Whether the word list lets a word be of that part of speech.
    #[must_use]
    pub fn can(&self, word: WordId, tag: Tag) -> bool {
        self.choices[self.place(word) as usize].all & tag.bit() != 0
    }

    /// Whether a word can be of that part of speech, by its ending where the word list does not have it.
    #[must_use]
    pub fn may(&self, id: WordId, word: &str, tag: Tag) -> bool {
        let all = match self.place(id) {
            0 => self.guess(word).all,
            place => self.choices[place as usize].all,
        };
        all & tag.bit() != 0
    }

    /// Which of the choices a word has, the first where the word list does not have it.
    fn place(&self, word: WordId) -> u16 {
        self.words.get(word as usize).copied().unwrap_or(0)
    }

    /// A tag for every token of a document.
    #[must_use]
    pub fn tag(&self, document: &Document<'_>, ids: &[WordId]) -> Vec<Tag> {
        let mut tags = vec![Tag::PUNCT; document.tokens.len()];
        let headlines: Vec<bool> =
            document.sentences.iter().map(|sentence| title_case(document, sentence.tokens.clone())).collect();
        let choices: Vec<u16> = ids.iter().map(|&id| self.place(id)).collect();
        let names = self.names(document, ids, &choices, &headlines);
        let mut movable = Vec::new();
        for (sentence, &headline) in document.sentences.iter().zip(&headlines) {
            let range = sentence.tokens.clone();
            let mut opens = true;
            movable.clear();
            for at in range.clone() {
                let token = &document.tokens[at];
                let known = self.choices[choices[at] as usize];
                let plain = token.kind == TokenKind::Word && !token.capital && known.all != 0;
                let choice = match plain {
                    // Nearly all of them: a word of the list, in small letters.
                    true => Choice { first: known.low, ..known },
                    // `Waters said`, where the article writes of `Jane Waters`.
                    false if opens && names.binary_search(&ids[at]).is_ok() => Choice::only(Tag::NNP),
                    false => self.usual(document, ids, known, at, opens, headline),
                };
                tags[at] = choice.first;
                if choice.all != choice.first.bit() {
                    movable.push(Movable { at, allowed: choice.all, open: 0 });
                }
                opens = token.kind == TokenKind::Mark && (opens || opens_afresh(document, at));
            }
            self.mend(ids, &range, &mut tags, &mut movable);
        }
        tags
    }

    /// Words that can be a name and stand with a capital inside sentences of the document, never without one; sorted.
    fn names(&self, document: &Document<'_>, ids: &[WordId], choices: &[u16], headlines: &[bool]) -> Vec<WordId> {
        let mut names = Vec::new();
        let mut plain = Vec::new();
        for (sentence, &headline) in document.sentences.iter().zip(headlines) {
            let range = sentence.tokens.clone();
            for (at, &choice) in range.clone().zip(&choices[range.clone()]) {
                if !self.ambiguous[choice as usize] {
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

    /// The tag that any other token has before its neighbours are asked; `known` is what the list says of it.
    fn usual(
        &self,
        document: &Document<'_>,
        ids: &[WordId],
        known: Choice,
        at: usize,
        opens: bool,
        headline: bool,
    ) -> Choice {
        let only = Choice::only;
        let name = |choice: Choice| Choice { first: Tag::NNP, all: choice.all | Tag::NNP.bit(), ..choice };
        match document.tokens[at].kind {
            TokenKind::Mark => return only(Tag::PUNCT),
            TokenKind::Number => return only(Tag::CD),
            TokenKind::Word => {}
        }
        let capital = document.tokens[at].capital;
        match Some(known).filter(|choice| choice.all != 0) {
            // `US`, `WHO`, `IT` among words in lower case are names, not pronouns.
            Some(choice) if choice.first.is_closed() && acronym(document, at) => only(Tag::NNP),
            // `BET said`
            Some(choice) if opens && !headline && choice.first.is_verb() && acronym(document, at) => name(choice),
            Some(choice) if opens || headline => choice,
            Some(choice) if choice.first.is_name() || choice.first.is_closed() => choice,
            // Capitals inside a sentence are names, whatever the word means in lower case.
            Some(choice) => name(choice),
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
        // The last letter tells most endings apart.
        let last = low.as_bytes().last();
        let fits =
            |suffix: &str| suffix.as_bytes().last() == last && low.len() > suffix.len() + 1 && low.ends_with(suffix);
        let by_ending = self.suffixes.iter().find(|(suffix, _)| fits(suffix));
        by_ending.map_or(
            Choice { first: Tag::NN, low: Tag::NN, all: Tag::NN.bit() | Tag::JJ.bit() | Tag::VB.bit() },
            |&(_, place)| self.choices[place as usize],
        )
    }

    fn mend(&self, ids: &[WordId], range: &Range<usize>, tags: &mut [Tag], movable: &mut [Movable]) {
        for (gates, changes) in self.gates.iter().zip(self.changes.chunks(64)) {
            let mut open = 0;
            for word in &mut *movable {
                word.open = gates.open(range, tags, word);
                open |= word.open;
            }
            while open != 0 {
                let number = open.trailing_zeros();
                let mut from = 0;
                while let Some(step) = movable[from..].iter().position(|word| word.open >> number & 1 != 0) {
                    let index = from + step;
                    from = index + 1;
                    let at = movable[index].at;
                    if !changes[number as usize].make(ids, range, tags, at) {
                        continue;
                    }
                    // What a word has become may open other changes, of itself and beside it.
                    for word in &mut movable[index.saturating_sub(1)..] {
                        if word.at > at + 1 {
                            break;
                        }
                        word.open = gates.open(range, tags, word);
                        open |= word.open;
                    }
                }
                // In order, each once.
                open &= (u64::MAX << number) << 1;
            }
        }
    }
}
