//! `completions` and `man`: made from the same definitions as the help.

use std::io::{self, Write as _};

use crate::cli::Ended;
use crate::cli::args::{Completions, command};

/// Prints the completions of a shell.
pub fn completions(completions: &Completions) -> anyhow::Result<Ended> {
    // What makes them panics where nobody takes them: they are written once they are whole.
    let mut made = Vec::new();
    clap_complete::generate(completions.shell, &mut command(), "reportedly", &mut made);
    let mut out = io::stdout().lock();
    out.write_all(&made)?;
    out.flush()?;
    Ok(Ended::Done)
}

/// Prints the manual page.
pub fn man() -> anyhow::Result<Ended> {
    let mut out = io::stdout().lock();
    clap_mangen::Man::new(command()).render(&mut out)?;
    out.flush()?;
    Ok(Ended::Done)
}
