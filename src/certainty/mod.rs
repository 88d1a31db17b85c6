//! How firmly the wording of a sentence commits to its content.
//!
//! The score is worked out by hand as easily as by the program: start at 1;
//! multiply by the `effect` of each active hedge; then let each active booster
//! close its `effect` as a share of what is missing to 1. A sentence without
//! an active hedge is a plain assertion and stays at 1. `docs/certainty.md`
//! says where the strengths come from and works an example.

pub mod scope;

use crate::lexicon::entry::{Dimension, List, USUAL_BOOSTER, USUAL_HEDGE};
use crate::rule::decide::Cue;
use crate::rule::reader::{Reader, Reading};

/// What the column `icd203` holds for a level of confidence, in place of a band.
const CONFIDENCE: &str = "confidence";

/// Rubin's five levels of certainty (Rubin, Liddy & Kando 2005), by score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Below .35.
    Uncertain,
    /// From .35.
    Low,
    /// From .6.
    Moderate,
    /// From .8: a plain assertion, or nearly one.
    High,
    /// No active hedge, and an active booster.
    Absolute,
}

impl Level {
    /// The words of the reports, lowest first.
    pub const NAMES: &'static [&'static str] = &["uncertain", "low", "moderate", "high", "absolute"];

    /// The word of the reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The score from which on a level holds, highest first.
    pub const FROM: [(Self, f64); 4] =
        [(Self::High, 0.8), (Self::Moderate, 0.6), (Self::Low, 0.35), (Self::Uncertain, 0.0)];

    /// The level of a score.
    #[must_use]
    pub fn of(score: f64, hedges: usize, boosters: usize) -> Self {
        if hedges == 0 && boosters > 0 {
            return Self::Absolute;
        }
        Self::FROM.iter().find(|(_, from)| score >= *from).map_or(Self::Uncertain, |(level, _)| *level)
    }
}

/// A cue and what it does to its sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredCue {
    /// The cue as the rules left it.
    pub cue: Cue,
    /// Whether it stands in a quotation, and is the source's.
    pub in_quote: bool,
    /// Whether it firms the sentence up rather than holding it back.
    pub booster: bool,
    /// Factor of a hedge, share of the gap of a booster; 0 to 1.
    pub effect: f64,
}

/// The certainty of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Certainty {
    /// 0 to 1.
    pub score: f64,
    /// The level it falls in.
    pub level: Level,
    /// Active hedges outside quotations.
    pub hedges_writer: usize,
    /// Active hedges inside quotations.
    pub hedges_quoted: usize,
    /// Active boosters outside quotations.
    pub boosters_writer: usize,
    /// Active boosters inside quotations.
    pub boosters_quoted: usize,
    /// Terms of two or more rows of ICD 203 in one sentence, which the standard advises against.
    pub mixed_icd203: bool,
    /// A likelihood and a confidence level in one sentence, which ICD 203 forbids.
    pub mixed_confidence: bool,
}

/// The cues of a document, in order, and the certainty of each of its sentences.
#[must_use]
#[inline(never)] // A floor of its own in every profile.
pub fn score(reader: &Reader, reading: &Reading<'_>) -> (Vec<ScoredCue>, Vec<Certainty>) {
    let cues: Vec<ScoredCue> =
        reading.of(Dimension::Certainty).iter().map(|cue| scored(reader, reading, cue)).collect();
    let mut rest = cues.as_slice();
    let mut sentences = Vec::with_capacity(reading.document.sentences.len());
    for index in 0..reading.document.sentences.len() {
        let here = rest.iter().take_while(|cue| cue.cue.hit.sentence <= index).count();
        let (own, later) = rest.split_at(here);
        sentences.push(sentence(reader, own));
        rest = later;
    }
    (cues, sentences)
}

fn scored(reader: &Reader, reading: &Reading<'_>, cue: &Cue) -> ScoredCue {
    let entry = reader.entry(cue);
    let in_quote = reading.document.quoted[cue.hit.tokens.start].is_some();
    let firm = entry.facts.list == List::Booster;
    let strength = cue.strength.or(entry.facts.strength);
    // A negated booster holds back: "not clearly" is a hedge. A negated hedge stays one: "does not suggest".
    let (booster, effect) = match (firm, cue.negated) {
        (true, false) => (true, strength.unwrap_or(USUAL_BOOSTER)),
        (true, true) => (false, USUAL_HEDGE),
        (false, _) => (false, strength.unwrap_or(USUAL_HEDGE)),
    };
    ScoredCue { cue: cue.clone(), in_quote, booster, effect }
}

fn sentence(reader: &Reader, cues: &[ScoredCue]) -> Certainty {
    let active = || cues.iter().filter(|cue| cue.cue.active);
    let count =
        |booster: bool, quoted: bool| active().filter(|cue| cue.booster == booster && cue.in_quote == quoted).count();
    let (hedges_writer, hedges_quoted) = (count(false, false), count(false, true));
    let (boosters_writer, boosters_quoted) = (count(true, false), count(true, true));
    let score = combine(active().map(|cue| (cue.booster, cue.effect)));
    let level = Level::of(score, hedges_writer + hedges_quoted, boosters_writer + boosters_quoted);
    let scale = || active().map(|cue| reader.entry(&cue.cue).icd203());
    let mut rows: Vec<&str> = scale().filter(|row| row.starts_with(|c: char| c.is_ascii_digit())).collect();
    rows.sort_unstable();
    rows.dedup();
    let confidence = scale().any(|row| row == CONFIDENCE);
    Certainty {
        score,
        level,
        hedges_writer,
        hedges_quoted,
        boosters_writer,
        boosters_quoted,
        mixed_icd203: rows.len() > 1,
        mixed_confidence: confidence && !rows.is_empty(),
    }
}

/// Combines the effects of the active cues of a sentence, as `(booster, effect)`.
#[must_use]
pub fn combine(cues: impl Iterator<Item = (bool, f64)>) -> f64 {
    let (mut held, mut open) = (1.0, 1.0);
    for (booster, effect) in cues {
        if booster {
            open *= 1.0 - effect;
        } else {
            held *= effect;
        }
    }
    1.0 - (1.0 - held) * open
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_by_hand() {
        for (cues, want) in [
            (vec![], 1.0),
            (vec![(false, 0.5)], 0.5),
            (vec![(false, 0.5), (false, 0.8)], 0.4),
            (vec![(true, 0.2)], 1.0),
            (vec![(false, 0.5), (true, 0.2)], 0.6),
        ] {
            let got = combine(cues.iter().copied());
            assert!((got - want).abs() < 1e-12, "{cues:?}: {got}");
        }
    }

    #[test]
    fn levels() {
        assert_eq!(Level::of(1.0, 0, 1), Level::Absolute);
        assert_eq!(Level::of(1.0, 0, 0).name(), "high");
        assert_eq!(Level::of(0.7, 1, 0).name(), "moderate");
        assert_eq!(Level::of(0.35, 1, 0).name(), "low");
        assert_eq!(Level::of(0.3, 2, 0).name(), "uncertain");
    }
}
