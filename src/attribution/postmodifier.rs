//! What stands between a noun and the end of its phrase: prepositions, coordination, participles, relative clauses.

use crate::attribution::noun::{LONGEST, after, clause_edge, plain_before, role, spans};
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;

/// Takes in what belongs to the noun phrase `start..end` on its left.
pub fn extended(view: &View<'_>, start: usize, end: usize, floor: usize) -> usize {
    let mut start = start;
    if view.tag(end - 1) == Tag::PRP && end - start == 1 {
        // `he and she`; a pronoun has no phrase on its left.
        if start > floor + 1
            && view.tag(start - 1) == Tag::CC
            && let Some(first) = plain_before(view, start - 1, floor).filter(|&first| clause_edge(view, first, floor))
        {
            return first;
        }
        // `many of them`
        let part = start > floor + 1 && view.is(start - 1, Kind::OF);
        let counted = |at: usize| view.is(at, Kind::INDEFINITE.or(Kind::QUANTITY)) || view.tag(at) == Tag::CD;
        return if part && counted(start - 2) { start - 2 } else { start };
    }
    while start > floor && end - start < LONGEST {
        let before = start - 1;
        let tag = view.tag(before);
        let next = if tag == Tag::IN || tag == Tag::TO {
            // `sites such as the Herald`
            let such = view.is(before, Kind::AS)
                && before > floor
                && view.document.word(before - 1).eq_ignore_ascii_case("such");
            // `a man who has been held since Monday`: no clause of its own.
            if view.is(before, Kind::SUBORDINATOR.or(Kind::THAT)) && !such && !spans(view, start) {
                break;
            }
            if such {
                plain_before(view, before - 1, floor)
            } else {
                // `a doctor who asked not to be named for fear of reprisals`
                postmodified(view, before, floor).or_else(|| {
                    let verb = before > floor && view.tag(before - 1).is_verb();
                    let first = if verb { relative(view, before - 1, floor) } else { None };
                    first.filter(|&first| clause_edge(view, first, floor))
                })
            }
        } else if tag == Tag::CC {
            coordinated(view, before, floor)
        } else if tag == Tag::VBN || tag == Tag::VBG {
            // `voters polled last week`: a participle after a bare plural at the edge of the clause.
            plain_before(view, before, floor).filter(|&first| {
                clause_edge(view, first, floor) && matches!(view.tag(before - 1), Tag::NNS | Tag::NNPS)
            })
        } else if tag == Tag::PRP || tag.is_verb() || tag == Tag::MD {
            relative(view, before, floor).filter(|&first| clause_edge(view, first, floor))
        } else {
            None
        };
        match next {
            Some(first) if first < start => start = first,
            _ => break,
        }
    }
    start
}

/// Where the noun phrase that ends at `end` ends with what describes it: `a clerk familiar with the talks`, `an official
/// briefed on the plan`.
pub fn described_after(view: &View<'_>, end: usize, ceiling: usize) -> usize {
    let first = view.past_adverb(end);
    // `some of those affected`
    if view.tag(first) == Tag::VBN && view.is(end - 1, Kind::INDEFINITE) && view.is(first + 1, Kind::BREAK) {
        return first + 1;
    }
    let phrase = first + 2 < ceiling
        && matches!(view.tag(first), Tag::JJ | Tag::VBN | Tag::VBD)
        && matches!(view.tag(first + 1), Tag::IN | Tag::TO | Tag::RP)
        && !view.is(first + 1, Kind::SUBORDINATOR.or(Kind::THAT));
    let last = if phrase { after(view, first + 2, ceiling) } else { None };
    let Some(last) = last else { return end };
    // `a statement issued by the agency and carried by its paper`
    let again = view.tag(last) == Tag::CC && view.can(last + 1, Tag::VBN) && view.is(last + 2, Kind::BY);
    if again { described_after(view, last + 1, ceiling) } else { last }
}

/// Where a noun phrase ends that begins at `first` and goes as far as `end` without a relative clause that tells who it is:
/// `said a clerk who asked not to be named`.
pub fn told_apart(view: &View<'_>, first: usize, end: usize, ceiling: usize) -> usize {
    let common = view.determined(first) || view.tag(first) == Tag::CD || view.tag(end - 1) == Tag::NNS;
    let relative = end < ceiling && view.tag(end) == Tag::WP && common && !view.tag(end - 1).is_name();
    let mark = |&at: &usize| view.is(at, Kind::BREAK.or(Kind::QUOTE)) && !view.abbreviated(at);
    let last = (end..ceiling).find(mark).unwrap_or(ceiling);
    if relative && !view.is(last, Kind::QUOTE) { last } else { end }
}

/// The noun phrase to which a phrase that begins with the preposition at `before` belongs.
fn postmodified(view: &View<'_>, before: usize, floor: usize) -> Option<usize> {
    let mut end = before;
    if end > floor && matches!(view.tag(end - 1), Tag::JJ | Tag::VBN | Tag::RB) && !view.is(end - 1, Kind::INDEFINITE) {
        // `a person familiar with`, `officials briefed on`.
        if end >= 2 && end - 1 > floor && view.tag(end - 2).is_noun() {
            end -= 1;
        } else {
            return None;
        }
    }
    // `minutes of the meeting`
    let time = |last: usize| view.is(last, Kind::TIME) && !view.is(last, Kind::WORK);
    if end <= floor || (view.tag(end - 1) == Tag::PRP) || time(end - 1) {
        return None;
    }
    plain_before(view, end, floor)
}

/// Whether a list of plurals from `more` on, whose second begins at `first` and whose last stands behind `joint`, is what a number or
/// a body before it is made of.
fn counted(view: &View<'_>, more: usize, first: usize, joint: usize, floor: usize) -> bool {
    let Some(of) = more.checked_sub(1).filter(|&of| of > floor && view.is(of, Kind::OF)) else { return false };
    let plural = |at: usize| view.tag(at) == Tag::NNS;
    let many = view.is(of - 1, Kind::INDEFINITE.or(Kind::QUANTITY).or(Kind::GROUP));
    let body = view.one_of(of - 1, &["coalition", "alliance", "group", "number", "crowd", "network", "panel", "team"]);
    (many || body)
        && plural(first - 2)
        && plural(joint - 1)
        && plain_before(view, of, floor).is_some_and(|head| clause_edge(view, head, floor))
}

/// The first of several coordinated noun phrases, if `and` at `before` joins nouns and not clauses.
fn coordinated(view: &View<'_>, before: usize, floor: usize) -> Option<usize> {
    let mut end = before;
    if end > floor && view.is(end - 1, Kind::COMMA) {
        // `, but the poll found`: a clause.
        if view.is(before, Kind::BUT) {
            return None;
        }
        end -= 1;
    }
    let mut first = plain_before(view, end, floor)?;
    let last = first;
    for _ in 0..6 {
        if first > floor + 1 && view.is(first - 1, Kind::COMMA) && end < before {
            match plain_before(view, first - 1, floor) {
                Some(more) => first = more,
                None => break,
            }
        } else if first > floor + 1 && view.is(first - 1, Kind::COMMA) && view.tag(before.saturating_sub(1)).is_noun() {
            match plain_before(view, first - 1, floor) {
                Some(more)
                    if clause_edge(view, more, floor)
                        && (more != floor || alike(view, first) || describes(view, more, first)) =>
                {
                    first = more
                }
                // `Thousands of miners, students and politicians`
                Some(more) if counted(view, more, first, before, floor) => first = more,
                // `Voters in Arcadia, Borea and Corvia`
                Some(more) if alike(view, first) && hangs(view, more, floor) => first = more,
                _ => break,
            }
        } else if first > floor && view.is(first - 1, Kind::OF) {
            match plain_before(view, first - 1, floor) {
                Some(more) => first = more,
                None => break,
            }
        } else {
            break;
        }
    }
    // `voted after days of rain, and local farmers said`: a comma and no list before it, another clause.
    let listless = end < before && (first == last || view.is(last - 1, Kind::OF));
    // `Jane Roe, its editor and founder, and Ada Lind said`
    let joined = first > floor && view.tag(first - 1) == Tag::CC && (view.tag(first).is_name() || role(view, end - 1));
    if listless
        && !joined
        && first > floor
        && !view.is(first - 1, Kind::COMMA)
        && (floor..first).any(|at| view.tag(at).is_finite())
    {
        return None;
    }
    // `The port is mainly Dutch and the union says`: what somebody is ends a clause.
    let verb = (floor..first).rev().find(|&at| !view.adverb(at)).unwrap_or(first);
    if verb > floor && view.is(verb, Kind::BE) && view.tag(verb).is_finite() {
        return None;
    }
    // `both the bank and the ministry`
    if first > floor && view.is(first - 1, Kind::CORRELATIVE) {
        first -= 1;
    }
    // `voters in Arcadia, Borea and Corvia`: the list hangs on a preposition.
    let listed = first > floor + 1
        && view.tag(first - 1) == Tag::IN
        && view.tag(first - 2).is_noun()
        && end - first <= 12
        && !(first.saturating_sub(15).max(floor)..first)
            .rev()
            .take_while(|&at| !view.is(at, Kind::BREAK))
            .any(|at| view.tag(at).is_finite());
    // `Last week Roe and his deputy`
    let timed = first > floor
        && view.tag(first) != Tag::CD
        && view.is(first - 1, Kind::TIME)
        && !view.is(first - 1, Kind::POSSESSIVE);
    (clause_edge(view, first, floor) || listed || timed).then_some(first)
}

/// Whether a name hangs on people by a preposition, who open the clause: `Voters in Arcadia`, but not `After talks in Arcadia`.
fn hangs(view: &View<'_>, name: usize, floor: usize) -> bool {
    if name < floor + 2 || view.tag(name - 1) != Tag::IN || !view.tag(name).is_name() {
        return false;
    }
    let people = view.is(name - 2, Kind::ROLE.or(Kind::SPEAKER)) || role(view, name - 2);
    let opens = |first: usize| clause_edge(view, first, floor) && (first == floor || view.tag(first - 1) != Tag::IN);
    people && plain_before(view, name - 1, floor).is_some_and(opens)
}

/// Whether an article that opens the clause is that of a noun behind a list of what it deals in: `The aerospace, car parts and
/// printing company said`.
fn describes(view: &View<'_>, article: usize, first: usize) -> bool {
    let trades = || (article + 1..first - 1).all(|at| matches!(view.tag(at), Tag::NN | Tag::JJ | Tag::VBG));
    view.tag(article) == Tag::DT && first == article + 3 && !view.determined(first) && trades()
}

/// Whether two nouns in a list that a comma before `first` parts are of one sort, both names or both plurals: `Democrats,
/// Republicans and independents`; no day is one of them.
fn alike(view: &View<'_>, first: usize) -> bool {
    let (last, next) = (view.tag(first - 2), view.tag(first));
    !view.is(first - 2, Kind::TIME) && (last.is_name() && next.is_name() || last == Tag::NNS && next == Tag::NNS)
}

/// The noun phrase whose relative clause ends with the word at `last`.
pub fn relative(view: &View<'_>, last: usize, floor: usize) -> Option<usize> {
    let from = last.saturating_sub(25).max(floor);
    for at in (from..=last).rev() {
        if view.is(at, Kind::BREAK.or(Kind::QUOTE).or(Kind::UNQUOTE)) && !view.abbreviated(at) {
            return None;
        }
        if view.is(at, Kind::RELATIVE) && !view.is(at, Kind::THAT) {
            // `a man who worked there and who saw it`
            let joined = at > from + 1 && view.tag(at - 1) == Tag::CC;
            return if joined { relative(view, at - 2, floor) } else { plain_before(view, at, floor) };
        }
    }
    None
}
