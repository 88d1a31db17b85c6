//! `completions` and `man`: made from the same definitions as the help.

use std::io;

use crate::cli::Ended;
use crate::cli::args::{Completions, command};

/// Prints the completions of a shell.
pub fn completions(completions: &Completions) -> anyhow::Result<Ended> {
    clap_complete::generate(completions.shell, &mut command(), "reportedly", &mut io::stdout());
    Ok(Ended::Done)
}

/// Prints the manual page.
pub fn man() -> anyhow::Result<Ended> {
    clap_mangen::Man::new(command()).render(&mut io::stdout())?;
    Ok(Ended::Done)
}
