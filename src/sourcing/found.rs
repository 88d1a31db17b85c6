//! What the sourcing lexicons found in a document, as this room reads it.

use std::cell::{OnceCell, RefCell};
use std::ops::{Deref, Range};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use crate::lexicon::entry::What;
use crate::lexicon::entry::{Case, Dimension, Entry, Facts, List};
use crate::lexicon::source::SourceKind;
use crate::rule::capitals::shouted;
use crate::rule::reader::{Reader, Reading};
use crate::rule::tag::Tag;
use crate::scan::{between, starts};
pub(super) use crate::sourcing::class::Class;
use crate::sourcing::compound::by_name;
use crate::sourcing::evidence::FIRM;
use crate::sourcing::namesake::{Surnames, key};
use crate::sourcing::profile::Profile;
use crate::sourcing::spread::Spread;
use crate::sourcing::{Issue, Tables};
use crate::text::token::{Token, TokenKind};

/// How far from a token its sentence is read, in tokens.
const REACH: usize = 300;
/// Letters of the longest initials that are told from a name in a headline that is set in capitals.
const INITIALS: usize = 4;
/// Longest name of a firm before its form, in tokens: the `Temple` of `Temple Holdings Ltd.`
const NAME: usize = 5;
/// How many tokens a finding covers at most.
const LONGEST: usize = 13;

/// An entry found in a document, with what its row says.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub tokens: Range<usize>,
    /// Which of the document's findings it is.
    place: usize,
    pub entry: u32,
    /// The kind that its row tells, unless the name says more: an association of banks is no charity.
    pub kind: Option<SourceKind>,
    pub row: &'a Entry,
}

impl Found<'_> {
    /// Whether its row asks for the very letters in which it is written.
    pub(super) const fn exact(&self) -> bool {
        matches!(self.row.case, Case::Exact)
    }
}

impl Deref for Found<'_> {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.row.facts
    }
}

/// What the sourcing lexicons found in a document, each row read once, however many sources ask for it.
#[derive(Clone, Debug)]
pub(super) struct Findings<'a> {
    list: Vec<Found<'a>>,
    /// Every source that is credited, in the order of the text.
    pub sources: Vec<Range<usize>>,
    /// For each token, and once more for the end, how many findings start before it.
    starts: Vec<u32>,
    /// For each token the place of the last finding that covers it, from 1; or 0.
    covers: Vec<u32>,
    /// Places of the works and media, once they were asked for.
    works: OnceCell<Vec<usize>>,
    /// Places of the author of a work and of the institution after a medium, once they were asked for.
    authors: RefCell<FxHashMap<usize, [Option<usize>; 2]>>,
    /// What the phrases of each mention tell, once they were asked for.
    pub phrases: RefCell<FxHashMap<Range<usize>, Rc<Profile>>>,
    /// What each mention tells of whoever is credited elsewhere, once it was asked for; none that is a pronoun or stands
    /// before another noun.
    pub others: RefCell<FxHashMap<Range<usize>, Option<Rc<Profile>>>>,
    /// The full names of the document, once one was asked for.
    pub surnames: OnceCell<Surnames>,
    /// Hashes of the names that own what states have, once one was asked for.
    pub states: OnceCell<FxHashSet<u64>>,
    /// The same of what firms have.
    pub firms: OnceCell<FxHashSet<u64>>,
    /// Where the words stand that are looked for over many tokens, once one was asked for.
    pub spread: OnceCell<Spread>,
}

impl<'a> Findings<'a> {
    /// Reads the rows of what was found; `verbs` are the first tokens of cues, ascending, into which no finding goes.
    pub(super) fn new(
        tables: &Tables,
        reader: &'a Reader,
        reading: &Reading<'_>,
        verbs: &[usize],
        sources: Vec<Range<usize>>,
    ) -> Self {
        let cues = reading.of(Dimension::Sourcing);
        let mut list = Vec::with_capacity(cues.len());
        for cue in cues.iter().filter(|cue| cue.active) {
            let (mut tokens, mut row) = (cue.hit.tokens.clone(), reader.entry(cue));
            let mut entry = cue.hit.entry;
            // `Court orders probe`: the court, and no court order.
            if tokens.len() > 1
                && let Some(&verb) = verbs[verbs.partition_point(|&verb| verb <= tokens.start)..].first()
                && verb < tokens.end
                && let Some((whole, own)) = before(reader, reading, tokens.start..verb)
            {
                (tokens, row, entry) = (tokens.start..verb, own, whole);
            }
            let named = (row.facts.what == What::Head).then(|| by_name(tables, reader, reading, &tokens)).flatten();
            let kind = named.or(row.facts.kind);
            list.push(Found { tokens, place: list.len(), entry, kind, row });
        }
        firms(reading, &mut list);
        let mut covers = vec![0; reading.tags.len()];
        for (number, found) in (1..).zip(&list) {
            let Range { start, end } = found.tokens;
            (start..end.min(start + LONGEST)).for_each(|at| covers[at] = number);
        }
        let starts = starts(reading.tags.len(), list.iter().map(|found| found.tokens.start));
        Self {
            list,
            sources,
            starts,
            covers,
            works: OnceCell::new(),
            authors: RefCell::default(),
            phrases: RefCell::default(),
            others: RefCell::default(),
            surnames: OnceCell::new(),
            states: OnceCell::new(),
            firms: OnceCell::new(),
            spread: OnceCell::new(),
        }
    }

    /// What starts in a range of tokens, in order.
    fn within(&self, tokens: &Range<usize>) -> &[Found<'a>] {
        &self.list[between(&self.starts, tokens)]
    }
}

/// Makes firms of those that a document calls by the first words of a firm's name, whatever they are elsewhere: `Temple said` of
/// Temple Holdings Ltd., `Genetics Institute said` of Genetics Institute Inc.
fn firms(reading: &Reading<'_>, list: &mut [Found<'_>]) {
    let capital = |at: usize| reading.document.tokens.get(at).is_some_and(|token| token.capital);
    let form = |found: &&Found<'_>| found.kind == FIRM && found.what == What::Head && found.exact();
    // The words of a name that ends there.
    let name = |end: usize| {
        let start = (0..end).rev().take(NAME).take_while(|&at| capital(at)).last().unwrap_or(end);
        start..end
    };
    let words = |name: Range<usize>| name.map(|at| key(reading.document.word(at)));
    let mut names: FxHashMap<u64, FxHashSet<Vec<u64>>> = FxHashMap::default();
    for found in list.iter().filter(form) {
        let own: Vec<u64> = words(name(found.tokens.start)).collect();
        own.first().copied().map(|first| names.entry(first).or_default().insert(own));
    }
    if names.is_empty() {
        return;
    }
    let other = |kind: SourceKind| {
        matches!(kind, SourceKind::CivilSociety | SourceKind::ThinkTank | SourceKind::Expert | SourceKind::Law)
    };
    for found in list.iter_mut().filter(|found| found.what.institution() && found.kind.is_some_and(other)) {
        let own = name(found.tokens.end);
        let end = own.end;
        let article = own.start > 0 && reading.tags[own.start - 1] == Tag::DT;
        let alone = !article && !capital(end) && !reading.tags.get(end).is_some_and(|tag| tag.is_noun());
        let begins =
            |firm: &Vec<u64>| firm.len() >= own.len() && words(own.clone()).eq(firm[..own.len()].iter().copied());
        let same = || words(own.clone()).next().and_then(|first| names.get(&first));
        if alone && own.contains(&found.tokens.start) && same().is_some_and(|all| all.iter().any(begins)) {
            found.kind = FIRM;
        }
    }
}

/// The entry that some words are by themselves, and its row; read in a sentence, as `Media` alone in a text is a label.
fn before<'a>(reader: &'a Reader, reading: &Reading<'_>, words: Range<usize>) -> Option<(u32, &'a Entry)> {
    let text = format!("the {} said", reading.document.span(&words).of(reading.document.text));
    let own = reader.read(&text, &text);
    let cue = own.of(Dimension::Sourcing).iter().find(|cue| cue.hit.tokens == (1..1 + words.len()))?;
    Some((cue.hit.entry, reader.entry(cue)))
}

/// A document with its lexicon findings.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub tables: &'a Tables,
    pub reader: &'a Reader,
    pub reading: &'a Reading<'a>,
    pub issue: Issue<'a>,
    pub findings: &'a Findings<'a>,
}

impl<'a> View<'a> {
    /// What starts in a range of tokens, in order.
    pub(super) fn found(self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = &'a Found<'a>> {
        self.findings.within(&tokens).iter()
    }

    /// What covers a token, as far as the first tokens of a finding reach.
    pub(super) fn covering(self, token: usize) -> Option<&'a Found<'a>> {
        let number = self.findings.covers.get(token)?.checked_sub(1)?;
        self.findings.list.get(number as usize)
    }

    /// The tokens of a range that begin with a capital or are covered.
    pub(super) fn capitals_or_covered(self, tokens: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = tokens.start;
        let covers = &self.findings.covers[tokens.clone()];
        let own = self.reading.document.tokens[tokens.clone()].iter().zip(covers).enumerate();
        own.filter(|(_, (token, covers))| token.capital || **covers > 0).map(move |(at, _)| first + at)
    }

    pub(super) fn word(self, token: usize) -> &'a str {
        self.reading.document.word(token)
    }

    pub(super) fn tag(self, token: usize) -> Tag {
        self.reading.tags.get(token).copied().unwrap_or(Tag::PUNCT)
    }

    /// Whether a verb of attribution starts at a token.
    pub(super) fn says(self, token: usize) -> bool {
        self.tag(token).is_verb() && self.reading.scan.within(&(token..token + 1)).iter().any(|hit| hit.verb)
    }

    /// Whether a token is a mark.
    pub(super) fn is_mark(self, token: usize) -> bool {
        self.reading.document.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    /// Whether a token is one of these marks.
    pub(super) fn mark(self, token: usize, marks: &str) -> bool {
        self.is_mark(token) && self.word(token).chars().all(|mark| marks.chars().any(|own| own == mark))
    }

    /// Whether a token is a word with a capital.
    pub(super) fn capital(self, token: usize) -> bool {
        let capital = |token: &Token| token.kind == TokenKind::Word && token.capital;
        self.reading.document.tokens.get(token).is_some_and(capital)
    }

    /// Whether a token opens a sentence, or what stands behind the colon of one: `Norby: Group faults port`.
    pub(super) fn opens(self, token: usize) -> bool {
        let start = self.sentence(token).start;
        token == start || token > start && self.mark(token - 1, ":")
    }

    /// Whether a token is a form of address: `Mr`, `Dame`, but not `MS`, which is a seat.
    pub(super) fn address(self, token: usize) -> bool {
        (self.class(token, Class::Gentlemen) || self.class(token, Class::Ladies)) && !self.acronym(token)
    }

    /// Whether a token is a rank in capitals, as stands behind a name: `Jane Hill MP`.
    pub(super) fn rank(self, token: usize) -> bool {
        self.acronym(token) && self.covering(token).is_some_and(|found| found.what == What::Role)
    }

    /// Whether a token is a word of two capitals or more and nothing else, and no name in a headline that is set so: `HILL SEES`.
    pub(super) fn acronym(self, token: usize) -> bool {
        let word = self.word(token);
        word.len() > 1
            && word.chars().all(|letter| letter.is_uppercase() || letter == '.')
            && (word.len() <= INITIALS || !shouted(&self.reading.document, &self.sentence(token), token))
    }

    /// Whether a token belongs to a class of `words/`.
    pub(super) fn class(self, token: usize, class: Class) -> bool {
        classed(self.tables, self.reader, self.reading, token, class)
    }

    /// The works and media that start in a range of tokens, in order.
    pub(super) fn works(self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = &'a Found<'a>> {
        let all = &self.findings.list;
        let work = |found: &&Found<'_>| found.what == What::Work || found.list == List::Channel;
        let works = self.findings.works.get_or_init(|| all.iter().filter(work).map(|found| found.place).collect());
        let before = |token: usize| works.partition_point(|&place| all[place].tokens.start < token);
        let from = before(tokens.start);
        works[from..before(tokens.end).max(from)].iter().map(|&place| &all[place])
    }

    /// The author of a work and the institution after a medium, as `seek` tells them; sought once.
    pub(super) fn authors(
        self,
        work: &'a Found<'a>,
        seek: impl Fn(View<'a>, &'a Found<'a>) -> [Option<&'a Found<'a>>; 2],
    ) -> [Option<&'a Found<'a>>; 2] {
        let known = self.findings.authors.borrow().get(&work.place).copied();
        let places = known.unwrap_or_else(|| {
            let places = seek(self, work).map(|author| author.map(|author| author.place));
            self.findings.authors.borrow_mut().insert(work.place, places);
            places
        });
        places.map(|place| place.map(|place| &self.findings.list[place]))
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence(self, token: usize) -> Range<usize> {
        let index = self.reading.document.sentence_of(token);
        self.reading.document.sentences.get(index).map_or(token..token, |sentence| sentence.tokens.clone())
    }

    /// The part of a range that stands near a token; a bound, so that an endless sentence costs no more per word.
    pub(super) fn near(self, tokens: &Range<usize>, at: usize) -> Range<usize> {
        let from = tokens.start.max(at.saturating_sub(REACH));
        from..tokens.end.min(at + REACH).max(from)
    }

    /// Whether the noun of an entry is a plural: `aides`, but not `head of operations`.
    pub(super) fn plural(self, tokens: &Range<usize>) -> bool {
        let noun = tokens.clone().skip(1).find(|&at| self.tag(at) == Tag::IN).unwrap_or(tokens.end) - 1;
        matches!(self.tag(noun), Tag::NNS | Tag::NNPS)
    }

    /// Whether the phrase whose noun starts at a token has an article that points back at nothing: `a senior official`.
    pub(super) fn indefinite(self, start: usize) -> bool {
        let noun = |at: usize| self.tag(at).is_noun() || self.tag(at) == Tag::JJ;
        let first = (self.sentence(start).start..start).rev().find(|&at| !noun(at));
        first.is_some_and(|at| self.tag(at) == Tag::DT && !self.class(at, Class::Definite))
    }

    /// Whether a range of tokens ends in a possessive.
    pub(super) fn possessive(self, tokens: &Range<usize>) -> bool {
        let Some(last) = tokens.end.checked_sub(1) else { return false };
        let owned = |word: &str| word.ends_with("'s") || word.ends_with("’s");
        owned(self.word(last))
            || matches!(self.word(tokens.end), "'" | "’" | "'s" | "’s") && self.word(last).ends_with(['s', 'S'])
    }
}

/// Whether a token belongs to a class of `words/`.
pub(super) fn classed(tables: &Tables, reader: &Reader, reading: &Reading<'_>, token: usize, class: Class) -> bool {
    let number = tables.classes[class as usize];
    let id = reading.scan.ids.get(token);
    number.zip(id).is_some_and(|(class, &id)| reader.classes.has(id, class))
}

/// Words that begin no name even with a capital.
pub(super) fn closed(tag: Tag) -> bool {
    tag == Tag::CD || tag.is_closed()
}
