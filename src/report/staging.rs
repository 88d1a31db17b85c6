//! Writes a set of files whole or not at all: beside their place first, then renamed into it.

use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Bytes kept back before a write.
const BUFFER: usize = 1 << 17;

/// A set of report files on their way to a folder.
///
/// Nothing in the folder changes before [`Staging::finish`]; a staging that
/// is dropped takes its half-written files with it.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    beside: PathBuf,
    files: Vec<(String, BufWriter<File>)>,
    superseded: Vec<String>,
    done: bool,
}

impl Staging {
    /// Makes the folder, if need be, and a hidden one in it for the files being written.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub fn new(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).map_err(Error::io("making the folder", folder))?;
        let beside = folder.join(format!(".writing-{}", std::process::id()));
        fs::create_dir_all(&beside).map_err(Error::io("writing into the folder", folder))?;
        Ok(Self { folder: folder.to_owned(), beside, files: Vec::new(), superseded: Vec::new(), done: false })
    }

    /// Opens a file of the set; its number is for [`Staging::write`].
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn open(&mut self, name: &str) -> Result<usize> {
        let path = self.beside.join(name);
        let file = File::create(&path).map_err(Error::io("writing", &path))?;
        self.files.push((name.to_owned(), BufWriter::with_capacity(BUFFER, file)));
        Ok(self.files.len() - 1)
    }

    /// Appends to a file of the set.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn write(&mut self, file: usize, bytes: &[u8]) -> Result<()> {
        let (name, writer) = &mut self.files[file];
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

    /// Names a file of the folder that the new ones make untrue: it goes when they come, unless it is one of them.
    pub fn supersede(&mut self, name: &str) {
        self.superseded.push(name.to_owned());
    }

    /// Puts every file in its place; the names of those that went.
    ///
    /// # Errors
    /// A file cannot be completed; then none is renamed.
    pub fn finish(mut self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for (name, writer) in std::mem::take(&mut self.files) {
            let path = self.folder.join(&name);
            let file = writer.into_inner().map_err(|error| Error::io("writing", &path)(error.into_error()))?;
            file.sync_all().map_err(Error::io("writing", &path))?;
            names.push(name);
        }
        for name in &names {
            let path = self.folder.join(name);
            fs::rename(self.beside.join(name), &path).map_err(Error::io("renaming", &path))?;
        }
        let mut gone = Vec::new();
        for name in self.superseded.iter().filter(|name| !names.contains(name)) {
            let path = self.folder.join(name);
            match fs::remove_file(&path) {
                Ok(()) => gone.push(name.clone()),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(Error::io("removing", &path)(error)),
            }
        }
        self.done = true;
        fs::remove_dir_all(&self.beside).map_err(Error::io("removing", &self.beside))?;
        Ok(gone)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.done {
            // Nothing more can be done about a folder that cannot be removed; it is hidden and says what it is.
            let _ = fs::remove_dir_all(&self.beside);
        }
    }
}
