//! The lexicons that are part of the program.

/// A file of the program.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Path below `lexicons/`.
    pub path: &'static str,
    /// What stands in it.
    pub text: &'static str,
    /// Its cells, cut when the program was built, one after the other; empty where the text has faults.
    pub cells: &'static str,
    /// For each row its line and where each of its cells ends in `cells`, as numbers of four bytes, the lowest first.
    pub places: &'static [u8],
    /// The forms of its entries, in one text; empty where it holds no phrases.
    pub forms: &'static str,
    /// Where each form ends in that, as numbers of four bytes, the lowest first.
    pub ends: &'static [u8],
    /// For each row its [`crate::lexicon::forms::Place`] among the forms, packed.
    pub entries: &'static [u8],
    /// SHA-256 of the text, worked out when the program was built.
    pub sha256: &'static str,
}

/// Every file under `lexicons/` at build time, sorted by path.
pub static FILES: &[File] = &include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));
