//! Nouns in a row that name a body: which of them tells what it is.

use crate::rule::tag::Tag;
use crate::sourcing::evidence::USUAL;
use crate::sourcing::found::{Found, View, What};

/// Kind of the words for a trade, which stand in the names of firms and of offices.
const TRADE: &str = "company";

/// The noun that a word for a trade only completes: the ministry of `Ministry of Energy`.
pub(super) fn opened(view: View<'_>, hits: &[&Found<'_>]) -> Option<usize> {
    let trade = hits.last().is_some_and(|last| last.what == What::Head && last.kind == TRADE);
    let opens = |found: &&Found<'_>| found.what == What::Head && view.tag(found.tokens.end - 1) == Tag::IN;
    hits.iter().rposition(opens).filter(|_| trade)
}

/// Whether the noun before a body's noun tells more than that: `intelligence agencies`, `the Port Group`, but not `Energy Ministry`.
pub(super) fn narrows(view: View<'_>, before: &Found<'_>, head: &Found<'_>) -> bool {
    let any = head.weight.is_some_and(|weight| weight <= USUAL);
    // `the UN refugee agency`
    let name = before.what == What::Name && any && !view.capital(head.tokens.start);
    (name || before.what == What::Head && before.tokens.end == head.tokens.start)
        && !view.possessive(&before.tokens)
        && (any || head.kind == "government" && before.kind != TRADE)
}

/// Whether a name goes on from a word for a trade to the noun of the body: `Energy Ministry`.
pub(super) fn ends(trade: &Found<'_>, found: &Found<'_>) -> bool {
    let heads = trade.what == What::Head && found.what == What::Head;
    heads && trade.kind == TRADE && found.kind != TRADE && trade.tokens.end == found.tokens.start
}
