//! Where the articles go: into the page while they are few, into linked files beside it when they are many.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use maud::{Markup, html};

use super::article::Article;
use super::figures::Figures;
use super::{PAGE, shell, text};
use crate::error::{Error, Fault, Place, Result};

/// Most articles in the page itself.
const INLINE: usize = 60;
/// Most bytes of articles in the page itself.
const BYTES: usize = 1_500_000;
/// Folder of the linked files, beside the page.
const FOLDER: &str = "report-articles";
/// The file in the folder where they are made that is locked while they are.
const LOCK: &str = "lock";

/// Takes the articles one by one, in their order.
pub struct Shelf {
    folder: PathBuf,
    places: Places,
    inline: Vec<Laid>,
    bytes: usize,
    linked: bool,
}

/// Where linked files are made, until all are there.
#[derive(Clone)]
pub struct Places {
    beside: PathBuf,
    /// Held open, and with it the lock, once the folder is made.
    lock: Arc<Mutex<Option<File>>>,
}

/// An article that is ready to be put up.
pub struct Laid {
    number: usize,
    title: String,
    whence: String,
    /// What is shown of it; `None` where it stands in its file already.
    text: Option<Markup>,
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
    /// A shelf beside a page in `folder`; what runs that were killed have left there goes.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        forsaken(folder).iter().for_each(|beside| drop(fs::remove_dir_all(beside)));
        let places = Places { beside: folder.join(format!(".{FOLDER}-{}", std::process::id())), lock: Arc::default() };
        Self { folder: folder.join(FOLDER), places, inline: Vec::new(), bytes: 0, linked: false }
    }

    /// Where articles are made ready for this shelf.
    #[must_use]
    pub fn places(&self) -> Places {
        self.places.clone()
    }

    /// Puts up an article.
    ///
    /// # Errors
    /// A linked file cannot be written.
    pub fn put(&mut self, mut laid: Laid) -> Result<()> {
        match laid.text.take() {
            Some(text) if self.linked => self.places.file(&laid, &text)?,
            Some(text) => {
                self.bytes += text.0.len();
                self.inline.push(Laid { text: Some(text), ..laid });
            }
            None => {}
        }
        if !self.linked && (self.inline.len() > INLINE || self.bytes > BYTES) {
            self.unload()?;
        }
        Ok(())
    }

    /// Moves what was to stand in the page into files.
    fn unload(&mut self) -> Result<()> {
        self.linked = true;
        self.places.make()?;
        for (name, text) in shell::FILES {
            let path = self.places.beside.join(name);
            fs::write(&path, text).map_err(Error::io("writing", &path))?;
        }
        for mut laid in std::mem::take(&mut self.inline) {
            if let Some(text) = laid.text.take() {
                self.places.file(&laid, &text)?;
            }
        }
        Ok(())
    }

    /// Puts the files in their place; those of an earlier page go.
    ///
    /// # Errors
    /// The folder cannot be replaced, or is a link to another.
    pub fn finish(self) -> Result<Shelved> {
        sweep(&self.folder).map_err(Error::io("removing the articles of an earlier page from", &self.folder))?;
        let inline = if self.linked {
            if self.folder.is_symlink() {
                let place = Place::file(self.folder.display().to_string());
                let what = "it is a link to another folder, which may hold files of the same names";
                return Err(Fault::new(place, what, "remove the link").into());
            }
            fs::create_dir_all(&self.folder).map_err(Error::io("making the folder", &self.folder))?;
            let beside = &self.places.beside;
            let files = fs::read_dir(beside).map_err(Error::io("reading", beside))?.flatten();
            for file in files.filter(|file| file.file_name() != LOCK) {
                let path = self.folder.join(file.file_name());
                fs::rename(file.path(), &path).map_err(Error::io("renaming", path))?;
            }
            html! { p.note { "The articles are too many for one page: each stands in a file of the folder " code { (FOLDER) } ", which belongs beside this file." } }
        } else {
            html! {
                @for laid in &self.inline {
                    details.article id={ "a" (laid.number) } {
                        summary { (laid.title) " " span.meta { (laid.whence) } }
                        @if let Some(text) = &laid.text { (text) }
                    }
                }
            }
        };
        Ok(Shelved { inline, linked: self.linked })
    }
}

impl Drop for Shelf {
    /// Takes away the folder where files were made, whether they are put up or not.
    fn drop(&mut self) {
        if self.places.held().take().is_some() {
            let _ = fs::remove_dir_all(&self.places.beside);
        }
    }
}

impl Places {
    /// Makes an article ready; one that is sure to stand in a file of its own is written.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn lay(&self, article: &Article, figures: &Figures) -> Result<Laid> {
        let text = text::article(article, figures);
        let title = article.title().to_owned();
        let mut laid = Laid { number: article.number, title, whence: text::whence(article), text: None };
        if article.number > INLINE + 1 {
            self.make()?;
            self.file(&laid, &text)?;
        } else {
            laid.text = Some(text);
        }
        Ok(laid)
    }

    fn make(&self) -> Result<()> {
        let mut held = self.held();
        if held.is_none() {
            fs::create_dir_all(&self.beside).map_err(Error::io("making the folder", &self.beside))?;
            let path = self.beside.join(LOCK);
            let lock = File::create(&path).map_err(Error::io("writing", path))?;
            // A file system that knows no locks is no reason to refuse to work.
            let _ = lock.try_lock();
            *held = Some(lock);
        }
        Ok(())
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<File>> {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn file(&self, laid: &Laid, text: &Markup) -> Result<()> {
        let path = self.beside.join(name(laid.number));
        let back = format!("../{PAGE}#articles");
        let page = shell::linked(&laid.title, laid.number, &back, &html! { p.meta { (laid.whence) } (text) });
        fs::write(&path, shell::text(page)).map_err(Error::io("writing", path))
    }
}

/// File of an article; named by its number, for an id may hold anything.
fn name(number: usize) -> String {
    format!("{number:05}.html")
}

/// Folders where files were made by runs that are no more: nobody holds the lock.
fn forsaken(folder: &Path) -> Vec<PathBuf> {
    let ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let number = name.strip_prefix('.').and_then(|name| name.strip_prefix(FOLDER)?.strip_prefix('-'));
        number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let free = |path: &PathBuf| File::open(path.join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(ours).filter(free).collect()
}

/// Removes what an earlier page put into the folder, and nothing else. A link to a folder is none of the program's: files
/// where it leads to are not touched.
fn sweep(folder: &Path) -> std::io::Result<()> {
    if folder.is_symlink() {
        return Ok(());
    }
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
                let article = Article { number, id, ..Article::default() };
                shelf.put(shelf.places().lay(&article, &Figures::default()).unwrap()).unwrap();
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

    #[test]
    fn a_page_that_fails_and_a_run_that_is_killed_leave_nothing_for_good() {
        let folder = tempfile::tempdir().unwrap();
        let names = || fs::read_dir(folder.path()).unwrap().flatten().map(|file| file.file_name()).collect::<Vec<_>>();
        let shelf = Shelf::new(folder.path());
        let article = Article { number: INLINE + 2, ..Article::default() };
        shelf.places().lay(&article, &Figures::default()).unwrap();
        assert_eq!(names().len(), 1);
        // Another run does not take what one is still making.
        drop(Shelf::new(folder.path()));
        assert_eq!(names().len(), 1);
        drop(shelf);
        assert!(names().is_empty(), "{:?}", names());
        let killed = folder.path().join(format!(".{FOLDER}-1"));
        fs::create_dir(&killed).unwrap();
        fs::write(killed.join(LOCK), "").unwrap();
        fs::create_dir(folder.path().join(format!(".{FOLDER}-mine"))).unwrap();
        drop(Shelf::new(folder.path()));
        assert_eq!(names(), [&*format!(".{FOLDER}-mine")]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_folder_is_not_followed() {
        let outer = tempfile::tempdir().unwrap();
        let [folder, victim] = ["rep", "victim"].map(|name| outer.path().join(name));
        for made in [&folder, &victim] {
            fs::create_dir(made).unwrap();
        }
        for own in ["00001.html", "page.css"] {
            fs::write(victim.join(own), "mine").unwrap();
        }
        std::os::unix::fs::symlink("../victim", folder.join(FOLDER)).unwrap();
        for (count, fails) in [(1, false), (INLINE + 2, true)] {
            let mut shelf = Shelf::new(&folder);
            for number in 1..=count {
                let article = Article { number, ..Article::default() };
                shelf.put(shelf.places().lay(&article, &Figures::default()).unwrap()).unwrap();
            }
            let told = shelf.finish().err().map(|fault| fault.to_string());
            assert_eq!(told.as_deref().is_some_and(|told| told.contains("it is a link to another folder")), fails);
            for own in ["00001.html", "page.css"] {
                assert_eq!(fs::read_to_string(victim.join(own)).unwrap(), "mine");
            }
        }
        assert_eq!(fs::read_dir(&victim).unwrap().count(), 2);
    }
}
