//! The words that elements of HTML show, in paragraphs.

use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;

use crate::input::elements::{ASIDE, BLOCKS};

#[expect(clippy::unwrap_used, reason = "a constant pattern")]
static EMPTY_LINE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\n[ \t\r]*\n").unwrap());

/// The paragraphs below a node, an empty line between two.
#[cfg(feature = "pages")]
pub(super) fn paragraphs(root: &NodeRef<'_>) -> String {
    Flow::default().read(root)
}

/// The paragraphs below a node where an empty line between words parts them too, as in an editor's field that leaves
/// `<p>` out.
pub(super) fn paragraphs_by_lines(root: &NodeRef<'_>) -> String {
    Flow { by_lines: true, ..Flow::default() }.read(root)
}

/// The text with each run of white space as one space, as a browser shows it; a no-break space stays.
pub(super) fn spaced(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// Most words of a tag.
const TAG: usize = 4;

/// Whether a list holds nothing but short links, as those of the tags of a story do.
fn lists_tags(list: &NodeRef<'_>) -> bool {
    let items = || list.children_it(false).filter(|child| child.node_name().is_some_and(|name| &*name == "li"));
    let is_tag = |item: NodeRef<'_>| {
        let words = spaced(&item.text());
        let links = item.descendants_it().filter(|node| node.node_name().is_some_and(|name| &*name == "a"));
        let linked: String = links.map(|link| link.text().to_string()).collect::<Vec<_>>().join(" ");
        (1..=TAG).contains(&words.split(' ').count()) && !words.ends_with('.') && spaced(&linked) == words
    };
    items().count() > 1 && items().all(is_tag)
}

/// Whether a block holds nothing but spans with no blank between them, which its style sets apart:
/// `<span>Ana Lim</span><span>Health reporter</span>`.
fn holds_labels(block: &NodeRef<'_>) -> bool {
    let mut end = None;
    let mut glued = false;
    for child in block.children_it(false) {
        if child.node_name().is_none_or(|name| &*name != "span") {
            return false;
        }
        let text = child.text();
        let low = |letter: char| letter.is_lowercase() || letter == ')';
        glued |= end.is_some_and(low) && text.starts_with(char::is_uppercase);
        if end.is_some_and(|end| !low(end)) {
            return false;
        }
        end = text.chars().next_back();
    }
    glued
}

/// Words on their way to paragraphs.
#[derive(Default)]
struct Flow {
    paragraphs: Vec<String>,
    paragraph: String,
    /// Breaks of a line since the last word.
    breaks: usize,
    by_lines: bool,
}

impl Flow {
    fn read(mut self, root: &NodeRef<'_>) -> String {
        // Where a node is entered, and where a block is left again.
        let mut ahead = vec![(*root, false)];
        while let Some((node, left)) = ahead.pop() {
            if left {
                self.close();
                continue;
            }
            if node.is_text() {
                self.words(&node.text());
                continue;
            }
            let name = node.node_name().unwrap_or_default();
            if ASIDE.contains(&&*name) || matches!(&*name, "ul" | "ol") && lists_tags(&node) {
                continue;
            }
            if &*name == "br" {
                self.line_break();
                continue;
            }
            let block = BLOCKS.contains(&&*name);
            if block {
                self.close();
                ahead.push((node, true));
            }
            if block && holds_labels(&node) {
                ahead.extend(node.children_it(true).flat_map(|child| [(node, true), (child, false)]));
                continue;
            }
            ahead.extend(node.children_it(true).map(|child| (child, false)));
        }
        self.close();
        self.paragraphs.join("\n\n")
    }

    fn words(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.breaks = 0;
        }
        let mut pieces = EMPTY_LINE.splitn(text, if self.by_lines { usize::MAX } else { 1 });
        self.paragraph.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            self.close();
            self.paragraph.push_str(piece);
        }
    }

    /// Old pages part paragraphs by two breaks.
    fn line_break(&mut self) {
        self.breaks += 1;
        self.paragraph.push(' ');
        if self.breaks == 2 {
            self.close();
        }
    }

    fn close(&mut self) {
        let text = spaced(&self.paragraph);
        if !text.is_empty() {
            self.paragraphs.push(text);
        }
        self.paragraph.clear();
    }
}

#[cfg(all(test, feature = "pages"))]
mod tests {
    use dom_query::Document;

    use super::*;

    #[test]
    fn old_pages_part_paragraphs_by_two_breaks() {
        let page = Document::fragment("One<br>line.<br>\n<br>Two <b>bold</b>.<ul><li>a</li><li>b</li></ul>c");
        assert_eq!(paragraphs(&page.root()), "One line.\n\nTwo bold.\n\na\n\nb\n\nc");
    }

    #[test]
    fn spans_that_touch_are_labels_and_short_links_tags() {
        for (html, told) in [
            ("<div><span>Ana Lim</span><span>Health reporter</span></div>a", "Ana Lim\n\nHealth reporter\n\na"),
            ("<p><span>The pier</span> <span>Board met</span></p>", "The pier Board met"),
            ("<p><span>The pier.</span><span>Board met</span></p>", "The pier.Board met"),
            ("<p>a<ul><li><a>Orrel</a></li><li><a>Ferries</a></li></ul>b", "a\n\nb"),
            ("<ul><li><a>Orrel</a> has a pier</li><li><a>Velden</a></li></ul>", "Orrel has a pier\n\nVelden"),
        ] {
            assert_eq!(paragraphs(&Document::fragment(html).root()), told, "{html}");
        }
    }

    #[test]
    fn an_empty_line_parts_paragraphs_only_where_asked() {
        let page = Document::fragment("One\nline.\r\n\r\nTwo.<p>Three.</p>\n\n");
        assert_eq!(paragraphs(&page.root()), "One line. Two.\n\nThree.");
        assert_eq!(paragraphs_by_lines(&page.root()), "One line.\n\nTwo.\n\nThree.");
    }
}
