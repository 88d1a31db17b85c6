//! What is said behind something that no frame tells of: `says so far the trials have worked`, `said at least 84 people were
//! hurt`, `said the bigger ships made money`.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::adjunct;
use crate::attribution::find::Clause;
use crate::attribution::frame::Complement;
use crate::attribution::noun;
use crate::attribution::opener;
use crate::attribution::rule::Form;
use crate::attribution::verb::Group;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How far behind its verb a content may begin, in tokens.
const FAR: usize = 24;

impl Clause<'_> {
    /// What a verb of saying says, where what follows it fits none of its frames and nothing that could be said stands before
    /// it: a clause behind whatever opens it, or a quotation or `that` behind what tells where it was said.
    pub fn waiting(&self, group: &Group, source: &Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let speech = self.takes & Frame::SPEECH == Frame::SPEECH && (view.saying(group.main) || self.turns(group));
        if !speech || source.start >= group.end || self.answered(source.start.min(group.start)) {
            return None;
        }
        // `pests, say, that are eaten`, `the final say`, `mayors said to be ill`
        let before = group.start.saturating_sub(1);
        let parted = source.end != group.start && view.is(before, Kind::COMMA);
        let past = view.tag(group.main) == Tag::VBD;
        if parted || view.tag(before) == Tag::JJ || past && view.tag(group.end) == Tag::TO {
            return None;
        }
        let complement = waits(view, group.end, self.bounds.end)?;
        let end = self.content_end(group, source, complement);
        let piece = complement.content..end;
        self.attribution(Some(source.clone()), group.start..group.end, vec![piece], complement.form)
    }

    /// Whether an adverb between commas parts a verb from the clause it brings in: `admits, however, it is late`.
    fn turns(&self, group: &Group) -> bool {
        let (view, comma) = (self.view, group.end);
        let adverb = view.is(comma, Kind::COMMA) && view.tag(comma + 1).is_adverb() && view.is(comma + 2, Kind::COMMA);
        let clause = comma + 3;
        adverb
            && clause < self.bounds.end
            && (view.determined(clause) || view.tag(clause) == Tag::PRPV || view.is(clause, Kind::THERE))
    }

    /// Whether what is said may stand before the subject that begins at `left`: a clause or a quotation, or the word that a
    /// relative clause begins with.
    fn answered(&self, left: usize) -> bool {
        let view = self.view;
        if left == self.bounds.start {
            return false;
        }
        let hangs = view.is(left - 1, Kind::RELATIVE.or(Kind::QUESTION).or(Kind::AS)) && !view.is(left - 1, Kind::THAT);
        let parted = view.is(left - 1, Kind::COMMA.or(Kind::UNQUOTE).or(Kind::DASH));
        hangs || parted && view.clause(self.bounds.start..left)
    }
}

/// What stands behind a verb of speech that ends at `end`, with something between.
fn waits(view: &View<'_>, end: usize, ceiling: usize) -> Option<Complement> {
    let found = |frame: u32, form: Form, content: usize| Complement { frame, form, content, cue_end: end };
    // `says, apart from the tide, there is no risk`
    let start = end + usize::from(view.is(end, Kind::COMMA));
    if start >= ceiling || view.is(start, Kind::BREAK.or(Kind::UNQUOTE).or(Kind::RELATIVE)) {
        return None;
    }
    for at in start..ceiling.min(start + FAR) {
        if view.is(at, Kind::THAT) && view.tag(at) == Tag::IN && !view.tag(at + 1).is_finite() {
            return Some(found(Frame::THAT, Form::That, at));
        }
        if view.is(at, Kind::COLON) && view.is(at + 1, Kind::QUOTE) {
            return Some(found(Frame::QUOTE, Form::Colon, at + 1));
        }
        if view.is(at, Kind::QUOTE) || view.finite(at) || view.is(at, Kind::BREAK) && !view.abbreviated(at) {
            break;
        }
    }
    // `said in a statement`, but not `said with one deal reached, it would`
    let work = view.is(start + 1, Kind::WORK) || view.is(start + 2, Kind::WORK);
    let told =
        adjunct::occasion(view, start, ceiling) || work && view.one_of(start, &["by", "in", "on", "through", "via"]);
    (!told && main_verb(view, start, ceiling)).then(|| found(Frame::BARE, Form::Bare, start))
}

/// Whether a main clause begins somewhere behind `from`, before the sentence breaks off: a verb that carries one and belongs to
/// no clause that hangs on a word before it.
fn main_verb(view: &View<'_>, from: usize, ceiling: usize) -> bool {
    let mut hanging = 0;
    for at in from..ceiling {
        let stops = Kind::SEMICOLON.or(Kind::COLON).or(Kind::STOP);
        if view.is(at, stops) && !view.abbreviated(at) {
            break;
        }
        if hangs(view, at, ceiling) {
            hanging += 1;
        } else if view.tag(at).is_finite() && at > from {
            if hanging == 0 {
                return true;
            }
            hanging -= 1;
        }
    }
    false
}

/// Whether a clause that hangs on another begins with the word at `at`.
fn hangs(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    if view.is(at, Kind::RELATIVE.or(Kind::QUESTION).or(Kind::THAT)) {
        return true;
    }
    let opens = view.is(at, Kind::SUBORDINATOR.or(Kind::AS)) && view.tag(at) == Tag::IN;
    // `as a result people are`
    let phrase = || view.is(at, Kind::AS) && opener::set_phrase(view, at);
    opens && !phrase() && noun::after(view, at + 1, ceiling).is_some_and(|end| view.finite(end))
}
