//! Participles and passives: what is said of somebody, and by whom.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::actor;
use crate::attribution::apposition;
use crate::attribution::border::{self, Setting};
use crate::attribution::find::Clause;
use crate::attribution::frame::{self, Complement};
use crate::attribution::noun;
use crate::attribution::outer;
use crate::attribution::rule::{Clausal, Form};
use crate::attribution::subject;
use crate::attribution::verb::{self, Group};
use crate::attribution::view::Kind;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

impl Clause<'_> {
    /// A participle with no auxiliary: a past tense that the tagger took for one, or a shortened relative clause.
    pub fn participle(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let opens = group.start == self.bounds.start
            || view.is(group.start - 1, Kind::SUBORDINATOR.or(Kind::COMMA)) && view.tag(group.start - 1) != Tag::CC;
        // `said by telephone` is no passive.
        let way = view.is(group.end + 1, Kind::MEANS.or(Kind::TIME)) || view.tag(group.end + 1) == Tag::CD;
        let by = view.is(group.end, Kind::BY) && !way;
        let told = view.is(group.end, Kind::BY) && way && self.takes & Frame::QUOTE != 0;
        if told || !by && self.follows_apposition(group) {
            return self.finite(group);
        }
        if self.takes & Frame::PASSIVE != 0 && (opens || by) {
            return self.passive(group);
        }
        if by || self.describes(group) || self.reduced(group) {
            return None;
        }
        self.finite(group)
    }

    /// Whether a past tense behind a noun is a participle, as the verb of the clause follows what it takes: `The bridges rated
    /// unsafe are shut`.
    pub fn reduced(&self, group: &Group) -> bool {
        let view = self.view;
        let before = group.start.saturating_sub(1);
        if self.takes & Frame::BARE != 0
            || before <= self.bounds.start
            || !matches!(view.tag(before), Tag::NN | Tag::NNS)
        {
            return false;
        }
        let from = (self.floor..group.start).rev().find(|&at| view.is(at, Kind::BREAK)).map_or(self.floor, |at| at + 1);
        let joins = Kind::RELATIVE.or(Kind::SUBORDINATOR).or(Kind::QUESTION);
        if (from..group.start).any(|at| view.tag(at).is_finite() || view.is(at, joins) || view.tag(at) == Tag::WPS) {
            return false;
        }
        let end = match view.quote(group.end).filter(|_| view.is(group.end, Kind::QUOTE)) {
            Some(quote) => Some(quote.end),
            None if view.tag(group.end) == Tag::JJ && !view.tag(group.end + 1).is_noun() => Some(group.end + 1),
            None => {
                let plain = noun::plain_after(view, group.end, self.bounds.end);
                // `groups called the firm and the soft are`
                let joined = plain.filter(|&end| view.tag(end) == Tag::CC && view.one_of(group.main, &["called"]));
                joined.and_then(|joint| noun::plain_after(view, joint + 1, self.bounds.end)).or(plain)
            }
        };
        // `backed the man members chose`: the last noun is the subject of its own verb.
        let two = |end: usize| {
            view.determined(group.end)
                && end > group.end + 2
                && view.tag(end - 2).is_noun()
                && (view.tag(end - 1) == Tag::NNS || view.tag(end - 1).is_name())
        };
        let carried = |end: usize| view.tag(end).is_finite() && !view.is(end, Kind::BREAK) && !two(end);
        end.is_some_and(|end| end < self.bounds.end && carried(end))
    }

    /// Whether the participle tells of the noun before it and credits nobody: `In a statement issued later it said`, `A paper
    /// posted online last month suggests`.
    fn describes(&self, group: &Group) -> bool {
        let view = self.view;
        let Some(first) = noun::plain_before(view, group.start, self.floor) else { return false };
        // Not `While greens criticised India's plan`.
        let phrase = |at: usize| view.tag(at) == Tag::IN && !view.is(at, Kind::SUBORDINATOR);
        if first == self.bounds.start + 1 && phrase(first - 1) {
            return true;
        }
        // `told the paper in an interview published on Monday that`
        if self.inside(group, first) && !view.is(group.end, Kind::THAT.or(Kind::BY)) {
            return true;
        }
        let relative = first > self.bounds.start && view.is(first - 1, Kind::RELATIVE.or(Kind::QUESTION));
        let clause = view.is(group.end, Kind::QUESTION.or(Kind::THAT).or(Kind::SUBORDINATOR));
        let last = subject::description_end(view, group.start, self.bounds.end);
        // The verb of the clause is still to come.
        let carried = last > group.end && view.tag(last).is_finite();
        carried && !relative && !clause && !view.tag(group.start - 1).is_name()
    }

    /// Whether a participle tells of something written in a phrase: `in an interview published on Monday`.
    fn inside(&self, group: &Group, first: usize) -> bool {
        let view = self.view;
        let phrase = |at: usize| view.tag(at) == Tag::IN && !view.is(at, Kind::SUBORDINATOR.or(Kind::THAT));
        view.is(group.start - 1, Kind::WORK) && first > self.floor && phrase(first - 1)
    }

    /// Whether a past tense tells where something was said, behind the verb of its clause: `said in a statement posted on the
    /// page that`.
    pub fn posted(&self, group: &Group) -> bool {
        const OUT: [&str; 7] = ["posted", "issued", "released", "published", "sent", "shared", "aired"];
        let view = self.view;
        let first = || noun::plain_before(view, group.start, self.floor).filter(|&first| self.inside(group, first));
        view.one_of(group.main, &OUT)
            && first().is_some_and(|first| {
                (self.floor..first)
                    .rev()
                    .take(3)
                    .any(|at| view.tag(at).is_finite() && view.verb_frames(at) & Frame::QUOTE != 0)
            })
    }

    /// `In May, Jane Roe, the mayor, proposed closing the dam`: nothing else carries the clause.
    fn follows_apposition(&self, group: &Group) -> bool {
        let view = self.view;
        let before = group.start.saturating_sub(1);
        if before <= self.floor
            || !(view.is(before, Kind::COMMA) || view.is(before, Kind::UNQUOTE) && view.pauses(before, Kind::COMMA))
            || matches!(view.tag(group.end), Tag::IN | Tag::TO | Tag::PUNCT) && !view.is(group.end, Kind::THAT)
        {
            return false;
        }
        // `Norby, however, criticized the plan`
        let aside = before > self.floor + 2
            && view.tag(before - 1) == Tag::RB
            && view.is(before - 2, Kind::COMMA)
            && view.tag(before - 3).is_noun()
            && !(self.bounds.start..before).any(|at| view.tag(at).is_finite());
        if aside || subject::described(view, group.start, self.floor).is_some() {
            return true;
        }
        !(self.bounds.start..before).any(|at| view.tag(at).is_finite())
            && apposition::with_apposition(view, before, self.floor).is_some_and(|subject| subject.end == group.start)
    }

    /// The `by` that brings in who did it: right after the verb, or after times, phrases and verbs joined to it.
    fn agent(&self, from: usize) -> Option<usize> {
        let view = self.view;
        let mut at = from;
        while at < self.bounds.end.min(from + 12) {
            // `described as “grim” by an insider`
            if view.quoted(at) || view.is(at, Kind::AS) {
                at += 1;
                continue;
            }
            if view.is(at, Kind::BY) {
                if self.deadline(at + 1) {
                    return None;
                }
                let counted = view.tag(at + 1) == Tag::CD
                    && view.document.word(at + 1) != "one"
                    && !view.is(at + 2, Kind::ROLE.or(Kind::SPEAKER).or(Kind::GROUP));
                let means = view.is(at + 1, Kind::MEANS.or(Kind::TIME)) || view.tag(at + 1) == Tag::VBG || counted;
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

    /// Whether a time or a means stands behind `by`, and nobody: `is expected by March`, `by the end of the year`, `by 2030`, `by text
    /// message`.
    fn deadline(&self, at: usize) -> bool {
        let view = self.view;
        let ceiling = self.bounds.end;
        let before = |at: &usize| matches!(view.tag(*at), Tag::DT | Tag::JJ | Tag::RB);
        let first = (at..ceiling).find(|at| !before(at)).unwrap_or(at);
        // `by radio`, but not `by radio listeners`
        let all = noun::plain_after(view, at, ceiling);
        if view.is(at, Kind::MEANS)
            && !view.capital(at)
            && all.is_none_or(|end| end == at + 1 || view.is(end - 1, Kind::WORK))
        {
            return true;
        }
        // `by 2020 candidates`: so many.
        let alone = || noun::plain_after(view, first, ceiling) == Some(first + 1);
        let year = view.tag(first) == Tag::CD && view.document.word(first).len() == 4 && alone();
        let end = view.is(first + 1, Kind::OF);
        let noun = if end { (first + 2..ceiling).find(|at| !before(at)).unwrap_or(first) } else { first };
        let named = view.tag(noun + 1).is_name() && !view.is(noun + 1, Kind::TIME);
        (year || view.is(noun, Kind::TIME)) && !view.is(noun, Kind::POSSESSIVE) && !named
    }

    /// The noun that opens the sentence with a clause that it brings in, if the verb at `verb` is the next that it needs: `Rumours
    /// that he lied were dismissed`.
    fn said_to_be_so(&self, verb: usize) -> Option<Range<usize>> {
        let view = self.view;
        let that = noun::plain_after(view, self.bounds.start, verb).filter(|&that| view.is(that, Kind::THAT))?;
        (outer::resumed(view, that, self.bounds.end, true) == Some(verb)).then_some(self.bounds.start..verb)
    }

    /// Whether the `by` brings in who makes a judgement that is not often passive: `was dismissed as nonsense by the ministry`.
    fn judged(&self, by: usize) -> bool {
        let view = self.view;
        let first = by + 1;
        !matches!(view.tag(first), Tag::RB | Tag::CD)
            && noun::plain_after(view, first, self.bounds.end).is_some_and(|end| {
                // `was quoted by the Herald as saying`
                let quoted = view.is(end, Kind::AS) && view.tag(end + 1) == Tag::VBG;
                let takes = self.takes & Frame::OBJECT_AS != 0 && self.takes & frame::CLAUSES != 0
                    || self.takes & Frame::OBJECT != 0 && view.is(end, Kind::AS)
                    // `was denied by the ministry`
                    || self.takes & (Frame::OBJECT | Frame::THAT) == Frame::OBJECT | Frame::THAT;
                takes && !quoted && noun::animate(view, first, end - 1)
            })
    }

    /// Whether a past tense right behind the words that open a headline is a participle: `Bank expected to hold rates`, `Two
    /// feared dead`, `Roe reminded of debts`. What somebody does most headlines tell in the present; a verb whose subject can
    /// do what its infinitive says keeps him: `Roe vowed to fight`.
    pub fn headlined(&self, group: &Group) -> bool {
        let view = self.view;
        let opens = !view.is(self.bounds.start, Kind::PRONOUN)
            && noun::plain_before(view, group.start, self.floor) == Some(self.bounds.start);
        // `Trump vowed to win:` brings in what follows; `The army`, `Mr Smith` stand in no headline.
        let told = view.is(self.bounds.end - 1, Kind::STOP.or(Kind::UNQUOTE).or(Kind::BREAK).or(Kind::CLOSE));
        let full = |at: usize| {
            matches!(view.tag(at), Tag::DT | Tag::PRPS)
                || view.is(at, Kind::POSSESSIVE.or(Kind::GENTLEMAN).or(Kind::LADY))
        };
        if !opens || told || (self.bounds.start..group.start).any(full) {
            return false;
        }
        let next = group.end;
        let takes = |frames: u32| self.takes & frames != 0;
        // `Drivers urged to stay`, but not `Roe vowed to fight`: somebody is told to, or it is thought of him.
        let urged = takes(Frame::OBJECT_THAT) && !takes(Frame::TO) || takes(Frame::OBJECT_TO) && !takes(Frame::QUOTE);
        let thought = view.is(next + 1, Kind::BE) && (!takes(Frame::QUOTE) || !takes(Frame::TO | Frame::OBJECT_TO));
        let infinitive = view.is(next, Kind::TO) && view.tag(next + 1) == Tag::VB && (urged || thought);
        let state = matches!(view.tag(next), Tag::JJ | Tag::VBN) && !view.tag(next + 1).is_noun();
        let of = view.is(next, Kind::OF) && !takes(Frame::OF);
        // `Mayor criticised for remarks`, `Bank attacked over fees`
        let judged = view.tag(next) == Tag::IN && takes(Frame::OBJECT) && !takes(Frame::QUOTE | Frame::TO);
        infinitive || state || of || judged || self.charged(group)
    }

    /// Whether `of` follows a verb that has to name whom it is about, right behind the one: `a clerk accused of fraud`.
    pub fn charged(&self, group: &Group) -> bool {
        let named = self.takes & Frame::OBJECT != 0 && self.takes & (Frame::QUOTE | Frame::THAT) == 0;
        named
            && self.view.is(group.end, Kind::OF)
            && group.start > self.floor
            && self.view.tag(group.start - 1).is_noun()
    }

    /// `is expected to`, `was accused of`, `was praised by`.
    pub fn passive(&self, group: &Group) -> Option<Attribution> {
        let view = self.view;
        let by = self.agent(group.end);
        let subject = match self.joint(group.start) {
            // `has a month to appeal and is thought likely to`
            Some(joint) => actor::main_subject(view, self.floor, joint),
            None => by
                .and_then(|_| self.said_to_be_so(group.start))
                .or_else(|| verb::subject(view, group.start, self.floor)),
        };
        // `were urged to leave`: an object and what it is to do.
        let asked = if self.takes & Frame::OBJECT_TO == 0 { 0 } else { Frame::TO };
        // `was told the Herald offices would close`: who is told stands before.
        let takes = (self.takes | Frame::BY | asked) & !Frame::OBJECT_THAT;
        let mut complement = frame::complement(view, group.end, self.bounds.end, takes);
        let mut source = None;
        let mut behind = false;
        let cue_end = group.end;
        // `It was gathered that`: whatever brings in a clause does so of nobody.
        let nobody = || {
            self.takes & Frame::THAT != 0
                && view.is(group.end, Kind::THAT)
                && subject.as_ref().is_some_and(|subject| subject.len() == 1 && view.is(subject.start, Kind::IT))
        };
        if self.takes & Frame::PASSIVE == 0 && !by.is_some_and(|by| self.judged(by)) && !nobody() {
            return None;
        }
        if let Some(by) = by {
            // `was blamed by the governor for the leak`: what the verb takes is no part of who did it.
            // `was hailed by critics as a triumph`: what takes an object as something is said so of its subject.
            let takes = self.takes | if self.takes & (Frame::OBJECT | Frame::OBJECT_AS) == 0 { 0 } else { Frame::AS };
            // `was rebuked by critics for his plan`
            let takes = takes | if self.takes & Frame::QUOTE == 0 { Frame::FOR } else { 0 };
            let next = |end: usize| frame::complement(view, end, self.bounds.end, takes);
            let plain = noun::plain_after(view, by + 1, self.bounds.end).map(|end| (end, next(end)));
            let plain = plain.filter(|(end, next)| {
                // `opposed by lawyers for the bank`: whose lawyers they are.
                // `published by the Council for Safety`: a name.
                let named = view.capital(end - 1) && view.capital(next.content);
                let role = noun::role(view, end - 1) || view.is(end - 1, Kind::ROLE);
                let whose = next.frame & !self.takes & Frame::FOR != 0
                    && (named || role && self.takes & frame::CLAUSES != 0 && view.tag(next.content) != Tag::VBG);
                if whose {
                    return false;
                }
                // `accused by rivals of lying`, but not `by rivals of the mayor`
                let charged = next.frame == Frame::OF && view.can(next.content, Tag::VBG);
                let adjunct = if charged { Frame::BY | Frame::IN } else { Frame::OF | Frame::BY | Frame::IN };
                frame::is_phrase(next.frame) && next.frame & takes & !adjunct != 0
            });
            let end = plain.map(|(end, _)| end).or_else(|| noun::after(view, by + 1, self.bounds.end));
            source = end.map(|end| by + 1..end);
            if let Some(agent) = source.as_ref().filter(|_| complement.form == Form::By) {
                // `As reported by the Herald, …`, `…, as first reported by the Herald`
                let first = group.start - usize::from(group.start > self.floor && view.adverb(group.start - 1));
                if first > self.floor && view.is(first - 1, Kind::AS) && self.takes & frame::CLAUSES != 0 {
                    return self.as_said(group, first - 1, agent.clone(), agent.end);
                }
                // `was asked by a reporter whether`: what was asked stands behind who asked.
                let later = plain.map_or_else(|| next(agent.end), |(_, next)| next);
                // `was announced by officials who say`: a relative clause of who did it.
                let relative = view.tag(agent.end) == Tag::WP && view.tag(agent.end - 1).is_noun();
                let not = if relative { Frame::BARE | Frame::WH } else { Frame::BARE };
                // `is described by officials and lobbyists as weak`
                let judged = if later.form == Form::As { takes & Frame::AS } else { 0 };
                let takes = self.takes & ((frame::CLAUSES & !not) | Frame::ABOUT | Frame::TO) | judged;
                let ordered = self.takes & Frame::OBJECT_TO != 0 && later.frame == Frame::TO;
                if later.frame & takes != 0 || ordered || plain.is_some() {
                    complement = Complement { cue_end: group.end, ..later };
                    behind = true;
                }
            }
        }
        if let Some(one) = self.informed(group, subject.as_ref(), source.as_ref()) {
            return Some(one);
        }
        let mut pieces: Vec<Range<usize>> = Vec::new();
        // `It's understood the club will bid`
        let it =
            |at: usize| view.is(at, Kind::IT) || matches!(view.document.word(at), "It's" | "It’s" | "it's" | "it’s");
        let impersonal = subject.as_ref().is_some_and(|subject| subject.len() == 1 && it(subject.start));
        let apart = |it: &&Range<usize>| it.start > self.bounds.start && view.is(it.start - 1, Kind::COMMA);
        let added = subject.as_ref().filter(|_| impersonal).filter(apart);
        // `was found, it was reported, on a boat`
        let parted = added.is_some() && view.is(group.end, Kind::COMMA);
        if parted {
            complement = Complement { frame: 0, form: Form::Tag, content: group.end, cue_end };
        }
        let speech = complement.frame & frame::CLAUSES & self.takes != 0;
        // `…, it was announced on Monday`
        if let Some(subject) = added.filter(|_| complement.form == Form::Tag)
            && self.takes & frame::CLAUSES != 0
        {
            let content = self.content_before(subject.start);
            let told = view.clause(content.clone()) || view.is(content.end - 1, Kind::UNQUOTE);
            // `The firm, it is thought, will seek new funds`
            let rest = complement.content + 1..self.bounds.end;
            let phrase = told && parted && view.tag(rest.start) == Tag::IN && !view.is(rest.start, Kind::SUBORDINATOR);
            let goes_on = phrase || !told && view.is(complement.content, Kind::COMMA) && view.clause(rest.clone());
            let pieces = if goes_on { vec![content, rest] } else { vec![content] };
            return self
                .attribution(source, group.start..group.end, pieces, Clausal::Passive.with(Form::Tag))
                .filter(|_| told || goes_on);
        }
        // `endorsed in May by the union`: what lies between is no content.
        let held =
            matches!(complement.form, Form::As | Form::Object | Form::ObjectAs) && complement.frame & self.takes != 0;
        let parted =
            source.is_some() && !view.is(group.end, Kind::BY) && !speech && !held && complement.form != Form::To;
        let contracted = |subject: &Range<usize>| view.tag(subject.start) == Tag::PRPV && impersonal;
        let kept =
            |subject: &Range<usize>| !(speech || impersonal && complement.form != Form::To || contracted(subject));
        if let Some(subject) = subject.filter(kept) {
            pieces.push(subject);
        }
        // `a figure that could not be confirmed`, `she was assured of a seat`: nobody says it, and no more than a pronoun is told.
        let pronoun = |piece: &Range<usize>| piece.len() == 1 && view.is(piece.start, Kind::PRONOUN.or(Kind::RELATIVE));
        let told = source.is_none() || speech || behind || !parted && !view.is(group.end, Kind::BY);
        let due = complement.content > group.end
            && view.is(complement.content - 1, Kind::BY)
            && self.deadline(complement.content);
        if told && complement.frame != 0 && complement.form != Form::Tag && !due {
            // `is thought to be ill, and the vote is near`: a clause of its own is no part of an infinitive.
            let setting = Setting {
                fronted: self.leads(group),
                relative: view.is(group.start - usize::from(group.start > self.floor), Kind::COMMA),
                infinitive: complement.form == Form::To,
                noun: frame::is_noun(complement.frame),
                // `A plan backed by the union for the mill was dropped`
                hangs: by.is_some() && group.start == group.main && view.tag(group.main) == Tag::VBN,
                ..Setting::default()
            };
            let end = border::content_end(view, complement.content, self.bounds.end, setting);
            // `called a liar by Roe`: who called him so is no part of it.
            let end = by.filter(|&by| by > complement.content).map_or(end, |by| end.min(by));
            pieces.push(complement.content..end);
        }
        let only = pieces.len() == 1 && pieces[0].end <= group.start;
        if only && source.is_none() && complement.frame & self.takes == 0 {
            pieces.extend(self.foreseen(group));
        }
        if source.is_none() && pieces.len() == 1 && pieces[0].end <= group.start && pronoun(&pieces[0]) {
            return None;
        }
        let cue_end = if complement.form != Form::By && complement.frame & self.takes != 0 {
            complement.cue_end
        } else {
            cue_end
        };
        self.attribution(source, group.start..cue_end, pieces, Clausal::Passive.with(complement.form))
    }
}
