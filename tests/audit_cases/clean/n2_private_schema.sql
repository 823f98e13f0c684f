-- id: n2
-- kind: clean
-- class: private
-- tier: own
-- objects: internal.queue
-- title: a table in a schema that API roles cannot use
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create schema internal;
create table internal.queue (id bigint generated always as identity primary key, workspace_id uuid, payload jsonb);
insert into internal.queue (workspace_id) values ('bb000000-0000-4000-8000-00000000000b');

-- @proof
select pg_temp.a();
do $$ begin perform count(*) from internal.queue; perform set_config('rig.leak', 'true', true); exception when others then perform set_config('rig.leak', 'false', true); end $$;
select current_setting('rig.leak')::boolean;
