//! States and places that no lexicon knows, by what they have: the Arden of `Arden's parliament`.

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
