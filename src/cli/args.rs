//! The words of the command line: verbs, options and their help, from which completions and the man page are made too.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// How the help groups the verbs: what one wants to do, and the verbs for it.
pub const GROUPS: &[(&str, &[&str])] = &[
    ("Begin", &["init"]),
    ("Measure", &["score"]),
    ("Ask why", &["explain", "lexicon", "codebook"]),
    ("Set up the shell", &["completions", "man"]),
];

const EXIT: &str = "Exit status: 0 done; 1 done, but rows were skipped or a check failed; 2 could not run.";

/// Measures how news articles hedge, attribute and source their claims.
///
/// With no verb: scores `data/` into `reports/` and prints the outlets.
#[derive(Debug, Parser)]
#[command(name = "reportedly", version, after_help = EXIT, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do; nothing scores data/ into reports/
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Threads to work with; the reports are the same for any number
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<usize>,
    /// Say nothing but faults
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// A verb is a file of `cli/`.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a workspace: lexicons/, data/ with a sample collection, reports/
    Init(Init),
    /// Score articles into CSV reports
    Score(Score),
    /// Show one article with its cues marked and each score with its reasons
    Explain(Explain),
    /// Check, list or explain the lexicons
    Lexicon(Lexicon),
    /// Print the data dictionary of every report
    Codebook(Codebook),
    /// Print the completions of a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// `reportedly init`
#[derive(Debug, Args)]
pub struct Init {
    /// Folder to make the workspace in
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// Copy the built-in lexicons too, to read and to change
    #[arg(long)]
    pub lexicons: bool,
}

/// Where articles come from and how they are read.
#[derive(Clone, Debug, Default, Args)]
pub struct Reading {
    /// Files, folders, patterns, or `-` for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Read a field from this column: text=content, outlet=publication, date=..., title=..., id=...
    #[arg(long = "map", value_name = "FIELD=COLUMN")]
    pub maps: Vec<String>,
    /// Read every file as this format instead of looking
    #[arg(long, value_name = "FORMAT")]
    pub input: Option<String>,
    /// Read every file in this encoding instead of guessing
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// Read dates such as 03/04/2026 by day and month (dmy) or by month and day (mdy)
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<String>,
    /// Mend characters that were decoded wrongly before the file was made ("â€™" for "’")
    #[arg(long)]
    pub fix_mojibake: bool,
    /// Score articles in other languages than English too
    #[arg(long)]
    pub any_language: bool,
    /// Score articles whose text was cut off ("[+2219 chars]") too
    #[arg(long)]
    pub keep_truncated: bool,
    /// Folder of lexicons laid over the built-in ones, row by row
    #[arg(long, value_name = "DIR")]
    pub lexicons: Option<PathBuf>,
}

/// `reportedly score`
#[derive(Clone, Debug, Default, Args)]
pub struct Score {
    /// What to read
    #[command(flatten)]
    pub reading: Reading,
    /// Folder for the reports
    #[arg(long, default_value = "reports", value_name = "DIR")]
    pub out: PathBuf,
    /// Write CSV for Excel: BOM, CRLF, no line breaks in cells, formulas made harmless
    #[arg(long)]
    pub excel: bool,
    /// Field separator of the reports, such as `;`
    #[arg(long, default_value = ",", value_name = "CHAR")]
    pub delimiter: String,
}

/// `reportedly explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// What to read
    #[command(flatten)]
    pub reading: Reading,
    /// Show this article of a collection instead of the first
    #[arg(long, value_name = "ID")]
    pub article: Option<String>,
}

/// `reportedly lexicon`
#[derive(Debug, Args)]
pub struct Lexicon {
    /// What to do with the lexicons
    #[command(subcommand)]
    pub deed: LexiconDeed,
    /// Folder of lexicons laid over the built-in ones
    #[arg(long, global = true, value_name = "DIR")]
    pub lexicons: Option<PathBuf>,
}

/// What `reportedly lexicon` can do.
#[derive(Debug, Subcommand)]
pub enum LexiconDeed {
    /// Prove every row: its `like` fires, its `unlike` does not
    Check,
    /// List the lexicons with their entries, versions and licences
    List,
    /// Show every entry of a word or phrase: rules, strength, literature, proofs
    Explain {
        /// The word or phrase
        #[arg(required = true, num_args = 1..)]
        phrase: Vec<String>,
    },
}

/// `reportedly codebook`
#[derive(Debug, Args)]
pub struct Codebook {
    /// Only this report
    pub report: Option<String>,
    /// Print CSV instead of text
    #[arg(long)]
    pub csv: bool,
}

/// `reportedly completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// bash, zsh, fish, elvish or powershell
    pub shell: clap_complete::Shell,
}
