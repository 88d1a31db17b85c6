//! Names of groups that may be one name in several spellings: `The Harbour Post`, `HARBOUR POST`, `harbourpost.example`.

use std::collections::BTreeMap;

/// The names that may be one, each set in the order given, sets of two or more.
pub(super) fn alike<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Vec<&'n str>> {
    let mut sets: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in names {
        sets.entry(core(name)).or_default().push(name);
    }
    sets.into_iter().filter(|(core, names)| !core.is_empty() && names.len() > 1).map(|(_, names)| names).collect()
}

/// Letters and digits of a name in small letters, without `The`, what stands in brackets or behind a semicolon, and
/// without `www.` and what ends an address.
fn core(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let bare = lower.split(['(', '[', ';']).next().unwrap_or_default().trim();
    let bare = if bare.is_empty() { lower.as_str() } else { bare };
    let bare = bare.strip_prefix("the ").unwrap_or(bare);
    let site = bare.strip_prefix("www.").unwrap_or(bare);
    let site = match site.split_once('.') {
        Some((site, ending)) if ending.len() > 1 && !site.contains(' ') && !ending.contains(' ') => site,
        _ => site,
    };
    let site = site.strip_prefix("the-").unwrap_or(site);
    site.replace('&', "and").chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_found() {
        let names = [
            "Daily Courier",
            "Evening Star",
            "Evening Star; Velden",
            "HARBOUR POST",
            "Harbour Post (Online)",
            "The Harbour Post",
            "The Mail & Argus",
            "harbourpost.example",
            "www.mail-and-argus.co.example",
        ];
        assert_eq!(
            alike(names.into_iter()),
            [&names[1..3], &[names[3], names[4], names[5], names[7]], &[names[6], names[8]]]
        );
    }

    #[test]
    fn other_names_are_left_alone() {
        let names = ["2026-01", "2026-02", "Evening Post", "Harbour Post", "U.S. News", "U.K. News", "()", "(x)"];
        assert_eq!(alike(names.into_iter()), Vec::<Vec<&str>>::new());
    }
}
