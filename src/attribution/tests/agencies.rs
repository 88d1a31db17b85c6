//! Sentences as agencies and business papers have them: what is booked, traded, signed and aimed, and verbs that read as nouns.

use super::check;

#[test]
fn what_is_booked_signed_or_aimed_is_not_said() {
    check(&[
        ("Terms weren't disclosed.", &[]),
        ("The board declared a quarterly dividend.", &[]),
        ("Norby posted a surplus of 4 million.", &[]),
        ("The mill sold preferred stock.", &[]),
        ("A Norby listed company bought the mill.", &[]),
        ("The two states signed an agreement on fish.", &[]),
        ("The judge called a news conference for Monday.", &[]),
        ("The mayor called the meeting a farce.", &["The mayor > called > the meeting a farce"]),
        ("Rebels attacked a town in the north.", &[]),
        ("Guards have pointed their rifles at young children.", &[]),
        ("He held that job until May.", &[]),
        ("The group is the first known party in the county.", &[]),
        ("The town would see dozens of new homes.", &[]),
        ("The skater showed none of the caution that cost her a medal.", &[]),
        ("Guerrillas attacked the northern road on Saturday.", &[]),
        ("The two leaders held talks on the border.", &[]),
        ("The firm agreed in late May to buy a mill.", &["The firm > agreed > to buy a mill"]),
        ("Mrs May said it was late.", &["Mrs May > said > it was late"]),
        ("Low test scores can block promotions.", &[]),
        ("The law is a compromise agreed to on Tuesday by both sides.", &[]),
    ]);
}

#[test]
fn verbs_that_read_as_nouns_or_participles() {
    check(&[
        (
            "In the classroom, pupils say, Roe distinguished herself.",
            &["pupils > say > In the classroom … Roe distinguished herself"],
        ),
        (
            "A group of investors voices doubt that trade will grow.",
            &["A group of investors > voices > doubt that trade will grow"],
        ),
        (
            "Iris Silver, a lawyer, comments that trade is slow.",
            &["Iris Silver, a lawyer > comments > that trade is slow"],
        ),
        ("Norby leaders expressed no regret for the raid.", &["Norby leaders > expressed > no regret for the raid"]),
        (
            "Few expect it to be halted, and a surprising number doubt it should be.",
            &["Few > expect > it to be halted", "a surprising number > doubt > it should be"],
        ),
        ("Many think the plan is dead.", &["Many > think > the plan is dead"]),
        ("He declined to be identified but said the firm has the means.", &["He > said > the firm has the means"]),
        ("Roe said modelling by the agency was wrong.", &["Roe > said > modelling by the agency was wrong"]),
        ("A source close to her claimed she was ill.", &["A source close to her > claimed > she was ill"]),
        (
            "Norhaven told shipping lines on Monday that bookings made in May might be late.",
            &["Norhaven > told > that bookings made in May might be late"],
        ),
    ]);
}

#[test]
fn where_a_clause_is_parted() {
    check(&[
        ("Roe said profits since the merger were poor.", &["Roe > said > profits since the merger were poor"]),
        ("Roe said profits rose since the merger.", &["Roe > said > profits rose since the merger"]),
        (
            "On Yazoo, only one in three goes there to search, said Jerry Yarn.",
            &["Jerry Yarn > said > On Yazoo, only one in three goes there to search"],
        ),
        (
            "In Norby, two petition drives are “essentially finished,” says David Roe.",
            &["David Roe > says > In Norby, two petition drives are “essentially finished,”"],
        ),
        ("She has worries about the cost, however, and left.", &["She > has worries about > the cost"]),
        ("Citing the October 1987 crash, Hale left.", &["Hale > Citing > the October 1987 crash"]),
        ("The chairman said in the past two years the firm had grown.", &["The chairman > said > the firm had grown"]),
        ("“It is late,” Roe said. But “we will go on.”", &["Roe > said > “It is late,” … “we will go on.”"]),
    ]);
}

#[test]
fn who_stands_behind_a_place_or_a_number() {
    check(&[
        (
            "A study by Ada Roe, an Arden, N.J., psychologist, found that cheating is common.",
            &["A study by Ada Roe, an Arden, N.J., psychologist > found > that cheating is common"],
        ),
        (
            "Norby Holdings Plc <NORB.L> said it would buy a mill.",
            &["Norby Holdings Plc <NORB.L> > said > it would buy a mill"],
        ),
        ("In its suit Norby alleged that it was robbed.", &["Norby > alleged > that it was robbed"]),
        (
            "In Norby, legislator Ben Hale, warned the crowd that it was late.",
            &["legislator Ben Hale > warned > that it was late"],
        ),
        (
            "The Huntsford, Ala., electronics maker said it expects a loss.",
            &["The Huntsford, Ala., electronics maker > said > it expects a loss"],
        ),
        ("In Huntsford, Ala., officials said it was dry.", &["officials > said > it was dry"]),
        (
            "Mary Roe of the tax centre in Norby, told attorneys that the rule was old.",
            &["Mary Roe of the tax centre in Norby > told > that the rule was old"],
        ),
        (
            "Giant is led by three men, who earlier this month indicated they had a stake.",
            &["who > indicated > they had a stake"],
        ),
        ("Jane Roe earlier this month said it was late.", &["Jane Roe > said > it was late"]),
        (
            "On Tuesday, the judge called a news conference to say he was leaving.",
            &["the judge > to say > he was leaving"],
        ),
        ("TIRED OF RULES: A court upheld a ruling.", &[]),
        ("More than a few owners say the treatment helps.", &["More than a few owners > say > the treatment helps"]),
    ]);
}
