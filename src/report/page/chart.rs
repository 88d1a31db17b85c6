//! Charts as inline SVG, laid by hand: dots with intervals, stacked bars, the strip of an article's sentences.

use maud::{Markup, html};

use super::article::Sentence;
use super::words::{LEVELS, figure};
use crate::column::decimal;

/// A scale from the numbers of a measure to the width of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    step: f64,
    left: f64,
    width: f64,
}

impl Scale {
    /// A scale over `numbers` with round ticks; it begins at 0 unless the numbers lie far from it.
    #[must_use]
    pub fn over(numbers: impl Iterator<Item = f64>, left: f64, width: f64) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for number in numbers.filter(|number| number.is_finite()) {
            low = low.min(number);
            high = high.max(number);
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if low > 0.0 && low < 0.6 * high {
            low = 0.0;
        }
        if high - low < 1e-9 {
            (low, high) = (low.min(0.0), high.max(low.min(0.0) + 1.0));
        }
        let step = round_step((high - low) / 4.0);
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        Self { low, high, step, left, width }
    }

    /// Where a number stands, in units of the chart.
    #[must_use]
    pub fn at(&self, number: f64) -> f64 {
        let place = self.left + (number - self.low) / (self.high - self.low) * self.width;
        (place * 10.0).round() / 10.0
    }

    /// The round numbers along the scale.
    #[must_use]
    pub fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        (0..=count).map(|tick| self.low + tick as f64 * self.step).collect()
    }
}

/// The least of 1, 2, 5 and their tenfolds that is no smaller.
fn round_step(step: f64) -> f64 {
    let unit = 10f64.powf(step.log10().floor());
    let fits = [1.0, 2.0, 5.0, 10.0].into_iter().find(|factor| factor * unit >= step * 0.999_999);
    fits.unwrap_or(10.0) * unit
}

/// A dot with its interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot<'a> {
    /// What it is of.
    pub label: &'a str,
    /// The estimate.
    pub estimate: f64,
    /// The interval, where there is one.
    pub interval: Option<(f64, f64)>,
}

const LABELS: f64 = 128.0;
const WIDE: f64 = 360.0;
const ROW: f64 = 24.0;

/// Dots with intervals, one row each; a hollow dot has no interval.
#[must_use]
pub fn dots(title: &str, dots: &[Dot<'_>]) -> Markup {
    let numbers = dots.iter().flat_map(|dot| {
        let (low, high) = dot.interval.unwrap_or((dot.estimate, dot.estimate));
        [low, dot.estimate, high]
    });
    let scale = Scale::over(numbers, LABELS, WIDE - LABELS - 16.0);
    let bottom = dots.len() as f64 * ROW + 4.0;
    let described: Vec<String> = dots.iter().map(described).collect();
    html! {
        svg.chart viewBox={ "0 0 " (WIDE) " " (bottom + 18.0) } role="img" aria-label={ (title) ". " (described.join("; ")) "." } {
            @for tick in scale.ticks() {
                line.grid x1=(scale.at(tick)) x2=(scale.at(tick)) y1="0" y2=(bottom) {}
                text.tick x=(scale.at(tick)) y=(bottom + 13.0) text-anchor="middle" { (decimal(tick)) }
            }
            @for (place, dot) in dots.iter().enumerate() {
                @let y = place as f64 * ROW + ROW / 2.0;
                g {
                    title { (described[place]) }
                    text.label x=(LABELS - 10.0) y=(y + 4.0) text-anchor="end" { (short(dot.label, 19)) }
                    @if let Some((low, high)) = dot.interval {
                        line.range x1=(scale.at(low)) x2=(scale.at(high)) y1=(y) y2=(y) {}
                    }
                    circle.dot.hollow[dot.interval.is_none()] cx=(scale.at(dot.estimate)) cy=(y) r="4.5" {}
                }
            }
        }
    }
}

fn described(dot: &Dot<'_>) -> String {
    match dot.interval {
        Some((low, high)) => {
            format!("{} {} (95 % interval {} to {})", dot.label, figure(dot.estimate), figure(low), figure(high))
        }
        None => format!("{} {} (no interval)", dot.label, figure(dot.estimate)),
    }
}

/// Least share, in percent, that is written into its part of a bar.
const WRITTEN: f64 = 7.0;

/// A bar of parts: counts, with the class that colours each.
#[must_use]
pub fn stacked(title: &str, parts: &[(usize, &str, &str)]) -> Markup {
    let all: usize = parts.iter().map(|(count, ..)| count).sum();
    let mut from = 0.0;
    let mut laid = Vec::new();
    for (count, class, name) in parts.iter().filter(|(count, ..)| *count > 0) {
        let share = 100.0 * *count as f64 / all as f64;
        laid.push((from, share, *class, *name));
        from += share;
    }
    let said: Vec<String> = laid.iter().map(|(_, share, _, name)| format!("{name} {share:.0} %")).collect();
    html! {
        svg.stack width="100%" height="22" role="img" aria-label={ (title) ": " (said.join(", ")) } {
            @for (from, share, class, name) in &laid {
                g class=(class) {
                    title { (name) ", " (format!("{share:.0}")) " %" }
                    rect x={ (hundredths(*from)) "%" } width={ (hundredths(*share)) "%" } y="0" height="22" {}
                    @if *share >= WRITTEN {
                        text x={ (hundredths(from + share / 2.0)) "%" } y="15.5" text-anchor="middle" { (format!("{share:.0}")) }
                    }
                }
            }
        }
    }
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// Width of a strip, in its own units.
const BAR: f64 = 600.0;

fn along(count: usize, all: usize) -> f64 {
    round(BAR * count as f64 / all.max(1) as f64)
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// A small bar for a table cell: a share from 0 to 1 of the largest.
#[must_use]
pub fn bar(share: f64, largest: f64) -> Markup {
    let width = if largest > 0.0 { round(100.0 * share / largest) } else { 0.0 };
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect x="0" y="0" height="10" width=(width) {}
        }
    }
}

/// The sentences of an article in order, as wide as their words, coloured by level.
#[must_use]
pub fn strip(sentences: &[Sentence]) -> Markup {
    let all: usize = sentences.iter().map(|sentence| sentence.n_words).sum();
    let mut from = 0;
    let laid = sentences.iter().filter_map(|sentence| {
        let (start, end) = (along(from, all), along(from + sentence.n_words, all));
        from += sentence.n_words;
        Some((start, end - start, sentence.level?))
    });
    let laid: Vec<(f64, f64, usize)> = laid.filter(|(_, width, _)| *width > 0.0).collect();
    let count = |level: usize| sentences.iter().filter(|sentence| sentence.level == Some(level)).count();
    let said: Vec<String> =
        LEVELS.iter().enumerate().rev().map(|(level, (name, _))| format!("{} {name}", count(level))).collect();
    html! {
        svg.strip viewBox={ "0 0 " (BAR) " 12" } preserveAspectRatio="none" role="img"
            aria-label={ "Certainty of the sentences in their order: " (said.join(", ")) } {
            @for (start, width, level) in laid {
                rect class={ "l" (level) } x=(start) width=(round((width - 0.8).max(0.4))) y="0" height="12" {}
            }
        }
    }
}

/// Words cut to a width, whole where they fit.
#[must_use]
pub fn short(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    words.chars().take(most - 1).collect::<String>().trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_have_round_ticks_and_hold_their_numbers() {
        let cases: [(&[f64], &[f64]); 5] = [
            (&[3.0, 17.0], &[0.0, 5.0, 10.0, 15.0, 20.0]),
            (&[0.82, 0.91], &[0.8, 0.85, 0.9, 0.95]),
            (&[0.0], &[0.0, 0.5, 1.0]),
            (&[], &[0.0, 0.5, 1.0]),
            (&[-4.0, 6.0], &[-5.0, 0.0, 5.0, 10.0]),
        ];
        for (numbers, ticks) in cases {
            let scale = Scale::over(numbers.iter().copied(), 100.0, 200.0);
            let got: Vec<f64> = scale.ticks().iter().map(|tick| (tick * 1e6).round() / 1e6).collect();
            assert_eq!(got, ticks, "{numbers:?}");
            assert!(numbers.iter().all(|&number| (100.0..=300.0).contains(&scale.at(number))));
        }
        let scale = Scale::over([0.0, 10.0].into_iter(), 100.0, 200.0);
        assert_eq!([scale.at(0.0), scale.at(5.0), scale.at(10.0)], [100.0, 200.0, 300.0]);
    }

    #[test]
    fn a_dot_says_its_numbers_in_words() {
        let dot = Dot { label: "A <b> Post", estimate: 12.5, interval: Some((10.0, 15.0)) };
        let svg = dots("hedges", &[dot]).into_string();
        assert!(svg.contains("aria-label=\"hedges. A &lt;b&gt; Post 12.5 (95 % interval 10.0 to 15.0).\""), "{svg}");
        assert!(!svg.contains("<b>"));
        let hollow = dots("hedges", &[Dot { label: "A", estimate: 1.0, interval: None }]).into_string();
        assert!(hollow.contains("hollow") && hollow.contains("no interval"));
    }

    #[test]
    fn parts_fill_the_bar() {
        let svg = stacked("Levels", &[(1, "l0", "uncertain"), (0, "l1", "low"), (3, "l3", "high")]).into_string();
        assert!(svg.contains("x=\"0%\" width=\"25%\"") && svg.contains("x=\"25%\" width=\"75%\""), "{svg}");
        assert!(svg.contains("Levels: uncertain 25 %, high 75 %"));
        assert!(!stacked("Levels", &[]).into_string().contains("rect"));
    }

    #[test]
    fn words_are_cut_between_letters() {
        assert_eq!(short("Daily Beacon", 19), "Daily Beacon");
        assert_eq!(short("Übermäßig lange Zeitung am Fluss", 12), "Übermäßig l…");
    }
}
