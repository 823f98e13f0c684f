-- id: 52
-- kind: leak
-- class: fails-open
-- tier: own
-- objects: public.jobs
-- title: policy lets everybody through who has no claim
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.jobs');
create policy p on public.jobs for all to authenticated using ((select app.current_workspace_id()) is null or workspace_id = (select app.current_workspace_id()));

-- @proof
select pg_temp.dan(); select count(*) > 0 from public.jobs;
