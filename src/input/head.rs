//! The lines above a pasted story that say what it is and where it stood: `Pier may stay shut`, `Harbour Post, 3 March 2026`.

use crate::article::Article;
use crate::byline::is_byline;
use crate::input::above::{above, leads_away};
use crate::input::date::{Order, is_day};
use crate::input::field::Field;
use crate::input::headline::{LONGEST_LINE, beside_day, headed, is_headline, is_name, listed};
use crate::input::labels::{Label, label};
use crate::input::lines::{is_address, labelled};
use crate::input::outlet::{Outlets, folded};
use crate::input::settings::Settings;

/// Lines above a story that are looked at.
pub(super) const ABOVE: usize = 8;
/// Most words of an outlet's name that stands alone and is not known.
const FEW: usize = 3;
/// Most words of a line of names.
const NAMES: usize = 14;
/// The base of the labels.
const BASE: &str = "pasted";
/// What a line of its own may be set off by.
const MARKS: [char; 8] = ['*', '_', '#', '>', '[', ']', '(', ')'];
/// What a browser writes between a headline and the name of its site.
const BEFORE_SITE: [&str; 4] = [" | ", " – ", " — ", " - "];

/// What a line above a story tells besides the headline; a bit for each, as several heads may share some.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Credits(u8);

impl Credits {
    const BYLINE: Self = Self(1);
    const DAY: Self = Self(1 << 1);
    /// An outlet's name.
    const PAPER: Self = Self(1 << 2);
    const ADDRESS: Self = Self(1 << 3);
    /// A label before a colon.
    const LABEL: Self = Self(1 << 4);
    /// `Article 3`.
    const NUMBER: Self = Self(1 << 5);

    /// Whether an outlet's name is among them.
    pub fn name_it(self) -> bool {
        self.0 & Self::PAPER.0 != 0
    }

    /// Whether they tell where or as which a story stood, and not only by whom and when; bylines and days head the parts
    /// of a feature or a live page too.
    pub fn place_it(self) -> bool {
        self.0 & !(Self::BYLINE.0 | Self::DAY.0) != 0
    }

    /// Whether a byline is among them.
    pub fn sign_it(self) -> bool {
        self.0 & Self::BYLINE.0 != 0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The lines above a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    /// The fields that they tell.
    fields: Article,
    /// What they tell.
    pub credits: Credits,
    /// Lines that stay with the story, each with an empty line behind it: one below the headline that is no credit, and the
    /// byline, which has a column of its own.
    kept: String,
    /// Where the story begins.
    pub end: usize,
    /// How many lines are labelled, and whether what a label calls an outlet is not known as one.
    labels: usize,
    doubted: bool,
    /// Whether the outlet's name stands alone above the headline, or behind its number in a list.
    topped: bool,
    listed: bool,
}

impl Head {
    /// Whether it is surely that of a story, however short the first paragraph below.
    pub fn is_firm(&self) -> bool {
        let firm = Credits::ADDRESS.0 | Credits::LABEL.0 | Credits::NUMBER.0;
        self.credits.0 & firm != 0 || self.is_dated()
    }

    /// Whether it names an outlet and a day.
    pub fn is_dated(&self) -> bool {
        self.credits.name_it() && !self.fields.date.is_empty()
    }

    /// How many words its headline has.
    pub fn words(&self) -> usize {
        self.fields.title.split_whitespace().count()
    }

    /// Whether it holds together: a label that is one of several vouches for an unknown name, a day or a byline for a name
    /// that opens it.
    fn stands(&self, trust: Trust) -> bool {
        let dated = !self.fields.date.is_empty();
        let told = !self.fields.title.is_empty() && self.credits != Credits::default();
        told && (!self.doubted || self.labels > 1)
            && (!self.topped || dated || self.credits.sign_it())
            && (trust < Trust::Short || dated || self.listed)
    }

    fn keep(&mut self, line: &str) {
        self.kept.push_str(line);
        self.kept.push_str("\n\n");
    }
}

/// Which names count as those of outlets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    /// Known ones, and those that end as such names do.
    #[default]
    Known,
    /// Beside a day any of several words too, as in a file of several stories.
    Dated,
    /// Any short one too, as beside others that are known.
    Short,
}

/// Reads heads.
#[derive(Clone, Debug, Default)]
pub(super) struct Heads {
    dates: Option<Order>,
    outlets: Outlets,
    /// The outlet that the story is known to be of, such as its folder's, folded; it may stand in the head too.
    own: String,
    trust: Trust,
}

impl Heads {
    /// With the names of outlets and the order of dates that the user gave.
    pub fn new(settings: &Settings) -> Self {
        Self { dates: settings.dates, outlets: settings.outlets.clone(), ..Self::default() }
    }

    /// To read the heads of a file of several stories: any name of several words counts beside a day.
    pub fn many(&self) -> Self {
        Self { trust: Trust::Dated, ..self.clone() }
    }

    /// To read the heads of a file whose other heads name their outlets: any short name counts as one that has a day below
    /// it, or stands behind a number and before a colon.
    pub fn lenient(&self) -> Self {
        Self { trust: Trust::Short, ..self.clone() }
    }

    /// The head that a text begins with: a headline and what credits it. Words of the page alone above it (`Menu`) are no
    /// part of either, names of sections (`POLITICS`) the section.
    pub fn of(&self, text: &str) -> Option<Head> {
        let (mut head, mut sections) = (Head::default(), Vec::new());
        let (mut place, mut lines, mut deck) = (0, 0, None);
        for line in text.split_inclusive('\n') {
            place += line.len();
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            lines += 1;
            if lines > ABOVE {
                break;
            }
            if self.line(line, &mut head) {
                head.end = place;
                let byline = Some(line).filter(|line| is_byline(bare(line)));
                deck.take().into_iter().chain(byline).for_each(|line| head.keep(line));
            } else if let Some(section) = above(bare(line)).filter(|_| head == Head::default()) {
                sections.extend(section);
            } else if deck.is_none() && head.kept.is_empty() && !head.fields.title.is_empty() && is_headline(line) {
                deck = Some(line);
            } else {
                break;
            }
        }
        set(&mut head.fields.section, &sections.join("; "));
        head.stands(self.trust).then_some(head)
    }

    /// Takes what the lines above a story say of it into its fields.
    pub fn take(&self, article: &mut Article) {
        if !self.cut(article) {
            self.plain(article);
        }
    }

    /// Takes the headline and the day of a story that does not say where it stood; its text stays whole.
    pub fn plain(&self, article: &mut Article) {
        headed(article, self.dates);
    }

    /// Takes the lines above a story into the fields, if they say where it stood; whether they do.
    pub fn cut(&self, article: &mut Article) -> bool {
        let heads = Self { own: folded(&article.outlet), ..self.clone() };
        let Some(head) = heads.of(&article.text).filter(|head| head.credits.place_it()) else { return false };
        let other = !heads.own.is_empty() && folded(&head.fields.outlet) != heads.own;
        if other && head.credits == Credits::PAPER && head.fields.date.is_empty() {
            // The name of an agency above a story of the folder's outlet.
            return false;
        }
        let Head { mut fields, kept, end, .. } = head;
        article.text.drain(..end);
        article.text.drain(..article.text.len() - article.text.trim_start_matches(['\r', '\n']).len());
        article.text.insert_str(0, &kept);
        for field in Field::ALL.into_iter().filter(|field| *field != Field::Text) {
            let told = std::mem::take(field.of(&mut fields));
            let own = field.of(article);
            if own.is_empty() {
                *own = told;
            }
        }
        true
    }

    /// The outlet and the day that the last line of a part names: `Source: Harbour Post, 3 March 2026`.
    pub fn foot(&self, line: &str) -> Option<Article> {
        let mut head = Head::default();
        let told = self.labelled(bare(line), &mut head) && !head.doubted && !head.fields.outlet.is_empty();
        told.then_some(head.fields)
    }

    /// Takes a line into a head; whether it belongs there.
    fn line(&self, line: &str, head: &mut Head) -> bool {
        let line = bare(line);
        if line.len() > LONGEST_LINE {
            return false;
        }
        if let Some(rest) = numbered(line) {
            head.credits.add(Credits::NUMBER);
            return rest.is_empty() || self.line(rest, head);
        }
        if is_address(line) {
            return set(&mut head.fields.url, line) && credit(head, Credits::ADDRESS);
        }
        if is_byline(line) {
            return credit(head, Credits::BYLINE);
        }
        let beside = self.outlet_and_day(line);
        if is_day(line, self.dates) && beside.is_none_or(|(outlet, _)| !self.is_known(outlet)) {
            return set(&mut head.fields.date, line) && credit(head, Credits::DAY);
        }
        if self.labelled(line, head) {
            head.labels += 1;
            return credit(head, Credits::LABEL);
        }
        if let Some((outlet, day)) = beside {
            return set(&mut head.fields.outlet, outlet)
                && set(&mut head.fields.date, day)
                && credit(head, Credits::PAPER);
        }
        if head.fields.outlet.is_empty() && self.is_known(line) {
            head.topped = head.fields.title.is_empty();
            return set(&mut head.fields.outlet, line) && credit(head, Credits::PAPER);
        }
        head.fields.title.is_empty() && self.headline(line, head)
    }

    /// Takes a headline, and the outlet where the name of a site stands behind it or, in a list, before it.
    fn headline(&self, line: &str, head: &mut Head) -> bool {
        if !is_headline(line) || leads_away(line) {
            return false;
        }
        let numbered =
            line.split_once([' ', '\u{a0}']).filter(|(number, _)| is_number(number.trim_end_matches(['.', ')'])));
        let site = BEFORE_SITE.iter().find_map(|mark| line.rsplit_once(mark));
        let site = site.or_else(|| numbered?.1.split_once(": ").map(|(site, title)| (title, site)));
        match site.filter(|(title, site)| is_headline(title) && self.is_known(site)) {
            Some((title, site)) => {
                head.credits.add(Credits::PAPER);
                head.listed = numbered.is_some();
                set(&mut head.fields.outlet, site.trim()) && set(&mut head.fields.title, title.trim())
            }
            None => set(&mut head.fields.title, line),
        }
    }

    /// Takes what stands behind a label, if it fits it.
    fn labelled(&self, line: &str, head: &mut Head) -> bool {
        let Some((name, value)) = labelled(line) else { return false };
        let Some(Label::Field(field)) = label(BASE, &name) else { return false };
        let (fields, value) = (&mut head.fields, bare(value));
        let words = value.split_whitespace().count();
        match field {
            Field::Outlet if is_address(value) => set(&mut fields.url, value),
            // `Source: Harbour Life, 3 March 2026`: label and day vouch for the name.
            Field::Outlet => match beside_day(value, self.dates, is_name) {
                Some((outlet, day)) => set(&mut fields.outlet, outlet) && set(&mut fields.date, day),
                None => {
                    head.doubted |= !(ends_as_paper(value) || self.is_listed(value));
                    is_name(value) && set(&mut fields.outlet, value)
                }
            },
            Field::Date => is_day(value, self.dates) && set(&mut fields.date, value),
            Field::Url => is_address(value) && set(&mut fields.url, value),
            Field::Author | Field::Section => words <= NAMES && !value.ends_with('.') && set(field.of(fields), value),
            _ => set(field.of(fields), value),
        }
    }

    /// An outlet and a day beside each other, in either order.
    fn outlet_and_day<'l>(&self, line: &'l str) -> Option<(&'l str, &'l str)> {
        beside_day(line, self.dates, |name| self.is_paper(name))
    }

    /// Whether a name beside a day is an outlet's and no place or person: known, or in a file of several stories of several
    /// words that are not all in capitals.
    fn is_paper(&self, name: &str) -> bool {
        let several = self.trust >= Trust::Dated && name.contains(' ') && name.chars().any(char::is_lowercase);
        is_name(name) && (several || ends_as_paper(name) || self.is_listed(name))
    }

    /// Whether a name is that of a known outlet, or of the one that the story is of.
    fn is_listed(&self, name: &str) -> bool {
        self.outlets.name(name).is_some() || !self.own.is_empty() && folded(name) == self.own
    }

    /// Whether words are the name of an outlet that is known, or few and end as such names do.
    fn is_known(&self, words: &str) -> bool {
        let few = words.split_whitespace().count() <= FEW;
        is_name(words) && (few && (self.trust == Trust::Short || ends_as_paper(words)) || self.is_listed(words))
    }
}

/// Whether the last of several words is one that ends names of outlets.
fn ends_as_paper(words: &str) -> bool {
    let last = words.rsplit_once(' ').map(|(_, last)| last.to_lowercase());
    last.is_some_and(|last| listed("end").any(|word| word == last))
}

/// What stands behind `Article 3`, `Text B:`; nothing where the line is none.
fn numbered(line: &str) -> Option<&str> {
    let (first, rest) = line.split_once(' ')?;
    let (number, rest) = rest.split_at(rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()));
    let behind = rest.trim_start();
    if !(behind.is_empty() || behind.starts_with(['.', ':', ')', '–', '—']) || rest.starts_with(" - ")) {
        return None;
    }
    let word = label(BASE, first) == Some(Label::None);
    let letter = number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase());
    (word && (is_number(number) || letter)).then(|| rest.trim_start_matches(|c: char| " .:)–—-".contains(c)))
}

fn is_number(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A line without the marks that set it off.
fn bare(line: &str) -> &str {
    line.trim().trim_matches(MARKS).trim()
}

/// Sets a field that is empty yet; whether it was.
fn set(field: &mut String, value: &str) -> bool {
    let fits = field.is_empty() && !value.is_empty();
    if fits {
        value.clone_into(field);
    }
    fits
}

fn credit(head: &mut Head, credit: Credits) -> bool {
    head.credits.add(credit);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "\n\nThe pier may stay shut until May, the authority said.\n";

    fn read(above: &str) -> Option<[String; 5]> {
        let mut article = Article { text: format!("{above}{STORY}"), ..Article::default() };
        let cut = Heads::default().cut(&mut article);
        let kept = above.lines().find(|line| is_byline(line)).map(|line| format!("{line}\n\n")).unwrap_or_default();
        assert!(!cut || article.text == kept + STORY.trim_start(), "{above}");
        cut.then_some([article.title, article.outlet, article.date, article.author, article.url])
    }

    #[test]
    fn lines_above_a_story_say_what_it_is_and_where_it_stood() {
        let day = "3 March 2026";
        for (above, told) in [
            ("Pier shut\nHarbour Post, 3 March 2026", ["Pier shut", "Harbour Post", day, "", ""]),
            ("Pier shut\n\n(The Port Daily | 3 March 2026)", ["Pier shut", "The Port Daily", day, "", ""]),
            ("# Pier shut\n*3 March 2026 – Valley Gazette*", ["Pier shut", "Valley Gazette", day, "", ""]),
            ("Harbour Post\nPier shut\nBy Ana Lim\n3 March 2026", ["Pier shut", "Harbour Post", day, "", ""]),
            ("Pier shut | Harbour Post\nBy Ana Lim", ["Pier shut", "Harbour Post", "", "", ""]),
            ("https://post.example/pier\nPier shut", ["Pier shut", "", "", "", "https://post.example/pier"]),
            ("Source: Harbour Post\n**Title:** Pier shut", ["Pier shut", "Harbour Post", "", "", ""]),
            ("Source: www.post.example/a\nPier shut", ["Pier shut", "", "", "", "www.post.example/a"]),
            ("Article 2: Pier shut\nHarbour Post, 3 March 2026", ["Pier shut", "Harbour Post", day, "", ""]),
            ("Text 3 – Pier shut\nHarbour Post, 3 March 2026", ["Pier shut", "Harbour Post", day, "", ""]),
            ("Pier shut\nSource: Harbour Life, 3 March 2026", ["Pier shut", "Harbour Life", day, "", ""]),
            ("Source: Harbour Life\nTitle: Pier shut", ["Pier shut", "Harbour Life", "", "", ""]),
            ("TEXT B\nPier shut", ["Pier shut", "", "", "", ""]),
            ("2. Harbour Post: Pier is shut", ["Pier is shut", "Harbour Post", "", "", ""]),
            ("Pier shut\nReuters", ["Pier shut", "Reuters", "", "", ""]),
        ] {
            assert_eq!(read(above), Some(told.map(str::to_owned)), "{above}");
        }
    }

    #[test]
    fn what_a_page_has_above_its_headline_hides_no_head_and_is_no_lead() {
        let head = "Pier shut\nIt leaks, and nobody pays\nHarbour Post, 3 March 2026";
        for (above, section) in [
            ("Advertisement\n\nPOLITICS", "POLITICS"),
            ("Menu\nWorld\nPOLITICS", "World; POLITICS"),
            ("ADVERTISEMENT", ""),
        ] {
            let mut article = Article { text: format!("{above}\n{head}{STORY}"), ..Article::default() };
            assert!(Heads::default().cut(&mut article));
            let told = [&*article.title, &*article.outlet, &*article.date, &*article.section];
            assert_eq!(told, ["Pier shut", "Harbour Post", "3 March 2026", section]);
            assert_eq!(article.text, "It leaks, and nobody pays\n\n".to_owned() + STORY.trim_start());
        }
    }

    #[test]
    fn a_headline_of_one_word_is_no_word_of_the_page() {
        for above in ["", "\nThe last ferry left Velden on Monday", "\nAna Lim"] {
            assert_eq!(read(&format!("Drowned{above}\nHarbour Post, 3 March 2026")), None, "{above}");
        }
    }

    #[test]
    fn the_outlet_of_a_story_is_known_in_its_head() {
        for (above, outlet, day) in [
            ("Pier shut\nThe Trumpet, 3 March 2026", "The Trumpet", "3 March 2026"),
            ("Pier shut\nMeridian Agency\n3 March 2026", "Meridian Agency", "3 March 2026"),
            ("Pier shut\nTRUMPET", "The Trumpet", ""),
        ] {
            let mut article =
                Article { text: format!("{above}{STORY}"), outlet: outlet.to_owned(), ..Article::default() };
            assert!(Heads::default().cut(&mut article), "{above}");
            let told = [&*article.title, &*article.outlet, &*article.date, &*article.text];
            assert_eq!(told, ["Pier shut", outlet, day, STORY.trim_start()]);
            article = Article { text: format!("{above}{STORY}"), outlet: "Harbour Life".to_owned(), ..article };
            assert!(!Heads::default().cut(&mut article), "{above}");
        }
    }

    #[test]
    fn lines_that_tell_no_outlet_stay_in_the_text() {
        for above in [
            "Pier shut",
            "Pier shut\nBy Ana Lim",
            "Pier shut\n3 March 2026",
            "Pier shut\nLONDON, 3 March 2026",
            "Pier shut\nAna Lim, 3 March 2026",
            "Pier shut\nNew York, 3 March 2026",
            "Pier shut\nLast Updated | 3 March 2026",
            "Pier shut\nBreaking News",
            "Harbour Shakes World\nAllies fear the waves",
            "Harbour Post\nPier shut",
            "Article 50 to be triggered in March",
            "Related: ferry late\nhttps://post.example/a",
            "Pier shut\nSource: Prime Minister Furious",
            "Source: minister to quit over the pier\nBy Ana Lim",
            "Harbour Post, 3 March 2026",
            "Three things to know\nThe pier is shut.",
        ] {
            assert_eq!(read(above), None, "{above}");
        }
    }

    #[test]
    fn a_line_between_the_headline_and_its_credit_stays_with_the_story() {
        let mut article = Article {
            text: format!("Pier shut\nWaves ate the piles\nHarbour Post, 3 March 2026{STORY}"),
            ..Article::default()
        };
        assert!(Heads::default().cut(&mut article));
        assert_eq!(article.text, format!("Waves ate the piles{STORY}"));
        assert_eq!((article.title.as_str(), article.outlet.as_str()), ("Pier shut", "Harbour Post"));
    }

    #[test]
    fn what_the_folder_says_stands() {
        let text = format!("Pier shut\nReuters{STORY}");
        let mut article = Article { outlet: "Harbour Post".to_owned(), text: text.clone(), ..Article::default() };
        assert!(!Heads::default().cut(&mut article));
        assert_eq!((article.text, article.outlet.as_str()), (text, "Harbour Post"));
    }

    #[test]
    fn the_foot_names_an_outlet() {
        let foot = |line: &str| Heads::default().foot(line).map(|told| (told.outlet, told.date));
        let told = |outlet: &str, date: &str| Some((outlet.to_owned(), date.to_owned()));
        assert_eq!(foot("Source: Harbour Post, 3 March 2026"), told("Harbour Post", "3 March 2026"));
        assert_eq!(foot("(Published in: Valley Gazette)"), told("Valley Gazette", ""));
        assert_eq!(foot("Source: Valley Life"), None);
        let commas = format!("Source: {}", ",".repeat(60_000));
        assert_eq!(foot(&commas), None);
        assert_eq!(foot("Source: the people who live by the pier every day of their lives"), None);
        assert_eq!(foot("Ana Lim lives by the pier."), None);
    }
}
