-- id: 87
-- kind: broken
-- class: wrong-claim
-- tier: own
-- objects: public.projects
-- title: the policy compares the tenant column with the user's id
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.projects');
create policy p on public.projects for all to authenticated using (workspace_id = (select auth.uid())) with check (workspace_id = (select auth.uid()));

-- @proof
select pg_temp.a(); select count(*) = 0 from public.projects;
