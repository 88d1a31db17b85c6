//! What a cue governs: to the end of its clause, over a conjunction, not out of its quotation (after Vincze et al. 2008).

use std::ops::Range;

use crate::lexicon::entry::List;
use crate::rule::decide::Cue;
use crate::rule::reader::{Reader, Reading};
use crate::rule::tag::Tag;
use crate::text::fold::folded;
use crate::text::token::TokenKind;

/// How far ahead of a comma or conjunction the verb of a new clause is looked for, in tokens.
const SUBJECT: usize = 9;
/// How far a scope is looked for, in tokens; a bound, so that an endless sentence costs no more per cue.
const FAR: usize = 200;

/// The tokens that a cue governs, its own among them.
///
/// To the right up to the end of the clause: a mark that closes it, a comma or conjunction before a new
/// subject and verb, a relative pronoun, a source that is credited after the fact, the end of the quotation or
/// bracket that the cue stands in. A quantity and its approximator govern their noun phrase. A cue with nothing
/// after it, as in `The dam burst, apparently.`, governs what stands before it.
#[must_use]
pub fn scope(reader: &Reader, reading: &Reading<'_>, cue: &Cue) -> Range<usize> {
    let own = cue.hit.tokens.clone();
    let sentence = &reading.document.sentences[cue.hit.sentence].tokens;
    let quote = reading.document.quoted[own.start];
    let inside = |at: &usize| quote.is_none() || reading.document.quoted[*at] == quote;
    let far = sentence.end.min(own.end + FAR);
    let limit = (own.end..far).find(|at| !inside(at)).unwrap_or(far);
    let clause = Clause { reader, reading, limit };
    let entry = reader.entry(cue);
    let quantity =
        entry.facts.list == List::Approximator || (entry.facts.list == List::Vague && clause.determines(&own));
    let phrase = Some(own.end).filter(|_| quantity).map(|from| clause.phrase(from)).filter(|&end| end > own.end);
    let end = clause.trimmed(own.end, phrase.unwrap_or_else(|| clause.end(own.end)));
    if end > own.end {
        return own.start..end;
    }
    let floor = sentence.start.max(own.start.saturating_sub(FAR));
    let start =
        (floor..own.start).rev().take_while(inside).take_while(|&at| !clause.opens(at)).last().unwrap_or(own.start);
    let word = |at: &usize| reading.document.tokens[*at].kind != TokenKind::Mark;
    (start..own.start).find(word).unwrap_or(own.start)..own.end
}

struct Clause<'a> {
    reader: &'a Reader,
    reading: &'a Reading<'a>,
    limit: usize,
}

impl Clause<'_> {
    fn tag(&self, at: usize) -> Tag {
        if at < self.limit { self.reading.tags[at] } else { Tag::PUNCT }
    }

    fn word(&self, at: usize) -> &str {
        if at < self.limit { self.reading.document.word(at) } else { "" }
    }

    fn class(&self, at: usize, name: &str) -> bool {
        let classes = &self.reader.classes;
        at < self.limit && classes.number(name).is_some_and(|class| classes.has(self.reading.scan.ids[at], class))
    }

    /// Whether the cue stands before a noun as its determiner or adjective.
    fn determines(&self, own: &Range<usize>) -> bool {
        matches!(self.reading.tags[own.end - 1], Tag::DT | Tag::JJ | Tag::CD | Tag::PRP)
    }

    /// The end of the noun phrase that begins at `from`; `from` where none does.
    fn phrase(&self, from: usize) -> usize {
        let (mut at, mut noun) = (from, from);
        loop {
            let tag = self.tag(at);
            let modifies = matches!(tag, Tag::DT | Tag::JJ | Tag::CD | Tag::PRPS | Tag::POS | Tag::VBN | Tag::VBG);
            let joint =
                matches!(self.word(at), "-" | "$" | "£" | "€" | "per") || (noun > from && self.word(at) == "of");
            if tag.is_noun() || tag == Tag::CD || self.word(at) == "%" {
                noun = at + 1;
            } else if !modifies && !joint {
                return noun;
            }
            at += 1;
        }
    }

    /// The end of the clause that goes on at `from`.
    fn end(&self, from: usize) -> usize {
        let mut open = 0_usize;
        for at in from..self.limit {
            if self.tag(at) == Tag::CC && self.subject_and_verb(at + 1) {
                return at;
            }
            if self.tag(at) != Tag::PUNCT {
                continue;
            }
            match self.word(at) {
                ";" | ":" | "—" | "–" => return at,
                "-" if self.spaced(at) => return at,
                "(" | "[" => open += 1,
                ")" | "]" if open == 0 => return at,
                ")" | "]" => open -= 1,
                "," if self.begins(at + 1) => return at,
                _ => {}
            }
        }
        self.limit
    }

    /// Whether a clause opens behind the token: a mark between sentences, `, but`, `warned that`.
    fn opens(&self, at: usize) -> bool {
        match self.word(at) {
            ";" | ":" | "—" | "–" | "(" | "[" => true,
            "-" => self.spaced(at),
            "that" => at > 0 && self.tag(at) == Tag::IN && (self.tag(at - 1).is_finite() || self.tag(at - 1).is_noun()),
            _ => self.tag(at) == Tag::CC && at > 0 && self.word(at - 1) == ",",
        }
    }

    /// Whether a hyphen stands as a dash.
    fn spaced(&self, at: usize) -> bool {
        let tokens = &self.reading.document.tokens;
        at > 0 && tokens[at - 1].span.end < tokens[at].span.start
    }

    /// Whether a new clause begins after a comma.
    fn begins(&self, at: usize) -> bool {
        let at = at + usize::from(self.tag(at) == Tag::CC);
        matches!(self.tag(at), Tag::WDT | Tag::WP | Tag::WPS)
            || self.class(at, "subordinators")
            || self.word(at) == "according"
            // `which may burst, is old`: the main clause goes on.
            || self.tag(at).is_finite()
            || self.subject_and_verb(at)
    }

    /// Whether a subject and its verb stand next: `the town will`, `officials said`, `said Jane Roe`.
    fn subject_and_verb(&self, from: usize) -> bool {
        if self.credits(from) {
            return true;
        }
        let (mut noun, mut described) = (false, false);
        for at in from..self.limit.min(from + SUBJECT) {
            let tag = self.tag(at);
            let says = noun && self.speech(at);
            // `police in Bradford said`: what describes a subject may hold verbs of its own, so only a source is sure.
            if described && says {
                return true;
            }
            if tag.is_finite() || (says && matches!(tag, Tag::VBN | Tag::VBD)) {
                return !described && (noun || tag == Tag::PRPV);
            }
            described |= noun && (tag == Tag::IN && self.word(at) != "of" || tag == Tag::TO);
            noun |= tag.is_noun() || tag == Tag::PRP || tag == Tag::DT;
            let part = tag.is_noun()
                || described
                || matches!(tag, Tag::PRP | Tag::DT | Tag::JJ | Tag::CD | Tag::PRPS | Tag::POS | Tag::RB | Tag::VBN)
                || matches!(self.word(at), "of" | "-" | ".");
            if !part {
                return false;
            }
        }
        false
    }

    /// Whether a verb of saying stands first: `said Jane Roe`.
    fn credits(&self, at: usize) -> bool {
        self.tag(at) == Tag::VBD
            && self.speech(at)
            && (self.tag(at + 1).is_noun() || matches!(self.tag(at + 1), Tag::DT | Tag::PRP))
    }

    /// Whether the token is a verb of saying.
    fn speech(&self, at: usize) -> bool {
        self.tag(at).is_verb() && self.reader.marks.speech.contains(&*folded(self.word(at)))
    }

    /// `end` without the marks before it.
    fn trimmed(&self, floor: usize, mut end: usize) -> usize {
        while end > floor
            && self.reading.document.tokens[end - 1].kind == TokenKind::Mark
            && !matches!(self.word(end - 1), "%" | ")" | "]")
        {
            end -= 1;
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::entry::Dimension;

    #[test]
    fn a_cue_governs_to_the_end_of_its_clause() {
        let reader = Reader::builtin().expect("lexicons");
        let mut wrong = Vec::new();
        for (text, cue, want) in [
            ("The dam may burst before dawn.", "may", "may burst before dawn"),
            ("The dam may burst, and the town will flood.", "may", "may burst"),
            ("The dam may burst and flood the town.", "may", "may burst and flood the town"),
            ("The dam may burst, officials said.", "may", "may burst"),
            ("The dam may burst, said Jane Roe, an engineer.", "may", "may burst"),
            ("The dam may burst, according to the mayor.", "may", "may burst"),
            ("The dam may burst, police in Kest said on Monday.", "may", "may burst"),
            ("The dam may burst, people briefed on the plan said.", "may", "may burst"),
            ("Officials warned that the figures were provisional.", "provisional", "the figures were provisional"),
            ("The town is calm; the cause is unknown.", "unknown", "the cause is unknown"),
            ("Nobody was hurt, but the cause is unknown.", "unknown", "the cause is unknown"),
            ("The dam may burst; the town is calm.", "may", "may burst"),
            ("The dam, which may burst, is old.", "may", "may burst"),
            ("“The dam may burst,” the mayor said.", "may", "may burst"),
            ("If the dam bursts, the town will flood.", "if", "If the dam bursts"),
            ("About 40 people were hurt.", "about", "About 40 people"),
            ("Nearly 12 per cent of voters stayed at home.", "nearly", "Nearly 12 per cent of voters"),
            ("Some residents left before dawn.", "some", "Some residents"),
            ("The dam burst, apparently.", "apparently", "The dam burst, apparently"),
            ("The plan (it might fail) goes on.", "might", "might fail"),
            (
                "It is unclear whether the pump failed because the dam was old.",
                "whether",
                "whether the pump failed because the dam was old",
            ),
            ("The ship probably sank - nobody saw it.", "probably", "probably sank"),
        ] {
            let reading = reader.read(text, "-");
            let words = |tokens: &Range<usize>| reading.document.span(tokens).of(text);
            let cues = reading.of(Dimension::Certainty);
            let found = cues.iter().find(|found| words(&found.hit.tokens).eq_ignore_ascii_case(cue));
            let got = found.map(|found| words(&scope(&reader, &reading, found)));
            if got != Some(want) {
                wrong.push(format!("{text}\n  want {want:?}, got {got:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
