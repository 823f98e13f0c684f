//! Which runtime runs a model: the one that is asked for, else the one that will have finished first.
//!
//! rten loads a model several times quicker. Voices whose widest parts are computed by kernels of our own, which are those
//! of 32-bit weights, also run quicker here; 8-bit ones are for ONNX Runtime. The figures are those of `docs/engines.md`,
//! which `benches/tts.py` measures.

use super::{Graph, Pool, Runtime, Session, library, rten::Rten};
use crate::tts::Error;
use std::path::{Path, PathBuf};

/// What was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Whichever is faster.
    #[default]
    Auto,
    /// This one, or nothing.
    Only(Runtime),
}

/// How models are run.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Which runtime.
    pub runtime: Wanted,
    /// Where ONNX Runtime is looked for.
    pub places: library::Places,
    /// How many threads compute; 0 for as many as there are processors.
    pub threads: usize,
    /// Where optimised graphs are kept.
    pub cache: Option<PathBuf>,
    /// Whether a graphics card may compute.
    pub gpu: bool,
    /// The models that several engines share, when they do.
    pub pool: Option<Pool>,
}

/// The families of models, which differ in what a token costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Piper's VITS.
    Piper,
    /// Kokoro.
    Kokoro,
}

/// What there is to do.
#[derive(Clone, Debug)]
pub struct Job {
    /// Which kind of model it is.
    pub family: Family,
    /// How many ids it will be given in all.
    pub ids: usize,
    /// Inner values that are asked for beside the outputs.
    pub extra: Vec<String>,
}

/// An opened model.
pub struct Opened {
    /// The session.
    pub session: Box<dyn Session>,
    /// The version of ONNX Runtime, when that runs it.
    pub version: Option<String>,
    /// Why it is not the runtime that would have been faster.
    pub notes: Vec<String>,
}

/// Seconds to load a model, and seconds for each 1,000 ids, on two processors of the machine they were measured on.
/// Only the ratios matter.
struct Cost {
    load: f64,
    run: f64,
}

/// The cost by family, for a model of so many bytes of 32-bit weights. `kept` is whether ONNX Runtime has kept the
/// graph that it optimised.
fn cost(runtime: Runtime, family: Family, bytes: u64, kept: bool) -> Cost {
    #[expect(clippy::cast_precision_loss, reason = "a file size in megabytes")]
    let megabytes = bytes as f64 / 1e6;
    // Loading has a fixed part (the nodes of the graph) and one that grows with the weights; running grows with them.
    let (fixed, each, run, usual) = match (runtime, family, kept) {
        (Runtime::Rten, Family::Piper, _) => (0.03, 0.0005, 1.35, 63.0),
        (Runtime::Ort, Family::Piper, false) => (0.45, 0.0045, 1.8, 63.0),
        (Runtime::Ort, Family::Piper, true) => (0.1, 0.0011, 1.8, 63.0),
        (Runtime::Rten, Family::Kokoro, _) => (0.08, 0.00055, 24.0, 325.0),
        (Runtime::Ort, Family::Kokoro, false) => (0.45, 0.0025, 30.0, 325.0),
        (Runtime::Ort, Family::Kokoro, true) => (0.2, 0.0015, 30.0, 325.0),
    };
    Cost { load: fixed + each * megabytes, run: run * megabytes / usual }
}

/// Whether ONNX Runtime will have finished first.
fn pays(family: Family, bytes: u64, ids: usize, kept: bool) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a count of symbols")]
    let thousands = ids as f64 / 1000.0;
    let all = |runtime| {
        let cost = cost(runtime, family, bytes, kept);
        cost.load + cost.run * thousands
    };
    all(Runtime::Ort) < all(Runtime::Rten)
}

/// The same, for this model on this machine. The library is looked for only when it could pay at all.
fn pays_here(path: &Path, bytes: u64, choice: &Choice, job: &Job) -> bool {
    let pays = |kept| pays(job.family, bytes, job.ids, kept);
    pays(true) && (pays(false) || is_kept(path, choice, job))
}

#[cfg(any(feature = "ort-dynamic", feature = "ort-static"))]
fn is_kept(path: &Path, choice: &Choice, job: &Job) -> bool {
    let version = choice.places.search().library.map_or_else(|| LINKED.to_owned(), |library| library.version);
    kept(path, choice, job, &version).is_some_and(|kept| kept.exists())
}

#[cfg(not(any(feature = "ort-dynamic", feature = "ort-static")))]
fn is_kept(_path: &Path, _choice: &Choice, _job: &Job) -> bool {
    false
}

/// How many threads compute.
fn threads(choice: &Choice) -> usize {
    match choice.threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    }
}

/// Opens a model, or takes it out of the pool.
pub fn open(path: &Path, graph: Graph, choice: &Choice, job: &Job) -> Result<Opened, Error> {
    match &choice.pool {
        Some(pool) => pool.open(path, graph, choice, job),
        None => load(path, graph, choice, job),
    }
}

/// Loads a model by the runtime that was asked for, or the one that will have finished first.
pub(super) fn load(path: &Path, graph: Graph, choice: &Choice, job: &Job) -> Result<Opened, Error> {
    // 8-bit weights are a quarter of the size, and rten cannot run all of their graphs.
    let bytes = if graph.quantized { graph.bytes.saturating_mul(3) } else { graph.bytes };
    match choice.runtime {
        Wanted::Only(Runtime::Rten) => with_rten(path, graph, choice, job),
        Wanted::Only(Runtime::Ort) => with_ort(path, graph, choice, job),
        Wanted::Auto if choice.gpu || graph.quantized || pays_here(path, bytes, choice, job) => {
            match with_ort(path, graph.clone(), choice, job) {
                Ok(opened) => Ok(opened),
                Err(instead) => {
                    let mut opened = with_rten(path, graph, choice, job)?;
                    opened.notes.push(instead.to_string());
                    Ok(opened)
                }
            }
        }
        Wanted::Auto => match with_rten(path, graph.clone(), choice, job) {
            Ok(opened) => Ok(opened),
            Err(refused) => {
                let mut opened = with_ort(path, graph, choice, job).map_err(|_| refused)?;
                opened.notes.push("rten refuses this model; ONNX Runtime runs it".to_owned());
                Ok(opened)
            }
        },
    }
}

fn with_rten(path: &Path, graph: Graph, choice: &Choice, job: &Job) -> Result<Opened, Error> {
    // Joining operations takes a third of the time to load a Piper voice, and gains nothing when it runs.
    let session = Rten::load(path, graph, threads(choice), job.family == Family::Kokoro)?;
    Ok(Opened { session: Box::new(session), version: None, notes: vec![] })
}

#[cfg(any(feature = "ort-dynamic", feature = "ort-static"))]
fn with_ort(path: &Path, graph: Graph, choice: &Choice, job: &Job) -> Result<Opened, Error> {
    use super::onnxruntime::{Ort, Setup};
    let search =
        if cfg!(feature = "ort-dynamic") { choice.places.search() } else { library::Search::default() };
    if cfg!(feature = "ort-dynamic") && search.library.is_none() {
        return Err(Error::NoLibrary { passed: search.passed });
    }
    let version =
        search.library.as_ref().map_or_else(|| LINKED.to_owned(), |library| library.version.clone());
    let cache = kept(path, choice, job, &version);
    let setup = Setup {
        library: search.library.as_ref().map(|library| library.path.as_path()),
        threads: threads(choice),
        optimize: true,
        cache: cache.as_deref(),
        gpu: choice.gpu,
        extra: &job.extra,
    };
    let session = Ort::load(path, graph, &setup)?;
    Ok(Opened { session: Box::new(session), version: Some(version), notes: vec![] })
}

#[cfg(not(any(feature = "ort-dynamic", feature = "ort-static")))]
fn with_ort(_path: &Path, _graph: Graph, _choice: &Choice, _job: &Job) -> Result<Opened, Error> {
    Err(Error::NoLibrary { passed: vec![] })
}

/// In place of a version, where the library is a part of the program.
#[cfg(any(feature = "ort-dynamic", feature = "ort-static"))]
const LINKED: &str = "linked";

/// The file for the optimised graph, for a job that can use one.
#[cfg(any(feature = "ort-dynamic", feature = "ort-static"))]
fn kept(path: &Path, choice: &Choice, job: &Job, version: &str) -> Option<PathBuf> {
    let folder = choice.cache.as_ref().filter(|_| job.extra.is_empty() && !choice.gpu)?;
    cached(path, folder, version)
}

/// The file for the optimised graph of a model: it holds for this file, this version and this kind of processor.
#[cfg(any(feature = "ort-dynamic", feature = "ort-static"))]
fn cached(path: &Path, folder: &Path, version: &str) -> Option<PathBuf> {
    use sha2::{Digest, Sha256};
    let path = path.canonicalize().ok()?;
    let meta = path.metadata().ok()?;
    let changed = meta.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    let key = format!("{}|{}|{changed:?}|{version}|{}", path.display(), meta.len(), processor());
    let digest = Sha256::digest(key.as_bytes());
    let name = u128::from_be_bytes(*digest.first_chunk()?);
    Some(folder.join(format!("{name:032x}.onnx")))
}

/// What the processor can do, as far as the runtime's choice of code depends on it.
#[cfg(any(feature = "ort-dynamic", feature = "ort-static"))]
fn processor() -> String {
    #[cfg(target_arch = "x86_64")]
    {
        let has = [
            std::is_x86_feature_detected!("avx2"),
            std::is_x86_feature_detected!("fma"),
            std::is_x86_feature_detected!("avx512f"),
            std::is_x86_feature_detected!("avx512vnni"),
        ];
        format!("x86_64 {has:?}")
    }
    #[cfg(not(target_arch = "x86_64"))]
    std::env::consts::ARCH.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_of_whole_weights_is_for_rten_whatever_the_text() {
        let piper = [21_000_000, 63_201_294, 114_000_000].map(|bytes| (Family::Piper, bytes));
        for (family, bytes) in piper.into_iter().chain([(Family::Kokoro, 325_532_387)]) {
            for ids in [27, 1_000, 50_000] {
                assert!(!pays(family, bytes, ids, true), "{family:?} {bytes} {ids}");
            }
        }
    }

    #[test]
    fn rten_loads_and_runs_kokoro_faster() {
        let [rten, ort] =
            [Runtime::Rten, Runtime::Ort].map(|runtime| cost(runtime, Family::Kokoro, 325_000_000, true));
        assert!(rten.load < ort.load && rten.run < ort.run);
    }
}
