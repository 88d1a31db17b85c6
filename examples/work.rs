//! Scores texts, each in one call of `counted`: what `scripts/check-linear` and `scripts/check-limits` count and time.
//!
//! `cargo run --profile quick --example work FILE...` prints for each file its bytes and the seconds of its thread.
//! Under `valgrind --tool=callgrind --dump-after=work::counted` each call is a dump of its own, so that the lexicons are
//! compiled once and counted never.

use std::time::Instant;

use reportedly::article::Article;
use reportedly::pipeline::Scorer;
use reportedly::report::SCORE_REPORTS;
use reportedly::report::face::Face;
use reportedly::report::layout::TableLayout;

/// All that `score` does for an article that has been read: scores it and appends its rows to every table.
#[inline(never)]
fn counted(scorer: &Scorer, article: &Article, tables: &[TableLayout]) -> usize {
    let scored = scorer.score(article);
    let mut out = Vec::new();
    for table in tables {
        table.report().append(scorer, &scored, table, &mut out);
    }
    out.len()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let scorer = Scorer::load(None)?;
    let tables: Vec<TableLayout> =
        SCORE_REPORTS.iter().map(|report| TableLayout::whole(*report, Face::default())).collect();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let article = Article { id: "a1".into(), text, ..Article::default() };
        let begun = Instant::now();
        let rows = counted(&scorer, &article, &tables);
        println!("{path}: {} bytes, {:.3} s, {rows} bytes of rows", article.text.len(), begun.elapsed().as_secs_f64());
    }
    Ok(())
}
