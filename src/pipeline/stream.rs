//! Spreads work over threads and hands the results back in the order of the input, in bounded memory.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

/// Most threads that [`ordered`] takes: more than a machine has, and few enough that each can be had.
pub const MOST_THREADS: usize = 1024;

/// Batches under way at once, per thread: enough that no thread waits, few enough that memory stays flat.
const AHEAD: usize = 2;

/// How far the results have been taken, and whether to stop.
#[derive(Default)]
struct Progress {
    taken: usize,
    stop: bool,
}

/// What the reader waits at, so that it is never far ahead of what has been taken.
#[derive(Default)]
struct Gate {
    progress: Mutex<Progress>,
    moved: Condvar,
}

impl Gate {
    /// Waits until the batch of that number may be read; whether it is still wanted.
    fn pass(&self, index: usize, ahead: usize) -> bool {
        let waiting = |progress: &mut Progress| !progress.stop && index >= progress.taken + ahead;
        let guard = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        !self.moved.wait_while(guard, waiting).unwrap_or_else(PoisonError::into_inner).stop
    }

    fn move_on(&self, change: impl FnOnce(&mut Progress)) {
        change(&mut self.progress.lock().unwrap_or_else(PoisonError::into_inner));
        self.moved.notify_all();
    }
}

/// Opens the gate where its thread panics: nobody waits for a result that will not come, and the panic is told.
struct Opens<'a>(&'a Gate);

impl Drop for Opens<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.move_on(|progress| progress.stop = true);
        }
    }
}

/// What `items` gives, `size` together, up to its end or its first error, which is left in `fault`.
pub fn batches<T, E>(
    size: usize,
    mut items: impl Iterator<Item = Result<T, E>>,
    fault: &mut Option<E>,
) -> impl Iterator<Item = Vec<T>> {
    std::iter::from_fn(move || {
        let mut batch = Vec::new();
        while batch.len() < size && fault.is_none() {
            match items.next() {
                Some(Ok(item)) => batch.push(item),
                Some(Err(error)) => *fault = Some(error),
                None => break,
            }
        }
        (!batch.is_empty()).then_some(batch)
    })
}

/// Applies `work` to every batch on `threads` threads and calls `take` with the results in order; on one where `threads` is 0,
/// and on [`MOST_THREADS`] where it is more than these.
///
/// At most a few batches per thread are under way at any time, however slow
/// one of them is, so memory does not grow with the length of the input.
///
/// # Errors
/// The first error of `take`; reading stops then.
///
/// # Panics
/// Where reading, `work` or `take` panics.
pub fn ordered<B, R, E>(
    batches: impl Iterator<Item = B> + Send,
    threads: usize,
    work: impl Fn(B) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    B: Send,
    R: Send,
{
    let threads = threads.clamp(1, MOST_THREADS);
    let gate = Gate::default();
    let (send, receive) = mpsc::sync_channel::<(usize, B)>(threads);
    let receive = Mutex::new(receive);
    let (give, collect) = mpsc::channel::<(usize, R)>();
    thread::scope(|scope| {
        scope.spawn(|| {
            let send = send;
            for (index, batch) in batches.enumerate() {
                if !gate.pass(index, threads * AHEAD) || send.send((index, batch)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..threads {
            let give = give.clone();
            let (receive, work, gate) = (&receive, &work, &gate);
            scope.spawn(move || {
                let _opens = Opens(gate);
                loop {
                    let next = receive.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((index, batch)) = next else { return };
                    if give.send((index, work(batch))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(give);
        let _opens = Opens(&gate);
        let mut early = BTreeMap::new();
        let mut expected = 0;
        let mut ended = Ok(());
        for (index, result) in collect {
            early.insert(index, result);
            while let Some(result) = early.remove(&expected) {
                expected += 1;
                if ended.is_ok() {
                    ended = take(result);
                }
                gate.move_on(|progress| {
                    progress.taken = expected;
                    progress.stop |= ended.is_err();
                });
            }
        }
        ended
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_on_any_number_of_threads() {
        for threads in [0, 1, 2, 8, usize::MAX] {
            let mut out = Vec::new();
            let slow = |n: u32| {
                if n.is_multiple_of(7) {
                    thread::sleep(std::time::Duration::from_millis(2));
                }
                n * 2
            };
            ordered(0..100, threads, slow, |n| -> Result<(), ()> {
                out.push(n);
                Ok(())
            })
            .expect("no error");
            assert_eq!(out, (0..100).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn batches_end_at_the_first_error_and_lose_nothing_before_it() {
        let mut fault = None;
        let items = [Ok(1), Ok(2), Ok(3), Err("torn"), Ok(4)];
        let read: Vec<Vec<u32>> = batches(2, items.into_iter(), &mut fault).collect();
        assert_eq!((read, fault), (vec![vec![1, 2], vec![3]], Some("torn")));
    }

    #[test]
    fn a_panic_is_told_and_nobody_waits_for_ever() {
        let long = || (0..1000_u64).map(|n| assert_ne!(n, 990, "read too far"));
        let told = |work: fn(u64), take: fn(u64)| {
            let (done, wait) = mpsc::channel();
            thread::spawn(move || {
                let numbers = long().zip(0..).map(|((), n)| n);
                let work = |n| {
                    work(n);
                    n
                };
                let take = |n| -> Result<(), ()> {
                    take(n);
                    Ok(())
                };
                let run = || ordered(numbers, 2, work, take);
                done.send(std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err()).expect("a listener");
            });
            wait.recv_timeout(std::time::Duration::from_secs(60)).expect("an end")
        };
        assert!(told(|n| assert_ne!(n, 3), |_| ()), "in the work");
        assert!(told(|_| (), |n| assert_ne!(n, 3)), "in the taking");
    }

    #[test]
    fn the_first_error_ends_it() {
        let taken = ordered(0.., 2, |n: u64| n, |n| if n < 10 { Ok(()) } else { Err(n) });
        assert_eq!(taken, Err(10));
    }
}
