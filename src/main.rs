//! The program `alyx`.

fn main() -> std::process::ExitCode {
    alyx::main()
}
