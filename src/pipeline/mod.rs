//! Scores articles: the lexicons read them, the three dimensions answer, the profile sums up.

pub mod stream;
mod title;

use std::path::Path;

use crate::article::Article;
use crate::attribution::{self, Attributed, Attribution, Grammar, QuoteKind};
use crate::certainty;
use crate::error::Result;
use crate::rule::reader::{Reader, Reading};
use crate::scored::{Part, Scored};
use crate::sourcing::{self, Credit, Issue, Sourced, Tables};
use crate::text::Document;

/// Everything that scoring needs; built once and shared by all threads.
#[derive(Clone, Debug)]
pub struct Scorer {
    /// The compiled lexicons.
    pub reader: Reader,
    grammar: Grammar,
    tables: Tables,
}

impl Scorer {
    /// A scorer with the built-in lexicons, overlaid by a folder's.
    ///
    /// # Errors
    /// Every fault in the lexicons, with place and mend.
    pub fn load(lexicons: Option<&Path>) -> Result<Self> {
        Ok(Self::new(Reader::load(lexicons)?))
    }

    /// A scorer with the lexicons of a reader.
    #[must_use]
    pub fn new(reader: Reader) -> Self {
        let (grammar, tables) = (Grammar::new(&reader), Tables::new(&reader));
        Self { reader, grammar, tables }
    }

    /// Scores one article.
    #[must_use]
    pub fn score<'a>(&self, article: &'a Article) -> Scored<'a> {
        let text = Document::new(&article.text, &article.title, &self.reader.marks);
        let has_headline = text.sentences.iter().any(|sentence| sentence.position.name() == "headline");
        let title = (!has_headline && !article.title.trim().is_empty())
            .then(|| Document::headline(&article.title, &self.reader.marks));
        let text = self.part(text, article, false);
        let apart = title.map(|document| {
            let mut part = self.part(document, article, true);
            title::link(&self.tables, &mut part, &text);
            part
        });
        Scored { article, parts: apart.into_iter().chain([text]).collect() }
    }

    fn part<'a>(&self, document: Document<'a>, article: &Article, apart: bool) -> Part<'a> {
        let reading = self.reader.read_document(document);
        let certain = certainty::score(&self.reader, &reading);
        let attributed = attribution::attribute(&self.grammar, &self.reader, &reading);
        let sourced = self.sourced(&reading, &attributed, Issue { outlet: &article.outlet, date: &article.date });
        Part::new(apart, reading, certain, attributed, sourced)
    }

    /// Types the source of every attribution, with all that the document says of it.
    fn sourced(&self, reading: &Reading<'_>, attributed: &Attributed, issue: Issue<'_>) -> Vec<Sourced> {
        let credits = attributed.attributions.iter().map(|found| credit(attributed, found));
        sourcing::sources(&self.tables, &self.reader, reading, issue, credits)
    }
}

fn credit<'a>(attributed: &'a Attributed, found: &'a Attribution) -> Credit<'a> {
    let member = found.member.and_then(|member| attributed.cast.members.get(member));
    Credit {
        source: &found.source,
        mentions: member.map_or(&found.source[..], |member| &member.mentions),
        cue: &found.cue,
        content: &found.content,
        entry: found.entry,
        direct: found.quote_kind == QuoteKind::Direct,
    }
}
