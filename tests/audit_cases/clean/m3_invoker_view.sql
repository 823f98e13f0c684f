-- id: m3
-- kind: clean
-- class: view
-- tier: own
-- objects: public.clip_list
-- title: a view with the rights of its caller
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create view public.clip_list with (security_invoker = true) as select c.*, p.name as project from public.clips c join public.projects p on p.id = c.project_id;
grant select on public.clip_list to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clip_list where workspace_id = :'B';
