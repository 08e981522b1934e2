//! The demo colony, served from either database: data enough for clients to look for something.

use super::{home::Home, postgres::Cluster, server::Server};

/// A served colony and its superuser's password; the user is `admin`.
pub struct Colony {
    /// The folder and the database.
    pub home: Home,
    /// The server, without a limit of requests.
    pub server: Server,
    /// Of `admin`.
    pub password: String,
}

impl Colony {
    /// One colony of each kind of database; without PostgreSQL on this machine, a line says that it is left out.
    pub fn each(test: &str) -> Vec<Colony> {
        let first = Colony::sqlite();
        let postgres = Cluster::shared(test).map(|cluster| first.copied(Home::postgres(cluster)));
        std::iter::once(first).chain(postgres).collect()
    }

    /// As `alyx` without a command makes it.
    pub fn sqlite() -> Colony {
        let home = Home::sqlite();
        let server = Server::first(home.path(), &["--set", "burst="]);
        let printed = std::fs::read_to_string(home.path().join("out")).expect("it prints");
        let password = printed.split("admin, password ").nth(1).and_then(|rest| rest.split(' ').next());
        let password = password.expect("a password is printed").to_owned();
        Colony { home, server, password }
    }

    /// The same rows in another database.
    fn copied(&self, home: Home) -> Colony {
        let dump = home.path().join("colony.json");
        let dump = dump.to_str().expect("a plain path");
        self.home.done(&["dumpdata", "-o", dump], "");
        home.done(&["migrate"], "");
        home.done(&["loaddata", dump], "");
        let server = home.serve();
        Colony { home, server, password: self.password.clone() }
    }
}
