//! Auxiliaries of a group of verbs, also those that something parts from their verb: `had last month charged`, `has in a letter
//! asked`.

use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// The form of `have` or `be` before a phrase that ends at `last`, where the verb follows it.
pub fn parted(view: &View<'_>, last: usize, floor: usize) -> Option<usize> {
    before_time(view, last, floor).or_else(|| before_phrase(view, last, floor))
}

/// Before a phrase of time: `had last month charged`, `was last night accused`.
fn before_time(view: &View<'_>, last: usize, floor: usize) -> Option<usize> {
    let first = timed(view, last, floor)?;
    let before = first.checked_sub(1).filter(|&before| before >= floor)?;
    view.is(before, Kind::HAVE.or(Kind::BE)).then_some(before)
}

/// Before a phrase that tells where something was said, a time behind it allowed: `has in a letter asked`, `had in a speech on
/// Monday said`.
fn before_phrase(view: &View<'_>, last: usize, floor: usize) -> Option<usize> {
    let end = timed(view, last, floor).unwrap_or(last + 1);
    let said = |at: usize| view.is(at, Kind::WORK.or(Kind::OCCASION));
    if end <= floor + 2 || !said(end - 1) && !view.tag(end - 1).is_noun() {
        return None;
    }
    // `in a letter to the council`
    let first = |end: usize| noun::plain_before(view, end, floor).filter(|&first| first > floor + 1);
    let mut noun = first(end)?;
    if !said(end - 1) {
        noun = first(noun - 1).filter(|_| said(noun - 2))?;
    }
    let inside = matches!(view.document.word(noun - 1), "in" | "through" | "during" | "at" | "via");
    (inside && view.is(noun - 2, Kind::HAVE)).then_some(noun - 2)
}

/// Where a phrase of time begins that ends at `last`, with its preposition.
fn timed(view: &View<'_>, last: usize, floor: usize) -> Option<usize> {
    let first = (last.saturating_sub(3).max(floor)..=last).rev().take_while(|&at| view.is(at, Kind::TIME)).last()?;
    let on = first > floor && view.tag(first - 1) == Tag::IN;
    Some(first - usize::from(on))
}

/// Whether the last auxiliary between two places is a form of `be`: `It's believed that`, but not `She's said that`.
pub fn last_is_be(view: &View<'_>, start: usize, main: usize) -> bool {
    (start..main)
        .rev()
        .find(|&at| view.is(at, Kind::AUXILIARY) || matches!(view.tag(at), Tag::MD | Tag::PRPV))
        .is_some_and(|at| view.is(at, Kind::BE) || view.tag(at) == Tag::PRPV && view.is(at, Kind::THINGS))
}
