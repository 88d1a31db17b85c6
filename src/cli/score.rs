//! `score`: reads articles, scores them on all threads, writes the reports whole or not at all.

use std::io::Write as _;
use std::num::NonZero;
use std::thread;

use anyhow::bail;

use crate::article::Article;
use crate::cli::args::{Reading, Score};
use crate::cli::progress::Progress;
use crate::cli::terminal::harmless;
use crate::cli::{Ended, Shared, lexicons};
use crate::error::{Error, Fault};
use crate::input::account::summary;
use crate::input::articles::Articles;
use crate::input::files::find;
use crate::input::settings::Settings;
use crate::pipeline::{Scorer, stream};
use crate::report::bundle::{Bundle, Pieces};
use crate::report::face::Face;
use crate::report::run::Run;

/// Bytes of text that travel together from thread to thread.
const BATCH: usize = 1 << 19;

/// Scores a collection.
pub fn run(score: &Score, shared: Shared) -> anyhow::Result<Ended> {
    let face = Face { excel: score.excel, delimiter: delimiter(&score.delimiter)? };
    let scorer = Scorer::load(lexicons(score.reading.lexicons.as_deref()).as_deref())?;
    let mut bundle = Bundle::new(&score.out, face)?;
    let found = find(&paths(&score.reading));
    let progress = Progress::new((found.bytes > 0).then_some(found.bytes), shared.quiet);
    let mut articles = Articles::new(found, settings(&score.reading).map_err(Error::from)?);
    let mut left_out = LeftOut::default();
    let batches =
        Batches { articles: &mut articles, progress: &progress, reading: &score.reading, left_out: &mut left_out };
    let threads = shared.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get));
    let work = |batch: Vec<Article>| {
        let mut pieces = Pieces::default();
        for article in &batch {
            pieces.add(&scorer, &scorer.score(article), face);
        }
        pieces
    };
    stream::ordered(batches, threads, work, |pieces| {
        progress.scored(pieces.counts.articles);
        bundle.append(&pieces)
    })?;
    progress.done();
    let mut run = Run::new(command(score), &scorer.reader.library);
    run.inputs = articles.accounts().to_vec();
    run.counts = bundle.counts.clone();
    run.counts.truncated_left_out = left_out.truncated;
    run.counts.other_language_left_out = left_out.foreign;
    if !shared.quiet {
        summary(articles.accounts()).iter().for_each(|line| eprintln!("{}", harmless(line)));
    }
    if bundle.counts.articles == 0 {
        drop(bundle);
        bail!("no article could be scored; the messages above say why");
    }
    bundle.finish(&run)?;
    if !shared.quiet {
        let counts = &run.counts;
        say!(
            "{} articles, {} sentences, {} cues -> {}",
            counts.articles,
            counts.rows("sentences"),
            counts.rows("cues"),
            score.out.display()
        );
    }
    let skipped: u64 = articles.accounts().iter().map(|account| account.skipped()).sum();
    Ok(if skipped + left_out.truncated + left_out.foreign > 0 || progress.faults() > 0 {
        Ended::Partly
    } else {
        Ended::Done
    })
}

/// The paths to read; `data` where none is given.
pub fn paths(reading: &Reading) -> Vec<String> {
    if reading.paths.is_empty() { vec!["data".to_owned()] } else { reading.paths.clone() }
}

/// What the user says of the input.
pub fn settings(reading: &Reading) -> Result<Settings, Fault> {
    let mut settings = Settings::default();
    if let Some(format) = &reading.input {
        settings = settings.with_format(format)?;
    }
    if let Some(label) = &reading.encoding {
        settings = settings.with_encoding(label)?;
    }
    for choice in &reading.maps {
        settings = settings.with_map(choice)?;
    }
    if let Some(order) = &reading.dates {
        settings = settings.with_dates(order)?;
    }
    if let Some(folder) = lexicons(reading.lexicons.as_deref()) {
        settings = settings.with_lexicons(&folder)?;
    }
    Ok(settings.with_mended_mojibake(reading.fix_mojibake))
}

fn delimiter(written: &str) -> anyhow::Result<u8> {
    match written {
        "tab" | "TAB" | "\\t" | "\t" => Ok(b'\t'),
        one if one.len() == 1 && !one.starts_with(|c: char| c.is_alphanumeric() || c == '"' || c == '\n') => {
            Ok(one.as_bytes()[0])
        }
        other => bail!("--delimiter {other:?} is not a separator; write , or ; or tab"),
    }
}

/// The words of the command that bear on the result, the same on every machine.
fn command(score: &Score) -> String {
    let mut words = vec!["reportedly score".to_owned()];
    words.extend(paths(&score.reading));
    words.extend(score.reading.maps.iter().map(|map| format!("--map {map}")));
    words.extend(score.reading.input.iter().map(|input| format!("--input {input}")));
    words.extend(score.reading.encoding.iter().map(|label| format!("--encoding {label}")));
    words.extend(score.reading.lexicons.iter().map(|folder| format!("--lexicons {}", folder.display())));
    words.extend(score.reading.dates.iter().map(|order| format!("--dates {order}")));
    words.extend(score.reading.fix_mojibake.then(|| "--fix-mojibake".to_owned()));
    words.extend(score.reading.any_language.then(|| "--any-language".to_owned()));
    words.extend(score.reading.keep_truncated.then(|| "--keep-truncated".to_owned()));
    words.extend(score.excel.then(|| "--excel".to_owned()));
    words.join(" ")
}

/// Articles that were read and not scored.
#[derive(Default)]
struct LeftOut {
    truncated: u64,
    foreign: u64,
}

/// Articles in batches; faults are told as they come.
struct Batches<'a> {
    articles: &'a mut Articles,
    progress: &'a Progress,
    reading: &'a Reading,
    left_out: &'a mut LeftOut,
}

impl Iterator for Batches<'_> {
    type Item = Vec<Article>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut batch, mut size) = (Vec::new(), 0);
        while size < BATCH {
            match self.articles.next() {
                None => break,
                Some(Err(fault)) => self.progress.tell(&fault),
                Some(Ok(read)) if read.truncated && !self.reading.keep_truncated => self.left_out.truncated += 1,
                Some(Ok(read)) if read.foreign && !self.reading.any_language => self.left_out.foreign += 1,
                Some(Ok(read)) => {
                    size += read.article.text.len();
                    batch.push(read.article);
                }
            }
        }
        self.progress.read(self.articles.bytes());
        (!batch.is_empty()).then_some(batch)
    }
}
