//! How the content reached the reporter, as far as the article says.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::evidence::Evidence;
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::gather::Profile;

/// How many tokens after the cue a listener is looked for: `told the Harbour Post`.
const LISTENER: usize = 7;
/// How many sentences back the channel of the same source still holds.
const BACK: usize = 2;
/// How many sentences back the paper stands that somebody is quoted from: `she wrote`.
const WRITTEN: usize = 30;
/// How many sentences ahead it is looked for, as the medium is often given only after the first words.
const AHEAD: usize = 2;
/// How many words may stand between `in` and `poll`.
const QUALIFIERS: usize = 8;
/// How many sentences back a poll still holds for what `voters` say.
const POLL: usize = 6;

/// The channel of an attribution; `kind` is the source's.
pub(super) fn of(view: View<'_>, credit: &Credit<'_>, profile: &Profile, kind: SourceKind) -> Channel {
    let told = credit.entry.and_then(|entry| view.reader.library.entries[entry as usize].facts.channel);
    let here = profile.nearest();
    let role = profile.evidence.as_ref().filter(|evidence| evidence.what == What::Role);
    // `the paper said` of an outlet, which is no study.
    if kind == SourceKind::Media && credit.source.iter().any(|piece| view.class(piece.end - 1, Class::Papers)) {
        return Channel::Media;
    }
    let usual_of = |evidence: &&Evidence| matches!(evidence.what, What::Role | What::Head | What::Name);
    if let Some(channel) = here.filter(|evidence| !usual_of(evidence)).and_then(|evidence| evidence.channel) {
        return channel;
    }
    if let Some(channel) = told.filter(|channel| !matches!(*channel, Channel::Speech | Channel::Unspecified)) {
        return channel;
    }
    let Some(cue) = credit.cue.first() else { return Channel::Unspecified };
    let around = view.near(&view.sentence(cue.start), cue.start);
    if credit.source.is_empty() {
        return wording(view, credit, profile.person, &around).unwrap_or(Channel::Unspecified);
    }
    if let Some(channel) = wording(view, credit, profile.person, &around) {
        return channel;
    }
    if told == Some(Channel::Unspecified) || attitude(view, credit) {
        return Channel::Unspecified;
    }
    let institution = matches!(kind, SourceKind::ThinkTank | SourceKind::Expert) && role.is_none();
    let asked = kind == SourceKind::Public && !here.is_some_and(|it| view.class(it.tokens.end - 1, Class::Intimates));
    let own = |at: usize| credit.content.iter().any(|piece| piece.contains(&at));
    if (asked || institution) && !profile.person && polled(view, cue.start, asked, own) {
        return Channel::PollData;
    }
    if let Some(channel) = beside(view, credit, profile.person) {
        return channel;
    }
    let spoken = |channel: &Channel| *channel != Channel::Document || !credited(view, credit, Class::Spoken);
    if let Some(channel) = role.and_then(|evidence| evidence.channel).filter(spoken) {
        return channel;
    }
    match usual(profile, kind) {
        // `the bank forecast`: what a body reckons is in its report.
        Channel::Statement if credited(view, credit, Class::Reckonings) => Channel::Report,
        // `the court heard`: what is said there is no ruling.
        Channel::Document if credited(view, credit, Class::Hearing) => Channel::Speech,
        // Nobody writes by speaking; what scholars write is a paper.
        Channel::Speech if credited(view, credit, Class::Writings) => match kind {
            SourceKind::Expert | SourceKind::ThinkTank => Channel::Report,
            _ => Channel::Statement,
        },
        channel => channel,
    }
}

/// Words near the cue that name the medium: `in a statement`, `on Twitter`, `told the Harbour Post`.
fn wording(view: View<'_>, credit: &Credit<'_>, person: bool, sentence: &Range<usize>) -> Option<Channel> {
    // `rejected the charge on Twitter`: the medium closes the content, and is no part of it.
    let closes = |piece: &Range<usize>, at: usize| {
        let medium = |found: &Found<'_>| found.list == List::Channel && found.tokens.end == piece.end;
        let clause = || piece.clone().any(|at| view.tag(at).is_finite() || view.reading.document.quoted[at].is_some());
        view.found(at..at + 1).any(medium) && !clause()
    };
    let said = |at: usize| credit.content.iter().any(|piece| piece.contains(&at) && !closes(piece, at));
    let source = |at: usize| credit.source.iter().any(|piece| piece.contains(&at));
    let telling = |found: &&Found<'_>| {
        (found.list == List::Channel || !person && asked_in(view, found) && !source(found.tokens.start))
            && !said(found.tokens.start)
            // `Lena Kopp, who was not involved in the study, said`
            && !(person && found.channel == Some(Channel::Report) && source(found.tokens.start))
    };
    let first = view.found(sentence.clone()).find(telling);
    // `told fans on Instagram`: where they were told counts, not whom.
    let hit = first.map(|first| {
        let next = view.found(first.tokens.end..(first.tokens.end + 1).min(sentence.end)).find(telling);
        next.filter(|_| first.channel == Some(Channel::Speech)).unwrap_or(first)
    });
    let outlet = |range: Range<usize>| {
        view.found(range)
            .any(|found| found.kind == Some(SourceKind::Media) && found.what.institution() && !said(found.tokens.start))
    };
    // `told the Harbour Post in an email`
    let listener = || credit.cue.iter().any(|cue| outlet(cue.end..sentence.end.min(cue.end + LISTENER)));
    if let Some(hit) = hit {
        if hit.channel == Some(Channel::Statement)
            && credit.cue.iter().any(|cue| hit.tokens.start > cue.end)
            && listener()
        {
            return Some(Channel::Media);
        }
        // An interview is speech, unless an outlet is named for it.
        let rest = hit.tokens.end..sentence.end.min(hit.tokens.end + LISTENER);
        let before = hit.tokens.start.saturating_sub(4).max(sentence.start)..hit.tokens.start;
        return match hit.channel? {
            Channel::Speech if outlet(rest) || outlet(before) => Some(Channel::Media),
            channel => Some(channel),
        };
    }
    // `three sources who spoke to the Harbour Post`
    let heard = credit.source.iter().find_map(|piece| {
        view.found(piece.clone()).find(|found| {
            let before = found.tokens.start.checked_sub(1).filter(|before| piece.contains(before));
            found.kind == Some(SourceKind::Media)
                && found.what == What::Name
                && before.is_some_and(|at| view.word(at) == "to")
        })
    });
    if heard.is_some() {
        return Some(Channel::Media);
    }
    let apart = |found: &Found<'_>| !said(found.tokens.start) && !source(found.tokens.start);
    let after = credit.cue.iter().any(|cue| {
        let after = cue.end..sentence.end.min(cue.end + LISTENER);
        view.found(after).any(|found| found.kind == Some(SourceKind::Media) && found.what.institution() && apart(found))
    });
    let own = credit.cue.iter().any(|cue| sentence.contains(&cue.start));
    (after || own && view.found(sentence.clone()).any(|found| apart(found) && aired(view, found)))
        .then_some(Channel::Media)
}

/// Whether it is the outlet of `she said on the Harbour Channel`, `writing in the Harbour Post`.
fn aired(view: View<'_>, found: &Found<'_>) -> bool {
    let start = found.tokens.start;
    let quoted = view.reading.document.quoted.get(start).is_some_and(Option::is_some);
    if found.kind != Some(SourceKind::Media) || found.what != What::Name || quoted {
        return false;
    }
    let linked = |at: usize| view.class(at, Class::Airing);
    let Some(before) = start.checked_sub(1) else { return false };
    linked(before) || before > 0 && view.tag(before) == Tag::DT && linked(before - 1)
}

/// Whether it is the poll of `said in a recent poll`.
fn asked_in(view: View<'_>, found: &Found<'_>) -> bool {
    let edge = found.tokens.start.saturating_sub(QUALIFIERS).max(view.sentence(found.tokens.start).start);
    let before = (edge..found.tokens.start).rev().find(|&at| !(view.tag(at).is_noun() || modifier(view.tag(at))));
    found.what == What::Work
        && found.channel == Some(Channel::PollData)
        && before.is_some_and(|at| view.class(at, Class::Within))
}

fn modifier(tag: Tag) -> bool {
    matches!(tag, Tag::JJ | Tag::DT | Tag::PRPS | Tag::CD | Tag::PUNCT)
}

/// The medium that a sentence near by gives for the same source: `he added`.
fn beside(view: View<'_>, credit: &Credit<'_>, person: bool) -> Option<Channel> {
    let sentences = &view.reading.document.sentences;
    let cue = credit.cue.first()?.start;
    let own = view.reading.document.sentence_of(cue);
    let back = if credited(view, credit, Class::Writings) { WRITTEN } else { BACK };
    let before = (own.saturating_sub(back)..own).rev();
    // What somebody has said before was said elsewhere.
    let perfect = credit.cue.iter().any(|cue| cue.clone().any(|at| view.tag(at) == Tag::VBN));
    let after = own + 1..(own + 1 + AHEAD).min(sentences.len());
    before.chain(after).find_map(|index| {
        let tokens = view.near(&sentences[index].tokens, cue);
        let next = credit.mentions.partition_point(|mention| mention.start < tokens.start);
        let there = credit.mentions.get(next).is_some_and(|mention| tokens.contains(&mention.start));
        // What she tweeted a sentence later she has not said here.
        let own_verb = || {
            let verb = |found: &Found<'_>| found.list == List::Channel && view.tag(found.tokens.start).is_verb();
            index > own && view.found(tokens.clone()).any(verb)
        };
        let heard = || {
            let mention = credit.mentions[next..].first().filter(|_| index < own || !perfect)?;
            told(view, mention.end, &tokens)
        };
        (there && !own_verb()).then(|| wording(view, credit, person, &tokens).or_else(heard)).flatten()
    })
}

/// Where whoever is mentioned up to `from` speaks there: `She told the Harbour Post`, `She posted`.
fn told(view: View<'_>, from: usize, sentence: &Range<usize>) -> Option<Channel> {
    let says = (from..sentence.end.min(from + LISTENER)).find(|&at| view.says(at))?;
    if let Some(channel) = medium(view, says) {
        return Some(channel);
    }
    let listener = says + 1..sentence.end.min(says + 1 + LISTENER);
    view.found(listener)
        .any(|found| found.kind == Some(SourceKind::Media) && found.what.institution())
        .then_some(Channel::Media)
}

/// The medium that a verb of attribution names by itself: `posted`.
fn medium(view: View<'_>, says: usize) -> Option<Channel> {
    let hits = view.reading.scan.within(&(says..says + 1)).iter().filter(|hit| hit.verb);
    let mut channels = hits.filter_map(|hit| view.reader.library.entries[hit.entry as usize].facts.channel);
    channels.find(|channel| !matches!(*channel, Channel::Speech | Channel::Unspecified))
}

/// Whether the cue tells an attitude and no act of saying: `hopes`, `her support for`.
fn attitude(view: View<'_>, credit: &Credit<'_>) -> bool {
    credit.cue.iter().any(|cue| view.found(cue.clone()).any(|found| found.list == List::Attitude))
}

/// Whether a poll stands in the sentence or shortly before, but not in what is told: `the team reported the results`. Figures that
/// nobody was asked for tell nothing of what `residents` say behind them.
fn polled(view: View<'_>, at: usize, asked: bool, told: impl Fn(usize) -> bool) -> bool {
    let sentences = &view.reading.document.sentences;
    let own = view.reading.document.sentence_of(at);
    let start = sentences[own.saturating_sub(POLL)].tokens.start;
    let tokens = view.near(&(start..sentences[own].tokens.end), at);
    view.found(tokens).any(|found| {
        let here = found.tokens.start >= sentences[own].tokens.start;
        let share = found.what == What::Group && here;
        let poll = || found.tokens.clone().any(|at| view.class(at, Class::Polls));
        let content = || told(found.tokens.start);
        let counts = || if asked { poll() || here && !content() } else { !content() };
        let told = || if share { asked || !content() } else { found.what == What::Work && counts() };
        found.channel == Some(Channel::PollData) && told()
    })
}

/// Whether a word of a class stands in the cue.
fn credited(view: View<'_>, credit: &Credit<'_>, class: Class) -> bool {
    credit.cue.iter().any(|cue| cue.clone().any(|at| view.class(at, class)))
}

/// The channel where nothing is said of it.
fn usual(profile: &Profile, kind: SourceKind) -> Channel {
    let head = profile.nearest();
    // `The ship's owner, Harbour Shipping`
    let body = |it: &Evidence| matches!(it.what, What::Name | What::Head | What::Place | What::Work);
    let institution = profile.institution || head.is_some_and(body);
    match kind {
        SourceKind::Media => Channel::Media,
        SourceKind::Document => Channel::Document,
        _ if profile.person => Channel::Speech,
        SourceKind::ThinkTank if institution => Channel::Report,
        // What a court says is in its rulings, what an inquiry says in its report.
        _ if institution => head.and_then(|head| head.channel).unwrap_or(Channel::Statement),
        _ => Channel::Speech,
    }
}
