//! The `andrum` command.

/// Pages are made of many short texts: the system's allocator took a sixth of their time. Without huge pages, which doubled
/// what the service holds.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    andrum::cli::main()
}
