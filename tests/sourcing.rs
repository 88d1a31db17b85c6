//! Kind, channel, transparency and label of invented sources: at least ten sentences for each value of each column.

use std::collections::BTreeMap;
use std::ops::Range;

use reportedly::article::Article;
use reportedly::lexicon::Library;
use reportedly::lexicon::entry::Dimension;
use reportedly::pipeline::Scorer;
use reportedly::rule::reader::{Reader, Reading};
use reportedly::scored::Part;
use reportedly::sourcing::{self, CHANNELS, Credit, KINDS, LABELS, Tables};

/// A row of `sourcing_cases.csv`.
struct Case {
    text: String,
    source: String,
    cue: String,
    /// Kind, channel, transparency and label.
    want: [String; 4],
}

fn cases() -> Vec<Case> {
    let mut reader =
        csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sourcing_cases.csv")).expect("cases");
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        let cell = |at: usize| row[at].to_owned();
        Case { text: cell(0), source: cell(1), cue: cell(2), want: [3, 4, 5, 6].map(cell) }
    });
    rows.collect()
}

/// The tokens of the first place where `words` stand.
fn tokens(reading: &Reading<'_>, words: &str) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let document = &reading.document;
    let start = document.text.find(words).unwrap_or_else(|| panic!("{words:?} does not stand in {:?}", document.text));
    let inside = |at: &usize| {
        let span = document.tokens[*at].span;
        span.start >= start && span.end <= start + words.len()
    };
    let all: Vec<usize> = (0..document.tokens.len()).filter(inside).collect();
    std::iter::once(all[0]..all[all.len() - 1] + 1).collect()
}

fn sourced(reader: &Reader, text: &str, source: &str, cue: &str) -> sourcing::Sourced {
    let reading = reader.read(text, "-");
    let (source, cue) = (tokens(&reading, source), tokens(&reading, cue));
    let cues = reading.of(Dimension::Attribution).iter();
    let entry = cues.map(|found| &found.hit).find(|hit| cue.first().is_some_and(|cue| cue.contains(&hit.tokens.start)));
    let entry = entry.map(|hit| hit.entry);
    let credit = Credit { source: &source, mentions: &source, cue: &cue, content: &[], entry, direct: false };
    sourcing::sources(&Tables::new(reader), reader, &reading, "The Daily Lantern", [credit].into_iter()).remove(0)
}

#[test]
fn every_case_is_typed_as_coded() {
    let reader = Reader::builtin().expect("lexicons");
    let mut wrong = Vec::new();
    for case in cases() {
        let got = sourced(&reader, &case.text, &case.source, &case.cue);
        let got = [
            got.kind.name().to_owned(),
            got.channel.name().to_owned(),
            got.transparency.to_string(),
            got.label.to_owned(),
        ];
        if got != case.want {
            wrong.push(format!("{}\n    wanted {:?}\n    got    {got:?}", case.text, case.want));
        }
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_value_has_ten_cases() {
    let mut counts: [BTreeMap<String, usize>; 4] = std::array::from_fn(|_| BTreeMap::new());
    for case in cases() {
        for (count, value) in counts.iter_mut().zip(case.want) {
            *count.entry(value).or_default() += 1;
        }
    }
    let values: [Vec<&str>; 4] =
        [KINDS.to_vec(), CHANNELS.to_vec(), vec!["0", "1", "2", "3", "4", "5"], LABELS.to_vec()];
    for (count, values) in counts.iter().zip(values) {
        for value in values {
            let cases = count.get(value).copied().unwrap_or(0);
            assert!(cases >= 10, "{cases} cases of `{value}`");
        }
    }
}

#[test]
fn every_combination_has_a_label() {
    let library = Library::builtin().expect("lexicons");
    let rows: Vec<[&str; 3]> =
        library.rows("sourcing/labels.csv", ["kind", "channel", "transparency"]).map(|(cells, _)| cells).collect();
    let fits = |cell: &str, value: &str| cell == "*" || cell.split(' ').any(|word| word == value);
    for kind in KINDS {
        for channel in CHANNELS {
            for step in ["0", "1", "2", "3", "4", "5"] {
                let found = rows.iter().any(|row| fits(row[0], kind) && fits(row[1], channel) && fits(row[2], step));
                assert!(found, "no label for {kind}, {channel}, {step}");
            }
        }
    }
}

#[test]
fn an_official_who_speaks_of_intelligence_stays_an_official() {
    let reader = Reader::builtin().expect("lexicons");
    for (text, source, cue, kind) in [
        (
            "A senior official said the intelligence community had warned of the raid.",
            "A senior official",
            "said",
            "government",
        ),
        ("US intelligence assesses that the raid failed.", "US intelligence", "assesses", "intelligence"),
        ("The minister cited an intelligence report on the raid.", "The minister", "cited", "government"),
    ] {
        assert_eq!(sourced(&reader, text, source, cue).kind.name(), kind, "{text}");
    }
}

#[test]
fn the_reason_for_anonymity_is_told_in_the_words_of_the_article() {
    let reader = Reader::builtin().expect("lexicons");
    for (text, source, want) in [
        (
            "A senior official said the talks had failed, speaking on condition of anonymity because the vote was secret.",
            "A senior official",
            "on condition of anonymity because the vote was secret",
        ),
        (
            "Two aides said no. They were not authorized to speak publicly.",
            "Two aides",
            "were not authorized to speak publicly",
        ),
        (
            "Two people familiar with the matter said the sale was off.",
            "Two people familiar with the matter",
            "people familiar with the matter",
        ),
        ("Mayor Greta Holt said the talks had failed.", "Mayor Greta Holt", ""),
        (
            "Two people familiar with the matter, who asked not to be named because the deal is secret, said it was off.",
            "Two people familiar with the matter",
            "asked not to be named because the deal is secret",
        ),
        (
            "A person briefed on the matter saw the letter and said it was short.",
            "A person briefed on the matter",
            "person briefed on the matter",
        ),
    ] {
        assert_eq!(sourced(&reader, text, source, "said").anonymity_reason, want, "{text}");
    }
}

#[test]
fn whom_another_sentence_tells_more_of() {
    let scorer = Scorer::load(None).expect("lexicons");
    for (text, want) in [
        ("Fares will rise, the boss of Norby Air has said. Johan Lund told the Herald it was sad.", "company"),
        ("Nobody knew, a cabinet minister has said. Oliver Dunn told the Herald it was late.", "government"),
        ("A man who lost his boat has said it was late. Oliver Dunn told the Herald it was sad.", "public"),
        ("It rained. A judge has said it was late. Oliver Dunn told the Herald it was sad.", "public"),
        (
            "The risks are high, according to Carla Kind of the Ada Holm Institute. Ms Kind said it was late.",
            "think_tank",
        ),
        ("Speaking on behalf of the Norby government, Chris Hale promised help. Hale said it was late.", "government"),
        ("The Education Secretary, Chris Hale, promised help. Hale said it was late.", "government"),
    ] {
        let article = Article { id: "a1".into(), title: "-".into(), text: text.into(), ..Article::default() };
        let scored = scorer.score(&article);
        let last = scored.parts.iter().flat_map(Part::credits).last().expect("an attribution");
        assert_eq!(last.1.kind.name(), want, "{text}");
    }
}
