//! A member of the cast while it may still change.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use crate::attribution::heads::{marks, oneself, surname, thing};
use crate::attribution::name;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// What a pronoun says of the one it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    He,
    She,
}

/// A member while it may still change: only those that are credited take their words out of the text.
#[derive(Default)]
pub struct Figure<'a> {
    pub name: Cow<'a, str>,
    pub role: Cow<'a, str>,
    pub affiliation: Cow<'a, str>,
    pub named: bool,
    pub person: bool,
    pub gender: Option<Gender>,
    /// Whether it is no single person: a body, a work or a plural.
    pub other: bool,
    /// Whether it is nobody at all: `neither company`.
    pub nobody: bool,
    /// Whether its noun is a plural.
    pub many: bool,
    /// Where it was first mentioned.
    pub first: usize,
    /// A bit for each word of its name and role, so that most are passed over at a glance; 0 until they are asked for.
    pub marks: Cell<u64>,
    /// The noun of a description, folded; empty for a name.
    pub noun: String,
    /// How often it stands among the named mentions.
    pub times: usize,
    /// The first words of its name, where it is called by them; else empty.
    pub short: Cow<'a, str>,
    /// The next member whose name ends in the same word.
    pub namesake: Option<usize>,
}

impl<'a> Figure<'a> {
    /// A source without a name, whose noun is `head`, folded.
    pub fn described(view: &View<'_>, name: Cow<'a, str>, source: &Range<usize>, noun: usize, head: String) -> Self {
        // `one last week` is no person either.
        let timed = view.is(noun, Kind::TIME) || !view.tag(noun).is_noun() && view.tag(source.start) == Tag::CD;
        // Nor is `nobody`, `no one` or `no minister`.
        let nobody = view.is(source.start, Kind::NEGATOR);
        let many = matches!(view.tag(noun), Tag::NNS | Tag::NNPS);
        let other = timed || nobody || many || oneself(view, source).is_some() || thing(view, source, noun);
        let (person, first) = (view.is(noun, Kind::ROLE), source.start);
        Self { name, person, other, nobody, many, first, noun: head, ..Self::default() }
    }

    /// Whether a name may be its own: one ends in the other, and no title of a surname tells that they are a man and a woman.
    pub fn called(&self, text: &str, female: Option<bool>) -> bool {
        let female = female.filter(|_| !text.contains([' ', '-']));
        let other = || self.gender.zip(female).is_some_and(|(own, female)| (own == Gender::She) != female);
        (name::ends(&self.name, text) || name::ends(text, &self.name)) && !other()
    }

    /// Whether its name begins with these words and goes on, or it is called so since: `Abu Hassan`, then `Hassan`, of `Abu Hassan
    /// Omar`.
    pub fn begins(&self, text: &str) -> bool {
        let rest = self.name.strip_prefix(text).filter(|rest| rest.starts_with(' '));
        // `Kim` of `Kim Woo-suk`
        let first = |rest: &str| text.contains(' ') || joined(rest);
        rest.is_some_and(first) || !self.short.is_empty() && name::ends(&self.short, text)
    }

    /// Whether nothing but its name of one word is known, which may be a surname: the Roe of `Roe said it was late. He left`.
    pub fn alone(&self, view: &View<'_>) -> bool {
        self.named && self.gender.is_none() && surname(view, &self.name, self.first)
    }

    /// A bit for each word of its name and role.
    pub fn marks(&self) -> u64 {
        if self.marks.get() == 0 {
            self.marks.set(marks(&self.name) | marks(&self.role));
        }
        self.marks.get()
    }

    /// Forgets the marks of the name or role that it had.
    pub fn renamed(&mut self) {
        self.marks.take();
    }
}

/// Whether a name ends in a first name of two syllables: `Kim Woo-suk`.
pub fn joined(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    last.split_once('-').is_some_and(|(_, syllable)| syllable.starts_with(char::is_lowercase))
}

/// What a pronoun tells of the person.
pub fn gender(view: &View<'_>, at: usize) -> Option<Gender> {
    if view.is(at, Kind::HE) {
        return Some(Gender::He);
    }
    view.is(at, Kind::SHE).then_some(Gender::She)
}
