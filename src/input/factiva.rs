//! Factiva's HTML: each article in a `div` of its own, its fields in unnamed ones in a fixed order, or in a table of tags.

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

/// Whether a page has Factiva's articles in it.
pub(super) fn looks(html: &str) -> bool {
    html.contains("articleParagraph") && html.contains("Article")
        || html.contains("factiva") && html.contains("<b>HD</b>")
}

/// The articles of the page.
pub(super) fn articles(html: &str) -> VecDeque<Result<Record, Trouble>> {
    if let Some(why) = crowded(html) {
        return VecDeque::from([Err(Trouble::file(Reason::NoArticle, why, ""))]);
    }
    let page = Document::from(html);
    let divs = page.select("div.article");
    // The inner of two, whose second class names the language: `article enArticle`.
    let own = |node: &&NodeRef<'_>| {
        let class = node.attr("class").unwrap_or_default();
        class.split_ascii_whitespace().any(|name| name != "article" && name.ends_with("Article"))
    };
    let nodes: Vec<&NodeRef<'_>> = divs.nodes().iter().filter(own).collect();
    let nodes = if nodes.is_empty() { divs.nodes().iter().collect() } else { nodes };
    let record = |(row, node): (u64, &NodeRef<'_>)| {
        let article = article(node);
        let empty = article.title.is_empty() && article.text.is_empty();
        let what = "no headline and no text where an article should be; skipped";
        if empty {
            return Err(Trouble::row(Reason::NoArticle, row, what, ""));
        }
        Ok(Record { article, row: Some(row), end: u64::MAX })
    };
    (1..).zip(nodes).map(record).collect()
}

fn article(node: &NodeRef<'_>) -> Article {
    let mut article = Article::default();
    tagged(node, &mut article);
    if article.title.is_empty() {
        in_order(node, &mut article);
    }
    article
}

/// The layout with tags: rows of `HD`, `BY`, `PD` and so on.
fn tagged(node: &NodeRef<'_>, article: &mut Article) {
    for row in node.find(&["tr"]) {
        let cells: Vec<NodeRef<'_>> = row.element_children().into_iter().filter(|cell| cell.has_name("td")).collect();
        let [name, value] = &cells[..] else { continue };
        match label("factiva", &spaced(&name.text())) {
            Some(Label::Field(Field::Text)) => Field::Text.put(article, &paragraphs(value)),
            Some(Label::Field(Field::Id)) => {
                let text = spaced(&value.text());
                text.strip_prefix("Document ").unwrap_or(&text).clone_into(&mut article.id);
            }
            Some(Label::Field(field)) => field.put(article, &spaced(&value.text())),
            _ => {}
        }
    }
}

/// The layout without: section, headline, author, `937 words`, date, time, outlet, code, page, language, rights.
fn in_order(node: &NodeRef<'_>, article: &mut Article) {
    let (mut before, mut after, mut measured) = (Vec::new(), Vec::new(), false);
    let mut headed = false;
    for child in node.element_children() {
        let text = spaced(&child.text());
        let class = child.attr("class").unwrap_or_default();
        if child.has_name("p") && class.contains("articleParagraph") {
            Field::Text.put(article, &text);
        } else if child.has_name("p") {
            // The last line: `Document HP00000020260301em310001x`.
            if let Some(id) = text.strip_prefix("Document ").filter(|id| !id.contains(' ')) {
                id.clone_into(&mut article.id);
            }
        } else if !child.has_name("div") || text.is_empty() {
        } else if child.attr("id").is_some_and(|id| &*id == "hd") || class.contains("Headline") {
            article.title = text;
            headed = true;
        } else if class.contains("author") {
            Field::Author.put(article, &text);
        } else if measured {
            after.push(text);
        } else if text.split(' ').next().is_some_and(counts) && text.split(' ').count() == 2 {
            measured = true;
        } else if !headed {
            before.push(text);
        } else if article.author.is_empty() {
            article.author = text;
        }
    }
    article.section = before.join("; ");
    if let Some(date) = after.iter().position(|text| iso(text, None).is_some()) {
        article.date.clone_from(&after[date]);
        let time = |text: &&String| text.contains(':') && text.len() <= 8;
        article.outlet = after[date + 1..].iter().find(|text| !time(text)).cloned().unwrap_or_default();
    }
}

/// A number such as `937` or `1,285`.
fn counts(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || ",.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_with_tags_is_read_too() {
        let html = r#"<html><body><div class="article enArticle"><table><tbody>
            <tr><td><b>SE</b></td><td>City</td></tr>
            <tr><td><b>HD</b></td><td><span class="enHeadline">Pier shut </span></td></tr>
            <tr><td><b>BY</b></td><td>Ana Lim </td></tr><tr><td><b>WC</b></td><td>12 words</td></tr>
            <tr><td><b>PD</b></td><td>1 March 2026</td></tr><tr><td><b>SN</b></td><td>Harbour Post</td></tr>
            <tr><td><b>LP</b></td><td><p class="articleParagraph enarticleParagraph">The pier
              is shut.</p></td></tr>
            <tr><td><b>TD</b></td><td><p class="articleParagraph enarticleParagraph">It stays so.</p></td></tr>
            <tr><td><b>AN</b></td><td>Document HP1</td></tr></tbody></table></div>
            <div class="article enArticle"></div></body></html>"#;
        let mut read = articles(html);
        let first = read.pop_front().unwrap().unwrap().article;
        assert_eq!((first.title.as_str(), first.author.as_str()), ("Pier shut", "Ana Lim"));
        assert_eq!((first.outlet.as_str(), first.date.as_str()), ("Harbour Post", "1 March 2026"));
        assert_eq!((first.id.as_str(), first.text.as_str()), ("HP1", "The pier is shut.\n\nIt stays so."));
        assert!(read.pop_front().unwrap().is_err());
    }
}
