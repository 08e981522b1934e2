//! Paths and names of files as the laboratory names them (ALF): which session, collection and revision a
//! path means, and which dataset type and format a file's name means. Pure; used by registration.

use fancy_regex::Regex;
use std::sync::LazyLock;

/// Message for an invalid folder.
pub const INVALID: &str = "Invalid ALF path. Only letters, numbers, hyphen and underscores allowed. \
                           A revision folder must be surrounded by pound signs (#).";
/// Said of a revision that isn't the last folder.
pub const NOT_LAST: &str = "Invalid ALF path. There must be only 1 revision and it cannot containsub folders. \
                            A revision folder must be surrounded by pound signs (#).";

/// Subject, day and number at the start of a path.
#[derive(Debug, PartialEq, Eq)]
pub struct SessionHead {
    /// Nickname.
    pub subject: String,
    /// `YYYY-MM-DD`, perhaps no day of the calendar.
    pub day: String,
    /// Number of the session.
    pub number: i32,
}

/// Where a file lies within a repository.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlfPath {
    /// `subject/date/number` as they were written; empty for what belongs to no session.
    pub session: String,
    /// Folders below that; may be empty.
    pub collection: String,
    /// Name of the revision.
    pub revision: Option<String>,
    /// Name of the file.
    pub name: String,
}

impl AlfPath {
    /// Path within the repository.
    pub fn relative_path(&self) -> String {
        let revision = self.revision.as_ref().map_or_else(String::new, |revision| format!("#{revision}#"));
        let parts = [&self.session, &self.collection, &revision, &self.name];
        parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("/")
    }
}

/// A path in one spelling: slashes forward, doubled ones single.
pub fn slashes(path: &str) -> String {
    path.replace('\\', "/").replace("//", "/")
}

/// The session that a path begins with.
pub fn session_head(path: &str) -> Option<SessionHead> {
    let found = groups(&HEAD, path)?;
    let number = found[2].as_deref()?.parse().ok()?;
    Some(SessionHead { subject: found[0].clone()?, day: found[1].clone()?, number })
}

/// Where a file of a session lies: `path` is its folder, `name` may carry more folders.
///
/// # Errors
/// What is wrong with the folder.
pub fn in_session(path: &str, name: &str) -> Result<AlfPath, &'static str> {
    let file = File::new(path, name);
    let found = groups(&FOLDER, &format!("{}/", file.folder())).ok_or(INVALID)?;
    let part = |n: usize| found[n].clone().unwrap_or_default();
    let revision = found[4].clone();
    if let Some(revision) = &revision {
        let marked = format!("#{revision}#");
        let first = file.folders.iter().position(|folder| *folder == marked);
        if first.is_some_and(|first| first + 1 < file.folders.len()) {
            return Err(NOT_LAST);
        }
    }
    let session = format!("{}/{}/{}", part(0), part(1), part(2));
    Ok(AlfPath { session, collection: part(3), revision, name: file.name })
}

/// Where a file of something else than a session lies.
///
/// # Errors
/// What is wrong with the folder.
pub fn elsewhere(path: &str, name: &str) -> Result<AlfPath, &'static str> {
    let file = File::new(path, name);
    let found = groups(&COLLECTION, &format!("{}/", file.folder())).ok_or(INVALID)?;
    let (collection, revision) = (found[0].clone().unwrap_or_default(), found[1].clone());
    let read = collection.split('/').filter(|part| !part.is_empty()).count() + usize::from(revision.is_some());
    if read != file.folders.len() + usize::from(file.absolute) {
        return Err(INVALID);
    }
    Ok(AlfPath { session: String::new(), collection, revision, name: file.name })
}

/// A file's path, taken apart as path libraries do: empty parts and `.` mean nothing, and an absolute name
/// stands for itself.
struct File {
    absolute: bool,
    folders: Vec<String>,
    name: String,
}

impl File {
    fn new(path: &str, name: &str) -> File {
        let whole = if name.starts_with('/') { name.to_owned() } else { format!("{path}/{name}") };
        let parts = whole.split('/').filter(|part| !part.is_empty() && *part != ".");
        let mut folders: Vec<String> = parts.map(str::to_owned).collect();
        let name = folders.pop().unwrap_or_default();
        File { absolute: whole.starts_with('/'), folders, name }
    }

    fn folder(&self) -> String {
        format!("{}{}", if self.absolute { "/" } else { "" }, self.folders.join("/"))
    }
}

/// A dataset type by what it says of files' names.
#[derive(Debug, Clone)]
pub struct FileType {
    /// E.g. `spikes.times`.
    pub name: String,
    /// A shell pattern, or empty.
    pub pattern: String,
}

impl FileType {
    /// Whether a file of this name is of the type.
    pub fn fits(&self, file: &str) -> bool {
        if !self.pattern.is_empty() {
            return shell_match(&lower(&self.pattern), &lower(file));
        }
        match groups(&NAME, file) {
            Some(found) => {
                let part = |n: usize| found[n].as_deref().unwrap_or_default();
                self.name == format!("{}.{}", part(0), part(1))
            }
            None => self.name == file[..file.len() - extension(file).len()],
        }
    }
}

/// The last extension with its dot; empty without one.
pub fn extension(file: &str) -> &str {
    match file.rfind('.') {
        Some(dot) if dot > 0 && dot + 1 < file.len() => &file[dot..],
        _ => "",
    }
}

fn lower(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// One element of a shell pattern.
enum Glob<'a> {
    /// `*`: any text.
    Any,
    /// `?`: one character.
    One,
    /// `[ab-d]`, `[!a]`: one of these, or none of them.
    Class(&'a [char]),
    /// The character itself.
    Char(char),
}

impl Glob<'_> {
    fn takes(&self, c: char) -> bool {
        match self {
            Glob::Any => false,
            Glob::One => true,
            Glob::Class(class) => in_class(class, c),
            Glob::Char(own) => *own == c,
        }
    }
}

fn globs(mut pattern: &[char]) -> Vec<Glob<'_>> {
    let mut globs = Vec::new();
    while let Some((first, rest)) = pattern.split_first() {
        let (glob, rest) = match first {
            '*' => (Glob::Any, rest),
            '?' => (Glob::One, rest),
            '[' => class(rest).map_or((Glob::Char('['), rest), |(class, rest)| (Glob::Class(class), rest)),
            other => (Glob::Char(*other), rest),
        };
        globs.push(glob);
        pattern = rest;
    }
    globs
}

/// Whether a text fits a shell pattern. Only the last `*` ever takes more than it took at first, so the work
/// is bounded by the product of both lengths.
fn shell_match(pattern: &[char], text: &[char]) -> bool {
    let globs = globs(pattern);
    let (mut at, mut taken) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while taken < text.len() {
        match globs.get(at) {
            Some(Glob::Any) => {
                star = Some((at, taken));
                at += 1;
            }
            Some(glob) if glob.takes(text[taken]) => {
                at += 1;
                taken += 1;
            }
            _ => match &mut star {
                Some((star, from)) => {
                    *from += 1;
                    (at, taken) = (*star + 1, *from);
                }
                None => return false,
            },
        }
    }
    globs[at..].iter().all(|glob| matches!(glob, Glob::Any))
}

/// What stands between brackets, and what follows; a `]` at the beginning is one of the characters.
fn class(after_bracket: &[char]) -> Option<(&[char], &[char])> {
    let skip = usize::from(after_bracket.first() == Some(&'!')) + 1;
    let end = after_bracket.iter().skip(skip).position(|c| *c == ']')? + skip;
    Some((&after_bracket[..end], &after_bracket[end + 1..]))
}

fn in_class(class: &[char], c: char) -> bool {
    let (negated, mut class) = match class.split_first() {
        Some(('!', rest)) => (true, rest),
        _ => (false, class),
    };
    let mut found = false;
    while let Some((first, rest)) = class.split_first() {
        class = match rest {
            ['-', last, rest @ ..] => {
                found |= (*first..=*last).contains(&c);
                rest
            }
            _ => {
                found |= *first == c;
                rest
            }
        };
    }
    found != negated
}

/// The groups of the first match; `None` if nothing matches.
fn groups(regex: &Regex, text: &str) -> Option<Vec<Option<String>>> {
    // Exceeding the backtracking limit counts as no match: such names aren't valid.
    let found = regex.captures(text).ok().flatten()?;
    Some(found.iter().skip(1).map(|group| group.map(|group| group.as_str().to_owned())).collect())
}

fn compiled(text: &str) -> Regex {
    Regex::new(text).expect("the expressions of this file are tested")
}

static HEAD: LazyLock<Regex> = LazyLock::new(|| compiled(r"^([\w.-]+)/(\d{4}-\d{2}-\d{2})/(\d{1,3})"));
static FOLDER: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"(?:\w+/Subjects/)?([\w.-]+)/(\d{4}-\d{2}-\d{2})/(\d{1,3})/(?:([\w./-]+)/)?(?:#([\w.-]+)#/)?")
});
static COLLECTION: LazyLock<Regex> = LazyLock::new(|| compiled(r"^(?:([\w./-]+)/)?(?:#([\w.-]+)#/)?"));
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^_?(?:(?<=_)[a-zA-Z0-9]+)?_?(\w+)\.((?:_[a-z]+_)?[a-zA-Z0-9]+(?:_times(?=[_.])|_intervals(?=[_.]))?)(?:_(?:\w+))?(?:\.(?:[.\w-]+))*\.(?:\w+)$",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    fn place(session: &str, collection: &str, revision: Option<&str>, name: &str) -> AlfPath {
        AlfPath {
            session: session.into(),
            collection: collection.into(),
            revision: revision.map(str::to_owned),
            name: name.into(),
        }
    }

    #[test]
    fn a_path_begins_with_its_session() {
        let head = session_head("MN_1.b/2021-06-08/001/alf").expect("a session");
        assert_eq!(head, SessionHead { subject: "MN_1.b".into(), day: "2021-06-08".into(), number: 1 });
        assert_eq!(session_head("MN/08-06-2021/1"), None);
        assert_eq!(session_head("lab/Subjects/MN/2021-06-08/1"), None);
    }

    #[test]
    fn the_folder_of_a_session_has_a_collection_and_a_revision() {
        let of = |path: &str, name: &str| in_session(path, name);
        assert_eq!(of("MN/2021-06-08/001", "a.b.npy"), Ok(place("MN/2021-06-08/001", "", None, "a.b.npy")));
        assert_eq!(of("MN/2021-06-08/1/alf", "p/a.b.npy"), Ok(place("MN/2021-06-08/1", "alf/p", None, "a.b.npy")));
        let revised = place("MN/2021-06-08/1", "alf", Some("2022-01-01"), "a.b.npy");
        assert_eq!(of("MN/2021-06-08/1/alf/#2022-01-01#", "a.b.npy"), Ok(revised.clone()));
        assert_eq!(revised.relative_path(), "MN/2021-06-08/1/alf/#2022-01-01#/a.b.npy");
        assert_eq!(of("MN/2021-06-08/1/#r#/sub", "a.b.npy"), Err(NOT_LAST));
        assert_eq!(of("MN/2021-06-08/1/alf", "/a.b.npy"), Err(INVALID));
    }

    #[test]
    fn elsewhere_every_folder_must_be_read() {
        assert_eq!(elsewhere("Tags/paper", "a.b.npy"), Ok(place("", "Tags/paper", None, "a.b.npy")));
        assert_eq!(elsewhere("Tags/#r#", "a.b.npy"), Ok(place("", "Tags", Some("r"), "a.b.npy")));
        assert_eq!(elsewhere("Tags/bad folder", "a.b.npy"), Err(INVALID));
        assert_eq!(elsewhere("Tags/#r#/sub", "a.b.npy"), Err(INVALID));
    }

    #[test]
    fn slashes_are_made_alike() {
        assert_eq!(slashes("/MN//2021\\1/"), "/MN/2021/1/");
    }

    fn fits(name: &str, pattern: &str, file: &str) -> bool {
        FileType { name: name.into(), pattern: pattern.into() }.fits(file)
    }

    #[test]
    fn a_type_without_pattern_fits_object_and_attribute() {
        assert!(fits("spikes.times", "", "spikes.times.npy"));
        assert!(fits("trials.table", "", "_ibl_trials.table.pqt"));
        assert!(fits("wheelMoves.intervals", "", "wheelMoves.intervals_bpod.csv"));
        assert!(fits("a.goCue_times", "", "a.goCue_times.npy"));
        assert!(fits("notes", "", "notes.txt"));
        assert!(!fits("Spikes.times", "", "spikes.times.npy"));
    }

    #[test]
    fn a_pattern_fits_in_any_letter_case() {
        assert!(fits("x", "*Camera.times*", "_ibl_leftcamera.times.npy"));
        assert!(fits("x", "probe[0-9]?.[!a]*", "PROBE00.log"));
        assert!(!fits("x", "probe[0-9]?.[!a]*", "probe00.abc"));
        assert!(!fits("spikes.times", "other*", "spikes.times.npy"));
        assert!(fits("x", "a[]b]c[", "a]c["));
    }

    #[test]
    fn extensions_are_the_last_ones() {
        assert_eq!(extension("a.b.npy"), ".npy");
        assert_eq!(extension(".hidden"), "");
        assert_eq!(extension("noext"), "");
    }
}
