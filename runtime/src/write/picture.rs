//! Checks and reduces uploaded pictures before the transaction begins, with limited memory. Decoding takes long, so it
//! runs on separate threads, a few at the same time, and never while a transaction blocks other writers.

use super::{
    body::{Body, Part, Upload},
    upload,
};
use crate::{
    tables::{Event, Input, Takes},
    write::Site,
};
use bytes::Bytes;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, codecs::jpeg::JpegEncoder, imageops::FilterType,
    metadata::Orientation,
};
use std::{io::Cursor, sync::Arc};
use tokio::sync::Semaphore;

/// Quality of JPEG images that were made smaller, of 100.
const QUALITY: u8 = 70;

/// Bytes of memory that a decoded picture may take for each of the pixels that it may have: those of most kinds take
/// three or four.
const BYTES_PER_PIXEL: u64 = 4;

/// Pixels that count as one permit.
const PIXELS_PER_PERMIT: u64 = 1 << 10;

/// Of so many times the wanted width, a picture is first shrunk roughly.
const ROUGH_SCALE: u32 = 4;

/// Bounds of decoding.
#[derive(Debug)]
pub struct Pictures {
    most: u64,
    /// Pictures that are worked on at once.
    few: Arc<Semaphore>,
    /// Pixels that they have together, in steps: as many as one of them may have.
    pixels: Arc<Semaphore>,
    steps: u32,
}

impl Pictures {
    /// Pictures of at most so many pixels, each and those that are worked on at once together.
    pub fn new(most: u64) -> Pictures {
        let steps = u32::try_from(most.div_ceil(PIXELS_PER_PERMIT)).unwrap_or(u32::MAX).max(1);
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        let permits = usize::try_from(steps).unwrap_or(Semaphore::MAX_PERMITS).min(Semaphore::MAX_PERMITS);
        Pictures {
            most,
            few: Arc::new(Semaphore::new(processors.div_ceil(2))),
            pixels: Arc::new(Semaphore::new(permits)),
            steps,
        }
    }

    /// Looks at a picture: in its place, if it is wider than `width`, a smaller one.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    pub async fn look(&self, data: Bytes, width: Option<u32>) -> Result<Option<Bytes>, String> {
        // The semaphores are never closed, so permits are always granted. They move into the task: if the client
        // disconnects, they are released only when the work has ended.
        let few = self.few.clone().acquire_owned().await;
        let (header, most) = (data.clone(), self.most);
        let pixels = aside(move || pixels(&header, most)).await??;
        let steps = u32::try_from(pixels.div_ceil(PIXELS_PER_PERMIT)).unwrap_or(u32::MAX).min(self.steps);
        let memory = self.pixels.clone().acquire_many_owned(steps).await;
        aside(move || {
            let _permits = (few, memory);
            decode(&data, most, width).map(|smaller| smaller.map(Bytes::from))
        })
        .await?
    }
}

async fn aside<T: Send + 'static>(context: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    // A panic of the decoder means that the picture can't be read.
    tokio::task::spawn_blocking(context).await.map_err(|error| {
        tracing::warn!(%error, "an image could not be decoded");
        INVALID.to_owned()
    })
}

/// The other inputs of a request that uploads a picture.
#[derive(Debug, Clone, Copy)]
pub struct UploadContext<'a> {
    input: &'static Input,
    creating: bool,
    fields: &'a [(String, Part)],
}

impl<'a> UploadContext<'a> {
    /// The text of an input's field, if there is one, and it counts in this request.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        let field = self.input.fields.iter().find(|field| field.name == name)?;
        if field.create_only && !self.creating {
            return None;
        }
        match self.fields.iter().rev().find(|(have, _)| have == name)? {
            (_, Part::Text(text)) => Some(text),
            (_, Part::File(_)) => None,
        }
    }
}

/// Looks at the pictures that a body brings for an input, and makes them smaller where hand-written code says so. What
/// is wrong with them is told when the fields are read.
pub async fn prepare(site: &Site, input: &'static Input, creating: bool, body: &mut Body) {
    let Body::Form(fields) = body else { return };
    for field in input.fields {
        let Takes::Image(max) = field.takes else { continue };
        let Some(place) = fields.iter().rposition(|(name, _)| name == field.name) else { continue };
        // A missing hook is reported when the row is saved, like all missing hooks.
        let hook = input.resource.hook(Event::PictureWidth).and_then(|hook| site.writing.width(hook).ok());
        let width = hook.and_then(|hook| hook(&site.settings, UploadContext { input, creating, fields }));
        if let (_, Part::File(upload)) = &mut fields[place] {
            let checked = look(site, upload, max, width).await;
            upload.checked = Some(checked);
        }
    }
}

/// Checks a picture for a column, and puts a smaller one in its place where it is wider than `width`.
///
/// # Errors
/// What is wrong with it.
pub(super) async fn look(site: &Site, upload: &mut Upload, max: usize, width: Option<u32>) -> Result<(), String> {
    upload::check_name(upload, max)?;
    if let Some(smaller) = site.pictures.look(upload.data.clone(), width).await? {
        upload.data = smaller;
    }
    upload::check_ending(&upload.name)
}

/// Said of what is no picture.
const INVALID: &str = "Upload a valid image. The file you uploaded was either not an image or a corrupted image.";

/// Formats that are read, e.g. `PNG`.
fn supported() -> String {
    let formats = ImageFormat::all().filter(ImageFormat::reading_enabled);
    let mut names: Vec<String> = formats.map(|format| format!("{format:?}").to_uppercase()).collect();
    names.sort();
    names.join(", ")
}

/// The format of a picture.
fn format(data: &[u8]) -> Result<ImageFormat, String> {
    let unsupported =
        |name: &str| format!("Images of the format {name} are not supported. Supported formats are: {}.", supported());
    if let Some(name) = other_format(data) {
        return Err(unsupported(name));
    }
    match image::guess_format(data) {
        Ok(format) if format.reading_enabled() => Ok(format),
        Ok(format) => Err(unsupported(&format!("{format:?}").to_uppercase())),
        Err(_) => Err(INVALID.to_owned()),
    }
}

/// Formats that the library doesn't know even by name, by their first bytes.
fn other_format(data: &[u8]) -> Option<&'static str> {
    let brand = data.get(4..8).filter(|kind| *kind == b"ftyp").and_then(|_| data.get(8..12));
    Some(match (data, brand) {
        (_, Some(b"avif" | b"avis")) => "AVIF",
        (_, Some(b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1")) => "HEIF",
        ([0, 0, 0, 12, b'j', b'P', ..] | [0xff, 0x4f, 0xff, 0x51, ..], _) => "JPEG 2000",
        ([0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] | [0xff, 0x0a, ..], _) => "JPEG XL",
        ([b'8', b'B', b'P', b'S', ..], _) => "PSD",
        ([b'I', b'I', b'+', 0, ..] | [b'M', b'M', 0, b'+', ..], _) => "BigTIFF",
        _ => return None,
    })
}

fn reader(data: &[u8], format: ImageFormat, most: u64) -> ImageReader<Cursor<&[u8]>> {
    let mut reader = ImageReader::with_format(Cursor::new(data), format);
    let mut limits = image::Limits::no_limits();
    limits.max_alloc = Some(most.saturating_mul(BYTES_PER_PIXEL));
    reader.limits(limits);
    reader
}

/// How many pixels a picture has, by its header.
fn pixels(data: &[u8], most: u64) -> Result<u64, String> {
    let format = format(data)?;
    let (width, height) = reader(data, format, most).into_dimensions().map_err(|error| explain(&error, format))?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > most {
        return Err(format!("The image has {width} x {height} pixels; {most} are allowed in all."));
    }
    Ok(pixels)
}

fn explain(error: &ImageError, format: ImageFormat) -> String {
    let name = format!("{format:?}").to_uppercase();
    match error {
        ImageError::Unsupported(_) => format!(
            "This kind of {name} image is not supported. Supported are images of 8 or 16 bits for each color, in the formats: {}.",
            supported()
        ),
        ImageError::Limits(_) => format!("This {name} image takes too much memory. Send one with fewer pixels."),
        _ => INVALID.to_owned(),
    }
}

/// Decodes a picture; one in its own format and no wider than `width`, turned as it says that it is shown, if it must
/// change and can.
fn decode(data: &[u8], most: u64, width: Option<u32>) -> Result<Option<Vec<u8>>, String> {
    let format = format(data)?;
    let wrong = |error: ImageError| explain(&error, format);
    let mut decoder = reader(data, format, most).into_decoder().map_err(wrong)?;
    if decoder.total_bytes() > most.saturating_mul(BYTES_PER_PIXEL) {
        return Err(wrong(ImageError::Limits(image::error::LimitError::from_kind(
            image::error::LimitErrorKind::InsufficientMemory,
        ))));
    }
    // Without orientation data the picture is shown as stored.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(wrong)?;
    let Some(width) = width else { return Ok(None) };
    Ok(shrunk(picture, orientation, width).and_then(|small| encode(&small, format)))
}

/// The picture as it is shown, no wider than `most`; `None` if it needn't change.
fn shrunk(mut picture: DynamicImage, orientation: Orientation, most: u32) -> Option<DynamicImage> {
    let sideways = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (stored, other) = (picture.width(), picture.height());
    let (shown, height) = if sideways { (other, stored) } else { (stored, other) };
    // If only the stored, unrotated width exceeds the limit, the picture is rotated, for programs that ignore the
    // orientation.
    if shown <= most && stored <= most {
        return None;
    }
    if shown > most {
        let height = (f64::from(height) * f64::from(most) / f64::from(shown)).round().max(1.0) as u32;
        let to = |factor: u32| {
            let (wide, high) = (most.saturating_mul(factor), height.saturating_mul(factor));
            if sideways { (high, wide) } else { (wide, high) }
        };
        // The good filter takes sixteen bytes for each pixel of the picture's width: a rough one comes first.
        if shown / ROUGH_SCALE > most {
            let (wide, high) = to(2);
            picture = picture.thumbnail_exact(wide, high);
        }
        let (wide, high) = to(1);
        picture = picture.resize_exact(wide, high, FilterType::Lanczos3);
    }
    picture.apply_orientation(orientation);
    Some(picture)
}

fn encode(picture: &DynamicImage, format: ImageFormat) -> Option<Vec<u8>> {
    let mut out = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => {
            let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
            picture.to_rgb8().write_with_encoder(encoder).ok()?;
        }
        format => picture.write_to(&mut out, format).ok()?,
    }
    Some(out.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX_PIXELS: u64 = 1_000_000;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut out, format).expect("writes to memory");
        out.into_inner()
    }

    /// A JPEG image, red but for blue in its upper left corner, that says how it is to be shown.
    fn turned(width: u32, height: u32, orientation: u8) -> Vec<u8> {
        let image = image::RgbImage::from_fn(width, height, |x, y| {
            if x < width / 4 && y < height / 4 { image::Rgb([0, 0, 255]) } else { image::Rgb([255, 0, 0]) }
        });
        let mut out = Cursor::new(Vec::new());
        image.write_to(&mut out, ImageFormat::Jpeg).expect("writes to memory");
        let jpeg = out.into_inner();
        let mut exif = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        [&jpeg[..2], &exif, &jpeg[2..]].concat()
    }

    fn read(data: &[u8]) -> DynamicImage {
        image::load_from_memory(data).expect("an image")
    }

    fn smaller(data: &[u8], width: u32) -> Option<DynamicImage> {
        decode(data, MAX_PIXELS, Some(width)).expect("an image").map(|small| read(&small))
    }

    #[test]
    fn wide_pictures_shrink_in_proportion_and_keep_their_format() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Bmp, ImageFormat::Tiff, ImageFormat::WebP] {
            let small =
                decode(&picture(160, 80, format), MAX_PIXELS, Some(40)).expect("an image").expect("is too wide");
            assert_eq!((read(&small).width(), read(&small).height()), (40, 20));
            assert_eq!(image::guess_format(&small).ok(), Some(format));
        }
        let small = smaller(&picture(900, 1, ImageFormat::Jpeg), 40).expect("is too wide");
        assert_eq!((small.width(), small.height()), (40, 1));
    }

    #[test]
    fn pictures_never_grow_and_stay_where_nobody_says() {
        assert!(smaller(&picture(30, 20, ImageFormat::Png), 40).is_none());
        assert!(matches!(decode(&picture(300, 20, ImageFormat::Png), MAX_PIXELS, None), Ok(None)));
    }

    #[test]
    fn pictures_are_turned_as_they_are_shown() {
        // Where the blue corner is shown: by the standard's orientations 1 to 8.
        for (orientation, left, top) in [
            (1, true, true),
            (2, false, true),
            (3, false, false),
            (4, true, false),
            (5, true, true),
            (6, false, true),
            (7, false, false),
            (8, true, false),
        ] {
            for (width, height) in [(400, 200), (100, 400)] {
                let shown = if orientation < 5 { (width, height) } else { (height, width) };
                let small = smaller(&turned(width, height, orientation), 80).expect("is too wide").to_rgb8();
                assert_eq!((small.width(), small.height()), (80, 80 * shown.1 / shown.0), "{orientation}");
                let (right, bottom) = (small.width() - 4, small.height() - 4);
                let corner = small.get_pixel(if left { 3 } else { right }, if top { 3 } else { bottom });
                assert!(corner[2] > 150 && corner[0] < 100, "{orientation}: {corner:?}");
            }
        }
        // As wide as allowed only once it is turned.
        let small = smaller(&turned(400, 200, 6), 200).expect("is turned");
        assert_eq!((small.width(), small.height()), (200, 400));
        assert!(smaller(&turned(200, 100, 6), 200).is_none());
    }

    #[test]
    fn there_may_be_so_many_pixels() {
        let error = pixels(&picture(1001, 1000, ImageFormat::Png), MAX_PIXELS).expect_err("too many");
        assert_eq!(error, "The image has 1001 x 1000 pixels; 1000000 are allowed in all.");
        assert_eq!(pixels(&picture(1000, 1000, ImageFormat::Png), MAX_PIXELS), Ok(1_000_000));
        // 64 bits a pixel.
        let mut out = Cursor::new(Vec::new());
        DynamicImage::new_rgba16(1000, 1000).write_to(&mut out, ImageFormat::Png).expect("writes to memory");
        let error = decode(&out.into_inner(), MAX_PIXELS, None).expect_err("too much memory");
        assert!(error.contains("takes too much memory"), "{error}");
    }

    #[test]
    fn formats_that_are_not_read_are_named() {
        let tiff = |bits: u8| {
            let mut file = b"II*\0\x08\0\0\0\x08\0".to_vec();
            let strip = 10 + 8 * 12 + 4;
            for (tag, value) in [
                (0x100_u16, 1_u32),
                (0x101, 1),
                (0x102, bits.into()),
                (0x103, 1),
                (0x106, 1),
                (0x111, strip),
                (0x116, 1),
                (0x117, 4),
            ] {
                file.extend(tag.to_le_bytes());
                file.extend(4_u16.to_le_bytes());
                file.extend(1_u32.to_le_bytes());
                file.extend(value.to_le_bytes());
            }
            file.extend([0; 4]);
            file.extend([7; 4]);
            file
        };
        assert_eq!(pixels(&tiff(8), MAX_PIXELS), Ok(1));
        for (data, name) in [
            (b"\0\0\0\x1cftypavif\0\0\0\0".to_vec(), "format AVIF "),
            (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "format HEIF "),
            (b"\0\0\0\x0cjP  \r\n\x87\n".to_vec(), "format JPEG 2000 "),
            (b"\0\0\x01\0\x01\0".to_vec(), "format ICO "),
            (tiff(32), "kind of TIFF "),
        ] {
            let error = pixels(&data, MAX_PIXELS).and_then(|_| decode(&data, MAX_PIXELS, None)).expect_err(name);
            assert!(error.contains(name) && error.contains("PNG") && error.contains("TIFF"), "{error}");
        }
        for data in [&b"hello"[..], b"", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xff"] {
            assert_eq!(pixels(data, MAX_PIXELS).and_then(|_| decode(data, MAX_PIXELS, None)), Err(INVALID.to_owned()));
        }
    }

    #[tokio::test]
    async fn pictures_share_the_pixels_that_one_may_have() {
        let pictures = Pictures::new(10_000);
        assert_eq!(pictures.steps, 10);
        let data = Bytes::from(picture(100, 100, ImageFormat::Png));
        let all = futures_util::future::join_all((0..8).map(|_| pictures.look(data.clone(), Some(10)))).await;
        assert!(all.iter().all(|small| matches!(small, Ok(Some(_)))));
        assert_eq!(pictures.pixels.available_permits(), 10);
        assert!(pictures.look(picture(101, 100, ImageFormat::Png).into(), None).await.is_err());
    }
}
