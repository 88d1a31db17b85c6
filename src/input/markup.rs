//! HTML where a plain text is expected, as in the cell of a table, is read as what it shows; a plain text stays as it is.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use quick_xml::escape::resolve_html5_entity;

use crate::article::Article;
use crate::input::elements::{ASIDE, BLOCKS, INLINE};
use crate::input::trouble::{Reason, Trouble};

/// Formats whose texts were taken out of pages.
const PAGES: &[&str] = &["html", "mhtml", "warc"];

/// Longest tag that is taken for one, in bytes; addresses of pictures are long.
const TAG: usize = 8192;
/// Elements of which only the tags are no text, beside those inside lines.
const OTHERS: &[&str] = &["br", "center", "html", "picture", "tbody", "thead"];
/// Longest name of an entity.
const ENTITY: usize = 32;

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

/// A tag.
struct Tag<'a> {
    /// Its name, in small letters.
    name: &'a str,
    closes: bool,
    /// Whether it has attributes, as no sign of a plain text has.
    attributes: bool,
    end: usize,
}

/// The tag that begins at a place of the text in small letters; none where the `<` is a sign of the text, as in `a <b`.
fn tag(small: &str, at: usize) -> Option<Tag<'_>> {
    let closes = small[at + 1..].starts_with('/');
    let start = at + 1 + usize::from(closes);
    let bytes = &small.as_bytes()[start..];
    let length = bytes.iter().take(16).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = &small[start..start + length];
    let known = [ASIDE, BLOCKS, INLINE, OTHERS].iter().any(|names| names.contains(&name));
    let end = bytes.iter().take(TAG * usize::from(known)).position(|&byte| matches!(byte, b'>' | b'<'))?;
    if bytes[end] == b'<' {
        return None;
    }
    // What stands behind the name is attributes, or it is none: `x <p and q> y`.
    let rest = small.get(start + length..start + end)?;
    let attributes = rest.starts_with([' ', '\n', '\t', '\r']) && rest.contains('=');
    let fits = attributes || matches!(rest.trim_ascii(), "" | "/");
    fits.then_some(Tag { name, closes, attributes, end: start + end + 1 })
}

/// What HTML shows; none where the text is none.
fn html(text: &str) -> Option<String> {
    if !text.contains('<') {
        return None;
    }
    let small = text.to_ascii_lowercase();
    let kind = kind(&small)?;
    Some(match kind {
        Kind::Blocks => Page::new(text, &small).paragraphs(),
        Kind::Inline => bare(text, &small),
    })
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
    let mut at = 0;
    while let Some(next) = small[at..].find('<') {
        let start = at + next;
        at = start + 1;
        let Some(tag) = tag(small, start) else { continue };
        at = tag.end;
        let block = !INLINE.contains(&tag.name);
        let first = !tag.closes && small[..start].trim().is_empty();
        let sure = tag.attributes || tag.closes && opened.contains(&tag.name);
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

/// The text without its tags, each space and line break as it stands.
fn bare(text: &str, small: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut at, mut from) = (0, 0);
    while let Some(next) = small[at..].find('<') {
        let start = at + next;
        at = start + 1;
        if let Some(tag) = tag(small, start) {
            out.push_str(&text[from..start]);
            (at, from) = (tag.end, tag.end);
        }
    }
    out.push_str(&text[from..]);
    unescaped(&out, |_| true).into_owned()
}

/// A piece of HTML on its way to paragraphs.
struct Page<'a> {
    text: &'a str,
    small: &'a str,
    paragraphs: Vec<String>,
    paragraph: String,
    /// Tags that break a line, and line breaks, since the last word.
    breaks: usize,
    lines: usize,
    /// Elements that are not closed any more, so that their end need not be looked for again.
    endless: Vec<&'a str>,
}

impl<'a> Page<'a> {
    fn new(text: &'a str, small: &'a str) -> Self {
        Self { text, small, paragraphs: Vec::new(), paragraph: String::new(), breaks: 0, lines: 0, endless: Vec::new() }
    }

    /// The paragraphs, an empty line between two.
    fn paragraphs(mut self) -> String {
        let (mut at, mut from) = (0, 0);
        while let Some(next) = self.small[at..].find('<') {
            let start = at + next;
            at = start + 1;
            if let Some(end) = self.end_of_comment(start) {
                self.words(from, start);
                (at, from) = (end, end);
            } else if let Some(tag) = tag(self.small, start) {
                self.words(from, start);
                at = self.element(&tag);
                from = at;
            }
        }
        self.words(from, self.text.len());
        self.close();
        self.paragraphs.join("\n\n")
    }

    fn end_of_comment(&mut self, start: usize) -> Option<usize> {
        let rest = &self.small[start..];
        let (opens, ends) = if rest.starts_with("<!--") { ("<!--", "-->") } else { ("<!doctype", ">") };
        if !rest.starts_with(opens) || self.endless.contains(&ends) {
            return None;
        }
        let end = rest.find(ends).map(|length| start + length + ends.len());
        self.endless.extend(end.is_none().then_some(ends));
        end
    }

    /// Words between two tags; an empty line parts paragraphs here too, as where an editor leaves `<p>` out.
    fn words(&mut self, from: usize, to: usize) {
        self.lines = 0;
        for (place, line) in self.text[from..to].split('\n').enumerate() {
            self.lines += usize::from(place > 0);
            if self.lines == 2 {
                self.close();
            }
            if !line.trim_ascii().is_empty() {
                (self.breaks, self.lines) = (0, 0);
            }
            self.paragraph.push_str(if place > 0 { "\n" } else { "" });
            self.paragraph.push_str(line);
        }
    }

    /// Takes a tag in; where reading goes on.
    fn element(&mut self, tag: &Tag<'a>) -> usize {
        if tag.name == "br" {
            self.breaks += 1;
            self.paragraph.push(' ');
            // Old pages part paragraphs by two breaks.
            if self.breaks == 2 {
                self.close();
            }
        } else if ASIDE.contains(&tag.name) {
            return self.end_of_aside(tag);
        } else if BLOCKS.contains(&tag.name) {
            self.close();
        }
        tag.end
    }

    /// Behind the end of an element that holds no text of the article; of one without an end only the tag goes.
    fn end_of_aside(&mut self, tag: &Tag<'a>) -> usize {
        if tag.closes || self.endless.contains(&tag.name) {
            return tag.end;
        }
        let close = format!("</{}", tag.name);
        let found = self.small[tag.end..].find(&close).map(|length| tag.end + length);
        let end = found.and_then(|start| Some(start + self.small[start..].find('>')? + 1));
        self.endless.extend(end.is_none().then_some(tag.name));
        end.unwrap_or(tag.end)
    }

    fn close(&mut self) {
        let words = self.paragraph.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let words = unescaped(&words, |_| true);
        if !words.trim().is_empty() {
            self.paragraphs.push(words.trim().to_owned());
        }
        self.paragraph.clear();
    }
}

/// Whether characters are those that news is written with: letters, quotation marks, dashes, currencies. A sign of
/// mathematics behind its name, as in a plain text about `&infin;`, is left to it.
fn written(meant: &str) -> bool {
    let mark = |c| matches!(c, '\u{2002}'..='\u{2027}' | '\u{2039}' | '\u{203A}' | '\u{20AC}' | '\u{2122}');
    meant.chars().all(|c| c <= '\u{24F}' || mark(c))
}

/// The text with its entities as the characters they stand for; of those with names only what is `wanted`.
fn unescaped(text: &str, wanted: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut at, mut from) = (0, 0);
    while let Some(next) = text[at..].find('&') {
        let start = at + next;
        at = start + 1;
        let name = text.as_bytes()[at..].iter().take(ENTITY).position(|&byte| byte == b';');
        let Some(name) = name.and_then(|length| text.get(at..at + length)) else { continue };
        let Some(meant) = character(name).filter(|meant| name.starts_with('#') || wanted(meant)) else { continue };
        out.push_str(&text[from..start]);
        out.push_str(&meant);
        at += name.len() + 1;
        from = at;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// What stands between `&` and `;` as a character; none where it means nothing, or nothing that is written.
fn character(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else { return resolve_html5_entity(name).map(Cow::Borrowed) };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let number = number.ok()?;
    if let Some(byte) = u8::try_from(number).ok().filter(|byte| (0x80..0xA0).contains(byte)) {
        // By the HTML standard these are characters of Windows-1252.
        return Some(Cow::Owned(WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned()));
    }
    let meant = char::from_u32(number)?;
    (!meant.is_control() || matches!(meant, '\n' | '\t')).then(|| Cow::Owned(meant.to_string()))
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
            ("<p>One.<aside>Two.", "One.Two."),
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
    fn broken_html_takes_no_time_without_end() {
        for piece in ["<aside>", "<!--", "<p ", "&amp", "<", "<b>", "</b>"] {
            let _ = shown(&piece.repeat(200_000));
        }
    }
}
