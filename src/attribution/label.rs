//! Speakers set before a colon or dash: headlines (`Roe: Talks will go on`), transcripts (`ROE: Good evening`).

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::text::token::TokenKind;

/// Longest speaker label, in tokens.
const LONGEST: usize = 9;

/// The attribution of a sentence that opens with a speaker and a colon.
pub fn label(view: &View<'_>, sentence: usize) -> Option<Attribution> {
    let own = &view.document.sentences[sentence];
    let bounds = own.tokens.clone();
    let opens = sentence == 0 || view.document.sentences[sentence - 1].paragraph != own.paragraph;
    if !opens || view.is(bounds.start, Kind::QUOTE) {
        return None;
    }
    let colon = (bounds.start + 1..bounds.end.min(bounds.start + LONGEST)).find(|&at| view.is(at, Kind::COLON))?;
    let source = bounds.start..colon;
    if noun::plain_after(view, source.start, colon) != Some(colon)
        || !source.clone().any(|at| view.tag(at).is_name() || view.is(at, Kind::ROLE.or(Kind::SPEAKER)))
    {
        return None;
    }
    if !source.clone().all(|at| {
        view.document.tokens[at].kind != TokenKind::Word
            || view.document.word(at).starts_with(char::is_uppercase)
            || view.is(at, Kind::ROLE.or(Kind::SPEAKER).or(Kind::OF))
    }) {
        return None;
    }
    let capitals = source.clone().all(|at| !view.document.word(at).chars().any(char::is_lowercase));
    let content = said(view, sentence, colon + 1, capitals)?;
    Some(Attribution {
        source: vec![source],
        cue: vec![colon..colon + 1],
        content: vec![content],
        sentence,
        rule: "colon",
        ..Attribution::default()
    })
}

/// What is said after the colon: the sentence, or in a transcript the paragraph.
fn said(view: &View<'_>, sentence: usize, start: usize, transcript: bool) -> Option<Range<usize>> {
    let sentences = &view.document.sentences;
    let mut last = sentence;
    if transcript {
        while sentences.get(last + 1).is_some_and(|next| next.paragraph == sentences[sentence].paragraph) {
            last += 1;
        }
    }
    let content = view.trimmed(start..sentences[last].tokens.end);
    (content.len() >= 2).then_some(content)
}
