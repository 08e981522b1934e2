//! The least that an answer costs with the same libraries: a constant, and one joined row with one list of names,
//! fetched by sqlx and written as JSON. No token, no log, no versions: what the server's answers are compared with.

use clap::Args;
use specimen::{
    json,
    poem::{
        Endpoint, EndpointExt, FromRequest, Request, Response, Route, Server,
        endpoint::{make, make_sync},
        error::{InternalServerError, NotFoundError},
        listener::TcpListener,
        web::Path,
    },
    sea_orm::sqlx::{
        self, Row,
        postgres::{PgPool, PgPoolOptions, PgRow},
    },
    uuid::Uuid,
};

/// `bare`.
#[derive(Debug, Args)]
pub struct Bare {
    /// The database that `generate` filled
    #[arg(long)]
    database: String,
    /// Where to serve
    #[arg(long)]
    bind: String,
}

/// The constant's path, and its bytes: about those of a row.
pub const CONSTANT: &str = "/constant";
const BYTES: usize = 300;

/// The row's path.
pub const ROW: &str = "/row/{session}";

const SQL: &str = "select t.id, s.nickname, l.name, t.start_time, t.number, t.task_protocol, \
    array(select p.name from actions_session_projects x join subjects_project p on p.id = x.project_id \
    where x.session_id = t.id order by p.name) \
    from actions_session t left join subjects_subject s on s.id = t.subject_id left join misc_lab l on l.id = t.lab_id \
    where t.id = $1";

/// Serves both until it is stopped.
pub async fn bare(command: &Bare) -> Result<(), String> {
    let failed = |error: sqlx::Error| error.to_string();
    let options = PgPoolOptions::new().max_connections(4).test_before_acquire(false);
    let pool = options.connect(&command.database).await.map_err(failed)?;
    let constant = make_sync(|_| Response::builder().content_type("application/json").body(vec![b' '; BYTES]));
    let routes = Route::new().at(CONSTANT, constant).at("/row/:id", row(pool));
    Server::new(TcpListener::bind(command.bind.clone())).run(routes).await.map_err(|error| error.to_string())
}

fn row(pool: PgPool) -> impl Endpoint {
    make(move |request: Request| {
        let pool = pool.clone();
        async move {
            let Path(id) = Path::<Uuid>::from_request_without_body(&request).await?;
            let found = sqlx::query(SQL).bind(id).fetch_optional(&pool).await.map_err(InternalServerError)?;
            let found = found.ok_or(NotFoundError)?;
            let body = written(&found).map_err(InternalServerError)?;
            Ok::<_, specimen::poem::Error>(Response::builder().content_type("application/json").body(body))
        }
    })
    .map_to_response()
}

fn written(row: &PgRow) -> Result<Vec<u8>, sqlx::Error> {
    let mut out = Vec::with_capacity(512);
    out.extend_from_slice(b"{\"id\":");
    json::uuid(&mut out, row.try_get(0)?);
    out.extend_from_slice(b",\"subject\":");
    json::text(&mut out, row.try_get::<Option<&str>, _>(1)?);
    out.extend_from_slice(b",\"lab\":");
    json::text(&mut out, row.try_get::<Option<&str>, _>(2)?);
    out.extend_from_slice(b",\"start_time\":");
    let start: Option<chrono::DateTime<chrono::Utc>> = row.try_get(3)?;
    json::date_time(&mut out, start.map(|at| at.naive_utc()));
    out.extend_from_slice(b",\"number\":");
    json::integer(&mut out, row.try_get::<Option<i32>, _>(4)?.map(i64::from));
    out.extend_from_slice(b",\"task_protocol\":");
    json::text(&mut out, row.try_get::<Option<&str>, _>(5)?);
    out.extend_from_slice(b",\"projects\":");
    json::texts(&mut out, row.try_get(6)?);
    out.push(b'}');
    Ok(out)
}
