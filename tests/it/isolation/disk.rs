//! A disk that fills while rows are given their workspace.

use super::{ef, is_current, plain, says, up};
use crate::disk::Disk;

#[test]
fn a_full_disk_stops_the_run_and_the_next_one_goes_on() {
    let Some(database) = plain() else { return };
    let Some(disk) = Disk::mount(8, &database) else { return };
    database.run(&format!("alter table public.clips set tablespace {}", disk.tablespace));
    database.run(
        "insert into public.clips (project_id, title)
           select id, repeat('x', 200) from public.projects, generate_series(1, 3000) n",
    );
    let rows = database.value("select count(*) from public.clips");
    let outcome = ef(&database.url(), &["migrate", "up"]).run();
    says(&outcome, 3, &["disk is full", "what is done is kept"]);
    assert_eq!(database.value("select count(*) from public.clips"), rows, "no row is lost");
    disk.grow(64);
    up(&database.url());
    is_current(&database.url());
    let whole = "select count(*) from public.clips c join public.projects p on (p.id, p.workspace_id) = (c.project_id, c.workspace_id)";
    assert_eq!(database.value(whole), rows, "each row is where its project is");
    database.run("alter table public.clips set tablespace pg_default");
    database.run(&format!("drop tablespace {}", disk.tablespace));
}
