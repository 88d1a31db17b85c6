//! What the sourcing lexicons found in a document, as this room reads it.

use std::ops::Range;

pub(super) use crate::lexicon::entry::What;
use crate::lexicon::entry::{Dimension, Entry};
use crate::rule::decide::Cue;
use crate::rule::reader::{Reader, Reading};
use crate::rule::tag::Tag;
use crate::text::token::TokenKind;

/// How far from a token its sentence is read, in tokens.
const REACH: usize = 300;

/// An entry found in a document.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub tokens: Range<usize>,
    pub entry: u32,
    pub what: What,
    /// One of [`KINDS`], or empty where the entry tells none.
    pub kind: &'static str,
    pub row: &'a Entry,
}

impl Found<'_> {
    /// How telling the row is where an article gives one source several roles.
    pub(super) fn weight(&self) -> Option<u8> {
        self.row.facts.weight
    }

    /// Transparency of the bare word.
    pub(super) fn transparency(&self) -> Option<u8> {
        self.row.facts.transparency
    }

    /// Channel of the row, as one of [`super::CHANNELS`].
    pub(super) fn channel(&self) -> Option<&'static str> {
        self.row.facts.channel
    }
}

/// A document with its lexicon findings.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub reader: &'a Reader,
    pub reading: &'a Reading<'a>,
}

impl<'a> View<'a> {
    /// What starts in a range of tokens, in order.
    pub(super) fn found(self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = Found<'a>> {
        self.cues(tokens).map(move |cue| self.read(cue))
    }

    /// The cues of sourcing that start in a range of tokens, in order, not read yet.
    fn cues(self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = &'a Cue> {
        self.reading.sources(&tokens).iter().filter(|cue| cue.active)
    }

    fn read(self, cue: &Cue) -> Found<'a> {
        let row = self.reader.entry(cue);
        Found { tokens: cue.hit.tokens.clone(), entry: cue.hit.entry, what: row.facts.what, kind: row.facts.kind, row }
    }

    /// What covers a token, looking back a few tokens for its start.
    pub(super) fn covering(self, token: usize) -> Option<Found<'a>> {
        let mut near = self.cues(token.saturating_sub(12)..token + 1).rev();
        near.find(|cue| cue.hit.tokens.end > token).map(|cue| self.read(cue))
    }

    pub(super) fn word(self, token: usize) -> &'a str {
        self.reading.document.word(token)
    }

    pub(super) fn tag(self, token: usize) -> Tag {
        self.reading.tags[token]
    }

    /// Whether a verb of attribution starts at a token.
    pub(super) fn says(self, token: usize) -> bool {
        self.tag(token).is_verb()
            && self.reading.scan.within(&(token..token + 1)).iter().any(|hit| {
                hit.dimension == Dimension::Attribution
                    && self.reader.library.entries[hit.entry as usize].category == "verbs"
            })
    }

    /// Whether a token is that mark.
    pub(super) fn mark(self, token: usize, marks: &str) -> bool {
        let word = self.word(token);
        self.reading.document.tokens[token].kind == TokenKind::Mark && word.chars().all(|mark| marks.contains(mark))
    }

    /// Whether a token is a word with a capital.
    pub(super) fn capital(self, token: usize) -> bool {
        let token = &self.reading.document.tokens[token];
        token.kind == TokenKind::Word && token.capital
    }

    /// Whether a token is a word of two capitals or more and nothing else.
    pub(super) fn acronym(self, token: usize) -> bool {
        let word = self.word(token);
        word.len() > 1 && word.chars().all(|letter| letter.is_uppercase() || letter == '.')
    }

    /// Whether a token belongs to a class of `words/`.
    pub(super) fn class(self, token: usize, name: &str) -> bool {
        self.reader.classes.named(self.reading.scan.ids[token], name)
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence(self, token: usize) -> Range<usize> {
        let index = self.reading.document.sentence_of(token);
        self.reading.document.sentences.get(index).map_or(token..token, |sentence| sentence.tokens.clone())
    }

    /// The part of a range that stands near a token; a bound, so that an endless sentence costs no more per word.
    pub(super) fn near(self, tokens: &Range<usize>, at: usize) -> Range<usize> {
        let from = tokens.start.max(at.saturating_sub(REACH));
        from..tokens.end.min(at + REACH).max(from)
    }

    /// Whether a range of tokens ends in a possessive.
    pub(super) fn possessive(self, tokens: &Range<usize>) -> bool {
        let Some(last) = tokens.end.checked_sub(1) else { return false };
        let owned = |word: &str| word.ends_with("'s") || word.ends_with("’s");
        owned(self.word(last))
            || (tokens.end < self.reading.tags.len()
                && matches!(self.word(tokens.end), "'" | "’" | "'s" | "’s")
                && self.word(last).ends_with(['s', 'S']))
    }
}
