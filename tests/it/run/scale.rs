//! Many commands.

use crate::{alone, ef::Ef};

#[test]
fn a_thousand_short_jobs_end_with_every_line() {
    let jobs: Vec<String> = (0..1000).map(|number| format!("echo line-{number}")).collect();
    let ef = Ef::new().args(["run", "--max-processes", "50%"]).args(jobs);
    let _alone = alone::alone();
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    for number in 0..1000 {
        let line = format!("[{number}] line-{number}\n");
        assert!(outcome.stdout.contains(&line), "{line}");
    }
    assert_eq!(outcome.stdout.lines().count(), 2000);
}
