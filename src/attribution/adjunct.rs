//! What stands between a verb and its content: adverbs, times, phrases of preposition, asides.

use std::ops::Range;

use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;
use crate::scan::Hit;

/// Where the phrase of preposition that begins at `at` ends; `after the match` is one where no verb follows.
pub fn phrase(view: &View<'_>, at: usize, ceiling: usize) -> Option<usize> {
    let tag = view.tag(at);
    // `said due to the rain there was`
    if view.document.word(at) == "due" && view.is(at + 1, Kind::TO) {
        return noun::after(view, at + 2, ceiling);
    }
    if !(tag == Tag::IN || tag == Tag::TO || view.is(at, Kind::TO)) || view.is(at, Kind::THAT) {
        return None;
    }
    // `said as mayor he was`
    if view.is(at, Kind::AS) && view.is(at + 1, Kind::ROLE) && view.is(at + 2, Kind::PRONOUN) {
        return Some(at + 2);
    }
    let end = noun::after(view, at + 1, ceiling)?;
    // `claimed during the race to succeed Roe that`
    let during = view.document.word(at) == "during";
    let end = if during { goal(view, end, ceiling).unwrap_or(end) } else { end };
    // `said after the reports broke that`
    let broke = view.tag(end).is_finite() && view.is(end + 1, Kind::THAT) && view.verb_frames(end) & Frame::THAT == 0;
    if view.is(at, Kind::SUBORDINATOR) && broke {
        return Some(end + 1);
    }
    // `said after a lunch on Tuesday that`
    let end = if view.is(at, Kind::SUBORDINATOR) { skipped(view, end, ceiling) } else { end };
    (!view.is(at, Kind::SUBORDINATOR) || view.is(end, Kind::THAT.or(Kind::QUOTE).or(Kind::COLON))).then_some(end)
}

/// Whether a phrase ends in several things that a clause behind it tells: `after claims`, `in response to fears`; but what is said
/// `in comments` the verb tells.
pub fn tells(view: &View<'_>, phrase: Range<usize>) -> bool {
    let clause = |hit: &Hit| {
        let entry = view.entry(hit);
        entry.category() == "nouns" && entry.frames & Frame::THAT != 0 && view.counts(hit)
    };
    let last = phrase.end - 1;
    let answers = view.one_of(phrase.start + 1, &["response", "reaction", "answer"]);
    let given = match view.document.word(phrase.start) {
        "in" => !answers,
        // `responded on Sunday to claims that`
        word => word == "to",
    };
    !given && view.tag(last) == Tag::NNS && view.hits(last).iter().any(clause)
}

/// Where an infinitive ends that describes a noun, if `that` follows it.
fn goal(view: &View<'_>, at: usize, ceiling: usize) -> Option<usize> {
    let infinitive = view.is(at, Kind::TO) && view.tag(at + 1) == Tag::VB;
    let end = infinitive.then(|| noun::after(view, at + 2, ceiling).unwrap_or(at + 2))?;
    (view.is(end, Kind::THAT) && !view.tag(end + 1).is_finite()).then_some(end)
}

/// The first token after adverbs and times: `said later on Monday`.
pub fn skipped(view: &View<'_>, from: usize, ceiling: usize) -> usize {
    let mut at = from;
    while at < ceiling {
        let next = at + 1;
        // `said each year of training pays`: a span of something is no time.
        let span = view.is(next, Kind::OF) || view.is(next, Kind::TIME) && view.is(next + 1, Kind::OF);
        if span && (view.is(at, Kind::TIME) && !view.tag(at).is_name() || view.tag(at) == Tag::DT) {
            break;
        } else if view.is(at, Kind::TIME)
            && !view.is(at, Kind::POSSESSIVE)
            && !view.tag(at).is_finite()
            // `denied this`
            && (view.tag(at) != Tag::DT || at_time(view, next, ceiling))
        {
            at = next;
        } else if view.one_of(at, &["never", "not"]) && view.is(next, Kind::TO) && view.tag(next + 1) == Tag::VB {
            // `agreed never to sell`
            break;
        } else if view.adverb(at)
            && (!view.is(at, Kind::FOCUS) || view.is(next, Kind::THAT.or(Kind::QUOTE).or(Kind::COLON)))
        {
            at = next;
        } else if matches!(view.tag(at), Tag::RBR | Tag::RBS | Tag::JJR) && view.adverb(next) {
            // `put it more bluntly`
            at = next;
        } else if at > from
            && let Some(end) = date(view, at, ceiling)
        {
            at = end;
        } else if view.tag(at) == Tag::CD && view.is(at - 1, Kind::TIME) && at > from {
            at = next;
        } else if (view.tag(at) == Tag::IN || view.tag(at) == Tag::DT)
            && !view.is(at, Kind::THAT)
            && at_time(view, next, ceiling)
        {
            at = next + part_of(view, next);
        } else {
            break;
        }
    }
    at
}

/// Where the rest of a date ends that begins at `at`, with its commas: the `, May 3, 2026,` of `on Monday, May 3, 2026,`, the
/// `3, 2026,` of `on May 3, 2026,`.
fn date(view: &View<'_>, at: usize, ceiling: usize) -> Option<usize> {
    // `in the May 3, 2026, issue` names an issue
    if !view.is(at - 1, Kind::TIME) || at < 2 || view.tag(at - 2) == Tag::DT {
        return None;
    }
    let stop = usize::from(view.is(at + 2, Kind::STOP));
    let day = if view.is(at, Kind::COMMA) && view.is(at + 1, Kind::TIME) { at + 2 + stop } else { at };
    let digits = |at: usize| view.tag(at) == Tag::CD && noun::digits(view, at);
    if !digits(day) || !view.is(day + 1, Kind::COMMA) {
        return None;
    }
    let year = digits(day + 2) && view.document.word(day + 2).len() == 4;
    let end = if year { day + 3 } else { day + 1 };
    // `on Monday, May 3, that`: the comma that closes it.
    let closes = view.is(end, Kind::COMMA) && end + 1 < ceiling;
    (year || day > at).then_some(end + usize::from(closes))
}

/// How long an aside between a verb and its clause may be, in tokens.
const ASIDE: usize = 15;

/// The first token after an aside: `testified, for example, that`, `reported, citing an aide, that`.
pub fn past_aside(view: &View<'_>, at: usize, ceiling: usize) -> usize {
    if !view.is(at, Kind::COMMA.or(Kind::DASH)) {
        return at;
    }
    // `said — on Twitter, as it happens — that`
    let dash = view.is(at, Kind::DASH);
    let own = if dash { Kind::DASH } else { Kind::COMMA };
    // `said on CNN, where she works, that`
    let clause = view.is(at + 1, Kind::RELATIVE) || view.tag(at + 1) == Tag::WRB;
    let mark = |at: &usize| {
        view.is(*at, if dash { Kind::DASH } else { Kind::BREAK }.or(Kind::QUOTE))
            || !dash && !clause && view.tag(*at).is_finite()
    };
    let close = (at + 1..ceiling.min(at + ASIDE)).find(mark).filter(|&close| view.is(close, own));
    // `described, in blunt terms, a set of faults`
    let object = |next: usize| {
        view.tag(at + 1) == Tag::IN && matches!(view.tag(next), Tag::DT | Tag::PRPS | Tag::NNS | Tag::WP) && !dash
    };
    close.map(|close| close + 1).filter(|&next| view.is(next, Kind::THAT) || object(next)).unwrap_or(at)
}

/// Where the content begins behind adverbs and times; a time that its verb follows is a subject: `thinks the winter will be dry`.
pub fn content_start(view: &View<'_>, end: usize, ceiling: usize, takes: u32) -> usize {
    let start = skipped(view, end, ceiling);
    if start == end || takes & Frame::BARE == 0 || !view.tag(start).is_finite() || view.tag(start) == Tag::PRPV {
        return start;
    }
    let time = |at: &usize| view.is(*at, Kind::TIME) || matches!(view.tag(*at), Tag::DT | Tag::CD);
    let first = (end..start).rev().take_while(time).last().unwrap_or(start);
    if first > end && view.tag(first - 1) == Tag::IN { start } else { first }
}

/// How many words before a time tell which part of it: 1 for the `late` of `agreed in late January to`.
fn part_of(view: &View<'_>, at: usize) -> usize {
    usize::from(view.one_of(at, &["late", "early", "mid"]) && view.is(at + 1, Kind::TIME))
}

/// Whether a phrase of time stands here: `Monday`, `the week`, `2012`.
fn at_time(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    let at = if view.tag(at) == Tag::DT { at + 1 } else { at };
    let at = at + part_of(view, at);
    // `cited the October 1987 crash`
    let year = view.tag(at + 1) == Tag::CD && view.tag(at + 2).is_noun() && !view.is(at + 2, Kind::TIME);
    let dated = year && at > 0 && view.tag(at - 1) == Tag::DT;
    at < ceiling
        && !dated
        && ((view.is(at, Kind::TIME)
            && !view.is(at, Kind::POSSESSIVE)
            && (!view.tag(at + 1).is_noun() || opens_clause(view, at + 1, ceiling)))
            || (view.tag(at) == Tag::CD
                && view.document.word(at).len() == 4
                && view.is(at + 1, Kind::BREAK.or(Kind::THAT))))
}

/// Whether a name behind a day is the subject of a clause: `said on Monday Norby would pay`, but not `the Monday Club`.
fn opens_clause(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    view.tag(at).is_name()
        && view.tag(at - 1).is_name()
        && view.tag(at - 2) == Tag::IN
        && noun::plain_after(view, at, ceiling).is_some_and(|end| {
            view.tag(end) == Tag::MD
                || view.tag(end).is_finite() && !view.can(end, Tag::VBN) && !view.can(end, Tag::NNS)
        })
}

/// Whether all that follows a verb of speech tells where somebody spoke: the rest of `…, the mayor said in a statement posted
/// online`.
pub fn tells_where(view: &View<'_>, from: usize, end: usize) -> bool {
    let posted = |at: usize| {
        let place =
            matches!(view.tag(at + 1), Tag::IN | Tag::RB | Tag::JJ) || view.is(at + 1, Kind::TIME.or(Kind::STOP));
        view.can(at, Tag::VBN) && view.is(at - 1, Kind::WORK.or(Kind::OCCASION)) && place
    };
    let told = |at: usize| {
        let verb = view.tag(at).is_finite() && !posted(at);
        verb || view.is(at, Kind::THAT.or(Kind::QUOTE).or(Kind::COLON))
    };
    view.tag(from) == Tag::IN && !(from..end).any(told)
}

/// Whether a phrase begins that tells where or when somebody spoke: `in an interview on Monday`, `at a rally`, `during the
/// debate`. What stands in the paper that is spoken of is another thing: `the claim in the letter`.
pub fn occasion(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    if view.tag(at) != Tag::IN {
        return false;
    }
    let word = view.document.word(at);
    let given = !view.is(at + 1, Kind::DEFINITE) || matches!(word, "during" | "at");
    if !matches!(word, "in" | "during" | "at") || !given {
        return false;
    }
    let Some(end) = noun::plain_after(view, at + 1, ceiling) else { return false };
    // `told fans at a rally to stay calm`: the content is still to come.
    let verb = |at: usize| view.is(at, Kind::TO) && (view.tag(at + 1) == Tag::VB || view.is(at + 1, Kind::QUOTE));
    let open = (end..ceiling.min(end + ASIDE))
        .take_while(|&at| !view.is(at, Kind::BREAK))
        .any(|at| view.is(at, Kind::THAT) || verb(at));
    !open && (at + 2..end).any(|noun| view.is(noun, Kind::OCCASION) && !heads_on(view, noun + 1))
}

/// Where a source ends that stands behind its verb: before what tells where, when or of what it was said, if that reads as a
/// part of it: `said the mayor in a statement`, `says Roe of the first night`.
pub fn spoken(view: &View<'_>, source: Range<usize>) -> usize {
    let parted = |at: &usize| {
        let named = (source.start..*at).all(|at| view.tag(at).is_name() || view.is(at, Kind::STOP));
        occasion(view, *at, source.end) || named && topic(view, *at, source.end)
    };
    (source.start + 1..source.end).find(parted).unwrap_or(source.end)
}

/// Whether a phrase begins behind the name of a person that says of what or when something was said, and not who that is:
/// `of the first night`, `after the match`, but not `of the Herald`, `of the union`.
fn topic(view: &View<'_>, at: usize, ceiling: usize) -> bool {
    if view.tag(at) != Tag::IN {
        return false;
    }
    let word = view.document.word(at);
    if !matches!(word, "of" | "in" | "on" | "during" | "after" | "before") {
        return false;
    }
    noun::plain_after(view, at + 1, ceiling).is_some_and(|end| {
        let body = |at: usize| view.capital(at) || view.is(at, Kind::GROUP) || view.tag(at) == Tag::CD;
        // `of investor relations`, `of the parents`: whom somebody speaks for.
        let office =
            word == "of" && (view.tag(end - 1) == Tag::NNS || !matches!(view.tag(at + 1), Tag::DT | Tag::PRPS));
        !office && !(at + 1..end).any(body)
    })
}

/// Whether a noun phrase goes on with a noun that is no time: `interview room`, but not `interview Monday`.
fn heads_on(view: &View<'_>, at: usize) -> bool {
    view.tag(at).is_noun() && !view.is(at, Kind::TIME)
}
