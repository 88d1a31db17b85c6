//! Whose a second verb is that `and` joins to the clause of a content: `Police said Hale ran off and denied the theft`.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// How many attributions back the one may stand whose content holds the second verb.
const NEAR: usize = 4;

/// The subject of the clause that a content begins with at `from`, if it is somebody who does something, and does what the verb
/// behind `joint` says too: one verb in the same tense between them, and no comma before `and`.
///
/// `Roe said the dam was unsafe and urged`, `said Hale lied, and demanded`, `said Hale lied and accused him`: who says the one
/// says the other.
pub fn shared(view: &View<'_>, from: usize, joint: usize) -> Option<Range<usize>> {
    let first = from + usize::from(view.is(from, Kind::THAT));
    if joint <= first {
        return None;
    }
    let and = view.tag(joint) == Tag::CC && !view.is(joint, Kind::BUT) && !view.is(joint - 1, Kind::COMMA);
    if !and && !view.is(joint, Kind::COMMA) {
        return None;
    }
    let end = noun::after(view, first, joint)?;
    let subject = first..end;
    let head = noun::head(view, &subject);
    let person = || noun::people(view, first, head) || view.in_list("persons", view.document.word(head));
    if view.tag(first) == Tag::PRP || !person() || view.is(head, Kind::WORK) {
        return None;
    }
    let adverbs = |mut at: usize| {
        while at < joint && view.adverb(at) {
            at += 1;
        }
        at
    };
    let carries = adverbs(end);
    let perfect = view.is(carries, Kind::HAVE);
    let main = if perfect { adverbs(carries + 1) } else { carries };
    let acts = view.tag(main) == if perfect { Tag::VBN } else { Tag::VBD };
    // `entered the shop, threatened staff and demanded cash`
    let listed = |at: usize| view.is(at - 1, Kind::COMMA) && view.tag(at) == view.tag(main);
    let alone = !(main + 1..joint).any(|at| view.tag(at).is_finite() && !listed(at));
    let second = view.past_adverb(joint + 1);
    let alike = if perfect { view.can(second, Tag::VBN) } else { view.can(second, Tag::VBD) };
    // `and said`: speech goes on; `and accused him`: somebody else is he.
    let speaks = view.one_of(second, &["said", "says", "say", "added", "adds", "noted", "notes", "argued", "argues"]);
    let again = from > 0 && view.document.word(from - 1) == view.document.word(second);
    let him = view.tag(second + 1) == Tag::PRP && !view.is(second + 1, Kind::PRONOUN);
    let inner = main < joint && acts && !view.is(main, Kind::AUXILIARY) && alone && alike && !speaks && !again && !him;
    inner.then_some(subject)
}

/// Whether `had` opens the second verb of a clause that is told in the past: `said he had been held and had confessed`.
pub fn earlier(view: &View<'_>, joint: usize, tense: Option<Tag>) -> bool {
    let had = view.past_adverb(joint + 1);
    tense == Some(Tag::VBD) && view.document.word(had) == "had" && view.tag(view.past_adverb(had + 1)) == Tag::VBN
}

/// Gives a second verb inside a content to the subject of its clause, where it was given to who tells it.
pub fn settle(view: &View<'_>, attributions: &mut [Attribution]) {
    for place in 1..attributions.len() {
        let cue = attributions[place].cue[0].start;
        let source = attributions[place].source.first().cloned();
        let told = (place.saturating_sub(NEAR)..place).rev().find(|&before| {
            let one = &attributions[before];
            one.source.first() == source.as_ref() && one.content.iter().any(|piece| piece.contains(&cue))
        });
        let from = told.and_then(|before| attributions[before].content.iter().find(|piece| piece.contains(&cue)));
        let Some(from) = from.map(|piece| piece.start) else { continue };
        let joint = (from..cue).rev().take(NEAR).find(|&at| view.tag(at) == Tag::CC || view.is(at, Kind::COMMA));
        if let Some(subject) = joint.and_then(|joint| shared(view, from, joint)) {
            attributions[place].source = vec![subject];
        }
    }
}
