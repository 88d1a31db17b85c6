//! What a noun of attribution is said to be: `Her view is that`, `The fear among parents is that`, `His answer was simple:`, `Her answer:`,
//! `“Never,” was her answer`.

use std::ops::Range;

use crate::attribution::adjunct;
use crate::attribution::border::{self, Setting};
use crate::attribution::noun;
use crate::attribution::rule::{Clausal, Construction, Form};
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// The parts of such a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Where the verb begins.
    pub verb: usize,
    /// One past the cue, if nothing stands between noun and verb.
    pub end: usize,
    /// What the noun is said to be.
    pub content: Range<usize>,
    /// `that` or `colon`.
    pub form: Form,
}

impl Stated {
    /// The name of the construction.
    pub fn rule(&self, owned: bool) -> Construction {
        if owned { Clausal::NamedNoun } else { Clausal::Noun }.with(self.form)
    }
}

/// The quotation and the verb before a noun phrase that begins at `first` and says what it is: `“Never,” was her answer`.
pub fn turned(view: &View<'_>, first: usize, floor: usize) -> Option<(Range<usize>, Range<usize>)> {
    let be = first.checked_sub(1).filter(|&be| be > floor && view.is(be, Kind::BE) && view.tag(be).is_finite())?;
    let quote = view.quote(be - 1).filter(|_| view.is(be - 1, Kind::UNQUOTE))?;
    Some((quote, be..first))
}

/// The clause whose subject is the noun phrase that ends at `end`.
pub fn stated(view: &View<'_>, end: usize, ceiling: usize) -> Option<Stated> {
    let said = |first: usize| match view.quote(first).filter(|_| view.is(first, Kind::QUOTE)) {
        Some(quote) => quote.end,
        None => border::content_end(view, first, ceiling, Setting::default()),
    };
    // `Her answer: “Never.”`
    if view.is(end, Kind::COLON) && end + 1 < ceiling {
        return Some(Stated { verb: end, end, content: end + 1..said(end + 1), form: Form::Colon });
    }
    let mut verb = adjunct::skipped(view, end, ceiling);
    // `the fear among parents in the town is`
    while matches!(view.tag(verb), Tag::IN | Tag::TO) && !view.is(verb, Kind::SUBORDINATOR.or(Kind::THAT)) {
        verb = adjunct::skipped(view, noun::plain_after(view, verb + 1, ceiling)?, ceiling);
    }
    let mut at = verb;
    while at < ceiling && at < verb + 5 && view.helps(at) {
        at += 1;
    }
    let be = (verb..at).rev().find(|&at| !view.adverb(at))?;
    if !view.is(be, Kind::BE) || !(view.tag(verb).is_finite() || view.tag(verb) == Tag::MD) {
        return None;
    }
    // `is simple:`, `is clear:`
    let mark = at + usize::from(view.tag(at) == Tag::JJ && view.is(at + 1, Kind::COLON));
    let (first, form) = if view.is(mark, Kind::COLON) {
        (mark + 1, Form::Colon)
    } else if view.is(at, Kind::THAT) && view.tag(at) == Tag::IN {
        (at, Form::That)
    } else {
        // `his remarks were “a joke”`: somebody else's words for them.
        return None;
    };
    let end = said(first);
    (first < end).then_some(Stated { verb, end: at, content: first..end, form })
}
