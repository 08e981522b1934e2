//! `docs/migrations.md` as it says: specs before and after, rows, and what is planned, refused or done.

use super::{On, Zoo, databases};
use crate::{store::migrate::show, tables::ddl::Ddl};

const PAGE: &str = include_str!("../../../../../docs/migrations.md");

/// Blocks of code: what follows their language, and their text.
fn blocks() -> Vec<(String, String)> {
    let (mut blocks, mut open) = (Vec::new(), None::<(String, String)>);
    for line in PAGE.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(how)) => open = Some((how.to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

async fn follow(on: On) {
    let (mut zoo, mut after, mut files) = (Zoo::new(on).await, String::new(), String::new());
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let mut followed = 0;
    for (how, text) in blocks() {
        match how.as_str() {
            "" => {}
            "yaml before" => {
                zoo = Zoo::new(on).await;
                files.clear();
                zoo.migrate(&text).await.expect("it is made");
            }
            "sql rows" => zoo.run(&text).await,
            "yaml after" => after = format!("{text}{files}"),
            "text sqlite" | "text postgres" => {
                let here = (how == "text sqlite") == (on == On::Sqlite);
                let shown = show(&zoo.store, &Ddl::of(super::spec(&after)), &zoo.options()).await.expect("it plans");
                if here {
                    assert_eq!(shown.lines, lines(&text), "{on:?}");
                }
            }
            "text refused" => {
                let error = zoo.migrate(&after).await.expect_err("it is refused").to_string();
                for line in text.lines() {
                    assert!(error.contains(line), "{on:?}: no `{line}` in {error}");
                }
            }
            "text migrate" => {
                let report = zoo.migrate(&after).await.unwrap_or_else(|error| panic!("{on:?}: {error}\n{after}"));
                let said = [report.done, report.notes].concat();
                for line in text.lines() {
                    assert!(said.iter().any(|said| said == line), "{on:?}: no `{line}` in {said:?}");
                }
            }
            other => match other.strip_prefix("sql ") {
                Some(path) => files = format!("# file: {path}\n{text}"),
                None => panic!("the test doesn't know {other:?}"),
            },
        }
        followed += 1;
    }
    assert!(followed > 20, "{followed} blocks");
}

#[tokio::test]
async fn the_page_about_migrations_is_true() {
    for on in databases("the_page_about_migrations_is_true").into_iter().filter(|on| *on != On::Online) {
        follow(on).await;
    }
}
