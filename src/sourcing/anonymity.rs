//! Why a source is not named, where the article says so.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lexicon::entry::List;
use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::found::{Class, Found, View};
use crate::text::line::one_line;

/// Longest reason, in tokens.
const LONGEST: usize = 40;

/// Where the reason stands, from the words of the lexicon to the end of their clause.
///
/// Words that say why count before those that say what the source is let in on.
pub(super) fn reason(view: View<'_>, credit: &Credit<'_>) -> Option<Range<usize>> {
    let first = credit.source.first()?;
    let document = &view.reading.document;
    let own = document.sentence_of(first.start);
    // `“…,” the official said. He spoke on condition of anonymity.`
    let next = document.sentences.get(own + 1).filter(|next| {
        let opens = next.tokens.start;
        next.paragraph == document.sentences[own].paragraph
            && (view.tag(opens) == Tag::PRP || view.word(opens).eq_ignore_ascii_case("the"))
    });
    let mut best: Option<(u8, Range<usize>)> = None;
    for sentence in document.sentences.get(own).into_iter().chain(next) {
        let near = view.near(&sentence.tokens, first.start);
        for found in view.found(near).filter(|found| granted(view, found) && !others(view, credit, found)) {
            let tokens = found.tokens.start..clause(view, credit, found, sentence.tokens.end);
            let rank = telling(view, found, &tokens);
            if best.as_ref().is_none_or(|(known, _)| rank > *known) {
                best = Some((rank, tokens));
            }
        }
    }
    best.map(|(_, tokens)| tokens)
}

/// How much the words tell: why, that no name is given, or only what the source is let in on.
fn telling(view: View<'_>, found: &Found<'_>, tokens: &Range<usize>) -> u8 {
    if insider(view, found) {
        0
    } else if tokens.clone().any(|at| view.class(at, Class::Reasons)) {
        2
    } else {
        1
    }
}

/// Whether the words say why a source is not named, or describe it by what it is let in on: `people familiar with …`.
fn granted(view: View<'_>, found: &Found<'_>) -> bool {
    found.list == List::Anonymity || (found.kind == Some(SourceKind::Unknown) && insider(view, found))
}

fn insider(view: View<'_>, found: &Found<'_>) -> bool {
    found.tokens.clone().any(|at| view.class(at, Class::Insiders))
}

/// Whether the words are said of somebody else: quoted, or a description that stands in what the source says.
fn others(view: View<'_>, credit: &Credit<'_>, found: &Found<'_>) -> bool {
    let at = found.tokens.start;
    let content = credit.content.iter().any(|piece| piece.contains(&at));
    content && (insider(view, found) || view.reading.document.quoted[at].is_some())
}

/// Where the clause ends that the words begin: at a mark, at the verb that credits the source, at the verb of whoever is described.
fn clause(view: View<'_>, credit: &Credit<'_>, found: &Found<'_>, end: usize) -> usize {
    let from = found.tokens.end;
    let cue = credit.cue.iter().map(|cue| cue.start).find(|&cue| cue >= from);
    let limit = cue.unwrap_or(usize::MAX).min(end).min(from + LONGEST);
    let verb = |at: usize| insider(view, found) && view.tag(at).is_finite();
    (from..limit).find(|&at| view.mark(at, ",;:.()—–\"“”!?") || verb(at)).unwrap_or(limit)
}

/// The reasons as the article words them; where several sources would have the same, the nearest has it.
pub(super) fn worded(view: View<'_>, all: &[(Credit<'_>, Option<Range<usize>>)]) -> Vec<String> {
    let mut nearest: FxHashMap<usize, &Credit<'_>> = FxHashMap::default();
    let start = |credit: &Credit<'_>| credit.source.first().map_or(0, |piece| piece.start);
    for (credit, reason) in all {
        let Some(reason) = reason else { continue };
        let holder = nearest.entry(reason.start).or_insert(credit);
        let before = |credit: &Credit<'_>| start(credit) < reason.start;
        if before(credit) && (!before(holder) || start(credit) > start(holder)) {
            *holder = credit;
        }
    }
    let own =
        |credit: &Credit<'_>, reason: &Range<usize>| nearest[&reason.start].mentions.first() == credit.mentions.first();
    let told = |(credit, reason): &(Credit<'_>, Option<Range<usize>>)| {
        reason.as_ref().filter(|reason| own(credit, reason)).map_or_else(String::new, |reason| squeezed(view, reason))
    };
    all.iter().map(told).collect()
}

/// The words of a range with one space for each gap.
fn squeezed(view: View<'_>, tokens: &Range<usize>) -> String {
    one_line(view.reading.document.span(tokens).of(view.reading.document.text)).into_owned()
}
