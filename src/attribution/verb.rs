//! Groups of verbs (`has repeatedly said`, `declined to say`) and the noun phrase that is their subject.

use std::ops::Range;

use crate::attribution::apposition;
use crate::attribution::auxiliary;
use crate::attribution::noun;
use crate::attribution::office;
use crate::attribution::postmodifier;
use crate::attribution::subject;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// What kind of clause a group of verbs can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It carries a clause of its own.
    Finite,
    /// `to say`.
    Infinitive,
    /// `saying`.
    Gerund,
    /// `called`, with no auxiliary and no subject.
    Participle,
}

/// The verbs that belong together, with the adverbs among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// First token: an auxiliary, an adverb or the verb itself.
    pub start: usize,
    /// The verb itself.
    pub main: usize,
    /// One past the verb and its particle.
    pub end: usize,
    /// What clause it can carry.
    pub mood: Mood,
    /// Whether it is passive.
    pub passive: bool,
}

/// The group whose main verb covers `verb`.
pub fn group(view: &View<'_>, verb: Range<usize>, floor: usize) -> Group {
    let main = verb.start;
    let tag = view.tag(main);
    // `She co-wrote an editorial`
    let prefixed = main > floor + 1
        && view.is(main - 1, Kind::HYPHEN)
        && view.tight(main)
        && view.tight(main - 1)
        && view.in_list("prefixes", view.document.word(main - 2));
    let mut start = if prefixed { main - 2 } else { main };
    let mut at = start;
    let (mut finite, mut be, mut have, mut infinitive) = (false, false, false, false);
    while at > floor {
        let here = at - 1;
        if view.quoted(here) != view.quoted(main) {
            break;
        }
        if view.is(here, Kind::AUXILIARY) && !view.is(here, Kind::POSSESSIVE) {
            be |= view.is(here, Kind::BE) && !have && start == main;
            have |= view.is(here, Kind::HAVE);
            finite |= view.tag(here).is_finite();
            start = here;
        } else if view.tag(here) == Tag::MD {
            finite = true;
            start = here;
        } else if view.tag(here) == Tag::PRPV {
            finite = true;
            start = here;
            break;
        } else if view.is(here, Kind::TO)
            && (tag == Tag::VB || view.tag(here) == Tag::TO && can_follow(view, start..main))
        {
            infinitive = true;
            start = here;
            break;
        } else if view.adverb(here) && !view.is(here, Kind::THERE) && !placed(view, here, floor) {
            at = here;
            // `later said` is one group; `two days later said` is not.
            let measured = view.is(here, Kind::TIME) && here > floor && view.is(here - 1, Kind::TIME);
            if !measured {
                start = here;
            }
            continue;
        } else if here > floor
            && matches!(view.tag(here), Tag::RBR | Tag::RBS | Tag::JJR | Tag::JJS)
            && view.one_of(here, &["more", "most", "less", "least"])
            && (view.is(here - 1, Kind::BE) || view.adverb(here - 1))
        {
            // `are most angered by`, `were far more worried about`
            start = here;
        } else if let Some(auxiliary) = auxiliary::parted(view, here, floor).filter(|_| start == main) {
            at = auxiliary + 1;
            continue;
        } else {
            break;
        }
        at = here;
    }
    // A leading adverb at the edge of the clause is no part of the group: `Later said`.
    while start < main
        && view.adverb(start)
        && (start <= floor || view.is(start - 1, Kind::BREAK))
        && mood_tag(tag) == Mood::Finite
    {
        start += 1;
    }
    let be = be || (start < main && auxiliary::last_is_be(view, start, main));
    let passive = be && (tag == Tag::VBN || tag == Tag::VBD);
    let mood = if infinitive {
        Mood::Infinitive
    } else if finite || be || have || tag == Tag::VB {
        // A bare base form is a plural present that the tagger did not tell apart.
        Mood::Finite
    } else {
        mood_tag(tag)
    };
    Group { start, main, end: verb.end, mood, passive }
}

/// Whether `here` says where those before it are: `Officials here say`.
fn placed(view: &View<'_>, at: usize, floor: usize) -> bool {
    view.is(at, Kind::HERE) && at > floor && view.tag(at - 1).is_noun()
}

/// Whether the verb that begins a group can stand behind `to`: no `said` of `Those I spoke to said`.
fn can_follow(view: &View<'_>, group: Range<usize>) -> bool {
    let main = group.end;
    let first = group.into_iter().find(|&at| !view.adverb(at)).unwrap_or(main);
    view.can(first, Tag::VB) || view.tag(first) == Tag::VB
}

fn mood_tag(tag: Tag) -> Mood {
    match tag {
        Tag::VBG => Mood::Gerund,
        Tag::VBN => Mood::Participle,
        Tag::VB => Mood::Infinitive,
        _ => Mood::Finite,
    }
}

/// The subject of a finite verb group, from the words right before it.
pub fn subject(view: &View<'_>, start: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = start;
    if view.tag(start) == Tag::PRPV {
        return Some(start..start + 1);
    }
    // `Roe on Tuesday said`, `Roe also later said`.
    for _ in 0..5 {
        if end <= floor {
            return None;
        }
        let last = end - 1;
        // `Roe on Sunday, January 2, 2021, said`
        let month = apposition::dated(view, last).filter(|&month| month > floor + 1);
        if let Some(month) = month {
            let day = view.is(month - 1, Kind::COMMA) && view.is(month - 2, Kind::TIME);
            end = if day { month - 1 } else { month + 1 };
        } else if view.is(last, Kind::TIME) && !view.is(last, Kind::PRONOUN) && !view.is(last, Kind::POSSESSIVE) {
            let mut from = last;
            while from > floor
                && (view.is(from - 1, Kind::TIME) || view.tag(from - 1) == Tag::CD || view.tag(from - 1) == Tag::DT)
            {
                from -= 1;
            }
            // `who earlier this month said`
            if from > floor + 1 && matches!(view.document.word(from - 1), "earlier" | "later" | "late" | "early") {
                from -= 1;
            }
            // `papers filed on Monday show`
            let described = |last: usize| {
                let left = || postmodifier::relative(view, last, floor).is_some();
                view.tag(last) == Tag::VBN && view.tag(last - 1).is_noun() || left()
            };
            // `a clerk who left in May said`
            let dated = from > floor + 2 && described(from - 2);
            if dated && view.tag(from - 1) == Tag::IN {
                break;
            } else if from > floor + 1 && view.is(from - 1, Kind::OF) {
                // `people I met over the last couple of weeks said`, but not `the coach of the year said`
                let open = |at: usize| matches!(view.tag(at), Tag::DT | Tag::JJ | Tag::IN);
                let span = view.one_of(from - 2, &["beginning", "couple", "course", "end", "middle", "rest", "start"]);
                let first =
                    (floor..from - 2).rev().take(4).take_while(|&at| open(at)).find(|&at| view.tag(at) == Tag::IN);
                match first.filter(|&first| span && noun::before(view, first, floor).is_some()) {
                    Some(first) => end = first,
                    None => break,
                }
            } else if from > floor && view.tag(from - 1) == Tag::IN {
                end = from - 1;
            } else if from > floor + 1 && view.is(from - 1, Kind::COMMA) && view.tag(last) != Tag::NNS {
                // `Roe, who resigned, last week said`
                end = from;
            } else if from > floor
                && (view.tag(from - 1).is_noun()
                    || matches!(view.tag(from - 1), Tag::PRP | Tag::VBN)
                    || view.is(from - 1, Kind::RELATIVE.or(Kind::CLOSE))
                    // `Roe also last week said`
                    || view.document.word(from - 1) == "also")
                && view.tag(last) != Tag::NNS
            {
                end = from;
            } else {
                break;
            }
        } else if in_year(view, last, floor) {
            end = last - 1;
        } else if matches!(view.document.word(last), "first" | "all" | "both" | "each")
            && last > floor
            && (view.tag(last - 1).is_noun() || view.is(last - 1, Kind::PRONOUN))
        {
            // `they all said`, `Roe and Lind both said`
            end = last;
        } else if last > floor + 1
            && matches!(view.tag(last), Tag::VBN | Tag::VBD)
            && view.can(last, Tag::VBN)
            && view.one_of(last - 1, &["when", "once", "if"])
        {
            // `workers at the mill when asked said`
            end = last - 1;
        } else if view.adverb(last)
            && !placed(view, last, floor)
            && last > floor
            && (view.tag(last - 1).is_noun()
                || view.tag(last - 1) == Tag::PRP
                || view.is(last - 1, Kind::COMMA.or(Kind::CLOSE)))
        {
            end = last;
        } else {
            break;
        }
    }
    if end <= floor || view.tag(end - 1) == Tag::CC {
        return None;
    }
    // `Jane Roe, on Monday said`: a comma too many.
    let timed = end < start && (view.tag(end) == Tag::IN || view.tag(end).is_noun());
    let comma = timed && end > floor + 1 && view.is(end - 1, Kind::COMMA) && view.tag(end - 2).is_noun();
    let found = noun::before(view, end, floor)
        .or_else(|| if comma { noun::before(view, end - 1, floor) } else { None })
        .filter(|found| !comma || found.end == end || noun::clause_edge(view, found.start, floor));
    // `Last week Roe and his deputy, Joe Lund, said`
    let day = |at: usize| view.is(at, Kind::TIME) || matches!(view.tag(at), Tag::IN | Tag::DT | Tag::JJ | Tag::CD);
    let opens = view.tag(floor) == Tag::IN || view.is(floor, Kind::TIME);
    let dated = |start: usize| opens && start > floor && view.is(start - 1, Kind::TIME) && (floor..start).all(day);
    let lies = |found: &Range<usize>| {
        view.is(found.start, Kind::PRONOUN)
            || view.is(found.start, Kind::RELATIVE)
            || noun::clause_edge(view, found.start, floor)
            || dated(found.start)
            // `…, a charge the mayor denies`
            || found.start > floor && view.is(found.start - 1, Kind::SUMMING)
    };
    let found = match found {
        Some(found) if lies(&found) => found,
        // What stands right before the verb hangs on the subject: `a plant released from its contract says`.
        found => subject::described(view, start, floor).or(found)?,
    };
    let found = behind_place(view, without_example(view, office::settled(view, found, start, floor)), floor);
    // `a source close to him said`: no object is a subject.
    let object = found.len() == 1 && view.tag(found.start) == Tag::PRP && !view.is(found.start, Kind::PRONOUN);
    if object {
        return None;
    };
    (!view.is(found.end - 1, Kind::THERE)).then_some(found)
}

/// Whether a year stands there that tells when somebody spoke: `The unit in 2003 said`, but not `a law passed in 2003 says`.
fn in_year(view: &View<'_>, at: usize, floor: usize) -> bool {
    let year = view.document.word(at).len() == 4 && noun::digits(view, at);
    year && at > floor + 2 && view.document.word(at - 1) == "in" && view.tag(at - 2).is_noun()
}

/// A subject without what describes the place that opens the sentence: `In Norby, the capital of the north, farmers said`.
fn behind_place(view: &View<'_>, subject: Range<usize>, floor: usize) -> Range<usize> {
    let comma = subject.start.saturating_sub(1);
    let place = comma > floor + 1
        && view.is(comma, Kind::COMMA)
        && view.tag(floor) == Tag::IN
        && view.one_of(floor, &["in", "at", "near", "outside"])
        && (floor + 1..comma).all(|at| view.tag(at).is_name())
        && matches!(view.tag(subject.start), Tag::DT | Tag::NN | Tag::JJ);
    let close = subject.clone().find(|&at| view.is(at, Kind::COMMA)).filter(|&close| place && close + 1 < subject.end);
    let rest = close.map_or(subject.start, |close| close + 1);
    // `In Norby, the mayor, Joe Lund, said`
    let opens = matches!(view.tag(rest), Tag::NNS | Tag::JJ | Tag::DT | Tag::PRPS | Tag::CD);
    if opens { rest..subject.end } else { subject }
}

/// A subject without the aside that makes it one of several: `Jane Roe, the mayor, for example, says`.
fn without_example(view: &View<'_>, subject: Range<usize>) -> Range<usize> {
    let end = subject.end;
    let aside = subject.len() > 6
        && view.is(end - 1, Kind::COMMA)
        && view.one_of(end - 2, &["example", "instance"])
        && view.document.word(end - 3) == "for"
        && view.is(end - 4, Kind::COMMA);
    subject.start..if aside { end - 3 } else { end }
}
