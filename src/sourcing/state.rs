//! States, places and firms that no lexicon knows, by what they have: the Arden of `Arden's parliament`, the Zentra of
//! `shares in Zentra`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::sourcing::found::{Class, View};
use crate::sourcing::namesake::key;

/// How far before what it has a state may stand, in tokens: `Arden's deputy foreign minister`.
const NEAR: usize = 4;

/// Whether a name is that of a state or place, for what the document says it has.
pub(super) fn state(view: View<'_>, name: &Range<usize>) -> bool {
    name.len() == 1 && view.findings.states.get_or_init(|| states(view)).contains(&key(view.word(name.start)))
}

/// Whether a name is that of a firm, for what the document says it has.
pub(super) fn firm(view: View<'_>, name: &Range<usize>) -> bool {
    name.len() == 1 && view.findings.firms.get_or_init(|| firms(view)).contains(&key(view.word(name.start)))
}

/// Hashes of the names that own what firms have, whatever stands between: `Zentra's profit`, `Zentra shares`, `shares of Zentra`.
fn firms(view: View<'_>) -> FxHashSet<u64> {
    let mut names = FxHashSet::default();
    for sentence in &view.reading.document.sentences {
        for at in sentence.tokens.clone().filter(|&at| view.class(at, Class::Firmhood)) {
            let name = |at: usize| sentence.tokens.contains(&at) && view.capital(at) && view.tag(at).is_name();
            let behind = at + 2;
            let of = matches!(view.word(at + 1), "of" | "in") && name(behind) && !view.capital(behind + 1);
            let mut before = (at.saturating_sub(NEAR).max(sentence.tokens.start)..at).rev();
            let owner = before.find(|&owner| owner + 1 == at || view.possessive(&(owner..owner + 1)));
            let alone = |owner: &usize| *owner == sentence.tokens.start || !view.capital(owner - 1);
            let owner = owner.filter(|&owner| name(owner)).filter(alone);
            names.extend(owner.into_iter().chain(of.then_some(behind)).map(|at| key(view.word(at))));
        }
    }
    names
}

/// Hashes of the names that own such things.
fn states(view: View<'_>) -> FxHashSet<u64> {
    let mut names = FxHashSet::default();
    for sentence in &view.reading.document.sentences {
        for at in sentence.tokens.clone().filter(|&at| view.class(at, Class::Statehood)) {
            let mut before = (at.saturating_sub(NEAR).max(sentence.tokens.start)..at).rev();
            let owner = before.find(|&owner| view.possessive(&(owner..owner + 1)));
            let alone = |owner: &usize| *owner == sentence.tokens.start || !view.capital(owner - 1);
            names.extend(owner.filter(|&owner| view.capital(owner)).filter(alone).map(|owner| key(view.word(owner))));
        }
    }
    names
}
