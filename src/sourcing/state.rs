//! States, places and firms that no lexicon knows, by what they have: the Arden of `Arden's parliament`, the Zentra of
//! `shares in Zentra`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::rule::tag::Tag;
use crate::sourcing::found::{Class, View, What};
use crate::sourcing::namesake::{first_name, key};
use crate::sourcing::spread::spread;

/// How far before what it has a state may stand, in tokens: `Arden's deputy foreign minister`.
const NEAR: usize = 4;

/// Exchanges as they stand before a code: `NYSE: ZMR`.
const EXCHANGES: [&str; 30] = [
    "AIM", "AMEX", "AMS", "ASX", "BME", "BSE", "EPA", "ETR", "FRA", "HKEX", "HKG", "HKSE", "JSE", "KRX", "LON", "LSE",
    "NASDAQ", "NSE", "NYSE", "Nasdaq", "OSE", "OTC", "OTCBB", "OTCMKTS", "SGX", "SHA", "SHE", "TSE", "TSX", "TSXV",
];
/// Longest code of shares, in tokens.
pub(super) const CODE: usize = 6;

/// Where the code of a firm's shares ends that starts at a token: `<ZMR.L>`, `(ZMR.N)`, `(NYSE: ZMR)`, but not `(UN)` or `(U.S.)`.
pub(super) fn shares(view: View<'_>, at: usize) -> Option<usize> {
    let close = match view.word(at) {
        "<" => ">",
        "(" => ")",
        "[" => "]",
        _ => return None,
    };
    let end = (at + 1..at + CODE).find(|&end| view.mark(end, close))?;
    let set =
        |at: usize| view.word(at).chars().all(|letter| letter.is_ascii_uppercase() || ".0123456789".contains(letter));
    let letters = |at: usize| view.word(at).starts_with(|letter: char| letter.is_ascii_uppercase());
    let code = at + 1..end;
    // The first part of `ZMR.N` has more letters than those of `U.S.`.
    let dotted =
        |at: usize| view.word(at).split_once('.').is_some_and(|(code, market)| code.len() > 1 && !market.is_empty());
    let is_code = match code.len() {
        _ if close == ">" => !code.is_empty() && letters(code.start) && code.clone().all(set),
        1 => set(code.start) && dotted(code.start),
        3 => EXCHANGES.contains(&view.word(code.start)) && view.mark(code.start + 1, ":") && set(code.start + 2),
        _ => false,
    };
    is_code.then_some(end + 1)
}

/// Whether a name is that of a state or place, for what the document says it has.
pub(super) fn state(view: View<'_>, name: &Range<usize>) -> bool {
    name.len() == 1 && view.findings.states.get_or_init(|| states(view)).contains(&key(view.word(name.start)))
}

/// Whether a name is that of a firm, for what the document says it has.
pub(super) fn firm(view: View<'_>, name: &Range<usize>) -> bool {
    let alone = || view.findings.firms.get_or_init(|| firms(view)).contains(&key(view.word(name.start)));
    name.len() == 1 && alone() || shares(view, name.end).is_some()
}

/// Hashes of the names that own what firms have, whatever stands between: `Zentra's dividend`, `Zentra shares`, `shares of Zentra`.
fn firms(view: View<'_>) -> FxHashSet<u64> {
    let mut names = FxHashSet::default();
    for sentence in view.reading.document.sentences.iter().map(|sentence| &sentence.tokens) {
        for at in spread(view, sentence.clone(), &[Class::Firmhood]) {
            let name = |at: usize| sentence.contains(&at) && view.capital(at) && view.tag(at).is_name();
            let behind = at + 2;
            let of = matches!(view.word(at + 1), "of" | "in" | "at") && name(behind) && !view.capital(behind + 1);
            let mut before = (at.saturating_sub(NEAR).max(sentence.start)..at).rev();
            let owner = before.find(|&owner| owner + 1 == at || view.possessive(&(owner..owner + 1)));
            let alone = |owner: &usize| *owner == sentence.start || !view.capital(owner - 1);
            // `Hale's shares in the club`: hers.
            let held = |owner: &usize| view.possessive(&(*owner..owner + 1)) && view.word(at + 1) == "in";
            let owner = owner.filter(|&owner| name(owner)).filter(alone).filter(|owner| !held(owner));
            names.extend(owner.into_iter().chain(of.then_some(behind)).map(|at| key(view.word(at))));
        }
        let alone = |at: &usize| view.tag(*at).is_name() && (*at == sentence.start || !view.capital(at - 1));
        let traders = sentence.clone().filter(|&at| view.capital(at) && view.covering(at).is_none()).filter(alone);
        names.extend(traders.filter(|&at| trades(view, at, sentence)).map(|at| key(view.word(at))));
    }
    if !names.is_empty() {
        for sentence in &view.reading.document.sentences {
            for at in sentence.tokens.clone().filter(|&at| view.capital(at)) {
                let name = key(view.word(at));
                if names.contains(&name) && personal(view, at, &sentence.tokens) {
                    names.remove(&name);
                }
            }
        }
    }
    names
}

/// Whether what follows a name tells that it trades: `Harlow Marne <HMN.L>`, `Marne (NYSE: MRN)`, `Marne reported a 6% rise in
/// profits`, `Marne chief executive Jane Hale`.
fn trades(view: View<'_>, start: usize, sentence: &Range<usize>) -> bool {
    const WORDS: usize = 8;
    let end =
        (start..sentence.end.min(start + WORDS)).take_while(|&at| view.capital(at)).last().map_or(start, |at| at + 1);
    if shares(view, end).is_some() {
        return true;
    }
    let word = view.word(end);
    if end < sentence.end && (view.class(end, Class::Bosses) || word == "chief") {
        return view.class(end + usize::from(word == "chief"), Class::Bosses);
    }
    // `reported a loss of hearing`
    let sum = |at: usize| view.tag(at) == Tag::CD || view.mark(at, "$£€") || view.tag(at + 1) == Tag::CD;
    let taking = |at: &usize| view.class(*at, Class::Takings) && (view.word(at + 1) != "of" || sum(at + 2));
    let own = |at: usize| !view.capital(at) || view.class(at, Class::Times);
    matches!(word, "reported" | "posted" | "reports" | "posts")
        && (end + 1..sentence.end.min(end + 1 + WORDS)).take_while(|&at| own(at)).any(|at| taking(&at))
}

/// Whether a name is a person's by what goes with it: `Mr Hale`, `Susan Hale`, `Hale said she`.
fn personal(view: View<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let before = at.saturating_sub(1 + usize::from(at > sentence.start && view.mark(at - 1, ".")));
    if before >= sentence.start && before < at && view.capital(before) {
        return view.address(before) || first_name(view, before);
    }
    let verb = |at: usize| view.tag(at).is_verb() || matches!(view.tag(at), Tag::MD | Tag::RB);
    if view.possessive(&(at..at + 1)) || !verb(at + 1) || at > sentence.start && view.tag(at - 1) == Tag::IN {
        return false;
    }
    let one = |at: usize| ["he", "she", "his", "her"].iter().any(|own| view.word(at).eq_ignore_ascii_case(own));
    let other = |at: &usize| view.capital(*at) || view.covering(*at).is_some_and(|found| found.what == What::Role);
    let rest = at + 1..sentence.end;
    match rest.clone().find(other) {
        Some(other) => (rest.start..other).any(one),
        None => rest.clone().any(one) || rest.end < view.reading.tags.len() && one(rest.end),
    }
}

/// Hashes of the names that own such things.
fn states(view: View<'_>) -> FxHashSet<u64> {
    let mut names = FxHashSet::default();
    for sentence in &view.reading.document.sentences {
        for at in spread(view, sentence.tokens.clone(), &[Class::Statehood]) {
            let mut before = (at.saturating_sub(NEAR).max(sentence.tokens.start)..at).rev();
            let owner = before.find(|&owner| view.possessive(&(owner..owner + 1)));
            let alone = |owner: &usize| *owner == sentence.tokens.start || !view.capital(owner - 1);
            names.extend(owner.filter(|&owner| view.capital(owner)).filter(alone).map(|owner| key(view.word(owner))));
        }
    }
    names
}
