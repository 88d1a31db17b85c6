//! The stance of a cue in its clause: nobody vouches for what they could not confirm.

use std::ops::Range;

use crate::attribution::Stance;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// The stance that an entry gives to a cue.
pub fn stance(view: &View<'_>, cell: &str, cue: &Range<usize>) -> Stance {
    match cell {
        "distancing" => Stance::Distancing,
        "endorsing" if !negated(view, cue) => Stance::Endorsing,
        _ => Stance::Neutral,
    }
}

/// Whether the verb of a cue is negated in its group, or by what it hangs on: `could not confirm`, `was unable to confirm`.
fn negated(view: &View<'_>, cue: &Range<usize>) -> bool {
    let governed = |at: &usize| {
        view.helps(*at) || view.is(*at, Kind::NEGATOR.or(Kind::TO)) || matches!(view.tag(*at), Tag::JJ | Tag::TO)
    };
    let infinitive = view.is(cue.start, Kind::TO);
    let from =
        if infinitive { (0..cue.start).rev().take_while(governed).last().unwrap_or(cue.start) } else { cue.start };
    (from..cue.end).any(|at| view.is(at, Kind::NEGATOR))
}
