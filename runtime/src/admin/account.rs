//! Log-in, log-out, a new password, and one's own sessions.

use super::{
    Pages, caption,
    frame::Shown,
    html::Html,
    session,
    visit::{Cookies, Fields, Visit, redirect},
};
use crate::{
    account::login,
    audit,
    error::RequestError,
    hooks::Reply,
    http::{checks::base, url},
    request_time::RequestTime,
};
use poem::http::header;
use subtle::ConstantTimeEq;

/// Leads to the log-in, and from there back to what was asked for.
pub fn to_login(pages: &Pages, request: &poem::Request) -> Reply {
    let mut address = pages.at("login/?next=");
    let asked = request.uri().path_and_query().map_or("", |path| path.as_str());
    url::quote_plus(asked, &mut address);
    redirect(&address)
}

/// A place of these pages that somebody may be led to; others lead to the first page.
fn within(pages: &Pages, next: &str) -> String {
    let rest = next.strip_prefix(&pages.prefix);
    let is_ours = rest.is_some_and(|rest| rest.starts_with('/') && !next.contains(['\\', '\n', '\r']));
    if is_ours { next.to_owned() } else { pages.at("") }
}

/// `/login/`.
///
/// # Errors
/// 429 after many failures, 503 while too many log in; database errors.
pub async fn login(
    pages: &Pages,
    request: &poem::Request,
    cookies: &Cookies,
    query: &[(String, String)],
    fields: Option<&Fields>,
    now: &RequestTime,
) -> Result<Reply, RequestError> {
    let next = query.iter().find(|(name, _)| name == "next").map_or("", |(_, value)| value.as_str());
    let Some(fields) = fields else { return Ok(form(pages, cookies, next, "", "")) };
    let sent = fields.text("form_key");
    let is_ours = cookies.form.as_ref().is_some_and(|kept| kept.as_bytes().ct_eq(sent.as_bytes()).into());
    let username = fields.text("username").trim();
    if !is_ours {
        let why = "Your browser didn't send its cookie back: allow cookies for this site, and try again.";
        return Ok(form(pages, cookies, next, username, why));
    }
    let address = base::client_address(request, &pages.server.settings);
    let found = pages.log_in().user_of(username.to_owned(), fields.text("password").to_owned(), &address).await;
    audit::log_in(username, &address, found.as_ref().map(|_| true));
    let user = match found {
        Ok(user) => user,
        Err(error) if error.status() == 400 => {
            return Ok(form(pages, cookies, next, username, "The name or the password is wrong."));
        }
        Err(RequestError::Wait(seconds)) => {
            let why = format!("Too many wrong passwords: try again in {seconds} seconds.");
            let mut reply = form(pages, cookies, next, username, &why);
            reply.status = 429;
            return Ok(reply);
        }
        Err(error) => return Err(error),
    };
    let store = &pages.server.site.store;
    let browser = request.header(header::USER_AGENT).unwrap_or_default();
    let origin = session::Origin { address: &address, browser };
    let cookie = session::begin(store, pages.sessions, pages.accounts, &user, origin, now).await?;
    let found = session::find(store, pages.sessions, pages.accounts, &cookie, now).await?;
    if let Some((session, caller)) = found
        && !pages.admits(&caller, now)
    {
        session::end(store, pages.sessions, &session).await?;
        return Ok(form(
            pages,
            cookies,
            next,
            username,
            "You have no access to these pages; an administrator can give it.",
        ));
    }
    let mut reply = redirect(&within(pages, fields.text("next")));
    reply.headers.push(("Set-Cookie", cookies.set_session(&cookie)));
    Ok(reply)
}

fn form(pages: &Pages, cookies: &Cookies, next: &str, username: &str, why: &str) -> Reply {
    let key = cookies.form.clone().filter(|key| !key.is_empty()).unwrap_or_else(session::secret);
    let mut reply = pages.templates.login(pages, &key, &within(pages, next), username, why);
    reply.headers.push(("Set-Cookie", cookies.set_form(&key)));
    reply
}

/// `/logout/`.
///
/// # Errors
/// Database errors.
pub async fn log_out(visit: &Visit<'_>) -> Result<Reply, RequestError> {
    session::end(&visit.pages.server.site.store, visit.pages.sessions, &visit.session).await?;
    let mut reply = redirect(&visit.at("login/"));
    reply.headers.push(("Set-Cookie", visit.cookies.clear_session()));
    Ok(reply)
}

/// Characters that a new password has at least.
const MIN_PASSWORD_LENGTH: usize = 8;

/// `/password/`: a new password for oneself. All sessions of the user end but this one.
///
/// # Errors
/// Database errors.
pub async fn password(visit: &Visit<'_>, fields: Option<&Fields>) -> Result<Reply, RequestError> {
    let mut errors = Vec::new();
    if let Some(fields) = fields {
        let (old, new, again) = (fields.text("old"), fields.text("new"), fields.text("again"));
        let pages = visit.pages;
        let store = &pages.server.site.store;
        if new.chars().count() < MIN_PASSWORD_LENGTH {
            errors.push(format!("A password has {MIN_PASSWORD_LENGTH} characters at least."));
        }
        if new != again {
            errors.push("The new passwords differ.".to_owned());
        }
        if errors.is_empty() {
            match pages.log_in().user_of(visit.caller.username.clone(), old.to_owned(), &visit.address).await {
                Ok(user) => {
                    let on = store.primary();
                    login::set_password(&on, store.dialect, pages.accounts, &user, new.to_owned()).await?;
                    session::end(store, pages.sessions, &visit.session).await?;
                    let origin = session::Origin { address: &visit.address, browser: &visit.browser };
                    let cookie =
                        session::begin(store, pages.sessions, pages.accounts, &user, origin, &visit.now).await?;
                    let mut reply = visit.done(&visit.at(""), "Your password was changed.");
                    reply.headers.push(("Set-Cookie", visit.cookies.set_session(&cookie)));
                    return Ok(reply);
                }
                Err(error) if error.status() == 400 => errors.push("Your present password is another.".to_owned()),
                Err(RequestError::Wait(seconds)) => {
                    errors.push(format!("Too many wrong passwords: try again in {seconds} seconds."));
                }
                Err(error) => return Err(error),
            }
        }
    }
    let mut main = Html::new();
    for error in &errors {
        main.raw("<p class=errors role=alert>").text(error).raw("</p>");
    }
    main.raw("<form method=post class=narrow>").hidden("form_key", &visit.session.form);
    for (name, label, complete) in [
        ("old", "Present password", "current-password"),
        ("new", "New password", "new-password"),
        ("again", "New password again", "new-password"),
    ] {
        main.raw("<p class=field><label")
            .attr("for", name)
            .raw(">")
            .text(label)
            .raw("</label><input type=password required");
        main.attr("id", name).attr("name", name).attr("autocomplete", complete).raw("></p>");
    }
    main.raw("<p class=buttons><button class=primary>Change password</button></p></form>");
    let shown = Shown::new("Change password", main).below(visit.at("account/"), "My account");
    Ok(visit.html(visit.pages.templates.page(visit, &shown)))
}

/// `/account/`: one's own log-ins; one, or all others, can be ended.
///
/// # Errors
/// Database errors.
pub async fn account(visit: &Visit<'_>, fields: Option<&Fields>) -> Result<Reply, RequestError> {
    let (pages, user) = (visit.pages, &visit.caller.id);
    let (store, table) = (&pages.server.site.store, pages.sessions);
    if let Some(fields) = fields {
        let key = Some(fields.text("session")).filter(|key| !key.is_empty());
        if key.is_none() && fields.text("others").is_empty() {
            return Err(RequestError::Detail(400, "Choose a session to end, or all others.".into()));
        }
        let ended = session::end_of(store, table, user, &visit.session, key).await?;
        tracing::info!(user = visit.caller.username, ended, "sessions of the pages ended by their user");
        let notice = match ended {
            0 => "It had ended already.".to_owned(),
            1 => "1 session was ended.".to_owned(),
            several => format!("{several} sessions were ended."),
        };
        return Ok(visit.done(&visit.at("account/"), &notice));
    }
    let sessions = session::all_of(store, table, pages.accounts, user, &visit.session, &visit.now).await?;
    let mut main = Html::new();
    main.raw("<p class=buttons><a class=button").attr("href", visit.at("password/")).raw(">Change password</a></p>");
    main.raw("<h2>Sessions</h2><p class=help>Where you are logged in to these pages. End those that you don’t know, ");
    main.raw("and change your password.</p>");
    main.raw("<form method=post>").hidden("form_key", &visit.session.form);
    main.raw("<div class=scroll><table class=list><thead><tr><th scope=col>Began<th scope=col>Last used");
    main.raw("<th scope=col>Ends<th scope=col>Address<th scope=col>Browser<th scope=col>End</tr></thead><tbody>");
    let clock = |at| caption::clock(at, &visit.now);
    for session in &sessions {
        main.raw("<tr><th scope=row>").text(clock(session.made)).raw("</th><td>").text(clock(session.used()));
        main.raw("</td><td>").text(clock(session.expires)).raw("</td><td>").text(&session.address).raw("</td><td>");
        main.text(&session.browser).raw("</td><td>");
        if session.own {
            main.raw("this one");
        } else {
            main.raw("<button name=session").attr("value", &session.key);
            main.attr("aria-label", format_args!("End the session that began {}", clock(session.made)))
                .raw(">End</button>");
        }
        main.raw("</td></tr>");
    }
    main.raw("</tbody></table></div>");
    if sessions.len() > 1 {
        main.raw("<p class=buttons><button name=others value=all>End all others</button></p>");
    }
    main.raw("</form>");
    Ok(visit.html(pages.templates.page(visit, &Shown::new("My account", main))))
}
