//! The server as its users see it: requests, faults, load, the command line. One program, since each is linked with the whole
//! server; tests that need programs of others (Django, the ONE client, schemathesis, linters) have their own.

mod acting;
mod bad_input;
mod cli;
mod conflicts;
mod connections;
mod dear_requests;
mod demanding;
mod dev;
mod durability;
mod exports;
mod first_start;
mod generated;
mod https;
mod husbandry;
mod imaging;
mod lab_pages;
mod lab_work;
mod mail_tls;
mod meanwhile;
mod migrations;
mod notices;
mod operations;
mod outage;
mod pages;
mod plans;
mod random_specs;
mod rights;
mod several_servers;
mod snapshots;
mod statements;
#[path = "../support/mod.rs"]
mod support;
mod tags;
mod uploads;
mod values;
mod where_is;
mod words;
mod write_costs;
