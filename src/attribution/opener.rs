//! Clauses that open with a phrase or with another clause, behind a verb that takes them without `that`: `said despite the rain,
//! the match went on`.

use crate::attribution::behind;
use crate::attribution::frame::{self, Complement};
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How long an opener may be, in tokens.
const LONGEST: usize = 16;

/// How many commas an opener may have in it.
const COMMAS: usize = 3;

/// What follows a verb that carries a clause and ends at `end`: a clause with its opener, or what [`frame::complement`] finds.
pub fn complement(view: &View<'_>, end: usize, ceiling: usize, takes: u32) -> Complement {
    if opens(view, end, ceiling, takes) {
        return Complement { frame: Frame::BARE, form: Form::Bare, content: end, cue_end: end };
    }
    frame::complement(view, end, ceiling, takes)
}

/// Whether a clause begins at `at` with an opener that belongs to it, and not to a verb of speech with the frames `takes`.
fn opens(view: &View<'_>, at: usize, ceiling: usize, takes: u32) -> bool {
    let Some(clause) = (takes & Frame::SPEECH == Frame::SPEECH).then(|| opener(view, at)).flatten() else {
        return false;
    };
    // `asked for help, they`: what takes an object has it in a phrase too, but for `say`.
    let whole = takes & Frame::OBJECT == 0 || view.saying(at - 1);
    let ends = Kind::QUOTE.or(Kind::SEMICOLON).or(Kind::COLON).or(Kind::THAT).or(Kind::STOP);
    (at + 1..ceiling.min(at + LONGEST))
        .take_while(|&at| (!view.is(at, ends) || view.abbreviated(at)) && (clause || !view.finite(at)))
        .filter(|&at| view.is(at, Kind::COMMA))
        .take_while(|&comma| comma > at + 1)
        .take(COMMAS)
        .any(|comma| (whole || (at..comma).any(|at| view.finite(at))) && stands(view, comma + 1, ceiling))
}

/// Whether what opens at `at` is a clause; none where no opener begins there.
fn opener(view: &View<'_>, at: usize) -> Option<bool> {
    let first = view.past_focus(at);
    if view.in_list("openers", view.document.word(first)) {
        return Some(view.is(first, Kind::SUBORDINATOR.or(Kind::QUESTION)));
    }
    let gerund = view.document.word(at) == "by" && view.tag(at + 1) == Tag::VBG;
    (set_phrase(view, at) || gerund).then_some(false)
}

/// Whether a phrase begins at `at` that opens clauses: `in addition to the noise`, `as a result`.
pub fn set_phrase(view: &View<'_>, at: usize) -> bool {
    let phrase = matches!(view.tag(at), Tag::IN | Tag::RB | Tag::TO);
    let owned = matches!(view.tag(at + 1), Tag::DT | Tag::PRPS) || view.document.word(at + 1) == "a";
    phrase && view.in_list("fronted", view.document.word(at + 1 + usize::from(owned)))
}

/// Whether a clause with a subject of its own stands here.
fn stands(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    if view.is(at, Kind::RELATIVE.or(Kind::QUOTE)) || view.tag(at) == Tag::CC {
        return false;
    }
    view.tag(at) == Tag::PRPV
        || view.is(at, Kind::THERE)
        || noun::after(view, at, ceiling)
            .is_some_and(|end| behind::is_subject(view, end, ceiling) && !closes(view, end, ceiling))
}

/// Whether the verb at `at` is that of another tag, which ends the sentence: `It agreed with the others, the report said.`
fn closes(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let ends = at + 1 >= ceiling || view.is(at + 1, Kind::STOP.or(Kind::TIME)) || view.tag(at + 1) == Tag::IN;
    ends && view.verb_frames(at) & Frame::QUOTE != 0
}
