//! Gathers what all mentions of a source tell of it, and looks about the article for what a bare noun stands for.

use std::ops::Range;

use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::body::{human, unknown};
use crate::sourcing::elsewhere::{described, elsewhere, fellow};
use crate::sourcing::evidence::{Evidence, TOLD, USUAL, told};
use crate::sourcing::field;
use crate::sourcing::found::{Class, View, What};
use crate::sourcing::herald::{heralded, introduced};
use crate::sourcing::namesake::{bare, campaign, namesake, person, starred};
use crate::sourcing::profile::{MENTIONS, Profile, pronoun};
use crate::sourcing::stand_in::Noun;
use crate::sourcing::widen::widened;

/// Among how many these are sought; most of them may be pronouns.
const LOOKED_AT: usize = 150;
/// In how many mentions the surname is looked for that stands with its full name elsewhere.
const NAMES: usize = 4;
/// What the article tells of a credited source.
pub(super) fn gather(view: View<'_>, credit: &Credit<'_>) -> Profile {
    let Some(first) = credit.source.first() else { return Profile::default() };
    let only_pronouns = credit.source.iter().all(|piece| pronoun(view, piece));
    let mut profile = match credit.source {
        [only] if !only_pronouns => (*Profile::told(view, only)).clone(),
        _ => Profile::default(),
    };
    profile.pronoun = only_pronouns;
    // `— jane roe (@janeroe)`
    profile.person |= signed(view, credit) && profile.here.is_none() && !profile.institution;
    profile.thing = profile.pronoun && view.class(first.start, Class::Things);
    if profile.pronoun {
        if let Some(range) = antecedent(view, first) {
            profile.add(view, &range);
        }
    } else if credit.source.len() > 1 {
        for piece in credit.source {
            profile.add(view, &widened(view, piece));
        }
    }
    let group = profile.here.as_ref().is_some_and(|here| !matches!(here.what, What::Role | What::Post | What::Person));
    let thing = !profile.pronoun && !profile.person && group;
    // `The fund said`: a noun that tells nothing by itself stands for the body.
    let noun = !profile.pronoun && !profile.person && profile.here.is_none();
    let here = profile.here.clone();
    // `Marne said`, of Marne Savings Bank: what looks like a surname is the body's.
    let name = profile.person && profile.here.is_none() && first.len() == 1 && !human(view, credit);
    let others = credit.mentions.iter().take(LOOKED_AT).filter(|mention| !credit.source.contains(mention));
    let others = others.filter_map(|mention| Some((mention, Profile::other(view, mention)?)));
    let mut known = false;
    for (mention, other) in others.take(MENTIONS) {
        if name && other.institution && !other.person && view.word(mention.start) == bare(view.word(first.start)) {
            profile.person = false;
            profile.institution = true;
        }
        if thing && (other.person || misnamed(view, first, here.as_ref(), &other)) {
            continue;
        }
        profile.age |= other.age;
        profile.body |= other.body;
        profile.deed = profile.deed.take().or_else(|| other.deed.clone());
        profile.person |= other.person;
        // `A London-based charity`: the place has a name, the charity none.
        let based = thing && other.evidence.as_ref().is_some_and(|it| it.what == What::Place);
        profile.institution |= other.institution && !other.person && !based && (thing || noun || profile.pronoun);
        if profile.pronoun {
            profile.narrowed |= other.narrowed;
            known |= other.here.as_ref().is_some_and(|it| described(view, mention, it));
            profile.bare = profile.bare.max(other.bare);
        }
        let place = |evidence: &Evidence| evidence.what == What::Place && (profile.person || profile.here.is_some());
        if let Some(evidence) = other.evidence.as_ref().filter(|evidence| !place(evidence)) {
            profile.offer(evidence.clone());
        }
    }
    // `Sir Giles said`, `Hill, who had spoken before, said`: the full name stands elsewhere.
    if profile.person && profile.evidence.is_none() {
        let own = last_name(view, credit);
        let others = credit
            .mentions
            .iter()
            .take(MENTIONS)
            .filter(|mention| !pronoun(view, mention))
            .map(|mention| mention.end - 1);
        let names: Vec<usize> = own.into_iter().chain(others.take(NAMES)).collect();
        let namesakes: Vec<_> = names.iter().filter_map(|&at| person(view, at)).collect();
        let known = namesakes.iter().find_map(|other| other.evidence.clone());
        profile.deed = profile.deed.take().or_else(|| namesakes.iter().find_map(|other| other.deed.clone()));
        let listed = || names.iter().find_map(|&at| listed(view, at));
        if let Some(evidence) = known.or_else(|| campaign(view, credit)).or_else(listed) {
            profile.offer(evidence);
        }
    }
    profile.person |= introduced(view, first, &profile) || starred(view, first, &profile);
    if profile.body && !human(view, credit) {
        profile.person = false;
        profile.institution = true;
    }
    if (profile.person || view.class(first.start, Class::Definite))
        && profile.evidence.is_none()
        && let Some(body) = unknown(view, credit)
    {
        profile.person = false;
        profile.institution = true;
        profile.here = Some(body.clone());
        profile.offer(body);
    }
    if let Some(fellow) = fellow(view, first).filter(|_| profile.bare == Some(1)) {
        profile.narrowed = true;
        profile.here = Some(fellow.clone());
        profile.evidence = Some(fellow);
    }
    // `Both Hale and Roe said`: neither is one of many without a name.
    let some = |it: &Evidence| it.kind == Some(SourceKind::Unknown) && it.what == What::Group;
    if profile.person && profile.evidence.as_ref().is_some_and(some) {
        profile.evidence = None;
    }
    let generic = profile.nearest().is_some_and(|here| here.what == What::Head);
    if profile.weight() <= USUAL || (generic && !profile.institution) {
        // `It said`, of `the agency`: the noun stands where it was said.
        let noun = profile.evidence.as_ref().filter(|_| profile.pronoun).and_then(|it| it.tokens.start.checked_sub(1));
        elsewhere(view, noun.unwrap_or(first.start), &mut profile);
    }
    if profile.person
        && profile.evidence.is_none()
        && let Some(role) = heralded(view, credit)
    {
        profile.offer(role);
    }
    if let Some(deed) = profile.deed.take().filter(|_| profile.person && profile.evidence.is_none()) {
        profile.offer(deed);
    }
    if profile.person
        && profile.evidence.is_none()
        && let Some(role) = field::player(view, first)
    {
        profile.offer(role);
    }
    if let Some(evidence) = profile.evidence.as_mut()
        && let Some(kind) = field::kind(view, credit, first, evidence)
    {
        evidence.kind = Some(kind);
    }
    known |= profile.here.as_ref().is_some_and(|here| described(view, first, here));
    profile.narrowed |= known && !profile.person;
    profile
}

/// Whether the source is the name and handle under a post.
pub(super) fn signed(view: View<'_>, credit: &Credit<'_>) -> bool {
    let dash = credit.cue.first().is_some_and(|cue| view.mark(cue.start, "-–—"));
    dash && credit.source.iter().any(|piece| piece.clone().any(|at| view.word(at) == "@"))
}

/// What the lists of sources tell of somebody of whom the article only gives the surname: `Mr Putin`.
fn listed(view: View<'_>, at: usize) -> Option<Evidence> {
    let known = view.covering(at).filter(|found| found.what == What::Person && found.tokens.end == at + 1)?;
    namesake(view, at).is_none().then(|| told(known, What::Person, known.weight.unwrap_or(TOLD - 1)))
}

/// Whether a mention is of a body that cannot be called by the noun of the source: no ministry is `the company`.
fn misnamed(view: View<'_>, source: &Range<usize>, here: Option<&Evidence>, other: &Profile) -> bool {
    let common = |it: &&Evidence| it.what == What::Head && !view.capital(it.tokens.start);
    let body = other.evidence.as_ref().filter(|body| body.what.institution());
    here.filter(common).zip(body).is_some_and(|(here, body)| {
        let noun = Noun { tokens: &here.tokens, kind: here.kind };
        view.class(source.start, Class::Definite) && !noun.calls(view, &body.tokens, body.kind)
    })
}

/// The last word of a source that is a name and no more, or of the name that a relative pronoun stands for.
fn last_name(view: View<'_>, credit: &Credit<'_>) -> Option<usize> {
    let [piece] = credit.source else { return None };
    let range = if pronoun(view, piece) { antecedent(view, piece)? } else { piece.clone() };
    range.rev().take(4).find(|&at| view.capital(at))
}

/// What a relative pronoun stands for: the phrase before it.
fn antecedent(view: View<'_>, piece: &Range<usize>) -> Option<Range<usize>> {
    if !matches!(view.tag(piece.start), Tag::WP | Tag::WDT | Tag::WPS) {
        return None;
    }
    let sentence = view.sentence(piece.start);
    // `an engineer who worked there, and who asked not to be named`
    let other = |at: &usize| matches!(view.tag(*at), Tag::WP | Tag::WPS);
    if piece.start > sentence.start
        && view.tag(piece.start - 1) == Tag::CC
        && let Some(first) = view.near(&sentence, piece.start).find(other).filter(|&at| at < piece.start)
    {
        return antecedent(view, &(first..first + 1));
    }
    let mut start = piece.start.min(sentence.start.max(piece.start.saturating_sub(25)));
    for at in (start..piece.start).rev() {
        if view.tag(at).is_finite() && view.covering(at).is_none() {
            start = at + 1;
            break;
        }
    }
    (start < piece.start).then_some(start..piece.start)
}
