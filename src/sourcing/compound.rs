//! Nouns in a row that name a body: which of them tells what it is.

use std::ops::Range;

use crate::lexicon::source::SourceKind;
use crate::rule::reader::{Reader, Reading};
use crate::rule::tag::Tag;
use crate::sourcing::Tables;
use crate::sourcing::elsewhere::post;
use crate::sourcing::evidence::{FIRM, USUAL, told};
use crate::sourcing::found::{Class, Found, View, What, classed};
use crate::sourcing::holder::quantity;
use crate::sourcing::phrase::Phrase;

/// How many words may stand between `Association of` and the word for a branch: `Association of Lakeland Car Makers`.
const BRANCH: usize = 5;
/// How many words may stand between `a group of` and those who make it up.
const PEOPLE: usize = 5;

/// What an association is by its name: one of firms (`Lakeland Bankers' Association`, `Federation of Toy Makers`), or one of
/// scholars and physicians (`Society of Cardiology`).
pub(super) fn by_name(
    tables: &Tables,
    reader: &Reader,
    reading: &Reading<'_>,
    head: &Range<usize>,
) -> Option<SourceKind> {
    let class = |at: usize, class: Class| classed(tables, reader, reading, at, class);
    let capital = |at: usize| reading.document.tokens[at].capital;
    let noun = head.end - 1;
    if !class(noun, Class::Associations) || !capital(noun) {
        return None;
    }
    let mark = |at: usize| matches!(reading.document.word(at), "'" | "’" | "s");
    let before = (0..head.start).rev().find(|&at| !mark(at));
    let joins = |at: usize| capital(at) || reading.tags[at] == Tag::CC;
    let after = head.end + 1;
    let meant = reading.document.word(head.end) == "for";
    let named = meant || reading.document.word(head.end) == "of";
    let rest = (after..reading.tags.len().min(after + BRANCH)).take_while(|&at| named && joins(at));
    // `Federation of Hotel Workers`, `Anti-Tobacco Alliance`
    let member = |at: usize| class(at, Class::Members);
    let hyphen = |at: usize| matches!(reading.document.word(at), "-" | "‐" | "‑");
    let edge = head.start.saturating_sub(BRANCH);
    let own = (edge..head.start).rev().take_while(|&at| capital(at) || mark(at) || hyphen(at));
    let branch = |at: usize, field: Class| capital(at) && class(at, field);
    // `Association of Toy Makers`, `Society for Cardiology`: the last word tells, and what one stands for is no branch.
    let behind = |field: Class| {
        let last = |at: usize| reading.document.tokens.get(at + 1).is_none_or(|next| !next.capital);
        (!meant || field == Class::Sciences) && rest.clone().any(|at| branch(at, field) && last(at))
    };
    let tells = |field: Class| {
        let telling = before.is_some_and(|at| branch(at, field)) && !own.clone().any(member) || behind(field);
        telling && !rest.clone().any(member)
    };
    let kinds = [(Class::Branches, SourceKind::Company), (Class::Sciences, SourceKind::Expert)];
    let kind = kinds.into_iter().find(|&(field, _)| tells(field)).map(|(_, kind)| kind);
    // `Council of Physicians for Peace`
    let end = rest.clone().last().map_or(after, |last| last + 1);
    let cause = end + 1 < reading.tags.len() && reading.document.word(end) == "for" && capital(end + 1);
    if cause && !meant && kind.is_some() { Some(SourceKind::CivilSociety) } else { kind }
}

/// The noun that a word for a trade or for its people only completes: the ministry of `Ministry of Energy`, the college of
/// `College of Surgeons`.
pub(super) fn opened(view: View<'_>, hits: &[&Found<'_>]) -> Option<usize> {
    let trade = hits.last().is_some_and(|last| match last.what {
        What::Head => last.kind == FIRM,
        What::Role => view.capital(last.tokens.start) && view.word(last.tokens.end - 1).ends_with('s'),
        _ => false,
    });
    let opens = |found: &&Found<'_>| found.what == What::Head && view.tag(found.tokens.end - 1) == Tag::IN;
    hits.iter().rposition(opens).filter(|_| trade)
}

/// Whether the noun before a body's noun tells more than that: `intelligence agencies`, `the Port Group`, but not `Energy Ministry`.
pub(super) fn narrows(view: View<'_>, before: &Found<'_>, head: &Found<'_>) -> bool {
    let any = head.weight.is_some_and(|weight| weight <= USUAL);
    // `the UN refugee agency`
    let name = before.what == What::Name && any && !view.capital(head.tokens.start);
    // `the UN health agency`
    let states = before.kind == Some(SourceKind::International) && head.kind == Some(SourceKind::Government);
    let near = before.what == What::Name && before.tokens.end == head.tokens.start && states;
    if near && !view.capital(head.tokens.start) {
        return !view.possessive(&before.tokens);
    }
    (name || before.what == What::Head && before.tokens.end == head.tokens.start)
        && !view.possessive(&before.tokens)
        && (any || head.kind == Some(SourceKind::Government) && before.kind != FIRM)
}

/// Whether a name goes on from a word for a trade to the noun of the body: `Energy Ministry`, `Harbour Freight Workers' Union`.
pub(super) fn ends(view: View<'_>, trade: &Found<'_>, found: &Found<'_>) -> bool {
    let heads = trade.what == What::Head && found.what == What::Head;
    let mut between = trade.tokens.end..found.tokens.start;
    heads
        && trade.kind == FIRM
        && found.kind != FIRM
        && (between.is_empty() || between.len() < BRANCH && between.all(|at| view.capital(at)))
}

/// The kind of the body that an envoy or an agency belongs to where it is no government: `the UN's envoy`.
pub(super) fn sender(view: View<'_>, phrase: &Phrase, before: &[&Found<'_>], head: &Found<'_>) -> Option<SourceKind> {
    if !matches!(head.what, What::Role | What::Head) || head.kind != Some(SourceKind::Government) {
        return None;
    }
    let sends = |found: &&Found<'_>| found.kind == Some(SourceKind::International);
    // `Its envoy`
    let its = || {
        let own = head.what == What::Role && view.class(phrase.core.start, Class::Neuters);
        own.then(|| post(view, phrase.core.start, &told(head, What::Post, USUAL))).flatten().map(|(body, _)| body)
    };
    let owner = before.iter().copied().filter(sends).find(|found| view.possessive(&found.tokens));
    owner.or_else(|| its().filter(sends))?.kind
}

/// Whether an institution called by its noun has a name before it or in it: `the Hill campaign`, `Lakeland Ministry`.
pub(super) fn proper(view: View<'_>, phrase: &Phrase, head: &Found<'_>) -> bool {
    let first = view.sentence(head.tokens.start).start;
    let end = head.tokens.end;
    // The capital that opens a sentence tells nothing, unless a second one follows or the word is all capitals.
    let known = |at: usize| {
        view.covering(at).map_or(view.possessive(&(at..at + 1)) && view.tag(at).is_name(), |found| {
            matches!(found.what, What::Name | What::Place | What::Person)
        })
    };
    // `Bank of Arden said`
    let goes_on = |at: usize| {
        let of = view.tag(at + 1) == Tag::IN;
        let next = at + 1 + usize::from(of);
        (of || next < end) && view.capital(next)
    };
    let opens = |at: usize| at == first && !view.acronym(at) && !goes_on(at) && !known(at);
    // `a Washington-based think tank` has a place, and no name.
    let based = |at: usize| at + 1 < end && view.mark(at + 1, "-‐‑");
    let capital = |at: usize| view.capital(at) && view.tag(at) != Tag::DT && !opens(at) && !based(at);
    view.tag(head.tokens.end - 1) != Tag::NNS && (phrase.core.start..head.tokens.end).any(capital)
}

/// The people who make up a body that its noun tells nothing of: `a group of farmers`, `a panel of judges`.
pub(super) fn made_up<'a>(view: View<'a>, phrase: &Phrase, head: &Found<'_>) -> Option<&'a Found<'a>> {
    let any = head.what == What::Head && head.weight.is_some_and(|weight| weight <= USUAL);
    (any && !view.capital(head.tokens.start)).then(|| people_of(view, &phrase.tail))?
}

/// The people whom `of` brings in right behind a noun: `of five MPs`.
pub(super) fn people_of<'a>(view: View<'a>, tail: &Range<usize>) -> Option<&'a Found<'a>> {
    if tail.is_empty() || view.word(tail.start) != "of" {
        return None;
    }
    let several = |found: &Found<'_>| view.plural(&found.tokens) || view.word(found.tokens.end - 1).ends_with("Ps");
    let people = |found: &&Found<'_>| {
        matches!(found.what, What::Group | What::Role | What::Head) && several(found) && !view.possessive(&found.tokens)
    };
    let near = tail.start + 1..tail.end.min(tail.start + 1 + PEOPLE);
    view.found(near).find(|found| people(found) && !quantity(found))
}
