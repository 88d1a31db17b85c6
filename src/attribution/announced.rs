//! Who is credited without a name in the headline or lead and named in the sentences behind it: `A judge said it was late. Judge Jane
//! Roe ruled that`.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::heads::{head_noun, heads};
use crate::attribution::member::{Cast, Member};
use crate::attribution::name::owner;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;
use crate::text::Position;
use crate::text::fold::folded;

/// In how many sentences behind the lead the name is looked for.
const AHEAD: usize = 3;
/// Longest source of a headline that is a role without an article: `Top judge`.
const SHORT: usize = 3;

/// Makes one member of the two.
pub fn settle(view: &View<'_>, cast: &mut Cast, attributions: &mut [Attribution]) {
    let sentences = &view.document.sentences;
    let opens = |one: &Attribution| sentences[one.sentence].position != Position::Body;
    let lead = attributions.partition_point(opens);
    let mut merged = Vec::new();
    for at in 0..lead {
        let Some(member) = attributions[at].member.filter(|&member| !cast.members[member].named) else { continue };
        let Some(noun) = role(view, &attributions[at]) else { continue };
        if let Some(named) = bearer(view, cast, &attributions[at..], &noun) {
            let mentions = std::mem::take(&mut cast.members[member].mentions);
            let own = &mut cast.members[named].mentions;
            own.extend(mentions);
            own.sort_by_key(|mention| (mention.start, mention.end));
            attributions.iter_mut().filter(|one| one.member == Some(member)).for_each(|one| one.member = Some(named));
            merged.push(member);
        }
    }
    if merged.is_empty() {
        return;
    }
    let mut place = 0;
    let places: Vec<usize> = (0..cast.members.len())
        .map(|member| {
            let own = place;
            place += usize::from(!merged.contains(&member));
            own
        })
        .collect();
    let mut member = 0;
    cast.members.retain(|_| {
        member += 1;
        !merged.contains(&(member - 1))
    });
    for one in attributions {
        one.member = one.member.map(|member| places[member]);
    }
}

/// The noun of somebody who is given by a role alone: `A judge`, and in a headline `Judge`; but not `the judge`, `judges`.
fn role(view: &View<'_>, one: &Attribution) -> Option<String> {
    let [source] = &*one.source else { return None };
    let noun = head_noun(view, source);
    let article = view.tag(source.start) == Tag::DT && !view.is(source.start, Kind::DEFINITE.or(Kind::NEGATOR));
    let headline = view.document.sentences[one.sentence].position == Position::Headline;
    let bare = headline && source.len() <= SHORT && !view.is(source.start, Kind::DEFINITE);
    let single = matches!(view.tag(noun), Tag::NN | Tag::NNP) && view.is(noun, Kind::ROLE);
    (single && (article || bare)).then(|| folded(view.document.word(noun)).into_owned())
}

/// The only one who is credited soon behind the lead by name and that role, and has not been named before.
fn bearer(view: &View<'_>, cast: &Cast, attributions: &[Attribution], noun: &str) -> Option<usize> {
    let first = &attributions[0];
    let after = |mention: &Range<usize>| mention.start > first.cue[0].start;
    // `A Norby spokesman said`: another than the spokesman of Arden.
    let source = &first.source[0];
    let named = |&at: &usize| at > source.start && view.capital(at);
    let names: Vec<&str> = source.clone().filter(named).map(|at| owner(view.document.word(at))).collect();
    let told = |own: &Member| {
        let words = || own.mentions.iter().flat_map(Clone::clone).map(|at| owner(view.document.word(at)));
        names.iter().all(|name| words().any(|word| word.eq_ignore_ascii_case(name)))
    };
    let bears = |own: &Member| {
        let role = own.named && own.person && heads(view, &own.role, noun);
        role && own.mentions.iter().all(after) && told(own)
    };
    let near = attributions.iter().take_while(|one| one.sentence <= first.sentence + AHEAD);
    let mut all = near.filter_map(|one| one.member).filter(|&member| bears(&cast.members[member]));
    let named = all.next()?;
    all.all(|other| other == named).then_some(named)
}
