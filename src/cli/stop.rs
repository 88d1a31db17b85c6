//! Ctrl-C and the like: the first asks a long run to end in order, the second ends it at once; so does the first where
//! the run waits for a pipe that nobody writes into.

use std::fmt;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

static ASKED: AtomicBool = AtomicBool::new(false);
static WATCHED: Once = Once::new();
/// How often the work asked whether it is to end.
static CHECKED: AtomicU64 = AtomicU64::new(0);
/// How long the articles under way may take; where none ends in that time, none comes.
const PATIENCE: Duration = Duration::from_secs(10);

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
            // Not in this thread, which waits for the second signal.
            thread::spawn(|| {
                let mut before = CHECKED.load(Ordering::SeqCst);
                loop {
                    thread::sleep(PATIENCE);
                    let now = CHECKED.load(Ordering::SeqCst);
                    if now == before {
                        std::process::exit(130);
                    }
                    before = now;
                }
            });
            tell!("reportedly: stopping after the articles under way; once more to stop at once");
        });
    });
}

/// Ends the work if the user asked for it.
///
/// # Errors
/// [`Stopped`], if so.
pub fn check() -> Result<(), Stopped> {
    CHECKED.fetch_add(1, Ordering::SeqCst);
    if ASKED.load(Ordering::SeqCst) { Err(Stopped) } else { Ok(()) }
}
