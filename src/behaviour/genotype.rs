//! Genotypes as people write them: an allele and the symbol of its zygosity. Used by the lists of
//! subjects.

/// An allele with its zygosity's symbol, e.g. `Ai148 +/-`; a code that means nothing is shown as it is.
pub fn symbol(allele: &str, zygosity: i64) -> String {
    match zygosity {
        0 => format!("{allele} -/-"),
        1 => format!("{allele} +/-"),
        2 => format!("{allele} +/+"),
        3 => format!("{allele} +"),
        other => format!("{allele} {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zygosity_has_its_symbol() {
        let symbols: Vec<String> = (0..4).map(|code| symbol("al", code)).collect();
        assert_eq!(symbols, ["al -/-", "al +/-", "al +/+", "al +"]);
    }
}
