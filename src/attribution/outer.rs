//! The verb of the clause around a content that hangs on a noun: `Rumours that the bank would close proved false`.

use crate::attribution::noun;
use crate::attribution::resume;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How far, in tokens, one verb of a list may stand from the next, and adverbs may reach before a verb.
const LIST: usize = 15;

/// Where the clause around the content that begins at `from` goes on: at the first verb that no clause within the content
/// has need of, or at the comma before its subject. `clause` says whether the content has a verb of its own.
pub fn resumed(view: &View<'_>, from: usize, ceiling: usize, clause: bool) -> Option<usize> {
    let verb = verb(view, from, ceiling, clause)?;
    let comma = (from + 1..verb).rev().find(|&at| view.is(at, Kind::COMMA) && !view.quoted(at));
    let subject = |comma: &usize| {
        let first = if view.tag(comma + 1) == Tag::CC { comma + 2 } else { comma + 1 };
        noun::after(view, first, ceiling).is_some_and(|end| end == verb)
    };
    Some(comma.filter(subject).unwrap_or(verb))
}

fn verb(view: &View<'_>, from: usize, ceiling: usize, clause: bool) -> Option<usize> {
    let mut wanted = usize::from(clause || view.is(from, Kind::QUESTION));
    let mut at = from;
    while at < ceiling {
        if view.is(at, Kind::SEMICOLON.or(Kind::COLON).or(Kind::CLOSE)) {
            return None;
        }
        if view.is(at, Kind::QUOTE)
            && let Some(quote) = view.quote(at)
        {
            let carried = quote.clone().any(|at| view.tag(at).is_finite());
            wanted = wanted.saturating_sub(usize::from(carried));
            at = quote.end.max(at + 1);
            continue;
        }
        if view.is(at, Kind::OPEN) {
            at = (at..ceiling).find(|&at| view.is(at, Kind::CLOSE))?;
        } else if heads(view, at, from) {
            if wanted == 0 && !listed(view, at, ceiling) && !own_subject(view, at) {
                return Some(at);
            }
            if !listed(view, at, ceiling) {
                wanted = wanted.saturating_sub(1);
            }
        }
        wanted += usize::from(at > from && opens(view, at, ceiling, clause) || brings_clause(view, at, ceiling));
        at += 1;
    }
    None
}

/// Whether the first verb of a group that carries a clause stands here, in a content that begins at `from`.
fn heads(view: &View<'_>, at: usize, from: usize) -> bool {
    let before = before(view, at);
    let described = view.tag(at) == Tag::VBD && view.can(at, Tag::VBN) && view.is(at + 1, Kind::BY);
    // `a man who many believe lied`, but not `the rule he said was unfair`, where the cue stands before the content
    let told =
        |before: usize| before >= from && view.tag(before).is_finite() && view.verb_frames(before) & Frame::BARE != 0;
    let helps = |before: usize| view.tag(before) == Tag::MD || view.is(before, Kind::AUXILIARY) || told(before);
    let helped = before.is_some_and(helps);
    // `Fears that it could spread prompted officials`: a participle with an object.
    let object = matches!(view.tag(at + 1), Tag::DT | Tag::PRPS | Tag::PRP | Tag::NN | Tag::NNS | Tag::NNP);
    let behind = before.is_some_and(|before| view.tag(before).is_noun() || view.tag(before).is_verb());
    let past = view.finite(at) && object && behind || view.tag(at).is_finite();
    past && !described && !helped
}

/// The last word before a verb that is no adverb; marks that close a quotation are none.
fn before(view: &View<'_>, verb: usize) -> Option<usize> {
    (verb.saturating_sub(LIST)..verb).rev().find(|&at| !view.adverb(at) && !view.is(at, Kind::UNQUOTE))
}

/// Whether the verb stands in a list of verbs: `lied and cheated`, `lied, cheated and stole`.
fn listed(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let Some(before) = before(view, at) else { return false };
    let next =
        |end: usize| (at + 1..end).any(|joint| view.tag(joint) == Tag::CC && view.tag(joint + 1) == view.tag(at));
    view.tag(before) == Tag::CC || view.is(before, Kind::COMMA) && next(ceiling.min(at + LIST))
}

/// Whether the subject of the verb is a pronoun right before it, so that it begins a clause of its own: `the deal he made`.
fn own_subject(view: &View<'_>, at: usize) -> bool {
    view.tag(at) == Tag::PRPV || at > 0 && view.tag(at - 1) == Tag::PRP && view.is(at - 1, Kind::PRONOUN)
}

/// Whether a word opens a clause within the content.
fn opens(view: &View<'_>, at: usize, ceiling: usize, clause: bool) -> bool {
    let word = Kind::RELATIVE.or(Kind::QUESTION).or(Kind::SUBORDINATOR).or(Kind::THAT);
    // `the changes the country saw`
    let contact = view.tag(at - 1).is_noun()
        && !view.is(at - 1, Kind::POSSESSIVE)
        && matches!(view.tag(at), Tag::DT | Tag::PRPS)
        && !view.is(at, Kind::THAT);
    view.is(at, word) && view.tag(at) != Tag::DT && view.tag(at) != Tag::CC
        || contact
        || clause && view.tag(at) == Tag::CC && resume::clause(view, at + 1, ceiling)
}

/// Whether a verb brings in a clause without a word for it: `that he believed the bank would close`.
fn brings_clause(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    view.tag(at).is_verb()
        && view.verb_frames(at) & Frame::BARE != 0
        && noun::after(view, at + 1, ceiling).is_some_and(|end| view.tag(end).is_finite() || view.is(end, Kind::QUOTE))
}
