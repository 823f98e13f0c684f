//! The arithmetic, against what it is called, and against ONNX Runtime.

use super::*;

#[test]
fn sine_and_tangent_are_what_they_are_called() {
    for step in -4_000_000..4_000_000i32 {
        #[expect(clippy::cast_precision_loss, reason = "a test value")]
        let x = step as f32 * if step % 2 == 0 { 0.173 } else { 1e-5 };
        let wanted = f64::from(x).sin();
        assert!((f64::from(sine(x)) - wanted).abs() < 2.5e-7, "sine of {x}: {} {wanted}", sine(x));
        assert!((f64::from(tanh(x)) - f64::from(x).tanh()).abs() < 1e-6, "tangent of {x}");
    }
}

/// What ONNX Runtime 1.32 gives for these, bit by bit.
#[test]
fn they_are_those_of_the_reference_to_the_last_bit() {
    for (x, bits) in SINES {
        assert_eq!(sine(*x).to_bits(), *bits, "sine of {x}");
    }
    for (x, bits) in TANGENTS {
        assert_eq!(tanh(*x).to_bits(), *bits, "tangent of {x}");
    }
}

const SINES: &[(f32, u32)] = &[
    (30.500_292, 0xbf4a_febc),
    (30.794_079, 0xbf15_2135),
    (1.532_556, 0x3f7f_d017),
    (-21.419_863, 0xbf0a_6c3e),
    (-44.606_93, 0xbf15_b569),
    (-11.663_112, 0x3f49_0c9a),
    (-9.152_679, 0xbe89_9a09),
    (-45.472_48, 0xbf7f_2b2d),
    (1_218.942_7, 0x3b9d_4463),
    (24_979.402, 0xbf10_5eb2),
    (16_309.228, 0xbf70_6a7d),
    (5_862.755, 0x3f04_4667),
    (10_873.688, 0xbf18_1f2b),
    (24_354.654, 0x3f5b_35ec),
    (22_441.94, 0xbf7f_e6eb),
    (21_105.775, 0x3f07_1a50),
    (368_961.7, 0x3eec_61be),
    (456_902.12, 0x3f7e_4f65),
    (617_426.5, 0x3e03_b7bc),
    (79_141.57, 0xbf7d_8818),
    (511_591.0, 0x3f7f_1413),
    (263_248.7, 0x3f60_6dce),
    (794_815.1, 0xbf7f_d19f),
    (82_123.42, 0x3f50_7c10),
];
const TANGENTS: &[(f32, u32)] = &[
    (0.358_363_06, 0x3eb0_02cd),
    (0.740_177, 0x3f21_16aa),
    (-0.545_362_95, 0xbefe_7b9b),
    (0.790_896_5, 0x3f28_aec2),
    (0.744_390_96, 0x3f21_bd0a),
    (-0.962_965_55, 0xbf3e_df6f),
    (0.414_991_14, 0x3ec9_1049),
    (-0.997_600_6, 0xbf42_b5ae),
    (0.080_735_18, 0x3da4_fcc1),
    (-1.519_990_8, 0xbf68_a04d),
    (-7.121_932, 0xbf7f_ffea),
    (-4.201_376_4, 0xbf7f_e29d),
    (7.349_168, 0x3f7f_fff1),
    (-4.405_15, 0xbf7f_ec73),
    (-8.423_074, 0xbf80_0000),
    (4.764_288, 0x3f7f_f676),
];
