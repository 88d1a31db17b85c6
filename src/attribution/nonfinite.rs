//! Verbs of attribution that carry no clause of their own: `declined to say`, `…, saying that`.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::actor;
use crate::attribution::adjunct;
use crate::attribution::border::{self, Setting};
use crate::attribution::find::Clause;
use crate::attribution::frame::{self, Complement};
use crate::attribution::fronted;
use crate::attribution::noun;
use crate::attribution::rule::{Clausal, Form};
use crate::attribution::verb::{self, Group, Mood};
use crate::attribution::view::Kind;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

impl Clause<'_> {
    /// `declined to say`, `went on to argue`: the verb before `to` has the subject.
    pub fn infinitive(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let complement = frame::complement(view, group.end, self.bounds.end, self.takes);
        if let Some(one) = self.due(group, complement) {
            return Some(one);
        }
        if complement.frame & self.takes == 0
            || self.takes & Frame::IMPERSONAL != 0
            || self.takes & Frame::INFINITIVE == 0
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
                        .or_else(|| actor::main_subject(view, self.floor, governor.start));
                }
                start = governor.start;
            } else if let Some(first) = self.ready(before) {
                source = verb::subject(view, first, self.floor);
                start = first;
            } else {
                // `has led many to ask`: the object of the verb before does it.
                let controlled = noun::plain_before(view, start, self.floor).filter(|&first| {
                    first > self.floor && view.tag(first - 1).is_verb() && !view.is(first - 1, Kind::BE)
                });
                let calls = |noun: usize| view.verb_frames(noun) & Frame::TO != 0;
                source = match controlled {
                    // `emailed me to say`
                    Some(first) if view.in_list("contacts", view.document.word(first - 1)) => {
                        actor::main_subject(view, self.floor, start)
                    }
                    // `find the time to blame`: no time does.
                    // `called a news conference to say`
                    Some(_) if view.is(start - 1, Kind::TIME.or(Kind::OCCASION)) => {
                        actor::main_subject(view, self.floor, start)
                    }
                    // `faces calls to quit`: who calls for it is not told.
                    Some(first) if !noun::animate(view, first, start - 1) || calls(start - 1) => return None,
                    Some(first) => Some(first..start),
                    None => actor::actor(view, self.floor, start),
                };
            }
        }
        // `As Roe likes to say, “…”`
        if let Some(one) = self.liked(group, start, source.as_ref()) {
            return Some(one);
        }
        // `It is easy to criticise`: nobody does it.
        let nobody = |source: &Range<usize>| {
            source.len() == 1
                && (view.is(source.start, Kind::IT.or(Kind::THERE).or(Kind::THAT))
                    || view.tag(source.start) == Tag::PRPV)
        };
        let source = source.filter(|source| !nobody(source))?;
        let setting = Setting {
            fronted: self.subordinate(source.start.min(start)),
            noun: frame::is_noun(complement.frame),
            ..Setting::default()
        };
        let end = border::content_end(view, complement.content, self.bounds.end, setting);
        self.attribution(
            Some(source),
            start..complement.cue_end,
            vec![complement.content..end],
            Clausal::Infinitive.with(complement.form),
        )
    }

    /// `“…,” he was due to say`, `“…,” he is expected to tell voters`: a speech told before it is given.
    fn due(&self, group: &Group, complement: Complement) -> Option<Attribution> {
        let view = self.view;
        let before = group.start.checked_sub(1).filter(|&before| before > self.floor)?;
        if self.takes & Frame::QUOTE == 0 || !view.in_list("planned", view.document.word(before)) {
            return None;
        }
        let verb = verb::group(view, before..before + 1, self.floor);
        let be = (verb.start..before).any(|at| view.is(at, Kind::BE));
        let source = verb::subject(view, verb.start, self.floor).filter(|source| be && source.end <= verb.start)?;
        let right = match complement.form {
            _ if complement.frame == 0 => group.end,
            Form::Object if self.takes & Frame::OBJECT_THAT != 0 => {
                noun::after(view, complement.content, self.bounds.end)?
            }
            _ => return None,
        };
        let left = source.start;
        let whole = Group { start: verb.start, ..group.clone() };
        self.closes_quotation(left).then(|| self.tagged(&whole, left, source, right)).flatten()
    }

    /// `As Roe likes to say, …`: the clause behind the comma.
    fn liked(&self, group: &Group, start: usize, source: Option<&Range<usize>>) -> Option<Attribution> {
        let view = self.view;
        let source = source.filter(|source| source.start > self.bounds.start && view.is(source.start - 1, Kind::AS))?;
        let speaks = self.takes & Frame::QUOTE != 0 && view.is(group.end, Kind::COMMA.or(Kind::COLON));
        let whole = Group { start, ..group.clone() };
        if speaks { self.as_said(&whole, source.start - 1, source.clone(), group.end) } else { None }
    }

    /// Where the verb begins of an adjective that tells how somebody says something: `was quick to say`.
    fn ready(&self, adjective: usize) -> Option<usize> {
        let view = self.view;
        let group = verb::group(view, adjective..adjective + 1, self.floor);
        let be = (group.start..adjective).any(|at| view.is(at, Kind::BE));
        (be && view.tag(adjective).is_adjective()).then_some(group.start)
    }

    /// `…, saying that`: the subject of the main clause says it.
    pub fn gerund(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let complement = frame::complement(view, group.end, self.bounds.end, self.takes);
        if !frame::is_clause(complement.frame)
            && let Some(one) = self.quoted_as(group)
        {
            return Some(one);
        }
        if complement.frame & self.takes == 0 || self.takes & Frame::PARTICIPLE == 0 || self.describes_noun(group) {
            return None;
        }
        let opens = group.start == self.bounds.start
            || (group.start == self.bounds.start + 1 && view.is(group.start - 1, Kind::SUBORDINATOR));
        if opens {
            if self.is_subject(group, complement) {
                return None;
            }
            let (end, source) =
                fronted::fronted(view, complement.content, self.bounds.end, frame::is_noun(complement.frame));
            return self.attribution(
                source,
                group.start..complement.cue_end,
                vec![complement.content..end],
                Clausal::Participle.with(complement.form),
            );
        }
        // `passed a plan on Monday calling for`: the time is no source.
        let time = |at: usize| view.is(at, Kind::TIME) && !view.is(at, Kind::POSSESSIVE);
        let mut from = group.start;
        while from > self.floor + 2 && time(from - 1) {
            from -= 1 + usize::from(view.tag(from - 2) == Tag::IN);
        }
        let before = from - 1;
        // `say adding salt is simple`: part of the content.
        // `“…,” he said adding that`: a comma too few.
        let again = complement.form == Form::That && self.takes & Frame::QUOTE != 0;
        if view.tag(before).is_finite() && view.verb_frames(before) & Frame::BARE != 0 && !again {
            return None;
        }
        // `Roe, after saying no`: the mark before the little word ends the subject.
        let after = before > self.floor && view.tag(before) == Tag::IN && view.is(before - 1, Kind::COMMA);
        let close = if after { before - 1 } else { before };
        let end = border::content_end(
            view,
            complement.content,
            self.bounds.end,
            Setting {
                relative: view.is(before, Kind::COMMA),
                hangs: view.tag(before).is_noun(),
                noun: frame::is_noun(complement.frame),
                infinitive: complement.form == Form::To,
                ..Setting::default()
            },
        );
        // `a study documenting the diet has found`: the outer verb ends what the participle takes.
        let end = noun::after(view, complement.content, self.bounds.end)
            .filter(|&last| {
                frame::is_noun(complement.frame)
                    && view.tag(before).is_noun()
                    && last < end
                    && view.tag(last).is_finite()
            })
            .unwrap_or(end);
        // `Roe, in turn, affirmed the claims, saying`
        let carried =
            |at: usize| view.tag(at) == Tag::VBN && at > 0 && view.is(at - 1, Kind::COMMA) && view.determined(at + 1);
        let source = if view.is(before, Kind::AS) && before > self.floor {
            // `quoted an aide as saying`; `was quoted by the Herald as saying`: the subject says it.
            noun::plain_before(view, before, self.floor)
                .filter(|&first| {
                    // `was quoted today as saying`
                    let day = (first..before).all(|at| view.is(at, Kind::TIME) || view.tag(at) == Tag::JJ);
                    first <= self.floor || !(view.is(first - 1, Kind::BY) || view.tag(first - 1) == Tag::IN || day)
                })
                .map(|first| first..before)
                .or_else(|| actor::main_subject(view, self.floor, group.start))
        } else if before > self.floor
            && (view.is(before, Kind::INDEFINITE) || view.one_of(before, &["more", "fewer"]))
            && view.tag(before - 1) == Tag::CC
        {
            // `with one calling it dull and another joking that`
            Some(before..from)
        } else if view.tag(before).is_noun() || view.is(before, Kind::INDEFINITE) {
            // `entered the talks believing`: the object of a verb that cannot speak leaves it to the subject.
            let object = |source: &Range<usize>| {
                source.start > self.floor
                    && (view.tag(source.start - 1).is_finite() || view.tag(source.start - 1) == Tag::IN)
                    && !noun::acts(view, source)
                    && !(source.clone()).any(|at| view.is(at, Kind::WORK.or(Kind::POLL).or(Kind::PRONOUN)))
            };
            noun::before(view, from, self.floor).and_then(|source| {
                if object(&source) { actor::main_subject(view, self.floor, source.start) } else { Some(source) }
            })
        } else if view.is(close, Kind::COMMA)
            && close > self.floor
            && !(self.bounds.start..close).any(|at| view.finite(at) || carried(at))
        {
            // `quit on Wednesday, saying`: no day says it; `The bank on Friday, citing losses,`: the bank does.
            noun::before(view, close, self.floor).and_then(|source| {
                let mut end = source.end;
                while end > source.start && view.is(end - 1, Kind::TIME) {
                    end -= 1;
                }
                end -= usize::from(end < source.end && end > source.start && view.tag(end - 1) == Tag::IN);
                (end > source.start).then_some(source.start..end)
            })
        } else {
            self.speaker(before).or_else(|| actor::actor(view, self.floor, group.start))
        };
        if source.is_none() && !frame::is_clause(complement.frame) {
            return None;
        }
        let (source, start) = match source.as_ref().and_then(|source| self.wrote(source, from)) {
            Some(writer) => writer,
            None => (source, group.start),
        };
        self.attribution(
            source,
            start..complement.cue_end,
            vec![complement.content..end],
            Clausal::Participle.with(complement.form),
        )
    }

    /// Whether a participle that opens the sentence is, with what it takes, the subject of its verb: `Calling it work will help`.
    fn is_subject(&self, group: &Group, complement: Complement) -> bool {
        let view = self.view;
        let noun = |at: usize| noun::plain_after(view, at, self.bounds.end);
        // `Referring to the room as work will help`
        let end =
            noun(complement.content).map(|end| if view.is(end, Kind::AS) { noun(end + 1).unwrap_or(end) } else { end });
        let carried = |at: usize| view.tag(at).is_finite() || view.tag(at) == Tag::MD;
        group.start == self.bounds.start && frame::is_noun(complement.frame) && end.is_some_and(carried)
    }

    /// Whether a participle describes the noun after it, the subject of a clause: `said that warning signs were missed`.
    fn describes_noun(&self, group: &Group) -> bool {
        let view = self.view;
        let first = group.main == self.bounds.start
            || group.start == group.main && view.is(group.main - 1, Kind::THAT.or(Kind::SUBORDINATOR));
        let end = noun::plain_after(view, group.end, self.bounds.end);
        // `Saying taxes were too high, Roe quit`: the main clause is still to come.
        let main = |end: usize| {
            let comma = (end..self.bounds.end).find(|&at| view.is(at, Kind::COMMA));
            let verb = comma.and_then(|comma| noun::after(view, comma + 1, self.bounds.end));
            // `Warning signs were missed, Roe said.`
            let tag = |verb: usize| view.verb_frames(verb) & Frame::QUOTE != 0;
            verb.is_some_and(|verb| !tag(verb))
        };
        let common = view.tag(group.end).is_noun() && !view.tag(group.end).is_name();
        first && common && end.is_some_and(|end| view.finite(end) && (group.main > self.bounds.start || !main(end)))
    }

    /// `“It is old,” Roe was quoted as saying`, `… was quoted by the Herald as saying`: what was said stands before.
    fn quoted_as(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let last = group.start.checked_sub(2).filter(|&last| last > self.floor && view.is(last + 1, Kind::AS))?;
        let by = || (self.floor..last).rev().take(8).find(|&at| view.is(at, Kind::BY));
        let verb =
            if view.tag(last).is_noun() { by()?.checked_sub(1).filter(|&verb| verb > self.floor)? } else { last };
        let governor = verb::group(view, verb..verb + 1, self.floor);
        let source = verb::subject(view, governor.start, self.floor).filter(|_| governor.passive)?;
        let left = source.start;
        if left == self.bounds.start || !self.closes_quotation(left) {
            // `The dam had leaked, Roe was quoted as saying by the Herald.`
            let by = view.is(group.end, Kind::BY).then(|| noun::after(view, group.end + 1, self.bounds.end)).flatten();
            let rest = adjunct::skipped(view, by.unwrap_or(group.end), self.bounds.end);
            let closes =
                rest >= self.bounds.end || view.is(rest, Kind::STOP) || by.is_none() && view.tag(rest) == Tag::IN;
            let content = self.told_before(left).filter(|_| closes && left > self.bounds.start)?;
            return self.attribution(Some(source), governor.start..group.end, vec![content], Form::Tag);
        }
        self.tagged(&Group { start: governor.start, ..group.clone() }, left, source, group.end)
    }

    /// The subject of the tag that ends at a comma: `…, the Herald reported on Monday, citing`, `…, said Roe, adding`.
    fn speaker(&self, comma: usize) -> Option<Range<usize>> {
        let view = self.view;
        if !view.is(comma, Kind::COMMA) {
            return None;
        }
        let passed = |at: &usize| {
            !(view.is(*at, Kind::TIME) || view.adverb(*at) || view.tag(*at) == Tag::IN && view.is(at + 1, Kind::TIME))
        };
        let speaks = |at: usize| view.tag(at).is_finite() && view.verb_frames(at) & Frame::QUOTE != 0;
        let last = (self.floor..comma).rev().find(passed)?;
        if speaks(last) {
            return verb::subject(view, verb::group(view, last..last + 1, self.floor).start, self.floor);
        }
        // `…, said Roe, adding`
        let first = noun::plain_before(view, last + 1, self.floor)
            .filter(|&first| first > self.floor && !actor::takes_thing(view, first - 1, last + 1, self.floor))?;
        let turned = first > self.floor + 1
            && speaks(first - 1)
            && view.is(first - 2, Kind::COMMA.or(Kind::UNQUOTE).or(Kind::DASH));
        turned.then_some(first..last + 1)
    }

    /// Who wrote what speaks, and where the verb begins that says so: `issued a statement saying`.
    fn wrote(&self, source: &Range<usize>, participle: usize) -> Option<(Option<Range<usize>>, usize)> {
        let view = self.view;
        let noun = participle.checked_sub(1)?;
        let first = noun::plain_before(view, participle, self.floor)?;
        if source.end != participle
            || !view.is(noun, Kind::WORK)
            || first <= self.floor
            || !view.tag(first - 1).is_verb()
        {
            return None;
        }
        let group = verb::group(view, first - 1..first, self.floor);
        if group.passive || view.is(group.main, Kind::BE) {
            return None;
        }
        let writer = verb::subject(view, group.start, self.floor)
            .or_else(|| actor::main_subject(view, self.floor, group.start))?;
        Some((Some(writer), group.start))
    }
}
