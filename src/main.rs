//! The `andrum` command.

fn main() -> std::process::ExitCode {
    andrum::cli::main()
}
