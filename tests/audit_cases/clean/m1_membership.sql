-- id: m1
-- kind: clean
-- class: membership
-- tier: own
-- objects: public.clips
-- title: policies ask the table of members
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.clips');
create policy p on public.clips for all to authenticated using (workspace_id in (select m.workspace_id from public.workspace_members m where m.user_id = (select auth.uid()))) with check (workspace_id in (select m.workspace_id from public.workspace_members m where m.user_id = (select auth.uid())));

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clips where workspace_id = :'B';
