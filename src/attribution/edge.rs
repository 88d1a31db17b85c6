//! What stands right before the verb of a cue: a word that joins it to another, a comma too many, an aside.

use std::ops::Range;

use crate::attribution::find::Clause;
use crate::attribution::frame::{self, Complement};
use crate::attribution::noun;
use crate::attribution::resume;
use crate::attribution::verb::Group;
use crate::attribution::view::Kind;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How many words a speaker may have between a quotation and a comma too many.
const STRAY: usize = 12;

/// How many words a phrase may have between the word that joins a verb and the verb.
const PHRASE: usize = 7;

/// Participles that tell of a noun more often than its verb does.
const FOUND: [&str; 9] =
    ["announced", "described", "discovered", "found", "issued", "known", "published", "reported", "seen"];

impl Clause<'_> {
    /// The word that joins a verb to the one before it, times between allowed: `she laughed, then said`, `but on Monday said`.
    pub fn joint(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let last = verb.checked_sub(1).filter(|&last| last >= self.floor)?;
        if view.document.word(last) == "then" && last > self.floor && view.is(last - 1, Kind::COMMA) {
            return Some(last);
        }
        let time = |at: &usize| view.is(*at, Kind::TIME) || view.tag(*at) == Tag::IN && view.is(at + 1, Kind::TIME);
        let joint = (self.floor..verb).rev().find(|at| !time(at))?;
        if view.tag(joint) == Tag::CC {
            return Some(joint);
        }
        // `and in a later paper said`
        let phrase = |joint: &usize| {
            let into = joint + 1;
            view.tag(*joint) == Tag::CC && resume::told_in(view, into, verb) == Some(verb)
        };
        (self.floor..last).rev().take(PHRASE).find(phrase)
    }

    /// The speaker before a comma too many: `“…,” Jane Roe for the ministry, told the Herald`.
    pub fn stray(&self, verb: usize) -> Option<Range<usize>> {
        let view = self.view;
        let end = verb.checked_sub(1).filter(|&comma| view.is(comma, Kind::COMMA))?;
        if let Some(source) = noun::before(view, end, self.floor)
            && source.start == self.bounds.start
        {
            return Some(source);
        }
        let start = (self.floor + 1..end).rev().take(STRAY).find(|&at| self.closes_quotation(at))?;
        let named = self.takes & Frame::QUOTE != 0
            && view.tag(start).is_name()
            && !(start..end).any(|at| view.tag(at).is_finite());
        named.then_some(start..end)
    }

    /// Whether the group opens the sentence, or a clause with a subordinator and no subject: `When asked`.
    pub fn leads(&self, group: &Group) -> bool {
        let view = self.view;
        let adverb = group.start > self.bounds.start && view.adverb(group.start - 1);
        let first = group.start - usize::from(adverb);
        first == self.bounds.start && !self.announces(group)
            || first > self.bounds.start
                && matches!(view.tag(first - 1), Tag::IN | Tag::WRB)
                && view.is(first - 1, Kind::SUBORDINATOR)
    }

    /// Whether a verb that opens the sentence has its subject behind it and then what was said: `Said Jane Roe: “It is late.”`
    fn announces(&self, group: &Group) -> bool {
        let view = self.view;
        let said = |end: usize| view.is(end, Kind::COLON) || view.is(end, Kind::COMMA) && view.is(end + 1, Kind::QUOTE);
        // `Asked the reason, Jane Roe said: “It is late.”`
        let plain = |source: &Range<usize>| !source.clone().any(|at| view.tag(at).is_finite());
        group.start == self.bounds.start && self.inverted(group).filter(plain).is_some_and(|source| said(source.end))
    }

    /// Whether a past tense stands in an aside whose second comma the verb of the clause follows: `Roe, asked whether it
    /// was safe, said`.
    pub fn aside(&self, group: &Group) -> bool {
        let view = self.view;
        let before = group.start.saturating_sub(1);
        let ends = self.bounds.end.min(group.end + 25);
        before > self.bounds.start
            && view.is(before, Kind::COMMA)
            && (view.tag(before - 1) == Tag::CC
                || noun::plain_before(view, before, self.floor)
                    .is_some_and(|first| view.tag(first.max(1) - 1) != Tag::IN)
                    && !(self.bounds.start..before).any(|at| view.tag(at).is_finite()))
            && (group.end..ends).find(|&at| view.is(at, Kind::COMMA)).is_some_and(|comma| view.finite(comma + 1))
    }

    /// Whether a past tense with a phrase tells of the noun before it, between commas, and the verb follows: `the moon, discovered
    /// in 1789, is dry`.
    pub fn interposed(&self, group: &Group) -> bool {
        let view = self.view;
        let before = group.start.saturating_sub(1);
        let ends = self.bounds.end.min(group.end + 20);
        let first = view.past_adverb(group.end);
        let phrase = view.tag(first) == Tag::IN && !view.is(first, Kind::THAT.or(Kind::SUBORDINATOR));
        let close = || (group.end..ends).find(|&at| view.is(at, Kind::BREAK));
        let carries = |at: usize| view.tag(at).is_finite() || view.is(at, Kind::AUXILIARY);
        before > self.bounds.start
            && phrase
            && view.is(before, Kind::COMMA)
            && view.tag(before - 1).is_noun()
            && !view.tag(before - 1).is_name()
            && close().is_some_and(|close| view.is(close, Kind::COMMA) && carries(close + 1))
    }

    /// Whether a past tense tells of a thing that closes the clause before it: `…, a process discovered in May`, `…, the largest
    /// fine ever proposed for fraud`.
    pub fn tells_of(&self, group: &Group, subject: &Range<usize>, complement: Complement) -> bool {
        let view = self.view;
        let head = noun::head(view, subject);
        let ever = group.start < group.main && view.document.word(group.start) == "ever";
        // `…, a singer said in a note`: whoever is told by an article may speak as well.
        let one =
            group.start == group.main && view.one_of(subject.start, &["a", "an"]) && view.one_of(group.main, &FOUND);
        let rest = complement.frame == 0 || frame::is_phrase(complement.frame);
        let goes_on = group.end < self.bounds.end && !view.is(group.end, Kind::BREAK);
        (ever || one)
            && rest
            && goes_on
            && subject.end == group.start
            && subject.start > self.bounds.start + 2
            && view.is(subject.start - 1, Kind::COMMA.or(Kind::UNQUOTE))
            && view.can(group.main, Tag::VBN)
            && view.tag(head) == Tag::NN
            && !noun::speaks(view, head)
    }
}
