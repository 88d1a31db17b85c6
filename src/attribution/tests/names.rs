//! Names, roles and bodies that read as other words.

use super::{GRAMMAR, READER, attribute, check};

#[test]
fn bodies_and_people_whose_names_read_as_verbs() {
    check(&[
        ("Save the Children said 40 had died.", &["Save the Children > said > 40 had died"]),
        (
            "Met Office forecaster Dan Hill said it would rain.",
            &["Met Office forecaster Dan Hill > said > it would rain"],
        ),
        ("Nationwide said prices rose.", &["Nationwide > said > prices rose"]),
        ("Dairy farmer Will Tuck said milk was cheap.", &["Dairy farmer Will Tuck > said > milk was cheap"]),
        ("The will says the house goes to his son.", &["The will > says > the house goes to his son"]),
        ("The IMF cut its forecast and warned of a slump.", &["The IMF > warned of > a slump"]),
        ("Fitch cut its rating and said it was poor.", &["Fitch > said > it was poor"]),
    ]);
}

#[test]
fn nouns_for_people_and_papers() {
    check(&[
        ("The premier told reporters that it was late.", &["The premier > told > that it was late"]),
        ("The chief rabbi said he was sad.", &["The chief rabbi > said > he was sad"]),
        ("Planning officers recommended refusal.", &["Planning officers > recommended > refusal"]),
        ("Leaked emails show that the firm knew.", &["Leaked emails > show > that the firm knew"]),
        ("Minutes of the meeting show that it was split.", &["Minutes of the meeting > show > that it was split"]),
        (
            "A medic who treated the wounded said they were young.",
            &["A medic who treated the wounded > said > they were young"],
        ),
        ("Writing in the Herald, Roe said it was old.", &["Roe > said > it was old"]),
        ("Asked whether he would quit, Roe said no.", &[" > Asked > whether he would quit", "Roe > said > no"]),
        (
            "Officials said results would be declared on Friday.",
            &["Officials > said > results would be declared on Friday"],
        ),
        ("Voters disliked the remarks he had made.", &["Voters > disliked > the remarks he had made"]),
    ]);
}

#[test]
fn a_possessor_with_a_preposition_is_not_the_speaker() {
    let named = |text: &str| {
        let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
        let last = attributed.attributions.last().expect("an attribution");
        attributed.cast.members[last.member.expect("a member")].clone()
    };
    assert_eq!(named("The Bank of England's chief economist, Huw Pell, said rates would fall.").name, "Huw Pell");
    assert_eq!(named("The London School of Economics's Tony Trav said it would fail.").name, "Tony Trav");
    let coroner = named("The coroner, Dr Lyn Hay, said it was late.");
    assert_eq!((coroner.name.as_str(), coroner.role.as_str()), ("Lyn Hay", "The coroner"));
    assert_eq!(named("The agency's administrator, Bill Nolan, said it was late.").name, "Bill Nolan");
    let engineer = named("Bo Lind, an engineer at the University of Wex, said it was late.");
    assert_eq!(engineer.affiliation, "the University of Wex");
    assert_eq!(named("Dad-of-two Lee Garr said it was late.").name, "Lee Garr");
    let officer = named("Warrant Officer Dela Hurst said it was late.");
    assert_eq!((officer.name.as_str(), officer.role.as_str()), ("Dela Hurst", "Warrant Officer"));
    assert_eq!(named("Police said it was late. The company said it was sorry.").name, "The company");
    assert_eq!(named("Dana Ltd said it was late. The company said it was sorry.").name, "Dana Ltd");
    assert_eq!(named("The Energy Ministry said it was late. The company said it was sorry.").name, "The company");
    assert_eq!(
        named("The Energy Ministry said it was late. The agency said it was sorry.").name,
        "The Energy Ministry"
    );
    assert_eq!(named("Human Rights Watch said it was late.").name, "Human Rights Watch");
    // A word that opens the sentence is a firm's, where plain words and the form of a firm follow.
    assert_eq!(named("Consolidated Rail Corp. said it was late.").name, "Consolidated Rail Corp");
    assert_eq!(
        named("Neither company would say. The company said it was late.").name,
        "the company".replace("the", "The")
    );
    assert_eq!(
        named("It is late, said an Arden Express spokesman. It is early, the Norby spokesman said.").name,
        "the Norby spokesman"
    );
    assert_eq!(named("After talks with the Danes, an envoy said it was late.").name, "an envoy");
    assert_eq!(
        named("He studied at the University of South Lakeland. South Lakeland said it was late.").name,
        "South Lakeland"
    );
    assert_eq!(named("A report published on Friday by the trust said it was late.").name, "A report");
    assert_eq!(
        named("An Arden-based member of the group said it was late.").name,
        "An Arden-based member of the group"
    );
    assert_eq!(named("The activist Will McCall said it was a sham.").affiliation, "");
    assert_eq!(named("The chancellor told the Herald it was weak. She said it would end.").name, "The chancellor");
}

#[test]
fn roles_and_where_they_are_held() {
    let named = |text: &str| {
        let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
        let last = attributed.attributions.last().expect("an attribution");
        let member = attributed.cast.members[last.member.expect("a member")].clone();
        [member.name, member.role, member.affiliation]
    };
    assert_eq!(
        named("Lena Voss, head of energy research and policy at the Harbour Bank, said it was late."),
        ["Lena Voss", "head of energy research and policy", "the Harbour Bank"]
    );
    assert_eq!(
        named("Lena Voss, professor of government at Wex University, said it was late."),
        ["Lena Voss", "professor of government", "Wex University"]
    );
    for (text, role) in [
        ("The Lord Chancellor, Lena Voss, said it was late.", "The Lord Chancellor"),
        ("Arden State Governor, Lena Voss, said it was late.", "Arden State Governor"),
        ("The Chairman of the panel, Lena Voss said it was late.", "The Chairman of the panel"),
        ("Head of the port, Arden Mills, Dr. Lena Voss, said it was late.", "Head of the port"),
    ] {
        assert_eq!(named(text), ["Lena Voss", role, ""], "{text}");
    }
    assert_eq!(named("Creative director Lena Voss said it was late."), ["Lena Voss", "Creative director", ""]);
    assert_eq!(
        named("The plan is old. Arden council leader Lena Voss said it was late."),
        ["Lena Voss", "Arden council leader", "Arden council"]
    );
    assert_eq!(named("On Friday Lena Voss said it was late."), ["Lena Voss", "", ""]);
    assert_eq!(named("The deputy leader Ms Lena Voss said it was late."), ["Lena Voss", "The deputy leader", ""]);
    assert_eq!(
        named("The old mayor told the people at Radio Arden Mr Hale was late. Mr Hale said it was late.")[0],
        "Hale"
    );
    assert_eq!(named("The Food and Drug Administration said it was late.")[0], "The Food and Drug Administration");
    assert_eq!(named("The country's largest baker, Arden Mills, said it was late.")[0], "Arden Mills");
    assert_eq!(named("A glassblower from Arden, Lakeland, said it was late.")[0], "A glassblower from Arden");
    // A club is no `he`.
    assert_eq!(named("Tom Hale left the old ground of Manchester United. He said it was late.")[0], "Tom Hale");
    assert_eq!(named("Both Laura Voss and Tom Hale wept. Voss said it was late.")[0], "Laura Voss");
    assert_eq!(named("She co-wrote the plan. Tom Hale co-wrote the old plan for the dam.")[0], "Tom Hale");
    assert_eq!(
        named("Lena Voss, the bank's president and chief executive officer, said it was late."),
        ["Lena Voss", "bank's president and chief executive officer", ""]
    );
    assert_eq!(named("The office threatened fines against lawyers who said it was late.")[0], "lawyers");
    assert_eq!(
        named(
            "Judge Lena Voss said it was late. It rained. It snowed. It hailed. Judge Tom Hale left. The judge said no."
        )[0],
        "Tom Hale"
    );
    assert_eq!(
        named("She met Ada Hale, a Norby, N.J., tailor. An envoy, Lena Voss, aide to the mayor, said it was late.")[0],
        "Lena Voss"
    );
    // Nor are things that have a name.
    assert_eq!(
        named(
            "Ada Hale was late when the class of the old school took the Full Test of Basic Skills. She said it was late."
        )[0],
        "Ada Hale"
    );
    // Whoever `he` quotes or speaks of is another.
    assert_eq!(named("Joe Hale met Tom Roe. “Roe is late,” he said.")[0], "Joe Hale");
    assert_eq!(named("One banker said it was late. Mr. Steen, he suggested, could wait.")[0], "One banker");
    // A place is no `she`.
    assert_eq!(named("Lena Voss grew up on a farm by the sea in East Wexley. She said it was late.")[0], "Lena Voss");
}

#[test]
fn sources_with_asides_and_lists() {
    check(&[
        ("Lightly, who is black, said it was old.", &["Lightly, who is black > said > it was old"]),
        (
            "Hale, who calls it a “mess,” said it was old.",
            &["who > calls > it a “mess,”", "Hale, who calls it a “mess,” > said > it was old"],
        ),
        (
            "Mr. Lund, citing “the luck of the draw,” said it was old.",
            &["Mr. Lund > citing > “the luck of the draw,”", "Mr. Lund > said > it was old"],
        ),
        (
            "In addition to the report, the inspector general, Ole Lund, said it was old.",
            &["the inspector general, Ole Lund > said > it was old"],
        ),
        ("Retired surgeon Ben Hale said it was old.", &["Retired surgeon Ben Hale > said > it was old"]),
        (
            "Democrats, Republicans and independents said it was old.",
            &["Democrats, Republicans and independents > said > it was old"],
        ),
        (
            "According to people familiar with the talks, who asked not to be named, the deal is dead.",
            &["people familiar with the talks, who asked not to be named > According to > the deal is dead"],
        ),
        (
            "The plan, an inside source said, is to sell the club.",
            &["an inside source > said > The plan … is to sell the club"],
        ),
        (
            "“It was a wall,” Will Hale, the chairman of the club, said of the vote.",
            &["Will Hale, the chairman of the club > said > “It was a wall,”"],
        ),
        (
            "A paper posted in May, which has not been checked, suggests that the drug works.",
            &["A paper posted in May, which has not been checked > suggests > that the drug works"],
        ),
        (
            "Locals insist the lake, once full of carp, is dying.",
            &["Locals > insist > the lake, once full of carp, is dying"],
        ),
        (
            "But Tom Reyes, who studies reefs and was not part of the team, urged caution.",
            &["Tom Reyes, who studies reefs and was not part of the team > urged > caution"],
        ),
        (
            "Roe, who resigned in May, last week said the plan was dead.",
            &["Roe, who resigned in May > said > the plan was dead"],
        ),
        ("The guard left at nine but the clerk stayed, claiming she was ill.", &["the clerk > claiming > she was ill"]),
        (
            "The mayor said the dam was old and the road was shut, adding that it would rain.",
            &["The mayor > said > the dam was old and the road was shut", "The mayor > adding > that it would rain"],
        ),
    ]);
}

#[test]
fn in_whose_eyes_something_is_so_is_no_recipient() {
    check(&[
        ("To the miners, the pit was a home.", &["the miners > To > the pit was a home"]),
        ("To opponents, the plan would be a disaster.", &["opponents > To > the plan would be a disaster"]),
        ("To supporters, the law means jobs.", &["supporters > To > the law means jobs"]),
        ("To the families, the wait felt endless.", &["the families > To > the wait felt endless"]),
        ("To the critics, this spells trouble.", &["the critics > To > this spells trouble"]),
        ("To his nephew, he gave the boat.", &[]),
        ("To the nurses, no bonus was paid.", &[]),
        ("To tenants, the owners mailed a bill.", &[]),
        ("To the pupils, he was reading a poem.", &[]),
    ]);
}

#[test]
fn what_is_parted_holds_no_opinion() {
    check(&[
        ("The costs are split over two seasons.", &[]),
        ("The hall is split on three floors.", &[]),
        ("The estate was divided over the years.", &[]),
        ("The village is split over the road.", &["The village > is split over > the road"]),
        ("Opinion was divided on the road.", &["Opinion > was divided on > the road"]),
        ("Residents are divided over the road.", &["Residents > are divided over > the road"]),
    ]);
}

#[test]
fn whom_names_joined_and_titled_are_called_by() {
    let named = |text: &str| {
        let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
        let last = attributed.attributions.last().expect("an attribution");
        last.member.map(|member| attributed.cast.members[member].name.clone()).unwrap_or_default()
    };
    for (text, want) in [
        // Of several the first counts.
        ("Canada and Iceland said it was late.", "Canada"),
        ("Ford and General Motors said it was late.", "Ford"),
        ("Jane Hale and her husband Tom said it was late.", "Jane Hale"),
        ("Lane and Osei, the authors, said it was late.", "Lane"),
        ("Tom and Jane Hale said it was late.", "Jane Hale"),
        ("The mayor and his deputy, Jane Hale, said it was late.", "The mayor and his deputy"),
        ("The Trade and Industry Secretary Jane Hale said it was late.", "Jane Hale"),
        ("Zentra CEO and Norby founder Jane Hale said it was late.", "Jane Hale"),
        ("Former Olympian and Norby coach Jane Hale said it was late.", "Jane Hale"),
        ("U.S. and European officials said it was late.", "U.S. and European officials"),
        ("City and county officials said it was late.", "City and county officials"),
        ("Canada and European officials said it was late.", "Canada"),
        // Ranks and offices are no names.
        ("Labour MP Fiona Hale said it was late.", "Fiona Hale"),
        ("Conservative MP Tom Hale said it was late.", "Tom Hale"),
        ("Jane Hale MP said it was late.", "Jane Hale"),
        ("Rear Admiral Susan Hale said it was late.", "Susan Hale"),
        ("Petty Officer First Class Ryan Hale said it was late.", "Ryan Hale"),
        ("City Councilor Roberto Hale said it was late.", "Roberto Hale"),
        ("The Norby Oystermen's Association said it was late.", "The Norby Oystermen's Association"),
        // What somebody claims is no part of his name.
        ("The mayor of Norby's claim that it was late was false.", "The mayor of Norby"),
        ("The union's claim that it was late was false.", "The union"),
        ("I'd guess it was late.", "I"),
        ("My own view is that it was late.", "I"),
        // Short names are of what was named in full.
        ("The Bank of England said so. The Bank said it was late.", "The Bank of England"),
        ("The European Commission said so. The Commission said it was late.", "The European Commission"),
        ("The deal was in the Financial Times. Hale was ill. The paper said it was late.", "the Financial Times"),
        ("Norby coach Glynn Hale and Tom Lind, one of his men, said it was late.", "Glynn Hale"),
    ] {
        assert_eq!(named(text), want, "{text}");
    }
}

#[test]
fn whom_he_and_she_stand_for() {
    let named = |text: &str| {
        let attributed = attribute(&GRAMMAR, &READER, &READER.read(text, "-"));
        let last = attributed.attributions.last().expect("an attribution");
        last.member.map(|member| attributed.cast.members[member].name.clone()).unwrap_or_default()
    };
    for (text, want) in [
        ("Putin said the deal was dead. He said he was glad.", "Putin"),
        ("Hale said the deal was dead. He said he was glad.", "Hale"),
        ("Police said the deal was dead. He said he was glad.", ""),
        ("Google said the deal was dead. He said he was glad.", ""),
        ("My own view is that it was late. Putin says it is early. He said he was glad.", "Putin"),
        ("Jane Hale spoke on Monday. Asked if Senator Cole had called, she said he had.", "Jane Hale"),
        ("Jane Hale spoke on Monday. Asked if President Putin had called, she said he had.", "Jane Hale"),
        ("Tom Hale met Governor Roe. She said it was late. It is what Janet Roe does.", "Roe"),
        ("Jane Roe left. Mr Roe spoke. He said it was late.", "Roe"),
    ] {
        assert!(named(text).ends_with(want) && named(text).is_empty() == want.is_empty(), "{text}: {}", named(text));
    }
}
