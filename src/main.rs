//! The `ef` program: hands the process's surroundings to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ef::run(ef::Env::of_process()).into()
}
