//! Groups of verbs (`has repeatedly said`, `declined to say`) and the noun phrase that is their subject.

use std::ops::Range;

use crate::attribution::apposition;
use crate::attribution::auxiliary;
use crate::attribution::noun;
use crate::attribution::office;
use crate::attribution::postmodifier;
use crate::attribution::resume;
use crate::attribution::subject;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How far, in tokens, the verb may stand from the main clause whose subject it shares.
const FAR: usize = 90;

/// What kind of clause a group of verbs can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It carries a clause of its own.
    Finite,
    /// `to say`.
    Infinitive,
    /// `saying`.
    Gerund,
    /// `called`, with no auxiliary and no subject.
    Participle,
}

/// The verbs that belong together, with the adverbs among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// First token: an auxiliary, an adverb or the verb itself.
    pub start: usize,
    /// The verb itself.
    pub main: usize,
    /// One past the verb and its particle.
    pub end: usize,
    /// What clause it can carry.
    pub mood: Mood,
    /// Whether it is passive.
    pub passive: bool,
}

/// The group whose main verb covers `verb`.
pub fn group(view: &View<'_>, verb: Range<usize>, floor: usize) -> Group {
    let main = verb.start;
    let tag = view.tag(main);
    // `She co-wrote an editorial`
    let prefixed = main > floor + 1
        && view.is(main - 1, Kind::HYPHEN)
        && view.tight(main)
        && view.tight(main - 1)
        && view.in_list("prefixes", view.document.word(main - 2));
    let mut start = if prefixed { main - 2 } else { main };
    let mut at = start;
    let (mut finite, mut be, mut have, mut infinitive) = (false, false, false, false);
    while at > floor {
        let here = at - 1;
        if view.quoted(here) != view.quoted(main) {
            break;
        }
        if view.is(here, Kind::AUXILIARY) && !view.is(here, Kind::POSSESSIVE) {
            be |= view.is(here, Kind::BE) && !have && start == main;
            have |= view.is(here, Kind::HAVE);
            finite |= view.tag(here).is_finite();
            start = here;
        } else if view.tag(here) == Tag::MD {
            finite = true;
            start = here;
        } else if view.tag(here) == Tag::PRPV {
            finite = true;
            start = here;
            break;
        } else if view.is(here, Kind::TO)
            && (tag == Tag::VB || view.tag(here) == Tag::TO && can_follow(view, start..main))
        {
            infinitive = true;
            start = here;
            break;
        } else if view.adverb(here) && !view.is(here, Kind::THERE) && !placed(view, here, floor) {
            at = here;
            // `later said` is one group; `two days later said` is not.
            let measured = view.is(here, Kind::TIME) && here > floor && view.is(here - 1, Kind::TIME);
            if !measured {
                start = here;
            }
            continue;
        } else if let Some(auxiliary) = auxiliary::parted(view, here, floor).filter(|_| start == main) {
            at = auxiliary + 1;
            continue;
        } else {
            break;
        }
        at = here;
    }
    // A leading adverb at the edge of the clause is no part of the group: `Later said`.
    while start < main
        && view.adverb(start)
        && (start <= floor || view.is(start - 1, Kind::BREAK))
        && mood_tag(tag) == Mood::Finite
    {
        start += 1;
    }
    let be = be || (start < main && auxiliary::last_is_be(view, start, main));
    let passive = be && (tag == Tag::VBN || tag == Tag::VBD);
    let mood = if infinitive {
        Mood::Infinitive
    } else if finite || be || have || tag == Tag::VB {
        // A bare base form is a plural present that the tagger did not tell apart.
        Mood::Finite
    } else {
        mood_tag(tag)
    };
    Group { start, main, end: verb.end, mood, passive }
}

/// Whether `here` says where those before it are: `Officials here say`.
fn placed(view: &View<'_>, at: usize, floor: usize) -> bool {
    view.is(at, Kind::HERE) && at > floor && view.tag(at - 1).is_noun()
}

/// Whether the verb that begins a group can stand behind `to`: no `said` of `Those I spoke to said`.
fn can_follow(view: &View<'_>, group: Range<usize>) -> bool {
    let main = group.end;
    let first = group.into_iter().find(|&at| !view.adverb(at)).unwrap_or(main);
    view.can(first, Tag::VB) || view.tag(first) == Tag::VB
}

fn mood_tag(tag: Tag) -> Mood {
    match tag {
        Tag::VBG => Mood::Gerund,
        Tag::VBN => Mood::Participle,
        Tag::VB => Mood::Infinitive,
        _ => Mood::Finite,
    }
}

/// The subject of a finite verb group, from the words right before it.
pub fn subject(view: &View<'_>, start: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = start;
    if view.tag(start) == Tag::PRPV {
        return Some(start..start + 1);
    }
    // `Roe on Tuesday said`, `Roe also later said`.
    for _ in 0..5 {
        if end <= floor {
            return None;
        }
        let last = end - 1;
        // `Roe on Sunday, January 2, 2021, said`
        let month = apposition::dated(view, last).filter(|&month| month > floor + 1);
        if let Some(month) = month {
            let day = view.is(month - 1, Kind::COMMA) && view.is(month - 2, Kind::TIME);
            end = if day { month - 1 } else { month + 1 };
        } else if view.is(last, Kind::TIME) && !view.is(last, Kind::PRONOUN) && !view.is(last, Kind::POSSESSIVE) {
            let mut from = last;
            while from > floor
                && (view.is(from - 1, Kind::TIME) || view.tag(from - 1) == Tag::CD || view.tag(from - 1) == Tag::DT)
            {
                from -= 1;
            }
            // `who earlier this month said`
            if from > floor + 1 && matches!(view.document.word(from - 1), "earlier" | "later" | "late" | "early") {
                from -= 1;
            }
            // `papers filed on Monday show`
            let described = |last: usize| {
                let left = || postmodifier::relative(view, last, floor).is_some();
                view.tag(last) == Tag::VBN && view.tag(last - 1).is_noun() || left()
            };
            // `a clerk who left in May said`
            let dated = from > floor + 2 && described(from - 2);
            if dated && view.tag(from - 1) == Tag::IN {
                break;
            } else if from > floor && view.tag(from - 1) == Tag::IN {
                end = from - 1;
            } else if from > floor + 1 && view.is(from - 1, Kind::COMMA) && view.tag(last) != Tag::NNS {
                // `Roe, who resigned, last week said`
                end = from;
            } else if from > floor
                && (view.tag(from - 1).is_noun()
                    || matches!(view.tag(from - 1), Tag::PRP | Tag::VBN)
                    || view.is(from - 1, Kind::RELATIVE))
                && view.tag(last) != Tag::NNS
            {
                end = from;
            } else {
                break;
            }
        } else if matches!(view.document.word(last), "first" | "all" | "both" | "each")
            && last > floor
            && (view.tag(last - 1).is_noun() || view.is(last - 1, Kind::PRONOUN))
        {
            // `they all said`, `Roe and Lind both said`
            end = last;
        } else if view.adverb(last)
            && !placed(view, last, floor)
            && last > floor
            && (view.tag(last - 1).is_noun()
                || view.tag(last - 1) == Tag::PRP
                || view.is(last - 1, Kind::COMMA.or(Kind::CLOSE)))
        {
            end = last;
        } else {
            break;
        }
    }
    if end <= floor || view.tag(end - 1) == Tag::CC {
        return None;
    }
    // `Jane Roe, on Monday said`: a comma too many.
    let timed = end < start && (view.tag(end) == Tag::IN || view.tag(end).is_noun());
    let comma = timed && end > floor + 1 && view.is(end - 1, Kind::COMMA) && view.tag(end - 2).is_noun();
    let found = noun::before(view, end, floor)
        .or_else(|| if comma { noun::before(view, end - 1, floor) } else { None })
        .filter(|found| !comma || found.end == end || noun::clause_edge(view, found.start, floor));
    let lies = |found: &Range<usize>| {
        view.is(found.start, Kind::PRONOUN)
            || view.is(found.start, Kind::RELATIVE)
            || noun::clause_edge(view, found.start, floor)
            // `…, a charge the mayor denies`
            || found.start > floor && view.is(found.start - 1, Kind::SUMMING)
    };
    let found = match found {
        Some(found) if lies(&found) => found,
        // What stands right before the verb hangs on the subject: `a plant released from its contract says`.
        found => subject::described(view, start, floor).or(found)?,
    };
    let found = office::settled(view, found, start, floor);
    // `a source close to him said`: no object is a subject.
    let object = found.len() == 1 && view.tag(found.start) == Tag::PRP && !view.is(found.start, Kind::PRONOUN);
    if object {
        return None;
    };
    (!view.is(found.end - 1, Kind::THERE)).then_some(found)
}

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
    let speaks = Frame::QUOTE | Frame::BARE;
    !before.any(|at| view.tag(at).is_verb() && view.verb_frames(at) & speaks != 0)
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
            && noun::after(view, at + 1, before).is_some_and(|end| {
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

/// Where the adverbs before a verb begin.
fn group_start(view: &View<'_>, verb: usize, floor: usize) -> usize {
    let mut start = verb;
    while start > floor && view.adverb(start - 1) {
        start -= 1;
    }
    start
}
