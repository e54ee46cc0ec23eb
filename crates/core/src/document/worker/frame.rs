//! What goes through the pipe: `header length: u32 LE | body length: u64 LE | header: JSON | body: bytes`.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Bytes of both lengths.
pub(super) const LENGTHS: usize = 12;
/// Bytes of a header beyond which the other side is mad: a mail's text fits, escaped.
pub(super) const HEADER_LIMIT: usize = 16 << 20;

/// The first bytes of a frame: both lengths and the header.
pub(super) fn encode(header: &impl Serialize, body: &[u8]) -> io::Result<Vec<u8>> {
    let header = serde_json::to_vec(header)?;
    let length = u32::try_from(header.len()).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    let mut frame = Vec::with_capacity(LENGTHS + header.len());
    frame.extend_from_slice(&length.to_le_bytes());
    frame.extend_from_slice(&(body.len() as u64).to_le_bytes());
    frame.extend_from_slice(&header);
    Ok(frame)
}

/// Both lengths, refused beyond their limits.
pub(super) fn lengths(bytes: [u8; LENGTHS], body_limit: usize) -> io::Result<(usize, usize)> {
    let [a, b, c, d, body @ ..] = bytes;
    let header = usize::try_from(u32::from_le_bytes([a, b, c, d])).unwrap_or(usize::MAX);
    let body = usize::try_from(u64::from_le_bytes(body)).unwrap_or(usize::MAX);
    if header > HEADER_LIMIT || body > body_limit {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok((header, body))
}

/// Reads a frame; `None` when the other side has closed the pipe.
pub(super) fn read<H: DeserializeOwned>(reader: &mut impl Read, body_limit: usize) -> io::Result<Option<(H, Vec<u8>)>> {
    let mut bytes = [0; LENGTHS];
    match reader.read_exact(&mut bytes) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let (header_length, body_length) = lengths(bytes, body_limit)?;
    let mut header = vec![0; header_length];
    reader.read_exact(&mut header)?;
    let mut body = vec![0; body_length];
    reader.read_exact(&mut body)?;
    Ok(Some((serde_json::from_slice(&header)?, body)))
}

/// Writes a frame.
pub(super) fn write(writer: &mut impl Write, header: &impl Serialize, body: &[u8]) -> io::Result<()> {
    writer.write_all(&encode(header, body)?)?;
    writer.write_all(body)?;
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_read_as_it_was_written() {
        let mut pipe = Vec::new();
        write(&mut pipe, &"head", b"body").unwrap();
        let (header, body): (String, _) = read(&mut pipe.as_slice(), 10).unwrap().unwrap();
        assert_eq!((header.as_str(), body.as_slice()), ("head", &b"body"[..]));
        assert!(read::<String>(&mut io::empty(), 10).unwrap().is_none());
    }

    #[test]
    fn a_length_beyond_the_limit_is_refused_before_anything_is_read() {
        let mut pipe = vec![1, 0, 0, 0];
        pipe.extend_from_slice(&u64::MAX.to_le_bytes());
        assert!(read::<String>(&mut pipe.as_slice(), 10).is_err());
        assert!(lengths([0xff; LENGTHS], usize::MAX).is_err());
    }
}
