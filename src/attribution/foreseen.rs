//! What is expected to happen, with where and when: `Rain is expected over the north`.

use std::ops::Range;

use crate::attribution::border::{self, Setting};
use crate::attribution::find::Clause;
use crate::attribution::verb::Group;
use crate::attribution::view::Kind;
use crate::rule::tag::Tag;

/// Participles of verbs that look ahead.
const AHEAD: [&str; 6] = ["expected", "forecast", "predicted", "anticipated", "rumored", "rumoured"];

impl Clause<'_> {
    /// The phrase behind a passive that says where or when what is expected is to be.
    pub fn foreseen(&self, group: &Group) -> Option<Range<usize>> {
        let view = self.view;
        let other = Kind::BY.or(Kind::AS).or(Kind::THAT).or(Kind::SUBORDINATOR);
        let phrase = view.tag(group.end) == Tag::IN && !view.is(group.end, other);
        let setting = Setting { noun: true, ..Setting::default() };
        (phrase && view.one_of(group.main, &AHEAD))
            .then(|| group.end..border::content_end(view, group.end, self.bounds.end, setting))
    }
}
