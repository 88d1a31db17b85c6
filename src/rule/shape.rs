//! Shapes of a token that need no lexicon: a number, a capital, an ending.

use crate::text::Document;
use crate::text::token::TokenKind;

/// Shapes of a token that a pattern can ask for, by name.
pub(super) const SHAPES: &[(&str, Shape)] = &[
    ("number", |document, at| {
        document.tokens[at].kind == TokenKind::Number || document.word(at).starts_with(|c: char| c.is_ascii_digit())
    }),
    ("capital", |document, at| document.tokens[at].capital),
    ("lower", |document, at| document.word(at).starts_with(char::is_lowercase)),
    ("punct", |document, at| document.tokens[at].kind == TokenKind::Mark),
    ("quote", |document, at| matches!(document.word(at), "\"" | "“" | "”" | "‘" | "’" | "«" | "»" | "„")),
    ("quoted", |document, at| document.quoted[at].is_some()),
    ("word", |document, at| document.tokens[at].kind == TokenKind::Word),
    ("ed", |document, at| ends(document, at, "ed")),
    ("ing", |document, at| ends(document, at, "ing")),
    ("ly", |document, at| ends(document, at, "ly")),
    ("s", |document, at| ends(document, at, "s")),
    ("possessive", |document, at| ["'s", "’s", "s'", "s’"].iter().any(|ending| ends(document, at, ending))),
];

/// Whether the token at a place has the shape.
pub(super) type Shape = fn(&Document<'_>, usize) -> bool;

fn ends(document: &Document<'_>, at: usize, ending: &str) -> bool {
    document.tokens[at].kind == TokenKind::Word && document.word(at).ends_with(ending)
}
