-- id: 51
-- kind: leak
-- class: fails-open
-- tier: own
-- objects: public.clips
-- title: no claim means every row: the column stands in for a missing workspace
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.clips');
create policy p on public.clips for all to authenticated using (workspace_id = coalesce((select app.current_workspace_id()), workspace_id));

-- @proof
select pg_temp.dan(); select count(*) > 0 from public.clips where workspace_id = :'B';
