//! What became of each file: found, read, skipped and why, for run.json and for the screen.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::error::{Fault, Place};
use crate::input::encoding::Encoding;
use crate::input::mapping::Mapped;

/// Places that an account keeps for each reason; the rest is only counted.
const PLACES: usize = 5;

/// Why a file or a row was skipped, or what is to be known of one that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The file could not be opened or read.
    Unreadable,
    /// The file holds nothing.
    EmptyFile,
    /// The file is no text.
    Binary,
    /// No column or key holds the text of an article.
    NoTextColumn,
    /// One record is longer than the limit.
    TooLong,
    /// The row has fewer fields than the header.
    TooFewFields,
    /// The row has more fields than the header.
    TooManyFields,
    /// A quotation mark is opened and never closed.
    OpenQuote,
    /// The record is not valid JSON, or not an object.
    NotJson,
    /// The text of the article is empty.
    EmptyText,
    /// No article was found in the page or document.
    NoArticle,
    /// A record of a web archive that is no page: a picture, a redirection, an error.
    NoPage,
    /// It unpacks to more, or lies deeper, than is read.
    Swollen,
    /// Files in an archive that are of no known format.
    UnknownFormat,
    /// The text ends in a mark that says the rest was cut off; read, and flagged.
    Truncated,
    /// Another article has the same id; read under a new one.
    DuplicateId,
    /// Bytes that mean nothing in the file's encoding; read as U+FFFD.
    InvalidBytes,
    /// The encoding was guessed.
    GuessedEncoding,
    /// Some bytes of a UTF-8 file are Windows-1252 and were read as that.
    MixedEncoding,
    /// Characters that were decoded wrongly before the file was made, such as `â€™`.
    Mojibake,
    /// A column could be read in two ways, or one asked for is not there.
    DoubtfulColumn,
    /// The date is none, or could be two different days.
    DoubtfulDate,
    /// The text is not English.
    OtherLanguage,
    /// The outlet has an article with the same text; read, and marked.
    Duplicate,
    /// The file announces more or fewer articles than were read.
    Announced,
}

impl Reason {
    /// Whether what it is said of was skipped; if not, it was read and this is a warning.
    #[must_use]
    pub const fn skips(self) -> bool {
        !matches!(
            self,
            Self::Truncated
                | Self::DuplicateId
                | Self::InvalidBytes
                | Self::GuessedEncoding
                | Self::MixedEncoding
                | Self::Mojibake
                | Self::DoubtfulColumn
                | Self::DoubtfulDate
                | Self::OtherLanguage
                | Self::Duplicate
                | Self::Announced
        )
    }

    /// The reason in a few words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unreadable => "could not be read",
            Self::EmptyFile => "empty file",
            Self::Binary => "not text",
            Self::NoTextColumn => "no text column",
            Self::TooLong => "too long",
            Self::TooFewFields => "too few fields",
            Self::TooManyFields => "too many fields",
            Self::OpenQuote => "a quotation mark is not closed",
            Self::NotJson => "not valid JSON",
            Self::EmptyText => "empty text",
            Self::NoArticle => "no article found",
            Self::NoPage => "not a page",
            Self::Swollen => "too much packed in it",
            Self::UnknownFormat => "of no known format",
            Self::Truncated => "text cut off",
            Self::DuplicateId => "id used twice",
            Self::InvalidBytes => "bytes that are not in the encoding",
            Self::GuessedEncoding => "encoding guessed",
            Self::MixedEncoding => "mixed encodings",
            Self::Mojibake => "wrongly decoded characters",
            Self::DoubtfulColumn => "doubtful column",
            Self::DoubtfulDate => "doubtful date",
            Self::OtherLanguage => "not English",
            Self::Duplicate => "same text as another",
            Self::Announced => "not as many as announced",
        }
    }
}

/// A reason, how often, and the first places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Why.
    pub reason: Reason,
    /// How often in the file.
    pub count: u64,
    /// The first rows it was found at, at most five; none where it concerns the file as a whole.
    pub rows: Vec<u64>,
}

/// Characters that were decoded wrongly before a file was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mojibake {
    /// How many were found.
    pub characters: u64,
    /// Whether they were mended.
    pub mended: bool,
}

impl Mojibake {
    fn is_none(&self) -> bool {
        self.characters == 0
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// The account of one file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Account {
    /// The file, as the user named it; `-` for standard input.
    pub file: String,
    /// Name of the format it was read as; empty if it could not be opened.
    pub format: &'static str,
    /// `gzip` or `zstd` where it was packed.
    pub compression: Option<&'static str>,
    /// Size on disk, in bytes.
    pub bytes: u64,
    /// SHA-256 of the file as it lies on disk, in hexadecimal; none where it was not read to its end.
    pub sha256: Option<String>,
    /// Encoding it was read in; none where it is no text.
    pub encoding: Option<Encoding>,
    /// Encodings of the pages in a web archive or a message, and how many pages each.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub pages: BTreeMap<&'static str, u64>,
    /// Delimiter of a table, such as `,` or `TAB`.
    pub delimiter: Option<&'static str>,
    /// Which column was read as what.
    pub mapping: Vec<Mapped>,
    /// Columns that were not used.
    pub unused: Vec<String>,
    /// Names that outlets had in the file, and the one name they were given.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub outlets: BTreeMap<String, String>,
    /// Files in the archive that are read; each has an account of its own.
    #[serde(skip_serializing_if = "is_zero")]
    pub files: u64,
    /// Articles that the file itself says it holds.
    pub announced: Option<u64>,
    /// Records found: read and skipped.
    pub found: u64,
    /// Articles read and handed on.
    pub read: u64,
    /// Of these, those whose text is cut off.
    pub truncated: u64,
    /// Of these, those with the same text as another of their outlet.
    pub duplicates: u64,
    /// Of these, those that are not English, by language code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub languages: BTreeMap<&'static str, u64>,
    /// Characters that were decoded wrongly before the file was made, and whether they were mended.
    #[serde(skip_serializing_if = "Mojibake::is_none")]
    pub mojibake: Mojibake,
    /// What was skipped, by reason.
    pub skipped: Vec<Tally>,
    /// What was read, but is to be known, by reason.
    pub warnings: Vec<Tally>,
}

impl Account {
    /// An account not yet begun.
    pub(crate) fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }

    /// How many rows or files were skipped, over all reasons.
    #[must_use]
    pub fn skipped(&self) -> u64 {
        self.skipped.iter().map(|tally| tally.count).sum()
    }

    /// How many of these may have been articles; a picture or a redirection in a web archive never was.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.skipped.iter().filter(|tally| tally.reason != Reason::NoPage).map(|tally| tally.count).sum()
    }

    /// Counts a trouble.
    pub(crate) fn count(&mut self, trouble: &Trouble) {
        if trouble.reason.skips() && trouble.row.is_some() {
            self.found += 1;
        }
        let tallies = if trouble.reason.skips() { &mut self.skipped } else { &mut self.warnings };
        let at = tallies.iter().position(|tally| tally.reason == trouble.reason).unwrap_or_else(|| {
            tallies.push(Tally { reason: trouble.reason, count: 0, rows: Vec::new() });
            tallies.len() - 1
        });
        let tally = &mut tallies[at];
        tally.count += 1;
        if tally.rows.len() < PLACES {
            tally.rows.extend(trouble.row);
        }
    }
}

impl fmt::Display for Account {
    /// One line for the screen: how the file was read, and what came of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, if self.format.is_empty() { "not read" } else { self.format })?;
        if let Some(encoding) = &self.encoding {
            write!(f, ", {}", encoding.label)?;
        }
        if let Some(delimiter) = self.delimiter {
            write!(f, ", delimiter {delimiter}")?;
        }
        for (order, mapped) in self.mapping.iter().enumerate() {
            write!(f, "{}{mapped}", if order == 0 { ", columns " } else { " " })?;
        }
        match self.files {
            0 => write!(f, "; {} read", self.read)?,
            files => write!(f, "; {files} files in it")?,
        }
        if let Some(announced) = self.announced.filter(|announced| *announced != self.read) {
            write!(f, " of {announced} announced")?;
        }
        for tally in &self.skipped {
            write!(f, ", {} skipped ({})", tally.count, tally.reason.label())?;
        }
        let known = [Reason::GuessedEncoding, Reason::DoubtfulColumn, Reason::Announced];
        for tally in self.warnings.iter().filter(|tally| !known.contains(&tally.reason)) {
            write!(f, ", {} with {}", tally.count, tally.reason.label())?;
        }
        Ok(())
    }
}

/// Accounts that are shown one by one.
const SHOWN: usize = 20;

/// The accounts for the screen: a line for each file, or where they are many, for those to look at, and the sum.
#[must_use]
pub fn summary(accounts: &[Account]) -> Vec<String> {
    if accounts.len() <= SHOWN {
        return accounts.iter().map(Account::to_string).collect();
    }
    let odd: Vec<&Account> =
        accounts.iter().filter(|account| !(account.skipped.is_empty() && account.warnings.is_empty())).collect();
    let mut lines: Vec<String> = odd.iter().take(SHOWN).map(ToString::to_string).collect();
    if odd.len() > SHOWN {
        lines.push(format!("... and {} more files with skipped rows or warnings; run.json has all", odd.len() - SHOWN));
    }
    let sum = |count: fn(&Account) -> u64| accounts.iter().map(count).sum::<u64>();
    let (found, read, skipped) = (sum(|a| a.found), sum(|a| a.read), sum(Account::skipped));
    lines.push(format!("{} files: {found} articles found, {read} read, {skipped} skipped", accounts.len()));
    lines
}

/// A fault inside a file whose name its finder does not know.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    /// Why.
    pub reason: Reason,
    /// Row, from 1; none for the file as a whole.
    pub row: Option<u64>,
    /// Column or key.
    pub column: Option<String>,
    /// What was read and why it does not do.
    pub what: String,
    /// What to do about it.
    pub mend: String,
}

impl Trouble {
    /// A trouble with the file as a whole.
    pub fn file(reason: Reason, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { reason, row: None, column: None, what: what.into(), mend: mend.into() }
    }

    /// A trouble with a row.
    pub fn row(reason: Reason, row: u64, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { row: Some(row), ..Self::file(reason, what, mend) }
    }

    /// The system's word on a failure to read, in the user's language.
    pub fn io(error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::FileTooLarge {
            let what = format!("a record is longer than {error}; nothing after its beginning is read");
            return Self::file(
                Reason::TooLong,
                what,
                "look for a quotation mark that is not closed, or split the file",
            );
        }
        if error.kind() == std::io::ErrorKind::QuotaExceeded {
            return Self::file(Reason::Swollen, error.to_string(), "if it is sound, unpack it yourself");
        }
        let (what, mend) = plainly(error);
        Self::file(Reason::Unreadable, what, mend)
    }

    /// The fault, now that the file is known.
    pub fn at(self, file: &str) -> Fault {
        let mut place = self.row.map_or_else(|| Place::file(file), |row| Place::line(file, row));
        if let Some(column) = self.column {
            place = place.column(column);
        }
        Fault::new(place, self.what, self.mend)
    }
}

/// What happened and the mend, for the failures that users meet.
pub(crate) fn plainly(error: &std::io::Error) -> (String, &'static str) {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::PermissionDenied if error.raw_os_error().is_none() => (error.to_string(), "unpack it with the password"),
        Kind::Unsupported => (error.to_string(), "unpack it, or pack it again as ZIP"),
        Kind::PermissionDenied => ("no right to read it".to_owned(), "change its permissions, or leave it out"),
        Kind::NotFound => ("there is no such file or folder".to_owned(), "check the spelling"),
        Kind::UnexpectedEof | Kind::InvalidInput | Kind::InvalidData => (
            format!("damaged, or cut off on the way ({error}); what stands after this place is lost"),
            "fetch or pack it again",
        ),
        _ => (format!("could not be read ({error})"), "what stands before this place was read"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_counts_and_keeps_the_first_places() {
        let mut account = Account::new("a.csv");
        for row in 2..10 {
            account.count(&Trouble::row(Reason::TooFewFields, row, "", ""));
        }
        account.count(&Trouble::row(Reason::Truncated, 12, "", ""));
        assert_eq!(account.skipped(), 8);
        assert_eq!(account.found, 8);
        assert_eq!(account.skipped[0].rows, [2, 3, 4, 5, 6]);
        assert_eq!(account.warnings[0].count, 1);
        let lines = summary(&vec![account.clone(); 25]);
        assert_eq!(lines.len(), 22);
        assert!(lines[21].starts_with("25 files: 200 articles found, 0 read, 200 skipped"), "{}", lines[21]);
        let json = serde_json::to_value(&account).unwrap();
        assert_eq!(json["skipped"][0]["reason"], "too_few_fields");
    }
}
