//! The command line of reportedly.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(reportedly::cli::program(std::env::args_os()))
}
