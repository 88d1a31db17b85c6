//! Posts that stand in an article as a page shows them: `It is late — Jane Roe (@janeroe) May 3, 2026`.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::rule::Form;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// Longest name before a handle, in tokens.
const NAME: usize = 8;
/// Longest post, in bytes: 280 letters and a link or two.
const POST: usize = 330;
/// Longest post that stands in a paragraph with other text, as posts were until 2017.
const INLINE: usize = 150;
/// How many tokens a day behind a handle has at most: `May 3, 2026`.
const DAY: usize = 4;

/// The posts that are signed in a sentence: a dash, who wrote it, a handle in brackets.
pub fn posts(view: &View<'_>, sentence: usize, out: &mut Vec<Attribution>) {
    let bounds = view.document.sentences[sentence].tokens.clone();
    let dashes =
        bounds.clone().filter(|&at| view.is(at, Kind::DASH) && (at == bounds.start || !view.is(at - 1, Kind::DASH)));
    for dash in dashes {
        let Some(source) = signed(view, dash, bounds.end) else { continue };
        let content = view.trimmed(begins(view, sentence, dash)..dash);
        if content.len() < 2 {
            continue;
        }
        // What was taken for somebody else's is a part of the post.
        out.retain(|one| one.cue[0].start != dash);
        out.push(Attribution {
            source: vec![source],
            cue: vec![dash..dash + 1],
            content: vec![content],
            sentence,
            rule: Form::Dash.into(),
            ..Attribution::default()
        });
    }
}

/// The name and handle behind a dash.
fn signed(view: &View<'_>, dash: usize, ceiling: usize) -> Option<Range<usize>> {
    let first = (dash + 1..ceiling).find(|&at| !view.is(at, Kind::DASH.or(Kind::HYPHEN)))?;
    let open = (first + 1..ceiling.min(first + NAME)).find(|&at| view.is(at, Kind::OPEN))?;
    let close = (open + 2..ceiling.min(open + NAME)).find(|&at| view.is(at, Kind::CLOSE))?;
    let handle = view.document.word(open + 1) == "@";
    let name = (first..open).any(|at| view.document.word(at).starts_with(char::is_alphanumeric));
    (handle && name).then_some(first..close + 1)
}

/// Where the post begins that a dash ends: behind the one before it, else with the paragraph, of which a page that has lost its
/// breaks leaves a few sentences.
fn begins(view: &View<'_>, sentence: usize, dash: usize) -> usize {
    let sentences = &view.document.sentences;
    let paragraph = sentences[sentence].paragraph;
    let bytes = |start: usize| view.document.tokens[dash].span.start - view.document.tokens[start].span.start;
    let starts = || {
        let own = sentences[..=sentence].iter().rev().take_while(|own| own.paragraph == paragraph);
        own.map(|own| own.tokens.start).take_while(|&start| bytes(start) <= POST)
    };
    let Some(start) = starts().last() else { return sentences[sentence].tokens.start };
    let before = (start..dash).rev().find(|&at| view.is(at, Kind::DASH) && signed(view, at, dash).is_some());
    if let Some(last) = before.and_then(|at| signed(view, at, dash)) {
        let day = |at: &usize| view.is(*at, Kind::TIME.or(Kind::COMMA)) || view.tag(*at) == Tag::CD;
        return (last.end..dash.min(last.end + DAY)).take_while(day).last().map_or(last.end, |at| at + 1);
    }
    // What stands before the first sentence of a paragraph is another paragraph.
    let opens = sentences.partition_point(|own| own.tokens.start < start);
    let first = opens == 0 || sentences[opens - 1].paragraph != paragraph;
    if first {
        start
    } else {
        starts().take_while(|&start| bytes(start) <= INLINE).last().unwrap_or(sentences[sentence].tokens.start)
    }
}
