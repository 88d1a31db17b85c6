//! Plain text: one article in a file, its id the file's name, its outlet the folder's.

use std::io::Read;

use crate::article::Article;
use crate::input::account::Account;
use crate::input::date::{Order, iso};
use crate::input::decode::Decode;
use crate::input::opened::Opened;
use crate::input::settings::Settings;
use crate::input::trouble::Trouble;
use crate::input::{Begun, Record, Records};

/// Lines above the story that are looked at, and words that the longest of them has.
const ABOVE: usize = 5;
const LONGEST: usize = 25;

struct Whole {
    text: Option<Decode>,
    article: Article,
    dates: Option<Order>,
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let article = opened.article();
    Ok(Box::new(Whole { text: Some(opened.text(settings)?), article, dates: settings.dates }))
}

impl Records for Whole {
    fn next(&mut self, _: &mut Account) -> Option<Result<Record, Trouble>> {
        let mut text = self.text.take()?;
        let mut article = std::mem::take(&mut self.article);
        Some(match text.read_to_string(&mut article.text) {
            Ok(_) => {
                pasted(&mut article, self.dates);
                Ok(Record { article, row: None, end: text.place() })
            }
            Err(error) => Err(Trouble::io(&error)),
        })
    }
}

/// Takes the headline and the day from the lines above a pasted story, where a byline or a date stands among them.
fn pasted(article: &mut Article, dates: Option<Order>) {
    let lines = article.text.lines().map(str::trim).filter(|line| !line.is_empty());
    let above = |line: &&str| !line.ends_with('.') && line.split_whitespace().count() <= LONGEST;
    let lines: Vec<&str> = lines.take(ABOVE).take_while(above).collect();
    let day = |line: &&&str| line.split_whitespace().count() <= 6 && iso(line, dates).is_some();
    let date = lines.iter().find(day).map(|line| (*line).to_owned());
    let under = lines.iter().skip(1).take(2).any(|line| byline(line) || day(&line));
    let title = lines.first().filter(|line| under && !byline(line) && !day(line)).map(|line| (*line).to_owned());
    if article.date.is_empty() {
        article.date = date.unwrap_or_default();
    }
    article.title = title.unwrap_or_default();
}

/// `By Ana Lim`, `By Ana Lim and Bo Roe, Harbour Post`.
fn byline(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let by = words.next().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let name = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    by && name && words.count() < 8
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
            ("12 March 2026\n\nPier may stay shut\n\n", "", "12 March 2026"),
            ("Pier may stay shut\n\n", "", ""),
            ("", "", ""),
            ("It shut on 12 March.\n12 March 2026\n", "", ""),
            ("By the pier, a long wait\n\n", "", ""),
        ] {
            let mut article = Article { text: format!("{above}{story}"), ..Article::default() };
            pasted(&mut article, None);
            assert_eq!((article.title.as_str(), article.date.as_str()), (title, date), "{above}");
        }
        let mut named =
            Article { date: "2026-01-02".to_owned(), text: "A\n12 March 2026\nB.".to_owned(), ..Article::default() };
        pasted(&mut named, None);
        assert_eq!(named.date, "2026-01-02");
    }
}
