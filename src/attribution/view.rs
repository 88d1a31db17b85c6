//! A document as the grammar sees it: for each token its part of speech, its word classes and the cue that begins there.

use std::ops::Range;

use crate::lexicon::entry::{Dimension, Entry};
use crate::rule::reader::{Reader, Reading};
use crate::rule::tag::Tag;
use crate::scan::{Hit, Scan};
use crate::text::Document;
use crate::text::token::TokenKind;

/// Classes of `lexicons/words/` that the grammar asks for; the place in the list is the bit.
const CLASSES: &[(&str, Kind)] = &[
    ("be", Kind::BE),
    ("have", Kind::HAVE),
    ("do", Kind::DO),
    ("relatives", Kind::RELATIVE),
    ("questions", Kind::QUESTION),
    ("subordinators", Kind::SUBORDINATOR),
    ("times", Kind::TIME),
    ("indefinites", Kind::INDEFINITE),
    ("pronouns", Kind::PRONOUN),
    ("reflexives", Kind::REFLEXIVE),
    ("quantities", Kind::QUANTITY),
    ("roles", Kind::ROLE),
    ("groups", Kind::GROUP),
    ("speakers", Kind::SPEAKER),
    ("contrasts", Kind::CONTRAST),
    ("correlatives", Kind::CORRELATIVE),
    ("definites", Kind::DEFINITE),
    ("focus", Kind::FOCUS),
    ("linkers", Kind::LINKER),
    ("memberships", Kind::MEMBERSHIP),
    ("men", Kind::HE),
    ("women", Kind::SHE),
    ("things", Kind::THINGS),
    ("works", Kind::WORK),
    ("gentlemen", Kind::GENTLEMAN),
    ("ladies", Kind::LADY),
    ("means", Kind::MEANS),
    ("generics", Kind::GENERIC),
    ("polls", Kind::POLL),
];

/// Function words that single rules name.
const WORDS: &[(&str, Kind)] = &[
    ("that", Kind::THAT),
    ("to", Kind::TO),
    ("as", Kind::AS),
    ("by", Kind::BY),
    ("of", Kind::OF),
    ("there", Kind::THERE),
    ("it", Kind::IT),
    ("in", Kind::IN),
    ("but", Kind::BUT),
];

/// What a token can be, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kind(u64);

impl Kind {
    pub const BE: Self = Self(1);
    pub const HAVE: Self = Self(1 << 1);
    pub const DO: Self = Self(1 << 2);
    pub const RELATIVE: Self = Self(1 << 3);
    pub const QUESTION: Self = Self(1 << 4);
    pub const SUBORDINATOR: Self = Self(1 << 5);
    pub const TIME: Self = Self(1 << 6);
    pub const INDEFINITE: Self = Self(1 << 7);
    pub const PRONOUN: Self = Self(1 << 8);
    pub const REFLEXIVE: Self = Self(1 << 9);
    pub const THAT: Self = Self(1 << 10);
    pub const TO: Self = Self(1 << 11);
    pub const AS: Self = Self(1 << 12);
    pub const BY: Self = Self(1 << 13);
    pub const OF: Self = Self(1 << 14);
    pub const THERE: Self = Self(1 << 15);
    pub const IT: Self = Self(1 << 16);
    pub const COMMA: Self = Self(1 << 17);
    pub const STOP: Self = Self(1 << 18);
    pub const SEMICOLON: Self = Self(1 << 19);
    pub const COLON: Self = Self(1 << 20);
    pub const DASH: Self = Self(1 << 21);
    pub const HYPHEN: Self = Self(1 << 22);
    pub const OPEN: Self = Self(1 << 23);
    pub const CLOSE: Self = Self(1 << 24);
    /// An opening quotation mark.
    pub const QUOTE: Self = Self(1 << 25);
    /// A closing quotation mark.
    pub const UNQUOTE: Self = Self(1 << 26);
    /// A form that ends in a possessive `'s` or `s'`.
    pub const POSSESSIVE: Self = Self(1 << 27);
    pub const QUANTITY: Self = Self(1 << 28);
    pub const ROLE: Self = Self(1 << 29);
    pub const GROUP: Self = Self(1 << 30);
    pub const SPEAKER: Self = Self(1 << 31);
    pub const CONTRAST: Self = Self(1 << 32);
    pub const CORRELATIVE: Self = Self(1 << 33);
    pub const DEFINITE: Self = Self(1 << 34);
    pub const FOCUS: Self = Self(1 << 35);
    pub const LINKER: Self = Self(1 << 36);
    pub const MEMBERSHIP: Self = Self(1 << 37);
    pub const HE: Self = Self(1 << 38);
    pub const SHE: Self = Self(1 << 39);
    pub const THINGS: Self = Self(1 << 40);
    pub const WORK: Self = Self(1 << 41);
    pub const GENTLEMAN: Self = Self(1 << 42);
    pub const LADY: Self = Self(1 << 43);
    pub const MEANS: Self = Self(1 << 44);
    pub const GENERIC: Self = Self(1 << 45);
    pub const POLL: Self = Self(1 << 46);
    pub const IN: Self = Self(1 << 47);
    pub const BUT: Self = Self(1 << 48);
    /// Any auxiliary.
    pub const AUXILIARY: Self = Self(1 | 1 << 1 | 1 << 2);
    /// A mark that can end a clause.
    pub const BREAK: Self = Self(1 << 17 | 1 << 18 | 1 << 19 | 1 << 20 | 1 << 21 | 1 << 24);

    /// Both sets of bits.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any bit is shared.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The document with all that the rules ask of a token.
#[derive(Debug)]
pub struct View<'a> {
    pub reader: &'a Reader,
    pub document: &'a Document<'a>,
    pub(super) tags: Vec<Tag>,
    kinds: Vec<Kind>,
    /// For each token the number of the hit of a verb that begins there, from 1; or 0.
    verbs: Vec<u32>,
    scan: &'a Scan,
}

impl<'a> View<'a> {
    /// Looks at every token once.
    pub fn new(reader: &'a Reader, reading: &'a Reading<'_>) -> Self {
        let document = &reading.document;
        let mut classes = Vec::new();
        for &(name, kind) in CLASSES {
            let Some(number) = reader.classes.number(name).map(usize::from) else { continue };
            if classes.len() <= number {
                classes.resize(number + 1, Kind::default());
            }
            classes[number] = kind;
        }
        let words: Vec<(u32, Kind)> = WORDS.iter().map(|&(word, kind)| (reader.vocabulary.get(word), kind)).collect();
        let mut kinds = Vec::with_capacity(document.tokens.len());
        for (at, &id) in reading.scan.ids.iter().enumerate() {
            let mut kind = Kind::default();
            if document.tokens[at].kind == TokenKind::Mark {
                kind = mark(document, at);
            } else {
                for &class in reader.classes.of(id) {
                    kind = kind.or(classes.get(usize::from(class)).copied().unwrap_or_default());
                }
                if let Some((_, own)) = words.iter().find(|(word, _)| *word == id && id != 0) {
                    kind = kind.or(*own);
                }
                if reading.tags[at].is_noun() && possessive(document.word(at)) {
                    kind = kind.or(Kind::POSSESSIVE);
                }
            }
            kinds.push(kind);
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
        let mut verbs = vec![0; document.tokens.len()];
        for (number, hit) in (1..).zip(&reading.scan.hits) {
            let own = &mut verbs[hit.tokens.start];
            if hit.dimension == Dimension::Attribution
                && *own == 0
                && reader.library.entries[hit.entry as usize].category == "verbs"
            {
                *own = number;
            }
        }
        let tags = reading.tags.clone();
        Self { reader, document, tags, kinds, verbs, scan: &reading.scan }
    }

    /// Whether token `at` is of one of the kinds.
    pub fn is(&self, at: usize, kind: Kind) -> bool {
        self.kinds.get(at).is_some_and(|own| own.any(kind))
    }

    /// The part of speech of a token; a mark beyond the end.
    pub fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::PUNCT)
    }

    /// Whether the word list lets the word at `at` be of that part of speech.
    pub fn can(&self, at: usize, tag: Tag) -> bool {
        self.scan.ids.get(at).is_some_and(|&id| self.reader.can(id, tag))
    }

    /// The attribution hits that begin at a token: one, or two where a word is noun and verb.
    pub fn hits(&self, at: usize) -> &'a [Hit] {
        let here = self.scan.within(&(at..at + 1));
        let from = here.partition_point(|hit| hit.dimension < Dimension::Attribution);
        let to = here.partition_point(|hit| hit.dimension <= Dimension::Attribution);
        &here[from..to]
    }

    /// The entry of a hit.
    pub fn entry(&self, hit: &Hit) -> &'a Entry {
        &self.reader.library.entries[hit.entry as usize]
    }

    /// The hit of a verb that begins at a token.
    pub fn verb(&self, at: usize) -> Option<(&'a Hit, &'a Entry)> {
        let number = self.verbs.get(at).filter(|&&number| number > 0)?;
        let hit = &self.scan.hits[*number as usize - 1];
        Some((hit, self.entry(hit)))
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

    /// Whether a token stands between quotation marks, the marks counted in.
    pub fn quoted(&self, at: usize) -> bool {
        self.document.quoted.get(at).is_some_and(Option::is_some)
    }

    /// Whether nothing stands between a token and the one before it.
    pub fn tight(&self, at: usize) -> bool {
        at > 0 && self.document.tokens[at - 1].span.end == self.document.tokens[at].span.start
    }

    /// Whether a token is an adverb that can stand inside a group of verbs.
    pub fn adverb(&self, at: usize) -> bool {
        self.tag(at) == Tag::RB && !self.is(at, Kind::SUBORDINATOR)
    }

    /// Whether the word at `at` stands elsewhere in the document, in any case, within the next thousand tokens.
    pub fn recurs(&self, at: usize) -> bool {
        let word = self.document.word(at);
        let end = self.document.tokens.len().min(at + 1000);
        let same = |other: usize| {
            let found = self.document.word(other);
            found.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word))
        };
        (at + 1..end).any(|other| self.tags[other].is_name() && same(other))
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
        self.is(at, Kind::STOP)
            && self.tight(at)
            && self.document.word(at) == "."
            && (initials(self.document.word(at - 1))
                || self.reader.marks.abbreviations.contains_key(self.document.word(at - 1)))
    }
}

/// `J` or `J.M`: capitals joined by stops.
fn initials(word: &str) -> bool {
    word.split('.').all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_uppercase()))
}

fn possessive(word: &str) -> bool {
    // Few words end so: the last byte tells most of them apart.
    match word.as_bytes().last() {
        Some(b's') => word.ends_with("'s") || word.ends_with("’s"),
        Some(b'\'') => word.ends_with("s'"),
        Some(0x80..) => word.ends_with("s’"),
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
    match document.word(at) {
        "," => Kind::COMMA,
        "." | "?" | "!" | "…" => Kind::STOP,
        ";" => Kind::SEMICOLON,
        ":" => Kind::COLON,
        "—" | "–" | "―" => match spaced(at) {
            (false, false) if document.word(at) == "–" => Kind::HYPHEN,
            _ => Kind::DASH,
        },
        "-" | "‐" | "‑" => match spaced(at) {
            (false, false) => {
                let double = document.word(at - 1) == "-"
                    || document.tokens.get(at + 1).is_some_and(|next| next.span.of(document.text) == "-");
                if double { Kind::DASH } else { Kind::HYPHEN }
            }
            _ => Kind::DASH,
        },
        "(" | "[" | "{" => Kind::OPEN,
        ")" | "]" | "}" => Kind::CLOSE,
        _ => Kind::default(),
    }
}
