//! HTML where a plain text is expected, as in the cell of a table, is read as what it shows; a plain text stays as it is.

use std::borrow::Cow;
use std::ops::Range;

use dom_query::Document;
use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::input::crowd::crowded;
use crate::input::elements::{ASIDE, BLOCKS, INLINE, OTHERS, PARTS};
use crate::input::entities::{unescaped, written};
use crate::input::flow::paragraphs_by_lines;
use crate::input::tags::{Tag, tag};
use crate::input::trouble::{Reason, Trouble};
use crate::skim::holds;

/// Formats whose texts were taken out of pages.
const PAGES: &[&str] = &["html", "mhtml", "warc"];

/// Longest tag that is taken for one, in bytes; addresses of pictures are long.
const LONGEST: usize = 8192;

/// What a text was that is not read as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Was {
    /// HTML, with tags.
    Html,
    /// Plain text with characters written as entities, such as `&amp;`.
    Escaped,
}

/// Reads the fields of an article that are in HTML as what they show; what is to be said of its text.
pub(super) fn unmarked(article: &mut Article, format: &str) -> Option<Trouble> {
    if PAGES.contains(&format) {
        return None;
    }
    for field in [&mut article.title, &mut article.author, &mut article.outlet, &mut article.section] {
        if let Some((shown, _)) = shown(field) {
            *field = shown.replace("\n\n", " ");
        }
    }
    let (text, was) = shown(&article.text)?;
    article.text = text;
    let (reason, what) = match was {
        Was::Html => (Reason::Html, "the text is in HTML and read as such"),
        Was::Escaped => (Reason::Entities, "entities of HTML in the text are read as what they stand for"),
    };
    let mend = "the account counts those of the file; places count in what is left of the text";
    Some(Trouble::file(reason, what, mend))
}

/// What a text shows, and what it was; none where it is plain.
fn shown(text: &str) -> Option<(String, Was)> {
    if !holds(text.as_bytes(), |byte| (byte == b'<') | (byte == b'&')) {
        return None;
    }
    if let Some(shown) = html(text) {
        return Some((shown, Was::Html));
    }
    let Cow::Owned(plain) = unescaped(text, written) else { return None };
    // Feeds escape their HTML a second time.
    match Some(&plain).filter(|plain| plain.trim_start().starts_with('<')).and_then(|plain| html(plain)) {
        Some(shown) => Some((shown, Was::Html)),
        None => Some((plain, Was::Escaped)),
    }
}

/// The tags of a text in small letters that are tags of HTML, and no signs of the text as in `a <b`.
fn tags(small: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(next) = small[at..].find('<') {
            let start = at + next;
            let found = tag(small, start, LONGEST).filter(is_plain);
            at = found.map_or(start + 1, |tag| tag.end);
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

/// Whether a tag is plainly one: its name is known, and what stands behind it is attributes or nothing, not `x <p and q> y`.
fn is_plain(tag: &Tag<'_>) -> bool {
    let known = [ASIDE, BLOCKS, INLINE, OTHERS].iter().any(|names| names.contains(&tag.name));
    known && !tag.rest.contains('<') && (has_attributes(tag) || matches!(tag.rest.trim_ascii(), "" | "/"))
}

/// Whether a tag has attributes, as no sign of a plain text has.
fn has_attributes(tag: &Tag<'_>) -> bool {
    tag.rest.starts_with([' ', '\n', '\t', '\r']) && tag.rest.contains('=')
}

/// What HTML shows; none where the text is none.
fn html(text: &str) -> Option<String> {
    if !text.contains('<') {
        return None;
    }
    let small = text.to_ascii_lowercase();
    Some(match kind(&small)? {
        Kind::Blocks => in_paragraphs(text, &small).unwrap_or_else(|| bare(text, &small, "\n\n").trim().to_owned()),
        Kind::Inline => bare(text, &small, ""),
    })
}

/// The paragraphs that HTML shows; none where it is built so that reading it would never end.
fn in_paragraphs(text: &str, small: &str) -> Option<String> {
    let mut html = replaced(text, endless(small).into_iter().map(|place| (place, "")));
    if tags(small).next().is_some_and(|tag| PARTS.contains(&tag.name)) {
        // A parser passes over the parts of a table that has no beginning.
        html.insert_str(0, "<table>");
    }
    crowded(&html).is_none().then(|| paragraphs_by_lines(&Document::from(html).root()))
}

/// The openings of comments, and of elements without text of the article, that are never closed: a parser would take
/// all that follows for theirs.
fn endless(small: &str) -> Vec<Range<usize>> {
    let mut open: FxHashMap<&str, Vec<Range<usize>>> = FxHashMap::default();
    for tag in tags(small).filter(|tag| ASIDE.contains(&tag.name)) {
        let open = open.entry(tag.name).or_default();
        if tag.closes {
            let _ = open.pop();
        } else {
            open.push(tag.start..tag.end);
        }
    }
    let from = small.rfind("-->").unwrap_or(0);
    let comments = small[from..].match_indices("<!--").map(|(at, mark)| from + at..from + at + mark.len());
    let mut places: Vec<Range<usize>> = open.into_values().flatten().chain(comments).collect();
    places.sort_by_key(|place| place.start);
    places
}

/// The text with something in place of some places of it, which are in order.
fn replaced<'t>(text: &str, places: impl Iterator<Item = (Range<usize>, &'t str)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (place, other) in places {
        out.push_str(&text[from..place.start]);
        out.push_str(other);
        from = place.end;
    }
    out.push_str(&text[from..]);
    out
}

/// What the tags of a text make of it.
enum Kind {
    /// Its tags part paragraphs.
    Blocks,
    /// Its tags stand inside lines; its paragraphs are those of a plain text.
    Inline,
}

/// Whether a text is plainly HTML: it begins with an element, breaks a line, closes a block that it opened or several
/// elements inside lines.
fn kind(small: &str) -> Option<Kind> {
    let (mut opened, mut inline) = (Vec::new(), 0);
    for tag in tags(small) {
        let block = !INLINE.contains(&tag.name);
        let first = !tag.closes && small[..tag.start].trim().is_empty();
        let sure = has_attributes(&tag) || tag.closes && opened.contains(&tag.name);
        if block && (first || sure || tag.name == "br") {
            return Some(Kind::Blocks);
        }
        inline += usize::from(sure && tag.closes);
        if !tag.closes && !opened.contains(&tag.name) {
            opened.push(tag.name);
        }
    }
    // A single one may have been left behind in a text that was made plain.
    let plainly = inline > 1 || inline == 1 && matches!(unescaped(small, written), Cow::Owned(_));
    plainly.then_some(Kind::Inline)
}

/// The text without its tags, each space and line break as it stands; something in place of those that part paragraphs.
fn bare(text: &str, small: &str, part: &str) -> String {
    let other = |tag: &Tag| if INLINE.contains(&tag.name) { "" } else { part };
    let plain = replaced(text, tags(small).map(|tag| (tag.start..tag.end, other(&tag))));
    unescaped(&plain, |_| true).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_stays_as_it_is() {
        for plain in [
            "",
            "The pier is shut.",
            "A note on &infin; and 5&prime;, with a <a href=\"https://h.example/\">link</a> left in it.",
            "We <3 the pier, and 4 < 5 > 2 & so on.",
            "where a <b and c> d, or x <p and q> y",
            "He wrote <not a tag> and <a> once; R&D; AT&T; &nosuch; & &#0; &#xD800;",
            "A line may hold <b> alone, or <img> alone",
            "<",
            "&",
            "</",
            "&#;",
        ] {
            assert_eq!(shown(plain), None, "{plain}");
        }
    }

    #[test]
    fn html_is_read_as_what_it_shows() {
        for (html, text) in [
            ("<p>The pier &ldquo;may&rdquo; shut.</p><p>It is old.</p>", "The pier “may” shut.\n\nIt is old."),
            (
                "The pier may shut.<br/><br />It is&nbsp;old.<br>It leaks.",
                "The pier may shut.\n\nIt is\u{A0}old. It leaks.",
            ),
            ("<P CLASS=\"a\">One.\n<p>Two\n  &amp; more.", "One.\n\nTwo & more."),
            ("<div><h1>Pier</h1><ul><li>a</li><li>b</li></ul></div>", "Pier\n\na\n\nb"),
            (
                "Intro.\r\n\r\n<blockquote>Said.</blockquote>\n\nNext <em>one</em>.\n\nLast.",
                "Intro.\n\nSaid.\n\nNext one.\n\nLast.",
            ),
            ("<!-- wp:p --><p>One.</p><script>var x = 1 < 2;</script><figure><img src=\"x\">c</figure>", "One."),
            ("<!DOCTYPE html><html><head><title>T</title></head><body>One.</body></html>", "One."),
            ("<p>One.<aside>Two.<!-- Three.", "One.Two. Three."),
            ("<p title=\"1 > 0\">One.</p>", "One."),
            ("<figure><img><p>Body.</p><figure>c</figure><p>Rest.", "Body.\n\nRest."),
            ("<td>One</td><td>Two</td>", "One\n\nTwo"),
            ("&lt;p&gt;One &amp;amp; two.&lt;/p&gt;", "One & two."),
            ("<p></p>", ""),
        ] {
            assert_eq!(shown(html), Some((text.to_owned(), Was::Html)), "{html}");
        }
    }

    #[test]
    fn tags_inside_lines_leave_the_lines_as_they_are() {
        let read =
            shown("The pier <em>may</em>  shut,\n<a href=\"https://h.example/?a=1\">he said</a> &amp; left.\n\nOld.");
        assert_eq!(read, Some(("The pier may  shut,\nhe said & left.\n\nOld.".to_owned(), Was::Html)));
    }

    #[test]
    fn entities_are_decoded_in_a_plain_text() {
        for (escaped, text) in [
            ("The pier&#39;s end  &#8211; &#x2019;&#146;", "The pier's end  – ’’"),
            ("&ldquo;Pier &amp; tide&rdquo; &amp;&nosuch;", "“Pier & tide” &&nosuch;"),
            ("4 &lt; 5, &lt;p&gt; is a tag", "4 < 5, <p> is a tag"),
        ] {
            assert_eq!(shown(escaped), Some((text.to_owned(), Was::Escaped)), "{escaped}");
        }
    }

    #[test]
    fn html_that_no_parser_can_read_keeps_its_words_and_paragraphs() {
        let deep = format!("{}<p>One.</p><p>Two &amp; three.</p>", "<div>".repeat(2000));
        let (text, was) = shown(&deep).unwrap();
        assert_eq!(
            (text.split_whitespace().collect::<Vec<_>>().join(" ").as_str(), was),
            ("One. Two & three.", Was::Html)
        );
        assert!(text.contains("One.\n\n"));
    }

    #[test]
    fn broken_html_takes_no_time_without_end() {
        for piece in ["<aside>", "<!--", "<p ", "&amp", "<", "<b>", "</b>"] {
            let _ = shown(&piece.repeat(200_000));
        }
    }
}
