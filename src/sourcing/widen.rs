//! Widens a mention by the titles before it and the appositions behind it.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::rule::tag::Tag;
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::namesake::aged;
use crate::sourcing::phrase::{EDGES, relative, spaced, verb};

/// How far titles before and appositions after a mention are looked for, in tokens.
const TITLE: usize = 9;
/// How many prepositions an apposition before a name may hold.
const OWNERS: usize = 2;
/// How far behind a comma the role of an apposition may stand, in tokens: `, personal technology and broadband analyst at`.
const REACH: usize = 6;
/// Longest apposition, in tokens.
const APPOSITION: usize = 30;

/// A mention with the titles before it and the appositions after it, all in one sentence.
pub(super) fn widened(view: View<'_>, mention: &Range<usize>) -> Range<usize> {
    let sentence = view.sentence(mention.start);
    let end = mention.end.min(sentence.end).max(mention.start + 1);
    left(view, &(mention.start..end), &sentence)..right(view, end, sentence.end)
}

fn left(view: View<'_>, mention: &Range<usize>, sentence: &Range<usize>) -> usize {
    let from = mention.start;
    let edge = sentence.start.max(from.saturating_sub(TITLE));
    let mut start = titles(view, from, edge);
    // `The group's president, Jane Hill`: an apposition before the name.
    let closes = mention.end >= sentence.end || view.mark(mention.end, ",.;:)—–");
    let addressed = (start..from).all(|at| view.address(at));
    if closes && addressed && start > edge + 1 && view.mark(start - 1, ",") && view.capital(start) {
        start = described(view, start - 1, edge).unwrap_or(start);
    }
    start
}

/// Where the apposition begins that ends at a comma: `The leader of the council, Jane Hill`, but not `Mayor Joe Poe, Jane Hill`.
fn described(view: View<'_>, comma: usize, edge: usize) -> Option<usize> {
    let mut before = titles(view, comma, edge);
    for _ in 0..OWNERS {
        if before == edge
            || before == comma
            || !(matches!(view.word(before - 1), "of" | "from") || posted(view, before - 1))
        {
            break;
        }
        before = titles(view, before - 1, edge);
    }
    // `The students' lawyer, Jane Hill`
    let one = |found: &&Found<'_>| matches!(found.what, What::Role | What::Post) && !view.plural(&found.tokens);
    let role = view.found(before..comma).find(one)?;
    let named = role.tokens.end == comma - 1 && view.capital(comma - 1) && view.covering(comma - 1).is_none();
    // `who are qualified to be president, Jane Hill said`
    let opens = match view.tag(before) {
        Tag::DT | Tag::PRPS | Tag::NNP | Tag::CD => true,
        Tag::NN => view.capital(before),
        _ => false,
    };
    (before < comma && opens && !named).then_some(before)
}

/// Whether a preposition stands behind a post: `ambassador to Arden`, `minister for trade`.
fn posted(view: View<'_>, at: usize) -> bool {
    let post = |found: &Found<'_>| found.tokens.end == at && matches!(found.what, What::Role | What::Post);
    matches!(view.tag(at), Tag::IN | Tag::TO) && at > 0 && view.covering(at - 1).is_some_and(post)
}

/// Where the run of titles and other noun modifiers that ends at `from` begins.
fn titles(view: View<'_>, from: usize, edge: usize) -> usize {
    let mut start = from;
    while start > edge {
        let before = start - 1;
        if let Some(found) = view.covering(before) {
            if matches!(found.list, List::Channel | List::Attitude | List::Anonymity) {
                break;
            }
            // `the reports Jane Hill filed`: what she has written is no title of hers; `will host Jane Hill`: a verb is none.
            let verb = found.tokens.len() == 1 && !view.capital(before) && verb(view.tag(before));
            if start == from && (found.what == What::Work || verb) {
                break;
            }
            // `told Radio Arden Ms Hill was late`: whom she told.
            if found.what.institution() && view.address(start) && !view.possessive(&found.tokens) {
                break;
            }
            // `Lawyers for Jane Hill`: hers.
            if view.tag(before) == Tag::IN && (start..from).all(|at| view.address(at)) {
                break;
            }
            start = found.tokens.start.max(edge);
            continue;
        }
        // `told Harbour Radio Ms Hill was late`: none of her names.
        if view.address(start) && view.capital(before) && !view.address(before) && before > edge {
            break;
        }
        let tag = view.tag(before);
        let abbreviation = view.mark(before, ".") && before > edge && view.capital(before - 1);
        let noun = tag.is_noun() || matches!(tag, Tag::JJ | Tag::DT | Tag::PRPS | Tag::CD);
        let owner = view.mark(before, "'’") && before > edge && view.word(before - 1).ends_with('s');
        if !noun && !owner && !abbreviation && !(view.mark(before, "-") && !spaced(view, before)) {
            break;
        }
        start = before;
        if matches!(tag, Tag::DT | Tag::PRPS) {
            break;
        }
    }
    start
}

fn right(view: View<'_>, from: usize, edge: usize) -> usize {
    let mut end = from;
    let limit = edge.min(from + APPOSITION);
    // `Jane Hill MP`
    if end < limit && view.rank(end) {
        end += 1;
    }
    // `Jane Hill and colleagues at the Lakeland University`
    let mates = end + 1 + usize::from(view.tag(end + 1) == Tag::PRPS);
    if mates + 1 < limit
        && view.tag(end) == Tag::CC
        && view.class(mates, Class::Mates)
        && view.tag(mates + 1) == Tag::IN
    {
        end = mates + 1;
    }
    // `Jane Hill of the Harbour Institute`, `Jane Hill (R-Lakeland)`.
    if end < limit && matches!(view.tag(end), Tag::IN) && view.found(end + 1..(end + 4).min(limit)).next().is_some() {
        while end < limit && !view.mark(end, EDGES) && !view.tag(end).is_finite() {
            end += 1;
        }
    }
    // `Jane Hill, 52, a teacher,`
    if end + 2 < limit && aged(view, end) {
        end += 2;
    }
    for _ in 0..2 {
        // `Jane Hill — a former aide — said`
        let dashed = view.mark(end, "—–");
        if end + 1 >= limit || !((view.mark(end, ",(") || dashed) && apposition(view, end + 1)) {
            break;
        }
        let closes = |at: usize| view.mark(at, if dashed { "—–" } else { ",;:()" });
        let close = (end + 1..limit).find(|&at| closes(at) && view.covering(at).is_none());
        // Without an end the rest is the main clause, unless the sentence ends there.
        let Some(close) = close.or((limit == edge).then_some(edge)) else { break };
        let own = (end + 1..close).take_while(|&at| !relative(view.tag(at)));
        let mut verbs = own.clone().filter(|&at| view.tag(at).is_finite());
        // `seen by the Post, the minister knew of it`: a clause of its own.
        let clause = own.take_while(|&at| view.tag(at) != Tag::IN).any(|at| view.tag(at).is_finite());
        if clause {
            break;
        }
        // `Jane Hill, head of the Harbour Institute told the Post`: a comma is missing.
        if let Some(verb) = verbs.find(|&verb| view.says(verb)) {
            end = verb;
            break;
        }
        end = close;
    }
    end
}

/// Whether what follows a comma can be an apposition: an article, a role, a party and state, `who`, `of`.
fn apposition(view: View<'_>, at: usize) -> bool {
    let tag = view.tag(at);
    // `, of the Harbour Institute,`, but not `, after saying`.
    let phrase = tag == Tag::IN && at + 1 < view.reading.tags.len() && !matches!(view.tag(at + 1), Tag::VBG | Tag::RB);
    // `, one of the researchers,`
    let among = view.word(at) == "one" && view.word(at + 1) == "of";
    if relative(tag) || matches!(tag, Tag::DT | Tag::PRPS) || phrase || among {
        return true;
    }
    // `, longtime editor of the Post`, but not `, supporters say`.
    for next in at..(at + REACH).min(view.reading.tags.len()) {
        if let Some(found) = view.covering(next) {
            match found.what {
                What::Role | What::Post => return !view.plural(&found.tokens),
                What::Wording if found.kind.is_some() => return true,
                _ => continue,
            }
        }
        let tag = view.tag(next);
        // `, trade and industry minister,`
        let joins = tag == Tag::CC && next > at && view.tag(next - 1).is_noun() && view.tag(next + 1).is_noun();
        if !(joins || tag.is_noun() || matches!(tag, Tag::JJ | Tag::RB | Tag::VBN)) {
            return false;
        }
    }
    false
}
