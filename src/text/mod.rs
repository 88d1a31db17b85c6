//! Article text as a document: paragraphs, tokens, sentences, quotations, and what is set aside.

mod beside;
pub mod fold;
pub mod front;
pub mod line;
pub mod marks;
pub mod quote;
pub mod sentence;
pub mod token;
pub mod unseen;
pub mod wording;

use std::ops::Range;

use crate::span::Span;
use front::Front;
use line::{Aside, Paragraph};
use marks::Marks;
use quote::Quote;
use token::{Token, TokenKind};

/// Where a sentence stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Position {
    /// The title.
    Headline,
    /// The first paragraph of the body.
    Lead,
    /// Any later paragraph.
    Body,
}

impl Position {
    /// The word in the reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Lead => "lead",
            Self::Body => "body",
        }
    }

    /// Every value, in the order of the codebook.
    pub const NAMES: &'static [&'static str] = &["headline", "lead", "body"];
}

/// A sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token, in bytes.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Where it stands.
    pub position: Position,
    /// Index into [`Document::paragraphs`].
    pub paragraph: usize,
}

/// Where a token stands: its sentence, how many words and numbers are before it, and how many of them inside quotations.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    sentence: u32,
    words: u32,
    quoted: u32,
}

/// An article's text, cut once; everything later points into it.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The text as it was read.
    pub text: &'a str,
    /// Paragraphs that are scored, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Tokens of these paragraphs, in order.
    pub tokens: Vec<Token>,
    /// For each token the quotation it stands in, as an index into `quotes`; marks count as inside.
    pub quoted: Vec<Option<u32>>,
    /// Where each token stands, and once more the end.
    places: Vec<Place>,
    /// Sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Outermost quotations, in order.
    pub quotes: Vec<Quote>,
    /// What is set aside, in order.
    pub asides: Vec<Aside>,
    /// Dateline, byline and agency credit.
    pub front: Front,
}

impl<'a> Document<'a> {
    /// Cuts `text`; `title` is the headline that the collection gives apart from the text, or empty.
    #[must_use]
    #[inline(never)] // A floor of its own in every profile.
    pub fn new(text: &'a str, title: &str, marks: &Marks) -> Self {
        let mut asides = Vec::new();
        let mut front = Front::default();
        let lines = line::paragraphs(text);
        let mut kept = Vec::with_capacity(lines.len());
        let apart = front::is_apart(text, title, &lines);
        let signed = beside::signed(text, apart, &lines, marks);
        let mut below = beside::Below::default();
        for (at, &paragraph) in lines.iter().enumerate() {
            let span = paragraph.span;
            let kind = if signed.contains(&at) {
                front.byline.get_or_insert(span);
                Some("byline".to_owned())
            } else {
                front.line_kind(text, span, kept.len(), apart, marks)
            };
            if let Some(kind) = &kind {
                below.pass(text, span, kind, marks);
            }
            let next = || lines.get(at + 1).map(|next| next.span);
            match kind.or_else(|| below.kind(text, span, next()).map(str::to_owned)) {
                Some(kind) => asides.push(Aside { span, kind }),
                None => kept.push(paragraph),
            }
        }
        asides.extend(kept.last_mut().and_then(|last| front::closing(text, last, marks)));
        kept.retain(|paragraph| !paragraph.span.is_empty());
        let headline = front::headline(text, title, &kept);
        let leads = front::lead_candidates(headline, kept.len());
        let lead = leads.start;
        if !leads.is_empty() {
            asides.extend(front.signed(text, &mut kept[lead], marks));
        }
        for index in leads {
            if let Some(aside) = front.opening(text, &mut kept[index], marks, index > lead + 1) {
                asides.push(aside);
                break;
            }
        }
        kept.retain(|paragraph| !paragraph.span.is_empty());
        asides.sort_by_key(|aside| aside.span);
        let quotes = quote::quotes(text, &kept);
        let mut document = Self {
            text,
            paragraphs: kept,
            tokens: Vec::with_capacity(text.len() / 4),
            quoted: Vec::new(),
            places: Vec::new(),
            sentences: Vec::with_capacity(text.len() / 64),
            quotes,
            asides,
            front,
        };
        document.fill(headline, marks);
        document
    }

    /// A document that is one headline, for a title that stands apart from its text.
    #[must_use]
    pub fn headline(title: &'a str, marks: &Marks) -> Self {
        let mut document = Self::new(title, title, marks);
        // One sentence, whatever marks stand in it: it has one key in the reports.
        if let [first, .., last] = document.sentences.as_slice() {
            let (span, tokens) = (first.span.join(last.span), first.tokens.start..last.tokens.end);
            document.sentences.truncate(1);
            document.sentences[0] = Sentence { span, tokens, position: Position::Headline, paragraph: 0 };
            document.find_places();
        }
        for sentence in &mut document.sentences {
            sentence.position = Position::Headline;
        }
        document
    }

    fn fill(&mut self, headline: Option<usize>, marks: &Marks) {
        let mut ranges = Vec::new();
        let lead = usize::from(headline == Some(0));
        for (index, paragraph) in self.paragraphs.iter().enumerate() {
            let first = self.tokens.len();
            token::cut_at(paragraph.span.of(self.text), paragraph.span.start, &mut self.tokens);
            ranges.clear();
            sentence::sentences(self.text, &self.tokens, first..self.tokens.len(), marks, &mut ranges);
            let position = match index {
                0 if lead == 1 => Position::Headline,
                index if index == lead => Position::Lead,
                _ => Position::Body,
            };
            for tokens in ranges.drain(..) {
                let span = self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span);
                self.sentences.push(Sentence { span, tokens, position, paragraph: index });
            }
        }
        self.quoted = vec![None; self.tokens.len()];
        let mut at = 0;
        for (index, quote) in self.quotes.iter().enumerate() {
            while at < self.tokens.len() && self.tokens[at].span.start < quote.span.start {
                at += 1;
            }
            while at < self.tokens.len() && self.tokens[at].span.end <= quote.span.end {
                self.quoted[at] = u32::try_from(index).ok();
                at += 1;
            }
        }
        self.find_places();
    }

    /// Counts words and sentences once, so that nobody walks over the tokens of a range again.
    fn find_places(&mut self) {
        let mut place = Place::default();
        self.places.clear();
        self.places.reserve_exact(self.tokens.len() + 1);
        for sentence in &self.sentences {
            let own = sentence.tokens.clone();
            self.places.extend(self.tokens[own.clone()].iter().zip(&self.quoted[own]).map(|(token, quoted)| {
                let here = place;
                let word = u32::from(token.kind != TokenKind::Mark);
                place.words += word;
                place.quoted += word & u32::from(quoted.is_some());
                here
            }));
            place.sentence += 1;
        }
        self.places.push(place);
    }

    /// The text of a token; empty beyond the last.
    #[must_use]
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |token| token.span.of(self.text))
    }

    /// Whether nothing stands between a token and the one before it.
    #[must_use]
    pub fn tight(&self, token: usize) -> bool {
        let own = self.tokens.get(token).filter(|_| token > 0);
        own.is_some_and(|own| self.tokens[token - 1].span.end == own.span.start)
    }

    /// The span from the first to the last token of a range; empty for an empty range.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span)
    }

    /// Words and numbers among the tokens of a range: the unit of every rate.
    #[must_use]
    pub fn words(&self, tokens: &Range<usize>) -> usize {
        (self.places[tokens.end].words - self.places[tokens.start].words) as usize
    }

    /// Those of them that stand inside quotations.
    #[must_use]
    pub fn quoted_words(&self, tokens: &Range<usize>) -> usize {
        (self.places[tokens.end].quoted - self.places[tokens.start].quoted) as usize
    }

    /// The sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.places.get(token).map_or(self.sentences.len(), |place| place.sentence as usize)
    }
}

#[cfg(test)]
mod tests;
