//! What is said in words that no frame tells of, and what only reads as said.

use super::check;

#[test]
fn what_is_said_may_begin_with_anything() {
    check(&[
        ("She says so far trials have shown no harm.", &["She > says > so far trials have shown no harm"]),
        ("Police said at least 84 people were hurt.", &["Police > said > at least 84 people were hurt"]),
        (
            "Tom Hale says with one deal reached, the ferry will sign more.",
            &["Tom Hale > says > with one deal reached, the ferry will sign more"],
        ),
        (
            "She says as a result people are asking the council for help.",
            &["She > says > as a result people are asking the council for help"],
        ),
        (
            "The clerk says to cut costs, the ferry is losing its crew.",
            &["The clerk > says > to cut costs, the ferry is losing its crew"],
        ),
        ("He said for the ferry to pay the town must grow.", &["He > said > for the ferry to pay the town must grow"]),
        ("He admits, however, it is late.", &["He > admits > however, it is late"]),
        ("He admits, though, it is late.", &["He > admits > though, it is late"]),
        ("Moody's said profits were late.", &["Moody's > said > profits were late"]),
        ("The unit in 2003 said people were ill.", &["The unit > said > people were ill"]),
        (
            "Hale says if everything goes according to plan they should be done by May.",
            &["Hale > says > if everything goes according to plan they should be done by May"],
        ),
    ]);
}

#[test]
fn what_reads_as_said_and_is_not() {
    check(&[
        ("The board has the final say and the mayor knows it was late.", &["the mayor > knows > it was late"]),
        ("Pests, say, that eat the crop are rare.", &[]),
        ("Of the ten mayors said to be ill, two were well.", &[]),
        ("The clerk said this in New Norby on Monday.", &["The clerk > said > this in New Norby on Monday"]),
    ]);
}

#[test]
fn sources_that_say_something_of_a_noun_before_them() {
    check(&[
        ("The dog Jane Roe said was old is well.", &["Jane Roe > said > was old"]),
        ("The rule the mayor said was unfair has gone.", &["the mayor > said > was unfair"]),
        ("The rule that she said was unfair has gone.", &["she > said > that … was unfair"]),
    ]);
}

#[test]
fn sources_with_a_clause_of_their_own() {
    check(&[
        ("Every clerk I spoke to said they were late.", &["Every clerk I spoke to > said > they were late"]),
        (
            "A third of the people it questioned said they were late.",
            &["A third of the people it questioned > said > they were late"],
        ),
        (
            "A senior clerk who has studied it said it was late.",
            &["A senior clerk who has studied it > said > it was late"],
        ),
        (
            "The plan is dead, according to a Dutch academic who has studied it.",
            &["a Dutch academic who has studied it > according to > The plan is dead"],
        ),
        ("Fewer said it was late.", &["Fewer > said > it was late"]),
        ("According to those present, it was late.", &["those present > According to > it was late"]),
        ("The port is mainly Dutch and the union says it is late.", &["the union > says > it is late"]),
    ]);
}

#[test]
fn names_that_read_as_verbs() {
    check(&[
        ("\"It is late,\" Read said.", &["Read > said > \"It is late,\""]),
        ("\"It is late,\" Heal says.", &["Heal > says > \"It is late,\""]),
        ("BET also said it was late.", &["BET > also said > it was late"]),
        ("Dairy farmer Will Tuck said milk was cheap.", &["Dairy farmer Will Tuck > said > milk was cheap"]),
    ]);
}

#[test]
fn verbs_before_their_subject() {
    check(&[
        ("Said Jane Roe: “It is late.”", &["Jane Roe > Said > “It is late.”"]),
        (
            "Asked the reason for the delay, Roe said: “It rained.”",
            &[" > Asked > the reason for the delay", "Roe > said > “It rained.”"],
        ),
        (
            "The deal ends talks on 50 shows, said Tom Hale, a clerk.",
            &["Tom Hale, a clerk > said > The deal ends talks on 50 shows"],
        ),
    ]);
}

#[test]
fn a_noun_brings_in_its_clause() {
    check(&[
        ("Police were called to the hall after claims that a man was hurt.", &[" > claims > that a man was hurt"]),
        ("There were hopes that the mill would open.", &[" > hopes > that the mill would open"]),
        ("He said in comments that the bridge was safe.", &["He > said > that the bridge was safe"]),
        ("It is unclear whether that means he would sign.", &[]),
    ]);
}

#[test]
fn speeches_before_they_are_given_and_texts_that_read() {
    check(&[
        ("“We must get a grip of it,” he was due to say.", &["he > was due to say > “We must get a grip of it,”"]),
        (
            "“We must get a grip of it,” he was set to tell voters.",
            &["he > was set to tell > “We must get a grip of it,”"],
        ),
        (
            "“The singer was asked,” a Norby Bank statement read.",
            &["a Norby Bank statement > read > “The singer was asked,”"],
        ),
        (
            "Alan Oster (Norby Bank): “We think it is going to fall.”",
            &["Alan Oster (Norby Bank) > : > “We think it is going to fall.”"],
        ),
    ]);
}

#[test]
fn what_is_done_and_not_said() {
    check(&[
        ("Jane Roe claimed her seventh Grand Slam title.", &[]),
        ("Testers checked to see if the pump was dry.", &[]),
        ("Joe Hale was called into the squad on Sunday.", &[]),
        ("The film was shown in May.", &[]),
        ("Two confirmed cases of flu shut the school.", &[]),
        ("This is close to how the horn sounds.", &[]),
    ]);
}
