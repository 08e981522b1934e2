//! The facility's server: `microscopy` starts it on a new SQLite database, `microscopy --help` says what else there is.

fn main() -> std::process::ExitCode {
    specimen::server::main(&microscopy::PROGRAM)
}
