//! MP3 as samples, for sound that comes from elsewhere.

use rusty_mp3::Mp3Decoder;

/// One channel and its rate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// The samples, from -1 to 1.
    pub samples: Vec<f32>,
    /// Their rate; 0 when there are none.
    pub sample_rate_hz: u32,
}

/// Decodes a whole MP3. Several channels become one; what is no frame is passed over.
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    let mut decoder = Mp3Decoder::new();
    decoder.push(bytes);
    decoder.flush();
    let mut sound = Decoded::default();
    while let Ok(frame) = decoder.next_frame() {
        if sound.sample_rate_hz != 0 && sound.sample_rate_hz != frame.sample_rate {
            return Err("its rate changes on the way".to_owned());
        }
        sound.sample_rate_hz = frame.sample_rate;
        let channels = usize::from(frame.channels.max(1));
        let one = |all: &[f32]| {
            let sum: f32 = all.iter().sum();
            let sample = sum / f32::from(frame.channels.max(1));
            if sample.is_nan() { 0.0 } else { sample.clamp(-1.0, 1.0) }
        };
        sound.samples.extend(frame.samples.chunks_exact(channels).map(one));
    }
    if sound.samples.is_empty() { Err("it is no MP3".to_owned()) } else { Ok(sound) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded() -> (Vec<f32>, Vec<u8>) {
        #[expect(clippy::cast_precision_loss, reason = "a count of samples")]
        let tone: Vec<f32> = (0..24_000).map(|n| (n as f32 * 0.05).sin() * 0.5).collect();
        let config = rusty_mp3::Mp3EncoderConfig { bitrate_kbps: 48, vbr_quality: None };
        let mut encoder = rusty_mp3::Mp3Encoder::new(config);
        encoder.push_pcm_f32(&tone, 1, 24_000).unwrap();
        encoder.finish();
        let mut bytes = vec![];
        loop {
            match encoder.next_packet() {
                Ok(packet) => bytes.extend(packet),
                Err(rusty_mp3::Error::Again) => {}
                Err(_) => return (tone, bytes),
            }
        }
    }

    #[test]
    fn a_tone_comes_back() {
        let (tone, bytes) = encoded();
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.sample_rate_hz, 24_000);
        assert!(decoded.samples.len().abs_diff(tone.len()) < 3_000, "{}", decoded.samples.len());
        let loudest = decoded.samples.iter().fold(0f32, |peak, sample| peak.max(sample.abs()));
        assert!((0.4..0.6).contains(&loudest), "{loudest}");
    }

    #[test]
    fn what_is_no_mp3_is_refused_and_what_is_broken_never_panics() {
        assert!(decode(b"").is_err() && decode(b"hello, this is no sound at all").is_err());
        let (_, bytes) = encoded();
        let mut seed = 0x2545_f491_u32;
        let mut random = move || {
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            seed as usize
        };
        for _ in 0..300 {
            let mut broken = bytes[..2_000 + random() % 1_000].to_vec();
            for _ in 0..=(random() % 40) {
                let at = random() % broken.len();
                broken[at] = u8::try_from(random() % 256).unwrap();
            }
            let _ = decode(&broken);
        }
    }
}
