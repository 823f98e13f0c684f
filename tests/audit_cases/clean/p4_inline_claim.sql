-- id: p4
-- kind: clean
-- class: claim
-- tier: own
-- objects: public.clips
-- title: the claim is read in the policy itself
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.clips');
create policy p on public.clips for all to authenticated using (workspace_id::text = (select auth.jwt() -> 'app_metadata' ->> 'workspace_id')) with check (workspace_id::text = (select auth.jwt() -> 'app_metadata' ->> 'workspace_id'));

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clips where workspace_id = :'B';
