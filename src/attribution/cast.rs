//! The cast of a document: everybody and everything credited, pronouns and surnames led back to the first full mention.

use std::borrow::Cow;
use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use crate::attribution::Attribution;
use crate::attribution::figure::{Figure, Gender, gender, joined};
use crate::attribution::heads::{
    TITLE, another, asked_of, has_left, head_name, head_noun, heads, inside, is_speaker, mark, name_after_role,
    office_holder, oneself, people_before, text_of, told_of,
};
use crate::attribution::member::{Cast, Member};
use crate::attribution::name::{self, Named};
use crate::attribution::noun;
use crate::attribution::press;
use crate::attribution::view::{Kind, View};
use crate::rule::tag::Tag;
use crate::text::Position;
use crate::text::fold::{fold_into, folded, folds_to};

/// How many sentences back a pronoun looks for the one it stands for.
const REACH: usize = 12;
/// How many members or mentions back a search goes; a bound, so that an endless article costs no more per word.
const BACK: usize = 300;

/// Finds the cast, and leads the source of every attribution to its member.
pub fn resolve(view: &View<'_>, attributions: &mut [Attribution]) -> Cast {
    if attributions.iter().all(|one| one.source.is_empty()) {
        return Cast::default();
    }
    let mut casting = Casting::default();
    let names = name::names(view);
    casting.members.reserve(names.len());
    casting.by_last.reserve(names.len());
    let mut next = 0;
    for one in attributions.iter_mut() {
        let Some(source) = one.source.first().cloned() else { continue };
        // Everybody named before the end of this source is known by now.
        while next < names.len() && names[next].tokens.start < source.end {
            casting.introduce(view, &names[next]);
            next += 1;
        }
        one.member = casting.lead(view, &source, &one.content, &names);
        if let Some(member) = one.member {
            casting.credited.push((member, one.sentence));
        }
    }
    for named in &names[next..] {
        casting.introduce(view, named);
    }
    casting.look_ahead(view, attributions);
    casting.finish(attributions)
}

#[derive(Default)]
struct Casting<'a> {
    members: Vec<Figure<'a>>,
    /// Every mention with its member, in the order in which they were found.
    mentions: Vec<(usize, Range<usize>)>,
    /// The first and the last member whose names end in a word, by the hash of the folded word.
    by_last: FxHashMap<u64, (usize, usize)>,
    /// The last word of a name, folded.
    last: String,
    /// Members in the order in which they were credited, with the sentence.
    credited: Vec<(usize, usize)>,
    /// Named mentions so far, as (member, first token).
    seen: Vec<(usize, usize)>,
    /// People whose names have more than two words.
    long: Vec<usize>,
    /// Members without a name, by their description inside a sentence.
    by_words: FxHashMap<Cow<'a, str>, usize>,
}

impl<'a> Casting<'a> {
    /// Takes in a named mention: somebody known, or somebody new.
    fn introduce(&mut self, view: &View<'a>, named: &Named<'a>) -> usize {
        let text = named.text(view);
        let start = text.bytes().rposition(|byte| byte == b' ').map_or(0, |blank| blank + 1);
        fold_into(&text[start..], &mut self.last);
        let mut last = FxHasher::default();
        last.write(self.last.as_bytes());
        let last = last.finish();
        let known = self.by_last.get(&last).and_then(|&(first, _)| {
            let namesakes = || std::iter::successors(Some(first), |&member| self.members[member].namesake).take(BACK);
            let fits = |&member: &usize| self.members[member].called(&text, named.female);
            let short = |&member: &usize| name::initials(&self.members[member].name, &text);
            namesakes().filter(fits).last().or_else(|| namesakes().find(short))
        });
        let begun = || self.long.iter().rev().take(BACK).copied().find(|&member| self.members[member].begins(&text));
        let known = known.or_else(begun);
        if let Some(long) = known.map(|member| &mut self.members[member]).filter(|own| own.begins(&text)) {
            long.short.clone_from(&text);
        }
        let member = known.unwrap_or_else(|| {
            let member = self.members.len();
            let name = text.clone();
            let first = named.tokens.start;
            // A headline may write any word with a capital behind a name.
            let sentence = &view.document.sentences[view.document.sentence_of(first)];
            let words = name.bytes().filter(|&byte| byte == b' ').count();
            let title = Kind::LADY.or(Kind::GENTLEMAN).or(Kind::ROLE);
            let whole = sentence.position != Position::Headline && !view.is(named.name.end - 1, title);
            if named.person && (words > 1 || joined(&name)) && whole {
                self.long.push(member);
            }
            self.members.push(Figure { name, named: true, person: named.person, first, ..Figure::default() });
            let (_, before) = self.by_last.entry(last).or_insert((member, member));
            if *before != member {
                self.members[std::mem::replace(before, member)].namesake = Some(member);
            }
            member
        });
        let own = &mut self.members[member];
        if text.len() > own.name.len() {
            own.name = text;
            own.renamed();
        }
        own.person |= named.person;
        // `Dr` is a title; a role that is told later takes its place.
        if own.role.is_empty() || own.role.len() < TITLE && named.role.len() >= TITLE {
            own.role.clone_from(&named.role);
            own.renamed();
        }
        if own.affiliation.is_empty() {
            own.affiliation.clone_from(&named.affiliation);
        }
        self.mentions.push((member, named.tokens.clone()));
        if let Some(female) = named.female {
            own.gender = Some(if female { Gender::She } else { Gender::He });
        }
        if !named.aside {
            own.times += 1;
            self.seen.push((member, named.tokens.start));
        }
        member
    }

    /// The member that the source of a content stands for.
    fn lead(
        &mut self,
        view: &View<'a>,
        source: &Range<usize>,
        content: &[Range<usize>],
        names: &[Named<'a>],
    ) -> Option<usize> {
        let sentence = view.document.sentence_of(source.start);
        // `He, along with others,`
        let single = source.len() == 1 || source.len() > 2 && view.is(source.start + 1, Kind::COMMA);
        if single && view.is(source.start, Kind::RELATIVE) {
            let floor = view.document.sentences[sentence].tokens.start;
            let close = source.start - usize::from(source.start > floor && view.is(source.start - 1, Kind::COMMA));
            let next = names.partition_point(|named| named.name.end <= close);
            // `Jane Roe, 52, from Lakeland, who`
            let aside = |at: usize| view.is(at, Kind::COMMA) || matches!(view.tag(at), Tag::CD | Tag::IN | Tag::NNP);
            let named = names[..next].iter().rev().take(BACK).take_while(|named| named.name.start >= floor);
            let mut named = named.filter(|named| (named.name.end..close).all(aside));
            if let Some(named) = named.find(|named| named.person && view.tag(source.start) == Tag::WP) {
                return Some(self.introduce(view, named));
            }
            let mut antecedent = noun::before(view, source.start, floor)
                .or_else(|| (close < source.start).then(|| noun::before(view, close, floor))?)?;
            if view.is(antecedent.end - 1, Kind::COMMA) {
                antecedent.end -= 1;
            }
            // `in the wake of a report that`: what hangs on a preposition is the report.
            if antecedent.start > floor && view.tag(antecedent.start - 1) == Tag::IN {
                let inner = (antecedent.start..antecedent.end).find(|&at| {
                    view.is(at, Kind::OF) && view.tag(at + 1) == Tag::DT && !view.is(at + 1, Kind::DEFINITE)
                });
                antecedent.start = inner.map_or(antecedent.start, |of| of + 1);
            }
            // `anxiety among supporters who`, `no comment from the army, which`: who is somebody, and a body what speaks.
            let body = |head: usize| {
                !view.is(head, Kind::WORK.or(Kind::POLL)) && view.is(antecedent.end - 1, Kind::GROUP.or(Kind::SPEAKER))
            };
            if let Some(phrase) = antecedent.clone().find(|&at| view.tag(at) == Tag::IN)
                && phrase > antecedent.start
                && (view.tag(source.start) == Tag::WP || view.tag(source.start) == Tag::WDT && body(phrase - 1))
                && !noun::people(view, antecedent.start, phrase - 1)
                && let Some(last) = noun::plain_before(view, antecedent.end, antecedent.start)
                && noun::animate(view, last, antecedent.end - 1)
            {
                antecedent.start = last;
            }
            let chain = view.is(antecedent.start, Kind::RELATIVE);
            return if chain { None } else { self.lead(view, &antecedent, content, names) };
        }
        let gender = gender(view, source.start);
        if single && gender.is_some() {
            let member = self.person_before(view, source.start, content)?;
            self.members[member].person = true;
            self.members[member].gender = gender;
            self.mentions.push((member, source.clone()));
            return Some(member);
        }
        if single && view.is(source.start, Kind::THINGS) {
            let plural = folded(view.document.word(source.start)).starts_with("the");
            // `Officials have banned what they call abuse`
            let floor = view.document.sentences[sentence].tokens.start;
            if let Some(people) = plural.then(|| people_before(view, source.start, floor)).flatten() {
                let member = self.described(view, &people, sentence)?;
                self.mentions.push((member, source.clone()));
                return Some(member);
            }
            let wanted = |casting: &Self, member: usize| {
                plural || !casting.members[member].person && !casting.members[member].many
            };
            let member = lately(&self.credited)
                .take_while(|&&(_, at)| sentence - at.min(sentence) <= REACH)
                .map(|&(member, _)| member)
                .find(|&member| wanted(self, member))?;
            self.mentions.push((member, source.clone()));
            return Some(member);
        }
        if single && view.is(source.start, Kind::PRONOUN) {
            return None;
        }
        if let Some(named) = office_holder(view, source, names) {
            return Some(self.introduce(view, &named));
        }
        // A name in the source, the last one before any apposition: `Energy Minister Jane Roe, 52`.
        if let Some(named) = head_name(view, source, names) {
            let member = self.introduce(view, named);
            // `Jane Roe of the Harbour Institute`: where she is stands in the mention.
            let at = named.tokens.end;
            let beside = named.person && at + 1 < source.end && noun::belongs(view, at);
            if beside && let Some((_, mention)) = self.mentions.last_mut() {
                let ends = Kind::COMMA.or(Kind::RELATIVE);
                mention.end = (at..source.end).find(|&at| view.is(at, ends)).unwrap_or(source.end);
            }
            return Some(member);
        }
        if let Some(named) = name_after_role(view, source, names) {
            return Some(self.introduce(view, &named));
        }
        self.described(view, source, sentence)
    }

    /// The person last credited or named before a pronoun.
    fn person_before(&self, view: &View<'_>, at: usize, content: &[Range<usize>]) -> Option<usize> {
        let (gender, sentence) = (gender(view, at), view.document.sentence_of(at));
        let start = view.document.sentences[sentence].tokens.start;
        let here = || lately(&self.seen).take_while(|&&(_, first)| first >= start);
        let told: Vec<usize> =
            here().filter(|one| told_of(view, content, one.1) || asked_of(view, one.1, at)).map(|one| one.0).collect();
        let fits = |member: usize| {
            let own = &self.members[member];
            (own.person || !own.named)
                && !told.contains(&member)
                && !own.other
                && self.members[member].gender.is_none_or(|known| Some(known) == gender)
        };
        // Somebody named first in this sentence, else the last one credited, else the last one named.
        if let Some(&(member, first)) = here().filter(|&&(member, first)| first < at && fits(member)).last()
            && first <= start + 3
        {
            return Some(member);
        }
        let near = || lately(&self.credited).take_while(|&&(_, s)| sentence.saturating_sub(s) <= REACH).copied();
        let credited = near().find(|&(member, _)| fits(member));
        let mut before = lately(&self.seen);
        let named = before.find(|&&(member, first)| first < at && fits(member) && self.members[member].person);
        match (credited, named) {
            (Some((member, s)), Some(&(other, first))) => {
                let near = view.document.sentence_of(first);
                // Somebody brought in since, as the subject of a sentence, takes the pronoun over.
                let subject = first <= view.document.sentences[near].tokens.start + 2;
                // So does the only one named in the sentence before, if brought in there.
                let within = |&&(_, at): &&(usize, usize)| view.document.sentence_of(at) == near;
                let only = || lately(&self.seen).take_while(within).all(|&(who, _)| who == other || !fits(who));
                let fresh = || !view.quoted(first) && self.members[other].times == 1;
                let taken =
                    near > s && near + 2 >= sentence && (subject || (near + 1 == sentence && fresh() && only()));
                Some(if taken { other } else { member })
            }
            (Some((member, _)), None) => Some(member),
            (None, Some(&(member, _))) => Some(member),
            (None, None) => near().map(|one| one.0).find(|&one| !told.contains(&one) && self.members[one].alone(view)),
        }
    }

    /// `He` and `she` with nobody before them, as in a headline, are the first person named in the sentences after.
    fn look_ahead(&mut self, view: &View<'_>, attributions: &mut [Attribution]) {
        let mut by_place = None;
        for one in attributions.iter_mut().filter(|one| one.member.is_none()) {
            let Some(source) = one.source.first().filter(|source| source.len() == 1).cloned() else { continue };
            let Some(gender) = gender(view, source.start) else { continue };
            let after = view.document.sentences[one.sentence].tokens.end;
            let fits = |&&(member, _): &&(usize, usize)| {
                self.members[member].person && self.members[member].gender.is_none_or(|known| known == gender)
            };
            let seen = by_place.get_or_insert_with(|| {
                let mut seen = self.seen.clone();
                seen.sort_by_key(|&(_, first)| first);
                seen
            });
            let next = seen.partition_point(|&(_, first)| first < after);
            let Some(&(member, _)) = seen[next..].iter().take(BACK).find(fits) else { continue };
            self.mentions.push((member, source));
            self.credited.push((member, one.sentence));
            one.member = Some(member);
        }
    }

    /// A source without a name: `the ministry`, `a senior official`.
    fn described(&mut self, view: &View<'a>, source: &Range<usize>, sentence: usize) -> Option<usize> {
        let noun = head_noun(view, source);
        let head = folded(view.document.word(noun)).into_owned();
        let definite = view.is(source.start, Kind::DEFINITE);
        let text = oneself(view, source).map_or_else(|| text_of(view, source), Cow::Borrowed);
        if definite {
            // `the ministry` is the Ministry of Trade; `the report`, `the official` the one credited before.
            // `the governor` is no former governor.
            let mark = mark(&head);
            let same = |casting: &Self, member: usize| {
                let own = &casting.members[member];
                if own.nobody || own.marks() & mark == 0 {
                    return false;
                }
                let said = |words: &str| words.split(' ').any(|word| folds_to(word, &head));
                let aside = || !own.noun.is_empty() && another(&own.noun, &own.name, &head, &text);
                said(&own.name) && !aside()
                    || (heads(view, &own.role, &head) && has_left(view, &own.role) == has_left(view, &text))
            };
            let before = lately(&self.credited).find(|&&(member, _)| same(self, member));
            let seen = lately(&self.seen).find(|&&(member, _)| same(self, member));
            // `Judge Hale was late. … Judge Roe left. The judge said`: the one who came last.
            let fresh = |&&(_, first): &&(usize, usize)| {
                let near = view.document.sentence_of(first);
                near + 1 >= sentence && before.is_none_or(|&(_, last)| near > last + 2)
            };
            let named = seen.filter(fresh).or(before).or(seen).map(|&(member, _)| member);
            let generic = || {
                let person = view.is(noun, Kind::ROLE);
                // `the company` is no Energy Ministry.
                let venture = view.in_list("ventures", &head);
                view.is(noun, Kind::GENERIC).then(|| {
                    self.credited
                        .iter()
                        .rev()
                        .take_while(|&&(_, s)| sentence.saturating_sub(s) <= REACH)
                        .map(|&(member, _)| member)
                        .find(|&member| {
                            let own = &self.members[member];
                            let office = || venture && own.name.split(' ').any(|word| view.in_list("offices", word));
                            own.named && own.person == person && !is_speaker(view, &own.name) && !office()
                        })
                })?
            };
            let paper = || press::outlet(view, &head, lately(&self.credited), lately(&self.seen));
            if let Some(member) = named.or_else(|| (source.len() == 2).then(|| paper().or_else(generic))?) {
                self.mentions.push((member, source.clone()));
                return Some(member);
            }
        }
        let words = inside(&text);
        let member = self.by_words.get(&words).copied().unwrap_or_else(|| {
            self.by_words.insert(words, self.members.len());
            self.members.push(Figure::described(view, text, source, noun, head));
            self.members.len() - 1
        });
        self.mentions.push((member, source.clone()));
        Some(member)
    }

    /// The credited members in the order of their first mention, and the attributions renumbered.
    fn finish(self, attributions: &mut [Attribution]) -> Cast {
        let mut order: Vec<usize> = self.credited.iter().map(|&(member, _)| member).collect();
        order.sort_unstable();
        order.dedup();
        order.sort_by_key(|&member| self.members[member].first);
        let mut places = vec![None; self.members.len()];
        for (place, &member) in order.iter().enumerate() {
            places[member] = Some(place);
        }
        for one in attributions {
            one.member = one.member.and_then(|member| places[member]);
        }
        let mut counts = vec![0; self.members.len()];
        self.mentions.iter().for_each(|&(member, _)| counts[member] += 1);
        let mut figures = self.members;
        let member = |member: usize| {
            let own = std::mem::take(&mut figures[member]);
            Member {
                name: own.name.into_owned(),
                role: own.role.into_owned(),
                affiliation: own.affiliation.into_owned(),
                mentions: Vec::with_capacity(counts[member]),
                named: own.named,
                person: own.person,
            }
        };
        let mut members: Vec<Member> = order.into_iter().map(member).collect();
        for (member, mention) in self.mentions {
            if let Some(place) = places[member] {
                members[place].mentions.push(mention);
            }
        }
        for own in &mut members {
            own.mentions.sort_by_key(|mention| (mention.start, mention.end));
            own.mentions.dedup();
        }
        Cast { members }
    }
}

/// The last of a list, backwards.
fn lately(list: &[(usize, usize)]) -> impl Iterator<Item = &(usize, usize)> {
    list.iter().rev().take(BACK)
}
