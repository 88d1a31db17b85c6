//! A collection on its way through a comparison: what its texts leave behind, then events, copies and outlets.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::article::ArticleRow;
use super::comparison::Comparisons;
use super::copies::{Text, copies};
use super::events::{EventArticle, EventRow, Outline, Outlines, Where, events};
use super::groups::Groups;
use super::likeness::{Frequencies, Roots};
use super::measure::Measure;
use super::sample::{OutletMeasure, Sample};
use super::shingles::Shingles;
use super::terms::{Stopwords, each_term, each_word};

/// How a collection is compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// What the groups that are compared are called.
    pub groups: Groups,
    /// Seed of the draws.
    pub seed: u64,
    /// Compare copies of other articles too.
    pub keep_copies: bool,
}

/// What comes of a comparison of outlets.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Estimates of every outlet.
    pub outlets: Vec<OutletMeasure>,
    /// Differences between outlets.
    pub comparisons: Comparisons,
    /// What was left out and why, a sentence each.
    pub notices: Vec<String>,
}

/// What the text of an article leaves behind, so that the text need not be kept.
#[derive(Clone, Debug, Default)]
pub struct Traces {
    outline: Outline,
    shingles: Shingles,
    roots: Roots,
}

impl Traces {
    /// The traces of an article; `title` is empty where only the text holds a headline, and `sentences` are each the
    /// position and the text of one.
    #[must_use]
    pub fn new<'t>(title: &str, sentences: impl Iterator<Item = (&'t str, &'t str)>, stopwords: &Stopwords) -> Self {
        let Self { mut outline, mut roots, .. } = Self::default();
        let (mut tokens, mut words) = (Vec::new(), Vec::new());
        each_term(title, stopwords, &mut tokens, |term| outline.add(Where::Title, term));
        for (position, text) in sentences {
            let places: &[Where] = match position {
                "headline" if title.is_empty() => &[Where::Title],
                "headline" => &[],
                "lead" => &[Where::Lead, Where::Text],
                _ => &[Where::Text],
            };
            roots.begin();
            each_word(text, &mut tokens, |word| {
                if position != "headline" {
                    words.push(word.number);
                }
                if let Some(term) = word.term(stopwords) {
                    places.iter().for_each(|&place| outline.add(place, term));
                    roots.add(term);
                }
            });
        }
        Self { outline, shingles: Shingles::new(&words), roots }
    }
}

/// What the texts of all articles left behind.
#[derive(Default)]
pub struct Gathered {
    /// In how many sentences each word stands.
    pub frequencies: Frequencies,
    outlines: Outlines,
    shingles: Vec<Shingles>,
}

impl Gathered {
    /// Room for so many articles.
    #[must_use]
    pub fn of(articles: usize) -> Self {
        Self {
            frequencies: Frequencies::default(),
            outlines: Outlines::of(articles),
            shingles: vec![Shingles::default(); articles],
        }
    }

    /// Takes in the traces of the article at a place.
    pub fn add(&mut self, place: usize, traces: Traces) {
        self.outlines.set(place, traces.outline);
        self.shingles[place] = traces.shingles;
        self.frequencies.add(traces.roots);
    }
}

/// The articles of a collection.
pub struct Collection {
    /// The articles, in their order.
    pub articles: Vec<ArticleRow>,
    places: FxHashMap<String, usize>,
}

impl Collection {
    /// A collection whose events are not known yet.
    #[must_use]
    pub fn new(articles: Vec<ArticleRow>) -> Self {
        let places = articles.iter().enumerate().map(|(place, article)| (article.article_id.clone(), place)).collect();
        Self { articles, places }
    }

    /// The place of an article among all.
    #[must_use]
    pub fn place(&self, article_id: &str) -> Option<usize> {
        self.places.get(article_id).copied()
    }

    /// Finds events and copies, and gives every article its own.
    ///
    /// An `event_id` that an article brings is the user's and stands; so does `no_event`.
    pub fn find_events(&mut self, gathered: &mut Gathered, settings: Settings) -> Vec<EventRow> {
        let about: Vec<EventArticle> = self
            .articles
            .iter()
            .map(|article| EventArticle {
                id: &article.article_id,
                date: article.date,
                event_id: &article.event_id,
                alone: article.no_event,
            })
            .collect();
        let mut rows = events(&about, std::mem::take(&mut gathered.outlines));
        let texts: Vec<Text> = self
            .articles
            .iter()
            .map(|article| Text {
                id: &article.article_id,
                outlet: if article.outlet.is_empty() { &article.group } else { &article.outlet },
                date: article.date,
                agency: &article.agency,
            })
            .collect();
        for (row, copy_of) in rows.iter_mut().zip(copies(&texts, &std::mem::take(&mut gathered.shingles))) {
            row.copy_of = copy_of;
        }
        for (article, event) in self.articles.iter_mut().zip(&mut rows) {
            event.title.clone_from(&article.title);
            article.event_id.clone_from(&event.event_id);
            if !settings.keep_copies {
                article.copy_of.clone_from(&event.copy_of);
            }
        }
        rows
    }

    /// The events that two articles or more report, each with the places of its articles.
    #[must_use]
    pub fn events(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut events: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, article) in self.articles.iter().enumerate().filter(|(_, article)| !article.event_id.is_empty()) {
            events.entry(&article.event_id).or_default().push(place);
        }
        events.retain(|_, places| places.len() > 1);
        events
    }

    /// Compares the outlets.
    #[must_use]
    pub fn compared(&self, measures: &[&'static Measure], settings: Settings) -> Compared {
        let sample = Sample::new(&self.articles, measures, settings);
        Compared { outlets: sample.outlets(), comparisons: sample.comparisons(), notices: sample.notices }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::claims::{ClaimSentence, across};
    use crate::compare::measure::named;
    use crate::stats::bootstrap::Ratio;

    fn article(id: &str, outlet: &str) -> ArticleRow {
        let values = vec![Ratio { numerator: id.len() as f64, denominator: 2.0 }];
        let id = id.to_owned();
        ArticleRow {
            article_id: id,
            group: outlet.to_owned(),
            date: Some(jiff::civil::date(2031, 5, 4)),
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
        let sentences = [
            sentence("a", "Harbour Post", "headline", "Orrel bridge closed after crack"),
            sentence("a", "Harbour Post", "lead", "A crack of 30 cm closed the Orrel bridge on Sunday."),
            sentence("b", "Valley Star", "headline", "Crack shuts Orrel bridge"),
            sentence("b", "Valley Star", "lead", "A 30 cm crack closed the bridge at Orrel, a driver said."),
            sentence("c", "Valley Star", "headline", "Choir sings for free"),
        ];
        let measures = named(&["hedges_per_1000".to_owned()]).unwrap();
        let stopwords = ["a", "of", "the", "on", "at", "said", "after", "for"].map(str::to_owned).into_iter().collect();
        let mut collection = Collection::new(articles);
        let mut gathered = Gathered::of(3);
        for text in sentences.chunk_by(|a, b| a.article_id == b.article_id) {
            let place = collection.place(&text[0].article_id).unwrap();
            let words = text.iter().map(|sentence| (sentence.position.as_str(), sentence.text.as_str()));
            gathered.add(place, Traces::new("", words, &stopwords));
        }
        let rows = collection.find_events(&mut gathered, Settings::default());
        let events: Vec<&str> = rows.iter().map(|row| row.event_id.as_str()).collect();
        assert_eq!(events, ["e00001", "e00001", ""]);
        assert_eq!(across("e00001", &sentences[..4], &gathered.frequencies, &stopwords).len(), 4);
        let compared = collection.compared(&measures, Settings::default());
        assert_eq!(compared.outlets.len(), 4);
        assert!(compared.comparisons.rows.iter().all(|row| !row.refused.is_empty()));
        assert!(compared.notices.is_empty());
    }
}
