//! ONNX Runtime, through its library. One environment for the whole process: a second one is refused.

use super::{Graph, Runtime, Session, Tensor};
use crate::{base::process, tts::Error};
use ort::{
    AsPointer,
    environment::Environment,
    session::{builder::GraphOptimizationLevel, builder::SessionBuilder},
    value::DynValue,
};
use std::{
    ffi::CString,
    fs,
    path::{Path, PathBuf},
    ptr::{self, NonNull},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();
/// One at a time may make the environment.
static MAKING: Mutex<()> = Mutex::new(());

pub(super) struct Ort {
    path: PathBuf,
    graph: Graph,
    session: Arc<ort::session::Session>,
    /// Whether several threads may run it at a time: on the processor they may, on a graphics card not.
    shareable: bool,
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
        Ok(Self { path: path.to_owned(), graph, session: Arc::new(session), shareable: !setup.gpu })
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
        run(&self.session, inputs, outputs)
            .map_err(|error| Error::failed(&self.path, Runtime::Ort, &error.to_string()))
    }

    fn another(&self) -> Option<Box<dyn Session>> {
        let another = || Self {
            path: self.path.clone(),
            graph: self.graph.clone(),
            session: self.session.clone(),
            shareable: true,
        };
        self.shareable.then(|| Box::new(another()) as Box<dyn Session>)
    }
}

fn value(tensor: Tensor) -> ort::Result<DynValue> {
    Ok(match tensor {
        Tensor::F32(shape, data) => ort::value::Tensor::from_array((shape, data))?.into_dyn(),
        Tensor::I32(shape, data) => ort::value::Tensor::from_array((shape, data))?.into_dyn(),
        Tensor::I64(shape, data) => ort::value::Tensor::from_array((shape, data))?.into_dyn(),
    })
}

/// Texts for the library, each with its end mark.
fn names<'a>(names: impl Iterator<Item = &'a str>) -> ort::Result<Vec<CString>> {
    let text = |name| CString::new(name).map_err(|error| ort::Error::new(error.to_string()));
    names.map(text).collect()
}

/// Runs a session that other threads may be running too. The `ort` crate asks for a session of one's own, because of
/// what runs on graphics cards; the library itself allows it on the processor, which is all that [`Ort::another`]
/// lets through.
#[expect(unsafe_code, reason = "the crate has no call for a shared session")]
fn run(
    session: &ort::session::Session,
    inputs: Vec<(&str, Tensor)>,
    outputs: &[&str],
) -> ort::Result<Vec<Tensor>> {
    let input_names = names(inputs.iter().map(|(name, _)| *name))?;
    let output_names = names(outputs.iter().copied())?;
    let values = inputs.into_iter().map(|(_, tensor)| value(tensor)).collect::<ort::Result<Vec<_>>>()?;
    let texts = |names: &[CString]| names.iter().map(|name| name.as_ptr()).collect::<Vec<_>>();
    let (input_texts, output_texts) = (texts(&input_names), texts(&output_names));
    let pointers: Vec<_> = values.iter().map(AsPointer::ptr).collect();
    let mut made: Vec<*mut ort::sys::OrtValue> = vec![ptr::null_mut(); outputs.len()];
    // SAFETY: names and values live through the call, each list has the length that is said, and the outputs are
    // null, so that the library makes them. It allows calls of one session from several threads.
    let status = unsafe {
        (ort::api().Run)(
            session.ptr().cast_mut(),
            ptr::null(),
            input_texts.as_ptr(),
            pointers.as_ptr(),
            pointers.len(),
            output_texts.as_ptr(),
            output_texts.len(),
            made.as_mut_ptr(),
        )
    };
    // SAFETY: the status comes from the call above and is used once.
    unsafe { ort::Error::result_from_status(status) }?;
    let missing = |name: &str| ort::Error::new(format!("there is no output `{name}`"));
    let mut tensors = Vec::with_capacity(outputs.len());
    for (name, pointer) in outputs.iter().zip(made) {
        let pointer = NonNull::new(pointer).ok_or_else(|| missing(name))?;
        // SAFETY: the library made the value in this session's allocator and gave it to us.
        let value = unsafe { DynValue::from_ptr(pointer, Some(session.allocator())) };
        tensors.push(tensor(&value)?);
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
