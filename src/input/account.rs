//! What became of each file: found, read, skipped and why, for run.json and for the screen.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::input::encoding::Encoding;
use crate::input::mapping::{Mapped, exporter};
use crate::input::trouble::{Reason, Trouble};

/// The press database whose outlets and authors are written in a way of their own.
const PROQUEST: &str = "proquest";
/// Rows that an account keeps for each reason; the rest is only counted.
const ROWS: usize = 1000;
/// Rows that a note for people names of these.
const NAMED: usize = 5;

/// A reason, how often, and the first places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Why.
    pub reason: Reason,
    /// How often in the file.
    pub count: u64,
    /// The first rows it was found at, at most a thousand; none where it concerns the file as a whole.
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
    /// The sheet of a workbook of several that is being read; for messages.
    #[serde(skip)]
    pub sheet: Option<String>,
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

    /// The file and, of a workbook of several sheets, the sheet that is being read.
    pub(crate) fn place(&self) -> String {
        self.sheet.as_ref().map_or_else(|| self.file.clone(), |sheet| format!("{}, sheet `{sheet}`", self.file))
    }

    /// Whether the file was exported by ProQuest.
    pub(crate) fn is_of_proquest(&self) -> bool {
        let mut columns = self.mapping.iter().map(|mapped| &mapped.column).chain(&self.unused);
        self.format == PROQUEST || columns.any(|column| exporter(column) == Some(PROQUEST))
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
        if tally.rows.len() < ROWS {
            tally.rows.extend(trouble.row);
        }
    }

    /// What was skipped and what is to be known, a line for each reason with the first rows.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let note = |tally: &Tally, skipped: &str| {
            let rows: Vec<String> = tally.rows.iter().take(NAMED).map(u64::to_string).collect();
            let more = if tally.count > rows.len() as u64 { ", ..." } else { "" };
            let place = if rows.is_empty() { String::new() } else { format!(", row {}{more}", rows.join(", ")) };
            format!("{}: {} {skipped}{}{place}", self.file, tally.count, tally.reason.label())
        };
        let skipped = self.skipped.iter().map(|tally| note(tally, "skipped, "));
        skipped.chain(self.warnings.iter().map(|tally| note(tally, ""))).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_counts_and_keeps_a_thousand_rows_and_names_the_first() {
        let mut account = Account::new("a.csv");
        for row in 2..10 {
            account.count(&Trouble::row(Reason::TooFewFields, row, "", ""));
        }
        account.count(&Trouble::row(Reason::Truncated, 12, "", ""));
        assert_eq!(account.skipped(), 8);
        assert_eq!(account.found, 8);
        assert_eq!(account.skipped[0].rows, (2..10).collect::<Vec<_>>());
        assert_eq!(account.warnings[0].count, 1);
        let lines = summary(&vec![account.clone(); 25]);
        assert_eq!(lines.len(), 22);
        assert!(lines[21].starts_with("25 files: 200 articles found, 0 read, 200 skipped"), "{}", lines[21]);
        let json = serde_json::to_value(&account).unwrap();
        assert_eq!(json["skipped"][0]["reason"], "too_few_fields");
        let notes = account.notes();
        assert_eq!(
            notes,
            ["a.csv: 8 skipped, too few fields, row 2, 3, 4, 5, 6, ...", "a.csv: 1 text cut off, row 12"]
        );
        for row in 13..3000 {
            account.count(&Trouble::row(Reason::Truncated, row, "", ""));
        }
        assert_eq!((account.warnings[0].count, account.warnings[0].rows.len()), (2988, 1000));
    }
}
