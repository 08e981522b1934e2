//! Password hashes as Django stores them: text that names its kind first.
//!
//! | kind | text | limits |
//! |---|---|---|
//! | `pbkdf2_sha256`, `pbkdf2_sha1` | `<kind>$<iterations>$<salt>$<hash>` | 20 million iterations |
//! | `argon2` | `argon2$argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$<salt>$<hash>` | 256 MiB; 2 GiB in all passes |
//! | `scrypt` | `scrypt$<n>$<salt>$<r>$<p>$<hash>` | 64 MiB (`128·n·r`), as in Django; 1 GiB in all (`128·n·r·p`) |
//! | `bcrypt`, `bcrypt_sha256` | `<kind>$$2b$<cost>$<salt and hash>` | cost 15 |
//!
//! New hashes are `pbkdf2_sha256`. A hash beyond the limits fits no password: each limit is about ten times what Django
//! uses by default, and costs a few seconds of one processor.
//!
//! ```
//! let stored = specimen_passwords::make("correct horse", 1000);
//! assert!(stored.starts_with("pbkdf2_sha256$1000$"));
//! assert!(specimen_passwords::verify("correct horse", Some(&stored), 1000));
//! assert!(!specimen_passwords::verify("battery staple", Some(&stored), 1000));
//! ```
//!
//! The package is separate so that it can be optimised in debug builds as well, where hashing would take seconds:
//!
//! ```toml
//! [profile.dev.package]
//! specimen-passwords = { opt-level = 3 }
//! ```

#![deny(missing_docs)]

mod kinds;

use base64::{Engine, engine::general_purpose::STANDARD};
use kinds::{Kind, Pbkdf2, derive};

/// Letters and digits in a new hash's salt: 131 bits.
const SALT: usize = 22;

const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// A new hash of a password: `pbkdf2_sha256` with this number of iterations.
pub fn make(password: &str, iterations: u32) -> String {
    hash(password, &random_text(SALT), iterations)
}

fn hash(password: &str, salt: &str, iterations: u32) -> String {
    let hash = derive(password, salt, iterations);
    format!("pbkdf2_sha256${iterations}${salt}${}", STANDARD.encode(hash))
}

/// Whether the password is the one of the stored hash. `None`, a hash of an unknown kind, one beyond the limits and an
/// unusable one (empty, or beginning with `!`) fit no password. A refusal always costs at least as much as a new hash of
/// `iterations`, so that the time doesn't reveal whether there is a user.
pub fn verify(password: &str, stored: Option<&str>, iterations: u32) -> bool {
    let mut done = 0;
    if let Some(kind) = stored.and_then(Kind::of) {
        if kind.fits(password) {
            return true;
        }
        if let Kind::Sha1(parts) | Kind::Sha256(parts) = kind {
            done = parts.iterations;
        }
    }
    if done < iterations {
        std::hint::black_box(derive(password, "salt", iterations - done));
    }
    false
}

/// Whether a hash should be made anew once the password is known: PBKDF2 by SHA-1, or with fewer iterations or less salt
/// than a new one has; no hash at all. Hashes by argon2, scrypt and bcrypt are kept: they are at least as strong, and a
/// Django that shares the database may prefer them.
pub fn is_outdated(stored: &str, iterations: u32) -> bool {
    match Kind::of(stored) {
        Some(Kind::Sha256(Pbkdf2 { iterations: have, salt, .. })) => have < iterations || salt.len() < SALT,
        Some(Kind::Sha1(_)) | None => true,
        Some(Kind::Argon2(_) | Kind::Scrypt(_) | Kind::Bcrypt(_) | Kind::BcryptSha256(_)) => false,
    }
}

fn random_text(length: usize) -> String {
    let mut text = String::with_capacity(length);
    let mut bytes = [0; 32];
    while text.len() < length {
        // The system's source doesn't fail once the process runs; without it nothing safe can be made.
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        // 248 is the largest multiple of 62 that a byte holds: above it some characters would be likelier.
        let fair = bytes.into_iter().filter(|byte| *byte < 248);
        text.extend(fair.take(length - text.len()).map(|byte| char::from(ALPHABET[usize::from(byte % 62)])));
    }
    text
}

#[cfg(test)]
mod tests;
