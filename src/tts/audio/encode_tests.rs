//! What is encoded can be read again, with its length.

use super::super::Depth;
use super::*;

fn tone(rate: u32, count: usize) -> Vec<f32> {
    #[expect(clippy::cast_precision_loss, reason = "a test's tone")]
    (0..count).map(|n| (n as f32 / rate as f32 * 440.0 * std::f32::consts::TAU).sin() * 0.5).collect()
}

fn encoded(format: Format, rate: u32, samples: &[f32]) -> Vec<u8> {
    let spec =
        Spec { format, sample_rate_hz: rate, depth: Depth::S16, rounding: Rounding::Nearest, kilobits: 0 };
    let mut encoder = encoder(spec, false).unwrap();
    for part in samples.chunks(777) {
        encoder.push(part).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn mp3_decodes_to_the_same_length() {
    for count in [1, 24_000, 50_001] {
        let bytes = encoded(Format::Mp3, 24_000, &tone(24_000, count));
        let mut decoder = rusty_mp3::Mp3Decoder::new();
        decoder.push(&bytes);
        decoder.flush();
        let mut frames = 0;
        while let Ok(audio) = decoder.next_frame() {
            frames += usize::from(!audio.samples.is_empty());
        }
        assert!(frames * 576 >= count, "{count}: {frames} frames");
    }
}

#[test]
fn opus_ends_where_the_samples_end() {
    for count in [1, 480, 24_000, 50_001] {
        let bytes = encoded(Format::Opus, 24_000, &tone(24_000, count));
        let mut reader = ogg::PacketReader::new(std::io::Cursor::new(bytes));
        let (mut packets, mut end) = (0u64, 0);
        while let Some(packet) = reader.read_packet().unwrap() {
            packets += 1;
            end = packet.absgp_page();
        }
        assert_eq!(end, count as u64 * 2 + 312);
        assert!(packets - 2u64 >= end.div_ceil(960), "{count}: {packets}");
    }
}

#[test]
fn flac_says_its_rate_and_length() {
    let bytes = encoded(Format::Flac, 22_050, &tone(22_050, 10_000));
    assert!(bytes.starts_with(b"fLaC"));
    let info = &bytes[8..];
    let rate = u32::from(info[10]) << 12 | u32::from(info[11]) << 4 | u32::from(info[12]) >> 4;
    let total = u32::from_be_bytes([info[14], info[15], info[16], info[17]]);
    assert_eq!((rate, total), (22_050, 10_000));
}

#[test]
fn aac_decodes_to_the_same_sound() {
    for (rate, count) in [(24_000, 0), (24_000, 1), (22_050, 50_001), (8_000, 8_000), (48_000, 48_000)] {
        let tone = tone(rate, count);
        let bytes = encoded(Format::Aac, rate, &tone);
        let decoded = syom::decode_with(&bytes, &syom::DecodeOptions::unbounded()).unwrap();
        assert_eq!(decoded.sample_rate, rate);
        // The first 1,024 samples are the decoder's own.
        let heard = decoded.channels[0].get(1024..).unwrap_or_default();
        assert!(heard.len() >= count && heard.len() < count + 2048, "{rate} {count}: {}", heard.len());
        let power = |samples: &[f32]| samples.iter().map(|sample| f64::from(sample * sample)).sum::<f64>();
        let apart: Vec<f32> = heard.iter().zip(&tone).map(|(heard, tone)| heard - tone).collect();
        assert!(count < 2 || power(&apart) < power(&tone) / 100.0, "{rate} {count}: it is another sound");
    }
}

#[test]
fn a_rate_that_a_format_lacks_is_refused() {
    let spec = Spec {
        format: Format::Opus,
        sample_rate_hz: 22_050,
        depth: Depth::S16,
        rounding: Rounding::Nearest,
        kilobits: 0,
    };
    assert!(encoder(spec, false).is_err());
}

#[test]
fn what_is_taken_as_it_comes_begins_early_and_is_whole() {
    let tone = tone(24_000, 50_001);
    for format in [Format::Mp3, Format::Opus, Format::Aac] {
        let spec = Spec {
            format,
            sample_rate_hz: 24_000,
            depth: Depth::S16,
            rounding: Rounding::Nearest,
            kilobits: 0,
        };
        let mut encoder = encoder(spec, true).unwrap();
        let mut bytes = vec![];
        for part in tone.chunks(24_000) {
            encoder.push(part).unwrap();
            let ready = encoder.ready();
            assert!(!ready.is_empty(), "{format:?}");
            bytes.extend(ready);
        }
        bytes.extend(encoder.finish().unwrap());
        if format == Format::Aac {
            let decoded = syom::decode_with(&bytes, &syom::DecodeOptions::unbounded()).unwrap();
            assert!(decoded.channels[0].len() >= tone.len(), "{}", decoded.channels[0].len());
        } else if format == Format::Opus {
            let mut reader = ogg::PacketReader::new(std::io::Cursor::new(bytes));
            let mut end = 0;
            while let Some(packet) = reader.read_packet().unwrap() {
                end = packet.absgp_page();
            }
            assert_eq!(end, 50_001 * 2 + 312);
        } else {
            let mut decoder = rusty_mp3::Mp3Decoder::new();
            decoder.push(&bytes);
            decoder.flush();
            let mut frames = 0;
            while let Ok(audio) = decoder.next_frame() {
                frames += usize::from(!audio.samples.is_empty());
            }
            assert!(frames * 576 >= tone.len(), "{frames} frames");
        }
    }
}
