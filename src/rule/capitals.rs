//! What a capital tells of a word, and where it tells nothing.

use crate::text::Document;
use crate::text::token::TokenKind;

/// Marks after which a capital says nothing: a sentence may begin inside quotation marks or after a colon.
pub(super) fn opens_afresh(document: &Document<'_>, at: usize) -> bool {
    // `“It is late,” Read said`: a straight mark that hangs on the text before it closes.
    match document.word(at) {
        "\"" => !document.tight(at),
        mark => matches!(mark, "“" | "‘" | "(" | "[" | ":" | "•" | "—" | "–" | "…"),
    }
}

/// Whether a word of two capitals or more stands beside a word that is not in capitals.
pub(super) fn acronym(document: &Document<'_>, at: usize) -> bool {
    let word = document.word(at);
    let low = |near: Option<usize>| {
        near.and_then(|near| document.tokens.get(near))
            .is_some_and(|token| token.span.of(document.text).bytes().any(|byte| byte.is_ascii_lowercase()))
    };
    word.len() > 1
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && (low(at.checked_sub(1)) || low(at.checked_add(1)))
}

/// Whether a sentence is set like a headline, most of its longer words with a capital.
pub(super) fn title_case(document: &Document<'_>, range: std::ops::Range<usize>) -> bool {
    let (mut all, mut capital) = (0, 0);
    for token in &document.tokens[range] {
        if token.kind == TokenKind::Word && token.span.len() > 3 {
            all += 1;
            capital += usize::from(token.capital);
        }
    }
    all >= 4 && capital * 10 >= all * 8
}

/// How many tokens about a word show whether a headline is set in capitals.
const ABOUT: usize = 4;

/// Whether the words about a token are all set in capitals, as headlines of news wires are.
pub(crate) fn shouted(document: &Document<'_>, sentence: &std::ops::Range<usize>, token: usize) -> bool {
    let about = sentence.start.max(token.saturating_sub(ABOUT))..sentence.end.min(token + ABOUT + 1);
    let words = || document.tokens[about.clone()].iter().filter(|token| token.kind == TokenKind::Word);
    let set = |word: &str| !word.chars().any(char::is_lowercase);
    words().count() > 2 && words().all(|word| set(word.span.of(document.text)))
}
