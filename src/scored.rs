//! An article with everything that was found in it: what profiles and reports are read off.

use std::ops::Range;

use crate::article::Article;
use crate::attribution::{Attributed, Attribution};
use crate::certainty::{Certainty, ScoredCue};
use crate::rule::reader::Reading;
use crate::sourcing::Sourced;
use crate::span::CodePoints;

/// A stretch of text scored as one: the article's text, or its title where that stands apart.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The title, whose places are not places in the article's text.
    pub apart: bool,
    /// What the lexicons found.
    pub reading: Reading<'a>,
    /// Cues of certainty, in order.
    pub cues: Vec<ScoredCue>,
    /// Certainty of each sentence.
    pub certainty: Vec<Certainty>,
    /// Attributions and the cast.
    pub attributed: Attributed,
    /// The source of each attribution, typed.
    pub sourced: Vec<Sourced>,
    /// Places in the text as code points.
    pub points: CodePoints<'a>,
    /// For each sentence the attribution that speaks for it, as an index; `None` where nobody is credited.
    pub voices: Vec<Option<usize>>,
}

/// An article and everything found in it.
#[derive(Clone, Debug)]
pub struct Scored<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its title, if that stands apart, and its text.
    pub parts: Vec<Part<'a>>,
}

impl<'a> Scored<'a> {
    /// The parts, each with the number of attributions in the parts before it, by which keys are counted on.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Part<'a>)> {
        self.parts.iter().scan(0, |before, part| {
            let own = *before;
            *before += part.attributed.attributions.len();
            Some((own, part))
        })
    }
}

impl<'a> Part<'a> {
    /// A part out of what the three dimensions found.
    #[must_use]
    pub fn new(
        apart: bool,
        reading: Reading<'a>,
        (cues, certainty): (Vec<ScoredCue>, Vec<Certainty>),
        attributed: Attributed,
        sourced: Vec<Sourced>,
    ) -> Self {
        let points = CodePoints::new(reading.document.text);
        let mut part = Self { apart, reading, cues, certainty, attributed, sourced, points, voices: Vec::new() };
        part.voices = part.speaking();
        part
    }

    /// The attributions, each with its source typed.
    pub fn credits(&self) -> impl Iterator<Item = (&Attribution, &Sourced)> {
        self.attributed.attributions.iter().zip(&self.sourced)
    }

    /// Words and numbers among some tokens that stand inside quotations.
    #[must_use]
    pub fn quoted_words(&self, tokens: &Range<usize>) -> usize {
        let document = &self.reading.document;
        tokens
            .clone()
            .filter(|&token| document.quoted[token].is_some())
            .map(|token| document.words(&(token..token + 1)))
            .sum()
    }

    /// For each token the outermost attribution whose content it belongs to, as an index.
    #[must_use]
    pub fn outermost(&self) -> Vec<Option<usize>> {
        self.layer(|new, old| new < old)
    }

    /// For each token the innermost attribution whose content it belongs to, as an index.
    #[must_use]
    pub fn innermost(&self) -> Vec<Option<usize>> {
        self.layer(|new, old| new > old)
    }

    /// Lays the contents over the tokens; where two meet, `wins` says by their depths whether the later one takes the place.
    fn layer(&self, wins: impl Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
        let depths = self.depths();
        let mut layer: Vec<Option<usize>> = vec![None; self.reading.document.tokens.len()];
        for (index, found) in self.attributed.attributions.iter().enumerate() {
            for token in found.content.iter().flat_map(Clone::clone) {
                if layer[token].is_none_or(|other| wins(depths[index], depths[other])) {
                    layer[token] = Some(index);
                }
            }
        }
        layer
    }

    /// How many attributions hold each one, itself counted in; all of them where they hold one another.
    fn depths(&self) -> Vec<usize> {
        const OPEN: usize = usize::MAX;
        let list = &self.attributed.attributions;
        let mut depths = vec![0; list.len()];
        let mut path = Vec::new();
        for index in 0..list.len() {
            let mut next = Some(index);
            while let Some(at) = next.filter(|&at| depths[at] == 0) {
                depths[at] = OPEN;
                path.push(at);
                next = list[at].within;
            }
            let mut depth = next.map_or(0, |at| depths[at]);
            while let Some(at) = path.pop() {
                depth = depth.saturating_add(1).min(list.len());
                depths[at] = depth;
            }
        }
        depths
    }

    /// The sentences that hold words of the content of an attribution, each with the number of these words.
    #[must_use]
    pub fn held(&self, found: &Attribution) -> Vec<(usize, usize)> {
        let document = &self.reading.document;
        let mut held: Vec<(usize, usize)> = Vec::new();
        for piece in found.content.iter().filter(|piece| !piece.is_empty()) {
            for sentence in document.sentence_of(piece.start)..=document.sentence_of(piece.end - 1) {
                let own = &document.sentences[sentence].tokens;
                let words = document.words(&(piece.start.max(own.start)..piece.end.min(own.end)));
                match held.last_mut() {
                    Some((last, sum)) if *last == sentence => *sum += words,
                    _ => held.push((sentence, words)),
                }
            }
        }
        held.retain(|&(_, words)| words > 0);
        held
    }

    /// For each sentence the attribution whose content takes most of its words, as an index; one with a source before any without.
    ///
    /// Between equals the outer one is taken, then the earlier; `None` where
    /// no word of the sentence belongs to the content of an attribution.
    fn speaking(&self) -> Vec<Option<usize>> {
        let document = &self.reading.document;
        let depths = self.depths();
        let mut most: Vec<Option<(bool, usize, usize, usize)>> = vec![None; document.sentences.len()];
        for (index, found) in self.attributed.attributions.iter().enumerate() {
            let depth = depths[index];
            for (sentence, here) in self.held(found) {
                let own = (!found.source.is_empty(), here);
                let better = |&(sourced, most, outer, _): &(bool, usize, usize, usize)| {
                    own > (sourced, most) || (own == (sourced, most) && depth < outer)
                };
                if most[sentence].as_ref().is_none_or(better) {
                    most[sentence] = Some((own.0, here, depth, index));
                }
            }
        }
        most.into_iter().map(|most| most.map(|(_, _, _, index)| index)).collect()
    }
}
