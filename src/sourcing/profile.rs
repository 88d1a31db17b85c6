//! What the phrases of a mention tell of a source, and which of several tellings counts.

use std::ops::Range;
use std::rc::Rc;

use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::doing::{deed, leads, unlisted};
use crate::sourcing::evidence::{Evidence, HINT, Look, USUAL, look};
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::namesake::first_name;
use crate::sourcing::naming::numbered;
use crate::sourcing::phrase::{Phrase, passed, phrases};
use crate::sourcing::predicate::{is_called, works};
use crate::sourcing::widen::widened;

/// How many mentions are read.
pub(super) const MENTIONS: usize = 30;
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

    /// Reads the phrases of a mention.
    pub(super) fn add(&mut self, view: View<'_>, range: &Range<usize>) {
        let mut first: Option<u8> = None;
        let (mut unknown, mut plain) = (false, false);
        let all = phrases(view, range);
        for (index, phrase) in all.iter().enumerate() {
            if index > 0 && passed(view, phrase.core.start) {
                continue;
            }
            // `Zentra, which owns hotels`: what it has is not what it is.
            let which =
                (1..=2).contains(&index) && plain && phrase.relative && view.class(phrase.core.start, Class::Things);
            if which && !view.class(phrase.core.start + 1, Class::Be) {
                continue;
            }
            let mut look = look(view, phrase);
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
            // `American Marne, Hale and Roe said`: of several that are named the first counts.
            let whole = |it: &Evidence| it.what == What::Name && it.tokens.end == all[0].core.end;
            let listed = index > 0
                && self.institution
                && look.evidence.is_none()
                && self.here.as_ref().is_some_and(whole)
                && range.clone().any(|at| view.tag(at) == Tag::CC);
            let apart = index > 0 && self.apart(view, phrase, &look);
            self.person |= look.person && !body && !listed && !apart;
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
            // `Jane Hill, one of the researchers`: any role of her own tells more.
            let among = index > 0 && numbered(view, &phrase.core);
            if let Some(evidence) = look.evidence.as_mut().filter(|_| among) {
                evidence.weight = evidence.weight.min(USUAL);
            }
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
                let listed = index > 0 && self.here.as_ref().is_some_and(|here| here.what == What::Person);
                match first {
                    // `His friend, MP Jane Hill`, `The author, a fellow at the institute`: where one works tells more.
                    Some(weight) if (weight <= HINT || self.doctor(view)) && self.yields(&evidence) => {
                        evidence.weight = evidence.weight.max(weight + 1);
                    }
                    // `Hale, a former minister`: the lists may not know that the office is held no more.
                    Some(_) if listed && left(view, &evidence) => {}
                    Some(weight) if evidence.weight < DECISIVE => evidence.weight = evidence.weight.min(weight),
                    _ if evidence.weight > USUAL && !open => first = Some(evidence.weight),
                    _ => {}
                }
                self.offer(evidence);
            }
        }
    }

    /// Whether a name behind a comma is nobody's: `Arden Mills Inc., Norby, Lakeland, said`, `the findings, published in the journal
    /// Ocean,`, `the survey, the Tankano,`.
    fn apart(&self, view: View<'_>, phrase: &Phrase, look: &Look) -> bool {
        let start = phrase.core.start;
        let titled = look.evidence.as_ref().is_some_and(|it| matches!(it.what, What::Role | What::Post | What::Person));
        let named = phrase.core.clone().any(|at| first_name(view, at));
        let comma = start > 0 && view.mark(start - 1, ",");
        match view.tag(start) {
            _ if titled => false,
            Tag::VBN | Tag::VBG => true,
            Tag::DT if !named => true,
            _ => comma && self.here.as_ref().is_some_and(|here| proper(view, here) && !view.possessive(&here.tokens)),
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
        if let Some(role) = is_called(view, mention).or_else(|| works(view, mention)).filter(|_| profile.person) {
            Rc::make_mut(&mut profile).offer(role);
        }
        profile
    }

    /// What a mention tells of whoever is credited elsewhere; nothing if it is a pronoun or only stands before another noun.
    pub(super) fn other(view: View<'_>, mention: &Range<usize>) -> Option<Rc<Self>> {
        if let Some(known) = view.findings.others.borrow().get(mention) {
            return known.clone();
        }
        let tells = !pronoun(view, mention) && !modifier(view, mention);
        let profile = tells.then(|| Self::of(view, mention));
        view.findings.others.borrow_mut().insert(mention.clone(), profile.clone());
        profile
    }

    /// What the phrases of a mention tell; read once, however often the source is credited.
    pub(super) fn told(view: View<'_>, mention: &Range<usize>) -> Rc<Self> {
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
    pub(super) fn offer(&mut self, evidence: Evidence) {
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

/// Whether it is a body by name: what stands behind its name is no name of somebody.
fn proper(view: View<'_>, here: &Evidence) -> bool {
    here.what == What::Name || here.what == What::Head && view.capital(here.tokens.start)
}

/// Whether somebody holds or seeks an office of the state.
fn office(evidence: &Evidence) -> bool {
    matches!(evidence.kind, Some(SourceKind::Political | SourceKind::Government))
}

/// Whether an office is told that somebody has left: political, though its holders are of a government.
fn left(view: View<'_>, evidence: &Evidence) -> bool {
    let held = |found: &Found<'_>| found.what == What::Role && found.kind != evidence.kind;
    evidence.kind == Some(SourceKind::Political) && view.covering(evidence.tokens.start).is_some_and(held)
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
