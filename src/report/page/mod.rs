//! report.html: a collection to look at, made from a folder of reports; one file that needs no network.

mod about;
pub mod article;
mod chart;
pub mod collection;
mod events;
pub mod figures;
mod index;
mod listing;
mod marks;
mod mixes;
mod outlets;
mod reasons;
mod shelf;
pub mod shell;
pub mod text;
pub mod words;
pub mod worksheet;

use std::fs::File;
use std::iter;
use std::path::{Path, PathBuf};

use maud::{Markup, html};

use crate::compare::reading::capital;
use crate::error::{Error, Fault, Place, Result};
use crate::pipeline::stream;
use crate::report::rows::open;
use crate::report::whole;
use article::{ATTRIBUTION_COLUMNS, Article, Articles, CUE_COLUMNS, SENTENCE_COLUMNS};
use collection::Collection;
use figures::{Figures, Sums};
use listing::Entry;
use shelf::Shelf;
use words::{counted, percent, rate, score, thousands};

/// Name of the page in the folder of reports.
pub const PAGE: &str = "report.html";

/// Articles that travel together from thread to thread.
const BATCH: usize = 16;

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The page.
    pub page: PathBuf,
    /// Articles in it, or linked from it.
    pub articles: usize,
    /// Whether the articles stand in files of their own, because they are many.
    pub linked: bool,
    /// Whether the folder holds a comparison of an earlier run, which was left out.
    pub outdated: bool,
}

/// Makes the page of a folder of reports, the same on any number of threads.
///
/// # Errors
/// The folder has no sentences.csv, a report cannot be read, or the page cannot be written.
pub fn write(folder: &Path, threads: usize) -> Result<Written> {
    let mut collection = Collection::read(folder)?;
    let mut articles = articles(folder, &mut collection)?;
    let (mut shelf, mut sums, mut entries) = (Shelf::new(folder), Sums::default(), Vec::new());
    let places = shelf.places();
    let mut fault = None;
    let batches = stream::batches(BATCH, iter::from_fn(|| articles.read().transpose()), &mut fault);
    let lay = |article: Article| {
        let figures = Figures::of(&article);
        Ok((places.lay(&article, &figures)?, Entry::new(&article, &figures), figures))
    };
    let work = |batch: Vec<Article>| batch.into_iter().map(lay).collect::<Result<Vec<_>>>();
    stream::ordered(batches, threads, work, |batch| {
        for (laid, entry, figures) in batch? {
            shelf.put(laid)?;
            sums.add(&entry.outlet, &figures);
            entries.push(entry);
        }
        Ok::<(), Error>(())
    })?;
    if let Some(error) = fault {
        return Err(error);
    }
    let shelved = shelf.finish()?;
    entries.iter_mut().for_each(|entry| entry.href = shelved.href(entry.number));
    let body = body(&collection, &sums, &entries, &shelved.inline);
    let page = folder.join(PAGE);
    whole::write(&page, &shell::text(shell::page(&title(&sums), &body)))?;
    Ok(Written { page, articles: entries.len(), linked: shelved.linked, outdated: collection.outdated })
}

/// The articles of a folder of reports, with what its other reports know of them.
///
/// # Errors
/// The folder has no sentences.csv, or a report cannot be read.
pub fn articles(folder: &Path, collection: &mut Collection) -> Result<Articles<File>> {
    let Some(sentences) = open(folder, "sentences", SENTENCE_COLUMNS)? else {
        let place = Place::file(folder.display().to_string());
        return Err(
            Fault::new(place, "there is no sentences.csv in this folder", "run `reportedly score` first").into()
        );
    };
    let cues = open(folder, "cues", CUE_COLUMNS)?;
    let attributions = open(folder, "attributions", ATTRIBUTION_COLUMNS)?;
    Articles::new(sentences, cues, attributions, std::mem::take(&mut collection.about))
}

fn title(sums: &Sums) -> String {
    let from = match sums.named() {
        0 => String::new(),
        outlets => format!(" from {}", counted(outlets, "outlet")),
    };
    format!("How {}{from} hedge, attribute and source their claims", counted(sums.all.articles, "article"))
}

fn body(collection: &Collection, sums: &Sums, entries: &[Entry], articles: &Markup) -> Markup {
    let largest = sums.largest(outlets::MOST);
    let columns = sums.largest(8);
    let fewer = |most: usize| -> Markup {
        html! {
            @if sums.outlets.len() > most {
                p.note { "The " (most) " outlets with most articles of " (sums.outlets.len()) "; outlets.csv has them all." }
            }
        }
    };
    html! {
        (glance(collection, sums, entries))
        section #outlets aria-labelledby="h-outlets" {
            h2 #h-outlets { (capital(collection.groups.many)) " side by side" }
            (outlets::outlets(collection))
        }
        section #certainty aria-labelledby="h-certainty" {
            h2 #h-certainty { "How firmly sentences are worded" }
            p.lead { "Every sentence on the five levels of certainty (Rubin, Liddy and Kando 2005). A plain assertion without any cue counts as high. Numbers in the bars are percent of the outlet's sentences." }
            (fewer(outlets::MOST))
            (mixes::certainty(&largest))
        }
        section #sourcing aria-labelledby="h-sourcing" {
            h2 #h-sourcing { "Who stands behind the claims" }
            p.lead { "Every time somebody is credited with a content, by the kind of sourcing." }
            (fewer(8))
            (mixes::sourcing(sums, &columns))
        }
        section #stance aria-labelledby="h-stance" {
            h2 #h-stance { "The verbs that credit sources" }
            p.lead { "Who is merely said to say something, who is said to claim it, and whose word is taken for true. Numbers in the bars are percent." }
            (mixes::stance(sums))
        }
        section #events aria-labelledby="h-events" {
            h2 #h-events { "The same event in different outlets" }
            p.lead { "Sentences of different outlets that carry the same content, side by side, with their certainty and the one they are credited to. " strong.flag { "hedge lost" } " marks a sentence that says as plain fact what another one hedges or attributes." }
            (events::events(&collection.claims, entries))
            @if collection.claims.iter().any(|claim| claim.aligned == "headline_body") {
                h3 { "Headlines against their own articles" }
                (events::headlines(&collection.claims, entries))
            }
        }
        section #articles aria-labelledby="h-articles" {
            h2 #h-articles { "The articles" }
            (shell::legend())
            (listing::listing(entries))
            (articles)
        }
        (about::reading())
        (about::record(&collection.run))
    }
}

/// The collection in eight numbers.
fn glance(collection: &Collection, sums: &Sums, entries: &[Entry]) -> Markup {
    let all = &sums.all;
    let hedges = figures::per_1000(all.all_hedges(), all.words);
    let numbers = [
        (thousands(all.articles), "articles"),
        (thousands(sums.named()), "outlets"),
        (thousands(all.sentences), "sentences"),
        (thousands(all.words), "words"),
        (rate(hedges), "hedges per 1000 words"),
        (all.certainty().map_or("–".to_owned(), score), "mean certainty of the wording, 0 to 1"),
        (percent(figures::share(all.attributed, all.sentences)), "of sentences credit somebody"),
        (
            percent(figures::share(all.unnamed, all.attributions)),
            "of attributions to a source without a name: officials, police, a report",
        ),
    ];
    html! {
        header.top {
            h1 { (title(sums)) }
            ul.glance { @for (number, words) in &numbers { li { b { (number) } " " (words) } } }
            @let told = counted_in(collection, sums, entries);
            @if !told.is_empty() { p.note { (told.join(" ")) } }
            p.note { "These are counts of words and of who is credited with them. A hedge is not a weakness and a firm sentence is not a true one: " a href="#reading" { "how to read this page" } "." }
        }
    }
}

/// What a reader must know of the articles behind these numbers: which were not scored, and which count twice.
fn counted_in(collection: &Collection, sums: &Sums, entries: &[Entry]) -> Vec<String> {
    let run = &collection.run;
    let copies = entries.iter().filter(|entry| !entry.copy_of.is_empty()).count();
    let nameless = sums.outlets.get(article::NO_OUTLET).map_or(0, |figures| figures.articles);
    let left_out = [
        ("other_language_left_out", "not in English"),
        ("truncated_left_out", "the text is cut off"),
        ("failed_left_out", "the program failed there"),
    ];
    let left_out = left_out.map(|(name, why)| (run["counts"][name].as_u64().unwrap_or(0) as usize, why));
    let left_out = left_out.into_iter().filter(|(count, _)| *count > 0);
    let mut told: Vec<String> = left_out.map(|(count, why)| format!("{} left out: {why}.", were(count))).collect();
    if copies > 0 {
        let compared = if run["compare"]["keep_copies"] == true { "" } else { ", but not where outlets are compared" };
        told.push(format!(
            "{} repeating another's text, or crediting an agency, {} counted here{compared}.",
            counted(copies, "article"),
            if copies == 1 { "is" } else { "are" }
        ));
    }
    if nameless > 0 && sums.named() > 0 {
        let verb = if nameless == 1 { "names" } else { "name" };
        told.push(format!("{} {verb} no outlet.", counted(nameless, "article")));
    }
    told
}

/// `1 more article was`, `2 more articles were`.
fn were(count: usize) -> String {
    format!("{} {}", counted(count, "more article"), if count == 1 { "was" } else { "were" })
}
