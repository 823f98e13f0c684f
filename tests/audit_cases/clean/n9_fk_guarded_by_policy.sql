-- id: n9
-- kind: clean
-- class: cross-tenant-fk
-- tier: own
-- objects: public.clips
-- title: the key leaves the workspace out, but the policy looks at the parent
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
alter table public.clips drop constraint clips_project_fk;
alter table public.clips add constraint clips_project_fk foreign key (project_id) references public.projects (id) on delete cascade;
select pg_temp.drop_policies('public.clips');
create policy p on public.clips for all to authenticated using (workspace_id = (select app.current_workspace_id())) with check (workspace_id = (select app.current_workspace_id()) and exists (select 1 from public.projects p where p.id = project_id and p.workspace_id = clips.workspace_id));

-- @proof
select pg_temp.a();
do $$ begin insert into public.clips (project_id, workspace_id, title) values ('2b000000-0000-4000-8000-000000000001', 'aa000000-0000-4000-8000-00000000000a', 'parasite'); perform set_config('rig.leak', 'true', true); exception when others then perform set_config('rig.leak', 'false', true); end $$;
select current_setting('rig.leak')::boolean;
