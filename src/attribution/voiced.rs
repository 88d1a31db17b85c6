//! Doubts and the like that somebody voices or that spread: `Concerns were raised by parents about the road`, `Rumours
//! swirled that`.

use std::ops::Range;

use crate::attribution::border::{self, Setting};
use crate::attribution::frame;
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;

/// The parts of such a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voiced {
    /// Who voices it, if the clause says so.
    pub source: Option<Range<usize>>,
    /// One past the verb.
    pub end: usize,
    /// What is voiced.
    pub content: Range<usize>,
    /// What follows the noun, such as `about`.
    pub form: Form,
}

/// The clause of voicing or spreading whose subject is a noun that ends at `end` and has the frames `takes`.
pub fn voiced(view: &View<'_>, end: usize, ceiling: usize, takes: u32) -> Option<Voiced> {
    let mut verb = end;
    while verb < ceiling && verb < end + 5 && view.helps(verb) {
        verb += 1;
    }
    let be = (end..verb).any(|at| view.is(at, Kind::BE));
    let voiced = be && view.is(verb, Kind::VOICING);
    if !voiced && !view.is(verb, Kind::SPREADING) {
        return None;
    }
    let after = verb + 1;
    let agent = (voiced && view.is(after, Kind::BY)).then(|| noun::plain_after(view, after + 1, ceiling)).flatten();
    let source = agent.map(|end| after + 1..end);
    let complement = frame::complement(view, agent.unwrap_or(after), ceiling, takes & !Frame::BARE);
    if complement.frame & takes == 0 || complement.frame == 0 {
        return None;
    }
    let setting = Setting { noun: frame::is_noun(complement.frame), ..Setting::default() };
    let content = complement.content..border::content_end(view, complement.content, ceiling, setting);
    Some(Voiced { source, end: after, content, form: complement.form })
}
