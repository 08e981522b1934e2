//! Addresses of files in repositories: the path with the dataset's id in the file's name. Used by file
//! records and datasets.

use specimen::uuid::{Uuid, Variant};

/// The address of a file: the repository's address and the path, with the dataset's id before the last
/// extension; `None` where the repository has no address.
pub fn data_url(repository: Option<&str>, path: &str, dataset: Uuid) -> Option<String> {
    let repository = repository.filter(|url| !url.is_empty())?;
    // As path libraries read it: empty parts and `.` mean nothing.
    let mut parts = path.split('/').filter(|part| !part.is_empty() && *part != ".").peekable();
    let mut url = String::with_capacity(repository.len() + path.len() + 37);
    url.push_str(repository);
    loop {
        let part = parts.next()?;
        if parts.peek().is_none() {
            push_named(&mut url, part, dataset);
            return Some(url);
        }
        url.push_str(part);
        url.push('/');
    }
}

/// Appends a file's name with the dataset's id; an id that it already has is replaced.
fn push_named(url: &mut String, name: &str, dataset: Uuid) {
    let (stem, extension) = match name.rfind('.') {
        // A dot at the start or the end begins no extension.
        Some(dot) if dot > 0 && dot + 1 < name.len() => name.split_at(dot),
        _ => (name, ""),
    };
    url.push_str(match stem.rsplit_once('.') {
        Some((before, last)) if is_file_id(last) => before,
        _ => stem,
    });
    url.push('.');
    url.push_str(dataset.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
    url.push_str(extension);
}

/// Whether a text is an id as files have had them: of version 3 or 4, with dashes.
fn is_file_id(text: &str) -> bool {
    let id = if text.len() == 36 { Uuid::try_parse(text).ok() } else { None };
    id.is_some_and(|id| id.get_variant() == Variant::RFC4122 && matches!(id.get_version_num(), 3 | 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: Uuid = Uuid::from_u128(0xaf58_7479_a212_5a3c_a79c_3ea1_bd40_9f8f);
    const TEXT: &str = "af587479-a212-5a3c-a79c-3ea1bd409f8f";

    fn of(path: &str) -> String {
        data_url(Some("https://x.org/"), path, ID).expect("the repository has an address")
    }

    #[test]
    fn the_id_stands_before_the_last_extension() {
        assert_eq!(of("a/b.c.npy"), format!("https://x.org/a/b.c.{TEXT}.npy"));
        assert_eq!(of("x.tar.gz"), format!("https://x.org/x.tar.{TEXT}.gz"));
    }

    #[test]
    fn names_without_extension_end_in_the_id() {
        assert_eq!(of("noext"), format!("https://x.org/noext.{TEXT}"));
        assert_eq!(of(".hidden"), format!("https://x.org/.hidden.{TEXT}"));
        assert_eq!(of("dir.d/b"), format!("https://x.org/dir.d/b.{TEXT}"));
    }

    #[test]
    fn repeated_slashes_are_one() {
        assert_eq!(of("a//b/./c.npy"), format!("https://x.org/a/b/c.{TEXT}.npy"));
    }

    #[test]
    fn an_id_of_version_3_or_4_in_the_name_is_replaced() {
        let (random, named) = ("f9c85d0d-15a2-43db-8b44-c04bcc252f35", "f9c85d0d-15a2-53db-8b44-c04bcc252f35");
        assert_eq!(of(&format!("a.b.{random}.npy")), format!("https://x.org/a.b.{TEXT}.npy"));
        assert_eq!(of(&format!("a.b.{named}.npy")), format!("https://x.org/a.b.{named}.{TEXT}.npy"));
    }

    #[test]
    fn a_repository_without_address_gives_none() {
        assert_eq!(data_url(None, "a/b", ID), None);
        assert_eq!(data_url(Some(""), "a/b", ID), None);
    }
}
