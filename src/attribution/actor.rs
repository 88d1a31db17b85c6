//! Who does what a verb without a subject of its own says: the subjects of the clauses before it.

use std::ops::Range;

use crate::attribution::apposition;
use crate::attribution::noun;
use crate::attribution::resume;
use crate::attribution::verb::subject;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How far, in tokens, the verb may stand from the main clause whose subject it shares.
const FAR: usize = 90;

/// The subject of the main clause before `before`: of its first verb that carries a clause and is not subordinate.
///
/// Inside a relative clause that is still open it is the relative word.
pub fn main_subject(view: &View<'_>, floor: usize, before: usize) -> Option<Range<usize>> {
    let found = subjects(view, floor, before);
    found.main.or(found.nearest)
}

/// Who does what a verb without a subject says: that of the main clause, or of the nearest one if the main one is of something
/// that happens: `It came after the union left the talks, accusing`.
pub fn actor(view: &View<'_>, floor: usize, before: usize) -> Option<Range<usize>> {
    let found = subjects(view, floor, before);
    let happens = |subject: &Range<usize>| {
        let head = noun::head(view, subject);
        view.is(subject.start, Kind::IT) || view.in_list("happenings", view.document.word(head))
    };
    match (found.main, found.nearest) {
        (Some(main), Some(nearest))
            if !found.speaks
                && happens(&main)
                && noun::acts(view, &nearest)
                && (view.is(main.start, Kind::IT) || view.tag(nearest.start) != Tag::PRP) =>
        {
            Some(nearest)
        }
        (main, nearest) => main.or(nearest),
    }
}

/// The subjects of the clauses before a verb.
#[derive(Default)]
struct Subjects {
    /// Of the main clause.
    main: Option<Range<usize>>,
    /// Of the clause that begins last.
    nearest: Option<Range<usize>>,
    /// Whether the verb of the main clause has a clause behind it, or may have.
    speaks: bool,
}

/// Whether nobody says anything before a colon.
fn unsaid(view: &View<'_>, mut before: Range<usize>) -> bool {
    !before.any(|at| view.tag(at).is_verb() && view.verb_frames(at) & Frame::SPEECH != 0)
}

/// The subjects of the clauses between `floor` and a verb without one of its own.
fn subjects(view: &View<'_>, floor: usize, before: usize) -> Subjects {
    let mut at = before.saturating_sub(FAR).max(floor);
    let mut subordinate = view.is(at, Kind::SUBORDINATOR) && view.tag(at) != Tag::CC;
    // `Asked if he would run, the governor smiled and said`
    let fronted = matches!(view.tag(at), Tag::VBN | Tag::VBG | Tag::VBD);
    let mut relative = None;
    let mut main = None;
    let mut speaks = false;
    let mut nearest = None;
    let mut before_semicolon = None;
    while at < before {
        if view.is(at, Kind::QUOTE)
            && let Some(quote) = view.quote(at)
        {
            at = quote.end.max(at + 1);
            continue;
        }
        if view.is(at, Kind::COMMA) {
            subordinate = view.is(at + 1, Kind::SUBORDINATOR) && view.tag(at + 1) != Tag::CC;
            relative = None;
        } else if view.is(at, Kind::SEMICOLON.or(Kind::DASH)) || view.is(at, Kind::COLON) && unsaid(view, floor..at) {
            // `Roe sees growth; Lind is gloomier, predicting a slump`, `It is safe: the crew tested it and said so`
            if !view.is(at, Kind::DASH) {
                before_semicolon = main.take().or(before_semicolon);
                nearest = None;
            }
            subordinate = false;
            relative = None;
        } else if view.is(at, Kind::RELATIVE) && !view.is(at, Kind::THAT) {
            relative = Some(at);
        } else if view.tag(at) == Tag::CC
            && main.is_some()
            && !subordinate
            && !speaks
            && noun::after(view, past_adverb(view, at + 1), before).is_some_and(|end| {
                // `but his lawyer, Jane Roe, often defended him`
                let past = apposition::past_asides(view, end, before);
                let end = if past > end && view.is(past, Kind::COMMA) { past_adverb(view, past + 1) } else { end };
                // `relatives of those killed on Monday`: a participle.
                let trails = view.tag(end) == Tag::VBN && matches!(view.tag(end + 1), Tag::IN | Tag::TO);
                view.finite(end) && !trails
            })
        {
            // `the court charged him and the mayor fired him, saying`: a main clause of its own.
            main = None;
            nearest = None;
        } else if view.is(at, Kind::SUBORDINATOR)
            && matches!(view.tag(at), Tag::IN | Tag::WRB)
            && matches!(view.tag(at + 1), Tag::PRP | Tag::NNP)
            && (main.is_some() || fronted)
        {
            subordinate = true;
            nearest = None;
        } else if view.tag(at).is_finite()
            || (main.is_none()
                && view.tag(at) == Tag::VBN
                && (view.tag(at + 1) != Tag::IN || view.is(at + 1, Kind::THAT)))
        {
            let found = subject(view, group_start(view, at, floor), floor).or_else(|| after_verb(view, at, before));
            if let Some(found) = found {
                let inside = relative.is_some() || view.is(found.start, Kind::RELATIVE);
                if main.is_none() && !subordinate && !inside {
                    main = Some(found.clone());
                    speaks = has_clause(view, at, before);
                }
                if view.tag(at).is_finite() {
                    nearest = Some(found);
                }
            }
        }
        at += 1;
    }
    if let Some(word) = relative.filter(|&word| word > floor && before - word < 30) {
        return Subjects { main: Some(word..word + 1), ..Subjects::default() };
    }
    // `lost because he favours the law and opposes`: the clause of reason is still open.
    if subordinate
        && let Some(nearest) = &nearest
        && nearest.len() == 1
    {
        return Subjects { main: Some(nearest.clone()), ..Subjects::default() };
    }
    // What stands before a semicolon is far.
    let main = main.or(before_semicolon.filter(|_| nearest.is_none()));
    Subjects { main, nearest, speaks }
}

/// Whether a verb may have a clause behind it, which another may be joined to: `said it was old and the road was shut`.
fn has_clause(view: &View<'_>, verb: usize, before: usize) -> bool {
    let frames = view.verb_frames(verb);
    let near = || (verb + 1..before.min(verb + 8)).any(|at| view.is(at, Kind::THAT));
    frames & Frame::QUOTE != 0
        || frames & (Frame::THAT | Frame::BARE) != 0 && (near() || resume::clause(view, verb + 1, before))
}

/// The subject after a verb of a tag: `“…,” said Roe, adding`.
fn after_verb(view: &View<'_>, verb: usize, ceiling: usize) -> Option<Range<usize>> {
    let speaks = view.verb_frames(verb) & Frame::QUOTE != 0;
    if !speaks || verb == 0 || !view.is(verb - 1, Kind::COMMA.or(Kind::UNQUOTE).or(Kind::STOP)) {
        return None;
    }
    let end = apposition::after_with_apposition(view, verb + 1, ceiling)?;
    (!takes_thing(view, verb, end, 0)).then_some(verb + 1..end)
}

/// Whether what stands between a verb and `end` is a thing that it takes, and no subject behind it: `a few, among them Roe, urged
/// patience`, but not `The deal is off, said management`.
pub fn takes_thing(view: &View<'_>, verb: usize, end: usize, floor: usize) -> bool {
    if !noun::thing(view, verb + 1, end) || view.verb_frames(verb) & Frame::OBJECT == 0 {
        return false;
    }
    let comma = verb.saturating_sub(1);
    let floor = floor.max(verb.saturating_sub(FAR));
    let told = comma > floor
        && view.is(comma, Kind::COMMA)
        && view.verb_frames(verb) & Frame::OBJECT_THAT == 0
        && (floor..comma)
            .rev()
            .find(|&at| view.is(at, Kind::COMMA))
            .is_none_or(|aside| view.tag(aside + 1).is_finite())
        && view.clause(floor..comma);
    !(told || comma < verb && view.is(comma, Kind::UNQUOTE))
}

/// One past an adverb and its commas behind a word that joins clauses: `but, eventually, the crew`.
fn past_adverb(view: &View<'_>, at: usize) -> usize {
    let comma = |at: usize| usize::from(view.is(at, Kind::COMMA));
    let adverb = at + comma(at);
    if view.adverb(adverb) { adverb + 1 + comma(adverb + 1) } else { at }
}

/// Where the adverbs before a verb begin.
fn group_start(view: &View<'_>, verb: usize, floor: usize) -> usize {
    let mut start = verb;
    while start > floor && view.adverb(start - 1) {
        start -= 1;
    }
    start
}
