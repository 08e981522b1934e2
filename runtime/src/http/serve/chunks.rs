//! Finds the end of a chunked body. The HTTP library decodes it; this only tracks it to find the next header. Rare
//! features (chunk extensions, trailers) aren't tracked: the rest of the connection is then passed on unchanged.

/// How far a body has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chunks {
    /// In the line with a chunk's size: its digits so far, and how many there are.
    Size(u64, u8),
    /// At the line feed after the size.
    SizeEnds(u64),
    /// So many bytes of a chunk are missing.
    Data(u64),
    /// At the line break behind a chunk: how much of it has come.
    DataEnds(u8),
    /// At the line break behind the last chunk: how much of it has come.
    LastEnds(u8),
    /// The body is complete.
    Done,
    /// It can't be followed.
    Lost,
}

/// At the beginning of a body.
pub const BEGIN: Chunks = Chunks::Size(0, 0);

impl Chunks {
    /// Follows what came; returns how many of the bytes belong to the body. Where it gets lost, that is all of them.
    pub fn follow(&mut self, came: &[u8]) -> usize {
        let mut at = 0;
        while at < came.len() && !matches!(self, Chunks::Done | Chunks::Lost) {
            if let Chunks::Data(missing) = self {
                let step = usize::try_from(*missing).unwrap_or(usize::MAX).min(came.len() - at);
                at += step;
                *missing -= step as u64;
                if *missing == 0 {
                    *self = Chunks::DataEnds(0);
                }
                continue;
            }
            *self = self.next(came[at]);
            at += 1;
        }
        if *self == Chunks::Lost { came.len() } else { at }
    }

    fn next(self, byte: u8) -> Chunks {
        match (self, byte) {
            (Chunks::Size(size, count), b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F') if count < 15 => {
                let digit = char::from(byte).to_digit(16).unwrap_or(0);
                Chunks::Size(size << 4 | u64::from(digit), count + 1)
            }
            (Chunks::Size(size, 1..), b'\r') => Chunks::SizeEnds(size),
            (Chunks::SizeEnds(0), b'\n') => Chunks::LastEnds(0),
            (Chunks::SizeEnds(size), b'\n') => Chunks::Data(size),
            (Chunks::DataEnds(0), b'\r') => Chunks::DataEnds(1),
            (Chunks::DataEnds(1), b'\n') => BEGIN,
            (Chunks::LastEnds(0), b'\r') => Chunks::LastEnds(1),
            (Chunks::LastEnds(1), b'\n') => Chunks::Done,
            _ => Chunks::Lost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_ends_behind_its_last_chunk_however_it_comes() {
        let body = b"5\r\nabcde\r\n1A\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n";
        let sent = [&body[..], b"GET /"].concat();
        for step in 1..=sent.len() {
            let (mut chunks, mut taken) = (BEGIN, 0);
            for part in sent.chunks(step) {
                let took = chunks.follow(part);
                taken += took;
                if took < part.len() || chunks == Chunks::Done {
                    break;
                }
            }
            assert_eq!((chunks, taken), (Chunks::Done, body.len()), "{step}");
        }
    }

    #[test]
    fn what_is_rare_or_wrong_is_not_followed() {
        for body in ["5;a=b\r\n", "\r\n", "x", "5\n", "5\r\nabcdeX", "0\r\nTrailer: x\r\n", "1234567890abcdef1\r\n"] {
            let mut chunks = BEGIN;
            assert_eq!((chunks.follow(body.as_bytes()), chunks), (body.len(), Chunks::Lost), "{body}");
        }
    }
}
