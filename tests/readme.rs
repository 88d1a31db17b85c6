//! Holds README.md and docs/ to what the program really prints.
//!
//! A block marked `console` is a session in a fresh workspace: lines that begin with `$ ` are run, the lines
//! below must be what comes out; a line `...` stands for any number of lines. Only `reportedly` is run.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// A command and the lines that the page shows below it.
struct Step {
    line: usize,
    command: String,
    shown: Vec<String>,
}

/// The sessions of a page, one for each `console` block.
fn sessions(page: &str) -> Vec<Vec<Step>> {
    let mut sessions = Vec::new();
    let mut open: Option<Vec<Step>> = None;
    for (number, line) in page.lines().enumerate() {
        match (&mut open, line) {
            (None, "```console") => open = Some(Vec::new()),
            (None, _) => {}
            (Some(_), "```") => sessions.extend(open.take()),
            (Some(steps), _) => match line.strip_prefix("$ ") {
                Some(command) => {
                    steps.push(Step { line: number + 1, command: command.to_owned(), shown: Vec::new() });
                }
                None => steps.last_mut().expect("a `$ ` line first").shown.push(line.to_owned()),
            },
        }
    }
    sessions
}

/// Whether `printed` is what a page shows, `...` standing for any lines.
fn agrees(shown: &[String], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "..." => (0..=printed.len()).any(|skip| agrees(rest, &printed[skip..])),
        Some((first, rest)) => {
            printed.split_first().is_some_and(|(line, more)| line.trim_end() == first.trim_end() && agrees(rest, more))
        }
    }
}

/// Runs the sessions of a page; how many there are.
fn check(page: &Path) -> usize {
    let text = fs::read_to_string(page).expect("a page");
    let sessions = sessions(&text);
    let count = sessions.len();
    for session in sessions {
        let folder = tempfile::tempdir().expect("a folder");
        for step in session {
            let mut words = step.command.split_whitespace();
            if words.next() != Some("reportedly") {
                continue;
            }
            let words: Vec<&str> = words.map(|word| word.trim_matches(['"', '\''])).collect();
            let done = Command::cargo_bin("reportedly")
                .expect("the binary")
                .args(&words)
                .current_dir(folder.path())
                .output()
                .expect("it runs");
            let out = String::from_utf8_lossy(&done.stdout);
            let printed: Vec<&str> = out.lines().collect();
            let place = format!("{}:{}: $ {}", page.display(), step.line, step.command);
            // 1 is for a session that shows what could not be read.
            let ended = done.status.code();
            assert!(
                ended == Some(0) || ended == Some(1) && !step.shown.is_empty(),
                "{place}: {ended:?}\n{}",
                String::from_utf8_lossy(&done.stderr)
            );
            assert!(
                step.shown.is_empty() || agrees(&step.shown, &printed),
                "{place}\nthe page shows\n{}\n\nbut this is printed\n{out}",
                step.shown.join("\n")
            );
        }
    }
    count
}

#[test]
fn pages_show_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<PathBuf> = vec![root.join("README.md")];
    let docs = fs::read_dir(root.join("docs")).into_iter().flatten().flatten().map(|entry| entry.path());
    pages.extend(docs.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    pages.sort();
    let sessions: usize = pages.iter().map(|page| check(page)).sum();
    assert!(sessions >= 4, "{sessions} sessions: were the marks of the blocks changed?");
}
