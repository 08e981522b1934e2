//! `createuser`, `changepassword` and `token`.

use super::{Failure, database::ready};
use crate::{
    account::{login, password, token},
    audit::{self, By, TokenAct, UserAct},
    fixture::{self, FixtureSource, LoadOptions},
    request_time::RequestTime,
    server::{configuration::Configuration, log::Log},
    store::{Executor, Store},
    tables::{Accounts, Kind},
    write,
};
use clap::Args;
use serde_json::{Value, json};
use std::{
    io::{self, BufRead, Cursor, IsTerminal, Write},
    process::{Command, Stdio},
};
use uuid::Uuid;

/// Arguments of `createuser`.
#[derive(Debug, Args)]
pub struct Create {
    /// Log-in name
    name: String,
    /// Administrator
    #[arg(long)]
    superuser: bool,
    /// May only read
    #[arg(long, conflicts_with = "superuser")]
    public: bool,
    /// E-mail address
    #[arg(long, default_value = "", hide_default_value = true)]
    email: String,
    /// Read the password from the first line of the standard input
    #[arg(long)]
    password_stdin: bool,
}

/// Arguments of `changepassword`.
#[derive(Debug, Args)]
pub struct Change {
    /// Log-in name
    name: String,
    /// Also revoke the user's token, so that its holders must log in again
    #[arg(long)]
    end_tokens: bool,
    /// Read the password from the first line of the standard input
    #[arg(long)]
    password_stdin: bool,
}

/// Arguments of `token`.
#[derive(Debug, Args)]
pub struct Token {
    /// Log-in name
    name: String,
    /// Create a new token, which replaces the old one
    #[arg(long, conflicts_with = "end")]
    new: bool,
    /// Revoke the token, and print nothing
    #[arg(long)]
    end: bool,
}

fn accounts(configuration: &Configuration) -> Result<&'static Accounts, Failure> {
    configuration.program.api.accounts.ok_or_else(|| Failure::Failed("This API has no users.".into()))
}

/// Makes a user.
pub async fn create(configuration: &Configuration, command: &Create) -> Result<(), Failure> {
    let accounts = accounts(configuration)?;
    Log::of_command(configuration)?;
    let store = ready(configuration).await?;
    let name = checked(accounts, accounts.username, "name", &command.name)?;
    if !command.email.is_empty() && accounts.users.column(EMAIL).is_none() {
        return Err(Failure::Wrong("Users of this API have no e-mail address: leave out --email.".into()));
    }
    let email = checked(accounts, EMAIL, "e-mail address", &command.email)?;
    if find(&store, accounts, &name).await?.is_some() {
        return Err(Failure::Failed(format!(
            "There is a user `{name}` already; `{} changepassword` gives another password.",
            configuration.program.name
        )));
    }
    let password = ask_password(command.password_stdin)?;
    let user = row(accounts, &name, &password, &email, command.superuser, command.public);
    let sources = vec![source("the new user", user)];
    let result = fixture::load(&store, configuration.program.api, sources, LoadOptions::default(), &mut |_| {}).await;
    result.map_err(|e| e.to_string())?;
    let rights = match (command.superuser, command.public) {
        (true, _) => accounts.superuser,
        (_, true) => accounts.public,
        _ => "",
    };
    audit::user(UserAct::Made, &name, rights, &By::command_line());
    print_line!("User `{name}` is made.");
    store.close().await;
    Ok(())
}

/// Name of the field with a user's e-mail address.
const EMAIL: &str = "email";

/// A text that a request could give a field of users too.
fn checked(accounts: &Accounts, field: &str, what: &str, text: &str) -> Result<String, Failure> {
    let read = accounts.input.map_or(Ok(text.to_owned()), |input| write::read::text(input, field, text));
    read.map_err(|messages| Failure::Wrong(format!("The {what} `{text}` can't be a user's: {}", messages.join(" "))))
}

/// A fixture with a user.
pub fn row(accounts: &Accounts, name: &str, password: &str, email: &str, superuser: bool, public: bool) -> Vec<u8> {
    let mut fields = serde_json::Map::new();
    fields.insert(accounts.username.into(), name.into());
    fields.insert(accounts.password.into(), password::make(password).into());
    fields.insert(accounts.active.into(), true.into());
    fields.insert(accounts.public.into(), public.into());
    fields.insert(accounts.superuser.into(), superuser.into());
    // Columns that not every spec has.
    for (name, value) in [("is_staff", Value::from(superuser)), (EMAIL, email.into())] {
        if accounts.users.column(name).is_some() {
            fields.insert(name.into(), value);
        }
    }
    let key = match accounts.users.key().kind {
        Kind::Uuid => Uuid::new_v4().to_string().into(),
        Kind::Text => Value::from(name),
        // The database numbers them.
        _ => Value::Null,
    };
    json!([{"model": accounts.users.label, "pk": key, "fields": fields}]).to_string().into_bytes()
}

/// A fixture in memory.
pub fn source(name: &str, json: Vec<u8>) -> FixtureSource {
    FixtureSource { name: name.into(), reader: Box::new(Cursor::new(json)) }
}

/// Gives a user another password.
pub async fn change(configuration: &Configuration, command: &Change) -> Result<(), Failure> {
    let accounts = accounts(configuration)?;
    Log::of_command(configuration)?;
    let store = ready(configuration).await?;
    let user = known(configuration, &store, accounts, &command.name).await?;
    let password = ask_password(command.password_stdin)?;
    let tx = store.begin().await.map_err(|e| e.to_string())?;
    let on = Executor::from(&tx);
    let done = login::set_password(&on, store.dialect, accounts, &user, password).await;
    if !done.map_err(|e| e.to_string())? {
        return Err(unknown(configuration, &command.name));
    }
    let ended = match command.end_tokens {
        true => token::end_token(&on, store.dialect, accounts, &user).await.map_err(|e| e.to_string())?,
        false => false,
    };
    tx.commit().await.map_err(|e| e.to_string())?;
    audit::user(UserAct::Password, &command.name, "", &By::command_line());
    if ended {
        audit::token(TokenAct::Ended, &command.name, &By::command_line());
    }
    print_line!("The password of `{}` is changed.", command.name);
    match (command.end_tokens, ended) {
        (true, true) => print_line!("The token has ended."),
        (true, false) => print_line!("There was no token."),
        (false, _) => print_line!("A token that there is goes on; --end-tokens ends it."),
    }
    store.close().await;
    Ok(())
}

/// Prints, renews or ends a user's token.
pub async fn token(configuration: &Configuration, command: &Token) -> Result<(), Failure> {
    let accounts = accounts(configuration)?;
    Log::of_command(configuration)?;
    let server = configuration.server().map_err(Failure::Wrong)?;
    let store = ready(configuration).await?;
    let user = known(configuration, &store, accounts, &command.name).await?;
    let now = RequestTime::now(server.site.zone);
    let tx = store.begin().await.map_err(|e| e.to_string())?;
    let on = Executor::from(&tx);
    let mut ended = false;
    let issued = match (command.end, command.new) {
        (true, _) => {
            ended = token::end_token(&on, store.dialect, accounts, &user).await.map_err(|e| e.to_string())?;
            None
        }
        (_, true) => Some(token::make_token(&on, store.dialect, accounts, &user, &now).await),
        _ => Some(token::token(&on, store.dialect, accounts, &user, server.http.token_lifetime, &now).await),
    };
    let issued = issued.transpose().map_err(|e| e.to_string())?;
    tx.commit().await.map_err(|e| e.to_string())?;
    let act = match &issued {
        Some(issued) => Some(if issued.new { TokenAct::Made } else { TokenAct::Shown }),
        None => ended.then_some(TokenAct::Ended),
    };
    if let Some(act) = act {
        audit::token(act, &command.name, &By::command_line());
    }
    if let Some(issued) = issued {
        print_line!("{}", issued.key);
    }
    store.close().await;
    Ok(())
}

async fn find(store: &Store, accounts: &Accounts, name: &str) -> Result<Option<sea_orm::Value>, Failure> {
    let found = login::user_id(&store.primary(), store.dialect, accounts, name).await;
    Ok(found.map_err(|e| e.to_string())?)
}

async fn known(
    configuration: &Configuration,
    store: &Store,
    accounts: &Accounts,
    name: &str,
) -> Result<sea_orm::Value, Failure> {
    find(store, accounts, name).await?.ok_or_else(|| unknown(configuration, name))
}

fn unknown(configuration: &Configuration, name: &str) -> Failure {
    let program = configuration.program.name;
    Failure::Failed(format!("There is no user `{name}`; `{program} createuser {name}` makes one."))
}

/// Asks for a password twice on a terminal; otherwise reads one line.
fn ask_password(from_input: bool) -> Result<String, Failure> {
    let terminal = io::stdin().is_terminal();
    if !terminal && !from_input {
        return Err(Failure::Wrong(
            "Nobody can be asked for the password: give it with --password-stdin as the first line of the input."
                .into(),
        ));
    }
    let first = if terminal { hidden("Password: ")? } else { line()? };
    if first.is_empty() {
        return Err(Failure::Wrong("The password is empty.".into()));
    }
    if terminal && hidden("Once more: ")? != first {
        return Err(Failure::Wrong("The two passwords differ.".into()));
    }
    Ok(first)
}

fn line() -> Result<String, Failure> {
    let mut text = String::new();
    io::stdin().lock().read_line(&mut text).map_err(|e| format!("The password can't be read: {e}."))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Reads a line that the terminal doesn't show.
fn hidden(prompt: &str) -> Result<String, Failure> {
    // Nothing is lost if the prompt comes late, or not at all.
    let _ = write!(io::stderr(), "{prompt}");
    let _ = io::stderr().flush();
    // Without stty the password is seen while it is typed; that is no reason to refuse.
    let echo = |on: &str| drop(Command::new("stty").arg(on).stdin(Stdio::inherit()).stderr(Stdio::null()).status());
    echo("-echo");
    let text = line();
    echo("echo");
    eprint_line!("");
    text
}
