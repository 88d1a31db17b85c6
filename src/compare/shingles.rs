//! The runs of five words of a text, and which texts hold many of another's.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::tally::Tally;
use super::terms::mixed;

/// Words of a shingle.
const SHINGLE: usize = 5;

/// Share of a text's shingles that an earlier text must hold for it to be a copy.
const SHARED: f64 = 0.5;

/// One shingle in so many is kept to find pairs of long texts; the pairs are then checked on all.
const KEPT: u32 = 4;

/// Words below which all shingles of a text are kept: a fourth of so few may miss a pair.
const SHORT: usize = 100;

/// Fewest kept shingles that two texts must share to be checked; fewer where half of a short one are fewer.
const HINT: usize = 5;

/// The same of a longer text, one in so many of its shingles: in a copy two and a half times as many are to be expected.
const HINT_OF: usize = 20;

/// Texts in which a shingle may stand and still hint at each of them; more is a standing phrase, or what all print.
const STANDING: usize = 400;

/// Texts at which such a shingle still hints: the earliest, among which the original of what all print is.
const EARLIEST: usize = 10;

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

    /// Words of the text.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// What texts have in common that are the same word for word; none for a text without words.
    pub(super) fn whole(&self) -> Option<(usize, u64)> {
        (self.words > 0).then_some((self.words, self.whole))
    }

    fn is_short(&self) -> bool {
        self.words < SHORT
    }

    /// Kept shingles that another text must share to be checked for holding this one.
    fn hint(&self) -> usize {
        let shingles = self.hashes.len();
        if self.is_short() { HINT.min(shingles.div_ceil(2)) } else { HINT.max(shingles / HINT_OF) }
    }

    /// How many of its shingles stand in another text.
    fn shared(&self, other: &Self) -> usize {
        let (mut own, mut others, mut shared) = (0, 0, 0);
        // Both ascend; steps are sums and not branches, since which of two hashes is smaller cannot be foretold.
        while let (Some(a), Some(b)) = (self.hashes.get(own), other.hashes.get(others)) {
            shared += usize::from(a == b);
            own += usize::from(a <= b);
            others += usize::from(b <= a);
        }
        shared
    }
}

/// A text that holds at least half of another's shingles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// Its place.
    pub by: usize,
    /// How many of them.
    pub shared: usize,
}

/// For each text those before it that hold at least half of its shingles.
pub(super) fn held_by_earlier(texts: &[&Shingles]) -> Vec<Vec<Held>> {
    let index = index(texts);
    let place_of = |entry: u64| entry as u32;
    // For each text where the texts begin that share one of its shingles.
    let mut shared_by: Vec<Vec<u32>> = vec![Vec::new(); texts.len()];
    let mut start = 0;
    for run in index.chunk_by(|a, b| a >> 32 == b >> 32) {
        run[1..].iter().for_each(|&entry| shared_by[place_of(entry) as usize].push(start));
        start += run.len() as u32;
    }
    let held = |hints: &mut Tally<u32>, place: usize| {
        for &start in &shared_by[place] {
            let run = &index[start as usize..];
            let standing = run.get(STANDING).is_some_and(|&entry| entry >> 32 == run[0] >> 32);
            let most = if standing { EARLIEST } else { STANDING };
            let others = run.iter().take(most).map(|&entry| place_of(entry));
            others.take_while(|&other| (other as usize) < place).for_each(|other| hints.add(other, 1));
        }
        let own = texts[place];
        let mut held = Vec::new();
        hints.drain(|other, hints| {
            if hints as usize >= own.hint() {
                held.push(Held { by: other as usize, shared: own.shared(texts[other as usize]) });
            }
        });
        held.retain(|held| held.shared as f64 >= SHARED * own.hashes.len() as f64);
        held
    };
    (0..texts.len()).into_par_iter().map_init(|| Tally::new(texts.len()), held).collect()
}

/// The kept shingles of all texts, each with the place of its text, sorted: of long texts one in [`KEPT`] and those that
/// a short text has too, of short ones all. Both in one number, which is sorted in half the time of a pair.
fn index(texts: &[&Shingles]) -> Vec<u64> {
    let of_short: FxHashSet<u32> =
        texts.iter().filter(|text| text.is_short()).flat_map(|text| text.hashes.iter().copied()).collect();
    let mut index: Vec<u64> = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let kept = text.hashes.iter().filter(|&hash| hash % KEPT == 0 || of_short.contains(hash));
        index.extend(kept.map(|&hash| u64::from(hash) << 32 | place as u64));
    }
    index.par_sort_unstable();
    index
}
