//! What the fuzz targets found stays found: each runs over its stored corpus, `fuzz/corpus/<target>`.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use reportedly::stats::random::Random;

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

/// How many times the words of each article of the sample are put into another order.
const ORDERS: usize = 60;

/// A place below `end`, the same in every run.
fn below(random: &mut Random, end: usize) -> usize {
    random.below(u32::try_from(end).expect("a short text")) as usize
}

/// Every rule of the grammar asks what stands beside a word: so no order of words may break one.
#[test]
fn the_words_of_the_sample_break_nothing_in_any_order() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample.csv");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_path(sample).expect("the sample").records().map(|row| row.expect("a row")).collect();
    assert!(rows.len() > 20, "{} articles", rows.len());
    let mut random = Random::new(1);
    for order in 0..ORDERS * rows.len() {
        let row = &rows[order % rows.len()];
        let mut text: Vec<&str> = row[7].split_inclusive([' ', '\n', ',', '.', '“', '”', '’', ':']).collect();
        // Far apart, near together, or with gaps.
        let near = [text.len(), 6, 3][order / rows.len() % 3];
        for at in 0..text.len() {
            let end = text.len().min(at + near);
            text.swap(at, at + below(&mut random, end - at));
        }
        text.retain(|_| below(&mut random, 8) > 0);
        // Cut off anywhere, behind a mark that something must follow.
        for mark in ["#", "£", "(", "“", "— ", ": "] {
            let at = below(&mut random, text.len());
            text.insert(at, mark);
            text.truncate(text.len().max(9) - below(&mut random, 3));
        }
        text.push(["#", "@", "£", ""][below(&mut random, 4)]);
        let title: Vec<&str> = row[3].split_inclusive(' ').rev().skip(below(&mut random, 3)).collect();
        let input = format!("{}\0{}", title.concat().trim(), text.concat());
        if let Err(panic) = std::panic::catch_unwind(|| targets::score::run(input.as_bytes())) {
            eprintln!("broke on {input:?}");
            std::panic::resume_unwind(panic);
        }
    }
}
