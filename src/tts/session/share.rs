//! Work that is shared among threads.

use std::{
    sync::{Mutex, PoisonError},
    thread,
};

/// Does `work` for each item, on so many threads; each takes the next when it is done with one.
pub(super) fn share<T: Send>(items: impl Iterator<Item = T> + Send, threads: usize, work: impl Fn(T) + Sync) {
    share_with(items, threads, || (), |(), item| work(item));
}

/// The same with something that each thread makes for itself and has at every item.
pub(super) fn share_with<T: Send, S>(
    items: impl Iterator<Item = T> + Send,
    threads: usize,
    own: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, T) + Sync,
) {
    let items = Mutex::new(items);
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
    let all = || {
        let mut own = own();
        while let Some(item) = next() {
            work(&mut own, item);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(all);
        }
        all();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_taken_once() {
        let mut numbers = vec![1; 100];
        share(numbers.iter_mut(), 3, |number| *number += 1);
        assert_eq!(numbers, [2; 100]);
    }
}
