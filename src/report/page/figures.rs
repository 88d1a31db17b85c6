//! What the page counts: sums over sentences, cues and attributions, of an article or of an outlet.

use std::collections::BTreeMap;

use super::article::{Article, NO_OUTLET};
use crate::attribution::Stance;
use crate::certainty::Level;
use crate::profile::OFFICIALS;
use crate::sourcing::{KINDS, LABELS, UNNAMED};

/// Sums.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Articles.
    pub articles: usize,
    /// Sentences.
    pub sentences: usize,
    /// Words and numbers.
    pub words: usize,
    /// Active hedges outside and inside quotations.
    pub hedges: [usize; 2],
    /// Active boosters.
    pub boosters: usize,
    /// Sum of the sentences' certainty, and how many have one.
    certainty: (f64, usize),
    /// Sentences on each level, lowest first.
    pub levels: [usize; Level::NAMES.len()],
    /// Sentences that somebody is credited with.
    pub attributed: usize,
    /// Attributions.
    pub attributions: usize,
    /// Of these, the ones whose source is given, but not by name.
    pub unnamed: usize,
    /// Of these, officials of a government.
    pub unnamed_officials: usize,
    /// Attributions by label of sourcing.
    pub labels: [usize; LABELS.len()],
    /// Attributions by kind of source and stance.
    pub kinds: [[usize; Stance::NAMES.len()]; KINDS.len()],
}

impl Figures {
    /// Counts an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let mut figures = Self { articles: 1, ..Self::default() };
        for sentence in &article.sentences {
            figures.sentences += 1;
            figures.words += sentence.n_words;
            figures.hedges[0] += sentence.hedges[0];
            figures.hedges[1] += sentence.hedges[1];
            figures.boosters += sentence.boosters;
            figures.attributed += usize::from(sentence.attributed);
            if let Some(certainty) = sentence.certainty {
                figures.certainty.0 += certainty;
                figures.certainty.1 += 1;
            }
            if let Some(level) = sentence.level {
                figures.levels[level] += 1;
            }
        }
        for attribution in &article.attributions {
            figures.attributions += 1;
            let unnamed = attribution.transparency.is_some_and(|step| UNNAMED.contains(&step));
            let official = attribution.people && OFFICIALS.iter().any(|kind| kind.name() == attribution.kind);
            figures.unnamed += usize::from(unnamed);
            figures.unnamed_officials += usize::from(unnamed && official);
            if let Some(label) = LABELS.iter().position(|label| *label == attribution.sourcing) {
                figures.labels[label] += 1;
            }
            let kind = KINDS.iter().position(|kind| *kind == attribution.kind);
            let stance = Stance::NAMES.iter().position(|stance| *stance == attribution.stance);
            if let (Some(kind), Some(stance)) = (kind, stance) {
                figures.kinds[kind][stance] += 1;
            }
        }
        figures
    }

    /// Adds the sums of another.
    pub fn add(&mut self, other: &Self) {
        self.articles += other.articles;
        self.sentences += other.sentences;
        self.words += other.words;
        self.boosters += other.boosters;
        self.certainty.0 += other.certainty.0;
        self.certainty.1 += other.certainty.1;
        self.attributed += other.attributed;
        self.attributions += other.attributions;
        self.unnamed += other.unnamed;
        self.unnamed_officials += other.unnamed_officials;
        add_each(&mut self.hedges, &other.hedges);
        add_each(&mut self.levels, &other.levels);
        add_each(&mut self.labels, &other.labels);
        for (own, more) in self.kinds.iter_mut().zip(&other.kinds) {
            add_each(own, more);
        }
    }

    /// Active hedges, the writer's and the quoted ones.
    #[must_use]
    pub fn all_hedges(&self) -> usize {
        self.hedges.iter().sum()
    }

    /// Mean certainty of the sentences.
    #[must_use]
    pub fn certainty(&self) -> Option<f64> {
        (self.certainty.1 > 0).then(|| self.certainty.0 / self.certainty.1 as f64)
    }
}

fn add_each(own: &mut [usize], more: &[usize]) {
    own.iter_mut().zip(more).for_each(|(own, more)| *own += more);
}

/// A share of a whole; `None` of nothing.
#[must_use]
pub fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// So many per 1000 words; `None` without words.
#[must_use]
pub fn per_1000(count: usize, words: usize) -> Option<f64> {
    share(count, words).map(|share| share * 1000.0)
}

/// The sums of each outlet, in the order of their names, and of all.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// Everything together.
    pub all: Figures,
    /// Each outlet.
    pub outlets: BTreeMap<String, Figures>,
}

impl Sums {
    /// Adds an article of an outlet.
    pub fn add(&mut self, outlet: &str, figures: &Figures) {
        self.all.add(figures);
        self.outlets.entry(outlet.to_owned()).or_default().add(figures);
    }

    /// How many outlets there are; articles without one are of none.
    #[must_use]
    pub fn named(&self) -> usize {
        self.outlets.len() - usize::from(self.outlets.contains_key(NO_OUTLET))
    }

    /// The outlets with most articles, at most so many, in the order of their names.
    #[must_use]
    pub fn largest(&self, most: usize) -> Vec<(&str, &Figures)> {
        let mut outlets: Vec<(&str, &Figures)> = self.outlets.iter().map(|(name, sum)| (name.as_str(), sum)).collect();
        outlets.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.articles));
        outlets.truncate(most);
        outlets.sort_by_key(|(name, _)| *name);
        outlets
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page::article::{Attribution, Sentence};

    #[test]
    fn an_article_adds_up() {
        let sentence = |certainty, level, hedges| Sentence {
            certainty: Some(certainty),
            level: Some(level),
            hedges,
            n_words: 10,
            ..Sentence::default()
        };
        let attribution = |transparency| Attribution {
            sourcing: "official_statement".to_owned(),
            kind: "government".to_owned(),
            stance: "distancing".to_owned(),
            transparency: Some(transparency),
            people: transparency < 3,
            ..Attribution::default()
        };
        let article = Article {
            sentences: vec![sentence(1.0, 3, [0, 0]), sentence(0.5, 1, [1, 1])],
            attributions: vec![attribution(5), attribution(2), attribution(0)],
            ..Article::default()
        };
        let figures = Figures::of(&article);
        assert_eq!((figures.all_hedges(), figures.certainty(), figures.unnamed), (2, Some(0.75), 1));
        assert_eq!(per_1000(figures.all_hedges(), figures.words), Some(100.0));
        assert_eq!(figures.unnamed_officials, 1);
        assert_eq!((figures.labels[0], figures.kinds[0]), (3, [0, 3, 0]));
        let mut sums = Sums::default();
        sums.add(article.outlet(), &figures);
        sums.add(article.outlet(), &figures);
        assert_eq!((sums.all.sentences, sums.largest(1)[0].0, sums.named()), (4, "no outlet given", 0));
        sums.add("Harbour Post", &figures);
        assert_eq!(sums.named(), 1);
        assert_eq!(share(1, 0), None);
    }
}
