//! stances.csv: a row is a kind of source and a stance in an article, and how often they meet.

use crate::attribution::Stance;
use crate::column::{Cell, Column, Level};
use crate::pipeline::Scorer;
use crate::report::table::{OfArticle, Report};
use crate::scored::{Part, Scored};
use crate::sourcing::KINDS;

/// A kind of source and a stance in an article.
#[derive(Clone, Debug, Default)]
pub struct Row {
    article_id: String,
    outlet: String,
    source_kind: &'static str,
    stance: &'static str,
    count: usize,
}

/// stances.csv
pub static STANCES: Report<Row> = Report {
    name: "stances",
    row: "a kind of source and a stance that meet in an article; pairs that do not meet have no row",
    key: &["article_id", "source_kind", "stance"],
    columns: &[
        Column::text("article_id", "Key of the article.", |r: &Row| Cell::text(&*r.article_id)).unit("key"),
        Column::text("outlet", "Outlet that published it.", |r: &Row| Cell::text(&*r.outlet)),
        Column::text("source_kind", "Who the source is.", |r: &Row| Cell::text(r.source_kind))
            .of(KINDS, Level::Nominal),
        Column::text("stance", "Attitude of the cue towards what is said.", |r: &Row| Cell::text(r.stance))
            .of(Stance::NAMES, Level::Nominal),
        Column::count("n_attributions", "attributions", "Attributions of this kind and stance.", |r: &Row| {
            Cell::count(Some(r.count))
        }),
    ],
};

impl OfArticle for Row {
    fn each(_: &Scorer, scored: &Scored<'_>, mut give: impl FnMut(&Self)) {
        let mut counts = [[0; Stance::NAMES.len()]; KINDS.len()];
        for (found, sourced) in scored.parts.iter().flat_map(Part::credits) {
            counts[sourced.kind as usize][found.stance as usize] += 1;
        }
        let article = scored.article;
        let mut row = Self { article_id: article.id.clone(), outlet: article.outlet.clone(), ..Self::default() };
        for (kind, counts) in KINDS.iter().zip(counts) {
            for (stance, count) in Stance::NAMES.iter().zip(counts).filter(|(_, count)| *count > 0) {
                (row.source_kind, row.stance, row.count) = (kind, stance, count);
                give(&row);
            }
        }
    }
}
