//! cues.csv: a row is a cue that was found, and what it does to its sentence.

use crate::certainty::scope::scope;
use crate::column::{Cell, Column};
use crate::lexicon::entry::{Dimension, Quartiles};
use crate::pipeline::Scorer;
use crate::report::keys;
use crate::report::table::{OfArticle, Report};
use crate::scored::Scored;

/// A cue and its effect.
#[derive(Clone, Debug, Default)]
pub struct Row {
    article_id: String,
    sentence_id: String,
    start: Option<usize>,
    end: Option<usize>,
    text: String,
    entry: String,
    category: String,
    strength: Option<f64>,
    direction: &'static str,
    in_quote: bool,
    negated: bool,
    active: bool,
    effect: f64,
    rule: String,
    perceived: Quartiles,
    icd203: String,
    ipcc: String,
    source: String,
    within: String,
    scope: Option<(usize, usize)>,
}

/// What stands as the rule of a cue that counts only where a rule keeps it, and none does: `more than` in "more than a game".
pub const UNLESS_KEPT: &str = "unless kept";

/// cues.csv
pub static CUES: Report<Row> = Report {
    name: "cues",
    row: "a cue of certainty that was found, active or not",
    key: &[],
    columns: &[
        Column::text("article_id", "Article the cue stands in.", |r: &Row| Cell::text(&*r.article_id)).unit("key"),
        Column::text("sentence_id", "Sentence the cue stands in.", |r: &Row| Cell::text(&*r.sentence_id)).unit("key"),
        Column::count(
            "start",
            "code points",
            "First code point in the article's text; empty in a title that stands apart.",
            |r: &Row| Cell::count(r.start),
        ),
        Column::count("end", "code points", "One past the last code point.", |r: &Row| Cell::count(r.end)),
        Column::text("text", "The words found.", |r: &Row| Cell::text(&*r.text)),
        Column::text("entry", "Entry of the lexicon: category and first spelling.", |r: &Row| Cell::text(&*r.entry)),
        Column::text("category", "Category of the cue: the lexicon file it stands in.", |r: &Row| {
            Cell::text(&*r.category)
        }),
        Column::number("strength", "0 to 1", "Strength in the lexicon.", |r: &Row| Cell::number(r.strength)),
        Column::text("direction", "Whether the cue holds the sentence back or firms it up.", |r: &Row| {
            Cell::text(r.direction)
        })
        .of(&["hedge", "booster"], crate::column::Level::Nominal),
        Column::flag("in_quote", "The cue stands in a quotation: it is the source's, else the writer's.", |r: &Row| {
            Cell::Flag(r.in_quote)
        }),
        Column::flag("negated", "A negation turns the cue.", |r: &Row| Cell::Flag(r.negated)),
        Column::flag("active", "The cue counts toward the score; its rule says why not.", |r: &Row| {
            Cell::Flag(r.active)
        }),
        Column::number(
            "effect",
            "0 to 1",
            "Factor of a hedge; share of what is missing to 1 that a booster closes.",
            |r: &Row| Cell::number(Some(r.effect)),
        ),
        Column::text(
            "rule",
            "Rule that decided whether the cue counts; `unless kept`: its entry counts only where a rule keeps it, and none did; empty where the entry alone decided, and the cue counts.",
            |r: &Row| Cell::text(&*r.rule),
        ),
        Column::number(
            "median",
            "percent",
            "Median of what readers take the term to mean, from the surveys of perception.",
            |r: &Row| Cell::number(r.perceived.median),
        ),
        Column::number("q1", "percent", "First quartile of the same answers.", |r: &Row| Cell::number(r.perceived.q1)),
        Column::number("q3", "percent", "Third quartile of the same answers.", |r: &Row| Cell::number(r.perceived.q3)),
        Column::text(
            "icd203",
            "Band of ICD 203 that has the term, in percent; `unassigned` where the standard leaves it without one, `confidence` for a level of confidence.",
            |r: &Row| Cell::text(&*r.icd203),
        ),
        Column::text("ipcc", "Band of the IPCC scale that has the term, in percent.", |r: &Row| Cell::text(&*r.ipcc)),
        Column::text(
            "within",
            "Attribution whose content holds the cue, the innermost; empty in the writer's own voice.",
            |r: &Row| Cell::text(&*r.within),
        )
        .unit("key"),
        Column::count(
            "scope_start",
            "code points",
            "First code point of the words that the cue governs; empty in a title that stands apart.",
            |r: &Row| Cell::count(r.scope.map(|scope| scope.0)),
        )
        .formula("the cue and what follows it to the end of the clause, of the quotation or of the noun phrase"),
        Column::count(
            "scope_end",
            "code points",
            "One past the last code point of the words that the cue governs.",
            |r: &Row| Cell::count(r.scope.map(|scope| scope.1)),
        ),
        Column::text("source", "Where the entry comes from.", |r: &Row| Cell::text(&*r.source)),
    ],
};

impl OfArticle for Row {
    fn each(scorer: &Scorer, scored: &Scored<'_>, mut give: impl FnMut(&Self)) {
        let id = &scored.article.id;
        let mut row = Row { article_id: id.clone(), ..Row::default() };
        let rules = scorer.reader.rules(Dimension::Certainty);
        for (before, part) in scored.numbered() {
            let document = &part.reading.document;
            let points = &part.points;
            let own = !part.apart;
            for found in &part.cues {
                let cue = &found.cue;
                let entry = scorer.reader.entry(cue);
                let span = document.span(&cue.hit.tokens);
                let (start, end) = points.span(span);
                keys::sentence(id, if own { cue.hit.sentence + 1 } else { 0 }, &mut row.sentence_id);
                (row.start, row.end) = (own.then_some(start), own.then_some(end));
                span.of(document.text).clone_into(&mut row.text);
                entry.id().clone_into(&mut row.entry);
                entry.category().clone_into(&mut row.category);
                row.strength = entry.facts.strength;
                row.direction = if found.booster { "booster" } else { "hedge" };
                row.in_quote = found.in_quote;
                row.negated = cue.negated;
                row.active = cue.active;
                row.effect = found.effect;
                row.rule.clear();
                if !cue.active && cue.rule.is_none() {
                    row.rule.push_str(UNLESS_KEPT);
                }
                for &rule in [cue.rule, cue.negation].iter().flatten() {
                    row.rule.push_str(if row.rule.is_empty() { "" } else { " + " });
                    row.rule.push_str(&rules.rules[rule as usize].name);
                }
                row.perceived = entry.facts.perceived;
                entry.icd203().clone_into(&mut row.icd203);
                entry.ipcc().clone_into(&mut row.ipcc);
                entry.source().clone_into(&mut row.source);
                row.scope = own.then(|| points.span(document.span(&scope(&scorer.reader, &part.reading, cue))));
                let within = part.innermost[cue.hit.tokens.start].map(|index| before + index as usize + 1);
                keys::attribution(id, within, &mut row.within);
                give(&row);
            }
        }
    }
}
