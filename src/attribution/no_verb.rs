//! Words that read as verbs or adjectives and, where they stand, cannot be any.

use crate::attribution::find::reach;
use crate::attribution::noun;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// What a word is that reads as a verb or an adjective and cannot be one.
#[inline]
pub fn no_verb(view: &View<'_>, at: usize) -> Option<Tag> {
    let tag = view.tag(at);
    let before = view.tag(at - 1);
    // Most words are neither, and `inside` only behind an article.
    let reads = matches!(tag, Tag::VB | Tag::VBP | Tag::VBZ | Tag::VBD | Tag::VBN | Tag::VBG | Tag::MD | Tag::JJ);
    (reads || tag == Tag::IN && before == Tag::DT).then(|| instead(view, at, tag, before)).flatten()
}

/// `Rebels in the east say`: an adverb behind an article, with nothing to describe, is a noun.
pub fn place(view: &View<'_>, at: usize) -> Option<Tag> {
    let alone = |next: Tag| next.is_verb() || matches!(next, Tag::PUNCT | Tag::CC | Tag::MD);
    let noun = view.tag(at) == Tag::RB && view.tag(at - 1) == Tag::DT && view.can(at, Tag::NN);
    (noun && alone(view.tag(at + 1))).then_some(Tag::NN)
}

/// What a word is that reads as `tag`, behind a word that is `before`, and cannot be one.
fn instead(view: &View<'_>, at: usize, tag: Tag, before: Tag) -> Option<Tag> {
    // `Moody's said profits rose`, `The unit in 2003 said people fell ill`: nothing else that has been said stands before a noun.
    if view.document.word(at) == "said" {
        return None;
    }
    // `shut in May, he said`
    if tag == Tag::MD && before == Tag::IN && view.capital(at) {
        return Some(Tag::NNP);
    }
    // `said talk of a merger was idle`, `dismissed talk of a merger`
    let governs = |at: usize| view.finite(at) && view.verb_frames(at) & (Frame::QUOTE | Frame::OBJECT) != 0;
    if matches!(tag, Tag::VB | Tag::VBP) && view.can(at, Tag::NN) && governs(at - 1) && view.is(at + 1, Kind::OF) {
        return Some(Tag::NN);
    }
    // `Will Roe`, a name like any other.
    if tag == Tag::MD
        && view.capital(at)
        && view.tag(at + 1).is_name()
        && (view.is(at - 1, Kind::COMMA.or(Kind::UNQUOTE)) || before.is_verb() || before.is_noun())
    {
        return Some(Tag::NNP);
    }
    // `But Sue Roe says`
    let given = Kind::WOMAN.or(Kind::MAN);
    if matches!(tag, Tag::VB | Tag::VBP) && view.capital(at) && view.is(at, given) && view.tag(at + 1).is_name() {
        return Some(Tag::NNP);
    }
    // `the Harbour Post`
    if matches!(tag, Tag::VB | Tag::VBP | Tag::JJ)
        && view.capital(at)
        && before.is_name()
        && at > 1
        && view.tag(at - 2) == Tag::DT
        && !view.capital(at + 1)
    {
        return Some(Tag::NNP);
    }
    // `with 143 confirmed cases`, but not `the mother of three told reporters`
    let counted = || before == Tag::CD && at > 1 && view.tag(at - 2) == Tag::IN && view.tag(at + 1) == Tag::NNS;
    if matches!(tag, Tag::VBD | Tag::VBN) && counted() && view.verb_frames(at) & Frame::OBJECT_THAT == 0 {
        return Some(Tag::JJ);
    }
    // `amid calls from farmers`
    let governed = before == Tag::IN && !view.is(at - 1, Kind::SUBORDINATOR.or(Kind::THAT));
    if governed && tag == Tag::VBZ && view.can(at, Tag::NNS) {
        return Some(Tag::NNS);
    }
    // `Nurses described wards`: no verb stands behind another that takes an object.
    let takes = |at: usize| view.finite(at) && view.verb_frames(at) & (Frame::OBJECT | Frame::QUOTE) == Frame::OBJECT;
    if tag == Tag::VBZ && view.can(at, Tag::NNS) && !view.is(at, Kind::AUXILIARY) && takes(at - 1) {
        return Some(Tag::NNS);
    }
    // `the inspector general, Ole Lund,`
    let titled = tag == Tag::JJ && view.is(at - 1, Kind::ROLE) && view.can(at, Tag::NN);
    if titled && !(view.tag(at + 1).is_noun() || view.tag(at + 1) == Tag::JJ) {
        return Some(Tag::NN);
    }
    // `a bank executive familiar with the talks`
    let described = || view.tag(at + 1) == Tag::JJ && matches!(view.tag(at + 2), Tag::IN | Tag::TO);
    if tag == Tag::JJ && view.is(at, Kind::ROLE.or(Kind::SPEAKER)) && described() && view.can(at, Tag::NN) {
        return Some(Tag::NN);
    }
    // `called for help`
    let noun = || tag == Tag::VB || tag == Tag::VBP && view.can(at, Tag::NN);
    if governed && noun() && !view.is(at, Kind::AUXILIARY) {
        return Some(Tag::NN);
    }
    // `expect further declines in May`
    let more = before == Tag::RB && view.document.word(at - 1) == "further" && at > 1 && view.tag(at - 2).is_finite();
    if tag == Tag::VBZ && more && view.can(at, Tag::NNS) {
        return Some(Tag::NNS);
    }
    // `at least 47 known moons`
    let known = ["known", "confirmed", "suspected", "reported", "proposed", "alleged"];
    if before == Tag::CD && view.one_of(at, &known) && view.tag(at + 1) == Tag::NNS && carried_elsewhere(view, at) {
        return Some(Tag::JJ);
    }
    // `to stop Russian organized crime from growing`
    let crime = view.one_of(at, &["organized", "organised"]) && view.one_of(at + 1, &["crime", "labor", "labour"]);
    if crime && before != Tag::PRP {
        return Some(Tag::JJ);
    }
    // `her opening remarks`
    let modifies = || matches!(before, Tag::VBG | Tag::JJ) || before == Tag::NN && view.can(at - 1, Tag::VBG);
    let owned = || at > 1 && matches!(view.tag(at - 2), Tag::DT | Tag::PRPS | Tag::IN) && modifies();
    if tag == Tag::VBZ && owned() && view.can(at, Tag::NNS) {
        return Some(Tag::NNS);
    }
    // `“It is late,” managing director Jane Roe said`
    let participle = tag == Tag::VBG || tag == Tag::VBN && view.verb_frames(at) & Frame::QUOTE == 0;
    if participle && view.is(at - 1, Kind::UNQUOTE) && view.is(at + 1, Kind::ROLE) && view.tag(at + 2).is_name() {
        return Some(Tag::JJ);
    }
    // `the world's known reserves`, but not `The bank's warned staff.`; `a mill-backed plan`, but not `co-wrote a plan`
    // `the club's proposed £5m move`
    let describes = matches!(tag, Tag::VBD | Tag::VBN | Tag::VBG)
        && (matches!(view.tag(at + 1), Tag::NN | Tag::NNS | Tag::JJ) || noun::money(view, at + 1));
    // `its largest proposed fine`
    let most = || {
        before == Tag::JJS
            && at > 1
            && (view.is(at - 2, Kind::POSSESSIVE) || matches!(view.tag(at - 2), Tag::DT | Tag::PRPS))
    };
    if describes && (view.is(at - 1, Kind::POSSESSIVE) || most()) && carried_elsewhere(view, at) {
        return Some(Tag::JJ);
    }
    let hyphen = view.is(at - 1, Kind::HYPHEN) && at > 1;
    let joined = matches!(tag, Tag::VBD | Tag::VBN) && hyphen;
    // `ride-hailing apps`
    if tag == Tag::VBG
        && hyphen
        && view.tight(at)
        && view.tight(at - 1)
        && matches!(view.tag(at + 1), Tag::NN | Tag::NNS)
    {
        return Some(Tag::JJ);
    }
    // `six re-released albums`, but not `voters re-elected the mayor`
    let prefixed = || view.in_list("prefixes", view.document.word(at - 2));
    let counted = || at > 2 && matches!(view.tag(at - 3), Tag::DT | Tag::CD | Tag::JJ | Tag::PRPS);
    let participle = || view.can(at, Tag::VBN) && !view.determined(at + 1) && counted();
    // `Lawmakers fast-tracked plans`: a verb behind its subject.
    let subject = || {
        // `Norby Mills-backed plan`
        let opens = at < 3 || view.is(at - 3, Kind::POSSESSIVE) || view.tag(at - 2).is_name();
        !opens && (view.tag(at - 3).is_noun() || view.tag(at - 3) == Tag::PRP)
    };
    let named = || view.tag(at + 1).is_name() && view.tag(at - 2).is_name();
    if joined && (describes || named()) && before == Tag::PUNCT && !subject() && (!prefixed() || participle()) {
        return Some(Tag::JJ);
    }
    // `The worrying thing is`
    let owned = before == Tag::DT && !view.is(at - 1, Kind::INDEFINITE.or(Kind::PROFORM));
    if tag == Tag::VBG && owned && matches!(view.tag(at + 1), Tag::NN | Tag::NNS) {
        return Some(Tag::JJ);
    }
    // `she used to say`, but not `a drug used to treat`
    if tag == Tag::VBN
        && view.document.word(at) == "used"
        && view.is(at + 1, Kind::TO)
        && view.tag(at + 2) == Tag::VB
        && noun::plain_before(view, at, 0).is_some_and(|first| noun::animate(view, first, at - 1))
    {
        return Some(Tag::VBD);
    }
    // `was put at nine`
    if tag == Tag::VB && view.is(at - 1, Kind::BE) && view.can(at, Tag::VBN) {
        return Some(Tag::VBN);
    }
    if before != Tag::DT {
        return None;
    }
    // `the will says`
    if tag == Tag::MD && view.tag(at + 1).is_finite() && view.can(at, Tag::NN) {
        return Some(Tag::NN);
    }
    let article = matches!(view.document.word(at - 1), "the" | "a" | "an" | "The" | "A" | "An");
    // `an emailed statement`
    if article && tag == Tag::VBD && view.can(at, Tag::VBN) && view.tag(at + 1) == Tag::NN {
        return Some(Tag::VBN);
    }
    // `an inside source`
    if article && tag == Tag::IN && view.tag(at + 1).is_noun() {
        return Some(Tag::JJ);
    }
    // `a set of faults`
    if matches!(tag, Tag::VBN | Tag::VBD) && view.is(at + 1, Kind::OF) && view.can(at, Tag::NN) {
        return Some(Tag::NN);
    }
    // `wanted to play the doubles on Sunday`
    if tag == Tag::VBZ && article && view.can(at, Tag::NNS) && !view.is(at, Kind::AUXILIARY) {
        return Some(Tag::NNS);
    }
    // `the smell was`: no verb stands behind an article.
    if matches!(tag, Tag::VB | Tag::VBP) && article && !view.is(at, Kind::AUXILIARY) {
        return Some(if view.tag(at + 1).is_noun() { Tag::JJ } else { Tag::NN });
    }
    // `the accused told the court`, `a third, Ada Quill, said`: an adjective that stands for somebody.
    (matches!(tag, Tag::JJ | Tag::VBN | Tag::VBD) && stands_alone(view, at)).then_some(Tag::NN)
}

/// Whether an adjective behind an article is followed by its verb, or is a number in a row of people.
fn stands_alone(view: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    let verb = if view.adverb(next) { next + 1 } else { next };
    // `the new proposed law`: a participle behind an adjective describes too, but for `the general briefed reporters`.
    let person = view.tag(at) != Tag::JJ || view.can(at, Tag::NN);
    let finite = view.tag(verb).is_finite() || person && view.finite(verb);
    let carries = finite
        && view.tag(verb) != Tag::PRPV
        && !(view.tag(verb) == Tag::VBP && view.can(verb, Tag::NN))
        && !view.is(at - 1, Kind::THAT);
    let counted = || matches!(view.document.word(at), "second" | "third" | "fourth" | "fifth" | "former" | "latter");
    carries || view.is(next, Kind::COMMA) && view.tag(next + 1).is_name() && counted()
}

/// Whether another word near by in the sentence carries a clause.
fn carried_elsewhere(view: &View<'_>, at: usize) -> bool {
    let near = reach(&view.document.sentences[view.document.sentence_of(at)].tokens, at);
    let end = (at..near.end).find(|&at| view.is(at, Kind::THAT)).unwrap_or(near.end);
    (near.start..end).any(|other| other != at && (view.finite(other) || view.tag(other) == Tag::MD))
}
