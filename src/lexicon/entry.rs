//! An entry of a lexicon: a phrase in all its forms, what it means, and what proves it.

use crate::error::Place;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A form of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As spelt.
    pub written: String,
    /// Its folded tokens.
    pub words: Vec<String>,
}

/// A row of a phrase lexicon.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `category:first spelling`, such as `modal:may`.
    pub id: String,
    /// Question it answers.
    pub dimension: Dimension,
    /// Name of its file, such as `modal`.
    pub category: String,
    /// Every form it is found in, generated ones included.
    pub forms: Vec<Form>,
    /// Condition on capitals.
    pub case: Case,
    /// Frames of an attribution entry, a bit each as [`crate::lexicon::schema::frame`] numbers them.
    pub frames: u32,
    /// The row's cells by column name.
    pub cells: Vec<(String, String)>,
    /// Where the row stands.
    pub place: Place,
}

impl Entry {
    /// A cell; empty where the column is missing.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell)
    }

    /// A cell as a number; `None` where it is empty.
    #[must_use]
    pub fn number(&self, column: &str) -> Option<f64> {
        self.cell(column).parse().ok()
    }

    /// Whether a match written `text` has the capitals that the entry asks for.
    #[must_use]
    pub fn allows(&self, text: &str) -> bool {
        let first = text.chars().find(|letter| letter.is_alphabetic());
        match self.case {
            Case::Any => true,
            Case::Never => false,
            Case::Lower => first.is_none_or(char::is_lowercase),
            Case::Capital => first.is_some_and(char::is_uppercase),
            Case::Exact => self.forms.iter().any(|form| same_letters(&form.written, text)),
        }
    }
}

/// Equal but for white space and the shape of apostrophes.
fn same_letters(form: &str, text: &str) -> bool {
    let plain = |c: char| if c == '’' { '\'' } else { c };
    let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).map(plain).collect::<Vec<_>>();
    letters(form) == letters(text)
}
