//! Stored hashes, taken apart, and whether a password fits them.

use argon2::{Argon2, PasswordHash, PasswordVerifier};
use base64::{Engine, engine::general_purpose::STANDARD};
use bcrypt::HashParts;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use subtle::ConstantTimeEq;

/// Maximum number of iterations of PBKDF2.
const ITERATIONS: u32 = 20_000_000;
/// Maximum memory of argon2, and the same times its passes, in KiB.
const ARGON2_MEMORY: u32 = 256 << 10;
const ARGON2_WORK: u64 = 2 << 20;
/// Maximum number of lanes of argon2. They are computed one after another.
const ARGON2_LANES: u32 = 64;
/// Maximum memory of scrypt, and the same times its parallelism, in bytes.
const SCRYPT_MEMORY: u64 = 64 << 20;
const SCRYPT_WORK: u64 = 1 << 30;
/// Bytes of a hash of scrypt.
const SCRYPT_HASH: usize = 64;
/// Maximum cost of bcrypt: the logarithm of its rounds.
const BCRYPT_COST: u32 = 15;

/// A stored hash within the limits.
pub(crate) enum Kind<'a> {
    Sha1(Pbkdf2<'a>),
    Sha256(Pbkdf2<'a>),
    Argon2(Box<PasswordHash>),
    Scrypt(Scrypt<'a>),
    /// With the text of bcrypt itself.
    Bcrypt(&'a str),
    BcryptSha256(&'a str),
}

pub(crate) struct Pbkdf2<'a> {
    pub(crate) iterations: u32,
    pub(crate) salt: &'a str,
    hash: Vec<u8>,
}

pub(crate) struct Scrypt<'a> {
    parameters: scrypt::Params,
    salt: &'a str,
    hash: Vec<u8>,
}

impl<'a> Kind<'a> {
    /// `None`: no hash, one of an unknown kind, or one beyond the limits.
    pub(crate) fn of(stored: &'a str) -> Option<Kind<'a>> {
        let (kind, rest) = stored.split_once('$')?;
        match kind {
            "pbkdf2_sha256" => pbkdf2_of(rest, 32).map(Kind::Sha256),
            "pbkdf2_sha1" => pbkdf2_of(rest, 20).map(Kind::Sha1),
            "argon2" => argon2_of(&stored[kind.len()..]).map(|hash| Kind::Argon2(Box::new(hash))),
            "scrypt" => scrypt_of(rest).map(Kind::Scrypt),
            "bcrypt" => bcrypt_of(rest).map(Kind::Bcrypt),
            "bcrypt_sha256" => bcrypt_of(rest).map(Kind::BcryptSha256),
            _ => None,
        }
    }

    /// Whether the password is the one of the hash, compared in constant time.
    pub(crate) fn fits(&self, password: &str) -> bool {
        let password_bytes = password.as_bytes();
        match self {
            Kind::Sha1(Pbkdf2 { iterations, salt, hash }) => {
                let derived = pbkdf2::pbkdf2_hmac_array::<Sha1, 20>(password_bytes, salt.as_bytes(), *iterations);
                derived.ct_eq(hash).into()
            }
            Kind::Sha256(Pbkdf2 { iterations, salt, hash }) => derive(password, salt, *iterations).ct_eq(hash).into(),
            Kind::Argon2(hash) => Argon2::default().verify_password(password_bytes, hash.as_ref()).is_ok(),
            Kind::Scrypt(Scrypt { parameters, salt, hash }) => {
                let mut derived = [0; SCRYPT_HASH];
                let done = scrypt::scrypt(password_bytes, salt.as_bytes(), parameters, &mut derived);
                done.is_ok() && bool::from(derived.ct_eq(hash))
            }
            Kind::Bcrypt(hash) => bcrypt::verify(password_bytes, hash).unwrap_or(false),
            // Django hashes the digest's hexadecimal digits, since bcrypt reads no more than 72 bytes.
            Kind::BcryptSha256(hash) => bcrypt::verify(hexadecimal(&Sha256::digest(password)), hash).unwrap_or(false),
        }
    }
}

/// PBKDF2 with HMAC-SHA-256.
pub(crate) fn derive(password: &str, salt: &str, iterations: u32) -> [u8; 32] {
    pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(password.as_bytes(), salt.as_bytes(), iterations)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text doesn't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// `<iterations>$<salt>$<hash>`
fn pbkdf2_of(text: &str, length: usize) -> Option<Pbkdf2<'_>> {
    let [iterations, salt, hash] = parts(text)?;
    let iterations = iterations.parse().ok().filter(|n| (1..=ITERATIONS).contains(n))?;
    Some(Pbkdf2 { iterations, salt, hash: decoded(hash, length)? })
}

/// `$argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$<salt>$<hash>`
fn argon2_of(text: &str) -> Option<PasswordHash> {
    let hash = PasswordHash::new(text).ok()?;
    argon2::Algorithm::try_from(hash.algorithm.as_str()).ok()?;
    hash.salt.as_ref().zip(hash.hash.as_ref())?;
    let parameters = argon2::Params::try_from(&hash).ok()?;
    let (memory, passes, lanes) = (parameters.m_cost(), parameters.t_cost(), parameters.p_cost());
    let within = memory <= ARGON2_MEMORY && u64::from(memory) * u64::from(passes) <= ARGON2_WORK;
    (within && lanes <= ARGON2_LANES).then_some(hash)
}

/// `<n>$<salt>$<r>$<p>$<hash>`
fn scrypt_of(text: &str) -> Option<Scrypt<'_>> {
    let [n, salt, r, p, hash] = parts(text)?;
    let (n, r, p): (u64, u32, u32) = (n.parse().ok()?, r.parse().ok()?, p.parse().ok()?);
    let memory = n.checked_mul(128)?.checked_mul(r.into())?;
    if !n.is_power_of_two() || memory > SCRYPT_MEMORY || memory.checked_mul(p.into())? > SCRYPT_WORK {
        return None;
    }
    // The logarithm of a u64 fits.
    let parameters = scrypt::Params::new(n.ilog2() as u8, r, p).ok()?;
    Some(Scrypt { parameters, salt, hash: decoded(hash, SCRYPT_HASH)? })
}

/// `$2b$<cost>$<salt and hash>`
fn bcrypt_of(text: &str) -> Option<&str> {
    let parts: HashParts = text.parse().ok()?;
    (parts.get_cost() <= BCRYPT_COST).then_some(text)
}

/// Exactly so many parts.
fn parts<const N: usize>(text: &str) -> Option<[&str; N]> {
    let parts: Vec<&str> = text.splitn(N + 1, '$').collect();
    parts.try_into().ok()
}

fn decoded(base64: &str, length: usize) -> Option<Vec<u8>> {
    STANDARD.decode(base64).ok().filter(|hash| hash.len() == length)
}
