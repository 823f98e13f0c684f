//! Clips by what they are made of: text, voice, engine, settings. An entry is one file: the sound, what is known of it,
//! and its checksum, so that a damaged one is never taken. It has a bound: what was not used for longest goes first.

use super::{clip::Clip, key::Key, tally::Tally};
use crate::base::checksum::hex;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

/// What ends every entry.
const MARK: &[u8; 8] = b"efclip01";
/// The most that is told of a clip.
const MOST_FACTS: u32 = 64 << 20;
/// The end of an entry's name.
const END: &str = "clip";

/// The cache.
#[derive(Clone, Debug)]
pub struct Cache {
    root: PathBuf,
    bound: Option<u64>,
    /// Held by who makes room; set once that has failed, so that not every clip tries it again.
    failed: Arc<Mutex<bool>>,
    /// When this run began.
    begun: SystemTime,
}

/// What became of the room for clips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Nothing that this run made had to go.
    Enough,
    /// Clips of this run went already: it is larger than the cache may be.
    TooSmall,
}

/// What came of a search.
pub(super) enum Found {
    /// The clip, which was copied to where it belongs.
    Clip(Box<Clip>),
    /// There is none.
    Nothing,
    /// There was one that is damaged; it is gone now.
    Damaged,
}

/// How much is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// How many clips.
    pub clips: u64,
    /// Their size together.
    pub bytes: u64,
    /// When the one was used that was not used for longest.
    pub oldest: Option<SystemTime>,
    /// When the latest was used.
    pub newest: Option<SystemTime>,
}

/// What is to be taken out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Prune {
    /// What was not used for so long.
    pub unused: Option<Duration>,
    /// What was not used for longest, until no more than so many bytes are left.
    pub most_bytes: Option<u64>,
    /// Everything.
    pub all: bool,
}

struct Entry {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

impl Cache {
    /// The cache in this folder, which is made when the first clip comes.
    pub fn new(root: PathBuf) -> Self {
        Self { root, bound: None, failed: Arc::default(), begun: SystemTime::now() }
    }

    /// The same, which holds no more than this.
    #[must_use]
    pub fn at_most(self, bytes: u64) -> Self {
        Self { bound: Some(bytes), ..self }
    }

    /// How much it may hold.
    pub fn bound(&self) -> Option<u64> {
        self.bound
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn path(&self, key: &Key) -> PathBuf {
        let (first, rest) = key.as_str().split_at(2);
        self.root.join(first).join(format!("{rest}.{END}"))
    }

    /// Whether there is an entry, good or bad.
    pub(super) fn has(&self, key: &Key) -> bool {
        self.path(key).exists()
    }

    /// Copies a clip to a draft, checking it on the way.
    pub(super) fn fetch(&self, key: &Key, into: &mut File) -> io::Result<Found> {
        let path = self.path(key);
        let mut file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(_) => return Ok(Found::Damaged),
        };
        let Ok((clip, size)) = facts(&mut file) else {
            let _ = fs::remove_file(&path);
            return Ok(Found::Damaged);
        };
        file.rewind()?;
        let (copied, sum) = copy(&mut Read::by_ref(&mut file).take(size), into)?;
        if copied != clip.bytes || sum != clip.sha256 {
            let _ = fs::remove_file(&path);
            into.set_len(0)?;
            into.rewind()?;
            return Ok(Found::Damaged);
        }
        // The time of the last use, for `prune`; a read-only cache serves as well.
        let _ = file.set_modified(SystemTime::now());
        Ok(Found::Clip(Box::new(clip)))
    }

    /// Takes a clip in; when there is no room for it, what was not used for longest goes.
    pub(super) fn put(&self, key: &Key, sound: &Path, clip: &Clip) -> io::Result<Room> {
        let path = self.path(key);
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        let mut draft = tempfile::Builder::new().prefix(".adding-").tempfile_in(folder)?;
        let (copied, sum) = copy(&mut File::open(sound)?, draft.as_file_mut())?;
        if copied != clip.bytes || sum != clip.sha256 {
            return Err(io::Error::other("the clip changed while it was read"));
        }
        let facts = serde_json::to_vec(clip)?;
        let length = u32::try_from(facts.len()).map_err(io::Error::other)?;
        draft.write_all(&facts)?;
        draft.write_all(&Sha256::digest(&facts))?;
        draft.write_all(&length.to_le_bytes())?;
        draft.write_all(MARK)?;
        let file = draft.persist(&path).map_err(|error| error.error)?;
        self.grown(file.metadata()?.len())
    }

    /// Counts a clip that was put in, and makes room.
    fn grown(&self, bytes: u64) -> io::Result<Room> {
        let tally = Tally::new(&self.root);
        tally.add(bytes)?;
        if tally.read().is_none() {
            tally.set(self.stats()?.bytes)?;
        }
        self.settle()
    }

    /// Makes room when it is too large: a tenth more than is needed, so that not every clip has to.
    pub(super) fn settle(&self) -> io::Result<Room> {
        let tally = Tally::new(&self.root);
        let full = || self.bound.filter(|bound| tally.read().is_some_and(|size| size > *bound));
        if full().is_none() {
            return Ok(Room::Enough);
        }
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        // While we waited, another thread may have done it.
        let Some(bound) = full().filter(|_| !*failed) else { return Ok(Room::Enough) };
        *failed = true;
        let most_bytes = Some(bound - bound / 10);
        let gone = self.prune(&Prune { most_bytes, ..Prune::default() }, SystemTime::now())?;
        *failed = false;
        let own = gone.newest.is_some_and(|newest| newest >= self.begun);
        Ok(if own { Room::TooSmall } else { Room::Enough })
    }

    fn entries(&self) -> io::Result<Vec<Entry>> {
        let folders = match fs::read_dir(&self.root) {
            Ok(folders) => folders,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
            Err(error) => return Err(error),
        };
        let mut found = vec![];
        for folder in folders.flatten().filter(|folder| folder.path().is_dir()) {
            // Another `ef` may be at it too.
            for file in fs::read_dir(folder.path()).into_iter().flatten().flatten() {
                let Ok(meta) = file.metadata() else { continue };
                let used = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
                found.push(Entry { path: file.path(), bytes: meta.len(), used });
            }
        }
        Ok(found)
    }

    /// How much is in it.
    pub fn stats(&self) -> io::Result<Stats> {
        let mut stats = Stats::default();
        self.entries()?.iter().filter(|entry| entry.is_clip()).for_each(|entry| stats.count(entry));
        Ok(stats)
    }

    /// Takes clips out; gives how many went and how large they were. Those that another program has taken out
    /// meanwhile are not counted.
    pub fn prune(&self, prune: &Prune, now: SystemTime) -> io::Result<Stats> {
        let mut entries = self.entries()?;
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.used));
        let (mut gone, mut kept) = (Stats::default(), 0u64);
        for entry in entries {
            let age = now.duration_since(entry.used).unwrap_or_default();
            // What a killed run has left half-made.
            let left_over = !entry.is_clip() && age > Duration::from_hours(1);
            let old = prune.unused.is_some_and(|unused| age > unused);
            let too_much = prune.most_bytes.is_some_and(|most| kept + entry.bytes > most);
            if !left_over && !(entry.is_clip() && (prune.all || old || too_much)) {
                kept += entry.bytes;
                continue;
            }
            match fs::remove_file(&entry.path) {
                Ok(()) => gone.count(&entry),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        if self.root.exists() {
            Tally::new(&self.root).set(kept)?;
        }
        Ok(gone)
    }
}

impl Stats {
    fn count(&mut self, entry: &Entry) {
        self.clips += 1;
        self.bytes += entry.bytes;
        self.oldest = Some(self.oldest.map_or(entry.used, |oldest| oldest.min(entry.used)));
        self.newest = Some(self.newest.map_or(entry.used, |newest| newest.max(entry.used)));
    }
}

impl Entry {
    fn is_clip(&self) -> bool {
        self.path.extension().is_some_and(|end| end == END)
    }
}

/// What the end of an entry tells, and the size of the sound before it.
fn facts(file: &mut File) -> io::Result<(Clip, u64)> {
    let wrong = || io::Error::from(io::ErrorKind::InvalidData);
    let size = file.metadata()?.len();
    let tail = 32 + 4 + MARK.len() as u64;
    if size < tail {
        return Err(wrong());
    }
    file.seek(SeekFrom::Start(size - tail))?;
    let (mut sum, mut length, mut mark) = ([0; 32], [0; 4], [0; MARK.len()]);
    file.read_exact(&mut sum)?;
    file.read_exact(&mut length)?;
    file.read_exact(&mut mark)?;
    let length = u32::from_le_bytes(length);
    if mark != *MARK || length > MOST_FACTS || u64::from(length) + tail > size {
        return Err(wrong());
    }
    let sound = size - tail - u64::from(length);
    file.seek(SeekFrom::Start(sound))?;
    let mut text = vec![0; usize::try_from(length).map_err(|_| wrong())?];
    file.read_exact(&mut text)?;
    if Sha256::digest(&text).as_slice() != sum {
        return Err(wrong());
    }
    let clip: Clip = serde_json::from_slice(&text)?;
    if clip.bytes == sound { Ok((clip, sound)) } else { Err(wrong()) }
}

/// Copies; gives the size and the checksum.
pub(super) fn copy(from: &mut dyn Read, into: &mut dyn Write) -> io::Result<(u64, String)> {
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut block = vec![0; 1 << 17];
    loop {
        let read = match from.read(&mut block) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.update(&block[..read]);
        into.write_all(&block[..read])?;
        size += read as u64;
    }
    Ok((size, hex(&hash.finalize())))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Shelf {
        folder: tempfile::TempDir,
        cache: Cache,
    }

    impl Shelf {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let cache = Cache::new(folder.path().join("clips"));
            Self { folder, cache }
        }

        fn put(&self, name: &str, sound: &[u8]) -> (Key, Clip) {
            let path = self.folder.path().join(name);
            fs::write(&path, sound).unwrap();
            let (bytes, sha256) = copy(&mut &sound[..], &mut io::sink()).unwrap();
            let clip = Clip { bytes, sha256, engine: name.to_owned(), ..Clip::default() };
            let key = Key::of(name.as_bytes());
            assert_eq!(self.cache.put(&key, &path, &clip).unwrap(), Room::Enough);
            (key, clip)
        }

        fn fetch(&self, key: &Key) -> (Option<Clip>, bool, Vec<u8>) {
            let path = self.folder.path().join("out");
            let mut file = File::create(&path).unwrap();
            let found = self.cache.fetch(key, &mut file).unwrap();
            let bytes = fs::read(path).unwrap();
            match found {
                Found::Clip(clip) => (Some(*clip), false, bytes),
                Found::Nothing => (None, false, bytes),
                Found::Damaged => (None, true, bytes),
            }
        }
    }

    #[test]
    fn what_was_put_comes_back_and_what_was_damaged_does_not() {
        let room = Shelf::new();
        let (key, clip) = room.put("a", b"the sound");
        assert_eq!(room.fetch(&key), (Some(clip), false, b"the sound".to_vec()));
        assert!(room.cache.has(&key));
        assert_eq!(room.fetch(&Key::of(b"b")), (None, false, vec![]));
        let path = room.cache.path(&key);
        let whole = fs::read(&path).unwrap();
        for at in [0, 4, whole.len() - 1, whole.len() - 9, whole.len() - 30, 20] {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            fs::write(&path, &damaged).unwrap();
            let (found, damaged, bytes) = room.fetch(&key);
            assert!(found.is_none() && damaged && bytes.is_empty(), "{at}");
            assert!(!path.exists(), "{at}");
        }
        for length in [0, 5, whole.len() / 2, whole.len() - 1] {
            fs::write(&path, &whole[..length]).unwrap();
            assert!(room.fetch(&key).1, "{length}");
        }
    }

    #[test]
    fn the_least_used_goes_first() {
        let room = Shelf::new();
        let now = SystemTime::now();
        let day = Duration::from_hours(24);
        let mut keys = vec![];
        for (name, age) in [("a", 0), ("b", 10), ("c", 40)] {
            let (key, _) = room.put(name, &[1; 1000]);
            let file = File::options().append(true).open(room.cache.path(&key)).unwrap();
            file.set_modified(now - day * age).unwrap();
            keys.push(key);
        }
        let stats = room.cache.stats().unwrap();
        assert_eq!((stats.clips, stats.oldest), (3, Some(now - day * 40)));
        let prune = |prune: Prune| room.cache.prune(&prune, now).unwrap().clips;
        assert_eq!(prune(Prune { unused: Some(day * 30), ..Prune::default() }), 1);
        assert!(!room.cache.has(&keys[2]) && room.cache.has(&keys[1]));
        assert_eq!(prune(Prune { most_bytes: Some(stats.bytes / 2), ..Prune::default() }), 1);
        assert!(room.cache.has(&keys[0]));
        assert_eq!(prune(Prune { all: true, ..Prune::default() }), 1);
        assert_eq!(room.cache.stats().unwrap(), Stats::default());
        assert_eq!(Cache::new(room.folder.path().join("none")).stats().unwrap(), Stats::default());
    }

    /// Makes a clip one that was last used so many days ago.
    fn age(cache: &Cache, key: &Key, days: u64) {
        let file = File::options().append(true).open(cache.path(key)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(24) * u32::try_from(days).unwrap())
            .unwrap();
    }

    #[test]
    fn what_was_not_used_for_longest_makes_room_by_itself() {
        let mut shelf = Shelf::new();
        let mut keys = vec![];
        for days in 1..=9u64 {
            let (key, _) = shelf.put(&format!("{days}"), &vec![1; 100_000]);
            age(&shelf.cache, &key, days);
            keys.push(key);
        }
        let whole = shelf.cache.stats().unwrap().bytes;
        // Used now: the last of all to go.
        assert!(shelf.fetch(&keys[8]).0.is_some());
        shelf.cache = Cache::new(shelf.cache.root().to_owned()).at_most(whole);
        assert_eq!(shelf.cache.settle().unwrap(), Room::Enough);
        assert_eq!(shelf.cache.stats().unwrap().clips, 9, "it is just full");
        // Another program, which began before we did, has another view of the size; both make room.
        let other = Cache::new(shelf.cache.root().to_owned()).at_most(whole);
        let (new, clip) = shelf.put("new", &vec![2; 100_000]);
        let left: Vec<bool> = keys.iter().map(|key| shelf.cache.has(key)).collect();
        assert_eq!(left, [true, true, true, true, true, true, false, false, true]);
        assert!(shelf.cache.has(&new));
        assert!(shelf.cache.stats().unwrap().bytes <= whole - whole / 10);
        let path = shelf.folder.path().join("new");
        let mut last = Room::Enough;
        for number in 0..12 {
            last = other.put(&Key::of(&[number]), &path, &clip).unwrap();
            assert!(other.stats().unwrap().bytes <= whole);
        }
        assert_eq!(last, Room::TooSmall, "what this run has put in itself had to go");
        assert!(keys.iter().all(|key| !other.has(key)) && other.has(&Key::of(&[11])));
    }

    #[test]
    fn two_that_make_room_at_once_do_not_mind_each_other() {
        let shelf = Shelf::new();
        let (_, clip) = shelf.put("a", &[1; 5_000]);
        let sound = shelf.folder.path().join("a");
        let one = |of: u8| {
            let cache = Cache::new(shelf.cache.root().to_owned()).at_most(40_000);
            for number in 0..100 {
                cache.put(&Key::of(&[of, number]), &sound, &clip).unwrap();
            }
            cache.settle().unwrap();
        };
        std::thread::scope(|scope| {
            for of in 0..4 {
                scope.spawn(move || one(of));
            }
        });
        let left = shelf.cache.stats().unwrap();
        // Each may be in the middle of its last clips while another counts.
        assert!((1..=12).contains(&left.clips), "{left:?}");
    }
}
