//! Clauses behind a noun without a word that brings them in: its content, or a relative clause that tells of it.

use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;

/// Whether a subject and a verb of attribution that wants an object follow, and nothing more.
pub fn objectless(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    noun::after(view, at, ceiling).is_some_and(|end| {
        let main = main(view, end, ceiling);
        let last = main + 1 >= ceiling || view.is(main + 1, Kind::BREAK);
        last && view.tag(main).is_verb() && view.verb_frames(main) & Frame::OBJECT != 0
    })
}

/// Whether the verb at `at` carries a clause of its own: `claims he lied`, but not `remarks he had made`, `the support he has`.
pub fn own_clause(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let main = main(view, at, ceiling);
    view.tag(at).is_finite() && view.tag(main).is_verb() && !view.is(main, Kind::VOICING)
}

/// The verb that the helping verbs from `at` on bring in.
fn main(view: &View<'_>, at: usize, ceiling: usize) -> usize {
    (at..ceiling.min(at + 5)).find(|&at| !view.helps(at)).unwrap_or(at)
}
