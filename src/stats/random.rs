//! A small seeded source of chance, so that the same input gives the same bytes.

/// SplitMix64: one 64-bit word of state, one step and one mix for each number.
///
/// Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators",
/// OOPSLA, doi 10.1145/2660193.2660195.
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The numbers of `seed`.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The numbers of `seed` for one named thing, such as an outlet.
    ///
    /// The name is hashed (FNV-1a, 64 bits) into the seed, so that a further
    /// outlet in the collection changes no interval of the others.
    #[must_use]
    pub fn named(seed: u64, name: &str) -> Self {
        let hash = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        Self::new(mix(seed) ^ hash)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.state)
    }

    /// A whole number from 0 up to, not including, `end`; every one equally often.
    ///
    /// Multiply and shift with rejection: Lemire 2019, "Fast random integer
    /// generation in an interval", doi 10.1145/3230636. `end` must not be 0;
    /// for 0 the answer is 0.
    pub fn below(&mut self, end: u32) -> u32 {
        let end = u64::from(end);
        let mut product = (self.bits() >> 32) * end;
        if product & 0xffff_ffff < end {
            let floor = (1_u64 << 32) % end.max(1);
            while product & 0xffff_ffff < floor {
                product = (self.bits() >> 32) * end;
            }
        }
        (product >> 32) as u32
    }

    /// A number from 0 up to, not including, 1, in steps of 2^-53.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The finalizer of SplitMix64 (Stafford's variant 13).
const fn mix(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_those_of_the_reference() {
        // Vigna's splitmix64.c with the state 1234567.
        let mut random = Random::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.bits()).collect();
        let reference = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(first, reference);
    }

    #[test]
    fn every_number_below_comes_equally_often() {
        let mut random = Random::new(7);
        let mut seen = [0_u32; 7];
        for _ in 0..70_000 {
            seen[random.below(7) as usize] += 1;
        }
        assert!(seen.iter().all(|&count| (9_600..10_400).contains(&count)), "{seen:?}");
        assert_eq!(random.below(1), 0);
        assert_eq!(random.below(0), 0);
    }

    #[test]
    fn names_part_the_streams() {
        let first = |name| Random::named(1, name).bits();
        assert_ne!(first("Harbour Post"), first("Valley Star"));
        assert_eq!(first("Harbour Post"), first("Harbour Post"));
        let mut random = Random::new(3);
        assert!((0..1000).all(|_| (0.0..1.0).contains(&random.share())));
    }
}
