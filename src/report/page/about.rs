//! How the page is to be read, and the record of the run it was made from.

use maud::{Markup, html};
use serde_json::Value;

use super::words::{counted, thousands};

/// What the numbers mean, and what they do not.
#[must_use]
pub fn reading() -> Markup {
    html! {
        section #reading aria-labelledby="h-reading" {
            h2 #h-reading { "How to read this page" }
            ul.prose {
                li { b { "Certainty is wording." } " It says how firmly a sentence commits to its content, from 0 to 1. It does not say whether the content is true, nor whether the reporting is good. Careful reporting of an uncertain matter hedges." }
                li { b { "A hedge may be the source's." } " Hedges inside quotation marks are the words of the person quoted; outside them the writer chose them. Both are counted, apart." }
                li { b { "Transparency is not credibility." } " It says how well a reader could check who stands behind a claim, not whether that source deserves trust." }
                li { b { "Do not rank outlets by truth." } " Outlets differ in topics, genres and length of articles; a difference here is a question to ask, and the articles are there to answer it." }
                li { b { "Rules make mistakes." } " Every mark opens the entry and the rule that made it. Take a sample, code it by hand and report the agreement: " code { "reportedly sample" } " and " code { "reportedly agree" } "." }
                li { b { "The article is the unit." } " Tests compare whole articles, because sentences of one article are alike. Where there are too few, there is no test, and the page says so." }
            }
        }
    }
}

/// What was run on what.
#[must_use]
pub fn record(run: &Value) -> Markup {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |name: &str| run[name].as_array().cloned().unwrap_or_default();
    let (lexicons, inputs, warnings) = (list("lexicons"), list("inputs"), list("warnings"));
    html! {
        section #record aria-labelledby="h-record" {
            h2 #h-record { "Record of the run" }
            @if run.is_null() { p.note { "There is no run.json in this folder." } }
            @else {
                dl.record {
                    dt { "Made by" } dd { (text(&run["tool"])) " " (text(&run["version"])) }
                    dt { "Command" } dd { code { (text(&run["command"])) } }
                    @if let Some(seed) = run["seed"].as_u64() { dt { "Seed" } dd { (seed) } }
                    dt { "Lexicons" } dd { (counted(lexicons.len(), "file")) ", each with version and SHA-256 in run.json" }
                    @for input in &inputs {
                        dt { "Input" }
                        dd { (file_name(&text(&input["file"]))) @if let Some(hash) = input["sha256"].as_str() { ", SHA-256 " code { (hash.chars().take(16).collect::<String>()) "…" } } }
                    }
                    @for (title, counts) in [("Counted", &run["counts"]), ("Rows of the reports", &run["counts"]["rows"])] {
                        @let counts = numbers(counts);
                        @if !counts.is_empty() { dt { (title) } dd { (counts) } }
                    }
                    @for warning in &warnings { dt { "Note" } dd { (text(warning)) } }
                }
            }
            p { "To cite: name reportedly with its version, the lexicons with theirs, and this record." }
        }
    }
}

/// The numbers of an object with their names, `12 articles, 340 sentences`; empty where it holds none.
fn numbers(counts: &Value) -> String {
    let counts = counts.as_object().into_iter().flatten();
    let told = counts.filter_map(|(name, count)| {
        Some(format!("{} {}", thousands(count.as_u64()? as usize), name.replace('_', " ")))
    });
    told.collect::<Vec<_>>().join(", ")
}

/// The last part of a path: the page may be passed on, and need not tell where somebody keeps files.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_tells_the_rows_of_each_report() {
        let run = serde_json::json!({"counts": {"articles": 24, "rows": {"cues": 627, "sentences": 584}}});
        let told = record(&run).into_string();
        assert!(told.contains("<dt>Counted</dt><dd>24 articles</dd>"), "{told}");
        assert!(told.contains("<dt>Rows of the reports</dt><dd>627 cues, 584 sentences</dd>"), "{told}");
        assert!(!record(&serde_json::json!({"counts": {"articles": 1}})).into_string().contains("Rows"));
    }
}
