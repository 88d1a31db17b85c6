//! Where contents end: before what the writer adds, a verb of the same subject, others who say so too.

use super::check;

#[test]
fn a_noun_that_sums_it_up_ends_what_was_said() {
    check(&[
        (
            "The trust said the ward was safe, something the union denies.",
            &["The trust > said > the ward was safe", "the union > denies > something"],
        ),
        ("The trust said nine had died, a figure that grew.", &["The trust > said > nine had died"]),
        (
            "The union demanded that the mayor resign, a demand he ruled out.",
            &["The union > demanded > that the mayor resign", "he > ruled out > a demand"],
        ),
        (
            "She said the town wanted shade, something green and a park.",
            &["She > said > the town wanted shade, something green and a park"],
        ),
    ]);
}

#[test]
fn others_who_do_the_same_end_what_was_said() {
    check(&[
        ("The mayor said the dam was old, as did two engineers.", &["The mayor > said > the dam was old"]),
        ("The ministry declined to comment, as has the firm.", &["The ministry > declined > to comment"]),
        (
            "She said the rite would be short, as is the custom.",
            &["She > said > the rite would be short, as is the custom"],
        ),
    ]);
}

#[test]
fn a_verb_of_the_same_subject_ends_what_was_said() {
    check(&[
        (
            "The review urges ministers to scrap the levy and recommends a fund.",
            &["The review > urges > ministers to scrap the levy", "The review > recommends > a fund"],
        ),
        (
            "Penny admitted the talks were “stuck” but rejected a new round.",
            &["Penny > admitted > the talks were “stuck”", "Penny > rejected > a new round"],
        ),
        (
            "The agency has warned of “a tragedy” and appealed for aid.",
            &["The agency > has warned of > “a tragedy”", "The agency > appealed for > aid"],
        ),
        (
            "Roe has said the plan was drawn up and approved in May.",
            &["Roe > has said > the plan was drawn up and approved in May"],
        ),
    ]);
}

#[test]
fn a_credit_of_others_ends_what_was_said() {
    check(&[
        (
            "Her lawyers said she was ill, but the judge, Mr Justice Cole, disagreed.",
            &["Her lawyers > said > she was ill"],
        ),
        (
            "Critics say the law is vague, and some fear that it will be misused.",
            &["Critics > say > the law is vague", "some > fear > that it will be misused"],
        ),
    ]);
}

#[test]
fn a_listener_is_no_content() {
    check(&[
        ("Roe told the paper there had been no warning.", &["Roe > told > there had been no warning"]),
        ("The bridge, she told friends, had been a mistake.", &["she > told > The bridge … had been a mistake"]),
    ]);
}

#[test]
fn what_stands_before_a_colon_is_the_writers() {
    check(&[
        ("It was calm: the boats, they said, had left.", &["they > said > the boats … had left"]),
        ("There was one problem: nobody came, she said.", &["she > said > There was one problem: nobody came"]),
    ]);
}

#[test]
fn what_somebody_makes_of_a_noun_that_sums_up() {
    check(&[
        ("The firm was cleared of fraud, a charge it denies.", &["it > denies > a charge"]),
        ("The jet was armed, something Hale denies.", &["Hale > denies > something"]),
        ("The firm was sold, a claim company officials deny.", &["company officials > deny > a claim"]),
        ("He set out a levy, a proposal ministers have criticised.", &["ministers > have criticised > a proposal"]),
    ]);
}

#[test]
fn a_contrast_ends_what_was_said() {
    check(&[
        ("Roe believes Hull can win, even though they trail.", &["Roe > believes > Hull can win"]),
        ("Roe said Hale, despite his wealth, was kind.", &["Roe > said > Hale, despite his wealth, was kind"]),
        ("The premier has ruled out a levy, despite pleas from doctors.", &["The premier > has ruled out > a levy"]),
    ]);
}

#[test]
fn a_verb_behind_an_aside_ends_what_was_said() {
    check(&[
        (
            "She said it was fair and, asked about the cost, replied that it was low.",
            &["She > said > it was fair", " > asked about > the cost", "She > replied > that it was low"],
        ),
        (
            "The army has been accused of theft, an allegation it has not answered.",
            &[" > has been accused of > The army … theft"],
        ),
    ]);
}

#[test]
fn an_adjective_stands_for_people() {
    check(&[("Activists put the dead at 60.", &["Activists > put > the dead at 60"])]);
}

#[test]
fn a_quotation_that_goes_on_is_part_of_the_clause() {
    check(&[
        ("She has her vote, the mayor added, “for now”.", &["the mayor > added > She has her vote … “for now”"]),
        ("The house was old, Jo Hale said, “It was loud.”", &["Jo Hale > said > “It was loud.”"]),
    ]);
}

#[test]
fn what_happens_meanwhile_ends_an_object() {
    check(&[("Traders cheered the report, with shares posting a gain.", &["Traders > cheered > the report"])]);
}

#[test]
fn what_belongs_to_a_clause_is_not_cut_off() {
    check(&[
        (
            "The man died, police said, on the way to hospital.",
            &["police > said > The man died … on the way to hospital"],
        ),
        ("It will cut jobs, it said, in two plants.", &["it > said > It will cut jobs … in two plants"]),
        ("He said he needed time, a plan and money.", &["He > said > he needed time, a plan and money"]),
        (
            "He said he offered time, a pledge of help and more staff.",
            &["He > said > he offered time, a pledge of help and more staff"],
        ),
        (
            "Police said the man was “armed” and threatened to shoot.",
            &["Police > said > the man was “armed” and threatened to shoot"],
        ),
        (
            "“I voted for him,” she said, reading his words, “The key is under the mat.”",
            &["she > said > “I voted for him,”", "she > reading > “The key is under the mat.”"],
        ),
        (
            "She said her mother, as did her aunt, died young.",
            &["She > said > her mother, as did her aunt, died young"],
        ),
    ]);
}
