//! The few forms of regular expressions that the random requests use, matched by trying: letters, `.`, sets,
//! `*`, and the ends of the text.

/// One character of a pattern, and whether it may come any number of times.
struct Piece {
    /// Empty: any character.
    letters: Vec<char>,
    repeated: bool,
}

/// A pattern.
pub struct Pattern {
    pieces: Vec<Piece>,
    start: bool,
    end: bool,
}

/// Reads a pattern; `None` when it is none.
pub fn read(text: &str) -> Option<Pattern> {
    let (start, rest) = text.strip_prefix('^').map_or((false, text), |rest| (true, rest));
    let mut pattern = Pattern { pieces: Vec::new(), start, end: false };
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let letters = match c {
            '$' if chars.peek().is_none() => {
                pattern.end = true;
                break;
            }
            '.' => Vec::new(),
            '\\' => vec![chars.next()?],
            '[' => {
                let set: Vec<char> = chars.by_ref().take_while(|c| *c != ']').collect();
                if set.is_empty() { return None } else { set }
            }
            '*' | '(' | ')' | '$' | '^' => return None,
            c => vec![c],
        };
        let repeated = chars.next_if_eq(&'*').is_some();
        pattern.pieces.push(Piece { letters, repeated });
    }
    Some(pattern)
}

/// Whether a text has a place that matches.
pub fn found(pattern: &Pattern, text: &str, ignore_case: bool) -> bool {
    let text: Vec<char> = text.chars().collect();
    let last = if pattern.start { 0 } else { text.len() };
    (0..=last).any(|at| matches(pattern, &pattern.pieces, &text[at..], ignore_case))
}

fn matches(pattern: &Pattern, pieces: &[Piece], text: &[char], ignore_case: bool) -> bool {
    let Some((piece, rest)) = pieces.split_first() else { return !pattern.end || text.is_empty() };
    let fits = text.first().is_some_and(|c| piece.letters.is_empty() || piece.has(*c, ignore_case));
    if piece.repeated {
        return matches(pattern, rest, text, ignore_case)
            || (fits && matches(pattern, pieces, &text[1..], ignore_case));
    }
    fits && matches(pattern, rest, &text[1..], ignore_case)
}

impl Piece {
    /// A letter of the pattern stands for itself, its capital and its small letter.
    fn has(&self, c: char, ignore_case: bool) -> bool {
        let one = |mut turned: Box<dyn Iterator<Item = char>>, c: char| match (turned.next(), turned.next()) {
            (Some(single), None) => single,
            _ => c,
        };
        self.letters.iter().any(|letter| {
            let capital = one(Box::new(letter.to_uppercase()), *letter);
            let small = one(Box::new(letter.to_lowercase()), *letter);
            *letter == c || (ignore_case && (capital == c || small == c))
        })
    }
}
