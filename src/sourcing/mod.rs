//! What kind of source stands behind an attribution, how its content reached the reporter, and how well a reader could check who it is.

mod anonymity;
mod author;
mod beside;
mod body;
mod channel;
mod class;
mod compound;
mod doing;
mod elsewhere;
mod evidence;
mod field;
mod found;
mod gather;
mod herald;
mod holder;
mod imprint;
mod label;
mod medium;
mod namesake;
mod naming;
mod phrase;
mod predicate;
mod profile;
mod relative;
mod spread;
mod stand_in;
mod state;
mod term;
mod usable;
mod widen;

use std::ops::{Range, RangeInclusive};

use class::Class;
use evidence::BARE;
use found::{Findings, View, What};
use gather::gather;
use label::Labels;
use profile::Profile;
use stand_in::StandIns;
use term::Terms;

use crate::lexicon::schema;
pub use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::reader::{Reader, Reading};

/// Steps of transparency of a source that is given, but not by name; below them none is, above them it has one.
pub const UNNAMED: RangeInclusive<usize> = 1..=2;

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

/// Names of the kinds.
pub const KINDS: &[&str] = SourceKind::NAMES;

/// Names of the channels.
pub const CHANNELS: &[&str] = Channel::NAMES;

/// The label on top, derived by `lexicons/sourcing/labels.csv`.
pub const LABELS: &[&str] = schema::LABELS;

/// The source of an attribution, typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced {
    /// Who it is.
    pub kind: SourceKind,
    /// How the content reached the reporter.
    pub channel: Channel,
    /// 0 (no source) to 5 (named, with role or affiliation).
    pub transparency: u8,
    /// Whether it is people, and no body, paper or place.
    pub people: bool,
    /// One of [`LABELS`].
    pub label: &'static str,
    /// Why the source is not named, where the text says, such as `not authorised to speak`; else empty.
    pub anonymity_reason: String,
    /// Entry that told the kind, as an index into the library.
    pub entry: Option<u32>,
    /// Tokens on which the kind rests; they may stand at another mention.
    pub evidence: Option<Range<usize>>,
    /// Words of the text on which the kind rests, for a source of a title that stands apart; else empty.
    pub in_text: String,
}

impl Default for Sourced {
    fn default() -> Self {
        Self {
            kind: SourceKind::Unknown,
            channel: Channel::Unspecified,
            transparency: 0,
            people: false,
            label: "unsourced",
            anonymity_reason: String::new(),
            entry: None,
            evidence: None,
            in_text: String::new(),
        }
    }
}

/// What is looked up to type a source, compiled from the lexicons; built once, then shared by all threads.
#[derive(Clone, Debug)]
pub struct Tables {
    labels: Labels,
    stand_ins: StandIns,
    terms: Terms,
    /// Numbers of the word classes, in the order of [`Class`].
    classes: [Option<u16>; Class::NAMES.len()],
}

impl Tables {
    /// Compiles them.
    #[must_use]
    pub fn new(reader: &Reader) -> Self {
        let classes = Class::NAMES.map(|name| reader.classes.number(name));
        let library = &reader.library;
        let (labels, stand_ins, terms) = (Labels::new(library), StandIns::new(library), Terms::new(library));
        Self { labels, stand_ins, terms, classes }
    }
}

/// Who published an article, and when.
#[derive(Clone, Copy, Debug, Default)]
pub struct Issue<'a> {
    /// The outlet; empty where it is not known.
    pub outlet: &'a str,
    /// The day as `YYYY-MM-DD`; anything else is none.
    pub date: &'a str,
}

/// Types the sources of the attributions of a document, in their order.
#[must_use]
#[inline(never)] // A floor of its own in every profile.
pub fn sources<'c>(
    tables: &Tables,
    reader: &Reader,
    reading: &Reading<'_>,
    issue: Issue<'_>,
    credits: impl ExactSizeIterator<Item = Credit<'c>>,
) -> Vec<Sourced> {
    if credits.len() == 0 {
        return Vec::new();
    }
    let credits: Vec<Credit<'c>> = credits.collect();
    let mut verbs: Vec<usize> = credits.iter().filter_map(|credit| Some(credit.cue.first()?.start)).collect();
    verbs.sort_unstable();
    let mut sources: Vec<_> = credits.iter().filter_map(|credit| credit.source.first().cloned()).collect();
    sources.sort_unstable_by_key(|source| source.start);
    let findings = Findings::new(tables, reader, reading, &verbs, sources);
    let view = View { tables, reader, reading, issue, findings: &findings };
    let (mut all, mut reasons) = (Vec::with_capacity(credits.len()), Vec::with_capacity(credits.len()));
    for credit in credits {
        let sourced = source(view, &credit);
        let unnamed = UNNAMED.contains(&sourced.transparency.into());
        reasons.push((credit, unnamed.then(|| anonymity::reason(view, &credit)).flatten()));
        all.push(sourced);
    }
    for (sourced, reason) in all.iter_mut().zip(anonymity::worded(view, &reasons)) {
        sourced.anonymity_reason = reason;
    }
    all
}

/// All that is told of a source but why it is not named.
fn source(view: View<'_>, credit: &Credit<'_>) -> Sourced {
    let profile = gather(view, credit);
    let kind = kind(view, &profile, credit);
    let channel = channel::of(view, credit, &profile, kind);
    let transparency = transparency(&profile, credit);
    Sourced {
        kind,
        channel,
        transparency,
        people: people(&profile, credit),
        label: view.tables.labels.of(kind, channel, transparency),
        anonymity_reason: String::new(),
        entry: profile.evidence.as_ref().and_then(|evidence| evidence.entry),
        evidence: profile.evidence.map(|evidence| evidence.tokens),
        in_text: String::new(),
    }
}

/// What a source of the title is, where the text tells who it is: `other` of the text, whose kind rests on the words `in_text`.
#[must_use]
pub fn in_title(tables: &Tables, own: &Sourced, other: &Sourced, in_text: String) -> Sourced {
    // `Zentra says` may be anybody until the text tells that it is a firm.
    let channel = if own.people == other.people { own.channel } else { other.channel };
    let label = tables.labels.of(other.kind, channel, other.transparency);
    Sourced { channel, label, evidence: None, in_text, anonymity_reason: own.anonymity_reason.clone(), ..other.clone() }
}

/// The kind; a name without any role is a private person's.
fn kind(view: View<'_>, profile: &Profile, credit: &Credit<'_>) -> SourceKind {
    let evidence = profile.evidence.as_ref();
    // `Obama` is of the government in 2012 and not in 2006.
    let person = evidence.filter(|evidence| evidence.what == What::Person).and_then(|evidence| evidence.entry);
    if let Some(kind) = person.and_then(|entry| view.tables.terms.kind(entry, view.issue.date)) {
        return kind;
    }
    let group = evidence.is_some_and(|evidence| evidence.what == What::Group);
    match evidence.and_then(|evidence| evidence.kind) {
        // `Jane Roe, 52, a Democrat`: a voter.
        Some(SourceKind::Political) if profile.age && group => SourceKind::Public,
        Some(kind) => kind,
        None if credit.source.is_empty() => SourceKind::Unknown,
        None if profile.person || (profile.pronoun && !profile.thing) => SourceKind::Public,
        None => SourceKind::Unknown,
    }
}

/// Whether the source is people: somebody by name, by a role or by a word for many.
fn people(profile: &Profile, credit: &Credit<'_>) -> bool {
    let called = |what: What| matches!(what, What::Person | What::Role | What::Post | What::Group);
    let told = profile.here.as_ref().or(profile.evidence.as_ref()).map(|evidence| called(evidence.what));
    !credit.source.is_empty() && (profile.person || told.unwrap_or(profile.pronoun && !profile.thing))
}

/// How well a reader could check who it is.
fn transparency(profile: &Profile, credit: &Credit<'_>) -> u8 {
    match profile {
        _ if credit.source.is_empty() => 0,
        profile if profile.person => 4 + u8::from(profile.weight() > BARE),
        profile if profile.institution => 3,
        profile if profile.narrowed => 2,
        profile => profile.bare.unwrap_or(if profile.evidence.is_some() { 2 } else { 1 }),
    }
}
