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

struct Documents {
    lines: Lines,
    /// The line that opens the next document.
    first: Option<Tag>,
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
    names.contains(&"hd") && names.len() > ENOUGH
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    Ok(begun(Lines::new(opened.text(settings)?)))
}

/// Begins to read a text that stood in a file of another format.
pub(super) fn of_text(text: String) -> Begun {
    Lines::of(text).map(begun)
}

fn begun(lines: Lines) -> Box<dyn Records> {
    Box::new(Documents { lines, first: None, narrow: false, row: 0, done: false })
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

impl Tag {
    /// Whether it is one inside a text too, where `IN LONDON the …` or `AN inquest heard` may open a paragraph.
    fn parts_text(&self, narrow: bool) -> bool {
        match self.label {
            _ if self.wide => true,
            _ if !narrow => false,
            Label::Field(Field::Id) => self.value.starts_with("Document "),
            // `IN i7902 : Ferries`.
            Label::End | Label::None => self.value.contains(" : "),
            Label::Field(_) => !self.value.starts_with(char::is_lowercase),
        }
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
}

impl Draft {
    fn take(&mut self, tag: Tag) {
        self.close();
        self.ended |= tag.label == Label::Field(Field::Id);
        self.field = match tag.label {
            Label::Field(field) => Some(field),
            Label::End | Label::None => None,
        };
        self.value = vec![tag.value];
    }

    /// Puts what stood behind a label into its field.
    fn close(&mut self) {
        let value = std::mem::take(&mut self.value);
        match self.field.take() {
            Some(Field::Text) => Field::Text.put(&mut self.article, &body(&value)),
            // What follows the number belongs to no document.
            Some(Field::Id) => {
                let id = value.first().map_or("", |line| line.strip_prefix("Document ").unwrap_or(line));
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
    /// The next document; none at the end.
    fn document(&mut self) -> std::io::Result<Option<Article>> {
        let mut draft = Draft::default();
        let mut begun = false;
        self.lines.renew();
        if let Some(first) = self.first.take() {
            draft.take(first);
            begun = true;
        }
        while let Some(line) = self.lines.next()? {
            if !begun {
                // The first label tells how the file writes them.
                let Some(first) = tag(&line) else { continue };
                self.narrow = !first.wide;
                begun = true;
                draft.take(first);
                continue;
            }
            let narrow = self.narrow;
            let in_text = draft.field == Some(Field::Text);
            match tag(&line).filter(|tag| if in_text { tag.parts_text(narrow) } else { tag.wide || narrow }) {
                Some(next) if draft.is_over(&next) => {
                    self.first = Some(next);
                    draft.close();
                    return Ok(Some(draft.article));
                }
                Some(next) => draft.take(next),
                None if draft.field.is_some() => draft.value.push(line),
                None => {}
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
    fn a_text_with_words_in_capitals_is_no_download() {
        let looks = |text: &str| looks(&Preview { bytes: text.as_bytes(), text });
        assert!(looks("HD  Pier shut\nWC  12 words\nPD  3 March 2025\nLP\nIt is shut.\n"));
        assert!(!looks("AN inquest heard it.\nIN Rome it rained.\nBY the sea.\nRE your letter\n"));
        assert!(!looks("HD is a screen.\nThe pier is shut.\n"));
    }
}
