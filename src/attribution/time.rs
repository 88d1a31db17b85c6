//! Words of time that tell none where they stand.

use crate::attribution::grammar::Kind;
use crate::rule::reader::{Reader, Reading};
use crate::rule::tag::Tag;

/// Takes the kind of a time from the words at `times` that are names or pronouns there.
pub fn settle(reader: &Reader, reading: &Reading<'_>, times: &[usize], kinds: &mut [Kind]) {
    let namesakes = reader.classes.number("namesakes");
    let mut surnames = Vec::new();
    for &at in times {
        if at + 1 == kinds.len() || !kinds[at].any(Kind::TIME) {
            continue;
        }
        let (tag, next) = (reading.tags[at], reading.tags[at + 1]);
        // `said this was late`, `said this would help`: a pronoun, but for `during this predicted fall`.
        let governed = || at > 0 && reading.tags[at - 1] == Tag::IN && !kinds[at - 1].any(Kind::SUBORDINATOR);
        let pronoun = tag == Tag::DT && (next.is_finite() || next == Tag::MD) && !governed();
        // `June Carter said`: a month behind no word for a time is a first name before another name.
        let behind = || behind(reading, kinds, at);
        let name = || {
            namesakes.is_some_and(|class| reader.classes.has(reading.scan.ids[at], class))
                && next.is_name()
                && !kinds[at + 1].any(Kind::TIME)
                && !behind()
        };
        // `Mrs May`, `Theresa May`: a surname.
        let surname = || {
            let before =
                at.checked_sub(1).map(|before| before - usize::from(before > 0 && kinds[before].any(Kind::STOP)));
            let person = Kind::GENTLEMAN.or(Kind::LADY).or(Kind::MAN).or(Kind::WOMAN);
            let titled = |before: usize| kinds[before].any(person) && reading.tags[before].is_name();
            tag.is_name() && before.is_some_and(titled)
        };
        let surname = surname();
        if surname {
            surnames.push(reading.scan.ids[at]);
        }
        if pronoun || surname || name() {
            kinds[at] = kinds[at].without(Kind::TIME);
        }
    }
    // `Dr Carl June led the study. June said`
    if surnames.is_empty() {
        return;
    }
    let last = kinds.len() - 1;
    for &at in times.iter().filter(|&&at| at < last) {
        let alone = reading.tags[at].is_name() && reading.tags[at + 1] != Tag::CD && !behind(reading, kinds, at);
        if alone && surnames.contains(&reading.scan.ids[at]) {
            kinds[at] = kinds[at].without(Kind::TIME);
        }
    }
}

/// Whether what stands before a word lets it be a time: `in June`, `last June`, `2 June`.
fn behind(reading: &Reading<'_>, kinds: &[Kind], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(reading.tags[before], Tag::IN | Tag::TO | Tag::DT | Tag::CD | Tag::JJ | Tag::RB)
            || kinds[before].any(Kind::TIME)
    })
}
