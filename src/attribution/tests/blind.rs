//! Readings that articles read by somebody who did not know the program showed to be missing.

use super::{check, found};

#[test]
fn numbers_with_a_description_are_subjects() {
    check(&[
        (
            "The spokesman said at least 60 people held in the raid had been freed.",
            &["The spokesman > said > at least 60 people held in the raid had been freed"],
        ),
        (
            "The spokesman said up to 60 people held in the raid had been freed.",
            &["The spokesman > said > up to 60 people held in the raid had been freed"],
        ),
        (
            "The mother of three told reporters that the road was unsafe.",
            &["The mother of three > told > that the road was unsafe"],
        ),
    ]);
}

#[test]
fn days_stand_between_a_verb_and_its_preposition() {
    check(&[
        (
            "A report by two committees called on Thursday for urgent changes.",
            &["A report by two committees > called on Thursday for > urgent changes"],
        ),
        ("The union called Thursday for urgent changes.", &["The union > called Thursday for > urgent changes"]),
        ("The union warned on Thursday of a long strike.", &["The union > warned on Thursday of > a long strike"]),
        ("“It is late,” said the union last week.", &["the union > said > “It is late,”"]),
    ]);
}

#[test]
fn an_object_stands_behind_what_it_is_called() {
    check(&[
        (
            "He dismissed as “absurd” any suggestion that the road was unsafe.",
            &["He > dismissed as > “absurd” any suggestion that the road was unsafe"],
        ),
        (
            "The union condemned as reckless the decision to close the road.",
            &["The union > condemned as > reckless the decision to close the road"],
        ),
        ("The shop has been praised by the paper.", &["the paper > has been praised > The shop"]),
    ]);
}

#[test]
fn names_and_nouns_like_verbs_speak() {
    check(&[
        ("Freed told the Herald that the firm would pay.", &["Freed > told > that the firm would pay"]),
        (
            "The bank forecast that changes to tax rules will cost it dear.",
            &["The bank > forecast > that changes to tax rules will cost it dear"],
        ),
        (
            "The blast came late, a spokesman for the joint forces command in Norby said.",
            &["a spokesman for the joint forces command in Norby > said > The blast came late"],
        ),
        (
            "The raid began when troops called in support, reports Harbour News.",
            &["Harbour News > reports > The raid began when troops called in support"],
        ),
        ("While greens criticised Norby's plan, they were few.", &["greens > criticised > Norby's plan"]),
        ("She said on Norby News' “This Week” that she would go.", &["She > said > that she would go"]),
        ("Police said the road was shut. It is doubtful that it will reopen.", &["Police > said > the road was shut"]),
    ]);
}

#[test]
fn a_list_of_places_belongs_to_the_people_before_it() {
    check(&[
        (
            "Voters in Ohio, Michigan and Norby said it was late.",
            &["Voters in Ohio, Michigan and Norby > said > it was late"],
        ),
        (
            "“It is old,” officials in Norby, Arden and Lakeland said.",
            &["officials in Norby, Arden and Lakeland > said > “It is old,”"],
        ),
        ("After talks in Norby, Hale and Roe said it was late.", &["Hale and Roe > said > it was late"]),
    ]);
}

#[test]
fn no_chain_of_pronouns_or_brackets_is_too_deep() {
    for text in ["who ".repeat(4_000) + "said that it rained.", "(late) ".repeat(30_000) + "who said it was late."] {
        assert!(found(&text).len() < 3, "{}", &text[..20]);
    }
}
