//! The storage of cache tables: a folder, an S3 bucket, or a web server that others fill. Read by the endpoints,
//! written by `alyx cache`.

use super::{ARCHIVE, INFO};
use object_store::{
    ClientOptions, ObjectStore, ObjectStoreExt,
    aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey},
    http::{HttpBuilder, HttpStore},
    path::Path as Key,
};
use serde_json::Value as Json;
use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

/// How long a web server or a bucket may take.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(20);
/// Bytes that are sent to a bucket at a time.
const PART_SIZE: usize = 8 << 20;

/// Where archives are kept.
#[derive(Debug)]
pub enum Storage {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A web server: its address without a slash at the end.
    Web(String, Box<HttpStore>),
    /// A bucket of S3: its name, region, and the folder within it.
    Bucket {
        /// The bucket's name.
        name: String,
        /// Its region, for its address.
        region: String,
        /// Folder within it, without slashes around; may be empty.
        prefix: String,
        /// The client.
        store: Box<AmazonS3>,
    },
}

/// Why an archive can't be read or written.
#[derive(Debug)]
pub enum Failure {
    /// It isn't there.
    Missing,
    /// The root's text means nothing.
    Storage(String),
    /// The storage fails.
    Place(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Missing => f.write_str("There are no tables yet: run `alyx cache`."),
            Failure::Storage(text) | Failure::Place(text) => f.write_str(text),
        }
    }
}

impl From<object_store::Error> for Failure {
    fn from(error: object_store::Error) -> Failure {
        match error {
            object_store::Error::NotFound { .. } => Failure::Missing,
            other => Failure::Place(other.to_string()),
        }
    }
}

impl Storage {
    /// Reads a root: a folder's path, `http(s)://…`, or `s3://bucket/folder`. Credentials for S3 come from the
    /// usual variables (`AWS_ACCESS_KEY_ID`, …); without any, the bucket is read as the public may.
    ///
    /// # Errors
    /// What it can't be.
    pub fn read(text: &str) -> Result<Storage, Failure> {
        let text = text.trim();
        let options = ClientOptions::new().with_timeout(REQUEST_TIMEOUT).with_allow_http(true);
        match text.split_once("://") {
            None => Ok(Storage::Folder(text.into())),
            Some(("file", path)) => Ok(Storage::Folder(path.into())),
            Some(("http" | "https", _)) => {
                let url = text.trim_end_matches('/').to_owned();
                let store = HttpBuilder::new().with_url(&url).with_client_options(options).build()?;
                Ok(Storage::Web(url, Box::new(store)))
            }
            Some(("s3", rest)) => {
                let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
                let mut builder = AmazonS3Builder::from_env().with_bucket_name(name).with_client_options(options);
                if builder.get_config_value(&AmazonS3ConfigKey::AccessKeyId).is_none()
                    && std::env::var_os("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").is_none()
                    && std::env::var_os("AWS_WEB_IDENTITY_TOKEN_FILE").is_none()
                {
                    builder = builder.with_skip_signature(true);
                }
                let region = builder.get_config_value(&AmazonS3ConfigKey::Region);
                let region = region.unwrap_or_else(|| "us-east-1".to_owned());
                let store = Box::new(builder.with_region(&region).build()?);
                Ok(Storage::Bucket {
                    name: name.to_owned(),
                    region,
                    prefix: prefix.trim_matches('/').to_owned(),
                    store,
                })
            }
            Some((scheme, _)) => Err(Failure::Storage(format!(
                "Unsupported URI scheme \"{scheme}\": tables_root is a folder, http://…, https://… or s3://bucket/folder."
            ))),
        }
    }

    /// Path of the archive, where it is a file of this machine.
    pub fn file(&self, tag: Option<&str>) -> Option<PathBuf> {
        match self {
            Storage::Folder(folder) => Some(within(folder, tag).join(ARCHIVE)),
            Storage::Web(..) | Storage::Bucket { .. } => None,
        }
    }

    /// Address of the archive, where clients fetch it from elsewhere.
    pub fn location(&self, tag: Option<&str>) -> Option<String> {
        let base = match self {
            Storage::Folder(_) => return None,
            Storage::Web(url, _) => url.clone(),
            Storage::Bucket { name, region, prefix, .. } => {
                let slash = if prefix.is_empty() { "" } else { "/" };
                format!("https://{name}.s3.{region}.amazonaws.com{slash}{prefix}")
            }
        };
        Some(match tag {
            Some(tag) => format!("{base}/{tag}/{ARCHIVE}"),
            None => format!("{base}/{ARCHIVE}"),
        })
    }

    /// What is told of the archive.
    ///
    /// # Errors
    /// It isn't there, can't be reached, or isn't JSON.
    pub async fn info(&self, tag: Option<&str>) -> Result<Json, Failure> {
        let bytes = match self {
            Storage::Folder(folder) => match tokio::fs::read(within(folder, tag).join(INFO)).await {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Failure::Missing),
                Err(error) => return Err(Failure::Place(error.to_string())),
            },
            Storage::Web(_, store) => fetch(store.as_ref(), "", tag).await?,
            Storage::Bucket { prefix, store, .. } => fetch(store.as_ref(), prefix, tag).await?,
        };
        let mut info: Json =
            serde_json::from_slice(&bytes).map_err(|error| Failure::Place(format!("{INFO} is not JSON: {error}.")))?;
        if let (Some(location), Some(object)) = (self.location(tag), info.as_object_mut())
            && !object.contains_key("location")
        {
            object.insert("location".into(), location.into());
        }
        Ok(info)
    }

    /// Stores an archive and then its description, so that a described archive always exists.
    ///
    /// # Errors
    /// The place can't be written.
    pub async fn store(&self, tag: Option<&str>, archive: &Path, info: &[u8]) -> Result<String, Failure> {
        match self {
            Storage::Folder(folder) => {
                let folder = within(folder, tag);
                let wrong =
                    |error: io::Error| Failure::Place(format!("{} can't be written: {error}.", folder.display()));
                fs::create_dir_all(&folder).map_err(wrong)?;
                replace(&folder.join(ARCHIVE), |part| fs::copy(archive, part).map(|_| ())).map_err(wrong)?;
                replace(&folder.join(INFO), |part| fs::write(part, info)).map_err(wrong)?;
                Ok(folder.join(ARCHIVE).display().to_string())
            }
            Storage::Bucket { prefix, store, name, .. } => {
                let file = tokio::fs::File::open(archive).await.map_err(|error| Failure::Place(error.to_string()))?;
                let key = key(prefix, tag, ARCHIVE);
                upload(store.as_ref(), &key, file).await?;
                store.put(&self::key(prefix, tag, INFO), info.to_vec().into()).await?;
                Ok(format!("s3://{name}/{key}"))
            }
            Storage::Web(url, _) => Err(Failure::Storage(format!(
                "A web server can't be written to: run `alyx cache --to FOLDER` with the folder that {url} serves."
            ))),
        }
    }
}

fn within(folder: &Path, tag: Option<&str>) -> PathBuf {
    tag.map_or_else(|| folder.to_path_buf(), |tag| folder.join(tag))
}

fn key(prefix: &str, tag: Option<&str>, name: &str) -> Key {
    Key::from_iter(prefix.split('/').chain(tag).chain([name]).filter(|part| !part.is_empty()))
}

async fn fetch(store: &dyn ObjectStore, prefix: &str, tag: Option<&str>) -> Result<Vec<u8>, Failure> {
    Ok(store.get(&key(prefix, tag, INFO)).await?.bytes().await?.to_vec())
}

/// Uploads a file in parts; it becomes visible only when it is complete.
async fn upload(store: &dyn ObjectStore, key: &Key, mut file: tokio::fs::File) -> Result<(), Failure> {
    use tokio::io::AsyncReadExt;
    let mut upload = store.put_multipart(key).await?;
    loop {
        let mut part = Vec::with_capacity(PART_SIZE);
        let read = (&mut file).take(PART_SIZE as u64).read_to_end(&mut part).await;
        let sent = match read {
            Ok(0) => break,
            Ok(_) => upload.put_part(part.into()).await.map_err(Failure::from),
            Err(error) => Err(Failure::Place(error.to_string())),
        };
        if let Err(failure) = sent {
            // What arrived so far is dropped; why it failed is what matters.
            let _ = upload.abort().await;
            return Err(failure);
        }
    }
    upload.complete().await?;
    Ok(())
}

/// Writes a temporary file and renames it, so that readers never see a partial file.
fn replace(path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let part = PathBuf::from(format!("{}.part", path.display()));
    write(&part).and_then(|()| fs::rename(&part, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_folders_web_servers_and_buckets() {
        // As `server::main` does. Another test may have done it.
        let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        let folder = Storage::read("/data/tables").expect("a folder");
        assert_eq!(folder.file(Some("paper")), Some("/data/tables/paper/cache.zip".into()));
        assert_eq!(folder.location(None), None);
        let web = Storage::read("https://x.org/tables/").expect("a web server");
        assert_eq!(web.location(Some("paper")).as_deref(), Some("https://x.org/tables/paper/cache.zip"));
        let bucket = Storage::read("s3://lab/caches/alyx").expect("a bucket");
        let location = bucket.location(None).expect("elsewhere");
        assert!(location.starts_with("https://lab.s3.") && location.ends_with(".amazonaws.com/caches/alyx/cache.zip"));
        let refused = Storage::read("ftp://x.org").expect_err("nothing that is served");
        assert!(refused.to_string().starts_with("Unsupported URI scheme \"ftp\""), "{refused}");
    }

    #[test]
    fn keys_of_a_bucket_have_no_empty_parts() {
        assert_eq!(key("a/b", Some("t"), INFO).to_string(), "a/b/t/cache_info.json");
        assert_eq!(key("", None, INFO).to_string(), "cache_info.json");
    }

    #[tokio::test]
    async fn a_folder_keeps_an_archive_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let archive = folder.path().join("made");
        fs::write(&archive, b"zip").expect("can be written");
        let root = Storage::Folder(folder.path().join("root"));
        assert!(matches!(root.info(None).await, Err(Failure::Missing)));
        root.store(Some("paper"), &archive, b"{\"origin\":\"x\"}").await.expect("is kept");
        assert_eq!(root.info(Some("paper")).await.expect("is there")["origin"], "x");
        assert_eq!(fs::read(folder.path().join("root/paper/cache.zip")).expect("is there"), b"zip");
        let left = fs::read_dir(folder.path().join("root/paper")).expect("is there").count();
        assert_eq!(left, 2);
    }
}
