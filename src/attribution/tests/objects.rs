//! Objects: where they begin when a clause describes them, and where they end.

use super::check;

#[test]
fn an_object_with_a_clause_of_its_own_is_whole() {
    check(&[
        (
            "The minister rejected the notion that the bridge was unsafe.",
            &["The minister > rejected > the notion that the bridge was unsafe"],
        ),
        (
            "The firm announced a breach that also hit two suppliers.",
            &["The firm > announced > a breach that also hit two suppliers"],
        ),
        (
            "The editor dismissed readers who called the cartoon cruel.",
            &["The editor > dismissed > readers who called the cartoon cruel"],
        ),
        (
            "The mayor recounted a talk she had with the bishop.",
            &["The mayor > recounted > a talk she had with the bishop"],
        ),
        // Who is told stands before the content.
        ("She told a crowd of cheering fans that the tour was over.", &["She > told > that the tour was over"]),
        ("The lender reported last quarter that profit fell.", &["The lender > reported > that profit fell"]),
        ("“It is over,” explained Roe, “and we lost.”", &["Roe > explained > “It is over,” … “and we lost.”"]),
    ]);
}

#[test]
fn a_verb_stands_behind_to_however_its_word_was_read() {
    check(&[
        ("She vowed to soldier on.", &["She > vowed > to soldier on"]),
        ("The mayor did not want to tangle with the union.", &["The mayor > did not want > to tangle with the union"]),
        ("He sought for months to temper hopes.", &["He > sought > to temper hopes"]),
    ]);
}

#[test]
fn an_object_ends_where_the_writer_goes_on() {
    check(&[
        (
            "The mayor praised the remarks on Thursday, but also used them to raise the pressure.",
            &["The mayor > praised > the remarks on Thursday"],
        ),
        (
            "He supported the bill, but late on Saturday he announced he would vote no.",
            &["He > supported > the bill", "he > announced > he would vote no"],
        ),
        ("The union criticised the board, drawing boos from the crowd.", &["The union > criticised > the board"]),
        (
            "The group condemned 906 attacks on homes, ranging from arson to assault.",
            &["The group > condemned > 906 attacks on homes, ranging from arson to assault"],
        ),
        ("They condemned the raid at a rally in Leeds.", &["They > condemned > the raid"]),
        (
            "Defending the levy in a speech on Monday, the minister said it was fair.",
            &["the minister > Defending > the levy", "the minister > said > it was fair"],
        ),
        ("The coach criticised the claim in the letter.", &["The coach > criticised > the claim in the letter"]),
    ]);
}

#[test]
fn words_before_a_noun_are_no_verbs() {
    check(&[
        ("She said in her opening remarks that the case was thin.", &["She > said > that the case was thin"]),
        ("The mayor said in an emailed statement that it was shut.", &["The mayor > said > that it was shut"]),
        (
            "A bank executive familiar with the deal said it was dead.",
            &["A bank executive familiar with the deal > said > it was dead"],
        ),
    ]);
}

#[test]
fn silence_and_sight_credit_nobody() {
    check(&[
        ("The firm did not respond to a request for comment.", &[]),
        ("Smoke could be seen from the pier.", &[]),
        ("The fever showed no sign of easing.", &[]),
        ("The clerk put the key on the desk.", &[]),
        ("Officials put the toll at 31.", &["Officials > put > the toll at 31"]),
        ("The court held that the ban was void.", &["The court > held > that the ban was void"]),
    ]);
}

#[test]
fn subjects_behind_what_reads_otherwise() {
    check(&[
        (
            "Pals of the singer claim she was left heartbroken.",
            &["Pals of the singer > claim > she was left heartbroken"],
        ),
        ("She used to tell him that the sea gives.", &["She > used to tell > that the sea gives"]),
        ("He once described himself as a poet.", &["He > once described > himself as a poet"]),
        ("The Mail on Sunday reports that they split.", &["The Mail on Sunday > reports > that they split"]),
        ("Oil fell after a report that taps would open.", &[" > report > that taps would open"]),
        ("It is a risk Hale said could sink the firm.", &["Hale > said > could sink the firm"]),
        ("Nurses described wards with one nurse.", &["Nurses > described > wards with one nurse"]),
        (
            "It was, she recalls, the worst winter anyone had known.",
            &["she > recalls > It was … the worst winter anyone had known"],
        ),
        (
            "The bench observed that the delay was “odd” and posted the matter for May.",
            &["The bench > observed > that the delay was “odd”", "The bench > posted > the matter for May"],
        ),
    ]);
}

#[test]
fn clauses_behind_times_and_phrases() {
    check(&[
        ("Doyle said each year of training pays well.", &["Doyle > said > each year of training pays well"]),
        (
            "The club said in a statement Thursday night they pulled the advert.",
            &["The club > said > they pulled the advert"],
        ),
        (
            "Tad Hale said the “trouble with this plan is that it costs far too much money.”",
            &["Tad Hale > said > the “trouble with this plan is that it costs far too much money.”"],
        ),
        ("The firm, it is thought, will seek new funds.", &[" > is thought > The firm … will seek new funds"]),
        ("What it called a fault delayed the launch.", &["it > called > a fault"]),
        ("They remain hopeful that it will end.", &["They > remain hopeful > that it will end"]),
        (
            "The drug works, according to a trial published in May.",
            &["a trial published in May > according to > The drug works"],
        ),
    ]);
}

#[test]
fn headlines_name_who_speaks_to_whom_and_of_what() {
    check(&[
        ("Mayor to union: There is no money left", &["Mayor > : > There is no money left"]),
        ("Ministry on the leak: We had no choice", &["Ministry > : > We had no choice"]),
    ]);
}

#[test]
fn rumours_spread_by_themselves() {
    check(&[
        ("Claims emerged on Monday that the clerk had lied.", &[" > Claims emerged > that the clerk had lied"]),
        ("Concern is growing about the dam.", &[" > Concern is growing > the dam"]),
        ("There are claims the vote was rigged.", &[" > claims > the vote was rigged"]),
        ("The claims the clerk was making stunned her.", &[]),
    ]);
}

#[test]
fn a_content_ends_at_a_contrast_a_time_or_a_noun_that_sums_it_up() {
    check(&[
        (
            "She praised the plan for the port, but voters, tired of the row, stayed away.",
            &["She > praised > the plan for the port", "voters > tired of > the row"],
        ),
        ("He had endorsed Roe until last month.", &["He > had endorsed > Roe"]),
        ("He said the board had lied, a jab that hurt its chairman.", &["He > said > the board had lied"]),
        (
            "The poll found that most wanted the bridge, while nine in ten were on holiday.",
            &["The poll > found > that most wanted the bridge"],
        ),
    ]);
}

#[test]
fn few_words_stand_between() {
    check(&[
        (
            "The firm denies any fault and points out that the union signed the deal.",
            &["The firm > denies > any fault", "The firm > points out > that the union signed the deal"],
        ),
        ("The road is shut, with many worried that it will rot.", &["many > worried > that it will rot"]),
        ("It was a speech even critics say was strong.", &["critics > say > was strong"]),
        ("Roe on Hale’s Return to the Club: ‘He Will Be Missed’\n\nJane Roe left.", &["Roe > : > ‘He Will Be Missed’"]),
    ]);
}

#[test]
fn tags_turn_round_and_quotations_come_first() {
    check(&[
        ("“Terrible,” was how one clerk summed up the year.", &["one clerk > summed up > “Terrible,”"]),
        ("Her novels, wrote one critic, “smell of rain”.", &["one critic > wrote > Her novels … “smell of rain”"]),
        (
            "Better roads, says the mayor; lower taxes, says the banker.",
            &["the mayor > says > Better roads", "the banker > says > lower taxes"],
        ),
        ("Police are probing claims that the clerk lied.", &[" > claims > that the clerk lied"]),
    ]);
}

#[test]
fn a_clause_breaks_off_and_a_headline_ends_with_its_speaker() {
    check(&[
        (
            "It was, she recalls, “like walking into an oven”.",
            &["she > recalls > It was … “like walking into an oven”"],
        ),
        ("Asked about it, Roe said only: “We’ll see.”", &[" > Asked about > it", "Roe > said > “We’ll see.”"]),
        (
            "The board fined the bank for what it said were “serious” failings.",
            &["it > said > what … were “serious” failings"],
        ),
        (
            "“We are no charity,” Mr Roe was quoted as saying.",
            &["Mr Roe > was quoted as saying > “We are no charity,”"],
        ),
        ("Rates to stay high, Falk tells the board", &["Falk > tells > Rates to stay high"]),
        (
            "Documents seen by the Harbour Post show that it knew.",
            &["Documents seen by the Harbour Post > show > that it knew"],
        ),
        ("Bees can count, researchers in Leeds report.", &["researchers in Leeds > report > Bees can count"]),
        ("Sales will rise, the firm forecast.", &["the firm > forecast > Sales will rise"]),
        ("Prices will fall, the IMF forecast on Tuesday.", &["the IMF > forecast > Prices will fall"]),
        ("Sales will rise, analysts forecast.", &["analysts > forecast > Sales will rise"]),
        ("The firm forecast a rise in sales.", &["The firm > forecast > a rise in sales"]),
        ("It rained for two days, the longest fall on record, a police report.", &[]),
        ("The bank said more would follow.", &["The bank > said > more would follow"]),
        ("Roe says fewer were hurt.", &["Roe > says > fewer were hurt"]),
        ("With many worried that it will rot, the town left.", &["many > worried > that it will rot"]),
        ("He blamed one man – the president", &["He > blamed > one man"]),
        ("Farmers could strike in May – union", &["union > – > Farmers could strike in May"]),
        ("The mill will shut in May – a blow to the town", &[]),
        (
            "Roe told the Courier in an interview published on Monday that talks could resume.",
            &["Roe > told > that talks could resume"],
        ),
    ]);
}
