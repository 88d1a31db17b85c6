//! The lexicons that are part of the program.

/// A file of the program.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Path below `lexicons/`.
    pub path: &'static str,
    /// What stands in it.
    pub text: &'static str,
    /// Its rows, cut into cells when the program was built: line, then each cell after `\x1f`, each row before `\x1e`;
    /// empty where the text has faults.
    pub rows: &'static str,
    /// SHA-256 of the text, worked out when the program was built.
    pub sha256: &'static str,
}

/// Every file under `lexicons/` at build time, sorted by path.
pub static FILES: &[File] = &include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));
