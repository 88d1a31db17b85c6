//! The profile of an article: what its sentences, cues and attributions add up to.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::attribution::{QuoteKind, Stance};
use crate::certainty::Level;
use crate::rule::reader::Reader;
use crate::scored::{Part, Scored};
use crate::sourcing::{KINDS, LABELS, SourceKind, UNNAMED};
use crate::text::Position;
use crate::text::fold::folded;
use crate::text::line::one_line;
use crate::text::token::TokenKind;

/// Categories of hedges that are counted apart: the lexicons of certainty but `booster`, whose cues are no hedges.
pub const CATEGORIES: &[&str] =
    &["modal", "probability", "evidential", "belief", "inquiry", "condition", "vague", "approximator", "disclaimer"];

/// Steps of transparency, 0 to 5.
pub const STEPS: usize = 6;

/// Kinds of sources whose people are officials of a government.
pub const OFFICIALS: [SourceKind; 2] = [SourceKind::Government, SourceKind::Intelligence];

/// The label of what officials say.
const OFFICIAL: &str = "official_statement";

/// How often something stands in an article, and in how many of its sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often.
    pub count: usize,
    /// In how many sentences.
    pub sentences: usize,
}

impl Tally {
    /// Takes down a sentence that has `count` of it.
    fn sentence(&mut self, count: usize) {
        self.count += count;
        self.sentences += usize::from(count > 0);
    }
}

/// A sum of numbers on its way to a mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Mean {
    n: usize,
    sum: f64,
    squares: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.n += 1;
        self.sum += value;
        self.squares += value * value;
    }

    fn mean(self) -> Option<f64> {
        (self.n > 0).then(|| self.sum / self.n as f64)
    }

    /// The sample standard deviation; `None` of fewer than two values.
    fn deviation(self) -> Option<f64> {
        let n = self.n as f64;
        (self.n > 1).then(|| ((self.squares - self.sum * self.sum / n).max(0.0) / (n - 1.0)).sqrt())
    }
}

/// What an article adds up to. Counts run over everything that is scored, the headline among it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleProfile {
    /// Sentences.
    pub n_sentences: usize,
    /// Words and numbers.
    pub n_words: usize,
    /// Words and numbers inside quotations.
    pub n_quoted_words: usize,
    /// Active hedges.
    pub hedges: Tally,
    /// Active hedges outside quotations.
    pub hedges_writer: Tally,
    /// Of these, the ones in a content that is credited to somebody.
    pub hedges_reported: Tally,
    /// Active hedges inside quotations.
    pub hedges_quoted: Tally,
    /// Active boosters.
    pub boosters: Tally,
    /// Active boosters outside quotations.
    pub boosters_writer: Tally,
    /// Active boosters inside quotations.
    pub boosters_quoted: Tally,
    /// Active cues of each of [`CATEGORIES`].
    pub categories: [Tally; CATEGORIES.len()],
    /// Mean certainty of the sentences.
    pub certainty: Option<f64>,
    /// Its standard deviation.
    pub certainty_sd: Option<f64>,
    /// Mean certainty of headline, lead and body.
    pub certainty_at: [Option<f64>; Position::NAMES.len()],
    /// Sentences on each of Rubin's levels, lowest first.
    pub levels: [usize; Level::NAMES.len()],
    /// Attributions, and the sentences that hold content of one.
    pub attributions: Tally,
    /// The same by [`QuoteKind`].
    pub quote_kinds: [Tally; QuoteKind::NAMES.len()],
    /// The same by [`Stance`].
    pub stances: [Tally; Stance::NAMES.len()],
    /// Attributions by each of [`KINDS`].
    pub kinds: [usize; KINDS.len()],
    /// Attributions by each of [`LABELS`].
    pub labels: [usize; LABELS.len()],
    /// Attributions by step of transparency.
    pub transparencies: [usize; STEPS],
    /// Attributions to people of one of [`OFFICIALS`] who are given, but not by name.
    pub unnamed_officials: usize,
    /// Mean transparency of the attributions.
    pub transparency: Option<f64>,
    /// Different sources of the text that have a name somewhere in it.
    pub sources_named: usize,
    /// Different sources of the text that have none.
    pub sources_unnamed: usize,
    /// The source credited most often.
    pub top_source: String,
    /// Its share of the attributions that give a source.
    pub top_source_share: Option<f64>,
    /// Words of contents that are credited to somebody, each counted once.
    pub n_attributed_words: usize,
    /// Of these, the ones whose outermost attribution is an official statement.
    pub n_official_words: usize,
    /// Sentences that nobody is credited with, that hedge nothing and ask nothing.
    pub unattributed_assertions: usize,
    /// Lines and datelines set aside, by kind in the order of the alphabet.
    pub set_aside: Vec<(String, usize)>,
}

impl ArticleProfile {
    /// Sums up an article.
    #[must_use]
    pub fn new(reader: &Reader, scored: &Scored<'_>) -> Self {
        let mut profile = Self::default();
        let mut certainty = Mean::default();
        let mut certainty_at = [Mean::default(); Position::NAMES.len()];
        for part in &scored.parts {
            profile.add_sentences(reader, part, &mut certainty, &mut certainty_at);
            profile.add_attributions(part);
            profile.add_set_aside(part);
        }
        // A title that stands apart names its sources short, and the text names them again.
        if let Some(text) = scored.parts.iter().find(|part| !part.apart) {
            profile.add_sources(text);
        }
        profile.certainty = certainty.mean();
        profile.certainty_sd = certainty.deviation();
        profile.certainty_at = certainty_at.map(Mean::mean);
        let steps = profile.transparencies.iter().enumerate().map(|(step, count)| step * count).sum::<usize>();
        let count = profile.attributions.count;
        profile.transparency = (count > 0).then(|| steps as f64 / count as f64);
        profile.set_aside.sort();
        profile
    }

    fn add_sentences(&mut self, reader: &Reader, part: &Part<'_>, all: &mut Mean, at: &mut [Mean]) {
        let document = &part.reading.document;
        let mut cues = part.cues.as_slice();
        for (index, (sentence, certainty)) in document.sentences.iter().zip(&part.certainty).enumerate() {
            let here = cues.iter().take_while(|cue| cue.cue.hit.sentence <= index).count();
            let (own, later) = cues.split_at(here);
            cues = later;
            self.n_sentences += 1;
            self.n_words += document.words(&sentence.tokens);
            self.n_quoted_words += document.quoted_words(&sentence.tokens);
            let hedges = certainty.hedges_writer + certainty.hedges_quoted;
            self.hedges.sentence(hedges);
            self.hedges_writer.sentence(certainty.hedges_writer);
            self.hedges_quoted.sentence(certainty.hedges_quoted);
            self.boosters.sentence(certainty.boosters_writer + certainty.boosters_quoted);
            self.boosters_writer.sentence(certainty.boosters_writer);
            self.boosters_quoted.sentence(certainty.boosters_quoted);
            let active = || own.iter().filter(|cue| cue.cue.active);
            let reported = active()
                .filter(|cue| !cue.booster && !cue.in_quote && part.outermost[cue.cue.hit.tokens.start].is_some())
                .count();
            self.hedges_reported.sentence(reported);
            let mut counts = [0; CATEGORIES.len()];
            for cue in active() {
                let category = reader.entry(&cue.cue).category();
                if let Some(place) = CATEGORIES.iter().position(|known| *known == category) {
                    counts[place] += 1;
                }
            }
            counts.iter().zip(&mut self.categories).for_each(|(&count, tally)| tally.sentence(count));
            all.add(certainty.score);
            at[sentence.position as usize].add(certainty.score);
            self.levels[certainty.level as usize] += 1;
            let asks = sentence.span.of(document.text).trim_end_matches(['"', '\'', '”', '’', '»', ')']).ends_with('?');
            self.unattributed_assertions += usize::from(part.voices[index].is_none() && hedges == 0 && !asks);
        }
    }

    fn add_attributions(&mut self, part: &Part<'_>) {
        let document = &part.reading.document;
        for (found, sourced) in part.credits() {
            self.attributions.count += 1;
            self.quote_kinds[found.quote_kind as usize].count += 1;
            self.stances[found.stance as usize].count += 1;
            self.kinds[sourced.kind as usize] += 1;
            if let Some(label) = LABELS.iter().position(|label| *label == sourced.label) {
                self.labels[label] += 1;
            }
            let step = usize::from(sourced.transparency).min(STEPS - 1);
            self.transparencies[step] += 1;
            let official = sourced.people && OFFICIALS.contains(&sourced.kind);
            self.unnamed_officials += usize::from(official && UNNAMED.contains(&step));
        }
        let official: Vec<bool> = part.sourced.iter().map(|sourced| sourced.label == OFFICIAL).collect();
        for (token, index) in document.tokens.iter().zip(&part.outermost) {
            let Some(index) = index.filter(|_| token.kind != TokenKind::Mark) else { continue };
            self.n_attributed_words += 1;
            self.n_official_words += usize::from(official[index as usize]);
        }
        // The kinds and stances of what each sentence holds, a bit each.
        let mut held = vec![(0_u8, 0_u8); document.sentences.len()];
        for one in &part.held {
            let found = &part.attributed.attributions[one.attribution];
            held[one.sentence].0 |= 1 << found.quote_kind as u8;
            held[one.sentence].1 |= 1 << found.stance as u8;
        }
        for (kinds, stances) in held.into_iter().filter(|&held| held != (0, 0)) {
            self.attributions.sentences += 1;
            for (tallies, bits) in [(&mut self.quote_kinds, kinds), (&mut self.stances, stances)] {
                for (at, tally) in tallies.iter_mut().enumerate() {
                    tally.sentences += usize::from(bits >> at & 1);
                }
            }
        }
    }

    fn add_sources(&mut self, text: &Part<'_>) {
        let document = &text.reading.document;
        let mut sources: Vec<(Cow<'_, str>, usize, bool)> = Vec::new();
        let mut members: Vec<Option<usize>> = vec![None; text.attributed.cast.members.len()];
        let mut others: FxHashMap<String, usize> = FxHashMap::default();
        for (found, sourced) in text.credits().filter(|(found, _)| !found.source.is_empty()) {
            let words = |piece| one_line(document.span(piece).of(document.text));
            let written = || found.source.iter().map(words).collect::<Vec<_>>().join(" ");
            let place = match found.member {
                Some(member) => members[member].get_or_insert_with(|| {
                    let name = &*text.attributed.cast.members[member].name;
                    sources.push((if name.is_empty() { written().into() } else { name.into() }, 0, false));
                    sources.len() - 1
                }),
                None => others.entry(folded(&written()).into_owned()).or_insert_with(|| {
                    sources.push((written().into(), 0, false));
                    sources.len() - 1
                }),
            };
            let place = *place;
            sources[place].1 += 1;
            sources[place].2 |= usize::from(sourced.transparency) > *UNNAMED.end();
        }
        self.sources_named = sources.iter().filter(|(.., named)| *named).count();
        self.sources_unnamed = sources.len() - self.sources_named;
        let all: usize = sources.iter().map(|(_, count, _)| count).sum();
        let top = sources.into_iter().rev().max_by_key(|(_, count, _)| *count);
        if let Some((name, count, _)) = top {
            self.top_source = name.into_owned();
            self.top_source_share = Some(count as f64 / all as f64);
        }
    }

    fn add_set_aside(&mut self, part: &Part<'_>) {
        for aside in &part.reading.document.asides {
            match self.set_aside.iter_mut().find(|(kind, _)| *kind == aside.kind) {
                Some((_, count)) => *count += 1,
                None => self.set_aside.push((aside.kind.clone(), 1)),
            }
        }
    }

    /// Different sources of the text.
    #[must_use]
    pub fn sources_distinct(&self) -> usize {
        self.sources_named + self.sources_unnamed
    }
}
