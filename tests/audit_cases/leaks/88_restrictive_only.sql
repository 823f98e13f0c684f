-- id: 88
-- kind: broken
-- class: restrictive-only
-- tier: own
-- objects: public.clips
-- title: only a restrictive policy: nothing is permitted
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.clips');
create policy p on public.clips as restrictive for all to authenticated using (workspace_id = (select app.current_workspace_id()));

-- @proof
select pg_temp.a(); select count(*) = 0 from public.clips;
