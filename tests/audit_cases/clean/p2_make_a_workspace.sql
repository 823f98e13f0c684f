-- id: p2
-- kind: clean
-- class: workspaces
-- tier: own
-- objects: public.workspaces
-- title: a user may make a workspace of his own
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
grant insert on public.workspaces to authenticated;
create policy make on public.workspaces for insert to authenticated with check (created_by = (select auth.uid()));

-- @proof
select pg_temp.a(); select count(*) > 1 from public.workspaces;
