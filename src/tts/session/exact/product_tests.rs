//! Products and convolutions, against sums that are made in a plain way, and against ONNX Runtime.

use super::*;

fn wave(count: u16) -> Vec<f32> {
    (0..count).map(|at| (f32::from(at) * 1.3).sin()).collect()
}

#[test]
fn a_product_is_the_sum_of_products_whatever_the_blocks() {
    let (left, right) = (wave(7 * 90), wave(90 * 45));
    for block in [16, 256] {
        let out = product(&left, &right, 45, block);
        for (row, column) in [(0, 0), (6, 44), (3, 33)] {
            let wanted: f64 =
                (0..90).map(|k| f64::from(left[row * 90 + k]) * f64::from(right[k * 45 + column])).sum();
            assert!((f64::from(out[row * 45 + column]) - wanted).abs() < 1e-5);
        }
    }
    assert_eq!(turned(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 3), [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
    let alone = single(&left[..90], &right, 45);
    assert!((alone[44] - product(&left[..90], &right, 45, 256)[44]).abs() < 1e-5);
}

#[test]
fn large_products_are_shared_among_threads_and_are_the_same() {
    let (left, right) = (wave(60_000), wave(60_000));
    let out = product(&left, &right, 200, 128);
    let alone = product(&left[..300], &right, 200, 128);
    assert_eq!((out.len(), &out[..200]), (200 * 200, &alone[..]));
}

#[test]
fn convolutions_pad_and_widen() {
    let window = Window { length: 3, pads: [1, 1] };
    let (out, width) = convolution(&[1.0, 2.0, 3.0], 3, &[1.0, 10.0, 100.0], Some(&[0.5]), &window).unwrap();
    assert_eq!((width, out), (3, vec![210.5, 321.5, 32.5]));
    let (out, width) = widened(&[1.0, 2.0], 2, &[1.0, 10.0, 100.0], &[0.0], &window, 2, 1).unwrap();
    assert_eq!((width, out), (4, vec![10.0, 102.0, 20.0, 200.0]));
    assert_eq!([10, 16, 32, 42, 64, 65, 900].map(depth_of_block), [1024, 1024, 512, 256, 256, 128, 128]);
}

/// Numbers that look like chance, the same everywhere.
fn chance(count: u64, step: u64, by: f32) -> Vec<f32> {
    let number = |at: u64| u16::try_from((at * at * step + at) % 1009).unwrap();
    (0..count).map(|at| (f32::from(number(at)) - 504.0) / (by * 100.0)).collect()
}

fn bits(numbers: &[f32]) -> Vec<u32> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

/// What is left over beside whole vectors, and beside groups of rows, is computed in the same order.
#[test]
fn a_number_does_not_depend_on_what_stands_beside_it() {
    let (left, right) = (chance(9 * 300, 37, 3.0), chance(300 * 77, 41, 7.0));
    let whole = product(&left, &right, 77, 128);
    for (row, left) in left.chunks(300).enumerate() {
        assert_eq!(bits(&product(left, &right, 77, 128)), bits(&whole[row * 77..(row + 1) * 77]));
    }
    for columns in [1, 5, 16, 33] {
        let narrow: Vec<f32> = right.chunks(77).flat_map(|row| &row[..columns]).copied().collect();
        for (row, numbers) in product(&left, &narrow, columns, 128).chunks(columns).enumerate() {
            assert_eq!(bits(numbers), bits(&whole[row * 77..row * 77 + columns]), "{row} {columns}");
        }
    }
}

/// What ONNX Runtime 1.32 gives, bit by bit: 15 of these would be others if the product were scaled.
#[test]
fn both_sides_of_an_attention_are_scaled_before_they_are_multiplied() {
    let (query, key) = (chance(48, 37, 7.0), chance(48, 29, 9.0));
    assert_eq!(bits(&scores([&query, &key], [0.353_553_38; 2], 2, 3)), SCORES);
}

/// The same: 8 of these would be others if the bias were added to the first block.
#[test]
fn the_bias_of_a_layer_is_added_at_last() {
    let (numbers, weights, bias) = (chance(600, 37, 3.0), chance(4800, 41, 7.0), chance(16, 13, 11.0));
    assert_eq!(bits(&layer(&numbers, &weights, &bias)), LAYER);
}

/// The same: 14 of these would be others if the sums were made in blocks of 256, as for wider heads.
#[test]
fn what_narrow_heads_take_is_summed_at_once() {
    let (shares, values) = (chance(1200, 37, 3.0), chance(2400, 41, 7.0));
    assert_eq!(bits(&by_heads([&shares, &values], 2, 2, 4)), TAKEN);
}

const TAKEN: [u32; 16] = [
    0xbf2f_cc7c,
    0x410e_3c50,
    0x401c_1784,
    0xc08e_2bc2,
    0x40f8_1ba1,
    0xbfcf_c22a,
    0x410f_ec08,
    0x40bb_f67a,
    0xc042_b92d,
    0xc164_c9aa,
    0xbfa1_b863,
    0xbf82_57c7,
    0x4177_22bd,
    0xc078_3827,
    0xc131_9d22,
    0x41a0_fc40,
];

const SCORES: [u32; 18] = [
    0x3df7_0c38,
    0x3d8f_aea7,
    0xbd14_7a76,
    0xbbd8_e142,
    0xbc9b_e80d,
    0x3d7b_bd99,
    0xbd4a_59bd,
    0xbc03_ccd7,
    0x3d81_14ea,
    0x3d4b_a2df,
    0xbd7b_2a82,
    0xbd89_daed,
    0x3c89_a666,
    0x3ba3_c9b1,
    0xbcbc_d072,
    0x3d8a_3f86,
    0x3ab8_9e8c,
    0xbcea_ce07,
];
const LAYER: [u32; 32] = [
    0x4109_e604,
    0xc052_acd2,
    0xc09b_1a17,
    0x410d_f921,
    0xc018_5a63,
    0xbff7_83a7,
    0x417a_acb6,
    0x40e8_31fc,
    0x4187_e934,
    0xc115_4efe,
    0x4104_5f72,
    0x40f6_f551,
    0xc08b_2faa,
    0x40cc_9471,
    0xc0ac_1e36,
    0x3fa2_d156,
    0x3fab_f1c0,
    0x4003_59f0,
    0x3fb4_3f68,
    0x4101_9089,
    0x415d_18b6,
    0x4079_6373,
    0x4081_ab3a,
    0x40da_a5a7,
    0xc037_3ad3,
    0xc0f2_0f2b,
    0x407e_bf72,
    0x40a6_23f9,
    0xbda6_a370,
    0x40c9_b95d,
    0x3dd0_bd84,
    0xc129_73cf,
];
