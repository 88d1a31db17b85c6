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
            if ASIDE.contains(&&*name) {
                continue;
            }
            if &*name == "br" {
                self.line_break();
                continue;
            }
            if BLOCKS.contains(&&*name) {
                self.close();
                ahead.push((node, true));
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
    fn an_empty_line_parts_paragraphs_only_where_asked() {
        let page = Document::fragment("One\nline.\r\n\r\nTwo.<p>Three.</p>\n\n");
        assert_eq!(paragraphs(&page.root()), "One line. Two.\n\nThree.");
        assert_eq!(paragraphs_by_lines(&page.root()), "One line.\n\nTwo.\n\nThree.");
    }
}
