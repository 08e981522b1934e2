//! Names: the nearest known one for a misspelt one, and the forms that names take.

use strsim::osa_distance;

/// The known name nearest to a misspelt one, if it is near enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    known
        .into_iter()
        .filter_map(|candidate| {
            let other = candidate.to_lowercase();
            let distance = osa_distance(&lower, &other);
            let near = distance <= (name.chars().count().max(candidate.chars().count()) / 3).max(1);
            let begun = lower.len() > 2 && other.starts_with(&lower);
            // Of two equally near names, prefer the one with the same letters in another order.
            (near || begun).then(|| (distance, letters(&lower) != letters(&other), candidate))
        })
        .min()
        .map(|(_, _, candidate)| candidate)
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

/// What to write instead of an unknown name: the nearest known one, or all of them.
pub fn instead<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => String::new(),
        None => format!("known: {}", listed(known)),
    }
}

/// Names with commas between, at most twenty.
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.len() {
        0..=20 => names.join(", "),
        more => format!("{} and {} more", names[..20].join(", "), more - 20),
    }
}

/// Whether a name can stand in code, SQL and query strings: small letters, digits and single
/// underscores, beginning with a letter. Two underscores separate the parts of lookups.
pub fn is_field_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !name.contains("__")
        && !name.ends_with('_')
}

/// Whether a name can name a table or column: letters, digits and underscores, beginning with a letter.
pub fn is_sql_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether a name can name a resource: `WaterType`.
pub fn is_type_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// `WaterType` as `water type`; `FOVLocation` as `fov location`.
pub fn words(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut words = String::new();
    for (i, c) in chars.iter().enumerate() {
        let begins = c.is_uppercase()
            && i > 0
            && (!chars[i - 1].is_uppercase() || chars.get(i + 1).is_some_and(|next| next.is_lowercase()));
        if begins {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_and_a_far_one_is_not() {
        assert_eq!(nearest("nicknam", ["name", "nickname", "lab"]), Some("nickname"));
        assert_eq!(nearest("nulable", ["nullable", "unique"]), Some("nullable"));
        assert_eq!(nearest("tabel", ["label", "table"]), Some("table"));
        assert_eq!(nearest("int", ["string", "integer"]), Some("integer"));
        assert_eq!(nearest("colour", ["name", "lab"]), None);
    }

    #[test]
    fn words_of_a_resource() {
        assert_eq!(words("WaterType"), "water type");
        assert_eq!(words("FOVLocation"), "fov location");
        assert_eq!(words("Lab"), "lab");
    }
}
