//! attributions.csv: a row is somebody credited with a content.

use std::ops::Range;

use crate::attribution::{Attribution, QuoteKind, Stance};
use crate::column::{Cell, Column, Level};
use crate::pipeline::Scorer;
use crate::report::keys;
use crate::report::table::{OfArticle, Report};
use crate::scored::{Part, Scored};
use crate::sourcing::{CHANNELS, KINDS, LABELS, Sourced};
use crate::text::Document;
use crate::text::line::push_one_line;

/// An attribution with its source typed.
#[derive(Clone, Debug, Default)]
pub struct Row {
    article_id: String,
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
        Column::text(
            "cue_text",
            "The words that credit it; empty where a quotation goes on without any.",
            |r: &Row| Cell::text(&*r.cue_text),
        ),
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
        Column::text("source_kind", "Who the source is.", |r: &Row| Cell::text(r.sourced.kind.name()))
            .of(KINDS, Level::Nominal),
        Column::text("channel", "How the content reached the reporter, as far as the article says.", |r: &Row| {
            Cell::text(r.sourced.channel.name())
        })
        .of(CHANNELS, Level::Nominal),
        Column::text("sourcing", "What kind of sourcing this is.", |r: &Row| Cell::text(r.sourced.label))
            .of(LABELS, Level::Nominal)
            .formula("from source_kind, channel and transparency by lexicons/sourcing/labels.csv"),
        Column::count("transparency", "0 to 5", "How well a reader could check who it is.", |r: &Row| {
            Cell::Count(u64::from(r.sourced.transparency))
        })
        .ordinal()
        .formula(
            "5 named person with role or affiliation; 4 named person; 3 named institution, document or group; \
             2 unnamed but described; 1 unnamed and bare; 0 no source given",
        ),
        Column::flag("source_people", "The source is people, and no body, paper or place.", |r: &Row| {
            Cell::Flag(r.sourced.people)
        }),
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
    fn each(scorer: &Scorer, scored: &Scored<'_>, mut give: impl FnMut(&Self)) {
        let id = &scored.article.id;
        let mut row = Row { article_id: id.clone(), ..Row::default() };
        let mut number = 0;
        for (first, part) in scored.numbered() {
            for (found, sourced) in part.credits() {
                number += 1;
                keys::attribution(id, Some(number), &mut row.attribution_id);
                keys::sentence(id, if part.apart { 0 } else { found.sentence + 1 }, &mut row.sentence_id);
                keys::attribution(id, found.within.map(|index| first + index + 1), &mut row.within);
                row.fill(scorer, part, found, sourced);
                give(&row);
            }
        }
    }
}

impl Row {
    /// Takes over everything but the keys.
    fn fill(&mut self, scorer: &Scorer, part: &Part<'_>, found: &Attribution, sourced: &Sourced) {
        let document = &part.reading.document;
        let spans = |pieces: &[Range<usize>], cell: &mut String| {
            let pieces = if part.apart { &[] } else { pieces };
            let pieces = pieces.iter().filter(|piece| !piece.is_empty());
            part.points.cell(pieces.map(|piece| document.span(piece)), cell);
        };
        spans(&found.source, &mut self.source_spans);
        spans(&found.cue, &mut self.cue_spans);
        spans(&found.content, &mut self.content_spans);
        words(document, &found.source, &mut self.source_text);
        words(document, &found.cue, &mut self.cue_text);
        let member = found.member.and_then(|member| part.attributed.cast.members.get(member));
        let (name, role, affiliation) = member.map_or(("", "", ""), |m| (&*m.name, &*m.role, &*m.affiliation));
        if name.is_empty() { &*self.source_text } else { name }.clone_into(&mut self.source_name);
        role.clone_into(&mut self.source_role);
        affiliation.clone_into(&mut self.source_affiliation);
        self.sourced.clone_from(sourced);
        self.quote_kind = found.quote_kind.name();
        self.stance = found.stance.name();
        self.content_words = found.content.iter().map(|piece| document.words(piece)).sum();
        self.rule = found.rule.name();
        let entry = |index: Option<u32>| index.map_or("", |index| scorer.reader.library.entries[index as usize].id());
        entry(found.entry).clone_into(&mut self.entry);
        entry(sourced.entry).clone_into(&mut self.kind_entry);
        words(document, sourced.evidence.as_slice(), &mut self.kind_evidence);
        self.kind_evidence.push_str(&sourced.in_text);
    }
}

/// Writes the text of the pieces, in one line.
fn words(document: &Document<'_>, pieces: &[Range<usize>], text: &mut String) {
    text.clear();
    for piece in pieces {
        text.push_str(if text.is_empty() { "" } else { " … " });
        push_one_line(document.span(piece).of(document.text), text);
    }
}
