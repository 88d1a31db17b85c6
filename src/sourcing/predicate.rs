//! What a clause says that somebody is: the mayor of `Jane Hill is the mayor of Lakeland`.

use std::ops::Range;

use crate::rule::tag::Tag;
use crate::sourcing::evidence::{Evidence, USUAL, look};
use crate::sourcing::found::{Class, View, What};
use crate::sourcing::phrase::phrases;

/// How many tokens of what somebody is are read.
const LONGEST: usize = 12;

/// The role that the verb behind a name gives: `Jane Hill is the mayor`, but not `is not the mayor`, `was the mayor`.
pub(super) fn is_called(view: View<'_>, mention: &Range<usize>) -> Option<Evidence> {
    let (verb, end) = (mention.end, view.sentence(mention.start).end);
    let named = view.capital(verb - 1) && view.tag(verb - 1).is_name();
    let is = view.tag(verb) == Tag::VBZ && view.class(verb, Class::Be) && view.tag(verb + 1) == Tag::DT;
    if !named || !is || view.reading.document.quoted[verb].is_some() || verb + 2 >= end {
        return None;
    }
    let clause = (verb + 1..end.min(verb + LONGEST)).take_while(|&at| !view.tag(at).is_finite()).last()?;
    let first = phrases(view, &(verb + 1..clause + 1)).into_iter().next()?;
    let evidence = look(view, &first).evidence?;
    let role = matches!(evidence.what, What::Role | What::Post) && !view.plural(&evidence.tokens);
    (role && evidence.tokens.start > verb).then_some(Evidence { weight: evidence.weight.min(USUAL + 1), ..evidence })
}
