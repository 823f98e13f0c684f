-- id: p8
-- kind: clean
-- class: check-true
-- tier: own
-- objects: public.jobs
-- title: a trigger sets the workspace of every new row, whatever was sent
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.jobs');
create policy s on public.jobs for select to authenticated using (workspace_id = (select app.current_workspace_id()));
create policy i on public.jobs for insert to authenticated with check (true);
create policy u on public.jobs for update to authenticated using (workspace_id = (select app.current_workspace_id()));
create policy d on public.jobs for delete to authenticated using (workspace_id = (select app.current_workspace_id()));
create function app.own() returns trigger language plpgsql set search_path = '' as $$ begin new.workspace_id := app.current_workspace_id(); return new; end $$;
create trigger own before insert on public.jobs for each row when (current_user = 'authenticated') execute function app.own();

-- @proof
select pg_temp.a();
do $$ begin insert into public.jobs (workspace_id, project_id, kind) values ('bb000000-0000-4000-8000-00000000000b', '2b000000-0000-4000-8000-000000000001', 'render'); perform set_config('rig.leak', 'true', true); exception when others then perform set_config('rig.leak', 'false', true); end $$;
select current_setting('rig.leak')::boolean;
