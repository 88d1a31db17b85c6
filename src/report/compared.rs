//! Compares a folder of reports: reads what `score` wrote there and writes outlets, comparisons, events and claims beside it.
//!
//! Sentences are read three times rather than kept: once for what their words
//! leave behind, then event by event for the claims across outlets, then
//! article by article for headline and lead. Memory grows with the number of
//! articles, not with their text.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use csv::StringRecord;
use serde_json::json;

use crate::column::Kind;
use crate::compare::article::{self, ArticleRow};
use crate::compare::claims::{ClaimRow, ClaimSentence, across, inside};
use crate::compare::collection::{Collection, Compared, Gathered, Settings, Traces};
use crate::compare::groups::Groups;
use crate::compare::likeness::Frequencies;
use crate::compare::measure::{Measure, named};
use crate::compare::sentence::{self, credit};
use crate::compare::terms::Stopwords;
use crate::error::{Error, Fault, Place, Result};
use crate::pipeline::stream;
use crate::report::articles::ARTICLES;
use crate::report::claims::CLAIMS;
use crate::report::codebook::{CODEBOOK, variables};
use crate::report::comparisons::COMPARISONS;
use crate::report::datapackage::datapackage;
use crate::report::events::EVENTS;
use crate::report::face::Face;
use crate::report::outlets::OUTLETS;
use crate::report::owned::edited_events;
use crate::report::source::{Run, Source};
use crate::report::staging::Staging;
use crate::report::table::{About, Report, Tabular as _};
use crate::report::{compared_too, run};
use crate::stats::bootstrap::DRAWS;
use crate::text::wording::alike;

/// Articles that travel together from thread to thread.
const BATCH: usize = 64;

/// What articles are grouped by where nothing else is named.
const OUTLET: &str = "outlet";

/// What a comparison is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Column of articles.csv that tells the groups; `outlet` as a rule.
    pub by: String,
    /// Names of measures; none for all.
    pub measures: Vec<String>,
    /// Column inside whose values outlets are compared too, or `month`; empty for none.
    pub stratify: String,
    /// File with the user's own events: article_id, event_id; an events.csv is held against the titles too.
    pub events: Option<PathBuf>,
    /// Compare copies of other articles too.
    pub keep_copies: bool,
    /// Seed of the draws.
    pub seed: u64,
    /// Threads to work with; the reports are the same for any number.
    pub threads: usize,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            by: OUTLET.to_owned(),
            measures: Vec::new(),
            stratify: String::new(),
            events: None,
            keep_copies: false,
            seed: 0,
            threads: 1,
        }
    }
}

/// What a comparison came to.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Estimates, differences and notices.
    pub compared: Compared,
    /// The measures compared.
    pub measures: Vec<&'static Measure>,
    /// Articles read.
    pub articles: usize,
    /// Articles that repeat another's text, compared or not.
    pub copies: usize,
    /// Events that more than one article reports.
    pub events: usize,
    /// Articles of no event.
    pub apart: usize,
    /// Claims that stand in several outlets.
    pub claims: usize,
    /// Those among them that an outlet gives as plain fact and another does not.
    pub hedge_losses: usize,
    /// What an events.csv that people had worked on is kept as.
    pub kept: Option<String>,
}

/// The files of a folder that a comparison reads.
struct Folder<'a> {
    sentences: Source,
    sentence: sentence::Reader,
    attributions: Source,
    attribution: sentence::Reader,
    stopwords: &'a Stopwords,
    /// Where the sentences and the attributions of each article stand.
    places: [Vec<Range<u64>>; 2],
}

/// Compares the reports of a folder and writes outlets, comparisons, events and claims into it.
///
/// The codebook, the data package and the run record of the folder are written
/// anew, so that they cover all its files.
///
/// # Errors
/// The folder holds no reports, a column that was asked for is not there, or
/// the files cannot be written; then none is changed.
pub fn compare(folder: &Path, asked: &Asked, stopwords: &Stopwords) -> Result<Outcome> {
    groups_by(&asked.by)?;
    let source = Source::report(folder, "articles")?;
    let measures = named(&asked.measures)?;
    let reader = article::Reader::new(&source.name, &source.columns(), &asked.by, &asked.stratify, &measures);
    let reader = reader.map_err(|error| with_column_of_the_files(error, folder, &source.columns()))?;
    let mut articles = Vec::new();
    source.each(|row| articles.push(reader.row(&cells(row))))?;
    if articles.is_empty() {
        let mend = "score some articles first";
        return Err(Fault::new(Place::file(&source.name), "it holds no article", mend).into());
    }
    let empty = |cell: fn(&ArticleRow) -> &str| articles.iter().all(|article| cell(article).is_empty());
    let fault = |column: &str, option: &str| {
        let place = Place::file(&source.name).column(column);
        Fault::new(place, "it is empty in every article", format!("name another column with {option}")).into()
    };
    if asked.by != OUTLET && empty(|article| &article.group) {
        return Err(fault(&asked.by, "--by"));
    }
    if !asked.stratify.is_empty() && empty(|article| &article.stratum) {
        return Err(fault(&asked.stratify, "--stratify"));
    }
    let mut collection = Collection::new(articles);
    let mut notices = overlay(&mut collection, asked.events.as_deref())?;
    let mut files = Folder::open(folder, stopwords, collection.articles.len())?;
    let mut staging = Staging::new(folder)?;
    let mut gathered = files.gather(&collection, asked.threads)?;
    let settings = Settings { groups: Groups::of(&asked.by), seed: asked.seed, keep_copies: asked.keep_copies };
    let events = collection.find_events(&mut gathered, settings);
    let measures = reader.measures();
    let mut compared = collection.compared(&measures, settings);
    notices.extend(missing(reader.missing()));
    compared.notices.splice(0..0, notices);
    let face = source.dialect.face();
    let new = EVENTS.file(face, &events);
    let kept = edited_events(folder, &new);
    staging.whole(&face.format.file(EVENTS.name), &new)?;
    if let Some((name, old)) = &kept {
        staging.whole(name, old)?;
    }
    write(&mut staging, face, &OUTLETS, &compared.outlets)?;
    write(&mut staging, face, &COMPARISONS, &compared.comparisons.rows)?;
    let [claims, hedge_losses] =
        files.claims(&collection, &gathered.frequencies, (face, asked.threads), &mut staging)?;
    let outcome = Outcome {
        measures,
        articles: collection.articles.len(),
        copies: events.iter().filter(|row| !row.copy_of.is_empty()).count(),
        events: collection.events().len(),
        apart: collection.articles.len() - collection.events().values().map(Vec::len).sum::<usize>(),
        claims,
        hedge_losses,
        compared,
        kept: kept.map(|(name, _)| name),
    };
    write(&mut staging, face, &CODEBOOK, &variables(&compared_too(), face.format))?;
    staging.whole("datapackage.json", datapackage(&compared_too(), face).as_bytes())?;
    staging.whole("run.json", record(folder, asked, &outcome)?.as_bytes())?;
    staging.finish()?;
    Ok(outcome)
}

/// Refuses a column that holds a number for each article, which would make as many groups.
fn groups_by(column: &str) -> Result<()> {
    let number = |about: &About| about.name == column && matches!(about.kind, Kind::Count | Kind::Number);
    if !ARTICLES.columns().iter().any(number) {
        return Ok(());
    }
    let what = format!("{column} is a number of each article and makes no groups");
    let mend = "name a column such as outlet, section, genre or author; --measure chooses what is compared";
    Err(Fault::new(Place::file("--by"), what, mend).into())
}

fn cells(row: &StringRecord) -> Vec<&str> {
    row.iter().collect()
}

fn write<R: 'static>(staging: &mut Staging, face: Face, report: &Report<R>, rows: &[R]) -> Result<()> {
    staging.whole(&face.format.file(report.name), &report.file(face, rows))
}

/// Lays the user's events over the articles; what was odd about them, a sentence each.
fn overlay(collection: &mut Collection, events: Option<&Path>) -> Result<Vec<String>> {
    let Some(path) = events else { return Ok(Vec::new()) };
    let mend = "name the columns article_id,event_id";
    let source = Source::open(path.to_owned(), mend)?;
    let find = |name: &str| source.header.iter().position(|column| column == name);
    let (Some(article), Some(event)) = (find("article_id"), find("event_id")) else {
        let place = Place::line(&source.name, 1).column("event_id");
        return Err(Fault::new(place, "there is no such column", mend).into());
    };
    // In a list of the user's own `title` may be the event's.
    let title = find("title").filter(|_| find("match_score").is_some());
    let (mut strange, mut lines, mut faults) = (0, HashMap::new(), Vec::new());
    source.each(|row| {
        let id = row.get(article).unwrap_or_default();
        let Some(place) = collection.place(id) else { return strange += 1 };
        let line = row.position().map_or(0, |at| source.dialect.line(at));
        if let Some(first) = lines.insert(place, line) {
            let what = format!("{id} has two rows; the first stands on line {first}");
            faults.push(Fault::new(Place::line(&source.name, line), what, "delete one of the rows"));
        }
        let article = &mut collection.articles[place];
        let named = title.and_then(|title| row.get(title)).unwrap_or_default();
        if !alike(named, &article.title) {
            let what = format!("{id} is \"{}\" in articles.csv, not \"{named}\"", article.title);
            let mend = "give the events of these articles, or leave the column out";
            faults.push(Fault::new(Place::line(&source.name, line).column("title"), what, mend));
        }
        article.event_id = row.get(event).unwrap_or_default().trim().to_owned();
        article.no_event = article.event_id.is_empty();
    })?;
    if !faults.is_empty() {
        return Err(Error::Faults(faults));
    }
    let told = format!("{}: {strange} rows name an article that articles.csv does not hold.", source.name);
    Ok(if strange > 0 { vec![told] } else { Vec::new() })
}

/// A column that was asked for and is not there may be one of the files that were scored; then that is the mend.
fn with_column_of_the_files(error: Error, folder: &Path, columns: &[&str]) -> Error {
    let Error::Fault(mut fault) = error else { return error };
    let told = |column: &String| run::column(&run::read(folder).ok()?, column, columns);
    if let Some(mend) = fault.place.column.as_ref().and_then(told) {
        fault.mend = mend;
    }
    fault.into()
}

/// Measures that articles.csv has no columns for.
fn missing(measures: &[&Measure]) -> Option<String> {
    let names: Vec<&str> = measures.iter().map(|measure| measure.name).collect();
    (!names.is_empty())
        .then(|| format!("articles.csv has no columns for {}; score the collection again.", names.join(", ")))
}

impl<'a> Folder<'a> {
    fn open(folder: &Path, stopwords: &'a Stopwords, articles: usize) -> Result<Self> {
        let (sentences, attributions) = (Source::report(folder, "sentences")?, Source::report(folder, "attributions")?);
        Ok(Self {
            sentence: sentence::Reader::sentences(&sentences.name, &sentences.columns())?,
            attribution: sentence::Reader::attributions(&attributions.name, &attributions.columns())?,
            sentences,
            attributions,
            stopwords,
            places: [vec![0..0; articles], vec![0..0; articles]],
        })
    }

    /// Reads every sentence once: what its words leave behind is gathered, where it stands is kept.
    fn gather(&mut self, collection: &Collection, threads: usize) -> Result<Gathered> {
        let Self { sentences, sentence, attributions, stopwords, places: [of_sentences, of_attributions], .. } = self;
        for run in attributions.runs(|_| ())? {
            note(attributions, collection, of_attributions, &run?)?;
        }
        let mut gathered = Gathered::of(collection.articles.len());
        let mut fault = None;
        let runs = sentences.runs(|row| {
            let (position, text) = sentence.words(&cells(row));
            (position.to_owned(), text.to_owned())
        })?;
        let placed = runs.filter_map(|run| {
            let placed = |run| Ok(note(sentences, collection, of_sentences, &run)?.map(|place| (place, run.rows)));
            run.and_then(placed).transpose()
        });
        let batches = stream::batches(BATCH, placed, &mut fault);
        let traces = |(place, rows): (usize, Vec<(String, String)>)| {
            let words = rows.iter().map(|(position, text)| (position.as_str(), text.as_str()));
            (place, Traces::new(&collection.articles[place].title, words, stopwords))
        };
        let work = |batch: Vec<_>| batch.into_iter().map(traces).collect::<Vec<_>>();
        stream::ordered(batches, threads, work, |batch| {
            batch.into_iter().for_each(|(place, traces)| gathered.add(place, traces));
            Ok::<(), Error>(())
        })?;
        fault.map_or(Ok(gathered), Err)
    }

    /// Writes claims.csv; how many claims stand in several outlets, and how many of these lose a hedge.
    fn claims(
        &self,
        collection: &Collection,
        frequencies: &Frequencies,
        asked: (Face, usize),
        staging: &mut Staging,
    ) -> Result<[usize; 2]> {
        let (face, threads) = asked;
        let names: Vec<&str> = CLAIMS.header().collect();
        let file = staging.open("claims.csv")?;
        staging.write(file, &face.opening(&names))?;
        let events = collection.events();
        let across_outlets = events.iter().map(|(event, places)| Job::Across(event, places));
        let all: Vec<usize> = (0..collection.articles.len()).collect();
        let jobs = across_outlets.chain(all.chunks(BATCH).map(Job::Inside));
        let work = |job: Job<'_>| -> Result<(Vec<u8>, [usize; 2])> {
            let rows = match job {
                Job::Across(event, places) => {
                    across(event, &self.articles(collection, places)?, frequencies, self.stopwords)
                }
                Job::Inside(places) => {
                    let sentences = self.articles(collection, places)?;
                    let articles = sentences.chunk_by(|a, b| a.article_id == b.article_id);
                    articles.flat_map(|article| inside(article, frequencies, self.stopwords)).collect()
                }
            };
            let mut bytes = Vec::new();
            rows.iter().for_each(|row| face.line(&names, CLAIMS.cells(row), &mut bytes));
            Ok((bytes, counted(&rows)))
        };
        let mut counts = [0, 0];
        stream::ordered(jobs, threads, work, |done| {
            let (bytes, more) = done?;
            counts.iter_mut().zip(more).for_each(|(count, more)| *count += more);
            staging.write(file, &bytes)
        })?;
        Ok(counts)
    }

    /// The sentences of some articles, each with its event and its holder.
    fn articles(&self, collection: &Collection, places: &[usize]) -> Result<Vec<ClaimSentence>> {
        let [of_sentences, of_attributions] = &self.places;
        let stretches = places.iter().map(|&place| &of_sentences[place]);
        let mut sentences: Vec<ClaimSentence> =
            self.sentences.rows(stretches, |row| self.sentence.sentence(&cells(row)))?;
        for sentence in &mut sentences {
            if let Some(place) = collection.place(&sentence.article_id) {
                sentence.event_id.clone_from(&collection.articles[place].event_id);
            }
        }
        let stretches = places.iter().map(|&place| &of_attributions[place]);
        credit(&mut sentences, self.attributions.rows(stretches, |row| self.attribution.credit(&cells(row)))?);
        Ok(sentences)
    }
}

/// A piece of the work on claims.
enum Job<'a> {
    /// An event and the places of its articles.
    Across(&'a str, &'a [usize]),
    /// Articles, each for itself.
    Inside(&'a [usize]),
}

/// Keeps where the rows of an article stand; its place, if articles.csv holds it.
fn note<T>(source: &Source, collection: &Collection, places: &mut [Range<u64>], run: &Run<T>) -> Result<Option<usize>> {
    let Some(place) = collection.place(&run.article_id) else { return Ok(None) };
    if !places[place].is_empty() {
        let what = format!("the rows of article {} do not stand together", run.article_id);
        let mend = "sort the file by article_id, or score the collection again";
        return Err(Fault::new(Place::line(&source.name, run.line), what, mend).into());
    }
    places[place] = run.bytes.clone();
    Ok(Some(place))
}

/// Claims across outlets among some rows, and those that lose a hedge.
fn counted(rows: &[ClaimRow]) -> [usize; 2] {
    let claims = || rows.chunk_by(|a, b| a.claim_id == b.claim_id).filter(|claim| claim[0].aligned == "outlets");
    [claims().count(), claims().filter(|claim| claim.iter().any(|row| row.hedge_loss)).count()]
}

/// run.json of the folder with what this comparison was.
fn record(folder: &Path, asked: &Asked, outcome: &Outcome) -> Result<String> {
    let mut run = run::read(folder)?;
    let measures: Vec<&str> = outcome.measures.iter().map(|measure| measure.name).collect();
    run["compare"] = json!({
        "by": asked.by,
        "stratify": asked.stratify,
        "events": asked.events.as_ref().map(|path| path.display().to_string()),
        "keep_copies": asked.keep_copies,
        "seed": asked.seed,
        "draws": DRAWS,
        "measures": measures,
        "tests": outcome.compared.comparisons.tests,
        "articles": outcome.articles,
        "copies": outcome.copies,
        "events_found": outcome.events,
        "claims": outcome.claims,
        "claims_with_hedge_loss": outcome.hedge_losses,
        "notices": outcome.compared.notices,
    });
    Ok(serde_json::to_string_pretty(&run).expect("values of our own") + "\n")
}
