//! A first look at a cue and the words beside it, which tells for most patterns that they do not hold.

use crate::rule::pattern::{Context, Element, Test};
use crate::scan::{Hit, mark};

/// What a pattern asks of the sentence, of the cue and of the words beside it; it holds nowhere else.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    /// For two elements that only words can meet and that must be met, what those words have in
    /// [`Scan::has`](crate::scan::Scan).
    needs: [u128; 2],
    own: First,
    left: First,
    right: First,
}

/// What the first token on a side may be.
#[derive(Clone, Copy, Debug, Default)]
struct First {
    /// What its words have in [`Scan::has`](crate::scan::Scan); every bit where it may be any word.
    marks: u128,
    /// A bit for each part of speech.
    tags: u64,
    /// Whether there may be none.
    edge: bool,
}

/// What a sentence has, and the cue in it, and what stands beside the cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    has: u128,
    own: First,
    left: First,
    right: First,
}

impl Gate {
    /// For a pattern with a test of the cue and these elements on its sides, nearest first.
    pub(super) fn new(own: Option<&Test>, left: &[Element], right: &[Element]) -> Self {
        let mut needs: Vec<u128> = left.iter().chain(right).filter_map(asked).collect();
        needs.sort_by_key(|words| words.count_ones());
        needs.resize(2, u128::MAX);
        let mut first = First::default();
        match own {
            Some(own) => first.take(own),
            None => first = First::ANY,
        }
        Self { needs: [needs[0], needs[1]], own: first, left: First::of(left), right: First::of(right) }
    }

    /// Whether the pattern may hold.
    pub(super) fn open(&self, around: &Around) -> bool {
        self.needs.iter().all(|words| words & around.has != 0)
            && self.own.meets(&around.own)
            && self.left.meets(&around.left)
            && self.right.meets(&around.right)
    }
}

impl Around {
    /// Around a cue.
    pub(super) fn new(context: &Context<'_>, cue: &Hit) -> Self {
        let sentence = &context.document.sentences[cue.sentence].tokens;
        let token = |at: usize| First { marks: mark(context.scan.ids[at]), tags: context.tags[at].bit(), edge: false };
        let at = |there: bool, at: usize| if there { token(at) } else { First::EDGE };
        Self {
            has: context.scan.has[cue.sentence],
            own: token(cue.tokens.start),
            left: at(cue.tokens.start > sentence.start, cue.tokens.start.wrapping_sub(1)),
            right: at(cue.tokens.end < sentence.end, cue.tokens.end),
        }
    }
}

impl First {
    const ANY: Self = Self { marks: u128::MAX, tags: u64::MAX, edge: true };
    const EDGE: Self = Self { marks: 0, tags: 0, edge: true };

    /// What elements begin with.
    fn of(elements: &[Element]) -> Self {
        let mut first = Self::default();
        if first.add(elements) { Self::ANY } else { first }
    }

    /// Takes in what elements may begin with; whether all of them may be passed over.
    fn add(&mut self, elements: &[Element]) -> bool {
        for element in elements {
            match element {
                Element::Edge => {
                    self.edge = true;
                    return false;
                }
                Element::Test(test) => {
                    self.take(test);
                    self.edge |= test.not;
                    return false;
                }
                Element::Run(test) => self.take(test),
                Element::Gap(low, _) => {
                    self.marks = u128::MAX;
                    if *low > 0 {
                        return false;
                    }
                }
                Element::Maybe(inner) => {
                    self.add(inner);
                }
            }
        }
        true
    }

    /// Takes in what one token may be.
    fn take(&mut self, test: &Test) {
        if test.not || !(test.shapes.is_empty() && test.entries.is_empty()) {
            self.marks = u128::MAX;
        }
        self.marks |= test.marks;
        self.tags |= test.tags;
    }

    fn meets(&self, token: &Self) -> bool {
        (self.marks & token.marks != 0) | (self.tags & token.tags != 0) | (self.edge & token.edge)
    }
}

/// What the words that an element asks for have in [`Scan::has`](crate::scan::Scan); nothing where something else may meet
/// it.
fn asked(element: &Element) -> Option<u128> {
    let Element::Test(test) = element else { return None };
    let open = test.not || test.tags != 0 || !(test.shapes.is_empty() && test.entries.is_empty());
    (!open).then_some(test.marks)
}
