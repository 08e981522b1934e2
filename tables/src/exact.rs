//! Exact decimal numbers and lengths of time as whole numbers, and their texts: everybody who reads or writes them, from
//! the spec to the database, counts alike.

/// What a column of exact decimal numbers holds. The server and SQLite keep such a number as a whole number of its smallest
/// unit: with two places, 12.50 is 1250. So comparisons, orders and sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// Digits in all, 1 to [`Decimal::MAX_DIGITS`].
    pub digits: u8,
    /// How many of them stand after the point.
    pub places: u8,
    /// Whether JSON has it as a number; else as text.
    pub number: bool,
}

/// How a number between two of a column's is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// To the smaller one.
    Down,
    /// To the larger one.
    Up,
}

/// A text as a number of a column's smallest unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scaled {
    /// It is one; a column may have fewer digits.
    Exactly(i128),
    /// It has more places than the column: it lies between this one and the next.
    Above(i128),
}

impl Scaled {
    /// The number, rounded where it isn't one.
    pub fn rounded(self, between: Between) -> i128 {
        match (self, between) {
            (Scaled::Exactly(units), _) | (Scaled::Above(units), Between::Down) => units,
            (Scaled::Above(units), Between::Up) => units.saturating_add(1),
        }
    }
}

impl Decimal {
    /// Most digits: what 64 bits hold whatever the digits are.
    pub const MAX_DIGITS: u8 = 18;

    /// Numbers of so many digits, some of them after the point, as text in JSON.
    pub const fn new(digits: u8, places: u8) -> Decimal {
        Decimal { digits, places, number: false }
    }

    /// JSON has it as a number.
    #[must_use]
    pub const fn number(mut self) -> Decimal {
        self.number = true;
        self
    }

    /// The largest number, in its smallest unit; the smallest is the same below zero.
    pub const fn largest(self) -> i64 {
        10i64.pow(self.digits as u32) - 1
    }

    /// Its smallest unit as SQL has it, e.g. `0.01`.
    pub fn unit(self) -> String {
        self.text(1)
    }

    /// A text such as `-12.5` or `1e3` in the smallest unit; `None`: it isn't a number. Numbers beyond all columns are as
    /// large as can be.
    pub fn scaled(self, text: &str) -> Option<Scaled> {
        let text = text.trim();
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(fraction) || whole.len() + fraction.len() == 0 {
            return None;
        }
        let digits = || whole.bytes().chain(fraction.bytes()).map(|byte| i128::from(byte - b'0'));
        // How many digits stand before the point of the scaled number.
        let kept = whole.len() as i64 + i64::from(exponent) + i64::from(self.places);
        let is_zero = digits().all(|digit| digit == 0);
        // A number of forty digits is beyond all columns.
        const BEYOND: i128 = 10i128.pow(37);
        let mut units: i128 = 0;
        let mut exact = true;
        let (mut place, mut beyond) = (0, false);
        for digit in digits() {
            if place < kept {
                units = if beyond { units } else { units * 10 + digit };
                beyond = beyond || units >= BEYOND;
            } else {
                exact = exact && digit == 0;
            }
            place += 1;
        }
        while !is_zero && !beyond && place < kept {
            units *= 10;
            beyond = units >= BEYOND;
            place += 1;
        }
        Some(match (negative, exact) {
            (false, true) => Scaled::Exactly(units),
            (true, true) => Scaled::Exactly(-units),
            (false, false) => Scaled::Above(units),
            (true, false) => Scaled::Above(-units - 1),
        })
    }

    /// A text that is one of the column's numbers, in the smallest unit.
    pub fn exactly(self, text: &str) -> Option<i64> {
        match self.scaled(text)? {
            Scaled::Exactly(units) if units.unsigned_abs() <= u128::from(self.largest().unsigned_abs()) => {
                i64::try_from(units).ok()
            }
            _ => None,
        }
    }

    /// A number with all its places, e.g. `12.50`.
    pub fn text(self, units: i64) -> String {
        let sign = if units < 0 { "-" } else { "" };
        let (digits, places) = (units.unsigned_abs(), usize::from(self.places));
        if places == 0 {
            return format!("{sign}{digits}");
        }
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        format!("{sign}{whole}.{fraction}")
    }
}

/// Microseconds of a unit.
const SECOND: i128 = 1_000_000;
const MINUTE: i128 = 60 * SECOND;
const HOUR: i128 = 60 * MINUTE;
const DAY: i128 = 24 * HOUR;
const WEEK: i128 = 7 * DAY;

/// A length of time as ISO 8601 writes it, e.g. `PT1H30M`, `P2DT12H`, `P1W` or `-PT0.5S`, in microseconds. Years and months
/// have no one length, so they are none. `None`: it isn't one, or is longer than 290,000 years.
pub fn microseconds(text: &str) -> Option<i64> {
    let text = text.trim();
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let rest = rest.strip_prefix('P')?;
    let (days, clock) = match rest.split_once('T') {
        Some((days, clock)) if !clock.is_empty() => (days, clock),
        Some(_) => return None,
        None => (rest, ""),
    };
    if days.is_empty() && clock.is_empty() {
        return None;
    }
    let total = parts(days, &[('W', WEEK), ('D', DAY)])?
        .checked_add(parts(clock, &[('H', HOUR), ('M', MINUTE), ('S', SECOND)])?)?;
    i64::try_from(if negative { -total } else { total }).ok()
}

/// The sum of numbers, each followed by its unit, the units in order. Only the last number of all may have a fraction.
fn parts(mut rest: &str, units: &[(char, i128)]) -> Option<i128> {
    let mut total: i128 = 0;
    for (unit, length) in units {
        let Some((number, after)) = rest.split_once(*unit) else { continue };
        let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, ""));
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let pointless = fraction.is_empty() && number.len() > whole.len();
        if whole.is_empty() || whole.len() > 18 || pointless || !is_number(whole) || !is_number(fraction) {
            return None;
        }
        if !fraction.is_empty() && !after.is_empty() {
            return None;
        }
        total = total.checked_add(whole.parse::<i128>().ok()?.checked_mul(*length)?)?;
        // Nine digits of a unit: the microseconds of a week have twelve.
        let fraction: i128 = format!("{fraction:0<18}").get(..18)?.parse().ok()?;
        total = total.checked_add(fraction * length / 10i128.pow(18))?;
        rest = after;
    }
    rest.is_empty().then_some(total)
}

/// Microseconds as ISO 8601 writes them, with days and what is left in hours, minutes and seconds: `P1DT2H`, `PT0S`.
pub fn duration(microseconds: i64) -> String {
    let sign = if microseconds < 0 { "-" } else { "" };
    let all = i128::from(microseconds.unsigned_abs());
    let mut text = format!("{sign}P");
    if all >= DAY {
        text += &format!("{}D", all / DAY);
    }
    let clock = all % DAY;
    if clock > 0 || all == 0 {
        text.push('T');
        for (unit, length, next) in [('H', HOUR, DAY), ('M', MINUTE, HOUR)] {
            if clock % next / length > 0 {
                text += &format!("{}{unit}", clock % next / length);
            }
        }
        let seconds = clock % MINUTE;
        if seconds > 0 || clock == 0 {
            let fraction = format!(".{:06}", seconds % SECOND);
            let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
            text += &format!("{}{fraction}S", seconds / SECOND);
        }
    }
    text
}

/// A time of day such as `10:30` or `10:30:05.25`, with its seconds to six places: as SQLite keeps it, so that texts have
/// the order of times. `None`: it isn't one.
pub fn time_of_day(text: &str) -> Option<String> {
    let mut parts = text.trim().split(':');
    let two = |part: &str, below: u32| {
        let fits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|number| fits && *number < below)
    };
    let (hour, minute) = (two(parts.next()?, 24)?, two(parts.next()?, 60)?);
    let (second, micros) = match parts.next() {
        None => (0, "000000".to_owned()),
        Some(rest) => {
            let (second, fraction) = rest.split_once('.').unwrap_or((rest, "0"));
            let fits = (1..=6).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit());
            (two(second, 60)?, fits.then(|| format!("{fraction:0<6}"))?)
        }
    };
    parts.next().is_none().then(|| format!("{hour:02}:{minute:02}:{second:02}.{micros}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRICE: Decimal = Decimal::new(10, 2);

    #[test]
    fn decimals_are_read_exactly_or_between_two() {
        for (text, units) in
            [("12.5", 1250), ("-0.01", -1), ("1e3", 100_000), ("+7", 700), (".5", 50), ("1.250e1", 1250), ("0e99", 0)]
        {
            assert_eq!(PRICE.scaled(text), Some(Scaled::Exactly(units)), "{text}");
        }
        assert_eq!(PRICE.scaled("0.005"), Some(Scaled::Above(0)));
        assert_eq!(PRICE.scaled("-0.005"), Some(Scaled::Above(-1)));
        assert_eq!(PRICE.scaled("1e-40"), Some(Scaled::Above(0)));
        for none in ["", ".", "-", "1,5", "0x1", "nan", "1e", "1.2.3"] {
            assert_eq!(PRICE.scaled(none), None, "{none}");
        }
    }

    #[test]
    fn a_column_holds_its_digits_and_no_more() {
        assert_eq!(PRICE.exactly("99999999.99"), Some(9_999_999_999));
        assert_eq!(PRICE.exactly("100000000"), None);
        assert_eq!(PRICE.exactly("1e400"), None);
        assert_eq!(PRICE.exactly("0.001"), None);
        assert_eq!(Decimal::new(18, 0).largest(), 999_999_999_999_999_999);
    }

    #[test]
    fn decimals_show_all_places() {
        assert_eq!(
            [0, 5, -5, 1250, -123_456].map(|units| PRICE.text(units)),
            ["0.00", "0.05", "-0.05", "12.50", "-1234.56"]
        );
        assert_eq!(Decimal::new(4, 0).text(-12), "-12");
        assert_eq!((PRICE.unit(), Decimal::new(4, 0).unit()), ("0.01".to_owned(), "1".to_owned()));
    }

    #[test]
    fn durations_are_read_and_written() {
        for (text, micros, written) in [
            ("PT1H30M", 5_400_000_000, "PT1H30M"),
            ("P1W", 604_800_000_000, "P7D"),
            ("P1DT2H", 93_600_000_000, "P1DT2H"),
            ("-PT0.5S", -500_000, "-PT0.5S"),
            ("PT0S", 0, "PT0S"),
            ("PT36H", 129_600_000_000, "P1DT12H"),
            ("PT1.5H", 5_400_000_000, "PT1H30M"),
            ("PT61,000001S", 61_000_001, "PT1M1.000001S"),
        ] {
            assert_eq!(microseconds(text), Some(micros), "{text}");
            assert_eq!(duration(micros), written);
        }
        for none in
            ["", "P", "PT", "P1Y", "P1M", "1H", "PT1H30", "PT1M1H", "PT1.5H30M", "PT1.S", "P999999999999D", "PT-1S"]
        {
            assert_eq!(microseconds(none), None, "{none}");
        }
        assert_eq!(microseconds(&duration(i64::MAX)), Some(i64::MAX));
    }

    #[test]
    fn times_of_day_have_one_text() {
        assert_eq!(time_of_day("07:30").as_deref(), Some("07:30:00.000000"));
        assert_eq!(time_of_day("23:59:59.5").as_deref(), Some("23:59:59.500000"));
        for none in ["24:00", "7:30", "07:30:60", "07", "07:30:00.1234567", "07:30:00."] {
            assert_eq!(time_of_day(none), None, "{none}");
        }
    }
}
