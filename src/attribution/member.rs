//! Whom a document credits, as the rest of the program sees them.

use std::ops::Range;

/// A person, group, institution or document that the text credits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Fullest name or description in the text, such as `Jake Sullivan` or `a senior official`.
    pub name: String,
    /// Role as the text gives it, such as `National Security Advisor`; empty where it gives none.
    pub role: String,
    /// Affiliation as the text gives it; empty where it gives none.
    pub affiliation: String,
    /// Every mention as tokens, in the order of the text; appositions belong to their mention.
    pub mentions: Vec<Range<usize>>,
    /// Whether it has a proper name of its own.
    pub named: bool,
    /// Whether it is a person; a pronoun such as `he` tells.
    pub person: bool,
}

/// The members, in the order of their first mention.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// All of them.
    pub members: Vec<Member>,
}
