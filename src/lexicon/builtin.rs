//! The lexicons that are part of the program, as `(path, text)`.

/// Every file under `lexicons/` at build time, sorted by path.
pub static FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));
