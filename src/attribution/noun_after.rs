//! Noun phrases, found from their beginning: objects, and sources after their cue.

use std::ops::Range;

use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// Longest noun phrase, in tokens; a bound so that no sentence costs more than it must.
pub const LONGEST: usize = 45;

/// Whether a word before a time tells there which one it is: the `last` of `last week`.
pub fn dated(view: &View<'_>, at: usize) -> bool {
    view.is(at + 1, Kind::TIME) && view.one_of(at, &["last", "next", "late", "early"])
}

/// Whether a conjunction joins two adjectives.
pub fn joins(view: &View<'_>, at: usize) -> bool {
    // `bigger and more powerful ships`
    let compared = || view.one_of(at + 1, &["less", "more", "most"]) && view.tag(at + 2).is_adjective();
    view.tag(at - 1).is_adjective() && (view.tag(at + 1).is_adjective() || compared())
}

/// Whether a mark is a sign of money.
pub fn money(view: &View<'_>, at: usize) -> bool {
    matches!(view.document.word(at), "£" | "$" | "€")
}

/// Whether a number is written in digits alone.
pub fn digits(view: &View<'_>, at: usize) -> bool {
    view.document.word(at).bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a mark belongs to the noun phrase that it stands in: `£5m`, `R&D`.
pub fn symbol(view: &View<'_>, at: usize) -> bool {
    money(view, at) || matches!(view.document.word(at), "&" | "%" | "/" | "#" | "@")
}

/// Whether a pronoun is a subject, by its form, inside a sentence.
pub fn nominative(view: &View<'_>, at: usize) -> bool {
    matches!(view.document.word(at), "he" | "she" | "they" | "we" | "I")
}

/// Whether an article and an adjective stand for people: `the dead`, `the injured`, `those present`.
fn people(view: &View<'_>, first: usize, end: usize) -> bool {
    let next = view.tag(end);
    let ends = next.is_finite() || matches!(next, Tag::IN | Tag::MD | Tag::CC | Tag::PUNCT);
    end == first + 2
        && ends
        && view.one_of(first, &["the", "those"])
        && matches!(view.tag(end - 1), Tag::JJ | Tag::VBN)
        && !view.is(end - 1, Kind::PROFORM.or(Kind::TIME))
}

/// Where the plain noun phrase that begins at `at` ends.
pub fn plain_after(view: &View<'_>, at: usize, ceiling: usize) -> Option<usize> {
    if at >= ceiling {
        return None;
    }
    let tag = view.tag(at);
    if tag == Tag::PRP || tag == Tag::PRPV {
        return Some(at + 1);
    }
    // `endorsed her early`
    if tag == Tag::PRPS && view.is(at, Kind::SHE) && !begun(view, at + 1) {
        return Some(at + 1);
    }
    // `those familiar with the plan`
    let described = || matches!(view.tag(at + 1), Tag::JJ | Tag::VBN) && matches!(view.tag(at + 2), Tag::IN | Tag::TO);
    if tag == Tag::DT && view.is(at, Kind::INDEFINITE) && described() && view.document.word(at) == "those" {
        return Some(at + 1);
    }
    let mut end = at;
    // `more than 40 towns`, `nearly half`
    while end < ceiling && view.is(end, Kind::QUANTITY) && end - at < 4 {
        end += 1;
    }
    if !(view.tag(end) == Tag::CD || view.is(end, Kind::INDEFINITE)) {
        end = at;
    }
    let mut noun = false;
    while end < ceiling && end - at < LONGEST {
        let tag = view.tag(end);
        // `down-ballot races`
        if end == at && matches!(tag, Tag::IN | Tag::RP | Tag::RB) && view.is(end + 1, Kind::HYPHEN) {
            end += 1;
            continue;
        }
        let fits = if tag.is_noun() {
            // `the BBC’s Today programme`
            let title = end > at && view.is(end - 1, Kind::POSSESSIVE) && view.tag(end + 1).is_noun();
            // `the worst winter anyone had known`
            if noun && tag == Tag::NN && view.is(end, Kind::INDEFINITE) && !title {
                break;
            }
            if noun && view.is(end, Kind::TIME) && !view.is(end, Kind::POSSESSIVE) && !title {
                break;
            }
            // After a possessive the phrase goes on.
            noun = true;
            true
        } else if matches!(tag, Tag::DT | Tag::PDT | Tag::PRPS | Tag::WPS) {
            !noun || view.is(end - 1, Kind::POSSESSIVE)
        } else if matches!(
            tag,
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::CD | Tag::POS | Tag::FW | Tag::SYM | Tag::RBS | Tag::RBR
        ) {
            noun |= tag == Tag::CD;
            // `the union last week`
            !(noun
                && tag.is_adjective()
                && !view.is(end - 1, Kind::POSSESSIVE)
                && (dated(view, end) || !view.tag(end + 1).is_noun())
                && !view.is(end + 1, Kind::HYPHEN))
        } else if tag == Tag::VBG || tag == Tag::VBN {
            // `an estimated 40 people`
            let counted = view.tag(end + 1) == Tag::CD && end > at && view.tag(end - 1) == Tag::DT;
            let modifies = view.tag(end + 1).is_noun() || view.tag(end + 1).is_adjective() || counted;
            // `the shelling began`
            let bare = tag == Tag::VBG && end > at && view.tag(end - 1) == Tag::DT && !modifies;
            // `its chief operating officer`
            let titled = noun && tag == Tag::VBG && view.is(end + 1, Kind::ROLE);
            let fits = !noun && (modifies || bare) || titled;
            noun |= fits && bare;
            fits
        } else if tag == Tag::CC {
            // `complete but unofficial returns`
            !noun && end > at && joins(view, end) && view.tag(end + 2).is_noun()
        } else if tag == Tag::RB {
            !noun
                && (matches!(view.tag(end + 1), Tag::JJ | Tag::VBN | Tag::CD)
                    // `a legally binding code`
                    || view.tag(end + 1) == Tag::VBG && view.tag(end + 2).is_noun() && end > at)
        } else if tag == Tag::PUNCT {
            // `a major, lengthy study`
            if view.is(end, Kind::COMMA)
                && !noun
                && end > at + 1
                && view.tag(end - 1) == Tag::JJ
                && view.tag(end + 1) == Tag::JJ
            {
                end += 1;
                continue;
            }
            if view.is(end, Kind::HYPHEN) && end + 1 < ceiling {
                end += 2;
                continue;
            }
            if view.is(end, Kind::QUOTE) {
                // `the plan “it is dead”`, `the governor “misled” them`: a clause is no part of a noun.
                let verb = |at: usize| view.tag(at).is_finite() || noun && view.finite(at);
                let named = |quote: &Range<usize>| quote.len() <= 9 && quote.end <= ceiling && !quote.clone().any(verb);
                match view.quote(end).filter(named) {
                    Some(quote) => {
                        end = quote.end;
                        noun = true;
                        continue;
                    }
                    None => break,
                }
            }
            view.abbreviated(end)
                || (noun && initial_after(view, end))
                || symbol(view, end)
                || noun && view.document.word(end) == "+" && view.tight(end)
        } else {
            false
        };
        if !fits {
            break;
        }
        end += 1;
    }
    while end > at && view.tag(end - 1).is_adverb() {
        end -= 1;
    }
    let stands = end > at && (view.is(end - 1, Kind::INDEFINITE) || people(view, at, end));
    (noun || stands).then_some(end)
}

/// Whether a noun phrase goes on here.
fn begun(view: &View<'_>, at: usize) -> bool {
    let tag = view.tag(at);
    tag.is_noun()
        || matches!(tag, Tag::JJ | Tag::JJR | Tag::JJS | Tag::CD | Tag::VBG | Tag::VBN | Tag::RBS)
        || view.is(at, Kind::QUOTE)
}

fn initial_after(view: &View<'_>, at: usize) -> bool {
    view.is(at, Kind::STOP)
        && view.tight(at)
        && view.document.tokens[at - 1].span.len() == 1
        && view.tag(at + 1).is_noun()
}

/// Where the noun phrase that begins at `at` ends, with phrases of preposition and coordination.
pub fn after(view: &View<'_>, at: usize, ceiling: usize) -> Option<usize> {
    let mut end = plain_after(view, at, ceiling)?;
    if view.tag(at) == Tag::PRP || view.tag(at) == Tag::PRPV {
        // `said he and the crew were safe`
        let both = || plain_after(view, end + 1, ceiling).filter(|&both| view.finite(both));
        let joined = nominative(view, at) && view.tag(end) == Tag::CC;
        return Some(joined.then(both).flatten().unwrap_or(end));
    }
    while end < ceiling && end - at < LONGEST {
        let tag = view.tag(end);
        let next = if view.is(end, Kind::OPEN) {
            let close = (end..ceiling.min(end + 12)).find(|&at| view.is(at, Kind::CLOSE)).map(|close| close + 1);
            // `the Harbour Trust (HT) chairman Joe Lund`
            let office = |at: usize| view.is(at, Kind::ROLE) && view.tag(at + 1).is_name();
            // `Jane (Hale) Roe`
            let maiden = |close: usize| {
                let names = |mut tokens: Range<usize>| tokens.all(|at| view.tag(at).is_name());
                let given = view.is(end - 1, Kind::MAN.or(Kind::WOMAN));
                given && view.tag(close).is_name() && names(end + 1..close - 1)
            };
            let goes_on = |&close: &usize| view.capital(end - 1) && ((close..close + 3).any(office) || maiden(close));
            close.filter(goes_on).and_then(|close| plain_after(view, close, ceiling)).or(close)
        } else if (tag == Tag::IN || tag == Tag::TO)
            && !view.is(end, Kind::SUBORDINATOR.or(Kind::THAT).or(Kind::QUESTION))
        {
            if view.is(end + 1, Kind::TIME) { None } else { plain_after(view, end + 1, ceiling) }
        } else if tag == Tag::CC {
            // `called it “dead,” and`: the comma inside the marks ends the phrase.
            let ended = view.is(end - 1, Kind::UNQUOTE) && view.pauses(end - 1, Kind::COMMA);
            if ended { None } else { plain_after(view, end + 1, ceiling) }
        } else {
            None
        };
        match next {
            Some(more) => end = more,
            None => break,
        }
    }
    Some(end)
}
