//! The words of the command line: verbs, options and their help, from which completions and the man page are made too.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory as _, Parser, Subcommand};

use crate::pipeline::stream::MOST_THREADS;

/// How the help groups the verbs: what one wants to do, and the verbs for it.
pub const GROUPS: &[(&str, &[&str])] = &[
    ("Begin", &["init"]),
    ("Measure", &["score", "compare"]),
    ("Look", LOOK),
    ("Validate", &["sample", "agree"]),
    ("Ask why", &["explain", "lexicon", "codebook"]),
    ("Set up the shell", &["completions", "man"]),
];

/// The whole command line with its verbs grouped by what one wants to do.
#[must_use]
pub fn command() -> Command {
    let command = Cli::command();
    let mut verbs = String::new();
    for (wish, names) in GROUPS {
        verbs += &format!("{wish}:\n");
        for name in *names {
            let about = command.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
            verbs += &format!("  {name:<12} {}\n", about.unwrap_or_default());
        }
        verbs.push('\n');
    }
    command.help_template(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{verbs}Options:\n{{options}}{{after-help}}"
    ))
}

const LOOK: &[&str] = if cfg!(feature = "serve") { &["report", "serve"] } else { &["report"] };

const EXIT: &str =
    "Exit status: 0 done; 1 done, but rows were skipped or a check failed; 2 could not run; 130 stopped.";

/// Measures how news articles hedge, attribute and source their claims.
///
/// With no verb: scores `data/` into `reports/` and prints the outlets.
#[derive(Debug, Parser)]
#[command(name = "reportedly", version, after_help = EXIT, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do; nothing scores data/ into reports/
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Threads to work with, at most 1,024; the reports are the same for any number
    #[arg(long, global = true, value_name = "N", value_parser = threads)]
    pub threads: Option<usize>,
    /// Say nothing but faults
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// A number of threads; one that no machine can give is refused, not tried.
fn threads(text: &str) -> Result<usize, String> {
    let number = text.parse().map_err(|_| "write a whole number, such as 4".to_owned())?;
    if number > MOST_THREADS { Err(format!("at most {MOST_THREADS} threads are worked with")) } else { Ok(number) }
}

/// A verb is a file of `cli/`.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a workspace: lexicons/, data/ with a sample collection, reports/
    Init(Init),
    /// Score articles into CSV reports
    Score(Score),
    /// Compare the outlets of a folder of reports, its events and its claims
    Compare(Compare),
    /// Show one article with its cues marked and each score with its reasons
    Explain(Explain),
    /// Check, list, explain or try the lexicons
    Lexicon(Lexicon),
    /// Make the page of a reports folder, the workbook, the worksheet
    Report(Report),
    /// Draw sentences for people to code: a blind sheet for each coder
    Sample(Sample),
    /// Read coded sheets: agreement of the coders, and the program's precision against them
    Agree(Agree),
    /// Open a local page to paste or drop articles into; nothing leaves this machine
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Not in this build: a local page to paste or drop articles into
    #[cfg(not(feature = "serve"))]
    #[command(hide = true)]
    Serve(NoPage),
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
    pub paths: Vec<PathBuf>,
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
    /// Folder of lexicons laid over the built-in ones, row by row [default: lexicons/, where there is one]
    #[arg(long, value_name = "DIR")]
    pub lexicons: Option<PathBuf>,
}

/// `reportedly score`
#[derive(Clone, Debug, Default, Args)]
pub struct Score {
    /// What to read
    #[command(flatten)]
    pub reading: Reading,
    /// Folder for the reports; `-` sends one table to standard output
    #[arg(long, default_value = "reports", value_name = "DIR")]
    pub out: PathBuf,
    /// Go on where a run of the same command was stopped
    #[arg(long)]
    pub resume: bool,
    /// How the reports are written
    #[command(flatten)]
    pub writing: Writing,
}

/// How reports are written.
#[derive(Clone, Debug, Args)]
pub struct Writing {
    /// Format of the tables: csv, jsonl, or parquet in a build that has it
    #[arg(long, default_value = "csv", value_name = "FORMAT")]
    pub format: String,
    /// Write only these tables, such as sentences,articles
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    pub tables: Vec<String>,
    /// Write only these columns, in each table that has them
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    pub columns: Vec<String>,
    /// Write the table wide too: each sentence in one row with its article and its source
    #[arg(long)]
    pub wide: bool,
    /// Write CSV for Excel: BOM, CRLF, no line breaks in cells, formulas made harmless
    #[arg(long)]
    pub excel: bool,
    /// Field separator of CSV: , or ; or tab
    #[arg(long, default_value = ",", value_name = "CHAR")]
    pub delimiter: String,
}

impl Default for Writing {
    fn default() -> Self {
        Self {
            format: "csv".to_owned(),
            tables: Vec::new(),
            columns: Vec::new(),
            wide: false,
            excel: false,
            delimiter: ",".to_owned(),
        }
    }
}

/// `reportedly compare`
#[derive(Clone, Debug, Args)]
pub struct Compare {
    /// Folder of reports that `score` made
    #[arg(default_value = "reports", value_name = "DIR")]
    pub folder: PathBuf,
    /// Compare the groups that this column of articles.csv tells, or the months
    #[arg(long, default_value = "outlet", value_name = "COLUMN")]
    pub by: String,
    /// Compare this measure only; may be given again
    #[arg(long = "measure", value_name = "NAME")]
    pub measures: Vec<String>,
    /// Compare inside each section, genre, month or other column too
    #[arg(long, value_name = "COLUMN")]
    pub stratify: Option<String>,
    /// Take events from this file (article_id,event_id; or an events.csv) instead of finding them
    #[arg(long, value_name = "CSV")]
    pub events: Option<PathBuf>,
    /// Compare articles that repeat another's text too
    #[arg(long)]
    pub keep_copies: bool,
    /// Seed of everything random
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub seed: u64,
}

impl Compare {
    /// A comparison of a folder as it is made without options.
    #[must_use]
    pub fn of(folder: &str) -> Self {
        Self {
            folder: folder.into(),
            by: "outlet".to_owned(),
            measures: Vec::new(),
            stratify: None,
            events: None,
            keep_copies: false,
            seed: 0,
        }
    }
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
    /// Folder of lexicons laid over the built-in ones [default: lexicons/, where there is one]
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
    /// Show what an edited lexicon file would change in a folder of reports
    Trial(Trial),
}

/// `reportedly lexicon trial`
#[derive(Debug, Args)]
pub struct Trial {
    /// The edited file, laid over the present lexicon row by row
    #[arg(value_name = "CSV")]
    pub file: PathBuf,
    /// Folder of reports whose sentences are read again
    #[arg(default_value = "reports", value_name = "DIR")]
    pub reports: PathBuf,
    /// Which lexicon the file is, such as certainty/modal.csv [default: told by its name and folder]
    #[arg(long = "as", value_name = "PATH")]
    pub of: Option<String>,
    /// The adjudicated.csv of people's codes, for precision and recall before and after
    #[arg(long, value_name = "CSV")]
    pub coded: Option<PathBuf>,
    /// The key of the sample [default: sample-key.csv beside the codes]
    #[arg(long, value_name = "CSV")]
    pub key: Option<PathBuf>,
}

/// `reportedly sample`
#[derive(Debug, Args)]
pub struct Sample {
    /// Folder of reports that `score` made
    #[arg(default_value = "reports", value_name = "DIR")]
    pub folder: PathBuf,
    /// Sentences to draw
    #[arg(long, default_value_t = 300, value_name = "N")]
    pub n: usize,
    /// Columns of sentences.csv whose values, together, are the strata
    #[arg(long, default_value = "outlet,certainty_level", value_delimiter = ',', value_name = "COLUMNS")]
    pub by: Vec<String>,
    /// Coders, a sheet for each
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=50), value_name = "N")]
    pub coders: u16,
    /// Sentences that every coder codes, for their agreement [default: a third, at least 50]
    #[arg(long, value_name = "N")]
    pub overlap: Option<usize>,
    /// What is to be coded
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "NAMES",
        default_value = "certainty_level,attributed,source_kind,sourcing,transparency"
    )]
    pub variables: Vec<String>,
    /// Seed of the draw and of the coders' orders
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub seed: u64,
    /// Folder for the sheets and their key
    #[arg(long, default_value = "coding", value_name = "DIR")]
    pub out: PathBuf,
    /// Write CSV for Excel: BOM, CRLF, no line breaks in cells, formulas made harmless
    #[arg(long)]
    pub excel: bool,
}

/// `reportedly agree`
#[derive(Debug, Args)]
pub struct Agree {
    /// Coded sheets, CSV or XLSX, one for each coder; or the folder of coder-*.csv or .xlsx that `sample` made
    #[arg(required = true, value_name = "SHEET")]
    pub sheets: Vec<PathBuf>,
    /// Folder for what comes of it
    #[arg(long, default_value = "agreement", value_name = "DIR")]
    pub out: PathBuf,
    /// Hold the program's scores in this folder of reports against the codes
    #[arg(long, value_name = "DIR")]
    pub against: Option<PathBuf>,
    /// The key of the sample [default: sample-key.csv beside the first sheet]
    #[arg(long, value_name = "CSV")]
    pub key: Option<PathBuf>,
    /// An adjudicated.csv whose open codes were settled by hand
    #[arg(long, value_name = "CSV")]
    pub adjudicated: Option<PathBuf>,
    /// Columns that hold codes [default: all but text]
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    pub variables: Vec<String>,
    /// Seed of the intervals
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub seed: u64,
    /// Write CSV for Excel: BOM, CRLF, no line breaks in cells, formulas made harmless
    #[arg(long)]
    pub excel: bool,
}

/// `reportedly report`
#[derive(Clone, Debug, Default, Args)]
pub struct Report {
    /// Folder of the reports that `score` and `compare` wrote
    #[arg(default_value = "reports", value_name = "DIR")]
    pub folder: PathBuf,
    /// Write the workbook reports.xlsx, a sheet for each table
    #[arg(long)]
    pub xlsx: bool,
    /// Write the articles unmarked, to mark by hand, and a second page with the tool's marks
    #[arg(long)]
    pub worksheet: bool,
    /// Only this article in the worksheet; may be given again
    #[arg(long = "article", value_name = "ID", requires = "worksheet")]
    pub articles: Vec<String>,
}

/// `reportedly serve`
#[cfg(feature = "serve")]
#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// Port on 127.0.0.1 to listen on; 0 takes a free one
    #[arg(long, default_value_t = 7373, value_name = "N")]
    pub port: u16,
    /// Folder of lexicons laid over the built-in ones, row by row
    #[arg(long, value_name = "DIR")]
    pub lexicons: Option<PathBuf>,
}

/// `reportedly serve` of a build without it, which says so.
#[cfg(not(feature = "serve"))]
#[derive(Clone, Debug, Args)]
pub struct NoPage {
    /// Whatever would follow
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    pub words: Vec<String>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_hold_and_every_verb_stands_in_one_group() {
        command().debug_assert();
        let grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let cli = Cli::command();
        let shown = cli.get_subcommands().filter(|verb| !verb.is_hide_set());
        let verbs: Vec<&str> = shown.map(Command::get_name).collect();
        for verb in &verbs {
            assert_eq!(grouped.iter().filter(|name| *name == verb).count(), 1, "`{verb}` in GROUPS");
        }
        assert_eq!(grouped.len(), verbs.len());
    }
}
