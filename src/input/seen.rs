//! What tells articles apart, in constant memory: a table of hashes and a row of texts, which grow in temporary files.
//!
//! Small collections stay in memory. Where no temporary file can be made or written, all of them do.

use std::fmt;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Cursor, ErrorKind, Read, Seek, SeekFrom, Write};
use std::num::NonZero;

/// Bytes that stay in memory; a store that grows beyond moves to a file.
const BORDER: u64 = 1 << 18;
/// Bytes of a slot: a key and its number.
const SLOT: usize = 16;
/// Slots that are read at once.
const SLOTS: u64 = 64;
/// Bytes of a block of slots.
const BLOCK: usize = SLOT * SLOTS as usize;
/// Words of marks, at most; beyond 100,000 keys the marks of some meet.
const MARKS: u64 = 1 << 15;

/// What a key is given.
pub(super) type Number = NonZero<u64>;

/// Where the bytes of a store lie: in memory, or in a file.
pub(super) trait Medium: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Medium for T {}

/// When a store leaves the memory, and where to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spill {
    /// Bytes that stay in memory.
    pub border: u64,
    /// Makes what the rest goes to.
    pub make: fn() -> io::Result<Box<dyn Medium>>,
}

impl Default for Spill {
    fn default() -> Self {
        // The file has no name, and is gone with the process, however that ends.
        Self { border: BORDER, make: || Ok(Box::new(tempfile::tempfile()?)) }
    }
}

impl Spill {
    /// The same, but from now on all stays in memory.
    pub const fn stopped(self) -> Self {
        Self { border: u64::MAX, ..self }
    }
}

/// Keys of eight bytes, each with a number.
///
/// A key lies in the block that its place among all keys leads to, or where
/// that is full, in the next that is not. At most half of the slots are taken,
/// so that the first block nearly always is the only one that is read. A key
/// without a mark is new, and nothing is read.
pub(super) struct Table {
    store: Box<dyn Medium>,
    spill: Spill,
    /// Slots that are taken in each block; they are its first.
    taken: Vec<u8>,
    /// A bit for the place of each key among so many.
    marks: Vec<u64>,
    keys: u64,
    /// Spreads the keys; of this run only, so that nobody can choose ids that all lie in one block.
    spread: u64,
    lost: Option<io::Error>,
}

impl Table {
    /// An empty table.
    pub fn new(spill: Spill) -> Self {
        let spread = RandomState::new().build_hasher().finish() | 1;
        let (taken, marks) = (Vec::new(), Vec::new());
        Self { store: Box::new(Cursor::new(Vec::new())), spill, taken, marks, keys: 0, spread, lost: None }
    }

    /// The number that the key has; where it has none, none, and from now on this one.
    pub fn put_new(&mut self, key: u64, number: Number) -> Option<Number> {
        self.put(key, number, false)
    }

    /// Gives the key another number.
    pub fn renumber(&mut self, key: u64, number: Number) {
        self.put(key, number, true);
    }

    /// Why all keys until then were forgotten, once, if they were: what had left the memory could not be read.
    pub fn lost(&mut self) -> Option<io::Error> {
        self.lost.take()
    }

    /// The number of the key before.
    fn put(&mut self, key: u64, number: Number, again: bool) -> Option<Number> {
        loop {
            match self.try_put(key, number, again) {
                Ok(before) => return before,
                // It goes on empty and in memory, where nothing fails.
                Err(error) => *self = Self { lost: Some(error), ..Self::new(self.spill.stopped()) },
            }
        }
    }

    fn try_put(&mut self, key: u64, number: Number, again: bool) -> io::Result<Option<Number>> {
        if (self.keys + 1) * 2 > self.taken.len() as u64 * SLOTS {
            self.grow()?;
        }
        let (word, mark) = self.mark(key, self.marks.len());
        let before = if self.marks[word] & mark != 0 { self.find(key)? } else { None };
        match before {
            None => self.add(key, number)?,
            Some((slot, _)) if again => self.write(slot, key, number)?,
            Some(_) => {}
        }
        Ok(before.map(|(_, number)| number))
    }

    /// The slot of the key, and its number.
    fn find(&mut self, key: u64) -> io::Result<Option<(u64, Number)>> {
        let mut block = self.home(key, self.taken.len());
        loop {
            let slots = read(&mut *self.store, block)?;
            let taken = self.taken[block];
            for (slot, filled) in (block as u64 * SLOTS..).zip(cut(&slots, taken)) {
                let (held, number) = filled?;
                if held == key {
                    return Ok(Some((slot, number)));
                }
            }
            if u64::from(taken) < SLOTS {
                return Ok(None);
            }
            block = (block + 1) % self.taken.len();
        }
    }

    /// The place of a key among so many: of keys in their order the places are so too, among however many.
    const fn home(&self, key: u64, places: usize) -> usize {
        ((key.wrapping_mul(self.spread) as u128 * places as u128) >> 64) as usize
    }

    /// The word of the key's mark among so many, and the bit.
    const fn mark(&self, key: u64, words: usize) -> (usize, u64) {
        let mark = self.home(key, words * 64);
        (mark / 64, 1 << (mark % 64))
    }

    /// Adds a key that is not there.
    fn add(&mut self, key: u64, number: Number) -> io::Result<()> {
        let mut block = self.home(key, self.taken.len());
        while u64::from(self.taken[block]) == SLOTS {
            block = (block + 1) % self.taken.len();
        }
        self.write(block as u64 * SLOTS + u64::from(self.taken[block]), key, number)?;
        self.taken[block] += 1;
        self.keys += 1;
        let (word, mark) = self.mark(key, self.marks.len());
        self.marks[word] |= mark;
        Ok(())
    }

    /// Fills a slot. Where the disk takes no more, all comes back to memory.
    fn write(&mut self, slot: u64, key: u64, number: Number) -> io::Result<()> {
        let (place, bytes) = (SeekFrom::Start(slot * SLOT as u64), bytes(key, number));
        let written = self.store.seek(place).and_then(|_| self.store.write_all(&bytes));
        if written.is_err() {
            self.spill = self.spill.stopped();
            let mut all = Vec::with_capacity(self.taken.len() * BLOCK);
            for block in 0..self.taken.len() {
                all.extend(read(&mut *self.store, block)?);
            }
            self.store = Box::new(Cursor::new(all));
            self.store.seek(place)?;
            self.store.write_all(&bytes)?;
        }
        Ok(())
    }

    /// Makes room for as many keys again.
    fn grow(&mut self) -> io::Result<()> {
        let size = (self.taken.len() * 2).max(1) * BLOCK;
        if size as u64 > self.spill.border {
            let grown = (self.spill.make)().and_then(|store| self.grow_into(store));
            // Whatever it was: if what is there can be read, it can be had in memory.
            match grown {
                Ok(()) => return Ok(()),
                Err(_) => self.spill = self.spill.stopped(),
            }
        }
        self.grow_into(Box::new(Cursor::new(Vec::with_capacity(size))))
    }

    /// Goes over to an empty store; the old one is left only when the new one is whole.
    fn grow_into(&mut self, mut store: Box<dyn Medium>) -> io::Result<()> {
        let blocks = (self.taken.len() * 2).max(1);
        let mut marks = vec![0; (blocks as u64 * 8).min(MARKS) as usize];
        let mut taken = Vec::with_capacity(blocks);
        if self.taken.is_empty() {
            store.write_all(&[0; BLOCK])?;
            taken.push(0);
        }
        let mut strays = Vec::new();
        for (block, held) in self.taken.iter().enumerate() {
            // The keys of a block belong in two that follow one another, so that the new store is filled in order.
            let (mut pair, mut filled) = ([[0; BLOCK]; 2], [0_u8; 2]);
            for slot in cut(&read(&mut *self.store, block)?, *held) {
                let (key, number) = slot?;
                match self.home(key, blocks).checked_sub(block * 2) {
                    Some(half @ (0 | 1)) => {
                        pair[half][usize::from(filled[half]) * SLOT..][..SLOT].copy_from_slice(&bytes(key, number));
                        filled[half] += 1;
                        let (word, mark) = self.mark(key, marks.len());
                        marks[word] |= mark;
                    }
                    _ => strays.push((key, number)),
                }
            }
            store.write_all(pair.as_flattened())?;
            taken.extend(filled);
        }
        let keys = self.keys - strays.len() as u64;
        let mut grown = Self { store, taken, marks, keys, lost: self.lost.take(), ..*self };
        for (key, number) in strays {
            grown.add(key, number)?;
        }
        *self = grown;
        Ok(())
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("keys", &self.keys).field("spill", &self.spill).finish_non_exhaustive()
    }
}

/// A block of a table.
fn read(store: &mut dyn Medium, block: usize) -> io::Result<[u8; BLOCK]> {
    let mut slots = [0; BLOCK];
    store.seek(SeekFrom::Start(block as u64 * BLOCK as u64))?;
    store.read_exact(&mut slots)?;
    Ok(slots)
}

/// The slots of a block that are taken: keys and their numbers. No number is 0, as what a disk has lost is.
fn cut(slots: &[u8; BLOCK], taken: u8) -> impl Iterator<Item = io::Result<(u64, Number)>> {
    let slots = slots.as_chunks::<8>().0.as_chunks::<2>().0.iter().take(usize::from(taken));
    slots.map(|[key, number]| {
        let number = Number::new(u64::from_le_bytes(*number)).ok_or(ErrorKind::InvalidData)?;
        Ok((u64::from_le_bytes(*key), number))
    })
}

fn bytes(key: u64, number: Number) -> [u8; SLOT] {
    let mut slot = [0; SLOT];
    slot[..8].copy_from_slice(&key.to_le_bytes());
    slot[8..].copy_from_slice(&number.get().to_le_bytes());
    slot
}

/// Texts one behind the other, each with its length before it.
pub(super) struct Texts {
    /// What left the memory, and its length.
    left: Option<Box<dyn Medium>>,
    length: u64,
    /// What did not, as yet.
    tail: Vec<u8>,
    spill: Spill,
}

impl Texts {
    /// No text.
    pub fn new(spill: Spill) -> Self {
        Self { left: None, length: 0, tail: Vec::new(), spill }
    }

    /// Where the next text will be.
    pub fn end(&self) -> u64 {
        self.length + self.tail.len() as u64
    }

    /// Adds a text at the end.
    pub fn push(&mut self, text: &str) {
        self.tail.extend((text.len() as u64).to_le_bytes());
        self.tail.extend(text.as_bytes());
        // A text lies whole on one side of the border.
        if self.tail.len() as u64 > self.spill.border && self.leave().is_err() {
            self.spill = self.spill.stopped();
        }
    }

    fn leave(&mut self) -> io::Result<()> {
        if self.left.is_none() {
            self.left = Some((self.spill.make)()?);
        }
        if let Some(left) = &mut self.left {
            left.seek(SeekFrom::Start(self.length))?;
            left.write_all(&self.tail)?;
            self.length += self.tail.len() as u64;
            self.tail = Vec::new();
        }
        Ok(())
    }

    /// The text at a place.
    ///
    /// # Errors
    /// It left the memory and cannot be read.
    pub fn at(&mut self, place: u64) -> io::Result<String> {
        let mut text = String::new();
        let length = match (place.checked_sub(self.length), &mut self.left) {
            (None, Some(left)) => {
                left.seek(SeekFrom::Start(place))?;
                one(left, &mut text)?
            }
            (inside, _) => one(&mut self.tail.get(inside.unwrap_or(0) as usize..).unwrap_or_default(), &mut text)?,
        };
        if text.len() as u64 == length { Ok(text) } else { Err(ErrorKind::UnexpectedEof.into()) }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("end", &self.end()).field("spill", &self.spill).finish_non_exhaustive()
    }
}

/// Reads one text; its length as it should be.
fn one(from: &mut dyn Read, text: &mut String) -> io::Result<u64> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    from.take(length).read_to_string(text)?;
    Ok(length)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    /// A file that fails when it was written, read or moved in so often.
    struct Failing {
        file: Cursor<Vec<u8>>,
        writes: usize,
        reads: usize,
    }

    impl Failing {
        const NEVER: usize = usize::MAX;

        fn once(left: &mut usize) -> io::Result<()> {
            *left = left.checked_sub(1).ok_or(ErrorKind::StorageFull)?;
            Ok(())
        }
    }

    impl Read for Failing {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            Self::once(&mut self.reads)?;
            self.file.read(bytes)
        }
    }

    impl Write for Failing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            // What a full disk takes of the last is a part.
            let part = if self.writes == 0 {
                0
            } else if self.writes == 1 {
                bytes.len() / 2
            } else {
                bytes.len()
            };
            Self::once(&mut self.writes)?;
            self.file.write(&bytes[..part.max(1)])
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Failing {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.file.seek(to)
        }
    }

    fn failing<const WRITES: usize, const READS: usize>() -> io::Result<Box<dyn Medium>> {
        Ok(Box::new(Failing { file: Cursor::default(), writes: WRITES, reads: READS }))
    }

    /// Places to go to that all must give the same answers, the reads of none failing.
    fn spills() -> Vec<Spill> {
        let makes: [fn() -> io::Result<Box<dyn Medium>>; 9] = [
            || Ok(Box::new(tempfile::tempfile()?)),
            || Err(ErrorKind::PermissionDenied.into()),
            failing::<{ Failing::NEVER }, { Failing::NEVER }>,
            failing::<0, { Failing::NEVER }>,
            failing::<1, { Failing::NEVER }>,
            failing::<2, { Failing::NEVER }>,
            failing::<3, { Failing::NEVER }>,
            failing::<20, { Failing::NEVER }>,
            failing::<200, { Failing::NEVER }>,
        ];
        let borders = [0, 2 * BLOCK as u64, 4 * BLOCK as u64];
        borders.iter().flat_map(|&border| makes.map(|make| Spill { border, make })).collect()
    }

    fn number(number: u64) -> Number {
        Number::new(number).expect("a number")
    }

    /// Asks a table and a map the same.
    fn ask(table: &mut Table, map: &mut HashMap<u64, Number>, key: u64, given: u64) {
        let before = map.get(&key).copied();
        assert_eq!(table.put_new(key, number(given)), before, "{key}");
        map.entry(key).or_insert(number(given));
        if given.is_multiple_of(3) {
            table.renumber(key, number(given + 1));
            map.insert(key, number(given + 1));
        }
    }

    #[test]
    fn a_table_answers_as_a_map_does_wherever_it_lies() {
        for spill in spills() {
            let (mut table, mut map) = (Table::new(spill), HashMap::new());
            let mut key = 1_u64;
            for given in 1..3_000 {
                // Every other key comes again later.
                key = key.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                for key in [key % 3_000, key, u64::MAX, 0] {
                    ask(&mut table, &mut map, key, given);
                }
            }
            assert!(table.lost().is_none());
            assert_eq!(table.keys, map.len() as u64);
            assert!(table.taken.len() as u64 * SLOTS >= 2 * table.keys, "{table:?}");
            for (key, held) in map {
                assert_eq!(table.put_new(key, number(9)), Some(held));
            }
        }
    }

    #[test]
    fn keys_that_crowd_in_few_blocks_are_all_found() {
        for spill in spills() {
            let (mut table, mut map) = (Table::new(spill), HashMap::new());
            table.spread = 1;
            // All of the first lie in the last block, and what does not fit there in the blocks from the beginning.
            for key in (0..300).map(|place| u64::MAX - place).chain(0..300) {
                ask(&mut table, &mut map, key, key % 7 + 1);
            }
            for (key, held) in map {
                assert_eq!(table.put_new(key, number(9)), Some(held));
            }
        }
    }

    proptest! {
        #[test]
        fn any_keys_are_found_with_their_numbers(
            keys in proptest::collection::vec((prop_oneof![0..200_u64, any::<u64>(), Just(0), Just(u64::MAX)], 1..9_u64), 0..800),
            border in 0..8_u64,
        ) {
            let spill = Spill { border: border * BLOCK as u64, ..Spill::default() };
            let (mut table, mut map) = (Table::new(spill), HashMap::new());
            for (key, given) in keys {
                ask(&mut table, &mut map, key, given);
            }
        }
    }

    #[test]
    fn what_cannot_be_read_again_is_said_once_and_it_goes_on() {
        let makes: [fn() -> io::Result<Box<dyn Medium>>; 2] =
            [failing::<{ Failing::NEVER }, 0>, failing::<{ Failing::NEVER }, 100>];
        for make in makes {
            let mut table = Table::new(Spill { border: 0, make });
            let mut lost = Vec::new();
            for key in 0..1_000 {
                assert_eq!(table.put_new(key, number(1)), None);
                assert_eq!(table.put_new(key, number(2)).map(Number::get).unwrap_or(1), 1);
                lost.extend(table.lost().map(|_| key));
            }
            assert_eq!(lost.len(), 1);
            // What came after is still known.
            let known = |key: &u64| *key > lost[0];
            assert!((0..1_000).filter(known).all(|key| table.put_new(key, number(3)).is_some()));
            assert_eq!(table.put_new(0, number(3)).is_some(), lost[0] == 0);
        }
    }

    #[test]
    fn texts_are_found_again_wherever_they_lie() {
        let written = |place: u64| "é\n".repeat(place as usize % 50) + &place.to_string();
        for spill in spills() {
            let mut texts = Texts::new(spill);
            let places: Vec<u64> = (0..500)
                .map(|text| {
                    let place = texts.end();
                    texts.push(&written(text));
                    place
                })
                .collect();
            for (text, place) in (0..).zip(places) {
                assert_eq!(texts.at(place).expect("the text"), written(text), "{spill:?}");
            }
        }
    }

    #[test]
    fn a_text_that_cannot_be_read_again_is_an_error() {
        let mut texts = Texts::new(Spill { border: 0, make: failing::<{ Failing::NEVER }, 0> });
        texts.push("a");
        assert!(texts.at(0).is_err());
    }

    #[test]
    fn what_is_beyond_the_border_lies_in_a_file() {
        let spill = Spill::default();
        let (mut table, mut texts) = (Table::new(spill), Texts::new(spill));
        for key in 0..50_000 {
            table.put_new(key, number(1));
            texts.push("an id of some length");
        }
        assert!(texts.tail.capacity() as u64 <= 3 * spill.border && texts.left.is_some(), "{texts:?}");
        assert!(table.lost().is_none() && table.spill.border == BORDER, "{table:?}");
    }
}
