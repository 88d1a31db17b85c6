//! Who has written a work: the author of a poll or report that names none, and authors whose study has been named.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::tag::Tag;
use crate::sourcing::evidence::{Evidence, FAR, USUAL, look};
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::holder::institution;
use crate::sourcing::phrase::{Phrase, phrases};
use crate::sourcing::widen::widened;

/// How far before a work its maker may stand, in tokens.
const MAKER: usize = 8;
/// How far before `the report` its publisher may stand, in tokens.
const LATELY: usize = 90;
/// How many works on either side may be the one that names its author.
const WORKS: usize = 60;
/// How far before `whose` its study may stand, in tokens.
const WHOSE: usize = 8;

/// The author of the nearest work that is called the same, earlier first; for a poll also of one called otherwise.
pub(super) fn work<'a>(view: View<'a>, from: usize, known: &Evidence) -> Option<(&'a Found<'a>, bool)> {
    // Polls in general have no author; those of the headline are the ones of the article.
    if view.tag(known.tokens.end - 1) == Tag::NNS && view.reading.document.sentence_of(from) > 0 {
        return None;
    }
    let all = view.reading.document.tokens.len();
    // A poll is also called a survey; another report is another report.
    let polls = known.channel == Some(Channel::PollData);
    let likeness: [&dyn Fn(&Found<'a>) -> bool; 2] =
        [&|found| Some(found.entry) == known.entry, &|found| polls && found.channel == known.channel];
    likeness.into_iter().find_map(|same| {
        let before = view.works(from.saturating_sub(FAR)..from).rev().take(WORKS);
        let after = view.works(from..all.min(from + FAR)).take(WORKS);
        before.chain(after).find_map(|found| {
            let medium = found.list == List::Channel && found.channel == known.channel;
            if !medium && !same(found) {
                return None;
            }
            let [author, named_after] = view.authors(found, authors);
            let author = if medium { named_after } else { author };
            author.map(|author| (author, true))
        })
    })
}

/// The author of a work, and the institution after a medium.
fn authors<'a>(view: View<'a>, found: &'a Found<'a>) -> [Option<&'a Found<'a>>; 2] {
    let work = found.what == What::Work;
    let medium = found.list == List::Channel;
    [work.then(|| author(view, found)).flatten(), medium.then(|| named_after(view, found)).flatten()]
}

/// The institution after a medium: `in a report by the Harbour Institute`.
fn named_after<'a>(view: View<'a>, medium: &Found<'_>) -> Option<&'a Found<'a>> {
    institution(view, &(medium.tokens.end..widened(view, &medium.tokens).end))
}

/// The author of a work, as its own phrase or the verb before it tells.
fn author<'a>(view: View<'a>, work: &Found<'_>) -> Option<&'a Found<'a>> {
    let told = phrases(view, &widened(view, &work.tokens)).iter().find_map(|phrase| {
        let evidence = look(view, phrase).evidence?;
        (evidence.what == What::Work && evidence.weight > USUAL).then_some(evidence)
    });
    match told {
        Some(told) => view.covering(told.tokens.start),
        None => maker(view, &work.tokens),
    }
}

/// The institution that is the subject of the verb before a work: `the Post conducted a poll`.
fn maker<'a>(view: View<'a>, work: &Range<usize>) -> Option<&'a Found<'a>> {
    let from = work.start.saturating_sub(MAKER).max(view.sentence(work.start).start);
    let maker = view.found(from..work.start).rev().find(|found| found.what == What::Name)?;
    let verb = maker.tokens.end;
    // `The White House said it would study the document`: what it speaks of is not its own.
    let clause = |at: usize| view.tag(at).is_finite() || view.tag(at) == Tag::PRP;
    (verb < work.start && view.tag(verb) == Tag::VBD && !(verb + 1..work.start).any(clause)).then_some(maker)
}

/// The institution that has lately published something: `the report` after `The Institute released figures`.
pub(super) fn publisher<'a>(view: View<'a>, from: usize, known: &Evidence) -> Option<(&'a Found<'a>, bool)> {
    if known.channel != Some(Channel::Report) || !view.class(from, Class::Definite) {
        return None;
    }
    let published = |found: &&Found<'_>| {
        let verb = found.tokens.end;
        found.what == What::Name && verb < from && view.class(verb, Class::Publishing)
    };
    view.found(from.saturating_sub(LATELY)..from).rev().find(published).map(|found| (found, true))
}

/// The study or the scholars near by to whom findings belong that name nobody: `The results suggest`.
pub(super) fn scholars<'a>(view: View<'a>, from: usize, known: &Evidence) -> Option<(&'a Found<'a>, bool)> {
    if known.kind != Some(SourceKind::Document) || !view.class(known.tokens.end - 1, Class::Results) {
        return None;
    }
    let scholar = |found: &&Found<'_>| {
        let study = found.what == What::Work && found.channel == Some(Channel::Report);
        let people = matches!(found.what, What::Role | What::Post | What::Group) && view.plural(&found.tokens);
        let both = study || people && view.class(found.tokens.end - 1, Class::Scholars);
        both && found.kind == Some(SourceKind::Expert) && !found.tokens.contains(&from)
    };
    let all = view.reading.document.tokens.len();
    let before = view.found(from.saturating_sub(LATELY)..from).rev();
    before.chain(view.found(from..all.min(from + LATELY))).find(scholar).map(|found| (found, false))
}

/// Whether it is an author, who speaks for himself as a reporter does not.
pub(super) fn writes(found: &Found<'_>) -> bool {
    found.what == What::Role && found.kind == Some(SourceKind::Media) && found.channel == Some(Channel::Speech)
}

/// Whether `the authors` are those of a study that has been named, `its authors` those of the last work.
pub(super) fn known(view: View<'_>, phrase: &Phrase, head: &Found<'_>) -> bool {
    let at = head.tokens.start;
    let study = |found: &Found<'_>| found.what == What::Work && found.kind == Some(SourceKind::Expert);
    let mut before = view.found(at.saturating_sub(FAR)..at).rev();
    head.tokens.end == phrase.core.end
        && if view.class(phrase.core.start, Class::Neuters) {
            before.find(|found| found.what == What::Work && found.channel == Some(Channel::Report)).is_some_and(studied)
        } else {
            view.class(phrase.core.start, Class::Definite) && before.any(study)
        }
}

/// Whether it is a study, whose author is no author of books: `the paper's author`, `an author of the report`.
pub(super) fn studied(found: &Found<'_>) -> bool {
    found.what == What::Work && matches!(found.kind, Some(SourceKind::Expert | SourceKind::Document))
}

/// Whether `whose` follows a study: `a study whose authors`.
pub(super) fn whose(view: View<'_>, at: usize) -> bool {
    let from = at.saturating_sub(WHOSE).max(view.sentence(at).start);
    view.tag(at) == Tag::WPS && view.found(from..at).any(studied)
}
