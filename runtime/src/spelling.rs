//! Names that were misspelt.

/// The name that differs least; the first of equals. Empty when there is none.
pub fn nearest<'n>(name: &str, names: &[&'n str]) -> &'n str {
    names.iter().min_by_key(|n| distance(name, n)).copied().unwrap_or_default()
}

/// Letters to insert, delete, replace or swap with their neighbour; capitals count as small letters.
pub fn distance(a: &str, b: &str) -> usize {
    // Only a prefix of a very long name is compared, because the cost grows with its length.
    let a: String = a.chars().take(100).collect();
    strsim::osa_distance(&a.to_ascii_lowercase(), &b.to_ascii_lowercase())
}
