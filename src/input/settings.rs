//! What the user says of the input: format, encoding, columns.

use encoding_rs::Encoding as Label;

use crate::error::{Fault, Place};
use crate::input::date::Order;
use crate::input::field::Field;
use crate::input::mapping::Choice;
use crate::input::outlet::Outlets;
use crate::input::{FORMATS, Format};

/// Longest record, in bytes of decoded text, that is read.
pub const RECORD_LIMIT: u64 = 256 * 1024 * 1024;

/// What the user says of the input; the default says nothing and lets everything be found out.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The format of every file, in place of the one its name and content tell.
    pub format: Option<&'static Format>,
    /// The encoding of every file, in place of the one its bytes tell.
    pub encoding: Option<&'static Label>,
    /// Columns named by the user; several for one field are tried in order.
    pub map: Vec<Choice>,
    /// Longest record, in bytes of decoded text; longer ones are skipped and said so.
    pub record_limit: u64,
    /// How dates such as 03/04/2026 are meant; where nothing is said they are left as they stand.
    pub dates: Option<Order>,
    /// Mends characters that were decoded wrongly before the file was made.
    pub fix_mojibake: bool,
    /// The names of outlets.
    pub outlets: Outlets,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: None,
            encoding: None,
            map: Vec::new(),
            record_limit: RECORD_LIMIT,
            dates: None,
            fix_mojibake: false,
            outlets: Outlets::default(),
        }
    }
}

impl Settings {
    /// Reads every file as this format, such as `csv`.
    ///
    /// # Errors
    /// There is no such format.
    pub fn with_format(mut self, name: &str) -> Result<Self, Fault> {
        self.format = FORMATS.iter().find(|format| format.answers_to(name));
        if self.format.is_some() {
            return Ok(self);
        }
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        Err(Fault::new(
            Place::file("--input"),
            format!("unknown format `{name}`"),
            format!("one of {}", names.join(", ")),
        ))
    }

    /// Reads every file in this encoding, by a WHATWG label such as `windows-1252` or `latin1`.
    ///
    /// # Errors
    /// There is no such encoding.
    pub fn with_encoding(mut self, label: &str) -> Result<Self, Fault> {
        self.encoding = Label::for_label_no_replacement(label.as_bytes());
        match self.encoding {
            Some(_) => Ok(self),
            None => Err(Fault::new(
                Place::file("--encoding"),
                format!("unknown encoding `{label}`"),
                "for example utf-8, utf-16le, windows-1252",
            )),
        }
    }

    /// Reads dates such as 03/04/2026 by day and month (`dmy`) or by month and day (`mdy`).
    ///
    /// # Errors
    /// It is neither.
    pub fn with_dates(mut self, order: &str) -> Result<Self, Fault> {
        self.dates = Some(match order.to_lowercase().as_str() {
            "dmy" => Order::DayFirst,
            "mdy" => Order::MonthFirst,
            _ => {
                let what = format!("`{order}` is no order of day, month and year");
                return Err(Fault::new(Place::file("--dates"), what, "dmy or mdy"));
            }
        });
        Ok(self)
    }

    /// Mends characters that were decoded wrongly before the file was made, such as `â€™`.
    #[must_use]
    pub fn with_mended_mojibake(mut self, mend: bool) -> Self {
        self.fix_mojibake = mend;
        self
    }

    /// Lays the outlets of a folder of lexicons over the built-in ones.
    ///
    /// # Errors
    /// Its list cannot be read.
    pub fn with_lexicons(mut self, folder: &std::path::Path) -> Result<Self, Fault> {
        self.outlets = Outlets::overlaid(folder)?;
        Ok(self)
    }

    /// Lays a list of outlets over the built-in one.
    #[must_use]
    pub fn with_outlets(mut self, outlets: Outlets) -> Self {
        self.outlets = outlets;
        self
    }

    /// Reads a column as a field: `text=content`; `outlet=` reads none.
    ///
    /// # Errors
    /// There is no such field, or no `=`.
    pub fn with_map(mut self, choice: &str) -> Result<Self, Fault> {
        let (name, column) = choice.split_once('=').unwrap_or((choice, ""));
        let field = Field::named(&name.trim().to_lowercase());
        match field {
            Some(field) if choice.contains('=') => {
                self.map.push(Choice { field, column: column.trim().to_owned() });
                Ok(self)
            }
            Some(_) => Err(Fault::new(Place::file("--map"), format!("`{choice}` names no column"), "write text=NAME")),
            None => {
                let names: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
                let mend = format!("one of {}, as in text=NAME", names.join(", "));
                Err(Fault::new(Place::file("--map"), format!("unknown field `{name}`"), mend))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_user_says_is_checked_at_once() {
        let said = Settings::default().with_format("CSV").unwrap().with_encoding("latin1").unwrap();
        let said = said.with_map("text=Full Text").unwrap().with_map("outlet=").unwrap();
        assert_eq!(said.format.map(|format| format.name), Some("csv"));
        assert_eq!(said.encoding.map(Label::name), Some("windows-1252"));
        assert_eq!(said.map[0], Choice { field: Field::Text, column: "Full Text".into() });
        assert_eq!(Settings::default().with_format("tsv").unwrap().format.map(|format| format.name), Some("csv"));
        for wrong in ["text", "txet=content", "="] {
            assert!(Settings::default().with_map(wrong).is_err(), "{wrong}");
        }
        assert!(Settings::default().with_format("papyrus").is_err());
        assert!(Settings::default().with_encoding("klingon").is_err());
    }
}
