//! Answers that aren't rows, and the frame of all answers.

pub mod options;
pub mod page;
pub mod pages;
pub mod respond;
