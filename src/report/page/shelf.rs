//! Where the articles go: into the page while they are few, into linked files beside it when they are many.

use std::fs;
use std::path::{Path, PathBuf};

use maud::{Markup, html};

use super::article::Article;
use super::figures::Figures;
use super::{PAGE, shell, text};
use crate::error::{Error, Result};

/// Most articles in the page itself.
const INLINE: usize = 60;
/// Most bytes of articles in the page itself.
const BYTES: usize = 1_500_000;
/// Folder of the linked files, beside the page.
const FOLDER: &str = "report-articles";

/// Takes the articles one by one.
pub struct Shelf {
    folder: PathBuf,
    beside: PathBuf,
    inline: Vec<(usize, String, String, Markup)>,
    bytes: usize,
    linked: bool,
}

/// How the articles were put up.
pub struct Shelved {
    /// The articles for the page, or words that say where they are.
    pub inline: Markup,
    /// Whether they stand in files of their own.
    pub linked: bool,
}

impl Shelved {
    /// Address of an article, as the page links to it.
    #[must_use]
    pub fn href(&self, number: usize) -> String {
        if self.linked { format!("{FOLDER}/{}", name(number)) } else { format!("#a{number}") }
    }
}

impl Shelf {
    /// A shelf beside a page in `folder`.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        let beside = folder.join(format!(".{FOLDER}-{}", std::process::id()));
        Self { folder: folder.join(FOLDER), beside, inline: Vec::new(), bytes: 0, linked: false }
    }

    /// Puts up an article.
    ///
    /// # Errors
    /// A linked file cannot be written.
    pub fn put(&mut self, article: &Article, figures: &Figures) -> Result<()> {
        let (number, title) = (article.number, article.title().to_owned());
        let about = text::article(article, figures);
        if self.linked {
            self.file(number, &title, &text::whence(article), &about)?;
        } else {
            self.bytes += about.0.len();
            self.inline.push((number, title, text::whence(article), about));
            if self.inline.len() > INLINE || self.bytes > BYTES {
                self.unload()?;
            }
        }
        Ok(())
    }

    /// Moves what was to stand in the page into files.
    fn unload(&mut self) -> Result<()> {
        self.linked = true;
        fs::create_dir_all(&self.beside).map_err(Error::io("making the folder", &self.beside))?;
        for (name, text) in shell::FILES {
            let path = self.beside.join(name);
            fs::write(&path, text).map_err(Error::io("writing", &path))?;
        }
        for (number, title, whence, text) in std::mem::take(&mut self.inline) {
            self.file(number, &title, &whence, &text)?;
        }
        Ok(())
    }

    fn file(&self, number: usize, title: &str, whence: &str, text: &Markup) -> Result<()> {
        let path = self.beside.join(name(number));
        let back = format!("../{PAGE}#articles");
        let page = shell::linked(title, number, &back, &html! { p.meta { (whence) } (text) });
        fs::write(&path, shell::text(page)).map_err(Error::io("writing", path))
    }

    /// Puts the files in their place; those of an earlier page go.
    ///
    /// # Errors
    /// The folder cannot be replaced.
    pub fn finish(self) -> Result<Shelved> {
        sweep(&self.folder).map_err(Error::io("removing the articles of an earlier page from", &self.folder))?;
        let inline = if self.linked {
            fs::create_dir_all(&self.folder).map_err(Error::io("making the folder", &self.folder))?;
            for file in fs::read_dir(&self.beside).map_err(Error::io("reading", &self.beside))?.flatten() {
                let path = self.folder.join(file.file_name());
                fs::rename(file.path(), &path).map_err(Error::io("renaming", path))?;
            }
            fs::remove_dir(&self.beside).map_err(Error::io("removing", &self.beside))?;
            html! { p.note { "The articles are too many for one page: each stands in a file of the folder " code { (FOLDER) } ", which belongs beside this file." } }
        } else {
            html! {
                @for (number, title, whence, text) in &self.inline {
                    details.article id={ "a" (number) } { summary { (title) " " span.meta { (whence) } } (text) }
                }
            }
        };
        Ok(Shelved { inline, linked: self.linked })
    }
}

/// File of an article; named by its number, for an id may hold anything.
fn name(number: usize) -> String {
    format!("{number:05}.html")
}

/// Removes what an earlier page put into the folder, and nothing else.
fn sweep(folder: &Path) -> std::io::Result<()> {
    let Ok(files) = fs::read_dir(folder) else { return Ok(()) };
    for file in files {
        let file = file?;
        let name = file.file_name();
        let name = name.to_string_lossy();
        let number = name.strip_suffix(".html").is_some_and(|stem| stem.bytes().all(|byte| byte.is_ascii_digit()));
        if number || shell::FILES.iter().any(|(own, _)| *own == name) {
            fs::remove_file(file.path())?;
        }
    }
    // A folder that holds something of the user's stays.
    let _ = fs::remove_dir(folder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_articles_go_into_files_named_by_number() {
        let folder = tempfile::tempdir().unwrap();
        let shelves = |count: usize| {
            let mut shelf = Shelf::new(folder.path());
            for number in 1..=count {
                let id = "../../evil".to_owned();
                shelf.put(&Article { number, id, ..Article::default() }, &Figures::default()).unwrap();
            }
            shelf.finish().unwrap()
        };
        let names = || {
            let mut names: Vec<String> = fs::read_dir(folder.path().join(FOLDER))
                .map(|files| files.flatten().map(|file| file.file_name().into_string().unwrap()).collect())
                .unwrap_or_default();
            names.sort();
            names
        };
        assert!(shelves(INLINE + 2).linked);
        assert_eq!(names().len(), INLINE + 2 + shell::FILES.len());
        assert_eq!(names()[0], "00001.html");
        fs::write(folder.path().join(FOLDER).join("notes.txt"), "mine").unwrap();
        assert!(!shelves(3).linked);
        assert_eq!(names(), ["notes.txt"]);
    }
}
