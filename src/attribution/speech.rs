//! Quotations: which are speech, and how a content goes on over sentences and paragraphs that have no tag of their own.

use crate::attribution::rule::Form;
use crate::attribution::view::{Kind, View};
use crate::attribution::{Attribution, QuoteKind};
use crate::text::token::TokenKind;

/// Takes the quotations that follow an attribution without a tag of their own into its content.
pub fn carry_on(view: &View<'_>, found: &mut [Attribution]) {
    let taken: Vec<bool> = {
        let mut taken = vec![false; view.document.tokens.len()];
        for piece in found.iter().flat_map(|one| &one.content) {
            taken[piece.clone()].fill(true);
        }
        taken
    };
    for one in found.iter_mut() {
        let speaks = one.rule.clausal.is_none() && one.rule.form.speaks();
        let Some(last) = one.content.last().filter(|_| speaks) else { continue };
        let ends_quoted =
            one.content.iter().any(|piece| view.quoted(piece.end - 1) || view.is(piece.end - 1, Kind::UNQUOTE));
        let sentence = view.document.sentence_of(last.end.max(one.cue[0].end) - 1).max(one.sentence);
        let mut next = sentence + 1;
        let mut from = None;
        let mut to = 0;
        while let Some(following) = view.document.sentences.get(next) {
            let new_paragraph = following.paragraph != view.document.sentences[next - 1].paragraph;
            let start = following.tokens.start;
            if !view.is(start, Kind::QUOTE) || (!ends_quoted && from.is_none() && one.rule.form != Form::Colon) {
                break;
            }
            let Some(quote) = view.quote(start) else { break };
            if taken[start] {
                break;
            }
            let last = view.document.sentence_of(quote.end - 1);
            let rest = quote.end..view.document.sentences[last].tokens.end;
            if rest.clone().any(|at| view.document.tokens[at].kind != TokenKind::Mark) {
                break;
            }
            if new_paragraph
                && view
                    .document
                    .sentences
                    .get(last + 1)
                    .is_some_and(|after| after.paragraph == view.document.sentences[last].paragraph)
            {
                break;
            }
            from.get_or_insert(start);
            to = quote.end;
            next = last + 1;
        }
        if let Some(from) = from {
            one.content.push(from..to);
        }
    }
}

/// Direct, mixed or indirect, by how much of the content stands in quotation marks.
pub fn kind(view: &View<'_>, one: &Attribution) -> QuoteKind {
    let inside: usize = one.content.iter().map(|piece| view.document.quoted_words(piece)).sum();
    let all: usize = one.content.iter().map(|piece| view.document.words(piece)).sum();
    if inside == 0 {
        QuoteKind::Indirect
    } else if inside == all {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}
