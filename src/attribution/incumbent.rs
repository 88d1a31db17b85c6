//! Who holds an office whose words read as a name: `Secretary of Trade and Industry Jane Roe`, `Deputy Trade and Industry Minister Jane
//! Roe`, `Head of the Works Committee Jane Roe`.

use std::ops::Range;

use crate::attribution::noun;
use crate::attribution::run::{initial, ordinary, run_end};
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// The office that a run of name words belongs to, and the name of who holds it.
pub fn of(view: &View<'_>, run: &Range<usize>, bounds: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    if let Some(office) = of_body(view, run, bounds.start).or_else(|| behind_role(view, run, bounds.start)) {
        let name = office.end..run.end;
        return Some((office, name));
    }
    let name = of_two_fields(view, run, bounds.end)
        .or_else(|| of_field(view, run.end, bounds.end))
        .or_else(|| of_place(view, run, bounds.end))?;
    Some((run.start..name.start, name))
}

/// Whether a word joins an office and what it is for.
fn links(view: &View<'_>, at: usize) -> bool {
    view.is(at, Kind::OF) || view.document.word(at) == "for"
}

/// Whether a word is a first name.
fn given(view: &View<'_>, at: usize) -> bool {
    view.is(at, Kind::MAN.or(Kind::WOMAN))
}

/// Where an office begins whose word reads as a noun, and ends before a first name: `Minister for Health` and `Jane Roe`, behind
/// `Arden's`.
fn behind_role(view: &View<'_>, run: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let link = run.start.checked_sub(1).filter(|&link| link > floor && links(view, link))?;
    let role = link - 1;
    if !view.is(role, Kind::ROLE) || !view.capital(role) || view.tag(role).is_name() {
        return None;
    }
    let first = (run.start + 1..run.end.saturating_sub(1)).find(|&at| given(view, at))?;
    Some(noun::plain_before(view, link, floor).unwrap_or(role)..first)
}

/// The name behind an office and one word for what it is for or where: the `Jane Roe` of `Governor of Arden Jane Roe`.
fn of_place(view: &View<'_>, run: &Range<usize>, ceiling: usize) -> Option<Range<usize>> {
    let office = run.end + 1;
    if !view.is(run.end - 1, Kind::ROLE) || !view.is(run.end, Kind::OF) || !view.tag(office).is_name() {
        return None;
    }
    let last = run_end(view, office, ceiling);
    let mut words = (office..last).filter(|&at| view.tag(at).is_name() && !initial(view, at));
    let count = words.clone().count();
    let body = (office..last).any(|at| view.is(at, Kind::GROUP.or(Kind::HYPHEN).or(Kind::LINKER)));
    let first = words.nth(count.checked_sub(2)?).filter(|&first| first > office && !body)?;
    Some(first..last)
}

/// The name of who holds an office, behind what it is for, where the words for the office end at `end`: the `Jane Roe` of
/// `Secretary of Trade and Industry Jane Roe`.
fn of_field(view: &View<'_>, end: usize, ceiling: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 12;
    if !view.is(end - 1, Kind::ROLE) || !links(view, end) {
        return None;
    }
    let word = |at: usize| view.capital(at) && view.tag(at).is_noun() && !view.is(at, Kind::ROLE.or(Kind::TIME));
    let link = |at: usize| links(view, at) || matches!(view.document.word(at), "and" | "&" | "the");
    let dot = |at: usize| view.is(at, Kind::STOP) && initial(view, at - 1);
    let part = |at: &usize| word(*at) || link(*at) || dot(*at);
    let all = (end + 1..ceiling.min(end + 1 + LONGEST)).take_while(part).last()? + 1;
    // `Secretary of State Jane Roe and the Senate`: what stands before `and` may be all.
    let joint = |&at: &usize| matches!(view.document.word(at), "and" | "&");
    let mut lasts = (end + 2..all).filter(joint).chain([all]);
    lasts.find_map(|last| {
        let words = last - (end + 1..last).rev().take_while(|&at| word(at) || dot(at)).count();
        let length = |at: usize| (at..last).filter(|&at| view.tag(at).is_name() && !initial(view, at)).count();
        let mut names = (words..last).filter(|&at| at > end + 1 && view.tag(at).is_name() && !initial(view, at));
        // Words that the language has are what the office is for: `Minister for Rural Affairs`.
        let unknown = |at: usize| !ordinary(view, at);
        let surname =
            |at: usize| at + 1 < last && (given(view, at) || length(at) == 2 && unknown(at) && unknown(last - 1));
        let first = names.find(|&at| surname(at) && !joint(&(at - 1)))?;
        let fits =
            (2..=3).contains(&length(first)) && !(first..last).any(|at| view.is(at, Kind::GROUP.or(Kind::HYPHEN)));
        (fits && !view.is(last, Kind::HYPHEN)).then_some(first..last)
    })
}

/// The name of who holds an office for two fields, the first of which reads as a name: the `Jane Roe` of `Deputy Trade and
/// Industry Minister Jane Roe`; but not of `Roe and Industry Minister Jane Roe`.
fn of_two_fields(view: &View<'_>, run: &Range<usize>, ceiling: usize) -> Option<Range<usize>> {
    if view.tag(run.end) != Tag::CC || !view.tag(run.end + 1).is_name() {
        return None;
    }
    let field = |at: usize| {
        ordinary(view, at)
            && view.capital(at)
            && !view.is(at, Kind::ROLE.or(Kind::POSSESSIVE).or(Kind::MAN).or(Kind::WOMAN))
    };
    let fields = run.clone().skip_while(|&at| at + 1 < run.end && view.is(at, Kind::ROLE)).all(field);
    let second = run.end + 1;
    let end = run_end(view, second, ceiling);
    let office = (second + 1..end).find(|&at| view.is(at, Kind::ROLE))?;
    (fields && office + 1 < end && (second..office).all(field)).then_some(office + 1..end)
}

/// Where a role begins that ends in its field before the name at `start`: `Professor of law`, `director of sales and marketing`.
pub fn field_before(view: &View<'_>, start: usize, floor: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let part = |at: &usize| {
        let word = !view.capital(*at) && (view.tag(*at).is_noun() || view.tag(*at) == Tag::JJ);
        word || view.tag(*at) == Tag::CC
    };
    let first = (floor..start).rev().take(LONGEST).take_while(part).last()?;
    let role = first
        .checked_sub(2)
        .filter(|&role| role >= floor && view.is(role + 1, Kind::OF) && view.is(role, Kind::ROLE))?;
    Some(noun::plain_before(view, role + 1, floor).unwrap_or(role))
}

/// Where an office begins that ends with its body, and the name behind it: `Head of the Works Committee` and `Jane Roe`.
fn of_body(view: &View<'_>, run: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let name = |at: usize| view.capital(at) && view.tag(at).is_noun() && !view.is(at, Kind::ROLE.or(Kind::TIME));
    let alone = run.len() == 1 && run.start > floor && name(run.start - 1);
    let group = run.clone().rev().find(|&at| view.is(at, Kind::GROUP));
    let first = group.map_or(run.start - usize::from(alone), |group| group + 1);
    let words = first..run.end;
    let body =
        first.checked_sub(1).filter(|&body| body > floor + 1 && view.is(body, Kind::GROUP) && view.capital(body))?;
    if !(2..=3).contains(&words.len()) || !words.clone().all(name) || view.is(run.end, Kind::HYPHEN) {
        return None;
    }
    // `Deputy Chair of the Arden Council's Works and Roads Committee`
    let part = |at: usize| view.capital(at) || view.is(at, Kind::LINKER.or(Kind::DEFINITE).or(Kind::OF));
    let of = (floor..body).rev().take(12).take_while(|&at| part(at)).find(|&at| view.is(at, Kind::OF))?;
    let role = of.checked_sub(1).filter(|&role| role >= floor && view.is(role, Kind::ROLE))?;
    let start = noun::plain_before(view, role + 1, floor).unwrap_or(role);
    Some(start..first)
}
