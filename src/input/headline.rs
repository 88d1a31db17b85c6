//! Headlines, names and days in the lines above a pasted story, whether or not it says where it stood.

use crate::article::Article;
use crate::byline::is_byline;
use crate::input::date::{Order, is_day};
use crate::input::embedded::PAPERS;

/// Lines above a story that does not say where it stood, that are looked at.
const PLAIN: usize = 5;
/// Words that a headline has at most.
pub(super) const LONGEST: usize = 25;
/// Longest line of a head, in bytes.
pub(super) const LONGEST_LINE: usize = 200;
/// Most words of an outlet's name, and letters of its small words.
const NAME: usize = 6;
const SHORT: usize = 3;
/// What stands between an outlet and a day.
const BETWEEN: [char; 9] = [',', ';', '|', '·', '•', '–', '—', '-', '('];

/// Takes the headline and the day from the lines above a pasted story, where a byline or a date stands among them.
pub(super) fn headed(article: &mut Article, dates: Option<Order>) {
    let lines = article.text.lines().map(str::trim).filter(|line| !line.is_empty());
    let above = |line: &&str| !line.ends_with('.') && line.split_whitespace().count() <= LONGEST;
    let lines: Vec<&str> = lines.take(PLAIN).take_while(above).collect();
    let day = |line: &&&str| is_day(line, dates);
    let beside = |line: &&&str| beside_day(line, dates, is_name).is_some();
    let date = lines.iter().find(day).copied();
    // `The Harbour Life, 3 March 2026`: whose name it is does not matter here.
    let date = date.or_else(|| Some(beside_day(lines.iter().skip(1).find(beside)?, dates, is_name)?.1));
    let under = lines.iter().skip(1).take(2).any(|line| is_byline(line) || day(&line) || beside(&line));
    let title = lines
        .first()
        .filter(|line| under && !is_byline(line) && !day(line) && !beside(line))
        .map(|line| (*line).to_owned());
    if article.date.is_empty() {
        article.date = date.unwrap_or_default().to_owned();
    }
    if article.title.is_empty() {
        article.title = title.unwrap_or_default();
    }
}

/// Whether a line may stand above a story: short, and without the mark of a sentence or clause at its end.
pub(super) fn is_headline(line: &str) -> bool {
    let said = line.trim_end_matches(['”', '"', '’']);
    !said.ends_with(['.', ',', ';', ':']) && (2..=LONGEST).contains(&line.split_whitespace().count())
}

/// A name that fits and a day beside each other, in either order: `Harbour Post, 3 March 2026`.
pub(super) fn beside_day(line: &str, dates: Option<Order>, fits: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    fn set_off(part: &str) -> &str {
        part.trim().trim_end_matches(')').trim_matches(BETWEEN).trim()
    }
    if line.len() > LONGEST_LINE {
        return None;
    }
    line.char_indices().filter(|(_, mark)| BETWEEN.contains(mark)).find_map(|(at, mark)| {
        let (left, right) = (set_off(&line[..at]), set_off(&line[at + mark.len_utf8()..]));
        let (name, day) = if is_day(right, dates) { (left, right) } else { (right, left) };
        (is_day(day, dates) && fits(name)).then_some((name, day))
    })
}

/// Whether words may be the name of an outlet: each with a capital but the short ones.
pub(super) fn is_name(words: &str) -> bool {
    let fits = |word: &str| word.len() <= SHORT || word.contains('.') || word.starts_with(|c: char| !c.is_lowercase());
    (1..=NAME).contains(&words.split_whitespace().count())
        && !words.ends_with(['.', '?', '!', ':'])
        && words.split_whitespace().all(fits)
        && !words.split_whitespace().map(str::to_lowercase).any(|word| listed("none").any(|own| own == word))
        && words.chars().any(char::is_alphabetic)
}

/// The words of the list that stand at a place.
pub(super) fn listed(place: &'static str) -> impl Iterator<Item = &'static str> {
    PAPERS.iter().filter(move |row| row[0] == place).map(|row| row[1].as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_and_a_day_above_a_pasted_story_are_known() {
        let story = "The pier may stay shut until May, the authority said.\n\nIt is old.";
        for (above, title, date) in [
            ("Pier may stay shut\nBy Ana Lim\n12 March 2026\n\n", "Pier may stay shut", "12 March 2026"),
            ("Pier may stay shut\n\nMarch 12, 2026\n\n", "Pier may stay shut", "March 12, 2026"),
            ("Pier may stay shut\n\nBY ANA LIM and Bo Roe\n\n", "Pier may stay shut", ""),
            (
                "Pier may stay shut\nPublished: Thursday, 12 March 2026 at 10:32 GMT\n\n",
                "Pier may stay shut",
                "Published: Thursday, 12 March 2026 at 10:32 GMT",
            ),
            ("Pier may stay shut\n\nThe Tide Table, 12 March 2026\n\n", "Pier may stay shut", "12 March 2026"),
            ("The Tide Table, 12 March 2026\n\n", "", ""),
            ("12 March 2026\n\nPier may stay shut\n\n", "", "12 March 2026"),
            ("Pier may stay shut\n\n", "", ""),
            ("", "", ""),
            ("It shut on 12 March.\n12 March 2026\n", "", ""),
            ("By the pier, a long wait\n\n", "", ""),
        ] {
            let mut article = Article { text: format!("{above}{story}"), ..Article::default() };
            headed(&mut article, None);
            assert_eq!((article.title.as_str(), article.date.as_str()), (title, date), "{above}");
        }
        let mut named =
            Article { date: "2026-01-02".to_owned(), text: "A\n12 March 2026\nB.".to_owned(), ..Article::default() };
        headed(&mut named, None);
        assert_eq!(named.date, "2026-01-02");
    }
}
