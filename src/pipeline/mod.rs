//! Scores a collection: articles in, scored articles out, in order and in constant memory.

pub mod stream;
