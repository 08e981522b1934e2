//! Images of notes: what they are called, and how they are shrunk. Called by the hooks of notes.

use std::io::Cursor;

/// Pixels that an image is wide at most where nobody says.
pub const WIDTH: u32 = 800;

/// Quality of shrunk JPEG images, of 100.
const QUALITY: u8 = 70;
/// Pixels that an image may have; more would take too much memory.
const PIXELS: u64 = 100_000_000;
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

/// The image in its own format, no wider than `most`; `None` if it needn't change, or can't. Takes long:
/// not for a thread that others wait for.
pub fn shrunk(data: &[u8], most: u32) -> Option<Vec<u8>> {
    let reader = || image::ImageReader::new(Cursor::new(data)).with_guessed_format().ok();
    let format = reader()?.format()?;
    let (width, height) = reader()?.into_dimensions().ok()?;
    if width <= most || u64::from(width) * u64::from(height) > PIXELS {
        return None;
    }
    let height = (f64::from(height) * f64::from(most) / f64::from(width)).round().max(1.0) as u32;
    let small = reader()?.decode().ok()?.resize_exact(most, height, image::imageops::FilterType::Lanczos3);
    let mut out = Cursor::new(Vec::new());
    match format {
        image::ImageFormat::Jpeg => {
            let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, QUALITY);
            small.into_rgb8().write_with_encoder(encoder).ok()?;
        }
        format => small.write_to(&mut out, format).ok()?,
    }
    Some(out.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OBJECT: &str = "6c588d6f-e712-5608-affe-8a63048a8605";

    fn image(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(width, height).write_to(&mut out, format).expect("writes to memory");
        out.into_inner()
    }

    fn size(data: &[u8]) -> (u32, u32) {
        image::load_from_memory(data).map(|image| (image.width(), image.height())).expect("is an image")
    }

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

    #[test]
    fn wide_images_shrink_in_proportion_and_keep_their_format() {
        let small = shrunk(&image(160, 80, image::ImageFormat::Png), 40).expect("is too wide");
        assert_eq!(size(&small), (40, 20));
        assert_eq!(image::guess_format(&small).ok(), Some(image::ImageFormat::Png));
        let small = shrunk(&image(160, 1, image::ImageFormat::Jpeg), 40).expect("is too wide");
        assert_eq!(size(&small), (40, 1));
    }

    #[test]
    fn images_never_grow() {
        assert_eq!(shrunk(&image(30, 20, image::ImageFormat::Png), 40), None);
    }
}
