//! A Python that has some package, for tests with other people's clients.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Where a Python is, and the folder of its user's packages, which it would not find from another home.
pub struct Python {
    executable: PathBuf,
    packages: String,
}

impl Python {
    /// The Python that a variable names, or `python3`, if it has a module; `None`, and a line that says so, if not.
    pub fn with(variable: &str, module: &str, test: &str) -> Option<Python> {
        let found = Python::find(variable, module);
        if found.is_none() {
            println!("SKIPPED {test}: no Python with {module} ({variable} names one)");
        }
        found
    }

    fn find(variable: &str, module: &str) -> Option<Python> {
        let name = std::env::var_os(variable).unwrap_or_else(|| "python3".into());
        let ask = format!("import sys, site, {module}; print(sys.executable); print(site.getuserbase())");
        let output = Command::new(name).args(["-c", &ask]).stdin(Stdio::null()).output().ok();
        let text = String::from_utf8(output.filter(|output| output.status.success())?.stdout).ok()?;
        let mut lines = text.lines();
        Some(Python { executable: lines.next()?.into(), packages: lines.next()?.to_owned() })
    }

    /// A run of it in a folder, which is also its user's: clients keep tokens and answers there.
    pub fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.executable);
        command.current_dir(folder).env("HOME", folder).env("PYTHONUSERBASE", &self.packages);
        command.env("PYTHONDONTWRITEBYTECODE", "1").stdin(Stdio::null());
        command
    }
}
