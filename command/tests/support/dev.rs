//! `specimen dev` as a process.

use super::free_port;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// A running `specimen dev`, killed when dropped.
pub struct Dev {
    /// `host:port`.
    pub address: String,
    process: Child,
    output: PathBuf,
}

impl Dev {
    /// Starts it in a folder, on a free port.
    pub fn start(folder: &Path, arguments: &[&str]) -> Dev {
        let address = format!("127.0.0.1:{}", free_port());
        let output = folder.join("output");
        let file = File::create(&output).expect("it can be made");
        let mut command = Command::new(env!("CARGO_BIN_EXE_specimen"));
        command.arg("dev").args(arguments).args(["--bind", &address]).current_dir(folder);
        command.env_remove("DATABASE_URL").env_remove("RUST_LOG").stdin(Stdio::null());
        let process = command.stderr(file.try_clone().expect("a file")).stdout(file).spawn();
        Dev { address, process: process.expect("the program starts"), output }
    }

    /// What it has printed.
    pub fn output(&self) -> String {
        fs::read_to_string(&self.output).expect("it is there")
    }

    /// Waits until it has printed one of some words, and returns what it has printed since a place.
    pub fn wait(&self, since: usize, words: &[&str]) -> String {
        let began = Instant::now();
        loop {
            let output = self.output()[since..].to_owned();
            if words.iter().any(|word| output.contains(word)) {
                return output;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "none of {words:?}: {output}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Dev {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
