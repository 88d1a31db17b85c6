//! The whole comparison of a collection, from the rows of its reports.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::article::ArticleRow;
use super::claims::{ClaimRow, ClaimSentence, claims};
use super::comparison::Comparisons;
use super::copies::{Text, copies};
use super::events::{EventArticle, EventRow, events};
use super::measure::Measure;
use super::sample::{OutletMeasure, Sample};
use super::terms::Stopwords;

/// How a collection is compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// Seed of the draws.
    pub seed: u64,
    /// Compare copies of other articles too.
    pub keep_copies: bool,
}

/// What comes of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Estimates of every outlet.
    pub outlets: Vec<OutletMeasure>,
    /// Differences between outlets.
    pub comparisons: Comparisons,
    /// The event of every article, and what it is a copy of.
    pub events: Vec<EventRow>,
    /// Sentences side by side.
    pub claims: Vec<ClaimRow>,
    /// What was left out and why, a sentence each.
    pub notices: Vec<String>,
}

/// Compares a collection: events, copies, outlets and claims.
///
/// Sentences must come article by article, in the order of the text; they are
/// what is known of an article's text. An `event_id` that an article brings is
/// the user's and stands.
#[must_use]
pub fn compare(
    mut articles: Vec<ArticleRow>,
    mut sentences: Vec<ClaimSentence>,
    measures: &[&'static Measure],
    stopwords: &Stopwords,
    settings: Settings,
) -> Compared {
    let events = found(&articles, &sentences, stopwords);
    let mut event_of: FxHashMap<&str, &str> = FxHashMap::default();
    for (article, event) in articles.iter_mut().zip(&events) {
        article.event_id.clone_from(&event.event_id);
        if !settings.keep_copies {
            article.copy_of.clone_from(&event.copy_of);
        }
        event_of.insert(&event.article_id, &event.event_id);
    }
    for sentence in &mut sentences {
        sentence.event_id = event_of.get(sentence.article_id.as_str()).copied().unwrap_or_default().to_owned();
    }
    let sample = Sample::new(&articles, measures, settings.seed);
    Compared {
        outlets: sample.outlets(),
        comparisons: sample.comparisons(),
        claims: claims(&sentences, stopwords),
        notices: sample.notices,
        events,
    }
}

/// The pieces of an article's text.
#[derive(Default)]
struct Pieces {
    headline: String,
    lead: String,
    body: String,
}

/// Events and copies, by the texts of the articles.
fn found(articles: &[ArticleRow], sentences: &[ClaimSentence], stopwords: &Stopwords) -> Vec<EventRow> {
    let runs: Vec<&[ClaimSentence]> = sentences.chunk_by(|a, b| a.article_id == b.article_id).collect();
    let pieces: FxHashMap<&str, Pieces> =
        runs.into_par_iter().map(|run| (run[0].article_id.as_str(), pieces(run))).collect();
    let none = Pieces::default();
    let of = |article: &ArticleRow| pieces.get(article.article_id.as_str()).unwrap_or(&none);
    let about: Vec<EventArticle> = articles
        .iter()
        .map(|article| EventArticle {
            id: &article.article_id,
            date: &article.date,
            title: if article.title.is_empty() { &of(article).headline } else { &article.title },
            lead: &of(article).lead,
            body: &of(article).body,
            event_id: &article.event_id,
        })
        .collect();
    let texts: Vec<Text> = articles
        .iter()
        .map(|article| Text {
            id: &article.article_id,
            outlet: if article.outlet.is_empty() { &article.group } else { &article.outlet },
            date: &article.date,
            body: &of(article).body,
            agency: &article.agency,
        })
        .collect();
    let mut rows = events(&about, stopwords);
    for (row, copy_of) in rows.iter_mut().zip(copies(&texts)) {
        row.copy_of = copy_of;
    }
    rows
}

fn pieces(run: &[ClaimSentence]) -> Pieces {
    let mut pieces = Pieces::default();
    for sentence in run {
        let place = match sentence.position.as_str() {
            "headline" => &mut pieces.headline,
            "lead" => {
                pieces.lead.push_str(&sentence.text);
                pieces.lead.push(' ');
                &mut pieces.body
            }
            _ => &mut pieces.body,
        };
        place.push_str(&sentence.text);
        place.push(' ');
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::measure::named;
    use crate::stats::bootstrap::Ratio;

    fn article(id: &str, outlet: &str) -> ArticleRow {
        let values = vec![Ratio { numerator: id.len() as f64, denominator: 2.0 }];
        let id = id.to_owned();
        ArticleRow {
            article_id: id,
            group: outlet.to_owned(),
            date: "2031-05-04".to_owned(),
            values,
            ..ArticleRow::default()
        }
    }

    fn sentence(article: &str, outlet: &str, position: &str, text: &str) -> ClaimSentence {
        ClaimSentence {
            article_id: article.to_owned(),
            outlet: outlet.to_owned(),
            position: position.to_owned(),
            text: text.to_owned(),
            ..ClaimSentence::default()
        }
    }

    #[test]
    fn a_collection_goes_through_as_a_whole() {
        let articles = vec![article("a", "Harbour Post"), article("b", "Valley Star"), article("c", "Valley Star")];
        let sentences = vec![
            sentence("a", "Harbour Post", "headline", "Orrel bridge closed after crack"),
            sentence("a", "Harbour Post", "lead", "A crack of 30 cm closed the Orrel bridge on Sunday."),
            sentence("b", "Valley Star", "headline", "Crack shuts Orrel bridge"),
            sentence("b", "Valley Star", "lead", "A 30 cm crack closed the bridge at Orrel, a driver said."),
            sentence("c", "Valley Star", "headline", "Choir sings for free"),
        ];
        let measures = named(&["hedges_per_1000".to_owned()]).unwrap();
        let stopwords = ["a", "of", "the", "on", "at", "said", "after", "for"].map(str::to_owned).into_iter().collect();
        let compared = compare(articles, sentences, &measures, &stopwords, Settings::default());
        let events: Vec<&str> = compared.events.iter().map(|row| row.event_id.as_str()).collect();
        assert_eq!(events, ["e00001", "e00001", ""]);
        assert_eq!(compared.claims.iter().filter(|row| row.aligned == "outlets").count(), 4);
        assert_eq!(compared.outlets.len(), 4);
        assert!(compared.comparisons.rows.iter().all(|row| !row.refused.is_empty()));
        assert!(compared.notices.is_empty());
    }
}
