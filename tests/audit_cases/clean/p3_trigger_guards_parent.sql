-- id: p3
-- kind: clean
-- class: cross-tenant-fk
-- tier: own
-- objects: public.clips
-- title: the key leaves the workspace out, but a trigger looks at the parent
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
alter table public.clips drop constraint clips_project_fk;
alter table public.clips add constraint clips_project_fk foreign key (project_id) references public.projects (id) on delete cascade;
create function app.same_workspace() returns trigger language plpgsql security definer set search_path = '' as $$
  begin if not exists (select 1 from public.projects p where p.id = new.project_id and p.workspace_id = new.workspace_id) then raise exception 'no such project'; end if; return new; end $$;
revoke all on function app.same_workspace() from public;
create trigger same_workspace before insert or update on public.clips for each row execute function app.same_workspace();

-- @proof
select pg_temp.a();
do $$ begin insert into public.clips (project_id, workspace_id, title) values ('2b000000-0000-4000-8000-000000000001', 'aa000000-0000-4000-8000-00000000000a', 'parasite'); perform set_config('rig.leak', 'true', true); exception when others then perform set_config('rig.leak', 'false', true); end $$;
select current_setting('rig.leak')::boolean;
