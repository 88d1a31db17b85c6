//! Contents of a clause that opens the sentence, and who the main clause behind its comma is about.

use std::ops::Range;

use crate::attribution::apposition;
use crate::attribution::border::{Setting, content_end};
use crate::attribution::noun;
use crate::attribution::view::{Kind, View};

/// One past the content that begins at `from` in a clause that opens the sentence, and the subject of the main clause behind
/// its comma: `Worried that it would flood, the council closed the road`.
pub fn fronted(view: &View<'_>, from: usize, ceiling: usize, noun: bool) -> (usize, Option<Range<usize>>) {
    let end = content_end(view, from, ceiling, Setting { fronted: true, noun, ..Setting::default() });
    // `Defending the levy in a speech on Monday, the minister said`: where it was said is no part of the content.
    let comma = (end..ceiling).find(|&at| view.is(at, Kind::BREAK)).filter(|&at| view.is(at, Kind::COMMA));
    // `Echoing Roe, Norby's envoy, Joe Lund, said`
    let subject = comma.and_then(|comma| {
        let first = comma + 1;
        let plain = noun::after(view, first, ceiling)?;
        let whole = apposition::after_with_apposition(view, first, ceiling)?;
        let carried = whole > plain && view.is(whole, Kind::COMMA) && view.finite(whole + 1);
        Some(first..if carried { whole } else { plain })
    });
    (end, subject)
}
