//! ZIP archives: their files are read one after another, each as if it lay on disk, with an account of its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::input::account::Account;
use crate::input::archive::Archive;
use crate::input::files::{File, Inside, format_of, hidden, kinds};
use crate::input::opened::{Opened, Preview, plain_name};
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// Archives in archives that are opened.
const DEPTH: usize = 3;

/// An archive: no articles of its own, but files.
struct Members {
    files: Vec<File>,
    unread: Option<Trouble>,
}

/// Whether it begins as a ZIP file.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    preview.bytes.starts_with(b"PK\x03\x04") || preview.bytes.starts_with(b"PK\x05\x06")
}

/// Lists the files that can be read.
pub(super) fn open(opened: Opened, _: &Settings, account: &mut Account) -> Begun {
    if opened.depth >= DEPTH {
        let what = format!("an archive inside {DEPTH} archives; not opened");
        return Err(Trouble::file(Reason::Swollen, what, "unpack the outer ones"));
    }
    let (path, depth) = (opened.path.clone(), opened.depth);
    let archive = Arc::new(Archive::open(opened.store()?)?);
    let mut files = Vec::new();
    let mut others: BTreeMap<String, u64> = BTreeMap::new();
    for (index, member) in archive.members.iter().enumerate() {
        let name = member.name.replace('\\', "/");
        let parts: Vec<&str> = name.split('/').collect();
        if parts.iter().any(|part| hidden(part.as_ref()) || *part == "__MACOSX") {
            continue;
        }
        if format_of(Path::new(&name)).is_none() {
            *others.entry(plain_name(Path::new(&name)).1).or_default() += 1;
            continue;
        }
        let folder = parts.len().checked_sub(2).map(|place| parts[place].to_owned());
        let inside = Inside { archive: Arc::clone(&archive), index, depth: depth + 1 };
        let name = parts.into_iter().filter(|part| !matches!(*part, "" | "." | "..")).collect::<Vec<_>>().join("/");
        files.push(File { path: path.join(name), folder, inside: Some(inside) });
    }
    account.files = files.len() as u64;
    let unread = (!others.is_empty()).then(|| {
        let what = format!("not read, of no known format: {}", kinds(&others));
        Trouble::file(Reason::UnknownFormat, what, "reportedly's formats are listed in docs/formats.md")
    });
    Ok(Box::new(Members { files, unread }))
}

impl Records for Members {
    fn next(&mut self, _: &mut Account) -> Option<Result<Record, Trouble>> {
        self.unread.take().map(Err)
    }

    fn inside(&mut self) -> Vec<File> {
        std::mem::take(&mut self.files)
    }
}
