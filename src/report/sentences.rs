//! sentences.csv: a row is a sentence.

use crate::attribution::Stance;
use crate::certainty::Level as CertaintyLevel;
use crate::column::{Cell, Column, Level};
use crate::pipeline::Scorer;
use crate::report::keys;
use crate::report::table::{OfArticle, Report};
use crate::scored::Scored;
use crate::sourcing::{KINDS, LABELS};
use crate::span::Span;
use crate::text::{Document, Position};

/// A sentence and its scores.
#[derive(Clone, Debug, Default)]
pub struct Row {
    article_id: String,
    sentence_id: String,
    outlet: String,
    position: &'static str,
    start: Option<usize>,
    end: Option<usize>,
    text: String,
    paragraph: Option<usize>,
    quote_spans: String,
    n_words: usize,
    certainty: f64,
    certainty_level: &'static str,
    hedges_writer: usize,
    hedges_quoted: usize,
    boosters_writer: usize,
    boosters_quoted: usize,
    mixed_icd203: bool,
    mixed_confidence: bool,
    quoted_share: Option<f64>,
    attribution_id: String,
    attributed: bool,
    source_kind: &'static str,
    sourcing: &'static str,
    transparency: Option<usize>,
    stance: &'static str,
}

/// sentences.csv
pub static SENTENCES: Report<Row> = Report {
    name: "sentences",
    row: "a sentence",
    key: &["sentence_id"],
    columns: &[
        Column::text("article_id", "Article the sentence stands in.", |r: &Row| Cell::text(&*r.article_id)).unit("key"),
        Column::text("sentence_id", "Key of the sentence; 0000 is a title that stands apart from the text.", |r: &Row| {
            Cell::text(&*r.sentence_id)
        })
        .unit("key"),
        Column::text("outlet", "Outlet that published the article.", |r: &Row| Cell::text(&*r.outlet)),
        Column::text("position", "Where the sentence stands in the article.", |r: &Row| Cell::text(r.position))
            .of(Position::NAMES, Level::Nominal),
        Column::count("start", "code points", "First code point in the article's text; empty for a title that stands apart.", |r: &Row| {
            Cell::count(r.start)
        }),
        Column::count("end", "code points", "One past the last code point.", |r: &Row| Cell::count(r.end)),
        Column::text("text", "The sentence.", |r: &Row| Cell::text(&*r.text)),
        Column::count("paragraph", "from 1", "Paragraph of the article's scored text; empty for a title that stands apart.", |r: &Row| {
            Cell::count(r.paragraph)
        }),
        Column::text("quote_spans", "Where quotations stand in the sentence, with their marks.", |r: &Row| Cell::text(&*r.quote_spans))
            .unit("code points, half-open, pieces joined by |"),
        Column::count("n_words", "words", "Words and numbers in the sentence.", |r: &Row| Cell::count(Some(r.n_words))),
        Column::number("certainty", "0 to 1", "How firmly the wording commits to its content; not truth, not quality.", |r: &Row| {
            Cell::number(Some(r.certainty))
        })
        .formula("product of the effects of the active hedges; then each active booster closes its effect of what is missing to 1"),
        Column::text("certainty_level", "Rubin's five levels of certainty.", |r: &Row| Cell::text(r.certainty_level))
            .of(CertaintyLevel::NAMES, Level::Ordinal)
            .formula("absolute: a booster and no hedge; else high from .8, moderate from .6, low from .35, uncertain below"),
        Column::count("hedges_writer", "cues", "Active hedges outside quotations.", |r: &Row| Cell::count(Some(r.hedges_writer))),
        Column::count("hedges_quoted", "cues", "Active hedges inside quotations.", |r: &Row| Cell::count(Some(r.hedges_quoted))),
        Column::count("boosters_writer", "cues", "Active boosters outside quotations.", |r: &Row| Cell::count(Some(r.boosters_writer))),
        Column::count("boosters_quoted", "cues", "Active boosters inside quotations.", |r: &Row| Cell::count(Some(r.boosters_quoted))),
        Column::flag("mixed_icd203", "Likelihood terms of two rows of ICD 203 stand in the sentence.", |r: &Row| Cell::Flag(r.mixed_icd203)),
        Column::flag("mixed_confidence", "A likelihood and a level of confidence stand in the sentence, which ICD 203 forbids.", |r: &Row| {
            Cell::Flag(r.mixed_confidence)
        }),
        Column::flag("attributed", "The sentence holds words of a content that is credited to somebody.", |r: &Row| Cell::Flag(r.attributed)),
        Column::number("quoted_share", "0 to 1", "Share of its words that stand inside quotations.", |r: &Row| Cell::number(r.quoted_share)),
        Column::text("attribution_id", "Attribution that speaks for the sentence: of those with a source, else of all, the one whose content takes most of its words; empty where there is none.", |r: &Row| Cell::text(&*r.attribution_id))
            .unit("key")
            .formula("the one whose content takes most words of the sentence; between equals the one that holds the other, then the earlier"),
        Column::text("source_kind", "Who its source is.", |r: &Row| Cell::text(r.source_kind))
            .of(KINDS, Level::Nominal)
            .formula("of attribution_id"),
        Column::text("sourcing", "What kind of sourcing that is.", |r: &Row| Cell::text(r.sourcing))
            .of(LABELS, Level::Nominal)
            .formula("of attribution_id"),
        Column::count("transparency", "0 to 5", "How well a reader could check who the source is.", |r: &Row| {
            Cell::count(r.transparency)
        })
        .ordinal()
        .formula("of attribution_id"),
        Column::text("stance", "Attitude of the cue towards what is said.", |r: &Row| Cell::text(r.stance))
            .of(Stance::NAMES, Level::Nominal)
            .formula("of attribution_id"),
    ],
};

impl Row {
    /// Key of the attribution that speaks for the sentence; empty where there is none.
    pub fn attribution_id(&self) -> &str {
        &self.attribution_id
    }
}

impl OfArticle for Row {
    fn each(_: &Scorer, scored: &Scored<'_>, mut give: impl FnMut(&Self)) {
        let article = scored.article;
        let mut row = Row { article_id: article.id.clone(), outlet: article.outlet.clone(), ..Row::default() };
        let mut number = 0;
        for (before, part) in scored.numbered() {
            let document = &part.reading.document;
            let points = &part.points;
            let sentences = document.sentences.iter().zip(&part.certainty).zip(&part.voices);
            for ((sentence, certainty), &voice) in sentences {
                let own = !part.apart;
                number += usize::from(own);
                keys::sentence(&article.id, number, &mut row.sentence_id);
                row.position = sentence.position.name();
                let (start, end) = points.span(sentence.span);
                (row.start, row.end) = (own.then_some(start), own.then_some(end));
                sentence.span.of(document.text).clone_into(&mut row.text);
                row.paragraph = own.then_some(sentence.paragraph + 1);
                points.cell(pieces(document, sentence.span).filter(|_| own), &mut row.quote_spans);
                row.n_words = document.words(&sentence.tokens);
                let quoted = document.quoted_words(&sentence.tokens);
                row.quoted_share = (row.n_words > 0).then(|| quoted as f64 / row.n_words as f64);
                row.certainty = certainty.score;
                row.certainty_level = certainty.level.name();
                row.hedges_writer = certainty.hedges_writer;
                row.hedges_quoted = certainty.hedges_quoted;
                row.boosters_writer = certainty.boosters_writer;
                row.boosters_quoted = certainty.boosters_quoted;
                row.mixed_icd203 = certainty.mixed_icd203;
                row.mixed_confidence = certainty.mixed_confidence;
                keys::attribution(&article.id, voice.map(|index| before + index + 1), &mut row.attribution_id);
                let sourced = voice.map(|index| &part.sourced[index]);
                row.attributed = sourced.is_some();
                row.source_kind = sourced.map_or("", |sourced| sourced.kind.name());
                row.sourcing = sourced.map_or("", |sourced| sourced.label);
                row.transparency = sourced.map(|sourced| usize::from(sourced.transparency));
                row.stance = voice.map_or("", |index| part.attributed.attributions[index].stance.name());
                give(&row);
            }
        }
    }
}

/// The pieces of quotations inside a sentence.
fn pieces(document: &Document<'_>, sentence: Span) -> impl Iterator<Item = Span> {
    let first = document.quotes.partition_point(|quote| quote.span.end <= sentence.start);
    let inside = document.quotes[first..].iter().take_while(move |quote| quote.span.start < sentence.end);
    inside.map(move |quote| Span::new(quote.span.start.max(sentence.start), quote.span.end.min(sentence.end)))
}
