//! `report`: what is due for animals, by mail or printed, and what an authority wants to know of a period.

use super::failed;
use crate::{
    behaviour::water::alarm,
    reports::{
        Of, Source, Table, daily,
        home_office::{self, Period},
    },
};
use clap::{Args, Subcommand};
use specimen::{
    chrono::NaiveDate,
    eprint_line, print_line,
    query::wire::RowView,
    request_time::RequestTime,
    sea_orm::Value,
    server::{
        Command, Context, Failure,
        mail::{Letter, Mail},
    },
    sql,
    store::{self, Executor},
    uuid::Uuid,
    write::Site,
};
use std::path::PathBuf;

/// Print or mail what is due for animals, or report a period to an authority
#[derive(Debug, Args)]
pub struct Report {
    #[command(subcommand)]
    part: Part,
}

#[derive(Debug, Subcommand)]
enum Part {
    /// Mail each user what is due for the user's animals (run by cron, daily)
    Mail(Chosen),
    /// Print it, for the animals of a user or of all
    Print(Chosen),
    /// Write the lists of the Home Office report as text files
    HomeOffice(HomeOffice),
}

#[derive(Debug, Args)]
struct Chosen {
    /// Only these parts [default: all]
    #[arg(value_name = "PART", value_parser = known())]
    parts: Vec<String>,
    /// Only of, and to, this user
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
}

fn known() -> clap::builder::PossibleValuesParser {
    daily::PARTS.iter().map(|(name, _)| *name).collect::<Vec<_>>().into()
}

#[derive(Debug, Args)]
struct HomeOffice {
    /// The first day, e.g. 2026-01-01
    #[arg(long, value_name = "DAY")]
    from: NaiveDate,
    /// The last day
    #[arg(long, value_name = "DAY")]
    to: NaiveDate,
    /// Where the files are written
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    into: PathBuf,
}

impl Command for Report {
    const NAME: &'static str = "report";
    const EXAMPLES: &'static str = "Parts: restriction, underweight, surgery, changes, training, genotype, cull, reduce. A mail has the parts that say \
                                    something; nobody gets one without any.\n\n\
                                    Examples:\n  alyx report mail\n  alyx report mail restriction underweight --user thomas\n  \
                                    alyx report print training\n  alyx report home-office --from 2026-01-01 --to 2026-12-31 --into report";

    async fn run(self, context: &Context<'_>) -> Result<(), Failure> {
        let mail = context.configuration.mail().map_err(Failure::Wrong)?;
        let store = context.store().await?;
        let site = context.site(store.clone())?;
        let result = match (&self.part, mail) {
            (Part::Mail(chosen), Some(mail)) => send(&site, &mail, chosen).await,
            (Part::Mail(_), None) => Err(Failure::Wrong(
                "No mail is sent: set `mail_server` and `mail_from` (`alyx check` explains them).".into(),
            )),
            (Part::Print(chosen), _) => print(&site, chosen).await,
            (Part::HomeOffice(asked), _) => write(&site, asked).await,
        };
        store.close().await;
        result
    }
}

fn source<'a>(site: &'a Site, on: &'a Executor<'a>, now: &'a RequestTime) -> Source<'a> {
    let smallest = alarm::smallest_share(site.settings.named.get("min_weight_share").map(String::as_str));
    Source { on, dialect: site.store.dialect, now, smallest }
}

impl Chosen {
    fn is_chosen(&self, name: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|part| part == name)
    }
}

/// The chosen parts for a user's animals.
async fn parts(source: Source<'_>, chosen: &Chosen, of: &Of) -> Result<Vec<Table>, Failure> {
    let mut tables = Vec::new();
    for (name, _) in daily::PARTS.iter().filter(|(name, _)| chosen.is_chosen(name)) {
        tables.extend(daily::part(source, name, of.clone()).await.map_err(failed)?);
    }
    Ok(tables)
}

/// A user who may get mail.
struct User {
    id: Value,
    name: String,
    address: String,
}

/// Active users by name, all or one.
async fn users(site: &Site, name: Option<&str>) -> Result<Vec<User>, Failure> {
    let mut sql = sql!(site.store.dialect, "select u.id, u.username, u.email from misc_labmember u where u.is_active");
    if let Some(name) = name {
        sql!(&mut sql, " and u.username = {name}", name);
    }
    sql.push(" order by 2");
    let rows = store::fetch(&site.store.primary(), sql).await.map_err(|error| Failure::Failed(error.to_string()))?;
    let user = |row: RowView<'_>| {
        Some(User { id: row.uuid(0)?.into(), name: row.text(1)?, address: row.text(2).unwrap_or_default() })
    };
    let users: Vec<User> = rows.iter().map(RowView::new).filter_map(user).collect();
    match (name, users.is_empty()) {
        (Some(name), true) => Err(Failure::Wrong(format!("There is no active user `{name}`."))),
        _ => Ok(users),
    }
}

/// Mails each user what is due.
async fn send(site: &Site, mail: &Mail, chosen: &Chosen) -> Result<(), Failure> {
    let now = RequestTime::now(site.settings.zone);
    let on = site.store.primary();
    let (mut sent, mut lost) = (0, 0);
    for user in users(site, chosen.user.as_deref()).await? {
        let tables = parts(source(site, &on, &now), chosen, &Some(user.id)).await?;
        let said: Vec<String> = tables.iter().filter(|table| !table.rows.is_empty()).map(Table::text).collect();
        if said.is_empty() {
            continue;
        }
        if user.address.is_empty() {
            eprint_line!("{} has no e-mail address.", user.name);
            continue;
        }
        let letter = Letter {
            id: Uuid::new_v4(),
            title: format!("Your animals on {}", now.today()),
            text: said.join("\n"),
            to: vec![(user.name.clone(), user.address.clone())],
        };
        let delivery = mail.send(&letter).await;
        match delivery.refused.iter().chain(&delivery.failed).next() {
            None => sent += 1,
            Some((address, why)) => {
                lost += 1;
                eprint_line!("The report for {} could not be sent to {address}: {why}", user.name);
            }
        }
    }
    print_line!("{sent} sent.");
    match lost {
        0 => Ok(()),
        n => Err(Failure::Failed(format!("{n} could not be sent."))),
    }
}

async fn print(site: &Site, chosen: &Chosen) -> Result<(), Failure> {
    let now = RequestTime::now(site.settings.zone);
    let on = site.store.primary();
    let of = match &chosen.user {
        Some(name) => users(site, Some(name)).await?.into_iter().next().map(|user| user.id),
        None => None,
    };
    for (n, table) in parts(source(site, &on, &now), chosen, &of).await?.iter().enumerate() {
        print_line!("{}{}", if n == 0 { "" } else { "\n" }, table.text().trim_end());
    }
    Ok(())
}

/// Writes a text file for each list.
async fn write(site: &Site, asked: &HomeOffice) -> Result<(), Failure> {
    if asked.to < asked.from {
        return Err(Failure::Wrong("The last day is before the first.".into()));
    }
    let now = RequestTime::now(site.settings.zone);
    let on = site.store.primary();
    let period = Period { from: asked.from, to: asked.to };
    let lists = home_office::lists(source(site, &on, &now), period).await.map_err(failed)?;
    let folder = &asked.into;
    let fault = |error: std::io::Error| Failure::Failed(format!("{}: {error}.", folder.display()));
    std::fs::create_dir_all(folder).map_err(fault)?;
    for table in &lists {
        std::fs::write(folder.join(format!("{}.txt", table.name)), table.text()).map_err(fault)?;
        print_line!("{}.txt: {}", table.name, table.about);
    }
    Ok(())
}
