//! Lines and paragraphs, and which lines are no article text: labelled and set aside, never dropped.

use std::borrow::Cow;
use std::ops::Range;

use crate::byline::{are_names, is_byline};
use crate::calendar::is_date;
use crate::skim::{first, holds};
use crate::span::Span;
use crate::text::fold::fold_letter;
use crate::text::marks::{Marker, Marks, Where};

/// A stretch of the text that is not scored, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The bytes set aside.
    pub span: Span,
    /// Kind, such as `cookie`, `section`, `dateline`, `byline`.
    pub kind: String,
}

/// A paragraph: a run of lines without a break between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// From the first to the last visible character.
    pub span: Span,
}

/// Longest line, in characters, that is looked at for boilerplate; prose beyond it is prose.
const LONGEST_MARKED_LINE: usize = 600;

/// How far into a line, in bytes, a number stands that the lists write as `0`.
const NUMBER_REACH: usize = 24;

/// Longest line that is set aside for its beginning alone; a long one is prose that begins alike.
const LONGEST_OPENED_LINE: usize = 260;

/// Longest line that is set aside for a label that may open a sentence too.
const LONGEST_LABELLED_LINE: usize = 160;

/// Most words of a line that heads links.
const HEADING_WORDS: usize = 7;

/// Wordings that open headlines too, and sites on which the others lead to somebody.
const ADDRESSED: [&str; 4] = ["contact", "email", "follow", "subscribe to"];
const SITES: [&str; 16] = [
    "apple",
    "bluesky",
    "facebook",
    "google",
    "instagram",
    "linkedin",
    "mastodon",
    "soundcloud",
    "spotify",
    "substack",
    "telegram",
    "threads",
    "tiktok",
    "twitter",
    "whatsapp",
    "x",
];
/// Verbs of speech, of which a caption has none.
const SPEECH: [&str; 8] = ["announced", "claimed", "said", "say", "says", "told", "warned", "warns"];

/// Cuts a text into lines, or into paragraphs where the lines are hard-wrapped.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    if !hard_wrapped(text, &lines) {
        return lines.into_iter().map(|span| Paragraph { span }).collect();
    }
    let mut joined: Vec<Paragraph> = Vec::new();
    // A byline or a date stands for itself below an empty line, the headline or another such; elsewhere it is a line of a
    // sentence that looks like one.
    let mut alone = true;
    for (at, span) in lines.into_iter().enumerate() {
        let tight = joined.last().is_some_and(|last| breaks(&text[last.span.end..span.start]) < 2);
        let was = alone;
        let free = was || !tight || at == 1 && !joined[0].span.of(text).ends_with(',');
        alone = free && (is_byline(span.of(text)) || is_date(span.of(text)));
        match joined.last_mut() {
            Some(last) if !was && !alone && tight => last.span.end = span.end,
            _ => joined.push(Paragraph { span }),
        }
    }
    joined
}

/// The non-blank lines, trimmed of white space.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::with_capacity(text.len() / 64);
    let mut at = 0;
    while at < text.len() {
        let (length, mark) = line_end(&text[at..]);
        let line = &text[at..at + length];
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        if start < end {
            lines.push(Span::new(start, end));
        }
        at += length + mark;
    }
    lines
}

/// Where the first line of a text ends, and how long the mark is that ends it.
fn line_end(text: &str) -> (usize, usize) {
    let mut from = 0;
    // `\n` to `\r`, and the first byte of the two separators of Unicode, which other letters share.
    while let Some(found) = first(&text.as_bytes()[from..], |byte| (byte.wrapping_sub(b'\n') < 4) | (byte == 0xE2)) {
        let at = from + found;
        match text[at..].chars().next() {
            Some(mark @ ('\n'..='\r' | '\u{2028}' | '\u{2029}')) => return (at, mark.len_utf8()),
            other => from = at + other.map_or(1, char::len_utf8),
        }
    }
    (text.len(), 0)
}

/// How many lines end in what stands between two others.
fn breaks(between: &str) -> usize {
    between.bytes().filter(|&byte| byte == b'\n').count()
}

/// Whether line ends are typesetting: of the lines right above another, at least four, a third are 45 to 100 bytes
/// long and go on below with a small letter.
fn hard_wrapped(text: &str, lines: &[Span]) -> bool {
    let (mut tight, mut open) = (0, 0);
    for pair in lines.windows(2) {
        if breaks(&text[pair[0].end..pair[1].start]) != 1 {
            continue;
        }
        tight += 1;
        let next_low = text[pair[1].start..].chars().next().is_some_and(char::is_lowercase);
        if next_low && (45..=100).contains(&pair[0].len()) {
            open += 1;
        }
    }
    tight >= 4 && open * 3 >= tight
}

/// Kind of boilerplate a line is, if it is one.
#[must_use]
pub fn boilerplate<'m>(line: &str, marks: &'m Marks) -> Option<&'m str> {
    kind_of(line, &short(line)?, marks, false)
}

/// The [`normal`] form of a line that is short enough to be anything but prose.
pub(crate) fn short(line: &str) -> Option<String> {
    (line.len() <= LONGEST_MARKED_LINE).then(|| normal(line))
}

/// As [`boilerplate`], of a line whose [`short`] form is known, and of which it is known whether it may be a headline.
pub(crate) fn kind_of<'m>(line: &str, normal: &str, marks: &'m Marks, first: bool) -> Option<&'m str> {
    let plain = normal.trim_end_matches(edge);
    if plain.is_empty() {
        return Some("rule");
    }
    if address(plain) {
        return Some("address");
    }
    listed(line, normal, plain, marks, first).or_else(|| {
        let numbered = numbered(normal)?;
        listed(line, &numbered, numbered.trim_end_matches(edge), marks, first)
    })
}

/// Kind of boilerplate that the lists know a line as.
fn listed<'m>(line: &str, normal: &str, plain: &str, marks: &'m Marks, first: bool) -> Option<&'m str> {
    if let Some(kind) = marks.lines.get(plain) {
        return Some(kind);
    }
    if marks.sections.contains(plain) {
        return Some("section");
    }
    let fits = |marker: &Marker, at: usize| {
        let end = at + marker.phrase.len();
        match marker.place {
            Where::Line => false,
            Where::Start => line.len() <= LONGEST_OPENED_LINE && ends_word(normal, end),
            // In title case a headline looks like names.
            Where::Heading => at == 0 && is_heading(line) && ends_word(normal, end),
            Where::Names => !first && line.len() <= LONGEST_OPENED_LINE && is_between_names(plain, line, at..end),
            Where::Label if first && !marker.phrase.ends_with(':') => false,
            Where::Credit if first => false,
            Where::Label => {
                at == 0 && is_brief(line) && ends_word(normal, end) || is_credit(line, plain, at..end, marker)
            }
            Where::End => line.len() <= LONGEST_OPENED_LINE && begins_word(plain, at) && is_signed(line, marker),
            Where::Anywhere => begins_word(plain, at) && ends_word(plain, end),
            Where::Credit => is_credit(line, plain, at..end, marker),
        }
    };
    marks.markers.first(normal, plain, fits).map(|marker| marker.kind.as_str())
}

/// Whether a line whose [`normal`] form is known heads links to other stories: `More on this story`, `Most read in the Star`.
pub(crate) fn heads_links(normal: &str, marks: &Marks) -> bool {
    let plain = bare(normal);
    let heads = |marker: &Marker, at: usize| marker.place == Where::Heading && at == 0;
    marks.lines.get(plain).is_some_and(|kind| kind == "related") || marks.markers.first(normal, plain, heads).is_some()
}

/// Whether a line is short and no sentence, as a heading of links is: `Most read in the Star`.
fn is_heading(line: &str) -> bool {
    line.split_whitespace().count() <= HEADING_WORDS && !line.ends_with(['.', '!', '?', '”', '"'])
}

/// Whether names alone stand before and behind the wording at a place: `Ana Lim reported from Oslo and Bo Roe from Turku.`
fn is_between_names(plain: &str, line: &str, place: Range<usize>) -> bool {
    let around = [plain.get(..place.start), plain.get(place.end..)];
    let counts = around.map(|words| words.unwrap_or_default().split_whitespace().count());
    let all = line.split_whitespace().count();
    let before = line.split_whitespace().take(counts[0]);
    let behind = line.split_whitespace().skip(all.saturating_sub(counts[1]));
    begins_word(plain, place.start)
        && ends_word(plain, place.end)
        && counts.iter().all(|&count| count > 0)
        && are_names(before)
        && are_names(behind)
}

/// Whether a line behind a label, such as `Photo:`, is no sentence: it has no full stop, or names alone stand before it.
fn is_brief(line: &str) -> bool {
    line.len() <= LONGEST_LABELLED_LINE && (!line.ends_with(['.', '!', '?', '”', '"']) || has_no_small_word(line))
}

fn has_no_small_word(line: &str) -> bool {
    line.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
}

/// Whether names alone stand before an agency behind a stroke, such as `/Reuters`.
fn is_signed(line: &str, marker: &Marker) -> bool {
    !marker.phrase.starts_with('/') || has_no_small_word(line)
}

/// Whether the wording at a place opens a line, and names alone stand behind it. Before that of a picture its caption may
/// stand: `The quay at dawn. Photograph: Max Orr/Harbour Post`.
fn is_credit(line: &str, plain: &str, place: Range<usize>, marker: &Marker) -> bool {
    // `Contact:` alone: what is matched ends in a mark that the plain form has lost, and nothing stands behind it.
    let Some(behind) = plain.get(place.end..) else { return false };
    let before = &plain[..place.start];
    let caption = || {
        let said = |word: &str| SPEECH.contains(&word.trim_matches(edge));
        let whole = marker.phrase.ends_with(':') || !before.contains(['.', '!', '?']);
        marker.kind == "caption" && whole && !before.split(' ').any(said)
    };
    let opens = !before.contains(char::is_alphanumeric) || caption();
    let stands = opens
        && line.len() <= LONGEST_OPENED_LINE
        && begins_part(plain, place.start)
        && ends_word(plain, place.end)
        && (!ADDRESSED.contains(&marker.phrase.as_str()) || leads_away(behind));
    let names = behind.split_whitespace().count();
    let all = line.split_whitespace().count();
    stands && names > 0 && are_names(line.split_whitespace().skip(all.saturating_sub(names)))
}

/// Whether words name what readers can follow or write to: `on X`, `@harbour`, `newsletter`.
fn leads_away(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().map(|word| word.trim_matches(edge)).collect();
    let on = words.windows(2).any(|pair| pair[0] == "on" && SITES.contains(&pair[1]));
    on || words.iter().any(|word| word.contains('@') || matches!(*word, "newsletter" | "newsletters"))
}

/// Whether a line begins at a place, or something new behind an end mark or a bracket.
fn begins_part(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.is_empty()
        || before.ends_with(['.', '!', '?', '”', '"', '’', '|', '/', '(', '[', ')', '–', '—', '-', '•', '©'])
}

/// The form in which whole lines are compared: as [`normal`], with end marks off.
#[must_use]
pub fn plain(line: &str) -> String {
    bare(&normal(line)).to_owned()
}

/// The [`plain`] form of a line whose [`normal`] form is known.
pub(crate) fn bare(normal: &str) -> &str {
    normal.trim_end_matches(edge)
}

/// The form in which the beginnings of lines are compared: folded, bullets off, single spaces.
#[must_use]
pub fn normal(line: &str) -> String {
    let line = line.trim_start_matches(edge);
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while !rest.is_empty() {
        // Runs of ASCII with single spaces, nearly all of English news, are taken as they are.
        let run = first(rest.as_bytes(), odd).unwrap_or(rest.len());
        let (plain, after) = rest.split_at(run);
        let begins = plain.starts_with(' ') && (out.is_empty() || out.ends_with(' '));
        if begins || doubled(plain) {
            for word in plain.split_inclusive(' ') {
                match word {
                    " " if out.ends_with(' ') || out.is_empty() => {}
                    word => out.push_str(word),
                }
            }
        } else {
            out.push_str(plain);
        }
        let mut letters = after.chars();
        match letters.next() {
            Some(space) if space.is_whitespace() && (out.ends_with(' ') || out.is_empty()) => {}
            Some(space) if space.is_whitespace() => out.push(' '),
            Some(letter) => fold_letter(letter, &mut out),
            None => {}
        }
        rest = letters.as_str();
    }
    out.make_ascii_lowercase();
    out.truncate(out.trim_end().len());
    out
}

/// Whether a byte is neither a blank nor a visible character of ASCII.
fn odd(byte: u8) -> bool {
    byte.wrapping_sub(b' ') >= 0x7F - b' '
}

/// Whether blanks stand at an edge of the text or side by side.
fn spaced(text: &str) -> bool {
    text.starts_with(' ') || text.ends_with(' ') || doubled(text)
}

/// Whether two blanks stand side by side.
fn doubled(text: &str) -> bool {
    // Two bytes at every place, without an early end: many places are looked at together.
    let bytes = text.as_bytes();
    bytes.iter().zip(bytes.iter().skip(1)).fold(false, |found, (&one, &two)| found | ((one == b' ') & (two == b' ')))
}

/// A text with every stretch of white space made one space, and none at its edges.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if even(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    push_one_line(text, &mut out);
    Cow::Owned(out)
}

/// Whether a text has one line and single blanks already, as most have.
fn even(text: &str) -> bool {
    !holds(text.as_bytes(), odd) && !spaced(text)
}

/// Appends what [`one_line`] gives.
pub fn push_one_line(text: &str, out: &mut String) {
    if even(text) {
        return out.push_str(text);
    }
    for (at, word) in text.split_whitespace().enumerate() {
        out.push_str(if at > 0 { " " } else { "" });
        out.push_str(word);
    }
}

/// What bullets and end marks are made of.
fn edge(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '(' | ')' | '[' | ']' | '©' | '+' | '@' | '#')
}

/// Whether a line is nothing but an address of a page or of a person.
fn address(plain: &str) -> bool {
    let begins = ["http://", "https://", "www.", "@"].iter().any(|start| plain.starts_with(start));
    !plain.contains(' ') && (begins || plain.contains('@')) && plain.len() > 2
}

/// The line with `0` for every number, as the lists write one; none where no number stands near its beginning.
fn numbered(normal: &str) -> Option<String> {
    let near = normal.as_bytes().iter().take(NUMBER_REACH);
    if normal.len() > LONGEST_OPENED_LINE || !near.into_iter().any(u8::is_ascii_digit) {
        return None;
    }
    let mut out = String::with_capacity(normal.len());
    for letter in normal.chars() {
        match letter {
            '0'..='9' if out.ends_with('0') => {}
            '0'..='9' => out.push('0'),
            letter => out.push(letter),
        }
    }
    Some(out)
}

fn ends_word(text: &str, at: usize) -> bool {
    // The plain form of a line may have lost the mark that a wording ends in.
    let Some((before, behind)) = text.split_at_checked(at) else { return true };
    behind.chars().next().is_none_or(|c| !c.is_alphanumeric())
        || before.chars().next_back().is_some_and(|c| !c.is_alphanumeric())
}

fn begins_word(text: &str, at: usize) -> bool {
    let Some((before, behind)) = text.split_at_checked(at) else { return false };
    before.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
        || behind.chars().next().is_some_and(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::folded;
    use crate::text::marks::Markers;

    #[test]
    fn lines_are_paragraphs_unless_wrapped() {
        let text = "First line.\nSecond line.\n\nThird.";
        assert_eq!(paragraphs(text).len(), 3);
        let wrapped = "The ministry announced on Monday that the talks had been\nput off until the spring because neither side was ready to\nsign the paper that the two envoys had drawn up between\nthem in the course of a long and cold winter in the\nmountains.\n\nA second paragraph follows here.";
        assert_eq!(paragraphs(wrapped).len(), 2);
        assert_eq!(paragraphs(&format!("Talks put off\nBy Ana Lim\n4 March 2026\n{wrapped}")).len(), 5);
        for inside in ["12 March 2026.", "by Prime Minister Jane Roe"] {
            assert_eq!(
                paragraphs(&wrapped.replace("mountains.", &format!("mountains,\n{inside}"))).len(),
                2,
                "{inside}"
            );
        }
    }

    proptest! {
        #[test]
        fn the_normal_form_is_that_of_its_words(line in "([a-zA-Z .,•’é\\t\u{a0}İ]){0,30}") {
            let folded = folded(&line).into_owned();
            let words: Vec<&str> = folded.trim_start_matches(edge).split_whitespace().collect();
            prop_assert_eq!(normal(&line), words.join(" "));
            prop_assert_eq!(one_line(&line), line.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn a_number_in_the_list_is_any_number() {
        let mark = |phrase: &str, place| Marker { phrase: phrase.to_owned(), place, kind: "k".to_owned() };
        let mut marks = Marks { markers: Markers::new(vec![mark("copyright 0", Where::Start)]), ..Marks::default() };
        marks.lines.insert("0 min read".to_owned(), "k".to_owned());
        for (line, kind) in [
            ("Copyright 2025 Harbour Press", Some("k")),
            ("Copyright 1025, 2026 Harbour Press", Some("k")),
            ("Copyright 2025th", None),
            ("Copyright law is old", None),
            ("12 min read", Some("k")),
            ("In 12 min read the leaflet", None),
            ("ana.lim@harbour.example", Some("address")),
            ("@analim", Some("address")),
            ("https://harbour.example/pier", Some("address")),
            ("Write to ana.lim@harbour.example", None),
        ] {
            assert_eq!(boilerplate(line, &marks), kind, "{line}");
        }
    }

    #[test]
    fn a_label_opens_what_is_no_sentence() {
        let mark = |phrase: &str| Marker { phrase: phrase.to_owned(), place: Where::Label, kind: "k".to_owned() };
        let list = vec![mark("section:"), mark("graphic:"), mark("copyright 0"), mark("subscribe to our")];
        let marks = Marks { markers: Markers::new(list), ..Marks::default() };
        for (line, kind) in [
            ("SECTION: News; Pg. 4", Some("k")),
            ("GRAPHIC: Photo of a ferry at the pier", Some("k")),
            ("Copyright 2025 Harbour Press. ", Some("k")),
            ("Subscribe to our weekly letter", Some("k")),
            ("Section: 12 of the law may fall, a judge said.", None),
            ("Graphic: the clip, which may be fake, shows a ferry.", None),
            ("Copyright 2025 claims may rise, the office said.", None),
            ("Subscribe to our view, said Roe, “and you may lose.”", None),
        ] {
            assert_eq!(boilerplate(line.trim(), &marks), kind, "{line}");
        }
        assert_eq!(boilerplate(&format!("Section: {}", "of the law and ".repeat(12)), &marks), None);
    }

    #[test]
    fn a_credit_has_names_alone_behind_it() {
        let mark =
            |phrase: &str| Marker { phrase: phrase.to_owned(), place: Where::Credit, kind: "caption".to_owned() };
        let list = ["photograph:", "video by", "follow", "email", "subscribe to", "contact"].map(mark);
        let agency = Marker { kind: "agency".to_owned(), ..mark("reporting by") };
        let list: Vec<Marker> = list.into_iter().chain([agency]).collect();
        let marks = Marks { markers: Markers::new(list), ..Marks::default() };
        for (line, kind) in [
            ("Photograph: Max Orr/Harbour Post", Some("caption")),
            ("The pier on Sunday. Photograph: Max Orr", Some("caption")),
            ("The talks may resume, officials said (photograph: Max Orr)", None),
            ("The talks may resume on Friday. (Reporting by Ana Lim; Editing by Bo Roe)", None),
            ("The talks may resume (reporting by Ana Lim)", None),
            ("(Reporting by Ana Lim; Editing by Bo Roe)", Some("agency")),
            ("The talks may resume. Follow Ana Lim on Twitter", None),
            ("Follow the Money", None),
            ("Subscribe to War", None),
            ("Contact Lost With Moscow Plane", None),
            ("The pier on Sunday (photograph: Max Orr)", Some("caption")),
            ("Video by Max Orr and Lena de Dorn in Rome.", Some("caption")),
            ("REPORTING BY ANA LIM; EDITING BY BO ROE", Some("agency")),
            ("Reporting by Ana Lim; editing by Bo Roe", Some("agency")),
            ("Follow Harbour News on Facebook, on X, and on Instagram.", Some("caption")),
            ("Email Ana Lim at ana.lim@harbour.example", Some("caption")),
            ("She carried a photograph: Ana Lim.", None),
            ("Photograph: the mayor in May.", None),
            ("Video by Max Orr showed the ferry.", None),
            ("Reporting by Harbour Post found that it leaks.", None),
            ("Follow Ana Lim on her walk", None),
            ("Video by", None),
        ] {
            assert_eq!(boilerplate(line, &marks), kind, "{line}");
        }
    }

    #[test]
    fn last_words_set_short_lines_aside() {
        let mark = |phrase: &str| Marker { phrase: phrase.to_owned(), place: Where::End, kind: "k".to_owned() };
        let list = vec![mark("in your inbox"), mark("/reuters")];
        let marks = Marks { markers: Markers::new(list), ..Marks::default() };
        let long = format!("{}in your inbox", "It may land, he said, ".repeat(12));
        for (line, kind) in [
            ("Get more stories in your inbox", Some("k")),
            ("Sam Roe/Reuters", Some("k")),
            ("The talks may resume, he told AFP/Reuters", None),
            (long.as_str(), None),
        ] {
            assert_eq!(boilerplate(line, &marks), kind, "{line}");
        }
    }

    #[test]
    fn a_first_line_is_a_headline_before_it_is_a_credit() {
        let mark = |phrase: &str, place| Marker { phrase: phrase.to_owned(), place, kind: "k".to_owned() };
        let list = vec![mark("video:", Where::Credit), mark("section:", Where::Label)];
        let marks = Marks { markers: Markers::new(list), ..Marks::default() };
        let first = |line: &str, first| kind_of(line, &normal(line), &marks, first);
        let headline = "Video: Trump Says He May Quit";
        assert_eq!((first(headline, true), first(headline, false)), (None, Some("k")));
        assert_eq!(first("SECTION: News; Pg. 4", true), Some("k"));
    }

    #[test]
    fn plain_form_drops_bullets_and_end_marks() {
        assert_eq!(plain("  • Read  More… "), "read more");
        assert_eq!(plain("ADVERTISEMENT"), "advertisement");
    }
}
