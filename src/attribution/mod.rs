//! Who says what: (source, cue, content) triples, and the cast of an article that its sources resolve to.

mod actor;
mod adjunct;
mod adverbial;
mod announced;
mod apart;
mod apostrophe;
mod apposition;
mod auxiliary;
mod behind;
mod beholder;
mod border;
mod broken;
pub mod carried;
mod cast;
mod conjoined;
mod copula;
mod displaced;
mod edge;
mod extent;
mod figure;
mod find;
mod foreseen;
mod frame;
mod front;
mod fronted;
mod grammar;
mod handle;
mod headline;
mod heads;
mod holder;
mod incumbent;
mod infinitive;
mod informed;
mod label;
mod listener;
mod member;
mod name;
mod named;
mod no_verb;
mod nonfinite;
mod noun;
mod noun_after;
mod office;
mod opener;
mod outcry;
mod outer;
mod owner;
mod passive;
mod phrase;
mod place;
mod post;
mod postmodifier;
mod press;
mod relative;
mod resume;
mod retag;
pub mod rule;
mod run;
mod shifted;
mod speech;
mod stance;
mod subject;
mod tag;
mod time;
mod verb;
mod view;
mod voiced;
mod waiting;
mod whole;
mod writer;

use std::ops::Range;

use crate::attribution::rule::{Clausal, Construction, Form};
use crate::lexicon::entry::List;
use crate::rule::reader::{Reader, Reading};
use crate::rule::tag::Tag;
pub use grammar::Grammar;
pub use member::{Cast, Member};
use view::{Kind, View};

/// How the content is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// All of it in quotation marks.
    Direct,
    /// Part of it in quotation marks.
    Mixed,
    /// In the writer's words.
    #[default]
    Indirect,
}

impl QuoteKind {
    /// Every value, in the order of the codebook.
    pub const NAMES: &'static [&'static str] = &["direct", "mixed", "indirect"];

    /// The word in the reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// Attitude of the cue towards what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stance {
    /// `say`, `tell`, `add`.
    #[default]
    Neutral,
    /// `claim`, `allege`, `insist`.
    Distancing,
    /// `note`, `point out`, `reveal`, `confirm`.
    Endorsing,
}

impl Stance {
    /// Every value, in the order of the codebook.
    pub const NAMES: &'static [&'static str] = &["neutral", "distancing", "endorsing"];

    /// The word in the reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// Somebody credited with a content. Pieces are ranges of tokens, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// The source; empty where the text names none.
    pub source: Vec<Range<usize>>,
    /// The words that credit it; an empty range where a quotation begins that no word credits.
    pub cue: Vec<Range<usize>>,
    /// What is credited.
    pub content: Vec<Range<usize>>,
    /// Sentence of the cue.
    pub sentence: usize,
    /// Entry of the cue, as an index into the library; none for a bare colon or quotation.
    pub entry: Option<u32>,
    /// The construction that found it, such as `that` or `according to`.
    pub rule: Construction,
    /// Direct, mixed or indirect.
    pub quote_kind: QuoteKind,
    /// Attitude of the cue.
    pub stance: Stance,
    /// The attribution whose content holds this one, as an index into the same list.
    pub within: Option<usize>,
    /// The member of the cast that the source resolves to.
    pub member: Option<usize>,
}

/// What attribution finds in a document.
#[derive(Clone, Debug, Default)]
pub struct Attributed {
    /// In the order of their first token.
    pub attributions: Vec<Attribution>,
    /// The sources of the document, each with all its mentions.
    pub cast: Cast,
}

/// Finds the attributions of a document and resolves their sources.
#[must_use]
#[inline(never)] // A floor of its own in every profile.
pub fn attribute(grammar: &Grammar, reader: &Reader, reading: &Reading<'_>) -> Attributed {
    let mut view = View::new(grammar, reader, reading);
    headline::mend(&mut view);
    retag::mend(&mut view);
    retag::describe(&mut view);
    let mut attributions = Vec::new();
    for (sentence, own) in reading.document.sentences.iter().enumerate() {
        find::verbs(&view, sentence, &mut attributions);
        phrase::others(&view, sentence, &mut attributions);
        let marks = view.all(&own.tokens);
        if marks.any(Kind::COLON) {
            outcry::outcries(&view, sentence, &mut attributions);
            attributions.extend(label::label(&view, sentence));
        }
        if marks.any(Kind::DASH) {
            attributions.extend(label::signature(&view, sentence));
            handle::posts(&view, sentence, &mut attributions);
        }
        if marks.any(Kind::DASH.or(Kind::COLON)) && attributions.last().is_none_or(|last| last.sentence != sentence) {
            attributions.extend(label::last_word(&view, sentence));
        }
    }
    let order = |one: &Attribution| (one.sentence, one.cue[0].start);
    attributions.sort_by_key(order);
    drop_echoes(&mut attributions);
    speech::carry_on(&view, &mut attributions);
    attributions.sort_by_key(order);
    for one in &mut attributions {
        one.quote_kind = speech::kind(&view, one);
    }
    conjoined::settle(&view, &mut attributions);
    nest(&mut attributions);
    // `X appears, according to Y`: of two that hold each other an attitude goes, so that circles are opened afterwards.
    drop_inner(&view, &mut attributions);
    untangle(&mut attributions);
    let mut cast = cast::resolve(&view, &mut attributions);
    announced::settle(&view, &mut cast, &mut attributions);
    Attributed { attributions, cast }
}

/// Links every attribution to the smallest content that holds its cue.
fn nest(attributions: &mut [Attribution]) {
    // Contents reach over few attributions; looking at the neighbours is enough and keeps this linear.
    const NEIGHBOURS: usize = 40;
    // From the first to the last token of each content.
    let reaches: Vec<Range<usize>> = attributions
        .iter()
        .map(|one| {
            let (first, last) =
                (one.content.iter().map(|piece| piece.start), one.content.iter().map(|piece| piece.end));
            first.min().unwrap_or(0)..last.max().unwrap_or(0)
        })
        .collect();
    // In the order of the cues, so that those inside a reach stand side by side.
    let cues: Vec<Range<usize>> = attributions.iter().map(|one| one.cue[0].clone()).collect();
    let mut holders = vec![(usize::MAX, None); cues.len()];
    for (other, reach) in reaches.into_iter().enumerate() {
        let near = (other + 1).saturating_sub(NEIGHBOURS)..cues.len().min(other + NEIGHBOURS + 1);
        let from = near.start + cues[near.clone()].partition_point(|cue| cue.start < reach.start);
        let content = &attributions[other].content;
        let length = content.iter().map(Range::len).sum::<usize>();
        for at in (from..near.end).take_while(|&at| cues[at].start < reach.end).filter(|&at| at != other) {
            let holds = |piece: &Range<usize>| piece.start <= cues[at].start && cues[at].end <= piece.end;
            if length < holders[at].0 && content.iter().any(holds) {
                holders[at] = (length, Some(other));
            }
        }
    }
    for (one, (_, holder)) in attributions.iter_mut().zip(holders) {
        one.within = holder;
    }
}

impl Attribution {
    /// Whether the cue is a noun.
    const fn is_noun(&self) -> bool {
        matches!(self.rule.clausal, Some(Clausal::Noun | Clausal::NamedNoun))
    }

    /// Whether a noun that is the cue of another belongs to who says the same by a verb.
    fn says_with(&self, noun: &Self) -> bool {
        let cue = &noun.cue[0];
        let verb = &self.cue[0];
        !self.is_noun()
            && self.source.iter().any(|source| source.contains(&(cue.end - 1)))
            && (self.content[0].start == noun.content[0].start || cue.start <= verb.start && verb.start < cue.end)
    }

    /// The attribution of these parts, marks at their edges left out; none where the content holds no word.
    fn of(
        view: &View<'_>,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        content: Vec<Range<usize>>,
        rule: impl Into<Construction>,
    ) -> Option<Self> {
        let bare = |piece| border::without_aside(view, view.trimmed(piece));
        let content: Vec<_> = content.into_iter().map(bare).filter(|piece| !piece.is_empty()).collect();
        // `They fume because, many say, it is late`: a word that joins clauses says nothing alone, but for a pronoun.
        let joins = |at: usize| matches!(view.tag(at), Tag::CC | Tag::IN) && !view.quoted(at);
        let that = |at: usize| view.is(at, Kind::THAT) && !view.is(at + 1, Kind::DASH.or(Kind::COLON));
        let stands = content.len() == 1 && content[0].len() == 1 && that(content[0].start);
        if !stands && content.iter().cloned().flatten().all(joins) {
            return None;
        }
        Some(Self {
            source: source.into_iter().collect(),
            cue: vec![cue],
            content,
            rule: rule.into(),
            ..Self::default()
        })
    }
}

/// Makes a forest of the links: where contents hold each other's cues in a circle, nothing holds the one that begins first.
fn untangle(attributions: &mut [Attribution]) {
    // From which attribution each was first come upon; its own links need no second look.
    let mut met = vec![None; attributions.len()];
    for from in 0..attributions.len() {
        let mut next = Some(from);
        while let Some(at) = next.filter(|&at| met[at].is_none()) {
            met[at] = Some(from);
            next = attributions[at].within;
        }
        let Some(again) = next.filter(|&at| met[at] == Some(from)) else { continue };
        let circle = std::iter::successors(Some(again), |&at| attributions[at].within.filter(|&at| at != again));
        if let Some(first) = circle.min_by_key(|&at| attributions[at].content[0].start) {
            attributions[first].within = None;
        }
    }
}

/// Drops attitudes inside a content: what a source says that somebody wants or criticises is the source's own claim.
///
/// What somebody says inside a content is kept: `the White House said a report suggested …`.
fn drop_inner(view: &View<'_>, attributions: &mut Vec<Attribution>) {
    let keeps: Vec<bool> = attributions
        .iter()
        .map(|one| {
            let form = one.rule.form;
            let speaks = one.entry.is_none_or(|entry| {
                let entry = &view.reader.library.entries[entry as usize];
                !matches!(entry.facts.list, List::Verbs | List::Adjectives)
                    || entry.frames & crate::lexicon::schema::Frame::QUOTE != 0
            });
            let own =
                one.source.first().is_none_or(|source| source.len() == 1 && view.is(source.start, view::Kind::PRONOUN));
            let speech = (speaks || !own)
                && (form.speaks() || form == Form::AccordingTo || one.rule == Clausal::Adjective.with(Form::To))
                && !one.is_noun()
                // `said the result would be declared`
                && !(one.rule == Clausal::Passive.with(Form::Tag) && one.source.is_empty());
            one.within.is_none()
                || speech
                // `said he wants “a long truce”`: the marks are the outer statement's.
                || (speaks || !own)
                    && one.quote_kind != QuoteKind::Indirect
                    && one.content.iter().any(|piece| view.quoted(piece.start))
        })
        .collect();
    let mut place = 0;
    let places: Vec<Option<usize>> = keeps
        .iter()
        .map(|&keep| {
            keep.then(|| {
                place += 1;
                place - 1
            })
        })
        .collect();
    // Links may still go round in a circle, and a long chain is to cost no more for each of its links.
    const DEEPEST: usize = 9;
    let holders: Vec<Option<usize>> = attributions.iter().map(|one| one.within).collect();
    for one in attributions.iter_mut() {
        // The holder of a holder takes the place of one that is dropped.
        one.within = std::iter::successors(one.within, |&at| holders[at]).take(DEEPEST).find_map(|at| places[at]);
    }
    let mut keep = keeps.iter();
    attributions.retain(|_| *keep.next().unwrap_or(&true));
}

/// Drops a noun whose content the verb before it has already: `said in a statement that`, `expressed concern about`; and an
/// infinitive whose cue begins with a cue that has it for its content: `declined to say how`.
fn drop_echoes(attributions: &mut Vec<Attribution>) {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    attributions.retain(|one| {
        let content = one.content[0].start;
        let noun = one.is_noun();
        let cue = one.cue[0].clone();
        let echo = noun
            && starts.iter().rev().take(4).any(|&(before, start)| {
                before <= cue.start
                    && (start == content || (start <= cue.end && cue.end <= start + 5 && before + 8 > start))
            });
        let twice = one.rule.clausal == Some(Clausal::Infinitive)
            && starts.last().is_some_and(|&(before, _)| before == cue.start)
            // `was quick to say that`: the adjective is no cue of its own.
            || one.rule == Clausal::Adjective.with(Form::To)
                && starts.last().is_some_and(|&(before, start)| before == cue.start && start > content);
        if !noun {
            starts.push((cue.start, content));
        }
        !echo && !twice
    });
    // `A report by the trust added that`, `complained critics of the plan`: who says it is no cue of its own.
    const NEAR: usize = 3;
    let sources: Vec<bool> = (0..attributions.len())
        .map(|place| {
            let one = &attributions[place];
            let near = place.saturating_sub(NEAR)..attributions.len().min(place + NEAR + 1);
            one.is_noun() && attributions[near].iter().any(|other| other.says_with(one))
        })
        .collect();
    let mut source = sources.iter();
    attributions.retain(|_| !source.next().unwrap_or(&false));
    // `signed a letter warning that`: the letter with its verb is one cue.
    let wrote: Vec<usize> = attributions
        .iter()
        .filter(|one| one.rule.clausal == Some(Clausal::Participle))
        .map(|one| one.cue[0].start)
        .collect();
    let alone = |one: &Attribution| wrote.binary_search(&one.cue[0].start).is_err();
    attributions.retain(|one| one.rule.clausal == Some(Clausal::Participle) || alone(one));
}

#[cfg(test)]
mod tests;
