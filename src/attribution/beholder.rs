//! Those in whose eyes something is so: `To the farmers, the dam is a threat`.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::apposition;
use crate::attribution::border::{self, Setting};
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// The attribution of a sentence that opens with `to`, people and a comma, and goes on with a clause.
pub fn beholder(view: &View<'_>, at: usize, bounds: &Range<usize>) -> Option<Attribution> {
    if at != bounds.start || !view.is(at, Kind::TO) {
        return None;
    }
    let first = at + 1;
    let end = noun::after(view, first, bounds.end)?;
    let comma = apposition::past_asides(view, end, bounds.end);
    if !view.is(comma, Kind::COMMA) || !people(view, first, noun::plain_after(view, first, bounds.end)?) {
        return None;
    }
    let content = comma + 1..border::content_end(view, comma + 1, bounds.end, Setting::default());
    if !counts(view, &content) {
        return None;
    }
    Attribution::of(view, Some(first..comma), at..first, vec![content], Form::AccordingTo)
}

/// Whether a noun phrase is people: somebody by name or role, several, or `many`; but not `these ends`.
fn people(view: &View<'_>, first: usize, end: usize) -> bool {
    let pointed = view.is(first, Kind::THAT) || view.is(first, Kind::INDEFINITE) && view.tag(first) == Tag::DT;
    let thing = view.is(first, Kind::IT) || view.is(end - 1, Kind::TIME) || pointed;
    noun::animate(view, first, end - 1) && !thing
}

/// Whether the clause says what something is or seems, not what is done: `the dam is a threat`, but not `she read a story`.
fn counts(view: &View<'_>, clause: &Range<usize>) -> bool {
    let means = |at: usize| {
        let verb = view.tag(at).is_verb() || view.tag(at) == Tag::NNS && view.can(at, Tag::VBZ);
        verb && view.in_list("meanings", view.document.word(at))
    };
    // `it's a threat`
    let short = |at: usize| view.tag(at) == Tag::PRPV && view.document.word(at).ends_with(['s', 'e']);
    let carries = |at: usize| {
        short(at) || at > clause.start && (view.tag(at).is_finite() || view.tag(at) == Tag::MD || means(at))
    };
    let joins = |at: usize| view.is(at, Kind::RELATIVE.or(Kind::QUESTION).or(Kind::THAT)) && at > clause.start;
    let Some(first) = clause.clone().find(|&at| carries(at) || joins(at)).filter(|&at| carries(at)) else {
        return false;
    };
    let main = (first..clause.end).find(|&at| !view.helps(at) && !short(at)).unwrap_or(clause.end);
    let be = (first..main).rev().find(|&at| !view.adverb(at));
    if be.is_some_and(|at| view.is(at, Kind::BE) || short(at)) {
        // `To members, entry is nine pounds`
        let counted = view.tag(main) == Tag::CD || view.is(main, Kind::QUANTITY.or(Kind::TIME));
        return !counted && !matches!(view.tag(main), Tag::VBN | Tag::VBG | Tag::VBD | Tag::TO | Tag::PUNCT);
    }
    means(main)
}
