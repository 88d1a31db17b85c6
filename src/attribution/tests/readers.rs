//! Sentences that readers of news found misread.

use super::{GRAMMAR, READER, Stance, attribute, check};

#[test]
fn who_wants_no_name_in_print_says_nothing_by_that() {
    check(&[
        (
            "The senator, who did not want to be identified, said it was dead.",
            &["The senator, who did not want to be identified > said > it was dead"],
        ),
        (
            "The aide, who insisted on anonymity, said it was dead.",
            &["The aide, who insisted on anonymity > said > it was dead"],
        ),
        ("The clerks requested anonymity, citing fear of the mob.", &["The clerks > citing > fear of the mob"]),
        ("The clerk declined to be named.", &[]),
        ("There is no doubt that the law is bad.", &[]),
    ]);
}

#[test]
fn a_colon_and_a_quotation_make_a_verb_speak() {
    check(&[
        (
            "Furious local mum Kay Dunn, 34, blasted: “They do not care.”",
            &["Furious local mum Kay Dunn, 34 > blasted > “They do not care.”"],
        ),
        ("Kay Dunn stormed: “They do not care.”", &["Kay Dunn > stormed > “They do not care.”"]),
        ("The result was: “They do not care.”", &[]),
        ("The road ended: “They do not care.”", &[]),
    ]);
}

#[test]
fn labels_that_credit_somebody() {
    check(&[
        (
            "DEATH TRAP: Bosses let bridge fall, insiders claim",
            &["insiders > claim > DEATH TRAP: Bosses let bridge fall"],
        ),
        ("City hall insiders: budget hole twice as large", &["City hall insiders > : > budget hole twice as large"]),
        ("Dana Vess: ‘I never saw the memo’", &["Dana Vess > : > ‘I never saw the memo’"]),
        ("Dana Vess: We will sell the ferry", &["Dana Vess > : > We will sell the ferry"]),
        ("Laura Vess: Banks should pay for flood", &["Laura Vess > : > Banks should pay for flood"]),
        ("Laura Vess: Ferry plan is 'dead wrong'", &["Laura Vess > : > Ferry plan is 'dead wrong'"]),
        ("Harbour minister: Ferry to close in May", &["Harbour minister > : > Ferry to close in May"]),
        ("Head of the union: No money left", &["Head of the union > : > No money left"]),
    ]);
}

#[test]
fn topics_of_headlines() {
    check(&[
        ("Dana Vess: Ferry firm cuts ties with singer", &[]),
        ("Laura Vess: Bank 'sorry' for delay, singer says", &["singer > says > Laura Vess: Bank 'sorry' for delay"]),
        ("Harbour Cup 2031: Norby beat Arden", &[]),
        ("Rowing World Championships: ‘We rowed for gold’", &[]),
        ("House of Herons: Fans rage at the end", &[]),
        ("Laura Bishop: Record fails to chart", &[]),
        ("Dana Vess: Who is the new ferry chief?", &[]),
        ("Subs: Hale, Vess, Orme, Lund\nThe Subs were late.", &[]),
    ]);
}

#[test]
fn participles_that_describe_and_verbs_that_carry() {
    check(&[
        (
            "Rules written in 1998 allow crews to skip the joints, Noor Vaz pointed out.",
            &["Noor Vaz > pointed out > Rules written in 1998 allow crews to skip the joints"],
        ),
        ("In a statement issued later it said the plant was safe.", &["it > said > the plant was safe"]),
        (
            "A paper posted online last month suggests the virus is older.",
            &["A paper posted online last month > suggests > the virus is older"],
        ),
        (
            "Her team's paper, published in May, claims a saving of nine percent.",
            &["Her team's paper, published in May > claims > a saving of nine percent"],
        ),
        ("Jo Hale tore into the board, blasting the law as cruel.", &["Jo Hale > blasting > the law as cruel"]),
        ("Critics believe the scheme rewards polluters.", &["Critics > believe > the scheme rewards polluters"]),
        ("Many fear that the port will close.", &["Many > fear > that the port will close"]),
        (
            "According to the indictment, Okaf, a former clerk, moved it.",
            &["the indictment > According to > Okaf, a former clerk, moved it"],
        ),
        ("Roe said talk of a U.S.-led force was premature.", &["Roe > said > talk of a U.S.-led force was premature"]),
        ("It's believed that the boat sank.", &[" > It's believed > that the boat sank"]),
        ("The ministry rejected the claim as baseless.", &["The ministry > rejected > the claim as baseless"]),
        (
            "The minister told BBC Radio 4's Today programme that the tax would rise.",
            &["The minister > told > that the tax would rise"],
        ),
    ]);
}

#[test]
fn a_clause_whose_verb_stands_far_from_its_subject_is_taken_whole() {
    check(&[
        (
            "Roe said the plan – a canal and two locks – is dead.",
            &["Roe > said > the plan – a canal and two locks – is dead"],
        ),
        (
            "Roe said closed votes -- those of members -- are unfair.",
            &["Roe > said > closed votes -- those of members -- are unfair"],
        ),
        (
            "Roe said notes from Rice, Rhodes, Pane and Hale were true.",
            &["Roe > said > notes from Rice, Rhodes, Pane and Hale were true"],
        ),
        (
            "Roe said Pat Hale, the mother of Sean Hale, who died in May, is wrong.",
            &["Roe > said > Pat Hale, the mother of Sean Hale, who died in May, is wrong"],
        ),
        (
            "Roe said the time for waiting is over, and the board has to act.",
            &["Roe > said > the time for waiting is over, and the board has to act"],
        ),
        (
            "Roe said plans to shut the Leeds, York and Hull mills had been dropped.",
            &["Roe > said > plans to shut the Leeds, York and Hull mills had been dropped"],
        ),
        (
            "Roe said the quake, which struck in May, the worst in years, killed 200 people.",
            &["Roe > said > the quake, which struck in May, the worst in years, killed 200 people"],
        ),
        (
            "Roe said raiders took cash, but the shop stayed open.",
            &["Roe > said > raiders took cash, but the shop stayed open"],
        ),
        (
            "The aide, who suggested that Lund, under fire in May, would go, left.",
            &["who > suggested > that Lund, under fire in May, would go"],
        ),
        (
            "Roe said first- and second-year pupils were late.",
            &["Roe > said > first- and second-year pupils were late"],
        ),
    ]);
}

#[test]
fn nobody_vouches_for_what_they_could_not_confirm() {
    let stance = |text: &str| attribute(&GRAMMAR, &READER, &READER.read(text, "-")).attributions[0].stance;
    assert_eq!(stance("The ministry could not confirm the number."), Stance::Neutral);
    assert_eq!(stance("The army was not able to confirm the report."), Stance::Neutral);
    assert_eq!(stance("Police were unable to confirm the report."), Stance::Neutral);
    assert_eq!(stance("The ministry confirmed the number."), Stance::Endorsing);
}

#[test]
fn nouns_that_read_as_verbs_open_a_content() {
    check(&[
        ("The union said pay was poor.", &["The union > said > pay was poor"]),
        ("The firm said pits would shut.", &["The firm > said > pits would shut"]),
        (
            "Coast Alliance's transport spokesman, Dev Rao, said fares must fall.",
            &["Coast Alliance's transport spokesman, Dev Rao > said > fares must fall"],
        ),
        (
            "The government's drugs tsar, Bill Amory, said the law was old.",
            &["The government's drugs tsar, Bill Amory > said > the law was old"],
        ),
        ("The mill pays what it must.", &[]),
    ]);
}
