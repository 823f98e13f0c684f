//! Whether a runtime that takes a model is there: asked before anything is loaded, so that nothing begins which must
//! fail.

use super::{Choice, Graph, Runtime, Wanted, library::Search};
use crate::tts::Error;
use std::path::Path;

impl Choice {
    /// Whether the runtime that was asked for is there.
    pub fn check_runtime(&self) -> Result<(), Error> {
        match self.runtime {
            Wanted::Only(Runtime::Ort) => {
                self.library().map_err(|search| Error::NoLibrary { passed: search.passed })
            }
            _ => Ok(()),
        }
    }

    /// The same, and whether it runs this model of Kokoro. rten loads an 8-bit one, and then cannot run it.
    pub fn check_kokoro(&self, path: &Path, graph: &Graph) -> Result<(), Error> {
        let needs = |passed| Error::NeedsLibrary { path: path.to_owned(), passed };
        match self.runtime {
            Wanted::Only(Runtime::Rten) if graph.quantized => Err(needs(None)),
            _ if graph.quantized => self.library().map_err(|search| needs(Some(search.passed))),
            _ => self.check_runtime(),
        }
    }

    /// Whether ONNX Runtime is there; else what was tried.
    fn library(&self) -> Result<(), Search> {
        if cfg!(feature = "ort-static") && !cfg!(feature = "ort-dynamic") {
            return Ok(());
        }
        let search = if cfg!(feature = "ort-dynamic") { self.places.search() } else { Search::default() };
        if search.library.is_some() { Ok(()) } else { Err(search) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_8_bit_kokoro_is_for_onnx_runtime_alone() {
        let path = Path::new("kokoro.onnx");
        let whole = Graph::default();
        let small = Graph { quantized: true, ..Graph::default() };
        let choice = |runtime| Choice { runtime, ..Choice::default() };
        let (auto, rten) = (choice(Wanted::Auto), choice(Wanted::Only(Runtime::Rten)));
        assert!(auto.check_kokoro(path, &whole).is_ok() && rten.check_kokoro(path, &whole).is_ok());
        let error = rten.check_kokoro(path, &small).unwrap_err();
        assert!(matches!(error, Error::NeedsLibrary { passed: None, .. }), "{error}");
        if cfg!(feature = "ort-dynamic") {
            let ort = choice(Wanted::Only(Runtime::Ort));
            for choice in [&auto, &ort] {
                let error = choice.check_kokoro(path, &small).unwrap_err();
                assert!(matches!(error, Error::NeedsLibrary { passed: Some(_), .. }), "{error}");
            }
            for error in [ort.check_kokoro(path, &whole), ort.check_runtime()] {
                assert!(matches!(error, Err(Error::NoLibrary { .. })), "{error:?}");
            }
        }
    }
}
