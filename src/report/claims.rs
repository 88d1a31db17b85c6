//! claims.csv: a row is a sentence in a claim; rows that share the claim say the same.

use crate::column::{Cell, Column, Level};
use crate::compare::claims::{ALIGNED, ClaimRow};
use crate::report::table::Report;
use crate::text::Position;

/// claims.csv
pub static CLAIMS: Report<ClaimRow> = Report {
    name: "claims",
    row: "a sentence in a claim; rows that share the claim say the same",
    key: &["claim_id", "sentence_id"],
    columns: &[
        Column::text("event_id", "The event the article reports.", |r: &ClaimRow| Cell::text(&*r.sentence.event_id))
            .unit("key"),
        Column::text("claim_id", "The claim.", |r: &ClaimRow| Cell::text(&*r.claim_id)).unit("key"),
        Column::text("aligned", "What is laid side by side.", |r: &ClaimRow| Cell::text(r.aligned))
            .of(ALIGNED, Level::Nominal),
        Column::text("article_id", "The article.", |r: &ClaimRow| Cell::text(&*r.sentence.article_id)).unit("key"),
        Column::text("outlet", "Outlet that published it.", |r: &ClaimRow| Cell::text(&*r.sentence.outlet)),
        Column::text("sentence_id", "The sentence.", |r: &ClaimRow| Cell::text(&*r.sentence.sentence_id)).unit("key"),
        Column::text("position", "Where the sentence stands in the article.", |r: &ClaimRow| {
            Cell::text(&*r.sentence.position)
        })
        .of(Position::NAMES, Level::Nominal),
        Column::text("text", "The sentence.", |r: &ClaimRow| Cell::text(&*r.sentence.text)),
        Column::text(
            "attribution_id",
            "Attribution that speaks for the sentence; empty where there is none.",
            |r: &ClaimRow| Cell::text(&*r.sentence.attribution_id),
        )
        .unit("key"),
        Column::text("holder", "Who is credited with the content: the name, else the words for the source; `source` where the attribution gives none, `writer` where nobody is credited.", |r: &ClaimRow| {
            Cell::text(if r.sentence.holder.is_empty() { "writer" } else { &r.sentence.holder })
        }),
        Column::text("source_kind", "Kind of that source.", |r: &ClaimRow| Cell::text(&*r.sentence.source_kind)),
        Column::text("stance", "Stance of the verb that credits it.", |r: &ClaimRow| Cell::text(&*r.sentence.stance)),
        Column::number("certainty", "0 to 1", "How firmly the wording commits to its content.", |r: &ClaimRow| {
            Cell::number(r.sentence.certainty)
        }),
        Column::count("hedges", "cues", "Active hedges in the sentence.", |r: &ClaimRow| {
            Cell::count(Some(r.sentence.hedges))
        }),
        Column::number(
            "certainty_gap",
            "-1 to 1",
            "How much firmer it is than the least firm of the others.",
            |r: &ClaimRow| Cell::number(r.certainty_gap),
        )
        .formula("certainty - lowest certainty of the other sentences of the claim"),
        Column::flag(
            "hedge_loss",
            "Gives as plain fact what another sentence of the claim hedges or attributes.",
            |r: &ClaimRow| Cell::Flag(r.hedge_loss),
        )
        .formula("it credits nobody, has no hedge and less than a quarter of its words in quotations; another sentence of the claim is not so"),
        Column::number(
            "match_score",
            "0 to 1",
            "Mean likeness to the other sentences of the claim.",
            |r: &ClaimRow| Cell::number(Some(r.match_score)),
        )
        .formula("weight of the shared names, numbers and words, of the weight of all"),
    ],
};
