//! Whom a surname stands for, where the article gives the full name elsewhere, and whose a post or a work is.

use std::cell::RefCell;
use std::hash::Hasher;
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::evidence::{Evidence, FAR, USUAL, told};
use crate::sourcing::found::{Class, Found, View, What, closed};
use crate::sourcing::profile::{MENTIONS, Profile, pronoun};
use crate::sourcing::usable::{another, apart};

/// Longest name that is read, in tokens.
const NAME: usize = 6;
/// How many words may stand between an owner and what is hers: `Hill's latest angry letter`.
const BETWEEN: usize = 5;
/// How far behind a name stands what the person leads.
const LED: usize = 3;
/// How far back the person of `his` is looked for, in tokens.
const NEAR: usize = 60;

/// The full names of a document, by hashes of their words.
#[derive(Clone, Debug, Default)]
pub(super) struct Surnames {
    /// For each surname the tokens of the first full name that ends in it.
    last: FxHashMap<u64, Range<usize>>,
    /// For each other word the first full name that holds it.
    given: FxHashMap<u64, Range<usize>>,
    /// The letters that stand in brackets behind a name.
    letters: FxHashSet<u64>,
    /// For each surname asked about, whether the word stands nowhere before the full name: by the name's first token.
    early: RefCell<FxHashMap<usize, bool>>,
}

/// Reads the full names of a document.
pub(super) fn surnames(view: View<'_>) -> Surnames {
    let mut all = Surnames::default();
    for sentence in &view.reading.document.sentences {
        for at in view.capitals_or_covered(&sentence.tokens).filter(|&at| at > sentence.tokens.start) {
            if view.mark(at + 1, ")") && view.mark(at - 1, "(") && view.acronym(at) {
                all.letters.insert(key(view.word(at)));
            }
            if let Some(name) = full(view, at, &sentence.tokens) {
                for first in name.start..at {
                    all.given.entry(key(view.word(first))).or_insert_with(|| name.clone());
                }
                all.last.entry(key(view.word(at))).or_insert(name);
            }
        }
    }
    all
}

/// The full name that ends at a token.
fn full(view: View<'_>, last: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let covered = view.covering(last);
    if let Some(found) = covered.filter(|found| found.tokens.len() > 1) {
        return (found.what == What::Person && found.tokens.end == last + 1).then(|| found.tokens.clone());
    }
    // Most capitals stand alone.
    let joined = view.capital(last - 1) || view.mark(last - 1, ".") || view.class(last - 1, Class::Particles);
    if !view.capital(last) || !joined {
        return None;
    }
    let head = covered.is_some_and(|found| found.what == What::Head);
    // `Jane Hill MP`
    let goes_on = |at: usize| at < sentence.end && view.capital(at) && !view.rank(at);
    if view.acronym(last) || goes_on(last + 1) {
        return None;
    }
    // `Sir Giles Ford`: the firm is not meant.
    let firm = |found: &Found<'_>| found.what == What::Name && !apart(view, found) || another(view, found);
    if !head
        && covered.is_some_and(|found| !matches!(found.what, What::Place | What::Role | What::Wording) && !firm(found))
    {
        return None;
    }
    let given = |at: usize| {
        view.capital(at)
            && !view.acronym(at)
            && view.covering(at).is_none()
            && view.tag(at).is_name()
            && !view.possessive(&(at..at + 1))
            && !view.address(at)
    };
    let edge = sentence.start.max(last.saturating_sub(NAME));
    let mut start = last;
    while start > edge {
        let before = start - 1;
        // `J. M. Hill`
        let initial = view.mark(before, ".") && before > edge && view.word(before - 1).len() == 1;
        // `Robert van der Hill`
        let particle = || view.class(before, Class::Particles) && !view.capital(before);
        if !initial && !given(before) && !particle() {
            break;
        }
        start = if initial { before - 1 } else { before };
    }
    start += (start..last).take_while(|&at| !view.capital(at)).count();
    // `in Lower Saxony`, `the Northern Bishop`
    let placed = covered.is_some() && start > sentence.start && matches!(view.tag(start - 1), Tag::IN | Tag::DT);
    // `Mayor Eric Banks`, but not `Lakeland Bank`
    let titled = || start > sentence.start && view.covering(start - 1).is_some_and(|found| found.what == What::Role);
    // `Moira Banks`, but not `Victoria Bank`
    let plural = || view.word(last).ends_with('s') && first_name(view, start);
    // `Grace Church, 34,`
    let old = || aged(view, last + 1);
    // `Arden Minister, Jane Hill, said`: the office of who is named behind it.
    let office = covered.is_some_and(|found| found.what == What::Role)
        && view.mark(last + 1, ",")
        && view.capital(last + 2)
        && view.capital(last + 3)
        && !first_name(view, start);
    // `Jane Hill, Commerce Minister,`: her office, and nobody of that name.
    let role = covered.is_some_and(|found| matches!(found.what, What::Role | What::Post));
    // `Arden Minister for Health Jane Hill`
    let office = office || role && view.word(last + 1) == "for" && !first_name(view, start);
    let office = office || role && start > sentence.start + 1 && view.mark(start - 1, ",") && !first_name(view, start);
    (start < last && !placed && !office && (!head || plural() || titled() || old())).then_some(start..last + 1)
}

/// Whether an age stands between commas: `, 52,`.
pub(super) fn aged(view: View<'_>, comma: usize) -> bool {
    let number = |at: usize| view.tag(at) == Tag::CD && view.word(at).len() == 2;
    view.mark(comma, ",") && number(comma + 1) && view.mark(comma + 2, ",.")
}

/// Whether a token is a first name.
pub(super) fn first_name(view: View<'_>, at: usize) -> bool {
    view.class(at, Class::FirstNamesMen) || view.class(at, Class::FirstNamesWomen)
}

/// The full name elsewhere in the article whose surname stands at a token.
pub(super) fn namesake(view: View<'_>, at: usize) -> Option<&Range<usize>> {
    all(view).last.get(&key(view.word(at)))
}

fn all<'a>(view: View<'a>) -> &'a Surnames {
    view.findings.surnames.get_or_init(|| surnames(view))
}

/// Whether a word that may also be a place or a role is a surname here: `Lima` after `Caio Lima`, but not in `Bishop Hill`.
pub(super) fn surname(view: View<'_>, at: usize) -> bool {
    let title = view.capital(at + 1) && !closed(view.tag(at + 1));
    view.capital(at) && !title && namesake(view, at).is_some()
}

/// Whether a word is the letters by which the article says a body is called: `the World Bank (WB)`.
pub(super) fn shortened(view: View<'_>, at: usize) -> bool {
    all(view).letters.contains(&key(view.word(at)))
}

/// Whether the name of a firm is somebody's surname here, whose full name comes before it is ever said alone.
pub(super) fn borne(view: View<'_>, at: usize) -> bool {
    let own = |first: usize| first_name(view, first) || view.reader.mostly(view.reading.scan.ids[first]).is_none();
    let first = |name: &Range<usize>| {
        let alone = || (0..name.end - 1).all(|before| bare(view.word(before)) != bare(view.word(at)));
        *all(view).early.borrow_mut().entry(name.start).or_insert_with(alone)
    };
    surname(view, at) && namesake(view, at).is_some_and(|name| own(name.start) && first(name))
}

/// Whether somebody is called so in full elsewhere.
pub(super) fn called(view: View<'_>, at: usize) -> bool {
    namesake(view, at).is_some() || all(view).given.contains_key(&key(view.word(at)))
}

/// What the article tells of the person whose surname, or else whose first name, stands at a token: `Sir Giles`.
pub(super) fn person(view: View<'_>, at: usize) -> Option<Rc<Profile>> {
    let given = || all(view).given.get(&key(view.word(at)));
    namesake(view, at).or_else(given).filter(|name| !other(view, at, name)).map(|name| Profile::of(view, name))
}

/// Whether a first name before a surname is another than that of a full name: `Cheryl Hill`, who is not `Wayne Hill`; but `Bill
/// Hill` and `Tom Hill` may be short for `William Hill` and `Thomas Hill`.
fn other(view: View<'_>, at: usize, name: &Range<usize>) -> bool {
    let before = at.saturating_sub(1);
    let own = at > view.sentence(at).start && first_name(view, before) && view.capital(before);
    if !own || !first_name(view, name.start) || name.clone().any(|at| view.word(at) == view.word(before)) {
        return false;
    }
    let names = [before, name.start];
    let [own, full] = names.map(|at| view.word(at).chars().next());
    let of = |class: Class| names.map(|at| view.class(at, class));
    let [men, women] = [of(Class::FirstNamesMen), of(Class::FirstNamesWomen)];
    let apart = men != women && men[0] != men[1] && women[0] != women[1];
    apart || own != full && !of(Class::Nicknames).contains(&true)
}

/// The kind of whoever holds a post's or a work's phrase: `Hill's letter`, `his spokesman`, `a lawyer for Ms. Hill`.
pub(super) fn owner(view: View<'_>, known: &Evidence) -> Option<Evidence> {
    let sentence = view.sentence(known.tokens.start);
    let profile = before(view, &known.tokens, &sentence).or_else(|| after(view, &known.tokens, &sentence))?;
    profile.evidence.clone()
}

fn before(view: View<'_>, head: &Range<usize>, sentence: &Range<usize>) -> Option<Rc<Profile>> {
    let edge = sentence.start.max(head.start.saturating_sub(BETWEEN));
    for at in (edge..head.start).rev() {
        if view.capital(at) && view.covering(at).is_none() && view.tag(at) != Tag::PRPS {
            return person(view, at);
        }
        match view.tag(at) {
            Tag::PRPS if view.class(at, Class::Things) => return None,
            Tag::PRPS => return last(view, at),
            tag if tag.is_noun() || matches!(tag, Tag::JJ | Tag::CD | Tag::PUNCT | Tag::POS) => {}
            _ => return None,
        }
    }
    None
}

/// Whether somebody who may be an athlete or artist, and is of no other kind, was named last before one that is called by the role
/// alone: `Hill scored twice. The striker said`.
pub(super) fn starred(view: View<'_>, source: &Range<usize>, profile: &Profile) -> bool {
    let role = |here: &Evidence| {
        matches!(here.what, What::Role | What::Post)
            && here.tokens.end == source.end
            && view.class(source.end - 1, Class::Stars)
            && !view.plural(&here.tokens)
    };
    let kind = profile.here.as_ref().and_then(|here| here.kind);
    !profile.person
        && view.class(source.start, Class::Definite)
        && profile.here.as_ref().is_some_and(role)
        && last(view, source.start).is_some_and(|known| known.evidence.as_ref().is_none_or(|it| it.kind == kind))
}

/// The person named last before `his`.
fn last(view: View<'_>, at: usize) -> Option<Rc<Profile>> {
    (at.saturating_sub(NEAR)..at).rev().filter(|&at| view.capital(at)).find_map(|at| person(view, at))
}

fn after(view: View<'_>, head: &Range<usize>, sentence: &Range<usize>) -> Option<Rc<Profile>> {
    let from = head.end;
    if from + 1 >= sentence.end || view.tag(from) != Tag::IN {
        return None;
    }
    let end = sentence.end.min(from + 1 + NAME);
    let run = (from + 1..end).take_while(|&at| view.capital(at) || view.mark(at, ".")).last()?;
    person(view, run)
}

/// What a person leads whose role is not told: `Hill's presidential campaign`.
pub(super) fn campaign(view: View<'_>, credit: &Credit<'_>) -> Option<Evidence> {
    let mut owners =
        credit.mentions.iter().take(MENTIONS).filter(|mention| !pronoun(view, mention) && view.possessive(mention));
    let found = owners.find_map(|owner| {
        let head = |found: &&Found<'_>| {
            found.what == What::Head
                && !view.capital(found.tokens.start)
                && matches!(found.kind, Some(SourceKind::Political | SourceKind::Government))
        };
        view.found(owner.end..owner.end + LED).find(head)
    })?;
    Some(told(found, What::Role, USUAL))
}

/// The body whose initials stand at a token, where its name stands before: `NFU` after `National Farmers' Union`.
pub(super) fn spelled<'a>(view: View<'a>, at: usize) -> Option<&'a Found<'a>> {
    if !view.acronym(at) || view.covering(at).is_some() {
        return None;
    }
    let letters: Vec<char> = view.word(at).chars().filter(|letter| letter.is_uppercase()).collect();
    view.found(at.saturating_sub(FAR)..at).rev().filter(|found| found.what.institution()).find(|found| {
        let edge = view.sentence(found.tokens.start).start;
        let words = (edge..found.tokens.end).rev().take(2 * NAME).take_while(|&at| {
            view.capital(at) || at >= found.tokens.start || matches!(view.tag(at), Tag::IN | Tag::CC | Tag::POS)
        });
        let initials: Vec<char> =
            words.filter(|&at| view.capital(at)).filter_map(|at| view.word(at).chars().next()).collect();
        initials.len() >= letters.len() && initials.iter().zip(letters.iter().rev()).all(|(own, letter)| own == letter)
    })
}

/// The body known by name, given in full before, whose initials are a known acronym of three letters or more.
pub(super) fn written_out<'a>(view: View<'a>, at: usize) -> Option<&'a Found<'a>> {
    let word = view.word(at);
    if !view.acronym(at) || word.len() < 3 {
        return None;
    }
    view.found(at.saturating_sub(FAR)..at).rev().filter(|found| found.what == What::Name).find(|found| {
        let initials =
            found.tokens.clone().filter(|&at| view.capital(at)).filter_map(|at| view.word(at).chars().next());
        found.tokens.len() > 1 && initials.eq(word.chars())
    })
}

/// A word without its possessive.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// A hash of a word without its possessive, the same for the capitals of a headline: `HALE'S` of Jane Hale.
pub(super) fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let word = word.strip_suffix("'S").unwrap_or(bare(word));
    // The first letter is kept, so that `us` is not `US`.
    let letters = word.bytes().enumerate();
    letters.for_each(|(at, letter)| hasher.write_u8(if at == 0 { letter } else { letter.to_ascii_lowercase() }));
    hasher.finish()
}
