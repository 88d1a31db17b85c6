//! Names inside a phrase: a person's, a body's initials, and the words that narrow a noun.

use std::ops::Range;

use crate::rule::tag::Tag;
use crate::sourcing::found::{Class, Found, View, What, closed};
use crate::sourcing::namesake::{aged, called, first_name, shortened, surname};
use crate::sourcing::phrase::Phrase;
use crate::sourcing::usable::usable;

/// The name of a person, or one that no lexicon knows, at the end of a phrase's core.
pub(super) fn name(view: View<'_>, core: &Range<usize>) -> Range<usize> {
    let mut start = core.end - syllable(view, core);
    while start > core.start {
        let before = start - 1;
        if let Some(found) = view.covering(before) {
            if found.tokens.start < core.start || !(found.what == What::Person || !usable(view, found)) {
                break;
            }
            start = found.tokens.start;
            continue;
        }
        let part = if view.capital(before) {
            let first = view.sentence(before).start == before;
            if first { view.tag(before).is_name() || surname(view, before) } else { !closed(view.tag(before)) }
        } else {
            // `J. M. Hill`, `Hill-Smith`, `van der Hill`.
            let capital = before > core.start && view.capital(before - 1);
            let particle = start < core.end && view.word(before).len() <= 3 && view.tag(before).is_noun();
            capital
                && (view.mark(before, ".-") || particle)
                && view.covering(before - 1).is_none_or(|found| found.what == What::Person)
        };
        if !part {
            break;
        }
        start = before;
    }
    start..core.end
}

/// Whether a name ends in a noun for bodies or a plural, as nobody's surname does: `Economic Research Service`, `Marne Valley Wines`.
pub(super) fn service(view: View<'_>, name: &Range<usize>) -> bool {
    let given = |at: usize| first_name(view, at) || view.address(at);
    let plural = |at: usize| view.reader.mostly(view.reading.scan.ids[at]) == Some(Tag::NNS);
    let noun = |at: usize| view.class(at, Class::Groups) || plural(at);
    name.len() > 1 && !name.clone().any(given) && noun(name.end - 1) && !aged(view, name.end)
}

/// Whether a name of one word behind an article is nobody's: `the Olympiad`, but not `the Finn`.
pub(super) fn thing(view: View<'_>, core: &Range<usize>, name: &Range<usize>) -> bool {
    name.len() == 1
        && name.start == core.start + 1
        && view.class(core.start, Class::Definite)
        && !view.class(name.start, Class::Nationals)
        && !called(view, name.start)
}

/// How many tokens at the end of a phrase are the hyphen and the second syllable of a Korean first name: `Kim Woo-suk`.
fn syllable(view: View<'_>, core: &Range<usize>) -> usize {
    const LONGEST: usize = 5;
    let Some(first) = core.end.checked_sub(4).filter(|first| *first >= core.start) else { return 0 };
    let [name, hyphen, last] = [first + 1, first + 2, first + 3];
    let short = |at: usize| view.word(at).len() <= LONGEST;
    let joined = view.mark(hyphen, "-") && view.capital(first) && view.capital(name) && !view.capital(last);
    if joined && short(name) && short(last) && !view.is_mark(last) { 2 } else { 0 }
}

/// Whether a name is the initials of a body: `INEC said`, but not the speaker of `HILL: I agree`.
pub(super) fn initials(view: View<'_>, name: &Range<usize>) -> bool {
    name.len() == 1
        && view.acronym(name.start)
        && (matches!(view.word(name.start).len(), 3..=6) || shortened(view, name.start))
        && !view.mark(name.end, ":")
}

/// Whether a person's name ends what follows an office: `Superintendent of Police Jane Hill`, but not `a spokesman for Mayor Jane Hill`.
pub(super) fn behind(view: View<'_>, phrase: &Phrase) -> bool {
    let name = name(view, &phrase.tail);
    let office = |found: &Found<'_>| {
        found.tokens.end == name.start
            && matches!(found.what, What::Name | What::Head | What::Place | What::Wording | What::Role)
    };
    // `President of Arden Jane Hill`, but not `the President of Arden Lower Hill`
    let placed = name.len() > 2
        && name.start == phrase.tail.start + 1
        && view.word(phrase.tail.start) == "of"
        && view.tag(phrase.core.start).is_noun()
        && view.tag(phrase.core.end - 1) != Tag::NNS;
    // `Minister for Health Jane Hill`
    let given = name.len() > 2
        && name.start == phrase.tail.start + 1
        && view.word(phrase.tail.start) == "for"
        && (name.start + 1..name.end - 1).any(|at| first_name(view, at));
    // `Minister for Health and Welfare Jane Hill`
    let twofold = name.len() > 2
        && name.start > phrase.tail.start
        && view.tag(name.start - 1) == Tag::CC
        && (name.start + 1..name.end - 1).any(|at| first_name(view, at));
    // `professor of law Jane Hill of the Harbour University`
    let of = !phrase.tail.is_empty() && view.word(phrase.tail.start) == "of";
    let field = |at: &usize| !view.capital(*at) && (view.tag(*at).is_noun() || view.tag(*at) == Tag::JJ);
    let words = (phrase.tail.start + 1..phrase.tail.end).take_while(field).count();
    let own = phrase.tail.start + 1 + words;
    let named =
        |at: usize| at < phrase.tail.end && view.capital(at) && view.tag(at).is_name() && view.covering(at).is_none();
    if of && words > 0 && named(own) && named(own + 1) {
        return true;
    }
    view.capital(phrase.core.end - 1)
        && (placed
            || given
            || twofold
            || name.len() > 1
                && name.start > phrase.tail.start + 1
                && (view.capital(name.start - 1) || view.covering(name.start - 1).is_some_and(office)))
}

/// Whether a word in the core says which of all `experts` or `polls` is meant.
pub(super) fn narrowed(view: View<'_>, phrase: &Phrase, head: &Found<'_>, end: usize) -> bool {
    let telling = |at: usize| {
        let vague = view.covering(at).is_some_and(|found| found.transparency == Some(1));
        let tag = view.tag(at);
        !vague && !matches!(tag, Tag::DT | Tag::CD | Tag::RB | Tag::CC | Tag::PUNCT | Tag::IN)
    };
    // `a No 10 source`
    let named = |found: &Found<'_>| found.what.institution() && found.tokens.end <= head.tokens.start;
    (phrase.core.start..head.tokens.start).any(telling)
        || (head.tokens.end..end).any(telling)
        || view.found(phrase.core.start..head.tokens.start).any(named)
}

/// Whether a phrase is a number and nothing else: `two`.
pub(super) fn numbered(view: View<'_>, core: &Range<usize>) -> bool {
    !core.is_empty() && core.clone().all(|at| view.tag(at) == Tag::CD)
}

/// Whether it is one more of those who spoke before: `another`, `a third`.
pub(super) fn one_more(view: View<'_>, core: &Range<usize>) -> bool {
    let article = || matches!(view.word(core.start), "a" | "A");
    !core.is_empty() && view.class(core.end - 1, Class::Fellows) && (core.len() == 1 || core.len() == 2 && article())
}
