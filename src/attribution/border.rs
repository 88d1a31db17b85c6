//! Where a content ends: at the sentence, or where the next cue, the outer clause or an aside begins.

use std::ops::Range;

use crate::attribution::adjunct;
use crate::attribution::conjoined;
use crate::attribution::noun;
use crate::attribution::outer;
use crate::attribution::resume::{self, CONTENT};
use crate::attribution::view::{Kind, View};
use crate::attribution::writer;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How far beyond its sentence a quotation is followed, in tokens; a bound, so that nested marks cost no more per word.
const LONGEST: usize = 300;

/// How the clause of the cue is set into its sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    /// It opens the sentence with a subordinator or participle: the main clause follows a comma.
    pub fronted: bool,
    /// It is a relative clause between commas: the outer clause goes on after one.
    pub relative: bool,
    /// It hangs on a noun of the clause around it, so that a verb too many is the outer clause's.
    pub hangs: bool,
    /// Its content is a noun phrase, so that a further verb belongs to the clause around it.
    pub noun: bool,
    /// Its content is an infinitive, with or without a subject, so that a further clause is none of it.
    pub infinitive: bool,
    /// Tense of the cue, if that is a verb in the past, perfect or present.
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

/// How far, in tokens, the last verb of a list may stand from the one before it.
const LIST: usize = 15;

/// How far, in tokens, the relative word may stand from a clause in its clause.
const NEAR: usize = 15;

/// A piece of content without the adverb at its end that joins its clause to another: `worries about the cost, however`.
pub fn without_aside(view: &View<'_>, piece: Range<usize>) -> Range<usize> {
    let aside = piece.len() > 2
        && view.is(piece.end - 2, Kind::COMMA)
        && view.one_of(piece.end - 1, &["however", "though"])
        && !view.quoted(piece.end - 1);
    piece.start..if aside { piece.end - 2 } else { piece.end }
}

/// One past the content that begins at `from`, in a sentence that ends at `ceiling`.
pub fn content_end(view: &View<'_>, from: usize, ceiling: usize, setting: Setting) -> usize {
    let ceiling = if setting.hangs {
        outer::resumed(view, from, ceiling, !(setting.noun || setting.infinitive)).unwrap_or(ceiling)
    } else {
        ceiling
    };
    let mut walk = Walk { view, from, ceiling, setting, clause: false, inner: None, open: 0 };
    let mut at = from;
    while at < ceiling {
        if view.is(at, Kind::QUOTE)
            && let Some(quote) = view.quote(at)
        {
            walk.clause = true;
            if let Some(end) = walk.ends_with(at, &quote) {
                return end;
            }
            at = quote.end.min(ceiling).max(at + 1);
        } else if view.is(at, Kind::OPEN) {
            let close = (at..ceiling.min(at + 40)).find(|&at| view.is(at, Kind::CLOSE));
            at = close.map_or(at + 1, |close| close + 1);
        } else if let Some(end) = walk.ends_at(at) {
            return end;
        } else {
            // `demanded that he resign`, `taxes, which critics say run to millions, were cut`
            let base = if at > from {
                let ends = view.tag(at) == Tag::VB || view.can(at, Tag::VB) && view.is(at + 1, Kind::COMMA);
                ends && view.tag(at - 1).is_noun()
            } else {
                setting.hangs && view.tag(at) == Tag::VB
            };
            walk.clause |= view.tag(at).is_finite() || view.is(at, Kind::AUXILIARY) || base;
            at += 1;
        }
    }
    ceiling
}

/// A walk through a content, token by token.
struct Walk<'a> {
    view: &'a View<'a>,
    /// Where the content begins.
    from: usize,
    /// Where it ends at the latest.
    ceiling: usize,
    setting: Setting,
    /// Whether a verb that carries a clause, or a quotation, was passed.
    clause: bool,
    /// The last such verb but for a modal.
    inner: Option<Tag>,
    /// Clauses within an object whose verbs are still to come.
    open: usize,
}

impl Walk<'_> {
    /// Where the content ends if it ends with the quotation that opens at `at`.
    fn ends_with(&self, at: usize, quote: &Range<usize>) -> Option<usize> {
        let (view, ceiling) = (self.view, self.ceiling);
        let close = quote.end - 1;
        let shut = quote.end > at + 2 && view.is(close, Kind::UNQUOTE);
        // `said the plan was “dead,” adding`: the comma stands inside the marks.
        if shut && quote.end < ceiling && view.pauses(close, Kind::COMMA.or(Kind::STOP)) {
            let joined = view.tag(quote.end) == Tag::CC && view.is(quote.end + 1, Kind::QUOTE);
            let whole = at == self.from && !joined && quote.len() > 4;
            if whole || view.pauses(close, Kind::COMMA) && self.ends_at_comma(close) {
                return Some(quote.end);
            }
        }
        // A quotation that goes on over sentences.
        (shut && quote.end > ceiling && quote.end <= ceiling + LONGEST).then_some(quote.end)
    }

    /// Where the content ends if it ends before the token at `at`.
    fn ends_at(&mut self, at: usize) -> Option<usize> {
        let (view, tag) = (self.view, self.view.tag(at));
        if view.is(at, Kind::SEMICOLON.or(Kind::CLOSE)) {
            return Some(at);
        }
        if at > self.from {
            let mark = view.is(at, Kind::COMMA) && at + 1 < self.ceiling && self.ends_at_comma(at)
                || view.is(at, Kind::DASH) && resume::resumes(view, at + 1, self.ceiling);
            if mark || tag == Tag::CC && self.ends_at_conjunction(at) || self.gapped(at) {
                return Some(at);
            }
            if self.setting.noun {
                return self.object_ends_at(at);
            }
        }
        if tag.is_finite() && tag != Tag::MD {
            self.inner = Some(tag);
        }
        None
    }

    /// Whether the content ends before `and` or `but`.
    fn ends_at_conjunction(&self, at: usize) -> bool {
        let Self { view, setting, .. } = self;
        let next = view.past_adverb(at + 1);
        let frames = view.verb_frames(self.past_have(next));
        let same = self.in_tense(next);
        // `approved the deal and it is due in May`
        let own = setting.noun
            && !self.clause
            && self.open == 0
            && view.tag(at + 1) == Tag::PRP
            && view.is(at + 1, Kind::PRONOUN)
            && view.tag(at + 2).is_finite();
        // `slammed the plan as a ruse and accused him`
        let object = setting.noun && self.open == 0 && same && frames != 0;
        // `urges ministers to scrap the levy and recommends a fund`
        let infinitive = setting.infinitive && !self.clause && same;
        // `admitted the talks were “stuck” but rejected a new round`
        let things = || {
            let person = Kind::SOMEBODY.or(Kind::PRONOUN);
            noun::plain_after(view, self.from, self.ceiling)
                .is_some_and(|end| view.tag(end - 1) == Tag::NNS && !view.is(end - 1, person))
        };
        let quoted =
            view.is(at, Kind::BUT) && view.is(at - 1, Kind::UNQUOTE) && same && frames & CONTENT != 0 && things();
        // `criticised Roe but could not name a better plan`
        let contrast = (setting.noun || setting.infinitive)
            && view.is(at, Kind::BUT)
            && !self.clause
            && resume::carried(view, at + 1, self.ceiling);
        // `said she admires him and praised`: the tense is that of the cue.
        // `said it would close and asked ministers to help`, but not `would be drawn up and voted on`
        let shifts = if self.inner.is_some() {
            self.inner != setting.tense
        } else {
            view.is(at, Kind::BUT) || self.governs(next)
        };
        let outer = self.clause && same && shifts && frames & CONTENT != 0;
        let first = at + 1 + usize::from(view.is(at + 1, Kind::INDEFINITE));
        // `described hearing a bang and seeing smoke`: two of the same make one content.
        let gerund = setting.noun
            && !view.can(self.from, Tag::VBG)
            && view.tag(first) == Tag::VBG
            && view.verb_frames(first) & CONTENT != 0;
        let cue = (self.clause || setting.noun) && (resume::resumes(view, at, self.ceiling) || gerund);
        // `angry about the tax and worried that it will rise`
        let attitude = setting.noun && writer::attitude(view, next);
        own || attitude
            || object
            || infinitive
            || quoted
            || contrast
            || (outer || cue) && !self.inner(at)
            || self.parted(at)
    }

    /// Whether the verb behind `joint` is one of the clause: `said Hale ran off and denied the theft`.
    fn inner(&self, joint: usize) -> bool {
        let clause = !self.setting.noun && !self.setting.infinitive;
        let shared = || conjoined::shared(self.view, self.from, joint).is_some();
        clause && (shared() || conjoined::earlier(self.view, joint, self.setting.tense))
    }

    /// Whether a verb of the cue's subject stands behind an aside: `said it was fair and, asked about the cost, replied`.
    fn parted(&self, joint: usize) -> bool {
        let Self { view, ceiling, .. } = *self;
        let close = |&at: &usize| view.is(at, Kind::COMMA);
        let verb = (joint + 2..ceiling.min(joint + LIST)).find(close).map(|close| close + 1);
        let cue = |verb: usize| self.in_tense(verb) && view.verb_frames(verb) & CONTENT != 0;
        self.clause && view.is(joint + 1, Kind::COMMA) && verb.is_some_and(cue)
    }

    /// Whether what a verb takes stands right behind it, as it does behind no participle.
    fn governs(&self, verb: usize) -> bool {
        let (view, next) = (self.view, verb + 1);
        let object = view.determined(next) || matches!(view.tag(next), Tag::PRP | Tag::NNP | Tag::PRPV);
        // `and vowed to mend it`, but `the mill would close and hoped to open again`
        let spoken = || !view.can(verb, Tag::VB) && view.verb_frames(verb) & Frame::QUOTE != 0;
        let clause = view.is(next, Kind::THAT.or(Kind::QUESTION)) || view.is(next, Kind::TO) && spoken();
        // `and called for`, `and cast doubt on`
        let phrase = view.verb(verb).is_some_and(|(hit, _)| hit.tokens.len() > 1);
        object || clause || phrase || self.past_have(verb) > verb || view.tag(verb) != Tag::VBD
    }

    /// The participle behind `has` where the cue is in the present: `says it will close and has accused`; else the verb itself.
    fn past_have(&self, verb: usize) -> usize {
        let perfect = self.view.is(verb, Kind::HAVE) && matches!(self.setting.tense, Some(Tag::VBZ | Tag::VBP));
        let main = verb + 1 + usize::from(perfect && self.view.adverb(verb + 1));
        if perfect && self.view.can(main, Tag::VBN) { main } else { verb }
    }

    /// Whether a verb has the tense of the cue, and so can have its subject.
    fn in_tense(&self, verb: usize) -> bool {
        let Self { view, setting, .. } = self;
        let tag = view.tag(verb);
        match setting.tense {
            // `has praised the plan and urged`; in a clause it can be a passive of its own: `has said it was drawn up and approved`.
            Some(Tag::VBN) => {
                (setting.noun || setting.infinitive) && (tag == Tag::VBN || tag == Tag::VBD && view.can(verb, Tag::VBN))
            }
            tense => tense == Some(tag),
        }
    }

    /// Where an object ends if it ends before the token at `at`: at the writer's time, way or contrast, or at a verb more
    /// than its clauses need.
    fn object_ends_at(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        // `attacked him after she accused him of fraud`: the writer's time for an object.
        if self.open == 0 && (resume::reasoned(view, at, self.ceiling) || self.told_elsewhere(at)) {
            // `attacked him even as she praised him`
            let first = at - usize::from(view.is(at - 1, Kind::FOCUS));
            return Some(first.max(self.from + 1));
        }
        // `denied the charge on Hull Radio yesterday`
        if self.open == 0 && writer::when(view, at, self.ceiling) {
            return Some(at);
        }
        let aside = resume::contrast(view, at)
            || (view.is(at, Kind::FOCUS) && view.is(at + 1, Kind::CONTRAST))
            || (view.is(at, Kind::BY) && view.tag(at + 1) == Tag::VBG)
            || view.is(at, Kind::DASH);
        if aside && self.open == 0 {
            return Some(at);
        }
        let like = view.is(at, Kind::AS) && !matches!(view.tag(at + 1), Tag::PRP | Tag::NNP);
        if !like && view.is(at, Kind::RELATIVE.or(Kind::QUESTION).or(Kind::SUBORDINATOR).or(Kind::THAT)) {
            self.open += 1;
        } else if view.tag(at).is_finite() && !view.tag(at - 1).is_finite() {
            let mut joint = at;
            while joint > self.from && view.adverb(joint - 1) {
                joint -= 1;
            }
            if self.open > 0 {
                self.open -= 1;
            } else if joint > self.from && view.tag(joint - 1) == Tag::CC {
                return Some(joint - 1);
            }
        }
        None
    }

    /// Whether the verb of the outer clause follows an infinitive whose object stands before it: `The roof he vowed to mend has
    /// fallen`.
    fn gapped(&self, at: usize) -> bool {
        let Self { view, from, setting, .. } = *self;
        setting.infinitive
            && at > from + 1
            && (view.tag(at) == Tag::MD || view.one_of(at, &["is", "has", "was", "were", "are"]))
            && view.tag(from) == Tag::TO
            && view.tag(from + 1) == Tag::VB
            && (from + 2..at).all(|at| view.adverb(at))
            && !view.is(at + 1, Kind::HYPHEN)
    }

    /// Whether a phrase begins that says when or where somebody was judged: `criticised Roe during a debate`.
    fn told_elsewhere(&self, at: usize) -> bool {
        let view = self.view;
        let named = |at: usize| view.tag(at).is_name() || view.tag(at) == Tag::PRP || view.is(at, Kind::STOP);
        view.tag(at) == Tag::IN
            && matches!(view.document.word(at), "in" | "during" | "after" | "before")
            && (self.from..at).all(named)
            || adjunct::occasion(view, at, self.ceiling)
            // `endorsed Roe until last month`
            || (view.is(at + 1, Kind::TIME) || view.tag(at + 1) == Tag::CD) && view.document.word(at) == "until"
    }

    /// Whether the content ends at the comma at `comma`.
    fn ends_at_comma(&self, comma: usize) -> bool {
        let Self { view, setting, ceiling, .. } = *self;
        let next = comma + 1;
        // `…, apparently in a bid to win votes`: the writer's guess.
        let guess = view.one_of(next, &["apparently", "presumably", "evidently"])
            && (matches!(view.tag(next + 1), Tag::IN | Tag::TO | Tag::VBG) || view.is(next + 1, Kind::TO));
        if guess || resume::resumes(view, next, ceiling) {
            return true;
        }
        // `who said that Roe, the mayor, was ill`: the content has no verb of its own so far.
        let whole = self.clause || setting.noun || setting.infinitive;
        // `alleges that Roe, who denies theft, took the van`: nor does a credit within end it.
        if whole
            && self.open == 0
            && (resume::contrast(view, next)
                || writer::even_though(view, next, ceiling)
                || resume::others_too(view, next))
        {
            return true;
        }
        if whole
            && (setting.relative && resume::outer(view, next)
                || writer::further_credit(view, next, ceiling)
                || writer::summed_up(view, next, ceiling))
            || self.further_verb(next)
        {
            return true;
        }
        if (setting.noun || setting.infinitive) && self.object_ends_at_comma(next) {
            return true;
        }
        if setting.fronted && comma > self.from && !resume::conditional(view, self.from, comma) {
            return noun::after(view, next, ceiling).is_some()
                || resume::fronted_clause(view, next, ceiling)
                || view.is(next, Kind::THERE.or(Kind::INDEFINITE))
                || view.is(next, Kind::QUOTE);
        }
        resume::tag_begins(view, next, ceiling)
    }

    /// Whether a verb of the cue's own subject begins behind a comma.
    fn further_verb(&self, next: usize) -> bool {
        let view = self.view;
        let same = |at: usize| self.in_tense(at) && view.verb_frames(self.past_have(at)) & CONTENT != 0;
        // `…, and called him a liar`
        if view.tag(next) == Tag::CC {
            // `…, and it questioned whether`
            let pronoun = next + 1;
            let verb = view.past_adverb(pronoun + 1);
            let again = view.tag(next) == Tag::CC
                && view.one_of(pronoun, &["he", "she", "it", "they"])
                && self.clause
                && same(verb)
                && self.governs(verb);
            return again || same(view.past_adverb(next + 1));
        }
        // `promised that it would go, warned of delays and thanked the crew`
        same(next)
            && !self.inner(next - 1)
            && (next + 1..self.ceiling.min(next + LIST))
                .any(|at| view.tag(at) == Tag::CC && view.tag(at + 1) == view.tag(next))
    }

    /// Whether a participle behind a comma tells what came of it: `criticised the board, drawing boos from the crowd`.
    fn outcome(&self, next: usize) -> bool {
        let view = self.view;
        let after = next + 1;
        view.tag(next) == Tag::VBG
            && view.tag(self.from) != Tag::VBG
            && !view.tag(next - 2).is_adjective()
            && !matches!(view.tag(after), Tag::PUNCT | Tag::CC)
            && !view.is(next, Kind::MEMBERSHIP)
            && !view.is(after, Kind::MEMBERSHIP)
    }

    /// Whether an object or infinitive ends at the comma before `next`, where a clause would go on.
    fn object_ends_at_comma(&self, next: usize) -> bool {
        let Self { view, setting, ceiling, .. } = *self;
        // `…, and the vote was close`, `…, the vote was close`: a further clause is no part of an object.
        let joined = view.tag(next) == Tag::CC;
        let first = next + usize::from(joined);
        let further = resume::clause(view, first, ceiling)
            || joined && resume::fronted_clause(view, first, ceiling)
            || view.is(next, Kind::BUT)
                && (resume::carried(view, first, ceiling) || setting.noun && resume::contrasted(view, next, ceiling))
            || setting.noun && !self.clause && self.outcome(next);
        // `reported, citing an aide, that`; `…, because the cost had doubled`, `…, which was close`: the writer's words.
        let that = view.is(next, Kind::THAT) && view.tag(next) == Tag::IN;
        let reason = view.is(next, Kind::SUBORDINATOR)
            && matches!(view.tag(next), Tag::IN | Tag::WRB)
            && !view.is(next, Kind::AS);
        // `cheered the report, with shares posting a gain`
        let with = view.document.word(next) == "with"
            && noun::after(view, next + 1, ceiling).is_some_and(|end| view.tag(end) == Tag::VBG);
        further || setting.noun && (that || reason || with || view.is(next, Kind::RELATIVE))
    }
}
