//! An article to read: its text with cues, quotations and sources marked, each mark a link to its reason.

use std::ops::Range;

use maud::{Markup, html};

use super::article::{Article, Attribution, Cue, Sentence};
use super::chart::strip;
use super::figures::{Figures, per_1000, share};
use super::index::Index;
use super::marks::{Layers, Piece, pieces};
use super::reasons::reasons;
use super::words::{LEVELS, category, counted, percent, plain, rate, score};

/// The text of an article, its figures and its reasons.
#[must_use]
pub fn article(article: &Article, figures: &Figures) -> Markup {
    let headline = article.sentences.iter().find(|sentence| sentence.position == "headline");
    let sentences: Vec<&Sentence> = article
        .sentences
        .iter()
        .filter(|sentence| headline.is_none_or(|headline| headline.id != sentence.id))
        .collect();
    let index = Index::new(article);
    html! {
        p.figures { (summary(figures)) }
        (strip(&article.sentences))
        div.text {
            @if let Some(headline) = headline {
                p.headline role="heading" aria-level="3" { (marked(article, &index, headline)) }
            } @else if !article.about.title.is_empty() {
                p.headline role="heading" aria-level="3" { (article.title()) }
            }
            @for paragraph in sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
                p {
                    @for (place, sentence) in paragraph.iter().enumerate() {
                        @if place > 0 && paragraph[place - 1].end != sentence.start { " " }
                        (marked(article, &index, sentence))
                    }
                }
            }
        }
        (reasons(article, &index))
    }
}

/// Outlet, date and genre, as far as they are known.
#[must_use]
pub fn whence(article: &Article) -> String {
    let parts = [article.outlet(), &article.about.date, &article.about.genre];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What an article adds up to, in a line.
fn summary(figures: &Figures) -> String {
    let mut said = format!(
        "{}, {}. Mean certainty of the wording {}. {} ({} per 1000 words), {} of them inside quotations.",
        counted(figures.sentences, "sentence"),
        counted(figures.words, "word"),
        figures.certainty().map_or("–".to_owned(), score),
        counted(figures.all_hedges(), "hedge"),
        rate(per_1000(figures.all_hedges(), figures.words)),
        figures.hedges[1],
    );
    if figures.attributions > 0 {
        said += &format!(
            " {}, {} to a source without a name.",
            counted(figures.attributions, "attribution"),
            percent(share(figures.unnamed, figures.attributions))
        );
    }
    said
}

/// A sentence with its marks, and its score where cues changed it.
fn marked(article: &Article, index: &Index<'_>, sentence: &Sentence) -> Markup {
    let pieces = pieces(article, index, sentence);
    let same = |a: &Piece, b: &Piece| (a.layers.quoted, a.layers.reported) == (b.layers.quoted, b.layers.reported);
    html! {
        @for run in pieces.chunk_by(same) {
            @match (run[0].layers.quoted, run[0].layers.reported) {
                (false, false) => { (row(article, sentence, run)) }
                (quoted, _) => span.q[quoted].r[!quoted] { (row(article, sentence, run)) }
            }
        }
        (chip(article, index, sentence))
    }
}

fn row(article: &Article, sentence: &Sentence, run: &[Piece]) -> Markup {
    html! {
        @for piece in run { (mark(article, &sentence.text, &piece.bytes, piece.layers)) }
    }
}

fn mark(article: &Article, text: &str, bytes: &Range<usize>, layers: Layers) -> Markup {
    let words = &text[bytes.clone()];
    let number = article.number;
    let credit = layers.verb.or(layers.source);
    let of_credit = credit.map(|index| format!("a{number}-t{index}"));
    if let Some(index) = layers.cue {
        let cue = &article.cues[index];
        return html! {
            a class=(cue_class(cue)) href={ "#a" (number) "-k" (index) } data-also=[of_credit] title=(cue_title(cue)) { (words) }
        };
    }
    let (Some(index), Some(id)) = (credit, of_credit) else { return html! { (words) } };
    let attribution = &article.attributions[index];
    let class = if layers.verb.is_some() { "verb" } else { "source" };
    html! { a class=(class) href={ "#" (id) } title=(credit_title(attribution, layers)) { (words) } }
}

fn cue_class(cue: &Cue) -> &'static str {
    match (cue.active, cue.booster) {
        (false, _) => "mute",
        (true, true) => "boost",
        (true, false) => "hedge",
    }
}

fn cue_title(cue: &Cue) -> String {
    let kind = category(&cue.category);
    match (cue.active, cue.booster) {
        (false, _) => format!("{kind}, not counted here"),
        (true, true) => format!("booster: {kind}"),
        (true, false) => format!("hedge: {kind}"),
    }
}

fn credit_title(attribution: &Attribution, layers: Layers) -> String {
    if layers.verb.is_some() {
        format!("credits the source; stance {}", attribution.stance)
    } else {
        format!("source: {}", plain(&attribution.kind))
    }
}

/// The score of a sentence whose cues changed it.
fn chip(article: &Article, index: &Index<'_>, sentence: &Sentence) -> Markup {
    let (Some(certainty), Some(level)) = (sentence.certainty, sentence.level) else { return html! {} };
    let Some(place) = index.place(sentence) else { return html! {} };
    if sentence.hedges == [0, 0] && sentence.boosters == 0 {
        return html! {};
    }
    html! {
        "\u{2060}"
        a class={ "chip l" (level) } href={ "#a" (article.number) "-s" (place) }
            title={ "certainty of this sentence: " (score(certainty)) ", " (LEVELS[level].0) } { (score(certainty)) }
    }
}
