//! Sentences as news has them every day.

use super::{GRAMMAR, READER, attribute, check};

#[test]
fn a_source_behind_its_verb_is_taken_with_what_describes_it() {
    check(&[
        (
            "“It was not a good case,” said a person familiar with the matter.",
            &["a person familiar with the matter > said > “It was not a good case,”"],
        ),
        (
            "The deal is dead, said a union official briefed on the plan.",
            &["a union official briefed on the plan > said > The deal is dead"],
        ),
        (
            "The deal is dead, said an aide close to the mayor.",
            &["an aide close to the mayor > said > The deal is dead"],
        ),
        ("The union won the vote, according to exit polls.", &["exit polls > according to > The union won the vote"]),
        (
            "In both cases, Roe said, the gifts paid for new roofs.",
            &["Roe > said > In both cases … the gifts paid for new roofs"],
        ),
        (
            "A resident who declined to be named said the shelling began.",
            &["A resident who declined to be named > said > the shelling began"],
        ),
        ("A tribal elder said two men died.", &["A tribal elder > said > two men died"]),
        ("Roe said his biggest worry is the dam.", &["Roe > said > his biggest worry is the dam"]),
        ("The teachers' union said a strike was near.", &["The teachers' union > said > a strike was near"]),
        (
            "The vote was a farce, said Roe, adding that she would appeal.",
            &["Roe > said > The vote was a farce", "Roe > adding > that she would appeal"],
        ),
        (
            "Roe told jurors he only wanted a kebab, a court heard.",
            &["Roe > told > he only wanted a kebab", "a court > heard > Roe told jurors he only wanted a kebab"],
        ),
        ("The lira fell as traders fretted about the bank.", &["traders > fretted about > the bank"]),
        (
            "A colleague once described him as the rudest man in town.",
            &["A colleague > once described > him as the rudest man in town"],
        ),
        ("The ministry slammed what it called a threat.", &["The ministry > slammed > what it called a threat"]),
        (
            "The bank lost, the Herald reported on Monday, citing two clerks.",
            &["the Herald > reported > The bank lost", "the Herald > citing > two clerks"],
        ),
    ]);
}

#[test]
fn who_reported_who_asked_and_whose_view_it_is() {
    check(&[
        ("As reported by the Herald, the bank lost.", &["the Herald > reported > the bank lost"]),
        ("The bank lost, as first reported by the Herald.", &["the Herald > first reported > The bank lost"]),
        ("Asked by Lund to respond, Roe said he had not.", &["Lund > Asked > to respond", "Roe > said > he had not"]),
        ("When asked by a clerk on Thursday about the leak, Roe left.", &["a clerk > asked > the leak"]),
        ("The firm was blamed by the mayor for the leak.", &["the mayor > was blamed > The firm … the leak"]),
        ("The UN estimates 400 people have fled.", &["The UN > estimates > 400 people have fled"]),
        (
            "Roe said just because it rained did not mean it was over.",
            &["Roe > said > just because it rained did not mean it was over"],
        ),
        ("In Roe's view, the plan is a farce.", &["Roe's > In … view > the plan is a farce"]),
        ("The plan is a farce, in her own words.", &["her > in … own words > The plan is a farce"]),
        ("The hill came into view, and Roe left.", &[]),
        ("Roe drew criticism for the leak.", &[" > criticism for > the leak"]),
        ("Roe entered the hall believing that he would win.", &["Roe > believing > that he would win"]),
    ]);
}

#[test]
fn polls_and_clauses_after_an_apposition() {
    check(&[
        ("In a Lakeland poll, Roe had 40 percent.", &["a Lakeland poll > In > Roe had 40 percent"]),
        ("In a Lakeland poll last month, Roe had a lead.", &["a Lakeland poll > In > Roe had a lead"]),
        ("Roe trails by 5 points in a new Lakeland poll.", &["a new Lakeland poll > in > Roe trails by 5 points"]),
        ("Roe is down in the polls.", &[]),
        (
            "In October, Jane Roe, the mayor of Lakeland, proposed closing the dam.",
            &["Jane Roe, the mayor of Lakeland > proposed > closing the dam"],
        ),
        (
            "The dam is at the heart of the race, but the survey finds that few care.",
            &["the survey > finds > that few care"],
        ),
    ]);
}

#[test]
fn who_is_somebody() {
    let name = |text: &str| {
        let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
        let member = attributed.attributions.iter().find_map(|one| one.member);
        member.map(|member| attributed.cast.members[member].name.clone()).unwrap_or_default()
    };
    assert_eq!(name("The leak raised anxiety among farmers who said that the dam will hold."), "farmers");
    assert_eq!(name("A spokesman for the ministry who said that it was safe left."), "A spokesman for the ministry");
}

#[test]
fn a_quotation_broken_off_by_its_tag_is_taken_whole() {
    check(&[
        ("“The dam,” Roe said, “is old. It must go.”", &["Roe > said > “The dam,” … “is old. It must go.”"]),
        ("“The dam,” Roe added, “is too old to mend.”", &["Roe > added > “The dam,” … “is too old to mend.”"]),
        ("“And so,” Roe said on Monday, “we wait.”", &["Roe > said > “And so,” … “we wait.”"]),
        ("“And so,” Roe told the Herald, “we wait for rain.”", &["Roe > told > “And so,” … “we wait for rain.”"]),
        (
            "“The dam is old,” Roe said, and “a danger to us all.”",
            &["Roe > said > “The dam is old,” … “a danger to us all.”"],
        ),
        ("On “The Morning Hour,” Roe said the dam was safe.", &["Roe > said > the dam was safe"]),
    ]);
}

#[test]
fn a_clause_before_its_tag_may_look_like_nouns() {
    check(&[
        ("The drug works, a trial finds.", &["a trial > finds > The drug works"]),
        ("Frogs sleep in the mud, new research shows.", &["new research > shows > Frogs sleep in the mud"]),
        ("Sales will rise, the bank forecasts.", &["the bank > forecasts > Sales will rise"]),
        ("The dam will go, it was announced on Monday.", &[" > was announced > The dam will go"]),
        ("Two feared dead after blast at mill", &[" > feared > Two … dead after blast at mill"]),
        ("Bank expected to hold rates", &[" > expected > Bank … to hold rates"]),
        ("Analysts expected the bank to hold rates", &["Analysts > expected > the bank to hold rates"]),
        ("The dam will go, it has emerged.", &[" > has emerged > The dam will go"]),
        ("It emerged that the dam would go.", &[" > emerged > that the dam would go"]),
        ("A diver emerged from the lake.", &[]),
        (
            "The envoys have found that the dam is safe, a report published by the ministry on Monday shows.",
            &[
                "The envoys > have found > that the dam is safe",
                "a report published by the ministry > shows > The envoys have found that the dam is safe",
            ],
        ),
    ]);
}

#[test]
fn what_stands_between_subject_and_verb_is_no_source() {
    check(&[
        ("Roe will no doubt insist that it is safe.", &["Roe > will no doubt insist > that it is safe"]),
        ("The mayor at one point said it was safe.", &["The mayor > at one point said > it was safe"]),
        ("The mayor, who won in May, at first denied it.", &["The mayor, who won in May > at first denied > it"]),
        ("At first glance the mayor said little.", &["the mayor > said > little"]),
        (
            "The ambassador at the time, Jane Roe, said it was safe.",
            &["The ambassador at the time, Jane Roe > said > it was safe"],
        ),
        ("Roe testified, for example, that it was safe.", &["Roe > testified > that it was safe"]),
        ("The accused told the court that he was ill.", &["The accused > told > that he was ill"]),
        ("A third, Tom Roe, said he was ill.", &["A third, Tom Roe > said > he was ill"]),
        ("Roe, asked whether it was safe, said it was.", &[" > asked > whether it was safe", "Roe > said > it was"]),
        ("Roe was quoted by the Herald as saying it was safe.", &["Roe > saying > it was safe"]),
    ]);
}

#[test]
fn who_judges_is_told_behind_the_judgement() {
    check(&[
        ("The mayor was called a liar by Roe.", &["Roe > was called > The mayor … a liar"]),
        ("The plan was called “a farce” by the union.", &["the union > was called > The plan … “a farce”"]),
        ("The mood was described as “grim” by one insider.", &["one insider > was described as > The mood … “grim”"]),
        ("The claims were dismissed by the ministry.", &["the ministry > were dismissed > The claims"]),
        ("The clerk was dismissed in May.", &[]),
        ("“It is old,” quips the mayor.", &["the mayor > quips > “It is old,”"]),
        ("The crowd left, and the mayor went home, he smiled.", &[]),
        ("Experts have long warned that it is unsafe.", &["Experts > have long warned > that it is unsafe"]),
        ("The inquest heard the driver was drunk.", &["The inquest > heard > the driver was drunk"]),
        ("The neighbours heard that the driver was drunk.", &[]),
        ("The union criticises the plan.", &["The union > criticises > the plan"]),
    ]);
}

#[test]
fn asides_and_letters_that_look_like_other_words() {
    check(&[
        (
            "The Herald reported, citing an aide, that the mayor was ill.",
            &["The Herald > reported > that the mayor was ill", "The Herald > citing > an aide"],
        ),
        (
            "Citing officials, the Herald said it was hit.",
            &["the Herald > Citing > officials", "the Herald > said > it was hit"],
        ),
        ("Cases have doubled, the WHO said.", &["the WHO > said > Cases have doubled"]),
        (
            "The figures from the Port Office (PO) show prices rose.",
            &["The figures from the Port Office (PO) > show > prices rose"],
        ),
        ("The fuse is thought to be a cause, and the mayor is ill.", &[" > is thought > The fuse … to be a cause"]),
    ]);
}

#[test]
fn what_a_view_or_an_answer_is_said_to_be() {
    check(&[
        ("Her view is that the school must stay.", &["Her > view is > that the school must stay"]),
        ("The minister's message was that it must stay.", &["The minister's > message was > that it must stay"]),
        ("The fear among parents is that it will go.", &["parents > The fear > that it will go"]),
        ("One idea is that the school must stay.", &[" > One idea is > that the school must stay"]),
        ("Roe's answer was simple: shut the school.", &["Roe's > answer was > shut the school"]),
        ("His remarks were “a joke”.", &[]),
        ("Amid fears that the school would go, parents met.", &[" > fears > that the school would go"]),
        ("They hold theories that have come to nothing.", &[]),
        ("Ministers were urged to close the school.", &[" > were urged > Ministers … to close the school"]),
        ("A sign on the door read: “Closed.”", &["A sign on the door > read > “Closed.”"]),
    ]);
}

#[test]
fn names_behind_an_office_and_tags_inside_a_clause() {
    check(&[
        ("OPEC+ said it would cut output.", &["OPEC+ > said > it would cut output"]),
        ("Unite said it would strike.", &["Unite > said > it would strike"]),
        ("The mayor is confident the plan will work.", &["The mayor > is confident > the plan will work"]),
        ("It is clear that the dam is old.", &[]),
        ("The plan, described by critics as costly, was dropped.", &["critics > described > costly"]),
        ("The mayor is on record as saying it works.", &["The mayor > saying > it works"]),
    ]);
    let attributed = attribute(&GRAMMAR, &READER, &READER.read("Secretary of State Jane Roe said it works.", "-"));
    let roe = &attributed.cast.members[attributed.attributions[0].member.expect("a member")];
    assert_eq!((roe.name.as_str(), roe.role.as_str()), ("Jane Roe", "Secretary of State"));
}

#[test]
fn a_first_name_tells_who_he_and_she_are() {
    let text = "Jane Quill, the minister, met Tom Roe, the mayor. She said the dam was safe. He said it was not.";
    let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
    let names =
        attributed.attributions.iter().map(|one| attributed.cast.members[one.member.expect("a member")].name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["Jane Quill", "Tom Roe"]);
}
