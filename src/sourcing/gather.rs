//! Gathers what all mentions of a source tell of it, and looks about the article for what a bare noun stands for.

use std::ops::Range;

use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::evidence::{BARE, Evidence, USUAL, look};
use crate::sourcing::found::{Found, View, What};
use crate::sourcing::phrase::{phrases, widened};

/// How many mentions are read.
const MENTIONS: usize = 30;
/// How far back and ahead an institution or an author is looked for, in tokens.
const FAR: usize = 1500;
/// How far the institution of a post that names none may stand, in tokens.
const NEAR: usize = 90;

/// Everything the article tells of a source.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub evidence: Option<Evidence>,
    /// Evidence of the words of the attribution itself.
    pub here: Option<Evidence>,
    pub person: bool,
    pub institution: bool,
    pub narrowed: bool,
    pub bare: Option<u8>,
    /// Whether the source is a pronoun.
    pub pronoun: bool,
}

impl Profile {
    fn add(&mut self, view: View<'_>, range: &Range<usize>, own: bool) {
        for (index, phrase) in phrases(view, range).iter().enumerate() {
            let mut look = look(view, phrase);
            // What stands behind a first phrase that has told the kind is a part or a neighbour of it.
            if index > 0
                && let Some(evidence) = &mut look.evidence
            {
                evidence.weight = evidence.weight.saturating_sub(u8::from(
                    evidence.weight > USUAL && self.evidence.as_ref().is_some_and(|known| known.weight > USUAL),
                ));
            }
            self.person |= look.person;
            if own && index == 0 {
                self.here.clone_from(&look.evidence);
                self.bare = look.bare;
            }
            if own {
                self.narrowed |= look.narrowed || (index > 0 && look.evidence.is_some());
                self.institution |= look.institution && index == 0;
            }
            if let Some(evidence) = look.evidence {
                self.offer(evidence);
            }
        }
    }

    /// Takes evidence that is more telling than what is known; of equals the first stays.
    fn offer(&mut self, evidence: Evidence) {
        if self.evidence.as_ref().is_none_or(|known| evidence.weight > known.weight) {
            self.evidence = Some(evidence);
        }
    }

    /// Weight of the best evidence; 0 without any.
    pub(super) fn weight(&self) -> u8 {
        self.evidence.as_ref().map_or(0, |evidence| evidence.weight)
    }
}

/// What the article tells of a credited source.
pub(super) fn gather(view: View<'_>, credit: &Credit<'_>) -> Profile {
    let mut profile = Profile::default();
    let Some(first) = credit.source.first() else { return profile };
    profile.pronoun = credit.source.iter().all(|piece| pronoun(view, piece));
    if profile.pronoun {
        if let Some(range) = antecedent(view, first) {
            profile.add(view, &range, true);
        }
    } else {
        for piece in credit.source {
            profile.add(view, &widened(view, piece), true);
        }
    }
    let own = |mention: &&Range<usize>| !credit.source.contains(mention) && !pronoun(view, mention);
    for mention in credit.mentions.iter().filter(own).take(MENTIONS) {
        let mut other = Profile::default();
        other.add(view, &widened(view, mention), true);
        profile.person |= other.person;
        profile.institution |= other.institution && !other.person;
        if profile.pronoun {
            profile.narrowed |= other.narrowed;
            profile.bare = profile.bare.or(other.bare);
        }
        if let Some(evidence) = other.evidence {
            profile.offer(evidence);
        }
    }
    if profile.weight() <= USUAL {
        elsewhere(view, first.start, &mut profile);
    }
    profile
}

fn pronoun(view: View<'_>, piece: &Range<usize>) -> bool {
    piece.len() == 1
        && matches!(view.tag(piece.start), Tag::PRP | Tag::PRPS | Tag::PRPV | Tag::WP | Tag::WDT | Tag::WPS)
}

/// What a relative pronoun stands for: the phrase before it.
fn antecedent(view: View<'_>, piece: &Range<usize>) -> Option<Range<usize>> {
    if !matches!(view.tag(piece.start), Tag::WP | Tag::WDT | Tag::WPS) {
        return None;
    }
    let sentence = view.sentence(piece.start);
    let mut start = piece.start.min(sentence.start.max(piece.start.saturating_sub(25)));
    for at in (start..piece.start).rev() {
        if view.tag(at).is_finite() && view.covering(at).is_none() {
            start = at + 1;
            break;
        }
    }
    (start < piece.start).then_some(start..piece.start)
}

/// Looks in the rest of the article for the institution of a bare post, the author of a bare work, the name of a bare group.
fn elsewhere(view: View<'_>, from: usize, profile: &mut Profile) {
    let Some(known) = profile.evidence.clone() else { return };
    let found = match known.what {
        What::Work => work(view, from, &known),
        What::Post if known.weight > BARE => post(view, from),
        _ => None,
    };
    if let Some((found, named)) = found {
        profile.evidence = Some(Evidence {
            kind: found.kind,
            entry: Some(found.entry),
            tokens: found.tokens,
            weight: USUAL + 1,
            ..known
        });
        profile.institution |= named;
    }
}

/// The author of the nearest earlier work of the same channel, else of a later one.
fn work<'a>(view: View<'a>, from: usize, known: &Evidence) -> Option<(Found<'a>, bool)> {
    let all = view.reading.document.tokens.len();
    let before = view.found(from.saturating_sub(FAR)..from).rev();
    let after = view.found(from..all.min(from + FAR));
    let same = |found: &Found<'a>| found.what == What::Work && found.channel() == known.channel;
    before.chain(after).filter(same).find_map(|found| {
        let around = widened(view, &found.tokens);
        let told = phrases(view, &around).iter().find_map(|phrase| {
            let evidence = look(view, phrase).evidence?;
            (evidence.what == What::Work && evidence.weight > USUAL).then_some(evidence)
        })?;
        let author = view.covering(told.tokens.start)?;
        Some((author, true))
    })
}

/// The nearest institution before a post that names none.
fn post(view: View<'_>, from: usize) -> Option<(Found<'_>, bool)> {
    let found = view.found(from.saturating_sub(NEAR)..from).rev().find(|found| found.what.institution())?;
    Some((found, false))
}
