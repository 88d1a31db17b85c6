//! Who the sources of an article are, read as a whole: name, role, kind, channel and transparency, of invented people and bodies.

use reportedly::article::Article;
use reportedly::pipeline::Scorer;
use reportedly::scored::Part;

/// Whether the first or the last source of an article is asked for.
const FIRST: bool = true;
const LAST: bool = false;

/// Title, text, which source, and what is wanted of it.
type Case = (&'static str, &'static str, bool, &'static str);

fn told(scorer: &Scorer, title: &str, text: &str, first: bool) -> String {
    let article = Article { id: "a1".into(), title: title.into(), text: text.into(), ..Article::default() };
    let scored = scorer.score(&article);
    let mut all: Vec<String> = Vec::new();
    for part in &scored.parts {
        for (found, sourced) in Part::credits(part) {
            let member = found.member.map(|member| &part.attributed.cast.members[member]);
            let (name, role) = member.map_or(("", ""), |member| (&*member.name, &*member.role));
            let (kind, channel) = (sourced.kind.name(), sourced.channel.name());
            all.push(format!("{name} | {role} | {kind} {channel} {}", sourced.transparency));
        }
    }
    let one = if first { all.first() } else { all.last() };
    one.cloned().unwrap_or_default()
}

fn check(table: &[Case]) {
    let scorer = Scorer::load(None).expect("lexicons");
    let wrong: Vec<String> = table
        .iter()
        .map(|&(title, text, first, want)| (text, want, told(&scorer, title, text, first)))
        .filter(|(_, want, got)| want != got)
        .map(|(text, want, got)| format!("{text}\n  want {want}\n  got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn surnames_that_are_months_and_other_uses_of_them() {
    check(&[
        (
            "-",
            "Dr Carl June led the study. It began in June. June said the mice were well.",
            LAST,
            "Carl June | Dr | expert speech 5",
        ),
        (
            "-",
            "The vote was in June. Officials said in May that June was late.",
            LAST,
            "Officials |  | government speech 1",
        ),
    ]);
}

#[test]
fn names_with_particles_initials_and_syllables() {
    check(&[
        (
            "-",
            "Robert B. van Dorn, one of the Arden Steel researchers, said it would take time. He added that others had tried.",
            LAST,
            "Robert B van Dorn |  | expert speech 5",
        ),
        (
            "-",
            "Disgraced scientist Professor Hwan Woo-sok says he was duped. Hwan said his team had paid.",
            LAST,
            "Hwan Woo-sok | Disgraced scientist Professor | expert speech 5",
        ),
        (
            "-",
            "Foreign Minister Pak Soo-hyon said the talks had failed.",
            LAST,
            "Pak Soo-hyon | Minister | government speech 5",
        ),
        ("-", "The Roe-led panel said the talks had failed.", LAST, "The Roe-led panel |  | public speech 4"),
        (
            "-",
            "Mayor Abu Hassan Omar opened the dam. Abu Hassan said it was full.",
            LAST,
            "Abu Hassan Omar | Mayor | government speech 5",
        ),
    ]);
}

#[test]
fn offices_of_two_fields_and_roles_that_end_in_their_field() {
    check(&[
        (
            "-",
            "Deputy Youth and Sports Minister Loke Yuen said the hall was full.",
            LAST,
            "Loke Yuen | Deputy Youth and Sports Minister | government speech 5",
        ),
        (
            "-",
            "Minerals and Energy Minister John Kapun said the mine was shut.",
            LAST,
            "John Kapun | Energy Minister | government speech 5",
        ),
        (
            "-",
            "Associate professor of anthropology Philip Steven of the University of Norby says the mark is old.",
            LAST,
            "Philip Steven | Associate professor of anthropology | expert speech 5",
        ),
        (
            "-",
            "Hale and Energy Minister Joe Roe met. Roe said the mine was shut.",
            LAST,
            "Joe Roe | Energy Minister | government speech 5",
        ),
    ]);
}

#[test]
fn what_somebody_is_before_the_name() {
    check(&[
        ("-", "Diarist Samuel Pepper said the book was good.", LAST, "Samuel Pepper | Diarist | public speech 4"),
        ("-", "Swiss Thomas Gurt said the road was long.", LAST, "Thomas Gurt |  | public speech 4"),
        ("-", "Even Barbara Hale said the road was long.", LAST, "Barbara Hale |  | public speech 4"),
        ("-", "Sir Alan Barker said the film was long.", LAST, "Sir Alan Barker |  | public speech 4"),
    ]);
}

#[test]
fn posts_told_by_a_clause() {
    check(&[
        (
            "-",
            "Harlow Holdings said Michael Reup resigned as general manager. Mr. Reup said he was tired.",
            LAST,
            "Michael Reup |  | company speech 5",
        ),
        (
            "-",
            "Jane Hale was named director of the Norby Museum. Ms. Hale said the hall was cold.",
            LAST,
            "Jane Hale |  | expert speech 5",
        ),
        (
            "-",
            "Tom Roe became mayor of Norby in May. Roe said the bridge was shut.",
            LAST,
            "Tom Roe |  | government speech 5",
        ),
        (
            "-",
            "Jane Hale was hurt at the museum. Ms. Hale said the hall was cold.",
            LAST,
            "Jane Hale |  | public speech 4",
        ),
    ]);
}

#[test]
fn places_that_are_nobody() {
    check(&[
        (
            "-",
            "Tom Hale is helping Western Arden build a village. Jane Roe runs the centre. She said it was small.",
            LAST,
            "Jane Roe |  | expert speech 5",
        ),
        ("-", "Hill fires reached San Marin. The mayor left. She said it was late.", LAST, " |  | public speech 1"),
    ]);
}

#[test]
fn bodies_by_their_words() {
    check(&[
        (
            "-",
            "Biosecurity Australia recommends a ban on the meat.",
            LAST,
            "Biosecurity Australia |  | government statement 3",
        ),
        ("-", "Dairy Australia says prices are firm.", LAST, "Dairy Australia |  | company statement 3"),
        ("-", "Victoria Australia said the wait was long.", LAST, "Victoria Australia |  | public speech 4"),
        (
            "-",
            "Harlow Steel Inc., Norby, Lakeland, said it had sold the mill.",
            LAST,
            "Harlow Steel Inc |  | company statement 3",
        ),
        (
            "-",
            "Temple Holdings Ltd. bid for the docks. The price, Temple said, was fair.",
            LAST,
            "Temple |  | company statement 3",
        ),
        (
            "-",
            "Genetics Institute Inc. sold its lab. Genetics Institute said it was late.",
            LAST,
            "Genetics Institute |  | company statement 3",
        ),
        (
            "-",
            "The Genetics Institute said the genes were old.",
            LAST,
            "The Genetics Institute |  | think_tank report 3",
        ),
        (
            "-",
            "The department's Economic Research Service said the harvest was poor.",
            LAST,
            "Economic Research Service |  | government statement 3",
        ),
        ("-", "Zentra, which owns hotels, said trade was slow.", LAST, "Zentra |  | company statement 3"),
        ("-", "The Wool Council says prices will fall.", LAST, "The Wool Council |  | company statement 3"),
        ("-", "The Grains Council says prices will fall.", LAST, "The Grains Council |  | company statement 3"),
        ("-", "Israeli army radio said the man was hurt.", LAST, "Israeli army radio |  | media media 3"),
        (
            "-",
            "The team from the ministry said the wall was weak.",
            LAST,
            "The team from the ministry |  | government statement 2",
        ),
    ]);
}

#[test]
fn whose_people_somebody_is() {
    check(&[
        (
            "-",
            "Vince Phelan from South East Fibre Exports says prices fell.",
            LAST,
            "Vince Phelan |  | company speech 5",
        ),
        ("-", "Ann Roe from Lower Norby says prices fell.", LAST, "Ann Roe |  | public speech 4"),
        ("-", "Jane Hale at Marne Robotics said prices fell.", LAST, "Jane Hale |  | company speech 5"),
        ("-", "Xenta's Peter Moor said the game was big.", LAST, "Peter Moor |  | public speech 5"),
        ("-", "London's Peter Moor said the game was big.", LAST, "Peter Moor |  | public speech 4"),
        (
            "-",
            "The test was led by Sebastian Holt and colleagues at the Harlow University. Holt said it was hard.",
            LAST,
            "Sebastian Holt |  | expert speech 5",
        ),
        (
            "-",
            "Delegates were led by Steve Lonegan — a former senator — and others. Lonegan said no.",
            LAST,
            "Steve Lonegan |  | political speech 5",
        ),
        (
            "-",
            "Nicola Anast, who did the work at Harlow University, says the test is cheap.",
            LAST,
            "Nicola Anast |  | expert speech 5",
        ),
        (
            "-",
            "Kenneth Matiba, who ran second in the last election, said the count was wrong.",
            LAST,
            "Kenneth Matiba |  | political speech 5",
        ),
    ]);
}

#[test]
fn officials_and_analysts_of_trades_and_departments() {
    check(&[
        ("-", "Publishing officials said sales had slowed.", LAST, "Publishing officials |  | company speech 2"),
        ("-", "Energy officials said sales had slowed.", LAST, "Energy officials |  | government speech 2"),
        (
            "-",
            "The banking commissioner said sales had slowed.",
            LAST,
            "The banking commissioner |  | government speech 2",
        ),
        (
            "-",
            "Keith Collin, a department analyst, said demand was up.",
            LAST,
            "Keith Collin | department analyst | government speech 5",
        ),
        (
            "-",
            "People close to the bank said the deal was off.",
            LAST,
            "People close to the bank |  | unknown speech 2",
        ),
        ("-", "Both London and Paris said no.", LAST, "London |  | government statement 3"),
    ]);
}

#[test]
fn findings_of_a_study() {
    check(&[
        (
            "-",
            "Researchers weighed 40 mice. The findings suggest that the diet works.",
            LAST,
            "The findings |  | expert report 2",
        ),
        (
            "-",
            "The firm sold 40 boats. The findings suggest that the diet works.",
            LAST,
            "The findings |  | document report 2",
        ),
    ]);
}

#[test]
fn players_without_a_role() {
    check(&[
        (
            "-",
            "The striker scored twice in the cup final and the referee booked three players. Hanna Lind said the team had been lucky.",
            LAST,
            "Hanna Lind |  | public speech 5",
        ),
        (
            "-",
            "The bridge was shut for a week and the ferry was late. Hanna Lind said the town had been lucky.",
            LAST,
            "Hanna Lind |  | public speech 4",
        ),
    ]);
}

#[test]
fn those_who_are_credited_by_a_role_alone_and_named_behind_it() {
    check(&[
        (
            "-",
            "A judge faulted the state on Monday, saying the law was vague. High Court Judge Eric Kumi told the hearing it was late. The judge said no more.",
            FIRST,
            "Eric Kumi | Court Judge | law document 5",
        ),
        (
            "-",
            "A Norby spokesman said the raid had failed. The movement's spokesman, Zabi Mujan, said it had not.",
            FIRST,
            "A Norby spokesman |  | company speech 2",
        ),
    ]);
}

#[test]
fn who_a_title_s_sources_are() {
    check(&[
        (
            "Farmers need help, Crane says",
            "The trade spokesman, Simon Crane of the Labour Party, says the board is slow.",
            FIRST,
            "Simon Crane | The trade spokesman | political speech 5",
        ),
        (
            "Farmers need help, Crane says",
            "The trade spokesman, Simon Hale of the Labour Party, says the board is slow.",
            FIRST,
            "Crane |  | public speech 4",
        ),
        (
            "Harlow says mill will close",
            "Harlow Steel Inc. said the mill would close.",
            FIRST,
            "Harlow Steel Inc |  | company statement 3",
        ),
        (
            "Judge faults state",
            "High Court Judge Eric Kumi said the state had been slow.",
            FIRST,
            "Eric Kumi | Court Judge | law document 5",
        ),
        (
            "Harlow says mill will close",
            "Idris Kamal, the ambassador to Harlow, said the mill would close.",
            FIRST,
            "Harlow |  | public speech 4",
        ),
    ]);
}
