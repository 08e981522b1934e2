//! Taking animals from the stock: those of which a stock manager takes care go to the user who asked for some of their line, or who
//! needs them.

use super::fetch;
use serde_json::{Map, Value as Json, json};
use specimen::{
    admin::{
        Fields, Html,
        own::{PageCall, reason},
        work::Step,
    },
    error::RequestError,
    hooks::{BoxFuture, Reply},
    query::wire::RowView,
    sql,
    store::Sql,
    uuid::Uuid,
};
use std::collections::BTreeMap;

const SUBJECTS: &str = "subjects/subject";
const REQUESTS: &str = "subjects/subjectrequest";

/// Animals of a line that are shown.
const MAX_ANIMALS: usize = 200;
/// Lines, requests and users that are shown.
const MAX_OTHERS: usize = 500;

/// A line with what is in stock of it.
struct Line {
    id: Uuid,
    nickname: String,
    females: i64,
    males: i64,
    unknown: i64,
}

/// A request that isn't met.
struct Request {
    id: Uuid,
    line: Uuid,
    user: String,
    missing: i64,
    due: String,
}

/// An animal in stock.
struct Animal {
    id: Uuid,
    nickname: String,
    sex: String,
    born: String,
    cage: String,
    genotype: String,
    user: String,
}

/// `/stock/`: lines with what is in stock and asked for; with `line=`, the line's animals, to be given to somebody.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let lines = lines(call).await?;
        let requests = requests(call).await?;
        let chosen = call.asked("line").parse::<Uuid>().ok();
        let Some(line) = chosen.and_then(|id| lines.iter().find(|line| line.id == id)) else {
            return Ok(overview(call, &lines, &requests));
        };
        let animals = animals(call, line.id).await?;
        let requests: Vec<&Request> = requests.iter().filter(|request| request.line == line.id).collect();
        let Some(form) = call.form else { return of_line(call, line, &requests, &animals, None).await };
        match take(call, &requests, &animals, form).await {
            Ok(notice) => Ok(call.done(&call.at(format_args!("stock/?line={}", line.id)), &notice)),
            Err(why) => {
                let mut reply = of_line(call, line, &requests, &animals, Some((form, &why))).await?;
                reply.status = 400;
                Ok(reply)
            }
        }
    })
}

/// The condition that a subject `s` is in stock: alive, and in the care of a stock manager `u`.
fn in_stock(call: &PageCall<'_>, sql: &mut Sql) {
    let today = call.now().today();
    sql!(sql, " u.is_stock_manager and (s.death_date is null or s.death_date > {today})", today);
}

/// Lines of which animals are in stock, or asked for.
async fn lines(call: &PageCall<'_>) -> Result<Vec<Line>, RequestError> {
    let mut sql = Sql::new(call.site().store.dialect);
    sql.push(
        "select l.id, l.nickname, coalesce(n.f, 0), coalesce(n.m, 0), coalesce(n.u, 0) from subjects_line l left join (\
         select s.line_id, sum(case when s.sex = 'F' then 1 else 0 end) as f, sum(case when s.sex = 'M' then 1 else 0 end) as m, \
         sum(case when s.sex in ('F', 'M') then 0 else 1 end) as u from subjects_subject s \
         join misc_labmember u on u.id = s.responsible_user_id where",
    );
    in_stock(call, &mut sql);
    sql.push(
        " group by s.line_id) n on n.line_id = l.id where n.line_id is not null or exists \
         (select 1 from subjects_subjectrequest r where r.line_id = l.id) order by 2, 1",
    );
    sql.push(&format!(" limit {MAX_OTHERS}"));
    let rows = fetch(call, sql).await?;
    let line = |row: RowView<'_>| {
        let count = |at| row.integer(at).unwrap_or_default();
        Some(Line {
            id: row.uuid(0)?,
            nickname: row.text(1).unwrap_or_default(),
            females: count(2),
            males: count(3),
            unknown: count(4),
        })
    };
    Ok(rows.iter().map(RowView::new).filter_map(line).collect())
}

/// Requests that aren't met, the most urgent first.
async fn requests(call: &PageCall<'_>) -> Result<Vec<Request>, RequestError> {
    let today = call.now().today();
    let mut sql = sql!(
        call.site().store.dialect,
        "select q.* from (select r.id, r.line_id, u.username, r.count - (select count(*) from subjects_subject s \
         where s.request_id = r.id and s.line_id = r.line_id and s.responsible_user_id = r.user_id \
         and (s.death_date is null or s.death_date > {today})) as missing, r.due_date from subjects_subjectrequest r \
         join misc_labmember u on u.id = r.user_id where r.line_id is not null) q where q.missing > 0 \
         order by q.due_date nulls last, q.username, q.id",
        today
    );
    sql.push(&format!(" limit {MAX_OTHERS}"));
    let rows = fetch(call, sql).await?;
    let request = |row: RowView<'_>| {
        Some(Request {
            id: row.uuid(0)?,
            line: row.uuid(1)?,
            user: row.text(2).unwrap_or_default(),
            missing: row.integer(3).unwrap_or_default(),
            due: row.date(4).map(|day| day.to_string()).unwrap_or_default(),
        })
    };
    Ok(rows.iter().map(RowView::new).filter_map(request).collect())
}

/// The animals of a line in stock, the oldest first.
async fn animals(call: &PageCall<'_>, line: Uuid) -> Result<Vec<Animal>, RequestError> {
    let mut sql = sql!(
        call.site().store.dialect,
        "select s.id, s.nickname, s.sex, s.birth_date, coalesce(s.cage, ''), u.username from subjects_subject s \
         join misc_labmember u on u.id = s.responsible_user_id where s.line_id = {line} and",
        line
    );
    in_stock(call, &mut sql);
    sql.push(&format!(" order by s.birth_date nulls last, s.nickname, s.id limit {MAX_ANIMALS}"));
    let rows = fetch(call, sql).await?;
    let keys: Vec<Uuid> = rows.iter().filter_map(|row| RowView::new(row).uuid(0)).collect();
    let mut genotypes = super::animals::genotypes(call, &keys).await?;
    let animal = |row: RowView<'_>| {
        let (id, text) = (row.uuid(0)?, |at| row.text(at).unwrap_or_default());
        let born = row.date(3).map(|day| day.to_string()).unwrap_or_default();
        let genotype = genotypes.remove(&id).unwrap_or_default();
        Some(Animal { id, nickname: text(1), sex: text(2), born, cage: text(4), genotype, user: text(5) })
    };
    Ok(rows.iter().map(RowView::new).filter_map(animal).collect())
}

/// What is in stock of each line, and who asked for some.
fn overview(call: &PageCall<'_>, lines: &[Line], requests: &[Request]) -> Reply {
    let mut html = Html::new();
    if lines.is_empty() {
        html.raw("<p class=count>No stock manager has animals of a line, and nobody has asked for any.</p>");
        return call.show(html);
    }
    let mut asked: BTreeMap<Uuid, Vec<&Request>> = BTreeMap::new();
    for request in requests {
        asked.entry(request.line).or_default().push(request);
    }
    html.raw("<p class=buttons>").link(call.at(format_args!("{REQUESTS}/add/")), "Ask for animals").raw("</p>");
    html.raw("<p class=count>").text(requests.len()).raw(" requests aren't met</p>");
    html.raw("<div class=scroll><table class=list><thead><tr>");
    for heading in ["Line", "Females", "Males", "Unknown", "Asked for", "By whom"] {
        html.raw("<th scope=col>").text(heading).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    let asked_of = |line: &Line| asked.get(&line.id).map_or(&[][..], Vec::as_slice);
    let (wanted, others): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| !asked_of(line).is_empty());
    for line in wanted.into_iter().chain(others) {
        let of = asked_of(line);
        if of.is_empty() && line.females + line.males + line.unknown == 0 {
            continue;
        }
        html.raw("<tr><th scope=row>").link(call.at(format_args!("stock/?line={}", line.id)), &line.nickname);
        html.raw("</th>");
        for count in [line.females, line.males, line.unknown] {
            html.raw("<td>").text(count).raw("</td>");
        }
        html.raw("<td>").text(of.iter().map(|request| request.missing).sum::<i64>()).raw("</td><td>");
        for (n, request) in of.iter().enumerate() {
            html.raw(if n == 0 { "" } else { "; " });
            html.link(
                call.at(format_args!("stock/?line={}&request={}", line.id, request.id)),
                format_args!("{}: {}", request.user, request.missing),
            );
            if !request.due.is_empty() {
                html.raw(" by ").text(&request.due);
            }
        }
        html.raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    call.show(html)
}

/// The animals of a line, and to whom they go.
async fn of_line(
    call: &PageCall<'_>,
    line: &Line,
    requests: &[&Request],
    animals: &[Animal],
    sent: Option<(&Fields, &str)>,
) -> Result<Reply, RequestError> {
    let mut html = Html::new();
    html.raw("<p>").link(call.at("stock/"), "All lines").raw("</p>");
    if let Some((_, why)) = sent {
        html.raw("<p class=errors role=alert tabindex=-1>Nothing was changed: ").text(why).raw("</p>");
    }
    html.raw("<p class=count>").text(animals.len()).raw(" animals in stock</p>");
    let title = format!("Take {} from stock", line.nickname);
    if animals.is_empty() {
        return Ok(call.show_as(title, html));
    }
    let form = sent.map(|(form, _)| form);
    call.begin_form(&mut html);
    html.raw("<div class=scroll><table class=list><thead><tr><th scope=col>Take");
    for heading in ["Animal", "Sex", "Born", "Genotype", "Cage", "Stock manager"] {
        html.raw("<th scope=col>").text(heading).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for animal in animals {
        let ticked = form.is_some_and(|form| form.all("animal").any(|id| id == animal.id.to_string()));
        html.raw("<tr><td><input type=checkbox name=animal").attr("value", animal.id);
        html.attr("aria-label", format_args!("Take {}", animal.nickname)).flag("checked", ticked);
        html.raw("></td><th scope=row>");
        html.link(call.at(format_args!("{SUBJECTS}/{}/change/", animal.id)), &animal.nickname).raw("</th>");
        for text in [&animal.sex, &animal.born, &animal.genotype, &animal.cage, &animal.user] {
            html.raw("<td>").text(text).raw("</td>");
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table></div><fieldset><legend>For whom</legend>");
    let asked = call.asked("request").parse::<Uuid>().ok();
    if !requests.is_empty() {
        let chosen = form
            .map_or_else(|| asked.map(|id| id.to_string()).unwrap_or_default(), |form| form.text("request").to_owned());
        html.raw("<p class=field><label for=request>Request</label><select id=request name=request>");
        html.raw("<option value=\"\">–</option>");
        for request in requests {
            let id = request.id.to_string();
            html.raw("<option").attr("value", &id).flag("selected", id == chosen).raw(">").text(&request.user);
            html.raw(": ").text(request.missing);
            if !request.due.is_empty() {
                html.raw(" by ").text(&request.due);
            }
            html.raw("</option>");
        }
        html.raw("</select><span class=help>The animals go to the user who asked for them.</span></p>");
    }
    let user = form.map_or_else(
        || if asked.is_some() { String::new() } else { call.caller().username.clone() },
        |form| form.text("user").to_owned(),
    );
    html.raw("<p class=field><label for=user>User</label><input id=user name=user list=users autocomplete=off");
    html.attr("value", user).raw("><span class=help>Without a request.</span></p>");
    choices(&mut html, call, "users", "select u.username from misc_labmember u where u.is_active order by 1").await?;
    html.raw("<p class=field><label for=project>Project</label><input id=project name=project list=projects");
    html.attr("value", form.map_or("", |form| form.text("project"))).raw(" autocomplete=off></p>");
    choices(&mut html, call, "projects", "select p.name from subjects_project p order by 1").await?;
    html.raw("<p class=field><label for=cage>New cage</label><input id=cage name=cage autocomplete=off maxlength=64");
    html.attr("value", form.map_or("", |form| form.text("cage"))).raw("></p></fieldset>");
    html.raw("<p class=\"buttons bar\"><button class=primary>Take them</button></p></form>");
    Ok(call.show_as(title, html))
}

/// Texts that an input offers.
async fn choices(html: &mut Html, call: &PageCall<'_>, id: &str, statement: &str) -> Result<(), RequestError> {
    let mut sql = Sql::new(call.site().store.dialect);
    sql.push(statement).push(&format!(" limit {MAX_OTHERS}"));
    html.raw("<datalist").attr("id", id).raw(">");
    for row in fetch(call, sql).await?.iter().map(RowView::new) {
        html.raw("<option").attr("value", row.text(0).unwrap_or_default()).raw(">");
    }
    html.raw("</datalist>");
    Ok(())
}

/// Gives the chosen animals to a user; says what was done.
async fn take(call: &PageCall<'_>, requests: &[&Request], animals: &[Animal], form: &Fields) -> Result<String, String> {
    let chosen: Vec<&Animal> =
        animals.iter().filter(|animal| form.all("animal").any(|id| id == animal.id.to_string())).collect();
    if chosen.is_empty() {
        return Err("Choose animals.".into());
    }
    let request = match form.text("request") {
        "" => None,
        id => Some(
            requests
                .iter()
                .find(|request| request.id.to_string() == id)
                .ok_or("The request has been met meanwhile, or isn't of this line.")?,
        ),
    };
    let user = request.map_or_else(|| form.text("user").trim(), |request| request.user.as_str());
    if user.is_empty() {
        return Err("Choose a request or a user.".into());
    }
    let key = named(call, "misc_labmember", "username", user).await?;
    let mut fields = Map::from_iter([("responsible_user".to_owned(), json!(key))]);
    if let Some(request) = request {
        fields.insert("request".to_owned(), json!(request.id.to_string()));
    }
    match form.text("cage").trim() {
        "" => {}
        cage => drop(fields.insert("cage".to_owned(), json!(cage))),
    }
    let project = match form.text("project").trim() {
        "" => None,
        name => Some(named(call, "subjects_project", "name", name).await?),
    };
    let mut steps = Vec::with_capacity(chosen.len());
    for animal in &chosen {
        let mut fields = fields.clone();
        if let Some(project) = &project {
            let mut projects = projects(call, animal.id).await.map_err(|error| reason(&error))?;
            if !projects.contains(project) {
                projects.push(project.clone());
            }
            fields.insert("projects".to_owned(), json!(projects));
        }
        steps.push(Step::Change(SUBJECTS, animal.id.into(), Json::Object(fields)));
    }
    call.work(&steps).await.map_err(|refused| {
        let named = refused.step.and_then(|step| chosen.get(step)).map(|animal| format!("{}: ", animal.nickname));
        format!("{}{}", named.unwrap_or_default(), reason(&refused.error))
    })?;
    let open = request.map_or(String::new(), |request| {
        let missing = request.missing - chosen.len() as i64;
        if missing > 0 {
            format!(" {missing} of the request are still missing.")
        } else {
            " The request is met.".into()
        }
    });
    Ok(format!("{} animals went to {user}.{open}", chosen.len()))
}

/// The key of the row that is called so.
async fn named(call: &PageCall<'_>, table: &'static str, column: &'static str, name: &str) -> Result<String, String> {
    let mut sql = Sql::new(call.site().store.dialect);
    sql.push("select t.id from ").name(table).push(" t where t.").name(column).push(" = ").bind(name.to_owned());
    let rows = fetch(call, sql).await.map_err(|error| reason(&error))?;
    let key = rows.first().and_then(|row| RowView::new(row).uuid(0));
    key.map(|key| key.to_string()).ok_or_else(|| format!("Nothing is called {name}."))
}

/// The keys of an animal's projects.
async fn projects(call: &PageCall<'_>, subject: Uuid) -> Result<Vec<String>, RequestError> {
    let sql = sql!(
        call.site().store.dialect,
        "select x.project_id from subjects_subject_projects x where x.subject_id = {subject}",
        subject
    );
    Ok(fetch(call, sql).await?.iter().filter_map(|row| RowView::new(row).uuid(0)).map(|key| key.to_string()).collect())
}
