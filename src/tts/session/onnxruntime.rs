//! ONNX Runtime, through its library. One environment for the whole process: a second one is refused.

use super::{Graph, Runtime, Session, Tensor};
use crate::{base::process, tts::Error};
use ort::{
    environment::Environment,
    session::{OutputSelector, RunOptions, builder::GraphOptimizationLevel, builder::SessionBuilder},
    value::DynValue,
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock, PoisonError},
};

static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();
/// One at a time may make the environment.
static MAKING: Mutex<()> = Mutex::new(());

pub(super) struct Ort {
    path: PathBuf,
    graph: Graph,
    session: ort::session::Session,
}

/// How a session is set up.
pub(super) struct Setup<'a> {
    /// The library; checked before.
    pub(super) library: Option<&'a Path>,
    /// How many threads compute.
    pub(super) threads: usize,
    /// Whether the graph is optimised, which costs time once and pays in long texts.
    pub(super) optimize: bool,
    /// Where an optimised graph is kept, when it is.
    pub(super) cache: Option<&'a Path>,
    /// Whether a graphics card may compute, where the library can use one.
    pub(super) gpu: bool,
    /// Outputs that are asked for beside those of the graph.
    pub(super) extra: &'a [String],
}

impl Ort {
    pub(super) fn load(path: &Path, graph: Graph, setup: &Setup) -> Result<Self, Error> {
        let refused = |why: &str| Error::refused(path, Runtime::Ort, why);
        let environment = environment(setup.library).map_err(|why| refused(&why))?;
        let session = session(environment, path, setup).map_err(|error| refused(&error.to_string()))?;
        Ok(Self { path: path.to_owned(), graph, session })
    }
}

/// The environment; made on first need.
fn environment(library: Option<&Path>) -> Result<&'static Environment, String> {
    let _making = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(environment) = ENVIRONMENT.get() {
        return Ok(environment);
    }
    let made = made(library)?;
    Ok(ENVIRONMENT.get_or_init(|| made))
}

#[cfg(feature = "ort-dynamic")]
fn made(library: Option<&Path>) -> Result<Environment, String> {
    let library = library.ok_or("no library of ONNX Runtime was found")?;
    let builder = ort::init_from(library).map_err(|error| error.to_string())?;
    quiet(builder)
}

#[cfg(not(feature = "ort-dynamic"))]
fn made(_library: Option<&Path>) -> Result<Environment, String> {
    quiet(ort::init())
}

fn quiet(builder: ort::environment::EnvironmentBuilder) -> Result<Environment, String> {
    let environment = builder.with_telemetry(false).build().map_err(|error| error.to_string())?;
    environment.set_log_level(ort::logging::LogLevel::Fatal);
    Ok(environment)
}

fn session(environment: &Environment, path: &Path, setup: &Setup) -> ort::Result<ort::session::Session> {
    let level = |wanted| if wanted { GraphOptimizationLevel::All } else { GraphOptimizationLevel::Disable };
    let mut builder = ort::session::Session::builder(environment)?
        .with_log_level(ort::logging::LogLevel::Fatal)?
        .with_intra_threads(setup.threads)?
        .with_inter_threads(1)?
        .with_intra_op_spinning(false)?
        .with_inter_op_spinning(false)?;
    if setup.gpu {
        builder = on_graphics_card(builder)?;
    }
    if let Some(cached) = setup.cache.filter(|cached| cached.exists()) {
        let mut builder = builder.clone().with_optimization_level(level(false))?;
        // One that does not load is made anew.
        match builder.commit_from_file(cached) {
            Ok(session) => return Ok(session),
            Err(_) => drop(fs::remove_file(cached)),
        }
    }
    let mut builder = builder.with_optimization_level(level(setup.optimize))?;
    if !setup.extra.is_empty() {
        let bytes = fs::read(path).map_err(|error| ort::Error::new(error.to_string()))?;
        return builder.commit_from_memory(&with_outputs(bytes, setup.extra));
    }
    match setup.cache {
        Some(cache) if setup.optimize => keeping(&builder, path, cache),
        _ => builder.commit_from_file(path),
    }
}

/// Loads, and keeps the optimised graph: under another name first, so that nobody finds half of it.
fn keeping(builder: &SessionBuilder, path: &Path, cache: &Path) -> ort::Result<ort::session::Session> {
    let part = cache.with_extension(format!("{}.part.onnx", process::own()));
    let folder = cache.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok());
    if !folder {
        return builder.clone().commit_from_file(path);
    }
    let session = builder.clone().with_optimized_model_path(&part)?.commit_from_file(path);
    if let Ok(session) = session {
        if fs::rename(&part, cache).is_err() {
            let _ = fs::remove_file(&part);
        }
        return Ok(session);
    }
    // A full disk, for example, is no reason not to speak.
    let _ = fs::remove_file(&part);
    builder.clone().commit_from_file(path)
}

/// Asks for the graphics cards that this library was built for; those it was not built for are passed over.
#[cfg(feature = "ort-dynamic")]
fn on_graphics_card(builder: SessionBuilder) -> ort::Result<SessionBuilder> {
    use ort::ep;
    Ok(builder.with_execution_providers([
        ep::CUDA::default().build(),
        ep::ROCm::default().build(),
        ep::DirectML::default().build(),
        ep::CoreML::default().build(),
    ])?)
}

/// The library that is linked in computes on the processor.
#[cfg(not(feature = "ort-dynamic"))]
fn on_graphics_card(builder: SessionBuilder) -> ort::Result<SessionBuilder> {
    Ok(builder)
}

/// The model with further outputs. In protobuf, a message that comes twice is joined: so an end is put to the file
/// that says "and these outputs".
fn with_outputs(mut model: Vec<u8>, names: &[String]) -> Vec<u8> {
    let field = |number: u8, content: Vec<u8>| {
        let mut bytes = vec![number << 3 | 2];
        let mut length = content.len();
        while length >= 0x80 {
            bytes.push(u8::try_from(length & 0x7f).unwrap_or_default() | 0x80);
            length >>= 7;
        }
        bytes.push(u8::try_from(length).unwrap_or_default());
        bytes.extend(content);
        bytes
    };
    let outputs = names.iter().flat_map(|name| field(12, field(1, name.clone().into_bytes()))).collect();
    model.extend(field(7, outputs));
    model
}

impl Session for Ort {
    fn graph(&self) -> &Graph {
        &self.graph
    }

    fn runtime(&self) -> Runtime {
        Runtime::Ort
    }

    fn run(&mut self, inputs: Vec<(&str, Tensor)>, outputs: &[&str]) -> Result<Vec<Tensor>, Error> {
        run(&mut self.session, inputs, outputs)
            .map_err(|error| Error::failed(&self.path, Runtime::Ort, &error.to_string()))
    }
}

fn run(
    session: &mut ort::session::Session,
    inputs: Vec<(&str, Tensor)>,
    outputs: &[&str],
) -> ort::Result<Vec<Tensor>> {
    let mut values: Vec<(String, DynValue)> = Vec::with_capacity(inputs.len());
    for (name, tensor) in inputs {
        let value = match tensor {
            Tensor::F32(shape, data) => ort::value::Tensor::from_array((shape, data))?.into_dyn(),
            Tensor::I32(shape, data) => ort::value::Tensor::from_array((shape, data))?.into_dyn(),
            Tensor::I64(shape, data) => ort::value::Tensor::from_array((shape, data))?.into_dyn(),
        };
        values.push((name.to_owned(), value));
    }
    let wanted = outputs.iter().fold(OutputSelector::no_default(), |wanted, name| wanted.with(*name));
    let options = RunOptions::new()?.with_outputs(wanted);
    let results = session.run_with_options(values, &options)?;
    let mut tensors = Vec::with_capacity(outputs.len());
    for name in outputs {
        let value =
            results.get(name).ok_or_else(|| ort::Error::new(format!("there is no output `{name}`")))?;
        tensors.push(tensor(value)?);
    }
    Ok(tensors)
}

fn tensor(value: &DynValue) -> ort::Result<Tensor> {
    let shape = |shape: &ort::value::Shape| shape.iter().map(|n| usize::try_from(*n).unwrap_or(0)).collect();
    if let Ok((dims, data)) = value.try_extract_tensor::<i64>() {
        return Ok(Tensor::I64(shape(dims), data.to_vec()));
    }
    if let Ok((dims, data)) = value.try_extract_tensor::<i32>() {
        return Ok(Tensor::I32(shape(dims), data.to_vec()));
    }
    let (dims, data) = value.try_extract_tensor::<f32>()?;
    Ok(Tensor::F32(shape(dims), data.to_vec()))
}
