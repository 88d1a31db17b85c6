//! The medium that words beside an attribution name: `in a statement`, `on Twitter`, `told the Harbour Post`.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::imprint::own;

/// How many tokens after the cue a listener is looked for: `told the Harbour Post`.
pub(super) const LISTENER: usize = 7;
/// How many words may stand between `in` and `poll`.
const QUALIFIERS: usize = 8;
/// How near behind a medium its own clause begins: `in statements that`.
const CLOSE: usize = 4;
/// How many words may stand between a verb of saying and `in a statement`: `said late on Friday`.
const GAP: usize = 4;

/// Words near the cue that name the medium: `in a statement`, `on Twitter`, `told the Harbour Post`.
pub(super) fn wording(view: View<'_>, credit: &Credit<'_>, person: bool, sentence: &Range<usize>) -> Option<Channel> {
    // `rejected the charge on Twitter`: the medium closes the content, and is no part of it.
    let closes = |piece: &Range<usize>, at: usize| {
        let medium = |found: &Found<'_>| found.list == List::Channel && found.tokens.end == piece.end;
        let clause = || piece.clone().any(|at| view.tag(at).is_finite() || view.reading.document.quoted[at].is_some());
        view.found(at..at + 1).any(medium) && !clause()
    };
    let said = |at: usize| credit.content.iter().any(|piece| piece.contains(&at) && !closes(piece, at));
    let source = |at: usize| credit.source.iter().any(|piece| piece.contains(&at));
    let telling = |found: &&Found<'_>| {
        let work = || !source(found.tokens.start) && (!person && asked_in(view, found) || borne(view, credit, found));
        (found.list == List::Channel && !noun(view, found) || found.what == What::Work && work())
            && !said(found.tokens.start)
            // `Lena Kopp, who was not involved in the study, said`
            && !(person && found.channel == Some(Channel::Report) && source(found.tokens.start))
            && belongs(view, credit, found.tokens.start)
    };
    let first = view.found(sentence.clone()).find(telling);
    // `told fans on Instagram`: where they were told counts, not whom.
    let hit = first.map(|first| {
        let next = view.found(first.tokens.end..(first.tokens.end + 1).min(sentence.end)).find(telling);
        next.filter(|_| first.channel == Some(Channel::Speech)).unwrap_or(first)
    });
    let other = |found: &Found<'_>| outlet(view, found) && !said(found.tokens.start);
    let named = |range: Range<usize>| view.found(range).any(other);
    // `told the Harbour Post in an email`
    let listener = || credit.cue.iter().any(|cue| named(cue.end..sentence.end.min(cue.end + LISTENER)));
    if let Some(hit) = hit {
        let channel = carried(view, hit)?;
        if channel == Channel::Statement && credit.cue.iter().any(|cue| hit.tokens.start > cue.end) && listener() {
            return Some(Channel::Media);
        }
        // An interview is speech, unless an outlet is named for it.
        let rest = hit.tokens.end..sentence.end.min(hit.tokens.end + LISTENER);
        let before = hit.tokens.start.saturating_sub(4).max(sentence.start)..hit.tokens.start;
        return match channel {
            Channel::Speech if named(rest.clone()) || named(before) => Some(Channel::Media),
            // `in an interview with the Post`, which prints it here
            Channel::Media if !named(rest.clone()) && imprinted(view, rest) => Some(Channel::Speech),
            channel => Some(channel),
        };
    }
    // `three sources who spoke to the Harbour Post`
    let heard = credit.source.iter().find_map(|piece| {
        view.found(piece.clone()).find(|found| {
            let before = found.tokens.start.checked_sub(1).filter(|before| piece.contains(before));
            found.what == What::Name && outlet(view, found) && before.is_some_and(|at| view.word(at) == "to")
        })
    });
    if heard.is_some() {
        return Some(Channel::Media);
    }
    let apart = |found: &Found<'_>| !said(found.tokens.start) && !source(found.tokens.start);
    let after = credit.cue.iter().any(|cue| {
        let after = cue.end..sentence.end.min(cue.end + LISTENER);
        view.found(after).any(|found| outlet(view, found) && apart(found))
    });
    let own = credit.cue.iter().any(|cue| sentence.contains(&cue.start));
    (after || own && view.found(sentence.clone()).any(|found| apart(found) && aired(view, found)))
        .then_some(Channel::Media)
}

/// Whether it is a noun that looks like a verb which names its medium: `misspelled tweets`.
pub(super) fn noun(view: View<'_>, found: &Found<'_>) -> bool {
    found.tokens.len() == 1 && view.tag(found.tokens.start).is_noun()
}

/// Whether words at a token tell of the one who is credited, and not of another who speaks in the same sentence: `Hale said in a
/// statement it was late, and Roe called it sad`.
pub(super) fn belongs(view: View<'_>, credit: &Credit<'_>, at: usize) -> bool {
    let sentence = view.near(&view.sentence(at), at);
    // `In its report, the bank said`: the bank speaks; `said in notes that warned of hail`: the notes do.
    let behind = |piece: &Range<usize>| (at..at + CLOSE).contains(&piece.start);
    if credit.source.is_empty() || credit.source.iter().any(behind) {
        return true;
    }
    let free = |source: &&Range<usize>| {
        let bound = matches!(view.tag(source.start), Tag::WP | Tag::WDT | Tag::PRPS);
        view.reading.document.quoted[source.start].is_none() && !bound
    };
    let mut all = credited(view, &sentence).iter().filter(free).peekable();
    let mut owner = all.peek().copied();
    while let Some(source) = all.next_if(|source| source.start < at) {
        owner = Some(source);
    }
    owner.is_none_or(|source| same(view, credit, source))
}

/// The credited sources that start in a range of tokens, in order.
pub(super) fn credited<'a>(view: View<'a>, tokens: &Range<usize>) -> &'a [Range<usize>] {
    let sources = &view.findings.sources;
    let before = |token: usize| sources.partition_point(|source| source.start < token);
    let from = before(tokens.start);
    &sources[from..before(tokens.end).max(from)]
}

/// Whether a credited source is the one of this attribution, and no spokesman of hers.
pub(super) fn same(view: View<'_>, credit: &Credit<'_>, source: &Range<usize>) -> bool {
    let meets = |own: &Range<usize>| own.start < source.end && source.start < own.end;
    let next = credit.mentions.partition_point(|mention| mention.end <= source.start);
    let mut mentions = credit.mentions[next..].iter().take_while(|mention| mention.start < source.end);
    // `the lawyer for Jane Roe`, but not `the head of the club, Jane Roe`
    let heads = |name: &Range<usize>| {
        let titles = (source.start..name.start).rev().take_while(|&at| !view.mark(at, ","));
        titles.into_iter().all(|at| view.tag(at) != Tag::IN) && !owning(view, name)
    };
    credit.source.iter().any(meets) || mentions.any(heads)
}

/// Whether a mention only says whose something is: `her office`, `Roe's lawyer`.
pub(super) fn owning(view: View<'_>, mention: &Range<usize>) -> bool {
    view.possessive(mention) || view.tag(mention.start) == Tag::PRPS
}

/// Whether it is an outlet, and not the one that published the article.
pub(super) fn outlet(view: View<'_>, found: &Found<'_>) -> bool {
    // `told a media briefing`
    let next = found.tokens.end;
    let modifies = found.what == What::Head && view.tag(next).is_noun() && !view.capital(next);
    found.kind == Some(SourceKind::Media) && found.what.institution() && !modifies && !own(view, &found.tokens)
}

/// Whether the article's own outlet stands there.
fn imprinted(view: View<'_>, mut range: Range<usize>) -> bool {
    range.end = range.end.min(range.start + 2);
    view.found(range).any(|found| found.kind == Some(SourceKind::Media) && own(view, &found.tokens))
}

/// Whether it is the outlet of `she said on the Harbour Channel`, `writing in the Harbour Post`.
fn aired(view: View<'_>, found: &Found<'_>) -> bool {
    let start = found.tokens.start;
    let quoted = view.reading.document.quoted.get(start).is_some_and(Option::is_some);
    if found.what != What::Name || quoted || !outlet(view, found) {
        return false;
    }
    let linked = |at: usize| view.class(at, Class::Airing);
    let Some(before) = start.checked_sub(1) else { return false };
    linked(before) || before > 0 && view.tag(before) == Tag::DT && linked(before - 1)
}

/// Whether it is the poll of `said in a recent poll`.
fn asked_in(view: View<'_>, found: &Found<'_>) -> bool {
    found.what == What::Work
        && found.channel == Some(Channel::PollData)
        && opening(view, found).is_some_and(|at| view.class(at, Class::Within))
}

/// Whether it is the paper of `said in a strongly worded statement`, `In its yearly report, the club said`, the page of `said on
/// the club's Facebook page`, and not one that somebody is only named in.
pub(super) fn borne(view: View<'_>, credit: &Credit<'_>, found: &Found<'_>) -> bool {
    let Some(channel) = carried(view, found).filter(|_| found.what == What::Work) else { return false };
    let bearing = match channel {
        Channel::Statement | Channel::Report => &["in", "In"][..],
        Channel::SocialMedia => &["in", "In", "on", "On", "via", "Via"],
        _ => return false,
    };
    // `said in oral evidence`
    if view.word(found.tokens.end - 1).eq_ignore_ascii_case("evidence") {
        return false;
    }
    let Some(at) = opening(view, found).filter(|&at| bearing.contains(&view.word(at))) else { return false };
    let says = |at: usize| view.says(at) || credit.cue.iter().any(|cue| cue.contains(&at));
    let start = view.sentence(at).start;
    at == start || (at.saturating_sub(GAP).max(start)..at).any(says)
}

/// What comes before the article and the adjectives of a noun.
fn opening(view: View<'_>, found: &Found<'_>) -> Option<usize> {
    let edge = found.tokens.start.saturating_sub(QUALIFIERS).max(view.sentence(found.tokens.start).start);
    (edge..found.tokens.start).rev().find(|&at| !(view.tag(at).is_noun() || modifier(view.tag(at))))
}

/// The channel of what is said in a work; a letter that is written is no leak.
fn carried(view: View<'_>, found: &Found<'_>) -> Option<Channel> {
    let letter = || found.what == What::Work && view.class(found.tokens.end - 1, Class::Missives);
    match found.channel? {
        Channel::Document if letter() => Some(Channel::Statement),
        channel => Some(channel),
    }
}

fn modifier(tag: Tag) -> bool {
    // `a strongly worded, long and angry letter`
    matches!(tag, Tag::JJ | Tag::DT | Tag::PRPS | Tag::CD | Tag::PUNCT | Tag::RB | Tag::VBN | Tag::CC)
}
