//! ZIP archives: what lies in them, each member a stream of its own; nothing is ever unpacked to disk.

use std::fs;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

use flate2::Crc;
use zip::{CompressionMethod, ZipArchive};

use crate::input::decode::size;
use crate::input::guard::{Guard, Packed};
use crate::input::trouble::{Reason, Trouble};

/// Most members of an archive that are read.
const MEMBERS: usize = 1_000_000;

/// Where the bytes of an archive lie.
pub(super) enum Store {
    /// In a file that can be opened again.
    File(PathBuf),
    /// In memory: an archive inside an archive, or from a pipe.
    Memory(Arc<[u8]>),
}

trait Jumping: Read + Seek + Send {}
impl<T: Read + Seek + Send> Jumping for T {}

impl Store {
    fn open(&self) -> io::Result<Box<dyn Jumping>> {
        Ok(match self {
            Self::File(path) => Box::new(io::BufReader::new(fs::File::open(path)?)),
            Self::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }
}

/// A file in an archive.
pub(super) struct Member {
    /// Its name in the archive, as it stands there; never used as a path on disk.
    pub name: String,
    start: u64,
    packed: u64,
    method: CompressionMethod,
    /// Checksum of what it unpacks to, as the directory says.
    sum: u32,
    locked: bool,
}

/// An archive whose directory was read.
pub(super) struct Archive {
    store: Store,
    /// Its files, in the order of its directory; folders are left out.
    pub members: Vec<Member>,
}

impl Archive {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    /// It is no ZIP, is damaged, or holds more files than are read.
    pub fn open(store: Store) -> Result<Self, Trouble> {
        let damaged = |error: zip::result::ZipError| {
            let what = format!("not a whole ZIP file ({error})");
            Trouble::file(Reason::Unreadable, what, "fetch or pack it again")
        };
        let bytes = store.open().map_err(|error| Trouble::io(&error))?;
        let mut archive = ZipArchive::new(bytes).map_err(damaged)?;
        if archive.len() > MEMBERS {
            let what = format!("an archive of {} files; at most {MEMBERS} are read", archive.len());
            return Err(Trouble::file(Reason::Swollen, what, "unpack it into a folder"));
        }
        let mut members = Vec::new();
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(damaged)?;
            let start = file.data_start();
            if let (false, Some(start)) = (file.is_dir(), start) {
                members.push(Member {
                    name: String::from_utf8_lossy(file.name_raw()).into_owned(),
                    start,
                    packed: file.compressed_size(),
                    method: file.compression(),
                    sum: file.crc32(),
                    locked: file.encrypted(),
                });
            }
        }
        Ok(Self { store, members })
    }

    /// The place of a member, by its name.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name == name)
    }

    /// A member, unpacked as it is read.
    ///
    /// # Errors
    /// It is locked by a password, packed in a way that is not read, or the archive is gone.
    pub fn read(&self, index: usize) -> io::Result<Box<dyn Read + Send>> {
        let member = &self.members[index];
        if member.locked {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "locked by a password"));
        }
        let mut bytes = self.store.open()?;
        bytes.seek(SeekFrom::Start(member.start))?;
        let packed = bytes.take(member.packed);
        let unpacked: Box<dyn Read + Send> = match member.method {
            CompressionMethod::Stored => Box::new(packed),
            CompressionMethod::Deflated => Box::new(flate2::read::DeflateDecoder::new(packed)),
            method => {
                let what = format!("packed by {method}, which is not read");
                return Err(io::Error::new(io::ErrorKind::Unsupported, what));
            }
        };
        let guarded = Guard::new(unpacked, Packed::Size(member.packed));
        Ok(Box::new(Summed { unpacked: guarded, wanted: member.sum, sum: Crc::new() }))
    }
}

/// A member whose checksum is compared at its end.
struct Summed {
    unpacked: Guard,
    wanted: u32,
    sum: Crc,
}

impl Read for Summed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.unpacked.read(into)?;
        self.sum.update(&into[..got]);
        if got == 0 && !into.is_empty() && self.sum.sum() != self.wanted {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum is another"));
        }
        Ok(got)
    }
}

/// All bytes of a source, if they are not more than the limit.
///
/// # Errors
/// They are more, or cannot be read.
pub(super) fn whole(reader: impl Read, limit: u64) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(|error| Trouble::io(&error))?;
    if bytes.len() as u64 > limit {
        let what = format!("it unpacks to more than {}, which must be held in memory", size(limit));
        return Err(Trouble::file(Reason::Swollen, what, "split it"));
    }
    Ok(bytes)
}
