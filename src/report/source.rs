//! Reads a report back, whatever dialect of CSV it is in: row by row, article by article, or one article's rows alone.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use csv::{Reader, StringRecord};

use crate::error::{Error, Fault, Place, Result};
use crate::report::dialect::Dialect;
use crate::report::staging::settle;

/// Bytes of a file in which its header is looked for.
const HEAD: u64 = 1 << 16;

/// What to give in place of a file that is none of ours.
const OURS: &str = "give a report as `reportedly score` wrote it";

/// A CSV file with a header.
#[derive(Clone, Debug)]
pub struct Source {
    path: PathBuf,
    /// The file as the user knows it.
    pub name: String,
    /// The dialect it is in.
    pub dialect: Dialect,
    /// Names of its columns.
    pub header: Vec<String>,
}

impl Source {
    /// A report in a folder.
    ///
    /// # Errors
    /// The folder or the report is not there, or the file is none of ours.
    pub fn report(folder: &Path, report: &str) -> Result<Self> {
        let place = Place::file(folder.display().to_string());
        let mend = "`reportedly score --out DIR` makes a folder of reports";
        if !folder.is_dir() {
            return Err(Fault::new(place, "there is no such folder", mend).into());
        }
        settle(folder)?;
        let path = folder.join(format!("{report}.csv"));
        if !path.exists() {
            let what = format!("it holds no {report}.csv, so it is no folder of reports");
            return Err(Fault::new(place, what, mend).into());
        }
        Self::open(path, OURS)
    }

    /// Any file with a column `article_id`; `mend` says what to give in place of one without.
    ///
    /// # Errors
    /// It cannot be read, or has no such column.
    pub fn open(path: PathBuf, mend: &str) -> Result<Self> {
        let name = path.display().to_string();
        let mut head = Vec::new();
        let file = File::open(&path).map_err(Error::io("reading", &path))?;
        file.take(HEAD).read_to_end(&mut head).map_err(Error::io("reading", &path))?;
        let mut source = Self { path, name, dialect: Dialect::of(&head), header: Vec::new() };
        let mut reader = source.reader()?;
        let header = reader.headers().map_err(|error| source.dialect.fault(&source.name, &error))?;
        source.header = header.iter().map(str::to_owned).collect();
        if !source.header.iter().any(|column| column == "article_id") {
            let place = Place::line(&source.name, 1).column("article_id");
            return Err(Fault::new(place, "there is no such column", mend).into());
        }
        Ok(source)
    }

    /// The header as the readers of rows want it.
    #[must_use]
    pub fn columns(&self) -> Vec<&str> {
        self.header.iter().map(String::as_str).collect()
    }

    fn reader(&self) -> Result<Reader<File>> {
        Ok(self.dialect.reader(File::open(&self.path).map_err(Error::io("reading", &self.path))?))
    }

    /// Calls `row` with each row.
    ///
    /// # Errors
    /// A row that is not as the header says.
    pub fn each(&self, mut row: impl FnMut(&StringRecord)) -> Result<()> {
        let mut reader = self.reader()?;
        let mut record = StringRecord::new();
        while self.dialect.read(&self.name, &mut reader, &mut record)? {
            row(&record);
        }
        Ok(())
    }

    /// The rows article by article; `keep` says what of each is kept.
    ///
    /// # Errors
    /// The file is gone.
    pub fn runs<K: FnMut(&StringRecord) -> T, T>(&self, keep: K) -> Result<Runs<'_, K>> {
        let column = self.header.iter().position(|column| column == "article_id").unwrap_or_default();
        let (reader, record) = (self.reader()?, StringRecord::new());
        Ok(Runs { source: self, reader, column, keep, record, ahead: false, ended: false })
    }

    /// What `keep` makes of the rows in some stretches of the file that [`Runs`] told.
    ///
    /// # Errors
    /// The file was changed since.
    pub fn rows<'r, T>(
        &self,
        stretches: impl Iterator<Item = &'r Range<u64>>,
        mut keep: impl FnMut(&StringRecord) -> T,
    ) -> Result<Vec<T>> {
        let mut file = File::open(&self.path).map_err(Error::io("reading", &self.path))?;
        let mut bytes = Vec::new();
        for stretch in stretches.filter(|stretch| !stretch.is_empty()) {
            file.seek(SeekFrom::Start(stretch.start)).map_err(Error::io("reading", &self.path))?;
            let mut part = (&mut file).take(stretch.end - stretch.start);
            part.read_to_end(&mut bytes).map_err(Error::io("reading", &self.path))?;
            // The last row of a file may end without a line break; an empty line is no row.
            bytes.push(b'\n');
        }
        let (mut record, mut rows) = (StringRecord::new(), Vec::new());
        let mut reader = self.dialect.part(&bytes);
        while self.dialect.read(&self.name, &mut reader, &mut record)? {
            rows.push(keep(&record));
        }
        Ok(rows)
    }
}

/// The rows of an article, and where they stand in the file.
#[derive(Clone, Debug)]
pub struct Run<T> {
    /// Key of the article.
    pub article_id: String,
    /// What was kept of each of its rows.
    pub rows: Vec<T>,
    /// Their bytes in the file.
    pub bytes: Range<u64>,
    /// Line of the first row.
    pub line: u64,
}

/// The rows of a report, article by article.
pub struct Runs<'a, K> {
    source: &'a Source,
    reader: Reader<File>,
    column: usize,
    keep: K,
    /// The last row that was read.
    record: StringRecord,
    /// Whether it belongs to the next article.
    ahead: bool,
    ended: bool,
}

impl<T, K: FnMut(&StringRecord) -> T> Runs<'_, K> {
    /// Whether there is one more row.
    fn read(&mut self) -> Result<bool> {
        self.source.dialect.read(&self.source.name, &mut self.reader, &mut self.record)
    }

    fn run(&mut self) -> Result<Option<Run<T>>> {
        if !std::mem::take(&mut self.ahead) && !self.read()? {
            return Ok(None);
        }
        let start = self.record.position().cloned().unwrap_or_else(csv::Position::new);
        let article_id = self.record.get(self.column).unwrap_or_default().to_owned();
        let rows = vec![(self.keep)(&self.record)];
        let line = self.source.dialect.line(&start);
        let mut run = Run { article_id, rows, bytes: start.byte()..start.byte(), line };
        loop {
            run.bytes.end = self.reader.position().byte();
            if !self.read()? {
                break;
            }
            if self.record.get(self.column) != Some(&*run.article_id) {
                run.bytes.end = self.record.position().map_or(run.bytes.end, csv::Position::byte);
                self.ahead = true;
                break;
            }
            run.rows.push((self.keep)(&self.record));
        }
        Ok(Some(run))
    }
}

impl<T, K: FnMut(&StringRecord) -> T> Iterator for Runs<'_, K> {
    type Item = Result<Run<T>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let run = self.run().transpose();
        self.ended = !matches!(run, Some(Ok(_)));
        run
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> (tempfile::TempDir, Result<Source>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.csv");
        std::fs::write(&path, text).unwrap();
        (folder, Source::open(path, OURS))
    }

    #[test]
    fn an_articles_rows_are_found_again_in_every_dialect() {
        for (bom, delimiter, end) in [("", ',', "\n"), ("\u{feff}", ';', "\r\n"), ("\u{feff}", '\t', "\r\n")] {
            let lines = ["article_id#text", "é#\"one, \"\"1\"\";\n two\"", "é#three", "b#\"four\"", "c#"];
            let text: String = lines.map(|line| line.replace('#', &delimiter.to_string()) + end).concat();
            let (_folder, source) = source(&format!("{bom}{text}"));
            let source = source.unwrap();
            let face = source.dialect.face();
            assert_eq!((face.excel, face.delimiter), (!bom.is_empty(), delimiter as u8));
            let runs: Vec<Run<StringRecord>> = source.runs(StringRecord::clone).unwrap().map(Result::unwrap).collect();
            let sizes: Vec<(&str, usize)> = runs.iter().map(|run| (run.article_id.as_str(), run.rows.len())).collect();
            assert_eq!(sizes, [("é", 2), ("b", 1), ("c", 1)]);
            for run in &runs {
                assert_eq!(source.rows([&run.bytes].into_iter(), StringRecord::clone).unwrap(), run.rows);
            }
        }
    }

    #[test]
    fn what_is_no_report_is_told() {
        let told = |text: &str| match source(text).1 {
            Err(error) => error.to_string().rsplit("t.csv").next().unwrap_or_default().to_owned(),
            Ok(source) => {
                source.each(|_| ()).unwrap_err().to_string().rsplit("t.csv").next().unwrap_or_default().to_owned()
            }
        };
        assert_eq!(told("id,text\n"), format!(":1: column `article_id`: there is no such column; {OURS}"));
        assert_eq!(told(""), format!(":1: column `article_id`: there is no such column; {OURS}"));
        let cells = "the row has 1 cells and the header 2; score the collection again";
        assert_eq!(told("article_id,text\na,b\nc\n"), format!(":3: {cells}"));
        let folder = tempfile::tempdir().unwrap();
        let error = Source::report(folder.path(), "articles").unwrap_err().to_string();
        assert!(error.ends_with("it holds no articles.csv, so it is no folder of reports; `reportedly score --out DIR` makes a folder of reports"), "{error}");
        let error = Source::report(&folder.path().join("none"), "articles").unwrap_err().to_string();
        assert!(error.contains("none: there is no such folder; "), "{error}");
    }
}
