//! File after file, article after article: each finished, each fault told, each file accounted for.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::article::Article;
use crate::error::Fault;
use crate::input::account::Account;
use crate::input::copies::Copies;
use crate::input::date::day;
use crate::input::decode::Shared;
use crate::input::field::Field;
use crate::input::files::{File, Found};
use crate::input::genre::genre;
use crate::input::language::{self, language};
use crate::input::ledger::Ledger;
use crate::input::lost;
use crate::input::mapping::Choice;
use crate::input::markup::unmarked;
use crate::input::mojibake::{self, mend};
use crate::input::opened::{Opened, Preview, Tap};
use crate::input::seen::{Number, Spill, Table};
use crate::input::settings::Settings;
use crate::input::tidy::{clean, missing, placeless, turned};
use crate::input::trouble::{Reason, Trouble};
use crate::input::truncation::{fills_cell, mark};
use crate::input::typeset::unset;
use crate::input::{Begun, Record, Records, choose};

/// An article that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The article.
    pub article: Article,
    /// Whether its text ends in a mark that says the rest was cut off, or fills a cell of a spreadsheet.
    pub truncated: bool,
    /// Whether it is in a language other than English.
    pub foreign: bool,
}

/// Names of outlets that an account keeps beside what they were changed to.
const OUTLETS_KEPT: usize = 100;
/// Formats whose cells a spreadsheet may have filled; tables parted by tabs are of the first.
const CELLS: [&str; 2] = ["csv", "xlsx"];

/// The articles of all files, one by one; a fault harms nothing that comes after it.
///
/// Of one reason five faults are told a file and fifty over all files, and then
/// how many more there were; [`Articles::accounts`] counts every one. Memory is
/// that of the longest record, however many there are: hashes of ids and texts, and the ids
/// for whoever has the same text, grow in temporary files.
pub struct Articles {
    settings: Settings,
    files: VecDeque<File>,
    open: Option<Open>,
    ledger: Ledger,
    ready: Option<Read>,
    bytes: u64,
    count: u64,
    /// Hashes of ids, and the number of the last article that came with each.
    ids: Table,
    copies: Copies,
}

/// The file that is being read.
struct Open {
    records: Box<dyn Records>,
    tap: Tap,
    notes: Shared,
    /// Whether it lies in an archive, whose own bytes are the ones that count.
    inside: bool,
}

impl Articles {
    /// The articles of the files that were found; the faults of the search come first.
    #[must_use]
    pub fn new(found: Found, settings: Settings) -> Self {
        Self {
            settings,
            files: found.files.into(),
            open: None,
            ledger: Ledger::new(found.faults),
            ready: None,
            bytes: 0,
            count: 0,
            ids: Table::new(Spill::default()),
            copies: Copies::new(Spill::default()),
        }
    }

    /// The accounts of the files begun so far, in their order; the last may still grow.
    #[must_use]
    pub fn accounts(&self) -> &[Account] {
        &self.ledger.accounts
    }

    /// Bytes read so far, as they lie on disk; for a progress bar beside [`Found::bytes`].
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes + self.open.as_ref().map_or(0, |open| if open.inside { 0 } else { open.tap.size() })
    }

    /// Finishes an article that came from no file; `None` where it has no text.
    pub(super) fn given(&mut self, article: Article, row: u64) -> Option<Read> {
        self.finish(Record { article, row: Some(row), end: 0 }, &Shared::default());
        // Whoever gives the rows is told of each by what comes back.
        self.ledger.faults.clear();
        self.ready.take()
    }

    /// Forgets the ids and the texts of the articles before.
    pub(super) fn forget(&mut self) {
        self.ids = Table::new(Spill::default());
        self.copies = Copies::new(Spill::default());
    }

    /// Opens a file and finds out its format.
    fn begin(&mut self, file: &File) {
        self.ledger.begin(file.name());
        let inside = file.inside.is_some();
        let tap = match Tap::open(file) {
            Ok(tap) => tap,
            Err(error) => return self.ledger.tell(Trouble::io(&error)),
        };
        let notes = Shared::default();
        match records(&tap, &notes, file, &self.settings, self.ledger.account()) {
            Ok(records) => self.open = Some(Open { records, tap, notes, inside }),
            Err(trouble) => {
                self.ledger.tell(trouble);
                self.close(tap, &notes, inside);
            }
        }
    }

    /// Says what concerns the file as a whole.
    fn end(&mut self, mut open: Open) {
        for file in open.records.inside().into_iter().rev() {
            self.files.push_front(file);
        }
        let (invalid, encoding) = open.notes.with(|notes| (notes.invalid_before(u64::MAX), notes.encoding.clone()));
        if invalid > 0 {
            self.ledger.tell(undecoded(invalid, None));
        }
        if let Some(encoding) = encoding.as_ref().filter(|encoding| encoding.mixed > 0) {
            let what =
                format!("{} bytes of Windows-1252 in a UTF-8 file, read as what they mean there", encoding.mixed);
            self.ledger.tell(Trouble::file(Reason::MixedEncoding, what, "look at where the file was put together"));
        }
        if let Some(encoding) = encoding.filter(|encoding| encoding.guessed) {
            let what = format!("read as {}: {}", encoding.label, encoding.grounds);
            self.ledger.tell(Trouble::file(Reason::GuessedEncoding, what, "--encoding names another"));
        }
        let account = self.ledger.account();
        if let Some(announced) = account.announced.filter(|announced| *announced != account.read) {
            let what = format!("the file announces {announced} articles; {} were read", account.read);
            let mend = "look for the rest in another file of the same export, or for what was skipped";
            self.ledger.tell(Trouble::file(Reason::Announced, what, mend));
        }
        let account = self.ledger.account();
        if account.found == 0 && account.files == 0 && account.skipped.is_empty() {
            self.ledger.tell(Trouble::file(Reason::EmptyFile, "there is no article in the file", ""));
        }
        self.ledger.end();
        self.close(open.tap, &open.notes, open.inside);
    }

    /// Completes the account; a file that was left early is read to its end for its hash.
    fn close(&mut self, mut tap: Tap, notes: &Shared, inside: bool) {
        let account = self.ledger.account();
        tap.drain();
        account.bytes = tap.size();
        account.sha256 = tap.sha256();
        account.encoding = notes.with(|notes| notes.encoding.clone());
        self.bytes += if inside { 0 } else { account.bytes };
    }

    /// Turns a record into an article: day, genre, key, and what is to be said of it.
    fn finish(&mut self, record: Record, notes: &Shared) {
        let Record { mut article, row, end } = record;
        let trouble = |reason, what: String, mend: &str| Trouble { row, ..Trouble::file(reason, what, mend) };
        let invalid = notes.with(|notes| notes.invalid_before(end));
        if invalid > 0 {
            self.ledger.tell(undecoded(invalid, row));
        }
        let full = CELLS.contains(&self.ledger.account().format) && fills_cell(&article.text);
        if let Some(told) = unmarked(&mut article, self.ledger.account().format) {
            self.ledger.tell_once(Trouble { row, ..told });
        }
        // A soft hyphen may be half of a character that was decoded wrongly.
        self.mend(&mut article, row);
        self.restore(&mut article, row);
        unset(&mut article);
        let text = article.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if text.is_empty() || missing(text) {
            let used = self.ledger.account().mapping.iter().rev().find(|used| used.field == Field::Text);
            let column = used.map(|used| used.column.clone());
            let what = if row.is_some() { "there is no text; skipped" } else { "there is no text in the file" };
            return self.ledger.tell(Trouble { column, ..trouble(Reason::EmptyText, what.to_owned(), "") });
        }
        self.count += 1;
        clean(&mut article);
        if article.author.contains([',', ';']) && self.ledger.account().is_of_proquest() {
            article.author = turned(&article.author);
        }
        self.name(&mut article, row);
        self.day(&mut article, row);
        article.genre = genre(&article.genre, &article.section).to_owned();
        if article.id.is_empty() {
            article.id = format!("a{:06}", self.count);
        }
        let id = self.unique(&article.id);
        if id != article.id {
            let what = format!("the id `{}` is taken; this article is `{id}`", article.id);
            self.ledger.tell(trouble(Reason::DuplicateId, what, ""));
            article.id = id;
        }
        if let Some(first) = self.copies.first(&article.outlet, &article.text, &article.id) {
            self.ledger.account().duplicates += 1;
            let what = format!("`{}` has the same text as `{first}`", article.id);
            self.ledger.tell(trouble(
                Reason::Duplicate,
                what,
                "it is marked in duplicate_of; `compare` leaves it out where it compares outlets",
            ));
            article.duplicate_of = first;
        }
        for (which, lost) in [("ids", self.ids.lost()), ("texts", self.copies.lost())] {
            if let Some(error) = lost {
                let what = format!(
                    "the temporary file of {which} could not be read ({error}); from here on none is held against those before"
                );
                let mend = "run it again; TMPDIR names another folder for temporary files";
                self.ledger.tell(trouble(Reason::Forgotten, what, mend));
            }
        }
        let language = language(&article.text);
        article.language = language.map_or_else(String::new, |(code, _)| code.to_owned());
        let foreign = language.filter(|(code, _)| *code != language::CODE);
        if let Some((code, name)) = foreign {
            *self.ledger.account().languages.entry(code).or_default() += 1;
            let what = format!("the text is {name}, and the lexicons are English");
            self.ledger.tell(trouble(Reason::OtherLanguage, what, "--any-language scores it all the same"));
        }
        let cut = match mark(&article.text) {
            Some(mark) => Some(format!("the text ends in `{mark}`: the rest was cut off where it was exported")),
            None => full
                .then(|| "the text fills a cell of a spreadsheet (32,767 characters): the rest was cut off".to_owned()),
        };
        article.truncated = cut.is_some();
        if let Some(what) = cut {
            self.ledger.tell(trouble(Reason::Truncated, what, "fetch the full text"));
        }
        let account = self.ledger.account();
        account.found += 1;
        account.read += 1;
        account.truncated += u64::from(article.truncated);
        article.file.clone_from(&account.file);
        article.row = row.unwrap_or(1);
        self.ready = Some(Read { truncated: article.truncated, foreign: foreign.is_some(), article });
    }

    /// Finds what was decoded wrongly before the file was made, and mends it where the user asks for that.
    fn mend(&mut self, article: &mut Article, row: Option<u64>) {
        let fix = self.settings.fix_mojibake;
        let (mut count, mut example) = (0, None);
        for field in
            [&mut article.text, &mut article.title, &mut article.author, &mut article.outlet, &mut article.section]
        {
            if let Some(mended) = mend(field) {
                count += mended.count;
                example.get_or_insert(mended.example);
                if fix {
                    *field = mended.text;
                }
            }
        }
        let Some(example) = example else { return };
        let account = self.ledger.account();
        account.mojibake.characters += count;
        account.mojibake.mended = fix;
        self.ledger.tell(Trouble { row, ..mojibake::told(count, &example, fix) });
    }

    /// Reads marks that an earlier conversion lost as what they were.
    fn restore(&mut self, article: &mut Article, row: Option<u64>) {
        if let Some(trouble) = lost::restored([&mut article.text, &mut article.title, &mut article.author]) {
            self.ledger.tell(Trouble { row, ..trouble });
        }
    }

    /// Writes the day as `YYYY-MM-DD`, where what stands there is one.
    fn day(&mut self, article: &mut Article, row: Option<u64>) {
        if article.date.is_empty() {
            return;
        }
        let written = std::mem::take(&mut article.date);
        let (date, doubt) = day(&written, self.settings.dates);
        article.date = date;
        if let Some((reason, what, mend)) = doubt {
            let trouble = Trouble { row, ..Trouble::file(reason, what, mend) };
            if reason == Reason::DoubtfulDate { self.ledger.tell(trouble) } else { self.ledger.tell_once(trouble) }
        }
        article.date_source = written;
    }

    /// Gives the outlet its one name; where there is none, the site of the address has one.
    fn name(&mut self, article: &mut Article, row: Option<u64>) {
        let unnamed = |choice: &Choice| choice.field == Field::Outlet && choice.column.is_empty();
        if article.outlet.is_empty() && !self.settings.map.iter().any(unnamed) {
            article.outlet = self.settings.outlets.of_url(&article.url).unwrap_or_default();
            return;
        }
        let outlets = &self.settings.outlets;
        // `AP; Reuters` names two outlets, no place.
        let place = |place: &str| outlets.name(place).is_none();
        let account = self.ledger.account();
        let bare = || {
            let name = placeless(&article.outlet, place).filter(|_| account.is_of_proquest())?;
            Some(outlets.name(name).unwrap_or(name))
        };
        let known = outlets.name(&article.outlet);
        let placed = known.is_none().then(bare).flatten().map(str::to_owned);
        if let Some(name) = &placed {
            let what = format!("the place behind the name of the outlet is left out: `{}` is {name}", article.outlet);
            let mend = "if it tells two outlets apart, give each a row in input/outlets.csv";
            self.ledger.tell_once(Trouble { row, ..Trouble::file(Reason::Place, what, mend) });
        }
        // An address of a site that is not known is cut to the site.
        let site = || outlets.of_url(&article.outlet).filter(|_| article.outlet.contains("://"));
        let name = known.map(str::to_owned).or(placed).or_else(site).filter(|name| *name != article.outlet);
        if let Some(name) = name {
            let kept = &mut self.ledger.account().outlets;
            if kept.len() < OUTLETS_KEPT {
                kept.insert(article.outlet.clone(), name.clone());
            }
            article.outlet = name;
        }
    }

    /// The id, or with `~2` and so on behind it if it is taken, as no export numbers its articles.
    fn unique(&mut self, id: &str) -> String {
        let own = key(id);
        let Some(mut last) = self.ids.put_new(own, Number::MIN) else { return id.to_owned() };
        loop {
            // Counted on from the last, or many articles of one id would take time without end.
            last = last.saturating_add(1);
            let free = format!("{id}~{last}");
            if self.ids.put_new(key(&free), Number::MIN).is_none() {
                self.ids.renumber(own, last);
                return free;
            }
        }
    }
}

impl Iterator for Articles {
    type Item = Result<Read, Fault>;

    #[inline(never)] // A floor of its own in every profile.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(fault) = self.ledger.faults.pop_front() {
                return Some(Err(fault));
            }
            if let Some(read) = self.ready.take() {
                return Some(Ok(read));
            }
            if let Some(mut open) = self.open.take() {
                match open.records.next(self.ledger.account()) {
                    Some(Ok(record)) => self.finish(record, &open.notes),
                    Some(Err(trouble)) => self.ledger.tell(trouble),
                    None => {
                        self.end(open);
                        continue;
                    }
                }
                self.open = Some(open);
            } else if let Some(file) = self.files.pop_front() {
                self.begin(&file);
            } else {
                self.ledger.end_of_all();
                if self.ledger.faults.is_empty() {
                    return None;
                }
            }
        }
    }
}

/// Unpacks the file, chooses its format and begins to read.
fn records(tap: &Tap, notes: &Shared, file: &File, settings: &Settings, account: &mut Account) -> Begun {
    let opened = Opened::new(tap.clone(), file, notes.clone())?;
    account.compression = opened.compression;
    if opened.head.is_empty() {
        return Err(Trouble::file(Reason::EmptyFile, "the file is empty", ""));
    }
    let text = opened.preview(settings);
    let preview = Preview { bytes: &opened.head, text: &text };
    let format = settings.format.unwrap_or_else(|| choose(&file.path, &preview));
    account.format = format.name;
    (format.open)(opened, settings, account)
}

fn undecoded(count: u64, row: Option<u64>) -> Trouble {
    let what = match count {
        1 => "a byte sequence means nothing in the encoding; U+FFFD stands for it".to_owned(),
        count => format!("{count} byte sequences mean nothing in the encoding; U+FFFD stands for them"),
    };
    Trouble { row, ..Trouble::file(Reason::InvalidBytes, what, "if the encoding is another, name it with --encoding") }
}

/// An id as eight bytes. That two different ids meet is far less likely than
/// an error of the memory; it would cost a `~2`, nothing more.
fn key(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(spill: Spill) -> Articles {
        let found = Found::default();
        let mut articles = Articles::new(found, Settings::default());
        (articles.ids, articles.copies) = (Table::new(spill), Copies::new(spill));
        articles
    }

    fn id(articles: &mut Articles, row: u64, id: &str, text: &str) -> String {
        let (id, text) = (id.to_owned(), text.to_owned());
        articles.given(Article { id, text, ..Article::default() }, row).expect("an article").article.id
    }

    #[test]
    fn an_id_that_is_taken_is_counted_on_from_the_last() {
        for border in [0, u64::MAX] {
            let mut articles = articles(Spill { border, ..Spill::default() });
            let given = ["x", "x", "x-2", "x", "x~3", "y", "x", "x~3~2", "x~2", "x-2", "x-2"];
            let named = ["x", "x~2", "x-2", "x~3", "x~3~2", "y", "x~4", "x~3~2~2", "x~2~2", "x-2~2", "x-2~3"];
            for (row, (given, named)) in (1..).zip(given.into_iter().zip(named)) {
                assert_eq!(id(&mut articles, row, given, given), named, "row {row}");
            }
            articles.forget();
            assert_eq!(id(&mut articles, 1, "x", "x"), "x");
        }
    }

    #[test]
    fn places_are_taken_off_the_outlets_of_proquest_only() {
        let mut articles = articles(Spill::default());
        let mut outlet = |row, outlet: &str, format: &'static str| {
            articles.ledger.account().format = format;
            let (outlet, text) = (outlet.to_owned(), format!("Text {row}"));
            let read = articles.given(Article { outlet, text, ..Article::default() }, row).expect("an article");
            read.article.outlet
        };
        assert_eq!(outlet(1, "Zeit; Spiegel", "csv"), "Zeit; Spiegel");
        assert_eq!(outlet(2, "Harbour Post; Springfield, Ohio", "csv"), "Harbour Post; Springfield, Ohio");
        assert_eq!(outlet(3, "https://www.harbour.example/a/b", "csv"), "harbour.example");
        assert_eq!(outlet(4, "Harbour Post; Springfield, Ohio", "proquest"), "Harbour Post");
        assert_eq!(outlet(5, "Harbour Post; Springfield, Ohio", "proquest"), "Harbour Post");
        let account = articles.ledger.account();
        assert!(account.warnings.iter().any(|tally| tally.reason == Reason::Place && tally.count == 2));
        account.format = "xlsx";
        account.unused = vec!["StoreId".to_owned()];
        assert!(account.is_of_proquest());
    }

    #[test]
    fn a_text_fills_a_cell_only_where_there_are_cells() {
        let text: String = "The pier leaks. ".chars().cycle().take(32_767).collect();
        for (format, truncated) in [("csv", true), ("xlsx", true), ("txt", false), ("jsonl", false), ("html", false)] {
            let mut articles = articles(Spill::default());
            articles.ledger.account().format = format;
            let read = articles.given(Article { text: text.clone(), ..Article::default() }, 1).expect("an article");
            assert_eq!(read.truncated, truncated, "{format}");
        }
    }

    #[test]
    fn ids_that_are_lost_are_told_with_their_row_and_no_article_is() {
        // What is written to it cannot be read.
        let make = || Ok(Box::new(std::fs::File::create(tempfile::NamedTempFile::new()?.path())?) as Box<_>);
        let mut articles = articles(Spill::default());
        assert_eq!(id(&mut articles, 1, "a", "one"), "a");
        articles.ids = Table::new(Spill { border: 0, make });
        for row in 2..300 {
            assert_eq!(id(&mut articles, row, &format!("a{row}"), "two"), format!("a{row}"));
        }
        assert_eq!(id(&mut articles, 300, "a299", "three"), "a299~2");
        let account = &articles.accounts()[0];
        let told = account.warnings.iter().find(|tally| tally.reason == Reason::Forgotten).expect("it is told");
        // At the latest when the table grows, after 32 keys; before, if the marks of two ids meet.
        assert_eq!((told.count, told.rows.len()), (1, 1));
        assert!((3..=34).contains(&told.rows[0]), "{:?}", told.rows);
        assert_eq!((account.read, account.skipped()), (300, 0));
    }
}
