//! Whom a document credits, as the rest of the program sees them.

use std::ops::Range;

use crate::attribution::name::ends;

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

impl Cast {
    /// The first member that a name may stand for, a surname too; or the only one with a role of that noun, `Judge`, or the only body
    /// whose name begins so.
    #[must_use]
    pub fn called(&self, name: &str) -> Option<usize> {
        let place = |fits: &dyn Fn(&Member) -> bool| self.members.iter().position(fits);
        let named = place(&|member| member.named && ends(&member.name, name));
        let bears = |member: &Member| {
            // `ambassador` of `ambassador to Arden`
            let words = member.role.split(' ').take_while(|word| !["of", "to", "for", "in", "at"].contains(word));
            let noun = words.last().unwrap_or_default();
            member.named && member.person && !noun.is_empty() && noun.eq_ignore_ascii_case(name)
        };
        // `Harlow` of Harlow Steel Inc.
        let begins = |member: &Member| {
            member.named && !member.person && member.name.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))
        };
        let only =
            |fits: &dyn Fn(&Member) -> bool| place(fits).filter(|&first| !self.members[first + 1..].iter().any(fits));
        named.or_else(|| only(&bears)).or_else(|| only(&begins))
    }
}
