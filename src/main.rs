//! The command line of reportedly: parse, run, print the fault, choose the exit code.

use std::process::ExitCode;

use clap::FromArgMatches as _;
use reportedly::cli::{self, args};

fn main() -> ExitCode {
    let cli = args::Cli::from_arg_matches(&args::command().get_matches()).unwrap_or_else(|error| error.exit());
    match cli::run(cli) {
        Ok(ended) => ended.into(),
        Err(error) if cli::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("reportedly: {}", cli::told(&error));
            ExitCode::from(2)
        }
    }
}
