//! Reads the rows of a report back, by the names of its columns.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use csv::StringRecord;

use crate::column::number;
use crate::error::{Error, Fault, Place, Result};
use crate::report::dialect::Dialect;
use crate::report::staging::settle;

/// The rows of one CSV file of a reports folder, whatever dialect it was written in.
pub struct Rows<R> {
    file: String,
    dialect: Dialect,
    header: StringRecord,
    reader: csv::Reader<BufReader<R>>,
}

/// Opens a report of a folder; `None` where the folder has no such file.
///
/// # Errors
/// The file cannot be read, or lacks one of the `needed` columns.
pub fn open(folder: &Path, name: &str, needed: &[&str]) -> Result<Option<Rows<File>>> {
    settle(folder)?;
    let path = folder.join(format!("{name}.csv"));
    match File::open(&path) {
        Ok(file) => Rows::new(&path.display().to_string(), file, needed).map(Some),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("reading", path)(error)),
    }
}

impl<R: Read> Rows<R> {
    /// Reads the header of a report; `file` is its name in faults.
    ///
    /// # Errors
    /// The header cannot be read, or lacks one of the `needed` columns.
    pub fn new(file: &str, bytes: R, needed: &[&str]) -> Result<Self> {
        let mut bytes = BufReader::with_capacity(1 << 16, bytes);
        let start = bytes.fill_buf().map_err(Error::io("reading", file))?;
        let dialect = Dialect::of(start);
        let mut reader = dialect.reader(bytes);
        let header = reader.headers().map_err(|error| dialect.fault(file, &error))?.clone();
        if let Some(missing) = needed.iter().find(|name| header.iter().all(|column| column != **name)) {
            let place = Place::line(file, 1).column(*missing);
            return Err(Fault::new(place, "there is no such column", "score the collection again").into());
        }
        Ok(Self { file: file.to_owned(), dialect, header, reader })
    }

    /// The names of the columns, in order.
    pub fn header(&self) -> impl Iterator<Item = &str> {
        self.header.iter()
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// The row is not as long as the header, or no UTF-8.
    pub fn read(&mut self) -> Result<Option<Row>> {
        let mut cells = StringRecord::new();
        let more = self.dialect.read(&self.file, &mut self.reader, &mut cells)?;
        Ok(more.then_some(Row { cells }))
    }

    /// The text of a cell; empty where there is no such column.
    #[must_use]
    pub fn text<'r>(&self, row: &'r Row, column: &str) -> &'r str {
        let place = self.header.iter().position(|name| name == column);
        place.map_or("", |place| self.cell(row, place))
    }

    /// The cell at a place of the header.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r Row, place: usize) -> &'r str {
        row.cells.get(place).unwrap_or_default()
    }

    /// The number in a cell; `None` where it is empty.
    #[must_use]
    pub fn number(&self, row: &Row, column: &str) -> Option<f64> {
        number(self.text(row, column))
    }

    /// The whole number in a cell; `None` where it is empty.
    #[must_use]
    pub fn count(&self, row: &Row, column: &str) -> Option<usize> {
        self.text(row, column).trim().parse().ok()
    }

    /// Whether a cell says yes.
    #[must_use]
    pub fn flag(&self, row: &Row, column: &str) -> bool {
        self.text(row, column).trim() == "1"
    }

    /// The pieces of a cell of spans such as `12-40|55-80`.
    #[must_use]
    pub fn spans(&self, row: &Row, column: &str) -> Vec<(usize, usize)> {
        let piece = |piece: &str| {
            let (start, end) = piece.split_once('-')?;
            Some((start.parse().ok()?, end.parse().ok()?))
        };
        self.text(row, column).split('|').filter_map(piece).collect()
    }
}

/// One row; its cells are asked for by [`Rows`], which knows the header.
#[derive(Clone, Debug)]
pub struct Row {
    cells: StringRecord,
}

/// Rows that belong to one article after the other, in the same order as another report's.
pub struct Groups<R> {
    /// The report.
    pub rows: Rows<R>,
    ahead: Option<Row>,
}

impl<R: Read> Groups<R> {
    /// Reads ahead by one row.
    ///
    /// # Errors
    /// As [`Rows::read`].
    pub fn new(mut rows: Rows<R>) -> Result<Self> {
        let ahead = rows.read()?;
        Ok(Self { rows, ahead })
    }

    /// The article of the next row; `None` at the end.
    #[must_use]
    pub fn article(&self) -> Option<&str> {
        self.ahead.as_ref().map(|row| self.rows.text(row, "article_id"))
    }

    /// Takes the rows up to the first of another article than `id`.
    ///
    /// # Errors
    /// As [`Rows::read`].
    pub fn take(&mut self, id: &str) -> Result<Vec<Row>> {
        let mut taken = Vec::new();
        while self.article() == Some(id) {
            taken.extend(self.ahead.take());
            self.ahead = self.rows.read()?;
        }
        Ok(taken)
    }

    /// Says that rows are left over, if any are: they stand in another order than the articles.
    ///
    /// # Errors
    /// The first row that nobody took.
    pub fn finish(self) -> Result<()> {
        let Some(id) = self.article() else { return Ok(()) };
        let what = format!("rows of the article {id:?} stand in another order than in sentences.csv");
        Err(Fault::new(Place::file(&*self.rows.file), what, "score the collection again, or sort all files alike")
            .into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows<'t>(text: &'t str, needed: &[&str]) -> Result<Rows<&'t [u8]>> {
        Rows::new("sentences.csv", text.as_bytes(), needed)
    }

    #[test]
    fn any_dialect_is_read_by_names() {
        for text in
            ["article_id,n,text,share\na,3,\"x, y\",0.25\n", "\u{feff}article_id;n;text;share\r\na;3;x, y;0,25\r\n"]
        {
            let mut rows = rows(text, &["article_id", "text"]).unwrap();
            let row = rows.read().unwrap().unwrap();
            assert_eq!((rows.text(&row, "text"), rows.count(&row, "n")), ("x, y", Some(3)));
            assert_eq!((rows.text(&row, "none"), rows.number(&row, "text")), ("", None));
            assert_eq!(rows.number(&row, "share"), Some(0.25));
            assert!(rows.read().unwrap().is_none());
        }
        let mut tamed = rows("\u{feff}text;n\r\n'=1+1;'tis\r\n", &[]).unwrap();
        let row = tamed.read().unwrap().unwrap();
        assert_eq!((tamed.text(&row, "text"), tamed.text(&row, "n")), ("=1+1", "'tis"));
        let fault = rows("article_id\n", &["text"]).err().unwrap().to_string();
        assert_eq!(fault, "sentences.csv:1: column `text`: there is no such column; score the collection again");
    }

    #[test]
    fn spans_have_pieces() {
        let mut rows = rows("cue_spans,n\n12-40|55-80,1\n", &[]).unwrap();
        let row = rows.read().unwrap().unwrap();
        assert_eq!(rows.spans(&row, "cue_spans"), [(12, 40), (55, 80)]);
        assert!(rows.spans(&row, "n").is_empty());
    }

    #[test]
    fn rows_of_another_order_are_told() {
        let mut groups = Groups::new(rows("article_id\na\na\nb\n", &[]).unwrap()).unwrap();
        assert_eq!(groups.take("a").unwrap().len(), 2);
        assert!(groups.take("c").unwrap().is_empty());
        let fault = groups.finish().unwrap_err().to_string();
        assert!(fault.starts_with("sentences.csv: rows of the article \"b\" stand in another order"), "{fault}");
    }
}
