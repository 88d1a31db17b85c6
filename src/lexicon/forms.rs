//! The forms of an entry: one text, so that thousands of entries are read without an allocation for each form.

/// Every form, the lemma first, none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// One after the other.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Forms {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds a form given in pieces, if it is not there yet.
    pub fn add(&mut self, pieces: &[&str]) {
        let start = self.text.len();
        for piece in pieces {
            self.text.push_str(piece);
        }
        let (known, new) = self.text.as_bytes().split_at(start);
        let mut from = 0;
        let there = self.ends.iter().any(|&end| {
            let end = end as usize;
            let same = end - from == new.len() && known[from..end] == *new;
            from = end;
            same
        });
        if there {
            self.text.truncate(start);
        } else {
            self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        }
    }

    /// Adds the possessive of every form from the one numbered `first` on that takes `'s`: a plural in -s takes only the
    /// mark, which is a token of its own. The first is no plural.
    pub fn own(&mut self, first: usize) {
        for number in first..self.len() {
            let form = self.form(number);
            if number == first || !form.ends_with('s') {
                let form = form.to_owned();
                self.add(&[&form, "'s"]);
            }
        }
    }

    /// The form with that number.
    fn form(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[number] as usize]
    }

    /// Each form as spelt.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.form(number))
    }
}

impl FromIterator<String> for Forms {
    fn from_iter<I: IntoIterator<Item = String>>(forms: I) -> Self {
        let mut all = Self::default();
        forms.into_iter().for_each(|form| all.add(&[&form]));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_stands_twice() {
        let mut forms: Forms = ["bank", "banks", "bank"].map(str::to_owned).into_iter().collect();
        assert!(forms.iter().eq(["bank", "banks"]));
        let first = forms.len();
        forms.add(&["press ", "officer"]);
        forms.add(&["press ", "officers"]);
        forms.own(first);
        assert!(forms.iter().eq(["bank", "banks", "press officer", "press officers", "press officer's"]));
    }
}
