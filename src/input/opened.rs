//! A file as it is opened: hashed while it is read, unpacked, its first bytes looked at.

use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use encoding_rs::Encoding as Label;

use crate::article::Article;
use crate::input::archive::{Store, whole};
use crate::input::date::leading;
use crate::input::decode::{Decode, Shared, WINDOW};
use crate::input::files::File;
use crate::input::guard::{Guard, Packed};
use crate::input::settings::Settings;
use crate::input::trouble::Trouble;

/// Largest archive that is held in memory, because it does not lie on disk as a file of its own.
const ARCHIVE_LIMIT: u64 = 256 * 1024 * 1024;

/// The bytes of a file as they lie on disk, counted and hashed.
struct Raw {
    source: Box<dyn Read + Send>,
    bytes: u64,
    hash: Sha256,
    ended: bool,
    /// Whether it surely has an end, as a pipe has not.
    finite: bool,
}

/// The file, for the one who reads it and the one who keeps its account.
#[derive(Clone)]
pub(super) struct Tap(Arc<Mutex<Raw>>);

impl Tap {
    /// Opens a file, a member of an archive, or standard input for `-`.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn open(file: &File) -> io::Result<Self> {
        if let Some(inside) = &file.inside {
            return Ok(Self::new(inside.archive.read(inside.index)?, true));
        }
        if file.path.as_os_str() == "-" {
            return Ok(Self::new(Box::new(io::stdin()), false));
        }
        let file = std::fs::File::open(&file.path)?;
        let finite = file.metadata().is_ok_and(|data| data.is_file());
        Ok(Self::new(Box::new(file), finite))
    }

    fn new(source: Box<dyn Read + Send>, finite: bool) -> Self {
        Self(Arc::new(Mutex::new(Raw { source, bytes: 0, hash: Sha256::new(), ended: false, finite })))
    }

    fn raw(&self) -> MutexGuard<'_, Raw> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes read so far.
    pub fn size(&self) -> u64 {
        self.raw().bytes
    }

    /// Reads what is left of a file, so that size and hash are those of the whole; a pipe is left alone.
    pub fn drain(&mut self) {
        if !self.raw().finite {
            return;
        }
        let mut rest = vec![0; WINDOW];
        while matches!(self.read(&mut rest), Ok(1..)) {}
    }

    /// The hash in hexadecimal, if the file was read to its end.
    pub fn sha256(&self) -> Option<String> {
        let raw = self.raw();
        let hash = || raw.hash.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        raw.ended.then(hash)
    }
}

impl Read for Tap {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut raw = self.raw();
        let got = raw.source.read(into)?;
        raw.bytes += got as u64;
        raw.hash.update(&into[..got]);
        raw.ended |= got == 0 && !into.is_empty();
        Ok(got)
    }
}

/// The beginning of a file, as bytes and, as well as can be told, as text.
pub(super) struct Preview<'a> {
    /// The first bytes, unpacked.
    pub bytes: &'a [u8],
    /// The same as text; empty if it is no text.
    pub text: &'a str,
}

/// A file that a format can read.
pub(super) struct Opened {
    /// The file as it is named in messages.
    pub path: PathBuf,
    /// File name without folder, extension and `.gz`.
    pub stem: String,
    /// Folder it lies in, below the folder the user gave.
    pub folder: Option<String>,
    /// In how many archives it lies.
    pub depth: usize,
    /// The first bytes, unpacked.
    pub head: Vec<u8>,
    /// `gzip` or `zstd`.
    pub compression: Option<&'static str>,
    /// Whether it is a file on disk as it stands, that can be opened again.
    on_disk: bool,
    rest: Box<dyn Read + Send>,
    notes: Shared,
}

impl Opened {
    /// Unpacks, if it is packed, and looks at the first bytes.
    ///
    /// # Errors
    /// Not a byte can be read.
    pub fn new(tap: Tap, file: &File, notes: Shared) -> Result<Self, Trouble> {
        let on_disk = tap.raw().finite && file.inside.is_none();
        let (compression, mut rest) = unpack(tap).map_err(|error| Trouble::io(&error))?;
        let mut head = Vec::new();
        let read = (&mut rest).take(WINDOW as u64).read_to_end(&mut head);
        if let (Err(error), true) = (&read, head.is_empty()) {
            return Err(Trouble::io(error));
        }
        let rest: Box<dyn Read + Send> = match read {
            Ok(_) => rest,
            Err(error) => Box::new(Failing(Some(error))),
        };
        Ok(Self {
            path: file.path.clone(),
            stem: plain_name(&file.path).0,
            folder: file.folder.clone(),
            depth: file.inside.as_ref().map_or(0, |inside| inside.depth),
            head,
            compression,
            on_disk: on_disk && compression.is_none(),
            rest,
            notes,
        })
    }

    /// What the name and the folder of a file say of the one article in it.
    pub fn article(&self) -> Article {
        Article {
            // Standard input has no name.
            id: if self.stem == "-" { String::new() } else { self.stem.clone() },
            outlet: self.folder.clone().unwrap_or_default(),
            date: leading(&self.stem).unwrap_or_default(),
            ..Article::default()
        }
    }

    /// The first bytes as text, as well as can be told.
    pub fn preview(&self, settings: &Settings) -> String {
        let source = Box::new(io::Cursor::new(self.head.clone()));
        match Decode::new(source, settings.encoding.map(named), u64::MAX, Shared::default()) {
            Ok(mut text) => text.head().unwrap_or_default().to_owned(),
            Err(_) => String::new(),
        }
    }

    /// The whole as bytes.
    pub fn bytes(self) -> Box<dyn Read + Send> {
        Box::new(io::Cursor::new(self.head).chain(self.rest))
    }

    /// The whole as text.
    ///
    /// # Errors
    /// It is no text.
    pub fn text(self, settings: &Settings) -> Result<Decode, Trouble> {
        self.text_in(settings, None)
    }

    /// The whole as text, in the encoding that the file declares unless the user names another.
    ///
    /// # Errors
    /// It is no text.
    pub fn text_in(
        self,
        settings: &Settings,
        declared: Option<(&'static Label, &'static str)>,
    ) -> Result<Decode, Trouble> {
        let source = Box::new(io::Cursor::new(self.head).chain(self.rest));
        Decode::new(source, settings.encoding.map(named).or(declared), settings.record_limit, self.notes)
    }

    /// The whole as something that can be jumped about in.
    ///
    /// # Errors
    /// It does not lie on disk as a file of its own, and is too large for memory.
    pub fn store(self) -> Result<Store, Trouble> {
        if self.on_disk {
            return Ok(Store::File(self.path));
        }
        Ok(Store::Memory(whole(self.bytes(), ARCHIVE_LIMIT)?.into()))
    }
}

/// The user's word on the encoding, with the grounds that the account gives for it.
fn named(label: &'static Label) -> (&'static Label, &'static str) {
    (label, "named by the user")
}

/// A source that broke while its first bytes were read.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

type Unpacked = (Option<&'static str>, Box<dyn Read + Send>);

/// What is packed is told by its first bytes: a name may lie, and standard input has none.
fn unpack(tap: Tap) -> io::Result<Unpacked> {
    let mut first = Vec::new();
    let packed = tap.clone();
    let mut raw = BufReader::with_capacity(WINDOW, tap);
    (&mut raw).take(4).read_to_end(&mut first)?;
    let packing = match first.as_slice() {
        [0x1F, 0x8B, ..] => Some("gzip"),
        [0x28, 0xB5, 0x2F, 0xFD] => Some("zstd"),
        _ => None,
    };
    let whole = io::Cursor::new(first).chain(raw);
    let unpacked: Box<dyn Read + Send> = match packing {
        Some("gzip") => Box::new(flate2::bufread::MultiGzDecoder::new(whole)),
        Some(_) => Box::new(zstd::Decoder::with_buffer(whole)?),
        None => return Ok((None, Box::new(whole))),
    };
    Ok((packing, Box::new(Guard::new(unpacked, Packed::Tap(packed)))))
}

/// Stem and lower-case extension of a file name, leaving out `.gz` and `.zst`.
pub(super) fn plain_name(path: &Path) -> (String, String) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    let packed = [".gz", ".zst"].iter().find(|end| lower.ends_with(*end)).map_or(0, |end| end.len());
    let name = &name[..name.len() - packed];
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem.to_owned(), extension.to_ascii_lowercase()),
        _ => (name.to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        for (path, stem, extension) in [
            ("a/b.txt", "b", "txt"),
            ("b.CSV.GZ", "b", "csv"),
            ("2026-03-01.council.jsonl.zst", "2026-03-01.council", "jsonl"),
            ("b.gz", "b", ""),
            ("-", "-", ""),
            (".txt", ".txt", ""),
        ] {
            assert_eq!(plain_name(Path::new(path)), (stem.to_owned(), extension.to_owned()), "{path}");
        }
    }

    #[test]
    fn the_hash_is_that_of_the_file_on_disk() {
        let mut tap = Tap::new(Box::new(b"abc".as_slice()), true);
        assert_eq!(tap.sha256(), None);
        tap.drain();
        assert_eq!(tap.size(), 3);
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(tap.sha256().as_deref(), Some(hash));
    }
}
