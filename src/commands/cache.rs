//! `cache`: writes the tables that the ONE client searches offline.

use crate::cache::{About, Scope, archive, root::Storage};
use clap::Args;
use specimen::{
    eprint_line, print_line,
    query::render::RowView,
    request_time::RequestTime,
    server::{Command, Context, Failure, progress},
    sql,
    store::{self, Store},
};

/// Write the cache tables, which the ONE client searches offline
#[derive(Debug, Args)]
pub struct Cache {
    /// Only datasets with this tag, kept under the tag's name; may repeat
    #[arg(long, value_name = "NAME")]
    tag: Vec<String>,
    /// Also QC.json: outcomes of quality control of sessions and insertions, with the results of single checks
    #[arg(long)]
    qc: bool,
    /// Folder or s3://bucket/folder to write to [default: the setting tables_root]
    #[arg(long, value_name = "PLACE")]
    to: Option<String>,
}

impl Command for Cache {
    const NAME: &'static str = "cache";
    const EXAMPLES: &'static str = "The archive has sessions.pqt, datasets.pqt and cache_info.json, with --qc also QC.json; /cache.zip and /cache/info serve it.\n\n\
         Examples:\n  alyx cache\n  alyx cache --tag 2021_Q3_Paper --to s3://lab-tables/alyx";

    async fn run(self, context: &Context<'_>) -> Result<(), Failure> {
        write(context, &self).await
    }
}

/// Writes the archives.
async fn write(context: &Context<'_>, command: &Cache) -> Result<(), Failure> {
    let settings = context.configuration;
    let zone = settings.zone().map_err(Failure::Wrong)?;
    let root = Storage::read(command.to.as_deref().unwrap_or_else(|| settings.text("tables_root")));
    let root = root.map_err(|failure| Failure::Wrong(failure.to_string()))?;
    let repositories = settings.list("tables_repositories").map_err(Failure::Wrong)?;
    let store = context.store().await?;
    let now = RequestTime::now(zone);
    let tags: Vec<Option<&str>> = match command.tag.as_slice() {
        [] => vec![None],
        tags => tags.iter().map(|tag| Some(tag.as_str())).collect(),
    };
    for tag in tags.iter().flatten() {
        known_tag(&store, tag).await?;
    }
    for tag in tags {
        let about = About {
            created: now.local(now.now).format("%Y-%m-%d %H:%M").to_string(),
            origin: settings.text("origin").to_owned(),
            tag: tag.map(str::to_owned),
        };
        let scope =
            Scope { tag: tag.map(str::to_owned), repositories: repositories.clone(), zone, quality: command.qc };
        let folder = tempfile::tempdir().map_err(|error| format!("No temporary folder can be made: {error}."))?;
        let bar = progress("rows written");
        let made = archive::make(&store, folder.path(), &about, &scope, &mut |rows| bar.set_position(rows)).await;
        bar.finish_and_clear();
        let made = made?;
        let kept = root.store(tag, &made.archive, &made.info).await.map_err(|failure| failure.to_string())?;
        print_line!("{kept}: {} sessions, {} datasets", made.rows.0, made.rows.1);
        if made.rows.1 == 0 && !repositories.is_empty() {
            eprint_line!(
                "No dataset has a copy in a repository whose name begins with {}. --set tables_repositories= takes any.",
                repositories.join(" or ")
            );
        }
    }
    store.close().await;
    Ok(())
}

/// Refuses an unknown tag, or one that can't be part of a URL.
async fn known_tag(store: &Store, tag: &str) -> Result<(), Failure> {
    if !tag.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return Err(Failure::Wrong(format!(
            "The tag `{tag}` can't be asked for: letters, digits and underscores only."
        )));
    }
    let names = sql!(store.dialect, "select g.name from data_tag g order by g.name");
    let rows = store::fetch(&store.primary(), names).await.map_err(|error| error.to_string())?;
    let names: Vec<String> = rows.iter().filter_map(|row| RowView::new(row).text(0)).collect();
    match names.iter().any(|name| name == tag) {
        true => Ok(()),
        false => Err(Failure::Wrong(format!("There is no tag `{tag}`. There are: {}.", names.join(", ")))),
    }
}
