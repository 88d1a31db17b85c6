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
    let name = subject.checked_sub(1).filter(|&name| name >= at)?;
    (view.tag(name).is_name() && !view.is(name, Kind::POSSESSIVE)).then_some(subject)
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
