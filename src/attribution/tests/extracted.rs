//! Who says what in the news of agencies and papers of other years: what is told to somebody, second verbs, lists, towns.

use super::check;

#[test]
fn what_was_told_stands_before_who_was_told_it() {
    check(&[
        ("The dam had leaked for a year, the jury was told.", &[" > was told > The dam had leaked for a year"]),
        (
            "The dam had leaked since May, the council was told on Monday by an engineer.",
            &["an engineer > was told > The dam had leaked since May"],
        ),
        (
            "After the vote was lost, the council was told by an engineer that the dam leaked.",
            &["an engineer > was told > that the dam leaked"],
        ),
        ("“The dam broke,” the agency quoted a clerk as saying.", &["a clerk > quoted … as saying > “The dam broke,”"]),
        (
            "The dam broke in May, Norby radio quoted Joe Lund, head of the port, as saying.",
            &["Joe Lund, head of the port > quoted … as saying > The dam broke in May"],
        ),
    ]);
}

#[test]
fn a_second_verb_of_the_cue_ends_the_content() {
    check(&[
        (
            "Ms Lund said the union would accept the offer and hoped to meet in May.",
            &["Ms Lund > said > the union would accept the offer and hoped to meet in May"],
        ),
        (
            "Ms Lund said the union would accept the offer and vowed to meet in May.",
            &["Ms Lund > said > the union would accept the offer", "Ms Lund > vowed > to meet in May"],
        ),
        (
            "The council says the fee will be doubled and has accused Ms Lund of greed.",
            &["The council > says > the fee will be doubled", "The council > has accused > Ms Lund of greed"],
        ),
        (
            "He says not all of his fields will flood and expects to be finished by May.",
            &["He > says > not all of his fields will flood", "He > expects > to be finished by May"],
        ),
        (
            "Lund said the levy would go and attacked the old rates.",
            &["Lund > said > the levy would go", "Lund > attacked > the old rates"],
        ),
        (
            "Lund said the roof would be drawn up and voted on.",
            &["Lund > said > the roof would be drawn up and voted on"],
        ),
        ("Lund vetoed the levy but it was brought back in May.", &["Lund > vetoed > the levy"]),
        (
            "“The dam is old,” he said adding that the road was shut.",
            &["he > said > “The dam is old,”", "he > adding > that the road was shut"],
        ),
    ]);
}

#[test]
fn sources_with_towns_lists_and_times_are_whole() {
    check(&[
        (
            "The Fairlawn, Ohio-based company said orders fell.",
            &["The Fairlawn, Ohio-based company > said > orders fell"],
        ),
        (
            "The aerospace, car parts and printing concern said orders fell.",
            &["The aerospace, car parts and printing concern > said > orders fell"],
        ),
        ("Workers at the mill when asked said the dam leaked.", &["Workers at the mill > said > the dam leaked"]),
        (
            "Joe Lund, the head of the port, for example, says it is late.",
            &["Joe Lund, the head of the port > says > it is late"],
        ),
        (
            "Joe Lund, managing director of Norby Mills, says it is late.",
            &["Joe Lund, managing director of Norby Mills > says > it is late"],
        ),
        ("“It is late,” said Joe Lund, one of the crew.", &["Joe Lund, one of the crew > said > “It is late,”"]),
        ("Joe Lund from Norby, near Arden, says it is late.", &["Joe Lund from Norby, near Arden > says > it is late"]),
        (
            "Joe Lund and team at the mill report their findings in a paper.",
            &["Joe Lund and team at the mill > report > their findings in a paper"],
        ),
        ("But Sue Lund, head of the port, says it is late.", &["Sue Lund, head of the port > says > it is late"]),
        ("At the time people thought he was mad.", &["people > thought > he was mad"]),
        (
            "The survey was due in May, purchasing agents said.",
            &["purchasing agents > said > The survey was due in May"],
        ),
        (
            "He did not speak, but his lawyer, Jane Lund, often came, calling him a boy.",
            &["his lawyer, Jane Lund > calling > him a boy"],
        ),
    ]);
}

#[test]
fn what_a_relative_word_stands_for_is_judged() {
    check(&[
        ("The mayor, whom he views as weak, left.", &["he > views > whom … as weak"]),
        ("It has a lead, which critics regard as a wall.", &["critics > regard > which … as a wall"]),
        ("Voters left over the speech, allegations he denied.", &["he > denied > allegations"]),
        ("Voters were angered by the speech.", &["Voters > were angered by > the speech"]),
        ("The mill was cited by the agency for nine faults.", &["the agency > was cited > The mill … nine faults"]),
        ("The vote was opposed by lawyers for the bank.", &["lawyers for the bank > was opposed > The vote"]),
    ]);
}

#[test]
fn words_that_join_or_describe_credit_nobody() {
    check(&[
        ("They fume because, many of them say, it is late.", &["many of them > say > They fume because … it is late"]),
        ("Lund did not testify, but his wife left.", &[]),
        ("The team mixes it with “melt,” a process discovered earlier in Norby.", &[]),
        ("Some of the towns that bought “Roe” reruns aren't laughing much.", &[]),
        ("She joined the main book publishing arm of the museum.", &[]),
        (
            "He wanted to play the doubles on Sunday, Lund admitted.",
            &["Lund > admitted > He wanted to play the doubles on Sunday"],
        ),
    ]);
}
