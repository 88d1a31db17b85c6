//! What one noun phrase tells of a source: its kind, and whether it is named or described.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::rule::tag::Tag;
use crate::sourcing::found::{Class, Found, View, What, closed, usable};
use crate::sourcing::phrase::{Phrase, passed};

/// Weight of a role or institution that an article gives, where its row says nothing else.
const TOLD: u8 = 5;
/// Weight of a party word before a name, a well-known name, a noun that no lexicon knows with an institution before it.
const HINT: u8 = 3;
/// Weight of the usual kind of a post or work whose institution is not given.
pub(super) const USUAL: u8 = 2;
/// Weight of a name without anything else: a private person.
pub(super) const BARE: u8 = 1;

/// How far back and ahead an institution or an author is looked for, in tokens.
pub(super) const FAR: usize = 1500;

/// Why a source is of a kind.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    pub kind: &'static str,
    /// How telling it is, 1 to 9.
    pub weight: u8,
    pub entry: Option<u32>,
    pub tokens: Range<usize>,
    /// What the noun is that the phrase is about.
    pub what: What,
    /// Channel of that noun.
    pub channel: Option<&'static str>,
}

/// What a phrase tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub evidence: Option<Evidence>,
    /// A person's name stands in it.
    pub person: bool,
    /// An institution, document or group stands in it with a proper name.
    pub institution: bool,
    /// Something narrows its noun.
    pub narrowed: bool,
    /// Transparency of its noun where nothing narrows it.
    pub bare: Option<u8>,
    /// Its noun is a plural.
    pub plural: bool,
    /// It is a name that no lexicon knows, and no person's.
    pub unknown: bool,
    /// It says of somebody or something that it is a body: `a charity`, `the insurer`.
    pub body: bool,
}

/// Reads a phrase.
pub(super) fn look(view: View<'_>, phrase: &Phrase) -> Look {
    if phrase.relative {
        return Look { evidence: relative(view, phrase), narrowed: true, ..Look::default() };
    }
    let name = name(view, &phrase.core);
    let hits: Vec<&Found<'_>> =
        view.found(phrase.core.clone()).filter(|found| found.tokens.end <= name.start && usable(view, found)).collect();
    let mut look = Look {
        person: !name.is_empty() && view.covering(name.start).is_none_or(|found| found.what == What::Person),
        ..Look::default()
    };
    look.unknown = !name.is_empty() && !look.person;
    let place = hits.iter().rposition(|found| {
        !matches!(found.what, What::Wording | What::Place) || (found.what == What::Wording && !found.kind.is_empty())
    });
    let Some(at) = place else {
        return without_noun(view, phrase, &name, &hits, look);
    };
    let head = hits[at];
    let alone = head.tokens.end >= name.start;
    look.narrowed = narrowed(view, phrase, head, name.start) || !phrase.tail.is_empty();
    look.bare = head.transparency;
    look.plural = view.tag(head.tokens.end - 1) == Tag::NNS;
    look.body = head.what == What::Head
        && head.tokens.end == phrase.core.end
        && !look.plural
        && !view.capital(head.tokens.start)
        && !view.class(head.tokens.end - 1, Class::Trades);
    let mut evidence = match head.what {
        What::Post | What::Work => held(view, phrase, head, &hits[..at]),
        // `some of the senators`, `one from the Harbour Institute`.
        What::Group if quantity(head) => held(view, phrase, head, &[]),
        What::Person if name.is_empty() && head.tokens.end < phrase.core.end => {
            return Look { narrowed: true, ..look };
        }
        _ => own(view, phrase, head, &hits[..at]),
    };
    // `the agency` stands for an institution that has been named: its own noun is only a hint.
    if head.what == What::Head && !view.capital(head.tokens.start) && view.class(phrase.core.start, Class::Definite) {
        evidence.weight = evidence.weight.min(HINT);
    }
    if !alone && !matches!(head.what, What::Post | What::Work | What::Role) {
        evidence.weight = evidence.weight.min(HINT);
    }
    if !name.is_empty() && head.what == What::Group {
        evidence.weight = evidence.weight.min(HINT);
    }
    // `Wells Bank Securities`, `the activist group Harbour Watch`: the name is the institution's.
    if !name.is_empty() && look.person && head.what.institution() {
        let owner = view.possessive(&head.tokens);
        let lower = !view.capital(head.tokens.start);
        if !owner && (lower || name.len() == 1) {
            look.person = false;
            look.institution = true;
        }
    }
    look.institution |= match head.what {
        What::Name => true,
        What::Head => proper(view, phrase, head),
        // `the poll` stands for one that the article has named.
        What::Work if !look.plural && !legal(head) && view.class(phrase.core.start, Class::Definite) => true,
        What::Work => {
            let named = |found: &&Found<'_>| found.what.institution() || view.acronym(found.tokens.start);
            hits[..at].iter().any(named) || institution(view, &phrase.tail).is_some()
        }
        _ => false,
    };
    let former = hits[..=at].iter().any(|found| found.list == List::Former);
    if former && head.what == What::Post {
        evidence.weight = evidence.weight.max(HINT);
    }
    if former && state(evidence.kind) && head.what != What::Work {
        evidence.kind = "political";
    }
    look.evidence = Some(evidence);
    look
}

/// Whether one who has left an office of that kind is political.
fn state(kind: &str) -> bool {
    matches!(kind, "government" | "international")
}

/// A phrase whose core has no noun that a lexicon knows: a place, a name, or something else.
fn without_noun(view: View<'_>, phrase: &Phrase, name: &Range<usize>, hits: &[&Found<'_>], mut look: Look) -> Look {
    if !name.is_empty() {
        if let Some(known) = view.covering(name.start).filter(|found| found.what == What::Person) {
            look.evidence = Some(Evidence {
                kind: known.kind,
                weight: known.weight.unwrap_or(TOLD - 1),
                entry: Some(known.entry),
                tokens: known.tokens.clone(),
                what: What::Person,
                channel: None,
            });
        }
        if let Some(found) = institution(view, &phrase.tail) {
            look.evidence = Some(told(found, What::Post, TOLD - 1));
        }
        return look;
    }
    if let Some(place) = hits.iter().rfind(|found| found.what == What::Place) {
        if place.tokens.end == phrase.core.end {
            look.institution = true;
            look.evidence = Some(told(place, What::Place, TOLD - 1));
        }
        look.narrowed = true;
        return look;
    }
    // `of the Harbour Institute` after a name.
    if phrase.core.is_empty() || hits.is_empty() {
        let whole = phrase.core.start..phrase.tail.end;
        if let Some(found) = institution(view, &whole) {
            look.evidence = Some(told(found, What::Post, TOLD - 1));
        }
    }
    look.narrowed = true;
    look
}

fn told(found: &Found<'_>, what: What, weight: u8) -> Evidence {
    Evidence { kind: found.kind, weight, entry: Some(found.entry), tokens: found.tokens.clone(), what, channel: None }
}

/// A noun that tells its kind by itself.
fn own(view: View<'_>, phrase: &Phrase, head: &Found<'_>, before: &[&Found<'_>]) -> Evidence {
    let mut evidence = told(head, head.what, head.weight.unwrap_or(TOLD));
    evidence.channel = head.channel;
    // `intelligence agencies`, `the campaign office`: the noun before tells more than the office.
    if head.what == What::Head
        && head.kind == "government"
        && let Some(before) = before.last().filter(|it| it.what == What::Head && it.tokens.end == head.tokens.start)
        && !view.possessive(&before.tokens)
    {
        evidence.kind = before.kind;
    }
    // A centre of a university is the university's, unless it is known by name.
    if head.what == What::Head {
        let university = |found: &&Found<'_>| found.what.institution() && found.kind == "expert";
        let near = before.iter().any(university) || institution(view, &phrase.tail).is_some_and(|it| university(&it));
        if near && matches!(head.kind, "think_tank" | "government" | "civil_society" | "company") {
            evidence.kind = "expert";
        }
    }
    // `the paper's author`, `an author of the report`: of no book.
    if head.what == What::Role && head.kind == "media" {
        let work = |found: &&Found<'_>| found.what == What::Work && matches!(found.kind, "expert" | "document");
        if before.iter().copied().any(|found| work(&found)) || view.found(phrase.tail.clone()).any(|found| work(&found))
        {
            evidence.kind = "expert";
        }
    }
    evidence
}

/// A post or a work: the kind is the institution's, else the usual one.
fn held(view: View<'_>, phrase: &Phrase, head: &Found<'_>, before: &[&Found<'_>]) -> Evidence {
    let soft = head.kind == "expert";
    let work = head.what == What::Work;
    let fits = |found: &&Found<'_>| modifies(view, found, soft) || (work && found.what == What::Role);
    // Of two pollsters the first named counts; of two offices the one next to the post.
    let modifier = if work { before.iter().copied().find(fits) } else { before.iter().rev().copied().find(fits) };
    let strong = modifier.filter(|found| found.what.institution());
    let after = || match head.what {
        What::Work => institution(view, &phrase.tail),
        What::Group => best(view, &phrase.tail, 0),
        _ => best(view, &phrase.tail, 1),
    };
    let found = strong.or_else(after).or(modifier);
    // `a survey by the organisation`
    let found = found.map(|found| namesake(view, found).unwrap_or(found));
    let mut evidence = match found {
        Some(found) => {
            let mut evidence = told(found, head.what, TOLD);
            if found.kind == "think_tank" && found.what == What::Head {
                let rest = found.tokens.end..phrase.tail.end.max(found.tokens.end);
                if institution(view, &rest).is_some_and(|it| it.kind == "expert") {
                    evidence.kind = "expert";
                }
            }
            evidence
        }
        // `its president` heads whatever was named before.
        None if view.class(phrase.core.start, Class::Things) => told(head, head.what, USUAL),
        None => told(head, head.what, head.weight.unwrap_or(USUAL)),
    };
    evidence.channel = head.channel;
    evidence
}

/// The institution named before for which a noun said of every kind stands: `the group`.
fn namesake<'a>(view: View<'a>, found: &Found<'_>) -> Option<&'a Found<'a>> {
    let at = found.tokens.start;
    let definite = at > 0 && view.class(at - 1, Class::Definite) && !view.capital(at);
    let any = found.what == What::Head && found.weight.is_some_and(|weight| weight <= USUAL);
    let named =
        |found: &&Found<'_>| found.what == What::Name || (found.what == What::Head && view.capital(found.tokens.start));
    (definite && any).then(|| view.found(at.saturating_sub(FAR)..at).rev().find(named))?
}

/// Whether an entry before a post tells whose post it is; experts take only institutions by name.
fn modifies(view: View<'_>, found: &Found<'_>, soft: bool) -> bool {
    match found.what {
        What::Name => true,
        What::Head => !soft || view.capital(found.tokens.start),
        What::Group => !soft && found.transparency != Some(1),
        What::Person => !soft,
        What::Wording => !soft && !found.kind.is_empty(),
        _ => false,
    }
}

/// Whether an institution called by its noun has a name before it or in it: `the Hill campaign`, `Lakeland Ministry`.
fn proper(view: View<'_>, phrase: &Phrase, head: &Found<'_>) -> bool {
    let first = view.sentence(head.tokens.start).start;
    let end = head.tokens.end;
    // The capital that opens a sentence tells nothing, unless a second one follows or the word is all capitals.
    let opens = |at: usize| at == first && !view.acronym(at) && (at + 1 >= end || !view.capital(at + 1));
    // `a Washington-based think tank` has a place, and no name.
    let based = |at: usize| at + 1 < end && view.mark(at + 1, "-‐‑");
    let capital = |at: usize| view.capital(at) && view.tag(at) != Tag::DT && !opens(at) && !based(at);
    view.tag(head.tokens.end - 1) != Tag::NNS && (phrase.core.start..head.tokens.end).any(capital)
}

/// A law, contract or court filing: it is told apart by its noun alone.
fn legal(found: &Found<'_>) -> bool {
    found.channel == Some("document")
}

/// A bare word for some of many.
fn quantity(found: &Found<'_>) -> bool {
    found.kind == "unknown" && found.transparency == Some(1)
}

/// The institution in a range of tokens, by name or by its noun.
pub(super) fn institution<'a>(view: View<'a>, range: &Range<usize>) -> Option<&'a Found<'a>> {
    best(view, range, 2)
}

/// The most telling entry of a range that can hold a post; the first of equals, but in `the state's bank` the bank.
fn best<'a>(view: View<'a>, range: &Range<usize>, least: u8) -> Option<&'a Found<'a>> {
    let mut best: Option<(u8, &'a Found<'a>)> = None;
    for found in view
        .found(range.clone())
        .filter(|found| usable(view, found) && !(found.kind == "media" && passed(view, found.tokens.start)))
    {
        let rank = match found.what {
            What::Name => 3,
            What::Head if view.capital(found.tokens.start) => 3,
            What::Head => 2,
            What::Wording if !found.kind.is_empty() => 2,
            What::Group if found.transparency != Some(1) => 1,
            What::Person | What::Role => 1,
            What::Post if !quantity(found) => 0,
            _ => continue,
        };
        let better = best.as_ref().is_none_or(|(known, owner)| {
            rank > *known || (rank == *known && rank > 1 && view.possessive(&owner.tokens))
        });
        if rank >= least && better {
            best = Some((rank, found));
        }
    }
    best.map(|(_, found)| found)
}

/// `who teaches at the Lakeland University`, `who is a senator`.
fn relative(view: View<'_>, phrase: &Phrase) -> Option<Evidence> {
    let near = phrase.core.start..phrase.core.end.min(phrase.core.start + 8);
    let role = view.found(near).find(|found| match found.what {
        What::Role | What::Post => found.weight.is_none_or(|weight| weight > USUAL),
        What::Wording => !found.kind.is_empty(),
        _ => false,
    });
    // `who served as envoy`
    let left = |mut evidence: Evidence| {
        let before = phrase.core.start..evidence.tokens.start;
        if state(evidence.kind) && view.found(before).any(|found| found.list == List::Former) {
            evidence.kind = "political";
        }
        evidence
    };
    if let Some(role) = role {
        return Some(left(told(role, role.what, HINT)));
    }
    // `who said that the government`: what somebody says is no affiliation.
    let says = |at: usize| view.says(at);
    let found = institution(view, &phrase.core).filter(|found| !(phrase.core.start..found.tokens.start).any(says))?;
    // `at Harrow University`: its own name stands before the noun.
    let mut start = found.tokens.start;
    while start > phrase.core.start && view.capital(start - 1) {
        start -= 1;
    }
    let linked = start.checked_sub(1).is_some_and(|before| {
        let owner = |at: usize| matches!(view.tag(at), Tag::IN | Tag::VBZ | Tag::VBD | Tag::VBN | Tag::VBG);
        owner(before) || (view.tag(before) == Tag::DT && before > 0 && owner(before - 1))
    });
    linked.then(|| left(told(found, What::Post, USUAL)))
}

/// The name of a person, or one that no lexicon knows, at the end of a phrase's core.
fn name(view: View<'_>, core: &Range<usize>) -> Range<usize> {
    let mut start = core.end;
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
            if first { view.tag(before).is_name() } else { !closed(view.tag(before)) }
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

/// Whether a word in the core says which of all `experts` or `polls` is meant.
fn narrowed(view: View<'_>, phrase: &Phrase, head: &Found<'_>, end: usize) -> bool {
    let telling = |at: usize| {
        let vague = view.covering(at).is_some_and(|found| found.transparency == Some(1));
        let tag = view.tag(at);
        !vague && !matches!(tag, Tag::DT | Tag::CD | Tag::RB | Tag::CC | Tag::PUNCT | Tag::IN)
    };
    (phrase.core.start..head.tokens.start).any(telling) || (head.tokens.end..end).any(telling)
}
