//! The bar on a terminal, and the faults told beside it.

use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::terminal::harmless;
use crate::error::Fault;

/// A bar with articles, bytes, rate and time left; nothing where standard error is no terminal.
pub struct Progress {
    bar: ProgressBar,
    articles: AtomicU64,
}

impl Progress {
    /// A bar over so many bytes; `None` where the size is not known.
    pub fn new(bytes: Option<u64>, quiet: bool) -> Self {
        let bar = match bytes {
            _ if quiet || !io::stderr().is_terminal() => ProgressBar::hidden(),
            Some(bytes) => ProgressBar::new(bytes),
            None => ProgressBar::new_spinner(),
        };
        let template = "{bar:30} {msg} articles  {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, articles: AtomicU64::new(0) }
    }

    /// Bytes read so far.
    pub fn read(&self, bytes: u64) {
        self.bar.set_position(bytes);
    }

    /// So many more articles are scored.
    pub fn scored(&self, articles: u64) {
        let all = self.articles.fetch_add(articles, Ordering::Relaxed) + articles;
        self.bar.set_message(all.to_string());
    }

    /// Prints a fault above the bar.
    pub fn tell(&self, fault: &Fault) {
        self.bar.suspend(|| tell!("reportedly: {}", harmless(&fault.to_string())));
    }

    /// Takes the bar away.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}
