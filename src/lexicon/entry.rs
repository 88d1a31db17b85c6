//! An entry of a lexicon: a phrase in all its forms, what it means, and what proves it.

use crate::error::Place;
use crate::lexicon::forms::Forms;
use crate::lexicon::schema;
use crate::lexicon::source::{Channel, SourceKind};
use crate::lexicon::table::Row;
use crate::text::fold::folded;

/// Strength of a hedge whose row gives none, and of a booster that is negated.
pub const USUAL_HEDGE: f64 = 0.7;
/// Strength of a booster whose row gives none.
pub const USUAL_BOOSTER: f64 = 0.2;

/// The three questions asked of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// How firm is it?
    Certainty,
    /// Who says so?
    Attribution,
    /// What kind of source is that?
    Sourcing,
}

impl Dimension {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Certainty, Self::Attribution, Self::Sourcing];

    /// Name of its folder under `lexicons/`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Certainty => "certainty",
            Self::Attribution => "attribution",
            Self::Sourcing => "sourcing",
        }
    }
}

/// Condition on the capitals of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// None.
    Any,
    /// The first letter is lower case.
    Lower,
    /// The first letter is upper case.
    Capital,
    /// As spelt in the lexicon.
    Exact,
    /// Matches nothing: an overlay switches an entry off with it.
    Never,
}

impl Case {
    /// Whether the first letter of `text` can be that of a match; the entry alone knows the letters of an exact one.
    #[must_use]
    pub fn opens(self, text: &str) -> bool {
        let first = || text.chars().find(|letter| letter.is_alphabetic());
        match self {
            Self::Any | Self::Exact => true,
            Self::Never => false,
            Self::Lower => first().is_none_or(char::is_lowercase),
            Self::Capital => first().is_some_and(char::is_uppercase),
        }
    }
}

/// What an entry is; the column `what` of its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// An institution by its name.
    Name,
    /// A person by name, known by an office held.
    Person,
    /// A country or capital, which stands for its government only where nothing else names the source.
    Place,
    /// The noun that tells what an institution is: `Ministry`, `think tank`.
    Head,
    /// A person's role that tells the kind by itself: `senator`, `professor`.
    Role,
    /// A person's role whose kind is that of the institution: `spokesman`, `official`.
    Post,
    /// Several people together: `Republicans`, `residents`.
    Group,
    /// Something written or measured, whose kind is that of its author: `report`, `poll`.
    Work,
    /// Other words.
    #[default]
    Wording,
}

impl What {
    pub(super) fn of(cell: &str) -> Self {
        match cell {
            "name" => Self::Name,
            "person" => Self::Person,
            "place" => Self::Place,
            "head" => Self::Head,
            "role" => Self::Role,
            "post" => Self::Post,
            "group" => Self::Group,
            "work" => Self::Work,
            _ => Self::Wording,
        }
    }

    /// Whether it is or holds an institution.
    #[must_use]
    pub const fn institution(self) -> bool {
        matches!(self, Self::Name | Self::Head)
    }
}

/// The list, which is a file, that a row stands in, where rules of the grammar ask for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// Verbs that credit a content.
    Verbs,
    /// Adjectives that do.
    Adjectives,
    /// Phrases that do.
    Phrases,
    /// Words that firm a sentence up.
    Booster,
    /// Words that round a quantity.
    Approximator,
    /// Quantities without a number.
    Vague,
    /// Media: `in a statement`.
    Channel,
    /// Attitudes that are no act of saying.
    Attitude,
    /// Reasons for which a source is not named.
    Anonymity,
    /// Words for who no longer holds an office.
    Former,
    /// Any other.
    #[default]
    Other,
}

impl List {
    /// Those that are asked for, by the names of their files.
    pub const NAMED: [(&'static str, Self); 10] = [
        ("verbs", Self::Verbs),
        ("adjectives", Self::Adjectives),
        ("phrases", Self::Phrases),
        ("booster", Self::Booster),
        ("approximator", Self::Approximator),
        ("vague", Self::Vague),
        ("channel", Self::Channel),
        ("attitude", Self::Attitude),
        ("anonymity", Self::Anonymity),
        ("former", Self::Former),
    ];

    fn of(category: &str) -> Self {
        Self::NAMED.iter().find(|(name, _)| *name == category).map_or(Self::Other, |(_, list)| *list)
    }
}

/// What the cells of a row say that are asked for at every place where the entry is found.
///
/// In the order in which they lie in memory: what all rules ask for is fetched at once.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(C, align(64))]
pub struct Facts {
    /// What a source entry is.
    pub what: What,
    /// The list it stands in.
    pub list: List,
    /// Whether it counts only where a rule keeps it.
    pub idle: bool,
    /// How telling a role is where a source has several.
    pub weight: Option<u8>,
    /// Transparency of the bare word, 0 to 5.
    pub transparency: Option<u8>,
    /// The kind of source that its file is about; none for other files.
    pub kind: Option<SourceKind>,
    /// How the content reached the reporter.
    pub channel: Option<Channel>,
    /// Stance of a verb, one of [`crate::lexicon::schema::STANCES`]; empty where none is given.
    pub stance: &'static str,
    /// Effect of a certainty cue, 0 to 1.
    pub strength: Option<f64>,
    /// What readers take a term of probability to mean.
    pub perceived: Quartiles,
}

/// The middle half of the answers of readers, in percent; `None` where nobody was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quartiles {
    /// The median.
    pub median: Option<f64>,
    /// The first quartile.
    pub q1: Option<f64>,
    /// The third quartile.
    pub q3: Option<f64>,
}

impl Facts {
    /// The columns that they are read from, in the order in which [`Facts::read`] takes their cells.
    pub const COLUMNS: [&'static str; 10] =
        ["what", "channel", "stance", "weight", "transparency", "strength", "active", "median", "q1", "q3"];

    /// What all rows of a category have in common.
    #[must_use]
    pub fn of(category: &str) -> Self {
        Self { kind: SourceKind::of(category), list: List::of(category), ..Self::default() }
    }

    /// With the strength of a cue of certainty whose row gives none.
    #[must_use]
    pub fn or_usual(self, dimension: Dimension) -> Self {
        let usual = if self.list == List::Booster { USUAL_BOOSTER } else { USUAL_HEDGE };
        match dimension {
            Dimension::Certainty => Self { strength: self.strength.or(Some(usual)), ..self },
            Dimension::Attribution | Dimension::Sourcing => self,
        }
    }

    /// With what the cells of a row say.
    #[must_use]
    pub fn read(self, cells: [&str; Self::COLUMNS.len()]) -> Self {
        let [what, channel, stance, weight, transparency, strength, active, median, q1, q3] = cells;
        Self {
            what: What::of(what),
            channel: Channel::of(channel),
            stance: one_of(schema::STANCES, stance).unwrap_or_default(),
            weight: weight.parse().ok(),
            transparency: transparency.parse().ok(),
            strength: strength.parse().ok(),
            idle: active == "0",
            perceived: Quartiles { median: median.parse().ok(), q1: q1.parse().ok(), q3: q3.parse().ok() },
            ..self
        }
    }
}

fn one_of(words: &[&'static str], word: &str) -> Option<&'static str> {
    words.iter().find(|known| **known == word).copied()
}

/// Places of the cells that are read at every cue, in the header of their file.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// Of the band of ICD 203.
    pub icd203: u8,
    /// Of the band of the IPCC scale.
    pub ipcc: u8,
    /// Of where the entry comes from.
    pub source: u8,
}

/// A row of a phrase lexicon.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Question it answers.
    pub dimension: Dimension,
    /// Every form it is found in, generated ones included.
    pub forms: Forms,
    /// Condition on capitals.
    pub case: Case,
    /// Frames of an attribution entry, a bit each as [`crate::lexicon::schema::Frame`] numbers them.
    pub frames: u32,
    /// What its cells say, read once.
    pub facts: Facts,
    /// Where others stand.
    pub told: Told,
    /// The row it was read from.
    pub row: Row,
}

impl Entry {
    /// `category:first spelling`, such as `modal:may`.
    #[must_use]
    pub fn id(&self) -> &str {
        self.forms.id()
    }

    /// Name of its file, such as `modal`.
    #[must_use]
    pub fn category(&self) -> &str {
        self.forms.category()
    }

    /// Whether it is called by these words, in any case.
    #[must_use]
    pub fn named(&self, words: &str) -> bool {
        self.forms.iter().next().is_some_and(|first| folded(first) == folded(words))
    }

    /// The band of ICD 203 that has the term; empty where none has.
    #[must_use]
    pub fn icd203(&self) -> &str {
        self.row.cell(self.told.icd203.into())
    }

    /// The band of the IPCC scale that has the term; empty where none has.
    #[must_use]
    pub fn ipcc(&self) -> &str {
        self.row.cell(self.told.ipcc.into())
    }

    /// Where the entry comes from.
    #[must_use]
    pub fn source(&self) -> &str {
        self.row.cell(self.told.source.into())
    }

    /// A cell; empty where the column is missing.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.row.header().iter().position(|name| name == column).map_or("", |at| self.row.cell(at))
    }

    /// Its cells with the names of their columns.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &str)> {
        self.row.header().iter().map(String::as_str).zip(self.row.cells())
    }

    /// Where its row stands.
    #[must_use]
    pub fn place(&self) -> Place {
        self.row.place()
    }

    /// Whether a match written `text` has the capitals that the entry asks for.
    #[must_use]
    pub fn allows(&self, text: &str) -> bool {
        match self.case {
            Case::Exact => self.forms.iter().any(|form| same_letters(form, text)),
            case => case.opens(text),
        }
    }
}

/// Equal but for white space and the shape of apostrophes.
fn same_letters(form: &str, text: &str) -> bool {
    fn letters(s: &str) -> impl Iterator<Item = char> {
        s.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '’' { '\'' } else { c })
    }
    letters(form).eq(letters(text))
}
