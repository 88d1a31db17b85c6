//! Posts as a page shows them, and what stands behind a verb of speech when what was said stands before.

use super::{check, found};

#[test]
fn a_name_and_a_handle_sign_a_post() {
    check(&[
        (
            "It rained all day long. — Jane Roe (@janeroe) December 27, 2017",
            &["Jane Roe (@janeroe) > — > It rained all day long"],
        ),
        (
            "New shape! -- Kev Hale (@kevhale) November 7, 2016 It is ruined. -- Sy Roe (@syroe) November 8, 2016",
            &["Kev Hale (@kevhale) > - > New shape", "Sy Roe (@syroe) > - > It is ruined"],
        ),
        ("The mayor – Jane Roe (Labour) – said it rained.", &["The mayor – Jane Roe (Labour) – > said > it rained"]),
    ]);
}

#[test]
fn posts_in_one_long_sentence_are_told_apart() {
    let post =
        "It was a long day at the end of a long week in a long year for all of us who live by the river and the sea";
    let text = format!("{post} -- Kev Hale (@kevhale) November 7, 2016 {post} -- Sy Roe (@syroe) November 8, 2016");
    let want = [format!("Kev Hale (@kevhale) > - > {post}"), format!("Sy Roe (@syroe) > - > {post}")];
    assert_eq!(found(&text), want);
}

#[test]
fn a_handle_in_the_middle_of_a_clause_signs_nothing() {
    check(&[
        ("The best player on the pitch — Tom Hale (@tomhale) — was carried off.", &[]),
        ("The prize was taken by two brothers — Tom Hale (@tomhale) and Jim Hale (@jimhale).", &[]),
        (
            "The council — led by Jane Roe (@janeroe) — said the park would close.",
            &["The council — led by Jane Roe (@janeroe) — > said > the park would close"],
        ),
    ]);
}

#[test]
fn where_it_was_said_may_stand_behind_the_verb() {
    check(&[
        (
            "The pilots died in the crash, Roe said in a statement posted on social media.",
            &["Roe > said > The pilots died in the crash"],
        ),
        (
            "The pilots died in the crash, the mayor said in a letter released on Monday.",
            &["the mayor > said > The pilots died in the crash"],
        ),
        (
            "The mayor said in a statement posted on the web that the pilots died.",
            &["The mayor > said > that the pilots died"],
        ),
    ]);
}

#[test]
fn plurals_and_nouns_that_are_verbs() {
    check(&[
        ("Mr Hale replies: “No, I was not there.”", &["Mr Hale > replies > “No, I was not there.”"]),
        ("The company forecast higher sales.", &["The company > forecast > higher sales"]),
        (
            "Prices fell, with the Norby Post reporting that it rained.",
            &["the Norby Post > reporting > that it rained"],
        ),
    ]);
}
