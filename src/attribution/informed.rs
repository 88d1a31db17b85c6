//! What stands before its cue although the cue has an object or a subject that is no source: `…, the jury was told`,
//! `…, the paper quoted a clerk as saying`.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::adjunct;
use crate::attribution::find::Clause;
use crate::attribution::noun;
use crate::attribution::rule::{Clausal, Form};
use crate::attribution::verb::{self, Group};
use crate::attribution::view::Kind;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How long somebody who is quoted may be, with the description, in tokens.
const QUOTED: usize = 25;

impl Clause<'_> {
    /// `The dam had leaked, the jury was told on Monday.`: what was told stands before who was told it.
    pub fn informed(
        &self,
        group: &Group,
        listener: Option<&Range<usize>>,
        source: Option<&Range<usize>>,
    ) -> Option<Attribution> {
        let view = self.view;
        let start = listener?.start;
        let rest = adjunct::skipped(view, source.map_or(group.end, |source| source.end), self.bounds.end);
        let phrase = source.is_none()
            && view.tag(rest) == Tag::IN
            && !view.is(rest, Kind::THAT.or(Kind::SUBORDINATOR).or(Kind::OF));
        let closes =
            rest >= self.bounds.end || view.is(rest, Kind::STOP) || phrase && view.document.word(rest) != "about";
        if self.takes & Frame::OBJECT_THAT == 0 || !closes {
            return None;
        }
        let content = self.told_before(start)?;
        self.attribution(source.cloned(), group.start..group.end, vec![content], Clausal::Passive.with(Form::Tag))
    }

    /// The clause or quotation before a tag whose own clause begins at `left`, behind a comma.
    pub fn told_before(&self, left: usize) -> Option<Range<usize>> {
        let view = self.view;
        if left > self.bounds.start && self.closes_quotation(left) {
            return Some(self.content_before(left));
        }
        if left < self.bounds.start + 3 || !view.is(left - 1, Kind::COMMA) {
            return None;
        }
        let content = self.content_before(left);
        // `After the dam broke, the council was told`: a clause of time alone is not what was told.
        let first = content.start;
        let hangs = view.is(first, Kind::SUBORDINATOR)
            || matches!(view.tag(first), Tag::IN | Tag::TO | Tag::VBN | Tag::VBG | Tag::VBD);
        let from =
            if hangs { content.clone().find(|&at| view.is(at, Kind::COMMA)).map(|comma| comma + 1)? } else { first };
        (from + 1 < content.end && view.clause(from..content.end)).then_some(content)
    }

    /// `“It broke,” the radio quoted a clerk as saying.`: the clerk said what stands before.
    pub fn quotes_away(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        if self.takes & (Frame::QUOTE | Frame::OBJECT_AS) != Frame::QUOTE | Frame::OBJECT_AS
            || !view.in_list("quoting", view.document.word(group.main))
        {
            return None;
        }
        let near = group.end..self.bounds.end.min(group.end + QUOTED);
        let says = |&at: &usize| view.is(at, Kind::AS) && view.one_of(at + 1, &["saying", "telling"]);
        let word = near.clone().find(says).filter(|&word| word > group.end)?;
        let quoted = group.end..word;
        let rest = adjunct::skipped(view, word + 2, self.bounds.end);
        let closes = rest >= self.bounds.end
            || view.is(rest, Kind::STOP)
            || view.tag(rest) == Tag::IN && !view.is(rest, Kind::THAT);
        let whole = noun::plain_after(view, quoted.start, word).is_some();
        if !closes || !whole || (word..self.bounds.end).any(|at| view.is(at, Kind::QUOTE.or(Kind::COLON))) {
            return None;
        }
        let subject = verb::subject(view, group.start, self.floor)?;
        let content = self.told_before(subject.start)?;
        let mut found = self.attribution(Some(quoted), group.start..group.end, vec![content], Form::Tag)?;
        found.cue.push(word..word + 2);
        Some(found)
    }
}
