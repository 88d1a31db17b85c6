//! Parts of speech.

use crate::lexicon::schema::place;

/// Names of the tags: those of the Penn Treebank (Marcus et al. 1993), `PRPV` for `he's`, `PUNCT` for every mark.
pub(super) const NAMES: &[&str] = &[
    "PUNCT", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT", "POS",
    "PRP", "PRP$", "PRPV", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT",
    "WP", "WP$", "WRB",
];

/// A part of speech.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tag(pub(super) u8);

macro_rules! tags {
    ($($name:ident $text:literal $about:literal;)*) => {
        impl Tag {
            $(#[doc = $about] pub const $name: Self = Self::named($text);)*
        }
    };
}

tags! {
    PUNCT "PUNCT" "Any mark.";
    CC "CC" "`and`, `but`.";
    CD "CD" "A number.";
    DT "DT" "`the`, `a`.";
    IN "IN" "A preposition or subordinator.";
    FW "FW" "A foreign word.";
    JJ "JJ" "An adjective.";
    JJR "JJR" "A comparative.";
    JJS "JJS" "A superlative.";
    MD "MD" "`may`, `will`.";
    NN "NN" "A noun.";
    NNS "NNS" "A plural noun.";
    NNP "NNP" "A name.";
    NNPS "NNPS" "A plural name.";
    PDT "PDT" "`all`, `both` before an article.";
    POS "POS" "A possessive ending.";
    PRP "PRP" "A personal pronoun.";
    PRPS "PRP$" "A possessive pronoun.";
    PRPV "PRPV" "A pronoun with its verb: `he's`.";
    RB "RB" "An adverb.";
    RBR "RBR" "A comparative adverb.";
    RBS "RBS" "A superlative adverb.";
    RP "RP" "A particle: `point out`.";
    SYM "SYM" "A symbol.";
    TO "TO" "`to`.";
    VB "VB" "A base form.";
    VBD "VBD" "A past tense.";
    VBG "VBG" "An -ing form.";
    VBN "VBN" "A past participle.";
    VBP "VBP" "A present tense.";
    VBZ "VBZ" "A present tense in -s.";
    WDT "WDT" "`which`, and `that` as a relative.";
    WP "WP" "`who`, `what`.";
    WPS "WP$" "`whose`.";
    WRB "WRB" "`when`, `how`.";
}

impl Tag {
    /// The tag of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        NAMES.iter().position(|known| *known == name).and_then(|at| u8::try_from(at).ok()).map(Self)
    }

    const fn named(name: &str) -> Self {
        Self(place(NAMES, name) as u8)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES[self.0 as usize]
    }

    pub(super) const fn bit(self) -> u64 {
        1 << self.0
    }

    /// Any form of a verb, modals left out.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }

    /// A verb form that can carry a clause: past or present tense, a modal, or a pronoun with its verb.
    #[must_use]
    pub fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBP | Self::VBZ | Self::MD | Self::PRPV)
    }

    /// A common or proper noun.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }

    /// An adjective, compared or not.
    #[must_use]
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::JJ | Self::JJR | Self::JJS)
    }

    /// An adverb, compared or not.
    #[must_use]
    pub fn is_adverb(self) -> bool {
        matches!(self, Self::RB | Self::RBR | Self::RBS)
    }

    /// A closed class, whose capital inside a sentence makes no name: `The` in a title, `I`.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Self::DT
                | Self::IN
                | Self::TO
                | Self::CC
                | Self::PRP
                | Self::PRPS
                | Self::PRPV
                | Self::MD
                | Self::WDT
                | Self::WP
                | Self::WPS
                | Self::WRB
        )
    }

    /// A name.
    #[must_use]
    pub fn is_name(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }
}
