//! Draws the sentences that people code: stratified, with floors for rare strata, and weights that undo both.

use std::collections::BTreeMap;

use crate::stats::random::Random;

/// Most units that a stratum is given for being rare.
const FLOOR: usize = 10;

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Units in all.
    pub n: usize,
    /// Coders.
    pub coders: usize,
    /// Units that every coder codes, for their agreement.
    pub overlap: usize,
    /// Seed of everything random.
    pub seed: u64,
}

/// A stratum of the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// Its values, joined by ` / `.
    pub name: String,
    /// Sentences it holds.
    pub sentences: usize,
    /// Sentences drawn from it.
    pub drawn: usize,
}

/// A sentence that was drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// Its place in the collection.
    pub sentence: usize,
    /// Its stratum.
    pub stratum: usize,
    /// The coder who codes it; `None` if all do.
    pub coder: Option<usize>,
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The strata in the order of their names.
    pub strata: Vec<Stratum>,
    /// The units in the order of the collection.
    pub units: Vec<Unit>,
    plan: Plan,
}

/// Why nothing can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooFew {
    /// The collection holds no sentence.
    NoSentences,
    /// There are more strata than units.
    Strata(usize),
}

impl Drawing {
    /// Draws from the collection, whose sentences are given by the names of their strata.
    ///
    /// A floor of `n / 2 strata`, from 1 to 10, goes to every stratum that holds
    /// as many; the rest goes to the strata by what they still hold. Within a
    /// stratum every sentence has the same chance.
    ///
    /// # Errors
    /// There is no sentence, or there are more strata than units.
    pub fn new<'s>(strata_of: impl IntoIterator<Item = &'s str>, plan: Plan) -> Result<Self, TooFew> {
        let mut held: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut sentences = 0;
        for (sentence, stratum) in strata_of.into_iter().enumerate() {
            held.entry(stratum).or_default().push(sentence);
            sentences += 1;
        }
        let n = plan.n.min(sentences);
        if n == 0 {
            return Err(TooFew::NoSentences);
        }
        if held.len() > n {
            return Err(TooFew::Strata(held.len()));
        }
        let sizes: Vec<usize> = held.values().map(Vec::len).collect();
        let floor = (n / (2 * held.len())).clamp(1, FLOOR);
        let shares = allocate(&sizes, n, floor);
        let everyone = allocate(&shares, plan.overlap.min(n), 0);
        let (mut strata, mut units) = (Vec::new(), Vec::new());
        let mut dealt = 0;
        for (stratum, (name, mut members)) in held.into_iter().enumerate() {
            shuffle(&mut members, &mut Random::named(plan.seed, name));
            strata.push(Stratum { name: name.to_owned(), sentences: members.len(), drawn: shares[stratum] });
            for (place, &sentence) in members[..shares[stratum]].iter().enumerate() {
                let coder = (place >= everyone[stratum]).then(|| {
                    dealt += 1;
                    (dealt - 1) % plan.coders
                });
                units.push(Unit { sentence, stratum, coder });
            }
        }
        units.sort_by_key(|unit| unit.sentence);
        Ok(Self { strata, units, plan })
    }

    /// How many sentences of the collection a unit stands for.
    #[must_use]
    pub fn weight(&self, unit: &Unit) -> f64 {
        let stratum = &self.strata[unit.stratum];
        stratum.sentences as f64 / stratum.drawn as f64
    }

    /// The units of a coder, as places in `units`, in an order of the coder's own.
    #[must_use]
    pub fn order(&self, coder: usize) -> Vec<usize> {
        let own = |place: &usize| self.units[*place].coder.is_none_or(|other| other == coder);
        let mut places: Vec<usize> = (0..self.units.len()).filter(own).collect();
        shuffle(&mut places, &mut Random::named(self.plan.seed, &format!("coder {}", coder + 1)));
        places
    }

    /// The number of each unit in the sheets, from 1: in no order that tells of its outlet or article.
    #[must_use]
    pub fn numbers(&self) -> Vec<usize> {
        let mut numbers: Vec<usize> = (1..=self.units.len()).collect();
        shuffle(&mut numbers, &mut Random::named(self.plan.seed, "units"));
        numbers
    }

    /// Units that every coder codes.
    #[must_use]
    pub fn overlap(&self) -> usize {
        self.units.iter().filter(|unit| unit.coder.is_none()).count()
    }
}

/// Shares `n` among groups: up to `floor` to each, the rest by what each still holds (largest remainder).
///
/// `n` is at most the sum of the sizes, and at least the sum of the floors.
fn allocate(sizes: &[usize], n: usize, floor: usize) -> Vec<usize> {
    let mut shares: Vec<usize> = sizes.iter().map(|&size| size.min(floor)).collect();
    let rest = n - shares.iter().sum::<usize>();
    let open: Vec<usize> = sizes.iter().zip(&shares).map(|(size, share)| size - share).collect();
    let all: usize = open.iter().sum();
    if all == 0 {
        return shares;
    }
    let mut remainders: Vec<(usize, usize)> = Vec::new();
    for (group, &size) in open.iter().enumerate() {
        shares[group] += rest * size / all;
        remainders.push((rest * size % all, group));
    }
    remainders.sort_by_key(|&(remainder, group)| (std::cmp::Reverse(remainder), group));
    let missing = n - shares.iter().sum::<usize>();
    for &(_, group) in remainders.iter().take(missing) {
        shares[group] += 1;
    }
    shares
}

/// Fisher-Yates.
fn shuffle(places: &mut [usize], random: &mut Random) {
    for last in (1..places.len()).rev() {
        places.swap(last, random.below(last as u32 + 1) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::close;

    const PLAN: Plan = Plan { n: 100, coders: 3, overlap: 40, seed: 7 };

    fn collection() -> Vec<&'static str> {
        [vec!["Post / high"; 800], vec!["Post / low"; 190], vec!["Star / low"; 3], vec!["Star / high"; 7]].concat()
    }

    #[test]
    fn rare_strata_have_a_floor_and_weights_undo_it() {
        let drawing = Drawing::new(collection(), PLAN).unwrap();
        let drawn: Vec<(&str, usize)> =
            drawing.strata.iter().map(|stratum| (stratum.name.as_str(), stratum.drawn)).collect();
        assert_eq!(drawn, [("Post / high", 67), ("Post / low", 23), ("Star / high", 7), ("Star / low", 3)]);
        assert_eq!((drawing.units.len(), drawing.overlap()), (100, 40));
        close(drawing.units.iter().map(|unit| drawing.weight(unit)).sum(), 1_000.0);
    }

    #[test]
    fn each_coder_has_an_own_order_and_all_share_the_overlap() {
        let drawing = Drawing::new(collection(), PLAN).unwrap();
        let orders: Vec<Vec<usize>> = (0..3).map(|coder| drawing.order(coder)).collect();
        assert_eq!(orders.iter().map(Vec::len).collect::<Vec<_>>(), [60, 60, 60]);
        let shared = |a: usize, b: usize| orders[a].iter().filter(|place| orders[b].contains(place)).count();
        assert_eq!((shared(0, 1), shared(1, 2)), (40, 40));
        assert!(!orders[0].is_sorted());
        assert_eq!(Drawing::new(collection(), PLAN).unwrap().order(2), orders[2]);
    }

    #[test]
    fn numbers_of_units_tell_nothing_of_their_place() {
        let drawing = Drawing::new(collection(), PLAN).unwrap();
        let numbers = drawing.numbers();
        assert!(!numbers.is_sorted() && numbers == Drawing::new(collection(), PLAN).unwrap().numbers());
        // The ten sentences of the Star are the last of the collection, and stand anywhere.
        let low = numbers[90..].iter().filter(|number| **number <= 50).count();
        assert!((1..10).contains(&low), "{numbers:?}");
        let mut all = numbers;
        all.sort_unstable();
        assert_eq!(all, (1..=100).collect::<Vec<_>>());
    }

    #[test]
    fn a_small_collection_is_coded_whole() {
        let drawing = Drawing::new(["a", "b", "a"], PLAN).unwrap();
        assert_eq!(drawing.units.len(), 3);
        assert!(drawing.units.iter().all(|unit| drawing.weight(unit) == 1.0 && unit.coder.is_none()));
        assert_eq!(Drawing::new([], PLAN).err(), Some(TooFew::NoSentences));
        let many: Vec<String> = (0..200).map(|i| i.to_string()).collect();
        assert_eq!(Drawing::new(many.iter().map(String::as_str), PLAN).err(), Some(TooFew::Strata(200)));
    }

    #[test]
    fn every_sentence_of_a_stratum_has_the_same_chance() {
        let mut seen = [0_u32; 10];
        for seed in 0..2_000 {
            let plan = Plan { n: 3, coders: 1, overlap: 0, seed };
            Drawing::new(["a"; 10], plan).unwrap().units.iter().for_each(|unit| seen[unit.sentence] += 1);
        }
        assert!(seen.iter().all(|&count| (520..680).contains(&count)), "{seen:?}");
    }
}
