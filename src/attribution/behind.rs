//! Verbs behind what parts them from their subject: an aside, a list, an infinitive.

use crate::attribution::frame;
use crate::attribution::noun;
use crate::attribution::subject;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// How far, in tokens, an aside may reach before the verb of its clause.
const ASIDE: usize = 30;

/// Whether the verb of a clause follows asides: `the plan, drawn up last year, was`, `Roe, the mayor, who is ill, was`.
pub fn asides(view: &View<'_>, open: usize, ceiling: usize, most: usize) -> bool {
    let mut open = open;
    for _ in 0..most {
        let inner = open + 1;
        let Some(close) = (inner..ceiling.min(open + ASIDE)).find(|&at| view.is(at, Kind::COMMA)) else { return false };
        let aside = view.is(inner, Kind::RELATIVE)
            || matches!(
                view.tag(inner),
                Tag::DT | Tag::VBN | Tag::NNP | Tag::NN | Tag::IN | Tag::RB | Tag::JJ | Tag::CD
            );
        if !aside {
            return false;
        }
        if view.tag(close + 1).is_finite() || view.finite(close + 1) && view.determined(close + 2) {
            return true;
        }
        open = close;
    }
    false
}

/// Whether the verb of a clause follows a list: `Roe, Lind and Hale were`.
fn list(view: &View<'_>, comma: usize, ceiling: usize) -> bool {
    let mut at = comma;
    // `She knows the coast, and the crew knows her`: two make no list, and a year none with what follows it.
    if view.tag(comma + 1) == Tag::CC || view.tag(comma - 1) == Tag::CD {
        return false;
    }
    while view.is(at, Kind::COMMA) || view.tag(at) == Tag::CC {
        let last = view.tag(at) == Tag::CC || view.tag(at + 1) == Tag::CC;
        let first = if view.is(at, Kind::COMMA) && last { at + 2 } else { at + 1 };
        let Some(end) = noun::plain_after(view, first, ceiling) else { return false };
        if last {
            return view.tag(end).is_finite() && !view.is(first - 1, Kind::BUT);
        }
        at = end;
    }
    false
}

/// Whether the noun phrase that ends at `end` is the subject of a clause, whatever stands between it and its verb.
pub fn is_subject(view: &View<'_>, end: usize, ceiling: usize) -> bool {
    if view.is(end, Kind::COMMA) {
        return asides(view, end, ceiling, 3) || list(view, end, ceiling);
    }
    // `the plan – a canal and two locks – was`
    if view.is(end, Kind::DASH) {
        let inner = (end..ceiling).find(|&at| !view.is(at, Kind::DASH)).unwrap_or(ceiling);
        let closes = |at: &usize| view.is(*at, Kind::DASH) && !view.is(at + 1, Kind::DASH);
        return (inner..ceiling.min(end + ASIDE)).find(closes).is_some_and(|close| view.tag(close + 1).is_finite());
    }
    // `the gun used in the raid was stolen`
    let described = subject::description_end(view, end, ceiling);
    let whole = described > end && !view.tag(end - 1).is_name() && view.tag(described - 1) != Tag::CC;
    if whole && frame::clause_follows(view, described, ceiling) {
        return true;
    }
    // `the time for waiting is over`, `plans to shut the mill were dropped`
    let gerund = view.tag(end) == Tag::IN && view.tag(end + 1) == Tag::VBG;
    let past = if gerund || view.is(end, Kind::TO) && view.tag(end + 1) == Tag::VB {
        // `the only people to gain from it were`
        let opens = Kind::SUBORDINATOR.or(Kind::QUESTION).or(Kind::THAT);
        let phrase = view.tag(end + 2) == Tag::IN && !view.is(end + 2, opens);
        let object = end + 2 + usize::from(phrase);
        noun::after(view, object, ceiling).unwrap_or(end + 2)
    } else if view.tag(end) == Tag::VBG && view.tag(end - 1).is_noun() {
        // `the code governing its use was`
        noun::after(view, end + 1, ceiling).unwrap_or(end)
    } else {
        end
    };
    if past > end && view.is(past, Kind::COMMA) {
        return list(view, past, ceiling);
    }
    frame::clause_follows(view, past, ceiling)
}

/// Whether a phrase of time parts a subject that ends at `end` from its verb: `profits since the merger were`.
pub fn spanned(view: &View<'_>, end: usize, ceiling: usize) -> bool {
    view.tag(end) == Tag::IN
        && matches!(view.document.word(end), "since" | "after" | "before" | "until")
        && view.tag(end + 1) != Tag::PRP
        && noun::after(view, end + 1, ceiling).is_some_and(|end| view.tag(end).is_finite())
}

/// Whether the verb at `end` is singular after two nouns, and so the second of them alone is its subject: `saw the boys and a ship was sent`.
pub fn parted(view: &View<'_>, at: usize, end: usize) -> bool {
    let word = || view.document.word(end);
    let single = view.tag(end) == Tag::VBZ || view.tag(end) == Tag::VBD && word() == "was";
    single
        && (at..end)
            .find(|&at| view.tag(at) == Tag::CC || view.tag(at) == Tag::IN)
            .is_some_and(|at| view.tag(at) == Tag::CC)
}
