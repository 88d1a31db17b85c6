//! What a relative clause tells of whoever it follows: `who teaches at the Lakeland University`, `whose firm holds the licence`.

use crate::lexicon::entry::List;
use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::author::{whose, writes};
use crate::sourcing::doing::verb;
use crate::sourcing::evidence::{Evidence, FIRM, HINT, USUAL, state, told};
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::holder::institution;
use crate::sourcing::phrase::Phrase;

/// `who teaches at the Lakeland University`, `who is a senator`.
pub(super) fn relative(view: View<'_>, phrase: &Phrase) -> Option<Evidence> {
    let near = phrase.core.start..phrase.core.end.min(phrase.core.start + 8);
    let role = view.found(near).find(|found| match found.what {
        What::Role | What::Post => found.weight.is_none_or(|weight| weight > USUAL),
        What::Wording => found.kind.is_some(),
        _ => false,
    });
    // `who served as envoy`
    let left = |mut evidence: Evidence| {
        let before = phrase.core.start..evidence.tokens.start;
        // `who was envoy`, `who was an aide`
        let was = before.clone().rev().take(3).any(|at| view.tag(at) == Tag::VBD && view.class(at, Class::Be));
        if state(evidence.kind) && (was || view.found(before).any(|found| found.list == List::Former)) {
            evidence.kind = Some(SourceKind::Political);
        }
        evidence
    };
    if let Some(role) = role.filter(|role| !done_to(view, phrase, role)) {
        let mut evidence = left(told(role, role.what, HINT));
        if writes(role) && whose(view, phrase.core.start) {
            evidence.kind = Some(SourceKind::Expert);
        }
        return Some(evidence);
    }
    // `whose firm Hill Metals holds the licence`
    if view.tag(phrase.core.start) == Tag::WPS {
        let first = phrase.core.start + 1;
        let firm = |found: &&Found<'_>| found.what == What::Head && found.kind == FIRM;
        return view.found(first..first + 2).find(firm).map(|found| told(found, What::Post, USUAL + 1));
    }
    // `who said that the government`: what somebody says is no affiliation.
    let says = |at: usize| view.says(at);
    // `who lives near the school`
    // but `who did the work at the university`
    let does = |at: usize| matches!(view.word(at), "did" | "does" | "do");
    let done = |at: usize| does(at) && matches!(view.tag(at + 1), Tag::DT | Tag::PRPS | Tag::PRP);
    let aside = |at: usize| view.class(at, Class::Asides) && !done(at);
    if verb(view, phrase.core.start + 1, phrase.core.end).is_some_and(aside) {
        return None;
    }
    let found = institution(view, &phrase.core).filter(|found| !(phrase.core.start..found.tokens.start).any(says))?;
    // `at Harrow University`: its own name stands before the noun.
    let mut start = found.tokens.start;
    while start > phrase.core.start && view.capital(start - 1) {
        start -= 1;
    }
    // `who was held by the ministry`
    let by = (start.saturating_sub(2)..start).any(|at| view.word(at) == "by");
    let linked = !by
        && start.checked_sub(1).is_some_and(|before| {
            let owner = |at: usize| matches!(view.tag(at), Tag::IN | Tag::VBZ | Tag::VBD | Tag::VBN | Tag::VBG);
            owner(before) || (view.tag(before) == Tag::DT && before > 0 && owner(before - 1))
        });
    linked.then(|| left(told(found, What::Post, USUAL + 1)))
}

/// Whether a role in a relative clause is what its verb acts on: `who portrayed a senator`, but not `who became a senator`.
fn done_to(view: View<'_>, phrase: &Phrase, role: &Found<'_>) -> bool {
    let start = phrase.core.start + 1;
    let Some(verb) = verb(view, start, role.tokens.start).filter(|_| view.tag(phrase.core.start) == Tag::WP) else {
        return false;
    };
    let object = |at: usize| {
        let tag = view.tag(at);
        tag.is_noun() || matches!(tag, Tag::DT | Tag::JJ | Tag::PRPS | Tag::CD | Tag::POS)
    };
    let acts = matches!(view.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBG) && !view.class(verb, Class::Copulas);
    acts && verb + 1 < role.tokens.start && (verb + 1..role.tokens.start).all(object)
}
