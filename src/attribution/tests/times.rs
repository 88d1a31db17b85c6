//! Times that stand before a verb of speech or behind one, and are nobody.

use super::check;

#[test]
fn since_and_until_open_no_clause_before_a_time() {
    check(&[
        (
            "A man who has been held since Monday said it rained.",
            &["A man who has been held since Monday > said > it rained"],
        ),
        (
            "The family of a clerk who has been jailed since 2011 said it rained.",
            &["The family of a clerk who has been jailed since 2011 > said > it rained"],
        ),
        (
            "A clerk who will be away until next week said it rained.",
            &["A clerk who will be away until next week > said > it rained"],
        ),
        ("The town had no loans since 1985 and the mayor said it was late.", &["the mayor > said > it was late"]),
    ]);
}

#[test]
fn whoever_was_quoted_on_a_day_has_said_it() {
    check(&[
        ("The oil minister was quoted today as saying it rained.", &["The oil minister > saying > it rained"]),
        ("Roe was quoted last week as saying it rained.", &["Roe > saying > it rained"]),
    ]);
}
