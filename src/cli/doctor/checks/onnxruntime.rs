//! ONNX Runtime: its library and version, where one is found. Without it the runtime that is built in speaks.

use super::{Check, Place};
use crate::{
    care::Finding,
    tts::{session::Graph, studio::Studio, voices::Kind},
};

pub(super) const CHECK: Check = Check { name: "onnxruntime", about: "ONNX Runtime: path and version", look };

fn look(place: &Place) -> Vec<Finding> {
    let studio = match place.studio() {
        Ok(studio) => studio,
        Err(finding) => return vec![finding],
    };
    if !cfg!(any(feature = "ort-dynamic", feature = "ort-static")) {
        return vec![Finding::good(
            "this `ef` was built without it: rten, which is built in, runs the models",
        )];
    }
    let search = studio.choice.places.search();
    let finding = match &search.library {
        Some(library) => {
            Finding::good(format!("ONNX Runtime {} (`{}`)", library.version, library.path.display()))
        }
        None => missing(&studio).by_running("ef tts setup onnxruntime", &place.root),
    };
    let passed = search.passed.iter();
    let passed = passed.map(|passed| format!("passed over `{}`: {}", passed.path.display(), passed.reason));
    vec![passed.fold(finding, Finding::with)]
}

/// Without it an 8-bit model of Kokoro does not speak.
fn missing(studio: &Studio) -> Finding {
    let models = studio.store.list().into_iter().filter(|one| one.kind == Kind::KokoroModel);
    let silent = models.filter(|one| {
        let path = one.main_file();
        Graph::read(&path).is_ok_and(|graph| studio.choice.check_kokoro(&path, &graph).is_err())
    });
    match silent.map(|one| format!("`{}`", one.name)).collect::<Vec<_>>() {
        none if none.is_empty() => {
            Finding::note("ONNX Runtime is not there: rten, which is built in, runs the models")
        }
        some => Finding::warning(format!("ONNX Runtime is not there, and {} needs it", some.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};

    #[test]
    fn a_library_that_is_none_is_passed_over_with_its_reason() {
        let project = Project::new(
            &[("ef.toml", ""), ("libonnxruntime.so", "no library")],
            &[("EF_ORT_LIB", "libonnxruntime.so")],
        );
        let found = look(&project.place());
        if cfg!(feature = "ort-dynamic") {
            assert!(found[0].details.iter().any(|detail| detail.contains("libonnxruntime.so")), "{found:?}");
        }
    }
}
