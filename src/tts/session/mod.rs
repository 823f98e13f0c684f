//! One way to run a model, whatever runs it: rten, which is built in, or ONNX Runtime, when its library is found.

mod attention;
mod blocks;
mod choose;
mod exact;
mod fast;
mod graph;
pub mod library;
mod needs;
#[cfg(any(feature = "ort-dynamic", feature = "ort-static"))]
mod onnxruntime;
mod pool;
mod rten;
mod seat;
mod share;
mod slim;
mod source;
mod steps;
mod tensor;
mod windows;

pub use choose::{Choice, Family, Job, Opened, Wanted, open};
pub use graph::{Graph, Kind, Port};
pub use pool::{Layout, Pool};
pub use seat::Seat;
pub use tensor::Tensor;

use super::Error;
use std::fmt;

/// What runs a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// The runtime that is part of this program.
    Rten,
    /// ONNX Runtime, a library of the system.
    Ort,
}

impl fmt::Display for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rten => "rten",
            Self::Ort => "ort",
        })
    }
}

/// A model that is loaded and ready to run.
pub trait Session: Send {
    /// What the model takes and gives.
    fn graph(&self) -> &Graph;
    /// What runs it.
    fn runtime(&self) -> Runtime;
    /// Runs it. Inputs by name, in any order; the outputs come in the order in which they are asked for.
    fn run(&mut self, inputs: Vec<(&str, Tensor)>, outputs: &[&str]) -> Result<Vec<Tensor>, Error>;
    /// The same model for another thread, without loading it again. `None` where it can be run by one thread alone.
    fn another(&self) -> Option<Box<dyn Session>> {
        None
    }
}
