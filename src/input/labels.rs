//! The labels of press databases: which field of an article stands behind `BYLINE:` or `Publication title:`.

use crate::article::Article;
use crate::input::embedded::DATABASES;

/// What a label says of the line it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A field of the article, by its name.
    Field(&'static str),
    /// Something that stands after the text, and closes it.
    End,
    /// Something that is not read.
    None,
}

/// What a label of a database means; none where the database has no such label.
pub(super) fn label(base: &str, name: &str) -> Option<Label> {
    let name = name.to_lowercase();
    let row = DATABASES.iter().find(|row| row[0] == base && row[1] == name)?;
    Some(match row[2].as_str() {
        "end" => Label::End,
        "none" => Label::None,
        field => Label::Field(field),
    })
}

/// The label as the list spells it.
pub(super) fn known(base: &str, name: &str) -> Option<&'static str> {
    DATABASES.iter().find(|row| row[0] == base && row[1] == name).map(|row| row[1].as_str())
}

/// Puts a value into the field of this name, behind what is there.
pub(super) fn put(article: &mut Article, field: &str, value: &str) {
    let value = value.trim();
    let (field, joint) = match field {
        "id" => (&mut article.id, ""),
        "outlet" => (&mut article.outlet, " "),
        "date" => (&mut article.date, " "),
        "title" => (&mut article.title, " "),
        "author" => (&mut article.author, " "),
        "section" => (&mut article.section, " "),
        "genre" => (&mut article.genre, " "),
        "url" => (&mut article.url, ""),
        _ => (&mut article.text, "\n\n"),
    };
    if !field.is_empty() && !value.is_empty() {
        field.push_str(joint);
    }
    field.push_str(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_fields_that_exist() {
        let mut article = Article::default();
        for row in DATABASES.iter() {
            match label(&row[0], &row[1]) {
                Some(Label::Field(field)) => put(&mut article, field, "x"),
                Some(_) => {}
                None => panic!("{row:?}"),
            }
        }
        for field in [&article.id, &article.outlet, &article.date, &article.title, &article.author, &article.section] {
            assert!(field.starts_with('x'));
        }
        assert_eq!(label("nexis", "Byline"), Some(Label::Field("author")));
        assert_eq!(label("nexis", "He said"), None);
    }
}
