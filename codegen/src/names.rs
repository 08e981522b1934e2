//! Names made of others: of modules, types and single rows.

/// `FileRecord` → `file_record`, `FOVLocation` → `fov_location`.
pub fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (i, c) in chars.iter().enumerate() {
        let new_word = c.is_uppercase()
            && i > 0
            && (chars[i - 1].is_lowercase()
                || chars[i - 1].is_ascii_digit()
                || chars.get(i + 1).is_some_and(|next| next.is_lowercase()));
        if new_word && !out.ends_with('_') {
            out.push('_');
        }
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('_') {
            out.push('_');
        }
    }
    out
}

/// `in_session` → `InSession`.
pub fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut upper = true;
    for c in name.chars() {
        if c.is_alphanumeric() {
            if upper {
                out.extend(c.to_uppercase())
            } else {
                out.push(c)
            }
            upper = false;
        } else {
            upper = true;
        }
    }
    out
}

/// One of several: `surgery records` → `surgery record`, `water restriction` as it is.
pub fn singular(words: &str) -> String {
    match (words.strip_suffix("ies"), words.strip_suffix('s')) {
        _ if ["species", "series", "ss"].iter().any(|end| words.ends_with(end)) => words.to_owned(),
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => words.to_owned(),
    }
}

/// Several of one: `water type` → `water types`, `field of view` → `fields of view`, `species` as it is.
pub fn plural(words: &str) -> String {
    if let Some((one, rest)) = words.split_once(" of ") {
        return format!("{} of {rest}", plural(one));
    }
    let before_y = words.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match before_y {
        _ if words.ends_with("species") || words.ends_with("series") => words.to_owned(),
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|end| words.ends_with(end)) => format!("{words}es"),
        None => format!("{words}s"),
    }
}

/// A name as people read it, e.g. above a column: `responsible_user` → `Responsible user`.
pub fn label(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut chars = words.trim().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_for_people() {
        for (one, several) in [
            ("water type", "water types"),
            ("field of view", "fields of view"),
            ("zygosity", "zygosities"),
            ("survey", "surveys"),
            ("species", "species"),
            ("batch", "batches"),
        ] {
            assert_eq!(plural(one), several);
        }
        assert_eq!(label("responsible_user"), "Responsible user");
    }

    #[test]
    fn one_of_several_rows() {
        for (several, one) in [
            ("surgery records", "surgery record"),
            ("water restriction", "water restriction"),
            ("surgeries", "surgery"),
            ("species", "species"),
        ] {
            assert_eq!(singular(several), one);
        }
    }

    #[test]
    fn names_of_modules_keep_acronyms_together() {
        assert_eq!(snake("FileRecord"), "file_record");
        assert_eq!(snake("FOVLocation"), "fov_location");
        assert_eq!(snake("FOV"), "fov");
        assert_eq!(camel("in_session"), "InSession");
    }
}
