//! What the fuzz targets found stays found: each runs over its stored corpus, `fuzz/corpus/<target>`.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

#[path = "../fuzz/src/lib.rs"]
mod targets;

/// Longest time for one stored input, in a build that is not optimised: a hang is a failure.
const LIMIT: Duration = Duration::from_secs(20);

#[test]
fn every_stored_input_keeps_the_promises_of_its_target() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, run) in targets::TARGETS {
        let mut paths: Vec<_> =
            fs::read_dir(corpus.join(name)).expect(name).map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        assert!(!paths.is_empty(), "{name} has no corpus");
        // Lexicons are compiled by whoever comes first, which is not the input's fault.
        run(b"");
        for path in paths {
            let bytes = fs::read(&path).expect("an input");
            let begun = Instant::now();
            if let Err(panic) = std::panic::catch_unwind(|| run(&bytes)) {
                eprintln!("{name} broke on {}", path.display());
                std::panic::resume_unwind(panic);
            }
            assert!(begun.elapsed() < LIMIT, "{name} took {:?} for {}", begun.elapsed(), path.display());
        }
    }
}

#[test]
fn the_stored_corpora_are_small() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let files = targets::TARGETS.iter().flat_map(|(name, _)| fs::read_dir(corpus.join(name)).expect("a corpus"));
    let sizes: Vec<u64> = files.map(|entry| entry.expect("an entry").metadata().expect("a size").len()).collect();
    assert!(sizes.iter().sum::<u64>() < 1 << 20, "{} bytes", sizes.iter().sum::<u64>());
}
