//! Password hashes as Django writes them: `pbkdf2_sha256$<iterations>$<salt>$<hash>`. Checking and
//! making one costs a good part of a second of processor time, so both run beside the server's own
//! threads and only a few at once.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha1::Sha1;
use sha2::Sha256;
use std::sync::LazyLock;
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

/// Hashes computed at once: half of the processors. Further ones wait, so that many log-ins leave
/// processors to the rest.
static HASHING: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, |n| n.get().div_ceil(2))));

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

/// Whether the password is the one of the stored hash. `None`, a hash of an unknown kind and an
/// unusable one (empty, or beginning with `!`) fit no password. A refusal always costs at least what
/// a new hash costs, so that time tells nothing about the user.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    let mut done = 0;
    if let Some(stored) = stored.and_then(take_apart) {
        let mut hash = vec![0; stored.hash.len()];
        let derive = match stored.algorithm {
            Algorithm::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>,
            Algorithm::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>,
        };
        derive(password.as_bytes(), stored.salt.as_bytes(), stored.iterations, &mut hash);
        if bool::from(hash.ct_eq(&stored.hash)) {
            return true;
        }
        done = stored.iterations;
    }
    if done < ITERATIONS {
        let mut waste = [0; 32];
        pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), b"salt", ITERATIONS - done, &mut waste);
        std::hint::black_box(waste);
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
    let mut hash = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), salt.as_bytes(), iterations, &mut hash);
    format!("pbkdf2_sha256${iterations}${salt}${}", STANDARD.encode(hash))
}

/// What is stored for a user who can't log in by password.
pub fn unusable() -> String {
    format!("!{}", random_text(40))
}

/// [`verify`] on a thread of its own.
pub async fn verify_aside(password: String, stored: Option<String>) -> bool {
    aside(move || verify(&password, stored.as_deref())).await
}

/// [`make`] on a thread of its own.
pub async fn make_aside(password: String) -> String {
    aside(move || make(&password)).await
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    // The semaphore is never closed, so a permit always comes. It moves into the work: a client that
    // goes away doesn't free a processor that is still busy.
    let permit = HASHING.acquire().await;
    let done = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        work()
    });
    match done.await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // Cancelled: the process is ending, and nobody waits any more.
            Err(_) => std::future::pending().await,
        },
    }
}

/// Random bytes.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // The system's source doesn't fail once the process runs; without it nothing safe can be made.
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

fn random_text(length: usize) -> String {
    let mut text = String::with_capacity(length);
    while text.len() < length {
        // 248 is the largest multiple of 62 that a byte holds: above it some characters would be likelier.
        let fair = random::<32>().into_iter().filter(|byte| *byte < 248);
        text.extend(fair.take(length - text.len()).map(|byte| char::from(ALPHABET[usize::from(byte % 62)])));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert!(verify_aside("x".into(), Some(made)).await);
    }
}
