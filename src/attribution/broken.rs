//! Clauses that a tag breaks off: their verbs that read as none, and tags before a tag.

use std::ops::Range;

use crate::attribution::find::Clause;
use crate::attribution::noun;
use crate::attribution::verb::Group;
use crate::attribution::view::Kind;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How far, in tokens, a phrase may reach between a verb of speech and its clause.
const PHRASE: usize = 20;

impl Clause<'_> {
    /// Whether a word that reads as none is the verb of the clause that a tag breaks off: `The mayor, critics say, favours the plan`,
    /// `The marks, he says, parallel those`.
    pub fn may_carry(&self, at: usize, before: &Range<usize>) -> bool {
        let view = self.view;
        let plural = view.tag(at) == Tag::NNS && view.can(at, Tag::VBZ);
        let bare = view.tag(at) == Tag::JJ && view.determined(at + 1);
        let verb = bare || matches!(view.tag(at), Tag::NN | Tag::VB) && view.can(at, Tag::VBP);
        let object = view.determined(at + 1) || view.tag(at + 1).is_name() || view.tag(at + 1) == Tag::NNS;
        plural || verb && object && !view.clause(before.clone())
    }

    /// Whether somebody with an apposition stands before a verb and a thing behind it: `the clerk, Joe Lund, denied the charge`.
    pub fn takes_after(&self, group: &Group, subject: Option<&Range<usize>>) -> bool {
        let view = self.view;
        let Some(subject) = subject.filter(|subject| subject.end == group.start) else { return false };
        let apposed = view.is(subject.end - 1, Kind::COMMA) && noun::speaks(view, noun::head(view, subject));
        let thing = |end: usize| {
            let last = end - 1;
            view.tag(last) == Tag::NN && !noun::speaks(view, last) && !view.is(last, Kind::GROUP.or(Kind::SPEAKER))
        };
        apposed && view.determined(group.end) && noun::plain_after(view, group.end, self.bounds.end).is_some_and(thing)
    }

    /// Whether a clause, a quotation or what a colon brings in follows the phrase that begins at `next` behind the comma at `comma`:
    /// `said, in a letter, the dam was old`.
    pub fn goes_on(&self, group: &Group, next: usize, comma: usize) -> bool {
        let view = self.view;
        let rest = next..self.bounds.end;
        let told =
            |at: usize| view.is(at, Kind::COMMA) && (view.is(at + 1, Kind::QUOTE) || view.clause(at + 1..rest.end));
        view.is(next, Kind::SUBORDINATOR.or(Kind::THAT))
            || rest.clone().any(|at| view.is(at, Kind::COLON))
            || comma == group.end && self.takes & Frame::QUOTE != 0 && rest.clone().take(PHRASE).any(told)
    }

    /// Whether a verb of speech in the present ends a sentence with its subject behind it, and a clause whose verb reads as a participle
    /// stands before it: `Roe, a geologist, discounted the forecasts, reports the agency.`
    pub fn reports(&self, group: &Group, subject: Option<&Range<usize>>) -> bool {
        let view = self.view;
        let Some(subject) = subject.filter(|subject| subject.end == group.start) else { return false };
        let governs = |at: usize| {
            view.tag(at) == Tag::VBN
                && view.can(at, Tag::VBD)
                && view.is(at - 1, Kind::COMMA)
                && (view.determined(at + 1) || view.tag(at + 1).is_adjective() || view.tag(at + 1).is_noun())
        };
        let last = || noun::after(view, group.end, self.bounds.end).filter(|&end| view.is(end, Kind::STOP));
        self.takes & Frame::QUOTE != 0
            && view.tag(group.main) == Tag::VBZ
            && group.start == group.main
            && view.is(group.start - 1, Kind::COMMA)
            && (subject.start + 1..subject.end).any(governs)
            && last().is_some()
    }

    /// Whether what stands before a tag ends in another: `At the same time, Roe said, the town must respond`.
    pub fn tagged_before(&self, before: &Range<usize>) -> bool {
        let view = self.view;
        let comma = before.end.checked_sub(1).filter(|&comma| view.is(comma, Kind::COMMA));
        let Some(comma) = comma.filter(|&comma| comma > before.start + 1 && !view.quoted(comma)) else { return false };
        let first = (before.start..comma).rev().find(|&at| view.is(at, Kind::BREAK.or(Kind::UNQUOTE)));
        let Some(first) = first.map(|first| first + 1).filter(|&first| first < comma) else { return false };
        let last =
            (first..comma).rev().find(|&at| !view.is(at, Kind::TIME) && view.tag(at) != Tag::IN).unwrap_or(first);
        let speaks = view.tag(last).is_finite() && view.verb_frames(last) & Frame::QUOTE != 0;
        speaks && noun::plain_before(view, last, first) == Some(first)
    }
}
