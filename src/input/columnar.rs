//! Parquet tables: a row is an article, read as if it were a JSON object.

use bytes::Bytes;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;

use crate::input::account::Account;
use crate::input::archive::Store;
use crate::input::object::Objects;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

struct Rows {
    rows: RowIter<'static>,
    objects: Objects,
    row: u64,
    done: bool,
}

/// Whether it begins as a Parquet file.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    preview.bytes.starts_with(b"PAR1")
}

/// Begins to read.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let reader: Box<dyn FileReader> = match opened.store()? {
        Store::File(path) => {
            let file = std::fs::File::open(path).map_err(|error| Trouble::io(&error))?;
            Box::new(SerializedFileReader::new(file).map_err(|error| damaged(&error))?)
        }
        Store::Memory(bytes) => {
            Box::new(SerializedFileReader::new(Bytes::from_owner(bytes)).map_err(|error| damaged(&error))?)
        }
    };
    let rows = RowIter::from_file_into(reader);
    Ok(Box::new(Rows { rows, objects: Objects::new(&settings.map), row: 0, done: false }))
}

fn damaged(error: &ParquetError) -> Trouble {
    Trouble::file(Reason::Unreadable, format!("no whole Parquet file ({error})"), "write it again")
}

impl Records for Rows {
    fn next(&mut self, account: &mut Account) -> Option<Result<Record, Trouble>> {
        if let Some(doubt) = self.objects.doubts.pop_front() {
            return Some(Err(doubt));
        }
        let row = if self.done { None } else { self.rows.next() };
        let Some(row) = row else {
            self.done = true;
            return self.objects.unmet(account).map(Err);
        };
        self.row += 1;
        match row {
            Ok(row) => {
                let article = self.objects.article(&row.to_json_value(), self.row, account);
                Some(article.map(|article| Record { article, row: Some(self.row), end: u64::MAX }))
            }
            Err(error) => {
                self.done = true;
                Some(Err(Trouble { row: Some(self.row), ..damaged(&error) }))
            }
        }
    }
}
