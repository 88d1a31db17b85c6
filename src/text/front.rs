//! What stands before and around the story: headline, dateline, byline and agency credit.

use std::ops::Range;

use crate::byline::{self, is_byline};
use crate::calendar::{is_date, is_time};
use crate::ending::ending;
use crate::span::{Span, border};
use crate::text::beside::is_dated_name;
use crate::text::fold::folded;
use crate::text::line::{self, Aside, Paragraph};
use crate::text::marks::Marks;

/// Longest line, in words, that can be a headline.
const HEADLINE_WORDS: usize = 25;
/// Lines of text before which a byline can stand.
const FRONT_LINES: usize = 3;
/// How far into the first paragraph, in bytes, a dateline may reach.
const DATELINE_REACH: usize = 90;
/// How long, in bytes, the name of a speaker before a colon may be.
const SPEAKER: usize = 40;

/// The parts of an article that become columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// Place of the dateline, such as `WASHINGTON`.
    pub dateline: Option<Span>,
    /// Author line.
    pub byline: Option<Span>,
    /// Agency credited, such as `AP`.
    pub agency: Option<Span>,
}

impl Front {
    /// The kind under which a line is set aside, if it is no article text.
    ///
    /// `kept` counts the lines of text found before it, `apart` tells whether the headline stands apart from them.
    pub(crate) fn line_kind(
        &mut self,
        text: &str,
        line: Span,
        kept: usize,
        apart: bool,
        marks: &Marks,
    ) -> Option<String> {
        let words = line.of(text);
        let short = line::short(words);
        let first = kept == 0 && !text[line.end..].trim().is_empty();
        let listed = |first: bool| short.as_deref().and_then(|normal| line::kind_of(words, normal, marks, first));
        // Where the headline stands apart, the first line may say who wrote the story.
        let signed = || if apart && first { listed(false).filter(|kind| *kind == "byline") } else { None };
        if let Some(kind) = listed(first).or_else(signed) {
            if kind == "byline" {
                self.byline.get_or_insert(line);
            }
            return Some(kind.to_owned());
        }
        // The parts of a live page are headed by their times, those of a chronicle by their days, wherever they stand.
        if short.is_some() && (is_date(words) || is_time(words)) {
            return Some("date".to_owned());
        }
        if short.is_some() && (apart || !first) && kept <= FRONT_LINES && is_dated_name(words) {
            return Some("date".to_owned());
        }
        if is_byline(words) && kept <= FRONT_LINES {
            self.byline.get_or_insert(line);
            return Some("byline".to_owned());
        }
        let plain = short.as_deref().map_or("", line::bare);
        if marks.agencies.contains(plain.trim_matches(['(', ')'])) {
            self.agency.get_or_insert(line);
            return Some("agency".to_owned());
        }
        if is_capitals(words) && marks.places.contains(plain) {
            self.dateline.get_or_insert(line);
            return Some("dateline".to_owned());
        }
        None
    }

    /// Cuts a byline off the paragraph that it stands in one line with: `By Ana Lim, Oslo The ferry sank.`
    pub(crate) fn signed(&mut self, text: &str, paragraph: &mut Paragraph, marks: &Marks) -> Option<Aside> {
        let words = paragraph.span.of(text);
        let rest = byline::opening(
            words,
            |word| marks.starters.contains(&*folded(word)),
            |place| marks.places.contains(&*folded(place)),
        )?;
        let start = paragraph.span.start;
        let line = Span::new(start, start + words[..rest].trim_end().len());
        paragraph.span.start = start + rest;
        self.byline.get_or_insert(line);
        Some(Aside { span: line, kind: "byline".to_owned() })
    }

    /// Cuts an inline dateline such as `OSLO, May 3 (NTB) — ` off the first paragraph; `below` the first two, where highlights of
    /// the story stand above it, only one that credits an agency: `Lund, Arden (CNN) `.
    pub(crate) fn opening(
        &mut self,
        text: &str,
        paragraph: &mut Paragraph,
        marks: &Marks,
        below: bool,
    ) -> Option<Aside> {
        let words = paragraph.span.of(text);
        let (length, rest) = dateline(words)?;
        let head = &words[..length];
        let start = paragraph.span.start;
        let place = head.find([',', '(', ';', ':', '—', '–', '-', '/', '_']).unwrap_or(head.len());
        // `LONDON 10:30 GMT`
        let hour = |c: char| c.is_ascii_digit() && head[place..].starts_with(':');
        let place_text = head[..place].trim_end_matches(hour).trim();
        // `TORONTO (6:30 p.m.)` credits nobody.
        let named = |&(open, _): &(usize, usize)| !head[open + 1..].starts_with(|c: char| c.is_ascii_digit());
        let agency = head.find('(').and_then(|open| Some((open, open + head[open..].find(')')?))).filter(named);
        let credited = agency.map(|(open, close)| head[open + 1..close].trim());
        let capital_place = is_capitals(place_text) && place_text.chars().count() > 2;
        let known_place = marks.places.contains(&*folded(place_text));
        let known_agency = credited.is_some_and(|name| marks.agencies.contains(&*folded(name)));
        let ends_in_mark = head.trim_end().ends_with(['—', '–', '-', '_']);
        // `LAHORE: The court`
        let ends_in_colon = head.ends_with(':') && credited.is_none() && !speaks(text, paragraph.span, &words[rest..]);
        // `The News Agency of Arden (NAA) reports`: the sentence goes on.
        let whole = ends_in_mark || ends_in_colon || words[rest..].starts_with(char::is_uppercase);
        let placed = ends_in_mark && (capital_place || known_place)
            || capital_place && known_place && (credited.is_some() || ends_in_colon);
        if !(known_agency && whole || placed && !below) {
            return None;
        }
        if !place_text.is_empty() {
            self.dateline.get_or_insert(Span::new(start, start + place_text.len()));
        }
        if let Some((open, close)) = agency {
            self.agency.get_or_insert(Span::new(start + open + 1, start + close));
        }
        let aside = Span::new(start, start + head.trim_end().len());
        paragraph.span.start = start + rest;
        Some(Aside { span: aside, kind: "dateline".to_owned() })
    }
}

/// Length of a possible dateline at the start of a paragraph, and where the prose begins after it.
fn dateline(words: &str) -> Option<(usize, usize)> {
    let head = &words[..border(words, DATELINE_REACH)];
    let mut end = None;
    for dash in ["—", "–", " - ", "--", " _ "] {
        if let Some(at) = head.find(dash) {
            end = Some(end.map_or(at + dash.len(), |known: usize| known.min(at + dash.len())));
        }
    }
    // `KYIV: 3 MARCH — The court`
    let dated = |from: usize, to: usize| {
        let between = head[from..to].split('(').next().unwrap_or_default().trim_end_matches(['—', '–', '-', ' ']);
        is_date(between) || is_time(between)
    };
    let colon = colon(head).filter(|&colon| end.is_none_or(|end| end < colon || !dated(colon, end)));
    let end = end.into_iter().chain(colon).min().or_else(|| head.find(')').map(|at| at + 1))?;
    let head = &words[..end];
    if head.contains(['“', '"', '?', '!', '‘']) || !head.starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    let rest = words[end..].trim_start();
    (!rest.is_empty()).then_some((end, words.len() - rest.len()))
}

/// Where a line goes on behind a colon that only a name in capitals stands before, and no part of a time: `LAHORE: `,
/// `LAHORE (AP): `.
fn colon(line: &str) -> Option<usize> {
    let (before, behind) = line.split_once(':')?;
    let name = is_capitals(before) && !before.contains(|c: char| c.is_ascii_digit());
    let whole = !before.contains('(') || before.ends_with(')');
    (name && whole && behind.starts_with(char::is_whitespace)).then_some(before.len() + 1)
}

/// Whether a name before a colon is that of a speaker: by what is said, or as other paragraphs open with names too.
fn speaks(text: &str, paragraph: Span, said: &str) -> bool {
    let first = said.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let asks = said.find(['.', '!', '?']).is_some_and(|end| said[end..].starts_with('?'));
    let named = |line: &str| colon(line.trim()).is_some_and(|end| end <= SPEAKER);
    matches!(first, "I" | "We" | "WE")
        || asks
        || text[..paragraph.start].lines().chain(text[paragraph.end..].lines()).any(named)
}

/// Whether the headline is given apart from a text, which begins with another line.
pub(crate) fn is_apart(text: &str, title: &str, lines: &[Paragraph]) -> bool {
    !title.trim().is_empty() && lines.first().is_some_and(|line| !same_line(line.span.of(text), title))
}

/// Index of the headline among the kept paragraphs, if the text holds one: always 0.
pub(crate) fn headline(text: &str, title: &str, kept: &[Paragraph]) -> Option<usize> {
    let first = kept.first()?.span.of(text);
    if !title.trim().is_empty() {
        return same_line(first, title).then_some(0);
    }
    let words = first.split_whitespace().count();
    let prose = first.ends_with(['.', ':', ',', ';', '…', '"', '”']) && !first.ends_with("...");
    let second_is_text = kept.get(1).is_some_and(|next| {
        next.span.len() > first.len() || next.span.of(text).ends_with(['.', '”', '"', '?', '!', '’'])
    });
    (words <= HEADLINE_WORDS && !prose && second_is_text).then_some(0)
}

/// The paragraphs in which a dateline may stand: the first of the body, and those below lines that tell the story in short.
pub(crate) fn lead_candidates(headline: Option<usize>, kept: usize) -> Range<usize> {
    const DEEPEST: usize = 6;
    let lead = usize::from(headline.is_some());
    lead.min(kept)..kept.min(lead + DEEPEST)
}

/// Whether two lines say the same but for case, marks and spaces.
fn same_line(a: &str, b: &str) -> bool {
    fn bare(line: &str) -> impl Iterator<Item = char> {
        line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    // Nearly always they are the same letter by letter, or begin differently.
    bare(a).next().is_some() && (a == b || bare(a).eq(bare(b)))
}

fn is_capitals(line: &str) -> bool {
    line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase)
}

/// Cuts the mark that the rest is missing off the last paragraph.
pub(crate) fn closing(text: &str, paragraph: &mut Paragraph, marks: &Marks) -> Option<Aside> {
    let Span { start, end } = paragraph.span;
    let words = paragraph.span.of(text);
    let at = marks.cuts.iter().find_map(|pattern| ending(words, pattern))?;
    paragraph.span.end = start + words[..at].trim_end().len();
    Some(Aside { span: Span::new(start + at, end), kind: "truncation".to_owned() })
}
