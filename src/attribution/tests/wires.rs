//! Sentences as agencies and papers write them, with what tends to be read wrong.

use super::{GRAMMAR, READER, attribute, check};

#[test]
fn to_whom_something_is_so() {
    check(&[
        ("To critics, the levy is a gift to builders.", &["critics > To > the levy is a gift to builders"]),
        ("To Hale, who drew the maps, the line is wrong.", &["Hale, who drew the maps > To > the line is wrong"]),
        ("To many, the mine means work.", &["many > To > the mine means work"]),
        ("To this end, the council bought 12 lorries.", &[]),
        ("To the south, the river is dry.", &[]),
        ("To reach the summit, climbers need two days.", &[]),
    ]);
}

#[test]
fn a_listener_is_no_part_of_the_clause_behind_it() {
    check(&[
        ("The mayor told the Herald talks had stalled.", &["The mayor > told > talks had stalled"]),
        ("The coach told Reuters prices were low.", &["The coach > told > prices were low"]),
        ("The mayor told the BBC fighting went on.", &["The mayor > told > fighting went on"]),
        ("She went on, telling reporters that drivers should pay.", &["She > telling > that drivers should pay"]),
        ("Roe was told the Herald offices would close.", &[" > was told > the Herald offices would close"]),
        ("The tape showed Herald staff had left.", &["The tape > showed > Herald staff had left"]),
    ]);
}

#[test]
fn what_belongs_to_a_relative_clause() {
    check(&[
        ("A driver who left in May said it was old.", &["A driver who left in May > said > it was old"]),
        ("The driver in May said it was old.", &["The driver > said > it was old"]),
        (
            "The deal, which took two years, is dead, said the union.",
            &["the union > said > The deal, which took two years, is dead"],
        ),
        (
            "The deal, which was rich, is off, said management.",
            &["management > said > The deal, which was rich, is off"],
        ),
        (
            "Roe, whose town, Lakeland, is under water, said the dam had gone.",
            &["Roe, whose town, Lakeland, is under water > said > the dam had gone"],
        ),
        ("The trees were ill, an assertion that Roe denies.", &["Roe > denies > an assertion"]),
        (
            "Rebels lit the fire, a claim the ministry dismissed as “fantasy”.",
            &["the ministry > dismissed > a claim … as “fantasy”"],
        ),
        (
            "The union accused Roe of theft, something his lawyer called a lie.",
            &["The union > accused > Roe of theft", "his lawyer > called > a lie"],
        ),
    ]);
}

#[test]
fn pieces_of_a_verb_and_verbs_that_join() {
    check(&[
        ("The coach did not rule it out.", &["The coach > did not rule … out > it"]),
        ("She described hearing a bang and seeing smoke.", &["She > described > hearing a bang and seeing smoke"]),
        ("Suspecting a leak, the crew shut the valve.", &[]),
        ("Suspecting the valve had leaked, the crew shut it.", &["the crew > Suspecting > the valve had leaked"]),
        ("A storm is to blame for the delay.", &[]),
        ("Council accused of hiding flood reports", &[" > accused of > Council … hiding flood reports"]),
    ]);
}

#[test]
fn whom_a_pronoun_or_a_call_is_traced_to() {
    check(&[
        ("It’s understood the club will bid.", &[" > It’s understood > the club will bid"]),
        (
            "The jury was told that Roe was paid, a detail the defence does not dispute.",
            &[" > was told > that Roe was paid", "the defence > does not dispute > a detail"],
        ),
        (
            "Shares will fall, traders said, with one noting that volumes were thin.",
            &["traders > said > Shares will fall", "one > noting > that volumes were thin"],
        ),
        (
            "The valve leaked, emails released by the court show.",
            &["emails released by the court > show > The valve leaked"],
        ),
        ("An inquest into the deaths heard how it sank.", &["An inquest into the deaths > heard > how it sank"]),
        ("Analysts are divided over whether it can last.", &["Analysts > are divided over > whether it can last"]),
        ("Traders are betting that rates will fall.", &["Traders > are betting > that rates will fall"]),
        ("Analysts had forecast growth of 3 percent.", &["Analysts > had forecast > growth of 3 percent"]),
    ]);
    let who = |text: &str| {
        let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
        let last = attributed.attributions.last().and_then(|one| one.member).expect("a member");
        attributed.cast.members[last].name.clone()
    };
    assert_eq!(
        who("Officials from the league have opened an inquiry into what they described as abuse."),
        "Officials from the league"
    );
    assert_eq!(who("The firm said it was sound. Farmers accuse it of theft; it says they lie."), "The firm");
    assert_eq!(who("Police chief Joe Lind said two were held. The police said one was free."), "Police");
    assert_eq!(who("Finance minister Joe Lind said so. The minister said it was fair."), "Joe Lind");
}

#[test]
fn verbs_that_belong_to_a_noun_beside_them() {
    check(&[
        ("The trial of a clerk accused of fraud opened on Monday.", &[]),
        ("Those she spoke to said the same thing.", &[]),
        (
            "An aide who worked there for 11 years alleges the books were false.",
            &["An aide who worked there for 11 years > alleges > the books were false"],
        ),
        ("The boy was ill, according to a relative.", &["a relative > according to > The boy was ill"]),
        ("The chair all but ruled out a cut.", &["The chair > all but ruled out > a cut"]),
        ("“We stuck to it,” offered Coach Ray Dillon.", &["Coach Ray Dillon > offered > “We stuck to it,”"]),
        ("Ministers are facing calls to publish the advice.", &[]),
    ]);
}

#[test]
fn a_time_is_no_source() {
    check(&[
        ("A decision is expected by March.", &[" > is expected > A decision"]),
        ("A decision is expected by the end of the year.", &[" > is expected > A decision"]),
        ("The plan is expected by 2030.", &[" > is expected > The plan"]),
        ("The plan was endorsed by the Times.", &["the Times > was endorsed > The plan"]),
        ("The plan was endorsed by the Sunday Courier.", &["the Sunday Courier > was endorsed > The plan"]),
        ("Users were told by text message that it had closed.", &[" > were told > that it had closed"]),
        ("Her ally quit on Friday, saying it was over.", &["Her ally > saying > it was over"]),
    ]);
}

#[test]
fn what_somebody_is_like_before_a_quotation() {
    check(&[
        ("The mayor was blunt: “We have no money.”", &["The mayor > was blunt > “We have no money.”"]),
        (
            "Her colleague, Dr Erik Berg, was blunter: “We were wrong.”",
            &["Her colleague, Dr Erik Berg > was blunter > “We were wrong.”"],
        ),
        ("Officials here say the dam is safe.", &["Officials here > say > the dam is safe"]),
        ("The score was clear: “Lakeland 4, Harbour 0”.", &[]),
        (
            "Roe sees growth of 4 percent; the IMF is gloomier, predicting a slump.",
            &["Roe > sees > growth of 4 percent", "the IMF > predicting > a slump"],
        ),
        ("Claims that he lied were rejected by his lawyer.", &["his lawyer > were rejected > Claims that he lied"]),
    ]);
}

#[test]
fn names_as_the_cast_has_them() {
    let cast = |text: &str| {
        let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
        let names = attributed.cast.members.iter().map(|member| member.name.clone());
        names.collect::<Vec<_>>().join(", ")
    };
    let cases = [
        ("Ursula von der Leyen said so. Von der Leyen said it again.", "Ursula von der Leyen"),
        ("Co-author Pim de Vries said it was early.", "Pim de Vries"),
        ("Mahmoud al-Zahar, a doctor, said so. Al-Zahar said it again.", "Mahmoud al-Zahar"),
        ("Chief Minister Jane Roe said so. The Chief Minister said it again.", "Jane Roe"),
        ("His lawyer, Sam Ott, said so. The victim’s sister, Dana, wept. “He lies,” she said.", "Sam Ott, Dana"),
    ];
    for (text, want) in cases {
        assert_eq!(cast(text), want, "{text}");
    }
}
