//! Sources that are hard to tell from what stands around them.

use super::check;

#[test]
fn where_it_was_said_is_no_part_of_who_said_it() {
    check(&[
        ("“It is over,” said the mayor in a statement.", &["the mayor > said > “It is over,”"]),
        ("“It is over,” wrote Ines Falk in a note to clients.", &["Ines Falk > wrote > “It is over,”"]),
        ("“I wept,” says Marsh of the moment the letter came.", &["Marsh > says > “I wept,”"]),
        ("“It is over,” said Jo Hale of the miners’ union.", &["Jo Hale of the miners’ union > said > “It is over,”"]),
        ("“It is over,” said Jo Hale of the Herald.", &["Jo Hale of the Herald > said > “It is over,”"]),
    ]);
}

#[test]
fn a_participle_before_the_subject_is_no_part_of_it() {
    check(&[
        (
            "Addressing reporters in Kano, the minister, Amina Sule, said the road was safe.",
            &["the minister, Amina Sule > said > the road was safe"],
        ),
        (
            "Police believe the gun used in the raid was stolen.",
            &["Police > believe > the gun used in the raid was stolen"],
        ),
        ("Police believe Roe was seen and left on foot.", &["Police > believe > Roe was seen and left on foot"]),
        ("Papers filed on Friday say the boat was leaky.", &["Papers filed on Friday > say > the boat was leaky"]),
    ]);
}

#[test]
fn adjectives_and_numbers_stand_for_people() {
    check(&[
        ("A third, who left in May, said it was grim.", &["A third, who left in May > said > it was grim"]),
        (
            "Asked which party they liked, 38 per cent named Labour.",
            &[" > Asked > which party they liked", "38 per cent > named > Labour"],
        ),
    ]);
}

#[test]
fn a_relative_clause_carries_no_other() {
    check(&[
        (
            "The authors, whose work appears in May, estimate that it fell.",
            &["The authors, whose work appears in May > estimate > that it fell"],
        ),
        (
            "The judge, who sat in May, disagreed, ruling that it was fair.",
            &["The judge, who sat in May > ruling > that it was fair"],
        ),
        (
            "Voss shut the shop to avoid taxes, which she says run to millions.",
            &["she > says > which … run to millions"],
        ),
    ]);
}

#[test]
fn a_pronoun_that_nobody_tells_of_is_no_content() {
    check(&[
        ("The figures, which were not confirmed, shook the town.", &[]),
        ("She was assured of a seat.", &[]),
        ("The figures, which were confirmed by the bank, shook the town.", &["the bank > were confirmed > which"]),
    ]);
}

#[test]
fn a_participle_before_a_noun_is_no_verb() {
    check(&[
        ("Warning signs were missed, Roe said.", &["Roe > said > Warning signs were missed"]),
        ("It admitted that warning signs had been missed.", &["It > admitted > that warning signs had been missed"]),
    ]);
}

#[test]
fn no_object_is_a_speaker() {
    check(&[
        (
            "Most kept quiet, though a few, among them Roe, urged patience.",
            &["a few, among them Roe > urged > patience"],
        ),
        (
            "Nine signed a letter warning that it would flood.",
            &["Nine > signed a letter warning > that it would flood"],
        ),
        ("One man, asked how many had left, held up nine fingers.", &[" > asked > how many had left"]),
        ("Prices will fall, the bank forecast last week.", &["the bank > forecast > Prices will fall"]),
    ]);
}

#[test]
fn a_quotation_is_taken_up_behind_what_its_speaker_does() {
    check(&[
        (
            "“I voted for him,” he said, wiping his hands, “but I was wrong.”",
            &["he > said > “I voted for him,” … “but I was wrong.”"],
        ),
        (
            "“I voted for him,” he said, and Jo Hale shouted, “So did I.”",
            &["he > said > “I voted for him,”", "Jo Hale > shouted > “So did I.”"],
        ),
    ]);
}

#[test]
fn adverbs_stand_before_a_colon() {
    check(&[("Jo Hale put it more bluntly: “It is over.”", &["Jo Hale > put it > “It is over.”"])]);
}

#[test]
fn who_speaks_stands_right_before_the_participle() {
    check(&[
        ("Reaction was mixed, with some saying the plan was dear.", &["some > saying > the plan was dear"]),
        (
            "Prof Grieve, of the college, urged caution, noting that it was old.",
            &[
                "Prof Grieve, of the college > urged > caution",
                "Prof Grieve, of the college > noting > that it was old",
            ],
        ),
    ]);
}

#[test]
fn a_body_that_reads_as_a_pronoun() {
    check(&[
        (
            "The WHO’s Europe director, Hans Berg, said cases had fallen.",
            &["The WHO’s Europe director, Hans Berg > said > cases had fallen"],
        ),
        ("He was once said to keep bees.", &[" > was once said > He … to keep bees"]),
    ]);
}

#[test]
fn what_follows_a_source_may_tell_of_others() {
    check(&[
        ("Rebels in the east say they won.", &["Rebels in the east > say > they won"]),
        ("Nine fled, according to the mayor, many in rags.", &["the mayor > according to > Nine fled … many in rags"]),
    ]);
}

#[test]
fn adjectives_that_a_conjunction_joins_describe_one_noun() {
    check(&[
        ("It will rain, current and former officials said.", &["current and former officials > said > It will rain"]),
        (
            "She lost, according to complete but unofficial returns.",
            &["complete but unofficial returns > according to > She lost"],
        ),
    ]);
}

#[test]
fn subjects_far_from_their_verb() {
    check(&[
        (
            "Roe met relatives of the nine people killed on Monday and said the town must act.",
            &["Roe > said > the town must act"],
        ),
        (
            "Marcus has been critical of the mayor but on Monday wrote that she agreed.",
            &["Marcus > has been critical of > the mayor", "Marcus > wrote > that she agreed"],
        ),
        (
            "A man who worked there and who asked for cash said it was old.",
            &["who > asked for > cash", "A man who worked there and who asked for cash > said > it was old"],
        ),
    ]);
}

#[test]
fn where_it_was_said_stands_before_what_was_said() {
    check(&[
        ("Roe says on Twitter that it’s sad.", &["Roe > says > that it’s sad"]),
        ("Roe said in politics it takes time.", &["Roe > said > it takes time"]),
        ("Roe said on the news, where he now works, that Hale should go.", &["Roe > said > that Hale should go"]),
    ]);
}

#[test]
fn a_month_may_be_a_first_name() {
    check(&[
        ("Finance minister Jan Weber said it was fair.", &["Finance minister Jan Weber > said > it was fair"]),
        ("In June Roe said it was fair.", &["Roe > said > it was fair"]),
    ]);
}

#[test]
fn one_verb_follows_another() {
    check(&[
        (
            "“He is safe,” she said, then added, “but his house is gone.”",
            &["she > said > “He is safe,”", "she > added > “but his house is gone.”"],
        ),
        (
            "A nurse told a court yesterday that she had been ordered to burn letters.",
            &["A nurse > told > that she had been ordered to burn letters"],
        ),
    ]);
}

#[test]
fn nouns_that_read_as_verbs() {
    check(&[
        ("In another, a clerk jokes that it is old.", &["a clerk > jokes > that it is old"]),
        ("The German, though, dismissed talk of unrest.", &["The German > dismissed > talk of unrest"]),
        (
            "“It works,” said its chief operating officer, Jo Hale.",
            &["its chief operating officer, Jo Hale > said > “It works,”"],
        ),
        (
            "The firm will let them go, it said on Monday, in a surprise reversal.",
            &["it > said > The firm will let them go"],
        ),
    ]);
}

#[test]
fn times_and_asides_stand_before_the_verb() {
    check(&[
        ("Ministers were last night accused of lying.", &[" > were last night accused of > Ministers … lying"]),
        ("Her agent, though, fears it is over.", &["Her agent > fears > it is over"]),
        (
            "The family has a month to appeal and is thought likely to do so.",
            &[" > is thought > The family … likely to do so"],
        ),
    ]);
}

#[test]
fn one_says_this_and_another_that() {
    check(&[(
        "They were cross, with one calling it “dull” and another joking that it was long.",
        &["one > calling > it “dull”", "another > joking > that it was long"],
    )]);
}

#[test]
fn nothing_stands_behind_the_last_word() {
    check(&[("Mr Dunn said #", &[]), ("Mr Dunn said @", &[]), ("Mr Dunn blames £", &[])]);
}

#[test]
fn nothing_stands_before_the_first_word() {
    check(&[
        ("One saying that it was over.", &["One > saying > that it was over"]),
        (", he said, “it is over for us now”", &["he > said > “it is over for us now”"]),
    ]);
}

#[test]
fn no_rule_takes_a_speaker_away() {
    check(&[
        ("The ward was full, a practice nurse said.", &["a practice nurse > said > The ward was full"]),
        ("On Friday, the plan ministers announced was dropped.", &[]),
        ("Researchers found women live longer than men.", &["Researchers > found > women live longer than men"]),
        ("The report found many children go hungry.", &["The report > found > many children go hungry"]),
        ("A jury found the couple liable", &["A jury > found > the couple liable"]),
        ("Divers found two bodies in a cellar.", &[]),
        ("Patients see doctors as heroes", &["Patients > see > doctors as heroes"]),
        ("Roe was right to say that the tax was unfair.", &["Roe > was right to say > that the tax was unfair"]),
        ("The widow has the right to demand a new vote.", &[]),
        ("The plan is dead, a point guard said.", &["a point guard > said > The plan is dead"]),
        ("The bid failed, an appeal court said.", &["an appeal court > said > The bid failed"]),
        ("The jury found the device exploded by accident.", &["The jury > found > the device exploded by accident"]),
        ("By Monday’s count, 40 had died.", &[]),
        ("By his own count, 40 had died.", &["his > By … own count > 40 had died"]),
        ("The deal is off, said management.", &["management > said > The deal is off"]),
        (
            "The deal is off, said staff, adding that it was dead.",
            &["staff > said > The deal is off", "staff > adding > that it was dead"],
        ),
        (
            "“It is over,” said John Roe of investor relations.",
            &["John Roe of investor relations > said > “It is over,”"],
        ),
    ]);
}

#[test]
fn a_verb_may_open_a_text() {
    for text in ["Announces plan", "Denies charge", "found something", "Says no"] {
        check(&[(text, &[])]);
    }
}

#[test]
fn a_headline_may_tell_what_somebody_did() {
    check(&[
        ("Roe vowed to fight on", &["Roe > vowed > to fight on"]),
        ("Ministers agreed to meet on Monday", &["Ministers > agreed > to meet on Monday"]),
        ("Mr Smith claimed to be innocent", &["Mr Smith > claimed > to be innocent"]),
        ("Roe expected to win:", &["Roe > expected > to win"]),
        ("Drivers urged to stay at home", &[" > urged > Drivers … to stay at home"]),
        ("Roe believed to be ill", &[" > believed > Roe … to be ill"]),
        ("Roe reminded of debts", &[" > reminded > Roe"]),
    ]);
}

#[test]
fn a_participle_with_a_clause_opens_the_sentence() {
    check(&[
        ("Saying taxes were too high, Roe quit the party.", &["Roe > Saying > taxes were too high"]),
        ("Claiming Israel had lied, Iran left.", &["Iran > Claiming > Israel had lied"]),
    ]);
}

#[test]
fn quotations_without_a_tag() {
    check(&[
        (
            "She said the wait was long. “We sat there for hours.”",
            &["She > said > the wait was long … “We sat there for hours.”"],
        ),
        (
            "Lund backs the plan.\n“It is cheap and it works.”",
            &["Lund > backs > the plan", "Lund >  > “It is cheap and it works.”"],
        ),
        ("Laura Lund sells boats in Arden.\n“It is a hard life.”", &["Laura Lund >  > “It is a hard life.”"]),
        (
            "“The mill is shut. It was old.\n“It is a hard life,” Lund said.",
            &["Lund > said > “The mill is shut. It was old. … “It is a hard life,”"],
        ),
        (
            "Lund agreed, saying: “It is cheap.”\n“It also works.”",
            &["Lund > saying > “It is cheap.” … “It also works.”"],
        ),
        // Nobody whom the quotation could belong to.
        ("The mill was shut in May.\n“It is a hard life.”", &[]),
        // Set in other marks, it is somebody else's.
        ("\"The mill is shut.\n“It is a hard life,” Lund said.", &["Lund > said > “It is a hard life,”"]),
    ]);
}

#[test]
fn speakers_behind_what_reads_as_a_subject() {
    check(&[
        (
            "The drug works well in mice, zeroing in on one cell, explained study author Lena Voss.",
            &["study author Lena Voss > explained > The drug works well in mice, zeroing in on one cell"],
        ),
        (
            "It cuts the dose, which lowers cost, pain and even death for patients, explained Voss.",
            &["Voss > explained > It cuts the dose, which lowers cost, pain and even death for patients"],
        ),
        (
            "A trial reported earlier this year found that the drug works.",
            &["A trial reported earlier this year > found > that the drug works"],
        ),
        ("“It is late,” Lund, 58, told the Herald.", &["Lund, 58 > told > “It is late,”"]),
    ]);
}
