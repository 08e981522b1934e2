//! Notices to users by e-mail: `sending` tries one, called by `postman` beside the server and by `alyx notify`.

pub mod postman;
pub mod sending;
