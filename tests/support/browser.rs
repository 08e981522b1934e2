//! A browser without scripts: it keeps cookies, reads forms, and sends what people change in them.

use super::http;
use std::net::TcpStream;

/// Somebody at the pages for people.
pub struct Browser {
    address: String,
    cookies: Vec<(String, String)>,
}

/// A page.
#[derive(Debug)]
pub struct Page {
    /// Status.
    pub status: u16,
    /// Its text.
    pub text: String,
    /// Where it leads, for a redirection.
    pub location: String,
}

/// What a form sends.
pub type Inputs = Vec<(String, String)>;

impl Browser {
    /// Logs a user in at the server of an address; `None` where the pages refuse that.
    pub fn log_in(address: &str, user: &str, password: &str) -> Option<Browser> {
        let mut browser = Browser::stranger(address);
        let mut inputs = browser.get("/admin/login/").inputs("<form method=\"post\"");
        set(&mut inputs, "username", user);
        set(&mut inputs, "password", password);
        let answer = browser.post("/admin/login/", &inputs);
        (answer.status == 303).then_some(browser)
    }

    /// Somebody who isn't logged in.
    pub fn stranger(address: &str) -> Browser {
        Browser { address: address.to_owned(), cookies: Vec::new() }
    }

    /// GET.
    pub fn get(&mut self, path: &str) -> Page {
        self.send("GET", path, "", b"")
    }

    /// POST of a form.
    pub fn post(&mut self, path: &str, inputs: &[(String, String)]) -> Page {
        let mut body = String::new();
        for (name, value) in inputs {
            let quote = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
            body += &format!("{}{}={}", if body.is_empty() { "" } else { "&" }, quote(name), quote(value));
        }
        self.send("POST", path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// POST of a form with files.
    pub fn upload(&mut self, path: &str, inputs: &[(String, String)], name: &str, file: (&str, &[u8])) -> Page {
        let mut body = Vec::new();
        for (name, value) in inputs {
            let part = format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let (file_name, bytes) = file;
        let part = format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\r\n");
        body.extend_from_slice(part.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--B--\r\n");
        self.send("POST", path, "multipart/form-data; boundary=B", &body)
    }

    fn send(&mut self, method: &str, path: &str, content_type: &str, body: &[u8]) -> Page {
        let cookie = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let mut headers = vec![("Cookie", cookie.as_str())];
        if !content_type.is_empty() {
            headers.push(("Content-Type", content_type));
        }
        let stream = TcpStream::connect(&self.address).expect("the server listens");
        let answer = http::exchange(stream, &self.address, method, path, &headers, body).expect("it answers");
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, value) = cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        let location = answer.header("location").unwrap_or_default().to_owned();
        Page { status: answer.status, text: answer.text(), location }
    }
}

impl Page {
    /// What the form sends that begins with a text of its tag, as it stands in the page.
    pub fn inputs(&self, form: &str) -> Inputs {
        let from = self.text.find(form).unwrap_or_else(|| panic!("no {form}: {}", self.text));
        let text = &self.text[from..];
        let mut rest = &text[..text.find("</form>").expect("forms end")];
        let mut inputs = Vec::new();
        while let Some(at) = rest.find('<') {
            rest = &rest[at + 1..];
            let Some(tag) = ["input", "textarea", "select"].into_iter().find(|tag| rest.starts_with(tag)) else {
                continue;
            };
            let end = rest.find('>').expect("tags end");
            let (head, after) = (&rest[..end], &rest[end + 1..]);
            let Some(name) = attribute(head, "name") else { continue };
            let value = match tag {
                "textarea" => {
                    let text = &after[..after.find("</textarea>").expect("it ends")];
                    Some(unescaped(text.strip_prefix('\n').unwrap_or(text)))
                }
                "select" => {
                    let options = &after[..after.find("</select>").expect("it ends")];
                    let chosen = options
                        .split("<option")
                        .find(|option| option.split('>').next().is_some_and(|head| head.ends_with(" selected")));
                    Some(chosen.and_then(|option| attribute(option, "value")).unwrap_or_default())
                }
                _ => match attribute(head, "type").as_deref() {
                    Some("checkbox") if !head.ends_with(" checked") => None,
                    Some("file") => None,
                    _ => Some(attribute(head, "value").unwrap_or_default()),
                },
            };
            inputs.extend(value.map(|value| (name, value)));
        }
        inputs
    }

    /// The form of a row.
    pub fn form(&self) -> Inputs {
        self.inputs("<form method=post class=form")
    }

    /// The page as people read it.
    pub fn words(&self) -> String {
        let main = self.text.find("<main").map_or(&*self.text, |at| &self.text[at..]);
        let parts = main.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        unescaped(&parts.collect::<Vec<_>>().join(" ")).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let rest = &tag[at..];
    let value = match rest.strip_prefix('"') {
        Some(rest) => &rest[..rest.find('"')?],
        None => rest.split([' ', '>']).next()?,
    };
    Some(unescaped(value))
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// The value of an input; empty without one.
pub fn value<'i>(inputs: &'i [(String, String)], name: &str) -> &'i str {
    inputs.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value)
}

/// Fills an input in.
pub fn set(inputs: &mut Inputs, name: &str, value: &str) {
    match inputs.iter_mut().find(|(of, _)| of == name) {
        Some((_, old)) => *old = value.to_owned(),
        None => inputs.push((name.to_owned(), value.to_owned())),
    }
}

/// Empties a box, or leaves an input out.
pub fn unset(inputs: &mut Inputs, name: &str) {
    inputs.retain(|(of, _)| of != name);
}
