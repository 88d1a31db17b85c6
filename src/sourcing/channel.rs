//! How the content reached the reporter, as far as the article says.

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::lexicon::source::{Channel, SourceKind};
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::beside::{beside, figures, posted};
use crate::sourcing::evidence::Evidence;
use crate::sourcing::found::{Class, View, What};
use crate::sourcing::gather::signed;
use crate::sourcing::medium::wording;
use crate::sourcing::profile::Profile;

/// How many sentences back a poll still holds for what `voters` say.
const POLL: usize = 6;

/// The channel of an attribution; `kind` is the source's.
pub(super) fn of(view: View<'_>, credit: &Credit<'_>, profile: &Profile, kind: SourceKind) -> Channel {
    if signed(view, credit) {
        return Channel::SocialMedia;
    }
    let told = credit.entry.and_then(|entry| view.reader.library.entries[entry as usize].facts.channel);
    let here = profile.nearest();
    let role = profile.evidence.as_ref().filter(|evidence| evidence.what == What::Role);
    // `the paper said` of an outlet, which is no study; `Arden press reports said`, and then `the reports said`
    let within = || credit.source.iter().flat_map(|piece| view.found(piece.clone()));
    let outlets = || within().any(|found| found.kind == Some(SourceKind::Media) && found.what.institution());
    let noun = within().find(|found| found.what == What::Work).map_or("", |found| view.word(found.tokens.end - 1));
    let reports = noun.eq_ignore_ascii_case("reports") || noun.eq_ignore_ascii_case("report") && outlets();
    let papers = || credit.source.iter().any(|piece| view.class(piece.end - 1, Class::Papers));
    if kind == SourceKind::Media && (reports || papers()) {
        return Channel::Media;
    }
    let usual_of = |evidence: &&Evidence| matches!(evidence.what, What::Role | What::Head | What::Name);
    // `record cap holder Jane Roe`: nobody is a paper.
    let paper = |it: &&Evidence| profile.person && it.what == What::Work && it.channel != Some(Channel::Speech);
    if let Some(channel) = here.filter(|it| !usual_of(it) && !paper(it)).and_then(|evidence| evidence.channel) {
        return channel;
    }
    if let Some(channel) = told.filter(|channel| !matches!(*channel, Channel::Speech | Channel::Unspecified)) {
        // `Arden Mills posted a 9 % rise in profits`: in its results.
        let results = |cue: &Range<usize>| figures(view, cue.end - 1);
        let stated = channel == Channel::SocialMedia && !credit.direct && credit.cue.iter().any(results);
        return if stated { Channel::Statement } else { channel };
    }
    let Some(cue) = credit.cue.first() else { return Channel::Unspecified };
    let around = view.near(&view.sentence(cue.start), cue.start);
    if credit.source.is_empty() {
        // `was told that`: by word of mouth, whoever told it.
        let told = credit.cue.iter().any(|cue| cue.clone().any(|at| view.word(at).eq_ignore_ascii_case("told")));
        let usual = if told { Channel::Speech } else { Channel::Unspecified };
        return wording(view, credit, profile.person, &around).unwrap_or(usual);
    }
    if let Some(channel) = wording(view, credit, profile.person, &around) {
        return channel;
    }
    if told == Some(Channel::Unspecified) || attitude(view, credit) {
        return Channel::Unspecified;
    }
    // `experts said`, whom nobody polled
    let people = here.is_some_and(|it| it.what == What::Group);
    let institution = matches!(kind, SourceKind::ThinkTank | SourceKind::Expert) && role.is_none() && !people;
    let asked = kind == SourceKind::Public && !here.is_some_and(|it| view.class(it.tokens.end - 1, Class::Intimates));
    let own = |at: usize| credit.content.iter().any(|piece| piece.contains(&at));
    if (asked || institution) && !profile.person && polled(view, cue.start, asked, own) {
        return Channel::PollData;
    }
    if let Some(channel) = beside(view, credit, profile.person) {
        return channel;
    }
    // `One fan wrote on Twitter … Another said`
    let private = kind == SourceKind::Public && profile.person && profile.evidence.is_none() && !profile.pronoun
        || credit.source.iter().any(|piece| view.class(piece.end - 1, Class::Posters));
    if private && posted(view, credit) {
        return Channel::SocialMedia;
    }
    let spoken = |channel: &Channel| *channel != Channel::Document || !credited(view, credit, Class::Spoken);
    if let Some(channel) = role.and_then(|evidence| evidence.channel).filter(spoken) {
        return channel;
    }
    match usual(view, credit, profile, kind) {
        // `A spokesman for H. C. Lund Werke`: whoever speaks for a body, however that is read.
        Channel::Statement if any(view, credit.source, Class::Mouthpieces) => Channel::Speech,
        // `Both countries said`
        Channel::Speech if powers(view, credit) && !profile.person => Channel::Statement,
        // `the bank forecast`: what a body reckons is in its report.
        Channel::Statement if credited(view, credit, Class::Reckonings) => Channel::Report,
        // `the court heard`: what is said there is no ruling.
        Channel::Document if credited(view, credit, Class::Hearing) => Channel::Speech,
        // Nobody writes by speaking; what scholars write is a paper.
        Channel::Speech if credited(view, credit, Class::Writings) => match kind {
            SourceKind::Expert | SourceKind::ThinkTank => Channel::Report,
            _ => Channel::Statement,
        },
        channel => channel,
    }
}

/// Whether the cue tells an attitude and no act of saying: `hopes`, `her support for`.
fn attitude(view: View<'_>, credit: &Credit<'_>) -> bool {
    credit.cue.iter().any(|cue| view.found(cue.clone()).any(|found| found.list == List::Attitude))
}

/// Whether a poll stands in the sentence or shortly before, but not in what is told: `the team reported the results`. Figures that
/// nobody was asked for tell nothing of what `residents` say behind them.
fn polled(view: View<'_>, at: usize, asked: bool, told: impl Fn(usize) -> bool) -> bool {
    let sentences = &view.reading.document.sentences;
    let own = view.reading.document.sentence_of(at);
    let start = sentences[own.saturating_sub(POLL)].tokens.start;
    let tokens = view.near(&(start..sentences[own].tokens.end), at);
    view.found(tokens).any(|found| {
        let here = found.tokens.start >= sentences[own].tokens.start;
        let share = found.what == What::Group && here;
        let poll = || found.tokens.clone().any(|at| view.class(at, Class::Polls));
        let content = || told(found.tokens.start);
        let counts = || if asked { poll() || here && !content() } else { !content() };
        let told = || if share { asked || !content() } else { found.what == What::Work && counts() };
        found.channel == Some(Channel::PollData) && told()
    })
}

/// Whether a word of a class stands in the cue.
fn credited(view: View<'_>, credit: &Credit<'_>, class: Class) -> bool {
    any(view, credit.cue, class)
}

/// Whether a word of a class stands in one of these.
fn any(view: View<'_>, pieces: &[Range<usize>], class: Class) -> bool {
    pieces.iter().any(|piece| piece.clone().any(|at| view.class(at, class)))
}

/// Whether states are credited: `Both countries`, but not `insiders in both countries`.
fn powers(view: View<'_>, credit: &Credit<'_>) -> bool {
    let Some(source) = credit.source.first() else { return false };
    let goes_on = |at: &usize| !(view.is_mark(*at) || matches!(view.tag(*at), Tag::IN | Tag::TO | Tag::WP | Tag::WDT));
    source.clone().take_while(goes_on).last().is_some_and(|at| view.class(at, Class::Powers))
}

/// The channel where nothing is said of it.
fn usual(view: View<'_>, credit: &Credit<'_>, profile: &Profile, kind: SourceKind) -> Channel {
    let head = profile.nearest();
    // `Arden Steel, Norby and Lund said`: the first is a body, whoever follows.
    let first = |it: &Evidence| {
        let opens = credit
            .source
            .first()
            .is_some_and(|piece| piece.contains(&it.tokens.start) && piece.contains(&it.tokens.end));
        let next = it.tokens.end;
        let name =
            view.mark(next, ",") && view.capital(next + 1) || view.tag(next) == Tag::CC && view.capital(next + 1);
        opens && it.what == What::Name && name
    };
    let listed = profile.here.as_ref().is_some_and(first);
    // `The ship's owner, Harbour Shipping`
    let body = |it: &Evidence| matches!(it.what, What::Name | What::Head | What::Place | What::Work);
    let institution = profile.institution || head.is_some_and(body);
    match kind {
        SourceKind::Media => Channel::Media,
        SourceKind::Document if !profile.person => Channel::Document,
        _ if profile.person && !listed => Channel::Speech,
        SourceKind::ThinkTank if institution => Channel::Report,
        // What a court says is in its rulings, what an inquiry says in its report.
        _ if institution => head.and_then(|head| head.channel).unwrap_or(Channel::Statement),
        _ => Channel::Speech,
    }
}
