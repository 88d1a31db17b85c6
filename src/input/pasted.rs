//! Several plain texts pasted into one file, with a line of dashes, stars or the like between them.

use crate::article::Article;
use crate::input::account::Account;
use crate::input::date::Order;
use crate::input::lines::Lines;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::text::{headed, is_headline};
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// Fewest words of a part that is a story, its headline among them.
const STORY: usize = 20;

struct Parts {
    lines: Lines,
    /// What the name of the file says of each.
    named: Article,
    dates: Option<Order>,
    row: u64,
    /// Whether it has been said that the text is parted.
    told: bool,
    done: bool,
}

/// Whether each part between two such lines begins with a headline, and there are at least two.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    let mut parts = vec![Vec::new()];
    for line in preview.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if is_rule(line) {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(line);
        }
    }
    parts.retain(|part: &Vec<&str>| !part.is_empty());
    parts.len() > 1 && parts.iter().all(|part| is_story(part))
}

/// `-----`, `* * *`, `=====`: at least three of one mark, and nothing else.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let first = marks.next().filter(|c| "-*=_~#–—".contains(*c));
    first.is_some_and(|first| marks.clone().count() >= 2 && marks.all(|mark| mark == first))
}

/// A headline, and a text below it that ends as sentences do.
fn is_story(lines: &[&str]) -> bool {
    let words: usize = lines.iter().map(|line| line.split_whitespace().count()).sum();
    let closes = |line: &&str| line.ends_with(['.', '!', '?', '”', '"', '’']);
    is_headline(lines[0]) && words >= STORY && lines[1..].iter().any(closes)
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let named = opened.article();
    Ok(begun(Lines::new(opened.text(settings)?), named, settings.dates))
}

/// Begins to read a text that stood in a file of another format.
pub(super) fn of_text(text: String, named: Article, dates: Option<Order>) -> Begun {
    Lines::of(text).map(|lines| begun(lines, named, dates))
}

fn begun(lines: Lines, named: Article, dates: Option<Order>) -> Box<dyn Records> {
    Box::new(Parts { lines, named, dates, row: 0, told: false, done: false })
}

impl Parts {
    /// The text up to the next line that parts two.
    fn part(&mut self) -> std::io::Result<String> {
        let mut text = String::new();
        self.lines.renew();
        while let Some(line) = self.lines.next()? {
            if is_rule(line.trim()) {
                return Ok(text);
            }
            text.push_str(&line);
            text.push('\n');
        }
        self.done = true;
        Ok(text)
    }

    fn article(&self, text: String) -> Article {
        let mut article = Article { text, ..self.named.clone() };
        if !article.id.is_empty() {
            article.id = format!("{}-{}", article.id, self.row);
        }
        headed(&mut article, self.dates);
        if article.title.is_empty() {
            let first = article.text.lines().map(str::trim).find(|line| !line.is_empty());
            article.title = first.filter(|line| is_headline(line)).unwrap_or_default().to_owned();
        }
        article
    }
}

impl Records for Parts {
    fn next(&mut self, _: &mut Account) -> Option<Result<Record, Trouble>> {
        if !self.told {
            self.told = true;
            let what = "each part between two lines of ----- or the like is read as an article";
            return Some(Err(Trouble::file(Reason::Several, what, "--input txt reads the file as one")));
        }
        while !self.done {
            match self.part() {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => {
                    self.row += 1;
                    let article = self.article(text);
                    return Some(Ok(Record { article, row: Some(self.row), end: self.lines.place() }));
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(Trouble { row: Some(self.row + 1), ..Trouble::io(&error) }));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_between_rules_are_told_from_breaks_inside_one() {
        let looks = |text: &str| looks(&Preview { bytes: text.as_bytes(), text });
        let story = "\n\nThe pier may stay shut until May, the port authority said on Sunday.\n\nIt is old, and the \
                     piles are rotten.\n\n";
        for rule in ["---", "*****", "=======", "* * *", "____________"] {
            assert!(
                looks(&format!("Pier may stay shut\nBy Ana Lim{story}{rule}\nFerry to run again{story}")),
                "{rule}"
            );
        }
        for text in [
            format!("Pier may stay shut{story}"),
            format!("Pier may stay shut{story}***{story}"),
            format!("---\ntitle: Pier may stay shut\n---\n\nPier may stay shut{story}"),
            format!("Pier may stay shut\n=====\n{story}"),
        ] {
            assert!(!looks(&text), "{text}");
        }
    }
}
