//! Clauses that open with a phrase, a price or a pronoun, names with an initial, and things that hold no attitude.

use super::*;

#[test]
fn a_clause_may_open_with_another_or_a_phrase() {
    check(&[
        (
            "The mayor said despite the rain, the fair had paid.",
            &["The mayor > said > despite the rain, the fair had paid"],
        ),
        (
            "She said in addition to the noise, there was litter.",
            &["She > said > in addition to the noise, there was litter"],
        ),
        (
            "Hale said as well as the pump, the pipes were old.",
            &["Hale > said > as well as the pump, the pipes were old"],
        ),
        (
            "The ferry firm said once mended, the boat would sail.",
            &["The ferry firm > said > once mended, the boat would sail"],
        ),
        (
            "He said by closing the lane, the town would save a bridge.",
            &["He > said > by closing the lane, the town would save a bridge"],
        ),
        ("She said if it froze, the pond would be shut.", &["She > said > if it froze, the pond would be shut"]),
        (
            "The coach said not playing the match would be odd.",
            &["The coach > said > not playing the match would be odd"],
        ),
        // A phrase that tells when or where it was said is none of the content.
        ("She said on Monday, the pond was shut.", &["She > said > the pond was shut"]),
        // Another tag ends the sentence.
        ("The tests agreed with the others, the lab said.", &["the lab > said > The tests agreed with the others"]),
    ]);
}

#[test]
fn a_clause_may_open_with_a_price_or_a_pronoun() {
    check(&[
        ("The trust said £5m had gone.", &["The trust > said > £5m had gone"]),
        ("A clerk said $2 million was missing.", &["A clerk > said > $2 million was missing"]),
        ("The club offered £3m for the winger.", &["The club > offered > £3m for the winger"]),
        ("A steward said this was late.", &["A steward > said > this was late"]),
        ("It said this gave tenants a month.", &["It > said > this gave tenants a month"]),
        ("A steward said this week was busy.", &["A steward > said > this week was busy"]),
        ("The farmers said the east of the county was dry.", &["The farmers > said > the east of the county was dry"]),
        ("The nurses said their pay had fallen.", &["The nurses > said > their pay had fallen"]),
        (
            "Doctors said larger and longer trials were needed.",
            &["Doctors > said > larger and longer trials were needed"],
        ),
        ("The vet said anyone affected should call.", &["The vet > said > anyone affected should call"]),
        ("Most (62%) said they would go.", &["Most (62%) > said > they would go"]),
        ("So use it sparingly, Quill says.", &["Quill > says > So use it sparingly"]),
    ]);
}

#[test]
fn long_subjects_of_a_clause_are_passed() {
    check(&[
        ("The firm said an estimated 40 litres had leaked.", &["The firm > said > an estimated 40 litres had leaked"]),
        (
            "Moll said the only people to gain from the sale were brokers.",
            &["Moll > said > the only people to gain from the sale were brokers"],
        ),
        (
            "A review said a legally binding code governing its use was needed.",
            &["A review > said > a legally binding code governing its use was needed"],
        ),
        (
            "Lund insisted he and the rowers had nothing to hide.",
            &["Lund > insisted > he and the rowers had nothing to hide"],
        ),
        ("One farmer we met said it was dry.", &["One farmer we met > said > it was dry"]),
        (
            "“It is old,” said Harbour Trust (HT) chairman Joe Lund.",
            &["Harbour Trust (HT) chairman Joe Lund > said > “It is old,”"],
        ),
        (
            "According to the agency, an estimated 40 people live there.",
            &["the agency > According to > an estimated 40 people live there"],
        ),
        (
            "The plans to close the pool were condemned by swimmers.",
            &["swimmers > were condemned > The plans to close the pool"],
        ),
        ("The charity estimates there will be a loss.", &["The charity > estimates > there will be a loss"]),
        ("She asked her bank to find out if it could help.", &["She > asked > her bank to find out if it could help"]),
    ]);
}

#[test]
fn an_initial_belongs_to_a_name() {
    check(&[
        (
            "“It is a fair start,” said Ada A. Quill, a professor of botany.",
            &["Ada A. Quill, a professor of botany > said > “It is a fair start,”"],
        ),
        ("Speaker Ola A. Lind said the bill was dead.", &["Speaker Ola A. Lind > said > the bill was dead"]),
    ]);
}

#[test]
fn things_hold_no_attitude() {
    check(&[
        ("The drug blocks the effects of an enzyme.", &[]),
        ("It was a storm that threatened the harbour.", &[]),
        ("The phone responds to taps.", &[]),
        ("Doctors tried a method called grafting.", &[]),
        // What is thought of a thing somebody thinks, and what it shows it may show.
        ("Sage holds a drug believed to help.", &[" > believed > a drug … to help"]),
        ("The vaccine appears to work.", &[" > appears > The vaccine … to work"]),
        ("The computer giant has criticized a rival.", &["The computer giant > has criticized > a rival"]),
        ("The drug maker backed the trial.", &["The drug maker > backed > the trial"]),
    ]);
}

#[test]
fn marks_may_stand_inside_marks() {
    check(&[
        ("“The answer is ‘no,’” Hale said.", &["Hale > said > “The answer is ‘no,’”"]),
        (
            "“They told us ‘we are full,’” Ada Quill told the Herald.",
            &["Ada Quill > told > “They told us ‘we are full,’”"],
        ),
    ]);
}

#[test]
fn a_name_in_an_aside_is_no_judgement() {
    check(&[
        ("Cells in the wall, called plates, break down.", &[]),
        ("The fruit holds substances called tannins.", &[]),
        ("The mayor called Mr. Hale a liar.", &["The mayor > called > Mr. Hale a liar"]),
        ("Roe, the mayor, called the plan “a farce.”", &["Roe, the mayor > called > the plan “a farce.”"]),
        ("Moll went on record saying the dam was safe.", &["Moll > went on record saying > the dam was safe"]),
    ]);
}
