//! Appositions, relative clauses and asides that belong to a noun phrase: `Jane Roe, a spokeswoman for the ministry,`.

use std::ops::Range;

use crate::attribution::noun::{self, LONGEST, after, clause_edge, plain_before};
use crate::attribution::postmodifier::extended;
use crate::attribution::subject;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// The noun phrase whose apposition, relative clause or aside closes with the mark at `close`.
pub fn with_apposition(view: &View<'_>, close: usize, floor: usize) -> Option<Range<usize>> {
    let dash = view.is(close, Kind::DASH);
    let mark = if dash { Kind::DASH } else { Kind::COMMA };
    let from = close.saturating_sub(LONGEST).max(floor);
    let mut best = None;
    let quoted = view.quote(close).filter(|_| view.is(close, Kind::UNQUOTE));
    // `The mayor -- an old friend -- said`: two strokes make a dash.
    let twice = |at: usize| dash && at > floor && view.is(at - 1, Kind::DASH) && view.tight(at);
    let mut at = quoted.map_or(close, |quote| quote.start) - usize::from(twice(close));
    let mut tries = 0;
    while at > from {
        at -= 1;
        if view.is(at, Kind::SEMICOLON.or(Kind::COLON)) {
            break;
        }
        if view.is(at, Kind::UNQUOTE) {
            match view.quote(at) {
                Some(quote) if quote.start > from && quote.len() < 12 => at = quote.start,
                _ => break,
            }
            continue;
        }
        if !view.is(at, mark) || at == floor {
            continue;
        }
        tries += 1;
        if tries > 4 {
            break;
        }
        let inner = at + 1;
        if best.is_none() && behind_phrase(view, at, close, floor) {
            return Some(inner..close);
        }
        let at = at - usize::from(twice(at));
        let Some(first) = plain_before(view, at, floor).map(|first| extended(view, first, at, floor)) else { continue };
        // `in May, on January 2, 2021, the agency, said`
        let day = || view.tag(at - 1) == Tag::CD && (view.is(at - 2, Kind::TIME) || dated(view, at).is_some());
        if view.tag(at - 1) == Tag::PRP && !along(view, inner) || view.is(at - 1, Kind::TIME) || at > floor + 1 && day()
        {
            continue;
        }
        let edge = clause_edge(view, first, floor);
        // `Addressing reporters, the minister, Jane Roe, said`: a participle opens no subject.
        // `After the match, the coach, Jane Roe, said`: nor does a phrase.
        if best.is_some() && (!edge || view.tag(first) == Tag::VBG || hangs(view, first, at, floor)) {
            continue;
        }
        // `The budget, now in its third draft, is old, said the mayor`: so does the verb of the clause behind its aside.
        let finite = view.tag(inner).is_finite() && view.tag(inner) != Tag::PRPV && !view.can(inner, Tag::VBN);
        let verb = finite && !opened(view, at, floor);
        if !dash && (verb || carried(view, inner, close)) {
            break;
        }
        if belongs(view, inner, close) || dash {
            best = Some(first..close + 1);
        } else if edge && !appended(view, inner) || best.is_none() && !appended(view, inner) {
            best = Some(first..at);
        }
        if edge && best.is_some() && (first == floor || !view.is(first - 1, Kind::COMMA)) {
            break;
        }
    }
    best
}

/// Whether a relative clause whose verb is still to come is open at `comma`: `Roe, whose brother, Joe, was`.
fn opened(view: &View<'_>, comma: usize, floor: usize) -> bool {
    let from = comma.saturating_sub(LONGEST).max(floor);
    let nearest = (from..comma).rev().find(|&at| view.tag(at).is_finite() || view.is(at, Kind::RELATIVE));
    nearest.is_some_and(|at| view.is(at, Kind::RELATIVE) && at > from && view.is(at - 1, Kind::COMMA))
}

/// Whether a noun phrase is that of a preposition that reads as a conjunction too: `after the match`, and nobody speaks in it.
fn hangs(view: &View<'_>, first: usize, end: usize, floor: usize) -> bool {
    let head = noun::head(view, &(first..end));
    let speaks = view.tag(head).is_name() || view.is(head, Kind::SOMEBODY) || noun::role(view, head);
    first > floor && view.tag(first - 1) == Tag::IN && view.is(first - 1, Kind::SUBORDINATOR) && !speaks
}

/// Whether a phrase begins that tells who does the same: `He, along with others, said`.
fn along(view: &View<'_>, at: usize) -> bool {
    view.one_of(at, &["along", "together"])
}

/// Where the month stands of a date with its year that ends with the comma at `comma`: `January 2, 2021,`.
pub fn dated(view: &View<'_>, comma: usize) -> Option<usize> {
    let month = comma.checked_sub(4)?;
    let year = view.tag(comma - 1) == Tag::CD && view.document.word(comma - 1).len() == 4;
    let marks = view.is(comma, Kind::COMMA) && view.is(comma - 2, Kind::COMMA);
    (marks && year && view.tag(comma - 3) == Tag::CD && view.is(month, Kind::TIME)).then_some(month)
}

/// Whether a name between the marks follows a phrase that opens the sentence: `In a letter, Jane Roe, said`, a comma too many.
fn behind_phrase(view: &View<'_>, open: usize, close: usize, floor: usize) -> bool {
    let named = view.tag(open + 1).is_name() && !view.is(open + 1, Kind::TIME);
    let phrase = view.tag(floor) == Tag::IN && !view.is(floor, Kind::SUBORDINATOR.or(Kind::OF).or(Kind::QUANTITY));
    // `In July this year Roe's killer, Joe Lund, said`
    let time = |at: usize| view.is(at, Kind::TIME) || view.tag(at) == Tag::CD;
    let mixed = time(floor + 1) && !(floor + 1..open).all(time);
    let whole = || {
        !mixed && after(view, floor + 1, open) == Some(open)
            || view.is(open - 1, Kind::WORK.or(Kind::OCCASION).or(Kind::TIME))
    };
    named
        && phrase
        && whole()
        && !(floor..open).any(|at| view.tag(at).is_finite() || view.is(at, Kind::BREAK.or(Kind::RELATIVE)))
        && plain_before(view, close, open + 1) == Some(open + 1)
}

/// Whether the verb of the clause stands between the marks, behind an aside: `The deal, which was rich, is off, said management`.
fn carried(view: &View<'_>, inner: usize, close: usize) -> bool {
    let verb = |at: usize| view.tag(at).is_finite() && !view.can(at, Tag::VBN);
    let aside = (inner + 1..close).find(|&at| view.is(at, Kind::COMMA));
    view.is(inner, Kind::RELATIVE)
        && aside.is_some_and(|aside| verb(aside + 1) && (inner..aside).any(|at| view.tag(at).is_finite()))
}

/// Whether what stands between the marks says who the one before it is.
fn belongs(view: &View<'_>, inner: usize, close: usize) -> bool {
    if view.is(inner, Kind::RELATIVE) {
        return true;
    }
    let inner = if view.adverb(inner) { inner + 1 } else { inner };
    if view.is(inner, Kind::TIME) || (view.is(inner, Kind::SUBORDINATOR) && !view.is(inner, Kind::AS)) {
        return false;
    }
    let tag = view.tag(inner);
    if tag == Tag::CD {
        return true;
    }
    // `according to the agency, an estimated 40 people`
    if tag == Tag::DT && view.tag(inner + 2) == Tag::CD && matches!(view.tag(inner + 1), Tag::VBN | Tag::VBD) {
        return false;
    }
    if matches!(tag, Tag::IN | Tag::RB) && along(view, inner) {
        return true;
    }
    if tag == Tag::IN {
        // `Joe Lund from Norby, near Arden, says`
        let placed = view.one_of(inner, &["near", "outside"]) && view.tag(inner + 1).is_name();
        return view.is(inner, Kind::OF) || view.is(inner, Kind::MEMBERSHIP) || placed;
    }
    (tag == Tag::DT
        || tag.is_noun()
        || tag == Tag::PRPS
        || tag.is_adjective()
        || tag == Tag::VBN
        // `The pact, signed in Norby by Roe,`, `the mill, where Roe worked,`, but not `Roe, asked about the mill,`
        || tag == Tag::VBD
            && view.can(inner, Tag::VBN)
            && matches!(view.tag(inner + 1), Tag::IN | Tag::RB)
            && !view.one_of(inner, &["asked", "told", "quoted", "questioned", "pressed", "reached", "contacted"])
        || view.document.word(inner) == "where"
        // `Jane Roe, managing director of the bank,`
        || tag == Tag::VBG && view.is(inner + 1, Kind::ROLE)
        || view.is(inner, Kind::MEMBERSHIP))
        && close > inner
}

/// Whether a new clause begins after the comma.
fn appended(view: &View<'_>, inner: usize) -> bool {
    view.tag(inner) == Tag::CC
}

/// As [`after`], with the apposition or relative clause that follows a comma, up to its closing mark.
pub fn after_with_apposition(view: &View<'_>, at: usize, ceiling: usize) -> Option<usize> {
    let end = after(view, at, ceiling)?;
    Some(if view.is(at, Kind::PRONOUN) { end } else { past_asides(view, end, ceiling) })
}

/// Where a noun phrase ends that goes as far as `end` without the apposition or relative clause behind a comma there.
pub fn past_asides(view: &View<'_>, end: usize, ceiling: usize) -> usize {
    asides(view, end, ceiling).0
}

/// As [`past_asides`], where a clause must follow: `According to Roe, the mayor, the dam, which is old, leaks`.
pub fn before_clause(view: &View<'_>, end: usize, ceiling: usize) -> usize {
    let (last, before) = asides(view, end, ceiling);
    let verb = view.is(last, Kind::COMMA) && last + 1 < ceiling && view.finite(last + 1);
    if verb || subject::trails(view, last + 1, ceiling) { before } else { last }
}

/// Where the asides of a noun phrase end that goes as far as `end`, and where it ends before the last noun phrase among them.
fn asides(view: &View<'_>, end: usize, ceiling: usize) -> (usize, usize) {
    let (mut end, mut before, mut subject) = (end, end, end);
    for _ in 0..3 {
        if !view.is(end, Kind::COMMA) || end + 1 >= ceiling {
            break;
        }
        let inner = end + 1;
        // `Jane Roe, of the Port Trust,`
        let body = noun::belongs(view, inner) && view.tag(end - 1).is_name();
        let aside = body || belongs(view, inner, ceiling) && !view.is(inner, Kind::PRONOUN);
        let clause = view.is(inner, Kind::RELATIVE) && !view.is(inner, Kind::THAT);
        // `according to the poll, 46 percent`: a number is an age, or none of it.
        // `said Roe, one of the owners`
        let one = view.is(inner + 1, Kind::BREAK) || view.document.word(inner) == "one" && view.is(inner + 1, Kind::OF);
        let age = view.tag(inner) != Tag::CD || one || inner + 1 >= ceiling;
        // `according to aid groups, many in rags`
        let others = view.is(inner, Kind::INDEFINITE) && !view.is(inner + 1, Kind::OF);
        if !aside || !age || others {
            break;
        }
        let stop = (inner..ceiling.min(inner + LONGEST))
            .find(|&at| view.is(at, Kind::BREAK.or(Kind::QUOTE)) && !view.abbreviated(at))
            .unwrap_or(ceiling);
        // `said the editor, yields “may rise”`: a clause.
        if stop < ceiling && view.is(stop, Kind::QUOTE) && view.tag(stop + 1).is_finite() && !clause {
            break;
        }
        let noun = after(view, inner + usize::from(body), ceiling);
        if !clause && noun.is_none_or(|noun| noun + 1 < stop && view.tag(noun).is_finite()) {
            break;
        }
        // `according to the council, of the harbour's budget of $3 million, half is spent`
        let named = |noun: usize| {
            let name = (inner + 1..noun).any(|at| view.capital(at));
            name && (!view.is(inner, Kind::OF) || view.capital(noun - 1) || view.is(noun - 1, Kind::GROUP))
        };
        if body && !noun.is_some_and(named) {
            break;
        }
        if !clause && !body {
            // `according to sources, Joe Lund, a fitter, was there`: a noun with `a` says who the one before it is.
            let told = view.one_of(inner, &["a", "an"]);
            before = if told { subject } else { end };
            subject = end;
        }
        end = stop;
    }
    (end, before)
}
