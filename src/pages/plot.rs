//! The plot of an animal's weights: drawn as SVG, so that it is printed, read aloud by its title, and needs no script.

use super::{named, water};
use crate::behaviour::water::daily::Day;
use specimen::{
    admin::{Html, own::PageCall},
    error::RequestError,
    hooks::{BoxFuture, Reply},
};

const WIDTH: f64 = 800.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 46.0;
const BOTTOM: f64 = 28.0;
const TOP: f64 = 24.0;
const RIGHT: f64 = 10.0;

/// Shares of the expected weight under which an animal is in danger, whatever its lab says.
const LOWEST: f64 = 0.75;
/// Labels along the days, at most.
const TICKS: usize = 8;

/// `/weighing-plot/<subject>/`: the plot alone, as a picture.
pub fn page<'a>(call: &'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let (id, nickname) = named(call).await?;
        let (days, share) = water::days(call, id).await?;
        let mut reply = Reply::empty(200);
        reply.content_type = "image/svg+xml";
        reply.body = svg(&nickname, &days, share).as_str().as_bytes().to_vec();
        reply.headers.push(("Cache-Control", "no-store".into()));
        Ok(reply)
    })
}

/// Where a day and a weight are drawn.
struct Scale {
    days: f64,
    least: f64,
    most: f64,
}

impl Scale {
    fn new(days: &[Day]) -> Scale {
        let restricted = days.iter().filter(|day| day.is_water_restricted);
        let weights = restricted.flat_map(|day| {
            let lowest = LOWEST * (day.expected_weight - day.implant_weight) + day.implant_weight;
            [Some(lowest), Some(day.min_weight), Some(day.expected_weight), day.weighing_at]
        });
        let weights = weights.flatten().filter(|weight| *weight > 0.0);
        let (least, most) =
            weights.fold((f64::MAX, f64::MIN), |(least, most), weight| (least.min(weight), most.max(weight)));
        let (least, most) = if least > most { (0.0, 1.0) } else { (least, most) };
        let room = ((most - least) * 0.06).max(0.2);
        Scale { days: (days.len().max(2) - 1) as f64, least: least - room, most: most + room }
    }

    fn x(&self, day: usize) -> f64 {
        LEFT + (WIDTH - LEFT - RIGHT) * day as f64 / self.days
    }

    fn y(&self, weight: f64) -> f64 {
        TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - (weight - self.least) / (self.most - self.least))
    }
}

/// The weights of the days on water restriction, with the weights to expect and those not to fall below. `share`: the lab's smallest
/// share of the expected weight.
pub fn svg(nickname: &str, days: &[Day], share: f64) -> Html {
    let mut html = Html::new();
    html.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"plot\"");
    html.attr("viewBox", format_args!("0 0 {WIDTH} {HEIGHT}")).raw(" font-family=\"sans-serif\" font-size=\"11\">");
    html.raw("<title>Weighings of ").text(nickname).raw("</title>");
    html.raw("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    if !days.iter().any(|day| day.is_water_restricted) {
        html.raw("<text x=\"20\" y=\"40\" fill=\"#555\">Never on water restriction in this time.</text></svg>");
        return html;
    }
    let days = &days[..shown(days)];
    let scale = Scale::new(days);
    grid(&mut html, &scale, days);
    for (first, period) in restrictions(days) {
        background(&mut html, &scale, first, period, share);
        let line = |html: &mut Html, stroke: &str, width: f64, dash: &str, weight: &dyn Fn(&Day) -> f64| {
            let points = period.iter().enumerate().map(|(n, day)| (scale.x(first + n), scale.y(weight(day))));
            polyline(html, points, stroke, width, dash);
        };
        let share_of = |day: &Day, share: f64| share * (day.expected_weight - day.implant_weight) + day.implant_weight;
        line(&mut html, "#2b6cb0", 1.0, "5 3", &|day| day.reference_weight + day.implant_weight);
        line(&mut html, "#2f855a", 1.0, "7 3 2 3", &|day| day.expected_weight);
        if share > 0.0 {
            line(&mut html, "#c77700", 2.0, "", &|day| share_of(day, share));
        }
        line(&mut html, "#c53030", 2.0, "6 4", &|day| share_of(day, LOWEST));
        let weighed = period.iter().enumerate().filter_map(|(n, day)| Some((first + n, day.weighing_at?)));
        let points: Vec<(f64, f64)> = weighed.map(|(n, weight)| (scale.x(n), scale.y(weight))).collect();
        polyline(&mut html, points.iter().copied(), "#111", 1.5, "");
        for (x, y) in points {
            html.raw("<circle r=\"2.5\" fill=\"#111\"").attr("cx", round(x)).attr("cy", round(y)).raw("/>");
        }
    }
    legend(&mut html, share);
    html.raw("</svg>");
    html
}

/// How many of the days are shown: up to the end of the last restriction, or the last weighing of one that goes on.
fn shown(days: &[Day]) -> usize {
    let goes_on = days.last().is_some_and(|day| day.is_water_restricted);
    let last = days.iter().rposition(|day| day.is_water_restricted && (!goes_on || day.weighing_at.is_some()));
    last.map_or(days.len(), |last| last + 1)
}

fn round(value: f64) -> String {
    format!("{value:.1}")
}

/// The times on restriction: the index of the first day, and the days.
fn restrictions(days: &[Day]) -> impl Iterator<Item = (usize, &[Day])> {
    let mut at = 0;
    days.chunk_by(|day, next| day.is_water_restricted == next.is_water_restricted).filter_map(move |period| {
        let first = at;
        at += period.len();
        period.first().is_some_and(|day| day.is_water_restricted).then_some((first, period))
    })
}

/// Colours behind the days, by the weighing before each.
fn background(html: &mut Html, scale: &Scale, first: usize, period: &[Day], share: f64) {
    let colour = |day: &Day| {
        let under = |share: f64| {
            day.weight - day.implant_weight < (day.expected_weight - day.implant_weight) * share && day.weight > 0.0
        };
        match () {
            () if under(LOWEST) => "#ffc9d2",
            () if under(share) => "#ffe2c9",
            () => "#e7fff1",
        }
    };
    let mut at = first;
    for part in period.chunk_by(|day, next| colour(day) == colour(next)) {
        let (from, to) = (scale.x(at), scale.x((at + part.len()).min(first + period.len() - 1).max(at)));
        html.raw("<rect").attr("x", round(from)).attr("y", TOP).attr("width", round((to - from).max(1.0)));
        html.attr("height", HEIGHT - TOP - BOTTOM).attr("fill", colour(&part[0])).raw("/>");
        at += part.len();
    }
}

fn polyline(html: &mut Html, points: impl Iterator<Item = (f64, f64)>, stroke: &str, width: f64, dash: &str) {
    let points: Vec<String> = points.map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    html.raw("<polyline fill=\"none\"").attr("stroke", stroke).attr("stroke-width", width);
    if !dash.is_empty() {
        html.attr("stroke-dasharray", dash);
    }
    html.attr("points", points.join(" ")).raw("/>");
}

fn grid(html: &mut Html, scale: &Scale, days: &[Day]) {
    let step = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0].into_iter().find(|step| (scale.most - scale.least) / step <= 8.0);
    let step = step.unwrap_or(50.0);
    let mut weight = (scale.least / step).ceil() * step;
    while weight <= scale.most {
        let y = round(scale.y(weight));
        html.raw("<line stroke=\"#ddd\"").attr("x1", LEFT).attr("x2", WIDTH - RIGHT).attr("y1", &y).attr("y2", &y);
        html.raw("/><text text-anchor=\"end\" fill=\"#333\"").attr("x", LEFT - 5.0).attr("y", &y).raw(" dy=\"4\">");
        html.text(weight).raw("</text>");
        weight += step;
    }
    for tick in 0..TICKS.min(days.len()) {
        let at = if TICKS >= days.len() { tick } else { tick * (days.len() - 1) / (TICKS - 1) };
        html.raw("<text text-anchor=\"middle\" fill=\"#333\"")
            .attr("x", round(scale.x(at).clamp(LEFT + 20.0, WIDTH - 40.0)));
        html.attr("y", HEIGHT - 10.0).raw(">").text(days[at].date).raw("</text>");
    }
    html.raw("<text x=\"6\" y=\"14\" fill=\"#333\">Weight, g</text>");
}

fn legend(html: &mut Html, share: f64) {
    let percent = format!("{:.0} %", share * 100.0);
    let entries = [
        ("#111", "", "weight"),
        ("#2b6cb0", "5 3", "reference"),
        ("#2f855a", "7 3 2 3", "expected"),
        ("#c77700", "", percent.as_str()),
        ("#c53030", "6 4", "75 %"),
    ];
    for (n, (stroke, dash, name)) in entries.into_iter().enumerate() {
        let x = LEFT + 60.0 + n as f64 * 110.0;
        polyline(html, [(x, 10.0), (x + 24.0, 10.0)].into_iter(), stroke, 2.0, dash);
        html.raw("<text y=\"14\" fill=\"#333\"").attr("x", x + 28.0).raw(">").text(name).raw("</text>");
    }
}
