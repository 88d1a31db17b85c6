//! Why each mark of an article stands there: entry, rule, strength, literature; and how each score comes about.

use maud::{Markup, html};

use super::article::{Article, Attribution, Cue, Sentence};
use super::index::Index;
use super::words::{LEVELS, TRANSPARENCY, category, plain, score};
use crate::column::decimal;
use crate::report::cues::UNLESS_KEPT;

/// The reasons of all marks of an article, one item each.
#[must_use]
pub fn reasons(article: &Article, index: &Index<'_>) -> Markup {
    let number = article.number;
    html! {
        details.reasons {
            summary { "Every mark and score of this article with its reason" }
            ul {
                @for (place, sentence) in article.sentences.iter().enumerate() {
                    @if sentence.hedges != [0, 0] || sentence.boosters > 0 {
                        li id={ "a" (number) "-s" (place) } { (of_sentence(article, index, sentence)) }
                    }
                    @for &at in index.cues(sentence) {
                        li id={ "a" (number) "-k" (at) } { (of_cue(&article.cues[at])) }
                    }
                    @for &at in index.attributions(sentence) {
                        @if article.attributions[at].sentence_id == sentence.id {
                            li id={ "a" (number) "-t" (at) } { (of_attribution(article, index, &article.attributions[at])) }
                        }
                    }
                }
            }
        }
    }
}

/// The score of a sentence as its cues make it.
fn of_sentence(article: &Article, index: &Index<'_>, sentence: &Sentence) -> Markup {
    let active: Vec<&Cue> = index.cues(sentence).iter().map(|&at| &article.cues[at]).filter(|cue| cue.active).collect();
    let effect = |cue: &&Cue| decimal(cue.effect.unwrap_or(0.0));
    let hedges: Vec<String> = active.iter().filter(|cue| !cue.booster).map(effect).collect();
    let boosters: Vec<String> = active.iter().filter(|cue| cue.booster).map(effect).collect();
    let level = sentence.level.map(|level| LEVELS[level]);
    html! {
        b { "Certainty " (sentence.certainty.map_or(String::new(), score)) }
        @if let Some((name, range)) = level { ", level " (name) " (" (range) ")" }
        dl {
            dt { "Worked out" }
            dd {
                @if hedges.is_empty() { "no hedge: 1" } @else { "1 × " (hedges.join(" × ")) }
                @if !boosters.is_empty() {
                    "; then the boosters close " (boosters.join(", then ")) " of what is missing to 1"
                }
            }
            dt { "Meaning" }
            dd { "How firmly the wording commits to its content. Not truth, not quality." }
        }
    }
}

fn of_cue(cue: &Cue) -> Markup {
    let effect = decimal(cue.effect.unwrap_or(0.0));
    html! {
        b { (cue.text) }
        @if cue.booster { ", booster: " } @else { ", hedge: " }
        (category(&cue.category))
        dl {
            dt { "Effect" }
            dd {
                @if !cue.active { "none: it was found, but does not count here" }
                @else if cue.booster { "closes " (effect) " of what is missing to 1" }
                @else { "multiplies the certainty of its sentence by " (effect) }
                @if cue.negated { "; a negation turns it" }
            }
            dt { "Entry" }
            dd { code { (cue.entry) } @if let Some(strength) = cue.strength { ", strength " (decimal(strength)) } }
            dt { "Rule" }
            dd {
                @if cue.rule.is_empty() { "none needed: the entry decides" }
                @else if cue.rule == UNLESS_KEPT { "none keeps it: the entry counts only where a rule does" }
                @else { (cue.rule) }
            }
            dt { "Whose words" }
            dd { @if cue.in_quote { "the source's: inside a quotation" } @else { "the writer's: outside quotations" } }
            @if cue.bands.iter().any(|band| !band.is_empty()) {
                dt { "Scales" }
                dd {
                    @for (name, band) in ["ICD 203", "IPCC"].iter().zip(&cue.bands) {
                        @if !band.is_empty() { span.band { (name) " " (percents(band)) } " " }
                    }
                }
            }
            @if !cue.source.is_empty() { dt { "Literature" } dd { (cue.source) } }
        }
    }
}

/// A band such as `55-80` in percent; words such as `unassigned` as they are.
fn percents(band: &str) -> String {
    if band.starts_with(|letter: char| letter.is_ascii_digit()) {
        format!("{} %", band.replace('-', "–"))
    } else {
        band.to_owned()
    }
}

fn of_attribution(article: &Article, index: &Index<'_>, found: &Attribution) -> Markup {
    let who = if found.texts[0].is_empty() { "no source given" } else { &found.texts[0] };
    let holder = index.attribution(&found.within).map(|at| &article.attributions[at]);
    let person = [&found.name, &found.role, &found.affiliation].map(String::as_str);
    html! {
        b { (who) } ", credited with " b { (if found.texts[1].is_empty() { "a quotation" } else { &found.texts[1] }) }
        dl {
            dt { "Source" }
            dd {
                (person.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", "))
                @if found.name.is_empty() { (plain(&found.kind)) } @else { ": " (plain(&found.kind)) }
                @if !found.kind_reason[1].is_empty() { ", by the words “" (found.kind_reason[1]) "”" }
                @if !found.kind_reason[0].is_empty() { " (" code { (found.kind_reason[0]) } ")" }
            }
            dt { "Sourcing" }
            dd {
                (plain(&found.sourcing))
                @if !matches!(found.channel.as_str(), "" | "unspecified") { ", by " (plain(&found.channel)) }
            }
            @if let Some(meaning) = found.transparency.and_then(|step| TRANSPARENCY.get(step)) {
                dt { "Transparency" }
                dd {
                    (found.transparency.unwrap_or(0)) " of 5: " (meaning)
                    @if !found.anonymity_reason.is_empty() { "; reason given: " (found.anonymity_reason) }
                }
            }
            dt { "Content" }
            dd {
                @match found.quote_kind.as_str() {
                    "direct" => "quoted word for word",
                    "mixed" => "partly quoted",
                    _ => "in the writer's words",
                }
            }
            dt { "Stance" }
            dd {
                @match found.stance.as_str() {
                    "distancing" => "distancing: the verb leaves the claim with its source",
                    "endorsing" => "endorsing: the verb takes the claim for true",
                    _ => "neutral",
                }
            }
            dt { "Found by" }
            dd { (found.rule) @if !found.entry.is_empty() { ", " code { (found.entry) } } }
            @if let Some(holder) = holder {
                dt { "Within" }
                dd { "what " (holder.texts[0]) " " (holder.texts[1]) }
            }
        }
    }
}
