//! An object that stands behind what is said of it: `dismissed as “absurd” the claim`, `branded as false reports of a deal`.

use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// Whether an object stands behind the word or the quotation at `at`, which is what it is called.
pub fn stands_behind(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let Some(object) = judged(view, at).filter(|&object| object < ceiling && !view.is(object, Kind::TIME)) else {
        return false;
    };
    let end = noun::after(view, object, ceiling);
    let plural = |end: usize| view.tag(end - 1) == Tag::NNS && !view.is(end - 1, Kind::TIME);
    end.is_some_and(|end| {
        !view.is(end - 1, Kind::TIME) && (view.determined(object) || end == object + 1 && plural(end))
    })
}

/// Where a judgement of one quotation or one adjective ends.
fn judged(view: &View<'_>, at: usize) -> Option<usize> {
    if view.is(at, Kind::QUOTE) {
        return view.quote(at + 1).map(|quote| quote.end).filter(|&end| view.is(end - 1, Kind::UNQUOTE));
    }
    let word = if view.tag(at) == Tag::RB { at + 1 } else { at };
    matches!(view.tag(word), Tag::JJ | Tag::VBN).then_some(word + 1)
}
