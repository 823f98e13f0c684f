-- id: a3
-- kind: leak
-- class: restrictive
-- tier: own
-- objects: public.jobs
-- title: the restrictive policy isolates SELECT alone
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.jobs');
create policy may on public.jobs for all to authenticated using (true) with check (true);
create policy iso on public.jobs as restrictive for select to authenticated using (workspace_id = (select app.current_workspace_id()));

-- @proof
select pg_temp.a();
do $$ begin insert into public.jobs (workspace_id, project_id, kind) values ('bb000000-0000-4000-8000-00000000000b', '2b000000-0000-4000-8000-000000000001', 'render'); perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
