-- id: 67
-- kind: leak
-- class: global-unique
-- tier: own
-- objects: public.projects
-- title: a unique index over an expression spans all workspaces
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create unique index projects_slug_lower on public.projects (lower(slug)) include (workspace_id);

-- @proof
select pg_temp.a();
do $$ begin insert into public.projects (name, slug, owner_id) values ('p', 'SOUTH-recipes', '1a000000-0000-4000-8000-000000000001'); perform set_config('rig.leak', 'false', true);
exception when unique_violation then perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
