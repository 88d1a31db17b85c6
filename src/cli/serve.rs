//! `serve`: a local page to paste or drop articles into.

use crate::cli::args::Serve;
use crate::cli::{Ended, lexicons};
use crate::pipeline::Scorer;
use crate::serve;

/// Listens until it is interrupted.
pub fn run(asked: &Serve) -> anyhow::Result<Ended> {
    let scorer = Scorer::load(lexicons(asked.lexicons.as_deref()).as_deref())?;
    serve::serve(scorer, asked.port, |address| println!("http://{address}/ (Ctrl-C ends it)"))?;
    Ok(Ended::Done)
}
