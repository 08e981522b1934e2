//! What YAML can't say: one file for each resource whose spec names behaviour, implementing its
//! generated trait for [`Code`](crate::generated::Code), and the rooms that several of them share.

mod acting;
mod admin_log;
mod autoname;
mod brain_region;
mod cache;
mod data_url;
mod dataset;
mod dataset_type;
mod download;
mod file_record;
mod generic_reference;
mod genotype;
mod history;
mod note;
mod note_image;
mod notification;
mod parameter;
mod protection;
mod qc;
mod registration;
mod session;
mod session_finder;
mod statement;
mod subject;
mod sync_status;
mod user;
pub mod water;
mod water_administration;
mod water_requirement;
mod weighing;
