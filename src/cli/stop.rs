//! Ctrl-C and the like: the first asks a long run to end in order, the second ends it at once.

use std::fmt;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);
static WATCHED: Once = Once::new();

/// The user asked a run to stop, and it did.
#[derive(Clone, Copy, Debug)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped")
    }
}

impl std::error::Error for Stopped {}

/// From now on a signal to end is remembered; a second one is obeyed at once.
pub fn watch() {
    WATCHED.call_once(|| {
        // Where no handler can be set, a signal ends the program as it always would.
        let _ = ctrlc::set_handler(|| {
            if ASKED.swap(true, Ordering::SeqCst) {
                std::process::exit(130);
            }
            eprintln!("reportedly: stopping after the articles under way; once more to stop at once");
        });
    });
}

/// Ends the work if the user asked for it.
///
/// # Errors
/// [`Stopped`], if so.
pub fn check() -> Result<(), Stopped> {
    if ASKED.load(Ordering::SeqCst) { Err(Stopped) } else { Ok(()) }
}
