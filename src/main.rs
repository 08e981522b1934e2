//! The program: everything is in the library beside it.

/// Answers are made of many small values for a short time, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    alyx::cli::main()
}
