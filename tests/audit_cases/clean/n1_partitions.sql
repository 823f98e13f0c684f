-- id: n1
-- kind: clean
-- class: partition
-- tier: own
-- objects: public.events
-- title: a partitioned table whose partitions nobody may touch
-- apply-as: postgres
-- proof-as: authenticator

-- @apply
create table public.events (workspace_id uuid not null references public.workspaces on delete cascade, at date not null, what text) partition by range (at);
create table public.events_2025 partition of public.events for values from ('2025-01-01') to ('2026-01-01');
insert into public.events values ('aa000000-0000-4000-8000-00000000000a', '2025-05-05', 'x'), ('bb000000-0000-4000-8000-00000000000b', '2025-05-05', 'y');
alter table public.events enable row level security; alter table public.events force row level security;
create policy p on public.events for select to authenticated using (workspace_id = (select app.current_workspace_id()));
grant select on public.events to authenticated;

-- @proof
select pg_temp.a(); select count(*) > 0 from public.events where workspace_id = :'B';
