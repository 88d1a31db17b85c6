//! Attributions whose cue is a phrase (`according to`), a noun (`the claim that`) or an adjective (`is confident that`).

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::apposition;
use crate::attribution::beholder::beholder;
use crate::attribution::border::{self, Setting};
use crate::attribution::copula;
use crate::attribution::find;
use crate::attribution::frame;
use crate::attribution::noun;
use crate::attribution::owner::{holder, modifiers, owner, possessor};
use crate::attribution::relative::{objectless, own_clause};
use crate::attribution::rule::{Clausal, Form};
use crate::attribution::stance::stance;
use crate::attribution::subject;
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

/// `According to the ministry, …`, `…, according to the ministry.`
fn front(view: &View<'_>, cue: Range<usize>, bounds: &Range<usize>) -> Option<Attribution> {
    let start = cue.end;
    let mut end = noun::after(view, start, bounds.end)?;
    // `according to a trial published in May`
    end = subject::description_end(view, end, bounds.end);
    // The phrases that follow belong to the source as far as the next mark.
    let stop = (end..bounds.end).find(|&at| view.is(at, Kind::BREAK) && !view.abbreviated(at)).unwrap_or(bounds.end);
    if !(end..stop).any(|at| view.tag(at).is_finite()) || view.is(end, Kind::RELATIVE) {
        end = stop;
    }
    let opens = cue.start <= bounds.start + 1
        || cue.start < bounds.start + 5
            && (bounds.start..cue.start)
                .all(|at| view.tag(at) == Tag::CC || view.adverb(at) || view.is(at, Kind::COMMA));
    let mut pieces = Vec::new();
    if opens {
        let mut comma = end;
        if view.is(end, Kind::COMMA) {
            // The apposition of the source, and then the content.
            if view.tag(end + 1) == Tag::VBG {
                // `According to Roe, writing in the Herald, …`
                let close = (end + 2..bounds.end.min(end + 25)).find(|&at| view.is(at, Kind::COMMA.or(Kind::COLON)));
                comma = close.unwrap_or(comma);
            } else if (!names_on(view, end) || party(view, end + 1))
                && let last = apposition::before_clause(view, end, bounds.end)
                && last > end
                && view.is(last, Kind::COMMA)
            {
                comma = last;
                end = last;
            }
        }
        pieces.push(comma..border::content_end(view, comma + 1, bounds.end, Setting::default()));
    } else {
        let left = if view.is(cue.start - 1, Kind::COMMA.or(Kind::DASH)) { cue.start - 1 } else { cue.start };
        if let Some(quote) = view
            .quote(left.saturating_sub(1))
            .filter(|quote| view.is(left - 1, Kind::UNQUOTE) && quote.start <= bounds.start)
        {
            pieces.push(quote.start..left);
        } else {
            let mut first = bounds.start;
            for at in (bounds.start..left).rev() {
                if view.is(at, Kind::SEMICOLON) && !view.quoted(at) {
                    first = at + 1;
                    break;
                }
            }
            while first < left && view.tag(first) == Tag::CC {
                first += 1;
            }
            pieces.push(first..left);
        }
        if view.is(end, Kind::COMMA) {
            if let Some(last) = apposition::after_with_apposition(view, start, bounds.end).filter(|&last| last > end) {
                end = last;
            }
            if view.is(end, Kind::COMMA) && end + 1 < bounds.end && !view.is(end + 1, Kind::SUBORDINATOR) {
                pieces.push(end + 1..border::content_end(view, end + 1, bounds.end, Setting::default()));
            }
        }
    }
    Attribution::of(view, Some(start..end), cue, pieces, Form::AccordingTo)
}

/// Whether a name follows the comma at `comma` that may open the clause: `According to Roe, Norby will pay`.
fn names_on(view: &View<'_>, comma: usize) -> bool {
    view.tag(comma + 1).is_name() && (view.tag(comma - 1).is_name() || view.is(comma - 1, Kind::WORK.or(Kind::POLL)))
}

/// Whether a party and a state stand here: `D-Calif.`
fn party(view: &View<'_>, at: usize) -> bool {
    view.document.word(at).len() == 1 && view.is(at + 1, Kind::HYPHEN) && view.tight(at + 1)
}

/// `In a Lakeland poll, Roe led by five points`: one poll, and the clause around it is what it found.
fn polled(view: &View<'_>, at: usize, bounds: &Range<usize>) -> Option<Attribution> {
    let whole = view.is(at, Kind::IN).then(|| noun::plain_after(view, at + 1, bounds.end)).flatten()?;
    let whole = (whole..bounds.end).find(|&at| !view.is(at, Kind::TIME)).unwrap_or(whole);
    // `in a Herald poll last month`
    let end = (at + 2..=whole).rev().find(|&end| !view.is(end - 1, Kind::TIME)).unwrap_or(whole);
    // `in recent polls from the Herald`, `in a Herald poll`; polls in general found nothing by themselves.
    let many = view.tag(end - 1) == Tag::NNS;
    let named = || {
        // `in the Arden polls`: where people vote.
        let asked = |at: usize| view.one_of(at, &["opinion", "exit", "tracking", "recent", "new", "latest", "public"]);
        let name = (at + 1..end - 1).any(|at| view.tag(at).is_name());
        name && (!many || (at + 1..end - 1).any(asked)) || view.tag(end) == Tag::IN && view.tag(end + 1).is_name()
    };
    let poll = (view.is(end - 1, Kind::POLL) || many && view.document.word(end - 1) == "polls") && (!many || named());
    // `in the council poll`: people voted; `take part in the survey`: they were asked.
    let voted = ["council", "governorship", "mayoral", "mock", "general", "parliamentary", "local"];
    let took = at > bounds.start && view.document.word(at - 1) == "part";
    if !poll || took || view.one_of(end - 2, &voted) || view.quoted(at) || view.is(end, Kind::HYPHEN) {
        return None;
    }
    let mut found = front(view, at..at + 1, bounds)?;
    if end < whole && found.source.len() == 1 {
        found.source[0].end = end;
    }
    Some(found)
}

/// `In Roe's view, …`, `…, in her own words`, `By his own account, …`: whose view it is, and the clause before or after.
fn minded(view: &View<'_>, at: usize, bounds: &Range<usize>) -> Option<Attribution> {
    // `moved by his words`: an account is what something is so by.
    let kind = if view.is(at, Kind::BY) { Kind::ACCOUNT } else { Kind::MIND };
    let noun = (at + 2..bounds.end.min(at + 12)).find(|&noun| {
        view.is(noun, kind) && (noun + 1 >= bounds.end || view.is(noun + 1, Kind::BREAK.or(Kind::UNQUOTE)))
    })?;
    let owned = |at: usize| view.tag(at) == Tag::PRPS || view.is(at, Kind::POSSESSIVE);
    let described = noun - usize::from(!owned(noun - 1) && view.tag(noun - 1) == Tag::JJ);
    let source = at + 1..described;
    // `By Monday's count, …`: a day has no view.
    let bare = |at: usize| view.document.word(at).trim_end_matches('s').trim_end_matches(['\'', '’']);
    let time = (at + 1..described).rev().take(2).map(bare).any(|word| view.in_list("times", word));
    if source.is_empty() || !owned(described - 1) || time || view.quoted(at) {
        return None;
    }
    if source.len() > 1 && noun::plain_before(view, described, at + 1) != Some(at + 1) {
        return None;
    }
    let end = noun + 1;
    let content = if at <= bounds.start + 1 && view.is(end, Kind::COMMA) {
        end + 1..border::content_end(view, end + 1, bounds.end, Setting::default())
    } else if at > bounds.start && view.is(at - 1, Kind::COMMA.or(Kind::DASH)) {
        bounds.start..at - 1
    } else {
        return None;
    };
    let mut found = Attribution::of(view, Some(source), at..at + 1, vec![content], Form::AccordingTo)?;
    found.cue.push(described..end);
    Some(found)
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
    let complement = frame::complement(view, word.end, bounds.end, takes);
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
        let (end, source) = border::fronted(view, complement.content, bounds.end, false);
        let rule = Clausal::Adjective.with(complement.form);
        return Attribution::of(
            view,
            Some(source?),
            word.start..complement.cue_end,
            vec![complement.content..end],
            rule,
        );
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
    if !copula && !with && !(group.start..group.main).any(|at| view.is(at, Kind::BE)) {
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
