//! Articles that repeat another's text, such as wire copy, or two outlets would be compared on one text.

use std::cmp::Reverse;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::shingles::{Held, Shingles, held_by_earlier};
use crate::text::token::folded_words;

/// What the search needs of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    /// Key of the article.
    pub id: &'a str,
    /// Who published it.
    pub outlet: &'a str,
    /// Day of publication, where it is known.
    pub date: Option<Date>,
    /// The agency the article credits; empty where it credits none.
    pub agency: &'a str,
}

/// Whose an article is by what it credits, the nearest to the origin first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Credit {
    /// The agency's own.
    Own,
    /// Of an outlet that credits nobody.
    None,
    /// Of an outlet that credits an agency.
    Agency,
}

/// For each article what it is a copy of: the id of the original, the name of an agency, or nothing.
///
/// Articles are gone through in the order of their days, those without one
/// last; of one day the agency's own stands before those that credit nobody and
/// these before those that credit an agency, then the longer before the
/// shorter. Each is held against the originals before it: it is a copy of the
/// one that holds most of its shingles, if that is half of them or more. So a
/// brief cut from a report is a copy of it, and a report that took in an
/// earlier brief is none; nor are two briefs copies because a roundup holds
/// both. An article that credits an agency and whose original is not in the
/// collection is a copy of that agency, unless the agency published it.
///
/// # Formula
///
/// `|A and B| / |A| >= 0.5` over the sets of five-word shingles of an article A
/// and an original B before it (containment of A in B, Broder 1997, doi
/// 10.1109/SEQUEN.1997.666900; shingles to find news agency copy in newspapers:
/// Nicholls 2019, IJoC 13:4173-4197).
#[must_use]
pub fn copies(texts: &[Text], shingles: &[Shingles]) -> Vec<String> {
    let credits: Vec<Credit> = texts.iter().map(credit).collect();
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_cached_key(|&place| {
        let text = &texts[place];
        (text.date.is_none(), text.date, credits[place], Reverse(shingles[place].words()), place)
    });
    let ordered: Vec<&Shingles> = order.iter().map(|&place| &shingles[place]).collect();
    let mut copy_of = vec![String::new(); texts.len()];
    for (&place, original) in order.iter().zip(originals(&ordered)) {
        let agency = if credits[place] == Credit::Agency { texts[place].agency } else { "" };
        original.map_or(agency, |rank| texts[order[rank]].id).clone_into(&mut copy_of[place]);
    }
    copy_of
}

/// Whether an outlet's name holds an agency's, word for word: `AP News` that of `AP`, `Cape Times` not.
fn names(outlet: &str, agency: &str) -> bool {
    let (outlet, agency) = (folded_words(outlet), folded_words(agency));
    !agency.is_empty() && outlet.windows(agency.len()).any(|words| words == agency)
}

fn credit(text: &Text) -> Credit {
    if text.agency.is_empty() {
        Credit::None
    } else if names(text.outlet, text.agency) {
        Credit::Own
    } else {
        Credit::Agency
    }
}

/// The original of each text, among those before it; none where it is one itself.
fn originals(ordered: &[&Shingles]) -> Vec<Option<usize>> {
    let mut first: FxHashMap<(usize, u64), usize> = FxHashMap::default();
    let mut originals: Vec<Option<usize>> = Vec::with_capacity(ordered.len());
    for (rank, held) in held_by_earlier(ordered).into_iter().enumerate() {
        // Word for word the same, however short or often printed.
        let same = ordered[rank].whole().map_or(rank, |whole| *first.entry(whole).or_insert(rank));
        let original = if same < rank { originals[same].or(Some(same)) } else { most_of(held.into_iter(), &originals) };
        originals.push(original);
    }
    originals
}

/// The original that holds most of a text, the earliest of equals.
fn most_of(held: impl Iterator<Item = Held>, originals: &[Option<usize>]) -> Option<usize> {
    let of_originals = held.filter(|held| originals[held.by].is_none());
    of_originals.max_by_key(|held| (held.shared, Reverse(held.by))).map(|held| held.by)
}

#[cfg(test)]
mod tests {
    use super::super::terms::number;
    use super::*;

    /// Sixty sentences that share no five words in a row.
    fn story(seed: &str) -> String {
        (0..60)
            .map(|i| format!("{seed}{i} walked past house {i} while {seed} counted lamp number {}. ", i * 7))
            .collect()
    }

    fn on(day: i8) -> Option<Date> {
        Some(jiff::civil::date(2031, 3, day))
    }

    fn found(texts: &[(Text, &str)]) -> Vec<String> {
        let (about, bodies): (Vec<Text>, Vec<&str>) = texts.iter().copied().unzip();
        let shingles: Vec<Shingles> =
            bodies.into_iter().map(|body| Shingles::new(&body.split(' ').map(number).collect::<Vec<_>>())).collect();
        copies(&about, &shingles)
    }

    #[test]
    fn a_reprint_is_a_copy_of_the_earliest() {
        let (wire, own) = (story("gull"), story("tern"));
        let reprint = format!("By our staff. {} A last line of ours.", wire.replace("counted lamp number 63.", ""));
        let half = format!("{}{}", &wire[..wire.len() / 5], own);
        let text = |id, outlet, day| Text { id, outlet, date: on(day), agency: "" };
        let texts = [
            (text("b", "Valley Star", 2), reprint.as_str()),
            (text("a", "Coast Wire", 1), wire.as_str()),
            (text("c", "Harbour Post", 2), own.as_str()),
            (text("d", "Valley Star", 2), ""),
        ];
        assert_eq!(found(&texts), ["a", "", "", ""]);
        let partly = [texts[1], (text("e", "Valley Star", 1), half.as_str())];
        assert_eq!(found(&partly), ["", ""]);
    }

    #[test]
    fn an_outlet_is_an_agency_by_whole_words() {
        for (outlet, agency, own) in [
            ("AP News", "AP", true),
            ("Coast Wire", "Coast Wire", true),
            ("Coast Wire (international)", "coast wire", true),
            ("Cape Times", "AP", false),
            ("The Japan Times", "AP", false),
        ] {
            assert_eq!(names(outlet, agency), own, "{outlet}");
        }
    }

    #[test]
    fn an_agency_credit_marks_a_copy_unless_the_agency_printed_it() {
        let (one, two, three) = (story("gull"), story("tern"), story("auk"));
        let texts = [
            (Text { id: "a", outlet: "Valley Star", agency: "Coast Wire", ..Text::default() }, one.as_str()),
            (Text { id: "b", outlet: "Coast Wire", agency: "Coast Wire", ..Text::default() }, two.as_str()),
            (Text { id: "c", outlet: "Harbour Post", ..Text::default() }, three.as_str()),
        ];
        assert_eq!(found(&texts), ["Coast Wire", "", ""]);
        let same_day = [(texts[0].0, two.as_str()), texts[1]];
        assert_eq!(found(&same_day), ["b", ""]);
    }

    #[test]
    fn a_roundup_makes_no_copies_of_briefs_that_have_nothing_in_common() {
        let (one, two) = (story("gull"), story("tern"));
        let roundup = format!("{one}{two}{}", story("auk"));
        let text = |id, day| Text { id, date: on(day), ..Text::default() };
        let briefs_first = [(text("a", 1), &*one), (text("c", 1), &*two), (text("r", 2), &*roundup)];
        assert_eq!(found(&briefs_first), ["", "", ""]);
        let between = [(text("a", 1), &*one), (text("r", 2), &*roundup), (text("c", 3), &*two)];
        assert_eq!(found(&between), ["", "", "r"], "what was cut out of the roundup later is its copy");
    }

    #[test]
    fn a_brief_cut_from_a_report_is_its_copy_and_a_report_that_took_in_a_brief_is_none() {
        let report = story("gull");
        let brief: String = report.split_inclusive(". ").take(5).collect();
        let text = |id, date| Text { id, date, ..Text::default() };
        for (day_of_brief, day_of_report, copies) in [
            (on(1), on(2), ["", ""]),
            (on(2), on(2), ["report", ""]),
            (on(3), on(2), ["report", ""]),
            (None, on(2), ["report", ""]),
            (None, None, ["report", ""]),
        ] {
            let texts = [(text("brief", day_of_brief), &*brief), (text("report", day_of_report), &*report)];
            assert_eq!(found(&texts), copies, "{day_of_brief:?} {day_of_report:?}");
        }
    }

    #[test]
    fn of_several_originals_the_one_that_holds_most_is_named_and_no_copy_is() {
        let wire = story("gull");
        let reprint = format!("{wire}{}", story("tern"));
        let again = wire.clone() + "With a line of ours.";
        let text = |id, day| Text { id, date: on(day), ..Text::default() };
        let texts = [(text("wire", 1), &*wire), (text("reprint", 2), &*reprint), (text("again", 3), &*again)];
        assert_eq!(found(&texts), ["", "wire", "wire"]);
        let half: String = wire.split_inclusive(". ").take(35).collect::<String>() + &story("auk")[..200];
        let texts = [(text("half", 1), &*half), (text("wire", 2), &*wire), (text("again", 3), &*again)];
        assert_eq!(found(&texts), ["", "half", "half"]);
        let early: String = wire.split_inclusive(". ").take(25).collect();
        let texts = [(text("early", 1), &*early), (text("wire", 2), &*wire), (text("again", 3), &*again)];
        assert_eq!(found(&texts), ["", "", "wire"]);
    }

    #[test]
    fn of_one_day_the_agencys_own_stands_before_an_uncredited_text_and_that_before_a_credited_one() {
        let wire = story("gull");
        let longer = format!("{wire} A last line of ours.");
        let text = |id, outlet, agency| Text { id, outlet, agency, date: on(1) };
        let own = (text("own", "Coast Wire", "Coast Wire"), &*wire);
        let bare = (text("bare", "Harbour Post", ""), &*longer);
        let credited = (text("credited", "Valley Star", "Coast Wire"), &*longer);
        assert_eq!(found(&[bare, credited, own]), ["own", "own", ""]);
        assert_eq!(found(&[credited, bare]), ["bare", ""]);
    }

    #[test]
    fn short_texts_are_found_as_long_ones_are() {
        let (report, words) = (story("gull"), |words: &str, n| {
            words.split_inclusive(' ').take(n).collect::<String>() + "and a word or two."
        });
        let text = |id, day| Text { id, date: on(day), ..Text::default() };
        for n in [12, 20, 30, 40, 60, 90] {
            let (one, two) = (words(&report, n), words(&report, n - 1));
            let texts = [(text("one", 1), &*one), (text("two", 2), &*two), (text("three", 2), "We know no more.")];
            assert_eq!(found(&texts), ["", "one", ""], "{n} words");
            let texts = [(text("one", 2), &*one), (text("report", 1), &*report)];
            assert_eq!(found(&texts), ["report", ""], "{n} words");
        }
    }

    #[test]
    fn a_text_that_hundreds_print_is_found_in_all() {
        let wire = story("gull");
        let prints: Vec<String> =
            (0..500).map(|at| format!("{wire}{}", story(&format!("own{at}of"))[..90].to_owned())).collect();
        let texts: Vec<(Text, &str)> =
            prints.iter().map(|print| (Text { id: "print", ..Text::default() }, &**print)).collect();
        assert_eq!(found(&texts).iter().filter(|copy| !copy.is_empty()).count(), 499);
    }
}
