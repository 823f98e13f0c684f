//! A model for rten without the weights that are used elsewhere: they would be held twice.
//!
//! Weights may lie apart from the graph (ONNX calls it external data). So the graph is written anew, in memory, with a
//! reference in the place of each large weight; those that are left out all refer to the same zeros, which no memory is
//! taken for as long as nobody reads them.

use super::{graph::Graph, share::share_with};
use crate::base::process::ask_for_large_pages;
use rten::{Model, ModelOptions};
use std::{
    collections::HashSet,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
    path::Path,
};

/// Weights of fewer bytes stay in the graph.
const LARGE: u64 = 1 << 12;
/// Each begins at a multiple of it.
const ALIGNMENT: usize = 64;
/// So much of a weight is read at a time.
const PIECE: usize = 1 << 22;

const WEIGHTS: &str = "weights.data";
const ZEROS: &str = "zeros.data";

/// A large weight of a model.
struct Large<'a> {
    name: &'a str,
    shape: &'a [usize],
    /// All of its field in the file, and its numbers.
    field: Range<u64>,
    numbers: Range<u64>,
    /// Where its numbers lie in the weights; `None` for one that is left out.
    place: Option<usize>,
}

/// Loads a model without the weights of these names. `None` when its file is not of the form that is known, or changes
/// meanwhile.
pub(super) fn load(
    path: &Path,
    graph: &Graph,
    without: &HashSet<&str>,
    options: &mut ModelOptions,
    threads: usize,
) -> Option<Model> {
    let mut large = larges(graph, without)?;
    let (mut size, mut zeros) = (0, 0);
    for weight in &mut large {
        let bytes = usize::try_from(weight.numbers.end - weight.numbers.start).ok()?;
        if without.contains(weight.name) {
            zeros = bytes.max(zeros);
        } else {
            weight.place = Some(size);
            size = size.checked_add(bytes)?.checked_next_multiple_of(ALIGNMENT)?;
        }
    }
    let anew = rewritten(path, graph, &large).ok()?;
    let mut weights = vec![0; size];
    ask_for_large_pages(&mut weights);
    read(path, &large, &mut weights, threads).ok()?;
    options.external_data(WEIGHTS, weights).external_data(ZEROS, vec![0; zeros]);
    options.load(anew).ok()
}

/// The large weights, in the order of the file. `None` when they lie where they cannot.
fn larges<'a>(graph: &'a Graph, without: &HashSet<&str>) -> Option<Vec<Large<'a>>> {
    let large = graph.stored.iter().filter_map(|(name, stored)| {
        let field = stored.field.clone()?;
        let bytes = stored.shape.iter().try_fold(4, |bytes: u64, size| bytes.checked_mul(*size as u64))?;
        let numbers = stored.at..stored.at.checked_add(bytes)?;
        let large = bytes >= LARGE || without.contains(name.as_str());
        large.then_some(Large { name, shape: &stored.shape, field, numbers, place: None })
    });
    let mut large: Vec<Large> = large.collect();
    large.sort_by_key(|weight| weight.field.start);
    let mut at = graph.body.start;
    for weight in &large {
        let Large { field, numbers, .. } = weight;
        let fits = field.start >= at && numbers.start >= field.start && numbers.end <= field.end;
        fits.then_some(())?;
        at = field.end;
    }
    (at <= graph.body.end).then_some(large)
}

/// The file with references in the place of the large weights.
fn rewritten(path: &Path, graph: &Graph, large: &[Large]) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut body = vec![];
    let mut at = graph.body.start;
    for weight in large {
        copy(&mut file, at..weight.field.start, &mut body)?;
        field(5, &reference(weight), &mut body);
        at = weight.field.end;
    }
    copy(&mut file, at..graph.body.end, &mut body)?;
    let mut anew = vec![];
    copy(&mut file, 0..graph.field, &mut anew)?;
    field(7, &body, &mut anew);
    copy(&mut file, graph.body.end..graph.bytes, &mut anew)?;
    Ok(anew)
}

fn copy(file: &mut File, from: Range<u64>, into: &mut Vec<u8>) -> io::Result<()> {
    file.seek(SeekFrom::Start(from.start))?;
    let wanted = from.end.saturating_sub(from.start);
    let read = file.take(wanted).read_to_end(into)?;
    if read as u64 == wanted { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// A tensor whose numbers lie elsewhere. The numbers of its fields are those of `TensorProto` in `onnx.proto`.
fn reference(weight: &Large) -> Vec<u8> {
    let mut made = vec![];
    for size in weight.shape {
        number(1, *size as u64, &mut made);
    }
    number(2, 1, &mut made);
    field(8, weight.name.as_bytes(), &mut made);
    let length = weight.numbers.end - weight.numbers.start;
    let pairs = [
        ("location", if weight.place.is_some() { WEIGHTS } else { ZEROS }.to_owned()),
        ("offset", weight.place.unwrap_or(0).to_string()),
        ("length", length.to_string()),
    ];
    for (key, value) in pairs {
        let mut pair = vec![];
        field(1, key.as_bytes(), &mut pair);
        field(2, value.as_bytes(), &mut pair);
        field(13, &pair, &mut made);
    }
    number(14, 1, &mut made);
    made
}

/// A field of protobuf that holds bytes.
fn field(which: u64, bytes: &[u8], into: &mut Vec<u8>) {
    varint(which << 3 | 2, into);
    varint(bytes.len() as u64, into);
    into.extend_from_slice(bytes);
}

/// A field of protobuf that holds a number.
fn number(which: u64, number: u64, into: &mut Vec<u8>) {
    varint(which << 3, into);
    varint(number, into);
}

fn varint(mut number: u64, into: &mut Vec<u8>) {
    loop {
        let [low, ..] = (number & 0x7f).to_le_bytes();
        number >>= 7;
        into.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}

/// Reads the numbers to their places, on so many threads.
fn read(path: &Path, large: &[Large], weights: &mut [u8], threads: usize) -> io::Result<()> {
    let mut pieces: Vec<io::Result<(u64, &mut [u8])>> = vec![];
    let (mut rest, mut at) = (weights, 0);
    for weight in large {
        let Some(place) = weight.place else { continue };
        let length = usize::try_from(weight.numbers.end - weight.numbers.start).unwrap_or(usize::MAX);
        let (numbers, more) = rest[place - at..].split_at_mut(length);
        let from = (weight.numbers.start..).step_by(PIECE);
        pieces.extend(from.zip(numbers.chunks_mut(PIECE)).map(Ok));
        (rest, at) = (more, place + length);
    }
    share_with(
        pieces.iter_mut(),
        threads,
        || File::open(path),
        |file, piece| {
            let Ok((from, numbers)) = piece else { return };
            let done = match file {
                Ok(file) => file.seek(SeekFrom::Start(*from)).and_then(|_| file.read_exact(numbers)),
                Err(error) => Err(error.kind().into()),
            };
            if let Err(error) = done {
                *piece = Err(error);
            }
        },
    );
    pieces.into_iter().collect::<io::Result<Vec<_>>>().map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::session::{Session, Tensor, rten::Rten};
    use std::{fs, path::PathBuf};

    fn tiny() -> Option<PathBuf> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/models/tiny/en_US-tiny-medium.onnx");
        if !path.exists() {
            eprintln!("SKIPPED: no `models/tiny` in a folder `shared` beside the repository");
            return None;
        }
        Some(path)
    }

    fn samples(session: &mut Rten) -> Vec<f32> {
        let ids = vec![1, 0, 20, 0, 61, 0, 24, 0, 25, 0, 2];
        let inputs = vec![
            ("input_lengths", Tensor::I64(vec![1], vec![11])),
            ("input", Tensor::I64(vec![1, ids.len()], ids)),
            ("scales", Tensor::F32(vec![3], vec![0.0, 1.0, 0.0])),
        ];
        let Tensor::F32(_, samples) = session.run(inputs, &["output"]).unwrap().remove(0) else {
            panic!("no samples")
        };
        assert!(samples.len() > 256);
        samples
    }

    #[test]
    fn a_slim_model_gives_the_same_and_what_is_left_out_is_zero() {
        let Some(path) = tiny() else { return };
        let graph = Graph::read(&path).unwrap();
        let slim = |without: &[&str]| {
            let without: HashSet<&str> = without.iter().copied().collect();
            let mut options = ModelOptions::with_all_ops();
            load(&path, &graph, &without, options.enable_optimization(false), 2).unwrap()
        };
        let plain = || Rten::load(&path, graph.clone(), 1, false).unwrap().without_own();
        let wanted = samples(&mut plain());
        assert!(samples(&mut plain().with(slim(&[]), false)) == wanted);
        // The last convolution has nothing but its bias then.
        let last = graph.nodes.iter().rfind(|node| node.kind == "Conv").unwrap();
        let silent = samples(&mut plain().with(slim(&[&last.inputs[1]]), false));
        assert_eq!(silent.len(), wanted.len());
        assert!(silent.iter().all(|sample| sample.to_bits() == silent[0].to_bits()));
        // What cannot be computed with it is computed by one that has all.
        let whole = samples(&mut plain().with(slim(&[&last.inputs[1]]), true));
        assert!(whole.len() == wanted.len());
        assert!(whole.iter().zip(&wanted).all(|(one, two)| (one - two).abs() < 1e-4));
    }

    #[test]
    fn a_file_that_was_cut_meanwhile_gives_no_model() {
        let Some(path) = tiny() else { return };
        let graph = Graph::read(&path).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let short = folder.path().join("short.onnx");
        let bytes = fs::read(&path).unwrap();
        for length in [0, 100, bytes.len() / 2, bytes.len() - 1] {
            fs::write(&short, &bytes[..length]).unwrap();
            let model = load(&short, &graph, &HashSet::new(), &mut ModelOptions::with_all_ops(), 1);
            assert!(model.is_none(), "{length}");
        }
    }

    #[test]
    fn weights_that_lie_in_each_other_are_refused() {
        let Some(path) = tiny() else { return };
        let mut graph = Graph::read(&path).unwrap();
        let mut fields: Vec<_> = graph.stored.values_mut().filter(|stored| stored.field.is_some()).collect();
        fields.sort_by_key(|stored| std::cmp::Reverse(stored.shape.iter().product::<usize>()));
        let other = fields[1].field.clone();
        fields[0].field = other;
        assert!(larges(&graph, &HashSet::new()).is_none());
    }
}
