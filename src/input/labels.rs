//! The labels of press databases: which field of an article stands behind `BYLINE:` or `Publication title:`.

use crate::input::embedded::DATABASES;
use crate::input::field::Field;

/// What a label says of the line it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A field of the article.
    Field(Field),
    /// Something that stands after the text, and closes it.
    End,
    /// Something that is not read.
    None,
}

/// What a label of a database means; none where the database has no such label.
pub(super) fn label(base: &str, name: &str) -> Option<Label> {
    let name = name.to_lowercase();
    let row = DATABASES.iter().find(|row| row[0] == base && row[1] == name)?;
    match row[2].as_str() {
        "end" => Some(Label::End),
        "none" => Some(Label::None),
        field => Field::named(field).map(Label::Field),
    }
}

/// The label as the list spells it.
pub(super) fn known(base: &str, name: &str) -> Option<&'static str> {
    DATABASES.iter().find(|row| row[0] == base && row[1] == name).map(|row| row[1].as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_a_field_that_exists_or_that_there_is_none() {
        for row in DATABASES.iter() {
            assert!(label(&row[0], &row[1]).is_some(), "{row:?}");
        }
        assert_eq!(label("nexis", "Byline"), Some(Label::Field(Field::Author)));
        assert_eq!(label("nexis", "He said"), None);
    }
}
