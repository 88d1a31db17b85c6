//! Measures how news articles hedge, attribute and source their claims.
//!
//! The way of the data is one direction:
//!
//! ```text
//! bytes -> Article -> Document -> cues -> findings -> Scored -> ArticleProfile -> table of columns -> CSV
//! ```
//!
//! Floors, lowest first; an import goes down only:
//! [`span`] [`mod@error`] [`article`] [`mod@column`], [`text`], and so on up
//! to the command line. `ARCHITECTURE.md` draws the picture.

pub mod article;
pub mod attribution;
pub mod byline;
pub mod calendar;
pub mod certainty;
pub mod cli;
pub mod column;
pub mod compare;
pub mod ending;
pub mod error;
pub mod explain;
pub mod input;
pub mod lexicon;
pub mod packed;
pub mod pipeline;
pub mod profile;
pub mod proof;
pub mod report;
pub mod rule;
pub mod scan;
pub mod scored;
#[cfg(feature = "serve")]
pub mod serve;
pub mod skim;
pub mod sourcing;
pub mod span;
pub mod stats;
pub mod text;
pub mod validate;
