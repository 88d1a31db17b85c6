//! Sentences of our own, a table for each ambiguous word: where it counts and where it does not.

use crate::certainty::{Certainty, Level, ScoredCue, score};
use crate::rule::reader::Reader;

/// The active cues of a text as `words:category`, and its sentences.
fn scored(reader: &Reader, text: &str) -> (Vec<String>, Vec<ScoredCue>, Vec<Certainty>) {
    let reading = reader.read(text, "-");
    let (cues, sentences) = score(reader, &reading);
    let active: Vec<ScoredCue> = cues.into_iter().filter(|cue| cue.cue.active).collect();
    let named = active.iter().map(|cue| {
        let words = reading.document.span(&cue.cue.hit.tokens).of(text).to_lowercase();
        format!("{words}:{}", reader.entry(&cue.cue).category())
    });
    (named.collect(), active, sentences)
}

#[test]
fn ambiguous_words() {
    let reader = Reader::builtin().expect("lexicons");
    let mut wrong = Vec::new();
    for (text, cue, wanted) in [
        ("The river may flood the quay.", "may:modal", true),
        ("The vote was put off to May 4.", "may:modal", false),
        ("Pay the clerk or the judge, as the case may be.", "may:modal", false),
        ("The dam might burst.", "might:modal", true),
        ("The army showed its might at the border.", "might:modal", false),
        ("The strike could spread to the ports.", "could:modal", true),
        ("Analysts see a default that could ruin the bank.", "could:modal", true),
        ("She could see the sea.", "could:modal", false),
        ("The clerk could not find the file.", "could:modal", false),
        ("If the dam failed the town would flood.", "would:condition", true),
        ("The plan is dead because it would cost too much.", "would:condition", true),
        ("He said on Monday that he would resign.", "would:condition", false),
        ("If the dam fails the town will flood.", "will:condition", true),
        ("The town will vote in May.", "will:condition", false),
        ("The will was read aloud.", "will:condition", false),
        ("The cook opened a can of beans.", "can:modal", false),
        ("Should the talks fail, the strike goes on.", "should:modal", true),
        ("The city should mend its roads.", "should:modal", false),
        ("If the rain stops the match goes on.", "if:condition", true),
        ("He ran as if chased.", "if:condition", false),
        ("If only it would rain.", "if:condition", false),
        ("It is unclear whether the pump failed.", "whether:inquiry", true),
        ("About 40 people were hurt.", "about:approximator", true),
        ("The film is about a war.", "about:approximator", false),
        ("Around 300 homes lost power.", "around:approximator", true),
        ("She walked around the lake.", "around:approximator", false),
        ("Some residents left before dawn.", "some:vague", true),
        ("Some 40 people were hurt.", "some:vague", true),
        ("Some day the bridge will fall.", "some:vague", false),
        ("Most scholars agree on the date.", "most scholars:vague", true),
        ("Many voters stayed at home.", "many:vague", true),
        ("How many came?", "many:vague", false),
        ("Her many novels sold well.", "many:vague", false),
        ("Several scholars dispute the date.", "several:vague", true),
        ("They waited several hours.", "several:vague", false),
        ("It is built with certain tests in mind.", "certain:vague", true),
        ("She is certain.", "certain:vague", false),
        ("Various critics disagreed.", "various:vague", true),
        ("Various birds nest there.", "various:vague", false),
        ("The email appears to be a fake.", "appears:evidential", true),
        ("The singer appeared on stage.", "appeared:evidential", false),
        ("The plan seems sound.", "seems:evidential", true),
        ("The site is considered sacred.", "considered:belief", true),
        ("She considered leaving.", "considered:belief", false),
        ("The vote is regarded as fair.", "regarded:belief", true),
        ("He spoke with regard to the ban.", "regard:belief", false),
        ("Traders think rates will fall.", "think:belief", true),
        ("She went to a think tank.", "think:belief", false),
        ("Analysts believe the bank will fail.", "believe:belief", true),
        ("They believe in ghosts.", "believe:belief", false),
        ("She knew that the ice was thin.", "knew that:booster", true),
        ("Analysts expect a rate cut.", "expect:belief", true),
        ("The vote passed as expected.", "expected:belief", false),
        ("The data suggest a slowdown.", "suggest:evidential", true),
        ("She suggested walking.", "suggested:evidential", false),
        ("The figures indicate a fall.", "indicate:evidential", true),
        ("The lamp indicated a turn.", "indicated:evidential", false),
        ("It is claimed that the vault was empty.", "it is claimed:vague", true),
        ("She claimed her bag.", "claimed:vague", false),
        ("It has been proposed that whales sing in pairs.", "it has been proposed:vague", true),
        ("The plant would employ 900 people.", "would:condition", true),
        ("The engine would not start.", "would:condition", false),
        ("There must be a link between the two fires.", "must be:modal", true),
        ("All bags must be opened.", "must be:modal", false),
        ("There is a 70 per cent chance of rain.", "chance:probability", true),
        ("The striker had one chance.", "chance:probability", false),
        ("A possible link is being studied.", "possible:probability", true),
        ("She left as soon as possible.", "possible:probability", false),
        ("Officials warned of a potential collapse.", "potential:probability", true),
        ("He never reached his potential.", "potential:probability", false),
        ("The likely cause is a gas leak.", "likely:probability", true),
        ("The pipe often leaks.", "often:approximator", true),
        ("The rule is generally obeyed.", "generally:vague", true),
        ("The stew is popular with the young.", "popular:vague", true),
        ("She is a popular singer.", "popular:vague", false),
        ("She is a well-known judge.", "well-known:vague", true),
        ("It was no doubt the wind.", "no doubt:booster", true),
        ("It was without doubt the wind.", "without doubt:booster", true),
        ("A second round is not unlikely.", "not unlikely:probability", true),
        ("Inspectors cannot rule out a second leak.", "cannot rule out:modal", true),
        ("The leak raises questions about the tests.", "raises questions:inquiry", true),
        ("It is not clear whether the pump failed.", "not clear:probability", true),
        ("The firm is yet to explain the leak.", "is yet to:disclaimer", true),
        ("The trial failed to show that the drug works.", "failed to show:disclaimer", true),
    ] {
        if scored(&reader, text).0.iter().any(|found| found == cue) != wanted {
            wrong.push(format!("{text} {cue} must {}count", if wanted { "" } else { "not " }));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_of_the_news_and_their_look_alikes() {
    let reader = Reader::builtin().expect("lexicons");
    let mut wrong = Vec::new();
    for (text, cue, wanted) in [
        ("Visitors may park in the north lot after 6 p.m.", "may:modal", false),
        ("Members may vote by post until Friday.", "may:modal", false),
        ("In lieu of flowers, donations may be made to the hospice.", "may:modal", false),
        ("Under the new rules, landlords may not charge for repairs.", "may:modal", false),
        ("Under the new rules thousands may lose their benefits.", "may:modal", true),
        ("Voters may punish the party.", "may:modal", true),
        ("“I could not be happier,” the coach said.", "could:modal", false),
        ("The keeper could only parry the shot.", "could:modal", false),
        ("By the age of six she could read music.", "could:modal", false),
        ("That could be the end of the affair.", "could:modal", true),
        ("Every morning he would walk to the harbour.", "would:condition", false),
        ("A further rate rise would hurt homeowners, she said.", "would:condition", true),
        ("The road should reopen by Friday.", "should:modal", true),
        ("The cuts might return should it fail.", "should:modal", true),
        ("Drivers should avoid the city centre.", "should:modal", false),
        ("Showers are possible in the afternoon.", "possible:probability", true),
        ("He scored nine of a possible ten points.", "possible:probability", false),
        ("They were identified as likely voters.", "likely:probability", false),
        ("The minister spoke about 40 years of neglect.", "about:approximator", false),
        ("The row over 40 job cuts split the council.", "over:approximator", false),
        ("Children under 12 travel free.", "under:approximator", false),
        ("The total was just short of 40 million.", "short of:approximator", true),
        ("Friends suggested a trip to the lake.", "suggested:evidential", false),
        ("He appeared calm as the verdict was read.", "appeared:evidential", true),
        ("She can't believe her luck.", "believe:belief", false),
        ("At first glance the deal looks fair.", "at first glance:evidential", true),
        ("It was love at first sight.", "at first sight:evidential", false),
        ("I am sure the court will agree.", "am sure:booster", true),
        ("Make sure that the gate is shut.", "sure that:booster", false),
        ("The match proved a disappointment.", "proved:booster", false),
        ("The Senate confirmed her in May.", "confirmed:booster", false),
        ("The firm is under pressure to show that it can pay.", "show that:booster", false),
        ("The house was completely destroyed.", "completely:booster", false),
        ("He flatly denied the charge.", "flatly:booster", true),
    ] {
        let (found, ..) = scored(&reader, text);
        if found.iter().any(|found| found == cue) != wanted {
            wrong.push(format!("`{text}`: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_may_be_is_no_leave_and_what_is_firm_no_extent() {
    let reader = Reader::builtin().expect("lexicons");
    let mut wrong = Vec::new();
    for (text, cue, wanted) in [
        ("Pupils may bring the virus home, nurses warn.", "may:modal", true),
        ("Storms may bring up to a foot of snow.", "may:modal", true),
        ("Passengers may carry one small bag on board.", "may:modal", false),
        ("Files may be left on the train.", "may:modal", true),
        ("Tickets may be bought up by touts.", "may:modal", true),
        ("Tickets may be purchased online or at the door.", "may:modal", false),
        ("A truce may be reached through the envoy.", "may:modal", true),
        ("Only women may gain from the drug.", "may:modal", true),
        ("Only members may enter the hall.", "may:modal", false),
        ("Police may detain more men this week.", "may:modal", true),
        ("Police may hold a man for 48 hours without charge.", "may:modal", false),
        ("Drivers may want more pay.", "may:modal", true),
        ("As a boy he could have been poisoned.", "could:modal", true),
        ("Later she could face a fine.", "could:modal", true),
        ("He is nervous as he could lose his job.", "could:modal", true),
        ("He did as much as he could.", "could:modal", false),
        ("The frost could do little harm to the vines.", "could:modal", true),
        ("The move could only be a bluff.", "could:modal", true),
        ("Every spring the town would flood if the dam failed.", "would:condition", true),
        ("She suggested the plan was a sham.", "suggested:evidential", true),
        ("He suggested we knew of the bribe.", "suggested:evidential", true),
        ("The mayor suggested a referendum on the plan.", "suggested:evidential", false),
        ("Brokers expect less growth.", "expect:belief", true),
        ("He had expected worse.", "expected:belief", false),
        ("The board considers both bids too low.", "considers:belief", true),
        ("Detectives first thought the fire was an accident.", "thought:belief", true),
        ("Rates would fall, many thought.", "thought:belief", true),
        ("Most feared war.", "feared:belief", true),
        ("Aid workers warned of a possible 300 deaths.", "possible:probability", true),
        ("It is likely young voters will stay at home.", "likely:probability", true),
        ("The firm built around 4,000 homes.", "around:approximator", true),
        ("He wrote about 40 novels.", "about:approximator", true),
        ("The film is about 90 minutes long.", "about:approximator", true),
        ("The film is about two brothers.", "about:approximator", false),
        ("They arrested over 300 men.", "over:approximator", true),
        ("In Spain over 600 schools closed.", "over:approximator", true),
        ("He was sacked over two cases of fraud.", "over:approximator", false),
        ("It is absolutely clear that the dam failed.", "absolutely:booster", true),
        ("The clerk is entirely to blame.", "entirely:booster", true),
        ("The tape proved the mayor lied.", "proved:booster", true),
        ("She proved herself innocent.", "proved:booster", true),
        ("Parliament confirmed the losses.", "confirmed:booster", true),
        ("You can be sure that the bank knew.", "sure that:booster", true),
    ] {
        let (found, ..) = scored(&reader, text);
        if found.iter().any(|found| found == cue) != wanted {
            wrong.push(format!("`{text}`: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn negation_doubles_and_boosts() {
    let reader = Reader::builtin().expect("lexicons");
    let of = |text: &str| scored(&reader, text).2[0].clone();
    let plain = of("The dam failed.").score;
    let hedged = of("The dam may have failed.").score;
    assert!((plain - 1.0).abs() < 1e-9 && hedged < plain);
    assert!(of("The dam may possibly have failed.").score < hedged, "a double hedge holds back more");
    assert!(of("The dam clearly may have failed.").score > hedged, "a booster lifts a hedge");
    assert!(of("It is not clearly a fraud.").score < 1.0, "a negated booster is a hedge");
    assert!(of("A frost is very likely.").score > of("A frost is likely.").score, "a boosted hedge is firmer");
    assert_eq!(of("The firm clearly broke the law.").level, Level::Absolute);
}

#[test]
fn whoever_is_nobody_and_what_is_lacking_firm_nothing_up() {
    let reader = Reader::builtin().expect("lexicons");
    let of = |text: &str| scored(&reader, text).2[0].score;
    for text in [
        "Nobody can be certain that the dam failed.",
        "It is anything but clear that the dam failed.",
        "Few are convinced that the dam failed.",
        "Few are sure that the dam failed.",
        "Hardly anyone is sure that the dam failed.",
        "None of them is certain that the dam failed.",
        "Neither side is convinced that the dam failed.",
        "Not everyone is convinced that the dam failed.",
        "Nor is the mayor convinced that the dam failed.",
        "The mayor is far from convinced that the dam failed.",
        "Proof is lacking.",
        "The firm offered no proof.",
    ] {
        assert!(of(text) <= 0.7, "{text}: {}", of(text));
    }
    for text in
        ["A few are convinced that the dam failed.", "Everyone is certain that the dam failed.", "Proof is at hand."]
    {
        assert!(of(text) > 0.9, "{text}: {}", of(text));
    }
    assert!(of("There is no proof of fraud.") <= of("There is little proof of fraud."));
}

#[test]
fn a_quotation_over_paragraphs_is_the_sources() {
    let reader = Reader::builtin().expect("lexicons");
    let text = "“The ferry may sink,” Orla Venn said.\n\n“It clearly leaks.\n\n“It might be the hull,” she said. It could take days.";
    let (cues, active, sentences) = scored(&reader, text);
    let quoted: Vec<bool> = active.iter().map(|cue| cue.in_quote).collect();
    assert_eq!(cues, ["may:modal", "clearly:booster", "might:modal", "could:modal"]);
    assert_eq!(quoted, [true, true, true, false]);
    let counts: Vec<[usize; 4]> = sentences
        .iter()
        .map(|of| [of.hedges_writer, of.hedges_quoted, of.boosters_writer, of.boosters_quoted])
        .collect();
    assert_eq!(counts, [[0, 1, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0], [1, 0, 0, 0]]);
}

#[test]
fn standards_that_advise_against_mixing() {
    let reader = Reader::builtin().expect("lexicons");
    for (text, rows, confidence) in [
        ("A strike is likely.", false, false),
        ("A strike is likely and a recount is probable.", false, false),
        ("A strike is likely, and a recount is almost certain.", true, false),
        ("We assess with high confidence that a strike is likely.", false, true),
        ("We assess with high confidence that the raid failed.", false, false),
        ("A strike is possible and a recount is likely.", false, false),
    ] {
        let of = &scored(&reader, text).2[0];
        assert_eq!((of.mixed_icd203, of.mixed_confidence), (rows, confidence), "{text}");
    }
}
