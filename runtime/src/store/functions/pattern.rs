//! Compiled regular expressions for SQLite. SQLite can't interrupt a function, so the work on one text is limited, and
//! a statement can be ended between two texts.

use super::regex::{self, Translated};
use fancy_regex::{Regex, RegexBuilder, RegexInput};
use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

/// Error of a search that needs too much time.
pub const TOO_SLOW: &str = "the regular expression takes too long on a text of that length";
/// What the message of a pattern that can't be compiled begins with.
pub const INVALID: &str = "invalid regular expression: ";

/// Bytes times weight that one search may need: some seconds at the worst, milliseconds as a rule.
const MAX_WORK: u64 = 200_000_000;
/// The same where a search may go through the whole text from each of its characters.
const MAX_RETRY_WORK: u64 = 100_000_000;
/// The same for all that is tried from one character on.
const MAX_BRANCH_WORK: u64 = 1_000_000_000;
/// After which time no further character is tried. Only patterns that look around or back may get there.
const TIME_LIMIT: Duration = Duration::from_secs(1);
/// Choices that are taken back from one character on, at most.
const MAX_BACKTRACKS: u64 = 200_000;
/// Texts up to these lengths in bytes share one bound on backtracking; the last is that of all longer ones.
const LENGTHS: [usize; 6] = [1 << 10, 1 << 13, 1 << 16, 1 << 19, 1 << 22, 1 << 25];

/// Whether a pattern can be run, on either database.
///
/// # Errors
/// What PostgreSQL says of such a pattern, in its words where there are any.
pub fn check(pattern: &str, ignore_case: bool) -> Result<(), String> {
    // An automaton of that weight can always be made.
    if regex::translate(pattern, ignore_case)?.tries {
        Pattern::new(pattern, ignore_case)?;
    }
    Ok(())
}

/// A pattern that is looked for in many texts, anywhere in each.
#[derive(Debug)]
pub struct Pattern {
    translated: Translated,
    /// Compiled when it is needed, for each class of lengths.
    compiled: [OnceLock<Result<Regex, ()>>; LENGTHS.len()],
}

impl Pattern {
    /// Reads and compiles a pattern.
    ///
    /// # Errors
    /// What PostgreSQL says of such a pattern, in its words where there are any.
    pub fn new(pattern: &str, ignore_case: bool) -> Result<Pattern, String> {
        let translated = regex::translate(pattern, ignore_case)?;
        let pattern = Pattern { translated, compiled: Default::default() };
        pattern.compiled(0).map(|_| ()).ok_or("it is too complex")?;
        Ok(pattern)
    }

    fn compiled(&self, class: usize) -> Option<&Regex> {
        let Translated { text, ignore_case, weight, tries } = &self.translated;
        // An automaton doesn't backtrack.
        let class = if *tries { class } else { 0 };
        let compile = || {
            let most = (MAX_BRANCH_WORK / (LENGTHS[class] as u64 * weight)).clamp(1, MAX_BACKTRACKS);
            let most = usize::try_from(most).unwrap_or(1);
            RegexBuilder::new(text).case_insensitive(*ignore_case).backtrack_limit(most).build().map_err(|_| ())
        };
        self.compiled[class].get_or_init(compile).as_ref().ok()
    }

    /// Whether the text contains what is looked for.
    ///
    /// # Errors
    /// It would take too long.
    pub fn is_in(&self, text: &str) -> Result<bool, &'static str> {
        let most = if self.translated.tries { MAX_RETRY_WORK } else { MAX_WORK };
        if (text.len() as u64).saturating_mul(self.translated.weight) > most {
            return Err(TOO_SLOW);
        }
        let class = LENGTHS.iter().position(|length| text.len() <= *length).unwrap_or(LENGTHS.len() - 1);
        let regex = self.compiled(class).ok_or(TOO_SLOW)?;
        if !self.translated.tries {
            return regex.is_match(text).map_err(|_| TOO_SLOW);
        }
        let begun = Instant::now();
        for at in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
            let here = RegexInput::new(text).from_pos(at).anchored(true);
            if regex.is_match_input(here).map_err(|_| TOO_SLOW)? {
                return Ok(true);
            }
            if begun.elapsed() > TIME_LIMIT {
                return Err(TOO_SLOW);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::new(text, false).unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn patterns_mean_what_postgresql_means() {
        for (text, matching, others) in regex::cases::CASES {
            for inside in *matching {
                assert_eq!(pattern(text).is_in(inside), Ok(true), "{text} in {inside}");
            }
            for outside in *others {
                assert_eq!(pattern(text).is_in(outside), Ok(false), "{text} not in {outside}");
            }
        }
    }

    #[test]
    fn every_search_ends_in_time() {
        // A debug build takes twenty times as long.
        const LENGTH: usize = if cfg!(debug_assertions) { 50_000 } else { 1_000_000 };
        let long = "a".repeat(LENGTH);
        let mut seed = 1_u32;
        let mut letter = |_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if seed >> 24 & 1 == 0 { 'a' } else { 'b' }
        };
        let mixed: String = (0..LENGTH).map(&mut letter).collect();
        for dear in [
            "^(a+)\\1$",
            "(a+)\\1c",
            "(?=(a+)+b)\\1x",
            "(?=.*c)a",
            "(?=(a|b)*a(a|b){100}c)a",
            "a{0,50}(?=(a|b)*c)c",
            "((?!foo).)*bar",
            "[ab]*a[ab]{255}c",
            "\\w{1,200}x",
            "(a?){200}a{200}c$",
        ] {
            for text in [&long, &mixed] {
                let begun = Instant::now();
                let found = pattern(dear).is_in(text);
                assert_ne!(found, Ok(true), "{dear}");
                // Some seconds at the worst; a busy machine and a debug build take longer.
                assert!(begun.elapsed() < Duration::from_secs(60), "{dear} took {:?}", begun.elapsed());
            }
        }
    }

    #[test]
    fn what_is_simple_is_found_in_long_texts() {
        let long = format!("{}known and unknown", "a b ".repeat(20_000));
        for (text, found) in
            [("(?<!un)known", true), ("(?<!un)knows", false), ("^(?!.*test).*$", true), ("k\\w+n$", true)]
        {
            assert_eq!(pattern(text).is_in(&long), Ok(found), "{text}");
        }
    }
}
