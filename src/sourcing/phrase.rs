//! Cuts a mention of a source into noun phrases.

use std::ops::Range;

use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::found::{Class, Found, View, What};

/// Most tokens of a source that are read.
const LONGEST: usize = 80;

/// Marks that end a phrase.
pub(super) const EDGES: &str = ",;:()[]—–\"“”";
/// How far behind `and` the noun stands that it shares with the word before it.
const MODIFIERS: usize = 6;

/// A noun phrase: what stands up to its first preposition, verb or relative word, and the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// From the determiner to the noun that it is about.
    pub core: Range<usize>,
    /// What follows the noun: `of the bank`, `with knowledge of the talks`.
    pub tail: Range<usize>,
    /// Whether it is a relative clause, which tells less.
    pub relative: bool,
}

/// The phrases of a range of tokens, in order.
pub(super) fn phrases(view: View<'_>, range: &Range<usize>) -> Vec<Phrase> {
    let range = &(range.start..range.end.min(range.start + LONGEST));
    let mut all = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        if let Some(found) = view.found(at..at + 1).next() {
            at = found.tokens.end.min(range.end);
            continue;
        }
        // `European Union (EU) officials`
        if view.mark(at, "(")
            && at + 3 < range.end
            && view.acronym(at + 1)
            && view.mark(at + 2, ")")
            && view.tag(at + 3).is_noun()
        {
            at += 3;
            continue;
        }
        if view.is_mark(at) && (view.mark(at, EDGES) || view.mark(at, "-") && spaced(view, at)) {
            cut(view, start..at, &mut all);
            start = at + 1;
        }
        at += 1;
    }
    cut(view, start..range.end, &mut all);
    all
}

/// Whether a hyphen stands as a dash, with a gap before it.
pub(super) fn spaced(view: View<'_>, at: usize) -> bool {
    let tokens = &view.reading.document.tokens;
    at > 0 && tokens[at - 1].span.end < tokens[at].span.start
}

fn cut(view: View<'_>, mut range: Range<usize>, all: &mut Vec<Phrase>) {
    // The mark that ends the sentence belongs to no phrase.
    while range.start < range.end && view.mark(range.end - 1, ".!?…'’") && view.covering(range.end - 1).is_none() {
        range.end -= 1;
    }
    if range.is_empty() {
        return;
    }
    let mut noun = false;
    let mut core_end = None;
    let mut at = range.start;
    while at < range.end {
        // `papers obtained by the Post`: the outlet is no part of the noun.
        if noun && core_end.is_none() && view.class(at, Class::Handled) && at + 1 < range.end && handed(view, at + 1) {
            core_end = Some(at);
        }
        if let Some(found) = view.found(at..at + 1).next() {
            // A bare preposition may open an entry, such as `at the ministry`; it is no noun.
            // `a study published in the journal`, `lawyers for the family`
            let participle = found.what == What::Wording && matches!(view.tag(at), Tag::VBN | Tag::VBG);
            if core_end.is_none() && participle && ends(view, at, view.tag(at), noun, &range) {
                core_end = Some(at);
            }
            noun |= found.what != What::Wording || view.tag(found.tokens.end.min(range.end) - 1).is_noun();
            let last = found.tokens.end - 1;
            let people = matches!(found.what, What::Post | What::Group | What::Role);
            let open = people && last > at && matches!(view.tag(last), Tag::IN | Tag::TO);
            if core_end.is_none() && open && last < range.end {
                core_end = Some(last + 1);
            }
            at = found.tokens.end.max(at + 1);
            continue;
        }
        let tag = view.tag(at);
        // `a former aide to the mayor and now a columnist`: the second role is a phrase of its own.
        let second = || matches!(view.tag(at + 1), Tag::DT | Tag::RB | Tag::PRPS) || untold(view, &range, at);
        if tag == Tag::CC && noun && at + 1 < range.end && second() {
            let core_end = core_end.unwrap_or(at);
            all.push(Phrase { core: range.start..core_end, tail: core_end..at, relative: false });
            cut(view, at + 1..range.end, all);
            return;
        }
        if relative(tag) && (noun || at == range.start) {
            let core_end = core_end.unwrap_or(at);
            all.push(Phrase { core: range.start..core_end, tail: core_end..at, relative: false });
            all.push(Phrase { core: at..range.end, tail: range.end..range.end, relative: true });
            return;
        }
        if core_end.is_none() && ends(view, at, tag, noun, &range) {
            core_end = Some(at);
        }
        noun |= tag.is_noun();
        at += 1;
    }
    let core_end = core_end.unwrap_or(range.end);
    all.push(Phrase { core: range.start..core_end, tail: core_end..range.end, relative: false });
}

/// Whether `and` joins a role to one that tells nothing: `a kayak pioneer and engineering lecturer at the university`.
fn untold(view: View<'_>, range: &Range<usize>, and: usize) -> bool {
    let role = |found: &&Found<'_>| matches!(found.what, What::Role | What::Post);
    let modifies = |at: usize| view.tag(at) == Tag::JJ || view.tag(at).is_noun();
    let next = view.found(and + 1..range.end.min(and + MODIFIERS)).find(role);
    let told = |found: &Found<'_>| !matches!(found.what, What::Wording | What::Place);
    view.tag(and - 1) == Tag::NN
        && !view.capital(and - 1)
        && next.is_some_and(|role| !view.plural(&role.tokens) && (and + 1..role.tokens.start).all(modifies))
        && !view.found(range.start..and).any(told)
}

pub(super) fn verb(tag: Tag) -> bool {
    matches!(tag, Tag::VB | Tag::VBP | Tag::VBZ | Tag::VBD)
}

pub(super) fn relative(tag: Tag) -> bool {
    matches!(tag, Tag::WP | Tag::WDT | Tag::WPS)
}

/// Whether the noun of a phrase stands before the token `at`.
fn ends(view: View<'_>, at: usize, tag: Tag, noun: bool, phrase: &Range<usize>) -> bool {
    let end = phrase.end;
    match tag {
        // `more than 200 scientists` goes on.
        Tag::IN if !noun && at + 1 < end && view.tag(at + 1) == Tag::CD => false,
        Tag::IN | Tag::TO => !view.capital(at) || noun,
        Tag::MD | Tag::VBD | Tag::VBZ | Tag::VBP | Tag::WRB => noun && !view.capital(at),
        // `a report released by` ends here, `a long-serving official` does not.
        Tag::VBN | Tag::VBG => {
            // `a Lakeland-based think tank` goes on.
            let joined = at > 0 && view.mark(at - 1, "-") && !spaced(view, at - 1);
            let ahead = || view.tag(at + 1).is_noun() && !view.capital(at + 1);
            noun && !joined && !view.capital(at) && at + 1 < end && !ahead()
        }
        Tag::CC => noun && !joins(view, at, end) && !shared(view, phrase, at) && !twofold(view, at, end),
        _ => false,
    }
}

/// Whether `and` joins two words of one name: `Fire and Water Authority`.
fn joins(view: View<'_>, at: usize, end: usize) -> bool {
    let run = (at + 1..end).take_while(|&next| view.capital(next)).count();
    let last = at + run;
    run > 0
        && view.capital(at - 1)
        && view.covering(at - 1).is_none()
        && (view.covering(last).is_some_and(|found| found.what == What::Head) || view.class(last, Class::Groups))
}

/// Whether `and` joins two words that say of one noun whose people they are: `U.S. and European officials`, `City and county
/// officials`, but not `Canada and European officials`, `the union and company officials`.
pub(super) fn shared(view: View<'_>, phrase: &Range<usize>, and: usize) -> bool {
    let adjective = |at: usize| view.tag(at) == Tag::JJ;
    let near = and + 1..phrase.end.min(and + MODIFIERS);
    // `police and residents`, `two U.S. and two European officials`
    let people = |found: &&Found<'_>| {
        let noun = matches!(found.what, What::Role | What::Post | What::Group) && view.plural(&found.tokens);
        noun && found.tokens.end > and + 2 && !view.capital(found.tokens.end - 1) && !adjective(found.tokens.start)
    };
    let Some(noun) = view.found(near).find(people) else { return false };
    let last = if view.is_mark(and - 1) { and - 2 } else { and - 1 };
    let counted = view.tag(phrase.start) == Tag::CD;
    let modifies = |at: usize| {
        let tag = view.tag(at);
        let body = view.covering(at).is_some_and(|found| matches!(found.what, What::Name | What::Place | What::Head));
        // `Mayor Hale and city officials`
        let plain = body || !view.capital(at) || opening(view, at);
        tag == Tag::JJ || view.mark(at, ".-") || counted && tag == Tag::CD || plain && tag.is_noun() && tag != Tag::NNS
    };
    let state = |found: &Found<'_>| found.what == What::Place && !view.acronym(last);
    let own = adjective(last)
        || view.class(last, Class::Nationals)
        || view.tag(phrase.start) != Tag::DT && !view.covering(last).is_some_and(state);
    own && (phrase.start..and).all(|at| modifies(at) || at == phrase.start && view.tag(at) == Tag::DT)
        && (and + 1..noun.tokens.start).all(modifies)
}

/// Whether `and` joins two fields of one office: `trade and industry minister`, but not `the union and company leader`.
fn twofold(view: View<'_>, and: usize, end: usize) -> bool {
    let several = |at: usize| view.tag(at) == Tag::NNS && !(view.capital(at) && view.capital(and + 2));
    let field = |at: usize| view.tag(at).is_noun() && !several(at);
    // `Minerals and Energy Minister`
    let trade = |at: usize, found: &Found<'_>| {
        matches!(found.what, What::Head | What::Role) && view.capital(at) && view.capital(and + 2)
    };
    let free = |at: usize| {
        view.covering(at).is_none_or(|found| matches!(found.what, What::Wording | What::Group) || trade(at, found))
    };
    let office = |found: &Found<'_>| {
        matches!(found.kind, Some(SourceKind::Government | SourceKind::Political))
            && matches!(found.what, What::Role | What::Post)
            && !view.plural(&found.tokens)
            && found.tokens.end > and + 2
            && found.tokens.end <= end
    };
    // `Youth and Sports Minister`: the second field may be the office's own.
    let second = |office: &Found<'_>| office.tokens.start == and + 1 || free(and + 1);
    let near = and + 1..end.min(and + 3);
    field(and - 1) && free(and - 1) && field(and + 1) && view.found(near).any(|found| office(found) && second(found))
}

/// Whether a capital only opens the sentence: the word is a noun like any other.
fn opening(view: View<'_>, at: usize) -> bool {
    view.opens(at) && view.reader.mostly(view.reading.scan.ids[at]).is_some_and(|tag| !tag.is_name())
}

/// Whether whoever has seen or been given a paper is named next: `seen by`, `leaked to`, `shared with`.
fn handed(view: View<'_>, at: usize) -> bool {
    matches!(view.word(at), "by" | "to" | "with")
}

/// Whether an outlet only saw what it writes of, or asked those who speak: `documents obtained by the Harbour Post`.
pub(super) fn passed(view: View<'_>, start: usize) -> bool {
    // `The memo, seen by the Harbour Post,`
    let all = view.reading.tags.len();
    if view.class(start, Class::Handled) && start + 1 < all && handed(view, start + 1) {
        return true;
    }
    let Some(mut before) = start.checked_sub(1) else { return false };
    let least = before.saturating_sub(5);
    while before > least && (view.capital(before) || view.tag(before) == Tag::DT) {
        before -= 1;
    }
    before > 0 && handed(view, before) && view.class(before - 1, Class::Handled)
}
