//! Cuts a mention of a source into noun phrases, and widens it by the titles and appositions beside it.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::namesake::aged;

/// Most tokens of a source that are read.
const LONGEST: usize = 80;

/// Marks that end a phrase.
const EDGES: &str = ",;:()[]—–\"“”";
/// How far titles before and appositions after a mention are looked for, in tokens.
const TITLE: usize = 9;
/// How many prepositions an apposition before a name may hold.
const OWNERS: usize = 2;
/// How far behind `and` the noun stands that it shares with the word before it.
const MODIFIERS: usize = 6;
/// Longest apposition, in tokens.
const APPOSITION: usize = 30;

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
fn spaced(view: View<'_>, at: usize) -> bool {
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
        if tag == Tag::CC && noun && at + 1 < range.end && matches!(view.tag(at + 1), Tag::DT | Tag::RB | Tag::PRPS) {
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

fn verb(tag: Tag) -> bool {
    matches!(tag, Tag::VB | Tag::VBP | Tag::VBZ | Tag::VBD)
}

fn relative(tag: Tag) -> bool {
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
        && view.covering(last).is_some_and(|found| found.what == What::Head)
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
    let field = |at: usize| view.tag(at).is_noun() && view.tag(at) != Tag::NNS;
    let free = |at: usize| view.covering(at).is_none_or(|found| found.what == What::Wording);
    let office = |found: &Found<'_>| {
        matches!(found.kind, Some(SourceKind::Government | SourceKind::Political))
            && matches!(found.what, What::Role | What::Post)
            && !view.plural(&found.tokens)
            && found.tokens.end > and + 2
            && found.tokens.end <= end
    };
    field(and - 1) && free(and - 1) && field(and + 1) && view.found(and + 1..end.min(and + 3)).any(office)
}

/// Whether a capital only opens the sentence: the word is a noun like any other.
fn opening(view: View<'_>, at: usize) -> bool {
    view.opens(at) && view.reader.mostly(view.reading.scan.ids[at]).is_some_and(|tag| !tag.is_name())
}

/// A mention with the titles before it and the appositions after it, all in one sentence.
pub(super) fn widened(view: View<'_>, mention: &Range<usize>) -> Range<usize> {
    let sentence = view.sentence(mention.start);
    let end = mention.end.min(sentence.end).max(mention.start + 1);
    left(view, &(mention.start..end), &sentence)..right(view, end, sentence.end)
}

fn left(view: View<'_>, mention: &Range<usize>, sentence: &Range<usize>) -> usize {
    let from = mention.start;
    let edge = sentence.start.max(from.saturating_sub(TITLE));
    let mut start = titles(view, from, edge);
    // `The group's president, Jane Hill`: an apposition before the name.
    let closes = mention.end >= sentence.end || view.mark(mention.end, ",.;:)—–");
    let addressed = (start..from).all(|at| view.address(at));
    if closes && addressed && start > edge + 1 && view.mark(start - 1, ",") && view.capital(start) {
        start = described(view, start - 1, edge).unwrap_or(start);
    }
    start
}

/// Where the apposition begins that ends at a comma: `The leader of the council, Jane Hill`, but not `Mayor Joe Poe, Jane Hill`.
fn described(view: View<'_>, comma: usize, edge: usize) -> Option<usize> {
    let mut before = titles(view, comma, edge);
    for _ in 0..OWNERS {
        if before == edge
            || before == comma
            || !(matches!(view.word(before - 1), "of" | "from") || posted(view, before - 1))
        {
            break;
        }
        before = titles(view, before - 1, edge);
    }
    // `The students' lawyer, Jane Hill`
    let one = |found: &&Found<'_>| matches!(found.what, What::Role | What::Post) && !view.plural(&found.tokens);
    let role = view.found(before..comma).find(one)?;
    let named = role.tokens.end == comma - 1 && view.capital(comma - 1) && view.covering(comma - 1).is_none();
    // `who are qualified to be president, Jane Hill said`
    let opens = match view.tag(before) {
        Tag::DT | Tag::PRPS | Tag::NNP | Tag::CD => true,
        Tag::NN => view.capital(before),
        _ => false,
    };
    (before < comma && opens && !named).then_some(before)
}

/// Whether a preposition stands behind a post: `ambassador to Arden`, `minister for trade`.
fn posted(view: View<'_>, at: usize) -> bool {
    let post = |found: &Found<'_>| found.tokens.end == at && matches!(found.what, What::Role | What::Post);
    matches!(view.tag(at), Tag::IN | Tag::TO) && at > 0 && view.covering(at - 1).is_some_and(post)
}

/// Where the run of titles and other noun modifiers that ends at `from` begins.
fn titles(view: View<'_>, from: usize, edge: usize) -> usize {
    let mut start = from;
    while start > edge {
        let before = start - 1;
        if let Some(found) = view.covering(before) {
            if matches!(found.list, List::Channel | List::Attitude | List::Anonymity) {
                break;
            }
            // `the reports Jane Hill filed`: what she has written is no title of hers; `will host Jane Hill`: a verb is none.
            let verb = found.tokens.len() == 1 && !view.capital(before) && verb(view.tag(before));
            if start == from && (found.what == What::Work || verb) {
                break;
            }
            // `told Radio Arden Ms Hill was late`: whom she told.
            if found.what.institution() && view.address(start) && !view.possessive(&found.tokens) {
                break;
            }
            // `Lawyers for Jane Hill`: hers.
            if view.tag(before) == Tag::IN && (start..from).all(|at| view.address(at)) {
                break;
            }
            start = found.tokens.start.max(edge);
            continue;
        }
        // `told Harbour Radio Ms Hill was late`: none of her names.
        if view.address(start) && view.capital(before) && !view.address(before) && before > edge {
            break;
        }
        let tag = view.tag(before);
        let abbreviation = view.mark(before, ".") && before > edge && view.capital(before - 1);
        let noun = tag.is_noun() || matches!(tag, Tag::JJ | Tag::DT | Tag::PRPS | Tag::CD);
        let owner = view.mark(before, "'’") && before > edge && view.word(before - 1).ends_with('s');
        if !noun && !owner && !abbreviation && !(view.mark(before, "-") && !spaced(view, before)) {
            break;
        }
        start = before;
        if matches!(tag, Tag::DT | Tag::PRPS) {
            break;
        }
    }
    start
}

fn right(view: View<'_>, from: usize, edge: usize) -> usize {
    let mut end = from;
    let limit = edge.min(from + APPOSITION);
    // `Jane Hill MP`
    if end < limit && view.rank(end) {
        end += 1;
    }
    // `Jane Hill of the Harbour Institute`, `Jane Hill (R-Lakeland)`.
    if end < limit && matches!(view.tag(end), Tag::IN) && view.found(end + 1..(end + 4).min(limit)).next().is_some() {
        while end < limit && !view.mark(end, EDGES) && !view.tag(end).is_finite() {
            end += 1;
        }
    }
    // `Jane Hill, 52, a teacher,`
    if end + 2 < limit && aged(view, end) {
        end += 2;
    }
    for _ in 0..2 {
        if end + 1 >= limit || !(view.mark(end, ",(") && apposition(view, end + 1)) {
            break;
        }
        let close = (end + 1..limit).find(|&at| view.mark(at, ",;:()") && view.covering(at).is_none());
        // Without an end the rest is the main clause, unless the sentence ends there.
        let Some(close) = close.or((limit == edge).then_some(edge)) else { break };
        let own = (end + 1..close).take_while(|&at| !relative(view.tag(at)));
        let mut verbs = own.clone().filter(|&at| view.tag(at).is_finite());
        // `seen by the Post, the minister knew of it`: a clause of its own.
        let clause = own.take_while(|&at| view.tag(at) != Tag::IN).any(|at| view.tag(at).is_finite());
        if clause {
            break;
        }
        // `Jane Hill, head of the Harbour Institute told the Post`: a comma is missing.
        if let Some(verb) = verbs.find(|&verb| view.says(verb)) {
            end = verb;
            break;
        }
        end = close;
    }
    end
}

/// Whether what follows a comma can be an apposition: an article, a role, a party and state, `who`, `of`.
fn apposition(view: View<'_>, at: usize) -> bool {
    let tag = view.tag(at);
    // `, of the Harbour Institute,`, but not `, after saying`.
    let phrase = tag == Tag::IN && at + 1 < view.reading.tags.len() && !matches!(view.tag(at + 1), Tag::VBG | Tag::RB);
    if relative(tag) || matches!(tag, Tag::DT | Tag::PRPS) || phrase {
        return true;
    }
    // `, longtime editor of the Post`, but not `, supporters say`.
    for next in at..(at + 4).min(view.reading.tags.len()) {
        if let Some(found) = view.covering(next) {
            match found.what {
                What::Role | What::Post => return !view.plural(&found.tokens),
                What::Wording if found.kind.is_some() => return true,
                _ => continue,
            }
        }
        let tag = view.tag(next);
        // `, trade and industry minister,`
        let joins = tag == Tag::CC && next > at && view.tag(next - 1).is_noun() && view.tag(next + 1).is_noun();
        if !(joins || tag.is_noun() || matches!(tag, Tag::JJ | Tag::RB | Tag::VBN)) {
            return false;
        }
    }
    false
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
