//! What the field tells in which a post or a place is named: the playing field, the stage, the clinic.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lexicon::source::SourceKind;
use crate::sourcing::Credit;
use crate::sourcing::evidence::{Evidence, FIRM, USUAL};
use crate::sourcing::found::{Class, View, What};
use crate::sourcing::spread::spread;
use crate::sourcing::widen::widened;

/// How far on either side of a source its field is looked for, in tokens.
const NEAR: usize = 90;
/// How many mentions of a source are looked at.
const MENTIONS: usize = 60;
/// Different words of a game that make a field of it, and of a trial.
const GAME: usize = 5;
const TRIAL: usize = 4;
/// Different words of any sport that make a player of somebody without a role.
const SPORT: usize = 4;

/// The kind that a source is of in its field, where that is another.
pub(super) fn kind(
    view: View<'_>,
    credit: &Credit<'_>,
    source: &Range<usize>,
    evidence: &Evidence,
) -> Option<SourceKind> {
    if manages(view, credit, source, evidence) || plays(view, source, evidence) {
        return Some(SourceKind::Public);
    }
    researches(view, source, evidence).then_some(SourceKind::Expert)
}

/// The role of somebody who is given none where sport is told of, by the word of it that stands next: `Hill was glad to be back in
/// the side`.
pub(super) fn player(view: View<'_>, source: &Range<usize>) -> Option<Evidence> {
    let words: Vec<usize> = spread(view, near(view, source), &[Class::Games, Class::Sports]).collect();
    let different: BTreeSet<_> = words.iter().map(|&at| view.reading.scan.ids[at]).collect();
    let next = words.into_iter().min_by_key(|&at| at.abs_diff(source.start))?;
    let (kind, tokens) = (Some(SourceKind::Public), next..next + 1);
    (different.len() >= SPORT).then_some(Evidence {
        kind,
        weight: USUAL,
        entry: None,
        tokens,
        what: What::Role,
        channel: None,
    })
}

/// The tokens near a source.
fn near(view: View<'_>, source: &Range<usize>) -> Range<usize> {
    source.start.saturating_sub(NEAR)..view.reading.document.tokens.len().min(source.start + NEAR)
}

/// Whether so many different words of a class stand near a source.
fn within(view: View<'_>, source: &Range<usize>, field: Class, least: usize) -> bool {
    let classes = [field];
    let words = spread(view, near(view, source), &classes).map(|at| view.reading.scan.ids[at]);
    words.collect::<BTreeSet<_>>().len() >= least
}

/// Whether an investigator or author is one of a trial: `The investigators gave the drug to 40 patients`.
fn researches(view: View<'_>, source: &Range<usize>, evidence: &Evidence) -> bool {
    let word = |name: &str| {
        let last = view.word(evidence.tokens.end - 1);
        last.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    let law = evidence.kind == Some(SourceKind::Law) && word("investigator");
    let media = evidence.kind == Some(SourceKind::Media) && word("author") && evidence.what == What::Role;
    (law || media) && within(view, source, Class::Trials, TRIAL)
}

/// Whether a place stands for those who play for it, as many words of a game near by tell: `Norby said their striker would miss
/// the match`.
fn plays(view: View<'_>, source: &Range<usize>, evidence: &Evidence) -> bool {
    let state = evidence.what == What::Place && evidence.kind == Some(SourceKind::Government);
    state && within(view, source, Class::Games, GAME)
}

/// Whether it is the manager of a club, or the director of a film: a firm's stands near no game and no play.
fn manages(view: View<'_>, credit: &Credit<'_>, source: &Range<usize>, evidence: &Evidence) -> bool {
    // `City manager Jane Hill`, of a club of that name
    let manager = evidence.tokens.clone().any(|at| view.class(at, Class::Managers));
    if evidence.what != What::Post || evidence.kind != FIRM && !manager {
        return false;
    }
    let all = view.reading.document.tokens.len();
    let mentions = credit.source.iter().chain(credit.mentions.iter().take(MENTIONS));
    let posts: Vec<usize> = mentions
        .flat_map(|mention| view.found(widened(view, mention)))
        .filter(|found| found.what == What::Post)
        .flat_map(|found| [found.tokens.end - 1, found.tokens.end.min(all - 1)])
        .collect();
    let fields = [(Class::Managers, Class::Games), (Class::Directors, Class::Stages)];
    let held = |class: Class| posts.iter().any(|&at| view.class(at, class));
    fields.into_iter().any(|(class, field)| held(class) && within(view, source, field, 1))
}
