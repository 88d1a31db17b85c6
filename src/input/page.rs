//! A web page becomes an article: what its JSON-LD and metadata say, and its text without menus and advertisements.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::article::Article;
use crate::input::crowd::crowded;
use crate::input::embedded::PAGES;
use crate::input::field::Field;
use crate::input::flow::{paragraphs, spaced};
use crate::input::genre::genre;
use crate::input::json_ld::Described;

/// A text in the metadata that is shorter may be a teaser, so that the page itself is read too.
const TEASER: usize = 1500;

/// The article of a page.
///
/// # Errors
/// Why there is none, in words.
pub(super) fn article(html: &str, url: &str) -> Result<Article, String> {
    if let Some(why) = crowded(html) {
        return Err(why);
    }
    let page = Document::from(html);
    let described = Described::new(&page);
    let mut article = Article::default();
    // The rows that name no field are the types of an article.
    for (field, row) in PAGES.iter().filter_map(|row| Some((Field::named(&row[0])?, row))) {
        if field.of(&mut article).trim().is_empty()
            && let Some(value) = value(&page, described.as_ref(), &row[1], &row[2])
        {
            field.put(&mut article, &value);
        }
    }
    if !matches!(genre(&article.genre, ""), "opinion" | "analysis") {
        // That it is a NewsArticle is said of opinions too.
        article.genre.clear();
    }
    if !article.url.contains("://") {
        url.clone_into(&mut article.url);
    }
    article.title = headline(&article.title, &article.outlet);
    article.text = text(html, &article.url, &article.text);
    if article.text.is_empty() {
        return Err("no article was found in the page".to_owned());
    }
    Ok(article)
}

/// What a page says in one place.
fn value(page: &Document, described: Option<&Described>, place: &str, name: &str) -> Option<String> {
    let value = match place {
        "ld" => described?.value(name)?,
        "meta" => {
            let selector = format!("meta[property=\"{name}\" i], meta[name=\"{name}\" i], meta[itemprop=\"{name}\" i]");
            let nodes = page.try_select(&selector)?;
            let values = nodes.nodes().iter().filter_map(|node| node.attr("content")).map(|value| value.to_string());
            let mut values: Vec<String> = values.filter(|value| !value.trim().is_empty()).collect();
            values.dedup();
            // Several authors have several tags; of anything else the first is meant.
            if name.contains("author") { values.join(", ") } else { values.into_iter().next()? }
        }
        _ => {
            let found = page.try_select(name)?;
            let node = found.nodes().first()?;
            let said = ["datetime", "href", "content"].iter().find_map(|attribute| node.attr(attribute));
            said.map_or_else(|| spaced(&node.text()), |said| said.to_string())
        }
    };
    // A profile's address is no byline.
    let address = name.contains("author") && value.trim().starts_with("http");
    Some(value.trim().to_owned()).filter(|value| !value.is_empty() && !address)
}

/// The title without the outlet's name behind a stroke.
fn headline(title: &str, outlet: &str) -> String {
    let title = spaced(title);
    for stroke in [" | ", " - ", " – ", " — ", " :: "] {
        if let Some((head, tail)) = title.rsplit_once(stroke)
            && !outlet.is_empty()
            && tail.eq_ignore_ascii_case(outlet)
        {
            return head.trim().to_owned();
        }
    }
    title
}

/// The text of the metadata, or of the page where that has more, or the same in paragraphs.
fn text(html: &str, url: &str, described: &str) -> String {
    let described = if described.contains("</") || described.contains("&#") || described.contains("&quot;") {
        paragraphs(&Document::fragment(described).root())
    } else {
        described.trim().to_owned()
    };
    let in_paragraphs = described.contains('\n');
    if in_paragraphs && described.len() >= TEASER {
        return described;
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let absolute = Some(url).filter(|url| url.contains("://"));
    let parsed = Readability::new(html, absolute, Some(config)).and_then(|mut readable| readable.parse());
    let read = parsed.map(|parsed| paragraphs(&Document::fragment(parsed.content).root())).unwrap_or_default();
    let (more, same) = (read.len() * 2 > described.len() * 3, read.len() * 5 > described.len() * 4);
    if described.is_empty() || more || same && !in_paragraphs && read.contains('\n') { read } else { described }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(head: &str, body: &str) -> String {
        format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")
    }

    const STORY: &str = "<p>The old pier will probably stay shut until May, the port authority said on Sunday, \
        while divers look at its piles again.</p><p>Repairs could cost four million, it said, and nobody has yet \
        said who would pay for them, or when.</p>";

    #[test]
    fn metadata_is_read_in_its_order_and_menus_are_left_out() {
        let head = r#"<title>Pier shut - Harbour Post</title><meta property="og:site_name" content="Harbour Post">
            <meta property="article:published_time" content="2026-03-01T08:00:00Z">
            <meta name="author" content="Ana Lim"><link rel="canonical" href="https://harbour.example/pier">"#;
        let menu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/news>News</a></li></ul></nav>";
        let html = page(head, &format!("{menu}<article><div>{STORY}</div></article><footer>© 2026</footer>"));
        let read = article(&html, "https://other.example/").unwrap();
        assert_eq!((read.title.as_str(), read.outlet.as_str()), ("Pier shut", "Harbour Post"));
        assert_eq!((read.date.as_str(), read.author.as_str()), ("2026-03-01T08:00:00Z", "Ana Lim"));
        assert_eq!(read.url, "https://harbour.example/pier");
        assert!(read.text.starts_with("The old pier will") && read.text.ends_with("or when."), "{}", read.text);
        assert_eq!(read.text.matches("\n\n").count(), 1);
        assert!(!read.text.contains("Home") && !read.text.contains('©'));
    }

    #[test]
    fn a_teaser_in_the_metadata_gives_way_to_the_page() {
        let ld = r#"<script type="application/ld+json">{"@type": "OpinionNewsArticle", "headline": "Pier &amp; tide",
            "articleBody": "The old pier will probably stay shut."}</script>"#;
        let read = article(&page(ld, &format!("<article>{STORY}</article>")), "https://h.example/x").unwrap();
        assert_eq!((read.title.as_str(), read.genre.as_str()), ("Pier & tide", "OpinionNewsArticle"));
        assert!(read.text.contains("four million"), "{}", read.text);
        assert_eq!(read.url, "https://h.example/x");
    }

    #[test]
    fn a_page_without_an_article_says_so() {
        assert!(article("", "").is_err());
        assert!(article("<html><body></body></html>", "").is_err());
        assert!(article(&"<div>".repeat(100_000), "").is_err());
    }
}
