//! Longer sentences of news: lists of verbs, asides, clauses behind clauses.

use super::{GRAMMAR, READER, attribute, check};

#[test]
fn what_stands_between_a_verb_and_its_clause() {
    check(&[
        ("The coach told reporters after the game that it was lost.", &["The coach > told > that it was lost"]),
        ("She told the council after the vote “it was never about me.”", &["She > told > “it was never about me.”"]),
        ("Her aide would say only that she was ill.", &["Her aide > would say > that she was ill"]),
        (
            "Roe, a plumber from Hull, thinks the winter will be dry.",
            &["Roe, a plumber from Hull > thinks > the winter will be dry"],
        ),
        (
            "Mr Tran, who left in April, said by phone that he was safe.",
            &["Mr Tran, who left in April > said > that he was safe"],
        ),
        (
            "In court, the state says the mayor “knowingly misled” voters.",
            &["the state > says > the mayor “knowingly misled” voters"],
        ),
    ]);
}

#[test]
fn verbs_that_read_as_nouns_and_base_forms() {
    check(&[
        (
            "Critics of the plan point out that the dam is old.",
            &["Critics of the plan > point out > that the dam is old"],
        ),
        ("Analysts at the bank forecast that it will rain.", &["Analysts at the bank > forecast > that it will rain"]),
        (
            "Local papers, citing an aide, put the toll at nine.",
            &["Local papers > citing > an aide", "Local papers > put > the toll at nine"],
        ),
        ("The mayor rejected calls to resign.", &["The mayor > rejected > calls to resign"]),
        ("Neither side would discuss the terms.", &["Neither side > would discuss > the terms"]),
        ("Coach Jo Hale said it was old.", &["Coach Jo Hale > said > it was old"]),
        ("With 143 confirmed cases, the town is worst hit.", &[]),
        ("A man who answered the door said she had moved.", &["A man who answered the door > said > she had moved"]),
        ("Two people who have seen the draft said so.", &["Two people who have seen the draft > said > so"]),
    ]);
}

#[test]
fn contents_end_where_another_clause_begins() {
    check(&[
        (
            "Polls suggest that it is lost, but a survey published by the centre found that it is not.",
            &["Polls > suggest > that it is lost", "a survey published by the centre > found > that it is not"],
        ),
        (
            "The firm rejected the offer, but in a letter it said it would talk.",
            &["The firm > rejected > the offer", "it > said > it would talk"],
        ),
        (
            "The mayor promised that it would stay, warned of hard months to come and thanked the crew.",
            &[
                "The mayor > promised > that it would stay",
                "The mayor > warned of > hard months to come",
                "The mayor > thanked > the crew",
            ],
        ),
        (
            "Two nurses, who left because they feared reprisals, described the ward.",
            &["they > feared > reprisals", "Two nurses, who left because they feared reprisals > described > the ward"],
        ),
    ]);
}

#[test]
fn judgements_and_doubts_in_the_passive() {
    check(&[
        ("The film was hailed by critics as a triumph.", &["critics > was hailed > The film … a triumph"]),
        ("He was mocked by rivals as a puppet.", &["rivals > was mocked > He … a puppet"]),
        ("Concerns were raised by parents about the road.", &["parents > Concerns were raised > the road"]),
        ("Doubts have been voiced that it will hold.", &[" > Doubts have been voiced > that it will hold"]),
        ("The site was chosen by the council as the dump.", &[]),
        ("Hale was full of praise for her crew.", &["Hale > was full of praise for > her crew"]),
        (
            "The head, a former miner named Ted Bale, said it was old.",
            &["The head, a former miner named Ted Bale > said > it was old"],
        ),
    ]);
}

#[test]
fn accounts_and_answers() {
    check(&[
        ("By her own account, she slept in the car.", &["her > By … own account > she slept in the car"]),
        (
            "By the agency's own estimate, 400 homes are at risk.",
            &["the agency's > By … own estimate > 400 homes are at risk"],
        ),
        ("“Not on my watch,” was Mr Petit's answer.", &["Mr Petit's > was … answer > “Not on my watch,”"]),
        ("“A farce” was the verdict of one fan.", &["one fan > was … verdict > “A farce”"]),
        ("Forty have gone, by the union's count.", &["the union's > by … count > Forty have gone"]),
        ("Moved by his words, the crowd wept.", &[]),
        ("His answer: “Never.”", &["His > answer > “Never.”"]),
        ("Rumour has it that the duke will sell.", &["Rumour > has it > that the duke will sell"]),
        ("The U.K.'s minister said it was safe.", &["The U.K.'s minister > said > it was safe"]),
    ]);
}

#[test]
fn a_relative_clause_leads_to_the_body_that_speaks() {
    let named = |text: &str| {
        let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
        let member = attributed.attributions[0].member.expect("a member");
        attributed.cast.members[member].name.clone()
    };
    assert_eq!(named("There was no comment from the army, which had denied the charge."), "the army");
    assert_eq!(named("About 40 members of the union, which said it was late, left."), "About 40 members of the union");
    assert_eq!(named("Posting on Facebook, the singer said she was ill."), "the singer");
}

#[test]
fn a_relative_clause_credits_on_its_own() {
    check(&[
        (
            "He signed a letter that he said was drafted by the firm.",
            &[
                "He > signed > a letter that he said was drafted by the firm",
                "he > said > that … was drafted by the firm",
            ],
        ),
        ("The policies, which Roe said had harmed the town, failed.", &["Roe > said > which … had harmed the town"]),
        (
            "Lind attacked her rivals, whom she called “volatile.”",
            &["Lind > attacked > her rivals", "she > called > whom … “volatile.”"],
        ),
        (
            "He attacked the mayor after the mayor accused him of fraud.",
            &["He > attacked > the mayor", "the mayor > accused > him of fraud"],
        ),
    ]);
}

#[test]
fn who_thinks_so_stands_in_a_tag() {
    check(&[
        ("The vote, many think, is lost.", &["many > think > The vote … is lost"]),
        ("The vote is lost, her allies believe.", &["her allies > believe > The vote is lost"]),
        ("The vote is lost, as many believe, and the bank is to blame.", &["many > believe > The vote is lost"]),
        ("He had not, he said, read the report.", &["he > said > He had not … read the report"]),
        (
            "''We are poor,'' Ms. Alami said. ''We are not thieves.''",
            &["Ms. Alami > said > ''We are poor,'' … ''We are not thieves.''"],
        ),
        ("''Can we win?'' Mr. Lind asked.", &["Mr. Lind > asked > ''Can we win?''"]),
    ]);
}

#[test]
fn words_that_stand_for_a_clause() {
    check(&[
        ("Half said so in May.", &["Half > said > so in May"]),
        ("A third said the same of Roe.", &["A third > said > the same of Roe"]),
        ("Lind says no to talks.", &["Lind > says > no to talks"]),
        ("When Roe said no, the crowd left.", &["Roe > said > no"]),
        ("She said neither Roe nor Lind played a part.", &["She > said > neither Roe nor Lind played a part"]),
        ("Roe said — on Twitter, as it happens — that he won.", &["Roe > said > that he won"]),
        ("Quill said down-ballot races can help.", &["Quill > said > down-ballot races can help"]),
        ("Roe described, in blunt terms, a set of faults.", &["Roe > described > a set of faults"]),
        ("The firm promised in a letter to close the mine.", &["The firm > promised > to close the mine"]),
        ("Roe faced claims he lied.", &[" > claims > he lied"]),
        ("Worried that it would flood, the council closed the road.", &["the council > Worried > that it would flood"]),
        ("Having fled, the couple worried that it would follow.", &["the couple > worried > that it would follow"]),
        ("All told, the firm lost nine trucks.", &[]),
        ("A programme called Safe Streets has begun.", &[]),
    ]);
}

#[test]
fn contents_that_hang_on_a_noun_end_before_the_outer_verb() {
    check(&[
        ("Rumours that the bank would close proved false.", &[" > Rumours > that the bank would close"]),
        ("The claim that the dam was unsafe was rejected.", &[" > claim > that the dam was unsafe"]),
        ("They estimated by 2050, the town would be dry.", &["They > estimated > by 2050, the town would be dry"]),
        ("A petition calling for a new vote has gathered names.", &["A petition > calling for > a new vote"]),
        ("Fears that it could spread prompted officials to act.", &[" > Fears > that it could spread"]),
        ("Doubts about how the club is run persist.", &[" > Doubts about > how the club is run"]),
        (
            "A memo in which engineers had warned of such an overflow drew fresh attention.",
            &["engineers > had warned of > such an overflow"],
        ),
        (
            "The rebels, who the army says are backed by Borea, control the north.",
            &["the army > says > who … are backed by Borea"],
        ),
        ("Parents who complained were told that it was shut.", &[" > were told > that it was shut"]),
        ("The union’s decision to bury the plan helped the mayor.", &["The union’s > decision > to bury the plan"]),
        ("There are fears the dispute could spread.", &[" > fears > the dispute could spread"]),
    ]);
}

#[test]
fn objects_end_where_the_writer_goes_on() {
    check(&[
        ("The union backs the bill, which goes to a vote in May.", &["The union > backs > the bill"]),
        ("The union backs the bill, the vote was close.", &["The union > backs > the bill"]),
        ("The mayor attacked critics as the vote came near.", &["The mayor > attacked > critics"]),
        (
            "The mayor attacked the plan even as she praised the crew.",
            &["The mayor > attacked > the plan", "she > praised > the crew"],
        ),
        ("The mayor criticised Roe during a debate.", &["The mayor > criticised > Roe"]),
        ("The mayor attacked the plan — a gift to the banks — on Monday.", &["The mayor > attacked > the plan"]),
        (
            "The opposition accused the mayor of lying, a charge she denies.",
            &["The opposition > accused > the mayor of lying", "she > denies > a charge"],
        ),
        (
            "The mayor promised to fight the flood with pumps, sandbags and calls for help.",
            &["The mayor > promised > to fight the flood with pumps, sandbags and calls for help"],
        ),
        (
            "The bishop ordered the release of men held since April.",
            &["The bishop > ordered > the release of men held since April"],
        ),
        ("The bishop appealed for calm after the riot.", &["The bishop > appealed for > calm after the riot"]),
    ]);
}

#[test]
fn adverbs_belong_to_the_verb_and_counts_to_nobody() {
    check(&[
        ("The mayor later said the dam was safe.", &["The mayor > later said > the dam was safe"]),
        ("The mayor two days later said the dam was safe.", &["The mayor > said > the dam was safe"]),
        ("Roe recently wrote in the Herald that the dam was safe.", &["Roe > recently wrote > that the dam was safe"]),
        ("They all said the dam was safe.", &["They > said > the dam was safe"]),
        ("Many of them said the dam was safe.", &["Many of them > said > the dam was safe"]),
        ("The clerk declined to say how many had left.", &["The clerk > declined > to say how many had left"]),
        ("The allegations were denied by the ministry.", &["the ministry > were denied > The allegations"]),
        (
            "The minister was accused by rivals of misleading the court.",
            &["rivals > was accused > The minister … misleading the court"],
        ),
        (
            "Asked if he would run, the governor smiled and said it was late.",
            &[" > Asked > if he would run", "the governor > said > it was late"],
        ),
        ("As the union sees it, the deal is dead.", &["the union > sees > the deal is dead"]),
        ("To hear Quill tell it, the club was never for sale.", &["Quill > tell > the club was never for sale"]),
        ("So says Jane Roe, who runs the farm.", &["Jane Roe, who runs the farm > says > So"]),
        ("Sorry, Roe said, but the answer is no.", &["Roe > said > Sorry … but the answer is no"]),
        ("It is a move critics say would cost jobs.", &["critics > say > would cost jobs"]),
        ("What worries the union is the price.", &[]),
        (
            "Deputies said they saw Roe, who had gone, in a barn.",
            &["Deputies > said > they saw Roe, who had gone, in a barn"],
        ),
        ("Deputies said divers found the boy in a lake.", &["Deputies > said > divers found the boy in a lake"]),
    ]);
}

#[test]
fn who_handles_words_does_not_say_them() {
    check(&[
        ("The minister hid a report on the leak.", &[]),
        ("Residents are still awaiting a report on the flood.", &[]),
        ("The mayor issued a statement on the strike.", &["The mayor > issued a statement on > the strike"]),
        (
            "The leak has fuelled speculation that the board will resign.",
            &[" > speculation > that the board will resign"],
        ),
        ("The two rockets share an engine.", &[]),
        (
            "One clerk, who was not named, said the vote was rigged.",
            &["One clerk, who was not named > said > the vote was rigged"],
        ),
    ]);
}

#[test]
fn an_aside_with_a_credit_of_its_own_does_not_end_the_content() {
    check(&[
        (
            "Prosecutors allege Mr Stone, 44, of Elm Road, who denies murder, stabbed the man.",
            &["Prosecutors > allege > Mr Stone, 44, of Elm Road, who denies murder, stabbed the man"],
        ),
        ("Mr Lowe denied this.", &["Mr Lowe > denied > this"]),
        ("Quill camp: We won the vote", &["Quill camp > : > We won the vote"]),
    ]);
}

#[test]
fn they_are_the_subject_where_nobody_else_can_be() {
    let named = |text: &str| {
        let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
        let last = attributed.attributions.last().expect("an attribution");
        last.member.map_or(String::new(), |member| attributed.cast.members[member].name.clone())
    };
    assert_eq!(named("Police shot two men who they said were armed."), "Police");
    assert_eq!(named("Police arrested two strikers who they said were drunk."), "Police");
    assert_eq!(named("Police shot two men, who they said were armed."), "Police");
    assert_eq!(named("Residents blocked lorries, which they said were loud."), "Residents");
    assert_eq!(named("Officers freed the strikers after they said they were ill."), "");
    assert_eq!(named("Tenants chose Liberals, and they said the levy would fall."), "");
}
