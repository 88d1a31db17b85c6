//! `serve`: a local page to paste or drop articles into.

use std::io::Write as _;

use crate::cli::args::Serve;
use crate::cli::{Ended, lexicons};
use crate::error::Error;
use crate::input::settings::Settings;
use crate::pipeline::Scorer;
use crate::serve;

/// Listens until it is interrupted.
pub fn run(asked: &Serve) -> anyhow::Result<Ended> {
    let own = lexicons(asked.lexicons.as_deref());
    let scorer = Scorer::load(own.as_deref())?;
    let settings = own.map_or_else(|| Ok(Settings::default()), |own| Settings::default().with_lexicons(&own));
    let settings = settings.map_err(Error::from)?;
    serve::serve(scorer, settings, asked.port, |address| {
        writeln!(std::io::stdout(), "http://{address}/ (Ctrl-C ends it)")
    })?;
    Ok(Ended::Done)
}
