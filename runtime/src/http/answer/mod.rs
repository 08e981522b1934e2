//! Answers that aren't rows, and the frame of all answers.

pub mod etag;
pub mod options;
pub mod page;
pub mod pages;
pub mod respond;
