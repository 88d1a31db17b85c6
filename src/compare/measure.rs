//! What outlets are compared by: each measure and the columns of articles.csv it is read from.

use crate::error::{Fault, Place, Result};
use crate::stats::bootstrap::Ratio;

/// How a measure is read off an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A count per another count.
    Per {
        /// Column of what is counted.
        count: &'static str,
        /// Column of what it is counted per; empty: per article.
        per: &'static str,
    },
    /// A mean the article already holds.
    Mean {
        /// Column of the mean.
        mean: &'static str,
        /// Column of what the mean was taken over; empty: the article as one.
        over: &'static str,
    },
}

/// One measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Name in the reports, snake_case.
    pub name: &'static str,
    /// What a sentence calls it, such as `hedges per 1000 words`.
    pub label: &'static str,
    /// How it is read.
    pub form: Form,
    /// Factor on the rate: 1000 for "per 1000 words", 100 for percent.
    pub scale: f64,
    /// One sentence a reader understands.
    pub about: &'static str,
}

impl Measure {
    /// The columns it needs.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        let (one, other) = match self.form {
            Form::Per { count, per } => (count, per),
            Form::Mean { mean, over } => (mean, over),
        };
        [one, other].into_iter().filter(|column| !column.is_empty())
    }

    /// The measure of an article from its two cells, scaled; empty cells give 0 per 0, which has no rate.
    #[must_use]
    pub fn ratio(&self, first: Option<f64>, second: Option<f64>) -> Ratio {
        let (Some(first), Some(second)) = (first, second) else { return Ratio::default() };
        let numerator = match self.form {
            Form::Per { .. } => first * self.scale,
            Form::Mean { .. } => first * second * self.scale,
        };
        Ratio { numerator, denominator: second }
    }
}

/// The measures of these names, in the order of [`MEASURES`]; all of them for no name.
///
/// # Errors
///
/// A name that is no measure; the fault lists those there are.
pub fn named(names: &[String]) -> Result<Vec<&'static Measure>> {
    if let Some(unknown) = names.iter().find(|name| MEASURES.iter().all(|measure| measure.name != **name)) {
        let known: Vec<&str> = MEASURES.iter().map(|measure| measure.name).collect();
        let mend = format!("write one of {}", known.join(", "));
        return Err(Fault::new(Place::file("--measure"), format!("{unknown:?} is no measure"), mend).into());
    }
    let wanted = |measure: &&Measure| names.is_empty() || names.iter().any(|name| name == measure.name);
    Ok(MEASURES.iter().filter(wanted).collect())
}

const fn per_1000_words(name: &'static str, label: &'static str, count: &'static str, about: &'static str) -> Measure {
    Measure { name, label, form: Form::Per { count, per: "n_words" }, scale: 1000.0, about }
}

const fn percent(
    name: &'static str,
    label: &'static str,
    count: &'static str,
    per: &'static str,
    about: &'static str,
) -> Measure {
    Measure { name, label, form: Form::Per { count, per }, scale: 100.0, about }
}

const fn mean(
    name: &'static str,
    label: &'static str,
    column: &'static str,
    over: &'static str,
    about: &'static str,
) -> Measure {
    Measure { name, label, form: Form::Mean { mean: column, over }, scale: 1.0, about }
}

const S: &str = "n_sentences";
const A: &str = "n_attributions";

/// Every measure. One line here is all that a new one needs.
pub const MEASURES: &[Measure] = &[
    per_1000_words(
        "hedges_per_1000",
        "hedges per 1000 words",
        "n_hedges",
        "Words that hold a claim back, of every kind.",
    ),
    per_1000_words(
        "hedges_writer_per_1000",
        "hedges in the writer's own words per 1000 words",
        "n_hedges_writer",
        "Hedges outside direct quotations.",
    ),
    per_1000_words(
        "hedges_quoted_per_1000",
        "hedges inside quotations per 1000 words",
        "n_hedges_quoted",
        "Hedges inside direct quotations.",
    ),
    per_1000_words(
        "hedges_reported_per_1000",
        "hedges in indirect speech per 1000 words",
        "n_hedges_reported",
        "Hedges of the writer in what somebody else is credited with.",
    ),
    per_1000_words("boosters_per_1000", "boosters per 1000 words", "n_boosters", "Words that press a claim."),
    per_1000_words("modal_per_1000", "hedging modals per 1000 words", "n_modal", "May, might, could and their kin."),
    per_1000_words(
        "probability_per_1000",
        "words of probability per 1000 words",
        "n_probability",
        "Likely, probably and their kin.",
    ),
    per_1000_words(
        "evidential_per_1000",
        "evidential hedges per 1000 words",
        "n_evidential",
        "Reportedly, allegedly and their kin.",
    ),
    per_1000_words(
        "belief_per_1000",
        "verbs of belief per 1000 words",
        "n_belief",
        "Think, believe, expect and their kin.",
    ),
    per_1000_words(
        "inquiry_per_1000",
        "words of inquiry per 1000 words",
        "n_inquiry",
        "Whether, investigate and their kin.",
    ),
    per_1000_words("condition_per_1000", "conditions per 1000 words", "n_condition", "If, unless and their kin."),
    per_1000_words(
        "vague_per_1000",
        "vague expressions per 1000 words",
        "n_vague",
        "Some, many, critics and their kin.",
    ),
    per_1000_words(
        "approximator_per_1000",
        "approximators per 1000 words",
        "n_approximator",
        "About, roughly and their kin.",
    ),
    per_1000_words(
        "disclaimer_per_1000",
        "disclaimers per 1000 words",
        "n_disclaimer",
        "Not clear, no evidence and their kin.",
    ),
    percent(
        "hedged_share",
        "hedged sentences, in percent",
        "n_hedged_sentences",
        S,
        "Sentences with at least one hedge.",
    ),
    Measure {
        name: "hedges_per_100_sentences",
        label: "hedges per 100 sentences",
        form: Form::Per { count: "n_hedges", per: S },
        scale: 100.0,
        about: "Hedges per sentence instead of per word, because sentence length differs between outlets.",
    },
    mean(
        "certainty",
        "mean certainty of the wording, 0 to 1",
        "certainty",
        S,
        "How firmly the wording commits; not truth and not quality.",
    ),
    mean(
        "headline_certainty",
        "certainty of the headline, 0 to 1",
        "headline_certainty",
        "",
        "The same for the headline alone.",
    ),
    mean("lead_certainty", "certainty of the lead, 0 to 1", "lead_certainty", "", "The same for the lead alone."),
    percent(
        "attributed_share",
        "attributed sentences, in percent",
        "n_attributed_sentences",
        S,
        "Sentences that credit somebody with their content.",
    ),
    percent(
        "unattributed_share",
        "plain assertions without a source, in percent of sentences",
        "n_unattributed_assertions",
        S,
        "Sentences that credit nobody, hedge nothing and ask nothing.",
    ),
    percent(
        "official_word_share",
        "words of officials, in percent of attributed words",
        "n_official_words",
        "n_attributed_words",
        "Attributed words that rest on an official statement.",
    ),
    percent("quoted_share", "quoted words, in percent", "n_quoted_words", "n_words", "Words inside direct quotations."),
    per_1000_words(
        "attributions_per_1000",
        "attributions per 1000 words",
        A,
        "Times that somebody is credited with a content.",
    ),
    per_1000_words(
        "sources_per_1000",
        "distinct sources per 1000 words",
        "n_sources_distinct",
        "Sources, each counted once an article.",
    ),
    percent(
        "indirect_share",
        "indirect attributions, in percent of attributions",
        "n_indirect",
        A,
        "Contents given in the writer's words.",
    ),
    percent(
        "distancing_share",
        "distancing attributions, in percent of attributions",
        "n_distancing",
        A,
        "Credited with claim, allege, insist and their kin.",
    ),
    percent(
        "endorsing_share",
        "endorsing attributions, in percent of attributions",
        "n_endorsing",
        A,
        "Credited with note, reveal, confirm and their kin.",
    ),
    mean(
        "transparency",
        "mean transparency of the sources, 0 to 5",
        "transparency",
        A,
        "How well a reader could check who the source is.",
    ),
    percent(
        "unnamed_share",
        "unnamed sources, in percent of attributions",
        "n_attributions_unnamed",
        A,
        "Attributions to a source without a name.",
    ),
    percent(
        "unnamed_official_share",
        "unnamed officials, in percent of attributions",
        "n_unnamed_officials",
        A,
        "Attributions to officials of a government without a name.",
    ),
    percent(
        "unsourced_share",
        "attributions without a source, in percent",
        "n_unsourced",
        A,
        "Such as \"is expected to\".",
    ),
    percent(
        "official_share",
        "official statements, in percent of attributions",
        "n_official_statement",
        A,
        "Government, law or international body.",
    ),
    percent(
        "intelligence_share",
        "intelligence assessments, in percent of attributions",
        "n_intelligence_assessment",
        A,
        "Assessments of intelligence agencies.",
    ),
    percent(
        "think_tank_share",
        "think-tank reports, in percent of attributions",
        "n_think_tank_report",
        A,
        "Policy institutes and their reports.",
    ),
    percent(
        "expert_share",
        "expert analysis, in percent of attributions",
        "n_expert_analysis",
        A,
        "Scholars, studies and analysts.",
    ),
    percent(
        "company_share",
        "company statements, in percent of attributions",
        "n_company_statement",
        A,
        "Firms, banks and industry associations.",
    ),
    percent(
        "advocacy_share",
        "advocacy statements, in percent of attributions",
        "n_advocacy_statement",
        A,
        "Civil society and unions.",
    ),
    percent(
        "political_share",
        "political statements, in percent of attributions",
        "n_political_statement",
        A,
        "Parties, legislators and campaigns.",
    ),
    percent(
        "media_share",
        "media reports, in percent of attributions",
        "n_media_report",
        A,
        "Other outlets and their reports.",
    ),
    percent(
        "public_share",
        "accounts of private persons, in percent of attributions",
        "n_public_account",
        A,
        "Witnesses, residents and other private persons.",
    ),
    percent(
        "document_share",
        "documents, in percent of attributions",
        "n_document",
        A,
        "Laws, leaked papers and records.",
    ),
    percent(
        "poll_or_data_share",
        "polls and data, in percent of attributions",
        "n_poll_or_data",
        A,
        "Surveys and statistics.",
    ),
    Measure {
        name: "top_source_share",
        label: "attributions to the source credited most, in percent",
        form: Form::Mean { mean: "top_source_share", over: "" },
        scale: 100.0,
        about: "How far an article leans on one source.",
    },
    percent(
        "single_source_share",
        "articles with a single source, in percent",
        "single_source",
        "",
        "Articles that rest on one source.",
    ),
    Measure {
        name: "words_per_article",
        label: "words per article",
        form: Form::Per { count: "n_words", per: "" },
        scale: 1.0,
        about: "Length of the articles, to be read beside every rate.",
    },
    Measure {
        name: "words_per_sentence",
        label: "words per sentence",
        form: Form::Per { count: "n_words", per: S },
        scale: 1.0,
        about: "Length of the sentences, to be read beside every share of sentences.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_say_their_unit() {
        for (place, measure) in MEASURES.iter().enumerate() {
            assert!(MEASURES[..place].iter().all(|other| other.name != measure.name), "{}", measure.name);
            assert!(
                measure.name.len() <= 32
                    && measure.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            );
            assert!(!measure.label.is_empty() && measure.about.ends_with('.'), "{}", measure.name);
        }
        assert!(MEASURES.len() >= 20);
    }

    #[test]
    fn a_mean_weighs_by_what_it_was_taken_over() {
        let certainty = MEASURES.iter().find(|measure| measure.name == "certainty").unwrap();
        assert_eq!(certainty.ratio(Some(0.5), Some(10.0)), Ratio { numerator: 5.0, denominator: 10.0 });
        assert_eq!(certainty.ratio(None, Some(10.0)).rate(), None);
        let hedges = &MEASURES[0];
        assert_eq!(hedges.ratio(Some(3.0), Some(600.0)).rate(), Some(5.0));
        assert_eq!(hedges.ratio(Some(0.0), Some(0.0)).rate(), None);
    }

    #[test]
    fn an_unknown_name_is_told_what_there_is() {
        let fault = named(&["hedgse".to_owned()]).unwrap_err().to_string();
        assert!(fault.contains("\"hedgse\" is no measure; write one of hedges_per_1000,"), "{fault}");
        assert_eq!(named(&["certainty".to_owned()]).unwrap().len(), 1);
        assert_eq!(named(&[]).unwrap().len(), MEASURES.len());
    }
}
