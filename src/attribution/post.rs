//! The post that stands beside a name, and where it is held: `head of energy research at the Harbour Bank`.

use std::borrow::Cow;
use std::ops::Range;

use crate::attribution::noun;
use crate::attribution::run::ordinary;
use crate::attribution::view::{Kind, View};
use crate::lexicon::entry::{Case, What};
use crate::rule::tag::Tag;
use crate::scan::Hit;
use crate::text::line::one_line;

/// Role and affiliation out of an apposition that begins at `at`, and where it ends.
pub fn apposition<'a>(view: &View<'a>, at: usize, ceiling: usize) -> Option<(Cow<'a, str>, Cow<'a, str>, usize)> {
    let plain = noun::plain_after(view, at, ceiling)?;
    let heads = (at..plain).any(|at| view.is(at, Kind::ROLE));
    if !heads {
        return None;
    }
    // `president and chief executive officer`
    let both = (view.tag(plain) == Tag::CC).then(|| noun::plain_after(view, plain + 1, ceiling)).flatten();
    let plain = both.filter(|&end| view.is(end - 1, Kind::ROLE) && !view.determined(plain + 1)).unwrap_or(plain);
    let (mut close, mut role) = (plain, plain);
    // `head of foreign exchange at Harbour Bank`
    if view.is(close, Kind::OF)
        && let Some(end) = field(view, close + 1, ceiling)
    {
        (close, role) = (end, end);
        // `and regulation`
        if view.tag(end) == Tag::CC
            && let Some(end) = field(view, end + 1, ceiling)
        {
            (close, role) = (end, end);
        }
    }
    let mut place = Cow::default();
    let body = |start: usize, end: usize| {
        view.determined(start) || view.is(end - 1, Kind::GROUP) || (start..end).any(|at| view.capital(at))
    };
    if view.tag(close) == Tag::IN || view.is(close, Kind::OF) {
        let start = close + 1;
        if let Some(mut end) = noun::plain_after(view, start, ceiling).filter(|&end| body(start, end)) {
            // `at the University of Arden`
            while view.tag(end - 1).is_name() && view.is(end, Kind::OF) && view.tag(end + 1).is_name() {
                end = noun::plain_after(view, end + 1, ceiling).unwrap_or(end + 2);
            }
            place = text(view, start..end);
            close = end;
        }
    }
    let from = if view.tag(at) == Tag::DT { at + 1 } else { at };
    Some((text(view, from..role), place, close))
}

/// Where the words end that say what somebody is at the head of, if they name no body: `foreign exchange strategy`.
fn field(view: &View<'_>, start: usize, ceiling: usize) -> Option<usize> {
    let end = noun::plain_after(view, start, ceiling)?;
    let plain = (start..end).all(|at| !view.capital(at)) && (start..end).any(|at| view.tag(at).is_noun());
    // `sports agency`, but not `government`, of which somebody is professor
    let body = end > start + 1 && view.is(end - 1, Kind::GROUP);
    (plain && !view.determined(start) && !body).then_some(end)
}

/// Whether a word that opens a sentence would have no capital elsewhere: no acronym, no owner, no name that a lexicon has.
pub fn common(view: &View<'_>, at: usize) -> bool {
    let known = |hit: &Hit| {
        let entry = view.entry(hit);
        entry.facts.what == What::Name || entry.facts.what == What::Group && entry.case != Case::Any
    };
    ordinary(view, at)
        && !view.document.word(at).chars().skip(1).any(char::is_uppercase)
        && !view.is(at, Kind::POSSESSIVE)
        && !view.sources(&(at..at + 1)).any(known)
}

/// Whether a word is a rank in capitals: the MP of `Jane Roe MP`.
pub fn rank(view: &View<'_>, at: usize) -> bool {
    let role = |hit: &Hit| hit.tokens.len() == 1 && view.entry(hit).facts.what == What::Role;
    let word = view.document.word(at);
    (2..=4).contains(&word.len())
        && word.bytes().all(|letter| letter.is_ascii_uppercase())
        && view.sources(&(at..at + 1)).any(role)
}

/// The row of a person whom the lists of sources have under a name of one word: `Putin`.
pub fn known_person<'a>(view: &View<'a>, name: Range<usize>) -> Option<&'a Hit> {
    let alone = name.len() == 1 && !view.is(name.start, Kind::POSSESSIVE);
    let person = |hit: &&Hit| hit.tokens == name && view.entry(hit).facts.what == What::Person;
    alone.then(|| view.sources(&name).find(person)).flatten()
}

/// Whether the first name in full of whoever the lists of sources have tells a woman.
pub fn gender(view: &View<'_>, hit: &Hit) -> Option<bool> {
    let (_, name) = view.entry(hit).id().split_once(':')?;
    let (given, _) = name.split_once(' ')?;
    let told = |list: &str| view.in_list(list, given);
    let woman = told("first_names_women");
    (woman != told("first_names_men")).then_some(woman)
}

/// The words of a range in one line.
pub fn text<'a>(view: &View<'a>, tokens: Range<usize>) -> Cow<'a, str> {
    let words = view.document.span(&tokens).of(view.document.text);
    one_line(words)
}
