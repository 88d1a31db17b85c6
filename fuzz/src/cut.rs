//! Paragraphs, sentences, words and quotations of any text.

use reportedly::span::Span;
use reportedly::text::token::cut;
use reportedly::text::{Document, Position};
use unicode_segmentation::UnicodeSegmentation;

/// Cuts a text; a title stands before the first zero character.
pub fn run(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (title, text) = all.split_once('\0').unwrap_or(("", &all));
    let marks = &super::scorer().reader.marks;
    whole(&Document::new(text, title, marks));
    let headline = Document::headline(title, marks);
    whole(&headline);
    assert!(headline.sentences.len() <= 1, "a headline of several sentences");
    let mut tokens = Vec::new();
    cut(text, &mut tokens);
    let words: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
    // A stop or a colon may part a word of UAX #29 in two; nothing else may differ.
    let mut parts = words.iter();
    for word in text.split_word_bounds().map(str::trim).filter(|word| !word.is_empty()) {
        let mut rest = word;
        while !rest.is_empty() {
            let part = *parts.next().expect("a token for each word of UAX #29");
            assert!(part == word || matches!(part, "." | ":") || word.contains(['.', ':']), "{part} of {word}");
            rest = rest.strip_prefix(part).expect("not the words of UAX #29");
        }
    }
    assert_eq!(parts.next(), None, "more than the words of UAX #29");
}

/// What holds of every document: spans on borders of characters, in order, none over another, none outside.
pub fn whole(document: &Document<'_>) {
    let text = document.text;
    let ordered = |spans: &[Span], what: &str| {
        let mut last = 0;
        for span in spans {
            assert!(text.get(span.start..span.end).is_some(), "{what} {span:?} cuts a character");
            assert!(span.start >= last && !span.is_empty(), "{what} {span:?} before {last}");
            last = span.end;
        }
    };
    ordered(&document.tokens.iter().map(|token| token.span).collect::<Vec<_>>(), "token");
    ordered(&document.sentences.iter().map(|sentence| sentence.span).collect::<Vec<_>>(), "sentence");
    ordered(&document.paragraphs.iter().map(|paragraph| paragraph.span).collect::<Vec<_>>(), "paragraph");
    ordered(&document.quotes.iter().map(|quote| quote.span).collect::<Vec<_>>(), "quotation");
    ordered(&document.asides.iter().map(|aside| aside.span).collect::<Vec<_>>(), "aside");
    for front in [document.front.dateline, document.front.byline, document.front.agency].into_iter().flatten() {
        assert!(text.get(front.start..front.end).is_some(), "{front:?} of the front matter");
    }
    let mut next = 0;
    for sentence in &document.sentences {
        assert_eq!(sentence.tokens.start, next, "tokens between sentences");
        assert!(!sentence.tokens.is_empty());
        next = sentence.tokens.end;
        // A title that stands apart is one sentence, whatever breaks stand in it.
        let inside = document.paragraphs[sentence.paragraph].span.contains(sentence.span);
        assert!(inside || sentence.position == Position::Headline, "a sentence over paragraphs");
    }
    assert_eq!(next, document.tokens.len(), "tokens after the last sentence");
    assert_eq!(document.quoted.len(), document.tokens.len());
    for (token, quote) in document.tokens.iter().zip(&document.quoted) {
        if let Some(quote) = quote {
            assert!(document.quotes[*quote as usize].span.contains(token.span), "a token outside its quotation");
        }
    }
    for quote in &document.quotes {
        assert!(text.get(quote.inner.start..quote.inner.end).is_some() && quote.span.contains(quote.inner));
    }
    let mut at = 0;
    let mut rebuilt = String::with_capacity(text.len());
    for token in &document.tokens {
        rebuilt.push_str(&text[at..token.span.start]);
        rebuilt.push_str(token.span.of(text));
        at = token.span.end;
    }
    rebuilt.push_str(&text[at..]);
    assert_eq!(rebuilt, text);
}
