//! What the grammar asks of a word, worked out once for all words of the lexicons.

use crate::attribution::adverbial::Adverbials;
use crate::rule::reader::Reader;
use crate::scan::vocabulary::{UNKNOWN, WordId};

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
    ("minds", Kind::MIND),
    ("accounts", Kind::ACCOUNT),
    ("receptions", Kind::RECEPTION),
    ("voicings", Kind::VOICING),
    ("proforms", Kind::PROFORM),
    ("negators", Kind::NEGATOR),
    ("occasions", Kind::OCCASION),
    ("copulas", Kind::COPULA),
    ("summings", Kind::SUMMING),
    ("spreadings", Kind::SPREADING),
    ("first_names_women", Kind::WOMAN),
    ("first_names_men", Kind::MAN),
    ("particles", Kind::PARTICLE),
];

/// Function words that single rules name.
const WORDS: &[(&str, Kind)] = &[
    ("that", Kind::THAT),
    ("to", Kind::TO),
    ("as", Kind::AS),
    ("by", Kind::BY),
    ("of", Kind::OF),
    ("there", Kind::THERE),
    ("here", Kind::HERE),
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
    pub const MIND: Self = Self(1 << 49);
    pub const RECEPTION: Self = Self(1 << 50);
    /// The first word of a phrase that stands like an adverb.
    pub const ADVERBIAL: Self = Self(1 << 51);
    /// A first name that nearly always is a woman's.
    pub const WOMAN: Self = Self(1 << 52);
    /// A first name that nearly always is a man's.
    pub const MAN: Self = Self(1 << 53);
    pub const VOICING: Self = Self(1 << 54);
    pub const PROFORM: Self = Self(1 << 55);
    pub const NEGATOR: Self = Self(1 << 56);
    pub const OCCASION: Self = Self(1 << 57);
    pub const COPULA: Self = Self(1 << 58);
    pub const SUMMING: Self = Self(1 << 59);
    pub const SPREADING: Self = Self(1 << 60);
    pub const ACCOUNT: Self = Self(1 << 61);
    /// A small word inside a name: `von`.
    pub const PARTICLE: Self = Self(1 << 62);
    pub const HERE: Self = Self(1 << 63);
    /// Any auxiliary.
    pub const AUXILIARY: Self = Self(1 | 1 << 1 | 1 << 2);
    /// A word for one or several people, or a body of them.
    pub const SOMEBODY: Self = Self::ROLE.or(Self::SPEAKER).or(Self::GROUP).or(Self::INDEFINITE);
    /// A mark that ends a whole sentence, which a headline lacks.
    pub const FULL: Self = Self::STOP.or(Self::UNQUOTE).or(Self::COLON);
    /// A mark that can end a clause.
    pub const BREAK: Self = Self(1 << 17 | 1 << 18 | 1 << 19 | 1 << 20 | 1 << 21 | 1 << 24);

    /// Both sets of bits.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These bits but for those of another set.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether any bit is shared.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The grammar of attribution, compiled from the lexicons; built once, then shared by all threads.
#[derive(Clone, Debug)]
pub struct Grammar {
    /// By word id, up to the last word that is anything.
    kinds: Vec<Kind>,
    pub(super) adverbials: Adverbials,
}

impl Grammar {
    /// Compiles what a reader knows of words.
    #[must_use]
    pub fn new(reader: &Reader) -> Self {
        let mut of_class = Vec::new();
        for &(name, kind) in CLASSES {
            let Some(number) = reader.classes.number(name).map(usize::from) else { continue };
            if of_class.len() <= number {
                of_class.resize(number + 1, Kind::default());
            }
            of_class[number] = kind;
        }
        let of_class = |&class: &u16| of_class.get(usize::from(class)).copied().unwrap_or_default();
        let words = 0..=WordId::try_from(reader.vocabulary.len()).unwrap_or(WordId::MAX);
        let of_word = |word| reader.classes.of(word).iter().map(of_class).fold(Kind::default(), Kind::or);
        let mut kinds: Vec<Kind> = words.map(of_word).collect();
        for &(word, kind) in WORDS {
            let id = reader.vocabulary.get(word);
            if id != UNKNOWN {
                kinds[id as usize] = kind.or(kinds[id as usize]);
            }
        }
        let adverbials = Adverbials::new(reader);
        adverbials.firsts.iter().for_each(|&id| kinds[id as usize] = Kind::ADVERBIAL.or(kinds[id as usize]));
        kinds.truncate(kinds.iter().rposition(|kind| *kind != Kind::default()).map_or(0, |last| last + 1));
        Self { kinds, adverbials }
    }

    /// What each of the words can be.
    pub(super) fn kinds(&self, words: &[WordId]) -> Vec<Kind> {
        words.iter().map(|&id| self.kinds.get(id as usize).copied().unwrap_or_default()).collect()
    }
}
