//! A feed, RSS or Atom: each entry that brings its text is an article.

use std::collections::VecDeque;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesStart, Event};

use crate::article::Article;
use crate::input::account::Account;
use crate::input::embedded::FEEDS;
use crate::input::entities::referred;
use crate::input::field::Field;
use crate::input::opened::{Opened, Preview};
use crate::input::settings::Settings;
use crate::input::tidy::without_mails;
use crate::input::trouble::{Reason, Trouble};
use crate::input::{Begun, Record, Records};

/// Largest feed that is read, in bytes.
const LIMIT: u64 = 32 * 1024 * 1024;
/// How deep its elements may lie in one another.
const DEPTH: usize = 1000;
/// The part of an author that is read, and the part of a feed.
const NAME: &str = "name";
const TITLE: &str = "title";
/// Fewest words of a summary that is taken for the whole text.
const WHOLE: usize = 100;
/// What may stand before the first element, by its beginning and its end.
const PRELUDE: &[(&str, &str)] = &[("<?", "?>"), ("<!--", "-->"), ("<!", ">")];

struct Entries(VecDeque<Result<Record, Trouble>>);

impl Records for Entries {
    fn next(&mut self, _: &mut Account) -> Option<Result<Record, Trouble>> {
        self.0.pop_front()
    }
}

/// Whether its first element is that of a feed.
pub(super) fn looks(preview: &Preview<'_>) -> bool {
    let mut rest = preview.text.trim_start_matches('\u{FEFF}').trim_start();
    // Declarations and comments.
    while let Some(end) = PRELUDE.iter().find_map(|(begin, end)| rest.starts_with(begin).then_some(end)) {
        let Some((_, behind)) = rest.split_once(end) else { return false };
        rest = behind.trim_start();
    }
    let name = rest.strip_prefix('<').map(|rest| rest.split(|c: char| c.is_whitespace() || "/>".contains(c)));
    name.and_then(|mut name| name.next()).is_some_and(|name| matches!(name, "rss" | "feed" | "rdf:RDF" | "atom:feed"))
}

/// Reads the feed.
pub(super) fn open(opened: Opened, settings: &Settings, _: &mut Account) -> Begun {
    let mut text = opened.text(settings)?;
    let mut xml = String::new();
    let limit = LIMIT.min(settings.record_limit);
    (&mut text).take(limit + 1).read_to_string(&mut xml).map_err(|error| Trouble::io(&error))?;
    if xml.len() as u64 > limit {
        let what = format!("the feed is longer than {}", crate::input::decode::size(limit));
        return Err(Trouble::file(Reason::TooLong, what, "split the file"));
    }
    if !looks(&Preview { bytes: &[], text: &xml }) {
        let what = "the file is XML, but no feed (RSS, Atom)";
        return Err(Trouble::file(Reason::NoArticle, what, "save its texts as .csv, .jsonl or .txt"));
    }
    Ok(Box::new(Entries(entries(&xml))))
}

/// What is known while the elements are gone through.
#[derive(Default)]
struct Walk {
    /// Names of the elements that are open.
    path: Vec<String>,
    /// Title of the feed.
    outlet: String,
    entry: Option<Article>,
    summary: String,
    /// The element whose text is taken, by its depth.
    taken: Option<usize>,
    /// The element inside it whose text is left out, by its depth.
    left: Option<usize>,
    value: String,
    /// The same as HTML, where elements stand in it.
    html: Option<String>,
}

fn entries(xml: &str) -> VecDeque<Result<Record, Trouble>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut walk, mut found) = (Walk::default(), VecDeque::new());
    loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) => return found,
            Ok(_) if walk.path.len() > DEPTH => {
                found.push_back(Err(Trouble::file(Reason::Swollen, format!("elements lie deeper than {DEPTH}"), "")));
                return found;
            }
            Ok(event) => event,
            Err(error) => {
                let what = format!("damaged inside ({error}); what stands after this place is lost");
                found.push_back(Err(Trouble::file(Reason::Unreadable, what, "fetch it again")));
                return found;
            }
        };
        match event {
            Event::Start(tag) => walk.start(&tag),
            Event::Empty(tag) => walk.empty(&tag),
            Event::End(_) => {
                if let Some((article, summary)) = walk.end() {
                    let row = found.len() as u64 + 1;
                    found.push_back(record(article, &summary, row));
                }
            }
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(name) => match referred(&name) {
                Some(letter) => walk.text(&letter),
                None => walk.text(&format!("&{};", &*name)),
            },
            _ => {}
        }
    }
}

/// The field that an element of an entry holds; `Summary` is a text that may be a teaser.
fn meaning(name: &str) -> Option<(&'static str, Option<Field>)> {
    FEEDS.iter().find(|row| row[0] == name).map(|row| (row[1].as_str(), Field::named(&row[1])))
}

/// A name without its namespace.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The tag that opens an element, in HTML.
fn opening(name: &str) -> String {
    format!("<{}>", local(name))
}

/// The tag that closes it; in HTML that of a break would be another one.
fn closing(name: &str) -> String {
    let name = local(name);
    if name == "br" { String::new() } else { format!("</{name}>") }
}

fn is_entry(name: &str) -> bool {
    matches!(meaning(name), Some(("entry", _)))
}

impl Walk {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().as_ref().to_owned();
        if is_entry(&name) {
            self.entry = Some(Article { outlet: self.outlet.clone(), ..Article::default() });
            (self.taken, self.left, self.summary) = (None, None, String::new());
        } else if let Some(depth) = self.taken {
            // Of an author only the name, without address and page; of another feed its title.
            let part = match self.path.get(depth).map_or("", String::as_str) {
                "author" => Some(NAME),
                "source" => Some(TITLE),
                _ => None,
            };
            match part {
                Some(part) if name != part => self.left = self.left.or(Some(self.path.len())),
                Some(_) => {}
                None => self.tag(&opening(&name)),
            }
        } else if self.of_entry() && meaning(&name).is_some() || self.of_feed() && name == TITLE {
            self.attributes(tag);
            self.taken = Some(self.path.len());
            self.value.clear();
            self.html = None;
        }
        self.path.push(name);
    }

    /// An element without content: a part of a text, or an address.
    fn empty(&mut self, tag: &BytesStart<'_>) {
        if self.takes() {
            let name = tag.name();
            self.tag(&(opening(name.as_ref()) + &closing(name.as_ref())));
        } else {
            self.attributes(tag);
        }
    }

    /// Keeps the tag of an element of a text, which is XHTML then: what it shows is found out where all HTML is.
    fn tag(&mut self, tag: &str) {
        let plain = &self.value;
        self.html.get_or_insert_with(|| format!("<div>{}", partial_escape(plain.as_str()))).push_str(tag);
    }

    /// Takes a piece of text.
    fn text(&mut self, text: &str) {
        if !self.takes() {
            return;
        }
        match &mut self.html {
            Some(html) => html.push_str(&partial_escape(text)),
            None => self.value.push_str(text),
        }
    }

    /// Whether text that stands here is taken.
    fn takes(&self) -> bool {
        self.taken.is_some() && self.left.is_none()
    }

    /// Whether the element that opens is right inside an entry.
    fn of_entry(&self) -> bool {
        self.entry.is_some() && self.path.last().is_some_and(|name| is_entry(name))
    }

    /// Whether it is right inside the feed itself.
    fn of_feed(&self) -> bool {
        self.entry.is_none() && self.path.last().is_some_and(|name| matches!(name.as_str(), "channel" | "feed"))
    }

    /// The address of an Atom entry stands in an attribute.
    fn attributes(&mut self, tag: &BytesStart<'_>) {
        if tag.name().as_ref() != "link" || !self.of_entry() {
            return;
        }
        let value = |name: &str| {
            let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
            Some(attribute.value.replace("&amp;", "&"))
        };
        let Some(entry) = &mut self.entry else { return };
        if let Some(url) = value("href").filter(|_| value("rel").is_none_or(|rel| rel == "alternate")) {
            entry.url = url;
        }
    }

    /// Closes an element; the entry, if it was one, and the summary of it.
    fn end(&mut self) -> Option<(Article, String)> {
        let name = self.path.pop()?;
        if self.left == Some(self.path.len()) {
            self.left = None;
            return None;
        }
        if self.taken == Some(self.path.len()) {
            self.taken = None;
            let value = std::mem::take(&mut self.value);
            let value = self.html.take().map_or(value, |html| html + "</div>");
            self.keep(&name, value.trim());
        } else if let Some(html) = &mut self.html {
            html.push_str(&closing(&name));
        }
        if is_entry(&name) {
            let article = self.entry.take()?;
            return Some((article, std::mem::take(&mut self.summary)));
        }
        None
    }

    fn keep(&mut self, name: &str, value: &str) {
        let Some(entry) = &mut self.entry else {
            if self.outlet.is_empty() {
                value.clone_into(&mut self.outlet);
            }
            return;
        };
        let meaning = meaning(name);
        let mailless = without_mails(value).filter(|_| matches!(meaning, Some((_, Some(Field::Author)))));
        let value = mailless.as_deref().unwrap_or(value);
        match meaning {
            Some((_, Some(Field::Text))) if value.len() > entry.text.len() => value.clone_into(&mut entry.text),
            Some((_, Some(Field::Text))) | None => {}
            Some(("summary", _)) if value.len() > self.summary.len() => value.clone_into(&mut self.summary),
            Some((_, Some(Field::Outlet))) => value.clone_into(&mut entry.outlet),
            // Each author has an element, and some feeds write the same one into two.
            Some((_, Some(Field::Author))) if !entry.author.is_empty() && !value.is_empty() => {
                if !entry.author.split(", ").any(|author| author == value) {
                    entry.author.push_str(", ");
                    entry.author.push_str(value);
                }
            }
            Some((_, Some(field))) => {
                let field = field.of(entry);
                if field.is_empty() {
                    value.clone_into(field);
                }
            }
            Some(_) => {}
        }
    }
}

/// The entry as an article, if its text is there or its summary is long enough to be one.
fn record(mut article: Article, summary: &str, row: u64) -> Result<Record, Trouble> {
    if article.text.is_empty() && summary.split_whitespace().count() >= WHOLE {
        summary.clone_into(&mut article.text);
    }
    if article.text.is_empty() {
        let what = "the feed brings a summary of this entry at most, not its text; skipped";
        return Err(Trouble::row(Reason::EmptyText, row, what, "save the pages that its entries link to"));
    }
    Ok(Record { article, row: Some(row), end: u64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> Vec<Result<Article, String>> {
        let read = |record: Record| {
            let mut article = record.article;
            crate::input::markup::unmarked(&mut article, "feed");
            article
        };
        entries(xml).into_iter().map(|record| record.map(read).map_err(|told| told.what)).collect()
    }

    #[test]
    fn entries_of_both_kinds_are_articles() {
        let rss = read(
            "<?xml version=\"1.0\"?><rss><channel><title>Harbour Post</title><image><title>Logo</title></image>\
             <item><title>Pier &amp; ferry</title><link>https://harbour.example/a</link>\
             <pubDate>Tue, 04 Mar 2025 09:00:00 GMT</pubDate><dc:creator>Ana Lim</dc:creator>\
             <description>It is shut.</description><media:content url=\"x\"/>\
             <content:encoded><![CDATA[<p>The pier is shut.</p>]]></content:encoded></item>\
             <item><title>Ferry</title><description>It was late.</description></item></channel></rss>",
        );
        let first = rss[0].as_ref().unwrap();
        assert_eq!((first.title.as_str(), first.outlet.as_str()), ("Pier & ferry", "Harbour Post"));
        assert_eq!((first.author.as_str(), first.url.as_str()), ("Ana Lim", "https://harbour.example/a"));
        assert_eq!(first.date, "Tue, 04 Mar 2025 09:00:00 GMT");
        assert_eq!(first.text, "The pier is shut.");
        assert!(rss[1].as_ref().is_err_and(|what| what.contains("summary")));
        let atom = read(
            "<feed><title>Bay News</title><entry><title>Pier</title><link rel=\"self\" href=\"b\"/>\
             <link href=\"https://bay.example/?a=1&amp;b=2\"/><published>2025-03-04T09:00:00Z</published>\
             <updated>2025-03-05T09:00:00Z</updated><author><name>Ana Lim</name><uri>c</uri></author>\
             <content type=\"xhtml\"><div><p>The pier</p><p>is shut.</p></div></content></entry></feed>",
        );
        let first = atom[0].as_ref().unwrap();
        assert_eq!((first.title.as_str(), first.outlet.as_str()), ("Pier", "Bay News"));
        assert_eq!((first.author.as_str(), first.url.as_str()), ("Ana Lim", "https://bay.example/?a=1&b=2"));
        assert_eq!(first.date, "2025-03-04T09:00:00Z");
        assert_eq!(first.text, "The pier\n\nis shut.");
    }

    #[test]
    fn a_long_summary_is_the_text_and_damage_is_told() {
        let long = "The pier is shut. ".repeat(40);
        let read = read(&format!("<rss><channel><item><description>{long}</description></item><item><title"));
        assert_eq!(read[0].as_ref().unwrap().text, long.trim());
        assert!(read[1].as_ref().is_err_and(|what| what.starts_with("damaged")));
        assert!(entries(&"<a>".repeat(2000)).pop_back().unwrap().is_err());
    }

    #[test]
    fn paragraphs_are_parted_and_what_is_no_text_is_left_out() {
        let atom = read(
            "<feed><title>Planet</title><entry><source><id>urn:1</id><title>Harbour Post</title><updated>2025</updated>\
             </source><author><name>Ana Lim</name><email>a@harbour.example</email></author><author><name>Bo Roe</name></author>\
             <content>\n<h:div><script/><style>p {}</style>The pier is shut &amp; old.<h:br/><h:br></h:br>It <h:b>leaks</h:b>, 4 &lt; \
             5.<h1>Ferry</h1>It was late.<blockquote>“Very.”</blockquote><pre>Two hours</pre>So they say.</h:div></content></entry></feed>",
        );
        let first = atom[0].as_ref().unwrap();
        assert_eq!((first.outlet.as_str(), first.author.as_str()), ("Harbour Post", "Ana Lim, Bo Roe"));
        let paragraphs: Vec<&str> = first.text.split("\n\n").collect();
        assert_eq!(
            paragraphs,
            [
                "The pier is shut & old.",
                "It leaks, 4 < 5.",
                "Ferry",
                "It was late.",
                "“Very.”",
                "Two hours",
                "So they say."
            ]
        );
        let rss = read(
            "<rss><channel><item><author>ana@bay.example (Ana Lim)</author><dc:creator>Ana Lim</dc:creator><source url=\"x\">Bay News</source>\
             <content:encoded>It is shut.</content:encoded></item></channel></rss>",
        );
        let first = rss[0].as_ref().unwrap();
        assert_eq!((first.author.as_str(), first.outlet.as_str()), ("Ana Lim", "Bay News"));
    }

    #[test]
    fn a_feed_is_told_by_its_first_element() {
        let looks = |text: &str| looks(&Preview { bytes: text.as_bytes(), text });
        assert!(looks("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">") && looks("\u{FEFF}<feed xmlns=\"a\">"));
        assert!(!looks("The <rss> element") && !looks("<?xml version=\"1.0\"?><article>") && !looks(""));
        assert!(looks("<?xml version=\"1.0\"?><?xml-stylesheet href=\"a\"?><!-- <article> --><!DOCTYPE rdf><rdf:RDF>"));
        assert!(!looks("<?xml?><article><feedback>") && !looks("<feedback>") && !looks("<?xml <rss>"));
    }
}
