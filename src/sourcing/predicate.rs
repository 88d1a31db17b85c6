//! What a clause says that somebody is: the mayor of `Jane Hill is the mayor of Lakeland`, `Jane Hill resigned as mayor`.

use std::ops::Range;

use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::evidence::{Evidence, USUAL, look, state, told};
use crate::sourcing::found::{Class, View, What};
use crate::sourcing::holder::institution;
use crate::sourcing::phrase::phrases;

/// How many tokens of what somebody is are read.
const LONGEST: usize = 12;

/// The role that the clause behind a name gives: `Jane Hill is the mayor`, `Jane Hill was named director`, `Jane Hill resigned as
/// director`, but not `is not the mayor`, `was the mayor`.
pub(super) fn is_called(view: View<'_>, mention: &Range<usize>) -> Option<Evidence> {
    let (verb, end) = (mention.end, view.sentence(mention.start).end);
    let named = view.capital(verb - 1) && view.tag(verb - 1).is_name();
    if !named || verb + 2 >= end || view.reading.document.quoted[verb].is_some() {
        return None;
    }
    let is = view.tag(verb) == Tag::VBZ && view.class(verb, Class::Be) && view.tag(verb + 1) == Tag::DT;
    let from = if is { verb + 1 } else { appointed(view, verb).or_else(|| served(view, verb))? };
    let clause = (from..end.min(from + LONGEST)).take_while(|&at| !view.tag(at).is_finite()).last()?;
    let first = phrases(view, &(from..clause + 1)).into_iter().next()?;
    let mut evidence = look(view, &first).evidence?;
    let role = matches!(evidence.what, What::Role | What::Post) && !view.plural(&evidence.tokens);
    // `resigned as minister`
    if !is && view.word(from - 1) == "as" && view.tag(verb) == Tag::VBD && state(evidence.kind) {
        evidence.kind = Some(SourceKind::Political);
    }
    // `became a suitor because the bank`: what hangs on the role by another word is no body of hers.
    let own = evidence.tokens.start < first.core.end
        || matches!(view.word(first.tail.start), "of" | "at" | "for" | "to" | "with" | "in");
    // What somebody was made counts less than any role beside the name.
    let most = if is { USUAL + 1 } else { USUAL };
    (role && own && evidence.tokens.start >= from).then_some(Evidence { weight: evidence.weight.min(most), ..evidence })
}

/// The body for which the verb behind a name says that somebody works: `Jane Hill works for the bank`, `teaches at the university`.
pub(super) fn works(view: View<'_>, mention: &Range<usize>) -> Option<Evidence> {
    let (verb, end) = (mention.end, view.sentence(mention.start).end);
    let named = view.capital(verb - 1) && view.tag(verb - 1).is_name();
    let hired = matches!(view.word(verb + 1), "for" | "at") && matches!(view.tag(verb), Tag::VBZ | Tag::VBD);
    if !named || !hired || !view.class(verb, Class::Working) || view.reading.document.quoted[verb].is_some() {
        return None;
    }
    let clause = (verb + 2..end.min(verb + LONGEST)).take_while(|&at| !view.tag(at).is_finite()).last()?;
    institution(view, &(verb + 2..clause + 1)).map(|body| told(body, What::Post, USUAL + 1))
}

/// Where the post begins of `was named director`, `has been appointed the director`, `became director`.
fn appointed(view: View<'_>, verb: usize) -> Option<usize> {
    let helps = |at: &usize| view.class(*at, Class::Have) || view.class(*at, Class::Be) || view.tag(*at) == Tag::RB;
    let main = verb + (verb..verb + 3).take_while(helps).count();
    let passive =
        main > verb && view.class(main, Class::Appointing) && (verb..main).any(|at| view.class(at, Class::Be));
    let became = view.class(main, Class::Copulas) && view.word(main).starts_with("bec");
    (passive || became).then_some(main + 1 + usize::from(view.word(main + 1) == "as"))
}

/// Where the post begins of `resigned as director`, `has stepped down as director`.
fn served(view: View<'_>, verb: usize) -> Option<usize> {
    let main = verb + usize::from(view.class(verb, Class::Have));
    let down = main + usize::from(matches!(view.word(main + 1), "down" | "on" | "back"));
    (view.class(main, Class::Serving) && view.word(down + 1) == "as").then_some(down + 2)
}
