//! Finds quotations over a whole article, whatever marks it uses, odd ones included.
//!
//! A quotation that is not closed at the end of its paragraph goes on if the
//! next paragraph opens with the same kind of mark, as newspapers print it;
//! otherwise it ends with its paragraph. A mark without a partner opens
//! nothing and shifts nothing.

use crate::skim::first;
use crate::span::Span;
use crate::text::line::Paragraph;

/// A quotation inside one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether it takes up the quotation left open in the paragraph before.
    pub continues: bool,
    /// Whether it is set in single marks.
    pub single: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Opens only: `“ ‘ « „`.
    Open(Family),
    /// Closes only: `” »`, and `’` where it stands at a word's end.
    Close(Family),
    /// Either, by its neighbours: `"` and `'`.
    Either(Family),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    French,
    German,
}

struct Open {
    at: usize,
    inner: usize,
    family: Family,
    continues: bool,
}

/// The outermost quotations of `text`, in order; nested ones belong to the quotation that holds them.
#[must_use]
pub fn quotes(text: &str, paragraphs: &[Paragraph]) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut carried: Option<Family> = None;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(index + 1).map(|next| next.span.of(text));
        carried = in_paragraph(text, paragraph.span, next, carried, &mut found);
    }
    found
}

fn in_paragraph(
    text: &str,
    paragraph: Span,
    next: Option<&str>,
    carried: Option<Family>,
    found: &mut Vec<Quote>,
) -> Option<Family> {
    let piece = paragraph.of(text);
    let mut open: Option<Open> = None;
    let mut inner: Option<Family> = None;
    let mut next_at = 0;
    while let Some((at, letter)) = next_letter(piece, next_at) {
        next_at = at + letter.len_utf8();
        let before = piece[..at].chars().next_back();
        let mut rest = piece[next_at..].chars();
        let mut after = rest.next();
        let mut end = paragraph.start + next_at;
        // Two single marks in a row are one double mark, as typewriters and some papers set it.
        // Of three, the first closes a quotation inside.
        let third = rest.next() == Some(letter);
        let pair = matches!(letter, '\'' | '`' | '’' | '‘') && after == Some(letter) && !(third && open.is_some());
        if pair {
            next_at += letter.len_utf8();
            end += letter.len_utf8();
            after = piece[next_at..].chars().next();
        }
        let here = if pair { Some(doubled(letter)) } else { mark(letter, before, after) };
        let place = paragraph.start + at;
        match (here, &open) {
            (None, _) => {}
            (Some(Mark::Open(family)), None) => open = Some(opened(place, end, family, at == 0, carried)),
            (Some(Mark::Either(family)), None) => {
                if may_open(before, after) {
                    open = Some(opened(place, end, family, at == 0, carried));
                }
            }
            (Some(Mark::Close(_)), None) => {}
            (Some(mark), Some(now)) => {
                let (family, can_close, can_open) = match mark {
                    Mark::Open(family) => {
                        // The wrong mark, set by a machine: `“It is late,“ she said.`
                        let wrong = may_close(before, after) && !may_open(before, after);
                        (family, (now.family == Family::German && letter == '“') || wrong, !wrong)
                    }
                    Mark::Close(family) => (family, true, false),
                    Mark::Either(family) => {
                        let apart = before.is_some_and(char::is_whitespace) && after.is_none_or(char::is_whitespace);
                        (family, may_close(before, after) || apart, may_open(before, after))
                    }
                };
                if inner == Some(family) && can_close && family != now.family {
                    inner = None;
                } else if pairs(now.family, family, letter) && can_close {
                    found.push(close(now, place, end));
                    open = None;
                    inner = None;
                } else if family == now.family && can_open && !can_close {
                    // A second opening mark. Where a sentence ends before it, paragraphs were run together; else the first had
                    // no partner, and opened nothing.
                    let left = left_open(text, paragraph, now, place);
                    let goes_on = left.is_some();
                    found.extend(left);
                    open = Some(Open { continues: goes_on, ..opened(place, end, family, false, None) });
                } else if family != now.family && can_open {
                    if now.family == Family::Single && family == Family::Double {
                        open = Some(opened(place, end, family, false, None));
                    } else {
                        inner = Some(family);
                    }
                }
            }
        }
    }
    let now = open?;
    if now.family == Family::Single {
        return None;
    }
    let reopened = next.and_then(opening).is_some_and(|family| family == now.family);
    let whole = now.at == paragraph.start;
    if reopened || whole || sentence_opens(text, now.inner) {
        found.push(Quote {
            span: Span::new(now.at, paragraph.end),
            inner: Span::new(now.inner, paragraph.end),
            closed: false,
            continues: now.continues,
            single: false,
        });
    }
    reopened.then_some(now.family)
}

/// The next letter from byte `from` on that can be a quotation mark: one in ASCII, or any letter beyond.
fn next_letter(piece: &str, from: usize) -> Option<(usize, char)> {
    let may = |byte: u8| (byte == b'"') | (byte == b'\'') | (byte == b'`') | (byte >= 0x80);
    let at = from + first(&piece.as_bytes()[from..], may)?;
    Some((at, piece[at..].chars().next()?))
}

fn opened(at: usize, inner: usize, family: Family, first: bool, carried: Option<Family>) -> Open {
    Open { at, inner, family, continues: first && carried == Some(family) }
}

fn close(open: &Open, place: usize, end: usize) -> Quote {
    Quote {
        span: Span::new(open.at, end),
        inner: Span::new(open.inner, place),
        closed: true,
        continues: open.continues,
        single: open.family == Family::Single,
    }
}

/// The quotation that a second opening mark at `place` leaves unclosed: one that a sentence begins and a sentence ends.
fn left_open(text: &str, paragraph: Span, open: &Open, place: usize) -> Option<Quote> {
    let inner = text[open.inner..place].trim_end();
    let before = text[paragraph.start..open.at].trim_end();
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', ',', '"', '”']);
    let whole = begins && inner.ends_with(['.', '!', '?']) && inner.starts_with(char::is_uppercase);
    let end = open.inner + inner.len();
    (whole && open.family != Family::Single).then(|| Quote {
        span: Span::new(open.at, end),
        inner: Span::new(open.inner, end),
        closed: false,
        continues: open.continues,
        single: false,
    })
}

/// Whether a mark of `family`, written `letter`, can close what `open` opened.
fn pairs(open: Family, family: Family, letter: char) -> bool {
    match open {
        Family::German => family == Family::German || matches!(letter, '“' | '”' | '"'),
        Family::Double => family == Family::Double,
        Family::Single => family == Family::Single,
        Family::French => family == Family::French,
    }
}

/// The mark that two of `letter` make.
fn doubled(letter: char) -> Mark {
    match letter {
        '`' | '‘' => Mark::Open(Family::Double),
        '’' => Mark::Close(Family::Double),
        _ => Mark::Either(Family::Double),
    }
}

fn mark(letter: char, before: Option<char>, after: Option<char>) -> Option<Mark> {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    Some(match letter {
        '"' | '＂' => Mark::Either(Family::Double),
        '“' | '‟' => Mark::Open(Family::Double),
        '”' => Mark::Close(Family::Double),
        '«' | '‹' => Mark::Open(Family::French),
        '»' | '›' => Mark::Close(Family::French),
        '„' => Mark::Open(Family::German),
        '‘' | '`' | '‚' => Mark::Open(Family::Single),
        '’' if !word(after) => Mark::Close(Family::Single),
        '\'' if !(word(before) && word(after)) => Mark::Either(Family::Single),
        _ => return None,
    })
}

fn may_open(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '‘' | '“' | '\'' | '"')
    }) && after.is_some_and(|c| !c.is_whitespace())
}

fn may_close(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric())
}

/// The family of the mark that a paragraph begins with.
fn opening(paragraph: &str) -> Option<Family> {
    let mut letters = paragraph.chars();
    let (first, second) = (letters.next()?, letters.next());
    let pair = matches!(first, '\'' | '`' | '‘') && second == Some(first);
    let here = if pair { Some(doubled(first)) } else { mark(first, None, second) };
    match here? {
        Mark::Open(family) | Mark::Either(family) => Some(family),
        Mark::Close(_) => None,
    }
}

/// Whether what stands after a lone opening mark reads as quoted speech: it begins with a capital.
fn sentence_opens(text: &str, inner: usize) -> bool {
    text[inner..].chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line::paragraphs;

    fn inner(text: &str) -> Vec<&str> {
        quotes(text, &paragraphs(text)).iter().map(|quote| quote.inner.of(text)).collect()
    }

    #[test]
    fn marks_of_every_kind() {
        for (text, want) in [
            (r#"He said "we will go" today."#, vec!["we will go"]),
            ("“We will go,” he said, “and soon.”", vec!["We will go,", "and soon."]),
            ("Sie sagte: „Wir gehen.“ Dann ging sie.", vec!["Wir gehen."]),
            ("Il a dit « on y va » hier.", vec![" on y va "]),
            ("‘We won’t go,’ he said.", vec!["We won’t go,"]),
            ("The farmers' union said 'no deal' was near.", vec!["no deal"]),
            ("It's the ministers' view that '90s rules don't fit.", vec![]),
            ("“He said ‘never again’ to me,” she said.", vec!["He said ‘never again’ to me,"]),
            ("A 6\" pipe and a 4\" pipe burst.", vec![]),
            ("The so-called \"reform\" failed.", vec!["reform"]),
        ] {
            assert_eq!(inner(text), want, "{text}");
        }
    }

    #[test]
    fn paragraphs_reopen_and_only_the_last_closes() {
        let text = "“One goes first.\n\n“Two ends it,” he said.";
        let found = quotes(text, &paragraphs(text));
        assert_eq!(found.len(), 2);
        assert!(!found[0].closed && !found[0].continues);
        assert!(found[1].closed && found[1].continues);
    }

    #[test]
    fn paragraphs_that_were_run_together_open_again() {
        let text = "“One goes first.\u{a0} “Two ends it,” he said.";
        let found = quotes(text, &paragraphs(text));
        assert_eq!(found.len(), 2);
        assert!(!found[0].closed && found[1].closed && found[1].continues);
        assert_eq!(inner("He said: \"It is old. \"It is cold,\" she said."), vec!["It is old.", "It is cold,"]);
    }

    #[test]
    fn an_odd_mark_shifts_nothing() {
        assert_eq!(inner("He lost” the vote. “Never mind,” she said."), vec!["Never mind,"]);
        assert_eq!(inner("He \"lost the vote. \"Never mind,\" she said."), vec!["Never mind,"]);
    }
}
