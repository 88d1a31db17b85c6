//! Lines that are no article text by what stands beside them: `Ana Lim` above `Health reporter`, links below `Related topics`.

use crate::byline::{are_names, is_byline, is_role};
use crate::calendar::is_date;
use crate::span::Span;
use crate::text::line::{self, Paragraph};
use crate::text::marks::Marks;

/// Lines at the head of a text among which who wrote it stands.
const FRONT: usize = 8;
/// Longest line of names, and of a name beside a day, in bytes.
const LONGEST: usize = 120;
/// Fewest and most words of a line of names.
const NAMES: std::ops::RangeInclusive<usize> = 2..=12;
/// Most words of a link.
const LINK: usize = 16;
/// What ends a line that goes on or is whole.
const ENDS: [char; 9] = ['.', '!', '?', ':', ';', ',', '”', '"', '…'];

/// Places of the lines that say who wrote a story where no `By` says so: names above what they are or above where they
/// reported from, and what they are.
///
/// `titled` tells whether the headline stands apart; otherwise the first line may be it.
pub(crate) fn signed(text: &str, titled: bool, lines: &[Paragraph], marks: &Marks) -> Vec<usize> {
    let front = &lines[..lines.len().min(FRONT)];
    let of = |at: usize| front[at].span.of(text);
    // Below them the story begins.
    let first = usize::from(!titled);
    let end = (first..front.len()).find(|&at| of(at).ends_with('.')).unwrap_or(front.len());
    let told = |at: usize| {
        let kind = line::short(of(at)).and_then(|normal| line::kind_of(of(at), &normal, marks, at < first));
        is_byline(of(at)) || kind == Some("byline")
    };
    let mut found = Vec::new();
    for at in first..end {
        let above = at.checked_sub(1).filter(|&above| above >= first);
        let name = above.filter(|&above| is_signature(of(above), marks));
        let signed = || name.is_some() || above.is_some_and(|above| found.contains(&above) || told(above));
        let role = is_role(of(at)) && signed();
        if role {
            found.push(at);
        }
        if name.is_some() && (role || told(at) && !is_byline(of(at))) {
            found.extend(name);
        }
    }
    found
}

/// Whether a line is nothing but names: `Ana Lim and Bo de Roe`.
fn is_signature(line: &str, marks: &Marks) -> bool {
    let words = || line.split_whitespace();
    let shouted = !line.contains(char::is_lowercase) && words().count() > 3;
    line.len() <= LONGEST
        && NAMES.contains(&words().count())
        && !line.ends_with(ENDS)
        && !line.contains(|c: char| c.is_ascii_digit() || c == ':')
        && !shouted
        && are_names(words())
        && !marks.sections.contains(&line::plain(line))
}

/// Whether a line is a name and a day beside it, as above a story: `Harbour Post, 3 March 2026`.
pub(crate) fn is_dated_name(line: &str) -> bool {
    let parts = |(at, mark): (usize, char)| (&line[..at], &line[at + mark.len_utf8()..]);
    let fits = |name: &str| name.split_whitespace().count() <= *NAMES.end() && are_names(name.split_whitespace());
    line.len() <= LONGEST
        && line
            .char_indices()
            .filter(|(_, mark)| matches!(mark, ',' | '|' | '·' | '•' | '–' | '—' | '('))
            .map(parts)
            .any(|(name, day)| is_date(day.trim_end_matches(')').trim()) && fits(name))
}

/// Links below their heading, and the words to a picture below the name of who took it.
#[derive(Default)]
pub(crate) struct Below {
    /// What stands above, and where it ends.
    above: Option<(Above, usize)>,
    /// Whether the text has an empty line anywhere, once somebody asked.
    gaps: Option<bool>,
}

/// What a line may stand below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Above {
    Heading,
    Link,
    Photographer,
}

impl Below {
    /// The kind of a line of text that goes with what was set aside above it: a link below a heading of such, as `Ferry strike
    /// goes on` below `More on this story`; the words below `Getty Images`.
    ///
    /// Farther from the heading than the first, a line above prose heads the prose, unless it stands close below a link in a
    /// text that has gaps.
    pub(crate) fn kind(&mut self, text: &str, line: Span, next: Option<Span>) -> Option<&'static str> {
        let (above, end) = self.above.take()?;
        let words = line.of(text);
        let gap = |end: usize, start: usize| text[end..start].matches('\n').count() > 1;
        let close = !gap(end, line.start) && *self.gaps.get_or_insert_with(|| text.contains("\n\n"));
        let heads = || next.is_some_and(|next| is_prose(next.of(text)));
        match above {
            _ if is_prose(words) => None,
            Above::Photographer => (close && next.is_some_and(|next| gap(line.end, next.start))).then_some("caption"),
            Above::Heading | Above::Link => {
                let link = above == Above::Heading || close || !heads();
                self.above = link.then_some((Above::Link, line.end));
                link.then_some("related")
            }
        }
    }

    /// Takes note of a line that was set aside.
    pub(crate) fn pass(&mut self, text: &str, line: Span, kind: &str, marks: &Marks) {
        let Some(normal) = line::short(line.of(text)) else { return };
        let above = match kind {
            "related" => line::heads_links(&normal, marks).then_some(Above::Heading),
            "caption" => marks.lines.contains_key(line::bare(&normal)).then_some(Above::Photographer),
            _ => None,
        };
        self.above = above.map(|above| (above, line.end));
    }
}

/// Whether a line is too long for a link, or ends as sentences do.
fn is_prose(line: &str) -> bool {
    let end = line.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    line.split_whitespace().count() > LINK || line[end..].chars().any(|mark| mark != '?')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Paragraph> {
        line::paragraphs(text)
    }

    fn marks() -> Marks {
        let mut marks = Marks::default();
        for (line, kind) in [("related topics", "related"), ("getty images", "caption")] {
            marks.lines.insert(line.to_owned(), kind.to_owned());
        }
        marks.sections.insert("middle east".to_owned());
        marks
    }

    #[test]
    fn names_above_what_they_are_say_who_wrote_a_story() {
        let story = "The pier may stay shut.\n\nIt is old.";
        for (titled, above, places) in [
            (true, "Ana Lim\nHealth reporter\n\n", &[0, 1][..]),
            (false, "Pier shut\n\nAna Lim and Bo de Roe\nPolitical editors, Harbour Post\n\n", &[1, 2]),
            (false, "Pier shut\n\nBy Ana Lim\nStaff Writer\n\n", &[1, 2]),
            // It may be the headline, and what stands below it.
            (false, "Ana Lim\nHealth reporter\n\n", &[]),
            (false, "Pier shut\n\nWaves ate the piles\nThe last reporter\n\n", &[]),
            (false, "Pier shut\n\nMiddle East\nChief correspondent\n\n", &[]),
            (true, "The pier is shut.\n\nAna Lim\nHealth reporter\n\n", &[]),
        ] {
            let text = format!("{above}{story}");
            let mut found = signed(&text, titled, &lines(&text), &marks());
            found.sort_unstable();
            assert_eq!(found, places, "{above}");
        }
    }

    #[test]
    fn a_name_beside_a_day_is_told_from_prose() {
        for line in ["Harbour Post, 3 March 2026", "The Harbour Life | March 3, 2026", "Velden (3 March 2026)"] {
            assert!(is_dated_name(line), "{line}");
        }
        for line in
            ["3 March 2026", "Two boats sank, 3 March 2026", "Harbour Post, a paper", "It sank on 3 March 2026."]
        {
            assert!(!is_dated_name(line), "{line}");
        }
    }

    /// The lines that go with what stands above them.
    fn below(text: &str) -> Vec<&str> {
        let (marks, lines, mut below) = (marks(), lines(text), Below::default());
        let mut found = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let words = line.span.of(text);
            match line::boilerplate(words, &marks) {
                Some(kind) => below.pass(text, line.span, kind, &marks),
                None if below.kind(text, line.span, lines.get(at + 1).map(|next| next.span)).is_some() => {
                    found.push(words)
                }
                None => {}
            }
        }
        found
    }

    #[test]
    fn links_go_with_their_heading() {
        for (text, links) in [
            ("It is old.\n\nRelated topics\nOrrel\nFerries\n", &["Orrel", "Ferries"][..]),
            ("It is old.\nRelated topics\nOrrel\nFerries", &["Orrel", "Ferries"]),
            ("Related topics\n\nWho pays for the pier?\n\nIt is old.", &["Who pays for the pier?"]),
            ("Related topics\n\nFerries stop\n\nA long wait\n\nIt is old.", &["Ferries stop"]),
            ("Related topics\n\nFerries stop\nNo boats\n\nIt is old.", &["Ferries stop", "No boats"]),
            ("Related topics\n\nThe pier is old, she said.\nIt is old.", &[]),
            ("Related topics\n“It is old!”\nIt is old.", &[]),
        ] {
            assert_eq!(below(text), links, "{text}");
        }
    }

    #[test]
    fn words_to_a_picture_go_with_who_took_it() {
        let one = "Getty Images\nThe pier at dawn\n\nIt is old.";
        assert_eq!(below(one), ["The pier at dawn"]);
        for text in [
            "Getty Images\n\nA long wait\n\nIt is old.",
            "Getty Images\nA long wait\nIt is old.",
            "Getty Images\nIt is old.\n\nSo.",
        ] {
            assert!(below(text).is_empty(), "{text}");
        }
    }
}
