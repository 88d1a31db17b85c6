//! Properties that hold for every text: what stands before it only shifts it, and words that do not occur change nothing.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use reportedly::article::Article;
use reportedly::lexicon::Library;
use reportedly::pipeline::Scorer;
use reportedly::rule::reader::Reader;
use reportedly::scored::Part;

static SCORER: LazyLock<Scorer> = LazyLock::new(|| Scorer::load(None).expect("the built-in lexicons"));

/// The same lexicons, read once more.
static AGAIN: LazyLock<Scorer> = LazyLock::new(|| Scorer::load(None).expect("the built-in lexicons"));

/// The same lexicons with a row in each kind of phrase list that no text below holds.
static LARGER: LazyLock<Scorer> = LazyLock::new(|| {
    let head = "# about: mine\n# version: 1\n# licence: CC0-1.0\n";
    let files = [
        ("certainty/modal.csv", "phrase,strength,like,unlike,source\nqwyx,.3,a,b,own\nqwyx may,.2,a,b,own\n"),
        ("attribution/verbs.csv", "phrase,forms,frames,stance,like,unlike,source\nzorkle,verb,that,neutral,a,b,own\n"),
        ("sourcing/expert.csv", "phrase,what,like,unlike,source\nqwyxologist,role,a,b,own\n"),
        ("rules/certainty.csv", "rule,entry,when,then,like,unlike,about\nnever,modal:may,qwyx _* @,mute,a,b,c\n"),
    ];
    let files: Vec<(String, String)> =
        files.iter().map(|(path, rows)| ((*path).to_owned(), format!("{head}{rows}"))).collect();
    let library = Library::overlaid(&files, Path::new("lexicons")).expect("sound rows");
    assert!(library.entries.len() > SCORER.reader.library.entries.len());
    Scorer::new(Reader::new(library).expect("sound rules"))
});

/// Pieces of news, among them some that only strangers write.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "The mayor said ",
        "the dam may fail",
        "it could rain. ",
        "“It is likely,” she added. ",
        "Ann Hale, a senator, ",
        "according to officials, ",
        "\"Not now,\" ",
        "he told the Harbour Post. ",
        "A report by the ministry ",
        "warned that ",
        "if the river rises ",
        "might ",
        "no doubt ",
        "The. ",
        "(",
        ")",
        "— ",
        "\n\n",
        "\n",
        "U.S. ",
        "Mr. Roe ",
        "3.5 per cent ",
        "’s ",
        "é",
        "日本 ",
        "🙂",
        "\u{301}",
        "\u{200d}",
        "... ",
        "? ",
        "a source ",
        "who was not authorised to speak ",
        "their ",
    ];
    let piece = prop_oneof![8 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    proptest::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

/// Everything that is found in a part from a byte on, its places counted from there.
fn found(scorer: &Scorer, part: &Part<'_>, from: usize) -> Vec<String> {
    let document = &part.reading.document;
    let place = |token: usize| document.tokens[token].span.start - from;
    let pieces = |pieces: &[std::ops::Range<usize>]| {
        let span =
            |piece: &std::ops::Range<usize>| (place(piece.start), document.tokens[piece.end - 1].span.end - from);
        format!("{:?}", pieces.iter().map(span).collect::<Vec<_>>())
    };
    let first = document.tokens.partition_point(|token| token.span.start < from);
    let mut all = Vec::new();
    for (sentence, certainty) in document.sentences.iter().zip(&part.certainty) {
        if sentence.span.start >= from {
            all.push(format!("{:?} {certainty:?}", (sentence.span.start - from, sentence.span.end - from)));
        }
    }
    for cue in part.cues.iter().filter(|cue| cue.cue.hit.tokens.start >= first) {
        let entry = scorer.reader.entry(&cue.cue).id();
        let own = std::slice::from_ref(&cue.cue.hit.tokens);
        all.push(format!("{entry} {} {} {} {}", pieces(own), cue.effect, cue.cue.active, cue.in_quote));
    }
    for (one, source) in part.credits().filter(|(one, _)| one.cue[0].start >= first) {
        let spans = [&one.source, &one.cue, &one.content].map(|own| pieces(own)).concat();
        all.push(format!(
            "{spans} {} {:?} {} {} {}",
            one.rule.name(),
            one.stance,
            source.kind.name(),
            source.channel.name(),
            source.transparency
        ));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_entry_that_does_not_occur_changes_nothing(text in text()) {
        let article = Article { text, title: "-".into(), ..Article::default() };
        let (plain, larger) = (SCORER.score(&article), LARGER.score(&article));
        prop_assert_eq!(plain.parts.len(), larger.parts.len());
        for (plain, larger) in plain.parts.iter().zip(&larger.parts) {
            prop_assert_eq!(found(&SCORER, plain, 0), found(&LARGER, larger, 0));
        }
    }

    /// Dateline and byline are looked for in the first lines, so that some stand before the text both times.
    #[test]
    fn a_paragraph_before_shifts_every_span_and_changes_no_score(text in text(), more in 1_usize..4) {
        let line = "The bridge is open. It was shut in May.\n\n";
        let (first, before) = (line.repeat(5), line.repeat(more));
        let score = |before: &str| Article { text: format!("{before}{text}"), title: "-".into(), ..Article::default() };
        let (short, long) = (score(&first), score(&(before.clone() + &first)));
        let (short, long) = (SCORER.score(&short), SCORER.score(&long));
        let own = |scored: &reportedly::scored::Scored<'_>, from| found(&SCORER, scored.parts.last().expect("a part"), from);
        prop_assert_eq!(own(&short, first.len()), own(&long, before.len() + first.len()));
    }

    #[test]
    fn the_links_between_attributions_are_a_forest(text in text()) {
        let article = Article { text, title: "-".into(), ..Article::default() };
        for part in &SCORER.score(&article).parts {
            let holders: Vec<Option<usize>> = part.credits().map(|(one, _)| one.within).collect();
            for &holder in &holders {
                let above = std::iter::successors(holder, |&at| holders[at]).take(holders.len());
                prop_assert!(above.last().is_none_or(|root| holders[root].is_none()), "{holders:?}");
            }
        }
    }

    #[test]
    fn the_same_text_gives_the_same_result(text in text()) {
        let article = Article { text, title: "-".into(), ..Article::default() };
        let (one, other) = (SCORER.score(&article), AGAIN.score(&article));
        prop_assert_eq!(one.parts.len(), other.parts.len());
        for (one, other) in one.parts.iter().zip(&other.parts) {
            prop_assert_eq!(found(&SCORER, one, 0), found(&AGAIN, other, 0));
        }
    }
}
