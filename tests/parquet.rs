//! Record batches and Parquet files hold what the CSV files hold.
#![cfg(feature = "parquet")]

use std::fs;
use std::path::Path;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use bytes::Bytes;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use reportedly::article::Article;
use reportedly::column::decimal;
use reportedly::input::articles::Articles;
use reportedly::input::files::find;
use reportedly::input::settings::Settings;
use reportedly::pipeline::Scorer;
use reportedly::report::SCORE_REPORTS;
use reportedly::report::arrow::{Batch, read, schema};
use reportedly::report::face::Face;
use reportedly::report::layout::TableLayout;
use reportedly::report::parquet::Parquet;

fn sample() -> Vec<Article> {
    let articles = Articles::new(find(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("data")]), Settings::default());
    articles.map(|item| item.expect("the sample has no fault").article).collect()
}

/// A cell of a batch as the CSV files write it.
fn written(batch: &RecordBatch, column: usize, row: usize) -> String {
    let column = batch.column(column);
    if column.is_null(row) {
        return String::new();
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Float64 => {
            let number = column.as_primitive::<Float64Type>().value(row);
            assert_eq!(decimal(number).parse(), Ok(number), "only four decimals are there");
            decimal(number)
        }
        DataType::Boolean => u8::from(column.as_boolean().value(row)).to_string(),
        other => panic!("a column of {other}"),
    }
}

fn records<'b>(batches: impl IntoIterator<Item = &'b RecordBatch>) -> Vec<Vec<String>> {
    let of = |batch: &RecordBatch| -> Vec<Vec<String>> {
        (0..batch.num_rows())
            .map(|row| (0..batch.num_columns()).map(|column| written(batch, column, row)).collect())
            .collect()
    };
    batches.into_iter().flat_map(of).collect()
}

#[test]
fn batches_and_parquet_hold_what_the_csv_files_hold() {
    let scorer = Scorer::load(None).expect("the built-in lexicons");
    let sample = sample();
    assert!(sample.len() > 20);
    let folder = tempfile::tempdir().expect("a folder");
    for report in SCORE_REPORTS {
        let layout = TableLayout::whole(*report, Face::default());
        let (mut csv, mut batches) = (layout.opening(), Vec::new());
        let (mut parquet, mut bytes) = (Parquet::new(*report), Vec::new());
        for articles in sample.chunks(7) {
            let mut batch = Batch::new(*report);
            for article in articles {
                let scored = scorer.score(article);
                let rows = report.append(&scorer, &scored, &layout, &mut csv);
                assert_eq!(report.gather(&scorer, &scored, &layout, &mut batch), rows);
            }
            let batch = batch.take();
            bytes.extend(parquet.write(&batch));
            batches.push(batch);
        }
        bytes.extend(parquet.finish());
        let name = report.name();
        let mut reader = csv::Reader::from_reader(&csv[..]);
        let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
        let expected: Vec<Vec<String>> =
            reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
        assert!(expected.len() > 20, "{name}");
        assert_eq!(records(&batches), expected, "{name}");

        let builder = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(bytes)).expect("a Parquet file");
        let back: Vec<RecordBatch> = builder.build().expect("a reader").map(|batch| batch.expect("a batch")).collect();
        assert_eq!(records(&back), expected, "{name}.parquet");
        let names: Vec<&String> = back[0].schema_ref().fields().iter().map(|field| field.name()).collect();
        assert_eq!(names, header.iter().collect::<Vec<_>>(), "{name}.parquet");
        assert_eq!(back[0].schema(), schema(*report), "{name}.parquet keeps units and meanings");

        fs::write(folder.path().join(format!("{name}.csv")), &csv).expect("a file");
        let read = read(folder.path(), *report).expect("a report").expect("it is there");
        assert_eq!(records([&read]), expected, "{name}.csv read back");
        assert!(self::read(&folder.path().join("none"), *report).expect("no fault").is_none());
    }
}
