//! Sentences, positions and set-aside lines over invented news, with invented word lists.

use super::marks::{Abbreviation, Marks};
use super::*;

fn marks() -> Marks {
    let mut marks = Marks::default();
    for (word, class) in [
        ("Mr", Abbreviation::Title),
        ("Sen", Abbreviation::Title),
        ("U.S", Abbreviation::Inner),
        ("Inc", Abbreviation::Inner),
        ("No", Abbreviation::Number),
        ("vs", Abbreviation::Inner),
        ("a.m", Abbreviation::Inner),
    ] {
        marks.abbreviations.insert(word.to_owned(), class);
    }
    marks.starters = ["the", "it", "he", "she", "in", "then"].iter().map(|word| (*word).to_owned()).collect();
    marks.speech = ["said", "asked", "says"].iter().map(|word| (*word).to_owned()).collect();
    marks.lines.insert("advertisement".into(), "advertisement".into());
    marks.sections.insert("politics".into());
    marks.agencies.insert("ntb".into());
    marks.cuts = vec!["[+# chars]".into(), "[…]".into()];
    marks.places.insert("oslo".into());
    marks
}

fn sentences(text: &str) -> Vec<&str> {
    let marks = marks();
    let document = Document::new(text, "-", &marks);
    document.sentences.iter().map(|sentence| sentence.span.of(text)).collect()
}

#[test]
fn sentence_borders() {
    for (text, want) in [
        ("Mr. Hale met Sen. Ruiz. The talks failed.", 2),
        ("\"Will it?\" he asked.", 1),
        ("\"Will it?\" Ms Hale asked.", 1),
        ("\"It closed.\" Roe and his deputy, Joe Lund, said. He left.", 2),
        ("\"It closed.\" Joe Lund of the Norby Institute said.", 1),
        ("\"It closed.\" The mayor heard what he said and left.", 2),
        ("\"It closed.\" It did.", 2),
        ("“Stop!” She ran.", 2),
        ("The U.S. Navy sailed. It returned.", 2),
        ("They left the U.S. The ships stayed.", 2),
        ("The U.S.-Mexico border was shut. It rained.", 2),
        ("J. R. Hale of Hale Inc. spoke at 9 a.m. on Monday.", 1),
        ("Court No. 5 sat. He said no. Then he left.", 3),
        ("Lund was “a leader abroad.” He added, “In May he left.”", 2),
        ("It cost 3.5 million. In May it fell.", 2),
        ("Visit example.org for more.", 1),
        ("He paused … and went on.", 1),
        ("“We go.” The ministry said it would stay.", 2),
        ("1. The first point is clear.", 1),
        ("Really? Yes! Why not?", 3),
        ("(He had left.) Then it rained.", 2),
        ("It rained on Monday.Hale stayed.He slept.", 3),
        ("The pier shut in 1999.Hale left (by sea).Nobody saw him!Ruiz did.", 4),
        ("“We go.”Ruiz stayed.“We stay.”“Why?”", 4),
        ("It rained.\"We go,\" he said.\"Then go.\"She went.", 4),
        ("Mr.Hale met Sen.Ruiz at Ferry.Com vs.Hale in Section 4.2.", 1),
    ] {
        assert_eq!(sentences(text).len(), want, "{text}: {:?}", sentences(text));
    }
}

#[test]
fn dirt_is_set_aside_and_offsets_stay() {
    let text = "ADVERTISEMENT\n\nPOLITICS\n\nFerry late again\n\nBy Jane Roe\n\nPublished: Thursday, 12 March 2026 at 9:30 p.m.\n\nOSLO, May 3 (NTB) — The ferry was late. Nobody knew why.\n\nThe crew slept.";
    let marks = marks();
    let document = Document::new(text, "", &marks);
    let kinds: Vec<&str> = document.asides.iter().map(|aside| aside.kind.as_str()).collect();
    assert_eq!(kinds, ["advertisement", "section", "byline", "date", "dateline"]);
    let found: Vec<(&str, &str)> = document.sentences.iter().map(|s| (s.position.name(), s.span.of(text))).collect();
    assert_eq!(
        found,
        [
            ("headline", "Ferry late again"),
            ("lead", "The ferry was late."),
            ("lead", "Nobody knew why."),
            ("body", "The crew slept.")
        ]
    );
    assert_eq!(document.front.dateline.map(|span| span.of(text)), Some("OSLO"));
    assert_eq!(document.front.agency.map(|span| span.of(text)), Some("NTB"));
    assert_eq!(document.front.byline.map(|span| span.of(text)), Some("By Jane Roe"));
}

#[test]
fn a_place_before_a_colon_is_a_dateline_where_it_is_known() {
    let marks = marks();
    for (text, place) in [
        ("OSLO: The ferry was late.", Some("OSLO")),
        ("FERRY: The crew slept.", None),
        ("OSLO: We sank, the crew said.", None),
        ("OSLO: I was asleep.", None),
        ("OSLO: Who was on watch? Nobody knew.", None),
        ("OSLO: The ferry was late.\n\nCHAIR: The crew slept.", None),
        ("CHAIR: The crew slept.\n\nOSLO: The ferry was late.", None),
        ("OSLO: The ferry was late.\n\nThe chair: asleep.", Some("OSLO")),
    ] {
        let document = Document::new(text, "-", &marks);
        assert_eq!(document.front.dateline.map(|span| span.of(text)), place, "{text}");
    }
}

#[test]
fn a_time_or_a_day_in_a_dateline_is_cut_with_it() {
    let marks = marks();
    for dateline in [
        "OSLO, 10:30 —",
        "OSLO (6:30 p.m.) —",
        "OSLO 10:30 GMT —",
        "OSLO: 3 MARCH —",
        "OSLO: 3 MARCH (NTB) —",
        "OSLO: 10:30 GMT -",
        "OSLO (NTB):",
        "OSLO:",
    ] {
        let text = format!("{dateline} The ferry was late — and full.");
        let document = Document::new(&text, "-", &marks);
        assert_eq!(document.front.dateline.map(|span| span.of(&text)), Some("OSLO"), "{text}");
        assert_eq!(document.sentences[0].span.of(&text), "The ferry was late — and full.", "{text}");
    }
    let text = "The Agency of Norland (NTB) reports that it rained.";
    assert_eq!(Document::new(text, "-", &marks).sentences[0].span.of(text), text);
    let text = "OSLO:The ferry was late.";
    assert_eq!(Document::new(text, "-", &marks).front.dateline, None);
}

#[test]
fn a_day_alone_in_a_line_is_no_sentence() {
    let marks = marks();
    for (line, aside) in
        [("March 12, 2026", true), ("12th March", true), ("March", false), ("1984", false), ("May 3 was wet", false)]
    {
        let text = format!("{line}\n\nThe ferry was late.");
        let document = Document::new(&text, "-", &marks);
        assert_eq!(document.asides.iter().any(|aside| aside.kind == "date"), aside, "{line}");
    }
}

#[test]
fn tokens_know_their_quotation() {
    let text = "He said “we will go” today.";
    let marks = marks();
    let document = Document::new(text, "-", &marks);
    let inside: Vec<&str> =
        (0..document.tokens.len()).filter(|&i| document.quoted[i].is_some()).map(|i| document.word(i)).collect();
    assert_eq!(inside, ["“", "we", "will", "go", "”"]);
}

#[test]
fn the_mark_that_the_rest_is_missing_is_set_aside_wherever_it_stands() {
    let marks = marks();
    for (text, sentences, aside) in [
        ("It rained. The pier stayed shut for min… [+2,219 chars]", 2, "[+2,219 chars]"),
        ("It rained.\n\nThe pier stayed shut.\n\n[…]\n", 2, "[…]"),
        ("It rained […] and rained.", 1, ""),
    ] {
        let document = Document::new(text, "-", &marks);
        let cut: Vec<&str> = document.asides.iter().map(|aside| aside.span.of(text)).collect();
        assert_eq!((document.sentences.len(), cut.join("|").as_str()), (sentences, aside), "{text}");
        let last = document.sentences.last().map_or("", |sentence| sentence.span.of(text));
        assert!(!last.contains("chars"), "{last}");
    }
}

#[test]
fn an_agency_in_brackets_makes_a_dateline_below_the_highlights() {
    let text = "Story highlights\n\nThe pier is shut, the mayor says\n\nIt may stay so until May\n\nWest Lund, Arden (NTB) Mayor Jane \
                Roe said it was late. It is a long story.\n\nThe pier – an old one – is shut. It is old.";
    let marks = marks();
    let document = Document::new(text, "Pier shut", &marks);
    assert_eq!(document.front.dateline.map(|span| span.of(text)), Some("West Lund"));
}
