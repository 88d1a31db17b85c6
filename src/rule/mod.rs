//! What a cue means where it stands: context rules, each a row of `lexicons/rules/`.

pub(crate) mod capitals;
mod change;
pub mod decide;
mod gate;
pub mod pattern;
pub mod reader;
mod shape;
pub mod tag;
mod tagger;
mod walk;
