//! Who can hold an attitude: things want, welcome and block nothing in anybody's words.

use std::ops::Range;

use crate::attribution::frame::{self, Complement};
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// Frames of a verb in the infinitive, which is wanted or asked for.
const HELD: u32 = Frame::TO | Frame::OBJECT_TO;

/// Whether the subject of a verb is a thing that shows something at most and holds no attitude to a noun: `The drug blocks an
/// enzyme`, `a storm that threatened the coast`.
pub fn none(view: &View<'_>, subject: &Range<usize>, complement: Complement, takes: u32) -> bool {
    let holds = match complement.form {
        Form::Object => true,
        _ => takes & Frame::QUOTE == 0 && (frame::is_noun(complement.frame) || complement.frame & HELD != 0),
    };
    if !holds || takes & Frame::IMPERSONAL != 0 {
        return false;
    }
    // `a drug that blocks`, `the storm, which threatened`
    let head = if view.is(subject.start, Kind::RELATIVE) {
        let comma = usize::from(subject.start > 0 && view.is(subject.start - 1, Kind::COMMA));
        subject.start.checked_sub(1 + comma)
    } else {
        // `the computer giant`, `vehicle and tractor makers`
        let head = noun::head(view, subject);
        let next = view.tag(head + 1);
        let goes_on = next == Tag::CC || next.is_noun() || next.is_adjective();
        (head + 1 >= subject.end || !goes_on).then_some(head)
    };
    head.is_some_and(|head| !view.capital(head) && view.in_list("inanimates", view.document.word(head)))
}

/// Whether what reads as a clause behind the verb of a relative clause is its object and the verb of the main clause: `People who
/// know the minister said he would resign`.
pub fn known(view: &View<'_>, subject: &Range<usize>, complement: Complement, takes: u32, floor: usize) -> bool {
    let relative = subject.end - 1;
    if complement.form != Form::Bare || takes & Frame::QUOTE != 0 || !view.is(relative, Kind::RELATIVE) {
        return false;
    }
    let first = if subject.len() > 1 { Some(subject.start) } else { noun::plain_before(view, relative, floor) };
    let speaks = |verb: usize| view.finite(verb) && view.verb_frames(verb) & Frame::QUOTE != 0;
    first.is_some_and(|first| noun::clause_edge(view, first, floor))
        && noun::plain_after(view, complement.content, relative + noun::LONGEST).is_some_and(speaks)
}
