//! From what the user names (files, folders, patterns, `-`) to a list of files in a fixed order.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use globset::GlobBuilder;
use walkdir::{DirEntry, WalkDir};

use crate::error::{Fault, Place};
use crate::input::archive::Archive;
use crate::input::opened::plain_name;
use crate::input::trouble::plainly;
use crate::input::{FORMATS, Format};

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it lies; `-` is standard input.
    pub path: PathBuf,
    /// Name of the folder it lies in, where that is below the folder or pattern that the user gave.
    pub folder: Option<String>,
    /// The archive it lies in; `path` is then only a name.
    pub(super) inside: Option<Inside>,
}

/// A place in an archive.
#[derive(Clone)]
pub(super) struct Inside {
    /// The archive.
    pub archive: Arc<Archive>,
    /// Which of its members.
    pub index: usize,
    /// How many archives lie around it.
    pub depth: usize,
}

impl PartialEq for Inside {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.archive, &other.archive) && self.index == other.index
    }
}

impl Eq for Inside {}

impl fmt::Debug for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "member {}", self.index)
    }
}

impl File {
    /// A file that the user names by itself.
    pub(super) fn named(path: &Path) -> Self {
        Self { path: path.to_owned(), folder: None, inside: None }
    }

    /// Whether it can be read once only, as standard input and other pipes.
    #[must_use]
    pub fn passes(&self) -> bool {
        let pipe = || std::fs::metadata(&self.path).is_ok_and(|about| !about.is_file());
        self.inside.is_none() && (self.path == Path::new("-") || pipe())
    }

    /// The file as the user named it.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.strip_prefix(".").unwrap_or(&self.path).display().to_string()
    }
}

/// What the paths led to.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Files, in the order of the paths, those of a folder sorted by name.
    pub files: Vec<File>,
    /// Paths that led nowhere, folders that may not be read, files of no known format.
    pub faults: Vec<Fault>,
    /// Folders of reports, which hold no articles, and folders that were to be left out.
    pub left_out: Vec<PathBuf>,
    /// Size of all files on disk, in bytes; standard input counts nothing.
    pub bytes: u64,
}

/// Finds the files that the paths name.
///
/// A folder is walked: hidden files are left out, links are followed but never
/// in a circle, files of no known format are counted in one fault. A file that
/// is named by itself is taken whatever its name. The same file is taken once.
/// Folders of reports of this program are left out.
pub fn find<P: AsRef<Path>>(paths: &[P]) -> Found {
    find_beside(paths, &[])
}

/// The same without what lies below these folders, such as the one that reports are written into.
pub fn find_beside<P: AsRef<Path>>(paths: &[P], beside: &[&Path]) -> Found {
    let beside = beside.iter().filter_map(|folder| std::fs::canonicalize(folder).ok()).collect();
    let mut finder = Finder { beside, ..Finder::default() };
    for path in paths {
        finder.path(path.as_ref());
    }
    finder.found
}

/// The format that a file name tells.
pub(super) fn format_of(path: &Path) -> Option<&'static Format> {
    let (_, extension) = plain_name(path);
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

#[derive(Default)]
struct Finder {
    found: Found,
    seen: HashSet<PathBuf>,
    /// True paths of folders that are not walked.
    beside: Vec<PathBuf>,
}

impl Finder {
    fn path(&mut self, path: &Path) {
        let named = path.to_string_lossy();
        match std::fs::metadata(path) {
            _ if named == "-" => self.file(path.to_owned(), None),
            Ok(data) if data.is_dir() => {
                self.folder(path, |_| true, true);
            }
            Ok(_) => self.file(path.to_owned(), None),
            Err(_) if named.contains(['*', '?', '[', '{']) => self.pattern(path),
            Err(error) => self.fault(path, &error),
        }
    }

    fn file(&mut self, path: PathBuf, folder: Option<String>) {
        // Pipes have no true path, and are different each time.
        let key = std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if self.seen.insert(key) {
            self.found.bytes += std::fs::metadata(&path).map_or(0, |data| data.len());
            self.found.files.push(File { folder, ..File::named(&path) });
        }
    }

    fn fault(&mut self, path: &Path, error: &std::io::Error) {
        let (what, mend) = plainly(error);
        self.found.faults.push(Fault::new(Place::file(path.display().to_string()), what, mend));
    }

    /// Takes the files below a folder that `wanted` lets through; `whole` is a folder named as such.
    /// Returns how many that were.
    fn folder(&mut self, root: &Path, wanted: impl Fn(&Path) -> bool, whole: bool) -> usize {
        let mut taken = 0;
        let mut others: BTreeMap<String, u64> = BTreeMap::new();
        let mut left_out = Vec::new();
        let beside = std::mem::take(&mut self.beside);
        let open = |entry: &DirEntry| {
            let left = entry.file_type().is_dir()
                && (reports(entry.path()) || entry.depth() > 0 && is_one_of(&beside, entry.path()));
            left_out.extend(left.then(|| entry.path().to_owned()));
            !left && (entry.depth() == 0 || !hidden(entry.file_name()))
        };
        let walk = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().filter_entry(open);
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_dir() || !wanted(entry.path()) => {}
                // A pipe in a folder may wait without end for somebody who writes.
                Ok(entry) if !entry.file_type().is_file() => {
                    let what = "not read: it is a named pipe, a socket or a device";
                    let place = Place::file(entry.path().display().to_string());
                    self.found.faults.push(Fault::new(place, what, "name it by itself to read a pipe"));
                }
                Ok(entry) if whole && format_of(entry.path()).is_none() => {
                    *others.entry(plain_name(entry.path()).1).or_default() += 1;
                }
                Ok(entry) => {
                    let parent = entry.path().parent().filter(|_| entry.depth() > 1);
                    let folder = parent.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
                    taken += 1;
                    self.file(entry.into_path(), folder);
                }
                Err(error) => self.walk_fault(root, &error),
            }
        }
        self.found.left_out.append(&mut left_out);
        self.beside = beside;
        if !others.is_empty() {
            self.found.faults.push(unread(root, &others));
        }
        taken
    }

    fn walk_fault(&mut self, root: &Path, error: &walkdir::Error) {
        let path = error.path().unwrap_or(root);
        if error.loop_ancestor().is_some() {
            let what = "this link leads back to a folder it lies in; not followed";
            self.found.faults.push(Fault::new(Place::file(path.display().to_string()), what, ""));
        } else if let Some(error) = error.io_error() {
            self.fault(path, error);
        }
    }

    /// Takes the files that a pattern such as `data/*/2026-*.txt` fits.
    fn pattern(&mut self, pattern: &Path) {
        let place = Place::file(pattern.display().to_string());
        let glob = match GlobBuilder::new(&pattern.to_string_lossy()).literal_separator(true).build() {
            Ok(glob) => glob.compile_matcher(),
            Err(error) => {
                let what = format!("not a pattern: {}", error.kind());
                return self.found.faults.push(Fault::new(place, what, "put it in quotes, or name files"));
            }
        };
        let plain = |part: &Component| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']);
        let mut root: PathBuf = pattern.components().take_while(plain).collect();
        let bare = root.as_os_str().is_empty();
        if bare {
            root.push(".");
        }
        if !root.is_dir() {
            return self.found.faults.push(Fault::new(place, "no file fits this pattern", "check the spelling"));
        }
        let fits = |path: &Path| glob.is_match(if bare { path.strip_prefix(".").unwrap_or(path) } else { path });
        let faults = self.found.faults.len();
        if self.folder(&root, fits, false) == 0 && self.found.faults.len() == faults {
            self.found.faults.push(Fault::new(place, "no file fits this pattern", "check the spelling"));
        }
    }
}

/// Whether a folder holds reports of this program.
fn reports(folder: &Path) -> bool {
    let ours =
        |record: String| record.trim_start_matches(['{', ' ', '\n', '\r']).starts_with("\"tool\": \"reportedly\"");
    folder.join("datapackage.json").is_file() && std::fs::read_to_string(folder.join("run.json")).is_ok_and(ours)
}

/// Whether a folder is one of some true paths.
fn is_one_of(folders: &[PathBuf], folder: &Path) -> bool {
    !folders.is_empty() && std::fs::canonicalize(folder).is_ok_and(|folder| folders.contains(&folder))
}

/// Hidden files, and the lock files that office programs leave beside an open one.
pub(super) fn hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') && !matches!(&*name, "." | "..") || name.starts_with("~$")
}

/// One message for all files of a folder that are of no known format.
fn unread(root: &Path, others: &BTreeMap<String, u64>) -> Fault {
    let what = format!("not read, of no known format: {}", kinds(others));
    let known: Vec<String> =
        FORMATS.iter().flat_map(|format| format.extensions).map(|extension| format!(".{extension}")).collect();
    let mend = format!("formats are {}, each also .gz or .zst", known.join(" "));
    Fault::new(Place::file(root.display().to_string()), what, mend)
}

/// Extensions and how often: `3 .jpg, 1 without extension`.
pub(super) fn kinds(others: &BTreeMap<String, u64>) -> String {
    let kind = |(extension, count): (&String, &u64)| match extension.as_str() {
        "" => format!("{count} without extension"),
        extension => format!("{count} .{extension}"),
    };
    others.iter().map(kind).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "text").unwrap();
        }
        root
    }

    fn names(root: &Path, found: &Found) -> Vec<String> {
        let below = |file: &File| file.path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        found.files.iter().map(below).collect()
    }

    #[test]
    fn a_folder_is_walked_in_order_without_what_is_hidden() {
        let root =
            tree(&["b/2.txt", "b/1.txt.gz", "a.csv", ".git/x.txt", "b/.x.txt", "~$a.csv", "b/c/d.jsonl", "n.md"]);
        let found = find(&[root.path()]);
        assert_eq!(names(root.path(), &found), ["a.csv", "b/1.txt.gz", "b/2.txt", "b/c/d.jsonl"]);
        let folders: Vec<_> = found.files.iter().map(|file| file.folder.as_deref()).collect();
        assert_eq!(folders, [None, Some("b"), Some("b"), Some("c")]);
        assert_eq!(found.bytes, 16);
        assert_eq!(found.faults.len(), 1);
        assert!(found.faults[0].what.ends_with("1 .md"), "{}", found.faults[0]);
    }

    #[test]
    fn reports_and_folders_set_aside_are_left_out() {
        let root =
            tree(&["a.csv", "old/articles.csv", "old/datapackage.json", "out/x.csv", "own/run.json", "own/y.csv"]);
        let at = |path: &str| root.path().join(path);
        std::fs::write(at("old/run.json"), "{\n  \"tool\": \"reportedly\",\n").unwrap();
        let found = find_beside(&[root.path()], &[&at("out"), &at("nowhere")]);
        assert_eq!(names(root.path(), &found), ["a.csv", "own/run.json", "own/y.csv"]);
        assert_eq!(found.left_out, [at("old"), at("out")]);
        assert!(found.faults.is_empty());
        assert!(find(&[at("old")]).files.is_empty());
        assert_eq!(find_beside(&[at("out")], &[&at("out")]).files.len(), 1);
    }

    #[test]
    fn patterns_files_and_doubles() {
        let root = tree(&["b/2.txt", "b/1.txt", "c/1.txt", "x.dat"]);
        let at = |path: &str| root.path().join(path);
        let found = find(&[at("*/1.txt"), at("b"), at("x.dat"), at("**/2.txt")]);
        assert_eq!(names(root.path(), &found), ["b/1.txt", "c/1.txt", "b/2.txt", "x.dat"]);
        assert!(found.faults.is_empty(), "{:?}", found.faults);
        assert_eq!(found.files[1].folder.as_deref(), Some("c"));
    }

    #[test]
    fn paths_that_lead_nowhere_are_said_and_the_others_go_on() {
        let root = tree(&["1.txt"]);
        let at = |path: &str| root.path().join(path);
        let found = find(&[at("nowhere"), at("*.csv"), at("none/*.csv"), at("1.txt"), PathBuf::from("-")]);
        assert_eq!(found.faults.len(), 3);
        assert_eq!(found.files.len(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_passed_over_in_a_folder_and_told() {
        let root = tree(&["1.txt"]);
        let _socket = std::os::unix::net::UnixListener::bind(root.path().join("a.csv")).unwrap();
        for path in [root.path().to_owned(), root.path().join("*")] {
            let found = find(&[path]);
            assert_eq!(names(root.path(), &found), ["1.txt"]);
            assert!(found.faults[0].what.contains("named pipe, a socket or a device"), "{}", found.faults[0]);
        }
        assert_eq!(find(&[root.path().join("a.csv")]).files.len(), 1, "it is taken where it is named");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_a_circle_ends() {
        let root = tree(&["b/1.txt"]);
        std::os::unix::fs::symlink(root.path(), root.path().join("b/up")).unwrap();
        std::os::unix::fs::symlink(root.path().join("gone"), root.path().join("b/z.txt")).unwrap();
        let found = find(&[root.path()]);
        assert_eq!(names(root.path(), &found), ["b/1.txt"]);
        assert_eq!(found.faults.len(), 2, "{:?}", found.faults);
    }
}
