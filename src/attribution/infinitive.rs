//! Infinitives, as a verb of attribution takes them: `promised to pay`, `vowed to soldier on`.

use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// Whether a verb in its base form stands here, adverbs before it allowed.
pub fn stands(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    // `to “clean up” the river`
    let marked = view.is(at, Kind::QUOTE);
    let mut at = at + usize::from(marked);
    while at < ceiling && view.adverb(at) {
        at += 1;
    }
    // An unknown verb reads as a noun; an article or pronoun after it gives it away.
    let unknown = view.tag(at) == Tag::NN
        && view.tag(at - 1) != Tag::DT
        && matches!(view.tag(at + 1), Tag::DT | Tag::PRP | Tag::PRPS);
    let verb = view.tag(at) == Tag::VB || marked && view.can(at, Tag::VB);
    at < ceiling && (verb || view.is(at, Kind::AUXILIARY) || unknown)
}

/// Whether no name and no noun with an article follows, so that behind what takes no phrase with `to` a verb stands, however
/// its word was read: `vowed to soldier on`.
pub fn unnamed(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let named = view.determined(at) || view.tag(at).is_name() || matches!(view.tag(at), Tag::NNS | Tag::PUNCT);
    at < ceiling && (!named || view.is(at, Kind::QUOTE))
}
