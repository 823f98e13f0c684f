-- id: 54
-- kind: leak
-- class: setting
-- tier: own
-- objects: public.projects
-- title: policy reads the workspace from a setting that every session can set
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
select pg_temp.drop_policies('public.projects');
create policy p on public.projects for all to authenticated using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);

-- @proof
select pg_temp.a(); set local app.workspace_id = 'bb000000-0000-4000-8000-00000000000b'; select count(*) > 0 from public.projects where workspace_id = :'B';
