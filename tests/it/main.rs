//! The tests that run the real program, in one binary.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong here is a test that fails")]

mod alone;
#[cfg(unix)]
mod audit;
#[cfg(unix)]
mod batch;
mod config;
#[cfg(target_os = "linux")]
mod control;
#[cfg(unix)]
mod coqui;
#[cfg(target_os = "linux")]
mod db;
#[cfg(unix)]
mod demo;
#[cfg(target_os = "linux")]
mod dev;
mod disk;
#[cfg(unix)]
mod doctor;
mod edge;
mod ef;
mod generated;
mod help;
mod init;
mod isolation;
#[cfg(target_os = "linux")]
mod json;
#[cfg(unix)]
mod migrate;
#[cfg(unix)]
mod parts;
mod peers;
#[cfg(unix)]
mod phonemes;
#[cfg(unix)]
mod postgres;
mod proc;
#[cfg(unix)]
mod pull;
#[cfg(unix)]
mod reading;
#[cfg(unix)]
mod rig;
#[cfg(unix)]
mod run;
#[cfg(unix)]
mod running;
#[cfg(target_os = "linux")]
mod serve;
#[cfg(target_os = "linux")]
mod setup;
#[cfg(unix)]
mod shared;
#[cfg(unix)]
mod speech;
#[cfg(unix)]
mod stranger;
#[cfg(target_os = "linux")]
mod surroundings;
#[cfg(unix)]
mod tts;
#[cfg(unix)]
mod workspace;
