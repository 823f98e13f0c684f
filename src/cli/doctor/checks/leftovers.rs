//! Processes that an earlier run left behind.

use super::{Check, Place};
use crate::{
    base::process::Process,
    care::{Finding, Means},
    dev,
};

pub(super) const CHECK: Check =
    Check { name: "leftovers", about: "processes that an earlier `ef dev` or `ef run` left behind", look };

fn look(place: &Place) -> Vec<Finding> {
    let left: Vec<Process> = dev::leftovers(&place.root);
    let Some(first) = left.first() else { return vec![Finding::good("nothing is left of an earlier run")] };
    let what = match left.len() {
        1 => format!("a process is left of an earlier run: {}", first.pid),
        count => format!("{count} processes are left of an earlier run, such as {}", first.pid),
    };
    let pids: Vec<String> = left.iter().map(|process| process.pid.to_string()).collect();
    vec![
        Finding::error(what)
            .with(format!("processes {}", pids.join(" ")))
            .by_means("ef doctor leftovers --fix", Means::EndLeftovers),
    ]
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use std::{
        io::{BufRead, BufReader},
        process::{Command, Stdio},
    };

    #[test]
    fn a_process_with_the_mark_of_a_run_that_is_gone_is_found_and_ended() {
        let project = Project::new(&[("ef.toml", "")], &[]);
        assert_eq!(look(&project.place())[0].what, "nothing is left of an earlier run");
        // No process has this id: the largest is 2^22.
        let mut child = Command::new("sh")
            .args(["-c", "echo up; read line"])
            .env("EF_PROJECT_ROOT", project.place().root)
            .env("EF_RUN", "9999999-1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let found = look(&project.place());
        assert!(found[0].what.ends_with(&child.id().to_string()), "{found:?}");
        // Its input stays open: it is to end by what is done to it. Reaped as soon as it ends, so that it does not count
        // as alive.
        let _input = child.stdin.take();
        let waiter = std::thread::spawn(move || child.wait().unwrap());
        assert_eq!(dev::end_leftovers(&project.place().root), 1);
        assert!(!waiter.join().unwrap().success());
        assert_eq!(look(&project.place())[0].what, "nothing is left of an earlier run");
    }
}
