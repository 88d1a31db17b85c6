//! What is handed in is scored and kept for a while, in memory only, as the CSV reports that `score` would write.

use std::collections::{HashMap, VecDeque};
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

use crate::article::Article;
use crate::error::Result;
use crate::input::articles::Articles as Input;
use crate::input::field::Field;
use crate::input::files::find;
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
/// Longest ending of a file name that is believed.
const ENDING: usize = 8;

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
    about: Vec<(String, About)>,
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

    fn add(&mut self, scorer: &Scorer, layout: &Layout, article: &Article) {
        let scored = scorer.score(article);
        for (table, (_, bytes)) in layout.tables.iter().zip(&mut self.files) {
            table.report().append(scorer, &scored, table, bytes);
        }
        let about = About {
            date: article.date.clone(),
            title: article.title.clone(),
            genre: article.genre.clone(),
            ..About::default()
        };
        self.about.push((article.id.clone(), about));
        self.articles += 1;
    }
}

/// Scores what was handed in: the pasted articles, then the files.
#[must_use]
pub fn score(scorer: &Scorer, handed: Handed) -> Read {
    let layout = Layout::new(Face::default());
    let files = layout.tables.iter().map(|table| (table.name(), table.opening())).collect();
    let mut read = Read { files, ..Read::default() };
    let mut files = handed.files;
    for (place, mut article) in handed.pasted.into_iter().enumerate() {
        let start = article.text.trim_start().get(..9).unwrap_or_default().to_lowercase();
        if start.starts_with("<!doctype") || start.starts_with("<html") {
            files.push(("pasted.html".to_owned(), article.text.into_bytes()));
        } else if !article.text.trim().is_empty() {
            article.id = format!("pasted-{}", place + 1);
            read.add(scorer, &layout, &article);
        }
    }
    if let Err(fault) = score_files(scorer, &layout, &files, &mut read) {
        read.faults.push(format!("The files could not be looked at: {fault}."));
    }
    read
}

/// Reads files the way `score` does, from a folder that is gone afterwards.
fn score_files(scorer: &Scorer, layout: &Layout, files: &[(String, Vec<u8>)], read: &mut Read) -> std::io::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let mut paths = Vec::new();
    for (place, (name, bytes)) in files.iter().enumerate() {
        let path = folder.path().join(format!("file-{}{}", place + 1, ending(name)));
        fs::write(&path, bytes)?;
        paths.push(path);
    }
    let hidden = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
    let mut input = Input::new(find(&paths), Settings::default());
    for item in &mut input {
        match item {
            Ok(item) => {
                let mut article = item.article;
                article.file = article.file.replace(&hidden, "");
                read.add(scorer, layout, &article);
            }
            Err(fault) => read.faults.push(fault.to_string().replace(&hidden, "")),
        }
    }
    Ok(())
}

/// The ending of a file's name, if it is a plain one; the rest of the name is not used.
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
    let about: HashMap<String, About> = read.about.iter().cloned().collect();
    let (cues, attributions) = (rows("cues", CUE_COLUMNS)?, rows("attributions", ATTRIBUTION_COLUMNS)?);
    let mut source = Articles::new(sentences, cues, attributions, about)?;
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
