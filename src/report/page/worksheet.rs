//! A worksheet for a class: the articles unmarked, and a second page that shows the tool's marks and counts agreement.
//!
//! Both pages cut an article into the same words, so that marks made on the
//! one can be carried to the other in its address; nothing is stored.

use std::ops::Range;
use std::path::{Path, PathBuf};

use maud::{Markup, html};

use super::article::{Article, Sentence};
use super::collection::Collection;
use super::index::Index;
use super::marks::{Layers, pieces};
use super::text::whence;
use super::{articles, shell};
use crate::error::{Fault, Place, Result};
use crate::report::whole;

/// The page to mark.
const SHEET: &str = "worksheet.html";
/// The page with the tool's marks.
const KEY: &str = "worksheet-key.html";
/// Most articles of a worksheet where none is named.
const MOST: usize = 30;

const SCRIPT: &str = include_str!("worksheet.js");

/// What is marked: name, sign for paper, what it is.
const KINDS: [(&str, &str, &str); 4] = [
    ("hedge", "underline", "words that hold the claim back: may, reportedly, about, it is not clear"),
    ("booster", "double underline", "words that press the claim: clearly, definitely, of course"),
    ("source", "circle", "whoever is credited with a content, named or not"),
    ("crediting", "wavy line", "the words that credit them: said, claims, according to"),
];

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The page to mark.
    pub sheet: PathBuf,
    /// The page with the tool's marks.
    pub key: PathBuf,
    /// Articles on each.
    pub articles: usize,
    /// Articles that were left out because they are too many for a class.
    pub left_out: usize,
}

/// Makes the two pages for the articles of these ids, or for the first ones.
///
/// # Errors
/// There is no article of that id, the reports cannot be read, or a page cannot be written.
pub fn write(folder: &Path, ids: &[String]) -> Result<Written> {
    let mut source = articles(folder, &mut Collection::read(folder)?)?;
    let (mut chosen, mut left_out) = (Vec::new(), 0);
    while let Some(article) = source.read()? {
        // Without a sentence there is nothing to mark.
        if ids.is_empty() && article.sentences.is_empty() {
            continue;
        }
        let wanted = if ids.is_empty() { chosen.len() < MOST } else { ids.contains(&article.id) };
        if wanted {
            chosen.push(article);
        } else {
            left_out += usize::from(ids.is_empty());
        }
    }
    if let Some(unknown) = ids.iter().find(|id| chosen.iter().all(|article| article.id != **id)) {
        let place = Place::file(folder.display().to_string());
        return Err(Fault::new(
            place,
            format!("there is no article {unknown:?}"),
            "take an article_id of articles.csv",
        )
        .into());
    }
    let (sheet, key) = (folder.join(SHEET), folder.join(KEY));
    for (path, page) in [(&sheet, page(&chosen, false)), (&key, page(&chosen, true))] {
        whole::write(path, &shell::text(page))?;
    }
    Ok(Written { sheet, key, articles: chosen.len(), left_out })
}

fn page(articles: &[Article], reveal: bool) -> Markup {
    let title = if reveal { "The tool's marks" } else { "Worksheet: mark the words" };
    let body = html! {
        main.worksheet {
            h1 { (title) }
            @if reveal {
                p { "Coloured words are the tool's marks. Framed words are yours, carried over from the worksheet; if you worked on paper, choose a kind and click the words that you marked. The tool is a set of rules and makes mistakes: where you differ, ask why before you ask who is right." }
            } @else {
                p { "Read the article, then mark four kinds of words: on paper with the signs below, or here by choosing a kind and clicking words (with the keyboard: Tab to a text, arrow keys, Space)." }
            }
            fieldset.legend {
                legend { "Kinds" }
                @for (place, (name, sign, about)) in KINDS.iter().enumerate() {
                    label { input.needs-script type="radio" name="kind" value=(place) checked[place == 0]; " " span class={ "k" (place) } { (name) } " " small { (about) " (on paper: " (sign) ")" } }
                }
            }
            @if reveal { (agreement()) } @else {
                p.needs-script { a #reveal href=(KEY) { "Show the tool's marks beside mine" } }
                noscript { p { "The tool's marks stand in " a href=(KEY) { (KEY) } "." } }
            }
            @for article in articles { (text(article, reveal)) }
        }
    };
    shell::alone(title, &[SCRIPT], &body)
}

/// The table of agreement, which the script fills in.
fn agreement() -> Markup {
    html! {
        div.wide.needs-script role="region" aria-label="Agreement" tabindex="0" {
            table #agreement {
                thead { tr {
                    @for name in ["Kind", "both", "only you", "only the tool", "agreement"] { th.n[name != "Kind"] scope="col" { (name) } }
                } }
                tbody { @for (name, ..) in KINDS { tr { th scope="row" { (name) } @for _ in 0..4 { td.n { "0" } } } } }
            }
        }
        p.note.needs-script { "Articles without a mark of yours are left out. Marks are counted, not words: words in a row are one mark, and two marks agree if they share a word. Agreement is 2 × both / (2 × both + only you + only the tool), which is positive agreement, the same as F1; with so few marks it is a start for talk, not a measurement." }
    }
}

/// An article, word by word.
fn text(article: &Article, reveal: bool) -> Markup {
    let index = reveal.then(|| Index::new(article));
    html! {
        section.sheet aria-label=(article.title()) {
            p.meta { (whence(article)) }
            div.text {
                @for paragraph in article.sentences.chunk_by(|a, b| a.position != "headline" && a.paragraph == b.paragraph) {
                    p.headline[paragraph[0].position == "headline"] {
                        @for sentence in paragraph { (words(article, index.as_ref(), sentence)) " " }
                    }
                }
            }
        }
    }
}

fn words(article: &Article, index: Option<&Index<'_>>, sentence: &Sentence) -> Markup {
    let pieces = index.map_or_else(Vec::new, |index| pieces(article, index, sentence));
    let kinds = |word: &Range<usize>| {
        let mut kinds = [false; KINDS.len()];
        let first = pieces.partition_point(|piece| piece.bytes.end <= word.start);
        for piece in pieces[first..].iter().take_while(|piece| piece.bytes.start < word.end) {
            for (kind, own) in kinds.iter_mut().zip(kinds_of(article, piece.layers)) {
                *kind |= own;
            }
        }
        kinds
    };
    html! {
        @for (place, word) in split(&sentence.text).into_iter().enumerate() {
            @if place > 0 { " " }
            @let kinds = kinds(&word);
            span.w.k0[kinds[0]].k1[kinds[1]].k2[kinds[2]].k3[kinds[3]] { (&sentence.text[word]) }
        }
    }
}

fn kinds_of(article: &Article, layers: Layers) -> [bool; KINDS.len()] {
    let cue = layers.cue.map(|index| &article.cues[index]).filter(|cue| cue.active);
    let booster = cue.is_some_and(|cue| cue.booster);
    [cue.is_some() && !booster, booster, layers.source.is_some(), layers.verb.is_some()]
}

/// The words between white space.
fn split(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut inside = false;
    for (at, letter) in text.char_indices() {
        match (letter.is_whitespace(), inside) {
            (true, _) => inside = false,
            (false, false) => {
                inside = true;
                words.push(at..at + letter.len_utf8());
            }
            (false, true) => {
                if let Some(word) = words.last_mut() {
                    word.end = at + letter.len_utf8();
                }
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page::article::Cue;

    #[test]
    fn words_are_what_stands_between_white_space() {
        let text = " It  may\u{a0}rain — “soon”. ";
        let words: Vec<&str> = split(text).into_iter().map(|word| &text[word]).collect();
        assert_eq!(words, ["It", "may", "rain", "—", "“soon”."]);
    }

    #[test]
    fn the_sheet_tells_nothing_and_the_key_marks_words() {
        let sentence = Sentence {
            id: "a-s0001".to_owned(),
            text: "It may <b>rain</b>.".to_owned(),
            start: Some(0),
            end: Some(18),
            position: "body".to_owned(),
            ..Sentence::default()
        };
        let cue = Cue {
            sentence_id: "a-s0001".to_owned(),
            text: "may".to_owned(),
            spans: vec![(3, 6)],
            active: true,
            ..Cue::default()
        };
        let articles = [Article { sentences: vec![sentence], cues: vec![cue], ..Article::default() }];
        let sheet = page(&articles, false).into_string();
        let key = page(&articles, true).into_string();
        assert!(sheet.contains("<span class=\"w\">may</span>") && !sheet.contains("w k0"));
        assert!(key.contains("<span class=\"w k0\">may</span>") && key.matches("w k0").count() == 1);
        assert!(sheet.contains("&lt;b&gt;rain&lt;/b&gt;."));
    }
}
