//! Plain text: one article in a file, its id the file's name, its outlet the folder's.

use std::io::Read;

use crate::article::Article;
use crate::byline::is_byline;
use crate::input::account::Account;
use crate::input::decode::Decode;
use crate::input::front_matter;
use crate::input::head::Heads;
use crate::input::headline::is_headline;
use crate::input::opened::Opened;
use crate::input::pasted::{APART, inside, unparted};
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

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

/// What is to be said of a text in which headlines with bylines stand, one below the other.
pub(super) fn several(text: &str) -> Option<Trouble> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let bylines =
        lines.clone().zip(lines.skip(1)).filter(|(above, line)| is_byline(line) && is_headline(above)).count();
    let what = format!("{bylines} headlines with a byline stand in this text, which is read as one article");
    if bylines > 1 {
        return Some(Trouble::file(Reason::Several, what, APART));
    }
    let headed = inside(text, false);
    if headed > 0 {
        let stand = if headed == 1 { "headline" } else { "headlines" };
        let verb = if headed == 1 { "stands" } else { "stand" };
        let what = format!(
            "{headed} more {stand} with an outlet, address or label {verb} in this text, which is read as one article"
        );
        return Some(Trouble::file(Reason::Several, what, APART));
    }
    let count = unparted(text)?;
    let what = format!(
        "lines of --- or the like with a headline below stand in this text ({count}), which is read as one article"
    );
    let mend = "if they part articles, --input pasted parts it there; so does a byline or a date below each headline";
    Some(Trouble::file(Reason::Several, what, mend))
}

#[cfg(test)]
mod tests {
    use super::*;

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
