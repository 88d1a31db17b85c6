//! Verbs that say nothing until a colon and a quotation follow: `Jane Roe stormed: “It is theft.”`

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::apposition;
use crate::attribution::find;
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::verb::{self, Mood};
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// Every quotation of a sentence that a colon joins to a verb which is no cue elsewhere.
pub fn outcries(view: &View<'_>, sentence: usize, found: &mut Vec<Attribution>) {
    let bounds = view.document.sentences[sentence].tokens.clone();
    for colon in bounds.start + 1..bounds.end {
        if view.is(colon, Kind::COLON) && !view.quoted(colon) && view.is(colon + 1, Kind::QUOTE) {
            let reach = find::reach(&bounds, colon);
            let outcry = outcry(view, colon, &reach).or_else(|| plain_words(view, colon, &reach));
            found.extend(outcry.map(|one| Attribution { sentence, ..one }));
        }
    }
}

fn outcry(view: &View<'_>, colon: usize, bounds: &Range<usize>) -> Option<Attribution> {
    let particle = |at: &usize| view.adverb(*at) || view.tag(*at) == Tag::RP;
    let main = (bounds.start + 1..colon).rev().find(|at| !particle(at))?;
    let speaks = view.verb_frames(main) & Frame::QUOTE != 0;
    if !view.finite(main) || view.is(main, Kind::AUXILIARY) || speaks {
        return None;
    }
    let group = verb::group(view, main..main + 1, bounds.start);
    if group.passive || group.mood == Mood::Infinitive {
        return None;
    }
    let source = verb::subject(view, group.start, bounds.start).filter(|source| somebody(view, source))?;
    let content = view.quote(colon + 1)?;
    Some(Attribution {
        source: vec![source],
        cue: vec![group.start..colon],
        content: vec![content],
        rule: Form::Colon.into(),
        ..Attribution::default()
    })
}

/// `The mayor was blunt: “There is no money.”`: what somebody is like, and nothing behind the quotation.
fn plain_words(view: &View<'_>, colon: usize, bounds: &Range<usize>) -> Option<Attribution> {
    let first = (bounds.start..colon).find(|&at| view.tag(at) != Tag::CC && !view.adverb(at))?;
    let end = apposition::after_with_apposition(view, first, colon)?;
    let verb = end + usize::from(view.is(end, Kind::COMMA));
    let more = (verb + 1..colon).any(|at| view.tag(at).is_finite() || view.verb_frames(at) & Frame::QUOTE != 0);
    let source = first..end;
    // `Her colleague, Jane Roe, was blunter`
    let named = end > first + 2 && view.tag(end - 1).is_name() && view.tag(end - 2).is_name();
    // `was heckled: “Liar!”`, `is the author of a book: “The Dam”`: not said by whoever it is.
    let like = (verb + 1..colon).find(|&at| !view.adverb(at)).is_some_and(|at| {
        !matches!(view.tag(at), Tag::VBN | Tag::VBD | Tag::VBG | Tag::DT | Tag::IN | Tag::TO | Tag::PRPS | Tag::CD)
    });
    if !like || !view.is(verb, Kind::BE) || !view.tag(verb).is_finite() || more || !(somebody(view, &source) || named) {
        return None;
    }
    let content = view.quote(colon + 1).filter(|quote| quote.end >= bounds.end)?;
    Some(Attribution {
        source: vec![source],
        cue: vec![verb..colon],
        content: vec![content],
        rule: Form::Colon.into(),
        ..Attribution::default()
    })
}

/// Whether a noun phrase names or tells a person or a body of them.
fn somebody(view: &View<'_>, source: &Range<usize>) -> bool {
    let head = (source.start + 1..source.end)
        .find(|&at| view.is(at, Kind::COMMA.or(Kind::OPEN).or(Kind::DASH)))
        .unwrap_or(source.end);
    !view.is(source.start, Kind::IT.or(Kind::THAT).or(Kind::THERE))
        && (view.tag(head - 1).is_name() || view.is(head - 1, Kind::SOMEBODY) || view.tag(source.start) == Tag::PRP)
        && noun::animate(view, source.start, head - 1)
}
