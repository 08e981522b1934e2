//! Cage cards to print: what is in a cage, and a code that leads a telephone to it.

use super::{
    animals::{self, MAX_ANIMALS, Whose},
    fetch,
};
use qrcodegen::{QrCode, QrCodeEcc};
use specimen::{
    admin::{
        Html,
        own::{PageCall, encoded},
    },
    error::RequestError,
    hooks::{BoxFuture, Reply},
    query::wire::RowView,
    sql,
    store::sql::any,
    uuid::Uuid,
};
use std::collections::BTreeMap;

/// A living animal in a cage.
struct Occupant {
    id: Uuid,
    nickname: String,
    sex: String,
    ear_mark: String,
    born: String,
    line: String,
    user: String,
    protocol: String,
}

/// `/cards/`: choose cages; with `cage=` their cards.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let whose = Whose::asked(call);
        let cages = cages(call, whose).await?;
        let chosen: Vec<&str> = call.all_asked("cage").collect();
        let by_list = !call.asked("ids").is_empty();
        if by_list && cages.is_empty() {
            return Err(RequestError::Detail(404, "None of these animals is alive and in a cage.".into()));
        }
        if !chosen.is_empty() || by_list {
            let mut html = Html::new();
            html.raw("<div class=labels>");
            for (cage, occupants) in cages.iter().filter(|(cage, _)| by_list || chosen.contains(&cage.as_str())) {
                card(&mut html, call, cage, occupants);
            }
            html.raw("</div>");
            return Ok(call.show_bare("Cage cards", html));
        }
        let mut html = Html::new();
        whose.tabs(&mut html, &call.at("cards/"));
        html.raw("<p class=count>").text(cages.len()).raw(" cages with living animals</p>");
        if cages.is_empty() {
            return Ok(call.show(html));
        }
        html.raw("<form method=get>").hidden("whose", call.asked("whose"));
        html.raw("<p class=buttons><button class=primary>Show cards to print</button></p><ul class=choices>");
        for (cage, occupants) in &cages {
            html.raw("<li><label><input type=checkbox name=cage").attr("value", cage).raw("> ").text(cage).raw(": ");
            let names: Vec<&str> = occupants.iter().map(|occupant| occupant.nickname.as_str()).collect();
            html.text(names.join(", ")).raw("</label></li>");
        }
        html.raw("</ul></form>");
        Ok(call.show(html))
    })
}

async fn cages(call: &PageCall<'_>, whose: Whose) -> Result<BTreeMap<String, Vec<Occupant>>, RequestError> {
    let today = call.now().today();
    let mut sql = sql!(
        call.site().store.dialect,
        "select s.cage, s.id, s.nickname, s.sex, s.ear_mark, s.birth_date, coalesce(l.nickname, ''), \
         coalesce(u.username, ''), s.protocol_number from subjects_subject s left join subjects_line l on l.id = s.line_id \
         left join misc_labmember u on u.id = s.responsible_user_id where (s.death_date is null or s.death_date > {today}) \
         and s.cage is not null and s.cage <> ''",
        today
    );
    animals::keep(call, whose, &mut sql);
    let chosen = animals::chosen(call);
    if !chosen.is_empty() {
        // The cards show all animals of their cages.
        sql!(
            &mut sql,
            " and s.cage in (select c.cage from subjects_subject c where c.id {chosen})",
            chosen = any(chosen)
        );
    }
    sql.push(&format!(" order by 1, 3 limit {MAX_ANIMALS}"));
    let mut cages: BTreeMap<String, Vec<Occupant>> = BTreeMap::new();
    for row in fetch(call, sql).await?.iter().map(RowView::new) {
        let text = |at| row.text(at).unwrap_or_default();
        cages.entry(text(0)).or_default().push(Occupant {
            id: row.uuid(1).unwrap_or_default(),
            nickname: text(2),
            sex: text(3),
            ear_mark: text(4),
            born: row.date(5).map(|day| day.to_string()).unwrap_or_default(),
            line: text(6),
            user: text(7),
            protocol: text(8),
        });
    }
    Ok(cages)
}

fn card(html: &mut Html, call: &PageCall<'_>, cage: &str, occupants: &[Occupant]) {
    html.raw("<section class=cage-card><h2>").text(cage).raw("</h2><div><dl>");
    let mut of_all = |label: &'static str, value: fn(&Occupant) -> &str| {
        let mut values: Vec<&str> = occupants.iter().map(value).filter(|value| !value.is_empty()).collect();
        values.sort_unstable();
        values.dedup();
        html.raw("<dt>").text(label).raw("</dt><dd>").text(values.join(", ")).raw("</dd>");
    };
    of_all("User", |occupant| &occupant.user);
    of_all("Line", |occupant| &occupant.line);
    of_all("Protocol", |occupant| &occupant.protocol);
    html.raw("</dl><table><thead><tr><th scope=col>Animal<th scope=col>Sex<th scope=col>Ear<th scope=col>Born</tr></thead><tbody>");
    for occupant in occupants {
        html.raw("<tr><th scope=row>").text(&occupant.nickname).raw("</th><td>").text(&occupant.sex).raw("</td><td>");
        html.text(&occupant.ear_mark).raw("</td><td>").text(&occupant.born).raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    let path = match occupants {
        [occupant] => format!("subjects/subject/{}/change/", occupant.id),
        _ => format!("subjects/subject/?view=all&q={}", encoded(cage)),
    };
    code(html, &format!("{}{}", call.base(), call.at(path)));
    html.raw("</section>");
}

/// A QR code of an address, as SVG.
fn code(html: &mut Html, address: &str) {
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Medium) else { return };
    let size = code.size();
    html.raw("<svg role=img").attr("viewBox", format_args!("-2 -2 {} {}", size + 4, size + 4));
    html.raw(" shape-rendering=crispEdges><title>").text(address).raw("</title><path");
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    html.attr("d", path).raw("/></svg>");
}
