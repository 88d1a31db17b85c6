//! Subjects parted from their verb by what describes them: `A study published last year by the centre, a think tank, estimated`.

use std::ops::Range;

use crate::attribution::noun::{LONGEST, digits, plain_after};
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How many places a subject may begin at are tried.
const TRIES: usize = 5;

/// The noun phrase that opens a clause and whose description ends right before `end`; the nearest opening that fits.
pub fn described(view: &View<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let least = end.saturating_sub(LONGEST).max(floor);
    let mut tries = 0;
    for start in (least..end.saturating_sub(1)).rev() {
        if view.is(start, Kind::SEMICOLON) {
            return None;
        }
        if !opens(view, start, floor) {
            continue;
        }
        if reaches(view, start, end) {
            return Some(start..end);
        }
        tries += 1;
        if tries == TRIES {
            return None;
        }
    }
    None
}

/// Where a noun phrase that ends at `end` ends with a participle and its phrases: `a survey published this week by the centre`.
pub fn description_end(view: &View<'_>, end: usize, ceiling: usize) -> usize {
    let mut at = end;
    let ceiling = ceiling.min(end + LONGEST);
    // `the prize reportedly given by the club`
    let first = view.past_adverb(end);
    if !matches!(view.tag(first), Tag::VBN | Tag::VBD) || !view.can(first, Tag::VBN) {
        return end;
    }
    // `published in May`: a month reads as a verb.
    let carries = |at: usize| view.finite(at) && !view.is(at, Kind::TIME);
    while at < ceiling && !view.is(at, Kind::BREAK) && !carries(at) || at == end {
        match part(view, at, ceiling) {
            Some(next) if next > at => at = next,
            // `issued by the agency and carried by its paper`
            _ if view.tag(at) == Tag::CC && view.tag(at + 1) == Tag::VBN && view.tag(at + 2) == Tag::IN => at += 2,
            _ => break,
        }
    }
    at
}

/// Whether an aside begins at `at` that describes the subject before it, as the verb stands behind its comma: `a band of rain,
/// known as a squall, has`, `the budget, now in its third draft, is`.
pub fn trails(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let first = view.past_adverb(at);
    let opens = view.is(at, Kind::RELATIVE) && !view.is(at, Kind::THAT)
        || matches!(view.tag(first), Tag::VBN | Tag::VBG)
        || view.tag(first) == Tag::VBD && view.can(first, Tag::VBN)
        || view.tag(first) == Tag::IN && !view.is(first, Kind::SUBORDINATOR);
    let close = || (at + 1..ceiling.min(at + LONGEST)).find(|&at| view.is(at, Kind::COMMA));
    opens && close().is_some_and(|comma| comma + 1 < ceiling && view.finite(comma + 1))
}

/// Whether figures or papers open the sentence and tell something by the verb at `at`: `Figures from the council show prices rose`.
pub fn figures(view: &View<'_>, from: usize, at: usize) -> bool {
    let opens = (from..at).take(3).find(|&at| view.tag(at) == Tag::NNS);
    let whose = opens.filter(|&noun| view.is(noun, Kind::POLL.or(Kind::WORK)) && view.tag(noun + 1) == Tag::IN);
    view.verb_frames(at) & Frame::BARE != 0
        && whose.is_some_and(|noun| plain_after(view, noun + 2, at + 1).is_some_and(|end| end >= at))
}

/// Whether a subject can begin here: a noun phrase, and a clause edge before it.
fn opens(view: &View<'_>, start: usize, floor: usize) -> bool {
    let tag = view.tag(start);
    let begins = tag.is_noun()
        || matches!(tag, Tag::DT | Tag::PRPS | Tag::CD | Tag::JJ | Tag::JJS | Tag::PDT)
        || view.is(start, Kind::INDEFINITE.or(Kind::QUANTITY));
    // `on May 2, 2026, by Roe`: a year opens nothing.
    let year = || digits(view, start) && view.is(start - 1, Kind::COMMA) && digits(view, start - 2);
    if !begins
        || tag == Tag::CD && start > floor + 1 && year()
        || view.is(start, Kind::TIME)
        || view.is(start, Kind::RELATIVE) && tag != Tag::DT
    {
        return false;
    }
    let mark = view.is(start - usize::from(start > floor), Kind::STOP) && view.abbreviated(start - 1);
    start == floor
        || !mark
            && view.is(
                start - 1,
                Kind::BREAK.or(Kind::QUOTE).or(Kind::UNQUOTE).or(Kind::SUBORDINATOR).or(Kind::THAT).or(Kind::QUESTION),
            )
        || view.tag(start - 1) == Tag::CC
}

/// Whether the noun phrase that begins at `start` goes on, with all that describes it, as far as `end`.
fn reaches(view: &View<'_>, start: usize, end: usize) -> bool {
    let Some(mut at) = plain_after(view, start, end) else { return false };
    while at < end {
        match part(view, at, end) {
            Some(next) if next > at => at = next,
            _ => return false,
        }
    }
    at == end
}

/// One past the part of a description that begins at `at`.
fn part(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let tag = view.tag(at);
    let next = at + 1;
    if view.is(at, Kind::COMMA.or(Kind::DASH)) {
        return aside(view, at, end);
    }
    if view.is(at, Kind::OPEN) {
        return (next..end.min(at + 15)).find(|&close| view.is(close, Kind::CLOSE)).map(|close| close + 1);
    }
    if matches!(tag, Tag::WP | Tag::WDT) || view.is(at, Kind::RELATIVE) && tag != Tag::DT && tag != Tag::IN {
        return relative(view, next, end);
    }
    if view.is(at, Kind::TIME) || view.adverb(at) {
        return Some(next);
    }
    if tag == Tag::CD && (view.is(at - 1, Kind::TIME) || view.is(next, Kind::TIME) || view.tag(at - 1) == Tag::IN) {
        return Some(next);
    }
    if tag == Tag::DT && view.is(next, Kind::TIME) {
        return Some(next);
    }
    if tag == Tag::TO || view.is(at, Kind::TO) {
        if view.tag(next) == Tag::VB || view.is(next, Kind::AUXILIARY) {
            let verb = if view.is(next, Kind::AUXILIARY) { next + 1 } else { next };
            // `to treat a wound`
            let begins = view.determined(verb + 1) || view.tag(verb + 1).is_noun();
            let object = begins.then(|| plain_after(view, verb + 1, end)).flatten();
            return Some(object.unwrap_or(verb + 1).min(end));
        }
        return plain_after(view, next, end);
    }
    if tag == Tag::IN {
        // `The governor while speaking with reporters said`
        if view.is(at, Kind::SUBORDINATOR) && view.tag(next) == Tag::VBG {
            return Some(plain_after(view, next + 1, end).unwrap_or(next + 1));
        }
        if view.is(at, Kind::THAT) || view.is(at, Kind::SUBORDINATOR) && !view.is(next, Kind::TIME) {
            return None;
        }
        if view.is(next, Kind::TIME) || view.tag(next) == Tag::DT && view.is(next + 1, Kind::TIME) {
            return Some(next);
        }
        // `due out in June`
        if view.tag(next) == Tag::RP {
            return Some(next);
        }
        if view.tag(next) == Tag::VBG {
            return Some(plain_after(view, next + 1, end).unwrap_or(next + 1));
        }
        return plain_after(view, next, end);
    }
    if tag == Tag::CC {
        if matches!(view.tag(next), Tag::VBN | Tag::VBG | Tag::VBD | Tag::JJ) {
            return Some(next);
        }
        return plain_after(view, next, end);
    }
    if tag == Tag::VBN || tag == Tag::VBD && view.can(at, Tag::VBN) && !view.is(at, Kind::AUXILIARY) {
        // `a photo made available by the firm`
        if view.tag(next) == Tag::JJ && view.one_of(next, &["available", "public"]) {
            return Some(next + 1);
        }
        // With an object it is no participle, but a verb of its own.
        let free = next == end
            || view.is(next, Kind::BREAK.or(Kind::TIME))
            || view.tag(next) == Tag::CD && view.is(next + 1, Kind::TIME)
            || view.adverb(next)
            // `anyone affected should call`
            || matches!(view.tag(next), Tag::IN | Tag::TO | Tag::CC | Tag::VBG | Tag::MD | Tag::RP);
        return free.then_some(next);
    }
    if tag == Tag::VBG {
        return Some(plain_after(view, next, end).unwrap_or(next));
    }
    // `familiar with the matter`, `due out in June`, `people living nearby`
    (next == end || matches!(view.tag(next), Tag::IN | Tag::TO | Tag::RP))
        .then_some(next)
        .filter(|_| tag == Tag::JJ || tag == Tag::RP)
}

/// One past a relative clause that reaches as far as `end`: one verb of its own, and no other clause in it.
fn relative(view: &View<'_>, from: usize, end: usize) -> Option<usize> {
    let mut verbs = 0;
    for at in from..end {
        if view.is(at, Kind::BREAK.or(Kind::QUOTE).or(Kind::UNQUOTE)) && !view.abbreviated(at) {
            return None;
        }
        let helps = |at: usize| view.is(at, Kind::AUXILIARY) || view.tag(at) == Tag::MD;
        let goes_on = at > from && helps(at - 1) || at > from + 1 && view.adverb(at - 1) && helps(at - 2);
        verbs += usize::from((view.tag(at).is_finite() || helps(at) || view.tag(at) == Tag::VB) && !goes_on);
    }
    let said = view.verb_frames(from) & Frame::BARE != 0 && view.tag(from + 1) == Tag::DT;
    (verbs == 1 && !said).then_some(end)
}

/// One past an aside between two marks that tells more of the subject; its second mark may open the next.
fn aside(view: &View<'_>, open: usize, end: usize) -> Option<usize> {
    let mark = if view.is(open, Kind::DASH) { Kind::DASH } else { Kind::COMMA };
    let inner = open + 1;
    let tag = view.tag(inner);
    let tells = tag.is_noun()
        || matches!(
            tag,
            Tag::DT | Tag::PRPS | Tag::CD | Tag::JJ | Tag::VBN | Tag::VBG | Tag::WP | Tag::WDT | Tag::WPS | Tag::CC
        )
        || tag == Tag::VBD && view.can(inner, Tag::VBN)
        || view.is(inner, Kind::RELATIVE.or(Kind::MEMBERSHIP).or(Kind::OF))
        || tag == Tag::IN && !view.is(inner, Kind::SUBORDINATOR.or(Kind::THAT));
    let adverb = view.adverb(inner) && matches!(view.tag(inner + 1), Tag::VBN | Tag::VBG | Tag::DT);
    if !(tells || adverb) || inner + 1 >= end {
        return None;
    }
    let Some(close) = (inner + 1..end).find(|&at| view.is(at, mark)) else {
        // `a clerk, who spoke to the press said`: a comma too few.
        let speaks = view.verb_frames(end) & Frame::SPEECH == Frame::SPEECH
            && matches!(view.tag(end), Tag::VBD | Tag::VBZ)
            && !view.can(end, Tag::NNS);
        return if tag == Tag::WP && speaks { relative(view, inner + 1, end) } else { None };
    };
    let clause = view.of_whom(inner) || view.is(inner, Kind::RELATIVE) || matches!(tag, Tag::WP | Tag::WDT | Tag::WPS);
    if !clause && (inner + 1..close).any(|at| view.tag(at).is_finite()) && !view.is(inner, Kind::MEMBERSHIP) {
        return None;
    }
    Some(if close + 1 == end { end } else { close })
}
