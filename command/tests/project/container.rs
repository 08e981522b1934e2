//! The Containerfile of a new project: its text, where it is wrong only when an image is built. That its steps make a server
//! is shown by the guide's test, which does them without a container.

use crate::support::{folder, specimen};
use std::fs;

/// What is wrong with a Containerfile that builds the program `name`.
fn faults(text: &str, name: &str) -> Vec<String> {
    let lines = instructions(text);
    let mut faults = Vec::new();
    let mut fault = |wrong: bool, what: String| faults.extend(wrong.then_some(what));
    let known = ["CMD", "COPY", "ENTRYPOINT", "EXPOSE", "FROM", "RUN", "USER", "VOLUME", "WORKDIR"];
    let (mut stages, mut releases, mut user, mut directory) = (Vec::new(), Vec::new(), "root", "");
    for (word, rest) in &lines {
        let words: Vec<&str> = rest.split_whitespace().collect();
        fault(!known.contains(&&**word), format!("{word} isn't an instruction that is used here"));
        match (&**word, words.as_slice()) {
            ("FROM", [image, as_stage @ ..]) => {
                let (_, tag) = image.rsplit_once(':').unwrap_or((image, "latest"));
                fault(tag == "latest", format!("{image} has no fixed tag"));
                releases.extend(["bookworm", "trixie"].into_iter().filter(|release| tag.contains(release)));
                stages.push(as_stage.get(1).copied().unwrap_or_default());
                (user, directory) = ("root", "");
            }
            ("COPY", [from, source, _]) => match from.strip_prefix("--from=") {
                Some(stage) => {
                    fault(!stages.contains(&stage), format!("there is no stage {stage}"));
                    fault(!source.ends_with(&format!("/target/release/{name}")), format!("{source} isn't the program"));
                }
                None => fault(true, format!("COPY {rest} has three words")),
            },
            ("RUN", _) if rest.contains("apt-get install") => {
                let clean = rest.contains("apt-get update") && rest.contains("rm -rf /var/lib/apt/lists/*");
                fault(!clean, format!("packages need a fresh list, which doesn't belong in the image: {rest}"));
                fault(!rest.contains(" -y "), format!("apt-get would ask: {rest}"));
            }
            ("USER", [name]) => user = name,
            ("WORKDIR", [path]) => directory = path,
            ("ENTRYPOINT" | "CMD", _) => {
                let list = serde_json::from_str::<Vec<String>>(rest);
                fault(list.is_err(), format!("{word} {rest} is run by a shell, which doesn't pass signals on"));
            }
            _ => {}
        }
    }
    let last = |word: &str| lines.iter().rev().find(|(of, _)| of == word).map_or("", |(_, rest)| rest);
    fault(user == "root", "the server runs as root".into());
    fault(directory != last("VOLUME"), format!("the database is in {directory}, which isn't the volume"));
    fault(!last("CMD").contains(&format!(":{}\"", last("EXPOSE"))), "the port isn't that of the server".into());
    fault(last("ENTRYPOINT") != format!("[\"{name}\"]"), "the program isn't started".into());
    fault(releases.len() != 2 || releases[0] != releases[1], format!("C libraries of several releases: {releases:?}"));
    faults
}

/// The instructions with what follows each, continued lines joined.
fn instructions(text: &str) -> Vec<(String, String)> {
    let text = text.replace("\\\n", " ");
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(word, rest)| (word.into(), rest.trim().into())).collect()
}

#[test]
fn the_containerfile_of_a_new_project_has_no_fault() {
    let root = folder(&[]);
    let (status, _, error) = specimen(root.path(), &["new", "museum"]);
    assert_eq!(status, 0, "{error}");
    let text = fs::read_to_string(root.path().join("museum/Containerfile")).expect("it is there");
    assert_eq!(faults(&text, "museum"), [""; 0]);
    // Each of these changes would only show when an image is built or run.
    for (old, new, found) in [
        ("--from=build", "--from=builder", "no stage builder"),
        (
            "FROM docker.io/library/debian:trixie-slim",
            "FROM docker.io/library/debian:bookworm-slim",
            "several releases",
        ),
        ("FROM docker.io/library/debian:trixie-slim", "FROM docker.io/library/debian", "no fixed tag"),
        ("/target/release/museum", "/target/release/server", "isn't the program"),
        ("USER museum", "USER root", "runs as root"),
        ("VOLUME /data", "VOLUME /var", "isn't the volume"),
        ("EXPOSE 8000", "EXPOSE 8080", "the port"),
        ("ENTRYPOINT [\"museum\"]", "ENTRYPOINT museum", "by a shell"),
        ("WORKDIR /build", "WORKDIRS /build", "isn't an instruction"),
    ] {
        assert!(text.contains(old), "{old}");
        let faults = faults(&text.replace(old, new), "museum");
        assert!(faults.iter().any(|fault| fault.contains(found)), "{new}: {faults:?}");
    }
}
