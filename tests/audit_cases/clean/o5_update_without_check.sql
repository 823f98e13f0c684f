-- id: o5
-- kind: clean
-- class: update
-- tier: own
-- objects: public.jobs
-- title: UPDATE without WITH CHECK: USING holds for new rows too
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.jobs');
create policy s on public.jobs for select to authenticated using (workspace_id = (select app.current_workspace_id()));
create policy i on public.jobs for insert to authenticated with check (workspace_id = (select app.current_workspace_id()));
create policy u on public.jobs for update to authenticated using (workspace_id = (select app.current_workspace_id()));
create policy d on public.jobs for delete to authenticated using (workspace_id = (select app.current_workspace_id()));

-- @proof
select pg_temp.a();
do $$ begin update public.jobs set workspace_id = 'bb000000-0000-4000-8000-00000000000b'; perform set_config('rig.leak', 'true', true); exception when others then perform set_config('rig.leak', 'false', true); end $$;
select current_setting('rig.leak')::boolean;
