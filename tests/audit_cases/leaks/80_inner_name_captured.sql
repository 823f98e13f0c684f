-- id: 80
-- kind: leak
-- class: wrong-column
-- tier: own
-- objects: public.clips
-- title: a name in the sub-select means the inner table's own column
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.clips');
create policy p on public.clips for all to authenticated using (exists (select 1 from public.workspace_members m where m.workspace_id = workspace_id));

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clips where workspace_id = :'B';
