//! Attributions whose cue is a phrase (`according to`), a noun (`the claim that`) or an adjective (`is confident that`).

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::apart;
use crate::attribution::beholder::beholder;
use crate::attribution::border::{self, Setting};
use crate::attribution::copula;
use crate::attribution::find;
use crate::attribution::frame;
use crate::attribution::front::{front, minded, polled};
use crate::attribution::fronted;
use crate::attribution::noun;
use crate::attribution::owner::{holder, modifiers, owner, possessor};
use crate::attribution::relative::{objectless, own_clause};
use crate::attribution::rule::{Clausal, Form};
use crate::attribution::stance::stance;
use crate::attribution::verb;
use crate::attribution::view::{Kind, View};
use crate::attribution::voiced;
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;
use crate::scan::Hit;

/// Every attribution of a sentence whose cue is no verb.
pub fn others(view: &View<'_>, sentence: usize, found: &mut Vec<Attribution>) {
    let bounds = view.document.sentences[sentence].tokens.clone();
    let prepositions = Kind::IN.or(Kind::BY).or(Kind::TO);
    let mut from = bounds.start;
    while let Some(at) = view.next_cue(from..bounds.end, prepositions) {
        from = at + 1;
        if view.is(at, prepositions)
            && found.last().is_none_or(|last| last.sentence != sentence)
            && let reach = find::reach(&bounds, at)
            && let Some(mut one) =
                polled(view, at, &reach).or_else(|| minded(view, at, &reach)).or_else(|| beholder(view, at, &reach))
        {
            one.sentence = sentence;
            found.push(one);
            continue;
        }
        let hits = view.hits(at);
        if hits.is_empty() || view.quoted(at) {
            continue;
        }
        for hit in hits.iter().filter(|hit| view.counts(hit)) {
            let entry = view.entry(hit);
            let takes = entry.frames;
            let bounds = find::reach(&bounds, at);
            let floor = bounds.start;
            let one = match entry.category() {
                "phrases" if entry.frames & Frame::FRONT != 0 => front(view, hit.tokens.clone(), &bounds),
                "phrases" => alone(view, hit, &bounds),
                "nouns" => nominal(view, hit, takes, floor, &bounds),
                "adjectives" => adjective(view, hit, takes, floor, &bounds),
                _ => None,
            };
            if let Some(mut one) = one {
                one.sentence = sentence;
                one.entry = Some(hit.entry);
                one.stance = stance(view, entry.facts.stance, &one.cue[0]);
                found.push(one);
            }
        }
    }
}

/// `reportedly`: nobody is named, and the clause is the content.
fn alone(view: &View<'_>, hit: &Hit, bounds: &Range<usize>) -> Option<Attribution> {
    let cue = hit.tokens.clone();
    let mut first = cue.start;
    while first > bounds.start && !view.is(first - 1, Kind::BREAK.or(Kind::UNQUOTE)) && cue.start - first < 40 {
        first -= 1;
    }
    while first < cue.start && (view.tag(first) == Tag::CC || view.is(first, Kind::SUBORDINATOR)) {
        first += 1;
    }
    let end = border::content_end(view, cue.end, bounds.end, Setting::default());
    Attribution::of(view, None, cue.clone(), vec![first..cue.start, cue.end..end], Form::Adverb)
}

/// `the claim that`, `criticism of`, `calls for`, `Roe's warning that`.
fn nominal(view: &View<'_>, hit: &Hit, takes: u32, floor: usize, bounds: &Range<usize>) -> Option<Attribution> {
    let noun = hit.tokens.clone();
    if !view.tag(noun.end - 1).is_noun() {
        return None;
    }
    if let Some(stated) = copula::stated(view, noun.end, bounds.end) {
        return copular(view, noun, floor, stated);
    }
    if let Some(one) = answered(view, noun.clone(), floor) {
        return Some(one);
    }
    if let Some(voiced) = voiced::voiced(view, noun.end, bounds.end, takes) {
        let first = modifiers(view, noun.start, floor);
        let owner = if voiced.source.is_some() { Clausal::NamedNoun } else { Clausal::Noun };
        return Attribution::of(view, voiced.source, first..voiced.end, vec![voiced.content], owner.with(voiced.form));
    }
    // `claims he lied`: a pronoun brings in the clause.
    // `fears the dispute could spread`: so does a noun phrase with a modal verb or a form of `be`.
    let subject = matches!(view.tag(noun.end), Tag::DT | Tag::PRPS) && !view.is(noun.end, Kind::THAT);
    // `There are claims the vote was rigged`, but not `the claims the minister was making`.
    let open = || noun::plain_before(view, noun.end, floor).is_none_or(|first| !view.determined(first));
    let carries =
        |end: usize| view.tag(end) == Tag::MD || view.is(end, Kind::BE) && view.tag(end).is_finite() && open();
    let modal = || noun::after(view, noun.end, bounds.end).is_some_and(carries);
    // `…, an allegation it has not answered`: what it is about stands before.
    let sums = |first: usize| view.determined(first) && first > floor && view.is(first - 1, Kind::COMMA);
    let told = || noun::plain_before(view, noun.end, floor).is_none_or(|first| !sums(first));
    // `allegations he denied`
    let gap = || objectless(view, noun.end, bounds.end);
    let clause = view.tag(noun.end) == Tag::PRP && own_clause(view, noun.end + 1, bounds.end) && told() && !gap()
        || subject && modal();
    let bare = takes & Frame::THAT != 0 && clause;
    let takes = if bare { takes | Frame::BARE } else { takes & !Frame::BARE };
    let complement = frame::complement(view, noun.end, bounds.end, takes);
    if complement.frame & takes == 0 || complement.frame == 0 || complement.form == Form::Tag {
        return None;
    }
    // `theories that have come to stay`: a relative clause.
    let next = view.tag(complement.content + 1);
    if complement.form == Form::That && next.is_finite() && next != Tag::PRPV {
        return None;
    }
    // `…, an assertion that Roe denies`: so is one whose verb has no object.
    if complement.form == Form::That && objectless(view, complement.content + 1, bounds.end) {
        return None;
    }
    let first = modifiers(view, noun.start, floor);
    let mut cue_start = noun.start;
    let source = possessor(view, first, floor).map(|own| {
        // `renewed his call for`: the one who does it is the one whose it is.
        let doer = (view.tag(first - 1) == Tag::PRPS).then(|| owner(view, noun.start, floor)).flatten();
        doer.map_or(own, |(doer, start)| {
            cue_start = start;
            doer
        })
    });
    let source = source.or_else(|| holder(view, noun.end, complement.content));
    let source = source.or_else(|| {
        let (owner, start) = owner(view, noun.start, floor)?;
        cue_start = start;
        Some(owner)
    });
    let owner = if source.is_some() { Clausal::NamedNoun } else { Clausal::Noun };
    let loose = complement.frame & (Frame::OF | Frame::ON | Frame::TO | Frame::TOWARD) != 0;
    if source.is_none() && (takes & Frame::ALONE == 0 || loose && !view.is(complement.content, Kind::QUOTE)) {
        return None;
    }
    // `Amid fears that it would close, parents met`
    let opens = noun::plain_before(view, noun.end, floor)
        .is_some_and(|first| first == bounds.start + 1 && matches!(view.tag(bounds.start), Tag::IN | Tag::TO));
    let setting = Setting {
        noun: frame::is_noun(complement.frame),
        fronted: opens && complement.form == Form::That,
        hangs: true,
        infinitive: complement.form == Form::To,
        ..Setting::default()
    };
    let mut end = border::content_end(view, complement.content, bounds.end, setting);
    if setting.noun
        && let Some(last) = noun::after(view, complement.content, bounds.end)
        && view.tag(last).is_finite()
    {
        end = last;
    }
    let rule = owner.with(complement.form);
    Attribution::of(view, source, cue_start..complement.cue_end, vec![complement.content..end], rule)
}

/// `Her view is that`, `The fear among parents is that`, `One idea is that`.
fn copular(view: &View<'_>, noun: Range<usize>, floor: usize, stated: copula::Stated) -> Option<Attribution> {
    let first = modifiers(view, noun.start, floor);
    let source = possessor(view, first, floor).or_else(|| holder(view, noun.end, stated.verb));
    let opens = source.as_ref().map_or(first, |source| source.start.min(first));
    // `The idea is`: an article belongs to the cue where nobody owns the noun.
    let article = opens == first && first > floor && matches!(view.tag(first - 1), Tag::DT | Tag::CD);
    let first = first - usize::from(article);
    // `one question: who paid?`: what stands behind the colon is hers who owns the noun.
    let bare = stated.verb == noun.end && view.is(noun.end, Kind::COLON);
    if !noun::clause_edge(view, opens.min(first), floor) || bare && source.is_none() {
        return None;
    }
    let end = if stated.verb == noun.end { stated.end } else { noun.end };
    let rule = stated.rule(source.is_some());
    Attribution::of(view, source, first..end, vec![stated.content], rule)
}

/// `“Never,” was her answer`, `“A farce” was the verdict of one fan`.
fn answered(view: &View<'_>, noun: Range<usize>, floor: usize) -> Option<Attribution> {
    let first = modifiers(view, noun.start, floor);
    let source = possessor(view, first, floor);
    let start =
        source.as_ref().map_or(first - usize::from(first > floor && view.tag(first - 1) == Tag::DT), |own| own.start);
    let (quote, be) = copula::turned(view, start, floor)?;
    let source = source.or_else(|| {
        let of = view.is(noun.end, Kind::OF);
        let end = of.then(|| noun::after(view, noun.end + 1, noun.end + 1 + noun::LONGEST)).flatten()?;
        Some(noun.end + 1..end)
    })?;
    let mut found = Attribution::of(view, Some(source), be, vec![quote], Clausal::NamedNoun.with(Form::Quote))?;
    found.cue.push(first..noun.end);
    Some(found)
}

/// `is confident that`, `are concerned about`.
fn adjective(view: &View<'_>, hit: &Hit, takes: u32, floor: usize, bounds: &Range<usize>) -> Option<Attribution> {
    let word = hit.tokens.clone();
    // `is worried the dam will go`: what takes a clause takes it without `that` too.
    let takes = if takes & Frame::THAT != 0 { takes | Frame::BARE } else { takes };
    let mut complement = frame::complement(view, word.end, bounds.end, takes);
    // `is uneasy about the claim that it leaks`: the clause is that of the noun.
    if complement.form == Form::That && view.one_of(word.end, &["about", "at", "by", "of", "over", "with"]) {
        complement = frame::complement(view, word.end, bounds.end, takes & !(Frame::THAT | Frame::BARE));
    }
    if complement.frame & takes == 0 || complement.frame == 0 {
        return None;
    }
    let mut group = verb::group(view, word.clone(), floor);
    // `remain hopeful that`, `had grown alarmed that`
    let copula = group.start > floor && view.is(group.start - 1, Kind::COPULA);
    if copula {
        let verb = group.start - 1;
        group.start = verb::group(view, verb..verb + 1, floor).start;
    }
    // `Worried that it would flood, the council closed the road.`
    let named = matches!(view.tag(word.end), Tag::DT | Tag::PRP | Tag::PRPS | Tag::NNP);
    if word.start == bounds.start && (complement.frame != Frame::BARE || named) {
        let (end, source) = fronted::fronted(view, complement.content, bounds.end, false);
        let rule = Clausal::Adjective.with(complement.form);
        return Attribution::of(
            view,
            Some(source?),
            word.start..complement.cue_end,
            vec![complement.content..end],
            rule,
        );
    }
    let be = || (group.start..group.main).any(|at| view.is(at, Kind::BE));
    // `The farmers, worried about the cost, left`
    if !copula
        && !be()
        && group.start == group.main
        && let Some((source, first)) = apart::holder(view, group.start, floor)
    {
        let setting = Setting { relative: true, noun: frame::is_noun(complement.frame), ..Setting::default() };
        let end = border::content_end(view, complement.content, bounds.end, setting);
        let rule = Clausal::Adjective.with(complement.form);
        let cue = first..complement.cue_end;
        return Attribution::of(view, Some(source), cue, vec![complement.content..end], rule);
    }
    let source = verb::subject(view, group.start, floor)?;
    // `It is doubtful that`: the writer's word.
    let nobody = takes & Frame::IMPERSONAL != 0 && source.len() == 1 && view.is(source.start, Kind::IT);
    // `are split over the dam`, but not `is split on two levels`
    if nobody || takes & Frame::OVER != 0 && !disagree(view, &source, complement.content) {
        return None;
    }
    // `with many worried that`; at the head of a sentence the main clause follows.
    let with = source.start > floor && view.document.word(source.start - 1).eq_ignore_ascii_case("with");
    let fronted = with && source.start - 1 == bounds.start;
    if !copula && !with && !be() {
        return None;
    }
    let relative = border::in_relative(view, source.start, floor);
    let setting = Setting { fronted, relative, noun: frame::is_noun(complement.frame), ..Setting::default() };
    let end = border::content_end(view, complement.content, bounds.end, setting);
    Attribution::of(
        view,
        Some(source),
        group.start..complement.cue_end,
        vec![complement.content..end],
        Clausal::Adjective.with(complement.form),
    )
}

/// Whether those who are `split` over something are people, a body or opinions, and it is nothing measured.
fn disagree(view: &View<'_>, source: &Range<usize>, over: usize) -> bool {
    let noun = over + usize::from(view.tag(over) == Tag::DT);
    if view.tag(over) == Tag::CD || view.is(noun, Kind::TIME) {
        return false;
    }
    let head = noun::head(view, source);
    let own = Kind::SOMEBODY.or(Kind::RELATIVE).or(Kind::PRONOUN);
    view.is(head, own)
        || view.is(source.start, Kind::INDEFINITE)
        || view.tag(head).is_name()
        || noun::role(view, head)
        || view.in_list("camps", view.document.word(head))
}
