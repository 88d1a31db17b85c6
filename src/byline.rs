//! The line that names who wrote an article: `By Ana Lim and Bo Roe, Harbour Post`.

use std::sync::LazyLock;

/// Words in small letters that stand between the names of such a line.
static BETWEEN: LazyLock<Vec<&str>> = LazyLock::new(|| first_cells(include_str!("../lexicons/input/bylines.csv")));
/// Those that stand in a line of credits besides.
static CREDITS: LazyLock<Vec<&str>> = LazyLock::new(|| first_cells(include_str!("../lexicons/input/credits.csv")));
/// Most words behind the `By`, and behind the wording of a credit.
const WORDS: usize = 14;
const CREDITED: usize = 30;

/// The first cells of a list.
fn first_cells(list: &'static str) -> Vec<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|row| row.split(',').next()).collect()
}

/// Whether words are names, those between names and addresses alone, as behind `Reporting by` or `Photograph:`.
#[must_use]
pub fn are_names<'a>(words: impl Iterator<Item = &'a str> + Clone) -> bool {
    let between = |word: &str| BETWEEN.contains(&word) || CREDITS.contains(&word);
    let is_name = |word: &str| word.contains('@') || bare(word).starts_with(char::is_uppercase);
    words.clone().count() <= CREDITED
        && words.clone().any(is_name)
        && words.into_iter().all(|word| is_name(word) || between(bare(word)) || bare(word).is_empty())
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a line is one: `By` and names, capitals all through, no full stop.
#[must_use]
pub fn is_byline(line: &str) -> bool {
    let mut words = line.split_whitespace();
    if !words.next().is_some_and(by) || line.ends_with('.') {
        return false;
    }
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
    let mut words = words.peekable();
    words.peek().is_some_and(|name| name.starts_with(char::is_uppercase))
        && words.clone().count() <= WORDS
        && words.all(|word| capital(word) || BETWEEN.contains(&word))
}

/// The names without the `By` before them.
#[must_use]
pub fn names(author: &str) -> &str {
    match author.trim().split_once(char::is_whitespace) {
        Some((first, rest)) if by(first.trim_end_matches(':')) => rest.trim_start(),
        _ => author,
    }
}

fn by(word: &str) -> bool {
    word.eq_ignore_ascii_case("by")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_names_are_told_from_sentences() {
        for line in ["By Ana Lim", "BY ANA LIM and Bo Roe", "By Ana de Lim in Rome and Bo Roe, Harbour Post"] {
            assert!(is_byline(line), "{line}");
        }
        for line in ["By Ana del Lim", "By Ana di Lim y Roe", "By Ana Lim und Bo Roe", "By Ana da Lim et Bo la Roe"] {
            assert!(is_byline(line), "{line}");
        }
        for line in ["By the pier, a long wait", "By Monday.", "By", "Ana Lim", "Bye Ana", "By 2030 it will be shut"] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn names_stand_without_the_word_before_them() {
        for (author, bare) in [
            ("By Ana Lim", "Ana Lim"),
            ("BY ANA LIM and BO ROE", "ANA LIM and BO ROE"),
            ("by: Ana Lim, Associated Press", "Ana Lim, Associated Press"),
            ("Ana Lim | Political editor", "Ana Lim | Political editor"),
            ("Byron Lim", "Byron Lim"),
            ("By", "By"),
            ("", ""),
        ] {
            assert_eq!(names(author), bare, "{author}");
        }
    }
}
