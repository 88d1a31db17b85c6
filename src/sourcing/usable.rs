//! Whether an entry that was found is meant where it stands: `Betty Ford` is no firm, `House prices` are no chamber.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::tag::Tag;
use crate::sourcing::found::{Class, Found, View, What, closed};
use crate::sourcing::namesake::{borne, first_name, namesake, surname};

/// Whether an entry is meant where it was found.
pub(super) fn usable(view: View<'_>, found: &Found<'_>) -> bool {
    let at = found.tokens.start;
    // `Wilmington, Del., said`: a state, no delegate.
    let short = found.what == What::Role && view.mark(found.tokens.end - 1, ".");
    if short && at > 0 && view.mark(at - 1, ",") && !view.capital(found.tokens.end) {
        return false;
    }
    if found.tokens.len() > 1 || !view.capital(at) {
        return true;
    }
    let opens = view.opens(at);
    match found.what {
        // `Mel Hope`: a name, and nobody's hope.
        _ if found.list == List::Attitude && !opens => false,
        // `Research shows`: no firm that is called so, but a word that opens the sentence.
        What::Head if opens && found.exact() && !view.acronym(at) => false,
        // `Suroor bin Sultan`
        What::Role | What::Post if at > 0 && matches!(view.word(at - 1), "bin" | "bint" | "ibn") => false,
        // `Senator King`, `Mr Baker`
        What::Role | What::Post if view.class(at, Class::Callings) && behind_title(view, found) => false,
        // `Lima said` of Caio Lima, `June said` of Carl June
        What::Place | What::Role | What::Head | What::Wording if surname(view, at) => false,
        // `Kellogg said` of Nomvula Kellogg
        What::Name if opens && modifies(view, at) || borne(view, at) => false,
        What::Work => counted(view, found),
        What::Person => !another(view, found) && !anothers(view, at),
        _ => apart(view, found),
    }
}

/// Whether the surname of somebody in the lists is another's here, whom the article names in full.
fn anothers(view: View<'_>, at: usize) -> bool {
    namesake(view, at).and_then(|name| view.covering(name.end - 1)).is_some_and(|found| another(view, found))
}

/// Whether a first name before the surname of somebody in the lists is not his: `Donna Rawlings` is not Jerry Rawlings.
pub(super) fn another(view: View<'_>, found: &Found<'_>) -> bool {
    if found.what != What::Person || found.tokens.len() != 1 {
        return false;
    }
    // `Reagan Roe`
    let next = found.tokens.end;
    let goes_on = !view.possessive(&found.tokens)
        && view.capital(next)
        && view.tag(next).is_name()
        && next < view.sentence(found.tokens.start).end
        && view.covering(next).is_none();
    if goes_on {
        return true;
    }
    let Some(before) = found.tokens.start.checked_sub(1) else { return false };
    let own = |name: &str| name.split(' ').any(|part| part.eq_ignore_ascii_case(view.word(before)));
    before >= view.sentence(found.tokens.start).start
        && view.capital(before)
        && (first_name(view, before) || view.reader.mostly(view.reading.scan.ids[before]).is_none())
        && !view.acronym(before)
        && !view.address(before)
        && !view.possessive(&(before..before + 1))
        && view.covering(before).is_none()
        && !found.row.forms.iter().any(own)
}

/// Whether a word of the language opens a sentence before another noun: `House prices fell`.
fn modifies(view: View<'_>, at: usize) -> bool {
    let next = at + 1;
    let noun = next < view.sentence(at).end && view.tag(next).is_noun() && !view.capital(next);
    let word = || view.reader.mostly(view.reading.scan.ids[at]).is_some_and(|tag| !tag.is_name());
    noun && view.covering(next).is_none() && !view.acronym(at) && word()
}

/// Whether a work with a capital is one: in `Clean Count, a group` a noun inside a name is no count.
fn counted(view: View<'_>, found: &Found<'_>) -> bool {
    let (at, next) = (found.tokens.start, found.tokens.end);
    let sentence = view.sentence(at);
    let named = at > sentence.start
        && view.capital(at - 1)
        && !closed(view.tag(at - 1))
        && !view.possessive(&(at - 1..at))
        && view.covering(at - 1).is_none()
        && !view.class(at, Class::Polls);
    // `Bill Oakes said`
    let given = (view.tag(at).is_name() || view.tag(at) == Tag::MD)
        && next < sentence.end
        && view.capital(next)
        && view.tag(next).is_name()
        && view.covering(next).is_none()
        && !view.possessive(&found.tokens);
    // The `Harbour Treaty` is one, `Harbour Records` a firm.
    let law = found.channel == Some(Channel::Document) && !view.plural(&found.tokens);
    !given && (law || !named || next < sentence.end && view.tag(next).is_noun())
}

/// Whether an institution of one word stands apart from a name before it: not so in `Betty Ford`.
pub(super) fn apart(view: View<'_>, found: &Found<'_>) -> bool {
    if !matches!(found.what, What::Name | What::Place) || found.tokens.len() > 1 || !view.capital(found.tokens.start) {
        return true;
    }
    let sentence = view.sentence(found.tokens.start);
    if titled(view, found, &sentence) {
        return false;
    }
    let Some(before) = found.tokens.start.checked_sub(1) else { return true };
    // `Jane Thomson-Boston`
    if before > sentence.start && view.mark(before, "-‐‑") && view.capital(before - 1) {
        return view.covering(before - 1).is_some();
    }
    if before < sentence.start || view.covering(before).is_some() {
        return true;
    }
    if view.mark(before, ".") {
        return before <= sentence.start || !view.capital(before - 1) || view.covering(before - 1).is_some();
    }
    // `Keiko Suzuki said`
    let strange = || found.what == What::Name && view.reader.mostly(view.reading.scan.ids[before]).is_none();
    !(view.capital(before)
        && (before > sentence.start || first_name(view, before) || strange())
        && view.tag(before).is_name()
        && !view.possessive(&(before..before + 1)))
}

/// Whether a word for a role is a surname: a title stands before it and no name behind it.
fn behind_title(view: View<'_>, found: &Found<'_>) -> bool {
    let sentence = view.sentence(found.tokens.start);
    let goes_on = found.tokens.end < sentence.end && view.capital(found.tokens.end) && !view.possessive(&found.tokens);
    !goes_on && titled(view, found, &sentence)
}

/// Whether a form of address or an office with a capital stands before: `Mr McLaren`, `Judge Barrick`, but not `Builder Barrick`.
fn titled(view: View<'_>, found: &Found<'_>, sentence: &Range<usize>) -> bool {
    let at = found.tokens.start;
    let before = (sentence.start..at).rev().find(|&before| !view.mark(before, "."));
    let Some(before) = before.filter(|&before| view.capital(before)) else { return false };
    let office = |role: &Found<'_>| {
        let person = matches!(
            role.kind,
            Some(SourceKind::Law | SourceKind::Government | SourceKind::Political | SourceKind::Public)
        );
        matches!(role.what, What::Role | What::Post)
            && role.tokens.end == at
            && (person || role.tokens.start > sentence.start)
            && !view.plural(&role.tokens)
            && !view.possessive(&role.tokens)
    };
    view.address(before) || !view.acronym(at) && view.covering(before).is_some_and(office)
}
