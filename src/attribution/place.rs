//! Places with the state they lie in, inside a noun phrase: `an Arden, N.J., maker of lamps`.

use std::ops::Range;

use crate::attribution::view::Kind;
use crate::rule::tag::Tag;
use crate::text::Document;

/// How many tokens a place and its state may have together, with their marks.
const LONGEST: usize = 9;

/// Makes names of the commas around the state, so that the phrase is read as one.
pub(super) fn settle(document: &Document<'_>, tags: &mut [Tag], kinds: &mut [Kind], article: usize) {
    // `In the Bronx, N.Y., officials said`: that may be a place alone.
    if !matches!(document.word(article), "a" | "an" | "A" | "An" | "The") {
        return;
    }
    let name = |tags: &[Tag], at: usize| tags.get(at).is_some_and(|tag| tag.is_name()) && document.tokens[at].capital;
    let comma = |at: &usize| document.word(*at) == ",";
    let most = tags.len().min(article + LONGEST);
    let Some(first) = (article + 1..most).find(comma) else { return };
    let Some(last) = (first + 1..most).find(comma) else { return };
    let stop = |at: usize| document.word(at) == ".";
    let place =
        |tags: &[Tag], mut range: Range<usize>| name(tags, range.start) && range.all(|at| name(tags, at) || stop(at));
    let goes_on = tags.get(last + 1).is_some_and(|tag| tag.is_noun() || tag.is_adjective() || *tag == Tag::VBG);
    let small = last + 1 < tags.len() && !document.tokens[last + 1].capital;
    // `An envoy, Jane Roe, aide to the mayor, said`: no state, whose name is shortened.
    let state = last > first + 2 && stop(last - 1) && place(tags, first + 1..last);
    let whole = first > article + 1 && state && place(tags, article + 1..first);
    if whole && goes_on && small {
        for at in [first, last] {
            (tags[at], kinds[at]) = (Tag::NNP, Kind::default());
        }
    }
}
