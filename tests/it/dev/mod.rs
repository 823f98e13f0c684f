//! `ef dev`.

mod again;
mod bad_input;
mod browser;
mod choice;
mod codes;
mod environment;
mod input;
mod keys;
mod logs;
mod look;
mod output;
mod ready;
mod restart;
mod review;
mod setup;
mod stop;
mod survivors;
