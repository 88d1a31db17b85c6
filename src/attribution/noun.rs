//! Noun phrases, found from their end (subjects); from their beginning `noun_after` finds them (objects, sources after their cue).

use std::ops::Range;

use crate::attribution::apposition;
pub use crate::attribution::noun_after::{LONGEST, after, digits, money, plain_after};
use crate::attribution::noun_after::{dated, joins, nominative, symbol};
use crate::attribution::postmodifier::{extended, relative};
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// The plain noun phrase that ends before `end`: determiner, adjectives, nouns, possessors, no phrase after its noun.
pub fn plain_before(view: &View<'_>, end: usize, floor: usize) -> Option<usize> {
    if end <= floor {
        return None;
    }
    let last = end - 1;
    if view.tag(last) == Tag::PRP && !view.is(last, Kind::REFLEXIVE) {
        return Some(last);
    }
    let mut at = end;
    let mut noun = false;
    while at > floor && end - at < LONGEST {
        let here = at - 1;
        let tag = view.tag(here);
        let fits = if tag == Tag::DT || tag == Tag::PRPS || tag == Tag::WPS {
            // `A third said`, `The accused said`
            if !noun && at < end && view.tag(end - 1) == Tag::JJ {
                return Some(here);
            }
            if !noun {
                let bare = view.is(here, Kind::INDEFINITE).then_some(here)?;
                let mut first = bare;
                while first > floor && view.is(first - 1, Kind::QUANTITY) {
                    first -= 1;
                }
                return Some(first);
            }
            at = here;
            while at > floor && matches!(view.tag(at - 1), Tag::PDT) {
                at -= 1;
            }
            break;
        } else if tag.is_noun() {
            // `the worst winter anyone had known`: no noun stands before a pronoun in its phrase.
            if view.is(here, Kind::INDEFINITE) && tag == Tag::NN && view.tag(here - usize::from(here > floor)).is_noun()
            {
                return Some(here);
            }
            // `…, a charge Roe denies`, `…, a charge company officials deny`
            let apposed = || {
                here > floor + 1
                    && view.tag(end - 1) == Tag::NNS
                    && matches!(view.document.word(here - 1), "a" | "an")
                    && view.is(here - 2, Kind::COMMA)
            };
            if noun && view.is(here, Kind::SUMMING) && !view.capital(here) && (view.tag(at).is_name() || apposed()) {
                break;
            }
            // `In its suit Norby said`: nor is the paper.
            let paper = || {
                here > floor + 1 && matches!(view.tag(here - 1), Tag::DT | Tag::PRPS) && view.tag(here - 2) == Tag::IN
            };
            if noun && view.tag(at).is_name() && view.is(here, Kind::WORK) && !view.capital(here) && paper() {
                break;
            }
            // `At the time people thought he was mad`
            let then = || here > floor + 1 && view.one_of(here, &["time", "moment"]) && view.one_of(here - 1, &["the"]);
            if noun && then() && view.document.word(here - 2).eq_ignore_ascii_case("at") {
                break;
            }
            // `… on Monday Roe said`: a day is no part of the name after it.
            if noun && view.is(here, Kind::TIME) && !view.is(here, Kind::POSSESSIVE) && !view.is(at, Kind::TIME) {
                break;
            }
            noun = true;
            true
        } else if tag == Tag::CD {
            // `on Feb. 3 Roe said`
            let month = here.saturating_sub(1 + usize::from(view.is(here - usize::from(here > floor), Kind::STOP)));
            if noun && view.tag(at).is_name() && month >= floor && month < here && view.is(month, Kind::TIME) {
                break;
            }
            noun = true;
            true
        } else if matches!(tag, Tag::JJ | Tag::JJR | Tag::JJS | Tag::POS | Tag::PDT) {
            noun || view.is(here, Kind::INDEFINITE)
                || (here > floor && view.tag(here - 1) == Tag::DT)
                || (at == end && view.capital(here))
        } else if tag == Tag::CC {
            // `current and former officials`
            noun && here > floor && joins(view, here)
        } else if tag == Tag::VBG || tag == Tag::VBN {
            // `Planning officers said`, `Leaked emails show`: a participle that opens the sentence describes.
            let opens =
                end - at == 1 || !view.tag(at).is_name() && view.tag(at).is_noun() && view.tag(at + 1).is_name();
            // `…, purchasing agents said`
            let trade = || {
                let agents = view.tag(at) == Tag::NNS
                    && (view.is(at, Kind::SOMEBODY) || role(view, at) || view.document.word(at) == "agents");
                tag == Tag::VBG && agents && view.verb_frames(here) == 0 && clause_edge(view, here, floor)
            };
            noun && (here > floor && (modified(view, here - 1) || trade()) || here == floor && opens)
        } else if tag == Tag::RB {
            noun && matches!(view.tag(at), Tag::JJ | Tag::CD | Tag::VBN | Tag::JJR) && !view.is(here, Kind::TIME)
        } else if tag == Tag::PUNCT {
            if view.is(here, Kind::HYPHEN) {
                at = here;
                if at > floor && view.tag(at - 1) != Tag::PUNCT {
                    at -= 1;
                }
                noun |= view.tag(at).is_noun();
                continue;
            }
            if view.is(here, Kind::UNQUOTE) {
                let Some(quote) = view.quote(here).filter(|quote| {
                    quote.len() <= 9 && quote.start >= floor && !view.pauses(here, Kind::COMMA.or(Kind::STOP))
                }) else {
                    break;
                };
                at = quote.start;
                noun = true;
                continue;
            }
            // `the nonprofit, union-backed group`
            let describes = here > floor + 1
                && view.is(here, Kind::COMMA)
                && noun
                && (view.tag(at) == Tag::JJ || view.is(at + 1, Kind::HYPHEN))
                && view.tag(here - 1) == Tag::JJ
                && view.tag(here - 2) == Tag::DT
                && !view.one_of(here - 1, &["sudden"]);
            if describes {
                at = here;
                continue;
            }
            if view.is(here, Kind::CLOSE) {
                match opener(view, here, floor) {
                    Some(open) if open > floor => {
                        at = open;
                        continue;
                    }
                    _ => break,
                }
            }
            view.abbreviated(here) || initial(view, here, floor) || symbol(view, here)
        } else {
            matches!(tag, Tag::FW | Tag::SYM) || (tag == Tag::DT)
        };
        if !fits {
            break;
        }
        at = here;
    }
    at = town(view, at, end, floor);
    // `I. Joe Lund`: a stop opens no phrase.
    at += usize::from(at < end && view.is(at, Kind::STOP));
    let counts = &["few", "dozen", "hundred", "thousand", "million", "third", "quarter", "fifth", "handful", "couple"];
    let counted = || view.tag(at) == Tag::DT && at + 1 < end && view.one_of(at + 1, counts);
    if noun && (view.tag(at) == Tag::CD || view.is(at, Kind::INDEFINITE) || counted()) {
        // `nearly half`, `at least 21,000`, `more than a few`
        while at > floor && view.is(at - 1, Kind::QUANTITY) {
            at -= 1;
        }
    }
    if !noun && at < end && view.tag(end - 1) == Tag::JJ && (view.capital(end - 1) || view.tag(at) == Tag::DT) {
        return Some(at);
    }
    if !noun && at < end && view.is(end - 1, Kind::INDEFINITE) && view.tag(end - 1).is_adjective() {
        return Some(end - 1);
    }
    // `Fewer said it would rise`
    let many = !noun && at + 1 >= end && view.tag(end - 1) == Tag::JJR && view.one_of(end - 1, &["more", "fewer"]);
    if many && (clause_edge(view, end - 1, floor) || view.is(end.max(2) - 2, Kind::OPEN)) {
        return Some(end - 1);
    }
    // `a move critics say`: no plural has an article for one.
    let single = matches!(view.document.word(at), "a" | "an" | "A" | "An") && view.tag(end - 1) == Tag::NNS;
    if single && end - at > 2 && view.tag(end - 2) == Tag::NN && !view.is(end - 2, Kind::QUANTITY.or(Kind::INDEFINITE))
    {
        return Some(end - 1);
    }
    // `a man other papers call`
    let many = |other: usize| view.one_of(other, &["other", "some", "many", "most"]);
    if single && end - at > 3 && many(end - 2) && view.tag(end - 3) == Tag::NN {
        return Some(end - 2);
    }
    // `a risk Hale said could sink it`: no name stands behind a thing in its phrase.
    if view.is(at, Kind::DEFINITE) || !matches!(view.document.word(at), "a" | "an" | "A" | "An") {
        return (noun && at < end).then_some(at);
    }
    let name = (at + 1..end).rev().take_while(|&at| view.tag(at).is_name()).last();
    let person = Kind::ROLE.or(Kind::SPEAKER).or(Kind::GROUP);
    let thing = |name: &usize| view.tag(name - 1) == Tag::NN && !view.is(name - 1, person);
    name.filter(thing).or((noun && at < end).then_some(at))
}

/// Where a noun phrase begins that begins at `at` with the state of a town: `the Norby, Ohio-based bank`.
fn town(view: &View<'_>, at: usize, end: usize, floor: usize) -> usize {
    let state = |at: &usize| view.tag(*at).is_name() || view.is(*at, Kind::STOP);
    let Some(hyphen) = (at..end).find(|at| !state(at)).filter(|&hyphen| hyphen > at) else { return at };
    let based = view.is(hyphen, Kind::HYPHEN) && view.one_of(hyphen + 1, &["based", "headquartered", "area"]);
    if !based || at < floor + 2 || !view.is(at - 1, Kind::COMMA) {
        return at;
    }
    let name = |at: &usize| view.tag(*at).is_name() && view.capital(*at);
    let Some(first) = (floor..at - 1).rev().take_while(name).last() else { return at };
    let article = first > floor && view.tag(first - 1) == Tag::DT;
    if article || first == floor { first - usize::from(article) } else { at }
}

/// Whether a noun phrase can speak: a pronoun, a name, a plural, people or a body of them.
pub fn animate(view: &View<'_>, first: usize, last: usize) -> bool {
    let tag = view.tag(last);
    matches!(tag, Tag::PRP | Tag::NNS)
        || tag.is_name()
        || view.is(last, Kind::SOMEBODY)
        || view.is(first, Kind::INDEFINITE)
}

/// Whether a noun phrase is somebody: `clerks who`, but not `fines`, a plural of things in `fines against clerks who`.
pub fn people(view: &View<'_>, first: usize, last: usize) -> bool {
    animate(view, first, last) && (view.tag(last) != Tag::NNS || role(view, last) || view.is(last, Kind::SOMEBODY))
}

/// Whether a word says of what body somebody is: `of`, `from`.
pub fn belongs(view: &View<'_>, at: usize) -> bool {
    view.one_of(at, &["of", "from", "at", "with"])
}

/// Whether the head of a noun phrase is a word for who speaks, or for what is written.
pub fn speaks(view: &View<'_>, head: usize) -> bool {
    view.tag(head).is_name() || view.is(head, Kind::SOMEBODY.or(Kind::WORK).or(Kind::POLL)) || role(view, head)
}

/// Whether the head of a noun phrase can speak or act, or stands for something written.
pub fn acts(view: &View<'_>, phrase: &Range<usize>) -> bool {
    let head = head(view, phrase);
    animate(view, phrase.start, head) || view.is(head, Kind::WORK.or(Kind::POLL))
}

/// Whether a word is that of a role, for one or several: `clerk`, `clerks`.
pub fn role(view: &View<'_>, at: usize) -> bool {
    let word = view.document.word(at);
    view.in_list("roles", word.strip_suffix('s').unwrap_or(word))
}

/// The last word of the plain phrase that a noun phrase begins with: `visit` of `the visit to the mill`.
pub fn head(view: &View<'_>, phrase: &Range<usize>) -> usize {
    plain_after(view, phrase.start, phrase.end).unwrap_or(phrase.end).max(phrase.start + 1) - 1
}

/// Whether a noun phrase is a single word for a thing, which speaks nowhere: `caution`, `patience`.
pub fn thing(view: &View<'_>, first: usize, end: usize) -> bool {
    end == first + 1 && view.tag(first) == Tag::NN && !view.is(first, Kind::SOMEBODY)
}

/// Whether a pronoun between a noun and a verb is the subject of a relative clause without its word: `One woman we met`.
fn clauses_subject(view: &View<'_>, at: usize) -> bool {
    (nominative(view, at) || view.one_of(at, &["you", "it"])) && matches!(view.tag(at - 1), Tag::NN | Tag::NNS)
}

/// Where a noun begins whose relative clause lacks its word and ends before `end`: `One woman we met`, `Every clerk I spoke to`.
fn contact(view: &View<'_>, end: usize, floor: usize) -> Option<usize> {
    let left = matches!(view.tag(end - 1), Tag::IN | Tag::TO | Tag::RP);
    let verb = end.checked_sub(1 + usize::from(left)).filter(|&verb| verb >= floor + 2)?;
    let finite = matches!(view.tag(verb), Tag::VBD | Tag::VBP);
    let noun = (finite && clauses_subject(view, verb - 1)).then(|| plain_before(view, verb - 1, floor)).flatten()?;
    // `a third of the people it questioned`
    Some(extended(view, noun, verb - 1, floor))
}

/// Where a noun begins whose relative clause ends with a pronoun for its object before `end`: `A clerk who has read it said`.
fn read_it(view: &View<'_>, end: usize, floor: usize) -> Option<usize> {
    let verb = end.checked_sub(2).filter(|&verb| verb >= floor + 2)?;
    // `A clerk who says it is late`: it begins a clause of its own.
    let open = view.is(verb, Kind::AUXILIARY) || view.verb_frames(verb) & Frame::BARE != 0;
    let object = view.document.word(end - 1) == "it" && view.tag(verb).is_verb() && !open;
    let clause = object.then(|| relative(view, verb, floor)).flatten();
    clause.filter(|&first| clause_edge(view, first, floor))
}

/// Whether a participle after this token stands before its noun: `the elected senator`, `a well-known critic`.
fn modified(view: &View<'_>, before: usize) -> bool {
    matches!(view.tag(before), Tag::DT | Tag::PRPS | Tag::JJ | Tag::RB | Tag::CD)
        || view.is(before, Kind::HYPHEN.or(Kind::POSSESSIVE))
}

/// Whether the full stop belongs to an initial: `J. Roe`.
fn initial(view: &View<'_>, at: usize, floor: usize) -> bool {
    at > floor
        && view.is(at, Kind::STOP)
        && view.document.tokens[at - 1].span.len() <= 4
        && view.tag(at - 1).is_noun()
        && view.tight(at)
}

fn opener(view: &View<'_>, close: usize, floor: usize) -> Option<usize> {
    (close.saturating_sub(12).max(floor)..close).rev().find(|&at| view.is(at, Kind::OPEN))
}

/// Whether a clause can begin at `at`: nothing of the same clause stands before it.
pub fn clause_edge(view: &View<'_>, at: usize, floor: usize) -> bool {
    if at > floor && spans(view, at) {
        return false;
    }
    at <= floor
        || view.is(
            at - 1,
            Kind::BREAK.or(Kind::QUOTE).or(Kind::UNQUOTE).or(Kind::SUBORDINATOR).or(Kind::QUESTION).or(Kind::THAT),
        )
        || matches!(view.tag(at - 1), Tag::CC | Tag::RB)
}

/// Whether a time begins there behind a word that mostly opens a clause: `held since Monday`, `jailed until last May`.
pub fn spans(view: &View<'_>, at: usize) -> bool {
    let time = view.is(at, Kind::TIME) || view.tag(at) == Tag::CD || dated(view, at);
    at > 0 && time && matches!(view.document.word(at - 1), "since" | "until")
}

/// The noun phrase that ends before `end`, with the phrases, appositions and coordination that belong to it.
pub fn before(view: &View<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    if end <= floor {
        return None;
    }
    let mut end = end;
    if view.is(end - 1, Kind::REFLEXIVE) && end - 1 > floor {
        end -= 1;
    }
    if view.is(end - 1, Kind::CLOSE)
        && let Some(open) = opener(view, end - 1, floor)
    {
        // `Jane Roe (52) (Norby)`
        let again = |open: &usize| *open > floor && view.is(open - 1, Kind::CLOSE);
        let first = std::iter::successors(Some(open), |open| {
            Some(*open).filter(again).and_then(|open| opener(view, open - 1, floor))
        });
        let inner = before(view, first.last().filter(|open| !again(open))?, floor)?;
        return Some(inner.start..end);
    }
    // `Roe, who calls it “dead,” said`: the mark stands inside the quotation.
    let inside = view.is(end - 1, Kind::UNQUOTE)
        && view.pauses(end - 1, Kind::COMMA)
        && view.quote(end - 1).is_some_and(|quote| quote.start > floor + 2);
    if inside || view.is(end - 1, Kind::COMMA.or(Kind::DASH)) {
        return apposition::with_apposition(view, end - 1, floor);
    }
    if view.tag(end - 1) == Tag::WP || view.tag(end - 1) == Tag::WDT || view.is(end - 1, Kind::RELATIVE) {
        // `those who`, `anyone who`
        let those = end >= floor + 2 && view.is(end - 2, Kind::INDEFINITE) && !view.is(end - 2, Kind::IT);
        return Some(end - 1 - usize::from(those)..end);
    }
    if let Some(first) = contact(view, end, floor).or_else(|| read_it(view, end, floor)) {
        return Some(first..end);
    }
    let start = plain_before(view, end, floor);
    if start.is_none() && matches!(view.tag(end - 1), Tag::VBN | Tag::VBD | Tag::VB | Tag::JJ | Tag::RB | Tag::CD) {
        // `those surveyed`, `supporters who came to protest`
        let first =
            if view.tag(end - 1) == Tag::VBN && end >= floor + 2 && matches!(view.tag(end - 2), Tag::NNS | Tag::DT) {
                plain_before(view, end - 1, floor)
            } else {
                relative(view, end - 1, floor)
            };
        return first.map(|first| first..end);
    }
    let start = start?;
    Some(extended(view, start, end, floor)..end)
}
