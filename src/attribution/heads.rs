//! What heads a source: a name in it, the person after a role, or a noun.

use std::borrow::Cow;
use std::ops::Range;

use crate::attribution::name::{Named, owner};
use crate::attribution::noun;
use crate::attribution::post::{common, rank};
use crate::attribution::view::{Kind, View};
use crate::lexicon::entry::What;
use crate::rule::tag::Tag;
use crate::scan::Hit;
use crate::text::fold::{folded, folds_to};
use crate::text::line::one_line;

/// The name that heads a source: the last before a comma, no possessor.
pub fn head_name<'n, 'a>(view: &View<'_>, source: &Range<usize>, names: &'n [Named<'a>]) -> Option<&'n Named<'a>> {
    let comma = source.clone().find(|&at| view.is(at, Kind::COMMA.or(Kind::OPEN).or(Kind::DASH))).unwrap_or(source.end);
    let from = names.partition_point(|named| named.tokens.end <= source.start);
    let within = names[from..].iter().take_while(|named| named.name.start < comma);
    let (mut best, mut before): (Option<&Named<'a>>, Option<&Named<'a>>) = (None, None);
    // `the Bank of Arden's Jane Roe`: what stands in the possessor is no preposition of hers.
    let mut behind = source.start;
    for named in within {
        let possessor = view.is(named.name.end - 1, Kind::POSSESSIVE) && named.name.end < source.end;
        let after_preposition = named.name.start > source.start
            && best.is_none()
            && (behind..named.tokens.start)
                .any(|at| view.tag(at) == Tag::IN && !(at > 0 && view.is(at - 1, Kind::HYPHEN)));
        if possessor && named.tokens.start <= source.start + 1 {
            behind = named.name.end;
        }
        if !possessor
            && !after_preposition
            && best.is_none_or(|first| {
                !joined(view, source, first, named)
                    && named.name.end == comma
                    && !(source.start..named.tokens.start).any(|at| view.tag(at) == Tag::IN)
            })
        {
            // `Hustle coach Jane Roe and Tom Lind, his aide,`: the first of the two.
            let pair = |first: &&Named<'_>| first.person && joined(view, source, first, named);
            best = Some(before.filter(|first| best.is_some() && pair(first)).unwrap_or(named));
        }
        before = Some(named);
    }
    let best = best?;
    // `the Roe campaign`, `two U.S. officials`: a name before a common noun is no name of its own.
    let next = best.name.end + usize::from(view.is(best.name.end, Kind::STOP));
    let ranked = best.person && rank(view, best.name.end);
    let headed = next < comma && view.tag(next).is_noun() && !view.tag(next).is_name() && !ranked;
    // `an Arden-based member of the group`
    let headed = headed || best.name.end < source.end && view.is(best.name.end, Kind::HYPHEN);
    let headed = headed || !best.person && shared(view, best, next, comma);
    // `the Bank`, `the Commission`: short for a body that was named in full.
    let first = best.name.start + usize::from(view.is(best.name.start, Kind::DEFINITE));
    let short = !best.person && best.name.end == first + 1 && view.is(first, Kind::GROUP);
    let headed = headed || short && view.is(source.start, Kind::DEFINITE) && first == source.start + 1;
    (!headed).then_some(best)
}

/// Whether `and` joins a second name to a first, which counts: `Arden and Norby`, `Jane Roe and her husband Tom`; but not `Tom and
/// Jane Roe`, `Trade and Industry Secretary Jane Roe`, `former Olympian and Norby coach Jane Roe`, `Zentra CEO and founder Jane Roe`.
fn joined(view: &View<'_>, source: &Range<usize>, first: &Named<'_>, second: &Named<'_>) -> bool {
    let end = first.name.end;
    let given = view.is(first.name.start, Kind::MAN.or(Kind::WOMAN));
    let titled = second.person && !second.role.is_empty();
    let before = first.tokens.start.saturating_sub(1);
    let described =
        before >= source.start && before < first.tokens.start && matches!(view.tag(before), Tag::JJ | Tag::NN);
    let whole = second.person || view.is(second.name.end - 1, Kind::GROUP.or(Kind::ROLE));
    let office = titled && (described || view.is(end - 1, Kind::ROLE));
    let part = office || common(view, end - 1) && whole && !given;
    view.tag(end) == Tag::CC
        && !(part && !first.person)
        && !(given && first.name.len() == 1 && second.tokens.start == end + 1 && second.name.len() > 1)
}

/// Whether a name and what `and` joins to it say of one noun whose people they are: `U.S. and European officials`, `City and county
/// officials`, but not `Roe and city officials`, `Canada and European officials`.
fn shared(view: &View<'_>, name: &Named<'_>, and: usize, end: usize) -> bool {
    let short = || view.document.word(name.name.start).chars().all(|letter| letter.is_uppercase() || letter == '.');
    let body = |hit: &Hit| match view.entry(hit).facts.what {
        What::Name | What::Head => true,
        What::Place => short(),
        _ => false,
    };
    let known = || common(view, name.name.start) || view.sources(&name.name).any(body);
    let modifies = |at: usize| matches!(view.tag(at), Tag::JJ | Tag::NN | Tag::CD) || view.tag(at).is_name();
    let last = (and + 1..end).take_while(|&at| modifies(at) || view.is(at, Kind::STOP)).last();
    let noun = last.map_or(and + 1, |last| last + 1);
    let people = view.tag(noun) == Tag::NNS && (noun::role(view, noun) || view.is(noun, Kind::ROLE));
    view.tag(and) == Tag::CC && noun > and + 1 && noun < end && people && known()
}

/// Fewer letters than this before a name are a title: `Dr.`, `Prof`.
pub const TITLE: usize = 6;

/// The person whose role comes first: `the envoy to Arden, Jane Roe,`, `its director, Jane Roe`; or the body whose noun does:
/// `The country's largest baker, Arden Mills,`.
pub fn name_after_role<'a>(view: &View<'a>, source: &Range<usize>, names: &[Named<'a>]) -> Option<Named<'a>> {
    // `its director, Jane Roe`, `the agency's administrator, Jane Roe`
    let head = head_noun(view, source);
    if !view.is(head, Kind::ROLE) && view.tag(head) != Tag::NN {
        return None;
    }
    let comma = source.clone().find(|&at| view.is(at, Kind::COMMA))?;
    // `the mayor and his deputy, Jane Roe,`: the name is that of the other.
    let other = |at: usize| view.tag(at) == Tag::CC && view.tag(at + 1) == Tag::PRPS;
    if (source.start..comma).any(other) {
        return None;
    }
    let from = names.partition_point(|named| named.tokens.end <= source.start);
    let mut within = names[from..].iter().take_while(|named| named.tokens.start < source.end);
    let named = within.find(|named| {
        // `a letter from Jane Roe, Special Envoy to Arden,`
        let whole = view.is(head, Kind::ROLE) || named.name.len() > 1 && !view.is(head, Kind::WORK);
        // Behind a body's name the apposition is over; `a baker in Arden, Lakeland,` tells where.
        let over = named.name.end >= source.end || view.is(named.name.end, Kind::COMMA);
        let body =
            !named.person && !named.aside && !view.is(head, Kind::ROLE) && !view.tag(comma - 1).is_name() && over;
        (named.person && whole || body) && named.tokens.start == comma + 1
    })?;
    if !named.person {
        return Some(named.clone());
    }
    // `the coroner, Dr Jane Roe`: a title is no role.
    let titled = named.name.start > comma + 1 && named.role.len() < TITLE;
    let role = if named.role.is_empty() || titled { text_of(view, source) } else { named.role.clone() };
    Some(Named { role, tokens: source.start..named.tokens.end, ..named.clone() })
}

/// The person behind an office in capitals, which reads as a name: `The Chairman of the panel, Judge Jane Roe,`, `Arden State
/// Governor, Jane Roe`.
pub fn office_holder<'a>(view: &View<'a>, source: &Range<usize>, names: &[Named<'a>]) -> Option<Named<'a>> {
    let comma = source.clone().find(|&at| view.is(at, Kind::COMMA))?;
    let head = head_noun(view, source);
    // `Arden Baker, the mayor`: a name that is a word for a role.
    let given = (source.start..head).any(|at| view.is(at, Kind::MAN.or(Kind::WOMAN)));
    if head >= comma || !view.is(head, Kind::ROLE) || !view.capital(head) || given {
        return None;
    }
    let from = names.partition_point(|named| named.tokens.end <= comma);
    let own = names[from..].iter().take_while(|named| named.name.end <= source.end).filter(|named| {
        let whole = named.name.end == source.end || view.is(named.name.end, Kind::COMMA);
        let first = if named.tokens.start > comma { named.tokens.start } else { named.name.start };
        named.person
            && whole
            && first > comma
            && view.is(first - 1, Kind::COMMA)
            && (named.name.len() > 1 || named.name.start > first)
    });
    let several = source.clone().any(|at| view.tag(at) == Tag::CC);
    let named = if several { own.into_iter().next() } else { own.last() }?;
    let role = if named.role.len() < TITLE { text_of(view, source) } else { named.role.clone() };
    // The office is told by the mention as a whole.
    Some(Named { role, tokens: source.start..named.tokens.end, ..named.clone() })
}

/// The noun that heads a source without a name.
pub fn head_noun(view: &View<'_>, source: &Range<usize>) -> usize {
    // `the Bank of Arden's economist`
    let owner = |at: &usize| view.is(*at, Kind::POSSESSIVE) && view.tag(*at).is_name() && at + 1 < source.end;
    let comma = source.clone().find(|&at| view.is(at, Kind::COMMA)).unwrap_or(source.end);
    let start = (source.start..comma).rev().find(owner).map_or(source.start, |at| at + 1);
    let stop = (start..source.end)
        .skip(1)
        .find(|&at| view.tag(at) == Tag::IN || view.is(at, Kind::COMMA.or(Kind::RELATIVE)))
        .unwrap_or(source.end);
    (start..stop).rev().find(|&at| view.tag(at).is_noun()).unwrap_or(stop - 1)
}

/// The words of a source in one line, up to its apposition, its relative clause or a day: `the ministry on Friday`.
pub fn text_of<'a>(view: &View<'a>, source: &Range<usize>) -> Cow<'a, str> {
    let ends = |at: usize| {
        let next = (at + 1 < source.end).then_some(at + 1);
        view.is(at, Kind::COMMA.or(Kind::RELATIVE))
            || (view.tag(at) == Tag::IN && next.is_some_and(|next| view.is(next, Kind::TIME)))
    };
    let end = (source.start + 1..source.end).find(|&at| ends(at)).unwrap_or(source.end);
    // `a report published on Friday by the trust`
    let participle = end < source.end && end > source.start + 2 && view.tag(end - 1) == Tag::VBN;
    let end = end - usize::from(participle && view.tag(end) == Tag::IN);
    let text = one_line(view.document.span(&view.trimmed(source.start..end)).of(view.document.text));
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(owner(text)),
        text => text,
    }
}

/// Who speaks in the first person: `I'd guess`, `My view is`, `Our view is`.
pub fn oneself(view: &View<'_>, source: &Range<usize>) -> Option<&'static str> {
    let word = folded(view.document.word(source.start));
    let several = word.starts_with(['w', 'o', 'u']);
    (source.len() == 1 && view.in_list("selves", &word)).then_some(if several { "We" } else { "I" })
}

/// A bit for each word of a phrase, parted where [`heads`] parts it.
pub fn marks(words: &str) -> u64 {
    if words.is_ascii() {
        let words = words.as_bytes().split(|&byte| matches!(byte, b' ' | b',' | b'/'));
        return words.filter(|word| !word.is_empty()).fold(0, |marks, word| marks | bit(word));
    }
    words.split([' ', ',', '/']).filter(|word| !word.is_empty()).fold(0, |marks, word| marks | mark(word))
}

/// Whether the head of a description is no word for one person, so that `he` and `she` do not stand for it: `the life of a nurse`.
pub fn thing(view: &View<'_>, source: &Range<usize>, noun: usize) -> bool {
    if view.is(noun, Kind::GROUP.or(Kind::WORK)) {
        return true;
    }
    const PERSONS: [&str; 4] = ["ist", "ian", "man", "woman"];
    let word = view.document.word(noun);
    // `many`, `both`, `what`
    if source.len() == 1 && matches!(view.tag(noun), Tag::DT | Tag::JJ | Tag::JJR | Tag::JJS | Tag::WP) {
        return word != "another";
    }
    // `the right`, `the elderly`: several, but not `the latter`.
    if source.len() == 2 && view.one_of(source.start, &["the"]) && view.tag(noun) == Tag::JJ {
        return !view.one_of(noun, &["former", "latter", "other"]);
    }
    let person = || PERSONS.iter().any(|suffix| word.ends_with(suffix)) || view.in_list("persons", word);
    view.tag(noun) == Tag::NN && !view.is(noun, Kind::SOMEBODY) && !noun::role(view, noun) && !person()
}

/// A bit for a word in any case; other words may share it.
pub fn mark(word: &str) -> u64 {
    if word.is_ascii() { bit(word.as_bytes()) } else { bit(folded(word).as_bytes()) }
}

fn bit(word: &[u8]) -> u64 {
    let add = |sum: u64, byte: &u8| sum.wrapping_mul(31).wrapping_add(byte.to_ascii_lowercase().into());
    let sum = word.iter().fold(0, add);
    1 << (sum.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
}

/// Whether a word is a noun that a role is about: the chief of `Police chief`, `chief of police and army`, not the police.
pub fn heads(view: &View<'_>, role: &str, word: &str) -> bool {
    let usual = |word: &str| view.reader.mostly(view.reader.vocabulary.get(&folded(word)));
    let goes_on = |word: &&str| !matches!(usual(word), Some(Tag::IN | Tag::TO));
    let noun = |part: &str| part.split(' ').take_while(goes_on).last().is_some_and(|last| folds_to(last, word));
    !role.is_empty() && role.split([',', '/']).flat_map(|part| part.split(" and ")).any(|part| noun(part.trim()))
}

/// A description as it stands inside a sentence: `police` for `Police`, but `US officials`.
pub fn inside<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_ascii_uppercase() && !second.is_uppercase() => {
            Cow::Owned(format!("{}{}", first.to_ascii_lowercase(), &text[1..]))
        }
        _ => text.clone(),
    }
}

/// Whether a role is no longer held.
pub fn has_left(view: &View<'_>, role: &str) -> bool {
    role.split([' ', '-']).any(|word| view.in_list("former", word))
}

/// Whether a name is a word for whoever speaks, such as `Police`, which is neither a company nor a union.
pub fn is_speaker(view: &View<'_>, name: &str) -> bool {
    view.in_list("speakers", name)
}

/// Whether a description of that noun is of somebody else than one of that head: `the union` is no union official.
pub fn another(noun: &str, name: &str, head: &str, description: &str) -> bool {
    noun != head && describes(name, head) || rival(name, description)
}

/// Whether a word stands in a description only beside its noun, and is no name: the union of `a union official`.
fn describes(description: &str, word: &str) -> bool {
    let mut alike = description.split(' ').filter(|own| folds_to(own, word));
    alike.all(|own| own.starts_with(char::is_lowercase))
}

/// Whether two descriptions name bodies, and not the same: `an Arden Express spokesman`, `the Norby spokesman`.
fn rival(one: &str, other: &str) -> bool {
    fn named(words: &str) -> impl Iterator<Item = &str> {
        words.split(' ').skip(1).filter(|word| word.starts_with(char::is_uppercase))
    }
    named(one).next().is_some()
        && named(other).next().is_some()
        && !named(other).any(|word| named(one).any(|own| own == word))
}

/// Whether `he` or `she` tells of somebody named at a place in a content, and so is another: `“Roe is late,” he said`, `Roe, he
/// said, was late`.
pub fn told_of(view: &View<'_>, content: &[Range<usize>], at: usize) -> bool {
    let parted = || content.len() > 1 && !content[0].clone().any(|at| view.tag(at).is_finite());
    content.iter().any(|piece| piece.contains(&at)) && (view.quoted(at) || parted())
}

/// Whether a name stands in what opens its sentence and tells of a question, before the pronoun at `at`: `Asked if Roe was late, she
/// said`.
pub fn asked_of(view: &View<'_>, name: usize, at: usize) -> bool {
    let first = view.document.sentences[view.document.sentence_of(name)].tokens.start;
    matches!(view.tag(first), Tag::VBN | Tag::VBD)
        && name > first
        && (name..at).any(|at| view.is(at, Kind::COMMA))
        && !(first..name).any(|at| view.is(at, Kind::COMMA))
}

/// Whether a name of one word may be the surname of somebody of whom the text says no more: `Roe said`, but not `Police said`.
pub fn surname(view: &View<'_>, name: &str, first: usize) -> bool {
    let known = |hit: &Hit| view.entry(hit).facts.what != What::Person;
    let plain =
        name.chars().skip(1).any(char::is_lowercase) && !name.contains([' ', '-']) && view.tag(first) == Tag::NNP;
    plain
        && !common(view, first)
        && !view.is(first, Kind::GROUP.or(Kind::SPEAKER).or(Kind::TIME).or(Kind::ROLE))
        && !view.sources(&(first..first + 1)).any(known)
}

/// The people who are the subject of the sentence that begins at `floor`, before the pronoun `they` at `before`, where it can
/// stand for nobody else there: `Officials from the league`; but not `Judges freed the miners after they said`.
pub fn people_before(view: &View<'_>, before: usize, floor: usize) -> Option<Range<usize>> {
    let role = |at: &usize| {
        let several = view.tag(*at) == Tag::NNS && (noun::role(view, *at) || view.is(*at, Kind::SPEAKER));
        !view.quoted(*at)
            && (several || view.tag(*at).is_noun() && view.is(*at, Kind::GROUP) && !view.is(*at, Kind::POSSESSIVE))
    };
    let noun = (floor..before).find(role)?;
    let first = noun::plain_before(view, noun + 1, floor).filter(|&first| noun::clause_edge(view, first, floor))?;
    let end = noun::after(view, first, before)?;
    let verb = (end..before).find(|&at| !view.adverb(at))?;
    if !(view.finite(verb) || view.tag(verb) == Tag::MD) {
        return None;
    }
    // `protesters who they said`, `words they call`: they are not those of whom it is said.
    let relative = view.is(before - 1, Kind::RELATIVE.or(Kind::QUESTION));
    let last = before - usize::from(relative);
    let last = last - usize::from(relative && view.is(last - 1, Kind::COMMA));
    let told = noun::plain_before(view, last, verb + 1).unwrap_or(last);
    let other = |at: usize| {
        let name = view.tag(at).is_name() && view.document.word(at).ends_with('s');
        let several = matches!(view.tag(at), Tag::NNS | Tag::NNPS) || name;
        let body =
            view.tag(at) == Tag::NN && (view.is(at, Kind::GROUP) || view.in_list("crowds", view.document.word(at)));
        // `met Hale and Roe`
        let two = view.tag(at) == Tag::CC && view.tag(at - 1).is_name();
        (several || body || two) && !view.is(at, Kind::TIME.or(Kind::WORK).or(Kind::POLL))
    };
    (relative || !(verb..told).any(other)).then_some(first..end)
}
