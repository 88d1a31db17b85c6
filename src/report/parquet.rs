//! A report as a Parquet file that grows batch by batch, in bounded memory.

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::report::arrow::schema;
use crate::report::table::Tabular;

/// Bytes of one row group before it is written: what is held in memory for each report.
const GROUP: usize = 1 << 25;

/// A Parquet file being written. Its bytes come out as they become ready, for a file or for standard output.
///
/// Columns are compressed with zstd. The same batches give the same bytes.
pub struct Parquet {
    writer: ArrowWriter<Vec<u8>>,
}

impl Parquet {
    /// Begins the file of a report.
    #[must_use]
    pub fn new(report: &dyn Tabular) -> Self {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(concat!("reportedly ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer = ArrowWriter::try_new(Vec::new(), schema(report), Some(properties)).expect(MEMORY);
        Self { writer }
    }

    /// Appends rows of the report, as [`Batch`](crate::report::arrow::Batch) holds them; the bytes that are ready to be written.
    #[must_use]
    pub fn write(&mut self, batch: &RecordBatch) -> Vec<u8> {
        self.writer.write(batch).expect(MEMORY);
        if self.writer.in_progress_size() > GROUP {
            self.writer.flush().expect(MEMORY);
            self.writer.sync().expect(MEMORY);
        }
        std::mem::take(self.writer.inner_mut())
    }

    /// Ends the file; its last bytes.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.writer.into_inner().expect(MEMORY)
    }
}

/// Why writing cannot fail: it goes to memory, and the batches are of the report's own schema.
const MEMORY: &str = "writing to memory";
