//! The medium of an attribution that another sentence gives: `She told the Harbour Post it was late. “It is sad,” she said.`

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::medium::{LISTENER, belongs, borne, credited, noun, outlet, owning, same, wording};

/// How many sentences back the channel of the same source still holds.
const BACK: usize = 2;
/// The same where nobody else has spoken since.
const ALONE: usize = 12;
/// The same of what somebody posts, which is short.
const POSTED: usize = 5;
/// How many sentences back it was posted what private persons say.
const POSTS: usize = 4;
/// How many words behind `posted` the figures of a firm may stand: `a 9 % rise in profits`.
const FIGURES: usize = 10;
/// How many sentences back the paper stands that somebody is quoted from: `she wrote`.
const WRITTEN: usize = 30;
/// How many sentences ahead it is looked for, as the medium is often given only after the first words.
const AHEAD: usize = 2;

/// The medium that a sentence near by gives for the same source: `he added`.
pub(super) fn beside(view: View<'_>, credit: &Credit<'_>, person: bool) -> Option<Channel> {
    let sentences = &view.reading.document.sentences;
    let cue = credit.cue.first()?.start;
    let own = view.reading.document.sentence_of(cue);
    let writes = credit.cue.iter().any(|cue| cue.clone().any(|at| view.class(at, Class::Writings)));
    let back = if writes { WRITTEN } else { BACK };
    let before = (own.saturating_sub(back)..own).rev();
    // What somebody has said before was said elsewhere.
    let perfect = credit.cue.iter().any(|cue| cue.clone().any(|at| view.tag(at) == Tag::VBN));
    let after = own + 1..(own + 1 + AHEAD).min(sentences.len());
    let given = |index: usize| {
        let tokens = view.near(&sentences[index].tokens, cue);
        let next = credit.mentions.partition_point(|mention| mention.start < tokens.start);
        let mut there = credit.mentions[next..].iter().take_while(|mention| tokens.contains(&mention.start));
        // `“Roe is late,” Hale told the Post`: what others say of her tells nothing of what she has said.
        let mention = there.find(|mention| view.reading.document.quoted[mention.start].is_none())?;
        // What she tweeted a sentence later she has not said here.
        let verb = |found: &Found<'_>| found.list == List::Channel && view.tag(found.tokens.start).is_verb();
        if index > own && view.found(tokens.clone()).any(verb) {
            return None;
        }
        let heard = || {
            let speaks = (index < own || !perfect) && !owning(view, mention);
            let told = speaks.then(|| told(view, credit, mention.end, &tokens)).flatten();
            told.or_else(|| quoted(view, mention.start, &tokens))
        };
        wording(view, credit, person, &tokens).or_else(heard)
    };
    let here = credit
        .source
        .first()
        .and_then(|source| quoted(view, source.start, &view.near(&sentences.get(own)?.tokens, source.start)));
    let near = here.or_else(|| before.chain(after).find_map(given));
    if near.is_some() || perfect || !person {
        return near;
    }
    // What nobody has interrupted goes on in the medium in which it began.
    let others = |index: usize| {
        let mut sources = credited(view, &view.near(&sentences[index].tokens, cue)).iter();
        sources.any(|it| view.reading.document.quoted[it.start].is_none() && !same(view, credit, it))
    };
    let alone = (own.saturating_sub(ALONE)..own).rev().take_while(|&index| !others(index));
    let (index, channel) = alone.into_iter().find_map(|index| Some((index, given(index)?)))?;
    let kept = match channel {
        Channel::Media | Channel::Statement => true,
        Channel::SocialMedia => own - index <= POSTED,
        _ => false,
    };
    kept.then_some(channel)
}

/// Whether what private persons say was posted where others before them posted: `One fan wrote on Twitter it was late. Another
/// said`.
pub(super) fn posted(view: View<'_>, credit: &Credit<'_>) -> bool {
    let sentences = &view.reading.document.sentences;
    let Some(source) = credit.source.first() else { return false };
    let own = view.reading.document.sentence_of(source.start);
    for index in (own.saturating_sub(POSTS)..=own).rev() {
        let tokens = view.near(&sentences[index].tokens, source.start);
        let tokens = tokens.start..tokens.end.min(source.start).max(tokens.start);
        let medium = |found: &&Found<'_>| {
            let quoted = view.reading.document.quoted[found.tokens.start].is_some();
            !quoted
                && (found.list == List::Channel && !noun(view, found)
                    || borne(view, credit, found)
                    || outlet(view, found))
        };
        if let Some(found) = view.found(tokens.clone()).rev().find(medium) {
            return found.channel == Some(Channel::SocialMedia);
        }
        // `Officials said … Others said`
        let private = |found: &Found<'_>| matches!(found.kind, None | Some(SourceKind::Public | SourceKind::Unknown));
        let mut between = credited(view, &tokens).iter();
        if between.any(|it| view.found(it.clone()).any(|found| !private(found))) {
            return false;
        }
    }
    false
}

/// Whether figures follow that a firm has to tell, and nothing that anybody has put online: `posted a 9 % rise in profits`.
pub(super) fn figures(view: View<'_>, verb: usize) -> bool {
    let end = view.sentence(verb).end.min(verb + 1 + FIGURES);
    (verb + 1..end)
        .take_while(|&at| !view.tag(at).is_finite() && view.word(at) != "that")
        .any(|at| view.class(at, Class::Figures))
}

/// Where whoever is mentioned up to `from` speaks there: `She told the Harbour Post`, `She posted`.
fn told(view: View<'_>, credit: &Credit<'_>, from: usize, sentence: &Range<usize>) -> Option<Channel> {
    let says = (from..sentence.end.min(from + LISTENER)).find(|&at| view.says(at))?;
    if !belongs(view, credit, says) {
        return None;
    }
    if let Some(channel) = medium(view, says) {
        return Some(channel);
    }
    let listener = says + 1..sentence.end.min(says + 1 + LISTENER);
    // `said the work stations`: what she says is no listener.
    let listens = |found: &Found<'_>| {
        let first = |at: &usize| !(matches!(view.tag(*at), Tag::DT | Tag::JJ | Tag::PUNCT) || view.tag(*at).is_noun());
        let before = (says..found.tokens.start).rev().find(first);
        before.is_some_and(|at| at == says && view.class(says, Class::Spoken) || view.class(at, Class::Airing))
    };
    view.found(listener).any(|found| outlet(view, found) && listens(found)).then_some(Channel::Media)
}

/// Who quotes whoever is mentioned from `from` on: `The statement quoted Jane Roe as saying`.
fn quoted(view: View<'_>, from: usize, sentence: &Range<usize>) -> Option<Channel> {
    let before = from.checked_sub(1 + usize::from(from > 0 && view.tag(from - 1) == Tag::DT))?;
    if !view.class(before, Class::Quoting) || before < sentence.start {
        return None;
    }
    let quoting = view
        .found(sentence.start..before)
        .rev()
        .find(|found| found.what == What::Work || found.kind == Some(SourceKind::Media) && found.what.institution())?;
    match quoting.what {
        // `The paper quoted Jane Roe`
        What::Work if view.class(quoting.tokens.end - 1, Class::Papers) => Some(Channel::Media),
        What::Work => quoting.channel,
        _ => outlet(view, quoting).then_some(Channel::Media),
    }
}

/// The medium that a verb of attribution names by itself: `posted`.
fn medium(view: View<'_>, says: usize) -> Option<Channel> {
    let hits = view.reading.scan.within(&(says..says + 1)).iter().filter(|hit| hit.verb);
    let mut channels = hits.filter_map(|hit| view.reader.library.entries[hit.entry as usize].facts.channel);
    let channel = channels.find(|channel| !matches!(*channel, Channel::Speech | Channel::Unspecified))?;
    (channel != Channel::SocialMedia || !figures(view, says)).then_some(channel)
}
