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

/// Whether a verb brings in another that says it: `emailed me to say`, `As Roe likes to say, “…”`.
pub fn brings(view: &View<'_>, verb: usize, left: usize, complement: Complement, floor: usize) -> bool {
    let to = complement.content + usize::from(complement.form != Form::To);
    let says = to + 1;
    let speaks = view.is(to, Kind::TO) && view.verb_frames(says) & Frame::QUOTE != 0;
    let likes =
        complement.form == Form::To && left > floor && view.is(left - 1, Kind::AS) && view.is(says + 1, Kind::COMMA);
    let contacts = complement.form != Form::To && complement.content == verb + 1;
    speaks && (likes || contacts && view.in_list("contacts", view.document.word(verb)))
}

/// Whether a verb credits nobody with what follows it, as its subject is `who` of a question or the clause has another verb.
pub fn other(view: &View<'_>, subject: &Range<usize>, complement: Complement, takes: u32, floor: usize) -> bool {
    known(view, subject, complement, takes, floor) || asked(view, subject, floor) || met(view, subject, complement)
}

/// Whether somebody knows somebody: `people who know him`.
fn met(view: &View<'_>, subject: &Range<usize>, complement: Complement) -> bool {
    let object = complement.content;
    let him = view.tag(object) == Tag::PRP && !view.is(object, Kind::PRONOUN);
    complement.form == Form::Object
        && him
        && view.is(subject.end - 1, Kind::RELATIVE)
        && object > 0
        && view.one_of(object - 1, &["know", "knows", "knew", "known"])
}

/// Whether a subject is `who` of a question that stands in the sentence, so that nobody is named: `It is not clear who ordered it`.
fn asked(view: &View<'_>, subject: &Range<usize>, floor: usize) -> bool {
    let who = subject.start;
    let before = who.checked_sub(1).filter(|&before| before >= floor && subject.len() == 1);
    let Some(before) = before.filter(|_| view.document.word(who) == "who") else { return false };
    let be = || (before.saturating_sub(3).max(floor)..before).any(|at| view.is(at, Kind::BE));
    match view.tag(before) {
        Tag::JJ => be(),
        Tag::IN => view.one_of(before, &["about", "on", "over", "regarding"]),
        tag => tag.is_verb() && view.verb_frames(before) & Frame::WH != 0,
    }
}

/// Whether what reads as a clause behind the verb of a relative clause is its object and the verb of the main clause: `People who
/// know the minister said he would resign`.
fn known(view: &View<'_>, subject: &Range<usize>, complement: Complement, takes: u32, floor: usize) -> bool {
    let relative = subject.end - 1;
    if complement.form != Form::Bare || takes & Frame::QUOTE != 0 || !view.is(relative, Kind::RELATIVE) {
        return false;
    }
    let first = if subject.len() > 1 { Some(subject.start) } else { noun::plain_before(view, relative, floor) };
    let speaks = |verb: usize| view.finite(verb) && view.verb_frames(verb) & Frame::QUOTE != 0;
    first.is_some_and(|first| noun::clause_edge(view, first, floor))
        && noun::plain_after(view, complement.content, relative + noun::LONGEST).is_some_and(speaks)
}
