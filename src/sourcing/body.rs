//! Bodies whose name no lexicon knows: the firm of `Zentra said its plant` and of `a spokesman for Zentra`.

use std::ops::Range;

use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::sourcing::Credit;
use crate::sourcing::evidence::{Evidence, FAR, FIRM, USUAL};
use crate::sourcing::found::{Class, Found, View, What};
use crate::sourcing::holder::quantity;
use crate::sourcing::namesake::{bare, called, first_name};
use crate::sourcing::phrase::Phrase;
use crate::sourcing::state::{firm, state};
use crate::text::fold::folded;

/// Longest name that is read, in tokens.
const NAME: usize = 4;
/// Letters of an acronym that may be a state's.
const ACRONYM: usize = 3;
/// How many pronouns are looked at.
const PRONOUNS: usize = 150;

/// What `it` does that stands for nothing: `it would take years`.
const IDLE: [&str; 16] = [
    "appear", "come", "cost", "depend", "happen", "help", "look", "make", "matter", "mean", "need", "rain", "require",
    "seem", "take", "taken",
];
/// What only a body does of which a body tells: `said it bought`.
const DEEDS: [&str; 14] = [
    "acquired",
    "agreed",
    "bought",
    "completed",
    "decided",
    "earned",
    "expects",
    "filed",
    "intends",
    "operates",
    "owns",
    "plans",
    "signed",
    "sold",
];

/// Ends of words for a field that no list of words has: `Biosecurity`.
const ENDINGS: [&str; 8] = ["ity", "tion", "ment", "ics", "ism", "ing", "ogy", "ure"];

fn told(name: Range<usize>, what: What) -> Evidence {
    Evidence { kind: FIRM, weight: USUAL + 1, entry: None, tokens: name, what, channel: None }
}

/// The unknown body that is the source, where a pronoun or a clause says that the name is a thing's.
pub(super) fn unknown(view: View<'_>, credit: &Credit<'_>) -> Option<Evidence> {
    let [piece] = credit.source else { return None };
    let pronoun = |mention: &&Range<usize>| view.class(mention.start, Class::Neuters);
    let piece = if pronoun(&piece) { credit.mentions.iter().find(|mention| !pronoun(mention))? } else { piece };
    if let Some(outlet) = published(view, piece) {
        return Some(Evidence { kind: Some(SourceKind::Media), ..told(outlet, What::Name) });
    }
    if let Some(name) = definite(view, piece).filter(|_| !human(view, credit)) {
        return Some(Evidence { kind: Some(SourceKind::Unknown), ..told(name, What::Name) });
    }
    if let Some(kind) = national(view, piece).filter(|_| !human(view, credit)) {
        return Some(Evidence { kind: Some(kind), ..told(piece.clone(), What::Name) });
    }
    if joined(view, credit, piece) && !human(view, credit) {
        return Some(told(piece.clone(), What::Name));
    }
    // `Australian Wool Innovation`
    let place = |at: &usize| view.covering(*at).is_some_and(|found| found.what == What::Place);
    let first = piece.start + (piece.start..piece.end - 1).take_while(place).count();
    let name = named(view, first, piece.end)?;
    if state(view, &name) && !human(view, credit) {
        return Some(Evidence { kind: Some(SourceKind::Government), ..told(name, What::Place) });
    }
    if let Some(found) = shortened(view, &name) {
        return Some(Evidence { kind: found.kind, entry: Some(found.entry), ..told(name, What::Name) });
    }
    (!human(view, credit)
        && (described(view, &name)
            || firm(view, &name)
            || owns(view, credit)
            || neuter(view, credit)
            || worded(view, credit, &name)))
    .then(|| told(name, What::Name))
}

/// The article's own outlet, in full or by its last words: `The Lantern` in the Daily Lantern.
fn published(view: View<'_>, piece: &Range<usize>) -> Option<Range<usize>> {
    let article = view.tag(piece.start) == Tag::DT;
    let name = piece.start + usize::from(article)..piece.end;
    let mut words = view.issue.outlet.split_whitespace().rev();
    let same = !name.is_empty()
        && name.clone().rev().all(|at| words.next().is_some_and(|word| word.eq_ignore_ascii_case(view.word(at))));
    (same && view.capital(name.start)).then_some(name)
}

/// The kind of a body that is called by what it is for and its country: `Dairy Arden`, `Meat and Livestock Arden`, `Stroke UK`; but
/// not `Victoria Arden`.
fn national(view: View<'_>, piece: &Range<usize>) -> Option<SourceKind> {
    let last = piece.end.checked_sub(1).filter(|&last| last > piece.start && piece.len() <= NAME)?;
    if !country(view, last) || !view.capital(last) || view.possessive(piece) {
        return None;
    }
    let word = |at: usize| {
        let usual = view.reader.mostly(view.reading.scan.ids[at]);
        let ending = || usual.is_none() && ENDINGS.iter().any(|ending| view.word(at).ends_with(ending));
        let noun = common(usual) || ending();
        view.capital(at)
            && view.covering(at).is_none_or(|found| found.what == What::Head)
            && noun
            && !first_name(view, at)
    };
    let joins = |at: usize| view.tag(at) == Tag::CC || view.mark(at, "&");
    if !(piece.start..last).all(|at| word(at) || joins(at) && at > piece.start) || !word(last - 1) {
        return None;
    }
    let of = |class: Class| (piece.start..last).any(|at| view.class(at, class));
    Some(match () {
        () if of(Class::Portfolios) => SourceKind::Government,
        () if of(Class::Branches) => SourceKind::Company,
        () => SourceKind::CivilSociety,
    })
}

/// Whether a word is a place of one word by itself, as a country mostly is.
fn country(view: View<'_>, at: usize) -> bool {
    view.covering(at).is_some_and(|found| found.what == What::Place && found.tokens.len() == 1)
}

/// Whether what a word mostly is makes it a common noun.
fn common(usual: Option<Tag>) -> bool {
    usual.is_some_and(|tag| tag.is_noun() && !tag.is_name())
}

/// The words with a capital from a place on.
fn capitals(view: View<'_>, start: usize, end: usize) -> Range<usize> {
    start..start + (start..end).take_while(|&at| view.capital(at)).count()
}

/// A name of several words behind an article, which no person has: `the Lantern Collective`.
pub(super) fn definite(view: View<'_>, piece: &Range<usize>) -> Option<Range<usize>> {
    let article = view.tag(piece.start) == Tag::DT && view.class(piece.start, Class::Definite);
    let start = piece.start + 1;
    let run = (start..piece.end.min(start + NAME)).take_while(|&at| view.capital(at) && view.covering(at).is_none());
    (article && run.count() > 1 && !first_name(view, start)).then_some(start..piece.end)
}

/// The unknown body for which a spokesman speaks, or at which somebody works: `an analyst at Zentra`.
pub(super) fn represented(view: View<'_>, phrase: &Phrase, head: &Found<'_>) -> Option<Evidence> {
    let post = head.tokens.end - 1;
    let speaks = view.class(post, Class::Mouthpieces);
    let body = |name: Range<usize>| {
        let known = shortened(view, &name);
        // `Northern Reform's health spokesman`: a party's; `Northern captain`: a player
        let kept = matches!(head.kind, Some(SourceKind::Political | SourceKind::Public));
        let own = if kept { head.kind } else { FIRM };
        let kind = known.map_or(own, |it| it.kind);
        Evidence { kind, entry: known.map(|it| it.entry), ..told(name, head.what) }
    };
    let free = |at: usize| view.capital(at) && view.tag(at).is_name() && view.covering(at).is_none();
    // `Northern Line's press spokesman`
    let owner = (phrase.core.start..head.tokens.start).rev().find(|&at| view.possessive(&(at..at + 1)));
    let end = owner.map_or(head.tokens.start, |at| at + 1);
    let start = (phrase.core.start..end).rev().take_while(|&at| free(at)).last();
    // A capital that opens the sentence tells nothing of a word that is known: `Chief spokesman`.
    let opens = |at: usize| at == view.sentence(at).start && view.reading.scan.ids[at] != 0;
    // A researcher may work anywhere, an analyst sells what he finds.
    let firm = head.what == What::Post
        && !quantity(head)
        && (head.kind != Some(SourceKind::Expert) || view.class(post, Class::Analysts));
    let office = head.kind == Some(SourceKind::Government);
    // `Northern chairman Joe Hale`, `MNX President Joe Hale`, but not `on Friday President Hale`.
    let titled = |start: usize| {
        let deputy = head.tokens.len() > 1 && owner.is_some() && view.acronym(start);
        let short = || end == start + 1 && view.acronym(start) && view.word(start).len() > ACRONYM;
        let firm = || deputy || short() && view.word(post).eq_ignore_ascii_case("president");
        // `Zentra president Jane Hill`, but not `Ardenian president Jane Hill`
        let unheard = || {
            let from = ["an", "ese", "ish", "i"].iter().any(|ending| view.word(start).ends_with(ending));
            let name = end == start + 1 && view.reading.scan.ids[start] == 0 && !from;
            name && view.word(post) == "president" && view.capital(post + 1)
        };
        !view.class(start, Class::Times) && (!office || firm() || unheard())
    };
    let before = start.filter(|&start| !opens(start) && (speaks || firm && titled(start)));
    if let Some(name) = before.and_then(|start| named(view, start, end)) {
        return Some(body(name));
    }
    let tail = &phrase.tail;
    // `president of Northern Home Video`, but not `president of Norby`
    let long = || tail.end > tail.start + 2 && view.capital(tail.start + 2);
    // `Jane Hill, president of Zentra`, but not `the president of Ardenia`
    let coined = || {
        let [at, next] = [tail.start + 1, tail.start + 2];
        let plain = !view.class(phrase.core.start, Class::Definite) && view.word(post) == "president";
        plain && at < tail.end && view.reading.scan.ids[at] == 0 && !(next < tail.end && view.capital(next))
    };
    let of =
        || firm && view.word(tail.start) == "of" && !view.capital(head.tokens.start) && (!office || long() || coined());
    let linked = !tail.is_empty()
        && (speaks && view.tag(tail.start) == Tag::IN || firm && view.class(tail.start, Class::Affiliating) || of());
    let article = tail.start + 1 < tail.end && view.tag(tail.start + 1) == Tag::DT;
    let start = tail.start + 1 + usize::from(article);
    // `a spokesperson for Immigration Arden`
    let run = capitals(view, start, tail.end);
    if let Some(kind) = linked.then(|| national(view, &run)).flatten() {
        return Some(Evidence { kind: Some(kind), ..told(run, head.what) });
    }
    let name = (linked && start < tail.end).then(|| named(view, start, tail.end))??;
    // Firms bear no article: `a spokesman for the Lantern Circle` may speak for anybody.
    let several = article && name.len() > 1;
    let found = body(name);
    Some(if several && found.entry.is_none() { Evidence { kind: Some(SourceKind::Unknown), ..found } } else { found })
}

/// The body to which somebody belongs by what follows the name: `Jane Hill of Northern Reform`, where that party is named, or `Jane
/// Hill at Marne Markets`.
pub(super) fn member(view: View<'_>, tail: &Range<usize>) -> Option<Evidence> {
    if tail.is_empty() || view.tag(tail.start) != Tag::IN {
        return None;
    }
    // `Jane Hill from Forestry Arden`
    let first = tail.start + 1;
    let run = capitals(view, first, tail.end);
    if let Some(kind) = national(view, &run) {
        return Some(Evidence { kind: Some(kind), ..told(run, What::Post) });
    }
    // `Jane Hill from Lakeland Cotton`, `Jane Hill from exporter Marne`
    let placed = (first..tail.end - 1).take_while(|&at| country(view, at)).count();
    let trade = usize::from(view.class(first, Class::Trades) && view.capital(first + 1));
    let name = named(view, first + placed.max(trade), tail.end)?;
    if trade > 0 {
        return Some(told(name, What::Post));
    }
    if let Some(found) = shortened(view, &name) {
        return Some(Evidence { kind: found.kind, entry: Some(found.entry), ..told(name, What::Post) });
    }
    // `Jane Hill at Marne Markets`, `Jane Hill from AxeTrade`, `Jane Hill from Field Air`, but not `Jane Hill at Wimbledon`, `Jane Hill
    // from Lower Norby`
    let joined = |at: usize| view.word(at).chars().skip(1).any(char::is_uppercase) && !view.acronym(at);
    let place = || {
        view.class(name.end - 1, Class::Grounds) || view.reader.marks.places.contains(&*folded(view.word(name.start)))
    };
    let worded = || common(view.reader.mostly(view.reading.scan.ids[name.end - 1]));
    let at = view.word(tail.start) == "at" || view.word(tail.start) == "from" && worded();
    (at && name.len() + placed > 1 && !place() || name.clone().any(joined)).then(|| told(name, What::Post))
}

/// The body named in full elsewhere, mostly before, that is called by its first words: `Harbour` of `Harbour Holdings`.
fn shortened<'a>(view: View<'a>, name: &Range<usize>) -> Option<&'a Found<'a>> {
    let all = view.reading.tags.len();
    let alike = |own: &str, other: &str| own == other || bare(own) == other;
    let same = |first: usize| name.clone().zip(first..all).all(|(own, other)| alike(view.word(own), view.word(other)));
    let begins = |found: &&Found<'a>| {
        let body = &found.tokens;
        let mut firsts = body.start.saturating_sub(NAME - 1)..body.end.saturating_sub(name.len());
        let apart = |at: usize| !name.contains(&at) && (view.capital(at) || view.mark(at, "."));
        firsts.any(|first| same(first) && (first..body.start.max(first) + 1).all(apart))
    };
    let before = view.found(name.start.saturating_sub(FAR)..name.start).rev();
    let after = view.found(name.end..all.min(name.end + FAR));
    before.chain(after).filter(|found| found.what.institution()).find(begins)
}

/// The unknown name that starts there, unless it is a person's.
fn named(view: View<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    // `St. Mary's`
    let saint = |at: usize| at > start && view.mark(at, ".") && at + 1 < end && view.capital(at + 1);
    let part = |at: usize| (view.capital(at) || saint(at)) && view.covering(at).is_none();
    let run = (start..end.min(start + NAME)).take_while(|&at| part(at));
    let name = start..run.last()? + 1;
    let given = first_name(view, start);
    let alone = name.len() == 1;
    // `Credit Marne said its profit fell`: the capital that opens the sentence is the name's.
    let opens = start == view.sentence(start).start && !alone && view.tag(start).is_noun();
    let plain = (opens || view.tag(start).is_name()) && view.word(start).len() > 1 && !given && !view.address(start);
    (plain && !(alone && called(view, start))).then_some(name)
}

/// Whether `he` or `she` elsewhere tells that the name is a person's.
pub(super) fn human(view: View<'_>, credit: &Credit<'_>) -> bool {
    let human = |mention: &Range<usize>| {
        mention.len() == 1
            && matches!(view.tag(mention.start), Tag::PRP | Tag::PRPS | Tag::PRPV | Tag::WP)
            && !view.class(mention.start, Class::Things)
    };
    credit.source.iter().chain(credit.mentions.iter().take(PRONOUNS)).any(human)
}

/// Whether a name of several words is made of words that the language has, as nobody's is: `River Action`, but not `Harbour County`.
fn worded(view: View<'_>, credit: &Credit<'_>, name: &Range<usize>) -> bool {
    let word = |at: usize| {
        let usual = view.reader.mostly(view.reading.scan.ids[at]);
        let adjective = at + 1 < name.end && usual == Some(Tag::JJ);
        view.acronym(at) && at > name.start || adjective || common(usual)
    };
    // `Wolf said he was hurt`
    let he = |at: usize| view.tag(at) == Tag::PRP && !view.class(at, Class::Things);
    let person = credit.cue.last().is_some_and(|cue| he(cue.end));
    name.len() > 1 && name.clone().all(word) && !view.class(name.end - 1, Class::Grounds) && !person
}

/// Whether a sign joins the words of a name, as it does in those of firms: `Marston & Hale`.
fn joined(view: View<'_>, credit: &Credit<'_>, piece: &Range<usize>) -> bool {
    // `Lucy Hale & Tom Roe`, `Penn & Teller said they`
    let person = |at: usize| first_name(view, at) || view.address(at);
    let sign = |at: &usize| {
        view.word(*at) == "&" && view.capital(at - 1) && view.capital(at + 1) && !person(at - 1) && !person(at + 1)
    };
    let several = |cue: &Range<usize>| view.word(cue.end).eq_ignore_ascii_case("they");
    let mut reach = piece.start + 1..piece.end.min(piece.start + NAME + 1).saturating_sub(1);
    !person(piece.start) && !credit.cue.iter().any(several) && reach.any(|at| sign(&at))
}

/// Whether `, which makes batteries,` follows.
fn described(view: View<'_>, name: &Range<usize>) -> bool {
    let next = name.end + 1;
    view.mark(name.end, ",") && view.class(next, Class::Relatives) && view.class(next, Class::Things)
}

/// Whether what is said begins with what the source has or does: `said its plant`, `said that it would cut jobs`.
fn owns(view: View<'_>, credit: &Credit<'_>) -> bool {
    let Some(cue) = credit.cue.last() else { return false };
    let sentence = view.sentence(cue.start);
    let that = cue.end < sentence.end && view.class(cue.end, Class::Definite) && view.class(cue.end, Class::Relatives);
    let start = cue.end + usize::from(that);
    if start + 2 >= sentence.end || !view.class(start, Class::Neuters) {
        return false;
    }
    if view.tag(start) == Tag::PRPS {
        return true;
    }
    // `The firm is late and Hale said it would stop`, `Mr. Hale was hurt`
    let first = credit.source.first().map_or(sentence.start, |source| source.start);
    let body = view.found(sentence.start..first).any(|found| found.what.institution());
    let addressed = |mention: &Range<usize>| {
        let before = (mention.start.saturating_sub(2)..mention.start).find(|&at| !view.mark(at, "."));
        view.address(mention.start) || before.is_some_and(|at| view.address(at))
    };
    if body || credit.mentions.iter().take(PRONOUNS).any(addressed) {
        return false;
    }
    let adverb = |at: usize| view.tag(at) == Tag::RB;
    let helper = start + 1 + usize::from(adverb(start + 1));
    let verb = helper + 1 + usize::from(adverb(helper + 1));
    // `said it would be hard`, `said it would take years`: nobody in particular.
    // `said it would take action`, `said it would make a bid`
    let action = |at: usize| match view.word(at) {
        "take" => matches!(view.tag(at + 1), Tag::JJ | Tag::NN | Tag::NNS),
        "make" => matches!(view.tag(at + 1), Tag::DT | Tag::JJ | Tag::NNS),
        _ => false,
    };
    let timed = |at: usize| view.class(at + 1, Class::Times) || view.class(at + 2, Class::Times);
    let idle = |at: usize| view.class(at, Class::Be) || IDLE.contains(&view.word(at)) && (!action(at) || timed(at));
    let acts = |at: usize| at < sentence.end && matches!(view.tag(at), Tag::VB | Tag::VBN | Tag::VBG) && !idle(at);
    // `said it expects`, `said it decided`
    let deed = DEEDS.contains(&view.word(helper)) || view.tag(helper).is_finite() && view.says(helper);
    acts(verb) || deed
}

/// Whether `it` stands for the source elsewhere.
fn neuter(view: View<'_>, credit: &Credit<'_>) -> bool {
    let it = |mention: &Range<usize>| mention.len() == 1 && view.class(mention.start, Class::Neuters);
    credit.mentions.iter().take(PRONOUNS).any(it)
}
