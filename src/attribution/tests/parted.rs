//! Who says what where dashes, commas and words between part the pieces.

use super::check;

#[test]
fn dashes_of_two_strokes_and_of_wires_hold_an_apposition() {
    check(&[
        (
            "The mayor -- an old friend of Lund -- criticized the plan.",
            &["The mayor -- an old friend of Lund -- > criticized > the plan"],
        ),
        (
            "The mayor _ an old friend of Lund _ said the dam was safe.",
            &["The mayor _ an old friend of Lund _ > said > the dam was safe"],
        ),
    ]);
}

#[test]
fn attitudes_stand_apart_from_who_holds_them() {
    check(&[
        ("The farmers, worried about the cost, left.", &["The farmers > worried about > the cost"]),
        ("He left early, convinced that the dam would break.", &["He > convinced > that the dam would break"]),
        (
            "Elders, apparently embarrassed by the theft, met the clerk.",
            &["Elders > apparently embarrassed by > the theft"],
        ),
        (
            "The farmers are angry about the tax and worried that it will rise.",
            &["The farmers > are angry about > the tax", "The farmers > worried > that it will rise"],
        ),
        (
            "Farmers are most angered by the tax, and doctors are far more intrigued by the storm.",
            &["Farmers > are most angered by > the tax", "doctors > are far more intrigued by > the storm"],
        ),
        (
            "Some towns are uneasy about the claim that the dam leaks.",
            &["Some towns > are uneasy about > the claim that the dam leaks"],
        ),
    ]);
}

#[test]
fn a_cue_with_a_pronoun_of_its_own_ends_a_content() {
    check(&[
        (
            "Lund said the dam was old, and he called for a new one.",
            &["Lund > said > the dam was old", "he > called for > a new one"],
        ),
        (
            "In a May paper, the team said it had made a cell and in a later paper said it had made ten.",
            &["the team > said > it had made a cell", "the team > said > it had made ten"],
        ),
        (
            "The staff is expected to present a plan, apparently in a bid to win votes.",
            &[" > is expected > The staff … to present a plan"],
        ),
        (
            "The mayor criticized the plan yesterday, calling it a trick.",
            &["The mayor > criticized > the plan", "The mayor > calling > it a trick"],
        ),
    ]);
}

#[test]
fn what_ends_in_a_tag_is_the_content_of_no_other() {
    check(&[
        (
            "At the same time, Lund said, the town must respond by mending the dam.",
            &["Lund > said > At the same time … the town must respond by mending the dam"],
        ),
        ("The clerk then confessed, it reported.", &["it > reported > The clerk then confessed"]),
        ("Sales continued to slide, amid signs of a slump.", &[]),
        ("The dam leaked, Lund was quoted as saying by the Herald.", &["Lund > was quoted as saying > The dam leaked"]),
        (
            "Nevertheless, said the editor, rates “may rise again” in May.",
            &["the editor > said > Nevertheless … rates “may rise again” in May"],
        ),
        (
            "The dam may leak, according to scientists who say that food, water and air may matter.",
            &["scientists > according to > The dam may leak", "who > say > that food, water and air may matter"],
        ),
    ]);
}

#[test]
fn participles_between_commas_tell_of_their_noun() {
    check(&[
        (
            "Tests have shown that the moon, discovered in 1789 by Lund, is dry.",
            &["Tests > have shown > that the moon, discovered in 1789 by Lund, is dry"],
        ),
        ("Norby has at least 47 known moons.", &[]),
        ("Lund, however, harshly criticized Roe's plan.", &["Lund > harshly criticized > Roe's plan"]),
        (
            "The plan was praised by farmers and criticized by fishermen.",
            &["farmers > was praised > The plan", "fishermen > criticized > The plan"],
        ),
        ("Rain is expected over the north.", &[" > is expected > Rain … over the north"]),
        ("Most expect rates to fall.", &["Most > expect > rates to fall"]),
        ("The firm agreed never to enter the market.", &["The firm > agreed > never to enter the market"]),
        (
            "Rep. Joe Lund, a sponsor of the bill, plans to unveil a proposal.",
            &["Rep. Joe Lund, a sponsor of the bill > plans > to unveil a proposal"],
        ),
    ]);
}

#[test]
fn sources_keep_lists_and_asides() {
    check(&[
        (
            "Thousands of miners, students and politicians demanded a vote.",
            &["Thousands of miners, students and politicians > demanded > a vote"],
        ),
        (
            "An audit panel at Norby University, where Lund once worked, said it found no data.",
            &["An audit panel at Norby University, where Lund once worked > said > it found no data"],
        ),
        (
            "The nonprofit, union-backed group said orders fell.",
            &["The nonprofit, union-backed group > said > orders fell"],
        ),
        ("It rained, and the mayor, Joe Lund, denied the charge.", &["the mayor, Joe Lund > denied > the charge"]),
    ]);
}
