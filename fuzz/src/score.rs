//! The whole scorer: a title, a zero character, a text.

use std::ops::Range;

use reportedly::article::Article;
use reportedly::lexicon::entry::Dimension;
use reportedly::report::SCORE_REPORTS;
use reportedly::report::face::{Face, Format};
use reportedly::report::layout::TableLayout;
use reportedly::scored::{Part, Scored};
use reportedly::sourcing::LABELS;

/// Scores a text twice; everything found lies in it, and both times give the same rows.
pub fn run(bytes: &[u8]) {
    let article = article(bytes);
    let scorer = super::scorer();
    let scored = scorer.score(&article);
    assert!((1..=2).contains(&scored.parts.len()));
    scored.parts.iter().for_each(part);
    let rows = rows(&scored, Format::JsonLines);
    assert!(rows == self::rows(&scorer.score(&article), Format::JsonLines), "another result the second time");
}

/// The article that some bytes mean.
pub fn article(bytes: &[u8]) -> Article {
    let all = String::from_utf8_lossy(bytes);
    let (title, text) = all.split_once('\0').unwrap_or(("", &all));
    let outlet = title.split_once('|').map_or("", |(outlet, _)| outlet).to_owned();
    Article { id: "a1".into(), outlet, title: title.to_owned(), text: text.to_owned(), ..Article::default() }
}

/// Every report of a scored article, one after the other.
pub fn rows(scored: &Scored<'_>, format: Format) -> Vec<u8> {
    let mut out = Vec::new();
    for report in SCORE_REPORTS {
        let layout = TableLayout::whole(*report, Face { format, ..Face::default() });
        report.append(super::scorer(), scored, &layout, &mut out);
    }
    out
}

fn part(part: &Part<'_>) {
    let document = &part.reading.document;
    super::cut::whole(document);
    let inside = |range: &Range<usize>| {
        assert!(range.start <= range.end && range.end <= document.tokens.len(), "{range:?} is outside");
    };
    assert_eq!(part.reading.tags.len(), document.tokens.len());
    for dimension in Dimension::ALL {
        for cue in part.reading.of(dimension) {
            let own = &document.sentences[cue.hit.sentence].tokens;
            assert!(cue.hit.tokens.start >= own.start && cue.hit.tokens.end <= own.end, "a cue over sentences");
        }
    }
    assert_eq!(part.certainty.len(), document.sentences.len());
    for certainty in &part.certainty {
        assert!((0.0..=1.0).contains(&certainty.score), "{certainty:?}");
    }
    assert!(part.cues.iter().all(|cue| (0.0..=1.0).contains(&cue.effect)));
    let list = &part.attributed.attributions;
    assert_eq!(list.len(), part.sourced.len());
    let mut last = 0;
    for found in list {
        for pieces in [&found.source, &found.cue, &found.content] {
            pieces.iter().for_each(inside);
            assert!(pieces.windows(2).all(|pair| pair[0].end <= pair[1].start), "{found:?}");
        }
        assert!(found.sentence >= last && found.sentence < document.sentences.len());
        last = found.sentence;
        assert!(found.within.is_none_or(|other| other < list.len()));
        assert!(found.member.is_none_or(|member| member < part.attributed.cast.members.len()));
    }
    for sourced in &part.sourced {
        assert!(LABELS.contains(&sourced.label) && sourced.transparency <= 5, "{sourced:?}");
    }
}
