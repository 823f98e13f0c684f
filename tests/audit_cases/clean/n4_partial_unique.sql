-- id: n4
-- kind: clean
-- class: unique
-- tier: own
-- objects: public.projects
-- title: a partial unique index within the workspace
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create unique index projects_live_name on public.projects (workspace_id, lower(name)) where slug <> '';

-- @proof
select pg_temp.a();
do $$ begin insert into public.projects (name, slug, owner_id) values ('South recipes', 'south-recipes', '1a000000-0000-4000-8000-000000000001'); perform set_config('rig.leak', 'false', true);
exception when unique_violation then perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
