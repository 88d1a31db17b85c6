//! Sentences as the business, sports and arts pages have them: many verbs that credit somebody elsewhere do not here.

use super::check;

#[test]
fn what_is_done_sold_or_won_is_not_said() {
    check(&[
        ("The holding company owns most of the firm's Norby-listed shares.", &[]),
        ("The holders beat the defending champions Norby in May.", &[]),
        ("A furious Hale slammed his racket onto the ground.", &[]),
        ("The Norwegian claimed the bronze medal.", &[]),
        ("The club signed the former Norby striker on Friday.", &[]),
        ("The band released its third album in May.", &[]),
        ("The airline ordered six new jets.", &[]),
        ("The bank offers cheap loans to farmers.", &[]),
        ("The comedian, who presents The Big Quiz, is ill.", &[]),
        ("The deal saw the sale of nine mills.", &[]),
        ("The last year has seen one player win it all.", &[]),
        ("A cap on phone calls that last an hour is due.", &[]),
        ("A miner named Joe Hale helped the crew.", &[]),
    ]);
}

#[test]
fn a_participle_describes_the_noun_beside_it() {
    check(&[
        ("The bridges rated unsafe are shut.", &[]),
        ("The number of holes considered “critical” is high.", &[]),
        ("Norby holds a third of the world's known tin reserves.", &[]),
        ("The worrying thing is that nobody came.", &[]),
        ("The hosts said Monday's deciding vote was close.", &["The hosts > said > Monday's deciding vote was close"]),
        ("Calling the spare room work will help the family.", &[]),
        ("Calling the plan a disgrace, Hale left the hall.", &["Hale > Calling > the plan a disgrace"]),
    ]);
}

#[test]
fn who_says_what_a_participle_brings() {
    check(&[
        (
            "It came after Roe chided the bank on Friday, accusing it of waste.",
            &["Roe > chided > the bank on Friday", "Roe > accusing > it of waste"],
        ),
        (
            "The issue grew when Harbour News published a letter, saying accounts were cut.",
            &["Harbour News > published > a letter", "Harbour News > saying > accounts were cut"],
        ),
        (
            "The visit came a day after the senator met aides in Ohio to discuss the bid.",
            &["the senator > to discuss > the bid"],
        ),
        (
            "One group passed a resolution on Tuesday calling for a ban.",
            &["One group > passed a resolution on Tuesday calling for > a ban"],
        ),
        ("The board met on Monday asking him to resign.", &["The board > asking > him to resign"]),
        (
            "Hale argued against the levy saying it was dated.",
            &["Hale > argued against > the levy saying it was dated", "Hale > saying > it was dated"],
        ),
    ]);
}

#[test]
fn a_tag_without_its_comma_and_an_opinion_behind_its_clause() {
    check(&[
        ("More cuts ahead says Lund", &["Lund > says > More cuts ahead"]),
        ("This is a mistake, thinks Jane Roe.", &["Jane Roe > thinks > This is a mistake"]),
        ("They want more money, believes Mr Hale.", &["Mr Hale > believes > They want more money"]),
    ]);
}

#[test]
fn who_is_told_of_something_belongs_to_the_cue() {
    check(&[
        ("She told us of the strength of the team.", &["She > told us of > the strength of the team"]),
        ("Hale told reporters about the hostility she met.", &["Hale > told reporters about > the hostility she met"]),
        ("Hale warned them of the danger.", &["Hale > warned them of > the danger"]),
        ("Hale told reporters that the dam was old.", &["Hale > told > that the dam was old"]),
    ]);
}

#[test]
fn a_number_of_people_is_no_year() {
    check(&[
        ("The law was condemned by 1500 nurses.", &["1500 nurses > was condemned > The law"]),
        ("The law was criticised by 2024 local farmers.", &["2024 local farmers > was criticised > The law"]),
        ("The bridge is expected by 2031.", &[" > is expected > The bridge"]),
    ]);
}

#[test]
fn a_noun_behind_its_noun_is_no_verb() {
    check(&[
        (
            "Lawyers cited pages of the prison report that cleared Roe.",
            &["Lawyers > cited > pages of the prison report that cleared Roe"],
        ),
        (
            "Readers saw details of the bank claim that shook Hale.",
            &["Readers > saw > details of the bank claim that shook Hale"],
        ),
        ("Clerks at the bank fear that it will shut.", &["Clerks at the bank > fear > that it will shut"]),
        ("Crews on the ferry hope they will win.", &["Crews on the ferry > hope > they will win"]),
    ]);
}

#[test]
fn what_these_pages_share_with_others_is_still_said() {
    check(&[
        ("The pit is shut, said the Associated Press.", &["the Associated Press > said > The pit is shut"]),
        ("The dean - a chemist - said Hale had lied.", &["The dean - a chemist - > said > Hale had lied"]),
        ("Police named the driver as Joe Hale, 34.", &["Police > named > the driver as Joe Hale, 34"]),
        ("Rejecting claims that she lied, Roe left.", &["Roe > Rejecting > claims that she lied"]),
        (
            "The union on Friday, citing low pay, called a strike.",
            &["The union > citing > low pay", "The union on Friday, citing low pay > called > a strike"],
        ),
        ("Engineers had known for weeks that the dam was weak.", &["Engineers > had known > that the dam was weak"]),
        ("The bank claimed the medal was fake.", &["The bank > claimed > the medal was fake"]),
        ("The court found the form was forged.", &["The court > found > the form was forged"]),
        ("Critics slammed the winner of the bid.", &["Critics > slammed > the winner of the bid"]),
        ("Roe posted: “Sales are up.”", &["Roe > posted > “Sales are up.”"]),
        ("The admiral ordered two ships to leave.", &["The admiral > ordered > two ships to leave"]),
        ("The thief fled as guards came, shouting that it was over.", &["The thief > shouting > that it was over"]),
        ("The mill's warned its staff of cuts.", &["The mill's > warned > its staff of cuts"]),
        ("The mill responded by saying nobody was hurt.", &["The mill > saying > nobody was hurt"]),
        (
            "Despite a rise in pay, the mill is weak, said a Harbour Institute report.",
            &["a Harbour Institute report > said > Despite a rise in pay, the mill is weak"],
        ),
        ("UN review: The dam is unsafe", &["UN review > : > The dam is unsafe"]),
        ("Film review: The dam is unsafe", &[]),
    ]);
}
