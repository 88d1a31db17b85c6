//! Which columns each lexicon file has and what may stand in them.

use crate::lexicon::check::Check;
use crate::lexicon::source::{Channel, SourceKind};

/// A column of a lexicon file.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Header.
    pub name: &'static str,
    /// What may stand in it.
    pub check: Check,
}

/// How the rows of a workspace's own file lie over those of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lay {
    /// A row takes the place of the one it is called like; a new one stands behind.
    Behind,
    /// A row takes the place of the one it is called like; a new one is tried before those of the program, as the first
    /// that fits decides.
    Before,
    /// All rows are tried before those of the program: they have no names.
    Above,
    /// The program reads its own rows only.
    Fixed,
}

/// The columns of the files whose path matches.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// A path below `lexicons/`; a trailing `*` stands for any file of the folder.
    pub path: &'static str,
    /// Whether its rows are phrases to be found in articles.
    pub phrases: bool,
    /// What a workspace's own file does to it.
    pub lay: Lay,
    /// Its columns, in order; none where another room reads the file and checks it.
    pub fields: &'static [Field],
}

const fn field(name: &'static str, check: Check) -> Field {
    Field { name, check }
}

/// Ways to generate inflected forms; empty is as spelt, `name` adds the possessive, `person` plural and possessive.
pub const FORMS: &[&str] = &["verb", "noun", "adj", "name", "person"];
/// Conditions on capitals; empty is any, `never` switches an entry off.
pub const CASES: &[&str] = &["lower", "capital", "exact", "never"];
/// What switches a row off: in the column `case` of an entry, in the column `then` of a rule.
pub const NEVER: &str = "never";
/// Folders in which a file of a name of one's own is read: a category of hedges, a class of words for rules.
pub const OPEN: &[&str] = &["certainty", "words"];
macro_rules! frames {
    ($($constant:ident $name:literal;)*) => {
        /// Frames in which a word of attribution takes its content; [`crate::attribution`] says what each means.
        pub const FRAMES: &[&str] = &[$($name),*];

        /// A bit for each frame, as [`crate::lexicon::entry::Entry::frames`] holds them.
        #[derive(Debug)]
        pub enum Frame {}

        impl Frame {
            $(#[doc = concat!("`", $name, "`")] pub const $constant: u32 = 1 << place(FRAMES, $name);)*
        }
    };
}

frames! {
    QUOTE "quote";
    THAT "that";
    BARE "bare";
    TO "to";
    WH "wh";
    ING "ing";
    OBJECT "object";
    OBJECT_AS "object-as";
    OBJECT_TO "object-to";
    OBJECT_THAT "object-that";
    ABOUT "about";
    OF "of";
    FOR "for";
    ON "on";
    AGAINST "against";
    WITH "with";
    AT "at";
    IN "in";
    BY "by";
    INTO "into";
    OVER "over";
    FROM "from";
    TOWARD "toward";
    AS "as";
    PASSIVE "passive";
    PARTICIPLE "participle";
    INFINITIVE "infinitive";
    IMPERSONAL "impersonal";
    FRONT "front";
    ALONE "alone";
}

impl Frame {
    /// The frames that every verb of speech has.
    pub const SPEECH: u32 = Self::BARE | Self::QUOTE;
}

/// The place of a name in a list, for constants: a name that is not there ends the build.
pub(crate) const fn place(names: &[&str], name: &str) -> usize {
    let mut at = 0;
    while !same(names[at].as_bytes(), name.as_bytes()) {
        at += 1;
    }
    at
}

/// `*`, which leaves a cell open, and the words.
const fn or_any<const N: usize>(words: &[&'static str]) -> [&'static str; N] {
    let mut cells = ["*"; N];
    let mut at = 1;
    while at < N {
        cells[at] = words[at - 1];
        at += 1;
    }
    cells
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Attitude of a word of attribution towards what is said.
pub const STANCES: &[&str] = &["neutral", "distancing", "endorsing"];
/// What a sourcing entry is; `sourcing/` says what each means.
pub const WHATS: &[&str] = &["name", "person", "place", "head", "role", "post", "group", "work", "wording"];
/// How well a reader could check who a source is.
pub const TRANSPARENCIES: &[&str] = &["0", "1", "2", "3", "4", "5"];
/// Kinds, channels and steps of transparency, each of which a row of the labels may leave open.
const KIND_CELLS: &[&str] = &or_any::<{ SourceKind::NAMES.len() + 1 }>(SourceKind::NAMES);
const CHANNEL_CELLS: &[&str] = &or_any::<{ Channel::NAMES.len() + 1 }>(Channel::NAMES);
const TRANSPARENCY_CELLS: &[&str] = &or_any::<{ TRANSPARENCIES.len() + 1 }>(TRANSPARENCIES);
/// The label on top of the three.
pub const LABELS: &[&str] = &[
    "official_statement",
    "intelligence_assessment",
    "think_tank_report",
    "expert_analysis",
    "company_statement",
    "advocacy_statement",
    "political_statement",
    "media_report",
    "public_account",
    "document",
    "poll_or_data",
    "unnamed_source",
    "unsourced",
];

use Check::{Any, Day, Filled, FilledOneOf, Number, OneOf, SomeOf, SomeOrAll, Step};

/// Every kind of lexicon file; the first path that matches counts.
pub const SCHEMAS: &[Schema] = &[
    Schema {
        path: "certainty/*",
        phrases: true,
        lay: Lay::Behind,
        fields: &[
            field("phrase", Filled),
            field("forms", OneOf(FORMS)),
            field("case", OneOf(CASES)),
            field("strength", Number(0.0, 1.0)),
            field("active", OneOf(&["0", "1"])),
            field("median", Number(0.0, 100.0)),
            field("q1", Number(0.0, 100.0)),
            field("q3", Number(0.0, 100.0)),
            field("icd203", Any),
            field("ipcc", Any),
            field("like", Filled),
            field("unlike", Filled),
            field("source", Filled),
        ],
    },
    Schema {
        path: "attribution/*",
        phrases: true,
        lay: Lay::Behind,
        fields: &[
            field("phrase", Filled),
            field("forms", OneOf(FORMS)),
            field("case", OneOf(CASES)),
            field("frames", SomeOf(FRAMES)),
            field("stance", OneOf(STANCES)),
            field("channel", OneOf(Channel::NAMES)),
            field("rate", Number(0.0, 1.0)),
            field("like", Filled),
            field("unlike", Filled),
            field("source", Filled),
        ],
    },
    Schema {
        path: "sourcing/labels.csv",
        phrases: false,
        lay: Lay::Above,
        fields: &[
            field("kind", SomeOrAll(KIND_CELLS)),
            field("channel", SomeOrAll(CHANNEL_CELLS)),
            field("transparency", SomeOrAll(TRANSPARENCY_CELLS)),
            field("sourcing", FilledOneOf(LABELS)),
            field("about", Filled),
        ],
    },
    Schema {
        path: "sourcing/stand_ins.csv",
        phrases: false,
        lay: Lay::Behind,
        fields: &[
            field("noun", Filled),
            field("kinds", SomeOf(SourceKind::NAMES)),
            field("rarely", SomeOf(SourceKind::NAMES)),
            field("names", Any),
            field("source", Filled),
        ],
    },
    Schema {
        path: "sourcing/terms.csv",
        phrases: false,
        lay: Lay::Above,
        fields: &[
            field("name", Filled),
            field("kind", FilledOneOf(SourceKind::NAMES)),
            field("from", Day),
            field("until", Day),
            field("office", Filled),
            field("source", Filled),
        ],
    },
    Schema {
        path: "sourcing/*",
        phrases: true,
        lay: Lay::Behind,
        fields: &[
            field("phrase", Filled),
            field("forms", OneOf(FORMS)),
            field("case", OneOf(CASES)),
            field("what", FilledOneOf(WHATS)),
            field("transparency", Step(5)),
            field("channel", OneOf(Channel::NAMES)),
            field("weight", Step(9)),
            field("like", Filled),
            field("unlike", Filled),
            field("source", Filled),
        ],
    },
    Schema {
        path: "text/abbreviations.csv",
        phrases: false,
        lay: Lay::Behind,
        fields: &[
            field("phrase", Filled),
            field("use", OneOf(&["title", "inner", "number", "end"])),
            field("like", Filled),
            field("unlike", Filled),
            field("source", Filled),
        ],
    },
    Schema {
        path: "text/boilerplate.csv",
        phrases: false,
        lay: Lay::Behind,
        fields: &[
            field("phrase", Filled),
            field("where", OneOf(&["line", "start", "label", "credit", "heading", "names", "end", "anywhere"])),
            field("kind", Filled),
            field("like", Filled),
            field("unlike", Filled),
            field("source", Filled),
        ],
    },
    Schema {
        path: "text/*",
        phrases: false,
        lay: Lay::Behind,
        fields: &[
            field("phrase", Filled),
            field("case", OneOf(&["lower", "capital", "exact"])),
            field("like", Filled),
            field("unlike", Filled),
            field("source", Filled),
        ],
    },
    Schema {
        path: "words/irregular.csv",
        phrases: false,
        lay: Lay::Behind,
        fields: &[
            field("lemma", Filled),
            field("forms", OneOf(FORMS)),
            field("inflected", Filled),
            field("source", Filled),
        ],
    },
    Schema {
        path: "words/tags.csv",
        phrases: false,
        lay: Lay::Behind,
        fields: &[field("word", Filled), field("tags", Filled), field("source", Any)],
    },
    Schema {
        path: "words/suffixes.csv",
        phrases: false,
        lay: Lay::Behind,
        fields: &[field("suffix", Filled), field("tags", Filled), field("example", Any), field("source", Any)],
    },
    Schema {
        path: "words/*",
        phrases: false,
        lay: Lay::Behind,
        fields: &[field("word", Filled), field("source", Any)],
    },
    // Tables of the input room, read there.
    Schema {
        path: "input/outlets.csv",
        phrases: false,
        lay: Lay::Behind,
        fields: &[field("outlet", Filled), field("domains", Any), field("aliases", Any), field("source", Any)],
    },
    Schema { path: "input/*", phrases: false, lay: Lay::Fixed, fields: &[] },
    Schema {
        path: "rules/tags.csv",
        phrases: false,
        lay: Lay::Behind,
        fields: &[
            field("rule", Filled),
            field("from", Filled),
            field("to", Filled),
            field("when", Filled),
            field("like", Any),
            field("unlike", Any),
            field("about", Any),
        ],
    },
    Schema {
        path: "rules/*",
        phrases: false,
        lay: Lay::Before,
        fields: &[
            field("rule", Filled),
            field("entry", Filled),
            field("when", Filled),
            field("then", Filled),
            field("like", Filled),
            field("unlike", Filled),
            field("about", Filled),
        ],
    },
];

/// The schema of a path, if the path is one of ours.
#[must_use]
pub fn schema(path: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().find(|schema| match schema.path.strip_suffix('*') {
        Some(folder) => path.starts_with(folder) && !path[folder.len()..].contains('/'),
        None => path == schema.path,
    })
}

impl Schema {
    /// The column in which [`NEVER`] switches a row off; empty where none does.
    #[must_use]
    pub const fn off(&self) -> &'static str {
        match self.lay {
            _ if self.phrases => "case",
            Lay::Before => "then",
            _ => "",
        }
    }
}
