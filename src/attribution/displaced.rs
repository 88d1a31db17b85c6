//! Contents that stand apart from their cue, or whose cue credits nobody: `a rule that he said would go`, `seems to be`.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::border::{self, Setting};
use crate::attribution::find::Clause;
use crate::attribution::frame::Complement;
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::verb::Group;
use crate::attribution::view::Kind;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

impl Clause<'_> {
    /// A content whose clause goes on behind the cue: `a merger that lawyers said could fail`.
    pub fn hanging(&self, group: &Group, left: usize, asked: bool) -> Option<Vec<Range<usize>>> {
        let view = self.view;
        // `parents who complained were told`: the verb that follows is the outer clause's.
        let relative = view.is(left, Kind::RELATIVE) && view.tag(left) != Tag::DT;
        if left == self.bounds.start || self.takes & Frame::BARE == 0 || relative {
            return None;
        }
        let next = if view.adverb(group.end) { group.end + 1 } else { group.end };
        // `a rule that he said would go`
        // `a speech even critics say was strong`
        let left = left - usize::from(left > self.bounds.start + 1 && view.is(left - 1, Kind::FOCUS));
        let that = view.is(left - 1, Kind::THAT) && left > self.bounds.start + 1 && view.tag(left - 2).is_noun();
        // `This he said would help`, `This, they said is late`
        let pronoun = left - 1 - usize::from(view.is(left - 1, Kind::COMMA) && left > self.bounds.start + 1);
        let this = pronoun == self.bounds.start && view.one_of(pronoun, &["this", "these"]);
        // `… and meddling the mayor said is meant to help`
        let deed = || view.tag(left - 1) == Tag::VBG && left > self.bounds.start + 1 && view.is(next, Kind::AUXILIARY);
        let noun = view.tag(left - 1).is_noun() && view.tag(left - 1) != Tag::NNP || deed();
        let hangs = asked || that || this || noun;
        // `the case on which it ruled`: no subject of what follows, but `for what it said were faults`.
        let object =
            asked && left > self.bounds.start + 1 && view.tag(left - 2) == Tag::IN && view.is(left - 1, Kind::RELATIVE);
        // `taxes which critics say run to millions`
        let base = view.tag(next) == Tag::VB && view.can(next, Tag::VBP) && !view.is(next - 1, Kind::TO);
        let finite = view.finite(next) || view.is(next, Kind::AUXILIARY) || base;
        if !hangs || object || !finite || view.tag(next) == Tag::PRPV {
            return None;
        }
        let relative = if this { Some(pronoun..pronoun + 1) } else { (that || asked).then_some(left - 1..left) };
        let setting = Setting { relative: true, hangs: true, ..Setting::default() };
        let end = border::content_end(view, next, self.bounds.end, setting);
        Some(relative.into_iter().chain([group.end..end]).collect())
    }

    /// A source without the noun that it says something of: `The rule Jane Roe said was unfair`, `the man police say was late`.
    pub fn without_lead(&self, group: &Group, source: Range<usize>) -> Range<usize> {
        let view = self.view;
        let next = view.past_adverb(group.end);
        let gap = self.takes & Frame::BARE != 0 && view.tag(next).is_finite() && view.tag(next) != Tag::PRPV;
        if !gap || source.len() < 3 || source.end > group.start || !view.determined(source.start) {
            return source;
        }
        let named = source.clone().rev().take_while(|&at| view.tag(at).is_name()).count();
        let police = view.document.word(source.end - 1) == "police" && view.is(source.end - 2, Kind::SOMEBODY);
        let first = source.end - if police { 1 } else { named };
        let lead = first - 1;
        let common = matches!(view.tag(lead), Tag::NN | Tag::NNS) && !noun::role(view, lead) && !view.capital(lead);
        if first < source.end && lead > source.start && common { first..source.end } else { source }
    }

    /// The quotation before `was how`: `“Terrible,” was how one clerk put it`; the clause of the cue begins at `left`.
    pub fn was_how(&self, left: usize) -> Option<Range<usize>> {
        let view = self.view;
        let be = left.checked_sub(2).filter(|&be| be > self.bounds.start)?;
        let how = view.tag(left - 1) == Tag::WRB && view.is(be, Kind::BE);
        view.quote(be - 1).filter(|_| how && view.is(be - 1, Kind::UNQUOTE))
    }

    /// The noun that sums up what was said, if the clause that begins at `left` is what somebody makes of it: `…, a charge he
    /// denies`, `…, a view that many share`, `…, a claim he dismissed as absurd`.
    pub fn summed(&self, left: usize, complement: Complement) -> Option<Range<usize>> {
        let view = self.view;
        let end = left - usize::from(left > self.bounds.start && view.is(left - 1, Kind::THAT));
        let first = noun::plain_before(view, end, self.floor).filter(|&first| first > self.bounds.start)?;
        // `…, allegations he denied`
        let word = view.document.word(end - 1);
        let several = || first + 1 == end && view.in_list("summings", word.strip_suffix('s').unwrap_or(word));
        let sums = (view.is(end - 1, Kind::SUMMING) || several()) && view.is(first - 1, Kind::COMMA);
        let judged = complement.frame == 0 || complement.form == Form::As && self.takes & Frame::OBJECT_AS != 0;
        (sums && judged && self.takes & Frame::OBJECT != 0).then_some(first..end)
    }

    /// `which he denied`, `whom he calls “a crook”`: the relative word before the source stands for what it is said of.
    pub fn gap(&self, group: &Group, source: &Range<usize>, complement: Complement) -> Option<Attribution> {
        let word = source.start - 1;
        let alone = complement.frame == 0 && self.takes & (Frame::OBJECT | Frame::BARE) != 0;
        let judged = complement.form == Form::As && self.takes & Frame::OBJECT_AS != 0;
        // `much like how the horn sounds`: how something is done tells nothing of it.
        if !(alone || judged) || alone && self.view.tag(word) == Tag::WRB {
            return None;
        }
        let rest = judged.then(|| complement.content - 1..self.content_end(group, source, complement));
        let form = if judged { Form::ObjectAs } else { Form::Object };
        let pieces = std::iter::once(word..word + 1).chain(rest).collect();
        self.attribution(Some(source.clone()), group.start..group.end, pieces, form)
    }

    /// The particle of a verb that a pronoun parts from it: `did not rule it out`.
    pub fn particle(&self, complement: Complement, end: usize) -> Option<Range<usize>> {
        let view = self.view;
        let particle = complement.content + 1;
        let alone = complement.form == Form::Object && view.trimmed(complement.content..end).len() == 2;
        let particle = particle..particle + 1;
        (alone && view.tag(complement.content) == Tag::PRP && view.can(particle.start, Tag::RP)).then_some(particle)
    }

    /// Where the listener ends, if a clause stands before the tag: `…, the envoy told a news conference`.
    pub fn listener(&self, left: usize, complement: Complement) -> Option<usize> {
        let view = self.view;
        if complement.form != Form::Object
            || self.takes & Frame::OBJECT_THAT == 0
            || left == self.bounds.start
            || !view.is(left - 1, Kind::COMMA)
        {
            return None;
        }
        let end = noun::after(view, complement.content, self.bounds.end)?;
        // `The bridge, she told friends, had been a mistake`
        let carried = || view.is(end, Kind::COMMA) && view.tag(end + 1).is_finite();
        if !((self.bounds.start..left).any(|at| view.finite(at) || self.planned(at)) || carried()) {
            return None;
        }
        (end >= self.bounds.end || view.is(end, Kind::BREAK) || view.tag(end) == Tag::IN).then_some(end)
    }

    /// Whether an infinitive carries a headline here: `Rates to stay high, Roe tells the board`.
    fn planned(&self, at: usize) -> bool {
        let view = self.view;
        view.is(at, Kind::TO) && view.tag(at + 1) == Tag::VB && !view.is(self.bounds.end - 1, Kind::STOP)
    }

    /// The quotation that a comma brings in behind phrases.
    pub fn later_quotation(&self, from: usize) -> Option<Range<usize>> {
        let view = self.view;
        let open =
            (from..self.bounds.end.min(from + 30)).find(|&at| view.is(at, Kind::QUOTE) || view.tag(at).is_finite())?;
        let quote = view
            .quote(open)
            .filter(|_| view.is(open, Kind::QUOTE) && view.is(open - 1, Kind::COMMA.or(Kind::COLON)))?;
        (quote.len() > 6).then_some(quote)
    }

    /// `seems`, `appears`: what seems is the content, and nobody is the source.
    pub fn seeming(&self, group: &Group, source: &Range<usize>, complement: Complement) -> Option<Attribution> {
        let end = self.content_end(group, source, complement);
        let mut pieces = Vec::new();
        if !(source.len() == 1 && self.view.is(source.start, Kind::IT)) || complement.form == Form::To {
            pieces.push(source.clone());
        }
        pieces.push(complement.content..end);
        self.attribution(None, group.start..complement.cue_end, pieces, Form::Impersonal)
    }
}
