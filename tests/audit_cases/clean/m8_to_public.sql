-- id: m8
-- kind: clean
-- class: policy-public
-- tier: own
-- objects: public.clips
-- title: policy without a TO clause, but with the claim
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.clips');
create policy p on public.clips using (workspace_id = (select app.current_workspace_id()));

-- @proof
select pg_temp.dan(); select count(*) > 0 from public.clips;
