//! Files that are models, and files that are not.

use super::*;
use std::path::PathBuf;

fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/models/tiny").join(name);
    path.exists().then_some(path)
}

fn field(number: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![number << 3 | 2];
    let mut length = content.len();
    while length >= 0x80 {
        bytes.push(u8::try_from(length & 0x7f).unwrap() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap());
    bytes.extend(content);
    bytes
}

fn refusal(bytes: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    Graph::read(file.path()).unwrap_err().to_string()
}

#[test]
fn a_piper_voice_tells_its_inputs_and_its_durations() {
    let Some(path) = shared("en_US-tinymulti-medium.onnx") else { return };
    let graph = Graph::read(&path).unwrap();
    let inputs: Vec<_> = graph.inputs.iter().map(|port| (port.name.as_str(), port.kind)).collect();
    assert_eq!(
        inputs,
        [("input", Kind::I64), ("input_lengths", Kind::I64), ("scales", Kind::F32), ("sid", Kind::I64)]
    );
    assert!(graph.ceil.is_some() && !graph.quantized);
}

#[test]
fn the_exports_of_kokoro_differ_and_are_told_apart() {
    for (file, tokens, speed, outputs) in [
        ("kokoro-tiny.onnx", "tokens", Kind::F32, 1),
        ("kokoro-tiny-timed.onnx", "input_ids", Kind::I32, 2),
        ("kokoro-tiny-hf.onnx", "input_ids", Kind::F32, 2),
    ] {
        let Some(path) = shared(file) else { return };
        let graph = Graph::read(&path).unwrap();
        assert!(graph.input(tokens).is_some(), "{file}");
        assert_eq!((graph.input("speed").unwrap().kind, graph.outputs.len()), (speed, outputs), "{file}");
    }
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    let Some(path) = shared("kokoro-tiny.onnx") else { return };
    let bytes = std::fs::read(path).unwrap();
    for part in [1, 2, 3, 5, 7, 9] {
        let said = refusal(&bytes[..bytes.len() * part / 10]);
        assert!(said.contains("cut short") || said.contains("no ONNX model"), "{part}: {said}");
    }
}

#[test]
fn what_is_no_model_is_called_so() {
    for bytes in [&b""[..], b"{\"audio\": {}}", b"PK\x03\x04 something", &[0xff; 64], b"\x08\x07"] {
        let said = refusal(bytes);
        assert!(said.contains("no ONNX model") || said.contains("cut short"), "{bytes:?}: {said}");
    }
}

#[test]
fn weights_that_claim_more_than_they_hold_are_refused() {
    // dims = [2^40], data_type = float, raw_data = 4 bytes
    let huge =
        [&[0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 0x10, 1][..], &field(8, b"w"), &field(9, &[0; 4])];
    let said = refusal(&field(7, &field(5, &huge.concat())));
    assert!(said.contains("`w` claims the shape"), "{said}");
    // dims = [1000] with 4 bytes
    let false_size = [&[0x08, 0xe8, 0x07, 0x10, 1][..], &field(8, b"w"), &field(9, &[0; 4])];
    let said = refusal(&field(7, &field(5, &false_size.concat())));
    assert!(said.contains("holds 4 bytes"), "{said}");
    // data_location = EXTERNAL
    let outside = [&[0x08, 1, 0x10, 1, 0x70, 1][..], &field(8, b"w")];
    let said = refusal(&field(7, &field(5, &outside.concat())));
    assert!(said.contains("another file"), "{said}");
}

#[test]
fn a_node_that_would_fill_the_memory_is_refused() {
    let shape = [&[0x08, 1, 0x10, 7][..], &field(8, b"s"), &field(9, &(1i64 << 40).to_le_bytes())];
    let node = [field(1, b"s"), field(2, b"out"), field(4, b"ConstantOfShape")].concat();
    let graph = [field(1, &node), field(5, &shape.concat()), field(12, &field(1, b"out"))].concat();
    let said = refusal(&field(7, &graph));
    assert!(said.contains("asks for a tensor"), "{said}");
}
