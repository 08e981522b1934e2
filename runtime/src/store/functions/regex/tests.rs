//! Patterns as PostgreSQL understands them.

use super::cases::*;
use super::*;

#[test]
fn bad_patterns_are_refused() {
    for bad in BAD {
        assert!(translate(bad, false).is_err(), "{bad}");
    }
    assert!(translate(&"a".repeat(4000), false).is_ok());
    assert!(translate(&"a".repeat(4001), false).is_err());
    assert!(translate(&format!("***={}", "a".repeat(4001)), false).is_err());
}

#[test]
fn patterns_that_could_take_all_memory_or_time_are_refused() {
    for pattern in TOO_COMPLEX {
        assert_eq!(translate(pattern, false), Err(too_complex()), "{pattern}");
    }
    // What labs look for.
    let nicknames: Vec<String> = (0..200).map(|n| format!("KS{n:03}_{n}")).collect();
    let usual = ["^\\w{1,200}$", "^(?!.*test).*$", "(?<!un)known", "(\\d{4}-){2}\\d{2}", "^(a+)\\1$", "((?!foo).)*bar"];
    for pattern in usual.into_iter().chain([nicknames.join("|").as_str()]) {
        assert!(translate(pattern, false).is_ok(), "{pattern}");
    }
}
