-- id: m2
-- kind: clean
-- class: restrictive
-- tier: own
-- objects: public.clips
-- title: one restrictive policy isolates, the permissive one permits
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.clips');
create policy iso on public.clips as restrictive for all to authenticated using (workspace_id = (select app.current_workspace_id())) with check (workspace_id = (select app.current_workspace_id()));
create policy may on public.clips for all to authenticated using (true) with check (true);

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clips where workspace_id = :'B';
