-- id: 97
-- kind: leak
-- class: permissive-or
-- tier: own
-- objects: public.projects
-- title: a flag in a JSON column opens a row to everybody
-- apply-as: postgres
-- proof-as: postgres

-- @apply
select pg_temp.drop_policies('public.projects');
create policy p on public.projects for all to authenticated using (workspace_id = (select app.current_workspace_id()) or settings ->> 'shared' = 'true');

-- @proof
update public.projects set settings = '{"shared":"true"}'; select pg_temp.a(); select count(*) > 0 from public.projects where workspace_id = :'B';
