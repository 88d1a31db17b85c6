//! Events: the articles about one happening, and the sentences of different outlets that say the same, side by side.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, html};

use super::chart::short;
use super::collection::Claim;
use super::listing::Entry;
use super::words::{counted, plain, score};
use crate::certainty::Level;
use crate::compare::claims::UNNAMED;

/// Most events on the page; the rest stand in the reports.
const EVENTS: usize = 40;
/// Most claims that are shown of an event.
const CLAIMS: usize = 12;
/// Most headlines that are set against their articles.
const HEADLINES: usize = 20;
/// Most letters of a source beside a claim.
const HOLDER: usize = 60;
/// How much firmer a headline is than its counterpart in the body when it is shown.
const FIRMER: f64 = 0.2;

/// Claims that stand together.
struct Group<'a> {
    claims: Vec<&'a Claim>,
}

impl Group<'_> {
    /// What makes a claim worth showing first: a hedge that got lost, then a gap of certainty.
    fn weight(&self) -> f64 {
        let loss = f64::from(u8::from(self.claims.iter().any(|claim| claim.hedge_loss)));
        loss + self.claims.iter().filter_map(|claim| claim.gap).fold(0.0, f64::max)
    }
}

/// The events with their claims, those with most claims first where there are too many.
#[must_use]
pub fn events(claims: &[Claim], entries: &[Entry]) -> Markup {
    let mut articles: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.event_id.is_empty()) {
        articles.entry(&entry.event_id).or_default().push(entry);
    }
    let mut events: Vec<(&str, Vec<Group<'_>>)> = articles.keys().map(|event| (*event, Vec::new())).collect();
    let places: HashMap<&str, usize> = events.iter().enumerate().map(|(place, (event, _))| (*event, place)).collect();
    for group in groups(claims, "outlets") {
        if let Some(&place) = places.get(group.claims[0].event_id.as_str()) {
            events[place].1.push(group);
        }
    }
    if events.is_empty() {
        return html! { p.note { "No two articles of this collection report the same event, or " code { "reportedly compare" } " has not looked for events yet." } };
    }
    let all = events.len();
    if all > EVENTS {
        events.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(b.0)));
        events.truncate(EVENTS);
        events.sort_by_key(|(event, _)| *event);
    }
    let by_id: HashMap<&str, &Entry> = entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let apart = entries.iter().filter(|entry| entry.event_id.is_empty()).count();
    html! {
        @if apart > 0 { p.note { (apart) " of " (counted(entries.len(), "article")) " " (if apart == 1 { "is" } else { "are" }) " of no event, being not enough like the others; events.csv can be mended and given back to " code { "reportedly compare --events" } "." } }
        @if all > EVENTS { p.note { "The " (EVENTS) " events with most claims of " (counted(all, "event")) "; all of them stand in events.csv and claims.csv." } }
        @for (place, (event, groups)) in events.iter_mut().enumerate() {
            @let entries = &articles[event];
            details.event open[place == 0] {
                summary { b { (entries[0].title) } " " span.meta { (entries[0].date) " · " (counted(entries.len(), "article")) " · " (counted(groups.len(), "claim")) } }
                (one(entries, groups, &by_id))
            }
        }
    }
}

fn one(articles: &[&Entry], groups: &mut [Group<'_>], by_id: &HashMap<&str, &Entry>) -> Markup {
    let all = groups.len();
    groups.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    html! {
        ul.articles { @for entry in articles { li { b { (entry.outlet) } " " a href=(entry.href) { (entry.title) } @if !entry.copy_of.is_empty() { " " small { "repeats " (entry.copy_of) } } } } }
        @if groups.is_empty() { p.note { "No sentences of different outlets say the same." } }
        @for group in groups.iter().take(CLAIMS) { (side_by_side(group, by_id)) }
        @if all > CLAIMS { p.note { (all - CLAIMS) " more claims of this event stand in claims.csv." } }
    }
}

fn side_by_side(group: &Group<'_>, by_id: &HashMap<&str, &Entry>) -> Markup {
    html! {
        div.claim {
            @for claim in &group.claims {
                @let entry = by_id.get(claim.article_id.as_str());
                div.side.lost[claim.hedge_loss] {
                    p.meta {
                        @if let Some(entry) = entry { a href=(entry.href) { (entry.outlet) } } @else { (claim.outlet) }
                        ", " (claim.position)
                        @if let Some(certainty) = claim.certainty { " " (chip(certainty, claim)) }
                    }
                    p { (claim.text) }
                    p.meta {
                        @if claim.holder == "writer" || claim.holder.is_empty() { "in the outlet's own voice" }
                        @else {
                            @if claim.holder == UNNAMED { "credited, but not said to whom" }
                            @else { "credited to " (short(&claim.holder, HOLDER)) }
                            @if !matches!(claim.source_kind.as_str(), "" | "unknown") { " (" (plain(&claim.source_kind)) ")" }
                            @if !matches!(claim.stance.as_str(), "" | "neutral") { ", " (claim.stance) }
                        }
                        @if claim.hedge_loss { " " strong.flag { "hedge lost" } }
                    }
                }
            }
        }
    }
}

/// The score of a sentence; its colour is that of its number, a booster alone is not told here.
fn chip(certainty: f64, claim: &Claim) -> Markup {
    let level = Level::of(certainty, 1, 0) as usize;
    html! { span class={ "chip l" (level) } title={ "certainty " (score(certainty)) ", " (claim.position) } { (score(certainty)) } }
}

/// Headlines that are firmer than the sentence of their article that says the same.
#[must_use]
pub fn headlines(claims: &[Claim], entries: &[Entry]) -> Markup {
    let by_id: HashMap<&str, &Entry> = entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let firmer = |group: &Group<'_>| {
        let headline = group.claims.iter().find(|claim| claim.position == "headline");
        headline.and_then(|claim| claim.gap).unwrap_or(0.0)
    };
    let mut found = groups(claims, "headline_body");
    let all = found.len();
    found.retain(|group| firmer(group) >= FIRMER);
    found.sort_by(|a, b| firmer(b).total_cmp(&firmer(a)));
    html! {
        @if found.is_empty() {
            p.note { "Of " (counted(all, "headline")) " with a counterpart in the body, none is clearly firmer than it." }
        } @else {
            p { (counted(found.len(), "headline")) " of " (all) " that have a counterpart in the body are clearly firmer than it (by " (FIRMER) " or more)." }
            @for group in found.iter().take(HEADLINES) { (side_by_side(group, &by_id)) }
            @if found.len() > HEADLINES { p.note { (found.len() - HEADLINES) " more stand in claims.csv (aligned = headline_body)." } }
        }
    }
}

/// Claims of a kind, those of one key together.
fn groups<'a>(claims: &'a [Claim], aligned: &str) -> Vec<Group<'a>> {
    let claims: Vec<&Claim> = claims.iter().filter(|claim| claim.aligned == aligned).collect();
    claims.chunk_by(|a, b| a.claim_id == b.claim_id).map(|claims| Group { claims: claims.to_vec() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(claim_id: &str, outlet: &str, text: &str, gap: f64) -> Claim {
        Claim {
            event_id: "e1".to_owned(),
            claim_id: claim_id.to_owned(),
            aligned: "outlets".to_owned(),
            outlet: outlet.to_owned(),
            article_id: outlet.to_owned(),
            text: text.to_owned(),
            gap: Some(gap),
            hedge_loss: gap > 0.3,
            ..Claim::default()
        }
    }

    #[test]
    fn lost_hedges_come_first_and_words_are_escaped() {
        let entries = ["A", "B"].map(|id| {
            let mut entry = Entry::default();
            (entry.id, entry.event_id) = (id.to_owned(), "e1".to_owned());
            entry
        });
        let claims = [
            claim("c1", "A", "Calm.", 0.0),
            claim("c1", "B", "Quiet.", 0.0),
            claim("c2", "A", "A dam <b>may</b> break.", 0.0),
            claim("c2", "B", "A dam breaks.", 0.45),
        ];
        let page = events(&claims, &entries).into_string();
        assert!(page.find("A dam breaks.").unwrap() < page.find("Calm.").unwrap());
        assert!(page.contains("&lt;b&gt;may") && page.matches("hedge lost").count() == 1);
    }
}
