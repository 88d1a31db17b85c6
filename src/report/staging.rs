//! Writes a set of files whole or not at all: beside their place first, then renamed into it; one run at a time.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{BufWriter, ErrorKind, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Fault, Place, Result};
use crate::report::blocks::BLOCK;
use crate::report::owned::is_kept;
use crate::report::{all, whole};

/// Bytes kept back before a write: a block of lines is written past them.
const BUFFER: usize = BLOCK;

/// The hidden folder of the files being written; whoever holds the lock in it may write into the folder around it.
const BESIDE: &str = ".writing";
const LOCK: &str = "lock";
/// Says that every file is there and may be put in its place, however often that is begun anew.
const COMPLETE: &str = "complete.json";
/// What an unfinished run was a run of, and how far it came. Where the second stands, another run can go on.
const BEGUN: &str = "begun.json";
const PROGRESS: &str = "progress.json";

/// Files of the program that are no table of a report; the sheets of coders have a number besides.
const OTHERS: &[&str] = &["datapackage.json", "run.json", "sample.md", "methods.md"];
/// Dictionaries, in the formats of the tables.
const CODEBOOKS: &[&str] = &["codebook", "coding-codebook"];
/// Endings of tables, whichever of them this build writes.
const ENDINGS: &[&str] = &["csv", "jsonl", "parquet"];

/// A set of report files on their way to a folder.
///
/// Nothing in the folder changes before [`Staging::finish`]; a staging that
/// is dropped takes its half-written files with it, unless it is kept.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    beside: PathBuf,
    /// Held open, and with it the lock.
    _lock: File,
    files: Vec<Writing>,
    superseded: Vec<String>,
    /// Whether the note of an unfinished run that stands beside the files is this run's own.
    noted: bool,
    done: bool,
}

/// A file being written.
#[derive(Debug)]
struct Writing {
    name: String,
    writer: BufWriter<File>,
    length: u64,
}

/// What is to be done once every file is written.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Complete {
    /// Files to be renamed into the folder.
    names: Vec<String>,
    /// Files of the folder that the new ones make untrue.
    superseded: Vec<String>,
    /// Whether the note of an unfinished run is of this one, which it no longer is.
    noted: bool,
}

impl Staging {
    /// Makes the folder, if need be, and claims it. Files that were complete are put in place; a run that another can go
    /// on with is left as it stands; what else was left goes.
    ///
    /// # Errors
    /// The folder cannot be made or written to, or another run is writing into it.
    pub fn new(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).map_err(Error::io("making the folder", folder))?;
        let beside = folder.join(BESIDE);
        let lock = lock(folder, &beside)?;
        settle_claimed(folder, &beside)?;
        let (folder, files, superseded) = (folder.to_owned(), Vec::new(), Vec::new());
        let mut staging = Self { folder, beside, _lock: lock, files, superseded, noted: false, done: false };
        if !is_unfinished(&staging.beside) {
            staging.clear()?;
        }
        Ok(staging)
    }

    /// Gives up what an unfinished run left.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn clear(&mut self) -> Result<()> {
        self.files.clear();
        for entry in fs::read_dir(&self.beside).map_err(Error::io("reading", &self.beside))? {
            let path = entry.map_err(Error::io("reading", &self.beside))?.path();
            if path.file_name().is_some_and(|name| name != LOCK) {
                fs::remove_file(&path).map_err(Error::io("removing", &path))?;
            }
        }
        Ok(())
    }

    /// Opens a file of the set; its number is for [`Staging::write`].
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn open(&mut self, name: &str) -> Result<usize> {
        let path = self.beside.join(name);
        let file = File::create(&path).map_err(Error::io("writing", &path))?;
        Ok(self.add(name, file, 0))
    }

    /// Opens a file that an unfinished run left, cut to the length up to which it is known to be right; `None` where it
    /// is not there or shorter.
    ///
    /// # Errors
    /// The file cannot be read or cut.
    pub fn reopen(&mut self, name: &str, length: u64) -> Result<Option<usize>> {
        let path = self.beside.join(name);
        let mut file = match File::options().write(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io("reading", &path)(error)),
        };
        if file.metadata().map_err(Error::io("reading", &path))?.len() < length {
            return Ok(None);
        }
        let cut = file.set_len(length).and_then(|()| file.seek(SeekFrom::End(0)));
        cut.map_err(Error::io("writing", &path))?;
        Ok(Some(self.add(name, file, length)))
    }

    fn add(&mut self, name: &str, file: File, length: u64) -> usize {
        let writer = BufWriter::with_capacity(BUFFER, file);
        self.files.push(Writing { name: name.to_owned(), writer, length });
        self.files.len() - 1
    }

    /// Appends to a file of the set.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn write(&mut self, file: usize, bytes: &[u8]) -> Result<()> {
        let Writing { name, writer, length } = &mut self.files[file];
        *length += bytes.len() as u64;
        writer.write_all(bytes).map_err(Error::io("writing", self.folder.join(&*name)))
    }

    /// Writes a whole file of the set at once.
    ///
    /// # Errors
    /// As [`Staging::open`] and [`Staging::write`].
    pub fn whole(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let file = self.open(name)?;
        self.write(file, bytes)
    }

    /// Hands what was written so far to the system; how many bytes of each file that is.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn flush(&mut self) -> Result<BTreeMap<String, u64>> {
        for file in &mut self.files {
            file.writer.flush().map_err(Error::io("writing", self.folder.join(&file.name)))?;
        }
        Ok(self.files.iter().map(|file| (file.name.clone(), file.length)).collect())
    }

    /// Says what this is a run of, for one that may go on with it.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn begin(&self, what: &str) -> Result<()> {
        whole::write(&self.beside.join(BEGUN), what)
    }

    /// Notes how far this run is; from now on its files stay if it ends early.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn note(&mut self, progress: &str) -> Result<()> {
        write_often(&self.beside, PROGRESS, progress)?;
        self.noted = true;
        Ok(())
    }

    /// Goes on with the unfinished run: its note is this one's now.
    pub fn adopt(&mut self) {
        self.noted = true;
    }

    /// What an unfinished run was a run of, and how far it came.
    #[must_use]
    pub fn unfinished(&self) -> Option<[String; 2]> {
        let read = |name| fs::read_to_string(self.beside.join(name)).ok();
        Some([read(BEGUN)?, read(PROGRESS)?])
    }

    /// Names a file of the folder that the new ones make untrue: it goes when they come, unless it is one of them.
    pub fn supersede(&mut self, name: &str) {
        self.superseded.push(name.to_owned());
    }

    /// Puts every file in its place; the names of those that went.
    ///
    /// # Errors
    /// A file cannot be completed; then none is renamed.
    pub fn finish(mut self) -> Result<Vec<String>> {
        let mut complete = Complete { noted: self.noted, ..Complete::default() };
        for Writing { name, writer, .. } in std::mem::take(&mut self.files) {
            let path = self.folder.join(&name);
            let file = writer.into_inner().map_err(|error| Error::io("writing", &path)(error.into_error()))?;
            file.sync_all().map_err(Error::io("writing", &path))?;
            debug_assert!(is_ours(&name), "{name} could not be put in place by who comes next");
            complete.names.push(name);
        }
        let gone = |name: &String| !complete.names.contains(name) && self.folder.join(name).exists();
        complete.superseded = self.superseded.iter().filter(|name| gone(name)).cloned().collect();
        // On the disk before it has its name: a note that outlasts a power cut without its bytes would say nothing of what
        // is to be done.
        whole::write(&self.beside.join(COMPLETE), &serde_json::to_string(&complete).expect("names"))?;
        // From here on the new reports stand: whoever comes next ends what is cut off now.
        self.done = true;
        settle_claimed(&self.folder, &self.beside)?;
        leave(&self.beside)?;
        Ok(complete.superseded)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.done && !self.noted {
            // Nothing more can be done about what cannot be removed; it is hidden and says what it is.
            for file in &self.files {
                let _ = fs::remove_file(self.beside.join(&file.name));
            }
            let _ = leave(&self.beside);
        }
    }
}

/// Whether a run stands there that another can go on with.
fn is_unfinished(beside: &Path) -> bool {
    beside.join(PROGRESS).exists()
}

/// Takes the hidden folder away, unless an unfinished run stands in it.
fn leave(beside: &Path) -> Result<()> {
    if is_unfinished(beside) {
        return Ok(());
    }
    fs::remove_dir_all(beside).map_err(Error::io("removing", beside))
}

/// Puts files in their place that a run had written whole when it was killed; for those who are about to read them.
///
/// # Errors
/// They cannot be renamed, or what stands there is none of the program's.
pub fn settle(folder: &Path) -> Result<()> {
    let beside = folder.join(BESIDE);
    if !beside.join(COMPLETE).exists() {
        return Ok(());
    }
    let held = lock(folder, &beside)?;
    settle_claimed(folder, &beside)?;
    leave(&beside)?;
    drop(held);
    Ok(())
}

/// Does what a note of completeness says, if there is one.
fn settle_claimed(folder: &Path, beside: &Path) -> Result<()> {
    let path = beside.join(COMPLETE);
    let Ok(text) = fs::read_to_string(&path) else { return Ok(()) };
    if let Ok(complete) = serde_json::from_str::<Complete>(&text) {
        // The folder may come from somebody else: a name that leads out of it, or to a file of the user's, is not followed.
        if let Some(name) = complete.names.iter().chain(&complete.superseded).find(|name| !is_ours(name)) {
            return Err(strange(&path, &format!("it names {name:?}, which is no file of reports")).into());
        }
        place(folder, beside, &complete)?;
    }
    fs::remove_file(&path).map_err(Error::io("removing", &path))
}

/// Whether a file is one that the program puts into a folder: a plain name of its own, and no path.
fn is_ours(name: &str) -> bool {
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    let number = stem.strip_prefix("coder-").is_some_and(|of| of.parse::<usize>().is_ok());
    let table = || CODEBOOKS.contains(&stem) || all().iter().any(|report| report.name() == stem);
    OTHERS.contains(&name)
        || is_kept(name)
        || (number && matches!(ending, "csv" | "xlsx"))
        || (ENDINGS.contains(&ending) && table())
}

/// Refuses a hidden folder that leads elsewhere, or holds what does: all that is written, emptied and removed there must
/// lie in it, whoever made the folder.
fn within(beside: &Path) -> Result<()> {
    if beside.is_symlink() {
        return Err(strange(beside, "it leads to another folder").into());
    }
    // Another run may take files away, and the folder too, while they are looked at.
    for entry in fs::read_dir(beside).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| !kind.is_file()) {
            return Err(strange(&entry.path(), "it is no plain file").into());
        }
    }
    Ok(())
}

fn strange(path: &Path, what: &str) -> Fault {
    let what = format!("{what}, and was not made by reportedly");
    Fault::new(Place::file(path.display().to_string()), what, format!("remove {BESIDE} from the folder of reports"))
}

/// Renames files into the folder and removes those that they make untrue; what was done before is passed over.
fn place(folder: &Path, beside: &Path, complete: &Complete) -> Result<()> {
    let done = |result: std::io::Result<()>| match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    };
    for name in &complete.names {
        let path = folder.join(name);
        done(fs::rename(beside.join(name), &path)).map_err(Error::io("renaming", &path))?;
    }
    for name in &complete.superseded {
        let path = folder.join(name);
        done(fs::remove_file(&path)).map_err(Error::io("removing", &path))?;
    }
    for name in [PROGRESS, BEGUN].into_iter().filter(|_| complete.noted) {
        let path = beside.join(name);
        done(fs::remove_file(&path)).map_err(Error::io("removing", &path))?;
    }
    Ok(())
}

/// A small file that is there whole or not at all. Unlike [`whole::write`] it does not wait for the disk, as it is written a
/// hundred times a second: a note of how far a run is that cannot be read is none, and the run begins anew.
fn write_often(folder: &Path, name: &str, text: &str) -> Result<()> {
    let (path, half) = (folder.join(name), folder.join(format!("{name}.half")));
    fs::write(&half, text).and_then(|()| fs::rename(&half, &path)).map_err(Error::io("writing", &path))
}

/// Claims a folder for this process; the claim ends with the process, however that ends.
fn lock(folder: &Path, beside: &Path) -> Result<File> {
    let path = beside.join(LOCK);
    let own = std::process::id().to_string();
    // The run before may take the hidden folder away between any two of these steps; then it is tried again.
    for _ in 0..10 {
        within(beside)?;
        fs::create_dir_all(beside).map_err(Error::io("writing into the folder", folder))?;
        let file = match File::options().create(true).read(true).write(true).truncate(false).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Error::io("writing into the folder", folder)(error)),
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(taken(folder, &path).into()),
            // A file system that knows no locks is no reason to refuse to work.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(Error::io("locking", &path)(error)),
        }
        let written = file.set_len(0).and_then(|()| (&file).write_all(own.as_bytes()));
        written.map_err(Error::io("writing into the folder", folder))?;
        if fs::read_to_string(&path).is_ok_and(|text| text == own) {
            return Ok(file);
        }
    }
    Err(taken(folder, &path).into())
}

fn taken(folder: &Path, path: &Path) -> Fault {
    let holder = fs::read_to_string(path).ok().filter(|text| !text.is_empty() && text.len() < 12);
    let holder = holder.map_or(String::new(), |process| format!(" (process {process})"));
    let what = format!("another run of reportedly is writing into this folder{holder}");
    Fault::new(Place::file(folder.display().to_string()), what, "wait for its end, or name another folder")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_runs_do_not_write_into_one_folder() {
        let folder = tempfile::tempdir().unwrap();
        let first = Staging::new(folder.path()).unwrap();
        let fault = Staging::new(folder.path()).unwrap_err().to_string();
        assert!(fault.contains("another run of reportedly is writing into this folder (process "), "{fault}");
        drop(first);
        let mut second = Staging::new(folder.path()).unwrap();
        second.whole("articles.csv", b"a\n").unwrap();
        second.finish().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn files_that_were_complete_when_the_run_was_killed_are_put_in_place() {
        let folder = tempfile::tempdir().unwrap();
        for at in 0..3 {
            let beside = folder.path().join(BESIDE);
            fs::create_dir_all(&beside).unwrap();
            fs::write(folder.path().join("wide.jsonl"), "old").unwrap();
            // The run was killed after `at` renames.
            for (place, name) in ["articles.csv", "cues.csv"].into_iter().enumerate() {
                fs::write(if place < at { folder.path().join(name) } else { beside.join(name) }, "new").unwrap();
            }
            fs::write(beside.join(PROGRESS), "all").unwrap();
            let names = vec!["articles.csv".into(), "cues.csv".into()];
            let complete = Complete { names, superseded: vec!["wide.jsonl".into()], noted: true };
            whole::write(&beside.join(COMPLETE), &serde_json::to_string(&complete).unwrap()).unwrap();
            settle(folder.path()).unwrap();
            let mut names: Vec<String> = fs::read_dir(folder.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            assert_eq!(names, ["articles.csv", "cues.csv"]);
        }
    }

    #[test]
    fn what_is_kept_is_found_again_and_cut_to_what_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = Staging::new(folder.path()).unwrap();
        let file = first.open("articles.csv").unwrap();
        first.write(file, b"one\n").unwrap();
        let lengths = first.flush().unwrap();
        first.begin("a run").unwrap();
        first.note("so far").unwrap();
        first.write(file, b"two").unwrap();
        drop(first);
        // Another kind of run, done or given up, leaves it as it stands.
        for done in [true, false] {
            let mut other = Staging::new(folder.path()).unwrap();
            other.whole("cues.csv", b"b\n").unwrap();
            if done {
                other.finish().unwrap();
            }
        }
        let mut second = Staging::new(folder.path()).unwrap();
        assert_eq!(second.unfinished(), Some(["a run".to_owned(), "so far".to_owned()]));
        let file = second.reopen("articles.csv", lengths["articles.csv"]).unwrap().expect("it is there");
        assert_eq!(second.reopen("articles.csv", 100).unwrap(), None);
        second.adopt();
        second.write(file, b"2\n").unwrap();
        second.finish().unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("articles.csv")).unwrap(), "one\n2\n");
        assert!(!folder.path().join(BESIDE).exists());
    }

    /// A folder of reports in a folder with files of the user's, and a note in it of what is to be done.
    fn planted(names: &[&str], superseded: &[&str]) -> tempfile::TempDir {
        let outer = tempfile::tempdir().unwrap();
        let beside = outer.path().join("rep").join(BESIDE);
        fs::create_dir_all(&beside).unwrap();
        for own in ["notes.txt", "rep/mine.csv", "rep/sentences.csv"] {
            fs::write(outer.path().join(own), "mine").unwrap();
        }
        fs::write(outer.path().join("rep/notes.txt"), "planted").unwrap();
        fs::write(beside.join("notes.txt"), "planted").unwrap();
        let note = serde_json::json!({ "names": names, "superseded": superseded, "noted": false });
        fs::write(beside.join(COMPLETE), note.to_string()).unwrap();
        outer
    }

    #[test]
    fn a_note_that_names_what_is_no_report_is_refused_and_moves_nothing() {
        let absolute = tempfile::NamedTempFile::new().unwrap();
        let absolute = absolute.path().to_str().unwrap();
        for name in [
            absolute,
            "../notes.txt",
            "..",
            "",
            "./sentences.csv",
            "rep/../../notes.txt",
            "../sentences.csv",
            "..\\sentences.csv",
            "C:sentences.csv",
            "mine.csv",
            "notes.txt",
            "coder-../1.csv",
            "sentences.csv/",
        ] {
            for (names, superseded) in [(&[name][..], &[][..]), (&[][..], &["sentences.csv", name][..])] {
                let outer = planted(names, superseded);
                let folder = outer.path().join("rep");
                for fault in [settle(&folder).unwrap_err(), Staging::new(&folder).unwrap_err()] {
                    let told =
                        format!("it names {name:?}, which is no file of reports, and was not made by reportedly");
                    assert!(fault.to_string().contains(&told), "{fault}");
                }
                for own in ["notes.txt", "rep/mine.csv", "rep/sentences.csv"] {
                    assert_eq!(fs::read_to_string(outer.path().join(own)).unwrap(), "mine", "{name}");
                }
                assert!(Path::new(absolute).exists(), "{name}");
            }
        }
    }

    #[test]
    fn what_the_program_writes_is_its_own() {
        for name in ["sentences.csv", "wide.parquet", "sample-key.csv", "coder-12.xlsx", "codebook.jsonl", "run.json"] {
            assert!(is_ours(name), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_hidden_folder_that_leads_elsewhere_is_refused() {
        use std::os::unix::fs::symlink;
        let outer = tempfile::tempdir().unwrap();
        let [folder, victim] = ["rep", "victim"].map(|name| outer.path().join(name));
        fs::create_dir_all(&victim).unwrap();
        for own in [LOCK, "articles.csv", COMPLETE] {
            fs::write(victim.join(own), "{\"names\":[],\"superseded\":[],\"noted\":true}").unwrap();
        }
        let begin: [&dyn Fn(&Path); 2] = [&|beside| symlink("../victim", beside).unwrap(), &|beside| {
            fs::create_dir(beside).unwrap();
            fs::copy(victim.join(COMPLETE), beside.join(COMPLETE)).unwrap();
            symlink("../../victim/lock", beside.join(LOCK)).unwrap();
        }];
        for plant in begin {
            fs::create_dir(&folder).unwrap();
            plant(&folder.join(BESIDE));
            for fault in [settle(&folder).unwrap_err(), Staging::new(&folder).unwrap_err()] {
                assert!(fault.to_string().contains("was not made by reportedly; remove .writing"), "{fault}");
            }
            fs::remove_dir_all(&folder).unwrap();
            assert_eq!(fs::read_dir(&victim).unwrap().count(), 3);
            assert!(fs::read_to_string(victim.join(LOCK)).unwrap().starts_with('{'));
        }
    }
}
