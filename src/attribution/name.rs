//! Names in a document: who or what each is called, with the role and affiliation that stand beside it.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::attribution::incumbent;
use crate::attribution::noun;
use crate::attribution::post::{apposition, common, gender, known_person, rank, text};
use crate::attribution::run::{calls, described, initial, ordinary, run_end, titled, twofold, unshouted, whole};
use crate::attribution::view::{Kind, View};
use crate::lexicon::entry::{Case, What};
use crate::rule::tag::Tag;
use crate::scan::Hit;
use crate::text::fold::folded;
use crate::text::marks::Abbreviation;

/// A name where it stands.
#[derive(Clone, Debug)]
pub struct Named<'a> {
    /// Title, role and name.
    pub tokens: Range<usize>,
    /// The name alone.
    pub name: Range<usize>,
    /// Role beside it, as written.
    pub role: Cow<'a, str>,
    /// Affiliation beside it, as written.
    pub affiliation: Cow<'a, str>,
    /// Whether it names a person.
    pub person: bool,
    /// Whether a title such as `Ms.` tells a woman, `Mr.` a man; without one, whether the first name does.
    pub female: Option<bool>,
    /// Whether it only stands before the noun that an article opens: `the Roe campaign`.
    pub aside: bool,
}

impl<'a> Named<'a> {
    /// The words of the name in one line, without a possessive ending.
    pub fn text(&self, view: &View<'a>) -> Cow<'a, str> {
        let document = view.document;
        let wordy = |word: &str| word.starts_with(char::is_alphanumeric) || word == "&";
        let single = |at: usize| {
            let (before, own) = (document.tokens[at - 1].span.end, document.tokens[at].span.start);
            own == before + 1 && document.text.as_bytes()[before] == b' '
        };
        let whole = document.span(&self.name).of(document.text);
        if self.name.len() == 1 && whole.starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
            return Cow::Borrowed(owner(whole));
        }
        if self.name.clone().all(|at| wordy(document.word(at)) && (at == self.name.start || single(at))) {
            return Cow::Borrowed(owner(whole));
        }
        let mut text = String::with_capacity(whole.len());
        for at in self.name.clone() {
            let word = document.word(at);
            if view.is(at, Kind::HYPHEN) && at > self.name.start {
                text.push('-');
            } else if wordy(word) {
                if !(text.is_empty() || text.ends_with('-')) {
                    text.push(' ');
                }
                let last = at + 1 == self.name.end;
                text.push_str(if last { owner(word) } else { word });
            }
        }
        Cow::Owned(text)
    }
}

/// Every name of the document, in order.
pub fn names<'a>(view: &View<'a>) -> Vec<Named<'a>> {
    let mut names = Vec::with_capacity(view.document.sentences.len());
    let listed = view.names();
    for sentence in &view.document.sentences {
        let mut at = sentence.tokens.start;
        let rest = |at: usize| view.tags.get(at..sentence.tokens.end).unwrap_or_default();
        while let Some(next) = rest(at).iter().position(|tag| tag.is_name()) {
            at += next;
            // `On Friday Jane Roe said`
            if at > sentence.tokens.start && view.is(at, Kind::TIME) && dates(view, at - 1) {
                at += 1;
                continue;
            }
            let end = titled(view, at, run_end(view, at, sentence.tokens.end));
            let end = whole(view, &listed, at, end, sentence.tokens.end);
            let end = twofold(view, at, end, sentence.tokens.end);
            at = unshouted(view, at, end);
            if described(view, at, end) {
                // `Even Jane Roe`, `Swiss Jane Roe`: no role.
                let word = view.document.word(at);
                let role = (view.can(at, Tag::NN) || calls(word)) && !view.in_list("nationals", word);
                let start = at + usize::from(!role);
                names.extend(held(view, start..at + 1, end, &sentence.tokens));
                at = end;
                continue;
            }
            // `Monday` is nobody, and `Dad-of-two` no name.
            let compound = view.is(end, Kind::HYPHEN) && view.is(end + 1, Kind::OF) && view.tight(end);
            if end == at + 1 && (view.is(at, Kind::TIME) || compound) {
                at = end;
                continue;
            }
            let office = incumbent::of(view, &(at..end), &sentence.tokens);
            if let Some(named) = office.and_then(|(office, name)| held(view, office, name.end, &sentence.tokens)) {
                while names.last().is_some_and(|last: &Named<'_>| last.tokens.start >= named.tokens.start) {
                    names.pop();
                }
                at = named.tokens.end.max(end);
                names.push(named);
                continue;
            }
            let first = if opened(view, at, end, sentence.tokens.start) { at - 1 } else { at };
            if let Some(named) = named(view, first, end, &sentence.tokens) {
                names.push(named);
            }
            at = end.max(at + 1);
        }
    }
    given(view, &mut names);
    names
}

/// Tells of those who have a title and a surname whether they are women, where their first name stands elsewhere: `Governor Roe`.
fn given(view: &View<'_>, names: &mut [Named<'_>]) {
    if !names.iter().any(|named| named.person && named.female.is_none() && named.name.len() == 1) {
        return;
    }
    let mut told: FxHashMap<String, Option<bool>> = FxHashMap::default();
    for named in names.iter().filter(|named| named.female.is_some() && named.name.len() > 1) {
        let last = owner(view.document.word(named.name.end - 1)).to_owned();
        let known = told.entry(last).or_insert(named.female);
        // Two of one surname tell nothing.
        *known = known.filter(|&female| Some(female) == named.female);
    }
    for named in names.iter_mut().filter(|named| named.person && named.female.is_none() && named.name.len() == 1) {
        named.female = told.get(owner(view.document.word(named.name.start))).copied().flatten();
    }
}

/// Whether a word stands before a date: `on` Friday, `last` May.
fn dates(view: &View<'_>, at: usize) -> bool {
    view.one_of(at, &["on", "in", "since", "until", "last", "this", "next"])
}

/// Who holds an office: the name that begins where it ends.
fn held<'a>(view: &View<'a>, office: Range<usize>, end: usize, bounds: &Range<usize>) -> Option<Named<'a>> {
    let mut named = named(view, office.end, end, bounds)?;
    named.tokens.start = office.start;
    named.role = text(view, office);
    named.person = true;
    Some(named)
}

/// Whether the word that opens the sentence belongs to the name after it, which is a noun like any other: `Clean Count`,
/// `Applied Rail Corp.`
fn opened(view: &View<'_>, at: usize, end: usize, first: usize) -> bool {
    let firm = || firm(view, at..end) && !view.in_list("nationals", view.document.word(first));
    at == first + 1
        && (end == at + 1 || firm())
        && view.capital(first)
        && matches!(view.tag(first), Tag::JJ | Tag::NN | Tag::NNS | Tag::VB | Tag::VBG | Tag::VBN)
        && (view.can(at, Tag::NN) || view.can(at, Tag::NNS) || end > at + 1 && !view.can(at, Tag::NNP))
        && !view.is(at, Kind::ROLE.or(Kind::TIME))
        && !view.is(first, Kind::ROLE.or(Kind::TIME))
        && (view.is(end, Kind::COMMA.or(Kind::STOP)) || view.tag(end).is_finite())
}

fn named<'a>(view: &View<'a>, start: usize, end: usize, bounds: &Range<usize>) -> Option<Named<'a>> {
    let mut first = start;
    let mut person = false;
    let mut female = None;
    // Titles and roles before the name: `Mr.`, `Sen.`, `National Security Advisor`.
    for at in start..end.saturating_sub(1) {
        let word = view.document.word(at);
        let title = matches!(view.reader.marks.abbreviations.get(word), Some(Abbreviation::Title));
        if title || view.is(at, Kind::ROLE) {
            if view.is(at, Kind::GENTLEMAN.or(Kind::LADY)) {
                female = Some(view.is(at, Kind::LADY));
            }
            let mut next = at + 1;
            if view.is(next, Kind::STOP) {
                next += 1;
            }
            // `Petty Officer First Class Jane Roe`
            let class = view.one_of(next, &["First", "Second", "Third"]) && view.one_of(next + 1, &["Class"]);
            next += if class { 2 } else { 0 };
            if next < end && !view.is(next, Kind::HYPHEN) && !view.is(next, Kind::LINKER) {
                first = next;
                person = true;
            }
        }
    }
    // `Radio 5 Live`, `New York`: a body or a place that the lists of sources have.
    let body = |hit: &Hit| {
        let known = matches!(view.entry(hit).facts.what, What::Name | What::Head | What::Place);
        hit.tokens.len() > 1 && hit.tokens.end == end && known
    };
    let given = view.is(first, Kind::MAN.or(Kind::WOMAN));
    // `Jane Roe MP`: a rank behind the name; but not `The Norby MP`.
    let named = given || person || !(start > bounds.start && view.tag(start - 1) == Tag::DT);
    let ranked = named && end > first + 2 && rank(view, end - 1) && view.tag(end - 2).is_name();
    let ranked = ranked && !(first..end).any(|at| view.is(at, Kind::GROUP));
    person |= ranked;
    // `Putin said`
    let listed = known_person(view, first..end);
    female = female.or_else(|| listed.and_then(|hit| gender(view, hit)));
    let group = (first..end).any(|at| view.is(at, Kind::GROUP))
        || !given && (view.sources(&(first..end)).any(body) || firm(view, first..end));
    // `The Attorney General`: an office in capitals.
    let definite = start > bounds.start && view.is(start - 1, Kind::DEFINITE) && view.tag(start - 1) == Tag::DT;
    if definite && end > start + 1 && !group && (start..end).all(|at| view.is(at, Kind::ROLE)) {
        return None;
    }
    // `Arden State Governor, Jane Roe,`: an office in capitals without an article.
    let office = !given
        && end > first + 1
        && view.is(end - 1, Kind::ROLE)
        && view.is(end, Kind::COMMA)
        && view.tag(end + 1).is_name()
        && !view.is(end + 1, Kind::TIME);
    if office {
        return None;
    }
    if first > start && group {
        // `Secretary of the Treasury Department`: no person after all.
        person = false;
    }
    let mut tokens = start..end;
    // `Energy Minister Jane Roe` at the start of a sentence: its first word reads as any noun.
    let opens = start == bounds.start + 1 && first > start && view.tag(bounds.start).is_noun();
    let from = if opens { bounds.start } else { start };
    let mut noun_start = from;
    let address = |at: usize| view.is(at, Kind::GENTLEMAN.or(Kind::LADY).or(Kind::STOP));
    let mut role = if (from..first).all(address) { Cow::default() } else { text(view, from..first) };
    // Words in lower case before it: `the bank's chief economist Jane Roe`.
    if start > bounds.start && view.is(start - 1, Kind::ROLE) {
        let from = noun::plain_before(view, start, bounds.start).unwrap_or(start);
        noun_start = from;
        let words = (from..first).rev().find(|&at| !courtesy(view, at)).map_or(first, |last| last + 1);
        role = text(view, from..words);
        person = true;
    }
    // `Professor of law Jane Roe`
    if role.is_empty()
        && end > start + 1
        && let Some(from) = incumbent::field_before(view, start, bounds.start)
    {
        role = text(view, from..start);
        (noun_start, tokens.start, person) = (from, from, true);
    }
    // `the victim's sister, Dana, held up a photograph`
    if role.is_empty() && end == start + 1 && introduced(view, start, end, bounds.start) {
        role = text(view, noun::plain_before(view, start - 1, bounds.start).unwrap_or(start - 2)..start - 1);
        person = true;
        female = (view.is(start, Kind::WOMAN.or(Kind::MAN))).then(|| view.is(start, Kind::WOMAN));
    }
    let mut affiliation = Cow::default();
    if view.is(end, Kind::COMMA) && end + 1 < bounds.end {
        let mut inner = end + 1;
        if view.tag(inner) == Tag::CD && view.is(inner + 1, Kind::COMMA) {
            inner += 2;
            person = true;
        }
        // `Posting on Facebook, the singer said`: the subject of the clause.
        // `After talks with the Danes, an official said`
        let before = start - usize::from(start > bounds.start && view.tag(start - 1) == Tag::DT);
        let subject = |close: usize| {
            before > bounds.start
                && view.tag(before - 1) == Tag::IN
                && (view.tag(close).is_finite() || view.adverb(close))
        };
        if let Some((words, place, close)) =
            apposition(view, inner, bounds.end).filter(|&(_, _, close)| !(subject(close) || group && !person))
        {
            role = words;
            affiliation = place;
            tokens.end = close;
            person = true;
        }
    }
    if affiliation.is_empty() && !role.is_empty() {
        // `White House spokeswoman Jane Roe`: what stands before the role word.
        let article = |word: &str| matches!(word, "The" | "A" | "An" | "His" | "Her" | "Their" | "Its");
        let capitals = role.split(' ').take_while(|word| word.starts_with(char::is_uppercase) && !article(word));
        let mut caps: usize = capitals.map(|word| word.len() + 1).sum();
        // `Creative director Jane Roe` at the start of a sentence: a word like any other.
        let common = || {
            let first = bounds.start;
            noun_start == first && common(view, first) && view.document.word(first).len() + 1 == caps
        };
        let led = caps > 0 && !common();
        // `Arden council leader Jane Roe`
        let next = role.get(caps..).and_then(|rest| rest.split(' ').next()).filter(|_| led);
        if let Some(next) = next.filter(|next| view.in_list("groups", owner(next)) && caps + next.len() < role.len()) {
            caps += next.len() + 1;
        }
        if led && role.get(caps..).is_some_and(|rest| rest.starts_with(char::is_lowercase)) {
            affiliation = match &role {
                Cow::Borrowed(role) => Cow::Borrowed(owner(&role[..caps - 1])),
                Cow::Owned(role) => Cow::Owned(owner(&role[..caps - 1]).to_owned()),
            };
        }
    }
    let length = (first..end).filter(|&at| view.tag(at).is_name()).count();
    // `Both Jane Roe and Tom Hale`
    let each = |at: usize| view.one_of(at, &["both", "all", "each"]);
    let article =
        start > bounds.start && view.tag(start - 1) == Tag::DT && !view.is(start - 1, Kind::THAT) && !each(start - 1);
    person |= !group
        && !article
        && (given || !worded(view, first..end) && !placed(view, first..end) && !plural(view, end - 1))
        && (2..=4).contains(&length)
        && (first..end).all(|at| view.document.word(at).chars().skip(1).any(char::is_lowercase) || initial(view, at))
        && !(start > bounds.start && within(view, start - 1) && !view.is(first, Kind::WOMAN.or(Kind::MAN)));
    person |= !group && !article && listed.is_some() && !(end < bounds.end && view.tag(end).is_noun());
    let known = person && length >= 2 && view.is(first, Kind::WOMAN.or(Kind::MAN));
    let female = female.or(known.then(|| view.is(first, Kind::WOMAN)));
    // `the Roe campaign`: the article belongs to the noun after the name.
    let aside = article && end < bounds.end && view.tag(end).is_noun() && !view.is(end - 1, Kind::POSSESSIVE);
    // `a Jane Roe free kick`: no name begins so, but `an MP` is not called `MP`.
    let whole = article && (!matches!(view.document.word(start - 1), "a" | "an") || view.is(end - 1, Kind::ROLE));
    let name = if whole && first == start && !person && !aside { start - 1..end } else { first..end };
    let name = if ranked { first..end - 1 } else { name };
    tokens.start = tokens.start.min(name.start);
    Some(Named { tokens, name, role, affiliation, person, female, aside })
}

/// Whether a name of several words ends in one that only bodies have: `Pine Holdings`, `Arden Co`.
fn firm(view: &View<'_>, name: Range<usize>) -> bool {
    let head = |hit: &Hit| {
        let entry = view.entry(hit);
        hit.tokens.start > name.start && entry.facts.what == What::Head && entry.case == Case::Exact
    };
    name.len() > 1 && view.sources(&name).any(|hit| hit.tokens.end == name.end && head(hit))
}

/// Whether all words of a name are nouns and adjectives that the language has, as nobody's are: `Basic Skills`, `World War II`.
fn worded(view: &View<'_>, mut name: Range<usize>) -> bool {
    let numeral = |at: usize| view.document.word(at).bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
    name.all(|at| numeral(at) || ordinary(view, at))
}

/// Whether a word is mostly a plural, as no surname is: the Wines of `Marne Valley Wines`.
fn plural(view: &View<'_>, at: usize) -> bool {
    let word = view.document.word(at);
    word.ends_with('s') && view.reader.mostly(view.reader.vocabulary.get(&folded(word))) == Some(Tag::NNS)
}

/// Whether a name is a place's: `San Marino`, `Western Arden`, but not `Jane West`.
fn placed(view: &View<'_>, name: Range<usize>) -> bool {
    let country = |hit: &Hit| hit.tokens.start > name.start && view.entry(hit).facts.what == What::Place;
    let front = || view.in_list("fronts", view.document.word(name.start));
    name.len() == 2 && front() || worded(view, name.start..name.end - 1) && view.sources(&name).any(country)
}

/// Whether a word says where something is: `in`, `near`.
fn within(view: &View<'_>, at: usize) -> bool {
    view.one_of(at, &["in", "near", "across", "outside", "around", "throughout"])
}

/// Whether a token is a title or belongs to one: `Ms`, `Dr.`.
fn courtesy(view: &View<'_>, at: usize) -> bool {
    view.is(at, Kind::GENTLEMAN.or(Kind::LADY).or(Kind::STOP))
        || matches!(view.reader.marks.abbreviations.get(view.document.word(at)), Some(Abbreviation::Title))
}

/// Whether a name stands between commas behind a role.
fn introduced(view: &View<'_>, start: usize, end: usize, floor: usize) -> bool {
    start > floor + 1 && view.is(start - 1, Kind::COMMA) && view.is(start - 2, Kind::ROLE) && view.is(end, Kind::COMMA)
}

/// A word or name without a possessive ending.
pub fn owner(name: &str) -> &str {
    let mut bare = name;
    if !name.ends_with('s') {
        return name;
    }
    for ending in ["'s", "’s"] {
        while let Some(rest) = bare.strip_suffix(ending) {
            bare = rest;
        }
    }
    bare
}

/// Whether a name ends in another, in any case: `Ursula von der Leyen`, `Von der Leyen`; but the University of Arden is not Arden.
pub fn ends(name: &str, last: &str) -> bool {
    let Some(from) = name.len().checked_sub(last.len()) else { return false };
    let linked = || {
        ["of", "for", "in", "at", "on", "and", "&"].contains(&name[..from].trim_end().rsplit(' ').next().unwrap_or(""))
    };
    name.get(from..).is_some_and(|end| end.eq_ignore_ascii_case(last)) && (from == 0 || !linked())
}

/// Whether `short` is made of the first letters of `long`: `CSIS`.
pub fn initials(long: &str, short: &str) -> bool {
    short.len() >= 2
        && short.chars().all(char::is_uppercase)
        && long
            .split(' ')
            .filter(|word| word.starts_with(char::is_uppercase))
            .filter_map(|word| word.chars().next())
            .eq(short.chars())
}
