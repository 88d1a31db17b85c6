//! Where a content ends: at the sentence, or where the next cue, the outer clause or an aside begins.

use std::ops::Range;

use crate::attribution::adjunct;
use crate::attribution::apposition;
use crate::attribution::noun;
use crate::attribution::postmodifier;
use crate::attribution::subject;
use crate::attribution::view::{Kind, View};
use crate::lexicon::entry::{Entry, List};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// Frames of verbs that bring a content of their own.
const SPEECH: u32 = Frame::QUOTE;
const CONTENT: u32 =
    Frame::THAT | Frame::BARE | Frame::QUOTE | Frame::TO | Frame::WH | Frame::OBJECT | Frame::OBJECT_THAT;

/// How far beyond its sentence a quotation is followed, in tokens; a bound, so that nested marks cost no more per word.
const LONGEST: usize = 300;

/// How the clause of the cue is set into its sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    /// It opens the sentence with a subordinator or participle: the main clause follows a comma.
    pub fronted: bool,
    /// It is a relative clause between commas: the outer clause goes on after one.
    pub relative: bool,
    /// Its content is a noun phrase, so that a further verb belongs to the clause around it.
    pub noun: bool,
    /// Its content is an infinitive, so that a further clause is none of it.
    pub infinitive: bool,
    /// Tense of the cue, if that is a verb in the past or present.
    pub tense: Option<Tag>,
}

/// Whether a clause whose subject begins at `at` is a relative clause behind a comma, or lies in one: `who left because they
/// feared reprisals`.
pub fn in_relative(view: &View<'_>, at: usize, floor: usize) -> bool {
    let comma = (at.saturating_sub(NEAR).max(floor)..at).rev().find(|&at| view.is(at, Kind::BREAK));
    comma.is_some_and(|comma| {
        let word = comma + 1;
        let opens = view.is(word, Kind::RELATIVE) && (word == at || !view.is(word, Kind::THAT));
        view.is(comma, Kind::COMMA) && (opens || view.of_whom(word))
    })
}

/// One past the content that begins at `from` in a clause that opens the sentence, and the subject of the main clause behind
/// its comma: `Worried that it would flood, the council closed the road`.
pub fn fronted(view: &View<'_>, from: usize, ceiling: usize, noun: bool) -> (usize, Option<Range<usize>>) {
    let end = content_end(view, from, ceiling, Setting { fronted: true, noun, ..Setting::default() });
    let last = view.is(end, Kind::COMMA).then(|| noun::after(view, end + 1, ceiling)).flatten();
    (end, last.map(|last| end + 1..last))
}

/// How far, in tokens, the last verb of a list may stand from the one before it.
const LIST: usize = 15;

/// How far, in tokens, the relative word may stand from a clause in its clause.
const NEAR: usize = 15;

/// One past the content that begins at `from`, in a sentence that ends at `ceiling`.
pub fn content_end(view: &View<'_>, from: usize, ceiling: usize, setting: Setting) -> usize {
    let mut at = from;
    let mut clause = false;
    let mut inner = None;
    let mut open = 0;
    while at < ceiling {
        if view.is(at, Kind::QUOTE)
            && let Some(quote) = view.quote(at)
        {
            let shut = quote.end > at + 2 && view.is(quote.end - 1, Kind::UNQUOTE);
            let pause = shut && quote.end < ceiling && view.pauses(quote.end - 1, Kind::COMMA.or(Kind::STOP));
            clause = true;
            // `said the plan was “dead,” adding`: the comma stands inside the marks.
            if pause {
                let joined = view.tag(quote.end) == Tag::CC && view.is(quote.end + 1, Kind::QUOTE);
                let whole = at == from && !joined && quote.len() > 4;
                if whole
                    || view.pauses(quote.end - 1, Kind::COMMA)
                        && ends_at_comma(view, from, quote.end - 1, ceiling, setting)
                {
                    return quote.end;
                }
            }
            // A quotation that goes on over sentences.
            if shut && quote.end > ceiling && quote.end <= ceiling + LONGEST {
                return quote.end;
            }
            at = quote.end.min(ceiling).max(at + 1);
            continue;
        }
        if view.is(at, Kind::OPEN) {
            let close = (at..ceiling.min(at + 40)).find(|&at| view.is(at, Kind::CLOSE));
            at = close.map_or(at + 1, |close| close + 1);
            continue;
        }
        if view.is(at, Kind::SEMICOLON.or(Kind::CLOSE)) {
            return at;
        }
        if view.is(at, Kind::COMMA) && at > from && at + 1 < ceiling && ends_at_comma(view, from, at, ceiling, setting)
        {
            return at;
        }
        if view.is(at, Kind::DASH) && at > from && resumes(view, at + 1, ceiling) {
            return at;
        }
        if view.tag(at).is_finite() && view.tag(at) != Tag::MD {
            inner = Some(view.tag(at));
        }
        // `slammed the plan as a ruse and accused him`
        if setting.noun
            && open == 0
            && at > from
            && view.tag(at) == Tag::CC
            && setting.tense.is_some_and(|tense| {
                let next = if view.adverb(at + 1) { at + 2 } else { at + 1 };
                view.tag(next) == tense && view.verb_frames(next) != 0
            })
        {
            return at;
        }
        // `said she admires him and praised`: the tense is that of the cue.
        if view.tag(at) == Tag::CC
            && clause
            && setting.tense.is_some_and(|tense| {
                inner.is_some_and(|inner| inner != tense) && {
                    let next = if view.adverb(at + 1) { at + 2 } else { at + 1 };
                    view.tag(next) == tense && view.verb_frames(next) & CONTENT != 0
                }
            })
        {
            return at;
        }
        if view.tag(at) == Tag::CC
            && at > from
            && (clause || setting.noun)
            && (resumes(view, at, ceiling)
                || (setting.noun && view.tag(at + 1) == Tag::VBG && view.verb_frames(at + 1) & CONTENT != 0))
        {
            return at;
        }
        // `attacked him after she accused him of fraud`: the writer's time for an object.
        if setting.noun && at > from && open == 0 && reasoned(view, at, ceiling) {
            return at;
        }
        if setting.noun && at > from {
            let aside = view.is(at, Kind::CONTRAST)
                || (view.is(at, Kind::FOCUS) && view.is(at + 1, Kind::CONTRAST))
                || (view.is(at, Kind::BY) && view.tag(at + 1) == Tag::VBG);
            if aside && open == 0 {
                return at;
            }
            let like = view.is(at, Kind::AS) && !matches!(view.tag(at + 1), Tag::PRP | Tag::NNP);
            if !like && view.is(at, Kind::RELATIVE.or(Kind::QUESTION).or(Kind::SUBORDINATOR).or(Kind::THAT)) {
                open += 1;
            } else if view.tag(at).is_finite() && !view.tag(at - 1).is_finite() {
                let mut joint = at;
                while joint > from && view.adverb(joint - 1) {
                    joint -= 1;
                }
                if open > 0 {
                    open -= 1;
                } else if joint > from && view.tag(joint - 1) == Tag::CC {
                    return joint - 1;
                }
            }
        }
        clause |= view.tag(at).is_finite();
        at += 1;
    }
    ceiling
}

/// Whether the content ends at the comma at `comma`.
fn ends_at_comma(view: &View<'_>, from: usize, comma: usize, ceiling: usize, setting: Setting) -> bool {
    let next = comma + 1;
    if resumes(view, next, ceiling) || contrast(view, next) {
        return true;
    }
    if setting.relative && outer(view, next) {
        return true;
    }
    // `…, which he described as a ruse`: a credit of its own.
    if view.is(next, Kind::RELATIVE)
        && !view.is(next, Kind::THAT)
        && noun::after(view, next + 1, ceiling).is_some_and(|end| {
            let verb = if view.adverb(end) || view.is(end, Kind::AUXILIARY) { end + 1 } else { end };
            view.verb_frames(verb) & CONTENT != 0 && view.tag(verb).is_verb()
        })
    {
        return true;
    }
    // `reported, citing an aide, that`
    if setting.noun && view.is(next, Kind::THAT) && view.tag(next) == Tag::IN {
        return true;
    }
    // `…, because the cost had doubled`: the writer's reason for an object.
    if setting.noun
        && view.is(next, Kind::SUBORDINATOR)
        && matches!(view.tag(next), Tag::IN | Tag::WRB)
        && !view.is(next, Kind::AS)
    {
        return true;
    }
    // `…, and called him a liar`: a verb of the same subject.
    if view.tag(next) == Tag::CC {
        let verb = if view.adverb(next + 1) { next + 2 } else { next + 1 };
        if setting.tense == Some(view.tag(verb)) && view.verb_frames(verb) & CONTENT != 0 {
            return true;
        }
    }
    // `promised that it would go, warned of delays and thanked the crew`
    if setting.tense == Some(view.tag(next))
        && view.verb_frames(next) & CONTENT != 0
        && (next + 1..ceiling.min(next + LIST)).any(|at| view.tag(at) == Tag::CC && view.tag(at + 1) == view.tag(next))
    {
        return true;
    }
    // `…, and the vote was close`: a further clause is no part of an object.
    if (setting.noun || setting.infinitive)
        && view.tag(next) == Tag::CC
        && (clause(view, next + 1, ceiling) || fronted_clause(view, next + 1, ceiling))
    {
        return true;
    }
    if setting.fronted && comma > from {
        return noun::after(view, next, ceiling).is_some()
            || view.is(next, Kind::THERE.or(Kind::INDEFINITE))
            || view.is(next, Kind::QUOTE);
    }
    tag_begins(view, next, ceiling)
}

/// Whether a clause of time begins: `after she won`, `although it rained`.
fn reasoned(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    view.is(at, Kind::SUBORDINATOR)
        && matches!(view.tag(at), Tag::IN | Tag::WRB)
        && matches!(view.document.word(at), "after" | "when" | "while" | "until" | "since" | "though" | "although")
        && clause(view, at + 1, ceiling)
}

/// Whether a clause begins: a noun phrase, and the verb that carries it right behind.
fn clause(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    noun::after(view, at, ceiling).is_some_and(|end| view.tag(end).is_finite())
}

/// Whether a clause begins with a phrase: `but in a filing it said`.
fn fronted_clause(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    view.tag(at) == Tag::IN
        && noun::after(view, at + 1, ceiling)
            .map(|end| if view.is(end, Kind::COMMA) { end + 1 } else { end })
            .is_some_and(|first| clause(view, first, ceiling))
}

/// Whether a clause of contrast begins, which is the writer's more often than the source's.
fn contrast(view: &View<'_>, at: usize) -> bool {
    view.is(at, Kind::CONTRAST)
}

/// Whether the outer clause goes on: a verb with no subject of its own.
fn outer(view: &View<'_>, at: usize) -> bool {
    let at = if view.adverb(at) { at + 1 } else { at };
    view.tag(at).is_finite() || (view.tag(at) == Tag::VBN && !view.is(at + 1, Kind::BY))
}

/// Whether a further cue of the same source begins: `, adding`, `, but said`, `, according to`.
fn resumes(view: &View<'_>, at: usize, ceiling: usize) -> bool {
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
        // `and Roe said …`: a clause with a subject and a cue of its own.
        if let Some(end) = noun::after(view, at, ceiling) {
            let speaks = |mut verb: usize| {
                while verb < ceiling && view.helps(verb) {
                    verb += 1;
                }
                view.verb_frames(verb) & SPEECH != 0 && view.tag(verb).is_verb()
            };
            return speaks(end) || speaks(subject::description_end(view, end, ceiling));
        }
        return false;
    }
    let opens = |entry: &Entry| entry.facts.list == List::Phrases && entry.frames & Frame::FRONT != 0;
    view.hits(at).iter().any(|hit| opens(view.entry(hit)))
}

/// Whether a tag begins: `, the minister said.` or `, said the minister.`
fn tag_begins(view: &View<'_>, at: usize, ceiling: usize) -> bool {
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
    let Some((hit, _)) = view.verb(end).filter(|_| end < ceiling) else { return false };
    if view.verb_frames(end) & SPEECH == 0 || !matches!(view.tag(end), Tag::VBD | Tag::VBZ | Tag::VBN | Tag::VBP) {
        return false;
    }
    let rest = adjunct::skipped(view, hit.tokens.end, ceiling);
    rest >= ceiling || view.is(rest, Kind::BREAK.or(Kind::UNQUOTE)) || view.tag(rest) == Tag::IN
}
