//! Reads a manifest for a run: gives each row its name, and hands it on to the queue.

use super::{
    Error,
    journal::What,
    manifest::{Fault, Item, Row, Rows},
    names::Names,
    queue::Job,
    request::Request,
    run::{Message, Shared},
    voices::Told,
    worker::{Done, Way},
};
use std::sync::{Arc, atomic::Ordering};

/// So many broken rows are told one by one.
const MOST_SHOWN: usize = 50;

/// Reads the whole manifest and refuses it when a row is broken.
pub(super) fn strict(request: &Request) -> Result<(), Error> {
    let (_, rows) = request.manifest.rows(Arc::default())?;
    let (mut names, end) = (Names::new(), request.sound.end());
    let (mut count, mut shown) = (0, vec![]);
    for item in rows {
        let fault = match item {
            Item::Row(row) => names.give(&row, end).err().map(|wrong| misnamed(&row, wrong).to_string()),
            Item::Fault(fault) => Some(fault.to_string()),
            Item::Note(note) if note.starts_with("the column") => Some(note),
            Item::Note(_) => None,
            Item::End(error) => return Err(error),
        };
        if let Some(fault) = fault {
            count += 1;
            if shown.len() < MOST_SHOWN {
                shown.push(fault);
            }
        }
    }
    if count == 0 { Ok(()) } else { Err(Error::Strict { count, shown }) }
}

/// The fault of a row whose name will not do.
pub(super) fn misnamed(row: &Row, (field, what): (&'static str, String)) -> Fault {
    let (number, line, id) = (row.number, row.line, row.id.clone());
    Fault { number, line, field: Some(field.to_owned()), column: None, id, what }
}

/// The thread that reads the manifest.
pub(super) struct Reader {
    pub(super) shared: Arc<Shared>,
    pub(super) retry: bool,
    pub(super) end: &'static str,
}

impl Reader {
    pub(super) fn read(self, rows: Rows) {
        let shared = self.shared.clone();
        let mut names = Names::new();
        // A row waits for the next, whose start says how much time it has.
        let mut held: Option<Job> = None;
        for item in rows {
            let message = match item {
                Item::Row(row) => {
                    shared.rows.fetch_add(1, Ordering::Relaxed);
                    shared.bytes.fetch_add(row.text.len() as u64, Ordering::Relaxed);
                    match names.give(&row, self.end) {
                        Ok(name) => {
                            if let Some(before) = &mut held {
                                bound(before, &row);
                            }
                            if !self.put(held.replace(Job { row, name })) {
                                return;
                            }
                            continue;
                        }
                        Err(wrong) => Message::Fault(misnamed(&row, wrong)),
                    }
                }
                Item::Fault(fault) => {
                    shared.rows.fetch_add(1, Ordering::Relaxed);
                    Message::Fault(fault)
                }
                Item::Note(note) => Message::Told(Told::Note(note)),
                Item::End(error) => {
                    shared.queue.close();
                    Message::Halt(error)
                }
            };
            if shared.messages.send(message).is_err() || shared.stop.load(Ordering::Relaxed) {
                return;
            }
        }
        if self.put(held) {
            shared.all_read.store(true, Ordering::SeqCst);
            shared.queue.complete();
        }
    }

    /// Hands a row on; one that is not to be tried again is told as done.
    fn put(&self, job: Option<Job>) -> bool {
        let Some(job) = job else { return true };
        if self.retry
            && let Some((at, line)) = self.shared.journal.last(&job.name.file)
            && line.what == What::Done
            && let Some(clip) = line.clip
        {
            let (row, characters) = (&job.row, job.row.text.chars().count());
            let (number, line, id, file) = (row.number, row.line, job.name.id, job.name.file);
            let done = Done { row: number, line, id, file, way: Way::Kept, clip, characters, at };
            return self.shared.messages.send(Message::Done(Box::new(done))).is_ok();
        }
        self.shared.queue.put(job)
    }
}

/// Up to when a clip may sound: the start of the next one, or its own end when that is later.
fn bound(before: &mut Job, next: &Row) {
    if let (Some(slot), Some(next)) = (&mut before.row.slot, next.slot)
        && next.start_s > slot.start_s
    {
        slot.end_s = Some(slot.end_s.map_or(next.start_s, |end| end.max(next.start_s)));
    }
}
