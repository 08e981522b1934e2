//! `notify`: the jobs that cron runs for notices to users.

use super::failed;
use crate::{
    behaviour::care,
    generated::actions::notification::{self, entity},
    notices::sending::{self, Attempt, Outcome},
};
use clap::{Args, Subcommand, ValueEnum};
use specimen::{
    chrono::TimeDelta,
    eprint_line,
    error::RequestError,
    hooks::WriteContext,
    print_line,
    request_time::RequestTime,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Value},
    server::{Command, Context, Failure, mail::Mail},
    uuid::Uuid,
    write::{self, Site, Transaction},
};

/// Send notices to users, and check animals on water restriction (run by cron)
#[derive(Debug, Args)]
pub struct Notify {
    #[command(subcommand)]
    part: Option<Part>,
}

#[derive(Debug, Subcommand)]
enum Part {
    /// Send notices that are due; after three failures a notice becomes no-send
    Send,
    /// Create notices about animals on restriction that need water, or were not weighed today
    Check,
    /// Delete old notices
    Delete(Delete),
}

#[derive(Debug, Args)]
struct Delete {
    /// Only notices older than this, in days
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(..=36_500))]
    days: u32,
    /// Only notices with this status
    #[arg(long)]
    status: Option<Status>,
    /// Only print their number
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Status {
    ToSend,
    NoSend,
    Sent,
}

impl Status {
    fn stored(self) -> &'static str {
        match self {
            Status::ToSend => sending::TO_SEND,
            Status::NoSend => sending::NO_SEND,
            Status::Sent => sending::SENT,
        }
    }
}

impl Command for Notify {
    const NAME: &'static str = "notify";
    const EXAMPLES: &'static str = "Without a part it sends. `check` makes a notice, and sends it, for each animal on restriction without water \
                                    for 23 hours, or not weighed today; each run tells again who was not weighed.\n\n\
                                    Examples:\n  alyx notify\n  alyx notify check\n  alyx notify delete --days 90 --status sent\n  \
                                    alyx notify delete --status to-send --dry-run";

    async fn run(self, context: &Context<'_>) -> Result<(), Failure> {
        notify(context, &self).await
    }
}

/// Does a part of it.
async fn notify(context: &Context<'_>, command: &Notify) -> Result<(), Failure> {
    let mail = context.configuration.mail().map_err(Failure::Wrong)?;
    let store = context.store().await?;
    let site = context.site(store.clone())?;
    let result = match (&command.part, mail) {
        (None | Some(Part::Send), Some(mail)) => {
            let now = RequestTime::now(site.settings.zone);
            let due = sending::due(&site, &now).await.map_err(failed)?;
            send(&site, &mail, &due, &now).await
        }
        (None | Some(Part::Send), None) => Err(Failure::Wrong(
            "No mail is sent: set `mail_server` and `mail_from` (`alyx check` explains them).".into(),
        )),
        (Some(Part::Check), mail) => check(&site, mail).await,
        (Some(Part::Delete(delete)), _) => remove(&site, delete).await,
    };
    store.close().await;
    result
}

/// Tries notices one after the other. Those that fail don't keep the others from being tried.
async fn send(site: &Site, mail: &Mail, notices: &[Uuid], now: &RequestTime) -> Result<(), Failure> {
    let (mut sent, mut nobody, mut lost) = (0, 0, 0);
    for id in notices {
        match sending::attempt(site, mail, *id, Attempt::Job(now.now)).await.map_err(failed)? {
            Outcome::NotOurs => {}
            Outcome::Nobody => nobody += 1,
            Outcome::Sent(refused) => {
                sent += 1;
                refused
                    .iter()
                    .for_each(|(address, reason)| eprint_line!("Notice {id} was refused for {address}: {reason}"));
            }
            Outcome::Failed(reason) => {
                lost += 1;
                eprint_line!("Notice {id} could not be sent: {reason}");
            }
            Outcome::GivenUp(reason) => {
                lost += 1;
                eprint_line!("Notice {id} will not be sent any more: {reason}");
            }
        }
    }
    print_line!("{sent} sent.");
    if nobody > 0 {
        print_line!("{nobody} will not be sent: none of their users has an e-mail address.");
    }
    match lost {
        0 => Ok(()),
        n => Err(Failure::Failed(format!("{n} could not be sent."))),
    }
}

/// Makes the notices about animals, then sends them.
async fn check(site: &Site, mail: Option<Mail>) -> Result<(), Failure> {
    let now = RequestTime::now(site.settings.zone);
    let made = in_transaction(site, &now, async |context| care::check_animals(context).await).await?;
    print_line!("{} notices made.", made.len());
    match mail {
        _ if made.is_empty() => Ok(()),
        Some(mail) => send(site, &mail, &made, &now).await,
        None => {
            print_line!("They wait to be sent: no mail server is set.");
            Ok(())
        }
    }
}

async fn remove(site: &Site, delete: &Delete) -> Result<(), Failure> {
    let now = RequestTime::now(site.settings.zone);
    let before = now.now - TimeDelta::days(delete.days.into());
    let count = in_transaction(site, &now, async |context| {
        let old = entity::Entity::find()
            .filter(entity::Column::SendAt.lt(before))
            .apply_if(delete.status, |query, status| query.filter(entity::Column::Status.eq(status.stored())))
            .select_only()
            .column(entity::Column::Id);
        let keys: Vec<Uuid> = old.into_tuple().all(context.transaction).await?;
        let keys: Vec<Value> = keys.into_iter().map(Value::from).collect();
        let count = keys.len();
        if !delete.dry_run {
            write::delete_rows(context, &notification::RESOURCE, keys).await?;
        }
        Ok(count)
    });
    match (count.await?, delete.dry_run) {
        (count, true) => print_line!("{count} notices would be deleted."),
        (count, false) => print_line!("{count} notices deleted."),
    }
    Ok(())
}

async fn in_transaction<T>(
    site: &Site,
    now: &RequestTime,
    act: impl AsyncFnOnce(&WriteContext<'_>) -> Result<T, RequestError>,
) -> Result<T, Failure> {
    let transaction = Transaction::begin(site).await.map_err(failed)?;
    let result = act(&transaction.context(site, now, None)).await;
    transaction.finish(result).await.map_err(failed)
}
