//! Looks about the article for what a bare noun stands for: whose post, whose work, the name of a body.

use std::ops::Range;

use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::tag::Tag;
use crate::sourcing::author::{publisher, scholars, work};
use crate::sourcing::body::definite;
use crate::sourcing::evidence::{Evidence, FAR, FIRM, USUAL, told};
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::holder::{idle, quantity};
use crate::sourcing::medium::credited;
use crate::sourcing::namesake::{bare, owner};
use crate::sourcing::naming::one_more;
use crate::sourcing::profile::Profile;
use crate::sourcing::spread::spread;
use crate::sourcing::stand_in::Noun;
use crate::sourcing::state::firm;
use crate::sourcing::usable::usable;

/// How far the institution of a post that names none may stand, in tokens.
const NEAR: usize = 90;
/// How far back a firm is looked for that no lexicon knows, in tokens.
const FIRM_NEAR: usize = 300;
/// How many bodies before a noun may be the one it stands for.
const BODIES: usize = 100;

/// How many sentences back the first may stand of those who speak one after another.
const FELLOWS: usize = 5;
/// How many attributions back those may be described of whom `one official` is one.
const FELLOWS_SAID: usize = 12;
/// How many words may stand between the article and the noun of an apposition.
const MODIFIERS: usize = 4;

/// Looks in the rest of the article for the institution of a bare post, the author of a bare work, the name of a bare group.
pub(super) fn elsewhere(view: View<'_>, from: usize, profile: &mut Profile) {
    let Some(known) = profile.evidence.clone() else { return };
    if matches!(known.what, What::Post | What::Work | What::Head)
        && known.weight <= USUAL
        && let Some(owner) = owner(view, &known)
    {
        // `Her office`: that of somebody who has a name.
        let office = known.what == What::Head && known.channel == Some(Channel::Statement);
        profile.institution |= known.what == What::Work || office;
        profile.evidence = Some(Evidence { weight: USUAL + 1, what: known.what, channel: known.channel, ..owner });
        return;
    }
    let found = match known.what {
        What::Work => {
            let said = || statement(view, from, &known).or_else(|| publisher(view, from, &known));
            work(view, from, &known).or_else(said).or_else(|| scholars(view, from, &known))
        }
        What::Post if profile.person || !(profile.narrowed || profile.bare == Some(1)) => {
            let later = || if profile.pronoun { None } else { post(view, from, &known) };
            let institution = post(view, known.tokens.start, &known).or_else(later);
            // The captain of a club is a player, that of a police force is not.
            institution
                .filter(|(found, _)| known.kind != Some(SourceKind::Public) || found.kind != Some(SourceKind::Company))
                .filter(|_| known.kind != Some(SourceKind::Public) || !aboard(view, from))
        }
        What::Head if !view.capital(known.tokens.start) => named(view, from, &known),
        _ => None,
    };
    if let Some((found, named)) = found {
        profile.evidence = Some(Evidence {
            kind: found.kind,
            entry: Some(found.entry),
            tokens: found.tokens.clone(),
            weight: USUAL + 1,
            ..known
        });
        profile.institution |= named;
    } else if known.what == What::Head && known.kind == FIRM && view.class(from, Class::Definite) {
        // `The company`, of `Zentra shares`
        let near = from.saturating_sub(FIRM_NEAR)..from;
        profile.institution |= near.rev().any(|at| view.capital(at) && firm(view, &(at..at + 1)));
    }
}

/// Whether ships or planes are told of near by: their captain is no police captain.
fn aboard(view: View<'_>, from: usize) -> bool {
    let all = view.reading.tags.len();
    spread(view, from.saturating_sub(NEAR)..all.min(from + NEAR), &[Class::Vessels]).next().is_some()
}

/// One more of those who spoke in the sentence before: `Another said`, `A third said`, `Two of them said`.
pub(super) fn fellow(view: View<'_>, source: &Range<usize>) -> Option<Evidence> {
    // `One of them, Jane Hill,`
    let end = source.clone().find(|&at| view.mark(at, ",")).unwrap_or(source.end);
    let them = end > source.start + 2 && view.tag(end - 1) == Tag::PRP && view.tag(end - 2) == Tag::IN;
    if !them && !one_more(view, source) {
        return None;
    }
    let spoke = |found: &&Found<'_>| {
        matches!(found.what, What::Role | What::Post | What::Group)
            && !quantity(found)
            && view.reading.document.quoted[found.tokens.start].is_none()
    };
    // `One official said … Another said … A third said`
    let goes_on = |sentence: &Range<usize>| {
        let quantity = |at: usize| view.covering(at).is_some_and(quantity);
        let mut sources = credited(view, sentence).iter().rev().take(NEAR);
        sources.any(|source| one_more(view, source) || source.len() == 1 && quantity(source.start))
    };
    let mut sentence = view.sentence(source.start);
    for _ in 0..FELLOWS {
        sentence = view.sentence(sentence.start.checked_sub(1)?);
        if let Some(found) = view.found(sentence.clone()).find(spoke) {
            return Some(told(found, found.what, USUAL + 1));
        }
        if !goes_on(&sentence) {
            return None;
        }
    }
    None
}

/// Whether those who are called by the same noun before are described: `Finance ministry officials said … One official said`.
pub(super) fn described(view: View<'_>, source: &Range<usize>, here: &Evidence) -> bool {
    let noun = here.tokens.end - 1;
    let root = |at: usize| view.word(at).trim_end_matches('s').to_lowercase();
    let of_them = ["one", "both"];
    let first = of_them.iter().any(|word| view.word(source.start).eq_ignore_ascii_case(word));
    let called = matches!(here.what, What::Group | What::Post | What::Role) && here.tokens.end == source.end;
    let alone = source.len() == 1 && view.plural(source);
    let one_more = source.len() == 2 && (first || view.class(source.start, Class::Definite));
    if !called || !(alone || one_more) {
        return false;
    }
    let own = root(noun);
    let before = credited(view, &(0..source.start)).iter().rev().take(FELLOWS_SAID);
    let same = |other: &&Range<usize>| (other.start..other.end.min(other.start + MODIFIERS)).any(|at| root(at) == own);
    let plain = |at: usize| matches!(view.tag(at), Tag::DT | Tag::CD | Tag::RB) || root(at) == own;
    before.filter(same).any(|other| {
        let it = Profile::of(view, other);
        it.narrowed || it.bare != Some(1) && !other.clone().all(plain)
    })
}

/// Who was last named before `the statement`, outside what it says.
fn statement<'a>(view: View<'a>, from: usize, known: &Evidence) -> Option<(&'a Found<'a>, bool)> {
    if known.channel != Some(Channel::Statement) || !view.class(from, Class::Definite) {
        return None;
    }
    let issuer = |found: &&Found<'_>| {
        (found.what.institution() || matches!(found.what, What::Person | What::Role))
            && view.reading.document.quoted.get(found.tokens.start).is_none_or(Option::is_none)
    };
    let found = view.found(from.saturating_sub(NEAR)..from).rev().find(issuer)?;
    Some((found, true))
}

/// The nearest institution before that is called by the noun of a bare group: `the agency`, `the company`.
fn named<'a>(view: View<'a>, from: usize, known: &Evidence) -> Option<(&'a Found<'a>, bool)> {
    if !view.class(from, Class::Definite) {
        return None;
    }
    let noun = Noun { tokens: &known.tokens, kind: known.kind };
    // `the navy` is no Port Authority, which is an office too.
    let office = |found: &Found<'_>| found.kind == Some(SourceKind::Government) && !noun.listed(view);
    let Some(found) = last(view, from, &noun, office) else {
        // `the group`, but not `the regional fire service`
        let short = noun.listed(view) && known.tokens.start == from + 1;
        let named = || (short && nameless(view, from)).then(|| view.covering(known.tokens.start)).flatten();
        return several(view, from, &noun).map(|found| (found, false)).or_else(|| Some((named()?, true)));
    };
    Some((found, proper(view, found) || apposed(view, found) || introduces(view, found)))
}

/// The people before who make up a body without a name: `the group` of rebels, `the team` of scientists.
fn several<'a>(view: View<'a>, from: usize, noun: &Noun<'_>) -> Option<&'a Found<'a>> {
    let people = |found: &&Found<'_>| {
        matches!(found.what, What::Role | What::Group)
            && view.plural(&found.tokens)
            && !quantity(found)
            && view.reading.document.quoted[found.tokens.start].is_none()
    };
    let called = |found: &&Found<'_>| noun.listed(view) && noun.calls(view, &(0..0), found.kind);
    view.found(from.saturating_sub(NEAR)..from).rev().filter(people).find(called)
}

/// Whether the body last named before is one of which no lexicon knows the name: `the group` after `the Grey Heron Circle`.
fn nameless(view: View<'_>, from: usize) -> bool {
    let article = |at: &usize| view.tag(*at) == Tag::DT && view.class(*at, Class::Definite);
    (from.saturating_sub(NEAR)..from).filter(article).any(|at| definite(view, &(at..from)).is_some())
}

/// Whether a noun says what the name before it is: `Harbour Six, a street gang`.
fn apposed(view: View<'_>, found: &Found<'_>) -> bool {
    let start = found.tokens.start;
    let modifier = |at: &usize| view.tag(*at).is_noun() || view.tag(*at) == Tag::JJ;
    let article = start - (0..start).rev().take(MODIFIERS).take_while(modifier).count();
    article > 2 && view.tag(article - 1) == Tag::DT && view.mark(article - 2, ",") && view.capital(article - 3)
}

/// Whether the name stands behind the noun: `The port operator, Harbour Six, said`.
fn introduces(view: View<'_>, found: &Found<'_>) -> bool {
    let comma = found.tokens.end;
    let close = |at: &usize| !view.capital(*at);
    found.what == What::Head
        && view.mark(comma, ",")
        && view.capital(comma + 1)
        && view.tag(comma + 1).is_name()
        && (comma + 1..view.sentence(comma).end).find(close).is_some_and(|at| view.mark(at, ",."))
}

/// The body named last before `from` that can be called by the noun there.
pub(super) fn last<'a>(
    view: View<'a>,
    from: usize,
    noun: &Noun<'_>,
    not: impl Fn(&Found<'_>) -> bool,
) -> Option<&'a Found<'a>> {
    let named = |found: &&Found<'a>| proper(view, found) || introduces(view, found) || apposed(view, found);
    let bodies = || bodies(view, from).filter(|found| !not(found)).filter(named);
    let called = |found: &&Found<'a>| noun.calls(view, &found.tokens, found.kind);
    let own = |found: &&Found<'a>| called(found) || found.kind == noun.kind;
    let rarely = || bodies().find(|found| noun.rarely(view, found.kind));
    // `the federation` is Harbour Action, which has been called one.
    let same = same(view, from, noun.tokens).filter(own);
    let told = same.filter(named).or_else(|| bodies().find(called)).or(same);
    told.or_else(rarely)
}

/// The bodies before a place, the last first; so many that one may be far away.
fn bodies<'a>(view: View<'a>, from: usize) -> impl Iterator<Item = &'a Found<'a>> {
    view.found(from.saturating_sub(FAR)..from).rev().filter(|found| found.what.institution()).take(BODIES)
}

/// The body before whose name or description holds the same noun: `the agency` is the Health Agency.
fn same<'a>(view: View<'a>, from: usize, noun: &Range<usize>) -> Option<&'a Found<'a>> {
    let called = bare(view.word(noun.end - 1));
    let fuller = |found: &Found<'_>| found.tokens.len() > noun.len() || view.capital(found.tokens.start);
    bodies(view, from).find(|found| {
        let noun = |at: usize| bare(view.word(at)).eq_ignore_ascii_case(called);
        fuller(found) && found.tokens.clone().any(noun)
    })
}

/// Whether it is an institution with a name of its own; the capital that opens a sentence makes none.
fn proper(view: View<'_>, found: &Found<'_>) -> bool {
    let start = found.tokens.start;
    let opens = start == view.sentence(start).start && view.plural(&found.tokens);
    let called = found.what == What::Head && view.capital(start) && !opens;
    (found.what == What::Name || called) && usable(view, found)
}

/// The institution before a post that names none: what a sentence near by is about, else the nearest by name.
///
/// A chief executive runs a firm, unless the article is about another body.
pub(super) fn post<'a>(view: View<'a>, from: usize, known: &Evidence) -> Option<(&'a Found<'a>, bool)> {
    // An outlet near by has mostly printed what somebody else's spokesman said.
    // `the town` and `the factory` are mostly only where something happens.
    let vague = |found: &Found<'_>| {
        let any = found.what == What::Head && found.weight.is_some_and(|weight| weight <= USUAL);
        any && !proper(view, found) && !subject(view, found)
    };
    let owner = |found: &&Found<'_>| {
        found.what.institution()
            && found.kind != Some(SourceKind::Media)
            && usable(view, found)
            && !vague(found)
            && !idle(view, found)
    };
    // `their leader`: several that have been told of.
    if known.tokens.start.checked_sub(1).is_some_and(|at| view.word(at).eq_ignore_ascii_case("their")) {
        let group = |found: &&Found<'_>| {
            matches!(found.what, What::Head | What::Group | What::Role)
                && view.plural(&found.tokens)
                && !quantity(found)
        };
        let near = || view.found(from.saturating_sub(NEAR)..from).rev().filter(group);
        if let Some(found) = near().find(|found| subject(view, found)).or_else(|| near().next()) {
            return Some((found, false));
        }
    }
    let before = |back: usize| view.found(from.saturating_sub(back)..from).rev().filter(owner);
    let one = |found: &&Found<'_>| proper(view, found) || !view.plural(&found.tokens);
    if known.tokens.clone().any(|at| view.class(at, Class::Bosses)) {
        // `Its chief executive`: of the charity, too.
        let own = known.tokens.start.checked_sub(1).is_some_and(|at| view.class(at, Class::Neuters));
        let body = |found: &&Found<'_>| (proper(view, found) || own && one(found)) && subject(view, found);
        let firm = || before(FAR).find(|found| found.kind == known.kind);
        return before(NEAR).find(body).or_else(firm).map(|found| (meant(view, found), false));
    }
    let about = before(NEAR).filter(one).find(|found| subject(view, found));
    about.or_else(|| before(NEAR).find(one)).map(|found| (meant(view, found), false))
}

/// The body for which a common noun stands there, else itself: in `The fund said` the one named before.
fn meant<'a>(view: View<'a>, found: &'a Found<'a>) -> &'a Found<'a> {
    let article = found.tokens.start.checked_sub(1);
    let common = found.what == What::Head && !view.capital(found.tokens.start);
    let definite = article.is_some_and(|at| view.class(at, Class::Definite));
    let noun = Noun { tokens: &found.tokens, kind: found.kind };
    let named = || last(view, found.tokens.start, &noun, |_| false);
    if common && definite && noun.listed(view) { named().unwrap_or(found) } else { found }
}

/// Whether a sentence begins with an institution: `The Hospital Trust said`, but not `Boffins at the University`.
fn subject(view: View<'_>, found: &Found<'_>) -> bool {
    let start = view.sentence(found.tokens.start).start;
    (start..found.tokens.start).all(|at| view.capital(at) || view.tag(at) == Tag::DT)
}
