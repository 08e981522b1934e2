//! What writes cost in statements.

use super::statements::{Counted, first, on_a_colony};
use serde_json::json;

fn check(of: &Counted<'_>) {
    let kind = of.home.kind;
    let subject = first(of, "/subjects?limit=1&alive=true", "nickname");
    let session = first(of, "/sessions?limit=1", "id");
    for round in 0..2 {
        println!("== {kind} weighing {round}");
        let mark = of.mark();
        let a = of.server.json("POST", "/weighings", &of.token, &json!({"subject": subject, "weight": 25.5 + round as f64, "date_time": "2026-01-01T10:00:00"}));
        assert_eq!(a.status, 201, "{}", a.text());
        of.print_since(mark);
        println!("== {kind} patch session {round}");
        let mark = of.mark();
        let a = of.server.json("PATCH", &format!("/sessions/{session}"), &of.token, &json!({"json": {"a": round}}));
        assert_eq!(a.status, 200, "{}", a.text());
        of.print_since(mark);
        println!("== {kind} channels 1000 {round}");
        let trajectory = first(of, "/trajectories?limit=1", "id");
        let rows: Vec<_> = (0..1000).map(|n| json!({"trajectory_estimate": trajectory, "axial": 10000 + round * 2000 + n, "lateral": 3, "x": n})).collect();
        let mark = of.mark();
        let a = of.server.json("POST", "/channels", &of.token, &json!(rows));
        assert_eq!(a.status, 201, "{}", a.text());
        of.print_since(mark);
    }
}

#[test]
fn costs() {
    on_a_colony("costs", check);
}
