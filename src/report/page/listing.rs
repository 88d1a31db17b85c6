//! The list of the articles: a table to filter, to sort and to follow.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::article::Article;
use super::chart::short;
use super::figures::{Figures, per_1000, share};
use super::words::{LEVELS, percent, rate, score, thousands};

/// An article as the list and the events show it.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Place in the collection, from 1.
    pub number: usize,
    /// Key.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Outlet, or words that say there is none.
    pub outlet: String,
    /// Day of publication.
    pub date: String,
    /// The event it reports; empty where none.
    pub event_id: String,
    /// The article or agency it repeats; empty where none.
    pub copy_of: String,
    /// Address on the page, or in the folder of articles.
    pub href: String,
    words: usize,
    certainty: Option<f64>,
    hedges: Option<f64>,
    attributed: Option<f64>,
    unnamed: Option<f64>,
    levels: u8,
}

impl Entry {
    /// The entry of an article; its address is known once all are put up.
    #[must_use]
    pub fn new(article: &Article, figures: &Figures) -> Self {
        let has = |level: usize| figures.levels[level] > 0;
        Self {
            number: article.number,
            id: article.id.clone(),
            title: article.title().to_owned(),
            outlet: article.outlet().to_owned(),
            date: article.about.date.clone(),
            event_id: article.about.event_id.clone(),
            copy_of: article.about.copy_of.clone(),
            href: String::new(),
            words: figures.words,
            certainty: figures.certainty(),
            hedges: per_1000(figures.all_hedges(), figures.words),
            attributed: share(figures.attributed, figures.sentences),
            unnamed: share(figures.unnamed, figures.attributions),
            levels: (0..LEVELS.len()).map(|level| u8::from(has(level)) << level).sum(),
        }
    }
}

/// Headers of the list: what stands there, what it means, whether it is a number.
const COLUMNS: [(&str, &str, bool); 9] = [
    ("Article", "", false),
    ("Outlet", "", false),
    ("Date", "", false),
    ("Event", "articles of one event share its number", false),
    ("Words", "", true),
    ("Certainty", "mean certainty of the wording, 0 to 1", true),
    ("Hedges", "hedges per 1000 words", true),
    ("Attributed", "sentences that somebody is credited with", true),
    ("Unnamed", "attributions whose source has no name", true),
];

/// The table, and the means to filter it.
#[must_use]
pub fn listing(entries: &[Entry]) -> Markup {
    let outlets = numbered(entries.iter().map(|entry| entry.outlet.as_str()));
    // The first article gives an event its title: it comes last here and stays.
    let titles: BTreeMap<&str, &str> =
        entries.iter().rev().map(|entry| (entry.event_id.as_str(), entry.title.as_str())).collect();
    let events = numbered(entries.iter().map(|entry| entry.event_id.as_str()).filter(|event| !event.is_empty()));
    html! {
        form.filter.needs-script role="search" aria-label="Filter the articles" {
            label { "Outlet" select name="outlet" { option value="" { "all" } @for (outlet, number) in &outlets { option value=(number) { (outlet) } } } }
            @if !events.is_empty() {
                label { "Event" select name="event" { option value="" { "all" } @for (event, number) in &events { option value=(number) { (event) " " (short(titles.get(event).unwrap_or(&""), 60)) } } } }
            }
            label { "Has sentences worded"
                select name="level" {
                    option value="" { "at any level" }
                    @for (level, (name, _)) in LEVELS.iter().enumerate() { option value=(level) { (name) } }
                }
            }
            label { "Title holds" input type="search" name="words" autocomplete="off"; }
            p.count role="status" { (thousands(entries.len())) " articles" }
        }
        div.wide role="region" aria-label="Articles" tabindex="0" {
            table.list {
                thead { tr {
                    @for (name, about, number) in COLUMNS {
                        th.n[number] scope="col" title=[(!about.is_empty()).then_some(about)] { (name) }
                    }
                } }
                tbody { @for entry in entries { (line(entry, &outlets, &events)) } }
            }
        }
    }
}

fn line(entry: &Entry, outlets: &BTreeMap<&str, usize>, events: &BTreeMap<&str, usize>) -> Markup {
    let event = events.get(entry.event_id.as_str());
    html! {
        tr data-a=(entry.number) data-o=[outlets.get(entry.outlet.as_str())] data-e=[event] data-l=(entry.levels) {
            td { a href=(entry.href) { (entry.title) } @if !entry.copy_of.is_empty() { " " small { "repeats " (entry.copy_of) } } }
            td { (entry.outlet) }
            td { (entry.date) }
            td { (entry.event_id) }
            td.n { (thousands(entry.words)) }
            td.n { (entry.certainty.map_or("–".to_owned(), score)) }
            td.n { (rate(entry.hedges)) }
            td.n { (percent(entry.attributed)) }
            td.n { (percent(entry.unnamed)) }
        }
    }
}

/// Names with their place in the order of the alphabet, from 1.
fn numbered<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut places: BTreeMap<&str, usize> = names.map(|name| (name, 0)).collect();
    for (place, number) in places.values_mut().enumerate() {
        *number = place + 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_articles_by_number_and_escapes_their_words() {
        let hostile = "<script>alert(\"1\")</script> ]]> & 'x'";
        let entry = Entry {
            number: 7,
            id: "../../etc/passwd".to_owned(),
            title: hostile.to_owned(),
            outlet: hostile.to_owned(),
            event_id: "\"><img>".to_owned(),
            href: "report-articles/00007.html".to_owned(),
            ..Entry::default()
        };
        let page = listing(&[entry]).into_string();
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("passwd"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(&quot;1&quot;)"));
        assert!(page.contains("data-a=\"7\" data-o=\"1\" data-e=\"1\""));
    }
}
