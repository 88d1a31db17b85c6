//! Articles that repeat another's text, such as wire copy, or two outlets would be compared on one text.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::tally::Tally;
use super::terms::mixed;
use crate::text::fold::folded;

/// Words of a shingle.
const SHINGLE: usize = 5;

/// Share of the shorter text's shingles that the longer one must hold.
pub const SHARED: f64 = 0.5;

/// One shingle in so many is kept to find pairs; the pairs are then checked on all.
const KEPT: u32 = 4;

/// Fewest kept shingles that two texts must share to be checked.
const HINT: u32 = 5;

/// Texts in which a shingle may stand and still hint at a copy; more is a standing phrase.
const STANDING: usize = 400;

/// What the search needs of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    /// Key of the article.
    pub id: &'a str,
    /// Who published it.
    pub outlet: &'a str,
    /// Day of publication, ISO 8601, so that days sort as text; empty where unknown.
    pub date: &'a str,
    /// The agency the article credits; empty where it credits none.
    pub agency: &'a str,
}

/// For each article what it is a copy of: the id of the original, the name of an agency, or nothing.
///
/// The original of texts that are alike is the earliest, the outlet that is
/// itself the credited agency before others, then the longest. An article that
/// credits an agency and whose original is not in the collection is a copy of
/// that agency, unless the agency published it.
///
/// # Formula
///
/// `|A and B| / min(|A|, |B|) >= 0.5` over the sets of five-word shingles
/// (containment, Broder 1997, doi 10.1109/SEQUEN.1997.666900; shingles to find
/// news agency copy in newspapers: Nicholls 2019, IJoC 13:4173-4197).
#[must_use]
pub fn copies(texts: &[Text], shingles: &[Shingles]) -> Vec<String> {
    let mut copy_of: Vec<String> = texts.iter().map(|text| agency_of(text).to_owned()).collect();
    for group in groups(shingles) {
        let original = group.iter().copied().min_by_key(|&place| {
            let text = &texts[place];
            let undated = text.date.is_empty();
            let others_own = !agency_of(text).is_empty();
            (undated, text.date, others_own, usize::MAX - shingles[place].words, place)
        });
        for &place in group.iter().filter(|&&place| Some(place) != original) {
            copy_of[place] = original.map(|original| texts[original].id.to_owned()).unwrap_or_default();
        }
    }
    copy_of
}

/// The agency an article credits, unless it is the outlet itself.
fn agency_of<'a>(text: &Text<'a>) -> &'a str {
    let own = !text.agency.is_empty() && folded(text.outlet).contains(&*folded(text.agency));
    if own { "" } else { text.agency }
}

/// The runs of five words of a text, as hashes.
#[derive(Clone, Debug, Default)]
pub struct Shingles {
    /// Each once, sorted upwards. Of 32 bits: two texts share one by chance so rarely that half of them never do.
    hashes: Vec<u32>,
    words: usize,
    /// Of all words in their order: texts too short for shingles are told by it.
    whole: u64,
}

impl Shingles {
    /// The shingles of the words of a text, by their `number`.
    #[must_use]
    pub fn new(words: &[u64]) -> Self {
        let mut hashes: Vec<u32> =
            words.windows(SHINGLE).map(|run| (mixed(run.iter().copied()) >> 32) as u32).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.shrink_to_fit();
        Self { hashes, words: words.len(), whole: mixed(words.iter().copied()) }
    }

    /// Those by which pairs are found.
    fn kept(&self) -> impl Iterator<Item = u32> {
        self.hashes.iter().copied().filter(|hash| hash % KEPT == 0)
    }
}

/// Groups of two or more texts that are linked by shared shingles.
fn groups(shingles: &[Shingles]) -> Vec<Vec<usize>> {
    // Hash and place in one number, which is sorted in half the time of a pair.
    let mut index: Vec<u64> = Vec::new();
    for (place, own) in shingles.iter().enumerate() {
        index.extend(own.kept().map(|hash| u64::from(hash) << 32 | place as u64));
    }
    index.par_sort_unstable();
    let place_of = |entry: u64| entry as u32;
    // For each text where the texts begin that share one of its shingles.
    let mut shared_by: Vec<Vec<u32>> = vec![Vec::new(); shingles.len()];
    let mut start = 0;
    for run in index.chunk_by(|a, b| a >> 32 == b >> 32) {
        if (2..=STANDING).contains(&run.len()) {
            run[1..].iter().for_each(|&entry| shared_by[place_of(entry) as usize].push(start));
        }
        start += run.len() as u32;
    }
    let pairs_of = |shared: &mut Tally<u32>, place: usize| {
        for &start in &shared_by[place] {
            let texts = index[start as usize..].iter().map(|&entry| place_of(entry));
            texts.take_while(|&other| (other as usize) < place).for_each(|other| shared.add(other, 1));
        }
        let mut pairs: Vec<usize> = Vec::new();
        shared.drain(|other, count| {
            let other = other as usize;
            if count >= HINT && contained(&shingles[place], &shingles[other]) >= SHARED {
                pairs.push(other);
            }
        });
        pairs.sort_unstable();
        pairs
    };
    let pairs: Vec<Vec<usize>> =
        (0..shingles.len()).into_par_iter().map_init(|| Tally::new(shingles.len()), pairs_of).collect();
    let mut group: Vec<usize> = (0..shingles.len()).collect();
    let mut first: FxHashMap<(usize, u64), usize> = FxHashMap::default();
    for (place, own) in shingles.iter().enumerate().filter(|(_, own)| own.words > 0) {
        group[place] = *first.entry((own.words, own.whole)).or_insert(place);
    }
    for (place, others) in pairs.into_iter().enumerate() {
        for other in others {
            let (a, b) = (first_of(&group, place), first_of(&group, other));
            group[a.max(b)] = a.min(b);
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in 0..group.len() {
        members.entry(first_of(&group, place)).or_default().push(place);
    }
    members.into_values().filter(|members| members.len() > 1).collect()
}

fn first_of(group: &[usize], mut place: usize) -> usize {
    while group[place] != place {
        place = group[place];
    }
    place
}

/// Share of the smaller set that stands in the larger.
fn contained(a: &Shingles, b: &Shingles) -> f64 {
    let (mut own, mut others, mut shared) = (0, 0, 0_usize);
    // Both ascend; steps are sums and not branches, since which of two hashes is smaller cannot be foretold.
    while let (Some(one), Some(other)) = (a.hashes.get(own), b.hashes.get(others)) {
        shared += usize::from(one == other);
        own += usize::from(one <= other);
        others += usize::from(other <= one);
    }
    shared as f64 / a.hashes.len().min(b.hashes.len()).max(1) as f64
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
        let text = |id, outlet, date| Text { id, outlet, date, agency: "" };
        let texts = [
            (text("b", "Valley Star", "2031-03-02"), reprint.as_str()),
            (text("a", "Coast Wire", "2031-03-01"), wire.as_str()),
            (text("c", "Harbour Post", "2031-03-02"), own.as_str()),
            (text("d", "Valley Star", "2031-03-02"), ""),
        ];
        assert_eq!(found(&texts), ["a", "", "", ""]);
        let partly = [texts[1], (text("e", "Valley Star", "2031-03-01"), half.as_str())];
        assert_eq!(found(&partly), ["", ""]);
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
}
