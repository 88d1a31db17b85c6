//! What one noun phrase tells of a source: its kind, and whether it is named or described.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::tag::Tag;
use crate::sourcing::author::{known, studied, whose, writes};
use crate::sourcing::body::member;
use crate::sourcing::compound::{made_up, narrows, opened, people_of, proper, sender};
use crate::sourcing::doing::of_an_age;
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::holder::{held, idle, institution, quantity, some_of, whose_man};
use crate::sourcing::namesake::{called, spelled, written_out};
use crate::sourcing::naming::{self, behind, initials, name, narrowed, numbered, one_more, service, thing};
use crate::sourcing::phrase::Phrase;
use crate::sourcing::relative::relative;
use crate::sourcing::state::{CODE, shares};
use crate::sourcing::usable::usable;

/// Weight of a role or institution that an article gives, where its row says nothing else.
pub(super) const TOLD: u8 = 5;
/// Weight of a party word before a name, a well-known name, a noun that no lexicon knows with an institution before it.
pub(super) const HINT: u8 = 3;
/// Weight of the usual kind of a post or work whose institution is not given.
pub(super) const USUAL: u8 = 2;
/// Weight of a name without anything else: a private person.
pub(super) const BARE: u8 = 1;

/// Kind of the words for a trade, and of most bodies that an article names without saying what they are.
pub(super) const FIRM: Option<SourceKind> = Some(SourceKind::Company);
/// How far back and ahead an institution or an author is looked for, in tokens.
pub(super) const FAR: usize = 1500;

/// Why a source is of a kind.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// None where the row that told it stands in a file that is about no kind.
    pub kind: Option<SourceKind>,
    /// How telling it is, 1 to 9.
    pub weight: u8,
    pub entry: Option<u32>,
    pub tokens: Range<usize>,
    /// What the noun is that the phrase is about.
    pub what: What,
    /// Channel of that noun.
    pub channel: Option<Channel>,
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

/// Reads a phrase. Whoever has shares with a code is a firm, whatever its name says: `General Foods <GF>`.
pub(super) fn look(view: View<'_>, phrase: &Phrase) -> Look {
    let look = read(view, phrase);
    let core = &phrase.core;
    let code = |at: usize| view.capital(at - 1) && shares(view, at).is_some_and(|end| end >= core.end);
    let firm = !phrase.relative && (core.start + 1..=core.end).rev().take(CODE).any(code);
    if !firm || look.evidence.as_ref().is_some_and(|known| known.kind == FIRM) {
        return look;
    }
    let tokens = core.clone();
    let evidence = Evidence { kind: FIRM, weight: TOLD, entry: None, tokens, what: What::Name, channel: None };
    Look { evidence: Some(evidence), institution: true, person: false, unknown: false, ..look }
}

fn read(view: View<'_>, phrase: &Phrase) -> Look {
    if phrase.relative {
        return Look { evidence: relative(view, phrase), narrowed: true, ..Look::default() };
    }
    let name = name(view, &phrase.core);
    let hits: Vec<&Found<'_>> = view
        .found(phrase.core.clone())
        .filter(|found| found.tokens.end <= name.start && usable(view, found) && !busy(view, phrase, found))
        .collect();
    // `Group faults port`: the noun that opens a headline is nobody's name.
    let body = name.len() == 1
        && phrase.tail.is_empty()
        && view.class(name.start, Class::Groups)
        && view.opens(name.start)
        && !called(view, name.start);
    let service = service(view, &name);
    let body = body || service;
    let mut look = Look {
        person: !name.is_empty()
            && !body
            && !initials(view, &name)
            && view.covering(name.start).is_none_or(|found| found.what == What::Person || !usable(view, found)),
        ..Look::default()
    };
    let thing = thing(view, &phrase.core, &name);
    look.person &= !thing;
    look.unknown = !name.is_empty() && !look.person && !body;
    look.institution = initials(view, &name) || service || thing;
    let place = hits.iter().rposition(|found| {
        // `Both Arden and Norby`
        let both = quantity(found)
            && view.word(found.tokens.start).eq_ignore_ascii_case("both")
            && found.tokens.end < phrase.core.end
            && view.capital(found.tokens.end);
        !both && !matches!(found.what, What::Wording | What::Place)
            || (found.what == What::Wording && found.kind.is_some())
    });
    let Some(at) = place else {
        return without_noun(view, phrase, &name, &hits, look);
    };
    let at = at - usize::from(!name.is_empty() && at > 0 && dignity(view, hits[at - 1], hits[at]));
    let at = opened(view, &hits[..=at]).unwrap_or(at);
    let head = hits[at];
    // `the Reserve Bank of Arden`
    let place = |at: usize| view.covering(at).is_some_and(|found| found.what == What::Place);
    let placed = view.tag(head.tokens.end - 1) == Tag::IN || (head.tokens.end..phrase.core.end).all(place);
    let alone = head.tokens.end >= name.start || placed;
    look.narrowed = narrowed(view, phrase, head, name.start) || !phrase.tail.is_empty();
    look.bare = head.transparency;
    look.plural = view.plural(&head.tokens);
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
    // `Senator Hill's office`: no person, though it speaks for one.
    if head.what == What::Post && head.channel == Some(Channel::Statement) {
        evidence.what = What::Head;
        look.institution |= proper(view, phrase, head);
    }
    if let Some(people) = made_up(view, phrase, head) {
        evidence = told(people, What::Group, TOLD);
    }
    // `Retired surgeon Jane Hill`, who is known to stand for office.
    let trade = evidence.what == What::Role
        && matches!(evidence.kind, Some(SourceKind::Expert | SourceKind::Company | SourceKind::Public));
    if let Some(known) = view.covering(name.start).filter(|found| {
        trade
            && !name.is_empty()
            && found.what == What::Person
            && matches!(found.kind, Some(SourceKind::Political | SourceKind::Government))
    }) {
        evidence = told(known, What::Person, known.weight.unwrap_or(TOLD - 1));
    }
    // `the agency` stands for an institution that has been named: its own noun is only a hint.
    // So does `the Commission`, with no more of its name; but `the Post` is a whole name.
    let outlet = head.kind == Some(SourceKind::Media);
    let short = head.tokens.len() == 1 && phrase.core.len() == 2 && phrase.tail.is_empty() && !outlet;
    let common = short || !view.capital(head.tokens.start);
    if head.what == What::Head && common && view.class(phrase.core.start, Class::Definite) {
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
        // `Rights group Harbour Watch`, `Charity Harbour Watch`
        let first = head.tokens.start == view.sentence(head.tokens.start).start;
        let lower = !view.capital(head.tokens.end - 1) || first && head.tokens.len() == 1;
        // `Ministry of External Affairs`
        let open = view.tag(head.tokens.end - 1) == Tag::IN;
        if !owner && (lower || open || name.len() == 1) {
            look.person = false;
            look.institution = true;
        }
    }
    // `several World Bank watchers`: people, not the bank.
    let people = head.what == What::Name
        && name.is_empty()
        && head.tokens.end < phrase.core.end
        && view.tag(phrase.core.end - 1) == Tag::NNS
        && !view.capital(phrase.core.end - 1);
    if people {
        evidence.what = What::Group;
    }
    // `the CBI`, which has been the Confederation of British Industry before
    let initials = head.what == What::Name && head.tokens.len() == 1;
    if let Some(body) = initials.then(|| written_out(view, head.tokens.start)).flatten() {
        (evidence.kind, evidence.entry) = (body.kind, Some(body.entry));
    }
    // `Superintendent of Police Jane Hill`: the name stands behind the office.
    // `Jane Hill MP`: what stands behind the name is a rank.
    let ranked = |head: &Found<'_>| {
        let before = phrase.core.start..head.tokens.start;
        head.tokens.end == phrase.core.end && view.acronym(head.tokens.start) && naming::name(view, &before).len() > 1
    };
    if matches!(head.what, What::Role | What::Post) && name.is_empty() && (behind(view, phrase) || ranked(head)) {
        look.person = true;
    }
    look.institution |= match head.what {
        What::Name => !people,
        What::Head => proper(view, phrase, head),
        // `the poll` stands for one that the article has named.
        What::Work if !look.plural && !legal(head) && view.class(phrase.core.start, Class::Definite) => true,
        // `the Harbour Treaty`
        What::Work if legal(head) && view.capital(head.tokens.start) => proper(view, phrase, head),
        What::Work => {
            // `the ministry's report`, but not `a police file`
            let named = |found: &&Found<'_>| {
                found.what.institution() && view.capital(found.tokens.start) || view.acronym(found.tokens.start)
            };
            let its = view.class(phrase.core.start, Class::Things) && evidence.weight > USUAL;
            its || hits[..at].iter().any(named) || institution(view, &phrase.tail).is_some_and(|it| !any_of(view, it))
        }
        _ => false,
    };
    let former = hits[..=at].iter().any(|found| found.list == List::Former && !joined(view, found.tokens.start));
    if former && head.what == What::Post {
        evidence.weight = evidence.weight.max(HINT);
    }
    if former && state(evidence.kind) && head.what != What::Work {
        // `a retired firefighter` has held no office.
        let crew = head.what == What::Role && view.class(head.tokens.end - 1, Class::Crews);
        evidence.kind = Some(if crew { SourceKind::Public } else { SourceKind::Political });
    }
    look.evidence = Some(evidence);
    look
}

/// Whether a role that is told by what one does is not all of it: `defending the plan`, but not `Jane Hill, defending,`.
fn busy(view: View<'_>, phrase: &Phrase, found: &Found<'_>) -> bool {
    found.what == What::Role && view.tag(found.tokens.start) == Tag::VBG && found.tokens.end < phrase.core.end
}

/// Whether the second of two titles before a name is only a dignity: `Health Minister Dr. Jane Hill`.
fn dignity(view: View<'_>, office: &Found<'_>, title: &Found<'_>) -> bool {
    title.what == What::Role
        && matches!(title.kind, Some(SourceKind::Expert | SourceKind::Public))
        && matches!(office.what, What::Role | What::Post)
        && matches!(
            office.kind,
            Some(
                SourceKind::Government
                    | SourceKind::Political
                    | SourceKind::Law
                    | SourceKind::International
                    | SourceKind::CivilSociety
            )
        )
        && office.tokens.end == title.tokens.start
        && view.capital(title.tokens.start)
        && !view.possessive(&office.tokens)
}

/// Whether `former` at `at` only joins those who have left to those who are still there: `current and former officials`.
fn joined(view: View<'_>, at: usize) -> bool {
    let first = |at: usize| view.covering(at).is_none_or(|found| found.list != List::Former);
    at > 1 && view.tag(at - 1) == Tag::CC && matches!(view.tag(at - 2), Tag::JJ | Tag::VBG) && first(at - 2)
}

/// Whether one who has left an office of that kind is political.
pub(super) fn state(kind: Option<SourceKind>) -> bool {
    matches!(kind, Some(SourceKind::Government | SourceKind::International))
}

/// A phrase whose core has no noun that a lexicon knows: a place, a name, or something else.
fn without_noun(view: View<'_>, phrase: &Phrase, name: &Range<usize>, hits: &[&Found<'_>], mut look: Look) -> Look {
    if look.institution
        && let Some(body) = spelled(view, name.start)
    {
        look.evidence = Some(told(body, What::Name, TOLD - 1));
        return look;
    }
    // `Ardenians said`: the people of a place that no list has.
    if look.person && name.len() == 1 && view.word(name.start).ends_with("ians") && !called(view, name.start) {
        let (kind, tokens) = (Some(SourceKind::Public), name.clone());
        let people = Evidence { kind, weight: USUAL, entry: None, tokens, what: What::Group, channel: None };
        return Look { evidence: Some(people), person: false, narrowed: true, plural: true, ..look };
    }
    if !name.is_empty() {
        let listed = |found: &&Found<'_>| found.what == What::Person && usable(view, found);
        if let Some(known) = view.covering(name.start).filter(listed) {
            look.evidence = Some(Evidence {
                kind: known.kind,
                weight: known.weight.unwrap_or(TOLD - 1),
                entry: Some(known.entry),
                tokens: known.tokens.clone(),
                what: What::Person,
                channel: None,
            });
        }
        if let Some(found) = where_he_works(view, &phrase.tail) {
            look.evidence = Some(told(found, What::Post, TOLD - 1));
        }
        look.evidence = look.evidence.or_else(|| member(view, &phrase.tail)).or_else(|| whose_man(view, name));
        return look;
    }
    if let Some(place) = hits.iter().rfind(|found| found.what == What::Place) {
        if place.tokens.end == phrase.core.end && national(view, phrase) {
            look.evidence = Some(Evidence { kind: Some(SourceKind::Public), ..told(place, What::Role, USUAL) });
        } else if place.tokens.end == phrase.core.end {
            look.institution = true;
            look.evidence = Some(told(place, What::Place, TOLD - 1));
        }
        look.narrowed = true;
        return look;
    }
    // `of the Harbour Institute` after a name.
    if phrase.core.is_empty() || hits.is_empty() {
        let whole = phrase.core.start..phrase.tail.end;
        let body = where_he_works(view, &whole).map(|found| told(found, What::Post, TOLD - 1));
        look.evidence = body.or_else(|| phrase.core.is_empty().then(|| member(view, &whole)).flatten());
    }
    // `an average of 40 voters`
    let counted = || people_of(view, &phrase.tail).map(|people| told(people, What::Group, TOLD));
    look.evidence =
        look.evidence.or_else(|| of_an_age(view, &phrase.core)).or_else(counted).or_else(|| some_of(view, phrase));
    look.narrowed = true;
    // `Two said`, `Two of them said`, `A third said`
    if look.evidence.is_none() && (numbered(view, &phrase.core) || one_more(view, &phrase.core)) {
        let them = phrase.tail.len() == 2 && view.tag(phrase.tail.end - 1) == Tag::PRP;
        look.narrowed = !(phrase.tail.is_empty() || them);
        look.bare = (!look.narrowed).then_some(1);
    }
    look
}

/// The institution that words behind a name tell, if they do not only say where he stands: `of the bank`, not `outside a bank`.
fn where_he_works<'a>(view: View<'a>, words: &Range<usize>) -> Option<&'a Found<'a>> {
    // `invited Jane Hill to the ministry`
    let there = view.class(words.start, Class::Standing) || view.tag(words.start) == Tag::TO;
    institution(view, words).filter(|found| !there && !idle(view, found))
}

/// Whether a word for one from a country is a person: `the Brazilian`.
fn national(view: View<'_>, phrase: &Phrase) -> bool {
    view.class(phrase.core.start, Class::Definite) && view.class(phrase.core.end - 1, Class::Nationals)
}

pub(super) fn told(found: &Found<'_>, what: What, weight: u8) -> Evidence {
    Evidence { kind: found.kind, weight, entry: Some(found.entry), tokens: found.tokens.clone(), what, channel: None }
}

/// A noun that tells its kind by itself.
fn own(view: View<'_>, phrase: &Phrase, head: &Found<'_>, before: &[&Found<'_>]) -> Evidence {
    let mut evidence = told(head, head.what, head.weight.unwrap_or(TOLD));
    evidence.channel = head.channel;
    if head.what == What::Head
        && let Some(before) = before.last().filter(|it| narrows(view, it, head))
    {
        evidence.kind = before.kind;
    }
    // A centre of a university is the university's, unless it is known by name.
    if head.what == What::Head {
        let university = |found: &&Found<'_>| found.what.institution() && found.kind == Some(SourceKind::Expert);
        let near = before.iter().any(university) || institution(view, &phrase.tail).is_some_and(|it| university(&it));
        if near
            && matches!(
                head.kind,
                Some(SourceKind::ThinkTank | SourceKind::Government | SourceKind::CivilSociety | SourceKind::Company)
            )
        {
            evidence.kind = Some(SourceKind::Expert);
        }
    }
    // `the team from the ministry`
    if head.what == What::Head && head.kind == Some(SourceKind::Unknown) {
        evidence.kind = institution(view, &phrase.tail).and_then(|body| body.kind).or(evidence.kind);
    }
    // `a former engineer of the firm`, `a scholar at the Harbour Institute`
    let employer = || {
        let tail = phrase.tail.start;
        let of = view.word(tail) == "of";
        let hired = of || view.word(tail) == "for" || view.class(tail, Class::Affiliating);
        let kind = hired.then(|| institution(view, &phrase.tail)).flatten()?.kind?;
        // `a historian of the East India Company`: what she studies.
        let studied = of && !view.class(head.tokens.end - 1, Class::Employees);
        (kind == SourceKind::ThinkTank || kind == SourceKind::Company && !studied).then_some(kind)
    };
    if head.what == What::Role && head.kind == Some(SourceKind::Expert) && !phrase.tail.is_empty() {
        evidence.kind = employer().or(evidence.kind);
    }
    evidence.kind = sender(view, phrase, before, head).or(evidence.kind);
    if writes(head) {
        // `the author, a fellow at the Harbour Institute`: where one works tells more.
        evidence.weight = evidence.weight.min(HINT);
        let tail = view.found(phrase.tail.clone()).any(studied);
        if tail || before.iter().copied().any(studied) || whose(view, phrase.core.start) || known(view, phrase, head) {
            evidence.kind = Some(SourceKind::Expert);
        }
    }
    evidence
}

/// Whether it is one of several that are called so: `a Lakeland think tank`.
fn any_of(view: View<'_>, found: &Found<'_>) -> bool {
    found.what == What::Head && !view.capital(found.tokens.start) && view.indefinite(found.tokens.start)
}

/// A law, contract or court filing: it is told apart by its noun alone.
fn legal(found: &Found<'_>) -> bool {
    found.channel == Some(Channel::Document)
}
