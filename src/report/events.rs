//! events.csv: a row is an article and the event it reports.

use crate::column::{Cell, Column};
use crate::compare::events::EventRow;
use crate::report::table::Report;

/// events.csv
pub static EVENTS: Report<EventRow> = Report {
    name: "events",
    row: "an article and the event it reports",
    key: &["article_id"],
    columns: &[
        Column::text("article_id", "The article.", |r: &EventRow| Cell::text(&*r.article_id)).unit("key"),
        Column::text("event_id", "The event; empty where no other article reports it.", |r: &EventRow| {
            Cell::text(&*r.event_id)
        })
        .unit("key"),
        Column::number(
            "match_score",
            "0 to 1",
            "Mean likeness to the other articles of the event; empty where the user named the event.",
            |r: &EventRow| Cell::number(r.match_score),
        )
        .formula("cosine of TF-IDF vectors of title, lead and text, 0 where more than 3 days lie between"),
        Column::text(
            "copy_of",
            "Article or agency whose text this one repeats; such articles are left out of comparisons.",
            |r: &EventRow| Cell::text(&*r.copy_of),
        )
        .formula("half or more of its runs of five words stand in one article before it that is no copy, or an agency is credited; before it: of an earlier day, then the agency's own, then without a credit, then longer"),
        Column::text("title", "Its headline, by which a file of your own events is checked.", |r: &EventRow| {
            Cell::text(&*r.title)
        }),
    ],
};
