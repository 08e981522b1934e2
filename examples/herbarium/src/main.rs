//! The herbarium's server: `herbarium` starts it on a new SQLite database, `herbarium --help` says what else there is.

fn main() -> std::process::ExitCode {
    specimen::server::main(&herbarium::PROGRAM)
}
