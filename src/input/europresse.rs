//! Europresse's HTML: each document in an `article` of its own, its fields in elements of known classes.

use std::collections::VecDeque;

use dom_query::{Document, NodeRef};

use crate::article::Article;
use crate::input::Record;
use crate::input::crowd::crowded;
use crate::input::date::iso;
use crate::input::field::Field;
use crate::input::flow::{paragraphs, spaced};
use crate::input::labels::{Label, label};
use crate::input::trouble::{Reason, Trouble};

/// The base of its classes.
const BASE: &str = "europresse";
/// Most pieces between commas that make a date, as in `Sunday, March 1, 2026`.
const PIECES: usize = 3;

/// Whether a page has documents of Europresse in it.
pub(super) fn looks(html: &str) -> bool {
    html.contains("DocPublicationName") && html.contains("titreArticle")
}

/// The articles of the page.
pub(super) fn articles(html: &str) -> VecDeque<Result<Record, Trouble>> {
    if let Some(why) = crowded(html) {
        return VecDeque::from([Err(Trouble::file(Reason::NoArticle, why, ""))]);
    }
    let page = Document::from(html);
    let record = |(row, node): (u64, &NodeRef<'_>)| {
        let article = article(node);
        if article.text.is_empty() {
            let what = "no text where a document should be; skipped";
            return Err(Trouble::row(Reason::NoArticle, row, what, "save it with its full text"));
        }
        Ok(Record { article, row: Some(row), end: u64::MAX })
    };
    (1..).zip(page.select("article").nodes()).map(record).collect()
}

fn article(node: &NodeRef<'_>) -> Article {
    let mut article = Article::default();
    for part in node.descendants_it().filter(NodeRef::is_element) {
        let class = part.attr("class").unwrap_or_default();
        for field in class.split_ascii_whitespace().filter_map(field) {
            // Of two elements for one field the inner says the same again.
            if field.of(&mut article).is_empty() {
                let value = if field == Field::Text { paragraphs(&part) } else { spaced(&part.text()) };
                field.put(&mut article, &value);
            }
        }
    }
    article.date = day(&article.date).or_else(|| numbered(&article.id)).unwrap_or(article.date);
    // The number of the issue stands behind the name: `Harbour Post, no. 1234`.
    article.outlet.truncate(named(&article.outlet).len());
    article
}

/// The name of an outlet without the number of the issue.
fn named(outlet: &str) -> &str {
    let number = |rest: &str| rest.trim_start_matches(['.', '°', ' ']).starts_with(|c: char| c.is_ascii_digit());
    outlet.split_once(", no").filter(|(_, rest)| number(rest)).map_or(outlet, |(name, _)| name)
}

/// The field that an element of this class holds.
fn field(class: &str) -> Option<Field> {
    match label(BASE, class)? {
        Label::Field(field) => Some(field),
        Label::End | Label::None => None,
    }
}

/// The day among what stands between the commas of a header: `News, dimanche 1 mars 2026, p. 4`.
fn day(header: &str) -> Option<String> {
    let pieces: Vec<&str> = header.split(',').collect();
    let joined = |count: usize| pieces.windows(count).map(|pieces| pieces.join(","));
    let is_day = |written: &String| iso(written, None).is_some();
    (1..=PIECES.min(pieces.len())).flat_map(joined).find(is_day).map(|day| day.trim().to_owned())
}

/// The day in the number of a document: `news·20260301·HP·0001`.
fn numbered(id: &str) -> Option<String> {
    id.split('·').find(|part| part.len() == 8 && iso(part, None).is_some()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_is_an_article() {
        let html = r#"<html><body><article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Harbour
            Post, no. 1234</span></div><span class="DocHeader">News, dimanche 1 mars 2026, p. 4</span><div class="titreArticle">
            <p class="titreArticleVisu rdp__articletitle">Pier shut</p></div><div class="docAuthors">Ana Lim</div></header>
            <section><div class="DocText clearfix"><div class="docOcurrContainer"><p>The pier
            <mark>is</mark> shut.</p><p>It is old.</p></div></div></section><footer><div class="publiC-lblNodoc">news·20260301·HP·0001</div>
            </footer></article><article><span class="DocPublicationName">Bay News (web site)</span><span class="DocHeader">Monday,
            March 2, 2026, p. A1</span><p class="titreArticleVisu">Ferry late</p><div class="DocText">It was late.</div></article>
            <article><span class="DocPublicationName">Bay News</span><p class="titreArticleVisu">Wall</p></article></body></html>"#;
        assert!(looks(html) && !looks("<article><p>DocPublicationName</p></article>"));
        let mut read = articles(html);
        let first = read.pop_front().unwrap().unwrap().article;
        assert_eq!((first.title.as_str(), first.author.as_str()), ("Pier shut", "Ana Lim"));
        assert_eq!((first.outlet.as_str(), first.date.as_str()), ("Harbour Post", "dimanche 1 mars 2026"));
        assert_eq!(
            (first.id.as_str(), first.text.as_str()),
            ("news·20260301·HP·0001", "The pier is shut.\n\nIt is old.")
        );
        let second = read.pop_front().unwrap().unwrap().article;
        assert_eq!((second.date.as_str(), second.text.as_str()), ("March 2, 2026", "It was late."));
        assert!(read.pop_front().unwrap().is_err());
        assert_eq!((named("Bay News, no 12"), named("Bay, north edition")), ("Bay News", "Bay, north edition"));
        assert_eq!(numbered("news·20060413·LE·106702").as_deref(), Some("20060413"));
    }
}
