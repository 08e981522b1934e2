//! The program `alyx`.

fn main() -> std::process::ExitCode {
    specimen::server::main(&alyx::PROGRAM)
}
