//! Articles about the same happening: alike in title, lead and names, and close in time.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::linkage::{Link, Span, between, merge};
use super::tally::Tally;
use super::terms::{Sort, Vocabulary, Word};

/// Most days between the first and the last article of an event.
pub const WINDOW: i32 = 3;

/// Least mean likeness, 0 to 1, of the articles of an event.
pub const LEAST: f32 = 0.14;

/// The same where one of the articles has no date, so that nothing else keeps two stories apart.
pub const LEAST_UNDATED: f32 = 0.18;

/// Likeness below which two articles count as having none.
const FLOOR: f32 = 0.04;

/// Articles on other matters that are thought of beside those of the collection: what all articles of a small one share
/// still tells their event from the rest of the world.
const BESIDE: f32 = 100.0;

/// Articles that a term may stand in, however small their share.
const COMMON: f32 = 50.0;

/// Weight of a term in the title, in the lead and in the body.
const WEIGHTS: [f32; 3] = [3.0, 1.0, 1.0];

/// Factor for a name in the lead and in the body; titles may capitalise every word.
const NAME: [f32; 3] = [1.0, 2.0, 1.5];

/// What the grouping needs of an article besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventArticle<'a> {
    /// Key of the article.
    pub id: &'a str,
    /// Day of publication, where it is known.
    pub date: Option<Date>,
    /// The event the user put it in; empty to have one found.
    pub event_id: &'a str,
    /// Whether the user said that it is of no event.
    pub alone: bool,
}

/// Where a text stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The headline.
    Title,
    /// The first paragraph.
    Lead,
    /// Any of the article but its headline, the lead again among it.
    Text,
}

/// The terms of an article, weighted by where they stand.
#[derive(Clone, Debug, Default)]
pub struct Outline(FxHashMap<u64, f32>);

impl Outline {
    /// Adds a term.
    pub fn add(&mut self, place: Where, term: Word<'_>) {
        let place = place as usize;
        let name = if term.sort == Sort::Name { NAME[place] } else { 1.0 };
        *self.0.entry(term.number).or_default() += WEIGHTS[place] * name;
    }
}

/// The outlines of all articles, with terms numbered from 0.
#[derive(Default)]
pub struct Outlines {
    vocabulary: Vocabulary,
    rows: Vec<Vec<(u32, f32)>>,
}

impl Outlines {
    /// Room for so many articles.
    #[must_use]
    pub fn of(articles: usize) -> Self {
        Self { vocabulary: Vocabulary::default(), rows: vec![Vec::new(); articles] }
    }

    /// Sets the outline of the article at a place.
    pub fn set(&mut self, place: usize, outline: Outline) {
        let mut terms: Vec<(u64, f32)> = outline.0.into_iter().collect();
        terms.sort_unstable_by_key(|&(term, _)| term);
        self.rows[place] = terms.into_iter().map(|(term, tf)| (self.vocabulary.seen(term), tf)).collect();
    }

    /// The weighted terms of each article that others share, out of a vector of length 1.
    fn vectors(self) -> Vec<Vec<(u32, f32)>> {
        let Self { vocabulary, rows } = self;
        let n = rows.len() as f32 + BESIDE;
        let most = (0.3 * rows.len() as f32).max(COMMON);
        let vector = |mut row: Vec<(u32, f32)>| {
            row.retain(|&(id, _)| vocabulary.texts(id) as f32 <= most);
            for (id, tf) in &mut row {
                *tf = (1.0 + tf.ln()) * ((n + 1.0) / vocabulary.texts(*id) as f32).ln();
            }
            let length = row.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            row.iter_mut().for_each(|(_, weight)| *weight /= length);
            // A term of this article alone makes it less like others, and finds none.
            row.retain(|&(id, _)| vocabulary.texts(id) > 1);
            row.shrink_to_fit();
            row
        };
        rows.into_par_iter().map(vector).collect()
    }
}

/// The event of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventRow {
    /// Key of the article.
    pub article_id: String,
    /// Key of the event; empty where no other article reports it.
    pub event_id: String,
    /// Mean likeness to the other articles of the event, 0 to 1; `None` where the user named the event.
    pub match_score: Option<f64>,
    /// The article or agency whose text it repeats; empty where the text is its own.
    pub copy_of: String,
    /// Its headline.
    pub title: String,
}

/// Groups articles into events; rows, like the outlines, in the order of the articles.
///
/// Events are numbered in the order of their first article. Articles with a
/// user's event keep it and are not grouped with others.
///
/// # Formula
///
/// Likeness is the cosine of TF-IDF vectors, `(1 + ln tf) ln((n + 101) / df)`,
/// with `tf` weighted by place and `n` articles, to which a hundred of other
/// matters are added, so that the event of a small collection does not hang on
/// what else is in it; terms of more than 30 % of the articles (and of more
/// than fifty) are left out. Two articles more than [`WINDOW`] days apart have none.
/// Groups are merged, the most alike first, while the mean over all their
/// pairs is [`LEAST`] or more (average linkage: Sokal & Michener 1958),
/// [`LEAST_UNDATED`] where one of their articles has no date, and no more than
/// [`WINDOW`] days lie between their first and their last article.
#[must_use]
pub fn events(articles: &[EventArticle], outlines: Outlines) -> Vec<EventRow> {
    let days: Vec<Option<i32>> = articles.iter().map(|article| article.date.and_then(day)).collect();
    let vectors = outlines.vectors();
    let links = links(articles, &days, &vectors);
    let spans = days.iter().copied().map(Span::of).collect();
    let group = merge(spans, &links, WINDOW, [LEAST, LEAST_UNDATED]);
    rows(articles, &links, &group)
}

/// Days since 1970.
fn day(date: Date) -> Option<i32> {
    Some(date.since(Date::constant(1970, 1, 1)).ok()?.get_days())
}

/// All pairs within the window that are at all alike, by an index from terms to articles in the order of time.
fn links(articles: &[EventArticle], days: &[Option<i32>], vectors: &[Vec<(u32, f32)>]) -> Vec<Link> {
    let mut order: Vec<usize> =
        (0..articles.len()).filter(|&place| articles[place].event_id.is_empty() && !articles[place].alone).collect();
    // Articles without a date come first and meet every other.
    order.sort_by_key(|&place| (days[place], place));
    let terms = vectors.iter().flatten().map(|&(id, _)| id as usize + 1).max().unwrap_or(0);
    let mut index: Vec<Vec<(u32, f32)>> = vec![Vec::new(); terms];
    // Where the terms of each article stand in the index.
    let mut standing: Vec<Vec<u32>> = Vec::with_capacity(order.len());
    for (rank, &place) in order.iter().enumerate() {
        let stand = |&(id, weight): &(u32, f32)| {
            let postings = &mut index[id as usize];
            postings.push((rank as u32, weight));
            postings.len() as u32 - 1
        };
        standing.push(vectors[place].iter().map(stand).collect());
    }
    let undated = order.iter().take_while(|&&place| days[place].is_none()).count() as u32;
    let alike = |scores: &mut Tally<f32>, rank: usize| {
        let place = order[rank];
        let from = days[place]
            .map_or(0, |day| order.partition_point(|&other| days[other].is_none_or(|other| other < day - WINDOW)))
            as u32;
        for (&(id, weight), &own) in vectors[place].iter().zip(&standing[rank]) {
            let before = &index[id as usize][..own as usize];
            let near = before.iter().rev().take_while(|&&(other, _)| other >= from.max(undated));
            let bare = before.iter().take_while(|&&(other, _)| other < undated);
            for &(other, of_other) in bare.chain(near) {
                scores.add(other, weight * of_other);
            }
        }
        let mut found: Vec<Link> = Vec::new();
        scores.drain(|other, score| {
            let other = order[other as usize];
            if score >= FLOOR {
                found.push(((place.min(other) as u32, place.max(other) as u32), score));
            }
        });
        found
    };
    let mut links: Vec<Link> =
        (0..order.len()).into_par_iter().map_init(|| Tally::new(order.len()), alike).flatten_iter().collect();
    links.par_sort_unstable_by_key(|&(pair, _)| pair);
    links
}

fn rows(articles: &[EventArticle], links: &[Link], group: &[u32]) -> Vec<EventRow> {
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (place, &first) in group.iter().enumerate() {
        members.entry(first).or_default().push(place as u32);
    }
    let mut rows: Vec<EventRow> = articles
        .iter()
        .map(|article| EventRow {
            article_id: article.id.to_owned(),
            event_id: article.event_id.to_owned(),
            ..EventRow::default()
        })
        .collect();
    let mut shared: Vec<&Vec<u32>> = members.values().filter(|members| members.len() > 1).collect();
    shared.sort_by_key(|members| members.iter().min());
    let given: FxHashSet<&str> = articles.iter().map(|article| article.event_id).collect();
    let free = (1..).map(|number| format!("e{number:05}")).filter(|id| !given.contains(id.as_str()));
    for (members, event_id) in shared.into_iter().zip(free) {
        for &place in members {
            let likeness =
                members.iter().filter(|&&other| other != place).map(|&other| f64::from(between(links, place, other)));
            let row = &mut rows[place as usize];
            row.event_id.clone_from(&event_id);
            row.match_score = Some(likeness.sum::<f64>() / (members.len() - 1) as f64);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::terms::{Stopwords, each_term};
    use super::*;

    const STORIES: [(&str, &str, &str); 7] = [
        ("2031-03-01", "Ferry runs aground off Skarn", "The ferry Aldis ran aground off Skarn with 120 passengers."),
        ("2031-03-01", "120 taken off stranded Skarn ferry", "Lifeboats took 120 passengers off the Aldis near Skarn."),
        (
            "2031-03-02",
            "Captain of Aldis questioned",
            "Police in Skarn questioned the captain of the ferry Aldis, whose 120 passengers lifeboats took off.",
        ),
        ("2031-03-01", "Orrel votes on tram line", "Voters in Orrel decide on a tram line to the harbour district."),
        ("2031-03-02", "Tram line wins Orrel vote", "Orrel backed the tram line to the harbour district."),
        ("2031-09-20", "Ferry Aldis sails from Skarn again", "The ferry Aldis left Skarn with passengers again."),
        ("2031-03-02", "Bakers mourn a hard winter", "Flour has never cost so much, bakers complain."),
    ];

    fn stopwords() -> Stopwords {
        ["the", "with", "off", "on", "to", "in", "of", "has", "so", "from"].map(str::to_owned).into_iter().collect()
    }

    fn found(stories: &[(&str, &str, &str)], given: &[(usize, &str)]) -> Vec<String> {
        let mut articles: Vec<EventArticle> = stories
            .iter()
            .map(|&(date, title, _)| EventArticle { id: title, date: date.parse().ok(), ..EventArticle::default() })
            .collect();
        for &(place, event) in given {
            (articles[place].event_id, articles[place].alone) = (event, event.is_empty());
        }
        let mut outlines = Outlines::of(stories.len());
        for (at, (_, title, body)) in stories.iter().enumerate() {
            let mut outline = Outline::default();
            for (place, text) in [(Where::Title, title), (Where::Lead, body), (Where::Text, body)] {
                each_term(text, &stopwords(), &mut Vec::new(), |term| outline.add(place, term));
            }
            outlines.set(at, outline);
        }
        events(&articles, outlines).into_iter().map(|row| row.event_id).collect()
    }

    #[test]
    fn stories_fall_into_events() {
        assert_eq!(found(&STORIES, &[]), ["e00001", "e00001", "e00001", "e00002", "e00002", "", ""]);
    }

    #[test]
    fn the_order_of_the_articles_does_not_matter() {
        let turned: Vec<_> = STORIES.into_iter().rev().collect();
        assert_eq!(found(&turned, &[]), ["", "", "e00001", "e00001", "e00002", "e00002", "e00002"]);
    }

    #[test]
    fn a_users_event_stands() {
        assert_eq!(found(&STORIES, &[(0, "wreck"), (5, "wreck")])[..2], ["wreck".to_owned(), "e00001".to_owned()]);
    }

    #[test]
    fn a_found_event_takes_no_given_number_and_who_is_of_none_joins_none() {
        let rows = found(&STORIES, &[(3, "e00001"), (5, "e00001"), (2, "")]);
        assert_eq!(rows, ["e00002", "e00002", "", "e00001", "", "e00001", ""]);
    }

    #[test]
    fn an_article_without_a_day_joins_one_event_and_makes_no_bridge() {
        let later = ("2031-12-01", STORIES[1].1, STORIES[1].2);
        let bare = ("", STORIES[0].1, STORIES[0].2);
        let rows = found(&[STORIES[0], later, bare, STORIES[3]], &[]);
        assert_eq!(rows, ["e00001", "", "e00001", ""]);
    }

    #[test]
    fn nothing_and_alike_texts_do_no_harm() {
        assert!(found(&[], &[]).is_empty());
        assert_eq!(found(&[("", "", ""), ("", "", "")], &[]), ["", ""]);
        let rows = found(&[STORIES[0], STORIES[0], STORIES[3]], &[]);
        assert_eq!(rows, ["e00001", "e00001", ""]);
    }
}
