//! Password hashes as Django writes them: `pbkdf2_sha256$<iterations>$<salt>$<hash>`. Checking or making one takes a
//! good part of a second of processor time. So both run on separate threads, and only a few at the same time; log-ins
//! wait for their turn.

use super::hash_queue::{HashPermit, HashQueue};
use crate::random;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha1::Sha1;
use sha2::{Digest, Sha256, block_api::compress256};
use std::sync::{Arc, LazyLock};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

/// Iterations of a new hash.
#[cfg(not(test))]
pub const ITERATIONS: u32 = 1_000_000;
/// Iterations of a new hash; few, so that tests are fast.
#[cfg(test)]
pub const ITERATIONS: u32 = 1_000;

/// Letters and digits in a new hash's salt: 131 bits.
const SALT: usize = 22;

/// New hashes that are made at once, beside those that are checked.
static HASHING: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(at_once()));

/// Maximum number of log-ins that wait for hashing, in total and for one address or one user from unknown networks:
/// about a minute, and some seconds, of work.
const WAITING: usize = 500;
const WAITING_EACH: usize = 100;

/// Hashes that are computed at once: half of the processors. Further ones wait, so that many log-ins leave processors
/// to the rest.
fn at_once() -> usize {
    std::thread::available_parallelism().map_or(1, |n| n.get().div_ceil(2))
}

/// Turns at checking passwords.
pub fn hash_queue() -> Arc<HashQueue> {
    HashQueue::new(at_once(), WAITING, WAITING_EACH)
}

const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

enum Algorithm {
    Sha1,
    Sha256,
}

/// A stored hash, taken apart.
struct Stored<'a> {
    algorithm: Algorithm,
    iterations: u32,
    salt: &'a str,
    hash: Vec<u8>,
}

fn take_apart(stored: &str) -> Option<Stored<'_>> {
    let mut parts = stored.split('$');
    let (algorithm, length) = match parts.next()? {
        "pbkdf2_sha256" => (Algorithm::Sha256, 32),
        "pbkdf2_sha1" => (Algorithm::Sha1, 20),
        _ => return None,
    };
    let iterations = parts.next()?.parse().ok().filter(|n| *n > 0)?;
    let salt = parts.next()?;
    let hash = STANDARD.decode(parts.next()?).ok().filter(|hash| hash.len() == length)?;
    if parts.next().is_some() {
        return None;
    }
    Some(Stored { algorithm, iterations, salt, hash })
}

/// Whether the password is the one of the stored hash. `None`, a hash of an unknown kind and an unusable one (empty, or
/// beginning with `!`) fit no password. A refusal always costs at least as much as a new hash, so that the time reveals
/// nothing about the user.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    let mut done = 0;
    if let Some(stored) = stored.and_then(take_apart) {
        let (password, salt) = (password.as_bytes(), stored.salt.as_bytes());
        let hash = match stored.algorithm {
            Algorithm::Sha1 => pbkdf2::pbkdf2_hmac_array::<Sha1, 20>(password, salt, stored.iterations).to_vec(),
            Algorithm::Sha256 => derive(password, salt, stored.iterations).to_vec(),
        };
        if bool::from(hash.ct_eq(&stored.hash)) {
            return true;
        }
        done = stored.iterations;
    }
    if done < ITERATIONS {
        std::hint::black_box(derive(password.as_bytes(), b"salt", ITERATIONS - done));
    }
    false
}

/// Whether a hash should be made anew: another algorithm, fewer iterations or less salt than now.
pub fn is_outdated(stored: &str) -> bool {
    take_apart(stored).is_none_or(|stored| {
        !matches!(stored.algorithm, Algorithm::Sha256) || stored.iterations < ITERATIONS || stored.salt.len() < SALT
    })
}

/// A new hash of a password.
pub fn make(password: &str) -> String {
    hash(password, &random_text(SALT), ITERATIONS)
}

fn hash(password: &str, salt: &str, iterations: u32) -> String {
    let hash = derive(password.as_bytes(), salt.as_bytes(), iterations);
    format!("pbkdf2_sha256${iterations}${salt}${}", STANDARD.encode(hash))
}

/// PBKDF2 with HMAC-SHA-256. The first round is the library's; the others are written out, since each
/// is just two compressions of one block: the library's generic loop takes ten times as long in a
/// debug build (10 s for a million rounds) and a third longer in a release (0.13 s).
fn derive(password: &[u8], salt: &[u8], iterations: u32) -> [u8; 32] {
    const START: [u32; 8] =
        [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];
    let mut key = [0; 64];
    if password.len() > key.len() {
        key[..32].copy_from_slice(&Sha256::digest(password));
    } else {
        key[..password.len()].copy_from_slice(password);
    }
    // The states after the padded keys, which begin every inner and outer hash.
    let (mut inner, mut outer) = (START, START);
    compress256(&mut inner, &[key.map(|byte| byte ^ 0x36)]);
    compress256(&mut outer, &[key.map(|byte| byte ^ 0x5c)]);
    // A digest as the second and last block of a hash: then a one bit and the length in bits.
    let mut block = [0; 64];
    block[32] = 0x80;
    block[56..].copy_from_slice(&(8 * (64 + 32_u64)).to_be_bytes());
    let first = pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(password, salt, 1);
    block[..32].copy_from_slice(&first);
    let mut sum = [0; 8];
    for (word, bytes) in sum.iter_mut().zip(first.as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    for _ in 1..iterations {
        let mut state = inner;
        compress256(&mut state, &[block]);
        put(&state, &mut block);
        state = outer;
        compress256(&mut state, &[block]);
        put(&state, &mut block);
        for (word, new) in sum.iter_mut().zip(state) {
            *word ^= new;
        }
    }
    put(&sum, &mut block);
    let mut hash = [0; 32];
    hash.copy_from_slice(&block[..32]);
    hash
}

fn put(state: &[u32; 8], block: &mut [u8; 64]) {
    for (bytes, word) in block.as_chunks_mut::<4>().0.iter_mut().zip(state) {
        *bytes = word.to_be_bytes();
    }
}

/// What is stored for a user who can't log in by password.
pub fn unusable() -> String {
    format!("!{}", random_text(40))
}

/// [`verify`] on a thread of its own, and what follows from it. Both run to their end even if the client disconnects,
/// and the turn lasts until then: the processor is still busy, and the attempt must be counted.
pub async fn verify_aside<T: Send + 'static>(
    password: String,
    stored: Option<String>,
    turn: HashPermit,
    then: impl FnOnce(bool) -> T + Send + 'static,
) -> T {
    aside(move || {
        let _turn = turn;
        then(verify(&password, stored.as_deref()))
    })
    .await
}

/// [`make`] on a thread of its own.
pub async fn make_aside(password: String) -> String {
    // The semaphore is never closed, so a permit always comes.
    let permit = HASHING.acquire().await;
    aside(move || {
        let _permit = permit;
        make(&password)
    })
    .await
}

async fn aside<T: Send + 'static>(context: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(context).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // Cancelled because the process is ending; no client waits any more.
            Err(_) => std::future::pending().await,
        },
    }
}

fn random_text(length: usize) -> String {
    let mut text = String::with_capacity(length);
    while text.len() < length {
        // 248 is the largest multiple of 62 that a byte holds: above it some characters would be likelier.
        let fair = random::bytes::<32>().into_iter().filter(|byte| *byte < 248);
        text.extend(fair.take(length - text.len()).map(|byte| char::from(ALPHABET[usize::from(byte % 62)])));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::hash_queue::{Attempt, Rank};

    // Made with Python: hashlib.pbkdf2_hmac.
    const SHA256: &str = "pbkdf2_sha256$10$seasalt$MLDOxiwvfMamvwZlOc+nULtv4NNxOQvAXhjO61XdHm4=";
    const SHA1: &str = "pbkdf2_sha1$10$seasalt$Abv57cZ9ZJCCBSPy5uFMbw93vJ0=";

    #[test]
    fn hashes_of_python_are_understood() {
        assert!(verify("letmein ü", Some(SHA256)));
        assert!(verify("letmein ü", Some(SHA1)));
        assert!(!verify("letmein u", Some(SHA256)));
        assert!(!verify("letmein u", Some(SHA1)));
    }

    #[test]
    fn our_rounds_are_those_of_the_library() {
        for (length, iterations) in [(0, 1), (1, 2), (63, 3), (64, 50), (65, 50), (1000, 7)] {
            let password = vec![b'p'; length];
            let want = pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(&password, b"salt", iterations);
            assert_eq!(derive(&password, b"salt", iterations), want, "{length} {iterations}");
        }
    }

    #[test]
    fn what_is_no_hash_fits_no_password() {
        for stored in ["", "!", "!abc", "argon2$x", "pbkdf2_sha256$0$s$AA==", "pbkdf2_sha256$10$seasalt$AAAA", "$$$"] {
            assert!(!verify("", Some(stored)), "{stored}");
            assert!(is_outdated(stored), "{stored}");
        }
        assert!(!verify("", None));
        assert!(!verify("letmein ü", Some(&format!("{SHA256}$"))));
    }

    #[test]
    fn a_new_hash_has_djangos_form() {
        let made = make("pass word ");
        let parts: Vec<&str> = made.split('$').collect();
        assert_eq!(parts[..2], ["pbkdf2_sha256", &ITERATIONS.to_string()]);
        assert_eq!((parts[2].len(), parts[3].len()), (22, 44));
        assert!(parts[2].chars().all(|char| char.is_ascii_alphanumeric()));
        assert!(verify("pass word ", Some(&made)) && !verify("pass word", Some(&made)));
        assert_ne!(made, make("pass word "));
    }

    #[test]
    fn old_hashes_are_outdated() {
        assert!(!is_outdated(&make("x")));
        assert!(!is_outdated(&hash("x", &"s".repeat(22), ITERATIONS + 1)));
        assert!(is_outdated(&hash("x", &"s".repeat(22), ITERATIONS - 1)));
        assert!(is_outdated(&hash("x", "short", ITERATIONS)));
        assert!(is_outdated(SHA1));
    }

    #[test]
    fn an_unusable_password_is_random() {
        assert!(unusable().starts_with('!'));
        assert_eq!(unusable().len(), 41);
        assert_ne!(unusable(), unusable());
    }

    #[tokio::test]
    async fn work_aside_gives_its_result() {
        let made = make_aside("x".into()).await;
        let turn = hash_queue().take(Attempt { user: 1, address: 1 }, Rank::Fresh).await.expect("a turn");
        assert!(verify_aside("x".into(), Some(made), turn, |fits| fits).await);
    }
}
