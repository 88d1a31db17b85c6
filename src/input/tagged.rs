//! Factiva in plain text: each field behind its letters, `HD  Pier shut`, and `AN` at the end of a document.

use crate::article::Article;
use crate::input::account::Account;
use crate::input::field::Field;
use crate::input::labels::{Label, known, label};
use crate::input::lines::{Lines, body, paragraphs};
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// The base of its labels.
const BASE: &str = "factiva";
/// Labels besides `HD` that a text must have to be such a download.
const ENOUGH: usize = 3;
/// The labels of the headline, of the first paragraphs and of the others, and what stands before a number.
const HEADLINE: &str = "hd";
const LEAD: &str = "lp";
const REST: &str = "td";
const NUMBER: &str = "Document ";
/// Most words behind a label below the text that has no codes.
const BRIEF: usize = 12;

struct Documents {
    lines: Lines,
    /// The line that opens the next document.
    first: Option<Tag>,
    /// A line that was looked at before its turn.
    ahead: Option<String>,
    /// A line that was read behind a label which nothing belongs to.
    behind: Option<String>,
    /// Whether labels stand on lines of their own, and what they label below them.
    stacked: bool,
    /// Whether the file writes one blank behind a label, so that words in capitals look alike.
    narrow: bool,
    row: u64,
    done: bool,
}

/// A line that begins with a label.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tag {
    /// The label, as the list spells it.
    name: &'static str,
    /// What it labels.
    label: Label,
    /// What stands behind it in its line.
    value: String,
    /// Whether more than one blank, or nothing, stands behind it.
    wide: bool,
}

/// Whether it has a headline behind `HD`, and more such fields.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    let mut names: Vec<&str> = preview.text.lines().filter_map(tag).map(|tag| tag.name).collect();
    names.sort_unstable();
    names.dedup();
    names.contains(&HEADLINE) && names.len() > ENOUGH
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let preview = opened.preview(settings);
    let (narrow, stacked) = (is_narrow(&preview), is_stacked(&preview));
    Ok(begun(Lines::new(opened.text(settings)?), narrow, stacked))
}

/// Begins to read a text that stood in a file of another format.
pub(super) fn of_text(text: String) -> Begun {
    let (narrow, stacked) = (is_narrow(&text), is_stacked(&text));
    Lines::of(text).map(|lines| begun(lines, narrow, stacked))
}

fn begun(lines: Lines, narrow: bool, stacked: bool) -> Box<dyn Records> {
    Box::new(Documents { lines, first: None, ahead: None, behind: None, stacked, narrow, row: 0, done: false })
}

/// Whether a file writes its labels on lines of their own: most do so of those that have one line behind them.
fn is_stacked(text: &str) -> bool {
    let of_one_line = text.lines().filter_map(tag).filter(|tag| tag.label != Label::Field(Field::Text));
    let (bare, others): (Vec<Tag>, Vec<Tag>) = of_one_line.partition(|tag| tag.value.is_empty());
    bare.len() > others.len() && bare.iter().any(|tag| tag.name == HEADLINE)
}

/// Whether nothing stands behind the label of a line, which should.
fn is_bare(line: &str) -> bool {
    tag(line).is_some_and(|tag| tag.value.is_empty() && tag.label != Label::Field(Field::Text))
}

/// Whether a file writes one blank behind its labels: most of those do that stand above texts. A word in capitals that
/// opens a line, on the cover or in a text, is one among many.
fn is_narrow(text: &str) -> bool {
    let above = text.lines().filter_map(tag).filter(|tag| tag.heads() && !tag.value.is_empty());
    let (wide, narrow): (Vec<Tag>, Vec<Tag>) = above.partition(|tag| tag.wide);
    narrow.len() > wide.len()
}

/// The label that a line begins with: capitals of the list, and behind them a blank or nothing.
fn tag(line: &str) -> Option<Tag> {
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (written, rest) = line.split_at(end);
    if !(2..=3).contains(&written.len()) || !written.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let name = known(BASE, &written.to_ascii_lowercase())?;
    let value = rest.trim();
    let wide = value.is_empty() || rest.starts_with('\t') || rest.chars().nth(1).is_some_and(char::is_whitespace);
    Some(Tag { name, label: label(BASE, name)?, value: value.to_owned(), wide })
}

/// As [`tag`], where one blank behind a label is enough in a narrow file only.
fn line_tag(line: &str, narrow: bool) -> Option<Tag> {
    tag(line).filter(|tag| tag.wide || narrow)
}

impl Tag {
    /// Whether it is one inside a text too, where `IN LONDON the …` or `BY Friday …` may open a paragraph.
    fn parts_text(&self, draft: &Draft) -> bool {
        match self.label {
            // The text goes on behind its first paragraphs.
            Label::Field(Field::Text) => draft.leads && self.name == REST,
            Label::Field(Field::Id) => {
                self.value.starts_with(NUMBER) || self.wide && !self.value.is_empty() && !self.value.contains(' ')
            }
            // `IN i7902 : Ferries`; behind such a line, or far from its label, also `PUB Pier Ltd`.
            Label::End => self.is_code() || (draft.paused || self.wide) && self.is_brief(),
            Label::Field(_) | Label::None => false,
        }
    }

    /// Whether a code and its name stand behind it.
    fn is_code(&self) -> bool {
        self.value.split_once(" : ").is_some_and(|(code, _)| !code.is_empty() && !code.contains(' '))
    }

    /// Whether what stands behind it is no sentence.
    fn is_brief(&self) -> bool {
        let words = self.value.split_whitespace().count();
        !matches!(self.name, "co" | "in" | "ns" | "re")
            && (1..=BRIEF).contains(&words)
            && !self.value.ends_with('.')
            && !self.value.starts_with(char::is_lowercase)
    }

    /// Whether it stands above a text: behind one, it opens the next document.
    fn heads(&self) -> bool {
        !matches!(self.label, Label::Field(Field::Text | Field::Id) | Label::End)
    }
}

/// A document while its lines are read.
#[derive(Default)]
struct Draft {
    article: Article,
    field: Option<Field>,
    value: Vec<String>,
    /// Whether a label of the end was read.
    ended: bool,
    /// Whether the text that is read is that behind `LP`.
    leads: bool,
    /// Whether a label inside or below the text was read last, so that text may go on behind an empty line.
    paused: bool,
    /// Whether an empty line stands behind that label.
    blank: bool,
}

impl Draft {
    fn take(&mut self, tag: Tag) {
        self.paused = self.in_text() && tag.label == Label::End;
        self.blank = false;
        self.close();
        self.leads = tag.name == LEAD;
        self.ended |= tag.label == Label::Field(Field::Id);
        self.field = match tag.label {
            Label::Field(field) => Some(field),
            Label::End | Label::None => None,
        };
        self.value = vec![tag.value];
    }

    /// Whether a line is text unless it is surely something else.
    fn in_text(&self) -> bool {
        self.field == Some(Field::Text) || self.paused
    }

    /// Takes a line without a label.
    fn push(&mut self, line: String) {
        let prose = line.trim_end().ends_with(['.', '!', '?', '”', '"']);
        if self.paused && (self.blank || prose) && !line.trim().is_empty() {
            // No more codes: what seemed a label was none, or the text has a second part.
            (self.field, self.paused, self.value) = (Some(Field::Text), false, vec![line]);
        } else if self.field.is_some() {
            self.value.push(line);
        } else {
            self.blank |= line.trim().is_empty();
        }
    }

    /// Puts what stood behind a label into its field.
    fn close(&mut self) {
        let value = std::mem::take(&mut self.value);
        match self.field.take() {
            Some(Field::Text) => Field::Text.put(&mut self.article, &body(&value)),
            // What follows the number belongs to no document.
            Some(Field::Id) => {
                let id = value.first().map_or("", |line| line.strip_prefix(NUMBER).unwrap_or(line));
                Field::Id.put(&mut self.article, id);
            }
            Some(field) => field.put(&mut self.article, &paragraphs(&value)),
            None => {}
        }
    }

    /// Whether a label belongs to the next document.
    fn is_over(&self, tag: &Tag) -> bool {
        let in_text = self.field == Some(Field::Text) || !self.article.text.is_empty();
        self.ended || in_text && tag.heads()
    }
}

impl Documents {
    /// The next line; of a label that stands alone with what stands below it.
    fn line(&mut self) -> std::io::Result<Option<String>> {
        if let Some(line) = self.ahead.take() {
            return Ok(Some(line));
        }
        let Some(line) = self.as_written()? else { return Ok(None) };
        if !self.stacked || !is_bare(&line) {
            return Ok(Some(line));
        }
        while let Some(next) = self.as_written()? {
            if tag(&next).is_some_and(|tag| tag.value.is_empty()) {
                self.behind = Some(next);
                break;
            }
            if !next.trim().is_empty() {
                return Ok(Some(format!("{}  {}", line.trim(), next.trim())));
            }
        }
        Ok(Some(line))
    }

    /// The next line of the file, without the form feed that begins a page.
    fn as_written(&mut self) -> std::io::Result<Option<String>> {
        let line = self.behind.take().map_or_else(|| self.lines.next(), |line| Ok(Some(line)))?;
        Ok(line.map(|line| line.strip_prefix('\u{c}').map(str::to_owned).unwrap_or(line)))
    }

    /// Whether a label inside a text opens a document, whose number the one before lacks.
    fn opens(&mut self, tag: &Tag) -> std::io::Result<bool> {
        if tag.name != HEADLINE || tag.value.is_empty() || tag.value.starts_with(char::is_lowercase) || tag.wide {
            return Ok(tag.name == HEADLINE && tag.wide && !tag.value.is_empty());
        }
        self.ahead = self.line()?;
        // Another label stands below a headline.
        Ok(self.ahead.as_deref().is_some_and(|line| line_tag(line, self.narrow).is_some()))
    }

    /// The label that a line of the file begins with, where one may stand here.
    fn label(&mut self, line: &str, draft: &Draft) -> std::io::Result<Option<Tag>> {
        let Some(tag) = line_tag(line, self.narrow) else { return Ok(None) };
        let stands = !draft.in_text() || tag.parts_text(draft) || self.opens(&tag)?;
        Ok(stands.then_some(tag))
    }

    /// The next document; none at the end.
    fn document(&mut self) -> std::io::Result<Option<Article>> {
        let mut draft = Draft::default();
        let mut begun = false;
        self.lines.renew();
        if let Some(first) = self.first.take() {
            draft.take(first);
            begun = true;
        }
        while let Some(line) = self.line()? {
            if !begun {
                // A label that stands above no text, or a word that looks like one, is of the cover.
                let Some(first) = line_tag(&line, self.narrow).filter(Tag::heads) else { continue };
                begun = true;
                draft.take(first);
                continue;
            }
            match self.label(&line, &draft)? {
                Some(next) if draft.is_over(&next) => {
                    self.first = Some(next);
                    draft.close();
                    return Ok(Some(draft.article));
                }
                Some(next) => draft.take(next),
                None => draft.push(line),
            }
        }
        self.done = true;
        draft.close();
        Ok(begun.then_some(draft.article))
    }
}

impl Records for Documents {
    fn next(&mut self, _: &mut Account) -> Option<Result<Record, Trouble>> {
        if self.done {
            return None;
        }
        self.row += 1;
        let row = self.row;
        match self.document() {
            Ok(Some(article)) if article.title.is_empty() && article.text.is_empty() => {
                let what = "no headline and no text where a document should be; skipped";
                Some(Err(Trouble::row(Reason::NoArticle, row, what, "")))
            }
            Ok(Some(article)) => Some(Ok(Record { article, row: Some(row), end: self.lines.place() })),
            Ok(None) => None,
            Err(error) => {
                self.done = true;
                Some(Err(Trouble { row: Some(row), ..Trouble::io(&error) }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Article> {
        let mut documents = of_text(text.to_owned()).unwrap();
        std::iter::from_fn(|| documents.next(&mut Account::default())).map(|read| read.unwrap().article).collect()
    }

    #[test]
    fn each_document_is_an_article() {
        let wide = "Cover sheet\n\nSE      City\nHD      Pier shut after\n        a storm\nBY      By Ana Lim\nWC      512 words\n\
            PD      3 March 2025\nET      04:10\nSN      Harbour Post\nSC      HARPST\nLA      English\nCY      (c) 2025\n\nLP\n\
            AN inquest heard that the pier is shut.\n\nTD\nIt stays so.\n\nIN London it rained.\n\nCO      pier : Pier Ltd\n\
            AN      Document HARPST0020250303el\n\n\nHD      Ferry late\nWC      9 words\nPD      4 March 2025\n\
            SN      Bay News\nLP      The ferry was late.\nAN      Document BAY1\n\nSearch Summary\nText  pier\n";
        let [first, second] = &read(wide)[..] else { panic!() };
        assert_eq!((first.title.as_str(), first.section.as_str()), ("Pier shut after a storm", "City"));
        assert_eq!((first.outlet.as_str(), first.date.as_str()), ("Harbour Post", "3 March 2025"));
        assert_eq!(first.id, "HARPST0020250303el");
        assert_eq!(first.text, "AN inquest heard that the pier is shut.\n\nIt stays so.\n\nIN London it rained.");
        assert_eq!((second.title.as_str(), second.id.as_str()), ("Ferry late", "BAY1"));
        assert_eq!(second.text, "The ferry was late.");
    }

    #[test]
    fn one_blank_behind_a_label_is_enough_where_the_file_writes_it_so() {
        let narrow = "HD Pier shut\nWC 12 words\nPD 3 March 2025\nSN Harbour Post\nLP\nAN inquest heard it.\n\nIN Rome too.\n\
            TD\nIt stays so.\nIN i7902 : Ferries | i79 : Transport\nNS gcat : News\nAN Document H1\n\
            HD Ferry late\nPD 4 March 2025\nSN Bay News\nTD\nIt was late.\n\nHD Third\nTD No number.\n";
        let [first, second, third] = &read(narrow)[..] else { panic!() };
        assert_eq!(first.text, "AN inquest heard it.\n\nIN Rome too.\n\nIt stays so.");
        assert_eq!((first.id.as_str(), second.title.as_str()), ("H1", "Ferry late"));
        assert_eq!((second.text.as_str(), third.title.as_str()), ("It was late.", "Third"));
        assert_eq!(third.text, "No number.");
    }

    #[test]
    fn labels_may_stand_on_lines_of_their_own() {
        let of = |number: usize| {
            format!(
                "HD\nPier {number} shut\nafter a storm\n\nBY\n\nPD\n{number} March 2025\n\nSN\nHarbour Post\n\nLP\nIt is shut.\n\nTD\n\
                 IN Rome too.\n\nNS\ngcat : News\n\nAN\nDocument H{number}\n\n\u{c}"
            )
        };
        let read = read(&(1..4).map(of).collect::<String>());
        assert_eq!(read.len(), 3);
        for (number, article) in (1..).zip(&read) {
            let told =
                (&*article.title, &*article.date, &*article.outlet, &*article.author, &*article.id, &*article.text);
            let (title, date) = (format!("Pier {number} shut after a storm"), format!("{number} March 2025"));
            let id = format!("H{number}");
            assert_eq!(told, (&*title, &*date, "Harbour Post", "", &*id, "It is shut.\n\nIN Rome too."));
        }
    }

    #[test]
    fn what_stands_first_in_a_file_does_not_tell_how_it_writes_labels() {
        for cover in ["", "IN THIS EDITION\n\n", "RE   Your search\n", "TD\n", "BY REQUEST\n", "HD\n"] {
            for blank in [" ", "    "] {
                let text = format!(
                    "{cover}HD{blank}Pier shut\nWC{blank}12 words\nPD{blank}3 March 2025\nSN{blank}Harbour Post\nLP\nIt is shut.\n\n\
                     IN Rome too.\n\nAN{blank}Document H1\n"
                );
                let [only] = &read(&text)[..] else { panic!("{text}") };
                assert_eq!((only.title.as_str(), only.id.as_str()), ("Pier shut", "H1"), "{text}");
                assert_eq!(only.text, "It is shut.\n\nIN Rome too.", "{text}");
            }
        }
    }

    #[test]
    fn words_that_look_like_labels_take_nothing_off_a_text() {
        let wide = "HD  Pier shut\nWC  9 words\nPD  3 March 2025\nSN  Harbour Post\nLP\nThe pier is shut.\n\nTD\nIt is old.\n\n\
            ART\n\nThe hall is shut too.\n\nLA\n\nIN\n\nIt may stay so.\n\nCO  pier : Pier Ltd\nART  Deco Weekend\n\nBY Friday it is \
            over.\n\nNS  gcat : News\nAN  Document H1\n\nHD  Ferry late\nLP  It was late.\nAN  Document H2\n";
        let [first, second] = &read(wide)[..] else { panic!() };
        assert_eq!(
            first.text,
            "The pier is shut.\n\nIt is old.\n\nART\n\nThe hall is shut too.\n\nLA\n\nIN\n\nIt may stay so.\n\nBY Friday it is over."
        );
        assert_eq!((first.id.as_str(), second.id.as_str(), second.text.as_str()), ("H1", "H2", "It was late."));
        let narrow = "HD Pier shut\nWC 12 words\nPD 3 March 2025\nSN Harbour Post\nTD\nIt is shut.\n\nBY Friday the pier may \
            reopen, the mayor said.\n\nHD screens show it.\n\nSE of the town it rained.\n\nPUB Crawl Ends\n\nCO Lim was said to \
            be : well.\n\nIN i79 : Transport\nIt is late.\nAN Document H1\n";
        let [only] = &read(narrow)[..] else { panic!() };
        assert_eq!((only.id.as_str(), only.author.as_str()), ("H1", ""));
        assert!(
            only.text.contains("BY Friday the pier may reopen") && only.text.contains("HD screens"),
            "{}",
            only.text
        );
        assert!(
            only.text.contains("PUB Crawl Ends\n\nCO Lim was") && only.text.ends_with("It is late."),
            "{}",
            only.text
        );
    }

    #[test]
    fn a_text_with_words_in_capitals_is_no_download() {
        let looks = |text: &str| looks(&Preview { bytes: text.as_bytes(), text });
        assert!(looks("HD  Pier shut\nWC  12 words\nPD  3 March 2025\nLP\nIt is shut.\n"));
        assert!(!looks("AN inquest heard it.\nIN Rome it rained.\nBY the sea.\nRE your letter\n"));
        assert!(!looks("HD is a screen.\nThe pier is shut.\n"));
    }
}
