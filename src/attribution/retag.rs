//! Parts of speech that the tagger leaves open and the sentence decides: verbs that read as nouns, participles that read as past tenses.

use std::ops::Range;

use crate::attribution::apposition;
use crate::attribution::carried::{Line, answers, base, second, told};
use crate::attribution::headline;
use crate::attribution::no_verb::{no_verb, place};
use crate::attribution::noun;
use crate::attribution::subject;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// Takes nouns for verbs where a cue can be both and the sentence asks for a verb, and verbs for what else they can be.
pub fn mend(view: &mut View<'_>) {
    bodies(view);
    for sentence in &view.document.sentences {
        let tokens = sentence.tokens.clone();
        if tokens.is_empty() {
            continue;
        }
        if let Some(mended) = first(view, &tokens) {
            view.tags[tokens.start] = mended;
        }
        let open = tokens.len() > 3 && !view.is(tokens.end - 1, Kind::FULL);
        let carries = |at: usize| view.tag(at).is_finite() && (at == tokens.start || no_verb(view, at).is_none());
        let verbless = !tokens.clone().any(carries);
        let carried = view.tag(tokens.start).is_finite();
        let mut line = Line { tokens, open, verbless, carried };
        let mut found = false;
        // The comma that closes a relative clause, whose verb carries no other.
        let mut aside = line.tokens.start;
        for at in line.tokens.start + 1..line.tokens.end {
            if unsettled(view.tag(at)) {
                let mended = no_verb(view, at)
                    .or_else(|| place(view, at))
                    .or_else(|| answers(view, &line, at))
                    .or_else(|| base(view, &line, at))
                    .or_else(|| told(view, &line, at));
                if let Some(mended) = mended {
                    view.tags[at] = mended;
                } else if !found && let Some(mended) = a_verb(view, &line, at) {
                    view.tags[at] = mended;
                    found = true;
                }
            }
            let tag = view.tag(at);
            if view.is(at, Kind::COMMA) && (view.is(at + 1, Kind::RELATIVE) || view.tag(at + 1) == Tag::WPS) {
                aside = (at + 1..line.tokens.end).find(|&at| view.is(at, Kind::COMMA)).unwrap_or(aside);
            }
            line.carried |= tag.is_finite() && at > aside;
        }
    }
}

/// Whether a word of that part of speech can turn out to be of another.
fn unsettled(tag: Tag) -> bool {
    let verb = matches!(tag, Tag::VB | Tag::VBP | Tag::VBZ | Tag::VBD | Tag::VBN | Tag::VBG | Tag::MD);
    verb || matches!(tag, Tag::NN | Tag::NNS | Tag::JJ | Tag::RB | Tag::IN)
}

/// What the first word is that reads as a verb and is a name (`Unite said it would strike`, `Freed said`) or a role (`Coach Jo Hale said`).
fn first(view: &View<'_>, tokens: &Range<usize>) -> Option<Tag> {
    let first = tokens.start;
    let tag = view.tag(first);
    if tokens.len() < 3 || !view.capital(first) {
        return None;
    }
    let said = view.finite(first + 1) && view.verb_frames(first + 1) & Frame::QUOTE != 0;
    // `Most expect a fall`
    let verb = view.finite(first + 1) || view.tag(first + 1) == Tag::VB;
    if tag == Tag::RBS && view.document.word(first) == "Most" && verb && view.verb_frames(first + 1) != 0 {
        return Some(Tag::JJS);
    }
    // `Nationwide said prices rose`
    if tag == Tag::RB {
        // `Lightly, who is black, said`
        if view.is(first + 1, Kind::COMMA) && view.is(first + 2, Kind::RELATIVE) {
            return Some(Tag::NNP);
        }
        let clause = matches!(view.tag(first + 2), Tag::DT | Tag::PRP | Tag::PRPS | Tag::NNS | Tag::NNP | Tag::CD);
        return (said && clause && view.tag(first + 1) != Tag::VBP).then_some(Tag::NNP);
    }
    // `Shocked neighbour Jane Roe said`
    let describes = matches!(tag, Tag::VBN | Tag::VBD | Tag::VBG) && view.is(first + 1, Kind::ROLE);
    if describes && !view.capital(first + 1) && view.tag(first + 2).is_name() {
        return Some(Tag::JJ);
    }
    if !matches!(tag, Tag::VB | Tag::VBP | Tag::VBN | Tag::VBD) {
        return None;
    }
    let role = view.is(first, Kind::ROLE.or(Kind::SPEAKER)) && view.can(first, Tag::NN);
    if role && view.tag(first + 1).is_name() {
        return Some(Tag::NN);
    }
    // `Warrant Officer Jo Hale said`
    if view.is(first + 1, Kind::ROLE)
        && view.can(first, Tag::NN)
        && view.capital(first + 1)
        && view.tag(first + 2).is_name()
    {
        return Some(Tag::NN);
    }
    said.then_some(Tag::NNP)
}

/// Takes a name of several words that the lists of sources have for a name: `Save the Children said`, `Met Office staff`.
fn bodies(view: &mut View<'_>) {
    for name in view.names() {
        let tag = view.tag(name.start);
        let other = tag.is_verb() || matches!(tag, Tag::MD | Tag::JJ | Tag::NN | Tag::NNS);
        if other && name.clone().all(|at| view.capital(at) || at + 1 < name.end) {
            view.tags[name].fill(Tag::NNP);
        }
    }
}

/// The verb that a noun or a participle is which can be a cue, if its sentence asks for one.
fn a_verb(view: &View<'_>, line: &Line, at: usize) -> Option<Tag> {
    let tag = view.tag(at);
    // `The judge disagreed, ruling that it was fair`
    // `with the Herald reporting that`
    let with = || {
        let before = (line.tokens.start..at).rev().find(|&at| !view.tag(at).is_name());
        before.is_some_and(|at| {
            let article = view.is(at, Kind::DEFINITE) && at > line.tokens.start;
            view.document.word(at - usize::from(article)) == "with"
        })
    };
    let leads = view.is(at - 1, Kind::COMMA) || view.tag(at - 1).is_name() && with();
    if tag == Tag::NN && view.is(at + 1, Kind::THAT) && leads && view.can(at, Tag::VBG) {
        return Some(Tag::VBG);
    }
    if view.verb_frames(at) == 0 {
        return None;
    }
    // `Sales were forecast at 3 billion`, `is forecast to rise`
    let adverb = usize::from(at > line.tokens.start + 1 && view.adverb(at - 1));
    let past = tag == Tag::NN && view.is(at - 1 - adverb, Kind::BE) && view.can(at, Tag::VBN);
    if past && (view.is(at + 1, Kind::TO.or(Kind::BY)) || view.one_of(at + 1, &["at", "for"])) {
        return Some(Tag::VBN);
    }
    if tag == Tag::NNS && !line.carried && headline::behind_initials(view, at) {
        return Some(Tag::VBZ);
    }
    // `the couple worried that`
    if tag == Tag::JJ && view.is(at + 1, Kind::THAT) && view.can(at, Tag::VBD) {
        let from = (line.tokens.start..at).rev().find(|&at| view.is(at, Kind::BREAK)).unwrap_or(line.tokens.start);
        let subject = view.tag(at - 1).is_noun() || view.is(at - 1, Kind::COMMA);
        return (subject && !(from..at).any(|at| view.tag(at).is_finite())).then_some(Tag::VBD);
    }
    if !matches!(tag, Tag::NNS | Tag::NN | Tag::VBN) || view.quoted(at) {
        return None;
    }
    // `documents seen by the Harbour Post show that`
    if tag == Tag::NN && !line.open && view.capital(at) {
        return None;
    }
    let subject = view.tag(at - 1).is_noun() || view.tag(at - 1) == Tag::PRP;
    match tag {
        Tag::NN if plural(view, line, at) => [Tag::VBP, Tag::VBD].into_iter().find(|&tag| view.can(at, tag)),
        Tag::NN => closes(view, line, at, subject).iter().copied().find(|&tag| view.can(at, tag)),
        Tag::NNS => (speaks(view, line, at, subject) || heads(view, line, at, subject)).then_some(Tag::VBZ),
        _ => (line.verbless && subject && !view.is(at + 1, Kind::BY)).then_some(Tag::VBD),
    }
}

/// Whether a word that reads as a plural is the verb of a tag.
fn speaks(view: &View<'_>, line: &Line, at: usize, subject: bool) -> bool {
    if view.verb_frames(at) & Frame::QUOTE == 0 {
        return false;
    }
    let next = view.tag(at + 1);
    let last = at + 1 >= line.tokens.end;
    // `“…,” Roe answers.`
    let after = subject
        && (at.saturating_sub(8).max(line.tokens.start)..at).any(|at| view.is(at, Kind::UNQUOTE))
        && (next == Tag::PUNCT || last);
    // `The article “Slow Boats” states, “…”`
    let titled = view.is(at - 1, Kind::UNQUOTE)
        && !view.pauses(at - 1, Kind::COMMA.or(Kind::STOP))
        && (view.is(at + 1, Kind::THAT.or(Kind::COLON))
            || view.is(at + 1, Kind::COMMA) && view.is(at + 2, Kind::QUOTE));
    // `“It is old,” quips the mayor`
    let turned = (view.is(at - 1, Kind::UNQUOTE)
        || at > line.tokens.start + 1 && view.is(at - 1, Kind::COMMA) && view.is(at - 2, Kind::UNQUOTE))
        && (view.determined(at + 1) || next.is_name());
    // `Sales will rise, the bank forecasts.`
    after || turned || titled || closing(view, line, at, subject).is_some_and(|first| view.tag(first) == Tag::DT)
}

/// Where the noun phrase begins that stands behind the last comma of a sentence, if a word that ends it can be its verb.
fn closing(view: &View<'_>, line: &Line, at: usize, subject: bool) -> Option<usize> {
    // `…, the IMF forecast on Tuesday.`, `…, the bank forecast last week.`
    let timed = view.tag(at + 1) == Tag::IN && view.is(at + 2, Kind::TIME);
    let first = if timed { at + 2 } else { at + 1 };
    let after = (first..line.tokens.end).find(|&at| !view.is(at, Kind::TIME)).unwrap_or(line.tokens.end);
    // `…, the team reports in the journal Tides.`
    let written = view.document.word(after) == "in"
        && noun::plain_after(view, after + 1, line.tokens.end)
            .is_some_and(|end| view.is(end, Kind::STOP.or(Kind::OF)) || end >= line.tokens.end);
    let ends = after >= line.tokens.end || view.is(after, Kind::STOP) || written;
    if !(line.carried && subject && ends) {
        return None;
    }
    let near = at.saturating_sub(7).max(line.tokens.start + 1)..at;
    near.rev().find(|&at| view.is(at, Kind::BREAK)).filter(|&comma| view.is(comma, Kind::COMMA)).map(|comma| comma + 1)
}

/// The verbs that a singular may be at the end of a sentence: `…, researchers in Leeds report.`, `…, the firm forecast.`
fn closes(view: &View<'_>, line: &Line, at: usize, subject: bool) -> &'static [Tag] {
    let Some(first) = closing(view, line, at, subject) else { return &[] };
    let tells = view.verb_frames(at) & Frame::SPEECH != 0;
    if !tells || (first..at).map(|at| view.tag(at)).any(|tag| tag == Tag::CC || tag.is_verb()) {
        return &[];
    }
    let Some(end) = noun::plain_after(view, first, at) else { return &[] };
    let (article, whole) = (view.tag(first) == Tag::DT, end == at);
    match view.tag(end - 1) {
        Tag::NNS if !(article && whole) => &[Tag::VBP, Tag::VBD],
        tag if article && whole && (tag.is_noun() || tag.is_name()) => &[Tag::VBD],
        _ => &[],
    }
}

/// Whether a word that reads as a plural is the verb of its clause.
fn heads(view: &View<'_>, line: &Line, at: usize, subject: bool) -> bool {
    let next = view.tag(at + 1);
    // A headline whose verb reads as a noun: `Court rules worship is legal`.
    let headline = line.verbless && next != Tag::PUNCT && next != Tag::CC && at + 1 < line.tokens.end;
    // `Woman claims Church held her`: nothing before it carries the clause.
    let opening = (next.is_name() || line.open && next.is_noun())
        && view.verb_frames(at) & Frame::BARE != 0
        && view.document.word(at).starts_with(char::is_lowercase)
        && !line.carried;
    // `Her paper, published in May, claims a saving`
    let parted = line.verbless
        && view.is(at - 1, Kind::COMMA)
        && matches!(next, Tag::DT | Tag::PRPS)
        && (line.tokens.start + 1..at - 1)
            .find(|&at| view.is(at, Kind::COMMA))
            .is_some_and(|comma| view.tag(comma - 1).is_noun() && view.tag(comma + 1) == Tag::VBN);
    // `Jane Roe, the sponsor of the bill, plans to unveil`
    let apposed = !line.carried
        && view.is(at - 1, Kind::COMMA)
        && view.is(at + 1, Kind::TO)
        && view.tag(at + 2) == Tag::VB
        && view.verb_frames(at) & Frame::TO != 0
        && view.can(at, Tag::VBZ)
        && apposition::with_apposition(view, at - 1, line.tokens.start)
            .is_some_and(|subject| noun::clause_edge(view, subject.start, line.tokens.start));
    // `Her agent, though, fears it is over`
    let aside = !line.carried
        && at > line.tokens.start + 3
        && view.is(at - 1, Kind::COMMA)
        && view.is(at - 3, Kind::COMMA)
        && view.tag(at - 4).is_noun()
        && matches!(next, Tag::DT | Tag::PRP | Tag::PRPS);
    subject && (headline || opening) || parted || aside || apposed
}

/// `Tables to be released on Friday show a fall`, `Critics of the plan point out that`: a plural subject, and no verb so far.
fn plural(view: &View<'_>, line: &Line, at: usize) -> bool {
    let from = line.tokens.start;
    let next = view.tag(at + 1);
    let before = view.tag(at - 1);
    let after = view.verb(at).map_or(at, |(hit, _)| hit.tokens.end);
    // `Friends of the singer claim she left`
    // `Jane Roe and team at the mill report their findings`
    let joined = (at.saturating_sub(12).max(from + 1)..at).any(|joint| {
        let team = ["team", "colleagues", "colleague", "coauthors"];
        view.tag(joint) == Tag::CC
            && view.tag(joint - 1).is_name()
            && (view.one_of(joint + 1, &team) || view.one_of(joint + 2, &team))
    });
    let pronoun = view.is(after, Kind::PRONOUN) && view.verb_frames(at) & Frame::BARE != 0;
    let clause = view.is(after, Kind::THAT) || pronoun && view.tag(after + 1).is_finite();
    let behind = view.is(at - 1, Kind::TIME.or(Kind::COMMA).or(Kind::CLOSE))
        || before == Tag::NNS
        || before.is_name() && (at.saturating_sub(7).max(from)..at).any(|at| view.tag(at) == Tag::VBN)
        || clause && before.is_noun()
        || joined && before.is_noun()
        || before.is_noun() && subject::figures(view, from, at);
    // `Many fear that`, `…, and some fear that`
    let edge = at == from + 1 && !line.carried || at > from + 1 && view.tag(at - 2) == Tag::CC;
    if clause && edge && view.is(at - 1, Kind::INDEFINITE) {
        return true;
    }
    !line.carried
        && behind
        && (clause
            || view.is(at + 1, Kind::THAT.or(Kind::QUESTION))
            || matches!(next, Tag::DT | Tag::PRP | Tag::CD | Tag::NNS | Tag::JJ | Tag::NN)
            || joined && matches!(next, Tag::PRPS | Tag::IN))
        && (joined || (at.saturating_sub(24).max(from)..at).any(|at| view.tag(at) == Tag::NNS))
}

/// How far after a participle its clause may show its own verb, in tokens.
const FAR: usize = 24;

/// Takes a past tense for a participle where the verb of its clause is still to come: `a dossier released in May says`.
pub fn describe(view: &mut View<'_>) {
    for sentence in &view.document.sentences {
        let range = sentence.tokens.clone();
        let mut from = range.start + 1;
        let past = |view: &View<'_>, from: usize| {
            let tags = view.tags.get(from..range.end).unwrap_or_default();
            tags.iter().position(|tag| *tag == Tag::VBD).map(|next| from + next)
        };
        while let Some(at) = past(view, from) {
            from = at + 1;
            let noun = |at: usize| view.tag(at).is_noun() || view.is(at, Kind::INDEFINITE);
            if view.can(at, Tag::VBN) && second(view, at, range.start) {
                view.tags[at] = Tag::VBN;
            } else if noun(at - 1) && view.can(at, Tag::VBN) && !view.is(at, Kind::AUXILIARY) {
                let later = || verb_after(view, at + 1, range.end.min(at + FAR));
                let verb = trails(view, at).then(later).flatten();
                if verb.is_some() || opening_work(view, range.start, at) {
                    view.tags[at] = Tag::VBN;
                }
                // `posted online last month`
                if verb.is_some() && view.tag(at + 1) == Tag::JJ && view.is(at + 2, Kind::TIME) {
                    view.tags[at + 1] = Tag::RB;
                }
                if let Some(verb) = verb.filter(|&verb| view.tag(verb) == Tag::VBN) {
                    view.tags[verb] = Tag::VBD;
                }
            }
        }
    }
}

/// Whether what follows a verb leaves it without an object: `released in May`, `hit by`; a verb of speech has a clause to come.
fn trails(view: &View<'_>, at: usize) -> bool {
    let speaks = view.verb_frames(at) & (Frame::BARE | Frame::THAT | Frame::QUOTE) != 0;
    let next = at + 1;
    if view.is(next, Kind::BY) {
        // `responded by saying`
        return view.tag(next + 1) != Tag::VBG || view.verb_frames(next + 1) & Frame::QUOTE == 0;
    }
    // `reported earlier this year`
    let earlier = matches!(view.document.word(next), "earlier" | "later") && view.is(next + 2, Kind::TIME);
    let next = if earlier { next + 2 } else { next };
    // `posted online last month`
    let next =
        if (view.adverb(next) || view.tag(next) == Tag::JJ) && view.is(next + 1, Kind::TIME) { next + 1 } else { next };
    let speaks = speaks && !view.is(next, Kind::TIME);
    // `A clerk said this week was busy`
    let said = view.document.word(at) == "said" && !view.is(next, Kind::TO);
    !(speaks || said)
        && (matches!(view.tag(next), Tag::IN | Tag::TO) && !view.is(next, Kind::SUBORDINATOR.or(Kind::THAT))
            || view.is(next, Kind::TIME))
}

/// Whether the noun before a participle is a work that a preposition opens the sentence with: `In a statement issued later it said`.
fn opening_work(view: &View<'_>, first: usize, at: usize) -> bool {
    view.tag(first) == Tag::IN
        && !view.is(first, Kind::AS)
        && view.is(at - 1, Kind::WORK)
        && view.tag(at - 1) == Tag::NN
        && (first + 2..at - 1).all(|at| matches!(view.tag(at), Tag::JJ | Tag::NN))
        && matches!(view.tag(first + 1), Tag::DT | Tag::PRPS | Tag::JJ)
}

/// The verb of the clause, if nothing but phrases stands before it.
fn verb_after(view: &View<'_>, from: usize, ceiling: usize) -> Option<usize> {
    for at in from..ceiling {
        let tag = view.tag(at);
        if tag.is_finite() {
            return (tag != Tag::PRPV && view.tag(at - 1) != Tag::IN).then_some(at);
        }
        if tag == Tag::VBN && view.can(at, Tag::VBD) && at > from && view.verb_frames(at) != 0 {
            let object = view.is(at + 1, Kind::THAT) || matches!(view.tag(at + 1), Tag::DT | Tag::PRP | Tag::CD);
            if object && view.tag(at - 1).is_noun() {
                return Some(at);
            }
        }
        let phrase = tag.is_noun()
            || matches!(
                tag,
                Tag::IN
                    | Tag::TO
                    | Tag::DT
                    | Tag::JJ
                    | Tag::CD
                    | Tag::PRPS
                    | Tag::RB
                    | Tag::RBR
                    | Tag::POS
                    | Tag::VBN
                    | Tag::VBG
                    | Tag::JJR
                    | Tag::JJS
            )
            || view.is(at, Kind::HYPHEN);
        // `A paper posted online in May, which few read, says`
        if view.is(at, Kind::COMMA)
            && view.is(at + 1, Kind::RELATIVE)
            && let Some(close) = (at + 2..ceiling).find(|&at| view.is(at, Kind::COMMA))
        {
            return (close + 1 < ceiling && view.tag(close + 1).is_finite()).then_some(close + 1);
        }
        if !phrase || view.is(at, Kind::RELATIVE.or(Kind::SUBORDINATOR).or(Kind::THAT)) && tag != Tag::IN {
            return None;
        }
        if view.is(at, Kind::THAT) {
            return None;
        }
    }
    None
}
