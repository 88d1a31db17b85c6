//! How far the content behind a verb goes.

use std::ops::Range;

use crate::attribution::border::{self, Setting};
use crate::attribution::find::Clause;
use crate::attribution::frame::{self, Complement};
use crate::attribution::rule::Form;
use crate::attribution::verb::Group;
use crate::attribution::view::Kind;
use crate::rule::tag::Tag;

impl Clause<'_> {
    /// Whether the clause with that subject is a relative one, which hangs on a noun: `who said`, `in which Roe said`.
    fn hangs(&self, source: &Range<usize>) -> bool {
        let view = self.view;
        // `What it called a fault held up the launch`
        let what = |at: usize| view.document.word(at).eq_ignore_ascii_case("what");
        let relative = |at: usize| view.is(at, Kind::RELATIVE) && !view.is(at, Kind::THAT) || what(at);
        view.is(source.start, Kind::RELATIVE) || source.start > self.bounds.start && relative(source.start - 1)
    }

    /// Whether a clause whose subject begins at `first` is subordinate and opens the sentence, so that the main clause is still
    /// to come: `When Roe said he won, the crowd left`.
    pub fn subordinate(&self, first: usize) -> bool {
        let view = self.view;
        let before = first.saturating_sub(1);
        first > self.bounds.start
            && (view.is(before, Kind::SUBORDINATOR) || view.tag(before) == Tag::WRB)
            && view.tag(before) != Tag::CC
            && !(self.bounds.start..before).any(|at| view.tag(at).is_finite())
    }

    /// One past the content of a complement.
    pub fn content_end(&self, group: &Group, source: &Range<usize>, complement: Complement) -> usize {
        let view = self.view;
        let fronted = self.subordinate(source.start.min(group.start));
        let relative = border::in_relative(view, source.start, self.bounds.start);
        if view.is(complement.content, Kind::QUOTE)
            && let Some(quote) = view.quote(complement.content)
            && quote.end >= self.bounds.end
        {
            return quote.end;
        }
        border::content_end(
            view,
            complement.content,
            self.bounds.end,
            Setting {
                fronted,
                relative,
                hangs: self.hangs(source),
                infinitive: matches!(complement.form, Form::To | Form::ObjectTo),
                noun: frame::is_noun(complement.frame),
                tense: Some(view.tag(group.main))
                    .filter(|tag| matches!(*tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN)),
            },
        )
    }
}
