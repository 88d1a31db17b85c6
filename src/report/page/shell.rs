//! What every page stands in: head, style, script, navigation; a page allows itself nothing from outside.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use crate::text::unseen::unseen;

/// The style of every page.
pub const STYLE: &str = include_str!("page.css");
/// The script of every page; it reads well without.
pub const SCRIPT: &str = include_str!("page.js");
/// Files that linked articles share.
pub const FILES: [(&str, &str); 2] = [("page.css", STYLE), ("page.js", SCRIPT)];

/// Parts of the page, for its navigation.
const PARTS: [(&str, &str); 8] = [
    ("outlets", "Outlets"),
    ("certainty", "Certainty"),
    ("sourcing", "Sourcing"),
    ("stance", "Verbs"),
    ("events", "Events"),
    ("articles", "Articles"),
    ("reading", "How to read"),
    ("record", "Record"),
];

/// The whole page, with style and script in it.
#[must_use]
pub fn page(title: &str, body: &Markup) -> Markup {
    let navigation = html! {
        nav.parts aria-label="Parts of the page" {
            b { "reportedly" }
            @for (id, name) in PARTS { a href={ "#" (id) } { (name) } }
        }
    };
    alone(title, &[SCRIPT], &html! { (navigation) main { (body) } (reason()) })
}

/// A page with its own scripts in it, and nothing else around `body`.
#[must_use]
pub fn alone(title: &str, scripts: &[&str], body: &Markup) -> Markup {
    let hashes: Vec<String> = scripts.iter().map(|script| format!("'sha256-{}'", digest(script))).collect();
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src {}; base-uri 'none'; form-action 'none'",
        digest(STYLE),
        hashes.join(" ")
    );
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                @for script in scripts { script { (PreEscaped(script)) } }
            }
        }
    }
}

/// The text of a page; what is not seen of an article, control characters and marks that turn the direction of a line,
/// is shown as U+FFFD.
#[must_use]
pub fn text(page: Markup) -> String {
    let page = page.into_string();
    let risky = |letter: char| unseen(letter) && !matches!(letter, '\n' | '\r' | '\t');
    if page.contains(risky) { page.replace(risky, "\u{FFFD}") } else { page }
}

/// The page of one article of a large collection; style and script stand beside it.
#[must_use]
pub fn linked(title: &str, number: usize, back: &str, text: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="stylesheet" href=(FILES[0].0);
            }
            body {
                nav.parts aria-label="Parts of the page" { b { "reportedly" } a href=(back) { "All articles" } }
                main {
                    h1.visually-hidden { (title) }
                    (legend())
                    div.article.single id={ "a" (number) } { (text) }
                }
                (reason())
                script src=(FILES[1].0) {}
            }
        }
    }
}

/// Where the reason of a mark is shown.
#[must_use]
pub fn reason() -> Markup {
    html! {
        aside #reason hidden aria-label="Reason of the mark" {
            button type="button" aria-label="Close" { "×" }
            div role="status" {}
        }
    }
}

/// What the marks mean, and boxes to take them off.
#[must_use]
pub fn legend() -> Markup {
    let marks = [
        ("hedge", "hedge", "holds the claim back"),
        ("boost", "booster", "presses the claim"),
        ("source", "source", "who is credited"),
        ("verb", "crediting words", "say, claim, according to"),
        ("q", "quotation", "the source's own words"),
        ("r", "reported", "credited to somebody, in the writer's words"),
        ("mute", "not counted", "a cue that its context switched off"),
    ];
    html! {
        fieldset.legend {
            legend { "Marks in the text" }
            @for (class, name, about) in marks {
                label { input.needs-script type="checkbox" checked value=(class); " " span class=(class) { (name) } " " small { (about) } }
            }
            p.note { span.chip.l1 { ".55" } " after a sentence is its certainty. Click or tap a mark for its reason." }
        }
    }
}

/// SHA-256 in base64, as a content security policy wants it.
fn digest(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for bytes in Sha256::digest(text.as_bytes()).chunks(3) {
        let all = bytes.iter().fold(0u32, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - bytes.len()));
        for place in 0..4 {
            let letter = LETTERS[(all >> (18 - 6 * place)) as usize & 63];
            out.push(if place <= bytes.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_everyone_else() {
        // printf '' | openssl dgst -sha256 -binary | base64
        assert_eq!(digest(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(digest("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn a_page_asks_nothing_of_the_network() {
        let page = page("<title>", &html! {}).into_string();
        assert!(page.contains("<title>&lt;title&gt;</title>"));
        assert!(
            !page.contains("http://")
                && !page.contains("https://")
                && !page.contains("src=")
                && !page.contains("@import")
        );
        assert!(!STYLE.contains("</") && !SCRIPT.contains("</"), "would end the element early");
    }
}
