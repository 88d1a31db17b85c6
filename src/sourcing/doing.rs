//! Roles that no noun tells but what somebody does: `who drove the ambulance`, `Hill chaired the panel`.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::evidence::{Evidence, FIRM, USUAL, told};
use crate::sourcing::found::{Class, View, What};
use crate::sourcing::phrase::Phrase;
use crate::sourcing::usable::usable;

/// How many words may stand before the verb: `who has long been`.
const BEFORE: usize = 4;
/// How many words may stand between the verb and the noun of what is led: `ran the small Lakeland fishing charity`.
const OBJECT: usize = 6;
/// Length of `19-year-old` in tokens.
const AGE: usize = 5;
/// Kind of whoever saw or did what an article tells of.
const PRIVATE: Option<SourceKind> = Some(SourceKind::Public);

/// What a relative clause tells of a person who is given no role: `who saw the crash`, but not `who is 52`, `who lives in Arden`.
pub(super) fn deed(view: View<'_>, phrase: &Phrase) -> Option<Evidence> {
    let clause = &phrase.core;
    if view.tag(clause.start) != Tag::WP || view.found(clause.clone()).any(|found| found.list == List::Anonymity) {
        return None;
    }
    let verb = verb(view, clause.start + 1, clause.end)?;
    let acts = view.class(verb, Class::Witnessing) || !(view.class(verb, Class::Asides) || view.says(verb));
    // `who ran second in the last election`
    let stands = view.class(verb, Class::Running) && clause.clone().any(|at| view.class(at, Class::Ballots));
    let runs = view.class(verb, Class::Leading) && verb + 1 < clause.end && determined(view, verb + 1);
    let kind = match () {
        () if stands => Some(SourceKind::Political),
        () if runs => FIRM,
        () => PRIVATE,
    };
    let tokens = clause.start..verb + 1;
    acts.then_some(Evidence { kind, weight: USUAL, entry: None, tokens, what: What::Role, channel: None })
}

/// The main verb from a token on, past auxiliaries; a form of `be` counts where a place or a state follows that is told.
pub(super) fn verb(view: View<'_>, from: usize, end: usize) -> Option<usize> {
    let near = from..end.min(from + BEFORE);
    let verb = near.clone().find(|&at| view.tag(at).is_finite())?;
    let helps = |at: usize| view.class(at, Class::Be) || view.class(at, Class::Have) || view.tag(at) == Tag::MD;
    if !helps(verb) {
        return Some(verb);
    }
    let next = (verb + 1..end.min(verb + 1 + BEFORE)).find(|&at| view.tag(at) != Tag::RB && !helps(at))?;
    matches!(view.tag(next), Tag::VB | Tag::VBG | Tag::VBN | Tag::VBD | Tag::IN).then_some(next)
}

/// The body that whoever is mentioned leads, as the verb behind the mention tells: `Hill chaired the panel`, `Hill, who runs the charity`.
pub(super) fn leads(view: View<'_>, mention: &Range<usize>) -> Option<Evidence> {
    let end = view.sentence(mention.start).end;
    let verb = (mention.end..end.min(mention.end + BEFORE)).find(|&at| view.tag(at).is_finite())?;
    if !view.class(verb, Class::Leading) || verb + 1 >= end || !determined(view, verb + 1) {
        return None;
    }
    let noun = |at: usize| {
        let tag = view.tag(at);
        tag.is_noun()
            || view.capital(at)
            || matches!(tag, Tag::JJ | Tag::DT | Tag::PRPS | Tag::CD | Tag::POS | Tag::VBG)
    };
    let last = (verb + 1..end.min(verb + 1 + OBJECT)).take_while(|&at| noun(at)).last()?;
    let body = view.found(verb + 1..last + 1).rev().find(|found| found.what.institution() && usable(view, found));
    if let Some(body) = body {
        return (body.tokens.end > last).then(|| told(body, What::Post, USUAL + 1));
    }
    // `Hill runs the dating site Lakeland Hearts`, but not `Hill leads the race`
    let tokens = verb..last + 1;
    let firm = Evidence { kind: FIRM, weight: USUAL, entry: None, tokens, what: What::Post, channel: None };
    view.class(verb, Class::Owning).then_some(firm)
}

/// A role that no lexicon knows, beside a name: `Jane Hill, an avid birder`, `The keeper, Jane Hill`.
pub(super) fn unlisted(view: View<'_>, core: &Range<usize>) -> Option<Evidence> {
    // `The keeper, Jane Hill`, but not `the event`, which follows a name by chance.
    let opens = core.start == view.sentence(core.start).start;
    let article =
        core.len() > 1 && view.tag(core.start) == Tag::DT && (opens || !view.class(core.start, Class::Definite));
    let nominal = |at: usize| matches!(view.tag(at), Tag::NN | Tag::JJ | Tag::VBG | Tag::VBN) && !view.capital(at);
    let noun = core.end - usize::from(!core.is_empty());
    let role = article && view.tag(noun) == Tag::NN && (core.start + 1..core.end).all(nominal);
    let time = || core.clone().any(|at| view.class(at, Class::Times));
    // `a win for the left`
    let goes_on = matches!(view.word(core.end), "for" | "of");
    let told = role && !goes_on && !time() && view.found(core.clone()).next().is_none();
    told.then(|| Evidence {
        kind: PRIVATE,
        weight: USUAL,
        entry: None,
        tokens: core.clone(),
        what: What::Role,
        channel: None,
    })
}

/// Whoever is called by an age: `the 19-year-old`.
pub(super) fn of_an_age(view: View<'_>, core: &Range<usize>) -> Option<Evidence> {
    let from = core.end.checked_sub(AGE).filter(|from| *from >= core.start)?;
    let joined = |at: usize| view.mark(at, "-‐‑");
    let years = view.tag(from) == Tag::CD && joined(from + 1) && view.class(from + 2, Class::Times) && joined(from + 3);
    let tokens = from..core.end;
    years.then_some(Evidence { kind: PRIVATE, weight: USUAL, entry: None, tokens, what: What::Role, channel: None })
}

/// Whether a noun phrase begins there that means one in particular: `the panel`, `his own bakery`, `Harbour Watch`.
fn determined(view: View<'_>, at: usize) -> bool {
    matches!(view.tag(at), Tag::DT | Tag::PRPS) || view.capital(at)
}
