//! Load by wrk, which is in most distributions' packages.

use std::process::Command;

/// What is sent again and again.
#[derive(Debug)]
pub struct Load<'a> {
    /// Host and port.
    pub address: &'a str,
    /// The token that is sent, if any.
    pub token: Option<&'a str>,
    /// Requests at a time.
    pub clients: u32,
    /// How long, in seconds.
    pub seconds: u32,
    /// Path and query.
    pub path: &'a str,
    /// Method and JSON body of a write; each `{n}` in path and body stands for a text that no other request has.
    pub write: Option<(&'a str, &'a str)>,
}

/// What wrk tells.
#[derive(Debug)]
pub struct Told {
    /// Requests that were answered.
    pub requests: f64,
    /// In a second.
    pub rate: f64,
    /// Median latency in milliseconds.
    pub p50: f64,
    /// The latency in milliseconds that one request in a hundred exceeds.
    pub p99: f64,
}

impl Load<'_> {
    /// Sends it.
    ///
    /// # Errors
    /// Without wrk; for an answer that isn't 2xx.
    pub fn run(&self) -> Result<Told, String> {
        let mut command = Command::new("wrk");
        let clients = self.clients.to_string();
        command.args(["-t1", "-c", &clients, "--latency", "--timeout", "30s", "-d"]).arg(format!("{}s", self.seconds));
        if let Some(token) = self.token {
            command.args(["-H", &format!("Authorization: Token {token}")]);
        }
        let script = match self.write {
            Some((method, body)) => {
                let script = tempfile::Builder::new().suffix(".lua").tempfile().map_err(|error| error.to_string())?;
                std::fs::write(script.path(), lua(method, self.path, body)).map_err(|error| error.to_string())?;
                command.arg("-s").arg(script.path());
                Some(script)
            }
            None => None,
        };
        let path = if script.is_some() { "/" } else { self.path };
        let output = command
            .arg(format!("http://{}{path}", self.address))
            .output()
            .map_err(|error| format!("wrk: {error} (it is in most distributions' packages)"))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if text.contains("Non-2xx") {
            return Err(format!("{}: {text}", self.path));
        }
        let after =
            |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name)).unwrap_or_default().trim();
        let count = text.lines().find(|line| line.contains(" requests in ")).unwrap_or_default();
        Ok(Told {
            requests: count.split_whitespace().next().and_then(|text| text.parse().ok()).unwrap_or_default(),
            rate: after("Requests/sec:").parse().unwrap_or_default(),
            p50: milliseconds(after("50%")),
            p99: milliseconds(after("99%")),
        })
    }
}

/// A script for wrk by which each request is a write of its own.
fn lua(method: &str, path: &str, body: &str) -> String {
    format!(
        "local n = 0\nlocal mark = '{:x}x'\nlocal path, body = [==[{path}]==], [==[{body}]==]\n\
         wrk.headers['Content-Type'] = 'application/json'\n\
         function request()\n  n = n + 1\n  local own = mark .. n\n  \
         return wrk.format('{method}', (path:gsub('{{n}}', own)), nil, (body:gsub('{{n}}', own)))\nend\n",
        uuid::Uuid::new_v4().as_u128() >> 80
    )
}

/// A span as wrk writes it: `1.23ms`, `456.00us`, `1.02s`.
fn milliseconds(text: &str) -> f64 {
    let number = |unit: &str| text.strip_suffix(unit).and_then(|text| text.parse::<f64>().ok());
    number("us")
        .map(|n| n / 1000.0)
        .or_else(|| number("ms"))
        .or_else(|| number("s").map(|n| n * 1000.0))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_in_milliseconds() {
        assert_eq!([milliseconds("1.50ms"), milliseconds("500.00us"), milliseconds("2.00s")], [1.5, 0.5, 2000.0]);
    }
}
