//! The sound that the program writes: WAV whose sizes are wrong, since it is written to a pipe.

use super::Speech;

/// Reads 16-bit sound of one channel. Sizes beyond the end mean the end.
pub(super) fn parse(bytes: &[u8]) -> Result<Speech, String> {
    let start = bytes.windows(4).position(|four| four == b"RIFF").ok_or_else(|| {
        let said = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
        format!("no sound came: {}", said.trim())
    })?;
    let mut rest = &bytes[start..];
    rest = rest.get(12..).unwrap_or_default();
    let mut sample_rate_hz = 0;
    while rest.len() >= 8 {
        let (name, size) = (&rest[..4], u32::from_le_bytes([rest[4], rest[5], rest[6], rest[7]]));
        let body = &rest[8..];
        let size = usize::try_from(size).unwrap_or(usize::MAX).min(body.len());
        match name {
            b"fmt " if size >= 16 => {
                sample_rate_hz = u32::from_le_bytes([body[4], body[5], body[6], body[7]]);
            }
            b"data" => {
                let samples = body[..size].chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]]));
                return Ok(Speech { samples: samples.collect(), sample_rate_hz, words: Vec::new() });
            }
            _ => {}
        }
        rest = &body[size..];
    }
    Err("the sound was cut short".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_from_a_pipe_is_read_to_the_end() {
        let mut bytes = b"RIFF\x24\xf0\xff\x7fWAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
        bytes.extend(22_050u32.to_le_bytes());
        bytes.extend(44_100u32.to_le_bytes());
        bytes.extend([2, 0, 16, 0]);
        bytes.extend(b"data\x00\xf0\xff\x7f\x01\x00\xff\xff");
        let speech = parse(&bytes).unwrap();
        assert_eq!((speech.sample_rate_hz, speech.samples), (22_050, vec![1, -1]));
        assert!(parse(b"Error: no voice").unwrap_err().contains("no voice"));
        assert!(parse(&bytes[..30]).is_err());
    }
}
