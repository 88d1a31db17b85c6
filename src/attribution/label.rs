//! Speakers set apart by a mark: headlines (`Roe: Talks will go on`), transcripts (`ROE: Good evening`), and names under
//! a quotation (`“It will hold.” — Jane Roe`) or a headline (`It will hold – mayor`).

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::apposition;
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::view::{Kind, View};
use crate::lexicon::entry::What;
use crate::lexicon::source::SourceKind;
use crate::rule::tag::Tag;
use crate::scan::Hit;
use crate::text::Position;
use crate::text::token::TokenKind;

/// Longest speaker label, in tokens.
const LONGEST: usize = 9;

/// How long the speaker behind a last colon may be, in tokens.
const LABEL: usize = 5;

/// The attribution of a sentence that opens with a speaker and a colon.
pub fn label(view: &View<'_>, sentence: usize) -> Option<Attribution> {
    let own = &view.document.sentences[sentence];
    let bounds = own.tokens.clone();
    let opens = sentence == 0 || view.document.sentences[sentence - 1].paragraph != own.paragraph;
    if !opens || view.is(bounds.start, Kind::QUOTE) {
        return None;
    }
    let colon = (bounds.start + 1..bounds.end.min(bounds.start + LONGEST)).find(|&at| view.is(at, Kind::COLON))?;
    // `Ministry: No talks planned`: a headline, which has no stop.
    let headline = !view.is(own.tokens.end - 1, Kind::STOP.or(Kind::UNQUOTE));
    let told = Kind::ROLE.or(Kind::SPEAKER).or(if headline { Kind::GROUP } else { Kind::ROLE });
    let last = noun::plain_after(view, bounds.start, colon)?;
    let carried = (last..colon).any(|at| view.tag(at).is_finite());
    let addressed = matches!(view.tag(last), Tag::IN | Tag::TO) && !carried;
    // `Jane Roe (Norby Bank): “It will fall.”`
    let named = view.is(last, Kind::OPEN) && view.is(colon - 1, Kind::CLOSE) && view.tag(last - 1).is_name();
    let bracket = named && view.is(colon + 1, Kind::QUOTE);
    let last = if bracket { colon } else { last };
    // `Head of the union: No money left`, but not `House of Cards: Fans rage at end`
    let office = view.is(last, Kind::OF);
    if office && !view.is(last - 1, Kind::ROLE) {
        return None;
    }
    let source = bounds.start..if office { colon } else { last };
    // `Film review: A long river`: what kind of piece it is.
    let piece = source.len() == 1 || view.in_list("genres", view.document.word(source.start));
    if piece && view.in_list("sections", view.document.word(last - 1)) {
        return None;
    }
    // `Minister on leak: “We had no choice”`, `Mayor to union: No money left`
    if source.end < colon && !addressed || !source.clone().any(|at| view.tag(at).is_name() || view.is(at, told)) {
        return None;
    }
    // `City hall insiders: budget hole grows`
    let headed = headline && view.is(last - 1, Kind::SPEAKER);
    if !headed
        && !source.clone().all(|at| {
            view.document.tokens[at].kind != TokenKind::Word
                || view.capital(at)
                || view.is(at, told.or(Kind::OF))
                || office && view.tag(at) == Tag::DT
        })
    {
        return None;
    }
    // A single word must be a speaker known elsewhere in the text: `Bombshell:` is none.
    let alone = source.len() == 1 && !view.is(source.start, told);
    if alone && !view.recurs(source.start) {
        return None;
    }
    if view.tag(source.start) == Tag::DT {
        return None;
    }
    let capitals = source.clone().all(|at| !view.document.word(at).chars().any(char::is_lowercase));
    // `DEATH TRAP: Bosses knew it leaked`: a headline shouts what it is about.
    let known = source.clone().any(|at| view.is(at, Kind::ROLE.or(Kind::SPEAKER))) || view.recurs(last - 1);
    // `TRANSPLANT: Growth of trade leads a hospital to Japan.`: a heading in plain words.
    let plain = |at: usize| {
        let usual = [Tag::NN, Tag::NNS, Tag::JJ, Tag::VBN, Tag::VBD, Tag::VBZ, Tag::VBG, Tag::IN, Tag::DT];
        !view.can(at, Tag::NNP) && usual.iter().any(|&tag| view.can(at, tag))
    };
    if capitals && source.len() > 1 && !known && (headline || source.clone().all(plain)) {
        return None;
    }
    let content = said(view, sentence, colon + 1, capitals)?;
    // `Norby Bank: https://norby.example`
    if matches!(view.document.word(content.start), "http" | "https" | "www") {
        return None;
    }
    // `SOURCE: Journal of Dams, May 2031.`
    if capitals && source.len() == 1 && view.is(source.start, Kind::SPEAKER) && !view.clause(content.clone()) {
        return None;
    }
    let end = own.tokens.end - 1;
    let asks = sentence == 0 && !capitals && view.document.word(end) == "?";
    // `Jane Roe: Firm 'cuts ties'`
    let title = headline || view.is(end, Kind::UNQUOTE) && !view.pauses(end, Kind::STOP);
    if topic(view, &source, &content, title, asks) {
        return None;
    }
    Some(Attribution {
        source: vec![source],
        cue: vec![colon..colon + 1],
        content: vec![content],
        sentence,
        rule: Form::Colon.into(),
        ..Attribution::default()
    })
}

/// Whether what stands before the colon is what the line is about: `World Cup 2022: Norby beat Arden`, `Jane Roe: Firm cuts ties
/// with singer`.
///
/// A full name says what follows where it is quoted or in its own voice, an office or a study always may.
fn topic(view: &View<'_>, source: &Range<usize>, content: &Range<usize>, headline: bool, asks: bool) -> bool {
    let last = source.end - 1;
    let numbered = view.tag(last) == Tag::CD && !view.sources(source).any(|hit| hit.tokens.end == source.end);
    if numbered || view.in_list("topics", view.document.word(last)) {
        return true;
    }
    let quoted = view.is(content.start, Kind::QUOTE);
    let own =
        content.clone().any(|at| matches!(view.tag(at), Tag::PRP | Tag::PRPS) && first_person(view.document.word(at)));
    if quoted || own || !headline && !asks {
        return false;
    }
    let demands = || content.clone().any(|at| view.in_list("demands", view.document.word(at)));
    // `Jane Roe: Plan is 'dead wrong'`, but not `Jane Roe: Police 'stand by' ruling, mayor says`
    let named = view.is(source.start, Kind::MAN.or(Kind::WOMAN));
    let scare = || named && content.clone().any(|at| view.is(at, Kind::QUOTE));
    let told = || content.clone().any(|at| view.verb_frames(at) > 0);
    asks || source.len() > 1 && !speaks(view, source) && !demands() && (!scare() || told())
}

/// Whether a word is the writer's own: `I`, `we're`.
fn first_person(word: &str) -> bool {
    let plain = word.split(['\'', '’']).next().unwrap_or(word);
    ["i", "we", "me", "us", "my", "our"].iter().any(|own| plain.eq_ignore_ascii_case(own))
}

/// Whether words before a colon are those of a speaker: `Home secretary`, `Mayor Jane Roe`, `State Department`.
fn speaks(view: &View<'_>, source: &Range<usize>) -> bool {
    let last = source.end - 1;
    let titled = |at: usize| at < last && view.is(at, Kind::ROLE.or(Kind::GENTLEMAN).or(Kind::LADY));
    let office = |hit: &Hit| {
        let facts = &view.entry(hit).facts;
        hit.tokens.end == source.end
            && matches!(facts.what, What::Name | What::Head | What::Group)
            && matches!(
                facts.kind,
                Some(
                    SourceKind::Government
                        | SourceKind::Political
                        | SourceKind::International
                        | SourceKind::Intelligence
                )
            )
    };
    // `Dave Bishop: Record fails to chart`
    let surname = source.len() == 2 && view.is(source.start, Kind::MAN.or(Kind::WOMAN));
    view.is(last, Kind::ROLE.or(Kind::SPEAKER).or(Kind::POLL)) && !surname
        || view.is(last, Kind::WORK) && !view.capital(last)
        || source.clone().any(titled)
        || view.sources(source).any(office)
}

/// The attribution of a quotation that a dash and a name sign.
pub fn signature(view: &View<'_>, sentence: usize) -> Option<Attribution> {
    let bounds = view.document.sentences[sentence].tokens.clone();
    let close = if bounds.start > 0 && view.is(bounds.start, Kind::DASH) {
        bounds.start - 1
    } else {
        (bounds.start..bounds.end - 1).rev().find(|&at| view.is(at, Kind::UNQUOTE) && view.is(at + 1, Kind::DASH))?
    };
    let quote = view.quote(close).filter(|quote| view.is(close, Kind::UNQUOTE) && quote.len() > 4)?;
    let name = (close + 1..bounds.end).find(|&at| !view.is(at, Kind::DASH))?;
    let end = apposition::after_with_apposition(view, name, bounds.end)?;
    let source = view.trimmed(name..bounds.end);
    if end < source.end || !view.tag(name).is_name() || source.clone().any(|at| view.tag(at).is_finite()) {
        return None;
    }
    let cue = close + 1..name;
    Some(Attribution {
        source: vec![source],
        cue: vec![cue],
        content: vec![quote],
        sentence,
        rule: Form::Dash.into(),
        ..Attribution::default()
    })
}

/// The attribution of a headline that ends in a dash or a colon and its speaker: `Farmers could strike in May – union`,
/// `Coffee cuts risk: study`.
pub fn last_word(view: &View<'_>, sentence: usize) -> Option<Attribution> {
    let own = &view.document.sentences[sentence];
    let bounds = own.tokens.clone();
    let colon = |at: usize| own.position == Position::Headline && view.is(at, Kind::COLON);
    let mark = (bounds.start + 3..bounds.end.saturating_sub(1))
        .rev()
        .take(LONGEST)
        .find(|&at| view.is(at, Kind::DASH) || colon(at))?;
    let source = mark + 1..bounds.end;
    // `He blamed one man – the president`: whom the line speaks of has an article, who says it in a headline has none.
    let whole =
        view.tag(source.start) != Tag::DT && noun::plain_after(view, source.start, source.end) == Some(source.end);
    let content = view.trimmed(bounds.start..mark);
    let tells = if colon(mark) { signs(view, &source, &content) } else { closes(view, &source) };
    // `Two dead after ferry sinking: police`
    let plain = |at: usize| view.is(at, Kind::SPEAKER.or(Kind::WORK).or(Kind::POLL)) && content.len() > 3;
    let verbless = || colon(mark) && (planned(view, &content) || plain(source.end - 1));
    if !whole || !tells || !(view.clause(content.clone()) || verbless()) {
        return None;
    }
    Some(Attribution {
        source: vec![source],
        cue: vec![mark..mark + 1],
        content: vec![content],
        sentence,
        rule: if colon(mark) { Form::Colon } else { Form::Dash }.into(),
        ..Attribution::default()
    })
}

/// Whether the words behind a last dash are those of a speaker; an outlet's name is only where it stood: `Roe wins – Harbour
/// Post`.
fn closes(view: &View<'_>, source: &Range<usize>) -> bool {
    let speaker = Kind::SPEAKER.or(Kind::ROLE).or(Kind::GROUP).or(Kind::WORK).or(Kind::POLL);
    !source.clone().any(|at| view.capital(at)) && view.is(source.end - 1, speaker)
}

/// Whether the words behind a last colon are those of whoever says what stands before it: `Study`, `police`, `Mayor Roe`, but
/// not `Match report`, `what we know`.
fn signs(view: &View<'_>, source: &Range<usize>, content: &Range<usize>) -> bool {
    let last = source.end - 1;
    let asks = view.is(content.start, Kind::QUESTION) || content.clone().any(|at| view.is(at, Kind::COLON));
    let work = view.is(last, Kind::WORK.or(Kind::POLL));
    let plain = !work || source.len() == 1 || view.one_of(source.start, &["new", "govt", "official"]);
    let speaker = work || view.is(last, Kind::SPEAKER.or(Kind::ROLE)) || speaks(view, source);
    !asks && plain && speaker && source.len() <= LABEL
}

/// Whether an infinitive carries a headline: `Town to get new buses`.
fn planned(view: &View<'_>, content: &Range<usize>) -> bool {
    content.clone().skip(1).any(|at| view.is(at, Kind::TO) && view.tag(at + 1) == Tag::VB && view.tag(at - 1).is_noun())
}

/// What is said after the colon: the sentence, or in a transcript the paragraph.
fn said(view: &View<'_>, sentence: usize, start: usize, transcript: bool) -> Option<Range<usize>> {
    let sentences = &view.document.sentences;
    let mut last = sentence;
    if transcript {
        while sentences.get(last + 1).is_some_and(|next| next.paragraph == sentences[sentence].paragraph) {
            last += 1;
        }
    }
    let content = view.trimmed(start..sentences[last].tokens.end);
    (content.len() >= 3).then_some(content)
}
