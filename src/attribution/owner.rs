//! Whose a noun of attribution is: `her claim`, `Roe's claim`, `a claim by the bank`.

use std::ops::Range;

use crate::attribution::actor;
use crate::attribution::noun;
use crate::attribution::verb;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// Where the words before a noun begin that say what it is like: `absurd and factually inaccurate claim`.
pub fn modifiers(view: &View<'_>, noun: usize, floor: usize) -> usize {
    let mut first = noun;
    while first > floor && !view.is(first - 1, Kind::POSSESSIVE) {
        let before = first - 1;
        let like = matches!(
            view.tag(before),
            Tag::JJ | Tag::JJS | Tag::JJR | Tag::NN | Tag::RB | Tag::VBN | Tag::VBG | Tag::CD
        );
        let joined = first > floor + 1
            && first < noun
            && (view.is(before, Kind::HYPHEN.or(Kind::COMMA)) || view.tag(before) == Tag::CC)
            && matches!(view.tag(before - 1), Tag::JJ | Tag::NN | Tag::RB | Tag::VBN)
            && !view.is(before - 1, Kind::POSSESSIVE);
        // `his post following claims that`
        let after = view.tag(before) == Tag::VBG && view.is(before, Kind::RECEPTION);
        if after || !like && !joined || noun - first > 8 {
            break;
        }
        first = before;
    }
    first
}

/// Whose a noun phrase is that begins at `first`: `her`, `Roe's`.
pub fn possessor(view: &View<'_>, first: usize, floor: usize) -> Option<Range<usize>> {
    let before = first.checked_sub(1).filter(|_| first > floor)?;
    if view.tag(before) == Tag::PRPS {
        return Some(before..first);
    }
    let owned = view.is(before, Kind::POSSESSIVE) || view.tag(before) == Tag::POS;
    let start = owned.then(|| noun::plain_before(view, first, floor)).flatten()?;
    // `the head of the union's claim`
    let office = start.checked_sub(2).filter(|&office| office >= floor && view.is(office + 1, Kind::OF));
    let holder = office.filter(|&office| view.is(office, Kind::ROLE) || noun::role(view, office));
    let start = holder.and_then(|office| noun::plain_before(view, office + 1, floor)).unwrap_or(start);
    Some(start..first)
}

/// Who holds what a noun names, where a phrase after it says so: `a claim by the bank that`, `complaints from farmers that`.
pub fn holder(view: &View<'_>, after: usize, content: usize) -> Option<Range<usize>> {
    let word = view.document.word(after);
    if view.is(after, Kind::BY) {
        return noun::after(view, after + 1, after + 1 + noun::LONGEST).map(|end| after + 1..end);
    }
    let held = matches!(word, "from" | "among" | "of" | "in" | "within") && content > after + 1;
    let end = held.then(|| noun::after(view, after + 1, content)).flatten()?;
    let all = !(end..content).any(|at| view.tag(at).is_finite());
    (all && word != "in").then_some(after + 1..end)
}

/// The subject of the verb whose object the noun is, and where the verb begins: `Roe expressed concern about`.
pub fn owner(view: &View<'_>, noun: usize, floor: usize) -> Option<(Range<usize>, usize)> {
    let mut start = noun::plain_before(view, noun + 1, floor)?;
    // `came to the conclusion that`, `is of the view that`, `was full of praise for`
    // `rose on hopes that`, `fell after a report that`: what went before, and nobody's word.
    let holds = |at: usize| matches!(view.document.word(at), "to" | "of" | "in" | "into" | "with" | "for");
    if start > floor + 1 && view.tag(start - 1) == Tag::IN && holds(start - 1) {
        let full = usize::from(view.is(start - 1, Kind::OF) && start > floor + 2 && view.tag(start - 2) == Tag::JJ);
        if view.tag(start - 2 - full).is_verb() {
            start -= 1 + full;
        }
    }
    if start <= floor || !view.tag(start - 1).is_verb() {
        return None;
    }
    let group = verb::group(view, start - 1..start, floor);
    // `has fielded criticism of`: what comes to somebody is not what he says.
    if group.passive || view.is(group.main, Kind::RECEPTION) {
        return None;
    }
    let subject = verb::subject(view, group.start, floor).or_else(|| actor::main_subject(view, floor, group.start))?;
    Some((subject, group.start))
}
