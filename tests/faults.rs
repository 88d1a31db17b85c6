//! Runs that are stopped, killed, doubled or robbed of their folder: the reports are the old ones or the new ones, whole.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const BIN: &str = env!("CARGO_BIN_EXE_reportedly");

/// A collection of so many articles made of the sample's, each with words of its own.
fn collection(folder: &Path, articles: usize) -> PathBuf {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample.csv");
    let mut reader = csv::Reader::from_path(sample).expect("the sample");
    let header = reader.headers().expect("a header").clone();
    let text = header.iter().position(|name| name == "text").expect("a text column");
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
    let path = folder.join("many.csv");
    let mut writer = csv::Writer::from_path(&path).expect("a file");
    writer.write_record(&header).expect("a header");
    for number in 0..articles {
        let row = rows[number % rows.len()].iter().enumerate().map(|(place, cell)| match place {
            0 => format!("a{number:05}"),
            _ if place == text => format!("{cell}\n\nThe reporter may have filed {number} words."),
            _ => cell.to_owned(),
        });
        writer.write_record(row).expect("a row");
    }
    writer.flush().expect("a file");
    path
}

fn score(folder: &Path, options: &[&str]) -> Command {
    let mut command = Command::new(BIN);
    command.current_dir(folder).args(["score", "many.csv", "--out", "out", "--quiet"]).args(options);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The files of a folder that are not hidden, by name.
fn reports(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let seen = paths.filter(|path| !name(path).starts_with('.'));
    seen.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect()
}

/// A run over many articles, at the moment when it has noted that some are done.
fn under_way(folder: &Path) -> Child {
    collection(folder, 700);
    let mut run = score(folder, &["--threads", "1"]).spawn().expect("it runs");
    let begun = Instant::now();
    while !folder.join("out/.writing/progress.json").exists() {
        assert!(run.try_wait().expect("a process").is_none(), "it ended before it could be stopped");
        assert!(begun.elapsed() < Duration::from_secs(120), "nothing was noted");
        sleep(Duration::from_millis(2));
    }
    run
}

#[test]
fn a_killed_run_leaves_the_old_reports_and_is_gone_on_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    collection(path, 24);
    assert!(score(path, &[]).output().expect("it runs").status.success());
    let old = reports(&path.join("out"));
    assert_eq!(old.len(), 8);
    let mut run = under_way(path);
    run.kill().expect("it can be killed");
    run.wait().expect("it ends");
    assert_eq!(reports(&path.join("out")), old, "after a kill the reports are the old ones");

    // Another command does not go on with it, and takes nothing away.
    for otherwise in [&["--resume", "--wide"][..], &["--resume", "--delimiter", ";"]] {
        let other = score(path, otherwise).output().expect("it runs");
        assert_eq!(other.status.code(), Some(2));
        assert!(said(&other).contains("was begun as `reportedly score many.csv`"), "{}", said(&other));
    }
    assert_eq!(reports(&path.join("out")), old);

    // Nor does a run over a file of the same size that was written to since.
    let input = path.join("many.csv");
    let (as_read, written) =
        (fs::read(&input).expect("a file"), fs::metadata(&input).and_then(|about| about.modified()));
    fs::write(&input, as_read.to_ascii_lowercase()).expect("it can be written");
    let edited = score(path, &["--resume"]).output().expect("it runs");
    assert_eq!(edited.status.code(), Some(2));
    assert!(
        said(&edited).contains("read many.csv, which was written to since; leave out --resume"),
        "{}",
        said(&edited)
    );
    fs::write(&input, as_read).expect("it can be written");
    let file = fs::File::options().write(true).open(&input).expect("a file");
    file.set_modified(written.expect("it has a time")).expect("its time can be set");

    // Nor does a comparison of the old reports.
    let compared = Command::new(BIN).current_dir(path).args(["compare", "out", "--quiet"]).output().expect("it runs");
    assert!(compared.status.success(), "{}", said(&compared));
    assert!(path.join("out/.writing/progress.json").exists());

    let resumed = score(path, &["--resume", "--threads", "2"]).output().expect("it runs");
    assert!(resumed.status.success(), "{}", said(&resumed));
    let new = reports(&path.join("out"));
    assert!(!path.join("out/.writing").exists());
    assert!(score(path, &[]).output().expect("it runs").status.success());
    assert_eq!(reports(&path.join("out")), new, "resumed and unbroken runs give the same bytes");
    assert_ne!(new, old);
}

#[cfg(target_os = "linux")]
#[test]
fn a_standard_error_that_is_full_or_closed_stops_no_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::write(path.join("many.csv"), "id,date,text\n1,soon,The dam may break.\n1,late,The dam broke.\n")
        .expect("a file");
    let full = fs::File::options().write(true).open("/dev/full").expect("a device");
    let mut told = score(path, &[]);
    assert_eq!(told.stderr(full).status().expect("it runs").code(), Some(0));
    let whole = reports(&path.join("out"));
    assert_eq!(whole.len(), 8);
    fs::remove_dir_all(path.join("out")).expect("it can be removed");
    // A reader that is gone before the first line.
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    assert_eq!(score(path, &[]).stderr(writer).status().expect("it runs").code(), Some(0));
    assert_eq!(reports(&path.join("out")), whole);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_a_run_that_waits_for_a_pipe() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    assert!(Command::new("mkfifo").arg(path.join("many.csv")).status().expect("mkfifo runs").success());
    let mut run = score(path, &[]).spawn().expect("it runs");
    let begun = Instant::now();
    while !path.join("out/.writing/begun.json").exists() {
        assert!(begun.elapsed() < Duration::from_secs(120), "it did not begin");
        sleep(Duration::from_millis(2));
    }
    sleep(Duration::from_secs(1));
    let kill = Command::new("kill").args(["-TERM", &run.id().to_string()]).status();
    assert!(kill.expect("kill runs").success());
    let ended = Instant::now();
    while run.try_wait().expect("a process").is_none() {
        assert!(ended.elapsed() < Duration::from_secs(60), "it waits on");
        sleep(Duration::from_millis(20));
    }
    assert_eq!(run.wait().expect("it ended").code(), Some(130));
}

#[cfg(unix)]
#[test]
fn a_stopped_run_says_what_is_done_and_ends_in_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let run = under_way(path);
    let kill = Command::new("kill").args(["-INT", &run.id().to_string()]).status();
    assert!(kill.expect("kill runs").success());
    let ended = run.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(130), "{}", said(&ended));
    assert!(said(&ended).contains("articles are done and kept in out; the same command with --resume goes on"));
    assert!(reports(&path.join("out")).is_empty());
    let anew = score(path, &[]).output().expect("it runs");
    assert!(said(&anew).contains("an unfinished run in out") && said(&anew).contains("is given up"), "{}", said(&anew));
    let nothing = score(path, &["--resume"]).output().expect("it runs");
    assert!(said(&nothing).contains("there is no unfinished run in out"), "{}", said(&nothing));
}

#[cfg(target_os = "linux")]
#[test]
fn verbs_that_print_end_in_order_where_standard_output_is_gone() {
    let mut verbs = vec![&["completions", "bash"][..], &["completions", "zsh"], &["man"], &["codebook"]];
    if cfg!(feature = "serve") {
        verbs.push(&["serve", "--port", "0"]);
    }
    for words in verbs {
        let full = fs::File::options().write(true).open("/dev/full").expect("it is there");
        let ended = Command::new(BIN).args(words).stdout(full).stderr(Stdio::piped()).output().expect("it runs");
        assert_eq!(ended.status.code(), Some(2), "{words:?}: {}", said(&ended));
        assert!(said(&ended).contains("No space left") && !said(&ended).contains("panicked"), "{}", said(&ended));
    }
}

#[test]
fn nothing_goes_on_with_what_comes_through_a_pipe() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |options: &[&str]| {
        let mut command = Command::new(BIN);
        command.current_dir(folder.path()).args(["score", "-", "--out", "out"]).args(options).stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        let text = "id,text\na,\"The dam may leak, officials said.\"\n";
        // A run that refuses does not read on.
        let _ = child.stdin.take().expect("a pipe").write_all(text.as_bytes());
        child.wait_with_output().expect("it ends")
    };
    let refused = run(&["--resume"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("--resume: standard input is read once, and nothing tells"), "{}", said(&refused));
    assert!(run(&[]).status.success());
}

#[test]
fn two_runs_into_one_folder_do_not_mix() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let first = under_way(path);
    let second = score(path, &[]).output().expect("it runs");
    assert_eq!(second.status.code(), Some(2));
    let told = format!("another run of reportedly is writing into this folder (process {})", first.id());
    assert!(said(&second).contains(&told), "{}", said(&second));
    assert!(first.wait_with_output().expect("it ends").status.success());
    assert_eq!(reports(&path.join("out")).len(), 8);
}

#[cfg(unix)]
#[test]
fn a_folder_that_goes_away_in_the_middle_is_an_error_and_no_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let run = under_way(path);
    fs::rename(path.join("out"), path.join("away")).expect("it moves");
    let ended = run.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(2), "{}", said(&ended));
    assert!(said(&ended).contains("out") && !said(&ended).contains("panicked"), "{}", said(&ended));
}

#[test]
fn more_threads_than_any_machine_has_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for (threads, told) in [
        ("1025", "at most 1024 threads are worked with"),
        ("18446744073709551615", "at most 1024 threads are worked with"),
        ("99999999999999999999", "write a whole number, such as 4"),
        ("-1", "write a whole number, such as 4"),
    ] {
        let refused = score(folder.path(), &[&format!("--threads={threads}")]).output().expect("it runs");
        assert_eq!(refused.status.code(), Some(2), "{threads}: {}", said(&refused));
        assert!(said(&refused).contains(told), "{threads}: {}", said(&refused));
    }
    collection(folder.path(), 3);
    let most = score(folder.path(), &["--threads", "1024"]).output().expect("it runs");
    assert!(most.status.success(), "{}", said(&most));
}

#[test]
fn a_folder_of_reports_made_by_somebody_else_reaches_nothing_outside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    collection(path, 3);
    assert!(score(path, &[]).output().expect("it runs").status.success());
    fs::create_dir(path.join("out/.writing")).expect("a folder");
    for own in ["notes.txt", "out/notes.txt", "absolute.txt"] {
        fs::write(path.join(own), own).expect("a file");
    }
    let old = reports(&path.join("out"));
    let absolute = path.join("absolute.txt").display().to_string();
    for name in ["../notes.txt", &absolute] {
        for (names, superseded) in [(vec![name], vec![]), (vec![], vec![name])] {
            let note = serde_json::json!({ "names": names, "superseded": superseded, "noted": false });
            fs::write(path.join("out/.writing/complete.json"), note.to_string()).expect("a file");
            for verb in [&["sample", "out", "--n", "5", "--out", "s"][..], &["compare", "out"], &["report", "out"]] {
                let refused = Command::new(BIN).current_dir(path).args(verb).output().expect("it runs");
                assert_eq!(refused.status.code(), Some(2), "{verb:?}: {}", said(&refused));
                assert!(said(&refused).contains("which is no file of reports"), "{verb:?}: {}", said(&refused));
            }
            assert_eq!(reports(&path.join("out")), old);
            for own in ["notes.txt", "absolute.txt"] {
                assert_eq!(fs::read_to_string(path.join(own)).expect("it is there"), own);
            }
        }
    }
}

#[test]
fn reports_are_equal_for_one_two_and_eight_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    collection(path, 400);
    let mut seen = Vec::new();
    for threads in ["1", "2", "8"] {
        assert!(score(path, &["--threads", threads]).output().expect("it runs").status.success());
        seen.push(reports(&path.join("out")));
    }
    let mut differing = String::new();
    for (name, bytes) in &seen[0] {
        for other in &seen[1..] {
            if other.get(name) != Some(bytes) {
                writeln!(differing, "{name}").expect("memory");
            }
        }
    }
    assert!(differing.is_empty(), "{differing}");
}
