//! News, analysis or opinion, as far as genre and section tell.

use crate::input::embedded::GENRES;

/// The genre, or an empty string where neither tells.
///
/// A section that is no known name for opinion or analysis is news.
pub(super) fn genre(genre: &str, section: &str) -> &'static str {
    match (told(genre), told(section)) {
        (Some(genre), _) | (None, Some(genre)) => genre,
        (None, None) if section.is_empty() => "",
        (None, None) => "news",
    }
}

/// The first part of `Opinion | Letters` that is a known name.
fn told(names: &str) -> Option<&'static str> {
    let spaced = names.replace(" - ", "|").replace(" – ", "|");
    let mut parts = spaced.split(['|', '/', ';', ',', '>', ':', '&']).map(|part| {
        let words = part.split(|c: char| c.is_whitespace() || c == '-' || c == '_').filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ").to_lowercase()
    });
    parts.find_map(|part| GENRES.iter().find(|row| row[0] == part)).map(|row| row[1].as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genre_and_section_tell() {
        for (stated, section, expected) in [
            ("", "", ""),
            ("", "Politics", "news"),
            ("", "Opinion", "opinion"),
            ("", "Op-Ed", "opinion"),
            ("", "US news | Comment is free", "opinion"),
            ("", "Politics / Analysis", "analysis"),
            ("", "Public opinion research", "news"),
            ("Editorial", "Politics", "opinion"),
            ("news", "Opinion", "news"),
            ("Photo", "", ""),
        ] {
            assert_eq!(genre(stated, section), expected, "{stated} {section}");
        }
    }

    #[test]
    fn the_list_knows_three_genres() {
        for row in GENRES.iter() {
            assert!(matches!(row[1].as_str(), "news" | "analysis" | "opinion"), "{row:?}");
        }
    }
}
