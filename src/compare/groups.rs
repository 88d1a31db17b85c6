//! What a comparison calls the groups that it sets side by side.

/// The words for one group and for many, as they stand inside a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Groups {
    /// One of them: `outlet`, `section`.
    pub one: &'static str,
    /// Several: `outlets`, `sections`.
    pub many: &'static str,
}

const OUTLETS: Groups = Groups { one: "outlet", many: "outlets" };

/// What the values of a column are called that is none of [`KNOWN`].
const GROUPS: Groups = Groups { one: "group", many: "groups" };

/// Columns of articles.csv, and `month`, whose values have a name of their own.
const KNOWN: &[Groups] = &[
    OUTLETS,
    Groups { one: "section", many: "sections" },
    Groups { one: "genre", many: "genres" },
    Groups { one: "author", many: "authors" },
    Groups { one: "agency", many: "agencies" },
    Groups { one: "language", many: "languages" },
    Groups { one: "month", many: "months" },
    Groups { one: "date", many: "dates" },
];

impl Groups {
    /// What the values of a column are called; outlets where none is named.
    #[must_use]
    pub fn of(column: &str) -> Self {
        if column.is_empty() {
            return OUTLETS;
        }
        KNOWN.iter().find(|known| known.one == column).copied().unwrap_or(GROUPS)
    }
}

impl Default for Groups {
    fn default() -> Self {
        OUTLETS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_names_its_groups() {
        for (column, many) in [("outlet", "outlets"), ("agency", "agencies"), ("month", "months"), ("lean", "groups")] {
            assert_eq!(Groups::of(column).many, many, "{column}");
        }
        assert_eq!(Groups::of(""), Groups::default());
    }
}
