-- id: 62
-- kind: leak
-- class: inheritance
-- tier: own
-- objects: public.clips_old
-- title: an heir of a table has no row security
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.clips_old () inherits (public.clips);
insert into public.clips_old (project_id, workspace_id, title) values ('2b000000-0000-4000-8000-000000000001', 'bb000000-0000-4000-8000-00000000000b', 'old');
grant select on public.clips_old to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.clips_old;
