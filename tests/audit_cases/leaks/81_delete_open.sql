-- id: 81
-- kind: leak
-- class: using-true
-- tier: own
-- objects: public.jobs
-- title: everybody may delete every row
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.jobs');
create policy s on public.jobs for select to authenticated using (workspace_id = (select app.current_workspace_id()));
create policy i on public.jobs for insert to authenticated with check (workspace_id = (select app.current_workspace_id()));
create policy u on public.jobs for update to authenticated using (workspace_id = (select app.current_workspace_id()));
create policy d on public.jobs for delete to authenticated using (auth.uid() is not null);

-- @proof
select pg_temp.a();
do $$ declare n int; begin delete from public.jobs; get diagnostics n = row_count; perform set_config('rig.leak', (n > 64)::text, true); end $$;
select current_setting('rig.leak')::boolean;
