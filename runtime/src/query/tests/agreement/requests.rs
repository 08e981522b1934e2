//! Random requests on lists: parameters as clients write them, each with what the contract makes of it, and the
//! evaluator's answer: which rows, in which order, and which of them a page shows.

use super::{
    dice::{self, Dice},
    evaluator::{self, Ask, Refused, Tables},
    values::{Cell, Said, Value},
    written,
};
use crate::tables::{Filter, FilterTest, List, Order, Resource};
use chrono_tz::Tz;
use std::cmp::Ordering;

/// Rows per page has when nothing is said, and at most.
pub const PAGE: usize = 3;
pub const MAX_PAGE: usize = 6;

/// What is said for `limit`, and the limit that it means.
const LIMITS: &[(&str, usize)] = &[
    ("1", 1),
    ("2", 2),
    ("4", 4),
    (" 2", 2),
    ("2 ", 2),
    ("+1", 1),
    ("007", MAX_PAGE),
    ("6", MAX_PAGE),
    ("1000", MAX_PAGE),
    ("99999999999999999999", MAX_PAGE),
    ("0", PAGE),
    ("-1", PAGE),
    ("", PAGE),
    ("many", PAGE),
    ("2.0", PAGE),
    ("1e0", PAGE),
    ("1,2", PAGE),
    ("0x2", PAGE),
    ("- 1", PAGE),
];

/// The same of `offset`.
const OFFSETS: &[(&str, usize)] = &[
    ("0", 0),
    ("1", 1),
    ("2", 2),
    ("3", 3),
    ("5", 5),
    ("8", 8),
    (" 1 ", 1),
    ("+2", 2),
    ("99999", 99_999),
    ("9223372036854775807", usize::MAX),
    ("9223372036854775808", usize::MAX),
    ("99999999999999999999", usize::MAX),
    ("-1", 0),
    ("-99999999999999999999", 0),
    ("-0", 0),
    ("", 0),
    ("x", 0),
    ("1.5", 0),
    ("1e1", 0),
];

/// What a parameter means.
#[derive(Debug)]
enum Meaning {
    /// Nothing: it is empty, or unknown.
    Nothing,
    Refused,
    /// All of these.
    Asks(Vec<Ask>),
}

/// A request on a list.
#[derive(Debug)]
pub struct Request {
    /// Its parameters as they are sent, decoded.
    pub query: Vec<(String, String)>,
    meanings: Vec<Meaning>,
    /// The page that they ask for.
    pub limit: usize,
    pub offset: usize,
}

/// A random request.
pub fn draw(list: &List, rolls: &[u16]) -> Request {
    let dice = &mut Dice::new(rolls);
    let mut request = Request { query: Vec::new(), meanings: Vec::new(), limit: PAGE, offset: 0 };
    for _ in 0..dice.of(&[1, 0, 1, 2, 2, 3]) {
        let filter = &list.filters[dice.roll(list.filters.len())];
        let (text, meaning) = parameter(list.resource, filter, dice);
        request.add(filter.name, text, meaning);
    }
    if dice.once_in(8) {
        request.add("foo", "1".into(), Meaning::Nothing);
    }
    for _ in 0..dice.of(&[1, 0, 1, 2]) {
        let (text, limit) = dice.of(LIMITS);
        request.add("limit", text.into(), Meaning::Nothing);
        request.limit = limit;
    }
    for _ in 0..dice.of(&[0, 1, 1, 2]) {
        let (text, offset) = dice.of(OFFSETS);
        request.add("offset", text.into(), Meaning::Nothing);
        request.offset = offset;
    }
    request
}

/// A parameter's text and meaning.
fn parameter(resource: &'static Resource, filter: &Filter, dice: &mut Dice<'_>) -> (String, Meaning) {
    if dice.once_in(20) {
        return (String::new(), Meaning::Nothing);
    }
    let (mut text, mut meaning) = match filter.test {
        FilterTest::Lookups => {
            let asks: Vec<Ask> = (0..dice.of(&[1, 1, 2])).map(|_| dice::ask(resource, dice)).collect();
            (written(&asks), Meaning::Asks(asks))
        }
        FilterTest::Pairs(column) => {
            let mut asks: Vec<Ask> = (0..dice.of(&[1, 1, 2, 3])).map(|_| dice::ask_within(column, dice)).collect();
            // Here `~` leaves nothing out: it is the beginning of a key.
            if dice.once_in(12) {
                asks[0].names[1].insert(0, '~');
            }
            let inside = |ask: &Ask| Ask { names: ask.names[1..].to_vec(), ..ask.clone() };
            (written(&asks.iter().map(inside).collect::<Vec<_>>()), Meaning::Asks(asks))
        }
        FilterTest::Text(path) => {
            let text = dice::text(dice);
            let names = path.split("__").map(str::to_owned).collect();
            let said = Said::Literal(Value::Text(text.trim().into()));
            let meaning = Meaning::Asks(vec![Ask { exclude: false, names, said }]);
            let nothing = text.trim().is_empty();
            (text, if nothing { Meaning::Nothing } else { meaning })
        }
        ref test => panic!("{test:?} is not drawn"),
    };
    if dice.once_in(10) {
        text = format!(" {text} ");
    }
    if dice.once_in(60) {
        text.push('\0');
        text.push('a');
        meaning = Meaning::Refused;
    }
    (text, meaning)
}

impl Request {
    fn add(&mut self, name: &str, text: String, meaning: Meaning) {
        self.query.push((name.into(), text));
        self.meanings.push(meaning);
    }

    /// The places of all rows that pass, in the order that the list promises.
    pub fn answer(&self, tables: &Tables, list: &List, zone: Tz) -> Result<Vec<usize>, Refused> {
        let rows = tables.rows.get(list.resource.table).map_or(&[][..], Vec::as_slice);
        let mut kept: Vec<usize> = (0..rows.len()).collect();
        for (n, ((name, _), meaning)) in self.query.iter().zip(&self.meanings).enumerate() {
            // Given twice, the last counts.
            if self.query[n + 1..].iter().any(|(later, _)| later == name) {
                continue;
            }
            match meaning {
                Meaning::Nothing => {}
                Meaning::Refused => return Err(Refused),
                Meaning::Asks(asks) => {
                    let these = evaluator::keep(tables, list.resource, asks, zone)?;
                    kept.retain(|place| these.contains(place));
                }
            }
        }
        kept.sort_by(|a, b| order(tables, list, &rows[*a], &rows[*b]));
        Ok(kept)
    }
}

/// Which of two rows comes first. The key of a row is the last thing that is compared.
fn order(tables: &Tables, list: &List, a: &[Cell], b: &[Cell]) -> Ordering {
    let by = |sort: &Order| {
        let (a, b) = (first(tables, list, a, sort), first(tables, list, b, sort));
        let order = match (&a, &b) {
            // Nothing is above everything.
            (None, _) | (_, None) => a.is_none().cmp(&b.is_none()),
            (Some(a), Some(b)) => a.order(b).expect("cells of one column"),
        };
        if sort.descending { order.reverse() } else { order }
    };
    let key = list.resource.primary;
    list.order.iter().map(by).fold(Ordering::Equal, Ordering::then).then_with(|| a[key].order(&b[key]).expect("keys"))
}

/// What a row is sorted by: of several values the smallest, or the largest where these come first.
fn first(tables: &Tables, list: &List, row: &[Cell], sort: &Order) -> Option<Cell> {
    let cells = evaluator::along(tables, list.resource, row, sort.path).into_iter().filter(|cell| *cell != Cell::Null);
    let wanted = if sort.descending { Ordering::Greater } else { Ordering::Less };
    cells.reduce(|best, cell| if cell.order(&best) == Some(wanted) { cell } else { best })
}
