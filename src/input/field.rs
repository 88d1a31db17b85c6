//! The fields of an article that an input fills, by their names.

use serde::Serialize;

use crate::article::Article;

/// A field of an article that an input can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Key of the article.
    Id,
    /// Who published it.
    Outlet,
    /// Day of publication.
    Date,
    /// Headline.
    Title,
    /// Author line.
    Author,
    /// Section or desk.
    Section,
    /// News, analysis or opinion.
    Genre,
    /// Address.
    Url,
    /// The text.
    Text,
}

impl Field {
    /// All fields, in the order in which they take their columns.
    pub const ALL: [Self; 9] = [
        Self::Id,
        Self::Outlet,
        Self::Date,
        Self::Title,
        Self::Author,
        Self::Section,
        Self::Genre,
        Self::Url,
        Self::Text,
    ];

    /// Its name, as in `--map text=content`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Outlet => "outlet",
            Self::Date => "date",
            Self::Title => "title",
            Self::Author => "author",
            Self::Section => "section",
            Self::Genre => "genre",
            Self::Url => "url",
            Self::Text => "text",
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// An article whose fields are asked for one by one.
    pub fn article(value: impl Fn(Self) -> String) -> Article {
        let mut article = Article::default();
        for field in Self::ALL {
            *field.of(&mut article) = value(field);
        }
        article
    }

    /// What an article has in it.
    pub const fn of(self, article: &mut Article) -> &mut String {
        match self {
            Self::Id => &mut article.id,
            Self::Outlet => &mut article.outlet,
            Self::Date => &mut article.date,
            Self::Title => &mut article.title,
            Self::Author => &mut article.author,
            Self::Section => &mut article.section,
            Self::Genre => &mut article.genre,
            Self::Url => &mut article.url,
            Self::Text => &mut article.text,
        }
    }

    /// Puts a value behind what an article has in it.
    pub(super) fn put(self, article: &mut Article, value: &str) {
        let value = value.trim();
        let field = self.of(article);
        if !field.is_empty() && !value.is_empty() {
            field.push_str(match self {
                Self::Text => "\n\n",
                _ => " ",
            });
        }
        field.push_str(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_a_name_and_a_place_of_its_own() {
        let mut article = Field::article(|field| field.name().to_owned());
        for field in Field::ALL {
            assert_eq!(field.of(&mut article), field.name());
            assert_eq!(Field::named(field.name()), Some(field));
        }
        assert_eq!(Field::named("column"), None);
        Field::Title.put(&mut article, " and more ");
        Field::Text.put(&mut article, "");
        Field::Id.put(&mut article, "7");
        Field::Url.put(&mut article, "harbour.example");
        assert_eq!((article.title.as_str(), article.text.as_str()), ("title and more", "text"));
        assert_eq!((article.id.as_str(), article.url.as_str()), ("id 7", "url harbour.example"));
    }
}
