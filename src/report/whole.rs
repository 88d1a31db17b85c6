//! Writes one file whole or not at all: beside its place first, then renamed into it.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::error::{Error, Result};

/// Calls `make` with a path beside `path`, and puts what it wrote there in its place; where it fails, nothing stays.
///
/// # Errors
/// What `make` says, or the file cannot be renamed.
pub fn make<T>(path: &Path, make: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}-{}", std::process::id()));
    let made = make(&beside).and_then(|made| {
        // Else the name could outlast a power cut and the bytes not.
        lasting(&beside).map_err(Error::io("writing", path))?;
        fs::rename(&beside, path).map_err(Error::io("renaming", path))?;
        Ok(made)
    });
    if made.is_err() {
        // What could not be made whole may not be there at all.
        let _ = fs::remove_file(&beside);
    }
    made
}

/// Waits until a file is on the disk.
fn lasting(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// Writes a text.
///
/// # Errors
/// The file cannot be written.
pub fn write(path: &Path, text: &str) -> Result<()> {
    make(path, |beside| fs::write(beside, text).map_err(Error::io("writing", path)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Fault, Place};

    #[test]
    fn what_fails_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("page.html");
        write(&path, "old").expect("written");
        let fault = |beside: &Path| {
            fs::write(beside, "half").map_err(Error::io("writing", beside))?;
            Err::<(), Error>(Fault::new(Place::file("page.html"), "no room", "make room").into())
        };
        assert!(make(&path, fault).is_err());
        let names: Vec<_> =
            fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(names, ["page.html"]);
        assert_eq!(fs::read_to_string(&path).expect("a file"), "old");
    }
}
