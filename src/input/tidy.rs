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
    if let Some(names) = without_mails(&article.author) {
        article.author = names;
    }
    let names = names(&article.author);
    if names.len() < article.author.len() {
        article.author = names.to_owned();
    }
}

/// The authors without their addresses, as feeds write them: `ana@harbour.example (Ana Lim)`; none where there are none.
pub(super) fn without_mails(authors: &str) -> Option<String> {
    let is_mail = |word: &&str| word.split_once('@').is_some_and(|(user, site)| !user.is_empty() && site.contains('.'));
    let bare = |word: &str| word.trim_matches(['<', '>', '(', ')', '[', ']']).trim_start_matches("mailto:").to_owned();
    if !authors.split_whitespace().any(|word| is_mail(&bare(word).as_str())) {
        return None;
    }
    let named = authors.split([',', ';']).map(|author| {
        let words: Vec<&str> = author.split_whitespace().filter(|word| !is_mail(&bare(word).as_str())).collect();
        let name = words.join(" ");
        name.strip_prefix('(').and_then(|name| name.strip_suffix(')')).unwrap_or(&name).to_owned()
    });
    Some(named.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", "))
}

/// The authors of ProQuest, `Lim, Ana; Roy, Ben`, as a byline has them: `Ana Lim, Ben Roy`.
pub(super) fn turned(authors: &str) -> String {
    let turned = authors.split(';').map(|name| match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{} {}", first.trim(), last.trim()),
        _ => name.trim().to_owned(),
    });
    turned.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
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
    fn addresses_are_no_names() {
        for (authors, names) in [
            ("ana.lim@harbour.example (Ana Lim)", Some("Ana Lim")),
            ("Ana Lim <ana@harbour.example>", Some("Ana Lim")),
            ("ana@harbour.example (Ana Lim), bo@harbour.example (Bo Roe)", Some("Ana Lim, Bo Roe")),
            ("Ana Lim, ana@harbour.example; Bo Roe", Some("Ana Lim, Bo Roe")),
            ("desk@harbour.example", Some("")),
            ("mailto:desk@harbour.example", Some("")),
            ("Ana Lim @analim", None),
            ("Ana Lim (Harbour Post)", None),
            ("", None),
        ] {
            assert_eq!(without_mails(authors).as_deref(), names, "{authors}");
        }
    }

    #[test]
    fn names_of_authors_are_turned() {
        for (authors, names) in [
            ("Lim, Ana; Roy, Ben", "Ana Lim, Ben Roy"),
            ("Lim, Ana;", "Ana Lim"),
            ("Harbour Post", "Harbour Post"),
            ("Lim, Ana, Jr.", "Lim, Ana, Jr."),
            ("", ""),
        ] {
            assert_eq!(turned(authors), names, "{authors}");
        }
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
