//! What the fuzz targets do with their bytes: plain functions that panic where a promise is broken.
//!
//! `tests/fuzzed.rs` takes this file in and runs each over its stored corpus, so that what was found once stays found.

pub mod cut;
pub mod lexicon;
pub mod page;
pub mod read;
pub mod rule;
pub mod score;
pub mod sheet;
pub mod write;

use std::path::PathBuf;
use std::sync::OnceLock;

use reportedly::pipeline::Scorer;

/// A target: its name, which is that of its corpus too, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("cut", cut::run),
    ("lexicon", lexicon::run),
    ("page", page::run),
    ("read", read::run),
    ("rule", rule::run),
    ("score", score::run),
    ("sheet", sheet::run),
    ("write", write::run),
];

/// The built-in lexicons, compiled once.
fn scorer() -> &'static Scorer {
    static SCORER: OnceLock<Scorer> = OnceLock::new();
    SCORER.get_or_init(|| Scorer::load(None).expect("the built-in lexicons"))
}

/// A place for one target's files: memory where the machine has such a folder.
fn scratch(target: &str) -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let top = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let folder = top.join(format!("reportedly-fuzz-{}-{target}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for scratch files");
    folder
}

/// The bytes as a choice and the rest; `None` where there are none.
fn choice(bytes: &[u8]) -> Option<(usize, &[u8])> {
    bytes.split_first().map(|(first, rest)| (usize::from(*first), rest))
}
