//! Several plain texts pasted into one file, with a line of dashes, stars or the like between them.

use crate::article::Article;
use crate::byline::is_byline;
use crate::input::account::Account;
use crate::input::date::{Order, is_day};
use crate::input::decode::WINDOW;
use crate::input::lines::Lines;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::text::{headed, is_headline};
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// Fewest words of a part that is a story, its headline among them; and of one with a byline or a date below that.
const STORY: usize = 20;
const CREDITED: usize = 10;
/// Lines below a headline among which its byline or date stands.
const BELOW: usize = 3;
/// Fewest marks of a line of dashes or equals signs that parts stories by itself; a shorter one may be a pause.
const STRONG: usize = 5;

struct Parts {
    lines: Lines,
    /// What the name of the file says of each.
    named: Article,
    dates: Option<Order>,
    /// Whether a line parts two.
    rule: fn(&str) -> bool,
    row: u64,
    /// Whether it has been said that the text is parted.
    told: bool,
    done: bool,
}

/// The visible lines between two lines of marks.
#[derive(Default)]
struct Part<'a> {
    /// Whether the line above parts stories by itself.
    strong: bool,
    lines: Vec<&'a str>,
}

/// Whether a story follows on another, told from breaks inside one.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    parting(preview).is_some()
}

/// The lines that part the stories of a text: all lines of marks, or only the strong ones; none where it is one story.
///
/// Each later part has a headline, and a byline or a date below it unless the line above is a strong one.
fn parting(preview: &Preview<'_>) -> Option<fn(&str) -> bool> {
    // The preview may end anywhere in the last part.
    let cut = preview.bytes.len() >= WINDOW;
    let by = |rule: fn(&str) -> bool| {
        let mut parts = parts(preview.text, rule);
        if cut && parts.last().is_some_and(|part| !part.is_later()) {
            parts.pop();
        }
        let several = parts.len() > 1 && parts[0].is_story() && parts[1..].iter().all(Part::is_later);
        several.then_some(rule)
    };
    by(is_rule).or_else(|| by(is_strong))
}

/// How many lines of marks with a headline below them stand in a text, if it may well be several stories.
pub(super) fn unparted(text: &str) -> Option<usize> {
    let parts = parts(text, is_rule);
    let headed = parts.iter().skip(1).filter(|part| part.lines.len() > 1 && is_headline(part.lines[0]));
    let (count, story) = (headed.clone().count(), headed.clone().any(Part::is_story));
    (count > 1 || story).then_some(count)
}

fn parts(text: &str, rule: fn(&str) -> bool) -> Vec<Part<'_>> {
    let mut parts = vec![Part::default()];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if rule(line) {
            parts.push(Part { strong: is_strong(line), lines: Vec::new() });
        } else if let Some(part) = parts.last_mut() {
            part.lines.push(line);
        }
    }
    parts.retain(|part| !part.lines.is_empty());
    parts
}

/// `-----`, `* * *`, `=====`: at least three of one mark, and nothing else.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let first = marks.next().filter(|c| "-*=_~#–—".contains(*c));
    first.is_some_and(|first| marks.clone().count() >= 2 && marks.all(|mark| mark == first))
}

fn is_strong(line: &str) -> bool {
    is_rule(line) && line.starts_with(['-', '=']) && line.chars().filter(|c| !c.is_whitespace()).count() >= STRONG
}

impl Part<'_> {
    /// A headline, and a text below it that ends as sentences do.
    fn is_story(&self) -> bool {
        let words: usize = self.lines.iter().map(|line| line.split_whitespace().count()).sum();
        let closes = |line: &&str| line.ends_with(['.', '!', '?', '”', '"', '’']);
        let enough = if self.is_credited() { CREDITED } else { STORY };
        is_headline(self.lines[0]) && words >= enough && self.lines[1..].iter().any(closes)
    }

    /// Whether it is a story of its own behind another.
    fn is_later(&self) -> bool {
        self.is_story() && (self.strong || self.is_credited())
    }

    /// Whether a byline or a date stands below its first line.
    fn is_credited(&self) -> bool {
        // Which of two days a date is bears on nothing here.
        self.lines.iter().skip(1).take(BELOW).any(|line| is_byline(line) || is_day(line, Some(Order::DayFirst)))
    }
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let named = opened.article();
    let text = opened.preview(settings);
    let rule = parting(&Preview { bytes: &opened.head, text: &text }).unwrap_or(is_rule);
    Ok(begun(Lines::new(opened.text(settings)?), named, settings.dates, rule))
}

/// Begins to read a text that stood in a file of another format.
pub(super) fn of_text(text: String, named: Article, dates: Option<Order>) -> Begun {
    let rule = parting(&Preview { bytes: &[], text: &text }).unwrap_or(is_rule);
    Lines::of(text).map(|lines| begun(lines, named, dates, rule))
}

fn begun(lines: Lines, named: Article, dates: Option<Order>, rule: fn(&str) -> bool) -> Box<dyn Records> {
    Box::new(Parts { lines, named, dates, rule, row: 0, told: false, done: false })
}

impl Parts {
    /// The text up to the next line that parts two.
    fn part(&mut self) -> std::io::Result<String> {
        let mut text = String::new();
        self.lines.renew();
        while let Some(line) = self.lines.next()? {
            if (self.rule)(line.trim()) {
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

    const STORY: &str = "\n\nThe pier may stay shut until May, the port authority said on Sunday.\n\nIt is old, and the \
                         piles are rotten.\n\n";

    fn looks(text: &str) -> bool {
        super::looks(&Preview { bytes: text.as_bytes(), text })
    }

    #[test]
    fn stories_between_rules_are_told_from_breaks_inside_one() {
        for rule in ["---", "*****", "=======", "* * *", "____________"] {
            let second = "Ferry to run again\n4 March 2025";
            assert!(looks(&format!("Pier may stay shut\nBy Ana Lim{STORY}{rule}\n{second}{STORY}")), "{rule}");
        }
        for text in [
            format!("Pier may stay shut{STORY}"),
            format!("Pier may stay shut{STORY}***{STORY}"),
            format!("---\ntitle: Pier may stay shut\n---\n\nPier may stay shut{STORY}"),
            format!("Pier may stay shut\n=====\n{STORY}"),
        ] {
            assert!(!looks(&text), "{text}");
        }
    }

    #[test]
    fn a_headline_alone_parts_behind_a_strong_line_only() {
        let under = |rule: &str| format!("Pier may stay shut\nBy Ana Lim{STORY}{rule}\nA winter of waiting{STORY}");
        for (rule, parts) in [("-----", true), ("========", true), ("---", false), ("* * *", false), ("*****", false)] {
            assert_eq!(looks(&under(rule)), parts, "{rule}");
            assert_eq!(unparted(&under(rule)), Some(1), "{rule}");
        }
        let note =
            format!("Pier may stay shut\nBy Ana Lim{STORY}-----\nAna Lim is a reporter who lives by the pier.\n");
        assert!(!looks(&note) && unparted(&note).is_none());
        assert!(unparted(&format!("Pier may stay shut{STORY}***{STORY}")).is_none());
    }

    #[test]
    fn breaks_inside_stories_stay_where_strong_lines_part_them() {
        let text = format!(
            "Pier may stay shut{STORY}***\nA winter of waiting{STORY}=====\nFerry late{STORY}---\nAna Lim lives here.\n"
        );
        let mut parts = of_text(text, Article::default(), None).unwrap();
        let read: Vec<Article> = std::iter::from_fn(|| parts.next(&mut Account::default()))
            .filter_map(|read| read.ok().map(|record| record.article))
            .collect();
        let [first, second] = &read[..] else { panic!("{read:?}") };
        assert!(first.text.contains("A winter of waiting") && second.text.contains("Ana Lim lives here."));
        assert_eq!((first.title.as_str(), second.title.as_str()), ("Pier may stay shut", "Ferry late"));
    }

    #[test]
    fn headlines_may_be_quotations_and_stories_short() {
        let quoted = format!("Mayor: “We did nothing wrong”\nBy Bo Roe{STORY}---\n“Too late”\nBy Ana Lim{STORY}");
        assert!(looks(&quoted));
        let brief = "Ferry late\nBy Bo Roe\nThe ferry may be late again, the port said.";
        assert!(looks(&format!("Pier may stay shut\nBy Ana Lim{STORY}---\n{brief}\n---\n{brief}\n")));
    }

    #[test]
    fn what_the_preview_cuts_off_speaks_for_nothing() {
        let mut text = String::new();
        while text.len() < WINDOW {
            text.push_str(&format!("Pier may stay shut\nBy Ana Lim{STORY}---\n"));
        }
        text.push_str("Ferry to run");
        assert!(looks(&text));
        let short =
            format!("Pier may stay shut\nBy Ana Lim{STORY}---\nFerry to run again\nBy Bo Roe{STORY}---\nFerry to");
        assert!(!looks(&short));
    }
}
