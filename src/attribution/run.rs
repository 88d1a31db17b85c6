//! Runs of name words: where a name ends.

use std::ops::Range;

use crate::attribution::view::{Kind, View};
use crate::lexicon::entry::What;
use crate::rule::tag::Tag;
use crate::scan::Hit;
use crate::text::fold::folded;

/// Most tokens that a run of name words is followed for.
const LONGEST: usize = 64;

/// Where a run of name words ends that a listed name goes on from: `Food and Drug Administration`, `Centers for Disease Control`.
pub fn whole(view: &View<'_>, listed: &[Range<usize>], at: usize, mut end: usize, ceiling: usize) -> usize {
    let mut next = listed.partition_point(|name| name.start < at);
    while let Some(name) = listed.get(next).filter(|name| name.start < end && name.end <= ceiling) {
        if name.end > end {
            end = run_end(view, name.end - 1, ceiling);
        }
        next += 1;
    }
    end
}

/// Where a body's name ends that `and` parts, whose words are nouns like others: `the Arden Quarantine and Inspection Service`, `Meat
/// and Livestock Arden`; but not `Roe and Inspection Service`.
pub fn twofold(view: &View<'_>, at: usize, end: usize, ceiling: usize) -> usize {
    if view.tag(end) != Tag::CC || end + 2 > ceiling || !view.tag(end + 1).is_name() || at == 0 {
        return end;
    }
    let last = run_end(view, end + 1, ceiling);
    let word = |at: usize| {
        let other = Kind::MAN.or(Kind::WOMAN).or(Kind::ROLE).or(Kind::POSSESSIVE).or(Kind::TIME);
        view.capital(at) && ordinary(view, at) && !view.is(at, other)
    };
    let country = |hit: &Hit| hit.tokens == (last - 1..last) && view.entry(hit).facts.what == What::Place;
    let article = view.is(at - 1, Kind::DEFINITE) && view.tag(at - 1) == Tag::DT;
    let bureau = article && view.is(last - 1, Kind::GROUP) && word(end - 1) && (end + 1..last).all(word);
    let national = last > end + 2 && (at..end).all(word) && (end + 1..last - 1).all(word);
    let national = national && view.sources(&(last - 1..last)).any(country);
    if bureau || national { last } else { end }
}

/// Whether a word is a noun or an adjective that the language has.
pub fn ordinary(view: &View<'_>, at: usize) -> bool {
    [Tag::NN, Tag::NNS, Tag::JJ].iter().any(|&tag| view.can(at, tag))
}

/// Whether a word of a name is no more than an initial.
pub fn initial(view: &View<'_>, at: usize) -> bool {
    view.document.tokens[at].span.len() <= 2
}

/// Where a name begins behind words that a headline shouts: `Donald Roe` of `HARBOUR TALKS Donald Roe`.
pub fn unshouted(view: &View<'_>, at: usize, end: usize) -> usize {
    let words = (at..end).take_while(|&at| view.document.word(at).len() >= 4 && shouted(view, at)).count();
    let given = at + words;
    let named = words >= 2 && given + 1 < end && view.is(given, Kind::MAN.or(Kind::WOMAN));
    if named { given } else { at }
}

/// Whether the first word of a run says what somebody is, and is no first name: `Diarist Samuel Roe`, `Swiss Mark Roe`.
pub fn described(view: &View<'_>, at: usize, end: usize) -> bool {
    let person = Kind::MAN.or(Kind::WOMAN);
    let word = view.document.word(at);
    let known = || [Tag::NN, Tag::JJ, Tag::RB].iter().any(|&tag| view.can(at, tag));
    let called = || known() || calls(word);
    end == at + 3
        && view.is(at + 1, person)
        && !view.is(at, person.or(Kind::GROUP).or(Kind::ROLE).or(Kind::POSSESSIVE).or(Kind::GENTLEMAN).or(Kind::LADY))
        && !shouted(view, at)
        && called()
}

/// Whether a word that no list has is for what somebody is or where from: `Diarist`, `Corkman`.
pub fn calls(word: &str) -> bool {
    const SHORTEST: usize = 6;
    word.len() >= SHORTEST && ["man", "woman", "ist", "ian"].iter().any(|ending| word.ends_with(ending))
}

/// Where a run of name words ends before a title that begins another: `told Radio Arden Mr Roe was late`.
pub fn titled(view: &View<'_>, at: usize, end: usize) -> usize {
    // `Jane Roe MS`: a member of the Senedd.
    let address = |at: &usize| view.is(*at, Kind::GENTLEMAN.or(Kind::LADY)) && view.capital(*at) && !shouted(view, *at);
    let title = (at + 1..end.saturating_sub(1)).find(address);
    title.filter(|&title| !(at..title).any(|at| view.is(at, Kind::ROLE.or(Kind::HYPHEN)))).unwrap_or(end)
}

/// Whether a word is all capitals.
fn shouted(view: &View<'_>, at: usize) -> bool {
    view.document.word(at).chars().all(char::is_uppercase)
}

/// Where the run of name words that begins at `at` ends; what is longer than any name is cut there.
pub fn run_end(view: &View<'_>, at: usize, ceiling: usize) -> usize {
    let ceiling = ceiling.min(at + LONGEST);
    let mut end = at + 1;
    let mut body = view.is(at, Kind::GROUP);
    // `the Committee on Trade`, but not `the Committee on Tuesday`.
    let goes_on = |at: usize| at < ceiling && view.tag(at).is_name() && !view.is(at, Kind::TIME);
    while end < ceiling {
        if view.is(end - 1, Kind::POSSESSIVE) {
            match associated(view, end, ceiling) {
                Some(noun) => end = noun + 1,
                None => break,
            }
            body = true;
            continue;
        }
        // `Robert B. van Dover`
        let initial = view.is(end, Kind::STOP) && view.document.tokens[end - 1].span.len() == 1;
        if let Some(surname) = surname(view, end, end - 1, ceiling) {
            end = surname + 1;
        } else if let Some(surname) = initial.then(|| surname(view, end + 1, end - 1, ceiling)).flatten() {
            end = surname + 1;
        } else if let Some(syllable) = syllable(view, at, end) {
            end = syllable + 1;
        } else if view.tag(end).is_name() {
            body |= view.is(end, Kind::GROUP);
            end += 1;
        } else if (view.abbreviated(end) || initial || view.is(end, Kind::HYPHEN) || view.document.word(end) == "&")
            && end + 1 < ceiling
            && view.tag(end + 1).is_name()
        {
            end += 2;
        } else if body && view.is(end, Kind::LINKER) && goes_on(end + 1) {
            end += 2;
        } else if body && view.is(end, Kind::LINKER) && view.is(end + 1, Kind::DEFINITE) && goes_on(end + 2) {
            end += 3;
        } else {
            break;
        }
    }
    end
}

/// The second syllable of a Korean first name behind the hyphen at `at`: the `suk` of `Kim Woo-suk`, but not the `led` of `Roe-led`.
fn syllable(view: &View<'_>, start: usize, at: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let short = |at: usize| view.document.tokens[at].span.len() <= LONGEST;
    let joins = view.is(at, Kind::HYPHEN) && at > start + 1 && at + 1 < view.document.tokens.len();
    if !joins || !view.tight(at) || !view.tight(at + 1) || !short(at - 1) || !short(at + 1) || view.capital(at + 1) {
        return None;
    }
    let word = view.document.word(at + 1);
    let known = view.reader.mostly(view.reader.vocabulary.get(&folded(word))).is_some();
    (!known && word.chars().all(char::is_alphabetic) || view.in_list("syllables", word)).then_some(at + 1)
}

/// The noun of the body whose name goes on behind a plural owner: `the Norby Oystermen's Association`, but not `Roe's Association`.
fn associated(view: &View<'_>, at: usize, ceiling: usize) -> Option<usize> {
    const MOST: usize = 3;
    let owner = view.document.word(at - 1).trim_end_matches(['s', '\'', '’']).to_lowercase();
    let several = ["men", "people", "children"].iter().any(|ending| owner.ends_with(ending));
    let name = |at: &usize| view.tag(*at).is_name() && view.capital(*at);
    let end = (at..ceiling.min(at + MOST)).take_while(name).last()?;
    (several && view.is(end, Kind::GROUP)).then_some(end)
}

/// The surname behind small words of a name that go on from the word at `before`: the `Leyen` of `Ursula von der Leyen`.
fn surname(view: &View<'_>, at: usize, before: usize, ceiling: usize) -> Option<usize> {
    const MOST: usize = 3;
    let small = |at: &usize| view.is(*at, Kind::PARTICLE) && !view.capital(*at);
    let last = (at..ceiling.min(at + MOST)).take_while(small).last()?;
    let surname = last + 1;
    (surname < ceiling && view.capital(surname) && view.capital(before) && view.tag(surname).is_name())
        .then_some(surname)
}
