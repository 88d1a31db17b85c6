//! Several plain texts pasted into one file, each below its headline and outlet, or with a line of dashes or the like between
//! them.

use std::collections::VecDeque;

use crate::article::Article;
use crate::byline::is_byline;
use crate::input::above::leads_away;
use crate::input::account::Account;
use crate::input::date::{Order, is_day};
use crate::input::decode::WINDOW;
use crate::input::head::{ABOVE, Head, Heads};
use crate::input::headline::{LONGEST, is_headline};
use crate::input::lines::Lines;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// Fewest words of a part that is a story, its headline among them; and of one with a byline or a date below that.
const STORY: usize = 20;
const CREDITED: usize = 10;
/// Lines below a headline among which its byline or date stands.
const BELOW: usize = 3;
/// Lines below a head with outlet and day among which its story begins.
const FAR: usize = 24;
/// Fewest marks of a line of dashes or equals signs that parts stories by itself; a shorter one may be a pause.
const STRONG: usize = 5;

/// What to do about stories that were not parted.
pub(super) const APART: &str = "if they are several, put a line of ----- between them, or each in a file of its own";

/// What parts the stories of a text.
#[derive(Clone, Copy)]
enum Parting {
    /// Lines of marks.
    Rules(fn(&str) -> bool),
    /// Their heads.
    Heads,
}

struct Parts {
    lines: Lines,
    /// Parts that were read already.
    ready: VecDeque<String>,
    /// What the name of the file says of each.
    named: Article,
    heads: Heads,
    parting: Parting,
    row: u64,
    /// Whether it has been said that the text is parted.
    told: bool,
    /// A story of which something was to be said first.
    held: Option<Record>,
    done: bool,
}

/// The visible lines between two lines of marks.
#[derive(Default)]
struct Part<'a> {
    /// Whether the line above parts stories by itself.
    strong: bool,
    lines: Vec<&'a str>,
    /// Whether it begins with a headline or a head.
    headed: bool,
    /// Whether something above or below it credits it: a byline, a day, an outlet, an address.
    credited: bool,
}

/// Whether a story follows on another, told from breaks inside one.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    parting(preview, &Heads::default()).is_some()
}

/// What parts the stories of a text: all lines of marks, or only the strong ones, or their heads; none where it is one
/// story.
///
/// Between lines of marks each later part has a headline, and something that credits it unless the line above is a
/// strong one.
fn parting(preview: &Preview<'_>, heads: &Heads) -> Option<Parting> {
    // The preview may end anywhere in the last part.
    let cut = preview.bytes.len() >= WINDOW;
    let by = |rule: fn(&str) -> bool| {
        let mut parts = parts(preview.text, rule, heads);
        if cut && parts.last().is_some_and(|part| !part.is_later()) {
            parts.pop();
        }
        let several = parts.len() > 1 && parts[0].is_story() && parts[1..].iter().all(Part::is_later);
        several.then_some(Parting::Rules(rule))
    };
    let headed = || (begins(preview.text, heads).len() > 1).then_some(Parting::Heads);
    by(is_rule).or_else(|| by(is_strong)).or_else(headed)
}

/// Where stories begin, each with its head, one behind the other without a line between; none where there are none.
///
/// All of their heads say where or as which they stood.
fn begins(text: &str, heads: &Heads) -> Vec<usize> {
    let (mut found, mut named, mut behind, mut loose) = (Vec::new(), false, 0, false);
    let (heads, lenient) = (heads.many(), heads.lenient());
    let starts: Vec<usize> = openings(text).collect();
    for (&start, next) in starts.iter().zip(starts.iter().skip(1).map(Some).chain([None])) {
        if start < behind {
            continue;
        }
        let places = |head: &Head| head.credits.place_it();
        let head_at = |start: usize| {
            let rest = &text[start..];
            let head = heads.of(rest).filter(places).or_else(|| lenient.of(rest).filter(|head| named && places(head)));
            head.filter(|head| has_story(head, rest, &heads))
        };
        if let Some(head) = head_at(start) {
            let next = next.copied().filter(|next| *next < start + head.end);
            if found.is_empty() {
                loose = next.is_some_and(|next| is_line(&text[start..next]));
            } else if next.is_some_and(|next| ends_above(text, [start, next], &head, head_at(next), loose)) {
                continue;
            }
            found.push(start);
            named |= head.credits.name_it();
            behind = start + head.end;
        } else if found.is_empty() {
            break;
        }
    }
    found
}

/// Words from which a line is no signature any more.
const SIGNATURE: usize = 4;

/// Whether the first line of a head is rather the last of the story above, such as who wrote a letter or the headline of
/// another story: it stands alone, tells nothing, and below it stands a head of lines without a gap, unless the heads of the
/// text are `loose`; or it is a link, or nearer to the story above.
fn ends_above(text: &str, [start, next]: [usize; 2], head: &Head, nearer: Option<Head>, loose: bool) -> bool {
    let Some(nearer) = nearer.filter(|nearer| nearer.credits == head.credits) else { return false };
    let close = text[next..].lines().nth(1).is_some_and(|line| !line.trim().is_empty());
    let line = text[start..next].trim();
    let words = |line: &str| line.split_whitespace().count();
    let gap = |text: &str| text.bytes().rev().take_while(u8::is_ascii_whitespace).filter(|&byte| byte == b'\n').count();
    let above = text[..start].trim_end().lines().next_back().unwrap_or_default();
    let apart = gap(&text[start..next]) > gap(&text[..start]) || leads_away(above);
    // `R. Vane, Velden`, `Ana Lim is a writer`, but not `Ferry strike goes on`
    let mut capitals = line.split(' ').map(|word| word.starts_with(char::is_uppercase));
    let person = capitals.next() == Some(true) && capitals.next() == Some(true) && capitals.next() == Some(false);
    let signs = person || line.contains(',') || line.ends_with('.') || words(line) < SIGNATURE;
    // What stands below a headline is mostly longer.
    let told = !loose && close && (signs || nearer.words() <= words(line));
    is_line(line) && (apart || told)
}

fn is_line(text: &str) -> bool {
    text.trim().lines().count() == 1
}

/// Where lines begin that stand at the head of a text or behind an empty line.
fn openings(text: &str) -> impl Iterator<Item = usize> {
    let (mut place, mut above) = (0, true);
    text.split_inclusive('\n').filter_map(move |line| {
        let (start, empty) = (place, line.trim().is_empty());
        place += line.len();
        let opens = !empty && above;
        above = empty;
        opens.then_some(start)
    })
}

/// Whether a story stands below a head; that of a firm one may begin with a short paragraph, that of one with outlet and day
/// with lines of who wrote it, from where, and of a picture, of any number before the next such head.
fn has_story(head: &Head, text: &str, heads: &Heads) -> bool {
    let below = &text[head.end..];
    let mut lines = below.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return false };
    let words = |line: &str| line.split_whitespace().count();
    let all = |lines: &mut dyn Iterator<Item = &str>| words(first) + lines.take(BELOW - 1).map(words).sum::<usize>();
    if is_prose(first) || head.is_firm() && (closes(first) || all(&mut lines) >= CREDITED) {
        return true;
    }
    let dated = |start: &usize| heads.of(&below[*start..]).is_some_and(|next| next.is_dated());
    let end = || openings(below).take(FAR).find(dated).unwrap_or(below.len());
    head.is_dated() && below[..end()].lines().map(str::trim).take(FAR).any(|line| is_prose(line) || closes(line))
}

/// How many heads stand inside a text, behind the one that it begins with: that say where a story stood, or by whom it is.
pub(super) fn inside(text: &str, bylines: bool) -> usize {
    let heads = Heads::default();
    let told = |head: &Head| head.credits.place_it() || bylines && head.credits.sign_it();
    let mut count = 0;
    let mut behind = heads.of(text).map_or(0, |head| head.end);
    for start in openings(text).skip(1) {
        let rest = &text[start..];
        let head = (start >= behind).then(|| heads.of(rest)).flatten();
        if let Some(head) = head.filter(told).filter(|head| has_story(head, rest, &heads)) {
            count += 1;
            behind = start + head.end;
        }
    }
    count
}

/// Whether a line is of a story: long, or closed as sentences are.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words > LONGEST || words >= CREDITED && closes(line)
}

fn closes(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '”', '"', '’'])
}

/// How many lines of marks with a headline below them stand in a text, if it may well be several stories.
pub(super) fn unparted(text: &str) -> Option<usize> {
    let parts = parts(text, is_rule, &Heads::default());
    let headed = parts.iter().skip(1).filter(|part| part.lines.len() > 1 && is_headline(part.lines[0]));
    let (count, story) = (headed.clone().count(), headed.clone().any(Part::is_story));
    (count > 1 || story).then_some(count)
}

fn parts<'t>(text: &'t str, rule: fn(&str) -> bool, heads: &Heads) -> Vec<Part<'t>> {
    let mut parts = vec![Part::default()];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if rule(line) {
            parts.push(Part { strong: is_strong(line), ..Part::default() });
        } else if let Some(part) = parts.last_mut() {
            part.lines.push(line);
        }
    }
    parts.retain(|part| !part.lines.is_empty());
    parts.iter_mut().for_each(|part| part.look(heads));
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
    /// Looks at what stands above and below it.
    fn look(&mut self, heads: &Heads) {
        // Which of two days a date is bears on nothing here.
        let below = |line: &&str| is_byline(line) || is_day(line, Some(Order::DayFirst));
        let above: String = self.lines.iter().take(ABOVE).map(|line| format!("{line}\n")).collect();
        let head = heads.of(&above).is_some();
        let foot = || self.lines.last().is_some_and(|line| heads.foot(line).is_some());
        self.headed = head || is_headline(self.lines[0]);
        self.credited = head || self.lines.iter().skip(1).take(BELOW).any(below) || foot();
    }

    /// A headline, and a text below it that ends as sentences do.
    fn is_story(&self) -> bool {
        let words: usize = self.lines.iter().map(|line| line.split_whitespace().count()).sum();
        let enough = if self.credited { CREDITED } else { STORY };
        self.headed && words >= enough && self.lines[1..].iter().any(|line| closes(line))
    }

    /// Whether it is a story of its own behind another.
    fn is_later(&self) -> bool {
        self.is_story() && (self.strong || self.credited)
    }
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let named = opened.article();
    let text = opened.preview(settings);
    let heads = Heads::new(settings);
    let parting = parting(&Preview { bytes: &opened.head, text: &text }, &heads);
    let mut parts = Parts::new(Lines::new(opened.text(settings)?), named, heads);
    parts.part_by(parting).map_err(|error| Trouble::io(&error))?;
    Ok(Box::new(parts))
}

/// Begins to read a text that stood in a file of another format.
pub(super) fn of_text(text: String, named: Article, heads: Heads) -> Begun {
    let parting = parting(&Preview { bytes: &[], text: &text }, &heads);
    let mut parts = Parts::new(Lines::of(text)?, named, heads);
    parts.part_by(parting).map_err(|error| Trouble::io(&error))?;
    Ok(Box::new(parts))
}

impl Parts {
    fn new(lines: Lines, named: Article, heads: Heads) -> Self {
        let (ready, parting) = (VecDeque::new(), Parting::Rules(is_rule));
        Self { lines, ready, named, heads, parting, row: 0, told: false, held: None, done: false }
    }

    /// Parts the text by what was found out, where that is another thing than every line of marks.
    fn part_by(&mut self, parting: Option<Parting>) -> std::io::Result<()> {
        let Some(parting) = parting else { return Ok(()) };
        self.heads = self.heads.many();
        if matches!(parting, Parting::Heads) {
            self.parting = Parting::Rules(|_| false);
            let text = self.part()?;
            let begins = begins(&text, &self.heads);
            let ends = begins.iter().skip(1).copied().chain([text.len()]);
            self.ready = begins.iter().zip(ends).map(|(&start, end)| text[start..end].to_owned()).collect();
        }
        self.parting = parting;
        Ok(())
    }

    /// The text up to the next line that parts two.
    fn part(&mut self) -> std::io::Result<String> {
        if let Some(text) = self.ready.pop_front() {
            return Ok(text);
        }
        let mut text = String::new();
        let rule = match self.parting {
            Parting::Rules(rule) => rule,
            Parting::Heads => |_: &str| false,
        };
        self.lines.renew();
        while let Some(line) = self.lines.next()? {
            if rule(line.trim()) {
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
        let listed = matches!(self.parting, Parting::Heads);
        if !(self.heads.cut(&mut article) || listed && self.heads.lenient().cut(&mut article)) {
            self.heads.plain(&mut article);
        }
        let foot = article.text.lines().rfind(|line| !line.trim().is_empty()).and_then(|line| self.heads.foot(line));
        if let Some(foot) = foot.filter(|_| article.outlet.is_empty()) {
            article.outlet = foot.outlet;
            if article.date.is_empty() {
                article.date = foot.date;
            }
        }
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
            let what = match self.parting {
                Parting::Rules(_) => "each part between two lines of ----- or the like is read as an article",
                Parting::Heads => "each headline with its outlet, address or label opens an article of its own",
            };
            return Some(Err(Trouble::file(Reason::Several, what, "--input txt reads the file as one")));
        }
        if let Some(record) = self.held.take() {
            return Some(Ok(record));
        }
        while !(self.done && self.ready.is_empty()) {
            match self.part() {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => {
                    self.row += 1;
                    let article = self.article(text);
                    let inside = inside(&article.text, true);
                    let record = Record { article, row: Some(self.row), end: self.lines.place() };
                    if inside == 0 {
                        return Some(Ok(record));
                    }
                    self.held = Some(record);
                    let what = if inside == 1 {
                        "1 more headline with its credits stands in this article".to_owned()
                    } else {
                        format!("{inside} more headlines with their credits stand in this article")
                    };
                    return Some(Err(Trouble { row: Some(self.row), ..Trouble::file(Reason::Several, what, APART) }));
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
        let mut parts = of_text(text, Article::default(), Heads::default()).unwrap();
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

    #[test]
    fn the_last_line_of_a_story_is_no_headline_of_the_next() {
        let parted = |text: String| {
            let mut parts = of_text(text, Article::default(), Heads::default()).unwrap();
            std::iter::from_fn(|| parts.next(&mut Account::default()))
                .filter_map(|read| read.ok().map(|record| record.article))
                .map(|article| format!("{} | {} | {}", article.title, article.outlet, article.date))
                .collect::<Vec<_>>()
        };
        let first = "Pier may stay shut | Harbour Post | 3 March 2026";
        for (below, head, second) in [
            (
                "R. Whitby, Orrel",
                "Ferry late\nMeridian News Agency\n4 March 2026",
                "Ferry late | Meridian News Agency | 4 March 2026",
            ),
            (
                "Ana Lim lives by the pier",
                "Ferry late\nValley Star, 4 March 2026",
                "Ferry late | Valley Star | 4 March 2026",
            ),
            (
                "Share this: Twitter | Facebook",
                "Ferry late\nValley Star, 4 March 2026",
                "Ferry late | Valley Star | 4 March 2026",
            ),
            (
                "Do you know more? Email news@post.example",
                "Ferry late\nValley Star, 4 March 2026",
                "Ferry late | Valley Star | 4 March 2026",
            ),
            (
                "Mayor of Orrel to face a vote",
                "Ferry late\nValley Star, 4 March 2026",
                "Ferry late | Valley Star | 4 March 2026",
            ),
            (
                "More on this story\n\nMayor of Orrel to quit",
                "Ferry late again, and nobody knows why\nValley Star, 4 March 2026",
                "Ferry late again, and nobody knows why | Valley Star | 4 March 2026",
            ),
            // A number belongs to what stands below it.
            ("Article 2", "Ferry late\nValley Star, 4 March 2026", "Ferry late | Valley Star | 4 March 2026"),
        ] {
            let text =
                format!("Pier may stay shut\nHarbour Post, 3 March 2026\n\nBy Bo Roe{STORY}{below}\n\n{head}{STORY}");
            assert_eq!(parted(text), [first, second], "{below}");
        }
        // Where a gap stands below the first headline, one may stand below the others.
        let text = format!(
            "Pier may stay shut\n\nHarbour Post, 3 March 2026{STORY}Ferry late\n\nNo boats on Sunday\nValley Star, 4 March 2026{STORY}"
        );
        assert_eq!(parted(text), [first, "Ferry late | Valley Star | 4 March 2026"]);
        for between in
            ["Share this: Email\n\n", "More on this story\n\nMayor of Orrel to quit\n\n", "Mayor to quit\n\n\n"]
        {
            let text = format!(
                "Pier may stay shut\n\nHarbour Post, 3 March 2026{STORY}{between}Ferry late\n\nValley Star, 4 March 2026{STORY}"
            );
            assert_eq!(parted(text), [first, "Ferry late | Valley Star | 4 March 2026"], "{between}");
        }
    }

    #[test]
    fn an_outlet_and_a_day_open_a_story_whatever_stands_below() {
        let lines = "Ana Lim\nHealth reporter\nReporting from Orrel\n\nGetty Images\nThe pier at dawn\n\n";
        let head = "Pier may stay shut\n\nHarbour Post, 3 March 2026";
        let text =
            format!("{head}{STORY}Ferry late\n\nThe Guardian, 4 March 2026\n\n{lines}It is late.\n\nSo it goes.\n");
        assert!(looks(&text));
        assert_eq!(inside(&text, false), 1);
        // A list of stories opens none of them but the last.
        let listed = "No boats\nThe Guardian, 3 March 2026\n\n";
        let text = format!("{head}{STORY}{listed}Ferry late\nThe Guardian, 4 March 2026\n\n{lines}It is late.\n");
        assert_eq!(inside(&text, false), 1);
    }

    #[test]
    fn the_lines_of_one_head_are_no_other() {
        let head = "Pier may stay shut\n\nHarbour Post, 3 March 2026\n\nBy Ana Lim\nStaff Writer\n";
        assert_eq!(inside(&format!("{head}{STORY}"), false), 0);
    }

    #[test]
    fn heads_part_stories_that_have_no_line_between_them() {
        let mut told = Vec::new();
        for heads in [
            ["Pier may stay shut\nHarbour Post, 3 March 2026", "Ferry to run\nValley Life, 4 March 2026"],
            ["https://post.example/a\nPier may stay shut", "https://life.example/b\nFerry to run"],
            ["Article 1\nPier may stay shut", "Article 2\nFerry to run"],
            ["Outlet: Harbour Post\nTitle: Pier may stay shut", "Outlet: Life\nTitle: Ferry to run"],
            ["Harbour Post\nPier may stay shut\nBy Ana Lim", "Valley Gazette\nFerry to run\nBy Bo Roe"],
            ["Pier may stay shut\nHarbour Post, 3 March 2026", "Ferry to run\nhttps://life.example/b\n\nIt was cold."],
        ] {
            let text = format!("{}{STORY}{}{STORY}", heads[0], heads[1]);
            assert!(looks(&text), "{text}");
            let mut parts = of_text(text, Article::default(), Heads::default()).unwrap();
            let read = std::iter::from_fn(|| parts.next(&mut Account::default()));
            let titles: Vec<String> = read.filter_map(|read| read.ok().map(|record| record.article.title)).collect();
            told.push(titles);
        }
        assert!(told.iter().all(|titles| titles == &["Pier may stay shut", "Ferry to run"]), "{told:?}");
    }

    #[test]
    fn headings_inside_a_story_part_nothing() {
        for (above, inside) in [
            ("Pier may stay shut\nBy Ana Lim", "A winter of waiting"),
            ("Pier may stay shut\nBy Ana Lim", "https://post.example/a\nA winter of waiting"),
            ("Live: pier shut\n3 March 2026", "Ferry to run again\n3 March 2026 10:32"),
            ("1. The pier", "2. The ferry"),
            ("Pier may stay shut\nBy Ana Lim", "Trains cancelled\nBy Bo Roe"),
            ("Pier may stay shut\nHarbour Post, 3 March 2026", "The outsider\nAna Lim"),
            ("Pier may stay shut\nHarbour Post, 3 March 2026", "Related: ferry late\nhttps://post.example/a"),
            ("Pier may stay shut\nHarbour Post, 3 March 2026", "Source: Harbour Post"),
        ] {
            assert!(!looks(&format!("{above}{STORY}{inside}{STORY}")), "{above}");
        }
    }

    #[test]
    fn heads_that_part_nothing_are_told() {
        for (inner, count) in [("Ferry to run\nHarbour Post, 3 March 2026", 1), ("A winter of waiting", 0)] {
            let text = format!("Pier may stay shut\nBy Ana Lim{STORY}{inner}{STORY}");
            assert_eq!(inside(&text, false), count, "{inner}");
        }
        let text = format!("Pier shut\nBy Ana Lim{STORY}-----\nFerry late{STORY}Trains stop\nBy Bo Roe{STORY}");
        let mut parts = of_text(text, Article::default(), Heads::default()).unwrap();
        let read: Vec<_> = std::iter::from_fn(|| parts.next(&mut Account::default())).collect();
        assert_eq!(read.iter().filter(|read| read.is_err()).count(), 2);
    }
}
