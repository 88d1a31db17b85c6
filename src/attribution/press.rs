//! Which outlet `the paper` is: the one that was named last, unless a study is spoken of there.

use crate::attribution::view::{Kind, View};
use crate::lexicon::entry::Case;

/// Whether a noun can stand for a newspaper.
fn is_paper(view: &View<'_>, noun: &str) -> bool {
    view.in_list("papers", noun)
}

/// The outlet that was credited last, or else named last, for a noun that can stand for one; members with a sentence, and
/// members with a token, the last first.
pub fn outlet<'a>(
    view: &View<'_>,
    noun: &str,
    credited: impl Iterator<Item = &'a (usize, usize)>,
    seen: impl Iterator<Item = &'a (usize, usize)>,
) -> Option<usize> {
    if !is_paper(view, noun) {
        return None;
    }
    let outlets: Vec<usize> = seen.filter(|&&(_, first)| named_at(view, first)).map(|&(member, _)| member).collect();
    credited.map(|&(member, _)| member).find(|member| outlets.contains(member)).or(outlets.first().copied())
}

/// Whether the mention that begins at a token names an outlet: `the Harbour Post`, but not where a trial appeared in a journal.
fn named_at(view: &View<'_>, first: usize) -> bool {
    let name = first + usize::from(view.is(first, Kind::DEFINITE));
    let outlet = view.sources(&(first..name + 1)).any(|hit| {
        let entry = view.entry(hit);
        entry.case != Case::Any && entry.category() == "media"
    });
    let sentence = || view.document.sentences[view.document.sentence_of(first)].tokens.clone();
    outlet && !sentence().any(|at| view.in_list("trials", view.document.word(at)))
}
