//! Where settings come from, and what is wrong with them.

use super::{
    setting::{mail_without_password, without_password},
    *,
};
use crate::{
    tables::{Api, Column, Defaults, Kind, Resource},
    tests::zoo::API,
};

/// A program with a setting of its own.
pub(super) static PROGRAM: Program =
    Program::new("museum", "1.0.0", &API, &[]).settings(&[Setting::new("loans", "days").default("30").checked(
        |settings| match settings.text("loans").parse::<u8>() {
            Ok(_) => Ok(()),
            Err(_) => Err(settings.wrong("loans", "a number of days")),
        },
    )]);

struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> File {
        let path = std::env::temp_dir().join(format!("museum-settings-{name}-{}.toml", std::process::id()));
        fs::write(&path, text).expect("the temporary folder can be written");
        File(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // Leftovers are temporary files.
        let _ = fs::remove_file(&self.0);
    }
}

fn variables(pairs: &[(&str, &str)]) -> std::vec::IntoIter<(String, String)> {
    pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>().into_iter()
}

#[test]
fn the_command_line_counts_more_than_the_environment_and_that_more_than_the_file() {
    let file = File::new("order", "bind = \"file:1\"\nburst = \"1/hour\"\npool = 7\nallowed_hosts = [\"a\", \"b\"]");
    let environment = variables(&[("MUSEUM_BIND", "variable:1"), ("MUSEUM_BURST", "2/hour"), ("OTHER", "x")]);
    let given = [("bind".to_owned(), "flag:1".to_owned(), "--bind".to_owned())];
    let settings = Configuration::gather(&PROGRAM, Some(&file.0), environment, &given).expect("they are right");
    assert_eq!((settings.text("bind"), settings.origin("bind")), ("flag:1", &Origin::Flag("--bind".into())));
    assert_eq!(settings.text("burst"), "2/hour");
    assert_eq!(settings.origin("burst"), &Origin::Variable("MUSEUM_BURST".into()));
    assert_eq!((settings.text("pool"), settings.origin("pool")), ("7", &Origin::File(file.0.clone())));
    assert_eq!((settings.text("log_format"), settings.origin("log_format")), ("text", &Origin::Default));
    assert_eq!(settings.server().expect("they are right").http.allowed_hosts, ["a", "b"]);
}

#[test]
fn our_own_variable_of_the_database_counts_more_than_the_common_one() {
    for pairs in [
        [("MUSEUM_DATABASE", "sqlite://ours"), ("DATABASE_URL", "sqlite://common")],
        [("DATABASE_URL", "sqlite://common"), ("MUSEUM_DATABASE", "sqlite://ours")],
    ] {
        let file = File::new("database", "");
        let settings = Configuration::gather(&PROGRAM, Some(&file.0), variables(&pairs), &[]).expect("they are right");
        assert_eq!(settings.text("database"), "sqlite://ours");
    }
}

#[test]
fn lists_are_read_alike_from_everywhere() {
    let given = |value: &str| [("allowed_hosts".to_owned(), value.to_owned(), "--set allowed_hosts".to_owned())];
    for text in ["good.example,.b.example", r#"["good.example", ".b.example"]"#] {
        let file = File::new("lists", &format!("allowed_hosts = '{text}'"));
        let variable = [("MUSEUM_ALLOWED_HOSTS", text)];
        for settings in [
            Configuration::gather(&PROGRAM, Some(&file.0), variables(&[]), &[]),
            Configuration::gather(&PROGRAM, Some(&file.0), variables(&variable), &[]),
            Configuration::gather(&PROGRAM, Some(&file.0), variables(&[]), &given(text)),
        ] {
            let hosts = settings.expect("the name is right").server().expect("they are right").http.allowed_hosts;
            assert_eq!(hosts, ["good.example", ".b.example"], "{text}");
        }
    }
    let file = File::new("hosts", "");
    for (text, what) in [
        ("[good.example]", "must be texts with commas between (a,b) or a JSON list of texts ([\"a\", \"b\"])."),
        ("good.example:8000", "[::1] or * (any). `good.example:8000` is none."),
    ] {
        let settings =
            Configuration::gather(&PROGRAM, Some(&file.0), variables(&[]), &given(text)).expect("the name is right");
        let error = settings.server().expect_err("it is no host");
        assert!(error.starts_with("The setting `allowed_hosts` (--set allowed_hosts) is `"), "{error}");
        assert!(error.ends_with(what), "{error}");
    }
    let settings = Configuration::gather(
        &PROGRAM,
        Some(&file.0),
        variables(&[("MUSEUM_REPLICAS", r#"["postgres://u:p,w@h/x"]"#)]),
        &[],
    );
    let settings = settings.expect("the name is right");
    assert_eq!(settings.open_options(false).expect("they are right").replicas, ["postgres://u:p,w@h/x"]);
    assert_eq!(settings.shown("replicas"), "postgres://u:***@h/x");
}

#[test]
fn an_empty_variable_counts_only_where_empty_means_something() {
    let file = File::new(
        "empty",
        "database = \"sqlite://file\"\ntime_zone = \"Europe/Lisbon\"\nburst = \"1/hour\"\nallowed_hosts = [\"a\"]",
    );
    let empty = [
        ("DATABASE_URL", ""),
        ("MUSEUM_DATABASE", " "),
        ("MUSEUM_TIME_ZONE", ""),
        ("MUSEUM_BURST", ""),
        ("MUSEUM_ALLOWED_HOSTS", ""),
    ];
    let settings = Configuration::gather(&PROGRAM, Some(&file.0), variables(&empty), &[]).expect("the names are right");
    assert_eq!(
        (settings.text("database"), settings.origin("database")),
        ("sqlite://file", &Origin::File(file.0.clone()))
    );
    let server = settings.server().expect("they are right");
    assert_eq!(
        (server.site.zone.name(), server.http.burst.as_str(), server.http.allowed_hosts.len()),
        ("Europe/Lisbon", "", 0)
    );
    // An empty variable of ours doesn't hide the common one.
    let settings = Configuration::gather(
        &PROGRAM,
        Some(&file.0),
        variables(&[("MUSEUM_DATABASE", ""), ("DATABASE_URL", "sqlite://common")]),
        &[],
    );
    assert_eq!(settings.expect("the names are right").text("database"), "sqlite://common");
}

#[test]
fn a_name_that_is_no_setting_is_refused_in_a_file_and_noted_in_the_environment() {
    let file = File::new("unknown", "burts = \"1/hour\"");
    let gathered = Configuration::gather(&PROGRAM, Some(&file.0), variables(&[]), &[]).expect("it can be read");
    let error = gathered.checked().map(drop).expect_err("it is no setting");
    assert!(error.ends_with("there is no setting `burts`: did you mean `burst`?"), "{error}");
    let file = File::new("far", "colour = 1");
    let gathered = Configuration::gather(&PROGRAM, Some(&file.0), variables(&[]), &[]).expect("it can be read");
    let error = gathered.checked().map(drop).expect_err("it is no setting");
    assert!(error.contains("there is no setting `colour`: there are database, "), "{error}");
    let file = File::new("known", "");
    let settings =
        Configuration::gather(&PROGRAM, Some(&file.0), variables(&[("MUSEUM_BURTS", "x")]), &[]).expect("it is noted");
    assert_eq!(settings.ignored, ["$MUSEUM_BURTS is no setting; did you mean MUSEUM_BURST?"]);
    for (name, meant) in [("max-body", "max_body"), ("token_livetime", "token_lifetime"), ("bnid", "bind")] {
        assert_eq!(settings.nearest(name), Some(meant));
    }
}

#[test]
fn a_wrong_value_is_refused_with_its_origin() {
    let file = File::new("wrong", "token_lifetime = \"soon\"");
    let settings = Configuration::gather(&PROGRAM, Some(&file.0), variables(&[]), &[]).expect("the names are right");
    let error = settings.server().expect_err("it is no span");
    assert!(error.starts_with("The setting `token_lifetime` (/"), "{error}");
    assert!(error.contains("is `soon`, but must be a time in whole seconds like 30s, 15min, 24h"), "{error}");
}

#[test]
fn times_and_sizes_have_units_in_every_setting() {
    let file = File::new("units", "max_body = 12000000\nmax_upload = \"12MB\"\ntoken_lifetime = 90\nhsts = \"2d\"");
    let more = [("MUSEUM_LOCK_TIME", "2min"), ("MUSEUM_IDLE_TIMEOUT", "1500ms"), ("MUSEUM_MAX_BODY_MEMORY", "1GiB")];
    let settings = Configuration::gather(&PROGRAM, Some(&file.0), variables(&more), &[]).expect("the names are right");
    let server = settings.server().expect("they are right");
    assert_eq!(
        (server.http.limits.text, server.http.limits.upload, server.http.body_memory),
        (12_000_000, 12_000_000, 1 << 30)
    );
    assert_eq!((server.http.token_lifetime, server.http.hsts, server.http.lock.seconds), (90, 172_800, 120));
    assert_eq!(settings.connections().expect("they are right").idle, Duration::from_millis(1500));
    for (name, value, form) in [
        ("max_body", "many", units::SIZE),
        ("max_upload", "1.5MB", units::SIZE),
        ("token_lifetime", "1500ms", units::WHOLE_SECONDS),
        ("idle_timeout", "soon", units::TIME),
        ("statement_timeout", "-1", units::TIME),
        ("stop_timeout", "10ms", "from 1s to 1d"),
    ] {
        let given = [(name.to_owned(), value.to_owned(), format!("--set {name}"))];
        let settings = Configuration::gather(&PROGRAM, Some(Path::new("/dev/null")), variables(&[]), &given)
            .expect("the name is right");
        let error = settings.checked().err().expect("it is wrong");
        assert_eq!(error, format!("The setting `{name}` (--set {name}) is `{value}`, but must be {form}."));
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once_and_what_is_right_is_let_pass() {
    let check = |pairs: &[(&str, &str)]| {
        let given: Vec<SettingFlag> =
            pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned(), format!("--set {n}"))).collect();
        let settings = Configuration::gather(&PROGRAM, Some(Path::new("/dev/null")), variables(&[]), &given);
        settings.expect("it can be read").checked().map(drop).err().unwrap_or_default()
    };
    assert_eq!(check(&[]), "");
    for (name, value) in [
        ("bind", "nonsense"),
        ("bind", "127.0.0.1"),
        ("bind", "127.0.0.1:70000"),
        // For documents only: no machine has it.
        ("bind", "192.0.2.1:8000"),
        ("metrics_bind", "nonsense"),
        ("metrics_bind", "127.0.0.1:8000"),
        ("audit_log", "/no/such/folder/x"),
        ("audit_log", "/"),
        ("media_root", "/dev/null"),
        ("database", "mysql://h/x"),
        ("database", "postgres://h:port/x"),
        ("replicas", "sqlite://x"),
        ("burst", "often"),
        ("docs_rate", "1/year"),
        ("accounts", "all"),
        ("log_format", "xml"),
        ("otlp_endpoint", "h:4318"),
        ("tls_cert", "x"),
        ("loans", "many"),
        ("mail_server", "smtp://h"),
    ] {
        let error = check(&[(name, value)]);
        assert!(error.starts_with("The setting `") && error.contains(name), "{name} = {value}: {error}");
        assert_eq!(error.lines().count(), 1, "{name} = {value}: {error}");
    }
    let all = check(&[("bind", "nonsense"), ("burst", "often"), ("loans", "many"), ("bnid", "x")]);
    assert_eq!(all.lines().count(), 4, "{all}");
    let secret = check(&[("database", "me:hush@h/x")]);
    assert!(secret.contains("`database`") && !secret.contains("hush"), "{secret}");
}

#[test]
fn passwords_are_not_shown() {
    assert_eq!(without_password("me:p@ss@host/x"), "***@host/x");
    assert_eq!(without_password("postgres://me:p@ss@host:1/x"), "postgres://me:***@host:1/x");
    assert_eq!(without_password("postgres://me@host/x?password=secret&a=b"), "postgres://me@host/x?password=***&a=b");
    assert_eq!(without_password("sqlite://a:b@c.sqlite3"), "sqlite://a:b@c.sqlite3");
    assert_eq!(mail_without_password("smtp://me:p@/?ss@host:25?tls=required"), "smtp://me:***@host:25?tls=required");
    assert_eq!(mail_without_password("smtps://me@host"), "smtps://me@host");
    assert_eq!(mail_without_password("me:secret@host"), "***@host");
    assert_eq!(mail_without_password("smtp://localhost"), "smtp://localhost");
}

#[test]
fn mail_is_off_without_a_server_and_needs_a_sender_with_one() {
    let file = File::new("mail", "");
    let with = |pairs: &[(&str, &str)]| {
        Configuration::gather(&PROGRAM, Some(&file.0), variables(pairs), &[])
            .expect("the names are right")
            .mail()
            .map(|m| m.is_some())
    };
    assert_eq!(with(&[("MUSEUM_MAIL_FROM", "a@b.example")]), Ok(false));
    assert!(with(&[("MUSEUM_MAIL_SERVER", "smtp://h")]).is_err_and(|error| error.contains("needs `mail_from`")));
    let sender = ("MUSEUM_MAIL_FROM", "Lab <a@b.example>");
    assert_eq!(with(&[("MUSEUM_MAIL_SERVER", "smtp://h"), sender]), Ok(true));
    let error = with(&[("MUSEUM_MAIL_SERVER", "imap://me:secret@h"), sender]).expect_err("it takes no mail");
    assert!(error.contains("(${}) is `imap://me:***@h`".replace("${}", "$MUSEUM_MAIL_SERVER").as_str()), "{error}");
    assert!(with(&[("MUSEUM_MAIL_SERVER", "smtp://h"), ("MUSEUM_MAIL_FROM", "nobody")]).is_err());
}

#[test]
fn a_setting_that_the_spec_names_and_the_program_lacks_is_missed() {
    static COLUMNS: &[Column] =
        &[Column::new("id", Kind::Uuid), Column::new("shelf", Kind::Text).default(Default::Setting("loans"))];
    static ROOM: Resource = Resource::new("Room", "museum_room").columns(COLUMNS);
    static ROOMS: Api = Api { resources: &[&ROOM], accounts: None, ..empty() };
    static LACKS: Program = Program::new("museum", "1.0.0", &ROOMS, &[]);
    static HAS: Program = Program::new("museum", "1.0.0", &ROOMS, &[]).settings(&[Setting::new("loans", "days")]);
    let own = |program| {
        Configuration::gather(program, Some(Path::new("/dev/null")), variables(&[]), &[]).expect("it can be read").own()
    };
    assert!(
        own(&LACKS)[0].starts_with("The default of Room's column `shelf` is the setting `loans`,"),
        "{:?}",
        own(&LACKS)
    );
    assert_eq!(own(&HAS), Vec::<String>::new());
}

/// An API without resources.
const fn empty() -> Api {
    Api {
        name: "Museum",
        about: "",
        license: None,
        contact: None,
        version: "v1",
        vendor: "museum",
        resources: &[],
        also: &[],
        routes: &[],
        page_size: 1,
        page_most: 1,
        defaults: Defaults {
            time_zone: "UTC",
            token_lifetime: 0,
            burst: "",
            docs: "",
            act_for_others: false,
            rules: true,
        },
        accounts: None,
        kinds: None,
        migrations: &[],
        admin: None,
        hooks: &[],
    }
}
