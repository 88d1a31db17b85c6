//! attributions.csv: a row is somebody credited with a content.

use std::ops::Range;
use std::rc::Rc;

use crate::attribution::{Attribution, QuoteKind, Stance};
use crate::column::{Cell, Column, Level};
use crate::pipeline::Scorer;
use crate::report::keys;
use crate::report::table::{OfArticle, Report};
use crate::scored::{Part, Scored};
use crate::sourcing::{CHANNELS, KINDS, LABELS, Sourced};
use crate::text::Document;
use crate::text::line::one_line;

/// An attribution with its source typed.
#[derive(Clone, Debug, Default)]
pub struct Row {
    article_id: Rc<str>,
    attribution_id: String,
    sentence_id: String,
    source_spans: String,
    cue_spans: String,
    content_spans: String,
    source_text: String,
    cue_text: String,
    source_name: String,
    source_role: String,
    source_affiliation: String,
    sourced: Sourced,
    quote_kind: &'static str,
    stance: &'static str,
    content_words: usize,
    within: String,
    rule: &'static str,
    entry: String,
    kind_entry: String,
    kind_evidence: String,
}

/// attributions.csv
pub static ATTRIBUTIONS: Report<Row> = Report {
    name: "attributions",
    row: "somebody credited with a content",
    key: &["attribution_id"],
    columns: &[
        Column::text("article_id", "Article the attribution stands in.", |r: &Row| Cell::text(&*r.article_id))
            .unit("key"),
        Column::text("attribution_id", "Key of the attribution.", |r: &Row| Cell::text(&*r.attribution_id)).unit("key"),
        Column::text("sentence_id", "Sentence of the cue.", |r: &Row| Cell::text(&*r.sentence_id)).unit("key"),
        Column::text(
            "source_spans",
            "Where the source stands; empty where none is named or in a title that stands apart.",
            |r: &Row| Cell::text(&*r.source_spans),
        )
        .unit("code points, half-open, pieces joined by |"),
        Column::text("cue_spans", "Where the words stand that credit it.", |r: &Row| Cell::text(&*r.cue_spans))
            .unit("code points, half-open, pieces joined by |"),
        Column::text("content_spans", "Where the content stands.", |r: &Row| Cell::text(&*r.content_spans))
            .unit("code points, half-open, pieces joined by |"),
        Column::text("source_text", "The source as written here.", |r: &Row| Cell::text(&*r.source_text)),
        Column::text("cue_text", "The words that credit it.", |r: &Row| Cell::text(&*r.cue_text)),
        Column::text("source_name", "Fullest name or description of the source in the article.", |r: &Row| {
            Cell::text(&*r.source_name)
        })
        .formula("pronouns, surnames and titles are led back to the first full mention"),
        Column::text("source_role", "Role of the source, where the article gives it.", |r: &Row| {
            Cell::text(&*r.source_role)
        }),
        Column::text("source_affiliation", "Affiliation of the source, where the article gives it.", |r: &Row| {
            Cell::text(&*r.source_affiliation)
        }),
        Column::text("source_kind", "Who the source is.", |r: &Row| Cell::text(r.sourced.kind))
            .of(KINDS, Level::Nominal),
        Column::text("channel", "How the content reached the reporter, as far as the article says.", |r: &Row| {
            Cell::text(r.sourced.channel)
        })
        .of(CHANNELS, Level::Nominal),
        Column::text("sourcing", "What kind of sourcing this is.", |r: &Row| Cell::text(r.sourced.label))
            .of(LABELS, Level::Nominal)
            .formula("from source_kind, channel and transparency by lexicons/sourcing/labels.csv"),
        Column::count("transparency", "0 to 5", "How well a reader could check who it is.", |r: &Row| {
            Cell::Count(u64::from(r.sourced.transparency))
        })
        .formula(
            "5 named person with role or affiliation; 4 named person; 3 named institution, document or group; \
             2 unnamed but described; 1 unnamed and bare; 0 no source given",
        ),
        Column::text("anonymity_reason", "Why the source is not named, where the article says.", |r: &Row| {
            Cell::text(&*r.sourced.anonymity_reason)
        }),
        Column::text("quote_kind", "Whether all, part or none of the content is quoted.", |r: &Row| {
            Cell::text(r.quote_kind)
        })
        .of(QuoteKind::NAMES, Level::Nominal),
        Column::text("stance", "Attitude of the cue towards what is said.", |r: &Row| Cell::text(r.stance))
            .of(Stance::NAMES, Level::Nominal),
        Column::count("content_words", "words", "Words and numbers of the content.", |r: &Row| {
            Cell::count(Some(r.content_words))
        }),
        Column::text("within", "Attribution whose content holds this one.", |r: &Row| Cell::text(&*r.within))
            .unit("key"),
        Column::text("rule", "Construction that found it.", |r: &Row| Cell::text(r.rule)),
        Column::text("entry", "Entry of the cue in the lexicon; empty for a bare colon or quotation.", |r: &Row| {
            Cell::text(&*r.entry)
        }),
        Column::text("kind_entry", "Entry that told the kind of the source.", |r: &Row| Cell::text(&*r.kind_entry)),
        Column::text(
            "kind_evidence",
            "Words on which the kind rests; they may stand at another mention.",
            |r: &Row| Cell::text(&*r.kind_evidence),
        ),
    ],
};

impl Row {
    /// Key of the attribution.
    pub fn attribution_id(&self) -> &str {
        &self.attribution_id
    }
}

impl OfArticle for Row {
    fn rows(scorer: &Scorer, scored: &Scored<'_>) -> Vec<Self> {
        let mut rows = Vec::with_capacity(scored.parts.iter().map(|part| part.sourced.len()).sum());
        let article_id: Rc<str> = Rc::from(&*scored.article.id);
        for (first, part) in scored.numbered() {
            for (found, sourced) in part.attributed.attributions.iter().zip(&part.sourced) {
                let number = rows.len() + 1;
                let within = found
                    .within
                    .map_or(String::new(), |index| keys::attribution(&scored.article.id, first + index + 1));
                rows.push(Row {
                    article_id: Rc::clone(&article_id),
                    attribution_id: keys::attribution(&scored.article.id, number),
                    sentence_id: keys::sentence(&scored.article.id, if part.apart { 0 } else { found.sentence + 1 }),
                    within,
                    sourced: sourced.clone(),
                    ..row(scorer, part, found, sourced)
                });
            }
        }
        rows
    }
}

fn row(scorer: &Scorer, part: &Part<'_>, found: &Attribution, sourced: &Sourced) -> Row {
    let document = &part.reading.document;
    let cell = |pieces: &[Range<usize>]| {
        if part.apart { String::new() } else { part.points.cell(pieces.iter().map(|piece| document.span(piece))) }
    };
    let entry = |index: Option<u32>| {
        index.map_or(String::new(), |index| scorer.reader.library.entries[index as usize].id.clone())
    };
    let member = found.member.and_then(|member| part.attributed.cast.members.get(member));
    let of_member =
        |read: fn(&crate::attribution::cast::Member) -> &String| member.map_or(String::new(), |m| read(m).clone());
    let source_text = words(document, &found.source);
    let name = of_member(|member| &member.name);
    Row {
        source_spans: cell(&found.source),
        cue_spans: cell(&found.cue),
        content_spans: cell(&found.content),
        source_name: if name.is_empty() { source_text.clone() } else { name },
        source_text,
        cue_text: words(document, &found.cue),
        source_role: of_member(|member| &member.role),
        source_affiliation: of_member(|member| &member.affiliation),
        quote_kind: found.quote_kind.name(),
        stance: found.stance.name(),
        content_words: found.content.iter().map(|piece| document.words(piece)).sum(),
        rule: found.rule,
        entry: entry(found.entry),
        kind_entry: entry(sourced.entry),
        kind_evidence: sourced
            .evidence
            .as_ref()
            .map_or(String::new(), |piece| words(document, std::slice::from_ref(piece))),
        ..Row::default()
    }
}

/// The text of the pieces, in one line.
fn words(document: &Document<'_>, pieces: &[Range<usize>]) -> String {
    let words = |piece| one_line(document.span(piece).of(document.text));
    match pieces {
        [piece] => words(piece),
        pieces => pieces.iter().map(words).collect::<Vec<_>>().join(" … "),
    }
}
