//! Things that a participle behind them names: `a newsletter called Early Post`, `a subsidiary in Norby called Harbour Phones`.

use std::ops::Range;

use crate::attribution::find::Clause;
use crate::attribution::frame::Complement;
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::verb::Group;
use crate::attribution::view::Kind;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

impl Clause<'_> {
    /// Where the noun begins that a participle after it names: `a newsletter called Early Post`, named so by nobody in particular.
    pub fn named(&self, group: &Group, source: &Range<usize>, complement: Complement) -> Option<usize> {
        let view = self.view;
        // `as officials condemned Monday's vote`: whose it is makes no name.
        let owner = view.is(complement.content, Kind::POSSESSIVE);
        // `told the Herald`: what is told to somebody names nothing.
        let names = view.one_of(group.main, &["called", "dubbed", "named", "nicknamed", "titled"]);
        let lies = names && self.lies_in(source);
        let article = usize::from(names && view.is(complement.content, Kind::DEFINITE));
        let name = view.capital(complement.content + article) && !owner || view.is(complement.content, Kind::QUOTE);
        if self.takes & Frame::PASSIVE == 0
            || group.start != group.main
            || complement.form != Form::Object
            || !name
            || source.end != group.start
            || !matches!(view.tag(source.end - 1), Tag::NN | Tag::NNS) && !lies
            || !view.can(group.main, Tag::VBN)
            || source.start == self.bounds.start
            || view.tag(source.start) == Tag::CD
        {
            return None;
        }
        let end = if lies { self.place(source.end)? } else { source.end };
        let first = noun::plain_before(view, end, self.floor)?;
        let before = view.tag(first.checked_sub(1)?);
        (matches!(before, Tag::IN | Tag::TO) || before.is_verb()).then_some(first)
    }

    /// Whether a thing in a place stands before a participle: `a subsidiary in Norby called Harbour Phones`.
    fn lies_in(&self, source: &Range<usize>) -> bool {
        let thing = |end: usize| self.view.tag(end - 1) == Tag::NN && !noun::speaks(self.view, end - 1);
        let article = self.view.one_of(source.start, &["a", "an"]);
        article && self.place(source.end).is_some_and(|end| end > source.start + 1 && thing(end))
    }

    /// Where the preposition stands before a name that ends at `end`.
    fn place(&self, end: usize) -> Option<usize> {
        let name = |at: &usize| self.view.tag(*at).is_name() && self.view.capital(*at);
        let first = (self.floor..end).rev().take_while(name).last()?;
        first.checked_sub(1).filter(|&at| at > self.floor && self.view.one_of(at, &["in", "at", "near"]))
    }
}
