//! Subjects, sources and contents with asides, fronted phrases and second verbs, each told from the other.

use super::check;

#[test]
fn a_body_or_a_party_behind_a_comma_belongs_to_the_source() {
    check(&[
        (
            "The talks had failed, according to Tom Lind, of the Norby Institute.",
            &["Tom Lind, of the Norby Institute > according to > The talks had failed"],
        ),
        (
            "According to Professor Jane Roe, of Norby University, the talks had failed.",
            &["Professor Jane Roe, of Norby University > According to > the talks had failed"],
        ),
        (
            "According to Rep. Tom Lind, D-Calif., taxes are too high.",
            &["Rep. Tom Lind, D-Calif. > According to > taxes are too high"],
        ),
        (
            "“It is too late,” said Tom Lind, from Norby Shipping.",
            &["Tom Lind, from Norby Shipping > said > “It is too late,”"],
        ),
        (
            "“It is too late,” said an official who asked not to be named.",
            &["an official who asked not to be named > said > “It is too late,”"],
        ),
    ]);
}

#[test]
fn the_subject_of_the_clause_is_no_part_of_the_source() {
    check(&[
        (
            "According to the council, the budget, now in its third draft, is not balanced.",
            &["the council > According to > the budget, now in its third draft, is not balanced"],
        ),
        (
            "According to Jane Roe, the mayor of Norby, the new bridge, which opened in May, was shut.",
            &["Jane Roe, the mayor of Norby > According to > the new bridge, which opened in May, was shut"],
        ),
        (
            "According to sources, Joe Lund, a fitter, was at work.",
            &["sources > According to > Joe Lund, a fitter, was at work"],
        ),
        (
            "The budget, now in its third draft, is not balanced, said the judge.",
            &["the judge > said > The budget, now in its third draft, is not balanced"],
        ),
        (
            "The new bridge, which opened in May, was unsafe, said the firm.",
            &["the firm > said > The new bridge, which opened in May, was unsafe"],
        ),
    ]);
}

#[test]
fn a_phrase_before_the_subject_is_no_part_of_it() {
    check(&[
        (
            "Speaking after the meeting, Jane Roe, who runs the centre, said it was a mistake.",
            &["Jane Roe, who runs the centre > said > it was a mistake"],
        ),
        (
            "After the match, the coach, Tom Lind, said it was a mistake.",
            &["the coach, Tom Lind > said > it was a mistake"],
        ),
        (
            "Last week Roe and his deputy, Tom Lind, claimed it was a mistake.",
            &["Roe and his deputy, Tom Lind > claimed > it was a mistake"],
        ),
        ("On Monday Sen. Tom Lind said the gate was shut.", &["Sen. Tom Lind > said > the gate was shut"]),
        ("Yet local papers warned the bridge was old.", &["local papers > warned > the bridge was old"]),
        ("As the lawsuit put it, it was a mistake.", &["the lawsuit > put it > it was a mistake"]),
        ("As a new study noted, taxes are too high.", &["a new study > noted > taxes are too high"]),
        (
            "The mayor of Norby's claim that taxes are too high was met with silence.",
            &["The mayor of Norby's > claim > that taxes are too high"],
        ),
    ]);
}

#[test]
fn whom_or_where_something_is_told_is_no_part_of_it() {
    check(&[
        ("Roe told a rally taxes are too high.", &["Roe > told > taxes are too high"]),
        ("The council told a news conference boats were banned.", &["The council > told > boats were banned"]),
        ("Both sides said in a statement prices would rise.", &["Both sides > said > prices would rise"]),
        (
            "Two people who know the minister said he would resign.",
            &["Two people who know the minister > said > he would resign"],
        ),
        ("People who know him said that it was late.", &["People who know him > said > that it was late"]),
        ("Figures from the council show prices rose.", &["Figures from the council > show > prices rose"]),
        ("A spokesman emailed me to say the map was wrong.", &["A spokesman > to say > the map was wrong"]),
        ("It was not clear who had ordered the raid.", &[]),
    ]);
}

#[test]
fn an_adjective_and_its_infinitive_are_one_cue() {
    check(&[
        ("Roe was quick to say that the deal was dead.", &["Roe > was quick to say > that the deal was dead"]),
        (
            "As Roe likes to say, “The river gives and the river takes.”",
            &["Roe > likes to say > “The river gives and the river takes.”"],
        ),
        ("Nobody was hurt, complained critics of the plan.", &["critics of the plan > complained > Nobody was hurt"]),
    ]);
}

#[test]
fn a_second_verb_belongs_to_the_clause_it_ends() {
    check(&[
        ("Police said Hale ran off and denied the theft.", &["Police > said > Hale ran off and denied the theft"]),
        (
            "The court heard that Hale took the van, hit a guard and threatened a driver.",
            &["The court > heard > that Hale took the van, hit a guard and threatened a driver"],
        ),
        (
            "Prosecutors say Hale stole the boats and claimed they were lost.",
            &["Prosecutors > say > Hale stole the boats and claimed they were lost", "Hale > claimed > they were lost"],
        ),
        (
            "Officials said the suspect had been arrested and had confessed to the killing.",
            &["Officials > said > the suspect had been arrested and had confessed to the killing"],
        ),
        // Who tells the one tells the other.
        (
            "Roe said the mill closed in May and urged the council to act.",
            &["Roe > said > the mill closed in May", "Roe > urged > the council to act"],
        ),
        (
            "Roe said the firm broke the law, and demanded an apology.",
            &["Roe > said > the firm broke the law", "Roe > demanded > an apology"],
        ),
    ]);
}

#[test]
fn a_heading_in_quotation_marks_is_nobodys() {
    check(&[(
        "The minister said the road was closed.\n\n‘We were trapped for hours’\n\nAna Lim, 34, was in the car.",
        &["The minister > said > the road was closed"],
    )]);
}
