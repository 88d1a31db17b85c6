//! Attributions whose cue is a verb: subject, verb, and what follows or precedes it.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::actor;
use crate::attribution::adjunct;
use crate::attribution::apposition;
use crate::attribution::frame::{self, Complement};
use crate::attribution::holder;
use crate::attribution::noun;
use crate::attribution::office;
use crate::attribution::opener;
use crate::attribution::rule::{Clausal, Construction, Form};
use crate::attribution::stance::stance;
use crate::attribution::verb::{self, Group, Mood};
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;
use crate::scan::Hit;

/// Every attribution of a sentence whose cue is a verb.
pub fn verbs(view: &View<'_>, sentence: usize, found: &mut Vec<Attribution>) {
    let bounds = view.document.sentences[sentence].tokens.clone();
    let mut from = bounds.start;
    while let Some(at) = view.next_verb(from..bounds.end) {
        from = at + 1;
        let Some((hit, entry)) = view.verb(at) else { continue };
        if view.quoted(at) || !view.tag(at).is_verb() || !view.counts(hit) {
            continue;
        }
        let bounds = reach(&bounds, at);
        let clause = Clause { view, hit, takes: entry.frames, floor: bounds.start, bounds };
        if let Some(mut one) = clause.read() {
            one.sentence = sentence;
            one.entry = Some(hit.entry);
            one.stance = stance(view, entry.facts.stance, &one.cue[0]);
            found.push(one);
        }
    }
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
        let participle = group.start == group.main && view.can(group.main, Tag::VBN);
        let plain = participle && view.tag(group.main) == Tag::VBD;
        let described =
            || self.leads(&group) || self.headlined(&group) || self.aside(&group) && self.inverted(&group).is_none();
        // `Workers at the mill when asked said`: what they were asked is not told.
        let next = group.end;
        let silent = || view.finite(next) && view.verb_frames(next) & Frame::QUOTE != 0;
        let behind = participle && group.start > self.floor;
        if behind && view.document.word(group.start - 1) == "when" && silent() {
            return None;
        }
        if plain && self.takes & Frame::PASSIVE != 0 && described() {
            return self.passive(&group);
        }
        // `shown that the moon, discovered in 1789, is dry`
        let past = matches!(view.tag(group.main), Tag::VBD | Tag::VBN);
        if participle && past && self.takes & Frame::PASSIVE == 0 && self.interposed(&group) {
            return None;
        }
        // `The trial of a clerk accused of fraud opened`: a participle that credits nobody.
        if plain
            && (self.takes & Frame::PASSIVE != 0 && self.charged(&group) || self.reduced(&group) || self.posted(&group))
        {
            return None;
        }
        match group.mood {
            Mood::Finite => self.finite(&group),
            Mood::Infinitive => self.infinitive(&group),
            Mood::Gerund => self.gerund(&group),
            Mood::Participle => self.participle(&group),
        }
    }

    /// The attribution of these parts, if its content holds a word.
    pub fn attribution(
        &self,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        content: Vec<Range<usize>>,
        rule: impl Into<Construction>,
    ) -> Option<Attribution> {
        Attribution::of(self.view, source, cue, content, rule)
    }

    /// A verb that carries a clause: its subject is the source.
    pub fn finite(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        if let Some(one) = self.quotes_away(group) {
            return Some(one);
        }
        let complement = opener::complement(view, group.end, self.bounds.end, self.takes);
        let before = group.start;
        let joint = self.joint(before);
        let conjoined = joint.is_some();
        let subject = match joint {
            Some(joint) => actor::actor(view, self.floor, joint),
            None => verb::subject(view, before, self.floor),
        };
        let turned = complement.form == Form::Object
            && before > self.floor
            && view.is(before - 1, Kind::COMMA)
            && (self.bounds.start..subject.as_ref().map_or(before, |subject| subject.start))
                .any(|at| view.tag(at).is_finite());
        // `“…,” Joe Roe, the mayor, told the Herald`
        let placed = subject.as_ref().is_some_and(|subject| {
            let parted = || view.is(before - 1, Kind::COMMA) && view.is(subject.start - 1, Kind::COMMA);
            subject.start > self.bounds.start
                && subject.end == before
                && (self.closes_quotation(subject.start) || parted())
        });
        // `Roe, who calls it “dead,” said`
        let aside = subject.as_ref().is_some_and(|subject| {
            subject.end == before
                && !self.swallows(subject)
                && view.is(before - 1, Kind::UNQUOTE)
                && view.quote(before - 1).is_some_and(|quote| quote.start > subject.start)
        });
        // `They want more money, thinks Jane Roe`
        let opined = self.reports(group, subject.as_ref())
            || self.opines(group) && subject.as_ref().is_none_or(|subject| subject.end + 1 < before)
            || subject.as_ref().is_some_and(|subject| self.swallows(subject));
        let stray = if subject.is_none() { self.stray(before) } else { None };
        let quoted = stray.as_ref().is_some_and(|source| source.start > self.floor);
        let closes = before > self.floor && self.closes_quotation(before);
        // `and the clerk, Joe Lund, denied the charge`: no thing denies.
        let turned = turned && !self.takes_after(group, subject.as_ref());
        let away = !quoted && (subject.is_none() || turned || opined || closes);
        if (self.told_by(group, subject.as_ref(), complement) || away && !(placed || aside))
            && let Some(source) = self.inverted(group)
        {
            return self.tagged(group, group.start, source.clone(), source.end);
        }
        if let Some(one) = self.heads_away(group, complement) {
            return Some(one);
        }
        if subject.as_ref().is_some_and(|subject| self.tells_of(group, subject, complement)) {
            return None;
        }
        let source = match subject {
            // `That said, …`
            Some(subject)
                if subject.len() == 1 && view.is(subject.start, Kind::THAT) && view.tag(subject.start) == Tag::DT =>
            {
                return None;
            }
            // `What worries doctors is`: a thing.
            Some(subject) if subject.len() == 1 && view.document.word(subject.start).eq_ignore_ascii_case("what") => {
                return None;
            }
            // `So says Jane Roe`: what was said stands before.
            Some(subject) if subject.len() == 1 && subject.end == before && view.is(subject.start, Kind::PROFORM) => {
                let source = apposition::after_with_apposition(view, group.end, self.bounds.end)?;
                return self.attribution(Some(group.end..source), group.start..group.end, vec![subject], Form::Tag);
            }
            Some(subject) => subject,
            // `Jane Roe for the ministry, says`
            None if before > self.floor && view.is(before - 1, Kind::COMMA) => {
                let subject = actor::main_subject(view, self.floor, before - 1).or(stray)?;
                office::without_day(view, subject)
            }
            None => return None,
        };
        if holder::other(view, &source, complement, self.takes, self.floor) {
            return None;
        }
        if holder::none(view, &source, complement, self.takes) {
            // `a drug thought to help`, but `a method known as grafting` is a name.
            let seen = complement.form == Form::As && view.document.word(group.main) != "known";
            let known = (group.start..group.main).all(|at| view.adverb(at))
                && (seen || complement.form == Form::To)
                && view.can(group.main, Tag::VBN)
                && self.takes & Frame::PASSIVE != 0;
            return known.then(|| self.passive(group)).flatten();
        }
        if let Some(first) = self.named(group, &source, complement) {
            let end = self.content_end(group, &source, complement);
            let pieces = vec![first..source.end, complement.content..end];
            return self.attribution(None, group.start..group.end, pieces, Clausal::Passive.with(Form::Object));
        }
        self.said(group, source.clone(), complement, conjoined).or_else(|| self.waiting(group, &source))
    }

    /// What the source of a finite verb says, wherever it stands.
    fn said(
        &self,
        group: &Group,
        source: Range<usize>,
        complement: Complement,
        conjoined: bool,
    ) -> Option<Attribution> {
        let view = self.view;
        // `issued a statement saying`: the participle brings the content.
        if complement.form == Form::Ing
            && view.is(group.end - 1, Kind::WORK)
            && view.verb_frames(complement.content) & Frame::QUOTE != 0
        {
            return None;
        }
        let speech = self.takes & Frame::QUOTE != 0;
        // `The vote, many think, is lost`
        let opinion = self.takes & (Frame::THAT | Frame::BARE) == Frame::THAT | Frame::BARE;
        // `it emerged that`
        let nobody = self.takes & Frame::IMPERSONAL != 0;
        if nobody && speech && !(source.len() == 1 && view.is(source.start, Kind::IT)) {
            return None;
        }
        // `…, it seems.`: the writer's own word.
        if nobody && !speech && complement.form == Form::Tag {
            return None;
        }
        let source = self.without_lead(group, source);
        let left = source.start.min(group.start);
        if holder::brings(view, group.main, left, complement, self.bounds.start) {
            return None;
        }
        // `“…,” Roe said in a statement`: what was said stands before.
        let title = complement.form == Form::Quote
            && self.takes & Frame::OBJECT_THAT != 0
            && view.quote(complement.content).is_some_and(|quote| quote.len() <= 7);
        // `On “The Morning Hour,” Roe said the dam was safe`: a title in a phrase before the clause.
        let fronted = complement.form == Form::Bare
            && left - self.bounds.start < 20
            && !(self.bounds.start..left).any(|at| view.tag(at).is_finite());
        let interrupts = self.interrupts(left, complement);
        if speech
            && !conjoined
            && left > self.bounds.start
            && self.closes_quotation(left)
            && !fronted
            && (title || interrupts || !matches!(complement.form, Form::That | Form::Quote | Form::Colon))
        {
            let right = match complement.frame {
                0 => complement.content.max(group.end),
                // `“First,” Roe told the Herald, “there is no deal.”`
                _ if interrupts && view.is(complement.content - 1, Kind::COMMA) => complement.content - 1,
                _ => group.end,
            };
            return self.tagged(group, left, source, right);
        }
        if speech && !conjoined && self.breaks_off(left, complement) {
            return self.tagged(group, left, source, complement.content - 1);
        }
        if self.in_a_way(left, complement) {
            return self.as_said(group, left - 1, source, complement.content + 1);
        }
        if (speech || opinion)
            && left > self.bounds.start
            && view.is(left - 1, Kind::AS)
            && (complement.frame == 0
                // `as traders fretted about the price`
                || frame::is_phrase(complement.frame & !(Frame::ABOUT | Frame::OVER))
                || complement.form == Form::Object && self.takes & Frame::OBJECT_THAT != 0)
        {
            let right = (group.end..self.bounds.end).find(|&at| view.is(at, Kind::BREAK) && !view.abbreviated(at));
            return self.as_said(group, left - 1, source, right.unwrap_or(self.bounds.end));
        }
        let asked = view.is(source.start.saturating_sub(1), Kind::RELATIVE.or(Kind::QUESTION))
            && source.start > self.bounds.start
            && !view.is(source.start - 1, Kind::THAT);
        if let Some(quote) = self.was_how(left) {
            return self.attribution(Some(source), group.start..group.end, vec![quote], Form::Tag);
        }
        if let Some(pieces) = self.hanging(group, left, asked) {
            return self.attribution(Some(source), group.start..group.end, pieces, Form::Bare);
        }
        // `Roe told the paper:` and the quotation in a paragraph of its own.
        let last = self.bounds.end - 1;
        if speech
            && last >= group.end
            && view.is(last, Kind::COLON.or(Kind::COMMA))
            && !frame::is_clause(complement.frame)
            && let Some(quote) = view.quote(self.bounds.end).filter(|quote| quote.start == self.bounds.end)
        {
            return self.attribution(Some(source), group.start..group.end, vec![quote], Form::Colon);
        }
        if opinion
            && !speech
            && complement.frame == 0
            && left > self.bounds.start
            && view.is(left - 1, Kind::COMMA)
            && view.is(complement.content, Kind::COMMA.or(Kind::STOP))
        {
            return self.tagged(group, left, source, complement.content);
        }
        if complement.frame & self.takes == 0 || (complement.frame == 0 && speech) {
            let stands = asked && !view.is(source.start - 1, Kind::SUBORDINATOR);
            if stands && let Some(one) = self.gap(group, &source, complement) {
                return Some(one);
            }
            if let Some(noun) = self.summed(left, complement) {
                // `something she opposed as a senator`: who she was then.
                let judged = complement.form == Form::As
                    && noun::plain_after(view, complement.content, self.bounds.end)
                        .is_none_or(|end| !view.is(end - 1, Kind::ROLE));
                let rest = judged.then(|| complement.content - 1..self.content_end(group, &source, complement));
                let form = if judged { Form::ObjectAs } else { Form::Object };
                let pieces = std::iter::once(noun).chain(rest).collect();
                return self.attribution(Some(source), group.start..group.end, pieces, form);
            }
            let behind = left > self.bounds.start && view.is(left - 1, Kind::COMMA.or(Kind::UNQUOTE));
            let empty = complement.frame == 0;
            let where_told = || behind && adjunct::tells_where(view, group.end, self.bounds.end);
            if speech && !view.is(source.start, Kind::RELATIVE) && (empty || where_told()) {
                let right = if empty { complement.content.max(group.end) } else { group.end };
                return self.tagged(group, left, source, right);
            }
            return None;
        }
        if self.takes & Frame::IMPERSONAL != 0 {
            return self.seeming(group, &source, complement);
        }
        if speech
            && !conjoined
            && !view.is(source.start, Kind::RELATIVE)
            && let Some(end) = self.listener(left, complement)
            && let Some(one) = self.tagged(group, left, source.clone(), end)
        {
            return Some(one);
        }
        // `said on Monday, in answer to a reader, “…”`
        if speech
            && frame::is_phrase(complement.frame)
            && let Some(quote) = self.later_quotation(complement.content)
        {
            return self.attribution(Some(source), group.start..group.end, vec![quote], Form::Quote);
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
            && (complement.frame & (Frame::OBJECT | Frame::OBJECT_TO) == 0 || view.is(complement.content, Kind::QUOTE))
            && view.is(source.start - 1, Kind::RELATIVE.or(Kind::QUESTION))
            && !(source.start == self.bounds.start + 1 && view.tag(source.start - 1) == Tag::WRB)
            && !view.is(source.start - 1, Kind::SUBORDINATOR)
        {
            pieces.insert(0, source.start - 1..source.start);
        }
        let parted = self.particle(complement, end);
        if let Some(particle) = &parted {
            pieces = vec![complement.content..particle.start];
        }
        let mut found = self.attribution(Some(source), group.start..complement.cue_end, pieces, complement.form)?;
        found.cue.extend(parted);
        Some(found)
    }
}
