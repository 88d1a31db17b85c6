//! The same claim in different mouths: sentences of one event, or of one article, that carry the same content.

use rustc_hash::FxHashMap;

use super::likeness::{Frequencies, LEAST, Likeness, TERMS};
use super::tally::Tally;
use super::terms::Stopwords;
use crate::text::fold::folded;
use crate::text::line::one_line;

/// What claims need of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimSentence {
    /// Key of the article.
    pub article_id: String,
    /// Who published it.
    pub outlet: String,
    /// The event the article reports; empty where none. Copies belong here too: an edited copy that drops a hedge is news.
    pub event_id: String,
    /// Key of the sentence.
    pub sentence_id: String,
    /// `headline`, `lead` or `body`.
    pub position: String,
    /// The words.
    pub text: String,
    /// Certainty of the wording, 0 to 1.
    pub certainty: Option<f64>,
    /// Hedges, the writer's and the quoted ones.
    pub hedges: usize,
    /// The attribution that speaks for it; empty where there is none.
    pub attribution_id: String,
    /// Who is credited with the content; empty for the writer. A source without a name has [`UNNAMED`].
    pub holder: String,
    /// Kind of that source.
    pub source_kind: String,
    /// Stance of the verb that credits it.
    pub stance: String,
    /// Share of its words inside quotations, 0 to 1.
    pub quoted_share: f64,
}

impl ClaimSentence {
    /// Whether the writer says it as plain fact: nobody credited, nothing hedged and no more than a phrase quoted.
    #[must_use]
    pub fn plain(&self) -> bool {
        self.holder.is_empty() && self.hedges == 0 && self.quoted_share < QUOTED
    }
}

/// Share of quoted words from which a sentence is not the writer's own, credited or not.
const QUOTED: f64 = 0.25;

/// The holder where somebody is credited who has no name.
pub const UNNAMED: &str = "source";

/// What is laid side by side.
pub const ALIGNED: &[&str] = &["outlets", "headline_body", "lead_body"];

/// A sentence in a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    /// Key of the claim: rows that share it say the same.
    pub claim_id: String,
    /// One of [`ALIGNED`].
    pub aligned: &'static str,
    /// The sentence.
    pub sentence: ClaimSentence,
    /// Mean likeness to the other sentences of the claim, 0 to 1.
    pub match_score: f64,
    /// Own certainty less the lowest of the others'.
    pub certainty_gap: Option<f64>,
    /// Whether it gives as plain fact what another sentence of the claim hedges or attributes.
    pub hedge_loss: bool,
}

/// The claims of an event: sentences of different outlets that carry the same content, side by side.
///
/// `sentences` are those of the articles that report it, article by article.
/// A sentence stands in at most one claim, and a claim holds at most one
/// sentence of an article. Pairs that `Likeness::of` takes for one claim are
/// joined, the most alike first, while the groups are alike on the whole.
#[must_use]
pub fn across(
    event: &str,
    sentences: &[ClaimSentence],
    frequencies: &Frequencies,
    stopwords: &Stopwords,
) -> Vec<ClaimRow> {
    let aligner = Aligner::new(sentences, frequencies, stopwords);
    let claims = aligner.claims().into_iter().filter(|claim| aligner.told_apart(claim)).enumerate();
    claims
        .flat_map(|(number, claim)| {
            aligner.rows(format!("{event}-c{:03}", number + 1), "outlets", &claim, Likeness::of)
        })
        .collect()
}

/// Headline and lead of an article, each beside the body sentence most like it.
#[must_use]
pub fn inside(sentences: &[ClaimSentence], frequencies: &Frequencies, stopwords: &Stopwords) -> Vec<ClaimRow> {
    Aligner::new(sentences, frequencies, stopwords).against_body()
}

/// Sentences that may be claims of each other.
struct Aligner<'a> {
    sentences: &'a [ClaimSentence],
    likeness: Likeness,
}

impl<'a> Aligner<'a> {
    fn new(sentences: &'a [ClaimSentence], frequencies: &Frequencies, stopwords: &Stopwords) -> Self {
        let texts = sentences.iter().map(|sentence| sentence.text.as_str());
        Self { sentences, likeness: Likeness::new(texts, frequencies, stopwords) }
    }

    fn sentence(&self, here: usize) -> &'a ClaimSentence {
        &self.sentences[here]
    }

    /// Groups of sentences across outlets, in the order of their first sentence.
    fn claims(&self) -> Vec<Vec<usize>> {
        let mut index: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        let mut shared = Tally::new(self.sentences.len());
        for here in 0..self.sentences.len() {
            for id in self.likeness.terms(here) {
                let postings = index.entry(id).or_default();
                postings.iter().for_each(|&other| shared.add(other, 1));
                postings.push(here as u32);
            }
            shared.drain(|other, count| {
                let other = other as usize;
                if count as usize >= TERMS && self.apart(other, here) {
                    let (score, alike) = self.likeness.of(other, here);
                    pairs.extend(alike.then_some((score, other, here)));
                }
            });
        }
        pairs.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        let mut group: Vec<usize> = (0..self.sentences.len()).collect();
        let mut members: Vec<Vec<usize>> = (0..self.sentences.len()).map(|here| vec![here]).collect();
        for (_, a, b) in pairs {
            let (a, b) = (group[a].min(group[b]), group[a].max(group[b]));
            if a != b && self.joins(&members[a], &members[b]) {
                let moved = std::mem::take(&mut members[b]);
                moved.iter().for_each(|&here| group[here] = a);
                members[a].extend(moved);
            }
        }
        members.retain(|members| members.len() > 1);
        members.iter_mut().for_each(|members| members.sort_unstable());
        members.sort_unstable();
        members
    }

    /// Whether two sentences are of different articles and, where both are named, different outlets.
    fn apart(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.sentence(a), self.sentence(b));
        a.article_id != b.article_id && (a.outlet.is_empty() || a.outlet != b.outlet)
    }

    /// Whether two groups share no article and are alike on the whole.
    fn joins(&self, a: &[usize], b: &[usize]) -> bool {
        let pairs = a.iter().flat_map(|&one| b.iter().map(move |&other| (one, other)));
        let mut sum = 0.0;
        for (one, other) in pairs {
            if self.sentence(one).article_id == self.sentence(other).article_id {
                return false;
            }
            sum += self.likeness.of(one, other).0;
        }
        sum / (a.len() * b.len()) as f64 >= 0.8 * LEAST
    }

    /// Whether some sentence of a claim is worded in another way than the first.
    fn told_apart(&self, claim: &[usize]) -> bool {
        let words = |here: usize| one_line(&folded(&self.sentence(here).text)).into_owned();
        let first = words(claim[0]);
        claim.iter().any(|&here| words(here) != first)
    }

    /// The headline and the first sentence of the lead, each with the body sentence most like it.
    fn against_body(&self) -> Vec<ClaimRow> {
        let mut rows = Vec::new();
        for (position, aligned, letter) in [("headline", "headline_body", 'h'), ("lead", "lead_body", 'l')] {
            let at = |here: &usize| self.sentence(*here).position == position;
            let Some(first) = (0..self.sentences.len()).find(at) else { continue };
            let below = (first + 1..self.sentences.len()).filter(|here| !at(here));
            let best = below
                .map(|here| (self.likeness.held(first, here), here))
                .filter(|((_, alike), _)| *alike)
                .max_by(|a, b| a.0.0.total_cmp(&b.0.0).then_with(|| b.1.cmp(&a.1)));
            if let Some((_, here)) = best {
                let claim_id = format!("{}-{letter}", self.sentence(first).article_id);
                rows.extend(self.rows(claim_id, aligned, &[first, here], Likeness::held));
            }
        }
        rows
    }

    fn rows(
        &self,
        claim_id: String,
        aligned: &'static str,
        members: &[usize],
        alike: fn(&Likeness, usize, usize) -> (f64, bool),
    ) -> Vec<ClaimRow> {
        let row = |&here: &usize| {
            let sentence = self.sentence(here);
            let others = || members.iter().copied().filter(move |&other| other != here);
            let lowest = others().filter_map(|other| self.sentence(other).certainty).reduce(f64::min);
            let likeness: f64 = others().map(|other| alike(&self.likeness, here, other).0).sum();
            ClaimRow {
                claim_id: claim_id.clone(),
                aligned,
                sentence: sentence.clone(),
                match_score: likeness / (members.len() - 1) as f64,
                certainty_gap: sentence.certainty.zip(lowest).map(|(own, lowest)| own - lowest),
                hedge_loss: sentence.plain() && others().any(|other| !self.sentence(other).plain()),
            }
        };
        members.iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::likeness::Roots;
    use super::super::terms::each_term;
    use super::*;

    fn sentence(
        article: &str,
        number: usize,
        position: &str,
        text: &str,
        holder: &str,
        hedges: usize,
    ) -> ClaimSentence {
        ClaimSentence {
            article_id: article.to_owned(),
            outlet: format!("Outlet {article}"),
            event_id: "e00001".to_owned(),
            sentence_id: format!("{article}-s{number:04}"),
            position: position.to_owned(),
            text: text.to_owned(),
            certainty: Some(if hedges > 0 { 0.5 } else { 1.0 }),
            hedges,
            holder: holder.to_owned(),
            ..ClaimSentence::default()
        }
    }

    fn story() -> Vec<ClaimSentence> {
        vec![
            sentence("a", 1, "headline", "Orrel dam leaked for 14 months", "", 0),
            sentence("a", 2, "lead", "The Orrel dam leaked for 14 months before engineers closed its gates.", "", 0),
            sentence("a", 3, "body", "Farmers downstream lost 300 cattle in the flood.", "", 0),
            sentence(
                "a",
                4,
                "body",
                "An inspector said the Orrel dam may have leaked for 14 months.",
                "An inspector",
                1,
            ),
            sentence("b", 1, "headline", "Inspector suspects a long leak at Orrel", "", 1),
            sentence(
                "b",
                2,
                "lead",
                "Inspectors believe the dam at Orrel leaked for 14 months before its gates closed.",
                "Inspectors",
                1,
            ),
            sentence("b", 3, "body", "The flood killed some 300 cattle downstream, farmers said.", "farmers", 1),
            sentence("b", 4, "body", "A minister visits the valley on Friday.", "", 0),
        ]
    }

    fn stopwords() -> Stopwords {
        ["the", "for", "before", "its", "in", "an", "said", "may", "have", "at", "of"]
            .map(str::to_owned)
            .into_iter()
            .collect()
    }

    /// The claims of a story: across its outlets, then inside each article.
    fn claims(story: &[ClaimSentence], stopwords: &Stopwords) -> Vec<ClaimRow> {
        let mut frequencies = Frequencies::default();
        let mut roots = Roots::default();
        for sentence in story {
            roots.begin();
            each_term(&sentence.text, stopwords, &mut Vec::new(), |term| roots.add(term));
        }
        frequencies.add(roots);
        let mut rows = across("e00001", story, &frequencies, stopwords);
        for article in story.chunk_by(|a, b| a.article_id == b.article_id) {
            rows.extend(inside(article, &frequencies, stopwords));
        }
        rows
    }

    #[test]
    fn the_same_claim_is_laid_side_by_side() {
        let story = story();
        let rows = claims(&story, &stopwords());
        let of = |aligned: &str| -> Vec<(&str, &str, bool)> {
            let rows = rows.iter().filter(|row| row.aligned == aligned);
            rows.map(|row| (row.claim_id.as_str(), row.sentence.sentence_id.as_str(), row.hedge_loss)).collect()
        };
        let expected = [
            ("e00001-c001", "a-s0002", true),
            ("e00001-c001", "b-s0002", false),
            ("e00001-c002", "a-s0003", true),
            ("e00001-c002", "b-s0003", false),
        ];
        assert_eq!(of("outlets"), expected);
        assert_eq!(of("headline_body"), [("a-h", "a-s0001", false), ("a-h", "a-s0002", false)]);
        assert_eq!(rows[0].certainty_gap, Some(0.5));
        assert!(rows.iter().all(|row| (LEAST..=1.0).contains(&row.match_score)));
    }

    #[test]
    fn a_sentence_stands_in_one_claim_and_an_article_once_in_each() {
        let mut story = story();
        story.push(sentence("c", 1, "lead", "The Orrel dam leaked for 14 months, papers show.", "papers", 0));
        story.push(sentence("c", 2, "body", "For 14 months the Orrel dam leaked.", "", 0));
        let rows = claims(&story, &stopwords());
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for row in rows.iter().filter(|row| row.aligned == "outlets") {
            let key = (row.claim_id.as_str(), row.sentence.article_id.as_str());
            assert!(!seen.contains(&key), "{key:?}");
            seen.push(key);
        }
        assert!(seen.contains(&("e00001-c001", "c")));
    }

    #[test]
    fn nothing_makes_no_claim() {
        assert!(claims(&[], &stopwords()).is_empty());
    }
}
