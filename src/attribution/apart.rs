//! Attitudes parted from whoever holds them by a comma: `The farmers, worried about the cost, left`, `He left, convinced that`.

use std::ops::Range;

use crate::attribution::actor;
use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::lexicon::entry::List;
use crate::rule::tag::Tag;

/// How far, in tokens, the adjective may stand that another is joined to.
const NEAR: usize = 20;

/// Who holds the attitude of an adjective that stands at `adjective` behind a comma or `and`, without a verb of its own, and where
/// the cue begins, an adverb counted in.
pub fn holder(view: &View<'_>, adjective: usize, floor: usize) -> Option<(Range<usize>, usize)> {
    let adverb = adjective > floor + 1 && view.adverb(adjective - 1);
    let first = adjective - usize::from(adverb);
    let before = first.checked_sub(1).filter(|&before| before > floor && !view.quoted(before))?;
    let comma = view.is(before, Kind::COMMA);
    let source = if (comma || view.tag(before) == Tag::CC) && listed(view, first, floor) {
        actor::actor(view, floor, first)
    } else if comma {
        parted(view, before, floor)
    } else {
        None
    };
    source.map(|source| (source, first))
}

/// Who is meant by what stands behind a comma.
fn parted(view: &View<'_>, comma: usize, floor: usize) -> Option<Range<usize>> {
    // `The farmers, worried about the cost, left`: nobody else is named before, or the verb of a clause of theirs is still to come.
    let subject = noun::before(view, comma, floor).filter(|subject| {
        let first = subject.start;
        let opens = noun::clause_edge(view, first, floor);
        let near = (comma + 1..view.document.tokens.len()).take(NEAR);
        let close = near.into_iter().find(|&at| view.is(at, Kind::BREAK)).filter(|&at| view.is(at, Kind::COMMA));
        let clause = first > floor && view.tag(first - 1) == Tag::CC && close.is_some_and(|at| view.finite(at + 1));
        opens && noun::acts(view, subject) && (clause || !(floor..first).any(|at| view.tag(at).is_finite()))
    });
    subject.or_else(|| {
        // `He left, convinced that`
        let carried = (floor..comma).any(|at| view.tag(at).is_finite());
        let source = carried.then(|| actor::actor(view, floor, comma + 1)).flatten()?;
        let word = source.len() == 1 && view.is(source.start, Kind::IT.or(Kind::THERE));
        (!word && (noun::acts(view, &source) || view.is(source.start, Kind::RELATIVE))).then_some(source)
    })
}

/// Whether a word is an adjective of attitude.
pub fn attitude(view: &View<'_>, at: usize) -> bool {
    view.hits(at).iter().any(|hit| view.entry(hit).facts.list == List::Adjectives)
}

/// Whether an adjective stands in a row of such: `embarrassed by the thefts and worried about the cost`.
fn listed(view: &View<'_>, first: usize, floor: usize) -> bool {
    let held = |at: usize| {
        (at.saturating_sub(3).max(floor)..at).any(|at| view.is(at, Kind::BE.or(Kind::COPULA)))
            || at > floor && {
                let adverb = usize::from(view.adverb(at - 1) && at > floor + 1);
                view.is(at - 1 - adverb, Kind::COMMA)
            }
    };
    (floor..first)
        .rev()
        .take(NEAR)
        .take_while(|&at| !view.is(at, Kind::SEMICOLON))
        .any(|at| attitude(view, at) && held(at))
}
