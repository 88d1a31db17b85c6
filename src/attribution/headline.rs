//! Verbs that read as plurals, most of them in headlines: `Mayor orders probe`, `Council cuts fares, promises new ferries`.

use std::ops::Range;

use crate::attribution::find::Clause;
use crate::attribution::frame;
use crate::attribution::noun;
use crate::attribution::verb::Group;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;
use crate::text::Position;

/// Takes plurals for verbs in the headlines of an article: the one that carries the clause where no other word does, and those
/// that a comma joins to it.
pub fn mend(view: &mut View<'_>) {
    for sentence in &view.document.sentences {
        let tokens = sentence.tokens.clone();
        let open = tokens.len() > 2 && !view.is(tokens.end - 1, Kind::FULL);
        if sentence.position != Position::Headline || !open {
            continue;
        }
        // What stands before a colon is what the headline is about.
        let colon = tokens.clone().rev().find(|&at| view.is(at, Kind::COLON));
        let clause = colon.map_or(tokens.start, |colon| colon + 1)..tokens.end;
        if let Some((verb, tag)) = said(view, &clause) {
            view.tags[verb] = tag;
            if base(view, verb + 1) {
                view.tags[verb + 1] = Tag::NN;
            }
        }
        // `the mayor's quit notice`
        let owned = |at: usize| at > clause.start && view.is(at - 1, Kind::POSSESSIVE);
        let finite = |at: &usize| view.tag(*at).is_finite() && !owned(*at) || view.tag(*at) == Tag::MD;
        let carried = clause.clone().find(finite);
        // `Council backs bridge, rejects tunnel`: what a comma joins to a clause carries none.
        let joined = carried.filter(|&verb| verb > clause.start + 1 && view.is(verb - 1, Kind::COMMA));
        let verb = match (carried, joined) {
            (Some(verb), None) => Some(verb),
            _ => carrying(view, &(clause.start..joined.map_or(clause.end, |verb| verb - 1))),
        };
        if let Some(verb) = verb.filter(|&verb| view.tag(verb) == Tag::NNS) {
            view.tags[verb] = Tag::VBZ;
        }
        let first = verb.filter(|&verb| view.tag(verb) == Tag::VBZ).map_or(clause.end, |verb| verb + 2);
        for at in first..clause.end.saturating_sub(1) {
            let joined = view.is(at - 1, Kind::COMMA) && plural(view, at);
            if joined && takes(view, at, clause.end) && !lists(view, at, clause.end) {
                view.tags[at] = Tag::VBZ;
            }
        }
        settle(view, clause.start..clause.end - 1);
    }
}

/// The verb of speech behind somebody at the head of a headline, and how it is read: `Ministry orders probe into fire`, `Union
/// claims pay was late`, `Police report two deaths`.
fn said(view: &View<'_>, clause: &Range<usize>) -> Option<(usize, Tag)> {
    const SPEECH: u32 = Frame::QUOTE | Frame::BARE | Frame::OBJECT;
    let men = |at: usize| view.document.word(at).ends_with("men");
    let somebody = |at: usize| view.is(at, Kind::SOMEBODY) || noun::role(view, at) || men(at);
    let at = (clause.start + 1..clause.end.saturating_sub(1))
        .find(|&at| view.verb_frames(at) & SPEECH != 0 && somebody(at - 1) && view.tag(at - 1).is_noun())?;
    if noun::plain_before(view, at, clause.start) != Some(clause.start) {
        return None;
    }
    let several = view.tag(at - 1) == Tag::NNS || view.is(at - 1, Kind::SPEAKER) || men(at - 1);
    let alone = || !clause.clone().any(|at| view.tag(at).is_finite() || view.tag(at) == Tag::MD);
    if plural(view, at) && base(view, at + 1) && !several {
        return Some((at, Tag::VBZ));
    }
    let begins = view.determined(at + 1) || view.tag(at + 1).is_noun() || noun::money(view, at + 1);
    (matches!(view.tag(at), Tag::NN | Tag::JJ) && view.can(at, Tag::VBP) && several && begins && alone())
        .then_some((at, Tag::VBP))
}

/// The plural that carries a clause without a verb: behind its subject, before what it takes.
fn carrying(view: &View<'_>, clause: &Range<usize>) -> Option<usize> {
    // `Risks grow in older adults`: a base form carries the clause.
    let verb = |at: usize| match view.tag(at) {
        Tag::VB | Tag::VBP => !view.is(at - 1, Kind::TO),
        Tag::VBD | Tag::VBN => !view.is(at - 1, Kind::POSSESSIVE),
        _ => false,
    };
    if clause.is_empty() || view.tag(clause.start).is_verb() {
        return None;
    }
    let shouts = clause.clone().filter(|&at| view.tag(at) != Tag::PUNCT).all(|at| {
        view.capital(at) || matches!(view.tag(at), Tag::IN | Tag::TO | Tag::DT | Tag::CC | Tag::CD | Tag::PRPS)
    });
    let found = (clause.start + 1..clause.end.saturating_sub(1)).find(|&at| {
        plural(view, at)
            && view.tag(at - 1).is_noun()
            && !view.is(at - 1, Kind::POSSESSIVE)
            && takes(view, at, clause.end)
    })?;
    let first = noun::plain_before(view, found, clause.start)?;
    let opens = first == clause.start || view.is(first - 1, Kind::BREAK) || view.tag(first - 1) == Tag::IN;
    let others =
        (clause.start + 1..clause.end).any(|at| at != found && verb(at) && !(at == found + 1 && base(view, at)));
    (opens && !others && (shouts || !view.capital(found))).then_some(found)
}

/// Whether a plural behind a body's initials is its verb: `The News Agency of Arden (NAA) reports that`.
pub fn behind_initials(view: &View<'_>, at: usize) -> bool {
    let initials = at > 2 && view.is(at - 1, Kind::CLOSE) && view.capital(at - 2) && view.is(at - 3, Kind::OPEN);
    let clause = view.is(at + 1, Kind::THAT) || view.verb_frames(at) & Frame::BARE != 0 && view.determined(at + 1);
    initials && clause && view.can(at, Tag::VBZ)
}

/// Whether a word that reads as a plural can be a verb.
fn plural(view: &View<'_>, at: usize) -> bool {
    matches!(view.tag(at), Tag::NNS) && view.can(at, Tag::VBZ) && !view.quoted(at)
}

/// Takes base forms right behind a verb for the nouns that they can be: `rejects offer`, `orders probe into`.
fn settle(view: &mut View<'_>, clause: Range<usize>) {
    for at in clause {
        let takes = view.tag(at) == Tag::VBZ && view.verb_frames(at) & (Frame::OBJECT | Frame::QUOTE) != 0;
        if takes && base(view, at + 1) {
            view.tags[at + 1] = Tag::NN;
        }
    }
}

/// Whether a word reads as a base form and can be a noun.
fn base(view: &View<'_>, at: usize) -> bool {
    matches!(view.tag(at), Tag::VB | Tag::VBP) && view.can(at, Tag::NN) && !view.is(at, Kind::AUXILIARY)
}

/// Whether what stands behind a word can be its object.
fn takes(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let next = at + 1;
    view.tag(next) == Tag::RP
        || view.tag(next) == Tag::VBG
        || view.is(next, Kind::TO) && view.verb_frames(at) != 0
        || base(view, next)
        // `Chief resigns, demands vote`
        || next + 1 < ceiling && view.is(next, Kind::COMMA) && plural(view, next + 1) && takes(view, next + 1, ceiling)
        || noun::plain_after(view, next, ceiling).is_some()
}

/// Whether nouns in a list stand here: `backs bridge, schools and parks`.
fn lists(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    noun::plain_after(view, at, ceiling).is_none_or(|end| view.tag(end) == Tag::CC || view.is(end, Kind::COMMA))
}

impl Clause<'_> {
    /// Whether what stands between the verb and `end` is what it takes, as its clause has its subject at the beginning of a
    /// headline: `Bank cuts rates, promises new homes`, but not `Rates to fall, promises bank`.
    pub fn predicate(&self, group: &Group, end: usize) -> bool {
        let view = self.view;
        let own = &view.document.sentences[view.document.sentence_of(self.bounds.start)];
        let open = own.position == Position::Headline || !view.is(self.bounds.end - 1, Kind::FULL);
        let comma = group.start.saturating_sub(1);
        if !open
            || view.tag(group.main) != Tag::VBZ
            || comma < self.bounds.start + 2
            || !view.is(comma, Kind::COMMA)
            || self.takes & !frame::CLAUSES == 0
            || !(self.bounds.start..comma).any(|at| view.tag(at) == Tag::VBZ)
        {
            return false;
        }
        let head = noun::head(view, &(group.end..end));
        let say = view.document.word(group.main).eq_ignore_ascii_case("says");
        !say && (view.tag(head) == Tag::NNS || !noun::speaks(view, head))
    }
}
