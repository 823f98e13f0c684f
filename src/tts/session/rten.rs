//! The runtime that is part of this program. It takes 64-bit whole numbers as 32-bit ones.

use super::{Graph, Runtime, Session, Tensor};
use crate::tts::Error;
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
};

pub(super) struct Rten {
    path: PathBuf,
    graph: Graph,
    model: Arc<Model>,
    threads: usize,
    pool: Arc<ThreadPool>,
}

impl Rten {
    pub(super) fn load(path: &Path, graph: Graph, threads: usize) -> Result<Self, Error> {
        let load = || ModelOptions::with_all_ops().load_file(path);
        let model = match catch_unwind(AssertUnwindSafe(load)) {
            Ok(Ok(model)) => model,
            Ok(Err(error)) => return Err(Error::refused(path, Runtime::Rten, &error.to_string())),
            Err(_) => return Err(Error::refused(path, Runtime::Rten, "its loader gave up")),
        };
        let pool = Arc::new(ThreadPool::with_num_threads(threads));
        Ok(Self { path: path.to_owned(), graph, model: Arc::new(model), threads, pool })
    }

    fn node(&self, name: &str) -> Result<NodeId, Error> {
        let missing = || Error::bad_model(&self.path, &format!("it has no input or output `{name}`"));
        self.model.find_node(name).ok_or_else(missing)
    }

    fn failed(&self, why: &str) -> Error {
        Error::failed(&self.path, Runtime::Rten, why)
    }

    fn value(&self, tensor: Tensor) -> Result<ValueOrView<'static>, Error> {
        let bad = |why: &dyn std::fmt::Display| self.failed(&why.to_string());
        let value = match tensor {
            Tensor::F32(shape, data) => Value::from_shape(&shape, data).map_err(|e| bad(&e))?,
            Tensor::I32(shape, data) => Value::from_shape(&shape, data).map_err(|e| bad(&e))?,
            Tensor::I64(shape, data) => {
                let narrow: Result<Vec<i32>, _> = data.into_iter().map(i32::try_from).collect();
                Value::from_shape(&shape, narrow.map_err(|e| bad(&e))?).map_err(|e| bad(&e))?
            }
        };
        Ok(value.into())
    }
}

impl Session for Rten {
    fn graph(&self) -> &Graph {
        &self.graph
    }

    fn runtime(&self) -> Runtime {
        Runtime::Rten
    }

    fn run(&mut self, inputs: Vec<(&str, Tensor)>, outputs: &[&str]) -> Result<Vec<Tensor>, Error> {
        let mut values = Vec::with_capacity(inputs.len());
        for (name, tensor) in inputs {
            values.push((self.node(name)?, self.value(tensor)?));
        }
        let wanted: Vec<NodeId> = outputs.iter().map(|name| self.node(name)).collect::<Result<_, _>>()?;
        let options = RunOptions::default().with_thread_pool(Some(self.pool.clone()));
        let run = AssertUnwindSafe(|| self.model.run(values, &wanted, Some(options)));
        let results = match catch_unwind(run) {
            Ok(results) => results.map_err(|error| self.failed(&error.to_string()))?,
            Err(_) => return Err(self.failed("the runtime gave up in the middle")),
        };
        results
            .into_iter()
            .map(|value| tensor(value).ok_or_else(|| self.failed("it gives no numbers")))
            .collect()
    }

    fn another(&self) -> Option<Box<dyn Session>> {
        Some(Box::new(Self {
            path: self.path.clone(),
            graph: self.graph.clone(),
            model: self.model.clone(),
            threads: self.threads,
            pool: Arc::new(ThreadPool::with_num_threads(self.threads)),
        }))
    }
}

fn tensor(value: Value) -> Option<Tensor> {
    use rten_tensor::Layout;
    match value {
        Value::FloatTensor(tensor) => {
            let shape = tensor.shape().to_vec();
            Some(Tensor::F32(shape, tensor.into_data()))
        }
        Value::Int32Tensor(tensor) => {
            let shape = tensor.shape().to_vec();
            Some(Tensor::I32(shape, tensor.into_data()))
        }
        _ => None,
    }
}
