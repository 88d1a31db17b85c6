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

/// The posts that are signed in a sentence: a dash, a name, a handle in brackets, and a day or the end of the paragraph.
pub fn posts(view: &View<'_>, sentence: usize, out: &mut Vec<Attribution>) {
    let bounds = view.document.sentences[sentence].tokens.clone();
    let first = |at: usize| at == bounds.start || !view.is(at - 1, Kind::DASH);
    let own = out.iter().rev().take_while(|one| one.sentence == sentence).count();
    let others = out.len() - own;
    let mut before = None;
    let mut posts = Vec::new();
    for dash in bounds.clone().filter(|&at| view.is(at, Kind::DASH) && first(at)) {
        let Some(source) = signed(view, dash, sentence) else { continue };
        let start = before.map_or_else(|| begins(view, sentence, dash), |end| past_day(view, end, dash));
        before = Some(source.end);
        let content = view.trimmed(start..dash);
        if content.len() < 2 {
            continue;
        }
        posts.push(Attribution {
            source: vec![source],
            cue: vec![dash..dash + 1],
            content: vec![content],
            sentence,
            rule: Form::Dash.into(),
            ..Attribution::default()
        });
    }
    if !posts.is_empty() {
        // What the dash was taken for before is the post's.
        let dash = |one: &Attribution| posts.binary_search_by_key(&one.cue[0].start, |post| post.cue[0].start).is_ok();
        let kept: Vec<Attribution> = out.drain(others..).filter(|one| !dash(one)).collect();
        out.extend(kept);
        out.append(&mut posts);
    }
}

/// The name and handle behind a dash; in `the chef — Jane Roe (@janeroe) of the Blue Door — said` nobody signs anything.
fn signed(view: &View<'_>, dash: usize, sentence: usize) -> Option<Range<usize>> {
    let ceiling = view.document.sentences[sentence].tokens.end;
    let first = (dash + 1..ceiling).find(|&at| !view.is(at, Kind::DASH.or(Kind::HYPHEN)))?;
    let open = (first + 1..ceiling.min(first + NAME)).find(|&at| view.is(at, Kind::OPEN))?;
    let close = (open + 2..ceiling.min(open + NAME)).find(|&at| view.is(at, Kind::CLOSE))?;
    let handle = view.document.word(open + 1) == "@" && close <= open + 4;
    let name = (first..open).any(|at| view.document.word(at).starts_with(char::is_alphanumeric))
        && !(first..open).any(|at| view.tag(at) == Tag::IN || view.tag(at).is_finite() && !view.capital(at));
    let paragraph = view.document.sentences[sentence].paragraph;
    let last = view.document.sentences.get(sentence + 1).is_none_or(|next| next.paragraph != paragraph);
    let next = close + 1;
    let ends = next >= ceiling && last || view.document.word(next) == "<";
    let dated = view.is(next, Kind::TIME) && view.tag(next + 1) == Tag::CD;
    (handle && name && (ends || dated)).then_some(first..next)
}

/// Where the day ends that stands behind a handle.
fn past_day(view: &View<'_>, from: usize, ceiling: usize) -> usize {
    let day = |at: &usize| view.is(*at, Kind::TIME.or(Kind::COMMA)) || view.tag(*at) == Tag::CD;
    (from..ceiling.min(from + DAY)).take_while(day).last().map_or(from, |at| at + 1)
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
    let opens = sentences.partition_point(|own| own.tokens.start < start);
    let near = (opens..sentence).rev().find_map(|other| {
        let tokens = sentences[other].tokens.clone();
        tokens.rev().find_map(|at| view.is(at, Kind::DASH).then(|| signed(view, at, other)).flatten())
    });
    if let Some(last) = near {
        return past_day(view, last.end, dash);
    }
    // What stands before the first sentence of a paragraph is another paragraph.
    let whole = opens == 0 || sentences[opens - 1].paragraph != paragraph;
    let short = || starts().take_while(|&start| bytes(start) <= INLINE).last();
    if whole { start } else { short().unwrap_or(sentences[sentence].tokens.start) }
}
