//! The page: an article is scored, its reports are written, and the page is made of them.

use std::fs;
use std::sync::OnceLock;

use reportedly::report::SCORE_REPORTS;
use reportedly::report::face::Face;
use reportedly::report::layout::TableLayout;
use reportedly::report::page;
use reportedly::text::unseen::unseen;

/// Tags that run something or ask for something.
const TAGS: [&str; 10] =
    ["<script", "<style", "<img", "<iframe", "<object", "<embed", "<base", "<meta", "<link", "<form"];

/// Makes the page of one article; nothing of the article is markup in it.
pub fn run(bytes: &[u8]) {
    static HARMLESS: OnceLock<[usize; 10]> = OnceLock::new();
    let page = made(bytes);
    let harmless = HARMLESS.get_or_init(|| counts(&made(b"Dam holds\0The dam may fail, the mayor said.")));
    assert_eq!(counts(&page), *harmless, "markup of the article stands in the page");
    let hidden = |letter: char| unseen(letter) && !matches!(letter, '\n' | '\t' | '\r');
    assert!(!page.contains(hidden), "a control character, or one that turns the direction, in the page");
}

fn counts(page: &str) -> [usize; 10] {
    TAGS.map(|tag| page.matches(tag).count())
}

fn made(bytes: &[u8]) -> String {
    let article = super::score::article(bytes);
    let scorer = super::scorer();
    let scored = scorer.score(&article);
    let folder = super::scratch("page");
    for report in SCORE_REPORTS {
        let layout = TableLayout::whole(*report, Face::default());
        let mut out = layout.opening();
        report.append(scorer, &scored, &layout, &mut out);
        fs::write(folder.join(layout.file()), out).expect("written");
    }
    let written = page::write(&folder, 2).expect("a page");
    let page = fs::read_to_string(&written.page).expect("UTF-8");
    fs::remove_dir_all(&folder).expect("removed");
    page
}
