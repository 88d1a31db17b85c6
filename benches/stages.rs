//! Each stage alone, on the built-in sample. A bench that finds another count than it must is no bench: it panics.

use std::path::Path;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use reportedly::article::Article;
use reportedly::attribution::{Grammar, attribute};
use reportedly::certainty;
use reportedly::input::articles::Articles;
use reportedly::input::files::find;
use reportedly::input::settings::Settings;
use reportedly::pipeline::Scorer;
use reportedly::report::blocks::Pool;
use reportedly::report::bundle::Pieces;
use reportedly::report::face::Face;
use reportedly::report::layout::Layout;
use reportedly::rule::reader::Reader;
use reportedly::text::Document;

static SCORER: LazyLock<Scorer> = LazyLock::new(|| Scorer::load(None).expect("the built-in lexicons"));
static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(read);

fn main() {
    divan::main();
}

fn read() -> Vec<Article> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample.csv");
    let found = Articles::new(find(&[sample]), Settings::default());
    found.map(|read| read.expect("the sample").article).collect()
}

fn bytes() -> BytesCount {
    BytesCount::new(ARTICLES.iter().map(|article| article.text.len()).sum::<usize>())
}

/// Runs a stage over the sample; it must find as much every time, and something at all.
fn stage(bencher: Bencher, count: impl Fn() -> usize) {
    let expected = count();
    assert!(expected > 0, "the stage found nothing");
    bencher.counter(bytes()).bench_local(|| assert_eq!(black_box(count()), expected));
}

#[divan::bench]
fn start(bencher: Bencher) {
    bencher.bench_local(|| Reader::load(None).expect("the built-in lexicons").library.entries.len());
}

#[divan::bench]
fn input(bencher: Bencher) {
    stage(bencher, || read().len());
}

#[divan::bench]
fn text(bencher: Bencher) {
    let marks = &SCORER.reader.marks;
    stage(bencher, || ARTICLES.iter().map(|a| Document::new(&a.text, &a.title, marks).sentences.len()).sum());
}

#[divan::bench]
fn scan_and_rules(bencher: Bencher) {
    let reader = &SCORER.reader;
    let documents: Vec<_> = ARTICLES.iter().map(|a| Document::new(&a.text, &a.title, &reader.marks)).collect();
    stage(bencher, || documents.iter().map(|document| reader.read_document(document.clone()).scan.hits.len()).sum());
}

#[divan::bench]
fn certainty(bencher: Bencher) {
    let reader = &SCORER.reader;
    let readings: Vec<_> = ARTICLES.iter().map(|a| reader.read(&a.text, &a.title)).collect();
    stage(bencher, || readings.iter().map(|reading| certainty::score(reader, reading).0.len()).sum());
}

#[divan::bench]
fn attribution(bencher: Bencher) {
    let reader = &SCORER.reader;
    let grammar = Grammar::new(reader);
    let readings: Vec<_> = ARTICLES.iter().map(|a| reader.read(&a.text, &a.title)).collect();
    stage(bencher, || readings.iter().map(|reading| attribute(&grammar, reader, reading).attributions.len()).sum());
}

#[divan::bench]
fn score(bencher: Bencher) {
    stage(bencher, || ARTICLES.iter().flat_map(|a| SCORER.score(a).parts).map(|part| part.sourced.len()).sum());
}

#[divan::bench]
fn report(bencher: Bencher) {
    let layout = Layout::new(Face::default());
    let scored: Vec<_> = ARTICLES.iter().map(|a| SCORER.score(a)).collect();
    stage(bencher, || {
        let (mut pieces, pool) = (Pieces::new(&layout), Pool::default());
        scored.iter().for_each(|scored| pieces.add(&SCORER, scored, &layout, &pool));
        scored.len()
    });
}
