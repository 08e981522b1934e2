//! A running server: the API's tables, the store, and the settings of this deployment; and the program around it, which
//! [`main`] runs: the command line, settings, logs, TLS, mail and the first start.

// Its macros are used by all others.
#[macro_use]
mod out;

mod cli;
mod configuration;
mod log;
pub mod mail;
mod program;
mod spans;
mod stop;
mod tls;
mod watch;

pub use cli::{Failure, main, main_with};
pub use configuration::{Configuration, Origin, Setting};
pub use out::{eprint_line, print_line, progress};
pub use program::{Command, Context, Demo, FirstRows, MakeFirstRows, OwnCommand, Program, Runs, Service};

pub use crate::http::server::{HttpSettings, Server, Settings};
