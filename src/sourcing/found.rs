//! What the sourcing lexicons found in a document, as this room reads it.

use std::ops::Range;

use crate::lexicon::entry::{Dimension, Entry};
use crate::rule::decide::Cue;
use crate::rule::reader::{Reader, Reading};
use crate::rule::tag::Tag;
use crate::sourcing::KINDS;
use crate::text::token::TokenKind;

/// How far from a token its sentence is read, in tokens.
const REACH: usize = 300;

/// What an entry is; the column `what` of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// An institution by its name.
    Name,
    /// A person by name, known by an office held.
    Person,
    /// A country or capital, which stands for its government only where nothing else names the source.
    Place,
    /// The noun that tells what an institution is: `Ministry`, `think tank`.
    Head,
    /// A person's role that tells the kind by itself: `senator`, `professor`.
    Role,
    /// A person's role whose kind is that of the institution: `spokesman`, `official`.
    Post,
    /// Several people together: `Republicans`, `residents`.
    Group,
    /// Something written or measured, whose kind is that of its author: `report`, `poll`.
    Work,
    /// Other words.
    Wording,
}

impl What {
    fn of(cell: &str) -> Self {
        match cell {
            "name" => Self::Name,
            "person" => Self::Person,
            "place" => Self::Place,
            "head" => Self::Head,
            "role" => Self::Role,
            "post" => Self::Post,
            "group" => Self::Group,
            "work" => Self::Work,
            _ => Self::Wording,
        }
    }

    /// Whether it is or holds an institution.
    pub(super) const fn institution(self) -> bool {
        matches!(self, Self::Name | Self::Head)
    }
}

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
        self.number("weight")
    }

    /// Transparency of the bare word.
    pub(super) fn transparency(&self) -> Option<u8> {
        self.number("transparency")
    }

    fn number(&self, column: &str) -> Option<u8> {
        self.row.cell(column).parse().ok()
    }

    /// Channel of the row, as one of [`super::CHANNELS`].
    pub(super) fn channel(&self) -> Option<&'static str> {
        channel(self.row.cell("channel"))
    }
}

/// The channel of that name.
pub(super) fn channel(name: &str) -> Option<&'static str> {
    super::CHANNELS.iter().find(|channel| **channel == name).copied()
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
        let cues = self.reading.of(Dimension::Sourcing);
        let from = cues.partition_point(|cue| cue.hit.tokens.start < tokens.start);
        let to = cues.partition_point(|cue| cue.hit.tokens.start < tokens.end).max(from);
        cues[from..to].iter().filter(|cue| cue.active)
    }

    fn read(self, cue: &Cue) -> Found<'a> {
        let row = self.reader.entry(cue);
        Found {
            tokens: cue.hit.tokens.clone(),
            entry: cue.hit.entry,
            what: What::of(row.cell("what")),
            kind: KINDS.iter().find(|kind| **kind == row.category).copied().unwrap_or_default(),
            row,
        }
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
        let hits = &self.reading.scan.hits;
        let from = hits.partition_point(|hit| hit.tokens.start < token);
        hits[from..].iter().take_while(|hit| hit.tokens.start == token).any(|hit| {
            hit.dimension == Dimension::Attribution
                && self.reader.library.entries[hit.entry as usize].category == "verbs"
                && self.tag(token).is_verb()
        })
    }

    /// Whether a token is that mark.
    pub(super) fn mark(self, token: usize, marks: &str) -> bool {
        let word = self.word(token);
        self.reading.document.tokens[token].kind == TokenKind::Mark && word.chars().all(|mark| marks.contains(mark))
    }

    /// Whether a token is a word with a capital.
    pub(super) fn capital(self, token: usize) -> bool {
        self.reading.document.tokens[token].kind == TokenKind::Word && self.word(token).starts_with(char::is_uppercase)
    }

    /// Whether a token is a word of two capitals or more and nothing else.
    pub(super) fn acronym(self, token: usize) -> bool {
        let word = self.word(token);
        word.len() > 1 && word.chars().all(|letter| letter.is_uppercase() || letter == '.')
    }

    /// Whether a token belongs to a class of `words/`.
    pub(super) fn class(self, token: usize, name: &str) -> bool {
        let classes = &self.reader.classes;
        classes.number(name).is_some_and(|class| classes.has(self.reading.scan.ids[token], class))
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

/// Whether an institution of one word is one here: `Betty Ford` and `Mr. Ford` are not.
pub(super) fn usable(view: View<'_>, found: &Found<'_>) -> bool {
    // `Clean Count, a group`: a noun inside a name is no count.
    if found.what == What::Work && found.tokens.len() == 1 && view.capital(found.tokens.start) {
        let at = found.tokens.start;
        let named = at > view.sentence(at).start
            && view.capital(at - 1)
            && !closed(view.tag(at - 1))
            && !view.possessive(&(at - 1..at))
            && view.covering(at - 1).is_none()
            && !view.class(at, "polls");
        return !named || found.tokens.end < view.sentence(at).end && view.tag(found.tokens.end).is_noun();
    }
    if !matches!(found.what, What::Name | What::Place) || found.tokens.len() > 1 || !view.capital(found.tokens.start) {
        return true;
    }
    let Some(before) = found.tokens.start.checked_sub(1) else { return true };
    let sentence = view.sentence(found.tokens.start);
    if before < sentence.start || view.covering(before).is_some() {
        return true;
    }
    if view.mark(before, ".") {
        return before <= sentence.start || !view.capital(before - 1) || view.covering(before - 1).is_some();
    }
    !(view.capital(before)
        && before > sentence.start
        && view.tag(before).is_name()
        && !view.possessive(&(before..before + 1)))
}

/// Words that begin no name even with a capital.
pub(super) fn closed(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::DT
            | Tag::IN
            | Tag::TO
            | Tag::CC
            | Tag::CD
            | Tag::PRP
            | Tag::PRPS
            | Tag::PRPV
            | Tag::MD
            | Tag::WP
            | Tag::WDT
            | Tag::WPS
            | Tag::WRB
    )
}
