//! Sentences as the pages of many outlets have them: whom something is told and when, tags through another outlet, whose verb stands
//! behind `and`.

use super::check;

#[test]
fn what_is_told_to_somebody_on_a_day() {
    check(&[
        (
            "He told the Herald on Monday it was the drought that closed the mill.",
            &["He > told > it was the drought that closed the mill"],
        ),
        ("Hale told reporters today this was too late.", &["Hale > told > this was too late"]),
        (
            "Roe said it would ask the banks, but he declined to say when.",
            &["Roe > said > it would ask the banks", "he > declined > to say when"],
        ),
        ("Roe said in a statement posted on the club's page that it was late.", &["Roe > said > that it was late"]),
        (
            "“We are worried,” the envoy was quoted by the Herald as saying.",
            &["the envoy > was quoted by the Herald as saying > “We are worried,”"],
        ),
        (
            "The boat was found, it was reported, on a reef near Norby.",
            &[" > was reported > The boat was found … on a reef near Norby"],
        ),
    ]);
}

#[test]
fn whose_verb_stands_behind_and() {
    check(&[
        (
            "It rained for weeks before the mayor came down and said: “The gate is open.”",
            &["the mayor > said > “The gate is open.”"],
        ),
        (
            "There was some talk of a strike, but, eventually, the foreman came over and announced that it was off.",
            &["the foreman > announced > that it was off"],
        ),
        (
            "Members waited for hours in days of rain, and local farmers said it was unfair.",
            &["local farmers > said > it was unfair"],
        ),
    ]);
}

#[test]
fn where_a_subject_ends() {
    check(&[
        (
            "According to Norby Bank, a run of poor years, caused by drought, has hurt the firm.",
            &["Norby Bank > According to > a run of poor years, caused by drought, has hurt the firm"],
        ),
        ("The coach of the year said he was glad.", &["The coach of the year > said > he was glad"]),
        ("The mayor at the start of the week said it was shut.", &["The mayor > said > it was shut"]),
        ("Roe also last week said it was shut.", &["Roe > said > it was shut"]),
        (
            "It will do, said Arden's head of river planning and parks, Joe Lind.",
            &["Arden's head of river planning and parks, Joe Lind > said > It will do"],
        ),
        (
            "Figures made public by the bank show that prices fell.",
            &["Figures made public by the bank > show > that prices fell"],
        ),
        ("They said more and more clerks were leaving.", &["They > said > more and more clerks were leaving"]),
    ]);
}

#[test]
fn what_is_shown_shared_or_weighed_is_not_said() {
    check(&[
        ("The singer shared a photo of her dog.", &[]),
        ("The keeper deflected the ball with his foot.", &[]),
        ("The crane weighed nine tons when it was built.", &[]),
        ("The mine is looking for new workers.", &[]),
        ("You can see the boats in the harbour.", &[]),
        ("The paper turned to the firm for comment about the leak.", &[]),
        ("The firm had no comment on the leak.", &["The firm > had no comment on > the leak"]),
        ("Norby Bank: https://norby.example", &[]),
    ]);
}

#[test]
fn per_somebody_and_per_share() {
    check(&[
        ("The mine will close, per the Herald.", &["the Herald > per > The mine will close"]),
        (
            "The deal is worth 4 million, per a source familiar with the talks.",
            &["a source familiar with the talks > per > The deal is worth 4 million"],
        ),
        ("Tickets cost ten pounds per person.", &[]),
        ("The firm paid 80 dollars per Norby share.", &[]),
    ]);
}
