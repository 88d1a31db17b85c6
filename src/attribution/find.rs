//! Attributions whose cue is a verb: subject, verb, and what follows or precedes it.

use std::ops::Range;

use crate::attribution::apposition;
use crate::attribution::border::{self, Setting};
use crate::attribution::frame::{self, Complement};
use crate::attribution::noun;
use crate::attribution::rule::Clausal;
use crate::attribution::subject;
use crate::attribution::verb::{self, Group, Mood};
use crate::attribution::view::{Kind, View};
use crate::attribution::{Attribution, Stance};
use crate::lexicon::schema::frame as bit;
use crate::rule::tag::Tag;
use crate::scan::Hit;

/// Every attribution of a sentence whose cue is a verb.
pub fn verbs(view: &View<'_>, sentence: usize, found: &mut Vec<Attribution>) {
    let bounds = view.document.sentences[sentence].tokens.clone();
    for at in bounds.clone() {
        let Some((hit, entry)) = view.verb(at) else { continue };
        if view.quoted(at) || !view.tag(at).is_verb() {
            continue;
        }
        let bounds = reach(&bounds, at);
        let clause = Clause { view, hit, takes: entry.frames, floor: bounds.start, bounds };
        if let Some(mut one) = clause.read() {
            one.sentence = sentence;
            one.entry = Some(hit.entry);
            one.stance = stance(entry.cell("stance"));
            found.push(one);
        }
    }
}

/// The stance of an entry.
pub fn stance(cell: &str) -> Stance {
    match cell {
        "distancing" => Stance::Distancing,
        "endorsing" => Stance::Endorsing,
        _ => Stance::Neutral,
    }
}

/// Whether a noun phrase can speak: a pronoun, a name, a plural, people or a body of them.
fn animate(view: &View<'_>, first: usize, last: usize) -> bool {
    let tag = view.tag(last);
    matches!(tag, Tag::PRP | Tag::NNS)
        || tag.is_name()
        || view.is(last, Kind::ROLE.or(Kind::SPEAKER).or(Kind::GROUP).or(Kind::INDEFINITE))
        || view.is(first, Kind::INDEFINITE)
}

/// How far, in tokens, a search goes from its cue; a bound, so that an endless sentence costs no more per word.
pub const REACH: usize = 300;

/// The part of a sentence that searches from the cue at `at` may look at.
pub fn reach(sentence: &Range<usize>, at: usize) -> Range<usize> {
    at.saturating_sub(REACH).max(sentence.start)..sentence.end.min(at + REACH)
}

/// A verb of attribution in its sentence.
pub struct Clause<'a> {
    /// The document.
    pub view: &'a View<'a>,
    /// Where the verb stands.
    pub hit: &'a Hit,
    /// Frames of its entry.
    pub takes: u32,
    /// First token that a search to the left may look at.
    pub floor: usize,
    /// The sentence, as far as searches reach.
    pub bounds: Range<usize>,
}

impl Clause<'_> {
    fn read(&self) -> Option<Attribution> {
        let view = self.view;
        let group = verb::group(view, self.hit.tokens.clone(), self.floor);
        if group.passive {
            return self.passive(&group);
        }
        // `When asked about the delay, …`, `the resort, now called …`: a past tense without a subject is a participle.
        let plain = group.start == group.main && view.tag(group.main) == Tag::VBD && view.can(group.main, Tag::VBN);
        if plain && self.leads(&group) && self.takes & bit("passive") != 0 {
            return self.passive(&group);
        }
        match group.mood {
            Mood::Finite => self.finite(&group),
            Mood::Infinitive => self.infinitive(&group),
            Mood::Gerund => self.gerund(&group),
            Mood::Participle => self.participle(&group),
        }
    }

    /// Whether the group opens the sentence, or a clause with a subordinator and no subject: `When asked`.
    fn leads(&self, group: &Group) -> bool {
        let view = self.view;
        let adverb = group.start > self.bounds.start && view.adverb(group.start - 1);
        let first = group.start - usize::from(adverb);
        first == self.bounds.start
            || matches!(view.tag(first - 1), Tag::IN | Tag::WRB) && view.is(first - 1, Kind::SUBORDINATOR)
    }

    /// The attribution of these parts, if its content holds a word.
    pub fn attribution(
        &self,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        content: Vec<Range<usize>>,
        rule: &'static str,
    ) -> Option<Attribution> {
        let content: Vec<_> =
            content.into_iter().map(|piece| self.view.trimmed(piece)).filter(|piece| !piece.is_empty()).collect();
        if content.is_empty() {
            return None;
        }
        Some(Attribution {
            source: source.into_iter().collect(),
            cue: vec![cue],
            content,
            rule,
            ..Attribution::default()
        })
    }

    fn finite(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let complement = frame::complement(view, group.end, self.bounds.end, self.takes);
        let before = group.start;
        let conjoined = before > self.floor && view.tag(before - 1) == Tag::CC;
        let subject = if conjoined {
            verb::main_subject(view, self.floor, before - 1)
        } else {
            verb::subject(view, before, self.floor)
        };
        let turned = complement.rule == "object"
            && before > self.floor
            && view.is(before - 1, Kind::COMMA)
            && (self.bounds.start..before).any(|at| view.tag(at).is_finite());
        // `“…,” Joe Roe, the mayor, told the Herald`
        let placed = subject.as_ref().is_some_and(|subject| {
            subject.start > self.bounds.start && self.closes_quotation(subject.start) && subject.end == before
        });
        if !placed
            && (subject.is_none() || turned || (before > self.floor && self.closes_quotation(before)))
            && let Some(source) = self.inverted(group)
        {
            return self.tagged(group, group.start, source.clone(), source.end);
        }
        let source = match subject {
            // `That said, …`
            Some(subject)
                if subject.len() == 1 && view.is(subject.start, Kind::THAT) && view.tag(subject.start) == Tag::DT =>
            {
                return None;
            }
            Some(subject) => subject,
            // `Jane Roe for the ministry, says`: a comma too many.
            None if before > self.floor && view.is(before - 1, Kind::COMMA) => {
                verb::main_subject(view, self.floor, before - 1).or_else(|| {
                    noun::before(view, before - 1, self.floor).filter(|source| source.start == self.bounds.start)
                })?
            }
            None => return None,
        };
        // `a website called Real News`: named so by nobody in particular.
        if self.takes & bit("passive") != 0
            && group.start == group.main
            && complement.rule == "object"
            && (view.document.word(complement.content).starts_with(char::is_uppercase) || view.is(complement.content, Kind::QUOTE))
            && source.end == group.start
            && matches!(view.tag(source.end - 1), Tag::NN | Tag::NNS)
            && view.can(group.main, Tag::VBN)
            && source.start > self.bounds.start
            && matches!(view.tag(noun::plain_before(view, source.end, self.floor).unwrap_or(source.start).saturating_sub(1)), Tag::IN | Tag::TO | Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VB)
        {
            let first = noun::plain_before(view, source.end, self.floor).unwrap_or(source.start);
            let end = self.content_end(group, &source, complement);
            return self.attribution(None, group.start..group.end, vec![first..source.end, complement.content..end], "passive object");
        }
        let speech = self.takes & bit("quote") != 0;
        let left = source.start.min(group.start);
        // `“…,” Roe said in a statement`: what was said stands before.
        let title = complement.rule == "quote"
            && self.takes & bit("object-that") != 0
            && view.quote(complement.content).is_some_and(|quote| quote.len() <= 7);
        // `On “The Morning Hour,” Roe said the dam was safe`: a title in a phrase before the clause.
        let fronted = complement.rule == "bare"
            && left - self.bounds.start < 20
            && !(self.bounds.start..left).any(|at| view.tag(at).is_finite());
        if speech
            && !conjoined
            && left > self.bounds.start
            && self.closes_quotation(left)
            && !fronted
            && (title || !matches!(complement.rule, "that" | "quote" | "colon"))
        {
            let right = if complement.frame == 0 { complement.content.max(group.end) } else { group.end };
            return self.tagged(group, left, source, right);
        }
        if speech && left > self.bounds.start && view.is(left - 1, Kind::AS) && (complement.frame == 0
                || frame::is_phrase(complement.frame)
                || complement.rule == "object" && self.takes & bit("object-that") != 0)
        {
            let right = (group.end..self.bounds.end).find(|&at| view.is(at, Kind::BREAK) && !view.abbreviated(at));
            return self.as_said(group, left - 1, source, right.unwrap_or(self.bounds.end));
        }
        let asked = view.is(source.start.saturating_sub(1), Kind::RELATIVE.or(Kind::QUESTION))
            && source.start > self.bounds.start
            && !view.is(source.start - 1, Kind::THAT);
        // `a strike that executives said could hurt`: the clause goes on behind the cue.
        let next = if view.adverb(group.end) { group.end + 1 } else { group.end };
        let hangs = asked || left > self.bounds.start && view.tag(left - 1).is_noun() && view.tag(left - 1) != Tag::NNP;
        // `the case on which it ruled`: no subject of what follows.
        let object = left > self.bounds.start + 1 && asked && view.tag(left - 2) == Tag::IN;
        if hangs && !object && self.takes & bit("bare") != 0 && view.tag(next).is_finite() && view.tag(next) != Tag::PRPV {
            let relative = view.is(left - 1, Kind::RELATIVE).then_some(left - 1..left);
            let end = border::content_end(view, next, self.bounds.end, Setting { relative: true, ..Setting::default() });
            let pieces = relative.into_iter().chain([group.end..end]).collect();
            return self.attribution(Some(source), group.start..group.end, pieces, "bare");
        }
        // `Roe told the paper:` and the quotation in a paragraph of its own.
        let last = self.bounds.end - 1;
        if speech && last >= group.end && view.is(last, Kind::COLON.or(Kind::COMMA)) && !frame::is_clause(complement.frame)
            && let Some(quote) = view.quote(self.bounds.end).filter(|quote| quote.start == self.bounds.end)
        {
            return self.attribution(Some(source), group.start..group.end, vec![quote], "colon");
        }
        if complement.frame & self.takes == 0 || (complement.frame == 0 && speech) {
            if asked && complement.frame == 0 && self.takes & (bit("object") | bit("bare")) != 0 {
                // `which he denied`: the relative word stands for the content.
                let word = source.start - 1;
                return self.attribution(Some(source), group.start..group.end, vec![word..word + 1], "object");
            }
            if complement.frame == 0 && speech && !view.is(source.start, Kind::RELATIVE) {
                return self.tagged(group, left, source, complement.content.max(group.end));
            }
            return None;
        }
        if self.takes & bit("impersonal") != 0 {
            return self.seeming(group, &source, complement);
        }
        // `…, the envoy told a news conference`
        if complement.rule == "object"
            && self.takes & bit("object-that") != 0
            && speech
            && !conjoined
            && left > self.bounds.start
            && view.is(left - 1, Kind::COMMA)
            && (self.bounds.start..left).any(|at| view.tag(at).is_finite())
            && let Some(end) = noun::after(view, complement.content, self.bounds.end)
            && (end >= self.bounds.end || view.is(end, Kind::BREAK) || view.tag(end) == Tag::IN)
            && let Some(one) = self.tagged(group, left, source.clone(), end)
        {
            return Some(one);
        }
        // `said on Monday, in answer to a reader, “…”`
        if speech
            && frame::is_phrase(complement.frame)
            && let Some(quote) = self.later_quotation(complement.content)
        {
            return self.attribution(Some(source), group.start..group.end, vec![quote], "quote");
        }
        // `…, Roe said in a speech`: a clause before the tag, and no content after it.
        let adjunct = speech && frame::is_phrase(complement.frame) && !view.is(source.start, Kind::RELATIVE);
        if adjunct
            && left > self.bounds.start
            && view.is(left - 1, Kind::COMMA)
            && let Some(one) = self.tagged(group, left, source.clone(), group.end)
        {
            return Some(one);
        }
        let end = self.content_end(group, &source, complement);
        let mut pieces = vec![complement.content..end];
        if asked
            && (complement.frame & (bit("object") | bit("object-to")) == 0 || view.is(complement.content, Kind::QUOTE))
            && view.is(source.start - 1, Kind::RELATIVE.or(Kind::QUESTION))
        {
            pieces.insert(0, source.start - 1..source.start);
        }
        self.attribution(Some(source), group.start..complement.cue_end, pieces, complement.rule)
    }

    /// The quotation that a comma brings in behind phrases.
    fn later_quotation(&self, from: usize) -> Option<Range<usize>> {
        let view = self.view;
        let open = (from..self.bounds.end.min(from + 30)).find(|&at| view.is(at, Kind::QUOTE) || view.tag(at).is_finite())?;
        let quote = view.quote(open).filter(|_| view.is(open, Kind::QUOTE) && view.is(open - 1, Kind::COMMA.or(Kind::COLON)))?;
        (quote.len() > 6).then_some(quote)
    }

    /// `seems`, `appears`: what seems is the content, and nobody is the source.
    fn seeming(&self, group: &Group, source: &Range<usize>, complement: Complement) -> Option<Attribution> {
        let end = self.content_end(group, source, complement);
        let mut pieces = Vec::new();
        if !(source.len() == 1 && self.view.is(source.start, Kind::IT)) || complement.rule == "to" {
            pieces.push(source.clone());
        }
        pieces.push(complement.content..end);
        self.attribution(None, group.start..complement.cue_end, pieces, "impersonal")
    }

    fn content_end(&self, group: &Group, source: &Range<usize>, complement: Complement) -> usize {
        let view = self.view;
        let first = source.start.min(group.start);
        let before = if first > self.bounds.start { Some(first - 1) } else { None };
        // `When Roe said he won, the crowd left`: the main clause is still to come.
        let fronted = before.is_some_and(|before| {
            view.is(before, Kind::SUBORDINATOR)
                && view.tag(before) != Tag::CC
                && !(self.bounds.start..before).any(|at| view.tag(at).is_finite())
        });
        let relative =
            view.is(source.start, Kind::RELATIVE) && before.is_some_and(|before| view.is(before, Kind::COMMA));
        if view.is(complement.content, Kind::QUOTE)
            && let Some(quote) = view.quote(complement.content)
            && quote.end >= self.bounds.end
        {
            return quote.end;
        }
        border::content_end(
            view,
            complement.content,
            self.bounds.end,
            Setting { fronted, relative, noun: frame::is_noun(complement.frame), tense: Some(view.tag(group.main)).filter(|tag| matches!(*tag, Tag::VBD | Tag::VBZ | Tag::VBP)) },
        )
    }

    /// `declined to say`, `went on to argue`: the verb before `to` has the subject.
    fn infinitive(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let complement = frame::complement(view, group.end, self.bounds.end, self.takes);
        if complement.frame & self.takes == 0
            || self.takes & bit("impersonal") != 0
            || self.takes & bit("infinitive") == 0
        {
            return None;
        }
        let mut start = group.start;
        let mut source = None;
        if start > self.floor {
            let before = start - 1;
            if view.tag(before).is_verb() || view.tag(before) == Tag::RP {
                let main = if view.tag(before) == Tag::RP && before > self.floor { before - 1 } else { before };
                let governor = verb::group(view, main..before + 1, self.floor);
                if governor.passive {
                    source = None;
                } else if governor.mood == Mood::Finite {
                    source = verb::subject(view, governor.start, self.floor)
                        .or_else(|| verb::main_subject(view, self.floor, governor.start));
                }
                start = governor.start;
            } else {
                // `has led many to ask`: the object of the verb before does it.
                let controlled = noun::plain_before(view, start, self.floor).filter(|&first| {
                    first > self.floor && view.tag(first - 1).is_verb() && !view.is(first - 1, Kind::BE)
                });
                source = match controlled {
                    // `find the time to blame`: no time does.
                    Some(_) if view.is(start - 1, Kind::TIME) => verb::main_subject(view, self.floor, start),
                    Some(first) if !animate(view, first, start - 1) => return None,
                    Some(first) => Some(first..start),
                    None => verb::main_subject(view, self.floor, start),
                };
            }
        }
        // `It is easy to criticise`: nobody does it.
        let nobody = |source: &Range<usize>| {
            source.len() == 1
                && (view.is(source.start, Kind::IT.or(Kind::THERE).or(Kind::THAT))
                    || view.tag(source.start) == Tag::PRPV)
        };
        let source = source.filter(|source| !nobody(source))?;
        let setting = Setting { noun: frame::is_noun(complement.frame), ..Setting::default() };
        let end = border::content_end(view, complement.content, self.bounds.end, setting);
        self.attribution(
            Some(source),
            start..complement.cue_end,
            vec![complement.content..end],
            Clausal::Infinitive.rule(complement.rule),
        )
    }

    /// `…, saying that`: the subject of the main clause says it.
    fn gerund(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let complement = frame::complement(view, group.end, self.bounds.end, self.takes);
        if complement.frame & self.takes == 0 || self.takes & bit("participle") == 0 {
            return None;
        }
        let opens = group.start == self.bounds.start
            || (group.start == self.bounds.start + 1 && view.is(group.start - 1, Kind::SUBORDINATOR));
        if opens {
            let end = border::content_end(
                view,
                complement.content,
                self.bounds.end,
                Setting { fronted: true, noun: frame::is_noun(complement.frame), ..Setting::default() },
            );
            let source = if view.is(end, Kind::COMMA) {
                noun::after(view, end + 1, self.bounds.end).map(|last| end + 1..last)
            } else {
                None
            };
            return self.attribution(
                source,
                group.start..complement.cue_end,
                vec![complement.content..end],
                Clausal::Participle.rule(complement.rule),
            );
        }
        let before = group.start - 1;
        // `say adding salt is simple`: part of the content.
        if view.tag(before).is_finite() && view.verb_frames(before) & bit("bare") != 0 {
            return None;
        }
        // `Roe, after saying no`: the mark before the little word ends the subject.
        let after = before > self.floor && view.tag(before) == Tag::IN && view.is(before - 1, Kind::COMMA);
        let close = if after { before - 1 } else { before };
        let end = border::content_end(
            view,
            complement.content,
            self.bounds.end,
            Setting { relative: view.is(before, Kind::COMMA), noun: frame::is_noun(complement.frame), ..Setting::default() },
        );
        // `a study documenting the diet has found`: the outer verb ends what the participle takes.
        let end = noun::after(view, complement.content, self.bounds.end)
            .filter(|&last| {
                frame::is_noun(complement.frame) && view.tag(before).is_noun() && last < end && view.tag(last).is_finite()
            })
            .unwrap_or(end);
        let source = if view.is(before, Kind::AS) && before > self.floor {
            // `quoted an aide as saying`
            noun::plain_before(view, before, self.floor)
                .map(|first| first..before)
                .or_else(|| verb::main_subject(view, self.floor, group.start))
        } else if view.tag(before).is_noun() {
            noun::before(view, group.start, self.floor)
        } else if view.is(close, Kind::COMMA)
            && close > self.floor
            && !(self.bounds.start..close).any(|at| view.tag(at).is_finite())
        {
            noun::before(view, close, self.floor)
        } else {
            verb::main_subject(view, self.floor, group.start)
        };
        if source.is_none() && !frame::is_clause(complement.frame) {
            return None;
        }
        let (source, start) = match source.as_ref().and_then(|source| self.wrote(source, group.start)) {
            Some(writer) => writer,
            None => (source, group.start),
        };
        self.attribution(
            source,
            start..complement.cue_end,
            vec![complement.content..end],
            Clausal::Participle.rule(complement.rule),
        )
    }

    /// Who wrote what speaks, and where the verb begins that says so: `issued a statement saying`.
    fn wrote(&self, source: &Range<usize>, participle: usize) -> Option<(Option<Range<usize>>, usize)> {
        let view = self.view;
        let noun = participle.checked_sub(1)?;
        let first = noun::plain_before(view, participle, self.floor)?;
        if source.end != participle || !view.is(noun, Kind::WORK) || first <= self.floor || !view.tag(first - 1).is_verb() {
            return None;
        }
        let group = verb::group(view, first - 1..first, self.floor);
        if group.passive || view.is(group.main, Kind::BE) {
            return None;
        }
        let writer = verb::subject(view, group.start, self.floor)
            .or_else(|| verb::main_subject(view, self.floor, group.start))?;
        Some((Some(writer), group.start))
    }

    /// A participle with no auxiliary: a past tense that the tagger took for one, or a shortened relative clause.
    fn participle(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let opens = group.start == self.bounds.start || view.is(group.start - 1, Kind::SUBORDINATOR.or(Kind::COMMA));
        // `said by telephone` is no passive.
        let by = view.is(group.end, Kind::BY)
            && !view.is(group.end + 1, Kind::MEANS.or(Kind::TIME))
            && view.tag(group.end + 1) != Tag::CD;
        if !by && self.follows_apposition(group) {
            return self.finite(group);
        }
        if self.takes & bit("passive") != 0 && (opens || by) {
            return self.passive(group);
        }
        if by {
            return None;
        }
        self.finite(group)
    }

    /// `In May, Jane Roe, the mayor, proposed closing the dam`: nothing else carries the clause.
    fn follows_apposition(&self, group: &Group) -> bool {
        let view = self.view;
        let before = group.start.saturating_sub(1);
        if before <= self.floor
            || !view.is(before, Kind::COMMA)
            || matches!(view.tag(group.end), Tag::IN | Tag::TO | Tag::PUNCT) && !view.is(group.end, Kind::THAT)
        {
            return false;
        }
        if subject::described(view, group.start, self.floor).is_some() {
            return true;
        }
        !(self.bounds.start..before).any(|at| view.tag(at).is_finite())
            && apposition::with_apposition(view, before, self.floor).is_some_and(|subject| subject.end == group.start)
    }

    /// The `by` that brings in who did it: right after the verb, or after times, phrases and verbs joined to it.
    fn agent(&self, from: usize) -> Option<usize> {
        let view = self.view;
        let mut at = from;
        while at < self.bounds.end.min(from + 9) {
            if view.is(at, Kind::BY) {
                let means = view.is(at + 1, Kind::MEANS.or(Kind::TIME)) || matches!(view.tag(at + 1), Tag::VBG | Tag::CD);
                return (!means || at == from).then_some(at);
            }
            let passes = view.is(at, Kind::TIME)
                || view.adverb(at)
                || matches!(view.tag(at), Tag::CC | Tag::VBN | Tag::IN | Tag::DT | Tag::CD | Tag::JJ)
                || view.tag(at).is_noun();
            if !passes || view.is(at, Kind::SUBORDINATOR.or(Kind::RELATIVE)) && !view.is(at, Kind::TIME) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// `is expected to`, `was accused of`, `was praised by`.
    fn passive(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let subject = verb::subject(view, group.start, self.floor);
        let complement = frame::complement(view, group.end, self.bounds.end, self.takes | bit("by"));
        let mut source = None;
        let cue_end = group.end;
        if self.takes & bit("passive") == 0 {
            return None;
        }
        if let Some(by) = self.agent(group.end) {
            source = noun::after(view, by + 1, self.bounds.end).map(|end| by + 1..end);
        }
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let impersonal = subject.as_ref().is_some_and(|subject| subject.len() == 1 && view.is(subject.start, Kind::IT));
        let speech = complement.frame & frame::CLAUSES & self.takes != 0;
        // `endorsed in May by the union`: what lies between is no content.
        let parted = source.is_some() && !view.is(group.end, Kind::BY) && !speech && complement.rule != "to";
        if let Some(subject) = subject.filter(|_| !(speech || impersonal && complement.rule != "to")) {
            pieces.push(subject);
        }
        let told = source.is_none() || !parted && !view.is(group.end, Kind::BY);
        if told && complement.frame != 0 && complement.rule != "tag" {
            pieces.push(
                complement.content
                    ..border::content_end(
                        view,
                        complement.content,
                        self.bounds.end,
                        Setting { fronted: self.leads(group), ..Setting::default() },
                    ),
            );
        }
        let cue_end =
            if complement.rule != "by" && complement.frame & self.takes != 0 { complement.cue_end } else { cue_end };
        self.attribution(source, group.start..cue_end, pieces, Clausal::Passive.rule(complement.rule))
    }
}
