//! Kind, channel, transparency and label of invented sources: at least ten sentences for each value of each column.

use std::collections::BTreeMap;
use std::ops::Range;

use reportedly::article::Article;
use reportedly::lexicon::Library;
use reportedly::lexicon::entry::Dimension;
use reportedly::pipeline::Scorer;
use reportedly::rule::reader::{Reader, Reading};
use reportedly::scored::Part;
use reportedly::sourcing::{self, CHANNELS, Credit, Issue, KINDS, LABELS, Tables};

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
    dated(reader, text, source, cue, "")
}

fn dated(reader: &Reader, text: &str, source: &str, cue: &str, date: &str) -> sourcing::Sourced {
    let reading = reader.read(text, "-");
    let (source, cue) = (tokens(&reading, source), tokens(&reading, cue));
    let cues = reading.of(Dimension::Attribution).iter();
    let entry = cues.map(|found| &found.hit).find(|hit| cue.first().is_some_and(|cue| cue.contains(&hit.tokens.start)));
    let entry = entry.map(|hit| hit.entry);
    let credit = Credit { source: &source, mentions: &source, cue: &cue, content: &[], entry, direct: false };
    let issue = Issue { outlet: "The Daily Lantern", date };
    sourcing::sources(&Tables::new(reader), reader, &reading, issue, [credit].into_iter()).remove(0)
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

/// Kind, channel, transparency and whether it is people, of the last source of a text.
fn last(scorer: &Scorer, text: &str) -> String {
    let article = Article { id: "a1".into(), title: "-".into(), text: text.into(), ..Article::default() };
    let scored = scorer.score(&article);
    let (_, sourced) = scored.parts.iter().flat_map(Part::credits).last().expect("an attribution");
    let people = if sourced.people { "people" } else { "body" };
    format!("{} {} {} {people}", sourced.kind.name(), sourced.channel.name(), sourced.transparency)
}

fn check(table: &[(&str, &str)]) {
    let scorer = Scorer::load(None).expect("lexicons");
    let wrong: Vec<String> = table
        .iter()
        .filter(|(text, want)| last(&scorer, text) != *want)
        .map(|(text, want)| format!("{text}\n  want {want}\n  got  {}", last(&scorer, text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn adjectives_that_share_a_noun_are_people() {
    check(&[
        ("U.S. and European officials said it was late.", "government speech 2 people"),
        ("Israeli and American officials said it was late.", "government speech 2 people"),
        ("White House and Pentagon officials said it was late.", "government speech 2 people"),
        ("British and French diplomats said it was late.", "government speech 2 people"),
        ("City and county officials said it was late.", "government speech 2 people"),
        ("State and federal officials said it was late.", "government speech 2 people"),
        ("Local and federal officials said it was late.", "government speech 2 people"),
        ("School and city officials said it was late.", "government speech 2 people"),
        ("Police and fire officials said it was late.", "law speech 2 people"),
        ("Union and company leaders said it was late.", "civil_society speech 2 people"),
        ("Canada and European officials said it was late.", "government statement 3 body"),
        ("The police and the fire service said it was late.", "law statement 2 body"),
    ]);
}

#[test]
fn some_of_many_and_one_more_of_them() {
    check(&[
        ("Two of the officials said it was late.", "government speech 2 people"),
        ("Three of the officials, who asked not to be named, said it was late.", "government speech 2 people"),
        ("Two of the three officials said it was late.", "government speech 2 people"),
        ("Two of the people briefed on the talks said it was late.", "unknown speech 2 people"),
        ("Officials met on Monday. Two of them said it was late.", "government speech 2 people"),
        (
            "One official said it was rain. Another said it was snow. A third said it was sun.",
            "government speech 2 people",
        ),
        ("Three witnesses spoke. One said it was rain. A second said it was snow.", "public speech 2 people"),
        ("A third of voters said it was late.", "public speech 2 people"),
        ("About a third said it was late.", "unknown speech 1 people"),
        ("No one said it was late.", "unknown speech 1 people"),
    ]);
}

#[test]
fn offices_and_those_who_speak_for_an_office() {
    check(&[
        ("Gov. Janet Hale left. Her office said it was late.", "government statement 3 body"),
        ("Senator Cole's office said it was late.", "political statement 3 body"),
        ("U.S. Attorney Craig Hale's office said it was late.", "law statement 3 body"),
        ("Mayor Hale's office said it was late.", "government statement 3 body"),
        ("The governor's office said it was late.", "government statement 2 body"),
        ("Prime Minister Keir Starmer's official spokesman said it was late.", "government speech 2 people"),
        ("Advisers to the president said it was late.", "government speech 2 people"),
        ("A presidential aide said it was late.", "government speech 2 people"),
        ("The president's aides said it was late.", "government speech 2 people"),
        ("An aide to the minister said it was late.", "government speech 2 people"),
        ("A campaign aide said it was late.", "political speech 2 people"),
        ("A person close to the president said it was late.", "unknown speech 2 people"),
    ]);
}

#[test]
fn figures_ask_nobody() {
    check(&[
        ("Census figures show the town has shrunk.\n\nResidents said the water was brown.", "public speech 2 people"),
        ("Figures show the town has shrunk. It rained. Fans said the water was brown.", "public speech 2 people"),
        ("Researchers at Norby University said 40 percent of the water was brown.", "expert speech 2 people"),
        ("A poll shows the town is sad. Voters said the water was brown.", "public poll_data 2 people"),
    ]);
}

#[test]
fn surnames_ranks_and_roles() {
    check(&[
        ("Sen. King said it was late.", "political speech 5 people"),
        ("Rep. Bishop said it was late.", "political speech 5 people"),
        ("Mr Pope said it was late.", "public speech 4 people"),
        ("Mr. Baker said it was late.", "public speech 4 people"),
        ("Mr. Mayor said it was late.", "government speech 2 people"),
        ("Bishop Hale said it was late.", "civil_society speech 5 people"),
        ("Rear Adm Susan Hale said it was late.", "government speech 5 people"),
        ("Mr Putin said it was late.", "government speech 5 people"),
        ("Mr Hale said it was late.", "public speech 4 people"),
        ("Tom Hale is the mayor of Norby. Hale said it was late.", "government speech 5 people"),
        ("Tom Hale is not the mayor of Norby. Hale said it was late.", "public speech 4 people"),
        ("The F.B.I. searched the ship. The captain said it was late.", "public speech 2 people"),
    ]);
}

#[test]
fn bodies_papers_and_people_by_their_nouns() {
    check(&[
        ("Satellite images analyzed by The New York Times show the tanker.", "document document 2 body"),
        ("Satellite images reviewed by The New York Times show the tanker.", "document document 2 body"),
        ("An analysis by The New York Times shows the tanker.", "media report 3 body"),
        ("A security source said it was late.", "intelligence speech 2 people"),
        ("Norby Networks said it was late.", "company statement 3 body"),
        ("A finance guru said it was late.", "expert speech 2 people"),
    ]);
}

#[test]
fn an_office_is_held_for_a_term() {
    let reader = Reader::builtin().expect("the program's own lexicons");
    let kind = |name: &str, date: &str| {
        let text = format!("{name} said the talks were over.");
        dated(&reader, &text, name, "said", date).kind.name()
    };
    for (name, date, want) in [
        ("Tony Blair", "2004-11-02", "government"),
        ("Tony Blair", "2015-06-01", "political"),
        ("Donald Trump", "2016-09-12", "political"),
        ("Donald Trump", "2017-12-28", "government"),
        ("Donald Trump", "2023-01-01T10:00:00Z", "political"),
        ("Donald Trump", "", "political"),
        ("Merrick Garland", "2016-03-20", "law"),
        ("Vladimir Putin", "spring", "government"),
    ] {
        assert_eq!(kind(name, date), want, "{name} on {date}");
    }
}

#[test]
fn terms_are_of_persons_in_the_lists_and_follow_one_another() {
    let library = Library::builtin().expect("the program's own lexicons");
    let mut before = (String::new(), String::new());
    for ([name, from, until], _) in library.rows("sourcing/terms.csv", ["name", "from", "until"]) {
        let known = library.entries.iter().any(|entry| entry.dimension == Dimension::Sourcing && entry.named(name));
        assert!(known, "{name} is in no list of sources");
        assert!(until.is_empty() || from < until, "{name}: {from} to {until}");
        assert!(before.0 != name || !before.1.is_empty() && *before.1 <= *from, "{name}: terms overlap at {from}");
        before = (name.to_owned(), until.to_owned());
    }
}

#[test]
fn firms_that_no_list_has_are_told_by_what_they_do() {
    check(&[
        ("Ferroline Plc said that its profit rose. Ferroline said prices would rise.", "company statement 3 body"),
        ("Marne NV said that its profit rose. Marne said prices would rise.", "company statement 3 body"),
        ("Ferroline <FERR.L> rose. Ferroline said prices would rise.", "company statement 3 body"),
        ("Ferroline (NYSE: FER) rose. Ferroline said prices would rise.", "company statement 3 body"),
        ("Ferroline reported a 6% rise in profits. Ferroline said prices would rise.", "company statement 3 body"),
        ("Profits at Ferroline rose by 6%. Ferroline said prices would rise.", "company statement 3 body"),
        ("Ferroline chief executive Jane Roe left. Ferroline said prices would rise.", "company statement 3 body"),
        ("Ferroline said it had also included the cost.", "company statement 3 body"),
        ("Ferroline said it bought a plant for 5 million pounds.", "company statement 3 body"),
        ("Ferroline said it would make a bid.", "company statement 3 body"),
        ("Marston & Hale said prices would rise.", "company statement 3 body"),
        ("Ferroline said it would take years.", "public speech 4 people"),
        ("Hale said it would make sense.", "public speech 4 people"),
        ("Mr Ferroline said it would stay. Ferroline said he was ill.", "public speech 4 people"),
        ("Hale's profits rose. Mr Hale left. Hale said prices would rise.", "public speech 4 people"),
        ("Ferroline shares rose. The company said it would stay.", "company statement 3 body"),
        (
            "Ferroline Plc bought a plant. The company said it would stay. It said sales rose.",
            "company statement 3 body",
        ),
        ("Ferroline bought a plant. The company said it would stay.", "company statement 2 body"),
        ("Smith reported a loss of hearing. Smith said the noise was huge.", "public speech 4 people"),
        ("The firm has made cars since May and Hale said it would stop.", "public speech 4 people"),
        ("Mr. Webb was hurt. Webb said it signed the cast.", "public speech 4 people"),
        ("Lucy Hale & Tom Roe said they were married.", "public speech 4 people"),
        ("Simon & Garfunkel said it rained.", "public speech 4 people"),
        ("Jane Roe (Labour: 412) said it rained.", "political speech 5 people"),
    ]);
}

#[test]
fn offices_of_two_fields_and_without_an_article() {
    check(&[
        ("Kamal Roe, Commerce Minister, said it rained.", "government speech 5 people"),
        ("Kamal Roe, commerce and industry minister, said it rained.", "government speech 5 people"),
        ("Kamal Roe, Trade and Industry Secretary, said it rained.", "government speech 5 people"),
        ("Kamal Roe, State Minister for Trade, said it rained.", "government speech 5 people"),
        ("Chancellor of the Exchequer Jane Roe left. Roe said it rained.", "government speech 5 people"),
        ("Minister for Health and Welfare Jane Roe left. Roe said it rained.", "government speech 5 people"),
        ("Minister for Health and Welfare Jane Roe said it rained.", "government speech 5 people"),
        ("Mayor of New York Bill de Blasio said it rained.", "government speech 5 people"),
        ("Reagan Roe, a pupil, said it rained.", "public speech 5 people"),
        ("Thai and foreign bankers said it rained.", "company speech 2 people"),
        ("A United Arab Emirates (UAE) banker said it rained.", "company speech 2 people"),
        ("The World Bank (WB) said it rained.", "international statement 3 body"),
        ("The 46-year-old South African said it rained.", "public speech 2 people"),
        ("Dr Kamal Roe, senior adviser on media at Ericsson, said it rained.", "company speech 5 people"),
        ("Dr Kamal Roe, a surgeon at Norby Hospital, said it rained.", "expert speech 5 people"),
        (
            "HALE SAYS RATES WILL RISE\n\nTreasury Secretary James Hale left. HALE SAID IT RAINED.",
            "government speech 5 people",
        ),
    ]);
}

#[test]
fn those_called_by_a_noun_are_as_well_told_apart_as_before() {
    check(&[
        ("Banking sources said rates would fall. The sources said it rained.", "company speech 2 people"),
        (
            "Finance Ministry officials said rates would fall. One official said it rained.",
            "government speech 2 people",
        ),
        ("Officials said rates would fall. One official said it rained.", "government speech 1 people"),
        ("Banking sources said rates would fall. Other sources said it rained.", "unknown speech 1 people"),
        ("A Ferroline spokesman said rates would fall. The spokesman said it rained.", "company speech 2 people"),
        ("Jon Roe scored twice. The Norby striker said it was great.", "public speech 5 people"),
        ("It was late. The Norby striker said it was great.", "public speech 2 people"),
        ("Mayor Jane Roe opened the theatre. The actor said it was great.", "public speech 2 people"),
        ("Jon Roe was hurt. The victim said it was late.", "public speech 2 people"),
    ]);
}

/// Channels of the sources of a text that an outlet published, in their order.
fn channels(scorer: &Scorer, outlet: &str, text: &str) -> String {
    let article =
        Article { id: "a1".into(), title: "-".into(), outlet: outlet.into(), text: text.into(), ..Article::default() };
    let scored = scorer.score(&article);
    let all = scored.parts.iter().flat_map(Part::credits).map(|(_, sourced)| sourced.channel.name());
    all.collect::<Vec<_>>().join(" ")
}

fn come_by(table: &[(&str, &str, &str)]) {
    let scorer = Scorer::load(None).expect("lexicons");
    let wrong: Vec<String> = table
        .iter()
        .map(|(outlet, text, want)| (text, want, channels(&scorer, outlet, text)))
        .filter(|(_, want, got)| got != *want)
        .map(|(text, want, got)| format!("{text}\n  want {want}\n  got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_the_own_outlet_was_told_came_by_no_other() {
    let told = "Lena Holt, a baker, told the New York Times it was late.";
    let short = "Lena Holt, a baker, told the Times it was late.";
    come_by(&[
        ("The New York Times", told, "speech"),
        ("nyt", told, "speech"),
        ("www.nytimes.com", told, "speech"),
        ("nytimes.com", short, "speech"),
        ("BBC News", told, "media"),
        ("", told, "media"),
        ("Reuters", "Lena Holt, a baker, told Reuters in an interview it was late.", "speech"),
        ("Reuters", "Lena Holt, a baker, said in an interview with Reuters it was late.", "speech"),
        ("Reuters", "Lena Holt, a baker, said in an interview with the Guardian it was late.", "media"),
        ("wash-post", "Lena Holt, a baker, told The Post it was late.", "speech"),
        ("wash-post", "Lena Holt, a baker, told the New York Post it was late.", "media"),
        ("edition.cnn.com", "Lena Holt, a baker, told CNN it was late.", "speech"),
        ("BBC", "Lena Holt, a baker, told BBC Sport it was late.", "speech"),
        ("Reuters", "The Energy Ministry told Reuters in an email it was late.", "statement"),
    ]);
}

#[test]
fn a_medium_is_the_one_of_whom_it_is_said() {
    come_by(&[
        ("-", "Lena Holt, a baker, said in a strongly worded statement it was late.", "statement"),
        ("-", "In a long and angry letter, Lena Holt, a baker, said it was late.", "statement"),
        ("-", "Lena Holt, a baker, said on the club's Facebook page it was late.", "social_media"),
        ("-", "Lena Holt, who was blamed in a bank's report, said it was late.", "speech"),
        ("-", "Lena Holt said in a statement it was late, and Carla Roe said it was sad.", "statement speech"),
        ("-", "Lena Holt's lawyer said in a statement it was late. Holt said it was sad.", "statement speech"),
        ("-", "Lena Holt told Reuters that Carla Roe was late. Roe said it was sad.", "media speech"),
        ("-", "Lena Holt said it was late. Holt said the new work stations would open.", "speech speech"),
        ("-", "Norby record holder Lena Holt was late. Holt said it was sad.", "speech"),
        ("-", "Lena Holt told a media briefing it was late.", "speech"),
        ("-", "Lena Holt was told that it was late.", "speech"),
    ]);
}

#[test]
fn a_medium_goes_on_till_somebody_else_speaks() {
    let gap = "The pier was shut. It had rained. The tide was high. The wind had turned.";
    let other = "Carla Roe said it was sad.";
    let told = "Lena Holt, a baker, told Reuters it was late.";
    come_by(&[
        ("-", &format!("{told} {gap} Holt said the pier was old."), "media media"),
        ("-", &format!("{told} {other} {gap} Holt said the pier was old."), "media speech speech"),
        (
            "-",
            "The club's statement quoted Lena Holt as saying it was late. “The pier is old,” Holt said.",
            "statement statement statement",
        ),
    ]);
}

#[test]
fn figures_and_posts_and_findings() {
    come_by(&[
        ("-", "Arden Steel posted an 18% jump in yearly profits.", "statement"),
        (
            "-",
            "Lena Holt posted on Facebook that it was late. Arlo Finn said: “It is sad.”",
            "social_media social_media",
        ),
        ("-", "Lena Holt wrote on Twitter it was late. Others said it was sad.", "social_media social_media"),
        ("-", "Lena Holt wrote on Twitter it was late. Mayor Arlo Finn said it was sad.", "social_media speech"),
        ("-", "The Energy Ministry found that the pier was old.", "report"),
        ("-", "Fifty percent of those polled like the pier. Industry experts said it was old.", "speech"),
        ("-", "Both countries said the pier was old.", "statement"),
        ("-", "Insiders in both countries said the pier was old.", "speech"),
        ("-", "The mayor mocked her misspelled tweets. Lena Holt said it was late.", "speech speech"),
        ("-", "Norwegian press reports said the pier was old.", "media"),
        ("-", "The council's decision to shut the pier was late.", "unspecified"),
    ]);
}

#[test]
fn who_is_named_elsewhere_or_in_part_is_told() {
    check(&[
        ("It rained. — jane roe (@janeroe) December 27, 2017", "public social_media 4 people"),
        ("Marne Savings Bank left. Marne said prices would rise.", "company statement 3 body"),
        ("American Express, Marne and Roe said prices would rise.", "company statement 3 body"),
        ("Banking sources said rates would fall. They said it rained.", "company speech 2 people"),
        ("A statement from a rabbi in Norby said it rained.", "civil_society statement 2 body"),
        ("Marne sales vice-president Jon Roe said it rained.", "company speech 5 people"),
        ("Ardenians said it rained.", "public speech 2 people"),
        ("One fan wrote on Twitter it was late. Another said it was sad.", "public social_media 2 people"),
        (
            "The mayor wrote on Twitter it was late. Officials said it was off. Others said it was sad.",
            "unknown speech 1 people",
        ),
        ("Jane Julians left. Julians said it rained.", "public speech 4 people"),
        ("Mum Ayla Brand, 34, said it rained.", "public speech 5 people"),
        ("Jane Roe spoke first. The actress said it rained.", "public speech 5 people"),
        (
            "Sheikh Suroor bin Sultan al-Roe, Chairman of Arden Commercial Bank, said it rained.",
            "company speech 5 people",
        ),
    ]);
}
