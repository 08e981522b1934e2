//! Images of notes: their names and their width. Called by the hooks of notes.

/// Pixels that an image is wide at most where nobody says.
pub const WIDTH: u32 = 800;
/// Characters that are kept free in a path: those of the day's folder and of a suffix for a taken name.
const AROUND: usize = "2020/07/09/".len() + "_1234567".len();

/// How wide an image may stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// As it is.
    Original,
    /// At most so many pixels.
    Most(u32),
}

/// The width that a request asks for.
///
/// # Errors
/// What is wrong with the text.
pub fn width(text: &str) -> Result<Width, &'static str> {
    match text.trim() {
        "orig" => Ok(Width::Original),
        number => match number.parse::<i64>() {
            Ok(pixels) if pixels > 0 => Ok(Width::Most(u32::try_from(pixels).unwrap_or(u32::MAX))),
            Ok(_) => Err("Ensure this value is greater than or equal to 1."),
            Err(_) => Err("A valid integer is required."),
        },
    }
}

/// The name of a note's image: the id of the record that the note is about stands before the extension.
/// Its path will have at most `most` characters.
pub fn name(uploaded: &str, object: &str, most: usize) -> String {
    let (stem, extension) = match uploaded.rfind('.') {
        Some(dot) if dot > 0 => uploaded.split_at(dot),
        _ => (uploaded, ""),
    };
    let extension: String = extension.chars().take(16).collect();
    let rest = AROUND + ".".len() + object.len() + extension.chars().count();
    let stem: String = stem.chars().take(most.saturating_sub(rest)).collect();
    format!("{stem}.{object}{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const OBJECT: &str = "6c588d6f-e712-5608-affe-8a63048a8605";

    #[test]
    fn the_object_stands_before_the_extension() {
        assert_eq!(name("dot.png", OBJECT, 100), format!("dot.{OBJECT}.png"));
        assert_eq!(name("scan.of.day.tiff", OBJECT, 100), format!("scan.of.day.{OBJECT}.tiff"));
        assert_eq!(name("noext", OBJECT, 100), format!("noext.{OBJECT}"));
    }

    #[test]
    fn long_names_are_cut_so_that_the_path_fits() {
        let name = name(&format!("{}.png", "x".repeat(90)), OBJECT, 100);
        assert_eq!(AROUND + name.len(), 100);
        assert!(name.ends_with(&format!("x.{OBJECT}.png")));
    }

    #[test]
    fn widths_are_a_number_or_orig() {
        assert_eq!(width("orig"), Ok(Width::Original));
        assert_eq!(width("400"), Ok(Width::Most(400)));
        assert!(width("wide").is_err());
        assert!(width("0").is_err());
    }
}
