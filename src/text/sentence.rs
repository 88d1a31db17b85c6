//! Cuts a paragraph's tokens into sentences as news writes them.
//!
//! A full stop ends a sentence unless an abbreviation, an initial or what
//! follows speaks against it; `"Will it?" he asked.` is one sentence.

use std::cell::Cell;
use std::ops::Range;

use crate::text::fold::folded;
use crate::text::marks::{Abbreviation, Marks};
use crate::text::token::{Token, TokenKind};

/// Tokens looked at after a closing quotation mark for the verb of speech of `"Will it?" Ms. Roe asked.`
const TAG_REACH: usize = 7;

/// Appends the sentences of the tokens in `range` as ranges of token indices.
pub fn sentences(text: &str, tokens: &[Token], range: Range<usize>, marks: &Marks, out: &mut Vec<Range<usize>>) {
    let cut = Cut { text, tokens, end: range.end, marks, straight: Cell::default() };
    let mut start = range.start;
    let mut at = range.start;
    while let Some(stop) = (at..range.end).find(|&at| cut.stop(at)) {
        // What a run of stops does not end, none of its stops ends.
        let run = (stop..range.end).find(|&at| !cut.stop(at)).unwrap_or(range.end);
        let Some(after) = cut.ends(start, stop..run) else {
            at = run;
            continue;
        };
        out.push(start..after);
        start = after;
        at = after;
    }
    if start < range.end {
        out.push(start..range.end);
    }
}

struct Cut<'a> {
    text: &'a str,
    tokens: &'a [Token],
    end: usize,
    marks: &'a Marks,
    /// Where a sentence began, up to where its straight quotation marks were counted, and how many there are.
    straight: Cell<(usize, usize, usize)>,
}

impl<'a> Cut<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens[at].span.of(self.text)
    }

    /// Whether nothing stands between token `at` and the one before it.
    fn tight(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    /// Whether a sentence may end at the token.
    fn stop(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Mark && matches!(self.word(at), "." | "?" | "!" | "…" | "‽")
    }

    /// If a sentence that began at `start` ends with this run of stops: the index after its closers.
    fn ends(&self, start: usize, stops: Range<usize>) -> Option<usize> {
        let (at, bare) = (stops.start, stops.end);
        let mut after = bare;
        while after < self.end && self.tight(after) && is_closer(self.word(after)) && !self.opens(start, after) {
            after += 1;
        }
        if after >= self.end {
            return Some(self.end);
        }
        let closed = after > bare;
        if self.tight(after) && self.hyphenated(at, after) {
            return None;
        }
        if self.tight(after) && !is_opener(self.word(after)) {
            // "example.org", "p.m.," or a footnote: no white space, no end, unless a capital follows glued on.
            return self.glued(start, &stops, after);
        }
        if stops.len() == 1 && self.word(at) == "." && !closed && self.held(start, at, after) {
            return None;
        }
        let next = self.first_word(after)?;
        if self.opens_low(next) {
            return None;
        }
        if closed && self.quote_tag(bare, after) {
            return None;
        }
        Some(after)
    }

    /// Whether a hyphen joins a short form to the next word: `the U.S.-led talks`.
    fn hyphenated(&self, stop: usize, after: usize) -> bool {
        let joins = matches!(self.word(after), "-" | "‐" | "‑" | "–") && after + 1 < self.end && self.tight(after + 1);
        let short = |word: &str| is_initial(word) || self.marks.abbreviations.contains_key(word);
        joins && after == stop + 1 && stop > 0 && self.tight(stop) && short(self.word(stop - 1))
    }

    /// A missing space after the stops: `ended.The` is two sentences, `example.org` is not.
    fn glued(&self, start: usize, stops: &Range<usize>, after: usize) -> Option<usize> {
        let at = stops.start;
        if at == start || (stops.len() == 1 && after == at + 1 && self.held(start, at, after)) {
            return None;
        }
        let low_before = self.word(at - 1).chars().next_back().is_some_and(|c| c.is_lowercase() || c == ')');
        let strong = stops.clone().any(|at| self.word(at) != ".");
        let (word, mut letters) = (self.word(after), self.word(after).chars());
        let capital = letters.next().is_some_and(char::is_uppercase)
            && letters
                .next()
                .map_or(matches!(word, "A" | "I"), |next| next.is_lowercase() || matches!(word, "I'm" | "I’m"));
        let starter = strong || low_before || self.tokens[at - 1].kind == TokenKind::Number;
        (capital && starter).then_some(after)
    }

    /// Whether a mark that may be either opens a quotation at token `at`: nothing stands between it and the word behind it,
    /// and none that is like it is open since `start`.
    fn opens(&self, start: usize, at: usize) -> bool {
        let mark = self.word(at);
        let word = at + 1 < self.end && self.tight(at + 1) && self.tokens[at + 1].kind == TokenKind::Word;
        let open = || self.straight(start, at) % 2 == 1;
        word && self.tokens[at + 1].capital && (mark == "“" || (mark == "\"" && !open()))
    }

    /// How many straight quotation marks stand between the start of a sentence and a token.
    fn straight(&self, start: usize, at: usize) -> usize {
        let (from, to, before) = self.straight.get();
        let (from, before) = if from == start && to <= at { (to, before) } else { (start, 0) };
        let count = before + (from.max(start)..at).filter(|&at| self.word(at) == "\"").count();
        self.straight.set((start, at, count));
        count
    }

    /// Whether the word before the full stop at `at` keeps the sentence going.
    fn held(&self, start: usize, at: usize, after: usize) -> bool {
        if at == start || !self.tight(at) {
            return false;
        }
        let word = self.word(at - 1);
        let next = self.word(after);
        let numbered = at - 1 == start && word.len() <= 3 && (word.bytes().all(|b| b.is_ascii_digit()));
        if numbered {
            return true;
        }
        match self.marks.abbreviations.get(word) {
            Some(Abbreviation::Title) => true,
            Some(Abbreviation::Number) => next.starts_with(|c: char| c.is_ascii_digit()),
            Some(Abbreviation::Inner) => !self.starter(after),
            None if is_initial(word) => !self.starter(after) || self.initial_of_name(start, at - 1),
            None => false,
        }
    }

    /// Whether the token opens a new sentence for sure: a capitalised word of the list, or an opening quotation mark.
    fn starter(&self, at: usize) -> bool {
        let Some(first) = self.first_word(at) else { return true };
        let word = self.word(first);
        let quoted = first > at;
        word.chars().next().is_some_and(char::is_uppercase) && (quoted || self.marks.starters.contains(&*folded(word)))
    }

    /// An initial that opens the sentence or follows another one: `J. Roe`, `J. R. Roe`.
    fn initial_of_name(&self, start: usize, initial: usize) -> bool {
        initial == start || (self.word(initial - 1) == "." && initial >= 2 && is_initial(self.word(initial - 2)))
    }

    /// The first token from `at` that is not an opening mark or a bullet.
    fn first_word(&self, at: usize) -> Option<usize> {
        (at..self.end).find(|&i| self.tokens[i].kind != TokenKind::Mark || !is_opener(self.word(i)))
    }

    /// Whether the sentence goes on here: lower case, or a mark such as a comma.
    fn opens_low(&self, at: usize) -> bool {
        let word = self.word(at);
        match self.tokens[at].kind {
            TokenKind::Word => word.chars().next().is_some_and(char::is_lowercase) && !is_camel(word),
            TokenKind::Number => false,
            TokenKind::Mark => matches!(word, "," | ";" | ":" | "—" | "–" | "-" | ")" | "]" | "%" | "&"),
        }
    }

    /// Whether a quotation closed before `at` is followed by its tag: `"Will it?" Ms. Roe asked.`
    fn quote_tag(&self, bare: usize, at: usize) -> bool {
        if !(bare..at).any(|i| is_quote(self.word(i))) {
            return false;
        }
        for i in at..self.end.min(at + TAG_REACH) {
            let word = self.word(i);
            if self.marks.speech.contains(&*folded(word)) {
                // "… go." He added, "But …": a sentence of its own.
                let quote = i + 2 < self.end && self.word(i + 1) == "," && self.word(bare - 1) == ".";
                let begins = |first: usize| first > i + 2 && self.tokens[first].capital;
                if quote && self.first_word(i + 2).is_some_and(begins) {
                    return false;
                }
                // "… go." Roe said: the tag; "… go." The ministry said on Monday that …: a sentence of its own.
                let last = i + 1 >= self.end || matches!(self.word(i + 1), "." | "," | ";" | ":");
                return i > at && (last || self.word(bare - 1) != ".") && !self.own_clause(i + 1);
            }
            let name = word.chars().next().is_some_and(|c| c.is_uppercase()) || word == "." || word == "-";
            if !name {
                return i > at && self.whole_tag(at);
            }
        }
        false
    }

    /// Whether a speaker and his verb are all that follows: `"… go." Roe and his deputy, Joe Lund, said.`
    ///
    /// A name opens it, with hardly a word in small letters but those that join names, and no other verb.
    fn whole_tag(&self, at: usize) -> bool {
        let ends = |i: usize| matches!(self.word(i), "?" | "!" | ":" | ";") || is_quote(self.word(i));
        let stops = |i: usize| self.word(i) == "." && (i + 1 >= self.end || !self.held(at, i, i + 1));
        let mut others = 0;
        for i in at + 1..self.end.min(at + 2 * TAG_REACH) {
            let word = self.word(i);
            let past = matches!(word, "said" | "says") || word.ends_with("ed");
            if past && self.marks.speech.contains(word) {
                return i + 1 >= self.end || self.word(i + 1) == ".";
            }
            let small = word.starts_with(char::is_lowercase);
            others += usize::from(small && !matches!(word, "and" | "at" | "for" | "his" | "her" | "of" | "the"));
            let clause =
                matches!(word, "he" | "she" | "it" | "they" | "I" | "we" | "you" | "is" | "was" | "are" | "were");
            if ends(i) || stops(i) || clause || others > 1 {
                return false;
            }
        }
        false
    }

    /// Whether what follows the verb of speech is content of its own.
    fn own_clause(&self, at: usize) -> bool {
        at < self.end
            && matches!(&*folded(self.word(at)), "that" | "it" | "he" | "she" | "they" | "the" | "\"" | "“" | "‘")
    }
}

fn is_closer(word: &str) -> bool {
    is_quote(word) || matches!(word, ")" | "]" | "}" | "*")
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "'" | "”" | "’" | "»" | "“" | "›" | "''")
}

fn is_opener(word: &str) -> bool {
    matches!(
        word,
        "\"" | "'"
            | "“"
            | "‘"
            | "«"
            | "„"
            | "("
            | "["
            | "{"
            | "`"
            | "•"
            | "*"
            | "—"
            | "–"
            | "-"
            | "‹"
            | "·"
            | "►"
            | "■"
    )
}

/// A single capital letter, or capitals joined by stops as UAX #29 leaves them (`J.R`).
fn is_initial(word: &str) -> bool {
    let mut letters = word.split('.');
    letters.all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_uppercase))
}

/// `iPhone`, `eBay`: lower case that may well open a sentence.
fn is_camel(word: &str) -> bool {
    word.chars().nth(1).is_some_and(char::is_uppercase)
}
