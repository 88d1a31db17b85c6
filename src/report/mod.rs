//! The reports: each a table of columns, written by the same faces.

pub mod codebook;
pub mod datapackage;
pub mod face;
pub mod staging;
pub mod table;
