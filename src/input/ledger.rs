//! The accounts of all files, and how many of their faults are told.

use std::collections::{BTreeMap, VecDeque};

use crate::error::{Fault, Place};
use crate::input::account::Account;
use crate::input::trouble::{Reason, Trouble};

/// Faults of one reason told of one file; what is beyond is counted.
pub(super) const TOLD_OF_FILE: u64 = 5;
/// Faults of one reason told over all files.
pub(super) const TOLD_IN_ALL: u64 = 50;

/// How often a reason was told, and how often it was kept back.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    here: u64,
    kept_here: u64,
    in_all: u64,
    kept_in_all: u64,
}

/// The accounts and the faults that wait to be told.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// One account a file, in the order of the files; the last is the one being read.
    pub accounts: Vec<Account>,
    /// Faults to be told.
    pub faults: VecDeque<Fault>,
    told: BTreeMap<Reason, Told>,
}

impl Ledger {
    /// Begins with faults that belong to no file.
    pub fn new(faults: Vec<Fault>) -> Self {
        Self { faults: faults.into(), ..Self::default() }
    }

    /// Begins the account of a file.
    pub fn begin(&mut self, file: String) {
        self.accounts.push(Account::new(file));
        for told in self.told.values_mut() {
            (told.here, told.kept_here) = (0, 0);
        }
    }

    /// The account of the file that is being read.
    pub fn account(&mut self) -> &mut Account {
        if self.accounts.is_empty() {
            self.accounts.push(Account::default());
        }
        let last = self.accounts.len() - 1;
        &mut self.accounts[last]
    }

    /// Counts a trouble, and tells it unless enough of its kind were told.
    pub fn tell(&mut self, trouble: Trouble) {
        let account = self.account();
        account.count(&trouble);
        let file = account.place();
        let told = self.told.entry(trouble.reason).or_default();
        if told.in_all >= TOLD_IN_ALL {
            told.kept_in_all += 1;
        } else if told.here >= TOLD_OF_FILE {
            told.kept_here += 1;
        } else {
            told.here += 1;
            told.in_all += 1;
            self.faults.push_back(trouble.at(&file));
        }
    }

    /// Counts what is so in most rows of a file if it is in one, and tells it of the first.
    pub fn tell_once(&mut self, trouble: Trouble) {
        let account = self.account();
        account.count(&trouble);
        let first = account.warnings.iter().any(|tally| tally.reason == trouble.reason && tally.count == 1);
        if first {
            let fault = trouble.at(&account.place());
            self.faults.push_back(fault);
        }
    }

    /// Tells how much of the file was kept back.
    pub fn end(&mut self) {
        let place = Place::file(self.account().file.clone());
        for (reason, told) in self.told.iter_mut().filter(|(_, told)| told.kept_here > 0) {
            self.faults.push_back(more(place.clone(), told.kept_here, *reason));
            told.kept_here = 0;
        }
    }

    /// Tells how much of all files was kept back.
    pub fn end_of_all(&mut self) {
        for (reason, told) in std::mem::take(&mut self.told) {
            if told.kept_in_all > 0 {
                self.faults.push_back(more(Place::file("all files"), told.kept_in_all, reason));
            }
        }
    }
}

fn more(place: Place, count: u64, reason: Reason) -> Fault {
    Fault::new(place, format!("{count} more: {}", reason.label()), "the account of each file counts them")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_faults_is_told_in_a_few_lines_and_counted_in_full() {
        let mut ledger = Ledger::default();
        for file in 0..20 {
            ledger.begin(format!("{file}.csv"));
            for row in 0..100 {
                ledger.tell(Trouble::row(Reason::TooFewFields, row, "", ""));
            }
            ledger.end();
        }
        ledger.end_of_all();
        let told: Vec<String> = ledger.faults.iter().map(Fault::to_string).collect();
        assert_eq!(told.len(), 50 + 9 + 1, "{told:#?}");
        assert!(told[5].starts_with("0.csv: 95 more: too few fields"), "{}", told[5]);
        assert_eq!(ledger.accounts.iter().map(Account::skipped).sum::<u64>(), 2000);
        let kept: u64 = told
            .iter()
            .filter_map(|line| line.split_once(" more").and_then(|(n, _)| n.rsplit(' ').next()?.parse::<u64>().ok()))
            .sum();
        assert_eq!(kept + 50, 2000);
    }
}
