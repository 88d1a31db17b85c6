//! The forms of entries: one text for a file, so that thousands of rows are read without an allocation for each form.

use std::ops::Range;
use std::sync::Arc;

/// The ids and forms of all entries of a file, as they are gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    /// One after the other.
    text: String,
    /// Where each form ends.
    ends: Vec<u32>,
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

/// The forms of an entry, the lemma first, none twice; a copy is cheap.
#[derive(Clone, Debug)]
pub struct Forms {
    all: Arc<Gathered>,
    place: Place,
}

impl Gathered {
    /// Begins an entry: the forms added from here on are its own.
    pub fn open(&mut self, category: &str) {
        self.open.category = number(self.text.len());
        self.text.push_str(category);
        self.text.push(':');
        self.open.first = number(self.text.len());
        self.open.from = number(self.ends.len());
    }

    /// How many forms the open entry has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len() - self.open.from as usize
    }

    /// Whether the open entry has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a form given in pieces, if the open entry does not have it yet.
    pub fn add(&mut self, pieces: &[&str]) {
        let start = self.text.len();
        for piece in pieces {
            self.text.push_str(piece);
        }
        let (known, new) = self.text.as_bytes().split_at(start);
        let mut from = self.open.first as usize;
        let there = self.ends[self.open.from as usize..].iter().any(|&end| {
            let end = end as usize;
            let same = end - from == new.len() && known[from..end] == *new;
            from = end;
            same
        });
        if there {
            self.text.truncate(start);
        } else {
            self.ends.push(number(self.text.len()));
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
        Place { to: number(self.ends.len()), ..self.open }
    }

    /// Where a form of an entry stands in the text.
    fn place(&self, of: Place, form: usize) -> Range<usize> {
        let at = of.from as usize + form;
        let start = if form == 0 { of.first } else { self.ends[at - 1] };
        start as usize..self.ends[at] as usize
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
