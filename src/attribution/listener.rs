//! Whom something is told, between the verb and its content: `told reporters about the delay`, `told the Herald talks had stalled`.

use crate::attribution::frame::Complement;
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// Whether a verb with these frames is followed by whom it is said to; `show` has a thing there.
pub const fn addresses(takes: u32) -> bool {
    takes & (Frame::OBJECT_THAT | Frame::OBJECT_TO | Frame::AS) == Frame::OBJECT_THAT | Frame::OBJECT_TO
}

/// Where the subject of a clause begins that reads as one phrase with the name of a listener before it: `the Herald talks`.
pub fn parted(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let common = |at: &usize| matches!(view.tag(*at), Tag::NN | Tag::NNS | Tag::VBG | Tag::JJ) && !view.capital(*at);
    // `told Reuters doping was rare`
    let gerund = (view.tag(end) == Tag::VBG).then_some(end);
    let subject = gerund.or_else(|| (at..end).rev().take_while(common).last())?;
    let name = subject.checked_sub(1).filter(|&name| name >= at && view.tag(name).is_name());
    let named = name.is_some_and(|name| !view.is(name, Kind::POSSESSIVE)).then_some(subject);
    named.or_else(|| outside(view, at, end, Kind::OCCASION.or(Kind::SOMEBODY)))
}

/// Where the plural begins that stands outside a phrase of one of these kinds and reads as a part of it: `told a rally taxes
/// are too high`, `said in a statement prices would rise`.
pub fn outside(view: &View<'_>, at: usize, end: usize, kinds: Kind) -> Option<usize> {
    let within = |subject: &usize| {
        let noun = subject - 1;
        let closed = view.tag(noun).is_noun() && !view.is(*subject, Kind::OCCASION);
        closed && (view.is(noun, kinds) || noun::role(view, noun)) && !view.is(noun, Kind::POSSESSIVE)
    };
    let plural = end > at + 1 && view.tag(end - 1) == Tag::NNS;
    let subject = plural.then(|| (at + 1..end).find(within)).flatten()?;
    let common = |at: usize| matches!(view.tag(at), Tag::NN | Tag::NNS | Tag::JJ | Tag::VBG | Tag::VBN);
    (subject..end).all(common).then_some(subject)
}

/// Where a clause begins that reads as one phrase with where something is said: `said in a statement prices would rise`.
pub fn behind(view: &View<'_>, at: usize, end: usize, takes: u32) -> Option<usize> {
    let clause = takes & Frame::BARE != 0 && view.finite(end);
    clause.then(|| outside(view, at + 1, end, Kind::OCCASION.or(Kind::WORK))).flatten()
}

/// Whether a clause stands behind a listener and a time or a phrase: `told the Herald on Monday it was dead`.
pub fn waits(view: &View<'_>, direct: Complement, later: Complement, takes: u32) -> bool {
    let clause = later.frame == Frame::BARE && !matches!(view.tag(later.content), Tag::VBG | Tag::IN | Tag::WRB);
    direct.form == Form::Object && clause && addresses(takes)
}

/// What somebody is told of, who stands before it and belongs to the cue: `told reporters about the delay`, `warned them of it`.
pub fn told_of(view: &View<'_>, at: usize, ceiling: usize, takes: u32) -> Option<Complement> {
    if takes & (Frame::OBJECT_THAT | Frame::OBJECT) != Frame::OBJECT_THAT | Frame::OBJECT {
        return None;
    }
    let word = noun::plain_after(view, at, ceiling).filter(|&end| noun::animate(view, at, end - 1))?;
    let form = match view.document.word(word) {
        "about" => Form::About,
        "of" if view.tag(at) == Tag::PRP => Form::Of,
        _ => return None,
    };
    let content = word + 1;
    let goes_on = noun::after(view, content, ceiling).is_some_and(|end| !view.is(end, Kind::THAT.or(Kind::QUOTE)));
    goes_on.then_some(Complement { frame: Frame::OBJECT, form, content, cue_end: content })
}
