//! A document as the grammar sees it: for each token its part of speech, its word classes and the cue that begins there.

use std::ops::Range;

use crate::attribution::apostrophe::{self, initials};
use crate::attribution::grammar::Grammar;
pub use crate::attribution::grammar::Kind;
use crate::attribution::place;
use crate::attribution::time;
use crate::lexicon::entry::{Case, Dimension, Entry};
use crate::rule::reader::{Reader, Reading};
use crate::rule::tag::Tag;
use crate::scan::vocabulary::WordId;
use crate::scan::{Hit, Scan};
use crate::text::Document;
use crate::text::fold::folded;
use crate::text::token::TokenKind;

/// The document with all that the rules ask of a token.
#[derive(Debug)]
pub struct View<'a> {
    pub reader: &'a Reader,
    pub document: &'a Document<'a>,
    pub(super) tags: Vec<Tag>,
    kinds: Vec<Kind>,
    /// For each token the number of the hit of a verb that begins there, from 1; or 0.
    verbs: Vec<u32>,
    /// The same of the first hit of attribution.
    cues: Vec<u32>,
    /// Where a rule says that a word credits nobody: first token and entry of its hit, ascending.
    muted: Vec<(usize, u32)>,
    scan: &'a Scan,
}

impl<'a> View<'a> {
    /// Looks at every token once.
    pub fn new(grammar: &Grammar, reader: &'a Reader, reading: &'a Reading<'_>) -> Self {
        let document = &reading.document;
        let mut kinds = grammar.kinds(&reading.scan.ids);
        // Where the words stand that are looked at again.
        let (mut apostrophes, mut times, mut functions, mut bodies) = (vec![], vec![], vec![], vec![]);
        let function = Kind::ADVERBIAL.or(Kind::RELATIVE).or(Kind::SUBORDINATOR);
        for (at, ((kind, token), &tag)) in kinds.iter_mut().zip(&document.tokens).zip(&reading.tags).enumerate() {
            if token.kind == TokenKind::Mark {
                *kind = mark(document, at);
                if matches!(token.span.of(document.text), "'" | "’") {
                    apostrophes.push(at);
                }
            } else {
                if kind.any(function) {
                    functions.push(at);
                }
                if kind.any(Kind::TIME) {
                    times.push(at);
                }
                if tag.is_noun() && possessive(&document.text.as_bytes()[token.span.start..token.span.end]) {
                    *kind = kind.or(Kind::POSSESSIVE);
                }
                if token.capital && at > 0 && matches!(reading.tags[at - 1], Tag::DT | Tag::IN) {
                    bodies.push(at);
                }
            }
        }
        for quote in &document.quotes {
            let from = document.tokens.partition_point(|token| token.span.start < quote.span.start);
            for at in from..document.tokens.len() {
                if document.tokens[at].span.start >= quote.inner.start {
                    break;
                }
                kinds[at] = Kind::QUOTE;
            }
            if quote.closed {
                let from = document.tokens.partition_point(|token| token.span.start < quote.inner.end);
                for at in from..document.tokens.len() {
                    if document.tokens[at].span.start >= quote.span.end {
                        break;
                    }
                    kinds[at] = Kind::UNQUOTE;
                }
            }
        }
        // `The Mail on Sunday said`: a day in a name tells no time.
        let whole = |hit: &&Hit| hit.tokens.len() > 1 && reader.library.entries[hit.entry as usize].case != Case::Any;
        for hit in reading.scan.of(Dimension::Sourcing).filter(whole) {
            kinds[hit.tokens.clone()].iter_mut().for_each(|kind| *kind = kind.without(Kind::TIME));
        }
        time::settle(reader, reading, &times, &mut kinds);
        let (mut verbs, mut cues) = (vec![0; document.tokens.len()], vec![0; document.tokens.len()]);
        for (number, hit) in (1..).zip(&reading.scan.hits).filter(|(_, hit)| hit.dimension == Dimension::Attribution) {
            for own in [Some(&mut cues[hit.tokens.start]), hit.verb.then(|| &mut verbs[hit.tokens.start])] {
                if let Some(own) = own.filter(|own| **own == 0) {
                    *own = number;
                }
            }
        }
        let mut tags = reading.tags.clone();
        for at in apostrophes.into_iter().filter(|&at| at > 0 && at + 1 < document.tokens.len()) {
            apostrophe::settle(document, &mut tags, &mut kinds, at);
        }
        adverbials(grammar, &reading.scan.ids, &functions, &mut tags, &mut kinds);
        // `the WHO said`, `the WHO's report`: the body, not the pronoun.
        for at in bodies {
            place::settle(document, &mut tags, &mut kinds, at - 1);
            let word = document.word(at);
            let body = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
            if body == "WHO" {
                tags[at] = Tag::NNP;
                kinds[at] = if body == word { Kind::default() } else { Kind::POSSESSIVE };
            }
        }
        // `She once called it`: no clause begins between a subject and its verb.
        for at in functions {
            if !kinds[at].any(Kind::SUBORDINATOR) || at == 0 || at + 1 == tags.len() {
                continue;
            }
            // `A colleague once called him`
            let behind = tags.get(at + 2).is_some_and(|tag| matches!(*tag, Tag::PRP | Tag::PRPS | Tag::DT));
            // `He was once said to be ill`
            let subject = tags[at - 1].is_name()
                || kinds[at - 1].any(Kind::PRONOUN.or(Kind::AUXILIARY))
                || tags[at - 1].is_noun() && behind;
            let verb = matches!(tags[at + 1], Tag::VBD | Tag::VBN | Tag::VBZ | Tag::VBP);
            if subject && verb && reader.can(reading.scan.ids[at], Tag::RB) {
                (tags[at], kinds[at]) = (Tag::RB, Kind::default());
                let helped = kinds[at - 1].any(Kind::AUXILIARY);
                if tags[at + 1] == Tag::VBN && !helped && reader.can(reading.scan.ids[at + 1], Tag::VBD) {
                    tags[at + 1] = Tag::VBD;
                }
            }
        }
        let muted = reading.of(Dimension::Attribution).iter().filter(|cue| !cue.active);
        let mut muted: Vec<_> = muted.map(|cue| (cue.hit.tokens.start, cue.hit.entry)).collect();
        muted.sort_unstable();
        Self { reader, document, tags, kinds, verbs, cues, muted, scan: &reading.scan }
    }

    /// Whether token `at` is of one of the kinds.
    pub fn is(&self, at: usize, kind: Kind) -> bool {
        self.kinds.get(at).is_some_and(|own| own.any(kind))
    }

    /// What the tokens of a range are of, all together.
    pub fn all(&self, range: &Range<usize>) -> Kind {
        self.kinds[range.clone()].iter().fold(Kind::default(), |all, &kind| all.or(kind))
    }

    /// The part of speech of a token; a mark beyond the end.
    pub fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::PUNCT)
    }

    /// Whether the word list lets the word at `at` be of that part of speech.
    pub fn can(&self, at: usize, tag: Tag) -> bool {
        self.scan.ids.get(at).is_some_and(|&id| self.reader.can(id, tag))
    }

    /// Whether a word begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Whether a verb can carry its clause, though it may have been read as a participle: `the gifts paid for a roof`.
    pub fn finite(&self, at: usize) -> bool {
        let past = || self.reader.may(self.scan.ids[at], self.document.word(at), Tag::VBD);
        self.tag(at).is_finite() || self.tag(at) == Tag::VBN && past()
    }

    /// Whether a clause can stand in a range: a verb that carries one, or a word that may be it: `the drug works`, `frogs sleep`.
    pub fn clause(&self, range: Range<usize>) -> bool {
        range.clone().any(|at| self.finite(at) || at > range.start && self.may_carry(at))
    }

    /// Whether a word read as a noun or a base form can be the verb of the noun before it.
    fn may_carry(&self, at: usize) -> bool {
        let (before, tag) = (self.tag(at - 1), self.tag(at));
        before.is_noun()
            // `The storm heightens the need`
            && (tag == Tag::NNS && (self.can(at, Tag::VBZ) || self.tag(at + 1) == Tag::DT && self.tag(at - 1) == Tag::NN)
                || tag == Tag::VB
                || tag == Tag::NN
                    && self.document.word(at - 1).ends_with('s')
                    && (self.can(at, Tag::VBP) || self.can(at, Tag::VB))
                || matches!(tag, Tag::NN | Tag::VB) && self.can(at, Tag::VBD))
    }

    /// Where the lists of sources have a name of several words.
    pub fn names(&self) -> Vec<Range<usize>> {
        let named = |hit: &&Hit| hit.tokens.len() > 1 && self.entry(hit).case != Case::Any;
        self.scan.of(Dimension::Sourcing).filter(named).map(|hit| hit.tokens.clone()).collect()
    }

    /// What the lists of sources found in a range.
    pub fn sources(&self, range: &Range<usize>) -> impl Iterator<Item = &'a Hit> {
        self.scan.within(range).iter().filter(|hit| hit.dimension == Dimension::Sourcing)
    }

    /// The attribution hits that begin at a token: one, or two where a word is noun and verb.
    pub fn hits(&self, at: usize) -> &'a [Hit] {
        let Some(first) = self.cues.get(at).and_then(|number| number.checked_sub(1)) else { return &[] };
        let here = &self.scan.hits[first as usize..];
        let own = |hit: &&Hit| hit.dimension == Dimension::Attribution && hit.tokens.start == at;
        &here[..here.iter().take_while(own).count()]
    }

    /// The entry of a hit.
    pub fn entry(&self, hit: &Hit) -> &'a Entry {
        &self.reader.library.entries[hit.entry as usize]
    }

    /// The first token of a range at which a verb of attribution begins.
    pub fn next_verb(&self, range: Range<usize>) -> Option<usize> {
        self.verbs[range.clone()].iter().position(|&number| number > 0).map(|at| range.start + at)
    }

    /// The first token of a range at which a cue begins, or that is of one of the kinds.
    pub fn next_cue(&self, range: Range<usize>, kinds: Kind) -> Option<usize> {
        let mut own = self.cues[range.clone()].iter().zip(&self.kinds[range.clone()]);
        own.position(|(&cue, kind)| cue > 0 || kind.any(kinds)).map(|at| range.start + at)
    }

    /// The hit of a verb that begins at a token.
    pub fn verb(&self, at: usize) -> Option<(&'a Hit, &'a Entry)> {
        let number = self.verbs.get(at).filter(|&&number| number > 0)?;
        let hit = &self.scan.hits[*number as usize - 1];
        Some((hit, self.entry(hit)))
    }

    /// Whether the rules let a hit credit anybody; the words around it are read as a cue's all the same.
    pub fn counts(&self, hit: &Hit) -> bool {
        self.muted.binary_search(&(hit.tokens.start, hit.entry)).is_err()
    }

    /// Frames of the verb that begins at a token; 0 where no verb of attribution does.
    pub fn verb_frames(&self, at: usize) -> u32 {
        self.verb(at).map_or(0, |(_, entry)| entry.frames)
    }

    /// The tokens of the quotation that holds a token.
    pub fn quote(&self, at: usize) -> Option<Range<usize>> {
        let quote = &self.document.quotes[(*self.document.quoted.get(at)?)? as usize];
        let start = self.document.tokens.partition_point(|token| token.span.start < quote.span.start);
        let end = self.document.tokens.partition_point(|token| token.span.start < quote.span.end);
        Some(start..end)
    }

    /// Whether a comma or stop stands inside the marks that close a quotation with the token at `close`.
    pub fn pauses(&self, close: usize, mark: Kind) -> bool {
        // `“The answer is ‘no,’”`: marks inside marks.
        let shuts = |at: usize| self.is(at, Kind::UNQUOTE) || matches!(self.document.word(at), "’" | "'");
        let last = (0..=close).rev().find(|&at| !shuts(at));
        last.is_some_and(|last| self.is(last, mark))
    }

    /// Whether a token stands between quotation marks, the marks counted in.
    pub fn quoted(&self, at: usize) -> bool {
        self.document.quoted.get(at).is_some_and(Option::is_some)
    }

    /// Whether nothing stands between a token and the one before it.
    pub fn tight(&self, at: usize) -> bool {
        self.document.tight(at)
    }

    /// Whether a token is an adverb that can stand inside a group of verbs.
    pub fn adverb(&self, at: usize) -> bool {
        self.tag(at) == Tag::RB && !self.is(at, Kind::SUBORDINATOR)
    }

    /// Whether a token belongs to a group of verbs before its main verb: an auxiliary, a modal or an adverb.
    pub fn helps(&self, at: usize) -> bool {
        self.is(at, Kind::AUXILIARY) || self.tag(at) == Tag::MD || self.adverb(at)
    }

    /// Whether a word stands in a list, wherever it was written.
    pub fn in_list(&self, list: &str, word: &str) -> bool {
        let classes = &self.reader.classes;
        classes.number(list).is_some_and(|class| classes.has(self.reader.vocabulary.get(&folded(word)), class))
    }

    /// Whether a verb so surely says something that what follows it is said, however it begins.
    pub fn saying(&self, at: usize) -> bool {
        self.in_list("saying", self.document.word(at))
    }

    /// Whether a noun phrase begins for sure: with an article, a possessive, a number, or as a pronoun.
    pub fn determined(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::DT | Tag::PRPS | Tag::PRP | Tag::CD)
    }

    /// Whether a token is one of these words, in any case.
    pub fn one_of(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.document.word(at).eq_ignore_ascii_case(word))
    }

    /// The token behind an adverb that only points: `only`, `just`; the same one where none stands.
    pub fn past_focus(&self, at: usize) -> usize {
        at + usize::from(self.is(at, Kind::FOCUS) && self.tag(at) == Tag::RB)
    }

    /// The token behind an adverb; the same one where none stands.
    pub fn past_adverb(&self, at: usize) -> usize {
        at + usize::from(self.adverb(at))
    }

    /// Whether a relative clause begins that counts those it tells of: `both of whom`.
    pub fn of_whom(&self, at: usize) -> bool {
        self.is(at + 1, Kind::OF) && self.is(at + 2, Kind::RELATIVE)
    }

    /// Whether the word at `at` stands elsewhere in the document as a name, in any case, within a thousand tokens.
    pub fn recurs(&self, at: usize) -> bool {
        const NEAR: usize = 1000;
        let word = self.document.word(at);
        let near = at.saturating_sub(NEAR)..self.tags.len().min(at + NEAR);
        let begins = |found: &str| found.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
        let same = |other: usize| begins(self.document.word(other));
        near.into_iter().any(|other| other != at && self.tags[other].is_name() && same(other))
    }

    /// The range without marks at its edges; quotation marks and brackets stay.
    pub fn trimmed(&self, mut range: Range<usize>) -> Range<usize> {
        let edge = Kind::COMMA.or(Kind::STOP).or(Kind::SEMICOLON).or(Kind::COLON).or(Kind::DASH).or(Kind::HYPHEN);
        while range.start < range.end && self.is(range.end - 1, edge) && !self.abbreviated(range.end - 1) {
            range.end -= 1;
        }
        while range.start < range.end && self.is(range.start, edge.or(Kind::UNQUOTE)) {
            range.start += 1;
        }
        range
    }

    /// Whether the full stop at `at` belongs to the short form before it.
    pub fn abbreviated(&self, at: usize) -> bool {
        // `said no.`: no short form of a number where none follows.
        let short = |word: &str| !word.eq_ignore_ascii_case("no") || self.tag(at + 1) == Tag::CD;
        self.is(at, Kind::STOP)
            && self.tight(at)
            && self.document.word(at) == "."
            && short(self.document.word(at - 1))
            && (initials(self.document.word(at - 1))
                || self.reader.marks.abbreviations.contains_key(self.document.word(at - 1)))
    }
}

/// Takes `at first`, `no doubt` for adverbs, but where they go on: `at first glance`, `in the end of`.
fn adverbials(grammar: &Grammar, ids: &[WordId], places: &[usize], tags: &mut [Tag], kinds: &mut [Kind]) {
    for &at in places {
        if !kinds[at].any(Kind::ADVERBIAL) {
            continue;
        }
        let Some(phrase) = grammar.adverbials.at(ids, at) else { continue };
        let next = tags.get(phrase.end).copied().unwrap_or(Tag::PUNCT);
        let of = kinds.get(phrase.end).is_some_and(|kind| kind.any(Kind::OF.or(Kind::HYPHEN).or(Kind::THAT)));
        // `in addition to the report`
        let to = kinds.get(phrase.end).is_some_and(|kind| kind.any(Kind::TO))
            && !matches!(tags.get(phrase.end + 1), Some(&Tag::VB));
        // `the ambassador at the time, Jane Roe, said`
        let described = at > 0
            && tags[at - 1].is_noun()
            && kinds.get(phrase.end).is_some_and(|kind| kind.any(Kind::COMMA))
            && tags.get(phrase.end + 1).is_some_and(|tag| tag.is_name());
        if !of && !to && !described && !(next.is_noun() && !next.is_name() || matches!(next, Tag::JJ | Tag::CD)) {
            tags[phrase.clone()].fill(Tag::RB);
            kinds[phrase].fill(Kind::default());
        }
    }
}

fn possessive(word: &[u8]) -> bool {
    // Few words end so: the last byte tells most of them apart.
    match word {
        [.., b's'] => word.ends_with(b"'s") || word.ends_with("’s".as_bytes()),
        [.., b'\''] => word.ends_with(b"s'"),
        [.., 0x80..=0xFF] => word.ends_with("s’".as_bytes()),
        _ => false,
    }
}

fn mark(document: &Document<'_>, at: usize) -> Kind {
    let spaced = |at: usize| {
        let token = document.tokens[at];
        let left = at == 0 || document.tokens[at - 1].span.end < token.span.start;
        let right = document.tokens.get(at + 1).is_none_or(|next| next.span.start > token.span.end);
        (left, right)
    };
    let digit = |letter: char| letter.is_ascii_digit();
    let next = document.tokens.get(at + 1).map_or("", |next| next.span.of(document.text));
    match document.word(at) {
        "," => Kind::COMMA,
        "." | "?" | "!" | "…" => Kind::STOP,
        ";" => Kind::SEMICOLON,
        // `about 4:30 p.m.`
        ":" if spaced(at) == (false, false) && next.starts_with(digit) && document.word(at - 1).ends_with(digit) => {
            Kind::default()
        }
        ":" => Kind::COLON,
        "—" | "–" | "―" => match spaced(at) {
            (false, false) if document.word(at) == "–" => Kind::HYPHEN,
            _ => Kind::DASH,
        },
        "-" | "‐" | "‑" => match spaced(at) {
            (false, false) if document.word(at - 1) == "-" || next == "-" => Kind::DASH,
            (false, false) => Kind::HYPHEN,
            // `first- and second-year students`
            (false, true) if matches!(next, "and" | "or") => Kind::HYPHEN,
            _ => Kind::DASH,
        },
        // `the pact _ as it stands _ is dead`: wires of the nineties had no other dash.
        "_" if spaced(at) == (true, true) => Kind::DASH,
        "(" | "[" | "{" => Kind::OPEN,
        ")" | "]" | "}" => Kind::CLOSE,
        // `the bank <BNK.L> said`
        "<" if !spaced(at).1 => Kind::OPEN,
        ">" if !spaced(at).0 => Kind::CLOSE,
        _ => Kind::default(),
    }
}
