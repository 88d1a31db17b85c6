//! `score`: reads articles, scores them on all threads, writes the reports whole or not at all.

use std::io::{self, Write as _};
use std::mem::ManuallyDrop;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::article::Article;
use crate::cli::args::{Reading, Score, Writing};
use crate::cli::init::SAMPLE;
use crate::cli::progress::Progress;
use crate::cli::record;
use crate::cli::stop::{self, Stopped};
use crate::cli::terminal::harmless;
use crate::cli::{DOUBTS_TOLD, Ended, Shared, lexicons, tell_doubts, tell_passed_over};
use crate::compare::reading::count;
use crate::error::{Error, Fault, Place};
use crate::input::account::{Account, summary};
use crate::input::articles::Articles;
use crate::input::files::{File, Found, find_beside};
use crate::input::settings::Settings;
use crate::pipeline::{Scorer, stream};
use crate::report::blocks::Pool;
use crate::report::bundle::{Bundle, Pieces};
use crate::report::face::{Face, Format};
use crate::report::layout::{Layout, TableLayout};
use crate::report::owned::spare_inputs;
use crate::report::piece::Pen;
use crate::report::run::{Counts, Run};
use crate::report::table::Tabular;
use crate::report::unfinished::{Input, Same};

/// Bytes of text that travel together from thread to thread.
const BATCH: usize = 1 << 18;
/// What is read where nothing is named.
const DATA: &str = "data";

/// Scores a collection.
pub fn run(score: &Score, shared: Shared) -> anyhow::Result<Ended> {
    let layout = layout(&score.writing, streams(score))?;
    if score.resume && (streams(score) || !layout.face.format.grows_by_lines()) {
        bail!(
            "--resume goes on with files of lines in a folder; leave it out, or --format {} or --out -",
            score.writing.format
        );
    }
    // The process ends with the verb: to take the lexicons apart first would be time for nothing.
    let own = lexicons(score.reading.lexicons.as_deref());
    tell_passed_over(own.as_deref())?;
    let scorer = ManuallyDrop::new(Scorer::load(own.as_deref())?);
    tell_doubts(&scorer.reader.library, DOUBTS_TOLD);
    let found = gather(&score.reading, Some(&score.out))?;
    let passing = found.files.iter().find(|file| file.passes()).map(File::name);
    if let Some(name) = passing.as_deref().filter(|_| score.resume) {
        bail!(
            "--resume: {}, and nothing tells whether the same articles come again; leave --resume out, or save them in a file",
            if name == "-" { "standard input is read once".to_owned() } else { format!("{name} is a pipe") }
        );
    }
    if !streams(score) {
        spare_inputs(&score.out, &layout, found.files.iter().map(|file| &*file.path))?;
    }
    tell_sample(&found);
    let astray = found.faults.len() as u64;
    let mut output = Output::new(score, &layout, || same(score, &scorer, &found), shared)?;
    let done = output.passed();
    let progress = Progress::new((found.bytes > 0).then_some(found.bytes), shared.quiet);
    progress.scored(done);
    let mut articles = Articles::new(found, settings(&score.reading).map_err(Error::from)?);
    let mut left_out = LeftOut::default();
    let batches = Batches {
        articles: &mut articles,
        progress: &progress,
        reading: &score.reading,
        left_out: &mut left_out,
        to_pass: done,
    };
    let pool = Pool::default();
    let work = |batch: Vec<Article>| {
        let mut pieces = Pieces::new(&layout);
        for article in batch {
            // A fault of the program costs the article on which it shows, not the run.
            match panic::catch_unwind(AssertUnwindSafe(|| scorer.score(&article))) {
                Ok(scored) => pieces.add(&scorer, &scored, &layout, &pool),
                Err(_) => {
                    pieces.counts.failed_left_out += 1;
                    progress.tell(&failed(&article));
                }
            }
        }
        pieces
    };
    stop::watch();
    let ended: anyhow::Result<()> = stream::ordered(batches, shared.threads, work, |pieces| {
        progress.scored(pieces.counts.articles + pieces.counts.failed_left_out);
        output.append(pieces, &pool)?;
        Ok(stop::check()?)
    });
    progress.done();
    if let Err(error) = ended {
        let done = output.done();
        if done > 0 && matches!(output, Output::Folder(_)) {
            let out = score.out.display();
            let mend = if passing.is_none() {
                "the same command with --resume goes on"
            } else {
                "of articles in a file, not in a pipe, --resume could go on"
            };
            tell!("reportedly score: {done} articles are done and kept in {out}; {mend}");
        }
        return if error.is::<Stopped>() { Ok(Ended::Stopped) } else { Err(error) };
    }
    left_out.failed = output.failed();
    let accounts = articles.accounts();
    if !shared.quiet {
        summary(accounts).iter().for_each(|line| tell!("{}", harmless(line)));
    }
    if output.done() == 0 {
        drop(output);
        bail!("no article could be scored; the messages above say why");
    }
    if let Output::Pipe(pipe) = output {
        let mut out = io::stdout().lock();
        out.write_all(&pipe.pen.finish())?;
        out.flush()?;
    } else if let Output::Folder(bundle) = output {
        let mut run = Run::new(recorded(score), &scorer.reader.library, accounts.to_vec());
        run.counts = bundle.counts.clone();
        run.counts.truncated_left_out = left_out.truncated;
        run.counts.other_language_left_out = left_out.foreign;
        let gone = bundle.finish(&run)?;
        if !gone.is_empty() {
            let out = score.out.display();
            tell!("reportedly score: {} in {out} were of an earlier run and are gone", gone.join(", "));
        }
        if !shared.quiet {
            say!("{}{} -> {}", told(&run.counts, &layout), left_out.told(), score.out.display());
        }
    }
    let lost: u64 = accounts.iter().map(Account::lost).sum();
    Ok(if astray + lost + left_out.truncated + left_out.foreign + left_out.failed > 0 {
        Ended::Partly
    } else {
        Ended::Done
    })
}

/// What is said of an article on which the program failed.
fn failed(article: &Article) -> Fault {
    Fault::new(
        Place::line(article.file.clone(), article.row),
        format!("reportedly failed on the article `{}`, which is left out; the others go on", article.id),
        "report it, with the lines above and the article if you may share it",
    )
}

/// The files to read. Reports, and the lexicons of the workspace, are no articles.
///
/// # Errors
/// There is nothing to read.
pub fn gather(reading: &Reading, out: Option<&Path>) -> anyhow::Result<Found> {
    if reading.paths.is_empty() && !Path::new(DATA).exists() {
        bail!(
            "there is no folder {DATA}/ here; name articles (`reportedly score PATH`), or make a workspace with `reportedly init`"
        );
    }
    let own = lexicons(reading.lexicons.as_deref());
    let beside: Vec<&Path> = out.into_iter().chain(own.as_deref()).collect();
    let paths = paths(reading);
    let found = find_beside(&paths, &beside);
    if !found.left_out.is_empty() {
        let folders: Vec<String> = found.left_out.iter().map(|folder| folder.display().to_string()).collect();
        tell!("reportedly: left out, since reports and lexicons are no articles: {}", harmless(&folders.join(", ")));
    }
    if found.files.is_empty() && found.faults.is_empty() {
        let named: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        bail!("{}: there is no article in it; put CSV, XLSX, .txt or other files there", named.join(", "));
    }
    Ok(found)
}

/// Tells that the invented articles lie among others.
fn tell_sample(found: &Found) {
    let mut files = found.files.iter().map(|file| &file.path).filter(|_| found.files.len() > 1);
    if let Some(sample) = files.find(|path| is_sample(path)) {
        tell!(
            "reportedly: {}: these are the invented articles that `reportedly init` brings, and they count with the others; remove the file for a study of your own",
            harmless(&sample.display().to_string())
        );
    }
}

/// Whether a file is the sample that a workspace begins with.
fn is_sample(path: &Path) -> bool {
    let long = |path: &Path| path.metadata().is_ok_and(|about| about.len() == SAMPLE.len() as u64);
    long(path) && std::fs::read(path).is_ok_and(|bytes| bytes == SAMPLE.as_bytes())
}

/// What another run must share with this one to go on where it stopped.
fn same(score: &Score, scorer: &Scorer, found: &Found) -> Same {
    let lexicons = scorer.reader.library.versions().into_iter().map(|(path, _, sha256)| (path, sha256));
    Same {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        command: recorded(score),
        inputs: found.files.iter().map(|file| Input::of(&file.path)).collect(),
        lexicons: lexicons.collect(),
    }
}

/// The command that run.json keeps.
fn recorded(score: &Score) -> String {
    record::score(&paths(&score.reading), &score.reading, &score.writing)
}

/// Whether one table goes to standard output instead of a folder.
pub fn streams(score: &Score) -> bool {
    score.out.as_os_str() == "-"
}

/// What is to be written, and how; of a stream, one table.
fn layout(writing: &Writing, stream: bool) -> anyhow::Result<Layout> {
    let format = Format::named(&writing.format).map_err(Error::from)?;
    if format != Format::Csv && (writing.excel || writing.delimiter != ",") {
        bail!("--excel and --delimiter are dialects of CSV; leave them out, or --format {}", format.name());
    }
    let face = Face { format, excel: writing.excel, delimiter: delimiter(&writing.delimiter)? };
    let one = [if writing.wide { "wide" } else { "sentences" }.to_owned()];
    let tables = if stream && writing.tables.is_empty() { &one[..] } else { &writing.tables };
    let layout = Layout::asked(face, tables, &writing.columns, writing.wide).map_err(Error::from)?;
    if stream && layout.tables.len() != 1 {
        bail!("--out - sends one table to standard output; name one with --tables, or a folder with --out");
    }
    Ok(layout)
}

/// What was written, in words.
fn told(counts: &Counts, layout: &Layout) -> String {
    let articles = count(counts.articles as usize, "article");
    let whole = Layout::new(layout.face);
    if layout.tables.iter().map(Tabular::name).eq(whole.tables.iter().map(Tabular::name)) {
        let rows = ["sentence", "cue"].map(|row| count(counts.rows(&format!("{row}s")) as usize, row));
        return format!("{articles}, {}", rows.join(", "));
    }
    let rows = |table: &TableLayout| format!("{} rows of {}", counts.rows(table.name()), table.file());
    format!("{articles}, {}", layout.tables.iter().map(rows).collect::<Vec<_>>().join(", "))
}

/// One table on its way to standard output.
struct Pipe {
    pen: Pen,
    articles: u64,
    failed: u64,
}

/// Where the rows go.
enum Output {
    /// A folder, whole or not at all.
    Folder(Box<Bundle>),
    /// Standard output, as they come.
    Pipe(Pipe),
}

impl Output {
    fn new(score: &Score, layout: &Layout, same: impl FnOnce() -> Same, shared: Shared) -> anyhow::Result<Self> {
        if streams(score) {
            let mut out = io::stdout().lock();
            layout.tables.iter().try_for_each(|table| out.write_all(&table.opening()))?;
            return Ok(Self::Pipe(Pipe { pen: Pen::new(&layout.tables[0]), articles: 0, failed: 0 }));
        }
        let out = score.out.display();
        let bundle = Bundle::new(&score.out, layout, &same(), score.resume)?;
        if bundle.given_up > 0 {
            tell!("reportedly score: an unfinished run in {out}, {} articles, is given up", bundle.given_up);
        } else if score.resume && bundle.counts.articles == 0 {
            tell!("reportedly score: there is no unfinished run in {out}; this one begins at the first article");
        } else if score.resume && !shared.quiet {
            tell!("reportedly score: {} articles are done in {out}; going on", bundle.counts.articles);
        }
        Ok(Self::Folder(Box::new(bundle)))
    }

    /// Articles whose rows are written.
    fn done(&self) -> u64 {
        match self {
            Self::Folder(bundle) => bundle.counts.articles,
            Self::Pipe(pipe) => pipe.articles,
        }
    }

    /// Articles that the program failed on.
    fn failed(&self) -> u64 {
        match self {
            Self::Folder(bundle) => bundle.counts.failed_left_out,
            Self::Pipe(pipe) => pipe.failed,
        }
    }

    /// Articles that are behind, written or not.
    fn passed(&self) -> u64 {
        self.done() + self.failed()
    }

    fn append(&mut self, pieces: Pieces, pool: &Pool) -> anyhow::Result<()> {
        match self {
            Self::Folder(bundle) => Ok(bundle.append(pieces, pool)?),
            Self::Pipe(pipe) => {
                pipe.articles += pieces.counts.articles;
                pipe.failed += pieces.counts.failed_left_out;
                let mut out = io::stdout().lock();
                let mut put = |piece| pipe.pen.write(piece, pool, |bytes| out.write_all(bytes));
                pieces.tables.into_iter().try_for_each(&mut put)?;
                Ok(out.flush()?)
            }
        }
    }
}

/// The paths to read; `data` where none is given.
pub fn paths(reading: &Reading) -> Vec<PathBuf> {
    if reading.paths.is_empty() { vec![DATA.into()] } else { reading.paths.clone() }
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

/// The separators that `compare` and the other verbs find out when they read the reports back.
fn delimiter(written: &str) -> anyhow::Result<u8> {
    match written {
        "tab" | "TAB" | "\\t" | "\t" => Ok(b'\t'),
        "," | ";" => Ok(written.as_bytes()[0]),
        other => bail!("--delimiter {other:?} is not one that the reports can have; write , or ; or tab"),
    }
}

/// Articles that were read and not scored.
#[derive(Default)]
struct LeftOut {
    truncated: u64,
    foreign: u64,
    failed: u64,
}

impl LeftOut {
    /// How many and why, behind the number of those that were scored.
    fn told(&self) -> String {
        let why = [
            (self.foreign, "not in English"),
            (self.truncated, "cut off"),
            (self.failed, "since the program failed on them"),
        ];
        let told = why.iter().filter(|(count, _)| *count > 0).map(|(count, why)| format!("; {count} left out, {why}"));
        told.collect()
    }
}

/// Articles in batches; faults are told as they come.
struct Batches<'a> {
    articles: &'a mut Articles,
    progress: &'a Progress,
    reading: &'a Reading,
    left_out: &'a mut LeftOut,
    /// Articles that an unfinished run has scored; they are read again, for what is said of the files, and passed over.
    to_pass: u64,
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
                Some(Ok(_)) if self.to_pass > 0 => self.to_pass -= 1,
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
