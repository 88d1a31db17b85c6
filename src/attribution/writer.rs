//! What the writer adds behind a content: a contrast, a day, a credit of its own, a noun that sums up what was said.

use crate::attribution::apart;
use crate::attribution::noun;
use crate::attribution::resume::{self, CONTENT};
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// Whether a day begins that is no part of the object before it: `outlines the plan today in the Herald`.
pub fn when(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let day = view.one_of(at, &["today", "yesterday", "tonight"]);
    let weekday = || view.is(at, Kind::TIME) && view.document.word(at).ends_with("day") && view.capital(at);
    let next = at + 1;
    // `asked Roe Friday whether`, `the report yesterday that`
    let clause = view.is(next, Kind::THAT.or(Kind::SUBORDINATOR).or(Kind::QUESTION));
    let phrase = view.tag(next) == Tag::IN && !clause || day && view.adverb(next);
    let closes = next >= ceiling || view.is(next, Kind::BREAK) || phrase;
    closes
        && view.tag(at - 1).is_noun()
        && !view.is(at - 1, Kind::TIME)
        && !view.is(at, Kind::POSSESSIVE)
        && (day || weekday())
}

/// Whether an adjective of attitude with what it takes stands here: `worried about`, `angry that`.
pub fn attitude(view: &View<'_>, at: usize) -> bool {
    let takes = view.tag(at + 1) == Tag::IN && !view.is(at + 1, Kind::SUBORDINATOR) || view.is(at + 1, Kind::THAT);
    takes && apart::attitude(view, at)
}

/// `…, even though it rained`, `…, even as it rained`: the writer's contrast.
pub fn even_though(view: &View<'_>, next: usize, ceiling: usize) -> bool {
    let after = next + 1;
    let clause = view.is(after, Kind::AS) && noun::after(view, after + 1, ceiling).is_some_and(|end| view.finite(end));
    view.is(next, Kind::FOCUS) && (resume::contrast(view, after) || clause)
}

/// `…, which he described as a ruse`, `…, a charge he denies`: a credit of its own.
pub fn further_credit(view: &View<'_>, next: usize, ceiling: usize) -> bool {
    // `…, a charge he denies`
    let noun = noun::plain_after(view, next, ceiling).filter(|&end| view.tag(end) == Tag::PRP);
    let relative = view.is(next, Kind::RELATIVE) && !view.is(next, Kind::THAT);
    noun.or_else(|| relative.then_some(next + 1)).and_then(|first| noun::after(view, first, ceiling)).is_some_and(
        |end| {
            let verb = if view.adverb(end) || view.is(end, Kind::AUXILIARY) { end + 1 } else { end };
            view.verb_frames(verb) & CONTENT != 0 && view.tag(verb).is_verb()
        },
    )
}

/// Whether the writer sums up what was said: `…, a swipe at the board`, `…, a move that would cost jobs`.
pub fn summed_up(view: &View<'_>, next: usize, ceiling: usize) -> bool {
    // `…, something the union denies`
    if view.is(next, Kind::SUMMING) && view.tag(next).is_noun() {
        let after = next + 1;
        let clause = matches!(view.tag(after), Tag::PRP | Tag::PRPS | Tag::DT | Tag::NNP | Tag::NNS | Tag::VBN);
        return clause || view.is(after, Kind::RELATIVE.or(Kind::INDEFINITE));
    }
    view.tag(next) == Tag::DT
        && !view.is(next, Kind::DEFINITE)
        && noun::plain_after(view, next, ceiling).is_some_and(|end| {
            // `…, a charge company officials deny`
            let inner = || (next..end).any(|at| view.is(at, Kind::SUMMING)) && view.verb_frames(end) & CONTENT != 0;
            view.is(end - 1, Kind::SUMMING) && !listed(view, end, ceiling) || view.tag(end).is_finite() && inner()
        })
}

/// Whether a list goes on behind a noun: `a pledge of help and more staff`.
fn listed(view: &View<'_>, from: usize, ceiling: usize) -> bool {
    let inner = |at: usize| {
        view.tag(at).is_finite() || view.is(at, Kind::BREAK.or(Kind::THAT).or(Kind::RELATIVE).or(Kind::PRONOUN))
    };
    let joint = (from..ceiling).take_while(|&at| !inner(at)).find(|&at| view.tag(at) == Tag::CC);
    joint.is_some_and(|joint| noun::plain_after(view, joint + 1, ceiling).is_some())
}
