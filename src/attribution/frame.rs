//! What follows a verb of attribution, and which frame that makes.

use crate::attribution::adjunct::{self, content_start, past_aside, phrase, skipped};
use crate::attribution::behind;
use crate::attribution::infinitive;
use crate::attribution::listener;
use crate::attribution::noun;
use crate::attribution::rule::Form;
use crate::attribution::shifted;
use crate::attribution::subject;
use crate::attribution::view::{Kind, View};
use crate::lexicon::schema::Frame;
use crate::rule::tag::Tag;

/// What a verb takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complement {
    /// The frame, as one bit of the lexicon's `frames`; 0 where nothing follows.
    pub frame: u32,
    /// What it is in the reports.
    pub form: Form,
    /// First token of the content.
    pub content: usize,
    /// One past the cue: a preposition may belong to it.
    pub cue_end: usize,
}

/// Frames named for the preposition that the cue takes in.
const PREPOSITIONS: &[(&str, u32, Form)] = &[
    ("about", Frame::ABOUT, Form::About),
    ("of", Frame::OF, Form::Of),
    ("for", Frame::FOR, Form::For),
    ("on", Frame::ON, Form::On),
    ("upon", Frame::ON, Form::On),
    ("against", Frame::AGAINST, Form::Against),
    ("with", Frame::WITH, Form::With),
    ("at", Frame::AT, Form::At),
    ("in", Frame::IN, Form::In),
    ("by", Frame::BY, Form::By),
    ("into", Frame::INTO, Form::Into),
    ("over", Frame::OVER, Form::Over),
    ("from", Frame::FROM, Form::From),
    ("to", Frame::TOWARD, Form::Toward),
    ("toward", Frame::TOWARD, Form::Toward),
    ("towards", Frame::TOWARD, Form::Toward),
    ("as", Frame::AS, Form::As),
];

/// Frames whose content is a clause or a quotation.
pub const CLAUSES: u32 = Frame::THAT | Frame::BARE | Frame::QUOTE | Frame::WH;

/// Whether the content of a frame is a clause.
pub const fn is_clause(frame: u32) -> bool {
    frame & (CLAUSES | Frame::TO | Frame::OBJECT_THAT) != 0
}

/// Whether a frame is a phrase of preposition, which may be an adjunct: `said in a speech`.
pub const fn is_phrase(frame: u32) -> bool {
    is_noun(frame) && frame & (Frame::OBJECT | Frame::OBJECT_AS) == 0
}

/// Whether the content of a frame is a noun phrase.
pub const fn is_noun(frame: u32) -> bool {
    frame != 0 && frame & (CLAUSES | Frame::TO | Frame::OBJECT_THAT | Frame::OBJECT_TO | Frame::ING) == 0
}

/// What follows the verb that ends at `end`.
///
/// `takes` are the frames of its entry: they decide between an object and an
/// addressee, and whether a phrase of preposition stands before the content.
pub fn complement(view: &View<'_>, end: usize, ceiling: usize, takes: u32) -> Complement {
    let start = past_aside(view, content_start(view, end, ceiling, takes), ceiling);
    if let Some(told) = listener::told_of(view, start, ceiling, takes) {
        return told;
    }
    let mut direct = at_once(view, start, ceiling, end, takes);
    // What takes no clause has an object before it.
    let objects = takes & (direct.frame | Frame::OBJECT) == Frame::OBJECT;
    // `slammed what it called a threat`
    if matches!(direct.form, Form::Bare | Form::Ing | Form::Wh) && objects
        || direct.form == Form::Bare && governs(view, end)
    {
        direct = Complement { frame: Frame::OBJECT, form: Form::Object, ..direct };
    }
    let named = takes & (Frame::OBJECT | Frame::OBJECT_AS);
    if direct.form == Form::As
        && takes & Frame::AS == 0
        && named != 0
        && view.tag(end - 1) != Tag::VBG
        && shifted::stands_behind(view, direct.content, ceiling)
    {
        return Complement { frame: named, cue_end: direct.content, ..direct };
    }
    let accepted = direct.frame & takes != 0;
    let may_wait = takes & CLAUSES != 0 && (direct.form == Form::Object || is_phrase(direct.frame));
    if accepted && !may_wait {
        return direct;
    }
    // `said in a statement that`, `told reporters on Monday that`: an adjunct or addressee first.
    let mut at = start;
    for _ in 0..3 {
        let phrase = phrase(view, at, ceiling);
        // `reported last quarter that`, `estimated by 2090, the town`
        let timed = view.tag(at) == Tag::CD || at > end && view.is(at - 1, Kind::TIME);
        let object = phrase.is_none() && !timed && takes & Frame::OBJECT_THAT == 0;
        let noun = || noun::after(view, at, ceiling).filter(|_| !object || takes & Frame::QUOTE != 0);
        let Some(next) = phrase.or_else(noun).filter(|&next| next > at) else { break };
        let first = at;
        // `said in a statement prices would rise`
        if let Some(content) = phrase.and_then(|next| listener::behind(view, at, next, takes)) {
            return Complement { frame: Frame::BARE, form: Form::Bare, content, cue_end: end };
        }
        // `told the Courier in an interview published in May that`
        let described = if object { next } else { subject::description_end(view, next, ceiling) };
        let next = if view.is(described, Kind::THAT) { described } else { next };
        at = past_aside(view, skipped(view, next, ceiling), ceiling);
        let later = at_once(view, at, ceiling, end, takes);
        // `explained Roe, “It is over.”`; what follows any other noun is its own: `repeated the claim that`.
        if object && later.frame != Frame::QUOTE {
            break;
        }
        // `said of a list that included`: a relative clause.
        if later.form == Form::That && view.tag(at + 1).is_finite() && view.tag(at + 1) != Tag::PRPV {
            break;
        }
        // `were called to the hall after claims that`: the noun brings it in.
        if later.form == Form::That && phrase.is_some() && adjunct::tells(view, first..next) {
            break;
        }
        // `promised in a letter to close`, `calls from rivals to close`
        let told = view.is(next - 1, Kind::WORK) || view.document.word(first) == "from";
        if later.form == Form::To && takes & Frame::TO != 0 && told {
            return Complement { cue_end: end, ..later };
        }
        if later.frame & CLAUSES & takes != 0
            && (!accepted || told && is_phrase(direct.frame) || later.frame & (Frame::THAT | Frame::QUOTE) != 0)
            && (later.frame != Frame::BARE || view.is(at, Kind::PRONOUN.or(Kind::THERE)) || view.tag(at) == Tag::DT)
        {
            return Complement { cue_end: end, ..later };
        }
        // `shared with reporters a letter that`, `laid out for its members the case against it`
        if !accepted && !object && later.frame == Frame::OBJECT & takes && view.determined(at) {
            return Complement { cue_end: end, ..later };
        }
        // `estimated by 2090, the town would be dry`
        let year = at - 1;
        if takes & Frame::BARE != 0
            && view.is(at, Kind::COMMA)
            && view.tag(year) == Tag::CD
            && view.tag(year - 1) == Tag::IN
            && noun::after(view, at + 1, ceiling).is_some_and(|end| clause_follows(view, end, ceiling))
        {
            return Complement { frame: Frame::BARE, form: Form::Bare, content: start.min(year - 1), cue_end: end };
        }
        if view.is(at, Kind::COLON) && (!accepted || view.is(at + 1, Kind::QUOTE)) {
            return Complement { frame: Frame::QUOTE, form: Form::Colon, content: at + 1, cue_end: end };
        }
        let near = first == start || phrase.is_some() && !view.is(first, Kind::OF);
        if accepted && !(near && listener::waits(view, direct, later, takes)) {
            continue;
        }
        if takes & Frame::OBJECT_THAT != 0 && later.frame & (CLAUSES | Frame::TO | Frame::ABOUT) != 0 {
            let form = match later.form {
                Form::To => Form::ObjectTo,
                form @ (Form::Quote | Form::About) => form,
                _ => Form::ObjectThat,
            };
            if later.form == Form::To && takes & Frame::OBJECT_TO == 0 {
                break;
            }
            let frame = if later.form == Form::Quote { Frame::QUOTE } else { Frame::OBJECT_THAT };
            return Complement { frame, form, content: later.content, cue_end: end };
        }
    }
    if accepted {
        return direct;
    }
    if view.is(at, Kind::BREAK.or(Kind::UNQUOTE)) || at >= ceiling {
        return Complement {
            frame: if direct.frame == 0 || at > start { 0 } else { direct.frame },
            form: Form::Tag,
            content: at,
            cue_end: end,
        };
    }
    direct
}

/// Whether a cue that ends at `end` ends in a preposition, behind which no clause stands bare: `warned of the flood`.
fn governs(view: &View<'_>, end: usize) -> bool {
    let word = view.document.word(end - 1);
    let particle = matches!(word, "in" | "on" | "by" | "over");
    !particle && PREPOSITIONS.iter().any(|(preposition, _, _)| *preposition == word)
}

/// What stands right here.
fn at_once(view: &View<'_>, at: usize, ceiling: usize, cue_end: usize, takes: u32) -> Complement {
    let found = |frame: u32, form: Form, content: usize| Complement { frame, form, content, cue_end };
    let nothing = found(0, Form::Tag, at);
    if at >= ceiling {
        return nothing;
    }
    if view.is(at, Kind::QUOTE) {
        // `called “a shambles”`
        let object = takes & (Frame::QUOTE | Frame::OBJECT) == Frame::OBJECT
            // `warned of “a tragedy” and`
            || takes & Frame::OBJECT != 0 && governs(view, cue_end);
        return if object { found(Frame::OBJECT, Form::Object, at) } else { found(Frame::QUOTE, Form::Quote, at) };
    }
    // `said; “We go.”`: a semicolon for a colon.
    if view.is(at, Kind::COLON) || view.is(at, Kind::SEMICOLON) && view.is(at + 1, Kind::QUOTE) {
        return found(Frame::QUOTE, Form::Colon, at + 1);
    }
    if view.is(at, Kind::COMMA) && view.is(at + 1, Kind::QUOTE) {
        return found(Frame::QUOTE, Form::Quote, at + 1);
    }
    // `said £5m had gone`, `blames #SaveThePier protests`
    let sign = || {
        noun::money(view, at) && view.tag(at + 1) == Tag::CD
            || matches!(view.document.word(at), "#" | "@") && view.tight(at + 1) && view.tag(at + 1).is_noun()
    };
    if view.tag(at) == Tag::PUNCT && !sign() {
        return nothing;
    }
    let tag = view.tag(at);
    if view.is(at, Kind::THAT) {
        let pronoun = view.tag(at + 1).is_finite() && tag == Tag::DT
            || view.tag(at + 1) == Tag::PUNCT && !view.is(at + 1, Kind::QUOTE.or(Kind::COMMA));
        return if pronoun { found(Frame::OBJECT, Form::Object, at) } else { found(Frame::THAT, Form::That, at) };
    }
    // `claimed not to know`
    let denied = usize::from(view.adverb(at) && view.is(at + 1, Kind::TO));
    let verb = at + denied + 1;
    let unnamed = || takes & (Frame::TO | Frame::TOWARD) == Frame::TO && infinitive::unnamed(view, verb, ceiling);
    if view.is(verb - 1, Kind::TO) && (infinitive::stands(view, verb, ceiling) || unnamed()) {
        return found(Frame::TO, Form::To, at);
    }
    if view.is(at, Kind::QUESTION) {
        return found(Frame::WH, Form::Wh, at);
    }
    let word = view.document.word(at);
    // `says up to £4,000 was stolen`
    let most = word == "up" && view.is(at + 1, Kind::TO) && (view.tag(at + 2) == Tag::CD || noun::money(view, at + 2));
    if most
        && takes & Frame::BARE != 0
        && noun::after(view, at + 2, ceiling).is_some_and(|end| behind::is_subject(view, end, ceiling))
    {
        return found(Frame::BARE, Form::Bare, at);
    }
    // `say about 300 people died`, `believe between 8,000 and 10,000 left`, `said neither Roe nor Lind played a part`
    let counted = view.is(at, Kind::QUANTITY)
        && (view.tag(at + 1) == Tag::CD || view.is(at + 1, Kind::QUANTITY.or(Kind::INDEFINITE)));
    let pair = usize::from(view.is(at, Kind::CORRELATIVE));
    if takes & Frame::BARE != 0
        && (counted || pair > 0)
        && noun::after(view, at + pair, ceiling).is_some_and(|end| behind::is_subject(view, end, ceiling))
    {
        return found(Frame::BARE, Form::Bare, at);
    }
    if let Some(&(_, bit, form)) =
        PREPOSITIONS.iter().find(|(preposition, _, _)| preposition.eq_ignore_ascii_case(word))
        && (takes & bit != 0 || tag == Tag::IN || tag == Tag::TO || tag == Tag::RP)
    {
        return Complement {
            frame: bit,
            form,
            content: at + 1,
            cue_end: if bit & takes != 0 { at + 1 } else { cue_end },
        };
    }
    // `said no`, `said so in May`, `said the same of Roe`
    let stands = if view.tag(at) == Tag::DT && !view.is(at, Kind::PROFORM) { at + 1 } else { at };
    let ends = |next: usize| {
        next >= ceiling
            || view.is(next, Kind::BREAK.or(Kind::TIME))
            || matches!(view.tag(next), Tag::CC | Tag::IN | Tag::TO)
            || view.is(next, Kind::TO)
    };
    if takes & Frame::BARE != 0 && view.is(stands, Kind::PROFORM) && ends(stands + 1) {
        return found(Frame::BARE, Form::Bare, at);
    }
    // `said not holding the vote would be odd`
    let gerund = at + usize::from(view.document.word(at) == "not");
    if view.tag(gerund) == Tag::VBG {
        // `say adding salt is simple`: a participle and its object for a subject.
        let phrase = view.tag(gerund + 1) == Tag::IN && !view.is(gerund + 1, Kind::THAT);
        let object = gerund + 1 + usize::from(phrase);
        let subject = takes & Frame::BARE != 0
            && noun::after(view, object, ceiling).is_some_and(|end| clause_follows(view, end, ceiling));
        return if subject { found(Frame::BARE, Form::Bare, at) } else { found(Frame::ING, Form::Ing, at) };
    }
    if tag == Tag::PRPV || view.is(at, Kind::THERE) {
        return found(Frame::BARE, Form::Bare, at);
    }
    // `said more would follow`
    if view.is(at, Kind::QUANTITY) && takes & Frame::BARE != 0 && view.tag(at + 1).is_finite() {
        return found(Frame::BARE, Form::Bare, at);
    }
    // `said if elected he would`, `said just because it rained`: a clause that opens with another.
    let first = view.past_focus(at);
    let conditional = matches!(view.tag(first), Tag::IN | Tag::WRB)
        && takes & Frame::BARE != 0
        && first < ceiling
        && view.is(first, Kind::SUBORDINATOR)
        && matches!(view.document.word(first), "if" | "because" | "when" | "while" | "unless");
    if (tag == Tag::IN || tag == Tag::CC) && !view.is(at + 1, Kind::HYPHEN) || first > at && conditional {
        return if conditional { found(Frame::BARE, Form::Bare, at) } else { nothing };
    }
    // `found only a quarter`
    let Some(end) = noun::after(view, first, ceiling) else {
        // `said the “trouble with the plan is that it costs too much”`
        if takes & Frame::BARE != 0 && view.determined(at) && view.is(at + 1, Kind::QUOTE) {
            return found(Frame::BARE, Form::Bare, at);
        }
        // `denied this on Friday`
        let alone = tag == Tag::DT && ends(at + 1) && !view.is(at + 1, Kind::COLON);
        return if alone || tag == Tag::JJ || tag == Tag::VBN {
            found(Frame::OBJECT, Form::Object, at)
        } else {
            nothing
        };
    };
    // `told the court that it was dry`, `told the court there was no rain`
    let that = view.is(end, Kind::THAT)
        && (view.tag(end) == Tag::IN
            || view.tag(at + 1).is_noun()
            || listener::addresses(takes) && !view.tag(end + 1).is_finite());
    let there = view.is(end, Kind::THERE) && view.finite(end + 1);
    if (that || there) && takes & Frame::OBJECT_THAT != 0 {
        return found(Frame::OBJECT_THAT, Form::ObjectThat, end);
    }
    // `told the Herald talks had stalled`
    if listener::addresses(takes)
        && let Some(subject) = listener::parted(view, first, end)
        && clause_follows(view, end + usize::from(subject == end), ceiling)
    {
        return found(Frame::OBJECT_THAT, Form::ObjectThat, subject);
    }
    // `said profits since the merger were poor`
    let says = || takes & Frame::BARE != 0 && view.saying(at - 1);
    let subject = behind::is_subject(view, end, ceiling) || behind::spanned(view, end, ceiling) && says();
    // `knew her believed`: no object is a subject.
    let nominative = tag != Tag::PRP || view.is(at, Kind::PRONOUN);
    if subject && nominative && !behind::parted(view, first, end) {
        return found(Frame::BARE, Form::Bare, at);
    }
    // `believe the car collided with a lorry`: nothing but a clause can follow.
    let clause = takes & (Frame::BARE | Frame::OBJECT) == Frame::BARE && nominative;
    if clause && view.finite(end) && !behind::parted(view, first, end) {
        return found(Frame::BARE, Form::Bare, at);
    }
    // `said the lead on Roe this time helped him`
    let past = skipped(view, end, ceiling);
    if past > end && takes & Frame::BARE != 0 && !view.is(past, Kind::THAT) && clause_follows(view, past, ceiling) {
        return found(Frame::BARE, Form::Bare, at);
    }
    // `denied plans to sell`: what takes no infinitive has all of it for an object.
    let object = takes & (Frame::OBJECT_TO | Frame::OBJECT | Frame::TO) == Frame::OBJECT;
    if !object && view.is(end, Kind::TO) && infinitive::stands(view, end + 1, ceiling) {
        return found(Frame::OBJECT_TO, Form::ObjectTo, if takes & Frame::OBJECT_TO != 0 { at } else { end });
    }
    // `rejected the claim as baseless`: what takes an object and no `as` has all of it for an object.
    let judged = takes & (Frame::OBJECT_AS | Frame::OBJECT) != Frame::OBJECT;
    if view.is(end, Kind::AS) && judged {
        return found(Frame::OBJECT_AS, Form::ObjectAs, at);
    }
    // `told the court yesterday that`: a time is no subject.
    let timed = view.is(past, Kind::THAT) && past > end;
    if takes & Frame::OBJECT_THAT != 0
        && !timed
        && let Some(last) = noun::after(view, end, ceiling)
        && !(view.is(end, Kind::RELATIVE) || view.is(last - 1, Kind::UNQUOTE) && view.pauses(last - 1, Kind::COMMA))
        && clause_follows(view, last, ceiling)
    {
        return found(Frame::OBJECT_THAT, Form::ObjectThat, end);
    }
    if view.is(end, Kind::THAT.or(Kind::QUESTION)) && takes & Frame::OBJECT_THAT != 0 {
        return found(Frame::OBJECT_THAT, Form::ObjectThat, end);
    }
    found(Frame::OBJECT, Form::Object, at)
}

/// Whether a verb that carries a clause follows the noun phrase that ends at `end`.
pub fn clause_follows(view: &View<'_>, end: usize, ceiling: usize) -> bool {
    let mut at = end;
    // `the plan, drawn up last year, was`, `voters who backed him were`.
    if view.is(at, Kind::COMMA) {
        return behind::asides(view, at, ceiling, 1);
    }
    // `Roe said the plan “is dead”`
    if view.is(at, Kind::QUOTE) {
        let first = if view.adverb(at + 1) { at + 2 } else { at + 1 };
        return first < ceiling && view.finite(first);
    }
    if view.is(at, Kind::RELATIVE) {
        let mut verbs = 0;
        for later in at + 1..ceiling.min(at + 20) {
            if view.is(later, Kind::BREAK) {
                break;
            }
            verbs += usize::from(view.tag(later).is_finite() && !view.tag(later - 1).is_finite());
        }
        return verbs >= 2;
    }
    while at < ceiling && view.adverb(at) {
        at += 1;
    }
    if at >= ceiling {
        return false;
    }
    let tag = view.tag(at);
    // `said deputies found the boy`, `said raiders took cash`
    let object = matches!(view.tag(at + 1), Tag::DT | Tag::PRPS | Tag::PRP)
        || matches!(view.tag(end - 1), Tag::NNS | Tag::NNP)
            && view.tag(at + 1).is_noun()
            && !view.is(at + 1, Kind::TIME);
    tag.is_finite() || view.finite(at) && object || view.is(at, Kind::AUXILIARY) && tag != Tag::VBG
}
