//! Why a source is not named, where the article says so.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::found::{Class, Found, View};
use crate::text::line::one_line;

/// Longest reason, in tokens.
const LONGEST: usize = 40;

/// The reason as the article words it, from the words of the lexicon to the end of their clause; empty where none is given.
pub(super) fn reason(view: View<'_>, credit: &Credit<'_>) -> String {
    let Some(first) = credit.source.first() else { return String::new() };
    let document = &view.reading.document;
    let own = document.sentence_of(first.start);
    let content = |at: usize| credit.content.iter().any(|piece| piece.contains(&at)) && document.quoted[at].is_some();
    // `“…,” the official said. He spoke on condition of anonymity.`
    let next = document.sentences.get(own + 1).filter(|next| {
        let opens = next.tokens.start;
        next.paragraph == document.sentences[own].paragraph
            && (view.tag(opens) == Tag::PRP || view.word(opens).eq_ignore_ascii_case("the"))
    });
    let hit = document.sentences.get(own).into_iter().chain(next).find_map(|sentence| {
        view.found(view.near(&sentence.tokens, first.start))
            .find(|found| granted(view, found) && !content(found.tokens.start))
            .map(|found| {
                let from = found.tokens.end;
                let cue = credit.cue.iter().map(|cue| cue.start).find(|&cue| cue >= from);
                let end = cue.unwrap_or(usize::MAX).min(sentence.tokens.end);
                found.tokens.start..clause(view, from, end)
            })
    });
    hit.map_or_else(String::new, |tokens| squeezed(view, &tokens))
}

/// Whether the words say why a source is not named, or describe it by what it is let in on: `people familiar with …`.
fn granted(view: View<'_>, found: &Found<'_>) -> bool {
    found.list == List::Anonymity
        || (found.kind == "unknown" && found.tokens.clone().any(|at| view.class(at, Class::Insiders)))
}

/// Where the clause ends that begins at `from`.
fn clause(view: View<'_>, from: usize, end: usize) -> usize {
    let limit = end.min(from + LONGEST);
    (from..limit).find(|&at| view.mark(at, ",;:.()—–\"“”!?")).unwrap_or(limit)
}

/// The words of a range with one space for each gap.
fn squeezed(view: View<'_>, tokens: &Range<usize>) -> String {
    one_line(view.reading.document.span(tokens).of(view.reading.document.text)).into_owned()
}
