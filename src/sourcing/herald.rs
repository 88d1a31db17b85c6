//! A role told in the sentence before the name: `The mayor of Arden wants no cars. Jane Hill said …`.

use std::ops::Range;

use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::elsewhere::post;
use crate::sourcing::evidence::{Evidence, USUAL};
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::gather::{Profile, pronoun};
use crate::sourcing::holder::quantity;
use crate::sourcing::usable::usable;

/// How many words may stand between a new post and the verb that tells of it: `has at last a new`.
const VERB: usize = 6;

/// The role of the person whose full name comes first here, and to whom the sentence before has given no other name.
pub(super) fn heralded(view: View<'_>, credit: &Credit<'_>) -> Option<Evidence> {
    let source = credit.source.first()?;
    let name = credit.mentions.iter().find(|mention| !pronoun(view, mention)).unwrap_or(source);
    let sentence = view.sentence(name.start);
    let full = name.start == sentence.start && name.len() > 1 && name.clone().all(|at| view.capital(at));
    let before = full.then(|| sentence.start.checked_sub(1)).flatten().map(|at| view.sentence(at))?;
    let role = view.found(before.clone()).find(|found| one(view, found) && told_of(view, found, &before))?;
    let known = Profile::of(view, &role.tokens);
    let evidence = known.evidence.clone().filter(|_| !known.person)?;
    // `The department has a new head`
    let open = evidence.what == What::Post && evidence.weight <= USUAL;
    let body = open.then(|| post(view, role.tokens.start, &evidence)).flatten();
    let kind = body.map_or(evidence.kind, |(body, _)| body.kind);
    Some(Evidence { kind, weight: USUAL, what: What::Role, ..evidence })
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

/// Whether the sentence is about whoever has the role, or tells that the post is filled.
fn told_of(view: View<'_>, found: &Found<'_>, sentence: &Range<usize>) -> bool {
    let start = found.tokens.start;
    let verb = |at: usize| view.tag(at).is_verb() && view.covering(at).is_none();
    let subject = !(sentence.start..start).any(verb);
    // `An official said the road was shut. Jane Hill said …`: somebody else.
    let speaks = || (found.tokens.end..sentence.end).find(|&at| verb(at)).is_some_and(|at| view.says(at));
    let filled = || {
        let back = sentence.start.max(start.saturating_sub(VERB))..start;
        view.indefinite(start)
            && back.clone().any(|at| view.class(at, Class::Have))
            && !back.into_iter().any(|at| view.tag(at) == Tag::IN)
    };
    subject && !(view.indefinite(start) && speaks()) || !subject && filled()
}
