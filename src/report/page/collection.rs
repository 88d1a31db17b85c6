//! What the other reports of a folder say of a collection: estimates, comparisons, events, claims, the run.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::article::About;
use crate::compare::groups::Groups;
use crate::error::Result;
use crate::report::rows::{Row, Rows, open};
use crate::report::run;

/// A measure of an outlet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The outlet.
    pub outlet: String,
    /// Name of the measure.
    pub measure: String,
    /// The measure in words.
    pub label: String,
    /// Articles that have it.
    pub n_articles: usize,
    /// The estimate.
    pub estimate: Option<f64>,
    /// The 95 % interval.
    pub interval: Option<(f64, f64)>,
}

/// A comparison of two outlets, or of all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The measure in words.
    pub label: String,
    /// The measure.
    pub measure: String,
    /// The test.
    pub test: String,
    /// After correction for all the others.
    pub p_adjusted: Option<f64>,
    /// The effect size.
    pub effect_size: Option<f64>,
    /// The comparison in a sentence.
    pub reading: String,
    /// Why there is no test; empty where there is one.
    pub refused: String,
}

/// A sentence in a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claim {
    /// The event.
    pub event_id: String,
    /// The claim.
    pub claim_id: String,
    /// What is laid side by side.
    pub aligned: String,
    /// The article.
    pub article_id: String,
    /// The outlet.
    pub outlet: String,
    /// `headline`, `lead` or `body`.
    pub position: String,
    /// The words.
    pub text: String,
    /// Who is credited, or `writer`.
    pub holder: String,
    /// Kind of that source.
    pub source_kind: String,
    /// Stance of the verb.
    pub stance: String,
    /// 0 to 1.
    pub certainty: Option<f64>,
    /// How much firmer it is than the least firm of the others.
    pub gap: Option<f64>,
    /// Whether it says as plain fact what another hedges or attributes.
    pub hedge_loss: bool,
}

/// Everything but the articles.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// What is known of each article, by its key.
    pub about: HashMap<String, About>,
    /// What the groups of the comparison are called.
    pub groups: Groups,
    /// Estimates, by the mean of the articles.
    pub estimates: Vec<Estimate>,
    /// Comparisons.
    pub comparisons: Vec<Comparison>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// run.json, or `Null`.
    pub run: Value,
    /// Whether a comparison lies there that is of an earlier run, and is left out.
    pub outdated: bool,
}

impl Collection {
    /// Reads what is there; a report that is missing leaves its part empty.
    ///
    /// # Errors
    /// A file that is there and cannot be read.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut collection = Self { run: run::read(folder)?, ..Self::default() };
        each(folder, "articles", &["article_id"], |rows, row| {
            let text = |column: &str| rows.text(row, column).to_owned();
            let about = About {
                place: collection.about.len(),
                bare: rows.count(row, "n_sentences") == Some(0),
                outlet: text("outlet"),
                date: text("date"),
                title: text("title"),
                genre: text("genre"),
                ..About::default()
            };
            collection.about.insert(text("article_id"), about);
        })?;
        if run::outdated(&collection.run) {
            collection.outdated = folder.join("outlets.csv").exists();
            return Ok(collection);
        }
        collection.groups = Groups::of(collection.run["compare"]["by"].as_str().unwrap_or_default());
        each(folder, "events", &["article_id", "event_id"], |rows, row| {
            let about = collection.about.entry(rows.text(row, "article_id").to_owned()).or_default();
            about.event_id = rows.text(row, "event_id").to_owned();
            about.copy_of = rows.text(row, "copy_of").to_owned();
        })?;
        each(folder, "outlets", &["outlet", "measure", "estimate", "method"], |rows, row| {
            if rows.text(row, "method") == "mean_of_articles" {
                collection.estimates.push(estimate(rows, row));
            }
        })?;
        each(folder, "comparisons", &["measure", "reading", "refused"], |rows, row| {
            collection.comparisons.push(comparison(rows, row));
        })?;
        each(folder, "claims", &["event_id", "claim_id", "article_id", "text"], |rows, row| {
            collection.claims.push(claim(rows, row));
        })?;
        Ok(collection)
    }
}

fn each(folder: &Path, name: &str, needed: &[&str], mut take: impl FnMut(&Rows<fs::File>, &Row)) -> Result<()> {
    let Some(mut rows) = open(folder, name, needed)? else { return Ok(()) };
    while let Some(row) = rows.read()? {
        take(&rows, &row);
    }
    Ok(())
}

fn estimate(rows: &Rows<fs::File>, row: &Row) -> Estimate {
    let text = |column: &str| rows.text(row, column).to_owned();
    Estimate {
        outlet: text("outlet"),
        measure: text("measure"),
        label: Some(text("unit")).filter(|label| !label.is_empty()).unwrap_or_else(|| text("measure")),
        n_articles: rows.count(row, "n_articles").unwrap_or(0),
        estimate: rows.number(row, "estimate"),
        interval: rows.number(row, "ci_low").zip(rows.number(row, "ci_high")),
    }
}

fn comparison(rows: &Rows<fs::File>, row: &Row) -> Comparison {
    let text = |column: &str| rows.text(row, column).to_owned();
    Comparison {
        label: Some(text("unit")).filter(|label| !label.is_empty()).unwrap_or_else(|| text("measure")),
        measure: text("measure"),
        test: text("test"),
        p_adjusted: rows.number(row, "p_adjusted"),
        effect_size: rows.number(row, "effect_size"),
        reading: text("reading"),
        refused: text("refused"),
    }
}

fn claim(rows: &Rows<fs::File>, row: &Row) -> Claim {
    let text = |column: &str| rows.text(row, column).to_owned();
    Claim {
        event_id: text("event_id"),
        claim_id: text("claim_id"),
        aligned: text("aligned"),
        article_id: text("article_id"),
        outlet: text("outlet"),
        position: text("position"),
        text: text("text"),
        holder: text("holder"),
        source_kind: text("source_kind"),
        stance: text("stance"),
        certainty: rows.number(row, "certainty"),
        gap: rows.number(row, "certainty_gap"),
        hedge_loss: rows.flag(row, "hedge_loss"),
    }
}
