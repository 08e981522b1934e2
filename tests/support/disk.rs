//! A small file system of its own, which a test fills. Only root may make one.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// A file system in memory; gone when dropped.
pub struct Disk(PathBuf);

impl Disk {
    /// Makes one of a size, e.g. `12m`, in a folder. `None`, and a line that says so, where this isn't allowed.
    pub fn new(test: &str, folder: &Path, size: &str) -> Option<Disk> {
        let path = folder.join("disk");
        std::fs::create_dir_all(&path).expect("the folder can be written");
        let options = format!("size={size},mode=1777");
        let disk = Disk(path);
        if mount(&["-t", "tmpfs", "-o", &options, "tmpfs"], &disk.0) {
            return Some(disk);
        }
        println!("SKIPPED {test}: this user may make no file system");
        None
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Gives it another size.
    pub fn resize(&self, size: &str) {
        assert!(mount(&["-o", &format!("remount,size={size}")], &self.0), "it gets another size");
    }
}

fn mount(args: &[&str], path: &Path) -> bool {
    Command::new("mount").args(args).arg(path).output().is_ok_and(|output| output.status.success())
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: a server may still have files open.
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}
