//! What went wrong, where, and the mend.

use std::fmt;
use std::path::PathBuf;

/// The place of a fault in a file that the user can open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user named it.
    pub file: String,
    /// Line or record, from 1; `None` for the file as a whole.
    pub line: Option<u64>,
    /// Name of the column.
    pub column: Option<String>,
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None }
    }

    /// A line of the file.
    #[must_use]
    pub fn line(file: impl Into<String>, line: u64) -> Self {
        Self { file: file.into(), line: Some(line), column: None }
    }

    /// The same place, narrowed to a column.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ": column `{column}`")?;
        }
        Ok(())
    }
}

/// A fault with its place and its mend: `file:line: column: what; mend`.
///
/// It is an error like any other, so `?` hands it on:
///
/// ```
/// use reportedly::input::settings::Settings;
///
/// fn settings(choice: &str) -> Result<Settings, Box<dyn std::error::Error>> {
///     Ok(Settings::default().with_map(choice)?)
/// }
///
/// assert!(settings("text=body").is_ok());
/// assert!(settings("nonsense").unwrap_err().to_string().contains("nonsense"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What was read there and why it does not do.
    pub what: String,
    /// What to do about it; may be empty.
    pub mend: String,
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(place: Place, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { place, what: what.into(), mend: mend.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)?;
        if !self.mend.is_empty() {
            write!(f, "; {}", self.mend)?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}

/// Everything that can end a run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// One fault in a file.
    #[error("{0}")]
    Fault(Fault),
    /// Several faults, as the lexicon loader finds them: all at once.
    #[error("{}", join(.0))]
    Faults(Vec<Fault>),
    /// A file or folder that could not be read or written.
    #[error("{}: {doing}: {source}", path.display())]
    Io {
        /// What was being done, such as `reading`.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's own word.
        source: std::io::Error,
    },
}

impl Error {
    /// Names the file and the deed of an I/O failure.
    pub fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { doing, path, source }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

fn join(faults: &[Fault]) -> String {
    faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_what_where_and_the_mend() {
        let place = Place::line("lexicons/certainty/modal.csv", 14).column("strength");
        let fault = Fault::new(place, "\"-o.4\" is not a number from 0 to 1", "write 0.4");
        assert_eq!(
            fault.to_string(),
            "lexicons/certainty/modal.csv:14: column `strength`: \"-o.4\" is not a number from 0 to 1; write 0.4"
        );
    }
}
