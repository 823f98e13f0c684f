-- id: p1
-- kind: clean
-- class: narrower
-- tier: own
-- objects: public.clips
-- title: only drafts may be added and deleted, and only own ones
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.clips');
create policy s on public.clips for select to authenticated using (workspace_id = (select app.current_workspace_id()));
create policy i on public.clips for insert to authenticated with check (workspace_id = (select app.current_workspace_id()) and status = 'archived-soon');
create policy u on public.clips for update to authenticated using (workspace_id = (select app.current_workspace_id()));
create policy d on public.clips for delete to authenticated using (workspace_id = (select app.current_workspace_id()) and created_at < '1999-01-01');

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clips where workspace_id = :'B';
