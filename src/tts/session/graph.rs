//! What a model file says of itself: inputs, outputs, metadata. Read by stepping over the weights, so that a model
//! of 300 MB answers in a few milliseconds, and so that a broken or hostile file is refused before a runtime sees it.
//!
//! The format is ONNX, which is protobuf; the field numbers below are those of `onnx.proto`.

use super::super::Error;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs::File,
    io::{self, BufReader, Read},
    ops::Range,
    path::Path,
};

/// More numbers than this in one tensor: no voice needs them.
const MOST_ELEMENTS: u64 = 1 << 31;
/// The longest name, text or description of one node that is read.
const LONGEST: u64 = 1 << 20;

/// The type of an input or output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 32-bit float.
    F32,
    /// 32-bit whole number.
    I32,
    /// 64-bit whole number.
    I64,
    /// Anything else.
    Other,
}

/// An input or an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Port {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: Kind,
}

/// An operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Node {
    /// What it does.
    pub(super) kind: String,
    /// The values that it takes, those that its inner graphs take included.
    pub(super) inputs: Vec<String>,
    /// The values that it gives.
    pub(super) outputs: Vec<String>,
    /// Its attributes, as far as they are numbers or short texts.
    pub(super) attributes: Vec<(String, Attribute)>,
}

/// An attribute of an operation.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Attribute {
    /// A number with digits behind the point.
    Float(f32),
    /// A whole number.
    Number(i64),
    /// Several.
    Numbers(Vec<i64>),
    /// A word.
    Text(String),
}

impl Node {
    fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    pub(super) fn float(&self, name: &str) -> Option<f32> {
        if let Attribute::Float(number) = self.attribute(name)? { Some(*number) } else { None }
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        if let Attribute::Number(number) = self.attribute(name)? { Some(*number) } else { None }
    }

    pub(super) fn numbers(&self, name: &str) -> Option<&[i64]> {
        if let Attribute::Numbers(numbers) = self.attribute(name)? { Some(numbers) } else { None }
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        if let Attribute::Text(text) = self.attribute(name)? { Some(text) } else { None }
    }
}

/// Where a tensor of 32-bit floats lies in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    pub(super) shape: Vec<usize>,
    /// The first byte.
    pub(super) at: u64,
    /// The field of the graph that it is all of, from the key on. `None` for a constant that a node makes.
    pub(super) field: Option<Range<u64>>,
}

/// What is known of a model without loading it.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// What it takes.
    pub inputs: Vec<Port>,
    /// What it gives.
    pub outputs: Vec<Port>,
    /// Texts that were stored with it.
    pub metadata: BTreeMap<String, String>,
    /// The output of its one `Ceil` node: in a Piper voice, the frames of each id.
    pub ceil: Option<String>,
    /// Whether its weights are quantised to 8 bits.
    pub quantized: bool,
    /// Its operations, in order.
    pub(super) nodes: Vec<Node>,
    /// Small constants of floats, by name.
    pub(super) floats: HashMap<String, Vec<f32>>,
    /// Weights, by name.
    pub(super) stored: HashMap<String, Stored>,
    /// The size of the file.
    pub bytes: u64,
    /// Where the field of the graph begins in the file, and what is in it.
    pub(super) field: u64,
    pub(super) body: Range<u64>,
}

impl Graph {
    /// Whether every step of it is done as its reference does it: it is no model of full size.
    pub(super) fn is_small(&self) -> bool {
        self.bytes <= 16 << 20
    }

    /// Whether our own loops would take too long for it, which they do without optimisation for a model of full size.
    pub(super) fn is_too_slow(&self) -> bool {
        cfg!(debug_assertions) && !self.is_small()
    }

    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let unreadable = |source| Error::unreadable(path, source);
        let file = File::open(path).map_err(unreadable)?;
        let meta = file.metadata().map_err(unreadable)?;
        if meta.is_dir() {
            return Err(unreadable(io::ErrorKind::IsADirectory.into()));
        }
        let mut reader = Reader { from: BufReader::with_capacity(1 << 16, file), at: 0, size: meta.len() };
        let mut found = Found::default();
        reader.model(&mut found).map_err(|fault| match fault {
            Fault::Io(source) if source.kind() != io::ErrorKind::UnexpectedEof => unreadable(source),
            Fault::Io(_) | Fault::Short => {
                Error::bad_model(path, "the file ends too early: it was cut short")
            }
            Fault::Form => Error::bad_model(path, "it is no ONNX model"),
            Fault::Hostile(why) => Error::bad_model(path, &why),
        })?;
        found.graph.bytes = meta.len();
        found.finish().map_err(|why| Error::bad_model(path, &why))
    }

    /// The input of this name.
    pub fn input(&self, name: &str) -> Option<&Port> {
        self.inputs.iter().find(|port| port.name == name)
    }
}

/// Why a file cannot be read as a model.
enum Fault {
    Io(io::Error),
    Short,
    Form,
    Hostile(String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What is gathered while reading.
#[derive(Default)]
struct Found {
    graph: Graph,
    seen: bool,
    /// Constants that could be a shape, by name.
    shapes: HashMap<String, Vec<i64>>,
    /// Names that nodes take as the shape of what they make.
    used_as_shape: Vec<(String, String)>,
    weights: HashSet<String>,
    ceils: Vec<String>,
}

impl Found {
    /// Keeps a constant that may be a shape or a scale.
    fn keep(&mut self, name: &str, constant: Constant) {
        if (1..=8).contains(&constant.numbers.len()) {
            self.shapes.insert(name.to_owned(), constant.numbers);
        }
        if (1..=16).contains(&constant.floats.len()) {
            self.graph.floats.insert(name.to_owned(), constant.floats);
        }
        if let Some(stored) = constant.stored {
            self.graph.stored.insert(name.to_owned(), stored);
        }
    }

    fn finish(mut self) -> Result<Graph, String> {
        if !self.seen || self.graph.outputs.is_empty() {
            return Err("it is no ONNX model".to_owned());
        }
        for (name, by) in &self.used_as_shape {
            if let Some(bad) = self.shapes.get(name).and_then(too_large) {
                return Err(format!("{bad} in its node {by}"));
            }
        }
        // Old exports list the weights among the inputs.
        self.graph.inputs.retain(|port| !self.weights.contains(&port.name));
        if let [only] = self.ceils.as_slice() {
            self.graph.ceil = Some(only.clone());
        }
        Ok(self.graph)
    }
}

/// One field of a message.
struct Field {
    number: u64,
    /// Where its content ends; for numbers, the number is in `value`.
    end: u64,
    value: u64,
    long: bool,
}

struct Reader {
    from: BufReader<File>,
    at: u64,
    size: u64,
}

impl Reader {
    fn byte(&mut self) -> Result<u8, Fault> {
        let mut byte = [0];
        self.from.read_exact(&mut byte)?;
        self.at += 1;
        Ok(byte[0])
    }

    fn varint(&mut self) -> Result<u64, Fault> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Fault::Form)
    }

    /// The next field of the message that ends at `end`.
    fn field(&mut self, end: u64) -> Result<Option<Field>, Fault> {
        if self.at >= end {
            return if self.at == end { Ok(None) } else { Err(Fault::Form) };
        }
        let key = self.varint()?;
        let mut field = Field { number: key >> 3, end: self.at, value: 0, long: false };
        match key & 7 {
            0 => {
                field.value = self.varint()?;
                field.end = self.at;
            }
            1 => field.end = self.at + 8,
            5 => field.end = self.at + 4,
            2 => {
                let length = self.varint()?;
                field.long = true;
                field.end = self.at.checked_add(length).ok_or(Fault::Form)?;
            }
            _ => return Err(Fault::Form),
        }
        if field.end > self.size.min(end).max(self.at) {
            return Err(if end >= self.size { Fault::Short } else { Fault::Form });
        }
        Ok(Some(field))
    }

    fn skip(&mut self, field: &Field) -> Result<(), Fault> {
        if field.end > self.at {
            let by = i64::try_from(field.end - self.at).map_err(|_| Fault::Form)?;
            self.from.seek_relative(by)?;
            self.at = field.end;
        }
        Ok(())
    }

    fn bytes(&mut self, field: &Field) -> Result<Vec<u8>, Fault> {
        let length = field.end.saturating_sub(self.at);
        if !field.long {
            return Err(Fault::Form);
        }
        if length > LONGEST {
            return Err(Fault::Hostile(format!("it holds a name or text of {length} bytes")));
        }
        let mut bytes = vec![0; usize::try_from(length).unwrap_or_default()];
        self.from.read_exact(&mut bytes)?;
        self.at = field.end;
        Ok(bytes)
    }

    fn text(&mut self, field: &Field) -> Result<String, Fault> {
        String::from_utf8(self.bytes(field)?).map_err(|_| Fault::Form)
    }

    fn model(&mut self, found: &mut Found) -> Result<(), Fault> {
        loop {
            let start = self.at;
            let Some(field) = self.field(self.size)? else { return Ok(()) };
            match field.number {
                7 if field.long => {
                    found.seen = true;
                    (found.graph.field, found.graph.body) = (start, self.at..field.end);
                    self.graph(field.end, found)?;
                }
                14 if field.long => {
                    let (key, value) = self.pair(field.end)?;
                    found.graph.metadata.insert(key, value);
                }
                1..=25 => self.skip(&field)?,
                _ => return Err(Fault::Form),
            }
        }
    }

    fn pair(&mut self, end: u64) -> Result<(String, String), Fault> {
        let (mut key, mut value) = (String::new(), String::new());
        while let Some(field) = self.field(end)? {
            match field.number {
                1 => key = self.text(&field)?,
                2 => value = self.text(&field)?,
                _ => self.skip(&field)?,
            }
        }
        Ok((key, value))
    }

    fn graph(&mut self, end: u64, found: &mut Found) -> Result<(), Fault> {
        loop {
            let start = self.at;
            let Some(field) = self.field(end)? else { return Ok(()) };
            match field.number {
                1 if field.long => self.node(field.end, found)?,
                5 if field.long => {
                    let (name, mut constant) = self.tensor(field.end)?;
                    if let Some(stored) = &mut constant.stored {
                        stored.field = Some(start..field.end);
                    }
                    found.weights.insert(name.clone());
                    found.keep(&name, constant);
                }
                11 if field.long => {
                    let port = self.port(field.end)?;
                    found.graph.inputs.push(port);
                }
                12 if field.long => {
                    let port = self.port(field.end)?;
                    found.graph.outputs.push(port);
                }
                _ => self.skip(&field)?,
            }
        }
    }

    fn node(&mut self, end: u64, found: &mut Found) -> Result<(), Fault> {
        let (mut node, mut constant) = (Node::default(), Constant::default());
        while let Some(field) = self.field(end)? {
            match field.number {
                1 => node.inputs.push(self.text(&field)?),
                2 => node.outputs.push(self.text(&field)?),
                4 => node.kind = self.text(&field)?,
                5 if field.long => self.attribute(field.end, &mut node, &mut constant)?,
                _ => self.skip(&field)?,
            }
        }
        let shape_at = match node.kind.as_str() {
            "ConstantOfShape" | "RandomUniform" => Some(0),
            "Expand" | "Tile" => Some(1),
            _ => None,
        };
        if let Some(name) = shape_at.and_then(|at| node.inputs.get(at)) {
            found.used_as_shape.push((name.clone(), format!("`{}`", node.kind)));
        }
        if let ("Constant", Some(output)) = (node.kind.as_str(), node.outputs.first()) {
            found.keep(output, constant);
        }
        if let ("Ceil", Some(output)) = (node.kind.as_str(), node.outputs.first()) {
            found.ceils.push(output.clone());
        }
        found.graph.quantized |=
            matches!(node.kind.as_str(), "ConvInteger" | "MatMulInteger" | "DynamicQuantizeLinear");
        found.graph.nodes.push(node);
        Ok(())
    }

    /// An attribute of a node. Of interest are constants, numbers, words, and what inner graphs take from outside.
    fn attribute(&mut self, end: u64, node: &mut Node, constant: &mut Constant) -> Result<(), Fault> {
        let (mut name, mut value, mut many) = (String::new(), None, vec![]);
        while let Some(field) = self.field(end)? {
            match field.number {
                1 => name = self.text(&field)?,
                2 if field.end - self.at == 4 => {
                    let mut bytes = [0; 4];
                    self.from.read_exact(&mut bytes)?;
                    self.at = field.end;
                    value = Some(Attribute::Float(f32::from_le_bytes(bytes)));
                }
                3 => value = Some(Attribute::Number(field.value.cast_signed())),
                4 if field.long && field.end - self.at <= 64 => {
                    value = Some(Attribute::Text(self.text(&field).unwrap_or_default()));
                }
                5 if field.long => *constant = self.tensor(field.end)?.1,
                6 if field.long => self.inner(field.end, node)?,
                8 if field.end - self.at < 1024 => self.numbers(&field, &mut many)?,
                _ => self.skip(&field)?,
            }
        }
        let many = (!many.is_empty()).then_some(Attribute::Numbers(many));
        node.attributes.extend(many.or(value).map(|value| (name, value)));
        Ok(())
    }

    /// A graph within a node: what it takes from outside counts as an input of the node.
    fn inner(&mut self, end: u64, node: &mut Node) -> Result<(), Fault> {
        let mut inner = Found::default();
        self.graph(end, &mut inner)?;
        node.inputs.extend(inner.graph.nodes.into_iter().flat_map(|node| node.inputs));
        node.inputs.extend(inner.graph.outputs.into_iter().map(|port| port.name));
        let bad = inner.used_as_shape.iter().find_map(|(name, _)| too_large(inner.shapes.get(name)?));
        bad.map_or(Ok(()), |bad| Err(Fault::Hostile(bad)))
    }

    /// A stored tensor: its name, and its numbers when they may be a shape. Its size must be what its shape says.
    fn tensor(&mut self, end: u64) -> Result<(String, Constant), Fault> {
        let (mut name, mut dims, mut kind, mut raw, mut outside) = (String::new(), vec![], 0, None, false);
        let mut at = 0;
        let mut constant = Constant::default();
        while let Some(field) = self.field(end)? {
            match field.number {
                1 => self.numbers(&field, &mut dims)?,
                2 => kind = field.value,
                4 if field.long && field.end - self.at <= 64 => {
                    constant.floats = floats(&self.bytes(&field)?);
                }
                7 if field.end - self.at < 1024 => self.numbers(&field, &mut constant.numbers)?,
                8 => name = self.text(&field)?,
                9 if field.long => {
                    (at, raw) = (self.at, Some((field.end - self.at, vec![])));
                    if field.end - self.at <= 64 {
                        raw = Some((field.end - self.at, self.bytes(&field)?));
                    }
                    self.skip(&field)?;
                }
                14 => outside = field.value == 1,
                _ => self.skip(&field)?,
            }
        }
        check_size(&name, &dims, kind, raw.as_ref().map(|(length, _)| *length), outside)?;
        match (kind, raw) {
            (I64, Some((_, bytes))) => {
                let numbers = bytes.as_chunks::<8>().0.iter();
                constant.numbers = numbers.map(|bytes| i64::from_le_bytes(*bytes)).collect();
            }
            (F32, Some((_, bytes))) => {
                constant.floats = floats(&bytes);
                let shape: Result<_, _> = dims.iter().map(|size| usize::try_from(*size)).collect();
                constant.stored = shape.ok().map(|shape| Stored { shape, at, field: None });
            }
            _ => {}
        }
        Ok((name, constant))
    }

    /// Whole numbers, one by one or packed.
    fn numbers(&mut self, field: &Field, into: &mut Vec<i64>) -> Result<(), Fault> {
        if !field.long {
            into.push(field.value.cast_signed());
            return Ok(());
        }
        while self.at < field.end {
            let number = self.varint()?;
            into.push(number.cast_signed());
        }
        Ok(())
    }

    fn port(&mut self, end: u64) -> Result<Port, Fault> {
        let mut port = Port { name: String::new(), kind: Kind::Other };
        while let Some(field) = self.field(end)? {
            match field.number {
                1 => port.name = self.text(&field)?,
                2 if field.long => port.kind = self.kind(field.end)?,
                _ => self.skip(&field)?,
            }
        }
        Ok(port)
    }

    fn kind(&mut self, end: u64) -> Result<Kind, Fault> {
        let mut kind = Kind::Other;
        while let Some(field) = self.field(end)? {
            if field.number == 1 && field.long {
                while let Some(inner) = self.field(field.end)? {
                    match (inner.number, inner.value) {
                        (1, 1) => kind = Kind::F32,
                        (1, 6) => kind = Kind::I32,
                        (1, I64) => kind = Kind::I64,
                        _ => self.skip(&inner)?,
                    }
                }
            } else {
                self.skip(&field)?;
            }
        }
        Ok(kind)
    }
}

/// The numbers for 32-bit floats and 64-bit whole numbers.
const F32: u64 = 1;
const I64: u64 = 7;

/// A small constant, by what it holds.
#[derive(Default)]
struct Constant {
    numbers: Vec<i64>,
    floats: Vec<f32>,
    stored: Option<Stored>,
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
}

/// What is wrong with a shape, when it is too large.
fn too_large(shape: &Vec<i64>) -> Option<String> {
    let elements = shape.iter().try_fold(1u64, |all, &n| all.checked_mul(u64::try_from(n).unwrap_or(1)));
    elements.is_none_or(|all| all > MOST_ELEMENTS).then(|| format!("it asks for a tensor of shape {shape:?}"))
}

fn check_size(name: &str, dims: &[i64], kind: u64, raw: Option<u64>, outside: bool) -> Result<(), Fault> {
    if outside {
        return Err(Fault::Hostile(format!(
            "its weight `{name}` lies in another file, which is not supported"
        )));
    }
    let elements = dims.iter().try_fold(1u64, |all, &n| all.checked_mul(u64::try_from(n).ok()?));
    let Some(elements) = elements.filter(|all| *all <= MOST_ELEMENTS) else {
        return Err(Fault::Hostile(format!("its weight `{name}` claims the shape {dims:?}")));
    };
    let width = match kind {
        1 | 6 | 12 => 4,
        2 | 3 | 9 => 1,
        4 | 5 | 10 | 16 => 2,
        I64 | 11 | 13 => 8,
        _ => return Ok(()),
    };
    match raw {
        Some(length) if length != elements * width => Err(Fault::Hostile(format!(
            "its weight `{name}` claims the shape {dims:?} and holds {length} bytes"
        ))),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "graph_tests.rs"]
mod tests;
