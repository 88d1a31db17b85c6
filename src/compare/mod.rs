//! Compares outlets article by article, groups articles by event, and lays claims side by side.
//!
//! The article is the unit: sentences of one article resemble each other, so
//! a test that pools sentences finds differences that are not there
//! (`examples/calibration.rs` shows how often).

pub mod article;
pub mod claims;
pub mod collection;
pub mod comparison;
pub mod copies;
pub mod events;
pub mod groups;
pub mod likeness;
pub mod measure;
pub mod reading;
pub mod sample;
pub mod sentence;
pub mod shingles;
pub mod terms;

mod alike;
mod linkage;
mod outlet;
mod pairs;
mod strata;
mod tally;

#[cfg(test)]
mod tests;
