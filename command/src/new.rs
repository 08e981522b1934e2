//! `specimen new`: a project that builds, serves, and has tests. Its files are those in `templates/`, and what the
//! generator makes of its spec.

use crate::{Failure, out};
use clap::{ArgGroup, Args};
use serde_json::json;
use specimen_codegen::files::{self, Layout};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// Examples, shown by `--help`.
pub const HELP: &str = "\
The folder NAME is created in the working directory. It has users, a resource with a check
and a computed value written in Rust, tests, and files for CI and for a container.

The crates of Specimen come from a registry, in the version of this program, unless one
of --path, --git and --version says otherwise. With --path the versions of all other
crates are those of the checkout's Cargo.lock.

Examples:
  specimen new museum
  specimen new museum --path ../specimen
  specimen new museum --git https://github.com/specimen-labs/specimen

Exit status: 0 done; 1 it failed; 2 the name can't be used, or the folder isn't empty.";

/// `specimen new`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("source"))]
pub struct New {
    /// Name of the project: of its folder, crate and program
    name: String,
    /// Take the crates of Specimen from a checkout
    #[arg(long, value_name = "DIR", group = "source")]
    path: Option<PathBuf>,
    /// Take the crates of Specimen from a git repository
    #[arg(long, value_name = "URL", group = "source")]
    git: Option<String>,
    /// Take this version of the crates of Specimen from a registry
    #[arg(long, value_name = "V", group = "source")]
    version: Option<String>,
}

/// Where each template goes.
const FILES: &[(&str, &str)] = &[
    (".dockerignore", include_str!("../templates/dockerignore.tera")),
    (".github/workflows/ci.yml", include_str!("../templates/ci.yml.tera")),
    (".gitignore", include_str!("../templates/gitignore.tera")),
    ("Cargo.toml", include_str!("../templates/Cargo.toml.tera")),
    ("Containerfile", include_str!("../templates/Containerfile.tera")),
    ("README.md", include_str!("../templates/README.md.tera")),
    ("build.rs", include_str!("../templates/build.rs.tera")),
    ("rustfmt.toml", include_str!("../templates/rustfmt.toml.tera")),
    ("spec/accounts/token.yaml", include_str!("../templates/spec/accounts/token.yaml.tera")),
    ("spec/accounts/user.yaml", include_str!("../templates/spec/accounts/user.yaml.tera")),
    ("spec/api.yaml", include_str!("../templates/spec/api.yaml.tera")),
    ("spec/samples/sample.yaml", include_str!("../templates/spec/samples/sample.yaml.tera")),
    ("src/behaviour.rs", include_str!("../templates/src/behaviour.rs.tera")),
    ("src/lib.rs", include_str!("../templates/src/lib.rs.tera")),
    ("src/main.rs", include_str!("../templates/src/main.rs.tera")),
    ("tests/rights.json", include_str!("../templates/tests/rights.json.tera")),
    ("tests/rights.txt", include_str!("../templates/tests/rights.txt.tera")),
    ("tests/server.rs", include_str!("../templates/tests/server.rs.tera")),
];

/// Writes a new project.
pub fn new(command: &New) -> Result<(), Failure> {
    let name = &command.name;
    check_name(name).map_err(Failure::Wrong)?;
    let folder = Path::new(name);
    let is_free = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    if !is_free {
        let text = format!("There is something at {name} already. Choose another name, or remove it.");
        return Err(Failure::Wrong(text));
    }
    let (specimen, codegen, lock) = source(command)?;
    let values = json!({
        "name": name,
        "crate_name": name.replace('-', "_"),
        "title": title(name),
        "specimen": specimen,
        "codegen": codegen,
        "rust_version": env!("CARGO_PKG_RUST_VERSION"),
    });
    // Made under another name first, so that nothing is left of a failure.
    let failed = |error: &dyn std::fmt::Display| Failure::Failed(format!("The project can't be written: {error}."));
    let temporary = tempfile::Builder::new().prefix(".specimen-new").tempdir_in(".").map_err(|error| failed(&error))?;
    let context = tera::Context::from_serialize(&values).map_err(|error| failed(&error))?;
    let filled =
        |(path, template): &(&str, &str)| Ok(((*path).to_owned(), tera::Tera::one_off(template, &context, false)?));
    let texts =
        FILES.iter().map(filled).collect::<tera::TeraResult<BTreeMap<_, _>>>().map_err(|error| failed(&error))?;
    for (path, text) in texts {
        let target = temporary.path().join(path);
        let written = target.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&target, text));
        written.map_err(|error| failed(&error))?;
    }
    if let Some(lock) = lock {
        fs::copy(lock, temporary.path().join("Cargo.lock")).map_err(|error| failed(&error))?;
    }
    files::write(&Layout::below(temporary.path())).map_err(|error| Failure::Failed(error.to_string()))?;
    place(temporary, folder).map_err(|error| failed(&error))?;
    out::line(&format!("Made {name}. Next:\n  cd {name}\n  cargo run"));
    Ok(())
}

/// Gives the finished folder its name, in place of an empty folder, and the rights that folders usually have: those of a
/// temporary one are for its owner only.
fn place(temporary: tempfile::TempDir, folder: &Path) -> io::Result<()> {
    let rights = fs::metadata(temporary.path().join("src"))?.permissions();
    fs::set_permissions(temporary.path(), rights)?;
    // Fails where somebody has put something there meanwhile; only then is there something to clear away.
    fs::rename(temporary.path(), folder)?;
    let _ = temporary.keep();
    Ok(())
}

/// The two crates as `Cargo.toml` names them, and the Cargo.lock to begin with.
fn source(command: &New) -> Result<(String, String, Option<PathBuf>), Failure> {
    if let Some(path) = &command.path {
        let checkout = path.canonicalize().ok().filter(|path| path.join("runtime/Cargo.toml").is_file());
        let Some(checkout) = checkout else {
            return Err(Failure::Wrong(format!(
                "There is no checkout of Specimen in {}. Name the folder that contains `runtime` and `codegen`.",
                path.display()
            )));
        };
        let table = |package: &str| {
            let path = toml::Value::from(checkout.join(package).to_string_lossy().into_owned());
            format!("{{ path = {path} }}")
        };
        let lock = Some(checkout.join("Cargo.lock")).filter(|lock| lock.is_file());
        return Ok((table("runtime"), table("codegen"), lock));
    }
    let table = match (&command.git, &command.version) {
        (Some(url), _) => format!("{{ git = {} }}", toml::Value::from(url.as_str())),
        (None, version) => toml::Value::from(version.as_deref().unwrap_or(env!("CARGO_PKG_VERSION"))).to_string(),
    };
    Ok((table.clone(), table, None))
}

/// Names that a crate can't have here: words of Rust, crates of the toolchain, and those that the project uses.
const TAKEN: &[&str] = &[
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "build",
    "const",
    "continue",
    "core",
    "crate",
    "deps",
    "do",
    "dyn",
    "else",
    "enum",
    "examples",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "incremental",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc-macro",
    "proc_macro",
    "pub",
    "ref",
    "return",
    "self",
    "serde-json",
    "serde_json",
    "specimen",
    "specimen-codegen",
    "specimen-passwords",
    "specimen-tables",
    "specimen_codegen",
    "specimen_passwords",
    "specimen_tables",
    "static",
    "std",
    "struct",
    "super",
    "tempfile",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// Says why a project can't have a name, and which one it can have.
fn check_name(name: &str) -> Result<(), String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let why = if name.is_empty() {
        "it is empty"
    } else if TAKEN.contains(&name) {
        "Rust, or a crate that the project uses, has that name"
    } else if name.len() > 60 {
        "it has more than 60 characters"
    } else if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        "names of crates begin with a small letter from a to z"
    } else if !name.chars().all(fits) {
        "names of crates consist of small letters from a to z, digits, hyphens and underscores"
    } else {
        return Ok(());
    };
    let proposed: String = name.to_lowercase().chars().map(|c| if fits(c) { c } else { '-' }).take(60).collect();
    let proposed = proposed.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let proposed = proposed.trim_start_matches(|c: char| !c.is_ascii_lowercase());
    let proposed = match proposed {
        "" => "museum".to_owned(),
        taken if TAKEN.contains(&taken) => format!("{taken}-server"),
        other => other.to_owned(),
    };
    Err(format!("A project can't be called `{name}`: {why}. For example: specimen new {proposed}"))
}

/// A name as a heading: `museum-of-art` is `Museum of art`.
fn title(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_no_crate_can_have_are_refused_with_one_that_can_be_had() {
        for name in ["museum", "museum-2", "lab_data", "m"] {
            assert_eq!(check_name(name), Ok(()), "{name}");
        }
        for (name, why, proposed) in [
            ("", "empty", "museum"),
            ("Museum", "begin with a small letter", "museum"),
            ("museum of art", "hyphens", "museum-of-art"),
            ("../museum", "begin", "museum"),
            ("2nd-museum", "begin", "nd-museum"),
            ("köln", "hyphens", "k-ln"),
            ("-v", "begin", "v"),
            ("test", "Rust", "test-server"),
            ("specimen", "uses", "specimen-server"),
            (&"m".repeat(65), "60", &"m".repeat(60)),
        ] {
            let message = check_name(name).expect_err(name);
            assert!(message.contains(why) && message.ends_with(&format!("specimen new {proposed}")), "{message}");
            assert_eq!(check_name(proposed), Ok(()), "what is proposed can be had");
        }
        for taken in TAKEN {
            assert!(check_name(taken).is_err(), "{taken}");
        }
    }

    #[test]
    fn a_name_becomes_a_heading() {
        assert_eq!(title("museum-of_art"), "Museum of art");
    }
}
