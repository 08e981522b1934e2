//! Uploaded files: whether one is an image and named as one, and where it is kept under the media root. `read`
//! checks, `save` keeps what hand-written code has not kept itself. What becomes of them with their transaction stands
//! in `transaction`.

use super::{
    body::Upload,
    context::WriteContext,
    picture,
    scalar::{ValueError, wrong},
};
use crate::{error::RequestError, write::Site};
use bytes::Bytes;
use std::{
    io,
    path::Path,
    sync::atomic::{AtomicI64, Ordering},
};

/// Checks an uploaded image: named, not empty, whole, and with the ending of an image. The name may have that many
/// characters (0 = any). One that was looked at before isn't decoded again.
pub async fn check_image(site: &Site, upload: &Upload, max: usize) -> Result<(), ValueError> {
    let checked = match &upload.checked {
        Some(checked) => checked.clone(),
        None => picture::look(site, &mut upload.clone(), max, None).await,
    };
    checked.map_err(wrong)
}

/// Whether a file is named and not empty.
pub(super) fn check_name(upload: &Upload, max: usize) -> Result<(), String> {
    if upload.name.is_empty() {
        return Err("No filename could be determined.".into());
    }
    if upload.data.is_empty() {
        return Err("The submitted file is empty.".into());
    }
    let length = upload.name.chars().count();
    if max > 0 && length > max {
        return Err(format!("Ensure this filename has at most {max} characters (it has {length})."));
    }
    Ok(())
}

/// The ending of a name says what a file is served as: it must be that of an image.
pub(super) fn check_ending(name: &str) -> Result<(), String> {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let readable = || image::ImageFormat::all().filter(image::ImageFormat::reading_enabled);
    let endings: Vec<&str> = readable().flat_map(|format| format.extensions_str()).copied().collect();
    if endings.contains(&ending.as_str()) {
        return Ok(());
    }
    let allowed = endings.join(", ");
    Err(format!("File extension “{ending}” is not allowed. Allowed extensions are: {allowed}."))
}

/// Keeps a file under the media root, in the day's folder, and returns its path from there, e.g.
/// `2020/07/09/scan.png`. A name that is taken gets a random suffix. It goes when the transaction fails.
///
/// # Errors
/// 507 when there is no room for the file, 500 when it can't be written.
pub async fn keep(context: &WriteContext<'_>, name: &str, data: impl Into<Bytes>) -> Result<String, RequestError> {
    let folder = context.now.now.with_timezone(&context.now.zone).format("%Y/%m/%d").to_string();
    let safe: String = name
        .trim()
        .chars()
        .map(|c| if c == ' ' { '_' } else { c })
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
        .collect();
    let safe = match safe.trim_start_matches('.') {
        "" => "file",
        safe => safe,
    };
    let (stem, end) = match Path::new(safe).extension().and_then(|end| end.to_str()) {
        Some(end) => (safe[..safe.len() - end.len() - 1].to_owned(), format!(".{end}")),
        None => (safe.to_owned(), String::new()),
    };
    let paths = (0..20).map(move |n| {
        let suffix = uuid::Uuid::new_v4().simple().to_string();
        if n == 0 { format!("{folder}/{stem}{end}") } else { format!("{folder}/{stem}_{}{end}", &suffix[..7]) }
    });
    let (files, data) = (context.files.clone(), data.into());
    // Not cancellable: the file is either written and registered, or doesn't exist.
    let kept = tokio::task::spawn_blocking(move || files.write(paths, &data)).await;
    kept.map_err(io::Error::other).flatten().map_err(|error| {
        let root = context.site.settings.media_root.display();
        if is_full(&error) {
            if FULL.is_time() {
                tracing::error!(%error, %root, "there is no room for uploaded files");
            }
            return RequestError::Detail(
                507,
                "The server has no room left for uploaded files; nothing was stored.".to_owned(),
            );
        }
        tracing::error!(%error, %root, "an uploaded file can't be kept");
        RequestError::Detail(500, "The uploaded file can't be kept.".to_owned())
    })
}

/// Whether there is no room for a file: on the disk, or of what its owner may take of it.
fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// When the log last said that there is no room.
static FULL: Seldom = Seldom(AtomicI64::new(i64::MIN));

/// Something that is said once a minute at most.
struct Seldom(AtomicI64);

impl Seldom {
    fn is_time(&self) -> bool {
        let now = chrono::Utc::now().timestamp();
        let last = self.0.load(Ordering::Relaxed);
        now.saturating_sub(last) >= 60
            && self.0.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }
}

/// Removes a file that a row named until now, once the transaction is committed and no row names it.
pub fn discard(context: &WriteContext<'_>, path: String) {
    context.files.release(path);
}
