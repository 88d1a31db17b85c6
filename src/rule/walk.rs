//! Matches a pattern around a cue, outwards from it.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::rule::pattern::{Context, Element, LONGEST, NARROW, RUN, Test};
use crate::scan::{Hit, mark};

/// Which way a walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// What is still to be matched: these elements, then the later ones. It lives on the stack, so that matching allocates nothing.
struct Rest<'a> {
    elements: &'a [Element],
    later: Option<&'a Rest<'a>>,
}

pub(super) struct Walk<'a> {
    context: &'a Context<'a>,
    start: usize,
    end: usize,
    /// The tokens that runs may take.
    near: Range<usize>,
    /// Whether the pattern may be tried in very many ways, and how many steps it took so far.
    wide: bool,
    steps: Cell<usize>,
    /// Elements and borders that were tried and did not hold, once it has taken many.
    tried: RefCell<FxHashSet<(usize, usize)>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(context: &'a Context<'a>, sentence: &Range<usize>, cue: &Hit, wide: bool) -> Self {
        let near = cue.tokens.start.saturating_sub(RUN)..cue.tokens.end + RUN;
        let (steps, tried) = (Cell::new(0), RefCell::default());
        Self { context, start: sentence.start, end: sentence.end, near, wide, steps, tried }
    }

    /// Whether the elements hold from the border `at` on, to one side.
    pub(super) fn to(&self, side: Side, elements: &[Element], at: usize) -> bool {
        self.on(side, &Rest { elements, later: None }, at)
    }

    /// Matches `rest` from the border `at` between two tokens on, to one side.
    fn on(&self, side: Side, rest: &Rest<'_>, at: usize) -> bool {
        let Some((first, more)) = rest.elements.split_first() else {
            return rest.later.is_none_or(|later| self.on(side, later, at));
        };
        // What comes after an element is always the same, so that a place where it failed need not be tried twice.
        if self.wide {
            self.steps.set(self.steps.get() + 1);
            let place = (std::ptr::from_ref(first).addr(), at);
            if self.steps.get() > NARROW && !self.tried.borrow_mut().insert(place) {
                return false;
            }
        }
        let onward = Rest { elements: more, later: rest.later };
        let room = if side == Side::Right { self.end - at } else { at - self.start };
        let step = |count: usize| if side == Side::Right { at + count } else { at - count };
        let next = |count: usize| if side == Side::Right { at + count } else { at - count - 1 };
        match first {
            Element::Edge => room == 0 && self.on(side, &onward, at),
            Element::Gap(low, high) => (*low..=room.min(*high)).any(|gap| self.on(side, &onward, step(gap))),
            Element::Run(test) => {
                self.on(side, &onward, at)
                    || (room > 0
                        && self.near.contains(&next(0))
                        && self.token(test, next(0))
                        && self.on(side, rest, step(1)))
            }
            Element::Maybe(inner) => {
                self.on(side, &Rest { elements: inner, later: Some(&onward) }, at) || self.on(side, &onward, at)
            }
            Element::Test(test) if room == 0 => test.not && self.on(side, &onward, at),
            Element::Test(test) => {
                (self.token(test, next(0)) && self.on(side, &onward, step(1)))
                    || self.entry(test, side, at).is_some_and(|past| self.on(side, &onward, past))
            }
        }
    }

    /// Whether the one token at `at` passes the test.
    pub(super) fn token(&self, test: &Test, at: usize) -> bool {
        let id = self.context.scan.ids[at];
        let listed =
            || test.words.contains(&id) || test.classes.iter().any(|&class| self.context.classes.has(id, class));
        let passes = (test.marks & mark(id) != 0 && listed())
            || self.context.tags.get(at).is_some_and(|tag| test.tags & tag.bit() != 0)
            || test.shapes.iter().any(|shape| shape(self.context.document, at));
        if test.not { !passes && self.entry(test, Side::Right, at).is_none() } else { passes }
    }

    /// The far border of an entry that the test names and that begins (to the right) or ends (to the left) at `at`.
    fn entry(&self, test: &Test, side: Side, at: usize) -> Option<usize> {
        let named = |hit: &&Hit| test.entries.binary_search(&hit.entry).is_ok();
        match side {
            _ if test.entries.is_empty() => None,
            Side::Right => self.context.scan.within(&(at..at + 1)).iter().find(named).map(|hit| hit.tokens.end),
            Side::Left if test.not => None,
            Side::Left => {
                let near = at.saturating_sub(LONGEST).max(self.start)..at;
                let mut hits = self.context.scan.within(&near).iter();
                hits.find(|hit| hit.tokens.end == at && named(hit)).map(|hit| hit.tokens.start)
            }
        }
    }
}
