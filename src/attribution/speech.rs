//! Quotations: which are speech, and how a content goes on over sentences and paragraphs that have no tag of their own.

use std::ops::Range;

use crate::attribution::apposition;
use crate::attribution::noun;
use crate::attribution::rule::{Clausal, Form};
use crate::attribution::view::{Kind, View};
use crate::attribution::{Attribution, QuoteKind};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;
use crate::text::token::TokenKind;

/// How long a quotation may be that stands for a heading, in tokens.
const HEADING: usize = 14;

/// Takes the quotations without a tag of their own into what is said: behind a quotation, behind what somebody says in the
/// writer's words (`She said it was late. “We waited for hours.”`), before a tag. What then is left goes to whoever the sentence
/// before is about, as an attribution that no word credits.
pub fn carry_on(view: &View<'_>, found: &mut Vec<Attribution>) {
    let mut taken = vec![false; view.document.tokens.len()];
    for piece in found.iter().flat_map(|one| &one.content) {
        taken[piece.clone()].fill(true);
    }
    let mut more = Vec::new();
    for one in found.iter_mut().filter(|one| one.rule.form == Form::Colon || ends_quoted(view, one)) {
        let quotes = following(view, one, &taken);
        more.extend(quotes.clone());
        one.content.extend(quotes);
    }
    more.into_iter().for_each(|quotes: Range<usize>| taken[quotes].fill(true));
    // Of several in one sentence the last is the one that goes on.
    for one in found.iter_mut().rev().filter(|one| spoken(view, one)) {
        if let Some(quotes) = following(view, one, &taken) {
            taken[quotes.clone()].fill(true);
            one.content.push(quotes);
        }
    }
    for one in found.iter_mut().filter(|one| one.rule.clausal.is_none() && one.rule.form.speaks()) {
        if let Some(quotes) = leading(view, one, &taken) {
            taken[quotes.clone()].fill(true);
            one.content.insert(0, quotes);
        }
    }
    let mut continued = Vec::new();
    let mut add = |source: &Range<usize>, quotes: Range<usize>, taken: &mut [bool]| {
        taken[quotes.clone()].fill(true);
        continued.push(Attribution {
            source: vec![source.clone()],
            cue: vec![quotes.start..quotes.start],
            sentence: view.document.sentence_of(quotes.start),
            content: vec![quotes],
            rule: Form::Continued.into(),
            ..Attribution::default()
        });
    };
    for one in found.iter().rev().filter(|one| one.rule.clausal.is_none()) {
        if let [source] = one.source.as_slice()
            && somebody(view, source)
            && let Some(quotes) = behind(view, one, &taken)
        {
            add(source, quotes, &mut taken);
        }
    }
    for sentence in 1..view.document.sentences.len() {
        if view.is(view.document.sentences[sentence].tokens.start, Kind::QUOTE)
            && let Some(source) = opening(view, sentence - 1)
            && let Some(quotes) = quotations(view, sentence, &taken)
        {
            add(&source, quotes, &mut taken);
        }
    }
    found.extend(continued);
}

/// The paragraphs of a quotation before the one that has the tag: none of them closes, as the next one opens again.
fn leading(view: &View<'_>, one: &Attribution, taken: &[bool]) -> Option<Range<usize>> {
    let sentences = &view.document.sentences;
    let mut start = one.content.first().map(|piece| piece.start).filter(|&start| view.is(start, Kind::QUOTE))?;
    let end = start;
    loop {
        let sentence = view.document.sentence_of(start);
        let Some(before) = sentence.checked_sub(1).map(|before| &sentences[before]) else { break };
        let last = before.tokens.end - 1;
        let opens = before.paragraph != sentences[sentence].paragraph && sentences[sentence].tokens.start == start;
        let Some(quote) = view.quote(last).filter(|_| opens && !view.is(last, Kind::UNQUOTE)) else { break };
        let first = view.document.sentence_of(quote.start);
        let whole = sentences[first].tokens.start == quote.start
            && (first == 0 || sentences[first - 1].paragraph != sentences[first].paragraph);
        // What is set in other marks is somebody else's.
        let alike = view.document.word(quote.start) == view.document.word(start);
        if !whole || !alike || taken[quote.clone()].contains(&true) || quote.start >= start {
            break;
        }
        start = quote.start;
    }
    (start < end).then_some(start..end)
}

/// Whether a piece of the content ends in a quotation.
fn ends_quoted(view: &View<'_>, one: &Attribution) -> bool {
    one.content.iter().any(|piece| view.quoted(piece.end - 1) || view.is(piece.end - 1, Kind::UNQUOTE))
}

/// Whether a verb of speech tells what somebody says, in no quotation of its own.
fn spoken(view: &View<'_>, one: &Attribution) -> bool {
    let cue = one.cue[0].end - 1;
    one.rule.form != Form::Colon
        && !ends_quoted(view, one)
        && !one.source.is_empty()
        && !view.quoted(cue)
        && view.verb_frames(cue) & Frame::QUOTE != 0
}

/// Whether a noun phrase is somebody: a name, a role, or a pronoun that stands for people.
fn somebody(view: &View<'_>, phrase: &Range<usize>) -> bool {
    let head = noun::head(view, phrase);
    view.one_of(head, &["he", "she", "they"]) || view.tag(head).is_name() || noun::role(view, head)
}

/// The one whom a sentence is about that quotes nobody: its subject, if that is `he` or `she`, a role, or a person's name.
fn opening(view: &View<'_>, sentence: usize) -> Option<Range<usize>> {
    let tokens = view.document.sentences[sentence].tokens.clone();
    if view.quoted(tokens.start) {
        return None;
    }
    let subject = tokens.start..apposition::after_with_apposition(view, tokens.start, tokens.end)?;
    let head = noun::head(view, &subject);
    let person = Kind::MAN.or(Kind::WOMAN).or(Kind::GENTLEMAN).or(Kind::LADY);
    let named = view.tag(head).is_name() && subject.clone().any(|at| view.is(at, person));
    let one = named || view.one_of(head, &["he", "she"]) || noun::role(view, head) && view.tag(head) == Tag::NN;
    let verb = (subject.end..tokens.end).find(|&at| !view.adverb(at))?;
    (one && view.tag(verb).is_finite()).then_some(subject)
}

/// The quotations without a tag of their own that follow the sentence in which somebody speaks.
fn following(view: &View<'_>, one: &Attribution, taken: &[bool]) -> Option<Range<usize>> {
    // `Roe agreed, saying: “It is late.”`
    let quoted = one.rule.clausal == Some(Clausal::Participle) && one.rule.form == Form::Colon;
    let speaks = one.rule.clausal.is_none() && one.rule.form.speaks() || quoted;
    if speaks { behind(view, one, taken) } else { None }
}

/// The quotations without a tag of their own that follow the sentence of an attribution.
fn behind(view: &View<'_>, one: &Attribution, taken: &[bool]) -> Option<Range<usize>> {
    let last = one.content.last()?;
    let sentence = view.document.sentence_of(last.end.max(one.cue[0].end) - 1).max(one.sentence);
    quotations(view, sentence + 1, taken)
}

/// The quotations without a tag of their own from a sentence on.
fn quotations(view: &View<'_>, sentence: usize, taken: &[bool]) -> Option<Range<usize>> {
    let sentences = &view.document.sentences;
    let mut next = sentence;
    let mut quotes: Option<Range<usize>> = None;
    while let Some(following) = sentences.get(next) {
        let new_paragraph = following.paragraph != sentences[next - 1].paragraph;
        // `But “we will go on.”`
        let first = following.tokens.start;
        let start = first + usize::from(view.tag(first) == Tag::CC && view.is(first + 1, Kind::QUOTE));
        if !view.is(start, Kind::QUOTE) || taken[start] {
            break;
        }
        let Some(quote) = view.quote(start) else { break };
        let last = view.document.sentence_of(quote.end - 1);
        let rest = quote.end..sentences[last].tokens.end;
        let goes_on = || sentences.get(last + 1).is_some_and(|after| after.paragraph == sentences[last].paragraph);
        if rest.clone().any(|at| view.document.tokens[at].kind != TokenKind::Mark) || new_paragraph && goes_on() {
            break;
        }
        // `‘We waited for hours’`, a paragraph without a stop: a heading of what comes.
        let stops =
            view.pauses(quote.end - 1, Kind::STOP.or(Kind::COMMA)) || rest.clone().any(|at| view.is(at, Kind::STOP));
        if new_paragraph && !stops && quote.len() <= HEADING && view.is(quote.end - 1, Kind::UNQUOTE) {
            break;
        }
        quotes.get_or_insert(start..start).end = quote.end;
        next = last + 1;
    }
    quotes
}

/// Direct, mixed or indirect, by how much of the content stands in quotation marks.
pub fn kind(view: &View<'_>, one: &Attribution) -> QuoteKind {
    let inside: usize = one.content.iter().map(|piece| view.document.quoted_words(piece)).sum();
    let all: usize = one.content.iter().map(|piece| view.document.words(piece)).sum();
    if inside == 0 {
        QuoteKind::Indirect
    } else if inside == all {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}
