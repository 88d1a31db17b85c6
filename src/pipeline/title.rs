//! Who the sources of a title are that stands apart from its text: `Roe says` above a text that tells of Premier Jane Roe.

use crate::scored::Part;
use crate::sourcing::{Tables, in_title};
use crate::text::line::one_line;

/// Takes what the text tells of the sources of its title.
pub(super) fn link(tables: &Tables, title: &mut Part<'_>, text: &Part<'_>) {
    let all = text.attributed.attributions.iter();
    for (found, sourced) in title.attributed.attributions.iter().zip(&mut title.sourced) {
        let Some(own) = found.member.map(|member| &mut title.attributed.cast.members[member]) else { continue };
        let Some(member) = text.attributed.cast.called(&own.name) else { continue };
        let Some(first) = all.clone().position(|one| one.member == Some(member)) else { continue };
        let told = &text.sourced[first];
        let document = &text.reading.document;
        let words = told.evidence.as_ref().map(|tokens| one_line(document.span(tokens).of(document.text)).into_owned());
        *sourced = in_title(tables, sourced, told, words.unwrap_or_default());
        let known = &text.attributed.cast.members[member];
        // A full name may stand in the text beside words that are none of it.
        if !own.name.contains(' ') || known.name.len() < own.name.len() {
            own.name.clone_from(&known.name);
        }
        (own.role, own.affiliation) = (known.role.clone(), known.affiliation.clone());
        (own.named, own.person) = (known.named, known.person);
    }
}
