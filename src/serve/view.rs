//! The pages of `serve`: the desk to paste on, and what was read.

use maud::{DOCTYPE, Markup, html};

use super::MOST;
use super::desk::Read;
use crate::report::page::article::Article;
use crate::report::page::figures::{Figures, per_1000, share};
use crate::report::page::words::{LEVELS, percent, plain, rate, score, thousands};
use crate::report::page::{shell, text};
use crate::sourcing::LABELS;

/// Drops files into the form.
pub const SCRIPT: &str = include_str!("serve.js");

fn page(title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " – reportedly" }
                link rel="stylesheet" href="/page.css";
            }
            body {
                nav.parts aria-label="Pages" { b { "reportedly" } a href="/" { "Paste articles" } }
                main.desk { (body) }
                (shell::reason())
                script src="/page.js" {}
                script src="/serve.js" {}
            }
        }
    }
}

/// The page to paste on.
#[must_use]
pub fn desk() -> Markup {
    page(
        "Paste an article",
        &html! {
            h1 { "How does this article hedge, attribute and source its claims?" }
            p { "Paste one article, or two to compare, or choose files (text, Word, Excel, CSV, HTML, JSON). It is read on this machine, nothing is sent anywhere, and nothing is kept once the program ends." }
            form #paste method="post" action="/score" enctype="multipart/form-data" {
                div.boxes { (paste_box(0, "Article")) (paste_box(1, "A second article, to compare (may stay empty)")) }
                p.drop { label for="files" { "Or files, chosen or dropped anywhere on this page" } " " input #files type="file" name="files" multiple; }
                p { button.main type="submit" { "Show the marks" } " " small { "At most " (MOST >> 20) " MB." } }
            }
        },
    )
}

fn paste_box(place: usize, label: &str) -> Markup {
    let id = format!("text-{place}");
    html! {
        fieldset {
            legend { (label) }
            label { "Title" input type="text" name={ "title-" (place) } autocomplete="off"; }
            label { "Outlet" input type="text" name={ "outlet-" (place) } autocomplete="off"; }
            label for=(id) { "Text" }
            textarea id=(id) name=(id) rows="14" spellcheck="false" {}
        }
    }
}

/// A page that says something.
#[must_use]
pub fn words(words: &str) -> Markup {
    page("A word", &html! { h1 { "Nothing to show" } p { (words) } p { a href="/" { "Back to the desk" } } })
}

/// What was read: one article, or two side by side.
#[must_use]
pub fn read(key: &str, read: &Read, articles: &[Article], a: Option<usize>, b: Option<usize>) -> Markup {
    let numbered = |number: usize| articles.iter().find(|article| article.number == number);
    let first = a.and_then(numbered).or(articles.first());
    let second = match (a, b) {
        (None, None) => articles.get(1),
        (_, number) => number.and_then(numbered),
    };
    let shown: Vec<&Article> = first.into_iter().chain(second).collect();
    let figures: Vec<Figures> = shown.iter().map(|article| Figures::of(article)).collect();
    let title = first.map_or("Articles", |article| article.title());
    page(
        title,
        &html! {
            h1 { (if shown.len() > 1 { "Two articles side by side" } else { "The article and its profile" }) }
            @for fault in &read.faults { p.note role="alert" { (fault) } }
            @if articles.len() > 1 { (choice(articles, &shown)) }
            section aria-labelledby="h-profile" { h2 #h-profile { "Profile" } (profile(&shown, &figures)) }
            section aria-labelledby="h-text" {
                h2 #h-text { "Marked text" }
                (shell::legend())
                div.side-by-side {
                    @for (article, figures) in shown.iter().zip(&figures) {
                        div.article.single id={ "a" (article.number) } { p.meta { (text::whence(article)) } (text::article(article, figures)) }
                    }
                }
            }
            section aria-labelledby="h-files" {
                h2 #h-files { "Download the scores of " (if articles.len() == 1 { "this article".to_owned() } else { format!("all {} articles", articles.len()) }) }
                ul { @for (name, bytes) in &read.files { li { a href={ "/read/" (key) "/" (name) ".csv" } { (name) ".csv" } " " small { (bytes.len().div_ceil(1024)) " kB" } } } }
                p.note { "`reportedly codebook` says what each column means." }
            }
        },
    )
}

/// Which two articles are shown.
fn choice(articles: &[Article], shown: &[&Article]) -> Markup {
    let select = |name: &str, label: &str, place: usize| {
        let chosen = shown.get(place).map(|article| article.number);
        html! {
            label { (label)
                select name=(name) {
                    @if place == 1 { option value="" selected[chosen.is_none()] { "none" } }
                    @for article in articles {
                        option value=(article.number) selected[chosen == Some(article.number)] { (article.title()) " – " (article.outlet()) }
                    }
                }
            }
        }
    };
    html! {
        form.choice method="get" { (select("a", "Article", 0)) (select("b", "beside", 1)) button type="submit" { "Show" } }
    }
}

/// The figures of the articles, a column each.
fn profile(articles: &[&Article], figures: &[Figures]) -> Markup {
    let per = |count: usize, of: &Figures| rate(per_1000(count, of.words));
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    let mut row = |name: &str, value: &dyn Fn(&Figures) -> String| {
        rows.push((name.to_owned(), figures.iter().map(value).collect()))
    };
    row("words", &|f| thousands(f.words));
    row("sentences", &|f| thousands(f.sentences));
    row("mean certainty of the wording, 0 to 1", &|f| f.certainty().map_or("–".to_owned(), score));
    for (level, (name, range)) in LEVELS.iter().enumerate().rev() {
        row(&format!("sentences worded {name} ({range})"), &|f| percent(share(f.levels[level], f.sentences)));
    }
    row("hedges per 1000 words", &|f| per(f.all_hedges(), f));
    row("of these in the writer's own words", &|f| per(f.hedges[0], f));
    row("of these inside quotations", &|f| per(f.hedges[1], f));
    row("boosters per 1000 words", &|f| per(f.boosters, f));
    row("sentences that credit somebody", &|f| percent(share(f.attributed, f.sentences)));
    row("attributions", &|f| thousands(f.attributions));
    row("to a source without a name", &|f| percent(share(f.unnamed, f.attributions)));
    row("of these to officials without a name", &|f| percent(share(f.unnamed_officials, f.attributions)));
    for (label, name) in LABELS.iter().enumerate().filter(|(label, _)| figures.iter().any(|f| f.labels[*label] > 0)) {
        row(&plain(name), &|f| percent(share(f.labels[label], f.attributions)));
    }
    html! {
        div.wide role="region" aria-label="Profile" tabindex="0" {
            table #profile {
                thead { tr { th scope="col" { "Measure" } @for article in articles { th.n scope="col" { (article.title()) } } } }
                tbody { @for (name, values) in &rows { tr { th scope="row" { (name) } @for value in values { td.n { (value) } } } } }
            }
        }
        p.note { "Certainty is wording, not truth: it says how firmly the sentences commit to their content." }
    }
}
