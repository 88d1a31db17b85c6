//! Attributions whose cue opens a phrase: `According to the ministry, …`, `In a Lakeland poll, …`, `In her view, …`.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::apposition;
use crate::attribution::border::{self, Setting};
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::subject;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// `According to the ministry, …`, `…, according to the ministry.`
pub fn front(view: &View<'_>, cue: Range<usize>, bounds: &Range<usize>) -> Option<Attribution> {
    let start = cue.end;
    let mut end = noun::after(view, start, bounds.end)?;
    // `according to a trial published in May`
    end = subject::description_end(view, end, bounds.end);
    // The phrases that follow belong to the source as far as the next mark.
    let stop = (end..bounds.end).find(|&at| view.is(at, Kind::BREAK) && !view.abbreviated(at)).unwrap_or(bounds.end);
    if !(end..stop).any(|at| view.tag(at).is_finite()) || view.is(end, Kind::RELATIVE) {
        end = stop;
    }
    // `according to scientists who say that food, water and air matter`: what they say is a content of its own.
    let says = |who: &usize| {
        let verb = (who + 1..end).find(|&at| !view.helps(at)).unwrap_or(*who);
        view.tag(*who) == Tag::WP && view.is(*who, Kind::RELATIVE) && view.verb_frames(verb) & Frame::QUOTE != 0
    };
    let told = (start + 1..end).find(says);
    let end_of_source = told.filter(|_| cue.start > bounds.start + 1);
    if end_of_source.is_some() {
        end = bounds.end;
    }
    let opens = cue.start <= bounds.start + 1
        || cue.start < bounds.start + 5
            && (bounds.start..cue.start)
                .all(|at| view.tag(at) == Tag::CC || view.adverb(at) || view.is(at, Kind::COMMA));
    let mut pieces = Vec::new();
    if opens {
        let mut comma = end;
        if view.is(end, Kind::COMMA) {
            // The apposition of the source, and then the content.
            if view.tag(end + 1) == Tag::VBG {
                // `According to Roe, writing in the Herald, …`
                let close = (end + 2..bounds.end.min(end + 25)).find(|&at| view.is(at, Kind::COMMA.or(Kind::COLON)));
                comma = close.unwrap_or(comma);
            } else if (!names_on(view, end) || party(view, end + 1))
                && let last = apposition::before_clause(view, end, bounds.end)
                && last > end
                && view.is(last, Kind::COMMA)
            {
                comma = last;
                end = last;
            }
        }
        pieces.push(comma..border::content_end(view, comma + 1, bounds.end, Setting::default()));
    } else {
        let left = if view.is(cue.start - 1, Kind::COMMA.or(Kind::DASH)) { cue.start - 1 } else { cue.start };
        if let Some(quote) = view
            .quote(left.saturating_sub(1))
            .filter(|quote| view.is(left - 1, Kind::UNQUOTE) && quote.start <= bounds.start)
        {
            pieces.push(quote.start..left);
        } else {
            let mut first = bounds.start;
            for at in (bounds.start..left).rev() {
                if view.is(at, Kind::SEMICOLON) && !view.quoted(at) {
                    first = at + 1;
                    break;
                }
            }
            while first < left && view.tag(first) == Tag::CC {
                first += 1;
            }
            pieces.push(first..left);
        }
        if view.is(end, Kind::COMMA) {
            if let Some(last) = apposition::after_with_apposition(view, start, bounds.end).filter(|&last| last > end) {
                end = last;
            }
            if view.is(end, Kind::COMMA) && end + 1 < bounds.end && !view.is(end + 1, Kind::SUBORDINATOR) {
                pieces.push(end + 1..border::content_end(view, end + 1, bounds.end, Setting::default()));
            }
        }
    }
    Attribution::of(view, Some(start..end_of_source.unwrap_or(end)), cue, pieces, Form::AccordingTo)
}

/// Whether a name follows the comma at `comma` that may open the clause: `According to Roe, Norby will pay`.
fn names_on(view: &View<'_>, comma: usize) -> bool {
    view.tag(comma + 1).is_name() && (view.tag(comma - 1).is_name() || view.is(comma - 1, Kind::WORK.or(Kind::POLL)))
}

/// Whether a party and a state stand here: `D-Calif.`
fn party(view: &View<'_>, at: usize) -> bool {
    view.document.word(at).len() == 1 && view.is(at + 1, Kind::HYPHEN) && view.tight(at + 1)
}

/// `In a Lakeland poll, Roe led by five points`: one poll, and the clause around it is what it found.
pub fn polled(view: &View<'_>, at: usize, bounds: &Range<usize>) -> Option<Attribution> {
    let whole = view.is(at, Kind::IN).then(|| noun::plain_after(view, at + 1, bounds.end)).flatten()?;
    let whole = (whole..bounds.end).find(|&at| !view.is(at, Kind::TIME)).unwrap_or(whole);
    // `in a Herald poll last month`
    let end = (at + 2..=whole).rev().find(|&end| !view.is(end - 1, Kind::TIME)).unwrap_or(whole);
    // `in recent polls from the Herald`, `in a Herald poll`; polls in general found nothing by themselves.
    let many = view.tag(end - 1) == Tag::NNS;
    let named = || {
        // `in the Arden polls`: where people vote.
        let asked = |at: usize| view.one_of(at, &["opinion", "exit", "tracking", "recent", "new", "latest", "public"]);
        let name = (at + 1..end - 1).any(|at| view.tag(at).is_name());
        name && (!many || (at + 1..end - 1).any(asked)) || view.tag(end) == Tag::IN && view.tag(end + 1).is_name()
    };
    let poll = (view.is(end - 1, Kind::POLL) || many && view.document.word(end - 1) == "polls") && (!many || named());
    // `in the council poll`: people voted; `take part in the survey`: they were asked.
    let voted = ["council", "governorship", "mayoral", "mock", "general", "parliamentary", "local"];
    let took = at > bounds.start && view.document.word(at - 1) == "part";
    if !poll || took || view.one_of(end - 2, &voted) || view.quoted(at) || view.is(end, Kind::HYPHEN) {
        return None;
    }
    let mut found = front(view, at..at + 1, bounds)?;
    if end < whole && found.source.len() == 1 {
        found.source[0].end = end;
    }
    Some(found)
}

/// `In Roe's view, …`, `…, in her own words`, `By his own account, …`: whose view it is, and the clause before or after.
pub fn minded(view: &View<'_>, at: usize, bounds: &Range<usize>) -> Option<Attribution> {
    // `moved by his words`: an account is what something is so by.
    let kind = if view.is(at, Kind::BY) { Kind::ACCOUNT } else { Kind::MIND };
    let noun = (at + 2..bounds.end.min(at + 12)).find(|&noun| {
        view.is(noun, kind) && (noun + 1 >= bounds.end || view.is(noun + 1, Kind::BREAK.or(Kind::UNQUOTE)))
    })?;
    let owned = |at: usize| view.tag(at) == Tag::PRPS || view.is(at, Kind::POSSESSIVE);
    let described = noun - usize::from(!owned(noun - 1) && view.tag(noun - 1) == Tag::JJ);
    let source = at + 1..described;
    // `By Monday's count, …`: a day has no view.
    let bare = |at: usize| view.document.word(at).trim_end_matches('s').trim_end_matches(['\'', '’']);
    let time = (at + 1..described).rev().take(2).map(bare).any(|word| view.in_list("times", word));
    if source.is_empty() || !owned(described - 1) || time || view.quoted(at) {
        return None;
    }
    if source.len() > 1 && noun::plain_before(view, described, at + 1) != Some(at + 1) {
        return None;
    }
    let end = noun + 1;
    let content = if at <= bounds.start + 1 && view.is(end, Kind::COMMA) {
        end + 1..border::content_end(view, end + 1, bounds.end, Setting::default())
    } else if at > bounds.start && view.is(at - 1, Kind::COMMA.or(Kind::DASH)) {
        bounds.start..at - 1
    } else {
        return None;
    };
    let mut found = Attribution::of(view, Some(source), at..at + 1, vec![content], Form::AccordingTo)?;
    found.cue.push(described..end);
    Some(found)
}
