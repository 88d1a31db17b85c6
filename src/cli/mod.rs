//! The command line: a verb is a file.

/// Prints a line to standard output, no escape sequence of a name or a text in it; where standard output is gone, the
/// verb ends with the error and without a panic.
macro_rules! say {
    () => {
        writeln!(std::io::stdout())?
    };
    ($($words:tt)*) => {
        writeln!(std::io::stdout(), "{}", $crate::cli::terminal::harmless_lines(&format!($($words)*)))?
    };
}

/// Prints a line to standard error. What is said there is said beside the work: where nobody reads it any more, or the
/// disk of a log is full, the work goes on.
macro_rules! tell {
    ($($words:tt)*) => {{
        let _ = std::io::Write::write_fmt(&mut std::io::stderr().lock(), format_args!("{}\n", format_args!($($words)*)));
    }};
}

mod agree;
pub mod args;
mod codebook;
mod compare;
pub mod explain;
mod init;
mod lexicon;
mod progress;
mod record;
mod reference;
mod report;
mod sample;
mod score;
#[cfg(feature = "serve")]
mod serve;
mod shell;
mod stop;
mod terminal;
mod trial;

use clap::FromArgMatches as _;
use std::ffi::OsString;
use std::io::Write as _;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use crate::lexicon::{Library, laid, passed_over};
use crate::report::workbook::WORKBOOK;
use args::{Cli, Verb};

/// How a run ended when it could run at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything was done.
    Done,
    /// Done, but rows were skipped or a check failed.
    Partly,
    /// Stopped by the user before the end; what was done is kept.
    Stopped,
}

/// The whole program, from its words, the first of them its own name, to its exit code: parses, runs, prints the fault.
#[must_use]
pub fn program(words: impl IntoIterator<Item = OsString>) -> u8 {
    let parsed = args::command().try_get_matches_from(words).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            // Help and faults alike; where nobody reads them there is nobody to be told.
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    match run(cli) {
        Ok(Ended::Done) => 0,
        Ok(Ended::Partly) => 1,
        Ok(Ended::Stopped) => 130,
        Err(error) if is_broken_pipe(&error) => 0,
        Err(error) => {
            tell!("reportedly: {}", told(&error));
            2
        }
    }
}

/// What every verb is told.
#[derive(Clone, Copy, Debug)]
pub struct Shared {
    /// Threads to work with.
    pub threads: usize,
    /// Only faults are told.
    pub quiet: bool,
}

/// Runs what the command line asks for.
///
/// # Errors
/// Whatever kept the verb from running; the binary prints it and ends with 2.
pub fn run(cli: Cli) -> anyhow::Result<Ended> {
    let threads = cli.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get));
    let shared = Shared { threads, quiet: cli.quiet };
    match cli.verb {
        None => whole(shared),
        Some(Verb::Score(score)) => {
            let ended = score::run(&score, shared)?;
            if !score::streams(&score) && ended != Ended::Stopped {
                compare::tell_stale(&score.out);
            }
            Ok(ended)
        }
        Some(Verb::Init(init)) => init::run(&init),
        Some(Verb::Lexicon(lexicon)) => lexicon::run(&lexicon, shared),
        Some(Verb::Completions(completions)) => shell::completions(&completions),
        Some(Verb::Man) => shell::man(),
        Some(Verb::Compare(compare)) => compare::run(&compare, shared),
        Some(Verb::Explain(explain)) => explain::run(&explain),
        Some(Verb::Report(report)) => report::run(&report, shared),
        Some(Verb::Sample(sample)) => sample::run(&sample, shared),
        Some(Verb::Agree(agree)) => agree::run(&agree, shared),
        #[cfg(feature = "serve")]
        Some(Verb::Serve(serve)) => serve::run(&serve),
        #[cfg(not(feature = "serve"))]
        Some(Verb::Serve(_)) => {
            anyhow::bail!("this build has no local page; build it with: cargo install --path . --features serve")
        }
        Some(Verb::Codebook(codebook)) => codebook::run(&codebook),
    }
}

/// The whole job, for no verb: scores `data/` into `reports/`, compares the outlets, makes the page.
fn whole(shared: Shared) -> anyhow::Result<Ended> {
    let ended = score::run(&args::Score { out: "reports".into(), ..args::Score::default() }, shared)?;
    if ended == Ended::Stopped {
        return Ok(ended);
    }
    compare::run(&args::Compare::of("reports"), shared)?;
    report::make_page(Path::new("reports"), shared)?;
    compare::tell_stale_pages(Path::new("reports"), &[WORKBOOK]);
    Ok(ended)
}

/// The folder of lexicons to lay over the built-in ones: the one given, else the workspace's own `lexicons/`.
fn lexicons(given: Option<&Path>) -> Option<PathBuf> {
    let own = Path::new("lexicons");
    given.map(Path::to_owned).or_else(|| own.is_dir().then(|| own.to_owned()))
}

/// Doubts about the workspace's lexicons that a verb tells, which is about something else.
const DOUBTS_TOLD: usize = 5;

/// Tells of files in a folder of lexicons that are none by their names.
fn tell_passed_over(folder: Option<&Path>) -> anyhow::Result<()> {
    for doubt in folder.map(passed_over).transpose()?.unwrap_or_default() {
        tell!("reportedly: {}", terminal::harmless(&doubt.to_string()));
    }
    Ok(())
}

/// Tells what may not be meant in the workspace's lexicons; of many doubts `most`.
fn tell_doubts(library: &Library, most: usize) {
    let doubts = laid::doubts(library);
    for doubt in doubts.iter().take(most) {
        tell!("reportedly: {}", terminal::harmless(&doubt.to_string()));
    }
    if doubts.len() > most {
        tell!("reportedly: {} notes more on your lexicons; `reportedly lexicon check` has them", doubts.len() - most);
    }
}

/// Prints to standard output.
///
/// # Errors
/// Standard output is gone; a broken pipe among them, which is no fault.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// What ended a run, as it may go to a terminal: names of files and cells of lexicons may hold escape sequences.
fn told(error: &anyhow::Error) -> String {
    let mut words = String::new();
    for cause in error.chain().map(ToString::to_string) {
        // Some name their cause themselves.
        if !words.ends_with(&cause) {
            words += if words.is_empty() { "" } else { ": " };
            words += &cause;
        }
    }
    terminal::harmless_lines(&words)
}

/// Whether whoever read our output went away: no fault of ours or theirs.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref::<std::io::Error>().is_some_and(broken))
}
