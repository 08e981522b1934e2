//! How an animal's weight is, in a few characters: not by colour alone.

use super::{
    alarm,
    control::{Control, When},
};

/// Percent above the least weight at which it is called low.
pub const CLOSE: f64 = 2.0;

/// How the weight of an animal on restriction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Fine,
    /// Close to the least.
    Low,
    /// Below the least.
    TooLow,
}

impl State {
    /// How a weight in percent of the expected one is; `least`: the percentage below which it may not fall.
    pub fn of(percent: f64, least: f64) -> State {
        match percent {
            _ if percent < least => State::TooLow,
            _ if percent < least + CLOSE => State::Low,
            _ => State::Fine,
        }
    }

    /// A sign that stands before the percentage.
    pub fn sign(self) -> &'static str {
        match self {
            State::Fine => "✓",
            State::Low => "▲",
            State::TooLow => "▼",
        }
    }

    /// A word that stands behind it; empty where all is well.
    pub fn word(self) -> &'static str {
        match self {
            State::Fine => "",
            State::Low => "low",
            State::TooLow => "too low",
        }
    }
}

/// The weight in percent of the expected one, with its state while water is restricted. `None` where no weight is expected.
pub fn text(control: &Control<'_>, when: When) -> Option<String> {
    let percent = control.percentage_weight(when);
    if percent <= 0.0 {
        return None;
    }
    if !control.is_restricted(when) {
        return Some(format!("{percent:.1} %"));
    }
    let state = State::of(percent, control.min_percentage(alarm::smallest_share(None)));
    let word = state.word();
    let dash = if word.is_empty() { "" } else { " – " };
    Some(format!("{} {percent:.1} %{dash}{word}", state.sign()))
}

#[cfg(test)]
mod tests {
    use super::{super::sample::animal, *};

    #[test]
    fn the_state_is_told_on_restriction_alone() {
        let of =
            |weight: f64| animal(0.85, 0.0).restricted("2026-06-01 09:00", 20.0).weighed("2026-06-01 10:00", weight);
        assert_eq!(text(&of(20.0).control(), When::Now).as_deref(), Some("✓ 100.0 %"));
        assert_eq!(text(&of(17.2).control(), When::Now).as_deref(), Some("▲ 86.0 % – low"));
        assert_eq!(text(&of(16.8).control(), When::Now).as_deref(), Some("▼ 84.0 % – too low"));
        assert_eq!(text(&animal(0.85, 0.0).weighed("2026-06-01 10:00", 20.0).control(), When::Now), None);
    }
}
