//! Layouts, the gate, and that a model is loaded once for all who want it.

use super::*;

fn layout(family: Family, processors: usize, ids: &[usize]) -> (usize, usize) {
    let work = Work {
        processors,
        ids: ids.iter().sum(),
        longest: ids.iter().copied().max().unwrap_or(0),
        texts: ids.len(),
        fixed: None,
    };
    let layout = best(family, &work);
    (layout.threads, layout.runs)
}

#[test]
fn a_worker_each_for_many_lines_and_all_threads_for_few() {
    assert_eq!(layout(Family::Piper, 2, &[60; 40]), (1, 2));
    assert_eq!(layout(Family::Kokoro, 2, &[60; 40]), (1, 2));
    assert_eq!(layout(Family::Kokoro, 2, &[400, 60, 60, 60]), (2, 1));
    assert_eq!(layout(Family::Piper, 4, &[500]), (4, 1));
    assert_eq!(layout(Family::Piper, 1, &[500]), (1, 1));
    assert_eq!(layout(Family::Piper, 2, &[]), (1, 2));
}

#[test]
fn no_more_than_so_many_are_behind_the_gate() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let gate = Gate { free: Mutex::new(2), freed: Condvar::new() };
    let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                for _ in 0..200 {
                    let _pass = gate.enter();
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                }
            });
        }
    });
    assert!(most.load(Ordering::SeqCst) <= 2);
}

/// A copy of a small model of Piper's, in a folder of its own.
fn model() -> Option<(tempfile::TempDir, PathBuf)> {
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/models/tiny/en_US-tiny-medium.onnx");
    if !tiny.exists() {
        assert!(std::env::var_os("CI").is_none(), "in CI the models of the tests must be there");
        eprintln!("SKIPPED: {} is not there", tiny.display());
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model.onnx");
    std::fs::copy(tiny, &path).unwrap();
    Some((folder, path))
}

fn pool() -> Pool {
    let pool = Pool::new(2);
    pool.fix(Layout { threads: 1, runs: 2 });
    pool
}

fn open(pool: &Pool, path: &Path) -> Box<dyn Session> {
    let job = Job { family: Family::Piper, ids: 10, extra: vec![] };
    pool.open(path, Graph::read(path).unwrap(), &Choice::default(), &job).unwrap().session
}

fn run(session: &mut dyn Session, ids: &[i64]) -> Result<Vec<Tensor>, Error> {
    let count = ids.len();
    let inputs = vec![
        ("input", Tensor::I64(vec![1, count], ids.to_vec())),
        ("input_lengths", Tensor::I64(vec![1], vec![i64::try_from(count).unwrap()])),
        ("scales", Tensor::F32(vec![3], vec![0.0, 1.0, 0.0])),
    ];
    let output = session.graph().outputs[0].name.clone();
    session.run(inputs, &[&output])
}

#[test]
fn a_model_is_loaded_once_and_goes_with_the_last_who_uses_it() {
    let Some((folder, path)) = model() else { return };
    let pool = pool();
    let (mut one, mut two) = (open(&pool, &path), open(&pool, &path));
    // By another name it is the same file.
    let other = folder.path().join("x").join("..").join("model.onnx");
    std::fs::create_dir(folder.path().join("x")).unwrap();
    let three = open(&pool, &other);
    assert_eq!((pool.loads(), pool.loaded()), (1, 1));
    let ids = [1, 0, 20, 0, 30, 0, 2];
    let (a, b) = (run(&mut *one, &ids).unwrap(), run(&mut *two, &ids).unwrap());
    assert_eq!(a[0].clone().into_floats(), b[0].clone().into_floats());
    drop((one, three));
    assert_eq!(pool.loaded(), 1);
    assert!(run(&mut *two, &ids).is_ok(), "the one that is left still speaks");
    drop(two);
    assert_eq!(pool.loaded(), 0, "it is kept though nobody uses it");
    drop(open(&pool, &path));
    assert_eq!(pool.loads(), 2);
}

#[test]
fn who_comes_while_a_model_loads_waits_for_it() {
    let Some((_folder, path)) = model() else { return };
    let pool = pool();
    let start = std::sync::Barrier::new(6);
    let all: Vec<Box<dyn Session>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..6)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    open(&pool, &path)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!((all.len(), pool.loads()), (6, 1));
}

#[test]
fn a_file_that_was_replaced_and_a_model_that_failed_are_loaded_anew() {
    let Some((folder, path)) = model() else { return };
    let pool = pool();
    let mut old = open(&pool, &path);
    let other = folder.path().join("new.onnx");
    std::fs::copy(&path, &other).unwrap();
    let later = SystemTime::now() + std::time::Duration::from_secs(10);
    std::fs::File::options().write(true).open(&other).unwrap().set_modified(later).unwrap();
    std::fs::rename(&other, &path).unwrap();
    let mut new = open(&pool, &path);
    assert_eq!((pool.loads(), pool.loaded()), (2, 2));
    assert!(run(&mut *old, &[1, 0, 2]).is_ok() && run(&mut *new, &[1, 0, 2]).is_ok());
    assert!(run(&mut *new, &[1, 999_999, 2]).is_err(), "an id that the model does not have");
    drop(open(&pool, &path));
    assert_eq!(pool.loads(), 3, "one that failed is not handed on");
}
