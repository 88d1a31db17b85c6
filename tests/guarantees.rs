//! docs/guarantees.md and SECURITY.md name a test for each promise; every named test must stand in the tree.

use std::fs;
use std::path::Path;

/// The names between back quotes that stand as `file::test`.
fn named(page: &str) -> Vec<(&str, &str)> {
    page.split('`').skip(1).step_by(2).filter_map(|word| word.split_once("::")).collect()
}

#[test]
fn every_promise_has_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    let mut promises = 0;
    for page in ["docs/guarantees.md", "SECURITY.md"] {
        let text = fs::read_to_string(root.join(page)).expect("the page");
        for (file, test) in named(&text) {
            let source = fs::read_to_string(root.join(file)).unwrap_or_default();
            let declared = format!("fn {test}(");
            let at = source.find(&declared);
            // Its attributes stand right above it.
            let above = at.map(|at| {
                source[..at].trim_end().lines().rev().take_while(|line| !line.trim().is_empty() && line.trim() != "}")
            });
            if !above.is_some_and(|mut above| above.any(|line| line.trim() == "#[test]")) {
                wrong.push(format!("{page}: `{file}::{test}` is no test"));
            }
        }
        for row in text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise")) {
            promises += 1;
            let held = row.contains(".rs::") || row.contains("`scripts/");
            if !held {
                wrong.push(format!("{page}: no test stands beside: {row}"));
            }
        }
        for script in text.split('`').skip(1).step_by(2).filter(|word| word.starts_with("scripts/")) {
            if !root.join(script).exists() {
                wrong.push(format!("{page}: there is no {script}"));
            }
        }
    }
    assert!(promises > 15, "{promises}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
