//! The forms of entries: one text for a file, so that thousands of rows are read without an allocation for each form.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The ids and forms of all entries of a file, as they are gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    /// One after the other.
    text: Cow<'static, str>,
    /// Where each form ends, as numbers of four bytes, the lowest first.
    ends: Cow<'static, [u8]>,
    /// The entry that is being read.
    open: Place,
}

/// Where an entry stands among the forms of its file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// Where its category begins in the text; the first form follows it and a colon, so that all three are its id.
    category: u32,
    /// Where its first form begins.
    first: u32,
    /// The numbers of its forms.
    from: u32,
    to: u32,
}

impl Place {
    /// Bytes of a place that is packed.
    pub const WIDTH: usize = 16;

    /// As numbers of four bytes, the lowest first.
    #[must_use]
    pub fn packed(self) -> [u8; Self::WIDTH] {
        let mut packed = [0; Self::WIDTH];
        let numbers = [self.category, self.first, self.from, self.to].map(u32::to_le_bytes);
        packed.copy_from_slice(numbers.as_flattened());
        packed
    }

    /// The place of such numbers.
    #[must_use]
    pub fn read(packed: &[u8; Self::WIDTH]) -> Self {
        let number = |at: usize| u32::from_le_bytes(packed.as_chunks().0[at]);
        Self { category: number(0), first: number(1), from: number(2), to: number(3) }
    }
}

/// The forms of an entry, the lemma first, none twice; a copy is cheap.
#[derive(Clone, Debug)]
pub struct Forms {
    all: Arc<Gathered>,
    place: Place,
}

impl Gathered {
    /// What was gathered when the program was built: [`Gathered::text`] and [`Gathered::ends`].
    #[must_use]
    pub const fn built(text: &'static str, ends: &'static [u8]) -> Self {
        let open = Place { category: 0, first: 0, from: 0, to: 0 };
        Self { text: Cow::Borrowed(text), ends: Cow::Borrowed(ends), open }
    }

    /// The text of all forms.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each form ends in it, as numbers of four bytes, the lowest first.
    #[must_use]
    pub fn ends(&self) -> &[u8] {
        &self.ends
    }

    /// Where a form ends.
    fn end(&self, form: usize) -> usize {
        u32::from_le_bytes(self.ends.as_chunks().0[form]) as usize
    }

    fn count(&self) -> usize {
        self.ends.as_chunks::<4>().0.len()
    }

    /// Begins an entry: the forms added from here on are its own.
    pub fn open(&mut self, category: &str) {
        self.open.category = number(self.text.len());
        let text = self.text.to_mut();
        text.push_str(category);
        text.push(':');
        self.open.first = number(self.text.len());
        self.open.from = number(self.count());
    }

    /// How many forms the open entry has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count() - self.open.from as usize
    }

    /// Whether the open entry has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a form given in pieces, if the open entry does not have it yet.
    pub fn add(&mut self, pieces: &[&str]) {
        let start = self.text.len();
        let text = self.text.to_mut();
        pieces.iter().for_each(|piece| text.push_str(piece));
        let (known, new) = self.text.as_bytes().split_at(start);
        let there = (0..self.len()).any(|form| known[self.place(self.open, form)] == *new);
        if there {
            self.text.to_mut().truncate(start);
        } else {
            let end = number(self.text.len());
            self.ends.to_mut().extend(end.to_le_bytes());
        }
    }

    /// Adds the possessive of every form of the open entry from the one numbered `first` on that takes `'s`: a plural in
    /// -s takes only the mark, which is a token of its own. The first is no plural.
    pub fn own(&mut self, first: usize) {
        for number in first..self.len() {
            let place = self.place(self.open, number);
            if number == first || !self.text[place.clone()].ends_with('s') {
                let form = self.text[place].to_owned();
                self.add(&[&form, "'s"]);
            }
        }
    }

    /// Ends the open entry.
    pub fn close(&mut self) -> Place {
        Place { to: number(self.count()), ..self.open }
    }

    /// Where a form of an entry stands in the text.
    fn place(&self, of: Place, form: usize) -> Range<usize> {
        let at = of.from as usize + form;
        let start = if form == 0 { of.first as usize } else { self.end(at - 1) };
        start..self.end(at)
    }
}

impl Forms {
    /// The forms at a place of what was gathered.
    #[must_use]
    pub const fn new(all: Arc<Gathered>, place: Place) -> Self {
        Self { all, place }
    }

    /// The forms of an entry that stands alone, such as one that is tried out.
    #[must_use]
    pub fn alone(category: &str, forms: &[&str]) -> Self {
        let mut all = Gathered::default();
        all.open(category);
        forms.iter().for_each(|form| all.add(&[form]));
        let place = all.close();
        Self::new(Arc::new(all), place)
    }

    /// `category:lemma`.
    #[must_use]
    pub fn id(&self) -> &str {
        let first = self.all.place(self.place, 0);
        &self.all.text[self.place.category as usize..first.end]
    }

    /// The category of the id.
    #[must_use]
    pub fn category(&self) -> &str {
        &self.all.text[self.place.category as usize..self.place.first as usize - 1]
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        (self.place.to - self.place.from) as usize
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each form as spelt.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|form| &self.all.text[self.all.place(self.place, form)])
    }
}

/// Lexicons have less than four thousand million letters.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_stands_twice_in_an_entry() {
        let mut all = Gathered::default();
        all.open("company");
        ["bank", "banks", "bank"].iter().for_each(|form| all.add(&[form]));
        let first = all.close();
        all.open("public");
        all.add(&["bank"]);
        let second = all.len();
        all.add(&["press ", "officer"]);
        all.add(&["press ", "officers"]);
        all.own(second);
        let second = all.close();
        let all = Arc::new(all);
        let [first, second] = [first, second].map(|place| Forms::new(Arc::clone(&all), place));
        assert!(first.iter().eq(["bank", "banks"]));
        assert_eq!((first.id(), first.category()), ("company:bank", "company"));
        assert!(second.iter().eq(["bank", "press officer", "press officers", "press officer's"]));
        assert_eq!((second.id(), second.category()), ("public:bank", "public"));
    }
}
