//! What kind of source stands behind an attribution, how its content reached the reporter, and how well a reader could check who it is.

use std::ops::Range;

use crate::rule::reader::{Reader, Reading};

/// What is known of a credited source when its kind is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Credit<'a> {
    /// The source as it stands in the attribution; empty where the text names none.
    pub source: &'a [Range<usize>],
    /// Every mention in the article of the one whom the source stands for, in the order of the text.
    pub mentions: &'a [Range<usize>],
    /// The words that credit it.
    pub cue: &'a [Range<usize>],
    /// What is credited.
    pub content: &'a [Range<usize>],
    /// Entry of the cue, as an index into the library.
    pub entry: Option<u32>,
    /// Whether all of the content is quoted.
    pub direct: bool,
}

/// Who the source is; the codebook defines the values.
pub const KINDS: &[&str] = &[
    "government",
    "political",
    "intelligence",
    "law",
    "international",
    "think_tank",
    "expert",
    "company",
    "civil_society",
    "media",
    "public",
    "document",
    "unknown",
];

/// How the content reached the reporter.
pub const CHANNELS: &[&str] =
    &["speech", "statement", "report", "document", "poll_data", "social_media", "media", "unspecified"];

/// The label on top, derived by `lexicons/sourcing/labels.csv`.
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

/// The source of an attribution, typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced {
    /// One of [`KINDS`].
    pub kind: &'static str,
    /// One of [`CHANNELS`].
    pub channel: &'static str,
    /// 0 (no source) to 5 (named, with role or affiliation).
    pub transparency: u8,
    /// One of [`LABELS`].
    pub label: &'static str,
    /// Why the source is not named, where the text says, such as `not authorised to speak`; else empty.
    pub anonymity_reason: String,
    /// Entry that told the kind, as an index into the library.
    pub entry: Option<u32>,
    /// Tokens on which the kind rests; they may stand at another mention.
    pub evidence: Option<Range<usize>>,
}

impl Default for Sourced {
    fn default() -> Self {
        Self {
            kind: "unknown",
            channel: "unspecified",
            transparency: 0,
            label: "unsourced",
            anonymity_reason: String::new(),
            entry: None,
            evidence: None,
        }
    }
}

/// Types the source of one attribution.
#[must_use]
pub fn source(_reader: &Reader, _reading: &Reading<'_>, _credit: &Credit<'_>) -> Sourced {
    Sourced::default()
}
