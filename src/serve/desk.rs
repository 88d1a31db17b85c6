//! What is handed in is scored and kept for a while, in memory only, as the CSV reports that `score` would write.

use std::collections::{HashMap, VecDeque};
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

use crate::article::Article;
use crate::error::{Fault, Result};
use crate::input::articles::{Articles as Input, Read as Item};
use crate::input::field::Field;
use crate::input::files::find;
use crate::input::given::Given;
use crate::input::is_more_than_a_story;
use crate::input::settings::Settings;
use crate::pipeline::Scorer;
use crate::report::face::Face;
use crate::report::layout::Layout;
use crate::report::page::article::{
    ATTRIBUTION_COLUMNS, About, Article as Shown, Articles, CUE_COLUMNS, SENTENCE_COLUMNS,
};
use crate::report::rows::Rows;
use crate::report::table::Tabular as _;

/// Results that are kept; the oldest goes first.
const KEPT: usize = 16;
/// Longest ending of a file name that is believed, and most letters before it that are kept.
const ENDING: usize = 8;
const LETTERS: usize = 60;
/// What a pasted text is called, before its number.
const PASTED: &str = "pasted";

/// What came with a form.
#[derive(Clone, Debug, Default)]
pub struct Handed {
    /// Pasted articles, by the number of their box.
    pasted: [Article; 2],
    /// Files, with the names they had.
    files: Vec<(String, Vec<u8>)>,
}

impl Handed {
    /// Adds a field of the form.
    pub fn add(&mut self, name: &str, file: Option<&str>, bytes: &[u8]) {
        if let Some(file) = file {
            if !bytes.is_empty() {
                self.files.push((file.to_owned(), bytes.to_vec()));
            }
            return;
        }
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let Some((field, place)) = name.split_once('-') else { return };
        let Some(article) = place.parse().ok().and_then(|place: usize| self.pasted.get_mut(place)) else { return };
        match Field::named(field) {
            Some(Field::Text) => article.text = text,
            Some(field) => text.trim().clone_into(field.of(article)),
            None => {}
        }
    }
}

/// Scored articles.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// Articles in it.
    pub articles: usize,
    /// Reports by name, as bytes of CSV.
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// What could not be read, in words, without any path of this machine.
    pub faults: Vec<String>,
    /// What is known of each article, by its id.
    about: HashMap<String, About>,
}

impl Read {
    /// Why there is nothing to show.
    #[must_use]
    pub fn nothing(&self) -> String {
        if self.faults.is_empty() {
            "There was no text. Paste an article, or choose a file.".to_owned()
        } else {
            self.faults.join(" ")
        }
    }

    /// Adds an article if it is in the language of the lexicons.
    fn take(&mut self, scorer: &Scorer, layout: &Layout, mut item: Item) {
        // What was pasted and what lies in files are told apart each by itself, and could have one id.
        let id = item.article.id.clone();
        for number in 2.. {
            if !self.about.contains_key(&item.article.id) {
                break;
            }
            item.article.id = format!("{id}-{number}");
        }
        if item.foreign {
            let language = &item.article.language;
            self.faults.push(format!("{}: not English (`{language}`), so it was left out", item.article.id));
        } else {
            self.add(scorer, layout, &item.article);
        }
    }

    fn add(&mut self, scorer: &Scorer, layout: &Layout, article: &Article) {
        let scored = scorer.score(article);
        for (table, (_, bytes)) in layout.tables.iter().zip(&mut self.files) {
            table.report().append(scorer, &scored, table, bytes);
        }
        let about = About {
            place: self.articles,
            bare: scored.parts.iter().all(|part| part.reading.document.sentences.is_empty()),
            outlet: article.outlet.clone(),
            date: article.date.clone(),
            title: article.title.clone(),
            genre: article.genre.clone(),
            ..About::default()
        };
        self.about.insert(article.id.clone(), about);
        self.articles += 1;
    }
}

/// Scores what was handed in: the pasted articles, then the files, read as the settings say.
#[must_use]
pub fn score(scorer: &Scorer, settings: &Settings, handed: Handed) -> Read {
    let layout = Layout::new(Face::default());
    let files = layout.tables.iter().map(|table| (table.name(), table.opening())).collect();
    let mut read = Read { files, ..Read::default() };
    let mut files = handed.files;
    let columns = [Field::Id, Field::Title, Field::Outlet, Field::Text].map(|field| field.name().to_owned());
    let mut given = Given::new(&columns, settings.clone(), false).ok();
    for (place, article) in handed.pasted.into_iter().enumerate() {
        if page(&article.text) {
            files.push((format!("{PASTED}.html"), article.text.into_bytes()));
            continue;
        }
        if article.title.is_empty() && article.outlet.is_empty() && is_more_than_a_story(&article.text) {
            files.push((format!("{PASTED}-{}.txt", place + 1), article.text.into_bytes()));
            continue;
        }
        let cells = [format!("{PASTED}-{}", place + 1), article.title, article.outlet, article.text];
        let item = given.as_mut().and_then(|given| given.read(|at| cells[at].clone()).ok());
        item.into_iter().for_each(|item| read.take(scorer, &layout, item));
    }
    if let Err(fault) = score_files(scorer, settings, &layout, &files, &mut read) {
        read.faults.push(format!("The files could not be looked at: {fault}."));
    }
    read
}

/// Whether a pasted text is the source of a page.
fn page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(9).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype") || start.starts_with("<html")
}

/// Reads files the way `score` does, from a folder that is gone afterwards.
fn score_files(
    scorer: &Scorer,
    settings: &Settings,
    layout: &Layout,
    files: &[(String, Vec<u8>)],
    read: &mut Read,
) -> std::io::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let mut paths = Vec::new();
    // Each in a folder of its own, as two may have one name.
    let mut hidden = Vec::new();
    for (place, (name, bytes)) in files.iter().enumerate() {
        let own = folder.path().join(place.to_string());
        fs::create_dir(&own)?;
        let path = own.join(harmless(name, place + 1));
        fs::write(&path, bytes)?;
        paths.push(path);
        hidden.push(format!("{}{}", own.display(), std::path::MAIN_SEPARATOR));
    }
    let shown = |path: &str| hidden.iter().fold(path.to_owned(), |path, folder| path.replace(folder, ""));
    let mut input = Input::new(find(&paths), settings.clone());
    for item in &mut input {
        match item {
            Ok(mut item) => {
                item.article.file = shown(&item.article.file);
                read.take(scorer, layout, item);
            }
            Err(fault) => read.faults.push(shown(&told(&fault))),
        }
    }
    Ok(())
}

/// A fault in the words of a page, on which there are no options and no files but those that were handed in.
fn told(fault: &Fault) -> String {
    let option =
        |word: &str| word.trim_start_matches('`').strip_prefix("--").is_some_and(|rest| !rest.starts_with('-'));
    let typed = fault.mend.split_whitespace().any(|word| option(word) || word == "`reportedly");
    let mend = if typed { String::new() } else { fault.mend.clone() };
    let told = Fault { mend, ..fault.clone() }.to_string();
    (1..=2).fold(told, |told, number| told.replace(&format!("{PASTED}-{number}.txt"), "the pasted text"))
}

/// The name of a file without its folders and without signs that bear on paths; a number in place of one that has no other.
fn harmless(name: &str, number: usize) -> String {
    let own = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let ending = ending(own);
    let stem = own.strip_suffix(&*ending).unwrap_or(own);
    let plain = |letter: char| if letter.is_alphanumeric() || " -_.".contains(letter) { letter } else { '_' };
    let stem: String = stem.chars().take(LETTERS).map(plain).collect();
    let stem = stem.trim_matches([' ', '.']);
    if stem.is_empty() { format!("file-{number}{ending}") } else { format!("{stem}{ending}") }
}

/// The ending of a file's name, if it is a plain one.
fn ending(name: &str) -> String {
    let plain = |ending: &&str| ending.len() <= ENDING && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    name.rsplit_once('.').map(|(_, ending)| ending).filter(plain).map_or(String::new(), |ending| format!(".{ending}"))
}

/// The articles as a page shows them, read from their reports.
///
/// # Errors
/// The reports do not hold together.
pub fn articles(read: &Read) -> Result<Vec<Shown>> {
    let rows = |name: &str, needed: &[&str]| {
        let found = read.files.iter().find(|(report, _)| *report == name);
        found.map(|(name, bytes)| Rows::new(name, bytes.as_slice(), needed)).transpose()
    };
    let Some(sentences) = rows("sentences", SENTENCE_COLUMNS)? else { return Ok(Vec::new()) };
    let (cues, attributions) = (rows("cues", CUE_COLUMNS)?, rows("attributions", ATTRIBUTION_COLUMNS)?);
    let mut source = Articles::new(sentences, cues, attributions, read.about.clone())?;
    let mut articles = Vec::new();
    while let Some(article) = source.read()? {
        articles.push(article);
    }
    Ok(articles)
}

/// The results on the desk.
#[derive(Debug, Default)]
pub struct Desk {
    results: VecDeque<(String, Arc<Read>)>,
}

impl Desk {
    /// Puts a result down and tells its key, which nobody can guess.
    pub fn put(&mut self, read: Read) -> String {
        let random = || RandomState::new().hash_one(0);
        let key = format!("{:016x}{:016x}", random(), random());
        self.results.push_back((key.clone(), Arc::new(read)));
        if self.results.len() > KEPT {
            self.results.pop_front();
        }
        key
    }

    /// The result of a key, while it is there.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Arc<Read>> {
        self.results.iter().find(|(own, _)| own == key).map(|(_, read)| Arc::clone(read))
    }
}
