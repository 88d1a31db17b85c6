//! What can be wrong with a file or a row of it, in words that say what to do.

use serde::Serialize;

use crate::error::{Fault, Place};

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
    /// Cells that are not read lack at the end of the row; read.
    ShortRow,
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
    /// The text ends in a mark that says the rest was cut off, or fills a cell; read, and flagged.
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
    /// Marks that an earlier conversion left as U+FFFD; read as what they were.
    LostMarks,
    /// A text in HTML where plain text is expected; read as what it shows.
    Html,
    /// Characters of a plain text written as entities, such as `&amp;`; read as what they mean.
    Entities,
    /// A column could be read in two ways, or one asked for is not there.
    DoubtfulColumn,
    /// The date is none, or could be two different days.
    DoubtfulDate,
    /// The date is a number such as a spreadsheet counts days by; read as one.
    SerialDate,
    /// The date is a month without a day; read as one.
    NoDay,
    /// The text is not English.
    OtherLanguage,
    /// The outlet has an article with the same text; read, and marked.
    Duplicate,
    /// The file announces more or fewer articles than were read.
    Announced,
    /// The place that a press database writes behind an outlet is left out.
    Place,
    /// A plain text holds several articles, or may do so.
    Several,
    /// The header of a table stands among its rows again; no article.
    Header,
    /// A sheet with articles is hidden in its workbook; read.
    HiddenSheet,
    /// Quotation marks inside the cells of a table stand behind a backslash; read so.
    EscapedMarks,
    /// Ids or texts of the articles before could not be looked up; read, and not held against them.
    Forgotten,
}

impl Reason {
    /// Whether what it is said of was skipped; if not, it was read and this is a warning.
    #[must_use]
    pub const fn skips(self) -> bool {
        !matches!(
            self,
            Self::Truncated
                | Self::ShortRow
                | Self::DuplicateId
                | Self::InvalidBytes
                | Self::GuessedEncoding
                | Self::MixedEncoding
                | Self::Mojibake
                | Self::LostMarks
                | Self::Html
                | Self::Entities
                | Self::DoubtfulColumn
                | Self::DoubtfulDate
                | Self::SerialDate
                | Self::NoDay
                | Self::OtherLanguage
                | Self::Duplicate
                | Self::Announced
                | Self::Place
                | Self::Several
                | Self::Header
                | Self::HiddenSheet
                | Self::EscapedMarks
                | Self::Forgotten
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
            Self::ShortRow => "cells lacking at the end, not read anyway",
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
            Self::LostMarks => "lost marks, told by what stands beside them",
            Self::Html => "text in HTML, read as such",
            Self::Entities => "entities, decoded",
            Self::DoubtfulColumn => "doubtful column",
            Self::DoubtfulDate => "doubtful date",
            Self::SerialDate => "day number for a date",
            Self::NoDay => "month without a day for a date",
            Self::OtherLanguage => "another language than English",
            Self::Duplicate => "same text as another",
            Self::Announced => "not as many as announced",
            Self::Place => "place behind an outlet left out",
            Self::Several => "several articles in one text",
            Self::Header => "header among the rows, left out",
            Self::HiddenSheet => "hidden sheet, read",
            Self::EscapedMarks => "quotation marks behind a backslash",
            Self::Forgotten => "articles before it forgotten",
        }
    }
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
