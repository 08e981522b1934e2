//! Random bytes of the system.

/// Random bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // The system's source doesn't fail once the process runs; without it nothing safe can be made.
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}
