//! What stands beside the name of a subject: its office before it, where and when it spoke behind it.

use std::ops::Range;

use crate::attribution::noun;
use crate::attribution::postmodifier::extended;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// How many commas may stand between an office and the name of who holds it.
const COMMAS: usize = 3;

/// A subject right before the verb at `verb`, with its office and without what tells where it spoke.
pub fn settled(view: &View<'_>, subject: Range<usize>, verb: usize, floor: usize) -> Range<usize> {
    let whole = without_day(view, subject.clone()).end;
    let end = match named_end(view, &subject) {
        Some(end) => end,
        None if subject.end == verb => aside_start(view, &subject).unwrap_or(whole),
        None => subject.end,
    };
    let start = if end == whole {
        held(view, &subject, verb, floor)
            .or_else(|| among_others(view, &subject, floor))
            .or_else(|| called(view, &subject, floor))
            .or_else(|| left_open(view, &subject, floor))
            .or_else(|| behind_place(view, &subject, floor))
    } else {
        None
    };
    start.unwrap_or(subject.start)..end
}

/// Where `Roe, others vow` begins, as headlines write two speakers.
fn among_others(view: &View<'_>, subject: &Range<usize>, floor: usize) -> Option<usize> {
    let comma = subject.start.checked_sub(1).filter(|&comma| comma > floor && view.is(comma, Kind::COMMA))?;
    let others = subject.len() == 1 && view.document.word(subject.start) == "others";
    noun::plain_before(view, comma, floor).filter(|&first| others && first == floor)
}

/// Where `business lobby group the CBA` begins, a body's noun before its name.
fn called(view: &View<'_>, subject: &Range<usize>, floor: usize) -> Option<usize> {
    let noun = subject.start.checked_sub(1).filter(|&noun| noun > floor)?;
    let body = view.is(noun, Kind::GROUP) && view.tag(noun) == Tag::NN && view.tag(subject.start) == Tag::DT;
    let named = body && view.tag(subject.start + 1).is_name();
    let first = noun::plain_before(view, noun + 1, floor).filter(|_| named)?;
    noun::clause_edge(view, first, floor).then_some(first)
}

/// Where `Jane Roe, from the Union of Bakers said` begins, whose aside no second comma closes.
fn left_open(view: &View<'_>, subject: &Range<usize>, floor: usize) -> Option<usize> {
    let comma = subject.start.checked_sub(2).filter(|&comma| comma > floor + 1 && view.is(comma, Kind::COMMA))?;
    let first =
        noun::plain_before(view, comma, floor).filter(|&first| noun::belongs(view, comma + 1) && comma - first > 1)?;
    let named = (first..comma).all(|at| view.tag(at).is_name() && !view.is(at, Kind::TIME));
    (named && noun::clause_edge(view, first, floor)).then_some(first)
}

/// Where `officials` begin in `In Norby, the capital, officials such as Roe, the mayor, said`: a place opens the sentence.
fn behind_place(view: &View<'_>, subject: &Range<usize>, floor: usize) -> Option<usize> {
    let opens = subject.start == floor + 1 && view.one_of(floor, &["in", "at", "near", "outside"]);
    let mut commas = subject.clone().filter(|&at| opens && view.is(at, Kind::COMMA) && at + 1 < subject.end).peekable();
    let place = |end: usize| (subject.start..end).all(|at| view.tag(at).is_name() || view.is(at, Kind::STOP));
    commas.peek().filter(|&&comma| place(comma))?;
    let speaks = |&comma: &usize| {
        let head = noun::head(view, &(comma + 1..subject.end));
        view.is(head, Kind::ROLE)
            || noun::role(view, head)
            || view.is(comma + 1, Kind::MAN.or(Kind::WOMAN).or(Kind::ROLE))
    };
    commas.find(speaks).map(|comma| comma + 1)
}

/// Where a name ends before a phrase that does not describe it: `Roe in a speech`, `Roe through her website`.
fn named_end(view: &View<'_>, subject: &Range<usize>) -> Option<usize> {
    if !view.tag(subject.start).is_name() {
        return None;
    }
    let name = |at: usize| view.tag(at).is_name() || view.is(at, Kind::STOP);
    let at = (subject.start + 1..subject.end).find(|&at| !name(at))?;
    let phrase = view.tag(at) == Tag::IN && at + 1 < subject.end && places(view, at);
    let body = || (subject.start..at).any(|at| view.is(at, Kind::GROUP) || view.tag(at) == Tag::NNPS);
    let noun = matches!(view.tag(at + 1), Tag::DT | Tag::PRPS | Tag::NN | Tag::NNS | Tag::JJ);
    (phrase && noun && !body()).then_some(at)
}

/// A subject without the day that closes it: `The Senate on Monday, rejected`, `Roe, the mayor, on Monday, said`.
pub fn without_day(view: &View<'_>, subject: Range<usize>) -> Range<usize> {
    let close = subject.end - usize::from(view.is(subject.end - 1, Kind::COMMA));
    let on = close.checked_sub(2).filter(|&on| on > subject.start && view.document.word(on) == "on");
    // `a report released on Monday`, `Roe, who leaves on Monday, said`
    let clause = |on: usize| (subject.start..on).any(|at| view.tag(at).is_verb() || view.is(at, Kind::RELATIVE));
    let day = on.filter(|&on| view.is(on + 1, Kind::TIME) && !clause(on));
    subject.start..day.unwrap_or(subject.end)
}

/// Whether a preposition tells where, when or how somebody spoke.
fn places(view: &View<'_>, at: usize) -> bool {
    matches!(view.document.word(at), "in" | "on" | "during" | "after" | "before" | "through" | "via")
}

/// Where the aside begins that closes a subject and tells where it spoke: `Roe, the mayor, in a statement, said`.
fn aside_start(view: &View<'_>, subject: &Range<usize>) -> Option<usize> {
    let close = subject.end - 1;
    if subject.len() < 5 || !view.is(close, Kind::COMMA) {
        return None;
    }
    let open = (subject.start + 1..close).rev().find(|&at| view.is(at, Kind::COMMA))?;
    let end = noun::plain_after(view, open + 2, close)?;
    let told = places(view, open + 1) && view.is(end - 1, Kind::WORK.or(Kind::OCCASION));
    // The mark that closes an aside before it belongs to the subject.
    let others = (subject.start..open).any(|at| view.is(at, Kind::COMMA));
    told.then_some(open + usize::from(others))
}

/// Where the office begins that stands before a name, parted from it by a comma: `The mayor's adviser, Jane Roe said`, `the
/// head of works, Norby Builders, Jane Roe said`.
fn held(view: &View<'_>, subject: &Range<usize>, verb: usize, floor: usize) -> Option<usize> {
    let name = subject.clone().all(|at| view.tag(at).is_name() || view.is(at, Kind::STOP.or(Kind::HYPHEN)));
    // `A critic of the port, Mr Hale said`: who has been named before is only described.
    let titled = view.is(subject.start, Kind::GENTLEMAN.or(Kind::LADY));
    let first_named = subject.len() > 1 + usize::from(titled) + usize::from(view.is(subject.start + 1, Kind::STOP));
    // `The mayor, Jane Roe said, was ill`: a tag that breaks off a clause.
    if !name || view.is(subject.start, Kind::TIME) || view.is(verb + 1, Kind::COMMA) {
        return None;
    }
    let mut comma = subject.start.checked_sub(1)?;
    for _ in 0..COMMAS {
        if comma <= floor || !view.is(comma, Kind::COMMA) {
            return None;
        }
        let first = extended(view, noun::plain_before(view, comma, floor)?, comma, floor);
        let head = noun::head(view, &(first..comma));
        let edge = first == floor || view.is(first - 1, Kind::BREAK.or(Kind::THAT)) || view.tag(first - 1) == Tag::CC;
        if (view.is(head, Kind::ROLE) || noun::role(view, head)) && view.tag(head) != Tag::NNS {
            // `before his meeting with Bo Lind, the clerk, Jane Roe said`: that of the one before it.
            let article = view.tag(first) == Tag::DT;
            let others = article && first > floor + 1 && person(view, first - 1, floor);
            return (edge && !others && (first_named || !article)).then_some(first);
        }
        comma = first.checked_sub(1)?;
    }
    None
}

/// Whether the name that ends at `end` is that of a person, by its first name, its title or its role.
fn person(view: &View<'_>, end: usize, floor: usize) -> bool {
    let told = Kind::WOMAN.or(Kind::MAN).or(Kind::GENTLEMAN).or(Kind::LADY).or(Kind::ROLE);
    let name = (floor..end).rev().take_while(|&at| view.tag(at).is_name() || view.is(at, Kind::STOP));
    name.into_iter().any(|at| view.is(at, told))
}
