//! Constructions, a table each: text, then `source > cue > content` for every attribution, pieces joined by ` … `.

mod agencies;
mod asides;
mod blind;
mod clauses;
mod endings;
mod extracted;
mod leads;
mod names;
mod news;
mod objects;
mod openers;
mod outlets;
mod pages;
mod parted;
mod posts;
mod readers;
mod speakers;
mod times;
mod waiting;
mod wires;

use std::sync::LazyLock;

use super::*;
use crate::text::Document;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::builtin().expect("built-in lexicons"));
static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::new(&READER));

fn words(document: &Document<'_>, pieces: &[Range<usize>]) -> String {
    let text = |piece: &Range<usize>| document.span(piece).of(document.text).to_owned();
    pieces.iter().map(text).collect::<Vec<_>>().join(" … ")
}

fn found(text: &str) -> Vec<String> {
    let reading = READER.read(text, "-");
    let line = |one: &Attribution| {
        let part = |pieces: &[Range<usize>]| words(&reading.document, pieces);
        format!("{} > {} > {}", part(&one.source).trim_end_matches(','), part(&one.cue), part(&one.content))
    };
    attribute(&GRAMMAR, &READER, &reading).attributions.iter().map(line).collect()
}

fn check(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(text, want)| found(text) != *want)
        .map(|(text, want)| format!("{text}\n  want {want:#?}\n  got  {:#?}", found(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn clauses_after_the_verb() {
    check(&[
        ("The mayor said that the dam was safe.", &["The mayor > said > that the dam was safe"]),
        ("The mayor said the dam was safe.", &["The mayor > said > the dam was safe"]),
        ("Jane Roe has repeatedly said the dam is safe.", &["Jane Roe > has repeatedly said > the dam is safe"]),
        ("The union vowed to fight the closure.", &["The union > vowed > to fight the closure"]),
        ("The envoy declined to comment.", &["The envoy > declined > to comment"]),
        ("The senator asked whether the dam was safe.", &["The senator > asked > whether the dam was safe"]),
        ("The mayor told reporters on Monday that the dam was safe.", &["The mayor > told > that the dam was safe"]),
        ("The ministry said in a statement that the dam was safe.", &["The ministry > said > that the dam was safe"]),
    ]);
}

#[test]
fn tags_after_and_inside_the_content() {
    check(&[
        ("The dam is safe, the mayor said.", &["the mayor > said > The dam is safe"]),
        (
            "The dam is safe, said Jane Roe, the mayor of Arcadia.",
            &["Jane Roe, the mayor of Arcadia > said > The dam is safe"],
        ),
        ("The dam, she said, will hold.", &["she > said > The dam … will hold"]),
        ("In the end, Mr. Lund said, the vote was fair.", &["Mr. Lund > said > In the end … the vote was fair"]),
        ("As the mayor noted, the dam is old.", &["the mayor > noted > the dam is old"]),
    ]);
}

#[test]
fn quotations() {
    check(&[
        ("“The dam is safe,” the mayor said.", &["the mayor > said > “The dam is safe,”"]),
        ("''The dam is safe,'' the mayor said.", &["the mayor > said > ''The dam is safe,''"]),
        ("The mayor said: “The dam is safe.”", &["The mayor > said > “The dam is safe.”"]),
        ("“The dam is safe,” she said. “It will hold.”", &["she > said > “The dam is safe,” … “It will hold.”"]),
        ("“It is old. It is safe,” she said.", &["she > said > “It is old. It is safe,”"]),
        ("“It is safe,” she said.\n\n“It will hold.”", &["she > said > “It is safe,” … “It will hold.”"]),
        ("“The dam is safe,“ said Ole Lund, the mayor.", &["Ole Lund, the mayor > said > “The dam is safe,“"]),
        ("They sang “The Long River” all night.", &[]),
        ("The so-called “green wall” fell in May.", &[]),
    ]);
}

#[test]
fn according_to_in_every_place() {
    check(&[
        ("According to the ministry, the dam is safe.", &["the ministry > According to > the dam is safe"]),
        (
            "The dam is safe, according to a report by the ministry.",
            &["a report by the ministry > according to > The dam is safe"],
        ),
        ("The dam, according to the ministry, will hold.", &["the ministry > according to > The dam … will hold"]),
    ]);
}

#[test]
fn objects_of_judgement() {
    check(&[
        ("The union criticized the plan.", &["The union > criticized > the plan"]),
        ("The bishop called the plan a disgrace.", &["The bishop > called > the plan a disgrace"]),
        ("The governor urged farmers to save water.", &["The governor > urged > farmers to save water"]),
        ("The committee called for a new vote.", &["The committee > called for > a new vote"]),
    ]);
}

#[test]
fn participles_and_shared_subjects() {
    check(&[
        ("The mayor closed the dam, saying it was old.", &["The mayor > saying > it was old"]),
        (
            "The mayor said the dam was old, but insisted that it would hold.",
            &["The mayor > said > the dam was old", "The mayor > insisted > that it would hold"],
        ),
        ("Citing the cost, the council shut the pool.", &["the council > Citing > the cost"]),
    ]);
}

#[test]
fn sources_of_every_length() {
    check(&[
        (
            "Jane Roe, a spokeswoman for the ministry, said the dam was safe.",
            &["Jane Roe, a spokeswoman for the ministry > said > the dam was safe"],
        ),
        (
            "Both the bank and the ministry said the dam was safe.",
            &["Both the bank and the ministry > said > the dam was safe"],
        ),
        (
            "Nearly half of the farmers said the dam was safe.",
            &["Nearly half of the farmers > said > the dam was safe"],
        ),
        (
            "A person familiar with the talks said the dam was safe.",
            &["A person familiar with the talks > said > the dam was safe"],
        ),
        ("Those surveyed say the dam is safe.", &["Those surveyed > say > the dam is safe"]),
        ("The envoy, who said the talks had failed, flew home.", &["who > said > the talks had failed"]),
    ]);
}

#[test]
fn nobody_is_named() {
    check(&[
        ("The ferry is expected to sail in May.", &[" > is expected > The ferry … to sail in May"]),
        ("The dam seems to be safe.", &[" > seems > The dam … to be safe"]),
    ]);
}

#[test]
fn labels() {
    check(&[
        ("Roe: Talks will go on in May\nMs. Roe spoke for an hour.", &["Roe > : > Talks will go on in May"]),
        ("“The dam will hold for ever.” — Jane Roe", &["Jane Roe > — > “The dam will hold for ever.”"]),
    ]);
}

#[test]
fn sources_lead_to_the_cast() {
    let text = "Energy Minister Jane Roe opened the dam. “It is safe,” Roe said. She added that it would hold. \
                The ministry said it was proud. A report from the Center for River Studies, a think tank, \
                that warned that it would crack was wrong, she said.";
    let reading = READER.read(text, "-");
    let attributed = attribute(&GRAMMAR, &READER, &reading);
    let names: Vec<&str> = attributed
        .attributions
        .iter()
        .filter_map(|one| one.member.map(|member| attributed.cast.members[member].name.as_str()))
        .collect();
    assert_eq!(names[..3], ["Jane Roe", "Jane Roe", "The ministry"]);
    assert_eq!(attributed.cast.members[0].role, "Energy Minister");
    // The report warns inside what she says, and is found after it.
    let last: Vec<(&str, bool)> = attributed.attributions[3..]
        .iter()
        .filter_map(|one| Some((attributed.cast.members[one.member?].name.as_str(), one.within.is_some())))
        .collect();
    assert_eq!(last, [("A report from the Center for River Studies", true), ("Jane Roe", false)]);
}

#[test]
fn he_and_she_stand_for_no_thing() {
    let names = |text: &str| {
        let reading = READER.read(text, "-");
        let attributed = attribute(&GRAMMAR, &READER, &reading);
        let member = |member: usize| attributed.cast.members[member].name.clone();
        attributed.attributions.iter().map(|one| one.member.map(member).unwrap_or_default()).collect::<Vec<_>>()
    };
    let text = "Jane Roe opened the dam. The looming election means that it must hold. She said it would.";
    assert_eq!(names(text).last().map(String::as_str), Some("Jane Roe"));
    let text = "Jane Roe opened the dam. Many said it would crack. She said it would hold.";
    assert_eq!(names(text), ["Many", "Jane Roe"]);
    let text = "Jane Roe kept a boat at her home in Norby, New York. She had two, she said.";
    assert_eq!(names(text), ["Jane Roe"]);
    let text = "HARBOUR TALKS Donald Roe fans leave. Roe said so.";
    assert_eq!(names(text), ["Donald Roe"]);
    let text = "Head of the Works Committee Ben Quarle said so. Quarle added that it was late.";
    assert_eq!(names(text), ["Ben Quarle", "Ben Quarle"]);
    let text = "It came from a Jane Roe free kick. Roe said she was glad.";
    assert_eq!(names(text), ["Jane Roe"]);
    let text = "Jane Roe opened the dam. A teenager said it would crack. He said he knew it.";
    assert_eq!(names(text)[..2], ["A teenager", "A teenager"]);
}

#[test]
fn a_report_inside_a_statement() {
    let text = "The governor said a report suggested that the dam was old.";
    let reading = READER.read(text, "-");
    let found = attribute(&GRAMMAR, &READER, &reading).attributions;
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].within, found[1].within), (None, Some(0)));
}

#[test]
fn contents_that_hold_each_other_make_no_circle() {
    let text = "According to the memo, which says the mayor called the plan, according to an aide, “dead,” it rained.";
    let reading = READER.read(text, "-");
    let found = attribute(&GRAMMAR, &READER, &reading).attributions;
    for at in 0..found.len() {
        let above = std::iter::successors(found[at].within, |&at| found[at].within);
        assert!(above.take(found.len() + 1).all(|above| above != at), "{found:#?}");
    }
}

#[test]
fn an_endless_sentence_takes_no_longer_per_word() {
    let text = "the mayor, who said the dam, which the ministry called safe, was old, and ".repeat(2_000);
    let started = std::time::Instant::now();
    let _ = attribute(&GRAMMAR, &READER, &READER.read(&text, "-"));
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    // A content reaches no further back than a search does, however the marks are nested.
    let text = "“a b,” he said, “".repeat(500);
    let found = attribute(&GRAMMAR, &READER, &READER.read(&text, "-")).attributions;
    let longest = found.iter().flat_map(|one| &one.content).map(Range::len).max().unwrap_or(0);
    assert!(longest <= 3 * find::REACH, "{longest}");
}

#[test]
fn names_that_lead_back() {
    let resolved = |text: &str| {
        let reading = READER.read(text, "-");
        let found = attribute(&GRAMMAR, &READER, &reading);
        let name = |one: &Attribution| one.member.map_or("", |at| found.cast.members[at].name.as_str()).to_owned();
        found.attributions.iter().map(name).collect::<Vec<_>>()
    };
    // A name before a noun is no name with an article, and a name that reads as a plural is a name.
    let text = "Jane Waters spoke in Lakeland. The Waters campaign was late. Waters said it would rain.";
    assert_eq!(resolved(text), ["Jane Waters"]);
    let text = "The mill was sold by Jane Roe, who said it was old.";
    assert_eq!(resolved(text).last().map(String::as_str), Some("Jane Roe"));
    // A pronoun in a headline looks ahead.
    let text = "She says the dam is safe.\n\nMayor Jane Roe spoke in Lakeland on Friday.";
    assert_eq!(resolved(text), ["Jane Roe"]);
    let text = "The former governor, Jane Roe, spoke first. The governor said it would rain.";
    assert_eq!(resolved(text), ["The governor"]);
    let text = "A union official denied it. The union said it would rain. The official said so.";
    assert_eq!(resolved(text), ["A union official", "The union", "A union official"]);
    // A day is no part of a body's name.
    let text = "The Committee on Tuesday said it would sit.";
    assert_eq!(resolved(text), ["The Committee"]);
}

#[test]
fn subjects_behind_what_describes_them() {
    check(&[
        (
            "A dossier released on Wednesday says the harbour board hid three audits.",
            &["A dossier released on Wednesday > says > the harbour board hid three audits"],
        ),
        (
            "A study published last year by the Castellan Centre, a think tank, estimated that 4,000 homes stand empty.",
            &[
                "A study published last year by the Castellan Centre, a think tank > estimated > that 4,000 homes stand empty",
            ],
        ),
        (
            "A report due out in June says that the bridge is unsafe.",
            &["A report due out in June > says > that the bridge is unsafe"],
        ),
        (
            "An internal memo dated 4 March and reviewed by Reuters said the plant had failed.",
            &["An internal memo dated 4 March and reviewed by Reuters > said > the plant had failed"],
        ),
        (
            "A woman who lives near the plant said she heard two blasts.",
            &["A woman who lives near the plant > said > she heard two blasts"],
        ),
        (
            "A lawyer representing the families said they would sue.",
            &["A lawyer representing the families > said > they would sue"],
        ),
        (
            "People living nearby said the smell was unbearable.",
            &["People living nearby > said > the smell was unbearable"],
        ),
        (
            "Tables to be released on Friday show a drop of 900 pupils hit the north.",
            &["Tables to be released on Friday > show > a drop of 900 pupils hit the north"],
        ),
        (
            "Still, the vote will be close, a source close to him said.",
            &["a source close to him > said > Still, the vote will be close"],
        ),
    ]);
}

#[test]
fn verbs_and_nouns_told_apart() {
    check(&[
        (
            "The think tank's report estimates the programme will cost $4bn.",
            &["The think tank's report > estimates > the programme will cost $4bn"],
        ),
        ("The report states that few makers use the salt.", &["The report > states > that few makers use the salt"]),
        ("They say adding salt to soup is simple.", &["They > say > adding salt to soup is simple"]),
        ("She could not find the time to blame anyone.", &[]),
        ("Although it rained, the vote went on.", &[]),
        ("The incumbent said that her work was done.", &["The incumbent > said > that her work was done"]),
    ]);
}

#[test]
fn contents_that_end_where_they_should() {
    check(&[
        (
            "He called the plan “dead,” adding that it was old.",
            &["He > called > the plan “dead,”", "He > adding > that it was old"],
        ),
        (
            "Moll slammed the shift as a ruse and accused Hale of lying.",
            &["Moll > slammed > the shift as a ruse", "Moll > accused > Hale of lying"],
        ),
        ("The board, which he called “a shambles,” met in May.", &["he > called > which … “a shambles,”"]),
        (
            "It opposed a merger that lawyers said could fail in court.",
            &[
                "It > opposed > a merger that lawyers said could fail in court",
                "lawyers > said > that … could fail in court",
            ],
        ),
        ("Asked whether the dam was safe, Moll said no.", &[" > Asked > whether the dam was safe", "Moll > said > no"]),
        (
            "But, according to the poll, 46 percent of voters remain undecided.",
            &["the poll > according to > 46 percent of voters remain undecided"],
        ),
    ]);
}

#[test]
fn who_says_it() {
    check(&[
        ("“It holds,” Joe Lund, the mayor, told the Herald.", &["Joe Lund, the mayor > told > “It holds,”"]),
        (
            "Both sides will meet in June, the envoy told a news conference.",
            &["the envoy > told > Both sides will meet in June"],
        ),
        (
            "The mayor issued a statement saying the dam was safe.",
            &["The mayor > issued a statement saying > the dam was safe"],
        ),
        ("It was a claim by the bank that the mine was safe.", &["the bank > claim > that the mine was safe"]),
        ("The senator was endorsed in May by the union.", &["the union > was endorsed > The senator"]),
        (
            "The board came to the conclusion that the dam was safe.",
            &["The board > came to the conclusion > that the dam was safe"],
        ),
    ]);
}

#[test]
fn rules_mute_words_that_credit_nobody() {
    check(&[
        ("The bank found itself in trouble.", &[]),
        ("The inquiry found the bank guilty.", &["The inquiry > found > the bank guilty"]),
        ("She runs a choir called Northern Lights.", &[]),
        ("The plan won the support of the farmers.", &[]),
        ("Do you support the new bridge?", &[]),
        ("It can be said that the dam is old.", &[]),
        // What stands around a muted word is read as before.
        ("The mayor said that you can see the damage.", &["The mayor > said > that you can see the damage"]),
    ]);
}

#[test]
fn agents_times_and_denials_stand_between() {
    check(&[
        (
            "The mayor was asked by a reporter whether the dam was safe.",
            &["a reporter > was asked > whether the dam was safe"],
        ),
        (
            "The court had last month charged the banker with fraud.",
            &["The court > had last month charged > the banker with fraud"],
        ),
        ("The clerk claimed not to know the firm.", &["The clerk > claimed > not to know the firm"]),
        ("Two held after raid, police say", &["police > say > Two held after raid"]),
    ]);
}
