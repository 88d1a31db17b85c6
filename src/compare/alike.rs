//! Names of groups that may be one name in several spellings: `The Harbour Post`, `HARBOUR POST`, `harbourpost.example`.

use std::collections::{BTreeMap, HashSet};

/// Words in brackets that part no outlet from the one without them.
const SAME: [&str; 2] = ["online", "print"];
/// What stands before the name in the address of a site.
const BEFORE: [&str; 3] = ["www.", "news.", "en."];
/// What stands between the name and the country: `tempo.co.id`.
const KINDS: [&str; 8] = ["co", "com", "org", "net", "gov", "edu", "ac", "or"];

/// The names that may be one, each set in the order given, sets of two or more.
pub(super) fn alike<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Vec<&'n str>> {
    let names: Vec<&str> = names.collect();
    let whole: HashSet<String> = names.iter().map(|name| core(name)).collect();
    let mut sets: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in names {
        let bare = parted(name).map(|(bare, behind)| (core(bare), behind));
        let bare = bare.filter(|(bare, behind)| whole.contains(bare) || is_same(behind));
        let core = bare.map_or_else(|| core(name), |(bare, _)| bare);
        sets.entry(core).or_default().push(name);
    }
    let lettered = |core: &str| core.chars().any(char::is_alphabetic);
    sets.into_iter().filter(|(core, names)| lettered(core) && names.len() > 1).map(|(_, names)| names).collect()
}

/// What stands before a bracket or a semicolon, if anything does, and what follows from it on.
fn parted(name: &str) -> Option<(&str, &str)> {
    let (bare, behind) = name.split_at(name.find(['(', '[', ';'])?);
    Some((bare.trim(), behind)).filter(|(bare, _)| !bare.is_empty())
}

/// Whether what stands in brackets or behind a semicolon says how an outlet comes and not which it is.
fn is_same(behind: &str) -> bool {
    behind.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| SAME.contains(&word))
}

/// Letters and digits of a name in small letters, with `+`, and `-` at its edges, which tell grades apart; without `The` and
/// what stands around the name in the address of a site.
fn core(name: &str) -> String {
    if let Some(site) = site(name.trim()) {
        let site = site.strip_prefix("the-").unwrap_or(&site);
        return site.chars().filter(|c| c.is_alphanumeric()).collect();
    }
    let lower = name.trim().to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower).replace('&', "and");
    let last = lower.chars().count().saturating_sub(1);
    let kept = |&(at, c): &(usize, char)| c.is_alphanumeric() || c == '+' || c == '-' && (at == 0 || at == last);
    lower.chars().enumerate().filter(kept).map(|(_, c)| c).collect()
}

/// The name in the address of a site, such as `harbourpost` in `www.harbourpost.example`.
fn site(name: &str) -> Option<String> {
    let (host, ending) = name.rsplit_once('.')?;
    let is_host = ending.len() > 1
        && ending.bytes().all(|byte| byte.is_ascii_lowercase())
        && !host.is_empty()
        && host.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.');
    if !is_host {
        return None;
    }
    let lower = host.to_lowercase();
    let host = lower.strip_prefix("www.").unwrap_or(&lower);
    let host = host.rsplit_once('.').filter(|(_, kind)| KINDS.contains(kind)).map_or(host, |(host, _)| host);
    Some(BEFORE.iter().find_map(|before| host.strip_prefix(before)).unwrap_or(host).to_owned())
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
    fn the_address_of_a_site_holds_its_name() {
        for (address, name) in [
            ("harbourpost.example", Some("harbourpost")),
            ("www.harbour-post.co.example", Some("harbour-post")),
            ("en.harbour.example", Some("harbour")),
            ("News.com.au", Some("news")),
            ("arts.harbour.example", Some("arts.harbour")),
            ("St.Velden", None),
            ("U.S.", None),
            ("u.s", None),
            ("0.25", None),
            ("Harbour Post.example", None),
            (".example", None),
        ] {
            assert_eq!(site(address).as_deref(), name, "{address}");
        }
    }

    #[test]
    fn a_bracket_is_cut_where_the_bare_name_stands_or_it_says_online() {
        let sets = |names: &[&'static str]| alike(names.iter().copied());
        let [velden, oster] = ["Herald (Velden)", "Herald (Oster)"];
        assert!(sets(&[velden, oster]).is_empty());
        assert_eq!(sets(&["Herald", velden]), [["Herald", velden]]);
        assert_eq!(sets(&["Herald [print edition]", "Herald (Online)"]).len(), 1);
        assert!(sets(&["Herald; Velden", "Herald; Oster"]).is_empty());
    }

    #[test]
    fn other_names_are_left_alone() {
        let names = [
            ["2026-01", "2026-02"],
            ["-1", "1"],
            ["0.25", "0.75"],
            ["A", "A+"],
            ["A", "A-"],
            ["U.S.", "U.K."],
            ["U.S. News", "U.K. News"],
            ["en.harbour.example", "en.valley.example"],
            ["news.harbour.example", "news.valley.example"],
            ["arts.harbour.example", "arts.valley.example"],
            ["St.Velden", "St.Oster"],
            ["Evening Post", "Harbour Post"],
            ["()", "(x)"],
            ["", ";"],
        ];
        for names in names {
            assert!(alike(names.into_iter()).is_empty(), "{names:?}");
        }
    }
}
