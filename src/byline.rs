//! The line that names who wrote an article: `By Ana Lim and Bo Roe, Harbour Post`.

use std::sync::LazyLock;

/// Words in small letters that stand between the names of such a line.
static BETWEEN: LazyLock<Vec<&str>> = LazyLock::new(|| first_cells(include_str!("../lexicons/input/bylines.csv")));
/// Those that stand in a line of credits besides.
static CREDITS: LazyLock<Vec<&str>> = LazyLock::new(|| first_cells(include_str!("../lexicons/input/credits.csv")));
/// What a line below a name calls who wrote a story.
static ROLES: LazyLock<Vec<&str>> = LazyLock::new(|| first_cells(include_str!("../lexicons/input/roles.csv")));
/// Most words of such a line before a place or an outlet, and longest such line, in bytes.
const ROLE: usize = 5;
const ROLE_LINE: usize = 120;
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

/// Whether a line calls somebody by what they do for an outlet, as below a name: `Security correspondent`, `Political editor,
/// Harbour Post`, `Staff Writer`.
#[must_use]
pub fn is_role(line: &str) -> bool {
    if line.len() > ROLE_LINE {
        return false;
    }
    let before = line.split([',', '|', '(']).next().unwrap_or_default();
    let words: Vec<&str> = before.split_whitespace().collect();
    let behind = words.iter().position(|word| matches!(*word, "in" | "at" | "for" | "on" | "of"));
    let role = &words[..behind.unwrap_or(words.len())];
    !line.ends_with(['.', '!', '?', ':', '”', '"'])
        && (1..=ROLE).contains(&role.len())
        && words.len() <= WORDS
        && role.last().is_some_and(|last| ROLES.contains(&last.to_lowercase().as_str()))
        && line.starts_with(char::is_uppercase)
        && !matches!(role[0].to_lowercase().as_str(), "the" | "a" | "an" | "his" | "her" | "their")
}

/// Fewest and most words of the names of a byline that stands in one line with the story.
const FEWEST: usize = 2;
const MOST: usize = 8;

/// Where the story begins behind a byline in one line with it: `By Ana Lim, Oslo The ferry sank`, `By Ana Lim and Bo Roe The
/// ferry`, `By Ana Lim  Ferries sank`.
///
/// `starts` tells a word that opens sentences, `is_place` the place of a dateline.
#[must_use]
pub fn opening(text: &str, starts: impl Fn(&str) -> bool, is_place: impl Fn(&str) -> bool) -> Option<usize> {
    if !text.split(char::is_whitespace).next().is_some_and(by) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().take(MOST + 1).collect();
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let begins = |word: &str| bare(word).starts_with(char::is_uppercase) && starts(bare(word));
    let mut names = 0;
    for (index, word) in words.iter().enumerate().skip(1) {
        let begun = names >= FEWEST || names > 0 && words[1].eq_ignore_ascii_case("our");
        if begun && begins(word) {
            return Some(at(word));
        }
        if !(word.starts_with(char::is_uppercase) || word.starts_with('(') || *word == "and") {
            return None;
        }
        names += usize::from(*word != "and");
        let end = at(word) + word.len();
        let ends = names >= FEWEST && *word != "and" && !words.get(index + 1).is_some_and(|next| *next == "and");
        // A gap of two blanks parts them.
        let story = text[end..].trim_start();
        let gap = text[end..text.len() - story.len()].chars().count();
        if ends && gap > 1 && story.starts_with(char::is_uppercase) {
            return Some(at(story));
        }
        // `By Ana Lim – Oslo The ferry`
        let dash = words.get(index + 1).is_some_and(|next| matches!(*next, "–" | "—" | "-"));
        if ends && (word.ends_with(',') || dash) {
            // `By Ana Lim, Oslo The ferry`, `By Ana Lim, Port Ellen Ferries`
            let index = index + usize::from(dash);
            let place = (1..=3).rev().find(|&count| {
                let all = words.get(index + 1..=index + count);
                all.is_some_and(|all| is_place(all.join(" ").trim_end_matches([',', '.', ':', '-'])))
            });
            let next = place.and_then(|count| words.get(index + 1 + count));
            if let Some(next) = next.filter(|next| next.starts_with(char::is_uppercase)) {
                return Some(at(next));
            }
        }
    }
    None
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
    fn what_somebody_does_is_told_from_headings() {
        for line in ["Security correspondent", "Political Editor, Harbour Post", "Staff Writer", "Reporter in Orrel"] {
            assert!(is_role(line), "{line}");
        }
        for line in
            ["The last reporter", "A writer", "Reporter held in Orrel", "He is an editor.", "pier editor", "Ana Lim"]
        {
            assert!(!is_role(line), "{line}");
        }
    }

    #[test]
    fn a_story_begins_behind_its_byline() {
        let starts = |word: &str| ["the", "a", "in"].contains(&word.to_lowercase().as_str());
        let place = |place: &str| ["oslo", "port ellen"].contains(&place.to_lowercase().as_str());
        for (text, story) in [
            ("By Ana Lim The ferry sank.", "The ferry sank."),
            ("BY ANA LIM, THE ferry sank.", "THE ferry sank."),
            ("By Ana Lim and Bo Roe A ferry sank.", "A ferry sank."),
            ("By Ana Lim, Oslo Mayor Hale said no.", "Mayor Hale said no."),
            ("By Ana Lim, Port Ellen: Ferries sank.", "Ferries sank."),
            ("By Ana Lim (Editor), Oslo The ferry sank.", "The ferry sank."),
            ("By Ana Lim – Oslo The ferry sank.", "The ferry sank."),
            ("By Ana Lim \u{a0} Ferries sank.", "Ferries sank."),
            ("By Our Correspondent In May it sank.", "In May it sank."),
        ] {
            assert_eq!(opening(text, starts, place).map(|at| &text[at..]), Some(story), "{text}");
        }
        for text in [
            "By Monday The Crew had sunk.",
            "By Lake Oslo, Norland has a pier.",
            "By the pier The Crew slept.",
            "By Lake Arden, Oslo has a pier.",
            "Ana Lim The ferry",
            "By Ana Lim",
            "",
        ] {
            assert_eq!(opening(text, starts, place), None, "{text}");
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
