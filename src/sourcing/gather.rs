//! Gathers what all mentions of a source tell of it, and looks about the article for what a bare noun stands for.

use std::ops::Range;
use std::rc::Rc;

use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::body::{human, unknown};
use crate::sourcing::doing::{deed, leads, unlisted};
use crate::sourcing::elsewhere::{described, elsewhere, fellow};
use crate::sourcing::evidence::{Evidence, HINT, TOLD, USUAL, look, told};
use crate::sourcing::field;
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::herald::{heralded, introduced};
use crate::sourcing::namesake::{campaign, namesake, person, starred};
use crate::sourcing::phrase::{passed, phrases, widened};
use crate::sourcing::predicate::is_called;
use crate::sourcing::stand_in::Noun;

/// How many mentions are read.
pub(super) const MENTIONS: usize = 30;
/// Among how many these are sought; most of them may be pronouns.
const LOOKED_AT: usize = 150;
/// In how many mentions the surname is looked for that stands with its full name elsewhere.
const NAMES: usize = 4;
/// Weight from which a later role in the same mention counts more than the first.
const DECISIVE: u8 = 7;

/// Everything the article tells of a source.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub evidence: Option<Evidence>,
    /// Evidence of the words of the attribution itself.
    pub here: Option<Evidence>,
    pub person: bool,
    pub institution: bool,
    pub narrowed: bool,
    pub bare: Option<u8>,
    /// Whether the source is a pronoun.
    pub pronoun: bool,
    /// Whether it is a pronoun for a thing or several people: `it`, `that`.
    pub thing: bool,
    /// Whether an apposition calls it a body.
    pub body: bool,
    /// Whether an age is given, which articles do of private persons.
    pub age: bool,
    /// A role that only a relative clause tells, by what somebody does.
    pub deed: Option<Evidence>,
}

impl Profile {
    /// What the source tells where it is credited, else all that is known of it.
    pub(super) fn nearest(&self) -> Option<&Evidence> {
        self.here.as_ref().or(self.evidence.as_ref())
    }

    /// Reads the phrases of a mention; `own` is the source where it is credited.
    fn add(&mut self, view: View<'_>, range: &Range<usize>) {
        let mut first: Option<u8> = None;
        let (mut unknown, mut plain) = (false, false);
        let all = phrases(view, range);
        for (index, phrase) in all.iter().enumerate() {
            if index > 0 && passed(view, phrase.core.start) {
                continue;
            }
            let look = look(view, phrase);
            if phrase.relative && look.evidence.is_none() && self.deed.is_none() {
                self.deed = deed(view, phrase);
            }
            // `Hill, supporters say`: a neighbour, no role of hers; `a study, which followed families`: they have not written it.
            let work = self.here.as_ref().is_some_and(|here| here.what == What::Work);
            let studied = work && phrase.relative && look.evidence.as_ref().is_some_and(|it| it.what == What::Role);
            if index > 0 && (self.person && look.plural || studied) {
                continue;
            }
            // `Brazil's forest agency, Ibama,`: the body's name.
            let body = index == 1
                && look.evidence.is_none()
                && self
                    .here
                    .as_ref()
                    .is_some_and(|here| here.what == What::Head && here.tokens.end == phrase.core.start - 1);
            self.institution |=
                body && look.person || index == 1 && look.institution && self.owns(view, phrase.core.start);
            self.person |= look.person && !body;
            self.age |= aged(view, &phrase.core);
            // `Jane Hill, an avid birder`, `The keeper, Jane Hill`
            let beside = match index {
                0 => None,
                1 if look.person && all.len() == 2 && self.evidence.is_none() && phrase.core.len() > 1 => {
                    unlisted(view, &all[0].core)
                }
                1 if self.person && !phrase.relative && look.evidence.is_none() => unlisted(view, &phrase.core),
                _ => None,
            };
            if let Some(role) = beside {
                self.offer(role);
            }
            if index == 0 {
                self.here.clone_from(&look.evidence);
                self.bare = look.bare;
                unknown = look.unknown && look.evidence.is_none();
                plain = look.person && look.evidence.is_none() && phrase.tail.is_empty();
            }
            // `Harlow Steel, the company that`: no person, though the name looks like one.
            self.body |= index == 1 && plain && look.body;
            // `Clean Count, a group that`: what the apposition calls a body has a name.
            if unknown && look.evidence.as_ref().is_some_and(|it| it.what == What::Head) {
                self.institution = true;
            }
            self.narrowed |= look.narrowed || (index > 0 && look.evidence.is_some());
            // `the survey, conducted by the institute`
            let author = work && index > 0 && look.evidence.as_ref().is_some_and(|it| it.weight > USUAL + 1);
            self.institution |= look.institution && index == 0 || author;
            // `Hill - Lakeland is a costly state`: a place near by is no role of hers.
            let place = |evidence: &Evidence| self.person && evidence.what == What::Place;
            if let Some(mut evidence) = look.evidence.filter(|evidence| !place(evidence)) {
                // Of several roles in one mention the first counts, but a candidate or head of state is told by a later one too.
                // `The trial's leader, Dr Jane Hill`: of a post whose body is not known a title tells more.
                let usual = |it: &Found<'_>| it.what == What::Post && Some(it.entry) == evidence.entry;
                let open = evidence.what == What::Post && view.covering(evidence.tokens.start).is_some_and(usual);
                match first {
                    // `His friend, MP Jane Hill`, `The author, a fellow at the institute`: where one works tells more.
                    Some(weight) if (weight <= HINT || self.doctor(view)) && self.yields(&evidence) => {
                        evidence.weight = evidence.weight.max(weight + 1);
                    }
                    Some(weight) if evidence.weight < DECISIVE => evidence.weight = evidence.weight.min(weight),
                    _ if evidence.weight > USUAL && !open => first = Some(evidence.weight),
                    _ => {}
                }
                self.offer(evidence);
            }
        }
    }

    /// Whether the mention so far is a noun for a firm that stands before its name: `The plant's owner, Harbour Chemicals`.
    fn owns(&self, view: View<'_>, name: usize) -> bool {
        let trade = |here: &Evidence| {
            let noun = here.what == What::Head && here.tokens.end + 1 == name;
            noun || name.checked_sub(2).is_some_and(|last| view.class(last, Class::Trades))
        };
        !self.person && self.here.as_ref().is_some_and(trade)
    }

    /// Whether the source is called first by a title that those of any trade bear: `Dr Jane Hill`.
    fn doctor(&self, view: View<'_>) -> bool {
        let title = |here: &Evidence| matches!(view.word(here.tokens.start), "Dr" | "Dr.");
        self.here.as_ref().is_some_and(title)
    }

    /// Whether the role by which the source is called first tells less than another: a friend's or an author's.
    fn yields(&self, other: &Evidence) -> bool {
        self.here.as_ref().is_some_and(|here| match here.kind {
            Some(SourceKind::Public) => here.what == What::Role && office(other),
            // `Dr Jane Hill, a senior adviser at Zentra`
            Some(SourceKind::Expert) if other.what == What::Post => {
                other.kind == Some(SourceKind::Company) && other.entry.is_some() && here.tokens.len() <= 2
            }
            kind => here.what == What::Role && kind == Some(SourceKind::Media),
        })
    }

    /// What a mention tells by itself.
    pub(super) fn of(view: View<'_>, mention: &Range<usize>) -> Rc<Self> {
        let mut profile = Self::told(view, mention);
        if let Some(body) = leads(view, mention) {
            Rc::make_mut(&mut profile).offer(body);
        }
        if let Some(role) = is_called(view, mention).filter(|_| profile.person) {
            Rc::make_mut(&mut profile).offer(role);
        }
        profile
    }

    /// What a mention tells of whoever is credited elsewhere; nothing if it is a pronoun or only stands before another noun.
    fn other(view: View<'_>, mention: &Range<usize>) -> Option<Rc<Self>> {
        if let Some(known) = view.findings.others.borrow().get(mention) {
            return known.clone();
        }
        let tells = !pronoun(view, mention) && !modifier(view, mention);
        let profile = tells.then(|| Self::of(view, mention));
        view.findings.others.borrow_mut().insert(mention.clone(), profile.clone());
        profile
    }

    /// What the phrases of a mention tell; read once, however often the source is credited.
    fn told(view: View<'_>, mention: &Range<usize>) -> Rc<Self> {
        if let Some(known) = view.findings.phrases.borrow().get(mention) {
            return Rc::clone(known);
        }
        let mut profile = Self::default();
        profile.add(view, &widened(view, mention));
        let profile = Rc::new(profile);
        view.findings.phrases.borrow_mut().insert(mention.clone(), Rc::clone(&profile));
        profile
    }

    /// Takes evidence that is more telling than what is known; of equals the first stays.
    ///
    /// A known politician stays one: `Retired surgeon Jane Hill` who stands for election.
    fn offer(&mut self, evidence: Evidence) {
        let office = |it: &Evidence| it.what == What::Person && office(it);
        let trade = |it: &Evidence| {
            matches!(it.kind, Some(SourceKind::Expert | SourceKind::Company | SourceKind::Public))
                && it.what == What::Role
        };
        let takes = self.evidence.as_ref().is_none_or(|known| {
            (evidence.weight > known.weight && !(office(known) && trade(&evidence)))
                || (office(&evidence) && trade(known))
        });
        if takes {
            self.evidence = Some(evidence);
        }
    }

    /// Weight of the best evidence; 0 without any.
    pub(super) fn weight(&self) -> u8 {
        self.evidence.as_ref().map_or(0, |evidence| evidence.weight)
    }
}

/// What the article tells of a credited source.
pub(super) fn gather(view: View<'_>, credit: &Credit<'_>) -> Profile {
    let Some(first) = credit.source.first() else { return Profile::default() };
    let only_pronouns = credit.source.iter().all(|piece| pronoun(view, piece));
    let mut profile = match credit.source {
        [only] if !only_pronouns => (*Profile::told(view, only)).clone(),
        _ => Profile::default(),
    };
    profile.pronoun = only_pronouns;
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
    let others = credit.mentions.iter().take(LOOKED_AT).filter(|mention| !credit.source.contains(mention));
    for other in others.filter_map(|mention| Profile::other(view, mention)).take(MENTIONS) {
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
            profile.bare = profile.bare.or(other.bare);
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
    if profile.person
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
    if let Some(evidence) = profile.evidence.as_mut()
        && let Some(kind) = field::kind(view, credit, first, evidence)
    {
        evidence.kind = Some(kind);
    }
    profile.narrowed |= profile.here.as_ref().is_some_and(|here| !profile.person && described(view, first, here));
    profile
}

/// What the lists of sources tell of somebody of whom the article only gives the surname: `Mr Putin`.
fn listed(view: View<'_>, at: usize) -> Option<Evidence> {
    let known = view.covering(at).filter(|found| found.what == What::Person && found.tokens.end == at + 1)?;
    namesake(view, at).is_none().then(|| told(known, What::Person, known.weight.unwrap_or(TOLD - 1)))
}

/// Whether somebody holds or seeks an office of the state.
fn office(evidence: &Evidence) -> bool {
    matches!(evidence.kind, Some(SourceKind::Political | SourceKind::Government))
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

/// Whether a phrase gives an age: `Jane Roe, 52,`, `52-year-old Jane Roe`.
fn aged(view: View<'_>, core: &Range<usize>) -> bool {
    let number = |at: usize| view.tag(at) == Tag::CD && view.word(at).len() == 2;
    let years =
        |at: usize| number(at) && at + 3 < core.end && view.mark(at + 1, "-‐‑") && view.class(at + 2, Class::Times);
    (core.len() == 1 && number(core.start)) || core.clone().any(years)
}

/// Whether a mention only stands before another noun: the second word of `Hill supporters` is the noun.
fn modifier(view: View<'_>, mention: &Range<usize>) -> bool {
    let next = mention.end;
    if mention.is_empty() || view.possessive(mention) || !view.capital(mention.end - 1) {
        return false;
    }
    // `Lena Hill will start`: no paper.
    let verb = view.tag(next) == Tag::MD || view.tag(next).is_finite();
    let noun = view.tag(next).is_noun() || !verb && view.found(next..next + 1).any(|found| found.what != What::Wording);
    noun && view.sentence(mention.start).contains(&next) && !view.mark(next, ".-")
}

pub(super) fn pronoun(view: View<'_>, piece: &Range<usize>) -> bool {
    // `, that found` may be tagged as any `that`; `WHO said` is no question.
    piece.len() == 1
        && view.covering(piece.start).is_none_or(|found| found.what != What::Name)
        && (matches!(view.tag(piece.start), Tag::PRP | Tag::PRPS | Tag::PRPV | Tag::WP | Tag::WDT | Tag::WPS)
            || view.class(piece.start, Class::Relatives))
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
