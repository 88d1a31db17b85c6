//! Roles and names that stand apart: `The museum has a new head. Jane Hill said …`, `the senator` who was named before.

use std::ops::Range;

use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::elsewhere::post;
use crate::sourcing::evidence::{Evidence, FAR, USUAL};
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::holder::quantity;
use crate::sourcing::medium::credited;
use crate::sourcing::profile::{Profile, pronoun};
use crate::sourcing::usable::usable;
use crate::text::Position;

/// How many words may stand between a new post and the verb that tells of it: `has at last a new`.
const VERB: usize = 6;

/// The post that the sentence before has said is filled, of the person whose full name comes first here.
pub(super) fn heralded(view: View<'_>, credit: &Credit<'_>) -> Option<Evidence> {
    let source = credit.source.first()?;
    let name = credit.mentions.iter().find(|mention| !pronoun(view, mention)).unwrap_or(source);
    let sentence = view.sentence(name.start);
    // `Jane Hill, whose party brought the case`: what she is stands beside the name.
    let alone = name.end >= sentence.end || !view.mark(name.end, ",");
    let full = alone && name.start == sentence.start && name.len() > 1 && name.clone().all(|at| view.capital(at));
    if let Some(body) = behalf(view, name, &sentence) {
        return Some(body);
    }
    let before = full.then(|| sentence.start.checked_sub(1)).flatten().map(|at| view.sentence(at))?;
    if let Some(role) = announced(view, &before) {
        return Some(role);
    }
    let role = view.found(before.clone()).find(|found| one(view, found) && filled(view, found, &before))?;
    let known = Profile::of(view, &role.tokens);
    let evidence = known.evidence.clone().filter(|_| !known.person)?;
    // `The department has a new head`
    let open = evidence.what == What::Post && evidence.weight <= USUAL;
    let body = open.then(|| post(view, role.tokens.start, &evidence)).flatten();
    let kind = body.map_or(evidence.kind, |(body, _)| body.kind);
    Some(Evidence { kind, weight: USUAL, what: What::Role, ..evidence })
}

/// Who was credited without a name in the sentence before, the first of the story, as a broadcaster tells it: `Fares will rise,
/// the boss of Norby Air has said. Jane Hill told`.
fn announced(view: View<'_>, before: &Range<usize>) -> Option<Evidence> {
    let document = &view.reading.document;
    let own = document.sentence_of(before.start);
    let lead = document.sentences.iter().position(|sentence| sentence.position != Position::Headline)?;
    if own != lead {
        return None;
    }
    let told = |source: &&Range<usize>| {
        let after = source.end + usize::from(view.mark(source.end, ","));
        view.tag(source.start) == Tag::DT && view.class(after, Class::Have) && view.says(after + 1)
    };
    let source = credited(view, before).iter().find(told)?;
    let role = view.found(source.clone()).find(|found| one(view, found))?;
    // `A man who lost his home has said`: what tells of him is no role.
    let near = view.found(source.start..role.tokens.start).next().is_none();
    let known = Profile::of(view, source);
    let evidence = known.evidence.clone().filter(|_| near && !known.person)?;
    let private = matches!(evidence.kind, Some(SourceKind::Public | SourceKind::Unknown));
    (!private).then_some(Evidence { weight: USUAL, what: What::Role, ..evidence })
}

/// The body in whose name somebody speaks: `Speaking on behalf of the union, Jane Hill said`.
fn behalf(view: View<'_>, source: &Range<usize>, sentence: &Range<usize>) -> Option<Evidence> {
    let first = sentence.start;
    let speaks = ["Speaking", "Responding", "Writing", "Commenting", "Acting"].contains(&view.word(first));
    let on = view.word(first + 1) == "on" && view.word(first + 2) == "behalf" && view.word(first + 3) == "of";
    let from = first + if on { 4 } else { 2 };
    if !speaks || !(on || view.word(first + 1) == "for") || from >= source.start || !view.mark(source.start - 1, ",") {
        return None;
    }
    let known = Profile::of(view, &(from..source.start - 1));
    let evidence = known.evidence.clone().filter(|evidence| evidence.what.institution())?;
    Some(Evidence { weight: USUAL, what: What::Role, ..evidence })
}

/// Whether it is the role of a single person.
fn one(view: View<'_>, found: &Found<'_>) -> bool {
    let quoted = view.reading.document.quoted[found.tokens.start].is_some();
    matches!(found.what, What::Role | What::Post)
        && !view.plural(&found.tokens)
        && !quantity(found)
        && !quoted
        && usable(view, found)
}

/// Whether the sentence tells that the post is filled.
fn filled(view: View<'_>, found: &Found<'_>, sentence: &Range<usize>) -> bool {
    let start = found.tokens.start;
    let back = sentence.start.max(start.saturating_sub(VERB))..start;
    view.indefinite(start)
        && back.clone().any(|at| view.class(at, Class::Have))
        && !back.into_iter().any(|at| view.tag(at) == Tag::IN)
}

/// Whether `the senator` has been introduced by name: somebody of that kind stands with a name before.
pub(super) fn introduced(view: View<'_>, source: &Range<usize>, profile: &Profile) -> bool {
    let Some(here) = profile.here.as_ref().filter(|here| matches!(here.what, What::Role | What::Post)) else {
        return false;
    };
    // `The father's solicitor` is not the one named before.
    let owned = (source.start..here.tokens.start).any(|at| view.possessive(&(at..at + 1)));
    let single = !view.plural(&here.tokens) && here.tokens.end == source.end && !owned;
    if profile.person
        || !single
        || !view.class(source.start, Class::Definite)
        || matches!(here.kind, Some(SourceKind::Public | SourceKind::Unknown))
    {
        return false;
    }
    let stands = |found: &Found<'_>| {
        let after = found.tokens.end;
        let name = after + usize::from(view.mark(after, "."));
        let named = || view.capital(name) && view.tag(name).is_name();
        // `Lena Voss, a spokeswoman for the ministry`
        let apposed = || {
            let from = found.tokens.start;
            from > 2 && view.tag(from - 1) == Tag::DT && view.mark(from - 2, ",") && view.capital(from - 3)
        };
        let same = view.word(found.tokens.end - 1).eq_ignore_ascii_case(view.word(here.tokens.end - 1));
        match found.what {
            What::Post => same && (named() || apposed()),
            What::Person => here.what == What::Role && found.kind == here.kind,
            What::Role if here.what == What::Post => same && (named() || apposed()),
            What::Role => found.kind == here.kind && (named() || same && apposed()),
            _ => false,
        }
    };
    // `An administration official said`: whoever is called so has not given a name.
    let unnamed = |found: &Found<'_>| {
        Some(found.entry) == here.entry
            && found.tokens.len() == here.tokens.len()
            && view.indefinite(found.tokens.start)
    };
    let mut before = view.found(source.start.saturating_sub(FAR)..source.start).rev();
    before.find_map(|found| if stands(found) { Some(true) } else { unnamed(found).then_some(false) }).unwrap_or(false)
}
