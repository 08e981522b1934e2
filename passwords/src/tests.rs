//! Hashes that Django 5.2 made, by argon2-cffi 25.1 and bcrypt 5.0.

use super::*;

/// What all of [`MADE`] are hashes of.
const PASSWORD: &str = "letmein ü";

const MADE: &[&str] = &[
    "pbkdf2_sha256$10$seasalt$MLDOxiwvfMamvwZlOc+nULtv4NNxOQvAXhjO61XdHm4=",
    "pbkdf2_sha1$10$seasalt$Abv57cZ9ZJCCBSPy5uFMbw93vJ0=",
    // With Django's own parameters, which these libraries are slow by in a debug build unless they are optimised.
    "argon2$argon2id$v=19$m=102400,t=2,p=8$andONTRma2k0UFNVU3pmNkpWcUtpYw$qE37oJI3qhuOk/ZZQ2jUL+W/6SXX61QRx5N1FbqbsS0",
    "bcrypt_sha256$$2b$12$gwxbw2q8sFJ9dgLdaZpde.3h9STl77wGlgy9kTHYci2P0EkuJ9ZPS",
    "bcrypt$$2b$12$MnVyyRuC5Vvf/gD6FLTwNeA3Kn8iufORvcdszsWkiGUcQxxLZ1Bau",
    "scrypt$16384$HeugyYT6nasrKd7Lh4rhG1$8$5$x3pGvWin8PeR90PDT2+sail2MV62hmVsmiHDFe2YzNSsn+p4EhQGKTuHPgZXpaAkYsyKKZdj4dtI6JoY8joLeA==",
    "argon2$argon2id$v=19$m=64,t=3,p=2$c2Vhc2FsdHNlYXNhbHQ$Ixr3kjEnT/n6xB/4Ep25MOrJ71y5t6WU5Zjl80tA5O4",
    "argon2$argon2i$v=19$m=64,t=2,p=1$c2Vhc2FsdHNhbHQ$Ymd9VP+Qo8DlerqFfbhaP7fMKhtC9CJew1g1GCWuje0",
    "argon2$argon2d$v=19$m=64,t=2,p=1$c2Vhc2FsdHNhbHQ$fr5zXy85EEAbpJwOeHsQ7SWcWaqSiAdLR6tGnfhFTeU",
    "argon2$argon2i$v=16$m=64,t=2,p=1$c2Vhc2FsdHNhbHQ$wdSaf7Yr68eSLGDqjoSIFg",
    "bcrypt_sha256$$2b$04$K/GzJi3VQMs/YKSMW0FIGukS4NqZB3x7JAWxN.ohLdpV324kkiMU2",
    "bcrypt$$2b$04$MYCkas/XA9j/ed9Nll1OeuZ0QpiyWC/Z6oPROHlXt/7mhKaGGQO3m",
    "bcrypt$$2a$04$mrP1faGDASpP6lANoOZV6e7qiOABUpjL99NICDWMmsPziarazlSuy",
    "scrypt$16$seasaltü$4$3$Rf1lipPsZypnY+FPSMkIv+TpsAJV9n1FE9RPBbczlWveoVBa3l7VgxtJUXnQPCgGbMXBeYXkB9qUonHU6Bx+Rw==",
];

#[test]
fn hashes_of_django_are_understood() {
    for stored in MADE {
        assert!(verify(PASSWORD, Some(stored), 1), "{stored}");
        for wrong in ["letmein u", ""] {
            assert!(!verify(wrong, Some(stored), 1), "{stored} {wrong:?}");
        }
        assert!(!verify(PASSWORD, Some(&format!("{stored}$")), 1), "{stored}$");
    }
}

#[test]
fn bcrypt_reads_72_bytes_and_bcrypt_sha256_all() {
    let plain = "bcrypt$$2b$04$EhjnVDxNT1wBt4NJs/53feroBfVO61VG8Qzp3RqoC40OpWsm01wO6";
    let digest = "bcrypt_sha256$$2b$04$lh6fyTGDAGyJX6YCjCuXbO4ZGQllMdVzv3IqcMxqPL4x0/8caBSre";
    let fits = |length: usize, stored| verify(&"p".repeat(length), Some(stored), 1);
    // As libraries of Python did before bcrypt 5.0, which refuses longer passwords.
    assert_eq!([71, 72, 73].map(|length| fits(length, plain)), [false, true, true]);
    assert_eq!([99, 100, 101].map(|length| fits(length, digest)), [false, true, false]);
    assert!(verify("", Some("bcrypt$$2b$04$44uSKZ/EPRqZledIL6Rpce8bO4mJc7I/o0xbqKKFDJcuZ99rryqlm"), 1));
}

#[test]
fn what_is_no_hash_fits_no_password() {
    let none = [
        "",
        "!",
        "!abc",
        "argon2$x",
        "argon2$scrypt$v=19$m=64,t=3,p=2$c2Vhc2FsdHNlYXNhbHQ$Ixr3kjEnT/n6xB/4Ep25MA",
        "argon2$argon2id$m=64,t=1,p=1",
        "argon2$",
        "argon2",
        "pbkdf2_sha256$0$s$AA==",
        "pbkdf2_sha256$10$seasalt$AAAA",
        "$$$",
        "bcrypt$",
        "bcrypt$$2b$04$",
        "bcrypt_sha256$$2b$04$ü",
        "scrypt$15$s$8$1$AA==",
        "scrypt$16$s$0$1$AA==",
        "md5$s$00",
        "scrypt$18446744073709551615$s$4294967295$4294967295$AA==",
    ];
    for stored in none {
        assert!(!verify("", Some(stored), 1), "{stored}");
        assert!(is_outdated(stored, 1), "{stored}");
    }
    assert!(!verify("", None, 1));
}

/// Each is a good hash but for its parameters, so that only a limit refuses it; computing one would take hours, or
/// more memory than there is.
#[test]
fn hashes_beyond_the_limits_fit_no_password_at_once() {
    let scrypt = MADE[5].rsplit('$').next().expect("a hash");
    let dear = [
        MADE[0].replace("$10$", "$4294967295$"),
        MADE[1].replace("$10$", "$20000001$"),
        MADE[2].replace("m=102400", "m=4194304"),
        MADE[2].replace("t=2", "t=4294967295"),
        MADE[2].replace("p=8", "p=65"),
        MADE[3].replace("$12$", "$31$"),
        MADE[4].replace("$12$", "$16$"),
        format!("scrypt$1048576$salt$8$1${scrypt}"),
        format!("scrypt$16$salt$8$1073741823${scrypt}"),
        format!("scrypt$16$salt$1073741823$1${scrypt}"),
    ];
    for stored in dear {
        assert!(Kind::of(&stored).is_none(), "{stored}");
    }
}

#[test]
fn a_new_hash_has_djangos_form() {
    let made = make("pass word ", 1000);
    let parts: Vec<&str> = made.split('$').collect();
    assert_eq!(parts[..2], ["pbkdf2_sha256", "1000"]);
    assert_eq!((parts[2].len(), parts[3].len()), (22, 44));
    assert!(parts[2].chars().all(|char| char.is_ascii_alphanumeric()));
    assert!(verify("pass word ", Some(&made), 1000) && !verify("pass word", Some(&made), 1000));
    assert_ne!(made, make("pass word ", 1000));
}

#[test]
fn old_hashes_are_outdated() {
    assert!(!is_outdated(&make("x", 1000), 1000));
    assert!(!is_outdated(&hash("x", &"s".repeat(22), 1001), 1000));
    assert!(is_outdated(&hash("x", &"s".repeat(22), 999), 1000));
    assert!(is_outdated(&hash("x", "short", 1000), 1000));
    assert!(is_outdated(MADE[1], 10));
    for stored in &MADE[2..] {
        assert!(!is_outdated(stored, 1_000_000), "{stored}");
    }
}
