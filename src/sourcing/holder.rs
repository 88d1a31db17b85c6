//! Whose a post or a work is: the kind of a spokesman is his ministry's, that of a report its author's.

use std::ops::Range;

use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::tag::Tag;
use crate::sourcing::body::represented;
use crate::sourcing::compound::ends;
use crate::sourcing::elsewhere::{last, post};
use crate::sourcing::evidence::{Evidence, FIRM, TOLD, USUAL, told};
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::namesake::{bare, called, first_name, spelled};
use crate::sourcing::naming::numbered;
use crate::sourcing::phrase::{Phrase, passed};
use crate::sourcing::stand_in::Noun;
use crate::sourcing::usable::usable;
use crate::text::fold::folded;

/// A post or a work: the kind is the institution's, else the usual one.
pub(super) fn held(view: View<'_>, phrase: &Phrase, head: &Found<'_>, before: &[&Found<'_>]) -> Evidence {
    let soft = head.kind == Some(SourceKind::Expert);
    let work = head.what == What::Work;
    // `a department analyst`
    let bureau = |found: &Found<'_>| {
        let body = found.kind == Some(SourceKind::Government) && found.what == What::Head;
        body && found.tokens.end == head.tokens.start && view.class(head.tokens.end - 1, Class::Analysts)
    };
    let fits = |found: &&Found<'_>| modifies(view, found, soft) || (work && found.what == What::Role) || bureau(found);
    // Of two pollsters the first named counts, as of `union and company officials`; of two offices the one next to the post.
    let joined = (phrase.core.start..head.tokens.start).any(|at| view.tag(at) == Tag::CC);
    let modifier =
        if work || joined { before.iter().copied().find(fits) } else { before.iter().rev().copied().find(fits) };
    // `NFU president Jane Hill`
    let initials = head.tokens.start.checked_sub(1).filter(|at| phrase.core.contains(at));
    let modifier = modifier.or_else(|| initials.and_then(|at| spelled(view, at)));
    // `the sheriff's spokesman`
    // `Senator Jane Hill's office`
    let titles = |found: &Found<'_>| {
        let name = found.tokens.end..head.tokens.start;
        let part = |at: usize| view.capital(at) || view.mark(at, ".'’");
        !name.is_empty() && view.capital(found.tokens.start) && view.possessive(&name) && name.clone().all(part)
    };
    // `the president's aides`
    let state = |found: &Found<'_>| found.what == What::Post && found.kind == Some(SourceKind::Government);
    let owns = |found: &Found<'_>| view.possessive(&found.tokens) && (found.what == What::Role || state(found));
    let lord = |found: &&Found<'_>| owns(found) || found.what == What::Role && titles(found);
    let modifier = modifier.or_else(|| before.iter().rev().copied().find(|found| !work && lord(found)));
    // `Prime Minister Joe Hill's spokesman`: the office that he holds.
    let office = |person: &Found<'_>| {
        let title =
            before.iter().copied().find(|title| title.what == What::Role && title.tokens.end == person.tokens.start);
        title.filter(|title| person.what == What::Person && title.kind == Some(SourceKind::Government))
    };
    let modifier = modifier.map(|person| office(person).unwrap_or(person));
    let strong = modifier.filter(|found| found.what.institution());
    // `an official familiar with the intelligence`
    let known = (head.tokens.end..phrase.tail.end).find(|&at| view.class(at, Class::Insiders));
    let tail = phrase.tail.start..known.unwrap_or(phrase.tail.end).max(phrase.tail.start);
    let speaks = view.class(head.tokens.end - 1, Class::Mouthpieces);
    let after = || match head.what {
        What::Work => author(view, &tail),
        What::Group => best(view, &tail, 0),
        // `a spokeswoman for the chairman`, `an aide to the president`
        _ => best(view, &tail, 1)
            .or_else(|| (speaks || head.kind == Some(SourceKind::Political)).then(|| best(view, &tail, 0)).flatten()),
    };
    // `sources close to the singer` are not the singer, the captain of a club is no firm.
    let other = |found: &Found<'_>| match found.kind {
        Some(SourceKind::Public) => quantity(head) && head.what == What::Post,
        Some(SourceKind::Company) => player(head),
        _ => false,
    };
    let found = strong.or_else(after).or(modifier).filter(|found| !other(found));
    // `a survey by the organisation`
    let found = found.map(|found| stands_for(view, found).unwrap_or(found));
    if found.is_none()
        && let Some(body) = represented(view, phrase, head)
    {
        return Evidence { channel: head.channel, ..body };
    }
    let mut evidence = match found {
        Some(found) => {
            let mut evidence = told(found, head.what, TOLD);
            if found.kind == Some(SourceKind::ThinkTank) && found.what == What::Head {
                let rest = found.tokens.end..phrase.tail.end.max(found.tokens.end);
                if institution(view, &rest).is_some_and(|it| it.kind == Some(SourceKind::Expert)) {
                    evidence.kind = Some(SourceKind::Expert);
                }
            }
            evidence
        }
        // `its president` heads whatever was named before.
        None if view.class(phrase.core.start, Class::Things) => {
            let usual = told(head, head.what, USUAL);
            // `Its contract` may be anybody's paper, `its report` is its own.
            let own = !work || head.channel == Some(Channel::Report);
            let body = own.then(|| post(view, phrase.core.start, &usual)).flatten();
            body.map_or(usual, |(body, _)| told(body, head.what, USUAL + 1))
        }
        // `Publishing officials`
        None if branch(view, phrase, head) => Evidence { kind: FIRM, ..told(head, head.what, USUAL + 1) },
        None if deputy(view, phrase, head, before) => Evidence { kind: FIRM, ..told(head, head.what, USUAL) },
        None => told(head, head.what, head.weight.unwrap_or(USUAL)),
    };
    evidence.channel = head.channel;
    evidence
}

/// Whether a trade stands before a post that is mostly held in an office: `Publishing officials`, but not `energy officials`.
fn branch(view: View<'_>, phrase: &Phrase, head: &Found<'_>) -> bool {
    let trade = |at: usize| view.class(at, Class::Branches) && !view.class(at, Class::Portfolios);
    let before = head.tokens.start.checked_sub(1).filter(|at| phrase.core.contains(at));
    let speaks =
        view.word(head.tokens.end - 1).starts_with("official") || view.class(head.tokens.end - 1, Class::Mouthpieces);
    speaks && head.what == What::Post && head.kind == Some(SourceKind::Government) && before.is_some_and(trade)
}

/// Whether it is one of a firm's or club's vice presidents, where no state is named: `a vice president at Zentra`, `Vice president
/// Jane Hill`, but not `the vice president`, `Vice President Hill`.
fn deputy(view: View<'_>, phrase: &Phrase, head: &Found<'_>, before: &[&Found<'_>]) -> bool {
    let last = head.tokens.end - 1;
    let state = |found: &&Found<'_>| matches!(found.what, What::Place | What::Wording);
    head.tokens.len() > 1
        && view.word(last) == "president"
        && !view.class(phrase.core.start, Class::Definite)
        && !before.iter().any(state)
}

/// The institution that made a work, as what follows it tells: in `of the ministry's figures by the Post` the outlet.
fn author<'a>(view: View<'a>, tail: &Range<usize>) -> Option<&'a Found<'a>> {
    let by = tail.clone().find(|&at| view.word(at) == "by");
    let made = by.filter(|by| by + 1 < tail.end && !passed(view, by + 1)).map(|by| by + 1..tail.end);
    // `signed by 40 senators`
    let group = |made: &Range<usize>| best(view, made, 1);
    match made {
        Some(made) if view.capital(made.start) && view.covering(made.start).is_none() => institution(view, &made),
        Some(made) => institution(view, &made).or_else(|| group(&made)).or_else(|| institution(view, tail)),
        // `a statement from a rabbi`
        None => {
            let from = || tail.start < tail.end && view.word(tail.start) == "from";
            institution(view, tail).or_else(|| from().then(|| best(view, tail, 1)).flatten())
        }
    }
}

/// The institution named before for which a noun said of every kind stands: `the group`.
fn stands_for<'a>(view: View<'a>, found: &Found<'_>) -> Option<&'a Found<'a>> {
    let at = found.tokens.start;
    let definite = at > 0 && view.class(at - 1, Class::Definite) && !view.capital(at);
    let any = found.what == What::Head && found.weight.is_some_and(|weight| weight <= USUAL);
    let noun = Noun { tokens: &found.tokens, kind: found.kind };
    (definite && any).then(|| last(view, at, &noun, |_| false))?
}

/// Whether an entry before a post tells whose post it is; experts take only institutions by name.
fn modifies(view: View<'_>, found: &Found<'_>, soft: bool) -> bool {
    match found.what {
        What::Name => true,
        // `Oil analysts said`: the capital is the sentence's.
        What::Head => !soft || view.capital(found.tokens.start) && !view.opens(found.tokens.start),
        What::Group => !soft && found.transparency != Some(1),
        What::Person => !soft,
        What::Wording => !soft && found.kind.is_some(),
        _ => false,
    }
}

/// Whether it is a post that athletes hold: `captain`.
pub(super) fn player(found: &Found<'_>) -> bool {
    found.what == What::Post && found.kind == Some(SourceKind::Public) && !quantity(found)
}

/// A bare word for some of many.
pub(super) fn quantity(found: &Found<'_>) -> bool {
    found.kind == Some(SourceKind::Unknown) && found.transparency == Some(1)
}

/// Whose somebody is by the name before hers, whoever that may be: `Zentra's Jane Hill`, but not `Norby's Jane Hill` of a town.
pub(super) fn whose_man(view: View<'_>, name: &Range<usize>) -> Option<Evidence> {
    let tokens = name.start..name.start + 1;
    let owner = name.len() > 2 && view.possessive(&tokens) && view.tag(name.start).is_name();
    let place = || view.reader.marks.places.contains(&*folded(bare(view.word(name.start))));
    let body = owner && !first_name(view, name.start) && !called(view, name.start) && !place();
    let kind = view.covering(name.start).and_then(|found| found.kind);
    body.then_some(Evidence { kind, weight: USUAL, entry: None, tokens, what: What::Role, channel: None })
}

/// Those of whom a number is told: `two of the officials`, `three of the people briefed`.
pub(super) fn some_of(view: View<'_>, phrase: &Phrase) -> Option<Evidence> {
    let of = !phrase.tail.is_empty() && view.word(phrase.tail.start) == "of" && numbered(view, &phrase.core);
    // `one of the stars of the World Bank gala`
    let inner =
        (phrase.tail.start + 2..phrase.tail.end).find(|&at| view.tag(at) == Tag::IN && view.tag(at - 1).is_noun());
    let near = phrase.tail.start..inner.unwrap_or(phrase.tail.end);
    let any = || view.found(near.clone()).find(|found| found.what == What::Group);
    let found = of.then(|| best(view, &near, 0).or_else(any))??;
    Some(told(found, What::Group, TOLD))
}

/// The institution in a range of tokens, by name or by its noun.
pub(super) fn institution<'a>(view: View<'a>, range: &Range<usize>) -> Option<&'a Found<'a>> {
    best(view, range, 2)
}

/// Whether a noun without an article behind a preposition says where somebody is: `from prison`, `on court`.
pub(super) fn idle(view: View<'_>, found: &Found<'_>) -> bool {
    let start = found.tokens.start;
    let owns = |at: usize| matches!(view.word(at), "of" | "for" | "by");
    found.what == What::Head
        && !view.capital(start)
        && !view.plural(&found.tokens)
        && !view.capital(found.tokens.end)
        && start.checked_sub(1).is_some_and(|at| matches!(view.tag(at), Tag::IN | Tag::TO) && !owns(at))
}

/// Whether a noun said of many things means a body: `for the group`, but not `across county lines`, `in the town`, `of the city's zoo`.
fn meant(view: View<'_>, found: &Found<'_>) -> bool {
    let Some(article) = found.tokens.start.checked_sub(1) else { return false };
    let inside = found.kind == Some(SourceKind::Government) && article > 0 && view.class(article - 1, Class::Within);
    let noun = |at: usize| view.tag(at).is_noun() && !view.capital(at);
    view.tag(article) == Tag::DT && !inside && !view.possessive(&found.tokens) && !noun(found.tokens.end)
}

/// The most telling entry of a range that can hold a post; the first of equals, but in `the state's bank` the bank.
pub(super) fn best<'a>(view: View<'a>, range: &Range<usize>, least: u8) -> Option<&'a Found<'a>> {
    let mut best: Option<(u8, &'a Found<'a>)> = None;
    for found in view.found(range.clone()).filter(|found| {
        usable(view, found) && !(found.kind == Some(SourceKind::Media) && passed(view, found.tokens.start))
    }) {
        let rank = match found.what {
            What::Name => 3,
            What::Head if view.capital(found.tokens.start) => 3,
            What::Head if found.weight.is_some_and(|weight| weight <= USUAL) && !meant(view, found) => continue,
            What::Head => 2,
            What::Wording if found.kind.is_some() => 2,
            What::Group if found.transparency != Some(1) => 1,
            What::Person | What::Role => 1,
            What::Post if !quantity(found) => 0,
            _ => continue,
        };
        let better = best.as_ref().is_none_or(|(known, owner)| {
            rank > *known
                || (rank == *known && rank > 1 && (view.possessive(&owner.tokens) || ends(view, owner, found)))
        });
        if rank >= least && better {
            best = Some((rank, found));
        }
    }
    best.map(|(_, found)| found)
}
