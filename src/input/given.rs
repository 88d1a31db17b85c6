//! Rows that are in memory already, such as those of a data frame, become the articles that a file of them would give.

use std::fmt;

use crate::error::Fault;
use crate::input::articles::{Articles, Read};
use crate::input::field::Field;
use crate::input::files::Found;
use crate::input::mapping::Mapping;
use crate::input::settings::Settings;
use crate::input::tidy::absent;
use crate::input::trouble::Trouble;

/// What a table in memory is called in faults.
const TABLE: &str = "table";

/// The rows of a table, one by one.
pub struct Given {
    articles: Articles,
    mapping: Mapping,
    apart: bool,
    row: u64,
}

/// A row that is no article.
///
/// It is an error like any other, so `?` hands it on:
///
/// ```
/// use std::error::Error;
///
/// use reportedly::input::given::Given;
/// use reportedly::input::settings::Settings;
///
/// fn text(id: &str, text: &str) -> Result<String, Box<dyn Error>> {
///     let columns = ["id", "text"].map(str::to_owned);
///     let mut table = Given::new(&columns, Settings::default(), true)?;
///     let read = table.read(|place| [id, text][place].to_owned())?;
///     Ok(read.article.text)
/// }
///
/// assert_eq!(text("7", "It rained.").unwrap(), "It rained.");
/// assert_eq!(text("7", "").unwrap_err().to_string(), "`7`: there is no text");
/// assert_eq!(text("", "It rained.").unwrap_err().to_string(), "there is no id; give every article one");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its id, as it stood.
    pub id: String,
    /// Why, and the mend.
    pub reason: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.id.is_empty() {
            write!(f, "`{}`: ", self.id)?;
        }
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Refused {}

impl Given {
    /// A table with these columns; which of them is what is told by `settings`, else by their names.
    ///
    /// Rows that are read `apart` know nothing of each other, as on many
    /// machines: ids are left as they are and must be there.
    ///
    /// # Errors
    /// No column holds the text, or one that was named is not there.
    pub fn new(columns: &[String], settings: Settings, apart: bool) -> Result<Self, Fault> {
        let mut mapping = Mapping::new(columns, &settings.map).map_err(|trouble| trouble.at(TABLE))?;
        let absent = |doubt: &Trouble| {
            settings.map.iter().any(|choice| doubt.what.starts_with(&format!("{}=", choice.field.name())))
        };
        if let Some(doubt) = std::mem::take(&mut mapping.doubts).into_iter().find(absent) {
            return Err(doubt.at(TABLE));
        }
        let found = Found::default();
        Ok(Self { articles: Articles::new(found, settings), mapping, apart, row: 0 })
    }

    /// Place of the column that is read as a field, from 0.
    #[must_use]
    pub fn place(&self, field: Field) -> Option<usize> {
        self.mapping.place(field)
    }

    /// The article of the next row, whose cells are asked for by the places of their columns.
    ///
    /// # Errors
    /// The row has no text, or no id where rows are read apart.
    pub fn read(&mut self, cell: impl Fn(usize) -> String) -> Result<Read, Refused> {
        self.row += 1;
        let article = self.mapping.article(cell);
        let refused = |id: String, reason: &str| Refused { id, reason: reason.to_owned() };
        if self.apart {
            self.articles.forget();
            // `nan` and `null` are what a data frame writes for nothing.
            if absent(&article.id) {
                return Err(refused(article.id, "there is no id; give every article one"));
            }
        }
        let id = article.id.clone();
        self.articles.given(article, self.row).ok_or_else(|| refused(id, "there is no text"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &[[&str; 3]], apart: bool) -> Vec<Result<(String, String), String>> {
        let columns = ["key", "media_name", "Full Text"].map(str::to_owned);
        let settings = Settings::default().with_map("id=key").unwrap();
        let mut given = Given::new(&columns, settings, apart).unwrap();
        assert_eq!(given.place(Field::Text), Some(2));
        let mut one = |row: &[&str; 3]| {
            let read = given.read(|place| row[place].to_owned()).map_err(|refused| refused.reason)?;
            Ok((read.article.id, read.article.outlet))
        };
        rows.iter().map(&mut one).collect()
    }

    #[test]
    fn rows_become_articles_as_those_of_a_file_do() {
        let rows = [["7", "nytimes.com", "One."], ["7", "", "Two."], ["", "", "Three."], ["8", "", " "]];
        let named = |id: &str, outlet: &str| Ok((id.to_owned(), outlet.to_owned()));
        let empty = Err("there is no text".to_owned());
        let times = "The New York Times";
        assert_eq!(read(&rows, false), [named("7", times), named("7~2", ""), named("a000003", ""), empty.clone()]);
        let nameless = Err("there is no id; give every article one".to_owned());
        assert_eq!(read(&rows, true), [named("7", times), named("7", ""), nameless.clone(), empty]);
        for word in ["nan", " null ", "N/A", "None", " "] {
            assert_eq!(read(&[[word, "", "Four."]], true), std::slice::from_ref(&nameless), "{word}");
        }
    }

    #[test]
    fn a_column_that_is_not_there_is_told() {
        let columns = ["id", "text"].map(str::to_owned);
        for wrong in ["text=body", "id=key"] {
            let settings = Settings::default().with_map(wrong).unwrap();
            let fault = Given::new(&columns, settings, false).err().unwrap().to_string();
            assert!(fault.contains(wrong), "{fault}");
        }
        assert!(Given::new(&columns[..1], Settings::default(), false).is_err());
    }
}
