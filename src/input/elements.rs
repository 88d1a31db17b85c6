//! The elements of HTML that bear on a text: which part paragraphs, which hold none of it, which have no end.

/// Elements that are no text of an article, wherever they stand.
pub(super) const ASIDE: &[&str] = &[
    "aside",
    "button",
    "canvas",
    "figcaption",
    "figure",
    "footer",
    "form",
    "iframe",
    "input",
    "nav",
    "noscript",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "video",
    "audio",
    "head",
];

/// Elements that begin and end a paragraph.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements that stand inside a line.
pub(super) const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark", "q", "s", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// Elements without an end, and those whose end may be left out.
pub(super) const ENDLESS: &[&str] = &[
    "area", "base", "basefont", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "hr", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
    "tr", "track", "wbr",
];

/// Elements that are opened again in each paragraph until they are closed.
pub(super) const FORMATS: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose content is no markup.
pub(super) const RAW: &[&str] = &["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];

/// Elements inside which a tag may close itself, as in `<path/>`.
pub(super) const FOREIGN: &[&str] = &["math", "svg"];

/// The parts of a table.
pub(super) const PARTS: &[&str] = &["tbody", "td", "th", "thead", "tr"];

/// Elements of which only the tags are no text, beside those inside lines.
pub(super) const OTHERS: &[&str] = &["br", "center", "html", "picture", "tbody", "thead"];
