//! Files of voices, good and bad. The npz are made here, byte by byte.

use super::*;

fn npy(rows: usize, value: f32) -> Vec<u8> {
    let head = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, 1, 256), }}\n");
    let mut bytes = b"\x93NUMPY\x01\0".to_vec();
    bytes.extend(u16::try_from(head.len()).unwrap().to_le_bytes());
    bytes.extend(head.as_bytes());
    bytes.extend(value.to_le_bytes().repeat(rows * 256));
    bytes
}

/// A zip of stored entries; `claim` is the size that the directory tells.
fn zip(entries: &[(&str, Vec<u8>)], method: u16, claim: Option<u32>) -> Vec<u8> {
    let (mut bytes, mut directory) = (vec![], vec![]);
    for (name, data) in entries {
        let offset = u32::try_from(bytes.len()).unwrap();
        let size = u32::try_from(data.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap();
        bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0");
        bytes.extend([0; 4]);
        bytes.extend(size.to_le_bytes().repeat(2));
        bytes.extend(length.to_le_bytes());
        bytes.extend([0; 2]);
        bytes.extend(name.as_bytes());
        bytes.extend(data);
        directory.extend(b"PK\x01\x02\x14\0\x14\0\0\0");
        directory.extend(method.to_le_bytes());
        directory.extend([0; 8]);
        directory.extend(size.to_le_bytes());
        directory.extend(claim.unwrap_or(size).to_le_bytes());
        directory.extend(length.to_le_bytes());
        directory.extend([0; 12]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let at = u32::try_from(bytes.len()).unwrap();
    let count = u16::try_from(entries.len()).unwrap();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes().repeat(2));
    bytes.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

fn written(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn refusal(name: &str, bytes: &[u8]) -> String {
    let (_folder, path) = written(name, bytes);
    let pack = match Pack::open(&path) {
        Ok(pack) => pack,
        Err(error) => return error.to_string(),
    };
    let first = pack.names()[0].clone();
    pack.style(&first).unwrap_err().to_string()
}

#[test]
fn each_form_gives_its_voices() {
    let entries = [("af_a.npy", npy(510, 1.0)), ("bm_b.npy", npy(510, 2.0))];
    let (_folder, path) = written("voices.bin", &zip(&entries, 0, None));
    let pack = Pack::open(&path).unwrap();
    assert_eq!((pack.form(), pack.names()), (Form::Npz, &["af_a".to_owned(), "bm_b".to_owned()][..]));
    assert_eq!(pack.style("bm_b").unwrap().unwrap().row(7)[255].to_bits(), f32::to_bits(2.0));
    assert_eq!(pack.style("nobody").unwrap(), None);

    let (_folder, path) = written("af_one.npy", &npy(510, 3.0));
    assert_eq!(
        Pack::open(&path).unwrap().style("af_one").unwrap().unwrap().row(0)[0].to_bits(),
        f32::to_bits(3.0)
    );

    let raw: Vec<u8> = [4.0f32, 5.0].iter().flat_map(|n| n.to_le_bytes().repeat(510 * 256)).collect();
    let (_folder, path) = written("af_raw.bin", &raw[..raw.len() / 2]);
    assert_eq!(
        Pack::open(&path).unwrap().style("af_raw").unwrap().unwrap().row(509)[0].to_bits(),
        f32::to_bits(4.0)
    );
    let (_folder, path) = written("mine.bin", &raw);
    let pack = Pack::open(&path).unwrap();
    assert_eq!((pack.form(), pack.names()[1].as_str()), (Form::Raw, "mine-1"));
    assert_eq!(pack.style("mine-1").unwrap().unwrap().row(0)[0].to_bits(), f32::to_bits(5.0));
}

#[test]
fn hostile_files_are_refused_without_filling_the_memory() {
    let good = npy(510, 1.0);
    let named = |name: &'static str| zip(&[(name, good.clone())], 0, None);
    assert!(refusal("v.bin", &named("../../etc/passwd")).contains("no name of a voice"));
    assert!(refusal("v.bin", &named("/root.npy")).contains("no name of a voice"));
    assert!(refusal("v.bin", &named("a\0b.npy")).contains("no name of a voice"));
    assert!(
        refusal("v.bin", &zip(&[("a.npy", good.clone())], 8, Some(4_000_000_000))).contains("longer than")
    );
    assert!(refusal("v.bin", &zip(&[("a.npy", good.clone())], 8, None)).contains("compressed"));
    let mut huge = good.clone();
    let at = huge.windows(3).position(|part| part == b"510").unwrap();
    huge[at..at + 3].copy_from_slice(b"999");
    assert!(refusal("v.bin", &zip(&[("a.npy", huge)], 0, None)).contains("claims the shape"));
    assert!(refusal("v.bin", &zip(&[("archive/data.pkl", vec![1])], 0, None)).contains("no name of a voice"));
    assert!(refusal("v.bin", &zip(&[], 0, None)).contains("no voice"));
}

#[test]
fn a_file_cut_short_or_of_another_kind_is_refused() {
    let whole = zip(&[("af_a.npy", npy(510, 1.0))], 0, None);
    assert!(refusal("v.bin", &whole[..whole.len() / 2]).contains("cut short"));
    assert!(refusal("v.bin", b"hello").contains("cut short"));
    assert!(refusal("v.bin", b"").contains("cut short"));
    assert!(refusal("v.pt", b"hello").contains("PyTorch"));
    assert!(refusal("v.npy", &npy(510, f32::NAN)).contains("no table"));
    assert!(refusal("v.npy", &npy(510, 1.0)[..5000]).contains("holds"));
    assert!(Pack::open(Path::new("/no/such/file")).is_err());
}
