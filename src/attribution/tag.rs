//! Tags: a cue after, inside or around its content (`…, Roe said`, `…, said Roe, …`, `As Roe said, …`).

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::actor;
use crate::attribution::adjunct;
use crate::attribution::apposition;
use crate::attribution::border::{self, Setting};
use crate::attribution::find::{self, Clause};
use crate::attribution::frame::{self, Complement};
use crate::attribution::noun;
use crate::attribution::postmodifier;
use crate::attribution::resume;
use crate::attribution::rule::Form;
use crate::attribution::verb::Group;
use crate::attribution::view::Kind;
use crate::attribution::whole;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// How long an aside may be that breaks off a clause, in tokens.
const ASIDE: usize = 8;

/// How long a tag may be that breaks off a quotation, with what the speaker does meanwhile, in tokens.
const BREAK: usize = 20;

impl Clause<'_> {
    /// `As Roe said, …`, `…, as Roe has said`.
    pub fn as_said(&self, group: &Group, first: usize, source: Range<usize>, right: usize) -> Option<Attribution> {
        let view = self.view;
        let opens = !(self.bounds.start..first).any(|at| view.tag(at).is_finite());
        let piece = if opens {
            if !view.is(right, Kind::COMMA.or(Kind::COLON)) {
                return None;
            }
            right + 1..border::content_end(view, right + 1, self.bounds.end, Setting::default())
        } else {
            let last = if view.is(first - 1, Kind::COMMA.or(Kind::DASH)) { first - 1 } else { first };
            let before = self.content_before(last + 1);
            before.start..last
        };
        self.attribution(Some(source), group.start..group.end, vec![piece], Form::As)
    }

    /// Whether the clause says whose view the main clause is: `As she sees it, …`, `The way she tells it, …`, `To hear her
    /// tell it, …`.
    pub fn in_a_way(&self, left: usize, complement: Complement) -> bool {
        let view = self.view;
        let before = left - self.bounds.start;
        let way = before == 1 && view.is(left - 1, Kind::AS)
            || before == 2 && matches!(view.document.word(left - 1), "way" | "hear");
        way && view.is(complement.content, Kind::IT) && view.is(complement.content + 1, Kind::COMMA)
    }

    /// Whether a quotation closes right before `at`, with or without a comma after it.
    pub fn closes_quotation(&self, at: usize) -> bool {
        let view = self.view;
        at > 0
            && (view.is(at - 1, Kind::UNQUOTE)
                || (view.is(at - 1, Kind::COMMA) && at > 1 && view.is(at - 2, Kind::UNQUOTE)))
    }

    /// Whether a quotation opens the sentence, breaks off before `left` and goes on behind the verb: `“The dam,” Roe said, “is old.”`
    pub fn interrupts(&self, left: usize, complement: Complement) -> bool {
        let view = self.view;
        if complement.form != Form::Quote || left < self.bounds.start + 3 {
            return false;
        }
        let close = if view.is(left - 1, Kind::COMMA) { left - 2 } else { left - 1 };
        view.quote(close).is_some_and(|quote| quote.start <= self.bounds.start) && view.pauses(close, Kind::COMMA)
    }

    /// Whether a clause breaks off before `left` and a quotation ends it: `It was, she said, “like an oven”`.
    pub fn breaks_off(&self, left: usize, complement: Complement) -> bool {
        let view = self.view;
        complement.form == Form::Quote
            && view.is(complement.content - 1, Kind::COMMA)
            && left > self.bounds.start + 1
            && view.is(left - 1, Kind::COMMA)
            && !view.is(self.bounds.start, Kind::SUBORDINATOR)
            && (view.is(left - 2, Kind::AUXILIARY)
                || view.tag(left - 2).is_finite()
                // `She has her vote, he added, “for now”`
                || self.small(complement.content) && view.clause(self.bounds.start..left - 1))
    }

    /// Whether a quotation that opens at `open` is a few words that go on with a sentence: its first is no capital.
    fn small(&self, open: usize) -> bool {
        const FEW: usize = 6;
        let few = self.view.quote(open).is_some_and(|quote| quote.len() <= FEW);
        few && self.view.document.word(open + 1).starts_with(char::is_lowercase)
    }

    /// Whether a verb of opinion follows a clause and a name or an office follows it: `It is a mistake, thinks Jane Roe`.
    pub fn opines(&self, group: &Group) -> bool {
        let view = self.view;
        let opinion = Frame::THAT | Frame::BARE;
        self.takes & (opinion | Frame::QUOTE) == opinion
            && view.tag(group.main) == Tag::VBZ
            && group.start > self.bounds.start + 2
            && view.is(group.start - 1, Kind::COMMA)
            && (view.tag(group.end).is_name() || view.is(group.end, Kind::ROLE))
            && view.clause(self.bounds.start..group.start - 1)
    }

    /// Whether what was found for a subject has the clause in it that is told: `Despite a rise, trade is weak, said a report`.
    pub fn swallows(&self, subject: &Range<usize>) -> bool {
        let view = self.view;
        let told = |comma: usize| {
            let first = view.past_adverb(comma + 1);
            view.is(comma, Kind::COMMA)
                && matches!(view.tag(first), Tag::DT | Tag::CD | Tag::PRP | Tag::PRPS | Tag::NNS)
                && !view.is(first, Kind::RELATIVE)
                && view.clause(first..subject.end)
        };
        subject.start > self.bounds.start
            && view.is(subject.end - 1, Kind::COMMA.or(Kind::UNQUOTE))
            && view.tag(subject.start - 1) == Tag::IN
            && subject.clone().any(told)
    }

    /// `More cuts ahead says Lund`: a headline whose tag has no comma before it.
    pub fn heads_away(&self, group: &Group, complement: Complement) -> Option<Attribution> {
        let view = self.view;
        let rest = group.end..self.bounds.end;
        let tells = Frame::QUOTE | Frame::BARE | Frame::THAT;
        let open = complement.form == Form::Object
            && self.takes & (tells | Frame::OBJECT_THAT) == tells
            && view.tag(group.main) == Tag::VBZ
            && (1..=3).contains(&rest.len())
            && rest.clone().all(|at| view.tag(at).is_name())
            && group.main > self.bounds.start + 1
            && (group.start..group.main).all(|at| view.adverb(at))
            && !view.is(group.main - 1, Kind::BREAK);
        // `Minister reveals Lund`: a subject as elsewhere.
        // `Film night: Hale remembers Roe`
        let subject = || {
            let first = noun::plain_before(view, group.main, self.bounds.start);
            first.is_some_and(|first| first == self.bounds.start || view.is(first - 1, Kind::BREAK.or(Kind::UNQUOTE)))
        };
        if !open || subject() {
            return None;
        }
        self.attribution(Some(rest), group.main..group.end, vec![self.bounds.start..group.main], Form::Tag)
    }

    /// Whether a thing stands before a verb of speech and a person behind it, who says it: `The drug works, explained Jane Roe`.
    pub fn told_by(&self, group: &Group, subject: Option<&Range<usize>>, complement: Complement) -> bool {
        let view = self.view;
        let thing = |head: usize| view.tag(head).is_noun() && !noun::speaks(view, head);
        let person = |end: usize| {
            let head = noun::head(view, &(group.end..end));
            view.tag(head).is_name() || noun::role(view, head)
        };
        complement.form == Form::Object
            && self.takes & Frame::QUOTE != 0
            && group.start == group.main
            && group.start > self.floor
            && view.is(group.start - 1, Kind::COMMA)
            && subject.is_some_and(|subject| thing(noun::head(view, subject)))
            && apposition::after_with_apposition(view, group.end, self.bounds.end).is_some_and(person)
    }

    /// `said Roe`: the subject after its verb.
    pub fn inverted(&self, group: &Group) -> Option<Range<usize>> {
        let view = self.view;
        if self.takes & Frame::QUOTE == 0 && !self.opines(group)
            || group.start != group.main
            || !matches!(view.tag(group.main), Tag::VBD | Tag::VBZ | Tag::VBN | Tag::VBP | Tag::VB)
        {
            return None;
        }
        let at = group.end;
        // `He had not, he said, read the report`: the verb of a clause that an aside breaks off.
        let comma =
            (self.bounds.start..group.start.saturating_sub(1)).rev().take(ASIDE).find(|&at| view.is(at, Kind::COMMA));
        let open = |comma: usize| {
            let last = if view.adverb(comma - 1) { comma - 2 } else { comma - 1 };
            view.is(last, Kind::AUXILIARY) || view.tag(last) == Tag::MD
        };
        if comma.is_some_and(|comma| comma > self.bounds.start + 1 && open(comma))
            && !self.closes_quotation(group.start)
        {
            return None;
        }
        // `warned of`: who is warned of says nothing.
        if view.is(at, Kind::TIME) || matches!(view.tag(at - 1), Tag::IN | Tag::TO) {
            return None;
        }
        let end = apposition::after_with_apposition(view, at, self.bounds.end)?;
        // `Roe of the port, told reporters that`: whom it is told.
        if self.takes & Frame::OBJECT_THAT != 0 && view.is(end, Kind::THAT) && !self.closes_quotation(group.start) {
            return None;
        }
        // `though a few, among them Roe, urged patience`: an object, no subject.
        if actor::takes_thing(view, group.start, end, self.bounds.start) && !self.closes_quotation(group.start) {
            return None;
        }
        if self.predicate(group, end) {
            return None;
        }
        let spoken = adjunct::spoken(view, at..end);
        let rest = if spoken < end { spoken } else { postmodifier::described_after(view, end, self.bounds.end) };
        let rest = postmodifier::told_apart(view, at, rest, self.bounds.end);
        // `Roe Backs Roads Plan, Says Council Knew About Costs`: capitals hide a verb.
        let trails = |at: usize| {
            let ends = || at + 1 >= self.bounds.end || matches!(view.tag(at + 1), Tag::IN | Tag::TO);
            view.can(at, Tag::VBN) && (ends() || view.is(at + 1, Kind::BY))
        };
        let hidden = |at: usize| view.capital(at) && view.can(at, Tag::VBD) && !view.can(at, Tag::NN) && !trails(at);
        if view.capital(group.main) && (at + 1..rest.max(at + 2) - 1).any(hidden) {
            return None;
        }
        let closes = rest >= self.bounds.end
            || view.is(rest, Kind::BREAK.or(Kind::QUOTE))
            || view.is(rest, Kind::TIME)
            || (!view.is(at, Kind::PRONOUN)
                && matches!(view.tag(rest), Tag::IN | Tag::VBG | Tag::CC | Tag::WP | Tag::WDT | Tag::WRB | Tag::RB));
        let starts = group.start == self.bounds.start
            || view.is(group.start - 1, Kind::COMMA.or(Kind::UNQUOTE).or(Kind::STOP).or(Kind::DASH));
        // `…, denied the charge and left`: a verb in a list, whose subject opens the sentence.
        let listed = view.tag(rest) == Tag::CC
            && view.finite(rest + 1)
            && view.is(group.start.max(1) - 1, Kind::COMMA)
            && !self.closes_quotation(group.start);
        (closes && starts && !listed).then_some(at..rest)
    }

    /// A tag after or inside its content: `…, Roe said`, `…, said Roe, …`.
    pub fn tagged(&self, group: &Group, left: usize, source: Range<usize>, right: usize) -> Option<Attribution> {
        let view = self.view;
        let left = left.min(group.start).min(source.start);
        let right = adjunct::skipped(view, right, self.bounds.end);
        let cue = group.start..group.end;
        let mut pieces = Vec::new();
        if left > self.bounds.start && view.is(left - 1, Kind::COMMA.or(Kind::UNQUOTE).or(Kind::DASH).or(Kind::STOP)) {
            let before = self.content_before(left);
            if self.tagged_before(&before) {
                return None;
            }
            let more = view.is(right, Kind::COMMA)
                && right + 1 < self.bounds.end
                && ((right + 1..self.bounds.end).any(|at| view.finite(at))
                    // `Her novels, wrote one critic, “smell of rain”`
                    || view.is(right + 1, Kind::QUOTE)
                    || self.may_carry(right + 1, &before)
                    || view.clause(right + 1..self.bounds.end));
            // `They told another tale: the boats, they said, had left`
            let before = if more { self.after_colon(before) } else { before };
            // A tag stands after a quotation or a clause, not after a mere phrase, unless the clause goes on after it.
            let bracket = before.start > self.bounds.start && view.is(before.start - 1, Kind::OPEN);
            // `Two held after raid, police say`: a headline needs no finite verb.
            let headline = right >= self.bounds.end && !view.is(right - 1, Kind::STOP) && before.len() > 3;
            // `Better roads, says the mayor.`: nothing else can stand before a verb that its subject follows.
            let turned = source.start >= group.end && view.is(right, Kind::STOP.or(Kind::SEMICOLON));
            if !more
                && !bracket
                && !headline
                && !turned
                && !view.is(before.end - 1, Kind::UNQUOTE.or(Kind::STOP))
                && !before.clone().any(|at| view.quoted(at))
                && !view.clause(before.clone())
                && !whole::bare(view, &before)
            {
                return None;
            }
            pieces.push(before);
        } else if left > self.bounds.start {
            return None;
        }
        // `“…,” she said, and “…”`
        let joined = right + usize::from(view.is(right, Kind::COMMA));
        let second = (view.tag(joined) == Tag::CC && view.is(joined + 1, Kind::QUOTE) && joined + 1 < self.bounds.end)
            .then(|| view.quote(joined + 1))
            .flatten()
            .filter(|_| {
                pieces.first().is_some_and(|piece: &Range<usize>| {
                    view.quoted(piece.end - 1) || view.is(piece.end - 1, Kind::UNQUOTE.or(Kind::COMMA))
                })
            });
        if let Some(quote) = second {
            pieces.push(quote);
        } else if right < self.bounds.end && view.is(right, Kind::COMMA.or(Kind::COLON)) && right + 1 < self.bounds.end
        {
            let next = right + 1;
            let reason = matches!(view.document.word(next), "because" | "that" | "if" | "unless");
            // `Sorry, Roe said, but the answer is no`
            let first = pieces.first().is_some_and(|piece| !view.clause(piece.clone())) && view.is(next, Kind::BUT);
            let goes_on = (reason || first || !view.is(next, Kind::SUBORDINATOR))
                && !(view.tag(next) == Tag::VBG)
                && !(view.tag(next) == Tag::CC && pieces.is_empty());
            if view.is(next, Kind::QUOTE) {
                let end = view.quote(next).map_or(self.bounds.end, |quote| quote.end);
                pieces.push(
                    next..if end >= self.bounds.end {
                        end
                    } else {
                        border::content_end(view, next, self.bounds.end, Setting::default())
                    },
                );
            } else if goes_on
                && !pieces.is_empty()
                && !view.is(left - 1, Kind::UNQUOTE)
                && !self.told_elsewhere(next, &pieces)
            {
                pieces.push(next..border::content_end(view, next, self.bounds.end, Setting::default()));
            } else if pieces.is_empty()
                && !view.is(next, Kind::RELATIVE)
                // `He confessed, it reported`; `Shares continued to slide, amid signs`
                && !resume::tag_begins(view, next, self.bounds.end)
                && (!view.tag(next).is_finite() || view.tag(next) == Tag::PRPV)
                && (view.tag(next) != Tag::IN || self.goes_on(group, next, right))
                && !matches!(view.tag(next), Tag::RB | Tag::VBG | Tag::CC)
            {
                pieces.push(next..border::content_end(view, next, self.bounds.end, Setting::default()));
            }
        }
        pieces.extend(self.taken_up(right, &pieces));
        if pieces.len() == 1 && whole::half(view, &pieces[0], right + 1 >= self.bounds.end) {
            return None;
        }
        // `The crowd left, and he laughed`: who laughs, weeps or nods says only what is quoted.
        let speech = self.takes & frame::CLAUSES == Frame::QUOTE;
        let title = view.is(left.max(1) - 1, Kind::UNQUOTE) && !view.pauses(left - 1, Kind::COMMA.or(Kind::STOP));
        if speech && (title || !pieces.iter().cloned().flatten().any(|at| view.quoted(at))) {
            return None;
        }
        // `…, it has emerged`: nobody says it.
        let source = Some(source).filter(|_| self.takes & Frame::IMPERSONAL == 0);
        self.attribution(source, cue, pieces, Form::Tag)
    }

    /// Whether the phrase behind a tag says what it amounts to that something whole was said: `It will close, she said, in a
    /// surprise reversal`.
    fn told_elsewhere(&self, next: usize, pieces: &[Range<usize>]) -> bool {
        let view = self.view;
        // `…, she said, in two plants`: where it happened was said.
        let summed = matches!(view.document.word(next + 1), "a" | "an")
            && noun::plain_after(view, next + 1, self.bounds.end).is_some_and(|end| view.is(end - 1, Kind::SUMMING));
        let rest = next..self.bounds.end;
        // `…, traders said, with one noting that it was late`: another speaker.
        let another = view.document.word(next) == "with"
            && noun::plain_after(view, next + 1, self.bounds.end)
                .is_some_and(|end| view.tag(end) == Tag::VBG && view.verb_frames(end) & Frame::QUOTE != 0);
        another
            || view.tag(next) == Tag::IN
                && view.document.word(next) == "in"
                && summed
                && pieces.iter().any(|piece| piece.clone().any(|at| view.tag(at).is_finite()))
                && !rest.clone().any(|at| view.is(at, Kind::COMMA) && view.clause(at + 1..rest.end))
    }

    /// The rest of a quotation that its tag breaks off for longer: `“I voted,” he said, wiping his hands, “and lost.”`
    fn taken_up(&self, right: usize, pieces: &[Range<usize>]) -> Option<Range<usize>> {
        let view = self.view;
        let [first] = pieces else { return None };
        let close = first.end.min(right) - 1;
        let broken = close > 0 && view.is(close, Kind::COMMA) && view.is(close - 1, Kind::UNQUOTE)
            || view.is(close, Kind::UNQUOTE) && view.pauses(close, Kind::COMMA);
        let open = (right..self.bounds.end.min(right + BREAK)).find(|&at| view.is(at, Kind::QUOTE))?;
        let speaks = |at: usize| view.tag(at).is_verb() && view.verb_frames(at) & Frame::QUOTE != 0;
        let quote = view.quote(open).filter(|quote| quote.start == open && quote.len() > 4)?;
        // `…,” she wrote, in a note reading, “The key is under the mat.”`: a quotation that begins anew.
        let broken = broken && view.document.word(open + 1).starts_with(char::is_lowercase);
        (broken && view.is(open - 1, Kind::COMMA) && !(right..open).any(speaks)).then_some(quote)
    }

    /// What stands behind a colon, if that is the beginning of a clause which a tag breaks off; else all of it.
    fn after_colon(&self, before: Range<usize>) -> Range<usize> {
        let view = self.view;
        let colon = before.clone().rev().find(|&at| view.is(at, Kind::COLON) && !view.quoted(at));
        colon
            .map(|colon| colon + 1..before.end)
            .filter(|rest| rest.len() > 1 && !rest.clone().any(|at| view.tag(at).is_finite()))
            .unwrap_or(before)
    }

    /// What stands before a tag: the quotation with all its sentences, or the clause.
    pub fn content_before(&self, left: usize) -> Range<usize> {
        let view = self.view;
        let mut close = left - 1;
        if view.is(close, Kind::COMMA) && close > 0 && view.is(close - 1, Kind::UNQUOTE) {
            close -= 1;
        }
        let mut start = self.bounds.start;
        if view.is(close, Kind::UNQUOTE)
            && let Some(quote) = view.quote(close)
            && (quote.start <= start || quote.len() > 25)
        {
            return quote.start..close + 1;
        }
        // A quotation that began in a sentence before belongs to it whole.
        let whole =
            |quote: &Range<usize>| quote.start < start && quote.end <= close + 1 && start - quote.start < find::REACH;
        if let Some(quote) = view.quote(start).filter(whole) {
            let first = view.document.sentences[view.document.sentence_of(quote.start)].tokens.start;
            start = first.max(quote.start.saturating_sub(find::REACH));
        }
        let mut shut = 0;
        for at in (start..close).rev() {
            if view.is(at, Kind::CLOSE) {
                shut += 1;
            } else if view.is(at, Kind::OPEN) && shut > 0 {
                shut -= 1;
            } else if view.is(at, Kind::OPEN.or(Kind::SEMICOLON)) && shut == 0 && !view.quoted(at) {
                // `(at most 40, Roe says)`: what stands in the brackets.
                start = at + 1;
                break;
            }
        }
        while start < close && view.tag(start) == Tag::CC {
            start += 1;
        }
        start..close + 1
    }
}
