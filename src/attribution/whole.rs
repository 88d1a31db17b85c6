//! Whether what stands before a tag is something whole that can be said: a clause, an order, a proverb.

use std::ops::Range;

use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// Whether words without a verb that carries a clause are whole all the same: `So use it sparingly`, `The key to it: check it
/// often`, `The longer the wait, the greater the risk`.
pub fn bare(view: &View<'_>, clause: &Range<usize>) -> bool {
    let colon = clause.clone().find(|&at| view.is(at, Kind::COLON) && !view.quoted(at));
    let more = |at: usize| matches!(view.tag(at), Tag::RBR | Tag::JJR) && view.is(at - 1, Kind::DEFINITE);
    let twice = || clause.clone().skip(1).filter(|&at| more(at)).count() > 1 && more(clause.start + 1);
    orders(view, clause) || colon.is_some_and(|colon| orders(view, &(colon + 1..clause.end))) || twice()
}

/// Whether a clause opens with a verb in its base form, which tells somebody to do something.
fn orders(view: &View<'_>, clause: &Range<usize>) -> bool {
    let mut at = clause.start;
    while at < clause.end && (view.adverb(at) || matches!(view.tag(at), Tag::CC | Tag::RB)) {
        at += 1;
    }
    at + 2 < clause.end && view.tag(at) == Tag::VB
}

/// Whether a clause is but half of one, which is nobody's statement: `Although it rained, she said`, but not `After the rain
/// the vote went on, she said`, `As it rained the vote was late, she said`.
///
/// `closes` tells whether the sentence ends behind the tag.
pub fn half(view: &View<'_>, clause: &Range<usize>, closes: bool) -> bool {
    let first = clause.start;
    let opens = view.is(first, Kind::SUBORDINATOR) && matches!(view.tag(first), Tag::IN | Tag::WRB);
    if !opens || view.is(clause.end - 1, Kind::UNQUOTE) || (first..clause.end - 1).any(|at| view.is(at, Kind::COMMA)) {
        return false;
    }
    if !closes {
        return true;
    }
    let carries = |at: usize| view.tag(at).is_finite() && !view.tag(at - 1).is_finite();
    let verbs = (first + 1..clause.end).filter(|&at| carries(at)).count();
    // `After the rain the vote went on`
    let behind = |end: usize| noun::plain_after(view, end, clause.end).is_some_and(|end| view.tag(end).is_finite());
    let phrase = noun::plain_after(view, first + 1, clause.end)
        .map(|end| (end..clause.end).find(|&at| !view.is(at, Kind::TIME)).unwrap_or(end))
        .is_some_and(behind);
    verbs < 2 && !phrase
}
