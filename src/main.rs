//! The command line of reportedly: parse, run, print the fault, choose the exit code.

use std::process::ExitCode;

use clap::Parser as _;
use reportedly::cli::{self, args::Cli};

fn main() -> ExitCode {
    match cli::run(Cli::parse()) {
        Ok(ended) => ended.into(),
        Err(error) if cli::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("reportedly: {error:#}");
            ExitCode::from(2)
        }
    }
}
