//! How times and sizes are written, whatever the setting: a whole number with a unit, or without one in the unit that
//! the setting has always had. Called by `settings`.

use std::time::Duration;

/// What a time must be, for messages.
pub const TIME: &str = "a time like 500ms, 30s, 15min, 24h or 7d, or a number of seconds";
/// The same where parts of a second mean nothing.
pub const WHOLE_SECONDS: &str = "a time in whole seconds like 30s, 15min, 24h or 7d, or a number of seconds";
/// What a size must be, for messages.
pub const SIZE: &str = "a size like 64kB, 16MB, 16MiB or 1GB, or a number of bytes";

const TIMES: &[(&str, u64)] =
    &[("ms", 1), ("s", 1000), ("m", 60_000), ("min", 60_000), ("h", 3_600_000), ("d", 86_400_000)];

const SIZES: &[(&str, u64)] = &[
    ("B", 1),
    ("kB", 1000),
    ("MB", 1000 * 1000),
    ("GB", 1000 * 1000 * 1000),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
];

/// A time. Without a unit it is in seconds.
pub fn time(text: &str) -> Option<Duration> {
    counted(text, "s", TIMES).map(Duration::from_millis)
}

/// Bytes.
pub fn size(text: &str) -> Option<u64> {
    counted(text, "B", SIZES)
}

/// A whole number; its digits may be grouped by underscores.
pub fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    let plain = text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    if plain { text.replace('_', "").parse().ok() } else { None }
}

/// A number of seconds in the largest unit that has a whole number of them: what defaults look like.
pub fn shown(seconds: u64) -> String {
    let unit = [("d", 86400), ("h", 3600), ("min", 60)]
        .into_iter()
        .find(|(_, unit)| seconds > 0 && seconds.is_multiple_of(*unit));
    match unit {
        Some((name, unit)) => format!("{}{name}", seconds / unit),
        None => format!("{seconds}s"),
    }
}

fn counted(text: &str, usual: &str, units: &[(&str, u64)]) -> Option<u64> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(text.len());
    let unit = match text[digits..].trim() {
        "" => usual,
        unit => unit,
    };
    // No two units differ by their capitals alone.
    let (_, factor) = units.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit))?;
    number(&text[..digits])?.checked_mul(*factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units_or_are_seconds() {
        for (text, milliseconds) in [
            ("90", 90_000),
            ("0", 0),
            ("250ms", 250),
            ("5s", 5000),
            ("30m", 1_800_000),
            ("30 min", 1_800_000),
            (" 24h ", 86_400_000),
            ("24H", 86_400_000),
            ("7d", 604_800_000),
            ("86_400", 86_400_000),
        ] {
            assert_eq!(time(text), Some(Duration::from_millis(milliseconds)), "{text}");
        }
        for text in ["", "x", "h", "-1", "+1", "1.5h", "1w", "1h30m", "1MB", "99999999999999999d", "_", "_1", "é"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn sizes_have_units_or_are_bytes() {
        for (text, bytes) in [
            ("12000000", 12_000_000),
            ("12_000_000", 12_000_000),
            ("64kB", 64_000),
            ("12MB", 12_000_000),
            ("12 mb", 12_000_000),
            ("16MiB", 16_777_216),
            ("1GB", 1_000_000_000),
            ("2GiB", 2_147_483_648),
            ("3KiB", 3072),
            ("7B", 7),
        ] {
            assert_eq!(size(text), Some(bytes), "{text}");
        }
        for text in ["", "MB", "1.5MB", "-1", "1M", "1h", "99999999999GB"] {
            assert_eq!(size(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_are_shown_so_that_they_can_be_read_again() {
        assert_eq!([0, 90, 60, 7200, 86400, 604_800].map(shown), ["0s", "90s", "1min", "2h", "1d", "7d"]);
        for seconds in [0, 90, 60, 7200, 86400] {
            assert_eq!(time(&shown(seconds)), Some(Duration::from_secs(seconds)));
        }
    }
}
