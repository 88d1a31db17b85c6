//! Base forms, participles and plurals that carry a clause which has no other verb.

use std::ops::Range;

use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// A sentence, and what of it has been read so far.
pub struct Line {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it ends like a headline, without a stop.
    pub open: bool,
    /// Whether no word of it is read as a verb that carries a clause.
    pub verbless: bool,
    /// Whether one stands before the word that is looked at.
    pub carried: bool,
}

/// `Local papers, citing an aide, put the number at nine`, `The broker cut its forecast`: a base form that carries the
/// clause, where nothing else does.
pub fn base(view: &View<'_>, line: &Line, at: usize) -> Option<Tag> {
    if !matches!(view.tag(at), Tag::VB | Tag::NN) || line.carried {
        return None;
    }
    // `The IMF cut its forecast`, `The firm forecast a rise`
    let next = view.tag(at + 1);
    let after = match (view.tag(at - 1).is_name(), line.verbless) {
        (true, false) => matches!(next, Tag::DT | Tag::PRPS),
        (true, true) => matches!(next, Tag::DT | Tag::PRPS | Tag::IN | Tag::NNS | Tag::CD) || next.is_adjective(),
        // `The firm forecast higher sales`
        (false, true) => {
            let body = view.is(at - 1, Kind::GROUP.or(Kind::SPEAKER)) && (next.is_adjective() || next == Tag::NNS);
            view.tag(at - 1).is_noun() && (matches!(next, Tag::DT | Tag::PRPS) || body)
        }
        (false, false) => false,
    };
    let past = view.tag(at) == Tag::NN && view.can(at, Tag::VBD) && after;
    if !(view.tag(at) == Tag::VB || past) || view.tag(line.tokens.start).is_verb() {
        return None;
    }
    let aside = view.is(at - 1, Kind::COMMA) && (line.tokens.start..at - 1).any(|at| view.is(at, Kind::COMMA));
    let object = view.tag(at - 1).is_noun() && (view.determined(at + 1) || past);
    // `Rules written in 1998 allow ships to pass`
    let dated = at > 1 && view.tag(at - 1) == Tag::CD && view.tag(at - 2) == Tag::IN;
    let tag = if view.can(at, Tag::VBD) { Tag::VBD } else { Tag::VBP };
    ((aside || object || dated) && view.can(at, tag)).then_some(tag)
}

/// `The firm responded by saying`: how somebody does it, and no passive.
pub fn answers(view: &View<'_>, line: &Line, at: usize) -> Option<Tag> {
    let by = !line.carried && view.tag(at) == Tag::VBN && view.is(at + 1, Kind::BY) && view.tag(at + 2) == Tag::VBG;
    (by && view.tag(at - 1).is_noun() && view.can(at, Tag::VBD)).then_some(Tag::VBD)
}

/// `believe the scheme rewards farmers`: a clause without its word, whose verb reads as a plural between two nouns.
pub fn told(view: &View<'_>, line: &Line, at: usize) -> Option<Tag> {
    // `Roe replies: “No.”`
    let quoted = view.is(at + 1, Kind::COLON)
        && view.is(at + 2, Kind::QUOTE)
        && view.tag(at - 1).is_name()
        && !view.is(at - 1, Kind::POSSESSIVE);
    if quoted && view.tag(at) == Tag::NNS && view.can(at, Tag::VBZ) && view.verb_frames(at) & Frame::QUOTE != 0 {
        return Some(Tag::VBZ);
    }
    if view.tag(at) != Tag::NNS || !view.can(at, Tag::VBZ) || view.tag(at - 1) != Tag::NN {
        return None;
    }
    let described = |at: &usize| matches!(view.tag(*at), Tag::NN | Tag::JJ);
    let first = (line.tokens.start..at).rev().find(|at| !described(at))?;
    let verb = first.checked_sub(1).filter(|&verb| verb >= line.tokens.start)?;
    let tells = view.tag(verb).is_finite() && view.verb_frames(verb) & (Frame::BARE | Frame::OBJECT) == Frame::BARE;
    let object = noun::plain_after(view, at + 1, line.tokens.end)
        .is_some_and(|end| !view.tag(end).is_finite() && !view.is(end, Kind::AUXILIARY.or(Kind::RELATIVE)));
    let begins = matches!(view.tag(at + 1), Tag::DT | Tag::PRPS | Tag::NNS | Tag::NNP);
    (matches!(view.tag(first), Tag::DT | Tag::PRPS) && tells && begins && object).then_some(Tag::VBZ)
}

/// Whether a past tense behind `and` is a second participle: `was praised by farmers and criticized by fishermen`.
pub fn second(view: &View<'_>, at: usize, floor: usize) -> bool {
    const NEAR: usize = 20;
    let by = |at: usize| view.is(at, Kind::BY) && !view.is(at + 1, Kind::MEANS.or(Kind::TIME));
    view.tag(at - 1) == Tag::CC
        && by(at + 1)
        && view.tag(at + 2) != Tag::VBG
        && (floor + 1..at).rev().take(NEAR).any(|before| by(before) && view.tag(before - 1) == Tag::VBN)
}
