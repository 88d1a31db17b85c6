//! An article with everything that was found in it: what profiles and reports are read off.

use crate::article::Article;
use crate::attribution::{Attributed, Attribution};
use crate::certainty::{Certainty, ScoredCue};
use crate::rule::reader::Reading;
use crate::sourcing::Sourced;
use crate::span::CodePoints;
use crate::text::Document;

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
    /// The sentences that hold words of a content, attribution after attribution.
    pub held: Vec<Held>,
    /// For each sentence the attribution that speaks for it, as an index; `None` where nobody is credited.
    pub voices: Vec<Option<usize>>,
    /// For each token the outermost attribution whose content it belongs to, as an index.
    pub outermost: Vec<Option<u32>>,
    /// For each token the innermost one.
    pub innermost: Vec<Option<u32>>,
}

/// A sentence that holds words of the content of an attribution.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// The attribution, as an index.
    pub attribution: usize,
    /// The sentence.
    pub sentence: usize,
    /// How many words.
    pub words: usize,
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
        let list = &attributed.attributions;
        let held = held(&reading.document, list);
        let depths = depths(list);
        let sentences = reading.document.sentences.len();
        let voices = speaking(sentences, list, &held, &depths);
        let tokens = reading.document.tokens.len();
        let outermost = layer(tokens, list, &depths, |new, old| new < old);
        let innermost = layer(tokens, list, &depths, |new, old| new > old);
        Self { apart, reading, cues, certainty, attributed, sourced, points, held, voices, outermost, innermost }
    }

    /// The attributions, each with its source typed.
    pub fn credits(&self) -> impl Iterator<Item = (&Attribution, &Sourced)> {
        self.attributed.attributions.iter().zip(&self.sourced)
    }
}

/// Lays the contents over the tokens; where two meet, `wins` says by their depths whether the later one takes the place.
fn layer(
    tokens: usize,
    list: &[Attribution],
    depths: &[usize],
    wins: impl Fn(usize, usize) -> bool,
) -> Vec<Option<u32>> {
    let mut layer: Vec<Option<u32>> = vec![None; tokens];
    for ((found, &depth), index) in list.iter().zip(depths).zip(0..) {
        for token in found.content.iter().flat_map(Clone::clone) {
            if layer[token].is_none_or(|other| wins(depth, depths[other as usize])) {
                layer[token] = Some(index);
            }
        }
    }
    layer
}

/// How many attributions hold each one, itself counted in; all of them where they hold one another.
fn depths(list: &[Attribution]) -> Vec<usize> {
    const OPEN: usize = usize::MAX;
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

/// The sentences that hold words of the content of each attribution.
fn held(document: &Document<'_>, list: &[Attribution]) -> Vec<Held> {
    let mut held: Vec<Held> = Vec::with_capacity(list.len() * 2);
    for (attribution, found) in list.iter().enumerate() {
        for piece in found.content.iter().filter(|piece| !piece.is_empty()) {
            for sentence in document.sentence_of(piece.start)..=document.sentence_of(piece.end - 1) {
                let own = &document.sentences[sentence].tokens;
                let words = document.words(&(piece.start.max(own.start)..piece.end.min(own.end)));
                match held.last_mut() {
                    Some(last) if (last.attribution, last.sentence) == (attribution, sentence) => last.words += words,
                    _ => held.push(Held { attribution, sentence, words }),
                }
            }
        }
    }
    held.retain(|held| held.words > 0);
    held
}

/// For each sentence the attribution whose content takes most of its words, as an index; one with a source before any without.
///
/// Between equals the outer one is taken, then the earlier; `None` where
/// no word of the sentence belongs to the content of an attribution.
fn speaking(sentences: usize, list: &[Attribution], held: &[Held], depths: &[usize]) -> Vec<Option<usize>> {
    let mut most: Vec<Option<(bool, usize, usize, usize)>> = vec![None; sentences];
    for &Held { attribution: index, sentence, words } in held {
        let (own, depth) = ((!list[index].source.is_empty(), words), depths[index]);
        let better = |&(sourced, most, outer, _): &(bool, usize, usize, usize)| {
            own > (sourced, most) || (own == (sourced, most) && depth < outer)
        };
        if most[sentence].as_ref().is_none_or(better) {
            most[sentence] = Some((own.0, words, depth, index));
        }
    }
    most.into_iter().map(|most| most.map(|(_, _, _, index)| index)).collect()
}
