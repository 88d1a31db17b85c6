//! Parts of speech that the tagger leaves open and the sentence decides: verbs that read as nouns, participles that read as past tenses.

use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// Takes nouns for verbs where a cue can be both and the sentence asks for a verb.
pub fn mend(view: &mut View<'_>) {
    for sentence in &view.document.sentences {
        let range = sentence.tokens.clone();
        let line = range.len() > 3 && !view.is(range.end - 1, Kind::STOP.or(Kind::UNQUOTE).or(Kind::COLON));
        let verbless = !range.clone().any(|at| view.tag(at).is_finite());
        let mut carried = range.start < range.end && view.tag(range.start).is_finite();
        // `Unite said it would strike`: a name that reads as a verb.
        if range.len() > 2
            && matches!(view.tag(range.start), Tag::VB | Tag::VBP)
            && view.document.word(range.start).starts_with(char::is_uppercase)
            && view.finite(range.start + 1)
            && view.verb_frames(range.start + 1) & Frame::QUOTE != 0
        {
            view.tags[range.start] = Tag::NNP;
        }
        for at in range.start + 1..range.end {
            let tag = view.tag(at);
            let carries = carried;
            carried |= tag.is_finite();
            // `Will Roe`, a name like any other.
            if tag == Tag::MD
                && view.document.word(at).starts_with(char::is_uppercase)
                && view.tag(at + 1).is_name()
                && (view.is(at - 1, Kind::COMMA) || view.tag(at - 1).is_verb() || view.tag(at - 1).is_name())
            {
                view.tags[at] = Tag::NNP;
                continue;
            }
            // `the smell was`: no verb stands behind an article.
            if matches!(tag, Tag::VB | Tag::VBP)
                && view.tag(at - 1) == Tag::DT
                && matches!(view.document.word(at - 1), "the" | "a" | "an" | "The" | "A" | "An")
                && !view.is(at, Kind::AUXILIARY)
            {
                view.tags[at] = if view.tag(at + 1).is_noun() { Tag::JJ } else { Tag::NN };
                continue;
            }
            // `the accused told the court`, `a third, Ada Quill, said`: an adjective that stands for somebody.
            if matches!(tag, Tag::JJ | Tag::VBN | Tag::VBD) && view.tag(at - 1) == Tag::DT && stands_alone(view, at) {
                view.tags[at] = Tag::NN;
                continue;
            }
            if !matches!(tag, Tag::NNS | Tag::NN | Tag::VBN) || view.verb_frames(at) == 0 || view.quoted(at) {
                continue;
            }
            let subject = view.tag(at - 1).is_noun() || view.tag(at - 1) == Tag::PRP;
            let next = view.tag(at + 1);
            // `“…,” Roe answers.`
            let tags = view.verb_frames(at) & Frame::QUOTE != 0
                && tag == Tag::NNS
                && subject
                && (at.saturating_sub(8).max(range.start)..at).any(|at| view.is(at, Kind::UNQUOTE))
                && (next == Tag::PUNCT || at + 1 >= range.end);
            // `“It is old,” quips the mayor`
            let turned = tag == Tag::NNS
                && view.verb_frames(at) & Frame::QUOTE != 0
                && (view.is(at - 1, Kind::UNQUOTE)
                    || at > range.start + 1 && view.is(at - 1, Kind::COMMA) && view.is(at - 2, Kind::UNQUOTE))
                && (matches!(next, Tag::DT | Tag::PRPS | Tag::PRP | Tag::CD) || next.is_name());
            // `Sales will rise, the bank forecasts.`
            let closing = carries
                && tag == Tag::NNS
                && subject
                && view.verb_frames(at) & Frame::QUOTE != 0
                && (at + 1 >= range.end || view.is(at + 1, Kind::STOP))
                && (at.saturating_sub(7).max(range.start + 1)..at)
                    .rev()
                    .find(|&at| view.is(at, Kind::BREAK))
                    .is_some_and(|comma| view.is(comma, Kind::COMMA) && view.tag(comma + 1) == Tag::DT);
            // A headline whose verb reads as a noun: `Court rules worship is legal`.
            let headline =
                verbless && subject && tag == Tag::NNS && next != Tag::PUNCT && next != Tag::CC && at + 1 < range.end;
            // `Woman claims Church held her`: nothing before it carries the clause.
            let opening = subject
                && tag == Tag::NNS
                && (next.is_name() || line && next.is_noun())
                && view.verb_frames(at) & Frame::BARE != 0
                && view.document.word(at).starts_with(char::is_lowercase)
                && !carries;
            // `Tables to be released on Friday show a fall`: a plural subject, and no verb so far.
            let plural = tag == Tag::NN
                && !carries
                && view.can(at, Tag::VBP)
                && (view.is(at - 1, Kind::TIME.or(Kind::COMMA).or(Kind::CLOSE))
                    || view.tag(at - 1) == Tag::NNS
                    || view.tag(at - 1).is_name()
                        && (at.saturating_sub(7).max(range.start)..at).any(|at| view.tag(at) == Tag::VBN))
                && (view.is(at + 1, Kind::THAT.or(Kind::QUESTION))
                    || matches!(next, Tag::DT | Tag::PRP | Tag::CD | Tag::NNS | Tag::JJ | Tag::NN))
                && (at.saturating_sub(24).max(range.start)..at).any(|at| view.tag(at) == Tag::NNS);
            if plural {
                view.tags[at] = Tag::VBP;
                break;
            }
            if tags || turned || closing || headline || opening {
                view.tags[at] = Tag::VBZ;
                break;
            }
            if verbless && subject && tag == Tag::VBN && !view.is(at + 1, Kind::BY) {
                view.tags[at] = Tag::VBD;
                break;
            }
        }
    }
}

/// Whether an adjective behind an article is followed by its verb, or is a number in a row of people.
fn stands_alone(view: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    let verb = if view.adverb(next) { next + 1 } else { next };
    // `the new proposed law`: a participle behind an adjective describes too, but for `the general briefed reporters`.
    let person = view.tag(at) != Tag::JJ || view.can(at, Tag::NN);
    let finite = view.tag(verb).is_finite() || person && view.finite(verb);
    let carries = finite
        && view.tag(verb) != Tag::PRPV
        && !(view.tag(verb) == Tag::VBP && view.can(verb, Tag::NN))
        && !view.is(at - 1, Kind::THAT);
    let counted = || matches!(view.document.word(at), "second" | "third" | "fourth" | "fifth" | "former" | "latter");
    carries || view.is(next, Kind::COMMA) && view.tag(next + 1).is_name() && counted()
}

/// How far after a participle its clause may show its own verb, in tokens.
const FAR: usize = 24;

/// Takes a past tense for a participle where the verb of its clause is still to come: `a dossier released in May says`.
pub fn describe(view: &mut View<'_>) {
    for sentence in &view.document.sentences {
        let range = sentence.tokens.clone();
        for at in range.start + 1..range.end {
            let noun = view.tag(at - 1).is_noun() || view.is(at - 1, Kind::INDEFINITE);
            if noun
                && view.tag(at) == Tag::VBD
                && view.can(at, Tag::VBN)
                && !view.is(at, Kind::AUXILIARY)
                && trails(view, at)
                && let Some(verb) = verb_after(view, at + 1, range.end.min(at + FAR))
            {
                view.tags[at] = Tag::VBN;
                if view.tag(verb) == Tag::VBN {
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
        return true;
    }
    !speaks
        && (matches!(view.tag(next), Tag::IN | Tag::TO) && !view.is(next, Kind::SUBORDINATOR.or(Kind::THAT))
            || view.is(next, Kind::TIME))
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
                tag.name(),
                "IN" | "TO" | "DT" | "JJ" | "CD" | "PRP$" | "RB" | "POS" | "VBN" | "VBG" | "JJR" | "JJS"
            )
            || view.is(at, Kind::HYPHEN);
        if !phrase || view.is(at, Kind::RELATIVE.or(Kind::SUBORDINATOR).or(Kind::THAT)) && tag != Tag::IN {
            return None;
        }
        if view.is(at, Kind::THAT) {
            return None;
        }
    }
    None
}
