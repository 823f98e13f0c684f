//! Workspaces and what keeps them apart. Knows tables, policies and claims; knows no flags and no terminal.

pub mod audit;
