//! Apostrophes that stand alone: `the teachers' union`, `the U.K.'s union`, `Radio 4's guest`.

use crate::attribution::grammar::Kind;
use crate::rule::tag::Tag;
use crate::text::Document;
use crate::text::token::TokenKind;

/// Takes the apostrophe at a token, which others stand on either side of, for that of a possessor where it closes no quotation.
pub fn settle(document: &Document<'_>, tags: &mut [Tag], kinds: &mut [Kind], at: usize) {
    let [before, own, next] = [at - 1, at, at + 1].map(|at| document.tokens[at]);
    let apart = own.span.end < next.span.start;
    // `on Norby News' “This Week”`
    let title = apart && kinds[at + 1].any(Kind::QUOTE);
    if before.span.end != own.span.start
        || next.kind != TokenKind::Word && !title
        || kinds[at].any(Kind::QUOTE.or(Kind::UNQUOTE))
    {
        return;
    }
    let short = at > 1 && document.word(at - 1) == "." && initials(document.word(at - 2));
    if apart && (short || tags[at - 1].is_noun() && document.word(at - 1).ends_with(['s', 'S'])) {
        tags[at] = Tag::POS;
        kinds[at] = Kind::POSSESSIVE;
    } else if !apart && (short || tags[at - 1] == Tag::CD) && document.word(at + 1) == "s" {
        tags[at..at + 2].fill(Tag::POS);
        kinds[at..at + 2].fill(Kind::POSSESSIVE);
    }
}

/// `J` or `J.M`: capitals joined by stops.
#[must_use]
pub fn initials(word: &str) -> bool {
    let letter = |(at, byte): (usize, u8)| if at % 2 == 0 { byte.is_ascii_uppercase() } else { byte == b'.' };
    word.len() % 2 == 1 && word.bytes().enumerate().all(letter)
}
