-- id: o4
-- kind: clean
-- class: journal
-- tier: own
-- objects: ef.migrations
-- title: the tool's own journal in its own schema
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create schema ef;
create table ef.migrations (version bigint primary key, name text not null, checksum text not null, applied_at timestamptz default now());
insert into ef.migrations values (1, 'a', 'b');

-- @proof
select pg_temp.a();
do $$ begin perform count(*) from ef.migrations; perform set_config('rig.leak', 'true', true); exception when others then perform set_config('rig.leak', 'false', true); end $$;
select current_setting('rig.leak')::boolean;
