//! `docs/guide.md` as somebody follows it: its commands and changes in their order, in an empty folder. What follows the
//! language of a block says how it is run:
//!
//! - `sh`: runs to its end, with success. `sh fails`: ends with status 3.
//! - `sh server`: goes on until the next server is started; the test waits until it answers.
//! - `sh install`: left out; the program is that of this checkout.
//! - `sh postgres`: on a throw-away PostgreSQL; left out where there is none.
//! - `sh container`: what the Containerfile says is done without a container: see `container`.
//! - `text`: each line is in the output of the block before.
//! - `yaml`: the content of the file that the text before names.
//! - `diff`: replaces the lines with `-`, and those around them, in the file that the text before named last.
//!
//! Crates come from this checkout instead of the git repository, so that nothing is fetched, and are compiled into its
//! folder `target`.

use crate::support::{answers, free_port, postgres::Cluster};
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

const CHECKOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const GUIDE: &str = include_str!("../../../docs/guide.md");

/// A block of code, and the file that the text before it named last.
struct Block {
    language: String,
    how: String,
    text: String,
    file: String,
    line: usize,
}

fn blocks(page: &str) -> Vec<Block> {
    let (mut blocks, mut file, mut open) = (Vec::new(), String::new(), None::<Block>);
    for (index, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let (language, how) = info.split_once(' ').unwrap_or((info, ""));
                let (language, how) = (language.to_owned(), how.to_owned());
                open = Some(Block { language, how, text: String::new(), file: file.clone(), line: index + 1 });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.text += line;
                block.text += "\n";
            }
            (None, None) => {
                // `Write `a`:` and `In `a`, …:` name a file.
                let named = line.split_once("In `").or(line.split_once("Write `"));
                if let Some((_, rest)) = named {
                    rest.split('`').next().unwrap_or_default().clone_into(&mut file);
                }
            }
        }
    }
    blocks
}

/// Somebody who follows the guide.
struct Reader {
    root: TempDir,
    folder: PathBuf,
    /// What the shell's variables were after the block before.
    variables: HashMap<String, String>,
    server: Option<Child>,
    address: String,
    output: String,
}

impl Reader {
    fn new() -> Reader {
        let root = tempfile::tempdir().expect("a folder");
        let bin = root.path().join("bin");
        fs::create_dir(&bin).expect("it can be made");
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_specimen"), bin.join("specimen")).expect("it can be made");
        let path = std::env::var("PATH").expect("a path");
        let address = format!("127.0.0.1:{}", free_port());
        let set = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let target = Path::new(env!("CARGO_BIN_EXE_specimen")).ancestors().nth(2).expect("the target folder");
        let variables = HashMap::from([
            set("PATH", &format!("{}:{path}", bin.display())),
            set("HOME", &std::env::var("HOME").unwrap_or_default()),
            set("CARGO_TARGET_DIR", &target.to_string_lossy()),
            set("CARGO_NET_OFFLINE", "true"),
            set("CARGO_TERM_COLOR", "never"),
            set("MUSEUM_BIND", &address),
            set("GIT_AUTHOR_NAME", "reader"),
            set("GIT_AUTHOR_EMAIL", "reader@localhost"),
            set("GIT_COMMITTER_NAME", "reader"),
            set("GIT_COMMITTER_EMAIL", "reader@localhost"),
        ]);
        let kept = ["CARGO_HOME", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN", "LANG"];
        let kept = kept.iter().filter_map(|name| Some(((*name).to_owned(), std::env::var(name).ok()?)));
        let variables = variables.into_iter().chain(kept).collect();
        Reader { folder: root.path().to_owned(), root, variables, server: None, address, output: String::new() }
    }

    fn command(&self, script: &str) -> Command {
        let mut command = Command::new("bash");
        command.args(["-euo", "pipefail", "-c", script]).current_dir(&self.folder).stdin(Stdio::null());
        command.env_clear().envs(&self.variables);
        command
    }

    /// Runs a block to its end, and keeps its folder and variables.
    fn run(&mut self, script: &str, status: i32) {
        let script = script
            .replace("--git https://github.com/specimen-labs/specimen", &format!("--path {CHECKOUT}"))
            .replace("127.0.0.1:8000", &self.address);
        let state = self.root.path().join("state");
        let whole = format!("set -a\n{script}\npwd > '{0}'\nenv -0 >> '{0}'\n", state.display());
        let Output { status: found, stdout, stderr } = self.command(&whole).output().expect("bash starts");
        self.output = String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned();
        let log = self.root.path().join("server.log");
        let log = || fs::read_to_string(&log).unwrap_or_default();
        assert_eq!(found.code(), Some(status), "{script}\n{}\nthe server: {}", self.output, log());
        if status == 0 {
            let state = fs::read_to_string(&state).expect("the state was written");
            let (folder, variables) = state.split_once('\n').expect("a line");
            self.folder = folder.into();
            self.variables = variables
                .split('\0')
                .filter_map(|pair| pair.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
        }
    }

    /// Starts a server in place of the one before, and waits until it answers.
    fn serve(&mut self, script: &str) {
        self.stop();
        // Building takes its time, and isn't waiting for the server.
        self.run(&script.replace("cargo run", "cargo build"), 0);
        let log = fs::File::create(self.root.path().join("server.log")).expect("it can be made");
        let other = log.try_clone().expect("a file");
        let script = format!("exec {script}");
        self.server = Some(self.command(&script).stdout(log).stderr(other).spawn().expect("bash starts"));
        self.wait();
    }

    fn wait(&mut self) {
        let since = Instant::now();
        while !answers(&self.address, "/readyz") {
            let ended = self.server.as_mut().and_then(|server| server.try_wait().expect("its state"));
            let log = fs::read_to_string(self.root.path().join("server.log")).unwrap_or_default();
            assert!(ended.is_none() && since.elapsed() < Duration::from_secs(120), "no answer: {ended:?}\n{log}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn stop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    /// Replaces the lines of a file that a block has without `+` by those that it has without `-`.
    fn change(&self, block: &Block) {
        let path = self.folder.join(&block.file);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let side = |without: char| {
            let lines = block.text.lines().filter(|line| !line.starts_with(without));
            lines.map(|line| line.get(1..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
        };
        let (old, new) = (side('+'), side('-'));
        assert_eq!(text.matches(&old).count(), 1, "line {}: {} has once:\n{old}", block.line, block.file);
        fs::write(path, text.replace(&old, &new)).expect("it can be written");
    }

    /// Does what the Containerfile does, without a container: builds from the files that the image gets, and runs the program
    /// alone, in an empty folder and without an environment.
    fn container(&mut self) {
        self.stop();
        let read = |name: &str| fs::read_to_string(self.folder.join(name)).expect(name);
        let (containerfile, ignored) = (read("Containerfile"), read(".dockerignore"));
        let has = |line: &str| containerfile.lines().any(|other| other.trim() == line);
        assert!(has("RUN cargo build --release --locked") && has(r#"ENTRYPOINT ["museum"]"#), "{containerfile}");
        let build = self.root.path().join("build");
        let left_out = ignored.lines().map(|name| format!(" --exclude='./{name}'")).collect::<String>();
        let copy = format!("mkdir {0}; tar -c{left_out} . | tar -xmC {0}; cd {0}; ls -a", build.display());
        let folder = self.folder.clone();
        self.run(&copy, 0);
        assert!(!self.output.contains("sqlite3") && !self.output.contains(".git\n"), "{}", self.output);
        // Not `--release`, which would compile all crates once more. All files are new, so the project itself is compiled.
        self.run("cargo build --locked", 0);
        self.folder = folder;
        let data = self.root.path().join("data");
        fs::create_dir(&data).expect("it can be made");
        let program = Path::new(&self.variables["CARGO_TARGET_DIR"]).join("debug/museum");
        let program = |arguments: &[&str]| {
            let mut command = Command::new(&program);
            command.args(arguments).current_dir(&data).env_clear().stdin(Stdio::null());
            command
        };
        let migrated = program(&["migrate"]).output().expect("it starts");
        assert!(migrated.status.success(), "{}", String::from_utf8_lossy(&migrated.stderr));
        let command = containerfile.lines().find_map(|line| line.strip_prefix("CMD ")).expect("a command");
        let command: Vec<String> = serde_json::from_str(command).expect("a list");
        let bind = self.address.replace("127.0.0.1", "0.0.0.0");
        let command: Vec<&str> =
            command.iter().map(|word| if word == "0.0.0.0:8000" { &*bind } else { word }).collect();
        assert!(command.contains(&&*bind), "{command:?}");
        let log = fs::File::create(self.root.path().join("server.log")).expect("it can be made");
        let mut server = program(&command);
        self.server = Some(server.stdout(Stdio::null()).stderr(log).spawn().expect("it starts"));
        self.wait();
        assert!(answers(&self.address, "/healthz"));
        self.stop();
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.stop();
    }
}

#[test]
fn all_that_the_guide_says_works() {
    let mut reader = Reader::new();
    let database = Cluster::shared("the guide's section on PostgreSQL").map(Cluster::database);
    if let Some(cluster) = Cluster::shared("the table of rights on PostgreSQL") {
        reader.variables.insert("TEST_DATABASE_URL".to_owned(), cluster.database());
    }
    let mut skipped = false;
    for block in blocks(GUIDE) {
        let began = Instant::now();
        match (block.language.as_str(), block.how.as_str()) {
            ("sh", "") => reader.run(&block.text, 0),
            ("sh", "fails") => reader.run(&block.text, 3),
            ("sh", "server") => reader.serve(&block.text),
            ("sh", "install") => assert!(block.text.contains("specimen-cli"), "{}", block.text),
            ("sh", "postgres") => {
                skipped = database.is_none();
                if let Some(database) = &database {
                    reader.run(&block.text.replace("postgres://museum:secret@localhost/museum", database), 0);
                }
            }
            ("sh", "container") => reader.container(),
            ("text", "") if skipped => skipped = false,
            ("text", "") => {
                for line in block.text.lines() {
                    assert!(reader.output.contains(line), "line {}: no `{line}` in\n{}", block.line, reader.output);
                }
            }
            ("yaml", "") => fs::write(reader.folder.join(&block.file), &block.text).expect("it can be written"),
            ("diff", "") => reader.change(&block),
            other => panic!("line {}: the test doesn't know {other:?}", block.line),
        }
        println!("line {}: {} ms", block.line, began.elapsed().as_millis());
    }
    // What a reader has at the end is what CI compares, and is set by rustfmt.
    reader.run("specimen generate --check && cargo fmt --check", 0);
    // A trait that nobody implements is reported once, whatever it has.
    let moved = "s/impl SampleBehaviour for App/struct Other;\\nimpl SampleBehaviour for Other/";
    reader.run(&format!("sed -i '{moved}' src/behaviour.rs && cargo build --locked"), 101);
    let missing = "needs `impl SampleBehaviour for App`";
    let found = reader.output.matches(missing).count();
    assert_eq!((found, reader.output.matches("error[").count()), (1, 1), "{}", reader.output);
}

#[test]
fn a_change_is_said_of_the_file_that_was_named_last() {
    let page = "In `a.rs`, b:\n\n```diff\n-x\n+y\n```\nOr `c`.\n\n```sh fails\nz\n```\n";
    let found: Vec<String> = blocks(page)
        .iter()
        .map(|block| format!("{} {} {} {:?}", block.language, block.how, block.file, block.text))
        .collect();
    assert_eq!(found, ["diff  a.rs \"-x\\n+y\\n\"", "sh fails a.rs \"z\\n\""]);
}
