-- id: a7
-- kind: leak
-- class: cross-tenant-fk
-- tier: own
-- objects: public.jobs
-- title: a job may name a clip of any workspace
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
alter table public.jobs drop constraint jobs_clip_fk;
alter table public.jobs add constraint jobs_clip_fk foreign key (clip_id) references public.clips (id) on delete cascade;

-- @proof
select pg_temp.a();
do $$ begin insert into public.jobs (project_id, clip_id, kind) values ('2a000000-0000-4000-8000-000000000001', '3b000001-0000-4000-8000-000000000001', 'cut'); perform set_config('rig.leak', 'true', true); end $$;
select current_setting('rig.leak')::boolean;
