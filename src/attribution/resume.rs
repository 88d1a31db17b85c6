//! What goes on behind a content: a further cue of the same source, a tag, a clause or a verb of the writer's own.

use crate::attribution::adjunct;
use crate::attribution::apposition;
use crate::attribution::noun;
use crate::attribution::postmodifier;
use crate::attribution::subject;
use crate::attribution::view::{Kind, View};
use crate::lexicon::entry::{Entry, List};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// Frames of verbs of speech.
const SPEECH: u32 = Frame::QUOTE;
/// How far, in tokens, the verb of a clause may stand from where its subject begins.
const SUBJECT: usize = 20;

/// Frames of verbs that bring a content of their own.
pub const CONTENT: u32 =
    Frame::THAT | Frame::BARE | Frame::QUOTE | Frame::TO | Frame::WH | Frame::OBJECT | Frame::OBJECT_THAT;

/// Whether a clause of time begins: `after she won`, `although it rained`, `as the vote came near`.
pub fn reasoned(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    view.is(at, Kind::SUBORDINATOR)
        && matches!(view.tag(at), Tag::IN | Tag::WRB)
        && matches!(
            view.document.word(at),
            "after" | "as" | "when" | "while" | "until" | "since" | "though" | "although"
        )
        && !(view.is(at, Kind::AS) && at > 1 && view.is(at - 2, Kind::AS))
        && clause(view, at + 1, ceiling)
}

/// Whether a clause begins: a noun phrase, and the verb that carries it right behind.
pub fn clause(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    noun::after(view, at, ceiling).is_some_and(|end| {
        // `with ads, mailers and phone calls`: a list of nouns.
        let listed = view.can(end, Tag::NNS) && (at..end).any(|at| view.tag(at) == Tag::CC);
        view.tag(end).is_finite() && !listed
    })
}

/// Whether a verb that carries a clause stands here, or a clause with a subject of its own, adverbs, times and clauses of time
/// before it allowed: `but has since left`, `but late on Monday she said`, `but when it rained they left`.
pub fn carried(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let first = adjunct::skipped(view, at, ceiling);
    let subordinate = view.is(first, Kind::SUBORDINATOR) && matches!(view.tag(first), Tag::IN | Tag::WRB);
    // `but views him as a threat`
    let plural = view.can(first, Tag::VBZ) && (view.determined(first + 1) || view.tag(first + 1).is_name());
    first < ceiling
        && (view.finite(first)
            || plural
            || view.is(first, Kind::AUXILIARY) && view.tag(first) != Tag::VBG
            || (subordinate || first > at) && clause(view, first + usize::from(subordinate), ceiling))
}

/// Whether a clause of contrast begins whose verb stands somewhere behind its subject: `but voters, tired of the row, left`.
pub fn contrasted(view: &View<'_>, but: usize, ceiling: usize) -> bool {
    let first = but + 1;
    let tag = view.tag(first);
    let subject = (tag.is_noun() || matches!(tag, Tag::DT | Tag::PRP | Tag::PRPS | Tag::JJ | Tag::CD))
        && !view.is(first, Kind::RELATIVE.or(Kind::NEGATOR));
    subject && (first..ceiling.min(first + SUBJECT)).any(|at| view.tag(at).is_finite())
}

/// Whether a clause begins with a phrase: `but in a filing it said`.
pub fn fronted_clause(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    view.tag(at) == Tag::IN
        && noun::after(view, at + 1, ceiling)
            .map(|end| if view.is(end, Kind::COMMA) { end + 1 } else { end })
            .is_some_and(|first| clause(view, first, ceiling))
}

/// Whether a clause of contrast begins, which is the writer's more often than the source's.
pub fn contrast(view: &View<'_>, at: usize) -> bool {
    // `since April` tells the time, `while 9 percent found` does not.
    let number = || view.tag(at + 1) == Tag::CD && !(view.tag(at + 2).is_noun() || view.tag(at + 2) == Tag::IN);
    let time = || view.is(at + 1, Kind::TIME) || number();
    // `while denying it` goes on with the same subject.
    view.is(at, Kind::CONTRAST) && !time() && view.tag(at + 1) != Tag::VBG
}

/// Whether the outer clause goes on: a verb with no subject of its own.
pub fn outer(view: &View<'_>, at: usize) -> bool {
    let at = if view.adverb(at) { at + 1 } else { at };
    // `The rebels, who he says are armed, control the north`
    let plural = matches!(view.tag(at), Tag::NN | Tag::VB) && view.can(at, Tag::VBP) && view.determined(at + 1);
    plural || view.tag(at).is_finite() || (view.tag(at) == Tag::VBN && !view.is(at + 1, Kind::BY))
}

/// Whether a further cue of the same source begins: `, adding`, `, but said`, `, according to`.
pub fn resumes(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let mut at = at;
    let conjunction = view.tag(at) == Tag::CC;
    if conjunction {
        at += 1;
    }
    while at < ceiling && view.adverb(at) {
        at += 1;
    }
    if at >= ceiling || view.quoted(at) {
        return false;
    }
    let frames = view.verb_frames(at);
    let tag = view.tag(at);
    if !conjunction && tag == Tag::VBG {
        return frames & CONTENT != 0;
    }
    if conjunction {
        let verb = if view.is(at, Kind::AUXILIARY) || tag == Tag::MD {
            (at + 1..ceiling.min(at + 4))
                .find(|&next| !view.adverb(next) && !view.is(next, Kind::AUXILIARY))
                .unwrap_or(at)
        } else {
            at
        };
        // `it would attack, and would respond`: said too, unless it is refused.
        let told = tag == Tag::MD && verb == at + 1 && view.document.word(at).eq_ignore_ascii_case("would");
        if !told && view.verb_frames(verb) & SPEECH != 0 && (tag.is_finite() || tag == Tag::VBN) {
            return true;
        }
        // `and in a later paper said`
        let speaks = |verb: usize| view.tag(verb).is_finite() && view.verb_frames(verb) & SPEECH != 0;
        if told_in(view, at, ceiling).is_some_and(speaks) {
            return true;
        }
        // `and Roe said …`: a clause with a subject and a cue of its own.
        if let Some(end) = noun::after(view, at, ceiling) {
            let speaks = |mut verb: usize| {
                while verb < ceiling && view.helps(verb) {
                    verb += 1;
                }
                // `but he declined to say`
                let silent = view.one_of(verb, &["declined", "declines", "refused", "refuses"])
                    && view.is(verb + 1, Kind::TO)
                    && verb + 2 < ceiling
                    && view.verb_frames(verb + 2) != 0;
                view.verb_frames(verb) & SPEECH != 0 && view.tag(verb).is_verb() || silent
            };
            // `and the judge, Mr Justice Cole, disagreed`, but not `and half, which is why Roe, the judge, left`
            let why = |at: usize| view.tag(at) == Tag::WRB;
            let past = apposition::past_asides(view, end, ceiling);
            return speaks(end)
                || speaks(subject::description_end(view, end, ceiling))
                || past > end && view.is(past, Kind::COMMA) && speaks(past + 1) && !(end..past).any(why)
                || view.is(at, Kind::INDEFINITE) && opines(view, end, ceiling);
        }
        return false;
    }
    let opens = |entry: &Entry| entry.facts.list == List::Phrases && entry.frames & Frame::FRONT != 0;
    view.hits(at).iter().any(|hit| opens(view.entry(hit)))
}

/// One past a phrase that says where something is told: `in a later paper`, `at a news conference`.
pub fn told_in(view: &View<'_>, at: usize, ceiling: usize) -> Option<usize> {
    let end =
        view.one_of(at, &["in", "at", "on", "during"]).then(|| noun::plain_after(view, at + 1, ceiling)).flatten()?;
    let speaks = view.is(end - 1, Kind::SOMEBODY.or(Kind::GROUP).or(Kind::SPEAKER).or(Kind::ROLE));
    let day = view.is(end - 1, Kind::TIME);
    let thing = matches!(view.tag(end - 1), Tag::NN | Tag::CD) && !speaks && !noun::role(view, end - 1);
    (day || thing).then_some(end)
}

/// Whether a verb of opinion and its clause begin here: `some fear that it will be misused`.
fn opines(view: &View<'_>, verb: usize, ceiling: usize) -> bool {
    let opinion = view.verb_frames(verb) & (Frame::THAT | Frame::BARE) != 0 && view.tag(verb).is_verb();
    opinion && (view.is(verb + 1, Kind::THAT) || clause(view, verb + 1, ceiling))
}

/// Whether a tag begins: `, the minister said.` or `, said the minister.`
pub fn tag_begins(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    if view.verb_frames(at) & SPEECH != 0 && matches!(view.tag(at), Tag::VBD | Tag::VBZ | Tag::VBN | Tag::VBP) {
        return noun::after(view, at + 1, ceiling).is_some();
    }
    let Some(end) = apposition::after_with_apposition(view, at, ceiling) else { return false };
    let described = postmodifier::described_after(view, end, ceiling);
    tag_verb(view, end, ceiling) || described > end && tag_verb(view, described, ceiling)
}

/// Whether the verb of a tag follows its subject, which ends at `end`, and ends it.
fn tag_verb(view: &View<'_>, end: usize, ceiling: usize) -> bool {
    let mut end = adjunct::skipped(view, end, ceiling);
    if view.is(end, Kind::COMMA) {
        end += 1;
    }
    while end < ceiling && (view.adverb(end) || view.is(end, Kind::AUXILIARY)) {
        end += 1;
    }
    let Some((hit, entry)) = view.verb(end).filter(|_| end < ceiling) else { return false };
    // `…, a court heard.`, `…, many believe.`
    let last = hit.tokens.end >= ceiling || view.is(hit.tokens.end, Kind::STOP);
    let opinion = last && entry.frames & (Frame::THAT | Frame::BARE) == Frame::THAT | Frame::BARE;
    if !opinion && entry.frames & SPEECH == 0 || !matches!(view.tag(end), Tag::VBD | Tag::VBZ | Tag::VBN | Tag::VBP) {
        return false;
    }
    let rest = adjunct::skipped(view, hit.tokens.end, ceiling);
    rest >= ceiling || view.is(rest, Kind::BREAK.or(Kind::UNQUOTE)) || view.tag(rest) == Tag::IN
}

/// Whether the comma at `comma` closes a condition that the content from `from` opens with: `While he insisted that if it rained,
/// the town would flood, the council said`.
pub fn conditional(view: &View<'_>, from: usize, comma: usize) -> bool {
    let first = from + 1;
    // `Asked if it was safe, he nodded`: no condition.
    view.is(from, Kind::THAT)
        && view.is(first, Kind::SUBORDINATOR)
        && view.one_of(first, &["if", "when", "unless", "once", "until", "while", "although"])
        && !(first..comma).any(|at| view.is(at, Kind::COMMA))
}

/// `…, as did two engineers`: others who say or do the same.
pub fn others_too(view: &View<'_>, at: usize) -> bool {
    view.is(at, Kind::AS) && view.is(at + 1, Kind::DO.or(Kind::HAVE)) && view.tag(at + 1).is_finite()
}
