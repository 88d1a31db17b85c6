//! Plain text: one article in a file, its id the file's name, its outlet the folder's.

use std::io::Read;

use crate::article::Article;
use crate::byline::is_byline;
use crate::input::account::Account;
use crate::input::date::{Order, is_day};
use crate::input::decode::Decode;
use crate::input::front_matter;
use crate::input::head::Heads;
use crate::input::opened::Opened;
use crate::input::pasted::{inside, unparted};
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// Lines above the story that are looked at, and words that the longest of them has.
const ABOVE: usize = 5;
pub(super) const LONGEST: usize = 25;

struct Whole {
    text: Option<Decode>,
    article: Article,
    heads: Heads,
    /// The article, where something is to be said of it first.
    ready: Option<Record>,
}

/// An article that was read already, where something was to be said of it first.
pub(super) fn ready(record: Record) -> Box<dyn Records> {
    Box::new(Whole { text: None, article: Article::default(), heads: Heads::default(), ready: Some(record) })
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let article = opened.article();
    Ok(Box::new(Whole { text: Some(opened.text(settings)?), article, heads: Heads::new(settings), ready: None }))
}

impl Records for Whole {
    fn next(&mut self, _: &mut Account) -> Option<Result<Record, Trouble>> {
        if let Some(ready) = self.ready.take() {
            return Some(Ok(ready));
        }
        let mut text = self.text.take()?;
        let mut article = std::mem::take(&mut self.article);
        Some(match text.read_to_string(&mut article.text) {
            Ok(_) => {
                front_matter::take(&mut article);
                let told = several(&article.text);
                self.heads.take(&mut article);
                let record = Record { article, row: None, end: text.place() };
                match told {
                    Some(told) => {
                        self.ready = Some(record);
                        Err(told)
                    }
                    None => Ok(record),
                }
            }
            Err(error) => Err(Trouble::io(&error)),
        })
    }
}

/// Takes the headline and the day from the lines above a pasted story, where a byline or a date stands among them.
pub(super) fn headed(article: &mut Article, dates: Option<Order>) {
    let lines = article.text.lines().map(str::trim).filter(|line| !line.is_empty());
    let above = |line: &&str| !line.ends_with('.') && line.split_whitespace().count() <= LONGEST;
    let lines: Vec<&str> = lines.take(ABOVE).take_while(above).collect();
    let day = |line: &&&str| is_day(line, dates);
    let date = lines.iter().find(day).map(|line| (*line).to_owned());
    let under = lines.iter().skip(1).take(2).any(|line| is_byline(line) || day(&line));
    let title = lines.first().filter(|line| under && !is_byline(line) && !day(line)).map(|line| (*line).to_owned());
    if article.date.is_empty() {
        article.date = date.unwrap_or_default();
    }
    if article.title.is_empty() {
        article.title = title.unwrap_or_default();
    }
}

/// What is to be said of a text in which headlines with bylines stand, one below the other.
pub(super) fn several(text: &str) -> Option<Trouble> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let bylines =
        lines.clone().zip(lines.skip(1)).filter(|(above, line)| is_byline(line) && is_headline(above)).count();
    let what = format!("{bylines} headlines with a byline stand in this text, which is read as one article");
    let mend = "if they are several, put a line of ----- between them, or each in a file of its own";
    if bylines > 1 {
        return Some(Trouble::file(Reason::Several, what, mend));
    }
    let headed = inside(text, false);
    if headed > 0 {
        let what = format!(
            "{headed} more headlines with an outlet, address or label stand in this text, which is read as one article"
        );
        return Some(Trouble::file(Reason::Several, what, mend));
    }
    let count = unparted(text)?;
    let what = format!(
        "lines of --- or the like with a headline below stand in this text ({count}), which is read as one article"
    );
    let mend = "if they part articles, --input pasted parts it there; so does a byline or a date below each headline";
    Some(Trouble::file(Reason::Several, what, mend))
}

/// Whether a line may stand above a story: short, and without the mark of a sentence or clause at its end.
pub(super) fn is_headline(line: &str) -> bool {
    let said = line.trim_end_matches(['”', '"', '’']);
    !said.ends_with(['.', ',', ';', ':']) && (2..=LONGEST).contains(&line.split_whitespace().count())
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
    #[test]
    fn several_stories_in_one_text_are_told() {
        let story = "The pier may stay shut, the authority said.\n\nIt is old.\n\n";
        let two = format!("Pier may stay shut\nBy Ana Lim\n\n{story}Ferry to run again\n\nBY BO ROE\n\n{story}");
        assert!(several(&two).is_some_and(|told| told.what.starts_with("2 headlines")));
        let one = format!("Pier may stay shut\nBy Ana Lim\n\n{story}It is old.\nBy Bo Roe\n");
        assert!(several(&one).is_none());
        let breaks = format!("Pier may stay shut\nBy Ana Lim\n\n{story}***\nThe ferry\n{story}***\nThe mayor\n{story}");
        assert!(several(&breaks).is_some_and(|told| told.mend.contains("--input pasted")));
    }
}
