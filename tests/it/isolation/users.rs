//! Users get a workspace: those who are there when the tables are closed, and those who sign up later.

use super::{edit_factory, plain, up};
use crate::postgres::Database;

#[test]
fn existing_users_see_their_rows_when_the_tables_are_closed() {
    let Some((database, url)) = edit_factory(Database::supabase()) else { return };
    up(&url);
    assert_eq!(
        database.value("select count(*) from auth.users where raw_app_meta_data ->> 'workspace_id' is null"),
        "0"
    );
    assert_eq!(
        database.value("select count(*) from auth.users where raw_app_meta_data ->> 'provider' is null"),
        "0",
        "other keys are kept"
    );
    assert_eq!(database.value("select count(*) from public.workspace_members where role = 'owner'"), "1");
    assert_eq!(database.value("select count(*) from public.workspace_members m join auth.users u on u.id = m.user_id and u.raw_app_meta_data ->> 'workspace_id' = m.workspace_id::text"), "6");
}

#[test]
fn a_new_user_gets_a_fresh_workspace_or_the_one_of_the_invite() {
    let Some(database) = plain() else { return };
    up(&database.url());
    database.run("insert into auth.users (email, raw_user_meta_data) values ('New.One@x.example', '{\"name\": \"Nova\", \"workspace_id\": \"11111111-1111-4111-8111-111111111111\"}')");
    let own = "select w.name || ' ' || m.role from auth.users u join public.workspaces w on w.id::text = u.raw_app_meta_data ->> 'workspace_id'
        join public.workspace_members m on m.user_id = u.id and m.workspace_id = w.id where lower(u.email) = 'new.one@x.example'";
    assert_eq!(database.value(own), "Nova owner");

    database.run("insert into public.workspace_invites (workspace_id, email, role) select id, 'Guest@x.example', 'admin' from public.workspaces where slug = 'default'");
    database.run("insert into auth.users (email) values ('guest@x.example')");
    let joined = "select w.slug || ' ' || m.role from auth.users u join public.workspaces w on w.id::text = u.raw_app_meta_data ->> 'workspace_id'
        join public.workspace_members m on m.user_id = u.id and m.workspace_id = w.id where u.email = 'guest@x.example'";
    assert_eq!(database.value(joined), "default admin");
    assert_eq!(
        database.value("select count(*) from public.workspace_invites where accepted_at is null"),
        "0"
    );

    database.run("insert into public.workspace_invites (workspace_id, email, expires_at) select id, 'late@x.example', now() - interval '1 day' from public.workspaces where slug = 'default'");
    database.run("insert into auth.users (email) values ('late@x.example')");
    assert_ne!(
        database.value(&joined.replace("guest@", "late@")),
        "default member",
        "an invite that has expired counts no more"
    );
}

#[test]
fn a_claim_survives_what_auth_writes_back_and_not_a_removal() {
    let Some(database) = plain() else { return };
    up(&database.url());
    database.run("insert into auth.users (email) values ('a@x.example')");
    let claim = "select raw_app_meta_data ->> 'workspace_id' from auth.users where email = 'a@x.example'";
    let before = database.value(claim);
    database.run(
        "update auth.users set raw_app_meta_data = '{\"provider\": \"email\"}' where email = 'a@x.example'",
    );
    assert_eq!(database.value(claim), before);
    database.run("delete from public.workspace_members; update auth.users set raw_app_meta_data = '{}' where email = 'a@x.example'");
    assert_eq!(database.value(claim), "NULL");
}
