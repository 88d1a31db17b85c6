//! The fields of an article without what exports put around them: blanks, words for nothing, `By`, places.

use crate::article::Article;
use crate::byline::names;
use crate::input::embedded::MISSING;

/// Most words of a place.
const PLACE: usize = 5;

/// Whether it is a word such as `null` that an export writes for nothing.
pub(super) fn missing(cell: &str) -> bool {
    MISSING.iter().any(|row| row[0] == cell)
}

/// Whether a field holds nothing, or a word for it.
pub(super) fn absent(field: &str) -> bool {
    let kept = field.trim();
    kept.is_empty() || missing(kept)
}

/// Trims the fields, empties those that are missing, and takes the `By` off the names of the authors.
pub(super) fn clean(article: &mut Article) {
    let fields = [
        &mut article.id,
        &mut article.outlet,
        &mut article.date,
        &mut article.title,
        &mut article.author,
        &mut article.section,
        &mut article.genre,
        &mut article.url,
    ];
    for field in fields {
        let kept = field.trim();
        if missing(kept) {
            field.clear();
        } else if kept.len() < field.len() {
            *field = kept.to_owned();
        }
    }
    let names = names(&article.author);
    if names.len() < article.author.len() {
        article.author = names.to_owned();
    }
}

/// The outlet without the place that ProQuest writes behind it, `Harbour Post; Springfield, Ohio`, if it can be one.
pub(super) fn placeless(outlet: &str, can: impl Fn(&str) -> bool) -> Option<&str> {
    let (name, place) = outlet.split_once(';')?;
    let (name, place) = (name.trim(), place.trim());
    let is_place = place.starts_with(char::is_uppercase) && !place.contains(';') && can(place);
    (is_place && !name.is_empty() && place.split_whitespace().count() <= PLACE).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_nothing_is_emptied_and_the_rest_trimmed() {
        let mut article = Article {
            id: " 7 ".to_owned(),
            outlet: "null".to_owned(),
            author: " By Ana Lim, Associated Press ".to_owned(),
            ..Article::default()
        };
        clean(&mut article);
        assert_eq!((article.id.as_str(), article.outlet.as_str()), ("7", ""));
        assert_eq!(article.author, "Ana Lim, Associated Press");
        assert!(absent(" ") && absent("null") && !absent("0"));
    }

    #[test]
    fn a_place_stands_behind_the_outlet() {
        for (outlet, name) in [
            ("The Daily Gazette; Springfield, Ohio", Some("The Daily Gazette")),
            ("Harbour Post ; London (UK)", Some("Harbour Post")),
            ("Bay News; Dubai", Some("Bay News")),
            ("Bay News; Reuters", None),
            ("Harbour Post", None),
            ("Ships; boats and more", None),
            ("One; Two; Three", None),
            ("; London", None),
            ("", None),
        ] {
            assert_eq!(placeless(outlet, |place| place != "Reuters"), name, "{outlet}");
        }
    }
}
